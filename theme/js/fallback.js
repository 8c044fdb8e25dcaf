// Where the decoder's module cannot run - a rule of the server or of the company against WebAssembly, an old browser - codes
// are still looked up: every number of the text in the list of codes that this site has. Loaded only then.
(() => {
  "use strict";
  const most = 12;
  const { root } = reconnect;
  // `2308 disconnect 0x904 name`, one a line; the first is the value as an unsigned number.
  const rows = new Map();
  for (const line of reconnect.given("codes").split("\n")) {
    const [value, space, hexadecimal, ...name] = line.split(" ");
    if (!rows.has(value)) rows.set(value, []);
    rows.get(value).push({ url: `codes/${space}/${hexadecimal}.html`, title: `${hexadecimal} ${name.join(" ")}`.trim(), space });
  }

  // Numbers as people write them: 0x904, 80090302, 80090302h, 2308, -2146893043.
  function codesIn(text) {
    const numbers = text.normalize("NFKC").matchAll(/0x\s?([0-9a-f]{1,16})\b|\b([0-9a-f]{8})h?\b|(-?\b\d{1,10})\b/gi);
    const values = new Set();
    for (const [, hexadecimal, bare, decimal] of numbers) {
      const value = decimal ? BigInt(decimal) : BigInt(`0x${hexadecimal ?? bare}`);
      values.add(String(BigInt.asUintN(32, value)));
      if (bare && /^\d+$/.test(bare)) values.add(String(BigInt.asUintN(32, BigInt(bare))));
    }
    return [...values].flatMap((value) => rows.get(value) ?? []);
  }

  function show(field, target) {
    const found = codesIn(field.value);
    const list = document.createElement("ul");
    for (const { url, title, space } of found.slice(0, most)) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = root + url;
      link.textContent = title;
      item.append(link, ` (${space})`);
      list.append(item);
    }
    target.replaceChildren(...(found.length > 0 ? [list] : []));
  }

  const why = document.createElement("p");
  const link = document.createElement("a");
  link.href = `${root}host-check.html`;
  link.textContent = "what to change on the server";
  why.append("The decoder cannot run here, so only codes are looked up. If this site's server sends a Content-Security-Policy, its script-src needs 'wasm-unsafe-eval'; see ", link, ".");

  for (const [field, note, results] of [["search-text", "search-note", "search-options"], ["find-text", "find-status", "find-results"]]) {
    const box = document.getElementById(field);
    if (!box) continue;
    const target = document.getElementById(results);
    target.removeAttribute("role");
    const answer = () => {
      document.getElementById(note).replaceChildren(why.cloneNode(true));
      show(box, target);
      target.hidden = false;
      if (field === "search-text") document.getElementById("search-popup").hidden = box.value === "";
    };
    if (field === "search-text") {
      // No listbox any more, but links in a list.
      for (const name of ["role", "aria-expanded", "aria-controls", "aria-autocomplete"]) box.removeAttribute(name);
    }
    box.addEventListener("input", answer);
    if (box.value) answer();
  }
})();
