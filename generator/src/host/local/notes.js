// Notes on articles, each behind the id of its article: articles/nla-required.html has the id nla-required.
var reconnectNotes = {
  // "nla-required": "Our jump host asks for a smart card first.",
};
