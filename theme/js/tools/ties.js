// What is marked in the text and what explains it have the same number: pointing at one shows the other, and the number
// in the text leads to what explains it.
(() => {
  "use strict";
  const results = document.getElementById("find-results");
  if (!results) return;

  function tie(number) {
    for (const one of results.querySelectorAll(".is-tied")) one.classList.remove("is-tied");
    if (!number) return;
    for (const one of results.querySelectorAll(`[data-n="${number}"]`)) {
      if (one.localName !== "button") one.classList.add("is-tied");
    }
  }

  for (const kind of ["pointerover", "focusin"]) {
    results.addEventListener(kind, ({ target }) => tie(target.closest?.("[data-n]")?.dataset.n));
  }
  results.addEventListener("pointerleave", () => tie());
  results.addEventListener("click", ({ target }) => {
    const number = target.closest("button[data-n]")?.dataset.n;
    const explained = number && results.querySelector(`li[tabindex][data-n="${number}"]`);
    if (!explained) return;
    const folded = explained.closest("details:not([open])");
    if (folded) folded.open = true;
    explained.focus();
  });
})();
