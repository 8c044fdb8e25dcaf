// Looks words up. Loaded with the module and the index, the first time that somebody looks for words.
// The build puts `newFinder` in front: it makes a finder with a memory of its own.
reconnect.startFinder = async (module, index) => {
  const finder = newFinder();
  await finder({ module_or_path: module });
  finder.take(index);
  // The decoder's module calls this.
  reconnect.findWords = (query, most) => finder.find(query, most);
};
