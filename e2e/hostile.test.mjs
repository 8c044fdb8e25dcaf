// A paste is text, whatever it looks like; and a site with a broken piece says which.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answer, assertQuiet, insert, launch, links, paste, textOf } from "./support/browser.mjs";
import { dialog, hostile } from "./support/pastes.mjs";
import { overHttp, worlds } from "./support/site.mjs";

for (const world of worlds) {
  describe(world.name, () => {
    let site, browser;
    before(async () => {
      site = await world.open();
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await site?.close();
    });

    for (const text of hostile) {
      test(`shown as text: ${JSON.stringify(text)}`, async () => {
        const { page, problems, close } = await browser.open(site, "decoder.html");
        const before = await page.evaluate(() => document.scripts.length);
        await paste(page, `${text}\nError code: 0x904\nExtended error code: 0x7`);
        assert.deepEqual(
          await page.$$eval("#find-results *", (all) => [...new Set(all.map((element) => element.localName))].filter(
            (name) => !["a", "button", "code", "details", "div", "h2", "kbd", "li", "mark", "ol", "p", "pre", "section",
              "span", "strong", "summary", "sup", "ul"].includes(name))),
          [],
          "an element that the panel never makes",
        );
        assert.deepEqual(
          await page.$$eval("#find-results *", (all) => all.flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith("on"))),
          [],
        );
        const firstLine = text.split("\n")[0];
        assert.ok((await textOf(page, ".find-paste")).replace(/\[\d+\]/g, "").includes(firstLine.replace(/\s+/g, " ").trim()));
        // The page adds the scripts it knows, and none of the paste's.
        const names = await page.$$eval("script", (all) => all.map((script) => script.getAttribute("src")));
        assert.ok(before >= 1 && names.every((name) => name?.includes("assets/")), `scripts: ${names}`);
        assert.equal(await page.evaluate(() => location.search + location.hash), "");
        assert.equal(await page.evaluate(() => document.cookie), "");
        assertQuiet(problems);
        await close();
      });
    }

    test("the page refuses markup and foreign scripts even if a program asks for them", async () => {
      const { page, close } = await browser.open(site, "index.html");
      const refused = await page.evaluate(() => {
        const tries = [
          () => (document.body.innerHTML = "<b>no</b>"),
          () => (document.createElement("script").src = "https://example.com/x.js"),
          () => trustedTypes.createPolicy("another", { createHTML: (text) => text }),
        ];
        return tries.map((attempt) => {
          try {
            attempt();
            return false;
          } catch {
            return true;
          }
        });
      });
      assert.deepEqual(refused, [true, true, true]);
      await close();
    });
  });
}

describe("servers that do not know", () => {
  async function onServer(change, examine) {
    const site = await overHttp(change);
    const browser = await launch();
    try {
      const { page, problems } = await browser.open(site, "decoder.html");
      await examine(page, problems);
    } finally {
      await browser.close();
      await site.close();
    }
  }

  test("the type of .wasm: the decoder works all the same", () =>
    onServer(
      (file) => (file.endsWith(".wasm") ? { type: "application/octet-stream" } : {}),
      async (page, problems) => {
        await paste(page, dialog);
        assert.match((await links(page))[0][0], /^articles\//);
        assertQuiet(problems);
      },
    ));

  test(".wasm at all: the decoder comes as a script", () =>
    onServer(
      (file) => (file.endsWith(".wasm") ? { status: 404 } : {}),
      async (page) => {
        await paste(page, dialog);
        assert.match((await links(page))[0][0], /^articles\//);
      },
    ));

  test("the knowledge: the page names the file and links to the codes", () =>
    onServer(
      (file) => (file.includes("knowledge-") ? { status: 404 } : {}),
      async (page) => {
        await page.focus("#find-text");
        await insert(page, dialog);
        await page.waitForSelector("#find-status a");
        assert.match(await textOf(page, "#find-status"), /^The decoder could not load: knowledge-[0-9a-f]+\.js\. /);
        assert.match(await page.$eval("#find-status a", (link) => link.href), /\/kb\/codes\/index\.html$/);
        assert.equal(await page.$eval("#find-text", (text) => text.value), dialog);
      },
    ));

  test("the index of words: codes are still read, and the page says what is missing", () =>
    onServer(
      (file) => (file.includes("search-") ? { status: 404 } : {}),
      async (page) => {
        await paste(page, "certificate");
        assert.match(await textOf(page, "#find-results"), /could not load: search-[0-9a-f]+\.js/);
        await page.$eval("#find-text", (text) => (text.value = ""));
        await insert(page, dialog);
        await answer(page);
        await page.waitForSelector(".find-article a");
      },
    ));
});
