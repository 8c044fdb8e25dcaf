// A site whose organisation wants it works without its server after the first visit, and a tab that was left open learns
// of a new version.
import assert from "node:assert/strict";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { assertQuiet, launch, paste, textOf } from "./support/browser.mjs";
import { root } from "./support/command.mjs";
import { build } from "./support/overlay.mjs";
import { overHttp } from "./support/site.mjs";

const wish = { "local/org.toml": 'name = "Contoso IT"\noffline = true\n' };
const modules = ["--decoder-bundle", path.join(root, "target", "decoder-bundle")];
const isKept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active !== null));

describe("without a network", () => {
  let browser, built, server;
  before(async () => {
    browser = await launch();
    built = build(wish, modules);
    server = await overHttp(() => ({ withPolicy: true }), { served: built.dist });
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    built?.remove();
  });

  test("a new version is told to the tab that was left open, and to no other", async () => {
    const old = await browser.open(server, "index.html");
    assert.ok(await isKept(old.page));
    build({ ...wish, "pages/gate.md": '+++\ntitle = "The gate"\nsummary = "Where it is."\nreviewed = 2026-11-20\n+++\n\n## Way\n\nLeft.\n' }, modules, built.scratch);
    const next = await old.page.browserContext().newPage();
    await next.goto(server.address("pages/gate.html"));
    await old.page.waitForSelector(".alert.local button");
    assert.match(await textOf(old.page, ".alert.local"), /There is a new version of this site\. Reload/);
    assert.equal((await next.$$(".alert.local")).length, 0);
    await old.page.bringToFront();
    await Promise.all([old.page.waitForNavigation(), old.page.click(".alert.local button")]);
    assert.ok((await old.page.$$eval(".site-footer a", (all) => all.map((link) => link.textContent))).includes("The gate"));
    assertQuiet(old.problems);
    await old.close();
  });

  test("articles and the decoder work when the server is gone", async () => {
    const { page, problems, close } = await browser.open(server, "index.html");
    assert.ok(await isKept(page));
    assertQuiet(problems);
    await server.close();
    server = undefined;
    for (const address of ["articles/door-locked.html", "articles/index.html", "index.html"]) {
      await page.goto(page.url().replace(/\/kb\/.*/, `/kb/${address}`));
      assert.equal((await page.$$("h1")).length, 1, address);
    }
    await page.goto(page.url().replace(/\/kb\/.*/, "/kb/decoder.html"));
    await paste(page, "Error code: 0x904");
    assert.match(await textOf(page, "#find-results"), /0x904/);
    await close();
  });
});
