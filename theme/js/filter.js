// Narrows the list of a page to the rows that have all of the typed words. Without this script the list is whole, and
// families, sources and stages are reached by links. Classic script: from disk modules do not load.
//
// What is typed stands in the address, `#filter=tls`, so that a narrowed list can be sent to somebody.
(() => {
  "use strict";
  const filter = document.getElementById("filter");
  const input = document.getElementById("filter-text");
  const status = document.getElementById("filter-status");
  const { one, many } = filter.dataset;
  const elsewhere = document.getElementById("find-box") ? " The box at the top looks everywhere." : "";
  const prefix = "#filter=";
  const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ");

  // A row is found by its own words and by the heading above it: every event of Schannel has the word "schannel".
  const sections = [...document.querySelectorAll("[data-part]")].map((element) => {
    const heading = element.querySelector("h2");
    const rows = [...element.querySelectorAll("[data-rows] > *")].map((row) => ({
      element: row,
      number: plain(`${(row.querySelector("th") ?? row).textContent} ${row.dataset.words ?? ""}`),
      words: plain(`${heading.textContent} ${row.textContent} ${row.dataset.words ?? ""}`),
    }));
    return { element, heading, rows };
  });
  const everyRow = sections.flatMap(({ rows }) => rows);
  const total = everyRow.length;
  let speaking;

  // Who types a number means the row's own, and not every row that speaks of it; unless no row has it.
  function test(word) {
    const isNumber = /^-?(0x)?[0-9a-f]+$/.test(word) && /[0-9]/.test(word);
    const isOwn = isNumber && everyRow.some(({ number }) => number.includes(word));
    return ({ number, words }) => (isOwn ? number : words).includes(word);
  }

  function pointedTo() {
    const { hash } = location;
    if (hash === "" || hash.startsWith(prefix)) return null;
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null; // no text that was ever written as an address
    }
  }

  function apply() {
    const wanted = plain(input.value).split(" ").filter(Boolean).map(test);
    const target = pointedTo();
    let left = 0;
    for (const { element, heading, rows } of sections) {
      // Who follows a link to a row or to a whole part gets to see it, whatever stands in the box.
      const isWanted = heading === target || element === target;
      let here = 0;
      for (const row of rows) {
        const isShown = isWanted || (target && row.element.contains(target)) || wanted.every((has) => has(row));
        row.element.hidden = !isShown;
        here += Number(isShown);
      }
      element.hidden = here === 0;
      left += here;
    }
    // After a pause in typing, so that not every letter is read out.
    clearTimeout(speaking);
    speaking = setTimeout(say, 300, wanted.length > 0, left);
  }

  function say(isNarrowed, left) {
    const all = `${total} ${total === 1 ? one : many}`;
    if (!isNarrowed) status.textContent = "";
    else if (left === 0) status.textContent = `None of ${all} has all of these words.${elsewhere}`;
    else status.textContent = `${left} of ${all} ${left === 1 ? "is" : "are"} left.`;
  }

  function remember() {
    const { value } = input;
    const fragment = value.trim() === "" ? "" : prefix + encodeURIComponent(value);
    // An address without a fragment has to be written whole: "" alone would keep the one that is there.
    history.replaceState(null, "", fragment || location.href.split("#")[0]);
  }

  function read() {
    if (!location.hash.startsWith(prefix)) return;
    try {
      input.value = decodeURIComponent(location.hash.slice(prefix.length));
    } catch {
      input.value = "";
    }
  }

  input.addEventListener("input", () => {
    remember();
    apply();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || input.value === "") return;
    event.preventDefault();
    input.value = "";
    remember();
    apply();
  });
  addEventListener("hashchange", () => {
    read();
    apply();
    pointedTo()?.scrollIntoView();
  });

  filter.hidden = false;
  read();
  if (input.value !== "") apply();
})();
