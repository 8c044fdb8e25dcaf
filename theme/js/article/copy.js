// A button on each command that copies it. On plain http browsers have no clipboard for scripts, so there are three ways,
// and the last one is the reader's own: the text is selected, and the page says which keys copy it.
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "copy-source";
    area.setAttribute("aria-hidden", "true");
    const { activeElement } = document;
    document.body.append(area);
    area.select();
    const isDone = document.execCommand("copy");
    area.remove();
    activeElement?.focus({ preventScroll: true });
    return isDone;
  }
}

function nameOf(figure) {
  if (figure.closest(".check")) return "check command";
  const step = figure.closest("ol > li");
  const number = step && [...step.parentElement.children].indexOf(step) + step.parentElement.start;
  let before = step?.parentElement ?? figure;
  while (before && before.localName !== "h3") before = before.previousElementSibling;
  const part = before?.textContent.toLowerCase() ?? "";
  return `${part ? `${part} ` : ""}command${number ? ` of step ${number}` : ""}`;
}

function addCopy(figure, name) {
  const code = figure.querySelector("code");
  if (!code) return;
  const bar = document.createElement("p");
  bar.className = "copy";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy the ${name}`);
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  bar.append(button, status);
  figure.append(bar);
  button.addEventListener("click", async () => {
    const names = new Set([...code.querySelectorAll("[data-fill]")].map((place) => place.dataset.fill));
    const left = [...names].filter((name) => stillExamples.has(name));
    // Emptied first: a region that gets the same text again is not read out.
    status.textContent = "";
    if (await copied(code.textContent)) {
      status.textContent = `Copied.${left.length > 0 ? ` Put your own name in the place of ${left.join(" and ")}.` : ""}`;
    } else {
      getSelection().selectAllChildren(code);
      status.textContent = "The text is selected: press Ctrl+C.";
    }
  });
}

for (const figure of document.querySelectorAll("figure.code")) addCopy(figure, nameOf(figure));
