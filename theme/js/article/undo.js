// "I did this" below each fix. What is ticked becomes a sheet: what was changed and how to undo it, the last change first.

// What stands below a heading of a card, up to the next one.
function below(heading) {
  const found = [];
  for (let next = heading.nextElementSibling; next && next.localName !== "h3"; next = next.nextElementSibling) found.push(next);
  return found;
}

const fixes = cards.map((card, at) => ({
  number: at + 1,
  title: wordsOf(card.querySelector("h2")).replace(/^(Cause \d+) /, "$1: "),
  lowers: card.querySelector(".cause-body").dataset.lowers,
  undo: card.querySelector('h3[id$="--undo"]'),
  fix: card.querySelector('h3[id$="--fix"]'),
}));

function newTick(text, key, number) {
  const label = document.createElement("label");
  const tick = document.createElement("input");
  tick.type = "checkbox";
  label.className = "tick";
  label.append(tick, ` ${text}`);
  tick.addEventListener("change", () => {
    const others = causesIn(key).filter((it) => it !== number);
    state.set(key, (tick.checked ? [...others, number] : others).join());
    // What is done anew is not undone.
    if (key === "done") state.set("undone", causesIn("undone").filter((it) => it !== number).join());
    remember();
    showSheet();
  });
  return { label, tick };
}

const sheet = document.createElement("section");
sheet.className = "undo-sheet";
sheet.id = "undo_sheet";
sheet.setAttribute("aria-labelledby", "undo_sheet_title");
const reminder = document.createElement("p");
reminder.className = "reminder";
reminder.setAttribute("role", "status");

function entry({ number, title, lowers, undo }) {
  const part = document.createElement("div");
  const heading = document.createElement("h3");
  heading.textContent = title;
  part.append(heading);
  const isUndone = causesIn("undone").includes(number);
  if (lowers && !isUndone) {
    const warning = document.createElement("p");
    warning.className = "alert caution";
    warning.textContent = `Until you undo this: ${lowers}.`;
    part.append(warning);
  }
  for (const block of undo ? below(undo) : []) {
    const copy = block.cloneNode(true);
    for (const old of [copy, ...copy.querySelectorAll("[id]")]) old.removeAttribute("id");
    for (const bar of copy.querySelectorAll(".copy")) bar.remove();
    part.append(copy);
  }
  for (const figure of part.querySelectorAll("figure.code")) addCopy(figure, "undo command");
  const { label, tick } = newTick("I undid this", "undone", number);
  tick.checked = isUndone;
  tick.dataset.undone = number;
  tick.setAttribute("aria-label", `I undid this, the fix of cause ${number}`);
  part.append(label);
  return part;
}

function showSheet() {
  const done = causesIn("done").map((number) => fixes[number - 1]);
  for (const { number, tick } of fixes) if (tick) tick.checked = causesIn("done").includes(number);
  // The sheet is made anew: a box in it that had the focus gets it back.
  const focused = document.activeElement?.dataset.undone;
  const heading = document.createElement("h2");
  heading.id = "undo_sheet_title";
  heading.textContent = "What you changed, and how to undo it";
  const hint = document.createElement("p");
  hint.className = "quiet";
  hint.textContent = "The last change first. Your ticks stand in the address of this page, so a reload and a bookmark keep them.";
  const print = document.createElement("button");
  print.type = "button";
  print.textContent = "Print this sheet";
  print.addEventListener("click", () => {
    document.documentElement.classList.add("prints-sheet");
    addEventListener("afterprint", () => document.documentElement.classList.remove("prints-sheet"), { once: true });
    window.print();
  });
  sheet.replaceChildren(heading, hint, ...done.toReversed().map(entry), print);
  sheet.hidden = done.length === 0;
  if (focused) sheet.querySelector(`[data-undone="${focused}"]`)?.focus();
  const lowered = done.filter(({ number, lowers }) => lowers && !causesIn("undone").includes(number));
  const text = lowered.map(({ lowers }) => lowers).join("; ");
  if (reminder.dataset.text === text) return;
  reminder.dataset.text = text;
  reminder.hidden = text === "";
  reminder.replaceChildren();
  if (text !== "") reminder.append(`Not undone yet: ${text}. `, linkTo("#undo_sheet", "How to undo it"));
}

if (cards.length > 0) {
  for (const one of fixes) {
    if (!one.fix) continue;
    const { label, tick } = newTick("I did this", "done", one.number);
    tick.setAttribute("aria-label", `I did this, the fix of cause ${one.number}`);
    one.tick = tick;
    const last = below(one.fix).at(-1) ?? one.fix;
    last.after(label);
  }
  cards.at(-1).after(sheet);
  sheet.after(reminder);
  heard.push(showSheet);
  showSheet();
}
