// Looks at the server that sends this page, and at what the browser lets the page do. Asks for files of this site only,
// and sends nothing anywhere. Loaded on one page, after boot.js. Classic script: from disk modules do not load.
(() => {
  "use strict";
  const page = document.getElementById("host-check");
  const boot = document.querySelector("script[data-glue]");
  const isOnDisk = location.protocol === "file:";
  const asset = (name) => `${boot.dataset.root}assets/${name}`;
  const files = {
    html: "index.html",
    css: document.querySelector('link[rel="stylesheet"]').href,
    js: boot.src,
    wasm: asset(boot.dataset.wasm),
  };
  const good = (seen) => ({ state: "good", seen });
  const note = (seen) => ({ state: "note", seen });
  const bad = (seen) => ({ state: "change this", seen });
  const unknown = (seen) => ({ state: "not checked", seen });

  // One request a file and run, without the browser's cache: what is asked about is the server.
  let answers = {};
  function answerOf(kind) {
    answers[kind] ??= fetch(files[kind], { cache: "no-store" }).then((answer) => {
      if (!answer.ok) throw new Error(`the server answers ${answer.status} for ${files[kind]}`);
      return answer;
    });
    return answers[kind];
  }
  async function header(kind, name) {
    return (await answerOf(kind)).headers.get(name);
  }

  async function typeIs(kind, wanted) {
    const type = await header(kind, "content-type");
    if (type === null) return bad("It is sent without a type.");
    return (wanted.test(type) ? good : bad)(`It is sent as ${type}.`);
  }

  // A page says what it is written in, and that counts where the server says nothing.
  async function pagesAreUtf8() {
    const type = (await header("html", "content-type")) ?? "nothing";
    if (!/^text\/html\b/i.test(type)) return bad(`It is sent as ${type}.`);
    if (!/charset=/i.test(type)) return note(`It is sent as ${type}, without a character set. The page's own counts.`);
    return (/charset="?utf-8"?/i.test(type) ? good : bad)(`It is sent as ${type}.`);
  }

  function directives(policy) {
    const parts = policy.split(";").map((part) => part.trim().split(/\s+/)).filter(([name]) => name);
    return new Map(parts.map(([name, ...sources]) => [name.toLowerCase(), new Set(sources)]));
  }

  // The page's own policy holds beside the header: a looser header loosens nothing, a tighter one can break something.
  async function policyIsShipped() {
    const sent = await header("html", "content-security-policy");
    if (sent === null) return note("There is no such header. The policy in the pages protects readers; who may frame them, nobody says.");
    const shipped = directives(document.querySelector('meta[http-equiv="Content-Security-Policy"]').content);
    const own = directives(sent);
    const looser = [];
    const tighter = [];
    for (const [name, sources] of shipped) {
      const theirs = own.get(name);
      if (!theirs) {
        looser.push(`${name} is missing`);
        continue;
      }
      const more = [...theirs].filter((it) => !sources.has(it));
      const less = [...sources].filter((it) => !theirs.has(it) && it !== "'none'");
      if (more.length > 0 && !(more.length === 1 && more[0] === "'none'")) looser.push(`${name} also allows ${more.join(" ")}`);
      if (less.length > 0) tighter.push(`${name} lacks ${less.join(" ")}`);
    }
    if (!own.has("frame-ancestors")) looser.push("frame-ancestors is missing");
    if (tighter.length > 0) return bad(`The header is tighter than a page can bear: ${tighter.join("; ")}.`);
    if (looser.length > 0) return note(`The header is looser than the one that was shipped: ${looser.join("; ")}. The policy in the pages still holds.`);
    return good("The header says what the pages say.");
  }

  async function typesAreKept() {
    const sent = await header("html", "x-content-type-options");
    return sent?.toLowerCase() === "nosniff" ? good("X-Content-Type-Options is nosniff.") : note("There is no X-Content-Type-Options: nosniff.");
  }

  async function isCompressed() {
    const answer = await answerOf("css");
    const bytes = (await answer.clone().arrayBuffer()).byteLength;
    const encoding = answer.headers.get("content-encoding");
    if (encoding) return good(`The style sheet is sent with ${encoding}.`);
    // What stands between may hide the header; the browser knows what came in.
    const [timing] = performance.getEntriesByName(new URL(files.css, location.href).href).slice(-1);
    if (timing && timing.encodedBodySize > 0 && timing.encodedBodySize < timing.decodedBodySize) return good("The style sheet is sent compressed.");
    return bad(`The style sheet is sent as it is, ${bytes} bytes.`);
  }

  async function assetsAreKept() {
    const cache = (await header("css", "cache-control")) ?? "";
    const seconds = Number(/max-age=(\d+)/.exec(cache)?.[1] ?? 0);
    const seen = cache === "" ? "The style sheet is sent without Cache-Control." : `The style sheet is sent with Cache-Control: ${cache}.`;
    return (seconds >= 86_400 && !/no-cache|no-store/.test(cache) ? good : bad)(seen);
  }

  async function pagesAreAskedFor() {
    const cache = (await header("html", "cache-control")) ?? "";
    if (cache === "") return bad("Pages are sent without Cache-Control.");
    const isAsked = /no-cache|no-store|max-age=0/.test(cache);
    return (isAsked ? good : bad)(`Pages are sent with Cache-Control: ${cache}.`);
  }

  async function wasmMayRun() {
    try {
      // The smallest module: its four letters and its version.
      await WebAssembly.compile(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
      return good("A module was compiled.");
    } catch (error) {
      return bad(`A module was refused: ${error.message}`);
    }
  }

  function clipboardIsThere() {
    if (navigator.clipboard) return good("The clipboard is there.");
    return note("There is no clipboard, because this is not https. Copying uses the older way, which works.");
  }

  function couldWorkOffline() {
    if (isOnDisk) return good("From disk it does.");
    if (navigator.serviceWorker) return good("Service workers are there.");
    return note("There are no service workers, because this is not https.");
  }

  const pastes = [
    ["Error code: 0x904\nExtended error code: 0x7", (read) => read.findings[0]?.readings[0].value === "0x904" && read.findings[1]?.readings[0].value === "0x7"],
    ["2308", (read) => read.findings[0]?.readings.some(({ value }) => value === "0x904")],
    ["-2146893043", (read) => read.findings[0]?.readings[0].value === "0x8009030D"],
    ["STATUS_LOGON_FAILURE", (read) => read.findings[0]?.readings[0].value === "0xC000006D"],
    ["Log Name: System\nSource: Schannel\nEvent ID: 36870", (read) => read.events[0]?.id === 36870],
  ];
  // Declared by the module's own script, and no property of anything.
  const hasDecoder = () => typeof wasm_bindgen !== "undefined" && wasm_bindgen.decode !== undefined;
  async function decoderReads() {
    await reconnect.ready();
    if (!hasDecoder()) return bad("The decoder could not be loaded; the box at the top says why.");
    const wrong = pastes.filter(([text, isRight]) => !isRight(JSON.parse(wasm_bindgen.decode(text))));
    if (wrong.length === 0) return good(`All ${pastes.length} are read as they should be.`);
    return bad(`Read wrongly: ${wrong.map(([text]) => JSON.stringify(text)).join(", ")}. A file may be damaged: compare with SHA256SUMS.`);
  }

  // The index comes when it is wanted, and says nothing to us: we look whether it is there.
  async function searchFinds() {
    await reconnect.ready();
    if (!hasDecoder()) return bad("The search needs the decoder, which could not be loaded.");
    reconnect.wantSearch();
    for (let tries = 0; tries < 100 && !reconnect.findWords; tries += 1) await new Promise((done) => setTimeout(done, 100));
    if (!reconnect.findWords) return bad("The index did not load within ten seconds.");
    const found = reconnect.findWords("certificate", 3);
    return found.length > 0 ? good("“certificate” is found.") : bad("“certificate” is not found. A file may be damaged: compare with SHA256SUMS.");
  }

  function isRecent() {
    const { reviewed, version } = page.dataset;
    const days = Math.floor((Date.now() - Date.parse(reviewed)) / 86_400_000);
    if (Number.isNaN(days)) return note(`Version ${version}. No article says when it was reviewed.`);
    const seen = `Version ${version}, newest review ${reviewed}`;
    if (days < -1) return note(`${seen}, which this computer's clock has not reached yet. One of them is wrong.`);
    const ago = days <= 0 ? "today" : `${days} ${days === 1 ? "day" : "days"} ago`;
    return (days > 365 ? note : good)(`${seen}, ${ago}.${days > 365 ? " There may be a newer version." : ""}`);
  }

  const ofTheServer = {
    "html-type": pagesAreUtf8,
    "css-type": () => typeIs("css", /^text\/css\b/i),
    "js-type": () => typeIs("js", /^(text|application)\/javascript\b/i),
    "wasm-type": () => typeIs("wasm", /^application\/wasm$/i),
    policy: policyIsShipped,
    nosniff: typesAreKept,
    compression: isCompressed,
    "cached-assets": assetsAreKept,
    "cached-pages": pagesAreAskedFor,
  };
  const elsewhere = {
    "wasm-allowed": wasmMayRun,
    clipboard: clipboardIsThere,
    "service-worker": couldWorkOffline,
    decoder: decoderReads,
    search: searchFinds,
    age: isRecent,
  };

  const lines = new Map();
  function show(id, { state, seen }) {
    const row = page.querySelector(`[data-check="${id}"]`);
    const badge = row.querySelector("[data-state]");
    const text = row.querySelector("[data-seen]");
    badge.textContent = state;
    badge.classList.toggle("good", state === "good");
    badge.classList.toggle("bad", state === "change this");
    text.textContent = seen;
    text.hidden = false;
    const remedies = row.querySelector("details");
    if (remedies) remedies.open = state === "change this";
    lines.set(id, `${state}: ${row.querySelector("h3").lastChild.textContent.trim()}. ${seen}`);
  }

  async function run(checks, isPossible) {
    for (const [id, check] of Object.entries(checks)) {
      let result;
      try {
        result = isPossible ? await check() : unknown("There is no server: this page was opened from disk.");
      } catch (error) {
        result = bad(`It could not be checked: ${error.message}.`);
      }
      show(id, result);
    }
  }

  const summary = document.getElementById("host-check-summary");
  async function checkAll() {
    answers = {};
    lines.clear();
    summary.textContent = "Checking …";
    await run(ofTheServer, !isOnDisk);
    await run(elsewhere, true);
    const count = (wanted) => [...lines.values()].filter((line) => line.startsWith(`${wanted}:`)).length;
    const left = count("not checked");
    const rest = left > 0 ? ` ${left} cannot be checked from disk: open this page from the server.` : "";
    summary.textContent = `${count("good")} of ${lines.size} are good, ${count("change this")} to change, ${count("note")} to know.${rest}`;
  }

  async function copy() {
    const report = [`Host check of ${location.href.split("#")[0]}`, navigator.userAgent, summary.textContent, "", ...lines.values(), ""].join("\n");
    const copied = document.getElementById("host-check-copied");
    try {
      if (navigator.clipboard) await navigator.clipboard.writeText(report);
      else copyTheOldWay(report);
      copied.textContent = "Copied.";
    } catch {
      copied.textContent = "The browser did not allow it. Select the text of this page instead.";
    }
  }

  function copyTheOldWay(text) {
    const box = document.createElement("textarea");
    box.value = text;
    document.body.append(box);
    box.select();
    const isDone = document.execCommand("copy");
    box.remove();
    if (!isDone) throw new Error("refused");
  }

  document.getElementById("host-check-copy").addEventListener("click", copy);
  document.getElementById("host-check-again").addEventListener("click", checkAll);
  page.querySelector(".actions").hidden = false;
  checkAll();
})();
