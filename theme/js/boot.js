// Wakes the find box. Loads the decoder at the reader's first touch of the box and not before,
// so that a page stays quiet. Classic script, and data in classic scripts: from disk, neither
// modules nor fetch work.
(() => {
  "use strict";
  const files = document.currentScript.dataset;
  const box = document.getElementById("find-box"); // the decoder: a text of any size, and its answer
  const text = document.getElementById("find-text");
  const search = document.getElementById("search"); // one line: a combobox
  const words = document.getElementById("search-text");
  const given = {};
  let loading;
  let judging;
  let isAwake = false; // the module and the tools listen to the boxes themselves
  let finding; // what looks words up, on its way
  let giving; // what gives an answer away, on its way
  let enterWaits; // the box in which Enter was pressed before

  const addressOf = (file) => `${files.root}assets/${file}`;
  const late = [files.glue, files.wasmText, files.knowledge, files.checks, files.search, files.finder, files.wordsText, files.names, files.flows, files.files, files.eventLogText, files.tools, files.codes, files.fallback, files.giver, files.handOverText].filter(Boolean).map(addressOf);
  if (files.offline) late.push(files.root + files.offline);
  const rules = {
    createScriptURL(address) {
      if (late.includes(address)) return address;
      throw new TypeError("not a script of this site");
    },
  };
  const policy = globalThis.trustedTypes?.createPolicy("reconnect-assets", rules) ?? rules;

  const script = (file) =>
    new Promise((done, failed) => {
      const element = document.createElement("script");
      element.src = policy.createScriptURL(addressOf(file));
      element.onload = done;
      element.onerror = () => failed(new Error(`could not load: ${file}`));
      document.head.append(element);
    });

  // Data files carry one byte a letter.
  const bytesOf = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

  async function compiled(wasm, text, kind) {
    if (location.protocol !== "file:") {
      try {
        const answer = await fetch(addressOf(wasm));
        // Servers that do not know the type: compileStreaming would refuse, and say so in the console.
        const known = answer.headers.get("content-type") === "application/wasm";
        if (answer.ok && known) return await WebAssembly.compileStreaming(answer);
        if (answer.ok) return await WebAssembly.compile(await answer.arrayBuffer());
      } catch {
        // The script below is the second way.
      }
    }
    await script(text);
    return WebAssembly.compile(bytesOf(atob(given[kind])));
  }

  async function load() {
    const [module] = await Promise.all([compiled(files.wasm, files.wasmText, "wasm"), script(files.glue), script(files.knowledge), script(files.tools)]);
    await wasm_bindgen({ module_or_path: module });
    wasm_bindgen.learn(bytesOf(given.knowledge));
    wasm_bindgen.start(files.root);
    reconnect.wakeTools();
    isAwake = true;
    enterWaits?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  }

  function say(text, withLink) {
    const isOpen = !box.hidden;
    const status = document.getElementById(isOpen ? "find-status" : "search-note");
    if (!isOpen) document.getElementById("search-popup").hidden = text === "";
    status.textContent = text;
    if (!withLink) return;
    const link = document.createElement("a");
    link.href = `${files.root}codes/index.html`;
    link.textContent = "the list of codes";
    status.append(" Every code is explained in ", link, ".");
  }

  // Whoever touches no box is told by what they touched, and not by the box.
  function wake(isQuiet) {
    if (loading) return loading;
    const tell = isQuiet === true ? () => {} : say;
    const slow = setTimeout(tell, 300, "Loading the decoder …", false);
    const stuck = setTimeout(tell, 10_000, "The decoder is still loading.", true);
    loading = load()
      .catch((error) => {
        const what = error.message.startsWith("could not load") ? "" : "could not start: ";
        setTimeout(tell, 0, `The decoder ${what}${error.message}.`, true);
        // A missing file may be there at the next visit to the box. What forbids the module stays.
        if (error instanceof WebAssembly.CompileError || /WebAssembly|unsafe-eval/.test(error.message)) return script(files.codes).then(() => script(files.fallback));
        loading = undefined;
      })
      .finally(() => [slow, stuck].forEach(clearTimeout));
    return loading;
  }

  // What reads files is loaded with the first one, and what reads event logs with the first of those.
  const readers = {
    compiled: () => (readers.module ??= compiled(files.eventLog, files.eventLogText, "event-log")),
    worker: () => new Worker(policy.createScriptURL(addressOf(files.files))),
  };
  async function take(list) {
    if (list.length === 0) return;
    reconnect.openDecoder();
    try {
      await wake();
      if (!reconnect.takeFiles) await script(files.files);
      await reconnect.takeFiles([...list], readers);
    } catch (error) {
      say(`The files could not be read: ${error.message}.`);
    }
  }

  function closeDecoder() {
    box.hidden = true;
    document.getElementById("search-open").setAttribute("aria-expanded", "false");
    words.focus();
  }

  function setText(pasted) {
    text.value = pasted;
    text.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  function isTyping(target) {
    return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
  }

  // Somebody who speaks to the computer, or whose keyboard has no / of its own, may want to be rid of it. The choice is kept;
  // where nothing can be kept, it holds for this page.
  const choice = "reconnect-slash";
  const kept = () => {
    try {
      return localStorage.getItem(choice);
    } catch {
      return null;
    }
  };
  let slashIsOff = kept() === "off";

  globalThis.reconnect = {
    slashIsOff: () => slashIsOff,
    toggleSlash() {
      slashIsOff = !slashIsOff;
      try {
        if (slashIsOff) localStorage.setItem(choice, "off");
        else localStorage.removeItem(choice);
      } catch {
        // See above.
      }
    },
    newsArrived() {},
    root: files.root,
    // What keeps the site for use without a network; where nobody wants that, nothing.
    offlineWorker: () => files.offline && policy.createScriptURL(files.root + files.offline),
    // Shows the decoder, with this text if there is one, and puts the caret into it.
    openDecoder(pasted) {
      box.hidden = false;
      document.getElementById("search-open")?.setAttribute("aria-expanded", "true");
      if (pasted !== undefined) setText(pasted);
      text.focus();
    },
    // Settles when the module is there, or when it is said that it is not.
    ready: wake,
    // Settles when the output of checks can be judged; fails where it cannot.
    readyToJudge() {
      judging ??= Promise.all([wake(true), script(files.checks)])
        .then(() => {
          if (!isAwake) throw new Error("the decoder could not be loaded");
          wasm_bindgen.learn_checks(bytesOf(given.checks));
        })
        .catch((error) => {
          judging = undefined; // the next touch tries again
          throw error;
        });
      return judging;
    },
    // Settles with the words of the guided flows, by id.
    flows: () => script(files.flows).then(() => JSON.parse(new TextDecoder().decode(bytesOf(given.flows)))),
    // Data files call this.
    give(kind, text) {
      given[kind] = text;
    },
    given: (kind) => given[kind],
    // The module calls this at the first code that is not in the knowledge base.
    wantNames() {
      script(files.names)
        .then(() => wasm_bindgen.learn_names(bytesOf(given.names)))
        .catch(() => wasm_bindgen.names_are_missing(Boolean(files.names)))
        .finally(() => reconnect.newsArrived());
    },
    // What gives an answer away, and explains files.
    handOver() {
      giving ??= Promise.all([compiled(files.handOver, files.handOverText, "hand-over"), script(files.giver)])
        .then(([module]) => reconnect.startGiver(module, bytesOf))
        .catch((error) => {
          giving = undefined; // the next try loads it again
          throw error;
        });
      return giving;
    },
    // The module calls this, when words have to be looked up.
    wantSearch() {
      finding ??= Promise.all([compiled(files.words, files.wordsText, "words"), script(files.finder), script(files.search)])
        .then(([module]) => reconnect.startFinder(module, bytesOf(given.search)))
        .then(
          () => wasm_bindgen.search_is_here(),
          (error) => wasm_bindgen.search_is_missing((reconnect.noSearch = error.message)),
        )
        .finally(() => reconnect.newsArrived());
    },
  };

  if (!box) return;
  const chooser = document.getElementById("find-file");
  if (search) search.hidden = false;
  box.hidden = box.classList.contains("is-panel");
  for (const part of [search, box]) part?.addEventListener("focusin", wake);
  for (const field of [words, text]) {
    field?.addEventListener("input", () => {
      enterWaits = undefined;
      wake();
    });
    // Enter may come before what answers it: it is kept, and is no new line.
    field?.addEventListener("keydown", (event) => {
      const isQuestion = field.value.trim() !== "" && !field.value.includes("\n");
      if (isAwake || event.key !== "Enter" || event.shiftKey || event.isComposing || !isQuestion) return;
      event.preventDefault();
      enterWaits = field;
    });
  }
  // The page of all results, and the decoder with a link that somebody shared, are the answer to their address.
  if (/^#(q|k)=/.test(location.hash)) wake();
  // What is more than a question has no room in one line, and a line would lose its line ends.
  words?.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (pasted.length <= 160 && !pasted.trim().includes("\n")) return;
    event.preventDefault();
    reconnect.openDecoder(pasted);
  });
  document.getElementById("search-open")?.addEventListener("click", () => {
    if (!box.hidden && box.classList.contains("is-panel")) return closeDecoder();
    reconnect.openDecoder(words.value.trim() ? words.value : undefined);
  });
  document.getElementById("find-close")?.addEventListener("click", closeDecoder);
  if (box.hidden) {
    text.addEventListener("keydown", ({ key }) => {
      if (key === "Escape" && text.value === "") closeDecoder();
    });
  }
  box.addEventListener("click", ({ target }) => {
    const example = target.closest("[data-example]");
    if (!example) return;
    text.focus();
    setText(example.dataset.example);
  });
  document.getElementById("find-choose").addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => {
    // Copied first: emptied, so that the same file can be chosen again.
    const chosen = [...chooser.files];
    chooser.value = "";
    take(chosen);
  });
  // Anywhere on the page: beside the box a browser would leave the page and show the file.
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  for (const kind of ["dragover", "dragleave", "drop"]) {
    document.addEventListener(kind, (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      box.classList.toggle("is-target", kind === "dragover");
      if (kind === "drop") take([...event.dataTransfer.files]);
    });
  }
  document.addEventListener("keydown", (event) => {
    const shortcut =
      (event.key === "k" && (event.ctrlKey || event.metaKey)) ||
      (event.key === "/" && !slashIsOff && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target));
    if (!shortcut) return;
    event.preventDefault();
    const field = words && box.hidden ? words : text;
    field.focus();
    field.select();
  });
  addEventListener("error", ({ error }) => {
    if (error instanceof WebAssembly.RuntimeError) {
      say("The decoder stopped on this text. Nothing is lost: the text is still in the box.", true);
    }
  });
})();
