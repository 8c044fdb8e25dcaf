// One browser for a test file, and pages that remember everything that must not happen.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

const here = path.dirname(fileURLToPath(import.meta.url));
// Not the system's temporary folder: a browser from snap cannot read that.
const profiles = path.join(here, "..", "..", "target", "e2e");

// Which browser: `E2E_BROWSER=firefox`, else one of the Chromium family.
export const isFirefox = process.env.E2E_BROWSER === "firefox";

const known = isFirefox
  ? {
      variable: "FIREFOX_BIN",
      names: ["firefox-esr", "firefox"],
      usual: ["/Applications/Firefox.app/Contents/MacOS/firefox", "C:\\Program Files\\Mozilla Firefox\\firefox.exe"],
      remedy: "no Firefox found: install it (Debian: apt-get install firefox-esr) or set FIREFOX_BIN to its program file",
    }
  : {
      variable: "BROWSER_BIN",
      names: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
      usual: [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
        "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
      ],
      remedy: "no Chromium or Chrome found: install one (Debian: apt-get install chromium) or set BROWSER_BIN to its program file",
    };

async function executable() {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const found = folders.flatMap((folder) => known.names.map((name) => path.join(folder, name)));
  const named = process.env[known.variable];
  for (const candidate of named ? [named] : [...found, ...known.usual]) {
    if (await access(candidate, constants.X_OK).then(() => true, () => false)) return candidate;
  }
  throw new Error(named ? `${known.variable} names ${named}, which cannot be run` : known.remedy);
}

// `names` are host names that lead to this computer: an intranet name without TLS is no secure context.
export async function launch({ names = [] } = {}) {
  mkdirSync(profiles, { recursive: true });
  const profile = mkdtempSync(path.join(profiles, "profile-"));
  const isRoot = process.getuid?.() === 0;
  const rules = names.map((name) => `MAP ${name} 127.0.0.1`).join(",");
  const browser = await puppeteer.launch({
    browser: isFirefox ? "firefox" : "chrome",
    executablePath: await executable(),
    userDataDir: profile,
    args: isFirefox ? [] : ["--disable-dev-shm-usage", ...(isRoot ? ["--no-sandbox"] : []), ...(rules ? [`--host-resolver-rules=${rules}`] : [])],
    extraPrefsFirefox: {
      // Puppeteer turns it off; readers have it on.
      "security.fileuri.strict_origin_policy": true,
      "network.dns.localDomains": names.join(","),
    },
  });
  return {
    // Opens a page of the site, after `prepare(page)`, in a context of its own.
    async open(site, address, prepare = async () => {}) {
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      const problems = await watch(page, site);
      await prepare(page);
      await page.goto(site.address(address));
      return { page, problems, close: () => context.close() };
    },
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function watch(page, site) {
  const problems = [];
  page.on("console", (message) => problems.push(`console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => {
    problems.push(`dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
  page.on("requestfailed", (request) => problems.push(`request failed: ${request.url()}`));
  page.on("request", (request) => {
    const url = request.url();
    if (!site.isOwn(url) && !url.startsWith("data:")) problems.push(`request to another place: ${url}`);
  });
  await page.evaluateOnNewDocument(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy violation: ${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return problems;
}

export function assertQuiet(problems) {
  assert.deepEqual(problems, [], "the page must not log, fail, ask or reach out");
}

// Puts a text into what has the focus, at once, as a person's paste does.
export async function insert(page, text) {
  if (isFirefox) await page.evaluate((text) => document.execCommand("insertText", false, text), text);
  else await page.keyboard.sendCharacter(text);
}

// Opens the decoder where it is closed.
export async function openDecoder(page) {
  const isClosed = await page.$eval("#find-box", (box) => box.hidden);
  if (isClosed) await page.click("#search-open");
  await page.focus("#find-text");
}

// Pastes a text into the decoder, as Ctrl+V would, and waits for the answer to it.
export async function paste(page, text) {
  await openDecoder(page);
  await insert(page, text);
  await answer(page);
}

// Waits until the panel shows an answer that is not waiting for anything; fails at once if the page says it cannot.
export async function answer(page) {
  const state = await page.waitForFunction(() => {
    const status = document.getElementById("find-status").textContent;
    if (status.includes("could not")) return status;
    const results = document.getElementById("find-results");
    const isThere = !results.hidden && results.textContent !== "" && !/Looking (the words up|for )/.test(results.textContent);
    return isThere && "answered";
  }, { timeout: 20_000 });
  assert.equal(await state.jsonValue(), "answered");
}

// Types into the search box and waits until it offers something that is not waited for.
export async function search(page, text) {
  await page.focus("#search-text");
  await page.keyboard.type(text);
  await offered(page);
}

// Waits until the search box answers what stands in it.
export function offered(page) {
  return page.waitForFunction(() => {
    const note = document.getElementById("search-note").textContent;
    const isOpen = !document.getElementById("search-popup").hidden;
    const all = [...document.querySelectorAll("#search-options [role=option] .search-about")];
    const query = document.getElementById("search-text").value.trim();
    return isOpen && !/Loading|Looking/.test(note) && (query === "" || all.some((about) => about.textContent.includes(`“${query}”`)));
  }, { timeout: 20_000 });
}

// What the search box offers, in order: [group, address from the root of the site or nothing, title].
export function options(page) {
  return page.$$eval("#search-options [role=option]", (all) =>
    all.map((option) => {
      const root = new URL(document.querySelector("script[data-root]").dataset.root || ".", location.href).href;
      const group = document.getElementById(option.parentElement.getAttribute("aria-labelledby")).textContent;
      return [group, option.href?.replace(root, "") ?? "", option.querySelector(".search-title").textContent];
    }),
  );
}

// What the links of the answer lead to, in order: [address from the root of the site, text].
export function links(page) {
  return page.$$eval("#find-results a", (all) =>
    all.map((link) => {
      const root = new URL(document.querySelector("script[data-root]").dataset.root || ".", location.href).href;
      return [link.href.replace(root, ""), link.textContent];
    }),
  );
}

export function textOf(page, selector) {
  return page.$eval(selector, (element) => element.textContent.replace(/\s+/g, " ").trim());
}
