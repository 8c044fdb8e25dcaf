// The search box: an editable combobox with a listbox in groups, as the ARIA Authoring Practices describe it. Options are
// links, so that they open in another tab as links do. The decoder's module reads codes and events, the finder words.
(() => {
  "use strict";
  const restMs = 80; // typing is answered when it rests for this long
  const tellMs = 500; // and told to screen readers after this long, so that they do not talk over it
  const mostOfAGroup = 5;
  const mostWords = 300; // letters of a text that are looked up as words
  const names = { code: "Codes", article: "Articles", event: "Events", command: "Commands" };
  const { root } = reconnect;
  const field = document.getElementById("search-text");

  // Half a character, as a broken copy has it, has no place in an address.
  const whole = (text) => text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
  const asked = () => whole(field.value.trim());

  function element(name, attributes, ...content) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...content);
    return made;
  }

  // A text as pieces: what matched is marked. `marks` counts bytes of UTF-8: `0-5 12-17`.
  function marked(excerpt, marks) {
    const bytes = new TextEncoder().encode(excerpt);
    const text = (from, to) => new TextDecoder().decode(bytes.subarray(from, to));
    const pieces = [];
    let at = 0;
    for (const [from, to] of marks.split(" ").filter(Boolean).map((mark) => mark.split("-").map(Number))) {
      pieces.push(text(at, from), element("mark", {}, text(from, to)));
      at = to;
    }
    return [...pieces, text(at)];
  }

  function inFives(texts, make) {
    const made = [];
    for (let at = 0; at + 4 < texts.length; at += 5) made.push(make(...texts.slice(at, at + 5)));
    return made;
  }

  // Codes, events and articles that the decoder sees in a text.
  const seenIn = (query) =>
    inFives(wasm_bindgen.suggest(query), (group, url, title, label, text) => ({ group, url, title, label, about: [text], isExact: true }));

  // Pages with the words of a text; `undefined` while what looks words up is on its way.
  function pagesWith(query, most) {
    if (reconnect.noSearch) return [];
    if (!reconnect.findWords) return void reconnect.wantSearch();
    return inFives(reconnect.findWords(query.slice(0, mostWords), most), (url, title, kind, excerpt, marks) => ({
      group: kind === "page" ? "article" : kind,
      url,
      title,
      label: kind === "page" ? "page" : "",
      about: marked(excerpt, marks),
    }));
  }

  // Who types a number means its page; who types words wants to know what to do.
  function order(found) {
    const isExact = (kind) => found.some(({ group, isExact }) => isExact && group === kind);
    const kinds = ["code", "event", "article"];
    return [...kinds.filter(isExact), ...["article", "code", "event"].filter((kind) => !isExact(kind)), "command"];
  }

  // What somebody can do besides opening what was found. Without a query all of it, else what has its words.
  function commands(query) {
    const always = query
      ? [
          { title: "Decode this text", about: ["Every reading, with reasons"], run: () => reconnect.openDecoder(field.value) },
          { title: "All results", about: [`For “${query}”, on a page of their own`], url: `search.html#q=${encodeURIComponent(query)}` },
        ]
      : [{ title: "Decode a long text", about: ["A dialog, an event, a log, command output"], run: () => reconnect.openDecoder() }];
    const offered = [
      { title: "Decode a file", about: ["An event log (.evtx), text, CSV or XML"], run: chooseFile },
      ...[...document.querySelectorAll(".site-nav a, .site-footer a")].map((link) => ({
        title: link.textContent,
        about: ["Go to this page"],
        address: link.href,
      })),
      {
        title: reconnect.slashIsOff() ? "Switch the / key on" : "Switch the / key off",
        about: ["Ctrl+K leads to this box, too"],
        run: reconnect.toggleSlash,
      },
    ];
    const wanted = query.toLowerCase().split(/\s+/).filter((word) => word.length > 2);
    const fits = ({ title }) => {
      const words = title.toLowerCase().split(/\W+/);
      return wanted.some((word) => words.some((own) => own.startsWith(word)));
    };
    return [...always, ...(query ? offered.filter(fits).slice(0, 3) : offered)].map((command) => ({ group: "command", ...command }));
  }

  function chooseFile() {
    reconnect.openDecoder();
    document.getElementById("find-choose").click();
  }

  function once(entries) {
    const known = new Set();
    return entries.filter(({ url }) => !url || (!known.has(url) && known.add(url)));
  }

  // The page of all results.
  function fillPage() {
    const list = document.getElementById("search-list");
    const said = document.getElementById("search-said");
    const show = () => {
      const query = new URLSearchParams(location.hash.slice(1)).get("q")?.trim() ?? "";
      if (!query) {
        list.replaceChildren();
        said.textContent = "Type into the box at the top: words, a code in any notation, or an event number.";
        return;
      }
      field.value ||= query;
      document.title = `${query} – search`;
      const pages = pagesWith(query, 50);
      const found = once([...seenIn(query).filter(({ url }) => url), ...(pages ?? [])]);
      if (reconnect.noSearch) said.textContent = `Words cannot be looked up now: ${reconnect.noSearch}.`;
      else if (!pages) said.textContent = "Looking the words up …";
      else said.textContent = found.length === 0 ? `No page has “${query}”.` : `${found.length} ${found.length === 1 ? "page fits" : "pages fit"} “${query}”.`;
      document.getElementById("search-nothing").hidden = !pages || found.length > 0;
      list.replaceChildren(
        ...found.map(({ url, title, group, label, about }) =>
          element("li", {}, element("a", { href: root + url }, title), " ", element("span", { class: "badge" }, label || group), element("p", {}, ...about)),
        ),
      );
    };
    addEventListener("hashchange", () => {
      field.value = "";
      show();
    });
    show();
    return show;
  }

  reconnect.wakeTools = () => {
    const showPage = document.getElementById("search-list") && fillPage();
    if (!field) return void (reconnect.newsArrived = () => {});
    const popup = document.getElementById("search-popup");
    const list = document.getElementById("search-options");
    const note = document.getElementById("search-note");
    const status = document.getElementById("search-status");
    let options = []; // elements, in order
    let active = -1;
    let resting;
    let telling;
    let answered; // the text that the list answers

    const isOpen = () => !popup.hidden;

    function open() {
      popup.hidden = false;
      field.setAttribute("aria-expanded", "true");
    }

    function close() {
      popup.hidden = true;
      field.setAttribute("aria-expanded", "false");
      activate(-1);
    }

    function activate(next) {
      options[active]?.setAttribute("aria-selected", "false");
      active = next;
      const option = options[active];
      if (!option) return field.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    }

    function optionOf(entry, at) {
      const { url, address, title, label, about, run } = entry;
      const href = address ?? (url ? root + url : undefined);
      const option = element(
        href ? "a" : "div",
        { id: `search-option-${at}`, role: "option", tabindex: "-1", "aria-selected": "false", ...(href && { href }) },
        element("span", { class: "search-title" }, title),
        ...(label ? [" ", element("span", { class: "search-label" }, label)] : []),
        " ",
        element("span", { class: "search-about" }, ...about),
      );
      option.addEventListener("click", (event) => {
        // A link does the rest itself, in the tab that the reader wants.
        if (!event.ctrlKey && !event.metaKey && !event.shiftKey) close();
        (href ? undefined : (run ?? (() => reconnect.openDecoder(field.value))))?.();
      });
      return option;
    }

    function show() {
      clearTimeout(resting);
      const query = asked();
      const seen = query ? seenIn(query) : [];
      const wantsWords = query && !seen.some(({ group }) => group === "article");
      const pages = wantsWords ? pagesWith(query, 12) : [];
      const found = once([...seen, ...(pages ?? [])]);
      // While the words are on their way, what is there stays: nothing vanishes under the reader's hand.
      if (found.length > 0 || pages || !query) {
        const entries = [...found, ...commands(query)];
        options = [];
        list.replaceChildren(
          ...order(found).flatMap((id) => {
            const own = entries.filter(({ group }) => group === id).slice(0, id === "command" ? 99 : mostOfAGroup);
            if (own.length === 0) return [];
            const made = own.map((entry) => optionOf(entry, options.push(0) - 1));
            made.forEach((option, at) => (options[options.length - made.length + at] = option));
            const heading = element("div", { id: `search-group-${id}`, class: "search-group", role: "presentation" }, names[id]);
            return [element("div", { role: "group", "aria-labelledby": heading.id }, heading, ...made)];
          }),
        );
        activate(-1);
        answered = query;
      }
      note.textContent = noteOn(query, pages, found);
      open();
      clearTimeout(telling);
      telling = setTimeout(() => {
        const first = found[0] ? `, first: ${found[0].title}` : "";
        status.textContent = query && pages ? `${found.length} ${found.length === 1 ? "result" : "results"}${first}.` : "";
      }, tellMs);
    }

    function noteOn(query, pages, found) {
      if (query && reconnect.noSearch) return `Words cannot be looked up now: ${reconnect.noSearch}.`;
      if (!pages) return "Looking the words up …";
      if (query && found.length === 0) return "No page has this. Paste the whole text of the error (Ctrl+C copies a dialog), or try a code, an event number, or two words.";
      return "";
    }

    // What Enter opens without a choice: the exact code, else the first that was found, else the decoder.
    function chosen() {
      return options[active] ?? options[0];
    }

    field.addEventListener("input", () => {
      clearTimeout(resting);
      resting = setTimeout(show, restMs);
    });
    field.addEventListener("click", () => isOpen() || show());
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      const { key } = event;
      if (key === "ArrowDown" || key === "ArrowUp") {
        if (!isOpen() || answered !== asked()) show();
        if (event.altKey || options.length === 0) return event.preventDefault();
        const step = key === "ArrowDown" ? 1 : -1;
        // Above the first and below the last is the field itself.
        const next = active + step;
        activate(next < -1 ? options.length - 1 : next >= options.length ? -1 : next);
      } else if (key === "Enter") {
        if (!field.value.trim() && active < 0) return;
        if (answered !== asked()) show();
        if (answered !== asked()) waits = event;
        else openChosen(event);
      } else if (key === "Escape") {
        if (isOpen()) close();
        else field.value = "";
      } else {
        if (key === "Tab") close();
        return;
      }
      event.preventDefault();
    });
    let waits; // Enter was pressed before the words were there

    function openChosen(event) {
      waits = undefined;
      const option = chosen();
      if ((event.ctrlKey || event.metaKey) && option?.href) window.open(option.href, "_blank", "noopener");
      else option?.click();
    }

    for (const kind of ["focusin", "pointerdown"]) {
      document.addEventListener(kind, ({ target }) => {
        if (!target.closest?.("#search")) close();
      });
    }
    reconnect.newsArrived = () => {
      showPage?.();
      if (!isOpen()) return;
      show();
      if (waits && answered === asked()) openChosen(waits);
    };
    note.textContent = "";
    if (document.activeElement === field && field.value) show();
    else close();
  };
})();
