// What the reader has done and where they came from stands in the address behind `#`, and nowhere else: a reload and a
// link keep it. `#at=cause-…&done=2,1&undone=1`. A plain anchor stays what it is until there is something to remember.
const known = ["at", "causes", "from", "answers", "done", "undone", "without"];
const state = new Map();
const cards = [...document.querySelectorAll(".cause")];
const heard = [];

// The words behind `#`; null where a plain anchor stands there.
function wordsInAddress() {
  const words = [...new URLSearchParams(location.hash.slice(1))];
  return words.length > 0 && words.every(([key]) => known.includes(key)) ? words : null;
}

// Numbers of causes of this page, each once, in the order of the address.
function causesIn(key) {
  const numbers = (state.get(key) ?? "").split(",").map(Number);
  return [...new Set(numbers)].filter((number) => cards[number - 1]);
}

function anchorInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return ""; // no text that was ever written as an address
  }
}

function remember() {
  if (!wordsInAddress() && location.hash !== "") state.set("at", anchorInAddress());
  const words = known.filter((key) => state.get(key)).map((key) => `${key}=${encodeURIComponent(state.get(key)).replace(/%2C/g, ",").replace(/%2F/g, "/")}`);
  // An address without a fragment has to be written whole: "" alone would keep the one that is there.
  history.replaceState(null, "", words.length > 0 ? `#${words.join("&")}` : location.href.split("#")[0]);
}

function goTo(anchor, behavior = "auto") {
  const target = anchor && document.getElementById(anchor);
  if (!target) return;
  const card = target.closest("details");
  if (card) card.open = true;
  target.scrollIntoView({ behavior });
}

// A link to another article that says where the reader comes from.
function withOrigin(href, origin) {
  const [page, anchor] = href.split("#");
  return `${page}#${anchor ? `at=${anchor}&` : ""}from=${origin}`;
}

function readState() {
  const words = wordsInAddress();
  if (!words) return;
  state.clear();
  for (const [key, value] of words) state.set(key, value);
}

addEventListener("hashchange", () => {
  if (wordsInAddress()) {
    readState();
    for (const hear of heard) hear();
    goTo(state.get("at"));
  } else if (state.size > 0) {
    remember(); // the browser has gone there already
  }
});
readState();
