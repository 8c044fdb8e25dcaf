// Says what is known already when the reader comes from a decoded text, a check or a guided flow, and opens the causes
// that it leads to. Whatever the address says, only words of this site are shown.
const banner = document.createElement("div");
banner.className = "coming alert note";
banner.setAttribute("role", "note");

const listed = (links) => links.flatMap((link, at) => [at === 0 ? "" : at === links.length - 1 ? " and " : ", ", link]);

// The card or section that the address leads into.
const blockAt = () => document.getElementById(state.get("at") ?? "")?.closest("main > article > *");

function openCauses() {
  // A link to a cause names it; where the reader goes afterwards does not change where they came from.
  if (!state.get("causes")) state.set("causes", `${cards.indexOf(blockAt()) + 1 || ""}`);
  const numbers = causesIn("causes");
  for (const [place, card] of cards.entries()) {
    const fits = numbers.includes(place + 1);
    card.classList.toggle("is-found", fits);
    if (fits) card.open = true;
  }
  return numbers.map((number) => linkTo(`#${cards[number - 1].querySelector(".cause-body").id}`, `cause ${number}`));
}

// The answers that were given, in the words of the flow; nothing where the address and the flow do not agree.
function givenAnswers(flow, choices) {
  const list = document.createElement("ol");
  let step = flow.steps[0];
  for (const choice of choices) {
    const answer = choice === "u" ? step?.unknown : step?.answers[choice];
    if (!answer) return null;
    const item = document.createElement("li");
    const words = document.createElement("strong");
    words.textContent = answer.words;
    item.append(`${step.ask} `, words);
    list.append(item);
    step = flow.steps[answer.next];
  }
  return list;
}

async function welcome() {
  const root = document.querySelector("script[data-root]")?.dataset.root ?? "../";
  const [kind, where, what, more] = (state.get("from") ?? "").split("/");
  const isName = (text) => /^[a-z\d-]+$/.test(text ?? "");
  banner.remove();
  if (!["decoder", "check", "flow"].includes(kind) || more !== undefined) return;
  const causes = openCauses();
  const fits = causes.length > 1 ? "fit" : "fits";
  const first = document.createElement("p");
  banner.replaceChildren(first);
  if (kind === "decoder") {
    first.append("You came from a decoded text", ...(causes.length > 0 ? ["; ", ...listed(causes), ` ${fits} it`] : []), ".");
  } else if (kind === "check" && isName(where) && isName(what)) {
    const back = linkTo(`${root}articles/${where}.html#check_${what}`, "a check of another article");
    first.append("You came from ", back, ...(causes.length > 0 ? ["; what it printed points to ", ...listed(causes)] : []), ".");
  } else if (kind === "flow" && isName(where) && isName(what)) {
    const back = linkTo(`${root}flows/${where}/${what}.html`, "guided questions");
    first.append("You came from the ", back, ...(causes.length > 0 ? ["; your answers lead to ", ...listed(causes)] : []), ".");
  } else {
    return;
  }
  // Who is led to one place is told there.
  const place = kind === "decoder" ? null : causes.length === 1 ? cards[causesIn("causes")[0] - 1] : blockAt();
  if (place) place.before(banner);
  else document.querySelector("main h1").after(banner);
  if (kind !== "flow" || !state.get("answers") || !globalThis.reconnect?.flows) return;
  try {
    const flow = (await reconnect.flows())[where];
    const list = flow && givenAnswers(flow, state.get("answers").split(","));
    if (!list) return;
    const last = document.createElement("p");
    last.append("Known so far; go ", linkTo(`${root}flows/${where}/${what}.html`, "back"), " to give another answer:");
    banner.append(last, list);
  } catch {
    // The way back is there without the words.
  }
}

// Who leaves a question for an article takes along what is known. Without scripts the link leads there all the same.
const question = document.querySelector("[data-turns]");
for (const link of question?.querySelectorAll(".answers a") ?? []) {
  const [flow, step] = location.pathname.split("/").slice(-2);
  if (!link.href.includes("/articles/")) continue;
  const answers = [question.dataset.turns, link.closest("li").dataset.choice].filter(Boolean).join();
  link.href = withOrigin(link.href, `flow/${flow}/${step.replace(/\.html$/, "")}&answers=${answers}`);
}

heard.push(welcome);
welcome();
// At once: a page that opens does not glide.
goTo(state.get("at"), "instant");
if (banner.isConnected && banner.nextElementSibling === blockAt()) banner.scrollIntoView({ behavior: "instant" });
