// One build for every place it may be opened in: an intranet name without TLS, any depth of path, a renamed and moved folder
// on disk, a server whose rules forbid WebAssembly.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";
import { answer, assertQuiet, insert, launch, links, openDecoder, options, paste, search, textOf } from "./support/browser.mjs";
import { dialog } from "./support/pastes.mjs";
import { folder, fromDisk, overHttp } from "./support/site.mjs";

const name = "kb.intranet.example";

describe("one build", () => {
  let browser;
  before(async () => {
    browser = await launch({ names: [name] });
  });
  after(() => browser?.close());

  async function isWhole(site) {
    const { page, problems, close } = await browser.open(site, "articles/0x904-0x7.html");
    await search(page, "certificate");
    assert.ok((await options(page)).some(([group]) => group === "Articles"));
    await page.keyboard.press("Escape");
    await paste(page, dialog);
    assert.equal((await links(page))[0][0], "articles/0x904-0x7.html");
    await Promise.all([page.waitForNavigation(), page.click(".find-article a")]);
    assert.match(await textOf(page, "h1"), /0x904/);
    assertQuiet(problems);
    await close();
  }

  test("on an intranet name, without TLS", async () => {
    const site = await overHttp(() => ({}), { host: name });
    const { page, close } = await browser.open(site, "index.html");
    assert.equal(await page.evaluate(() => isSecureContext), false);
    await close();
    await isWhole(site);
    await site.close();
  });

  for (const below of ["/", "/a/b/c d/"]) {
    test(`below ${below}`, async () => {
      const site = await overHttp(() => ({}), { below });
      await isWhole(site);
      await site.close();
    });
  }

  test("in a folder that was renamed and moved", async () => {
    const target = path.join(path.dirname(fileURLToPath(import.meta.url)), "..", "target", "e2e");
    const moved = path.join(mkdtempSync(path.join(target, "moved-")), "Fehler #1 & Co – 100% ü");
    cpSync(folder, moved, { recursive: true });
    const site = await fromDisk(moved);
    await isWhole(site);
    rmSync(path.dirname(moved), { recursive: true, force: true });
  });

  test("where WebAssembly is forbidden, codes are looked up all the same, and the line to change is named", async () => {
    const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";
    const site = await overHttp(() => ({ headers: { "content-security-policy": policy } }));
    const { page, close } = await browser.open(site, "decoder.html");
    await openDecoder(page);
    await insert(page, "error -2146893043 and 2308");
    await page.waitForSelector("#find-results a");
    const found = await page.$$eval("#find-results a", (all) => all.map((link) => link.href.replace(/^.*\/kb\//, "")));
    assert.deepEqual(found.slice(0, 2), ["codes/hresult/0x8009030d.html", "codes/disconnect/0x904.html"]);
    assert.match(await textOf(page, "#find-status"), /needs 'wasm-unsafe-eval'/);
    await page.focus("#search-text");
    await insert(page, "0x80090302");
    await page.waitForSelector("#search-options a");
    assert.match(await page.$eval("#search-options a", (link) => link.href), /codes\/hresult\/0x80090302\.html$/);
    const answered = await page.goto(found.map((one) => site.address(one))[0]);
    assert.ok(answered.ok());
    await close();
    await site.close();
  });
});
