// A box below each check: what the command printed is judged in the page, by the conditions that the build has proved.
// Nothing is loaded before the reader touches a box, and nothing of what is pasted is kept.

// The reader's own names, read as the examples that stand for them: conditions may speak of these.
function asInTheExamples(text) {
  for (const { value, dataset } of inputs) {
    const own = value.trim();
    if (own === "" || stillExamples.has(dataset.standsFor)) continue;
    // Whole names only. Of what a name may have, a dot and a hyphen mean something to the expression.
    const name = new RegExp(`(?<![\\w.-])${own.replace(/[.-]/g, "\\$&")}(?![\\w-])`, "gi");
    text = text.replace(name, () => dataset.standsFor);
  }
  return text;
}

const wordsOf = (element) => element.textContent.replace(/\s+/g, " ").trim();

// What the rows of the table ask for, without their examples.
function expected(rows) {
  return rows.slice(0, 4).map((row) => {
    const seen = (row.querySelector("td") ?? row).cloneNode(true);
    for (const example of seen.querySelectorAll("details, pre, .meaning, .goal")) example.remove();
    return wordsOf(seen);
  });
}

// The card of a cause that a link of this page leads into.
function cardOf(link) {
  if (!link?.getAttribute("href").startsWith("#")) return null;
  return document.getElementById(link.hash.slice(1))?.closest(".cause");
}

function linkTo(href, text) {
  const link = document.createElement("a");
  link.href = href;
  link.textContent = text;
  return link;
}

function newJudge(check, rows) {
  const { article, check: id } = check.dataset;
  const box = document.createElement("div");
  box.className = "judge";
  const label = document.createElement("label");
  const area = document.createElement("textarea");
  const verdict = document.createElement("p");
  area.id = `output_${id}`;
  area.rows = 2;
  area.spellcheck = false;
  area.autocomplete = "off";
  area.translate = false;
  label.htmlFor = area.id;
  label.textContent = "Paste what it printed";
  verdict.setAttribute("role", "status");
  box.append(label, area, verdict);

  function unmark() {
    for (const row of rows) row.classList.remove("is-seen");
    check.querySelectorAll(".seen").forEach((word) => word.remove());
    for (const card of document.querySelectorAll(`.cause[data-by="${id}"]`)) {
      card.classList.remove("is-found");
      delete card.dataset.by;
    }
  }

  function mark(row) {
    row.classList.add("is-seen");
    const word = document.createElement("strong");
    word.className = "seen";
    word.textContent = "What you pasted. ";
    (row.querySelector("td") ?? row).prepend(word);
  }

  function tell(row) {
    mark(row);
    const means = row.querySelector("td:last-child, .meaning") ?? row;
    const text = means.cloneNode(true);
    for (const other of text.querySelectorAll(".badge, .go-on, details, pre")) other.remove();
    const isGood = row.querySelector(".badge.good") !== null;
    verdict.append(isGood ? "Good: " : "Found: ", wordsOf(text));
    const onward = row.querySelector(".go-on, :scope > a");
    const card = cardOf(onward);
    if (card) {
      card.open = true;
      if (!isGood) {
        card.classList.add("is-found");
        card.dataset.by = id;
      }
      const number = wordsOf(card.querySelector(".cause-number"));
      const isHere = card.contains(check);
      verdict.append(isGood ? " Go on with " : isHere ? " This is " : " It points to ", linkTo(onward.getAttribute("href"), number.toLowerCase()), ".");
    } else if (onward) {
      const href = onward.getAttribute("href");
      const isArticle = check.closest("article") && href.includes("articles/");
      verdict.append(" ", linkTo(isArticle ? withOrigin(href, `check/${article}/${id}`) : href, "Go on from here"), ".");
    }
  }

  function miss(other) {
    const place = other && document.getElementById(`check_${other}`);
    if (place) {
      const card = place.closest(".cause");
      const where = card ? `of ${wordsOf(card.querySelector(".cause-number")).toLowerCase()}` : "on this page";
      verdict.append("This looks like the output of another check, ", linkTo(`#${place.id}`, `the one ${where}`), ".");
      return;
    }
    verdict.append(`This is not what the command is known to print. Expected: ${expected(rows).join("; ")}. Copy the whole output, from the line below the command to the end.`);
  }

  let waiting;
  async function judge() {
    const text = asInTheExamples(area.value);
    try {
      await reconnect.readyToJudge();
      if (text !== asInTheExamples(area.value)) return; // a newer one is under way
      const [kind, what] = wasm_bindgen.judge(article, id, text).split(":");
      unmark();
      verdict.textContent = "";
      verdict.className = `verdict ${kind}`;
      const row = kind === "outcome" && rows.find((it) => it.dataset.outcome === what);
      if (row) tell(row);
      else if (kind !== "empty") miss(kind === "other" && what);
    } catch (error) {
      verdict.textContent = `The output could not be judged: ${error.message}. The table says what it means.`;
    }
  }
  area.addEventListener("focus", () => reconnect.readyToJudge().catch(() => {}), { once: true });
  area.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(judge, 200);
  });
  return box;
}

// A site that was built without the browser's module cannot judge.
if (globalThis.reconnect) {
  for (const check of document.querySelectorAll(".check")) {
    const rows = [...(document.querySelector(".answers") ?? check).querySelectorAll("[data-outcome]")];
    if (rows.length > 0) check.querySelector(".code:last-of-type").after(newJudge(check, rows));
  }
}
