// The host check tells what a server gets wrong, with the line to change, and says from disk what it cannot see there.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertQuiet, launch, textOf } from "./support/browser.mjs";
import { fromDisk, overHttp } from "./support/site.mjs";

const states = (page) =>
  page.$$eval("[data-check]", (rows) => Object.fromEntries(rows.map((row) => [row.dataset.check, row.querySelector("[data-state]").textContent])));
const seen = (page, check) => textOf(page, `[data-check="${check}"] [data-seen]`);

async function check(browser, site, prepare) {
  const opened = await browser.open(site, "host-check.html", prepare);
  await opened.page.waitForFunction(() => / are good, /.test(document.getElementById("host-check-summary").textContent), { timeout: 30_000 });
  return opened;
}

// What a well-kept server sends; a test takes something away.
const kept = (path) => ({
  "cache-control": path.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache",
  "x-content-type-options": "nosniff",
});

describe("host check", () => {
  let browser;
  const sites = [];
  const overHttpHere = async (change) => {
    const site = await overHttp(change);
    sites.push(site);
    return site;
  };
  before(async () => {
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await Promise.all(sites.map((site) => site.close()));
  });

  test("a server that sends what was shipped has nothing to change", async () => {
    const site = await overHttpHere((path) => ({ headers: kept(path), withPolicy: true, compressed: true }));
    const { page, problems, close } = await check(browser, site);
    const all = await states(page);
    assert.deepEqual([...new Set(Object.values(all))], ["good"], JSON.stringify(all));
    assert.equal(Object.keys(all).length, 15);
    assert.match(await textOf(page, "#host-check-summary"), /^15 of 15 are good, 0 to change/);
    assertQuiet(problems);
    await close();
  });

  test("a server that sends nothing but bytes is told the lines to change", async () => {
    const site = await overHttpHere((path) => ({ type: path.endsWith(".html") ? "text/html; charset=iso-8859-1" : undefined, headers: { "x-content-type-options": "" } }));
    const { page, problems, close } = await check(browser, site);
    const all = await states(page);
    for (const wrong of ["html-type", "compression", "cached-assets", "cached-pages"]) assert.equal(all[wrong], "change this", wrong);
    for (const known of ["policy", "nosniff"]) assert.equal(all[known], "note", known);
    for (const right of ["css-type", "js-type", "wasm-type", "wasm-allowed", "decoder", "search"]) assert.equal(all[right], "good", right);
    assert.match(await seen(page, "html-type"), /sent as text\/html; charset=iso-8859-1\./);
    const lines = await page.$$eval('[data-check="html-type"] details[open] code', (all) => all.map((line) => line.textContent));
    assert.equal(lines.length, 4, "IIS, nginx, Caddy, Apache");
    assert.ok(lines.every((line) => line.includes("text/html; charset=utf-8")), String(lines));
    assertQuiet(problems);
    await close();
  });

  test("a decoder that is sent under another type, and a header that is too tight or too loose, are seen", async () => {
    const policy = (text) => async () => {
      const site = await overHttpHere((path) => ({
        type: path.endsWith(".wasm") ? "application/octet-stream" : undefined,
        headers: { "content-security-policy": text },
      }));
      const { page, close } = await check(browser, site);
      const found = { wasm: (await states(page))["wasm-type"], policy: (await states(page)).policy, said: await seen(page, "policy") };
      await close();
      return found;
    };
    const tight = await policy("default-src 'self'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; frame-ancestors 'none'")();
    assert.equal(tight.wasm, "change this");
    assert.equal(tight.policy, "change this");
    assert.match(tight.said, /script-src lacks 'wasm-unsafe-eval'/);
    const loose = await policy("script-src * 'self' 'wasm-unsafe-eval'")();
    assert.equal(loose.policy, "note");
    assert.match(loose.said, /script-src also allows \*/);
  });

  test("from disk it says what cannot be seen there, and checks the rest", async () => {
    const site = await fromDisk();
    const { page, problems, close } = await check(browser, site);
    const all = await states(page);
    const unseen = Object.keys(all).filter((id) => all[id] === "not checked");
    assert.equal(unseen.length, 9, unseen.join(" "));
    for (const right of ["wasm-allowed", "clipboard", "decoder", "search", "age"]) assert.equal(all[right], "good", right);
    assert.match(await textOf(page, "#host-check-summary"), /9 cannot be checked from disk/);
    assertQuiet(problems);
    await close();
  });

  test("the report can be copied, and holds every line", async () => {
    const site = await overHttpHere();
    const { page, problems, close } = await check(browser, site, (page) =>
      page.evaluateOnNewDocument(() => {
        Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => (globalThis.copied = text) } });
      }),
    );
    await page.click("#host-check-copy");
    await page.waitForFunction(() => document.getElementById("host-check-copied").textContent === "Copied.");
    const report = await page.evaluate(() => globalThis.copied);
    assert.match(report, /^Host check of http:\/\/127\.0\.0\.1:\d+\/kb\/host-check\.html\n/);
    assert.equal(report.match(/^(good|note|change this|not checked): /gm).length, 15);
    assertQuiet(problems);
    await close();
  });

  test("without scripts it says what it would look at", async () => {
    const site = await overHttpHere();
    const { page, problems, close } = await browser.open(site, "host-check.html", (page) => page.setJavaScriptEnabled(false));
    assert.match(await textOf(page, "#host-check-summary"), /needs JavaScript/);
    assert.equal((await page.$$("[data-check]")).length, 15);
    assert.equal(await page.$eval(".actions", (it) => it.checkVisibility()), false);
    assertQuiet(problems);
    await close();
  });
});
