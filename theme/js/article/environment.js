// Sets causes back that cannot be the reader's: what they do not have, they tick, and it stays in the address. A cause that
// is set back says so in words and can be opened all the same.
const environment = document.getElementById("environment");

function setBack() {
  const missing = (state.get("without") ?? "").split(",");
  for (const tick of environment.querySelectorAll("[data-without]")) tick.checked = missing.includes(tick.dataset.without);
  let n = 0;
  for (const card of cards) {
    card.querySelector(".not-here")?.remove();
    const isElsewhere = missing.includes(card.dataset.onlyWith);
    card.classList.toggle("is-elsewhere", isElsewhere);
    if (!isElsewhere) continue;
    n += 1;
    card.open = false;
    const word = document.createElement("span");
    word.className = "badge not-here";
    word.textContent = `does not apply without ${card.dataset.needs}`;
    card.querySelector("summary").append(" ", word);
  }
  environment.querySelector("[role=status]").textContent = n === 0 ? "" : `${n} of ${cards.length} causes ${n === 1 ? "does" : "do"} not apply.`;
}

if (environment) {
  environment.hidden = false;
  environment.addEventListener("change", () => {
    state.set("without", [...environment.querySelectorAll(":checked")].map((tick) => tick.dataset.without).join());
    remember();
    setBack();
  });
  heard.push(setBack);
  setBack();
}
