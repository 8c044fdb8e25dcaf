// What somebody gives away of an answer, and files that are explained. Loaded when it is asked for.
// The build puts `newGiver` in front: it makes the module's bindings with a memory of their own.
reconnect.startGiver = async (module, bytesOf) => {
  const giver = newGiver();
  await giver({ module_or_path: module });
  giver.take(bytesOf(reconnect.given("knowledge")), bytesOf(reconnect.given("rdp-settings")));
  if (reconnect.given("names")) giver.take_names(bytesOf(reconnect.given("names")));
  return giver;
};
