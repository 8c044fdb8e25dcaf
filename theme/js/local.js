// Shows what an organisation adds to its copy of this site, out of local/org.js, local/notes.js and local/banner.js, which
// were loaded before. Everything is text: whatever stands in those files, none of it becomes an element or runs.
// Only on sites that were built with such a folder. Classic script: from disk modules do not load.
(() => {
  "use strict";
  const main = document.getElementById("main_content");
  const text = (value) => (typeof value === "string" ? value.trim() : "");
  const org = { ...globalThis.reconnectOrg };
  const name = text(org.name);
  const helpdesk = text(org.helpdesk);
  const article = /\/articles\/([a-z0-9-]+)\.html$/.exec(location.pathname)?.[1];
  const notes = globalThis.reconnectNotes;
  const note = article && notes && Object.hasOwn(notes, article) ? text(notes[article]) : "";

  function element(kind, parts, settings = {}) {
    const made = Object.assign(document.createElement(kind), settings);
    made.append(...parts);
    return made;
  }
  // Line breaks stay, without a style of their own.
  const lines = (value) => value.split("\n").flatMap((line, at) => (at === 0 ? [line] : [document.createElement("br"), line]));
  function box(label, value) {
    const made = element("div", [element("p", [label], { className: "label" }), element("p", lines(value))], { className: "alert local" });
    made.setAttribute("role", "note");
    return made;
  }

  // Only addresses that lead to a page or to a mail; anything else is shown as it is written.
  function link(address, subject, body) {
    if (/^https?:\/\/\S+$/i.test(address)) return element("a", [address], { href: address });
    if (!/^[^\s@:/?#]+@[^\s@:/?#]+$/.test(address)) return address;
    const about = [subject && `subject=${encodeURIComponent(subject)}`, body && `body=${encodeURIComponent(body)}`].filter(Boolean);
    const query = about.length > 0 ? `?${about.join("&")}` : "";
    return element("a", [address], { href: `mailto:${address}${query}` });
  }

  // The worker's address carries the edition of the site. A tab that was left open learns of the next one from it.
  async function keepForOffline() {
    const address = globalThis.reconnect?.offlineWorker();
    const workers = navigator.serviceWorker;
    if (!address || !workers) return;
    const own = new URL(address, location.href).search;
    const registration = await workers.register(address);
    registration.addEventListener("updatefound", () => {
      const next = registration.installing;
      next.addEventListener("statechange", () => {
        if (next.state !== "installed" || new URL(next.scriptURL).search === own) return;
        const reload = element("button", ["Reload"], { type: "button", onclick: () => location.reload() });
        const news = element("p", ["There is a new version of this site. ", reload], { className: "alert local actions" });
        news.setAttribute("role", "status");
        main.prepend(news);
      });
    });
  }
  // A convenience: where a browser refuses, the site works as any other.
  keepForOffline().catch(() => {});

  const banner = text(globalThis.reconnectBanner);
  if (banner) main.prepend(box(name || "From your IT", banner));
  if (note) {
    const title = main.querySelector("h1");
    const shown = box(`Note from ${name || "your IT"}`, note);
    if (title) title.after(shown);
    else main.prepend(shown);
  }
  if (helpdesk) {
    const title = main.querySelector("h1")?.textContent ?? document.title;
    const address = location.href.split("#")[0];
    const ticket = text(org.ticket).replaceAll("{title}", title).replaceAll("{address}", address);
    const help = element("p", [`Still stuck? ${name || "Your IT"} helps: `, link(helpdesk, title, ticket), "."], { className: "local" });
    if (ticket) help.append(" A ticket should say:");
    const footer = document.querySelector(".site-footer");
    footer.prepend(help);
    if (ticket) help.after(element("p", lines(ticket), { className: "local" }));
  }
})();
