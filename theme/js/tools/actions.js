// What can be done with an answer: copy it, link to its facts, write it for a helpdesk without names, print it. And what the
// decoder's own module does not read: connection files and certificates. Nothing leaves the page but by the reader's hand.
(() => {
  "use strict";
  const results = document.getElementById("find-results");
  const actions = document.getElementById("find-actions");
  if (!actions) return;
  const text = document.getElementById("find-text");
  const give = document.getElementById("find-give");
  const shown = document.getElementById("find-given");
  const said = document.getElementById("find-give-said");
  const about = document.getElementById("find-give-about");
  const choice = document.getElementById("find-give-choice");
  const choiceText = document.getElementById("find-give-choice-text");
  const extra = document.getElementById("find-extra");
  const mostOfALink = 2_000; // letters of a text in a link: longer ones are cut by mail and chat
  const mostForFiles = 1_000_000;
  const secret = /-----BEGIN [A-Z ]*PRIVATE KEY|\bpassword(\s+51:b)?\s*[:=]\s*\S/i;
  const connectionFile = /^[ \t>]*[a-z][a-z ]{2,40}:[isb]:/im;
  const certificate = /BEGIN CERTIFICATE|not\s?after|1\.3\.6\.1\.5\.5\.7\.3|thumbprint|\bhash\b.*\b(?:[0-9a-f]{2} ?){20}/i;
  let render;

  function element(name, attributes, ...content) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  }

  const read = () => wasm_bindgen.answered_text();

  // Copies in the best way there is, and says what to do where there is none: plain http has no clipboard.
  async function copy() {
    shown.focus();
    shown.select();
    try {
      await navigator.clipboard.writeText(shown.value);
      said.textContent = "Copied.";
    } catch {
      said.textContent = document.execCommand("copy") ? "Copied." : "This page may not copy. The text is selected: press Ctrl+C.";
    }
  }

  // Shows what would be given away before it is.
  function offer(title, note, label, make) {
    render = make;
    document.getElementById("find-give-title").textContent = title;
    about.textContent = note;
    choice.checked = false;
    choiceText.textContent = label;
    choice.parentElement.hidden = label === "";
    said.textContent = "";
    give.hidden = false;
    draw().then(() => {
      shown.focus();
      shown.select();
    });
  }

  async function draw() {
    const make = render;
    const isFull = choice.checked;
    try {
      const made = await make(isFull);
      // The reader may have wished for something else meanwhile.
      if (make !== render || isFull !== choice.checked) return;
      shown.value = made;
    } catch (error) {
      shown.value = "";
      said.textContent = `This cannot be made: ${error.message}.`;
    }
    shown.rows = Math.min(14, Math.max(3, shown.value.split("\n").length));
  }

  function summary() {
    const link = results.querySelector(".find-article a");
    const codes = [...results.querySelectorAll(".find-code")].map((code) => code.textContent);
    return [
      results.querySelector(".find-verdict")?.textContent.trim(),
      link && `Read: ${link.textContent}\n${link.href}`,
      codes.length > 0 && `Seen: ${codes.join(", ")}`,
    ]
      .filter(Boolean)
      .join("\n");
  }

  async function linkToFacts(withText) {
    const giver = await reconnect.handOver();
    const address = new URL(`${reconnect.root}decoder.html`, location.href).href;
    const facts = `${address}#k=${giver.facts_of(read())}`;
    if (!withText) return facts;
    const [redacted] = giver.redact(read());
    return `${facts}&t=${encodeURIComponent(redacted.slice(0, mostOfALink).toWellFormed?.() ?? redacted.slice(0, mostOfALink))}`;
  }

  async function helpdesk(asMarkdown) {
    const giver = await reconnect.handOver();
    const [, removed, isSecret] = giver.redact(read());
    const warning = isSecret ? " A secret stood in your text: whoever has seen it knows it, so change it." : "";
    about.textContent = removed
      ? `Taken out: ${removed}. Read it before you give it away.${warning}`
      : "Nothing in it looks like a name or a secret. Read it before you give it away.";
    const site = location.protocol === "file:" ? "" : new URL(reconnect.root || ".", location.href).href;
    return giver.report(read(), site, asMarkdown);
  }

  const local = location.protocol === "file:" ? " This site is open from disk, so the link works on this computer only." : "";
  const deeds = {
    "find-copy": () => offer("Summary", "What was found, without your text.", "", async () => summary()),
    "find-share": () =>
      offer(
        "Link",
        `It holds the codes, the events and the time to ten minutes, nothing else of your text. It is not sent to the server, but browsers and chats keep it.${local}`,
        "Add the text, too, without names and secrets",
        linkToFacts,
      ),
    "find-export": () => offer("For the helpdesk", "Taking out names …", "As Markdown", helpdesk),
    "find-print": () => print(),
  };
  for (const [id, deed] of Object.entries(deeds)) document.getElementById(id).addEventListener("click", deed);
  choice.addEventListener("change", draw);
  document.getElementById("find-give-copy").addEventListener("click", copy);
  document.getElementById("find-give-close").addEventListener("click", () => {
    give.hidden = true;
    text.focus();
  });

  const isWordOfDoubt = (title) => /^(certain|likely|possible)$/.test(title);

  // Sentences of our tables mark what is code as Markdown does.
  const withCode = (says) => says.split("`").map((piece, at) => (at % 2 === 1 ? element("code", { translate: "no" }, piece) : piece));

  // Connection files and certificates in the text.
  let latest = "";
  async function explainFiles() {
    const given = read();
    if (given === latest) return;
    latest = given;
    extra.replaceChildren();
    if (secret.test(given)) {
      extra.append(
        element("p", { class: "find-secret", role: "note" }, element("strong", {}, "A password or a private key seems to stand in your text."), " It stays on this computer, and every link and export leaves it out. Whoever else has seen it knows it: change it."),
      );
    }
    if (given.length > mostForFiles || !(connectionFile.test(given) || certificate.test(given))) return;
    const giver = await reconnect.handOver();
    if (given !== latest) return;
    const today = new Date();
    const isAbout = results.querySelector(".find-article") !== null;
    const texts = giver.files_in(given, today.getFullYear(), today.getMonth() + 1, today.getDate(), isAbout);
    let list;
    for (let at = 0; at + 4 < texts.length; at += 5) {
      const [kind, title, says, url, article] = texts.slice(at, at + 5);
      if (kind === "file") {
        list = element("ul", { class: "find-list" });
        extra.append(element("section", { class: "find-section" }, element("h2", {}, title), element("p", {}, says), list));
        continue;
      }
      const word = { risk: "Risk", wrong: "Does not fit", fine: "Fine", line: "" }[kind];
      list.append(
        element(
          "li",
          {},
          ...(word ? [element("strong", { class: "find-word" }, word), " "] : []),
          ...(title ? [isWordOfDoubt(title) ? element("span", { class: "find-kind" }, title) : element("code", { translate: "no" }, title), " "] : []),
          ...withCode(says),
          ...(url ? [element("p", {}, "Read: ", element("a", { href: reconnect.root + url, "data-find-stop": "" }, article))] : []),
        ),
      );
    }
  }

  function resultsChanged() {
    actions.hidden = results.hidden || !results.querySelector(".find-verdict");
    if (results.hidden) {
      give.hidden = true;
      latest = "";
      extra.replaceChildren();
      return;
    }
    // At once: what comes later moves what the reader is about to click.
    explainFiles().catch(() => {});
  }

  // A link that somebody shared: its facts, or its text, are read as if they had been pasted.
  async function readAddress() {
    const asked = new URLSearchParams(location.hash.slice(1));
    if (!asked.has("k")) return;
    const giver = await reconnect.handOver();
    try {
      reconnect.openDecoder(asked.get("t") ?? giver.text_of(asked.get("k")));
    } catch (error) {
      document.getElementById("find-status").textContent = `${error.message}.`;
    }
  }

  const wakeBox = reconnect.wakeTools;
  reconnect.wakeTools = () => {
    wakeBox?.();
    new MutationObserver(resultsChanged).observe(results, { childList: true, attributes: true, attributeFilter: ["hidden"] });
    resultsChanged();
    readAddress();
    addEventListener("hashchange", readAddress);
  };
})();
