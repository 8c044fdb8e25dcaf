// Everything without a mouse, from the loaded page to the opened article.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answer, assertQuiet, isFirefox, launch, links, offered, options, paste, search, textOf } from "./support/browser.mjs";
import { dialog } from "./support/pastes.mjs";
import { worlds } from "./support/site.mjs";

const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
const active = (page) => page.$eval("#search-text", (field) => document.getElementById(field.getAttribute("aria-activedescendant"))?.id);

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

    test("Tab reaches the box, arrows the article, Enter opens it", async () => {
      const { page, problems, close } = await browser.open(site, "index.html");
      for (let presses = 0; (await focused(page)) !== "search-text"; presses += 1) {
        assert.ok(presses < 15, "the box is not among the first things that Tab reaches");
        await page.keyboard.press("Tab");
      }
      await page.keyboard.type("0x904 0x7");
      await offered(page);
      const all = await options(page);
      const at = all.findIndex(([group]) => group === "Articles");
      for (let presses = 0; presses <= at; presses += 1) await page.keyboard.press("ArrowDown");
      assert.equal(await focused(page), "search-text", "the focus stays in the field");
      assert.equal(await active(page), `search-option-${at}`);
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      assert.equal(page.url(), site.address(all[at][1]));
      assertQuiet(problems);
      await close();
    });

    test("arrows go round, through the field; Escape closes and then clears", async () => {
      const { page, problems, close } = await browser.open(site, "codes/index.html");
      await search(page, "certificate");
      const last = (await options(page)).length - 1;
      await page.keyboard.press("ArrowUp");
      assert.equal(await active(page), `search-option-${last}`);
      await page.keyboard.press("ArrowDown");
      assert.equal(await active(page), undefined);
      await page.keyboard.press("ArrowDown");
      assert.equal(await active(page), "search-option-0");
      await page.keyboard.press("Escape");
      assert.equal(await page.$eval("#search-popup", (popup) => popup.hidden), true);
      assert.equal(await page.$eval("#search-text", (field) => field.value), "certificate");
      await page.keyboard.press("Escape");
      assert.equal(await page.$eval("#search-text", (field) => field.value), "");
      assertQuiet(problems);
      await close();
    });

    test("typing keeps the focus, and Enter opens the first page found, even before it is there", async () => {
      const { page, problems, close } = await browser.open(site, "articles/0x904-0x7.html");
      await page.keyboard.press("/");
      assert.equal(await focused(page), "search-text");
      await page.keyboard.type("certificate private key");
      assert.equal(await focused(page), "search-text");
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      assert.match(page.url(), /\/articles\/|\/codes\/|\/events\//);
      assertQuiet(problems);
      await close();
    });

    // Firefox lets no program hold back what a page loads from disk.
    for (const field of isFirefox && world.name === "from disk" ? [] : ["#search-text", "#find-text"]) {
      test(`Enter in ${field} that comes before the decoder is kept until it is there, and is no new line`, async () => {
        let letThrough;
        const isWanted = new Promise((done) => (letThrough = done));
        const { page, problems, close } = await browser.open(site, "decoder.html", async (page) => {
          await page.setRequestInterception(true);
          page.on("request", async (request) => {
            if (/reconnect-[0-9a-f]+\.js$/.test(request.url())) await isWanted;
            request.continue();
          });
        });
        await page.focus(field);
        await page.keyboard.type("certificate private key");
        await page.keyboard.press("Enter");
        assert.equal(await page.$eval(field, (text) => text.value), "certificate private key");
        const opened = page.waitForNavigation();
        letThrough();
        await opened;
        assert.match(page.url(), /\/articles\/|\/codes\/|\/events\//);
        assertQuiet(problems);
        await close();
      });
    }

    test("in the decoder, arrows lead from the text to the article and back, and Enter opens it", async () => {
      const { page, problems, close } = await browser.open(site, "decoder.html");
      await paste(page, dialog);
      const [[address, title]] = await links(page);
      await page.keyboard.press("ArrowDown");
      assert.equal(await focused(page), title);
      await page.keyboard.press("ArrowUp");
      assert.equal(await focused(page), "find-text");
      await page.keyboard.press("ArrowDown");
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      assert.equal(page.url(), site.address(address));
      assert.equal(await textOf(page, "h1"), title);
      assertQuiet(problems);
      await close();
    });

    test("a number in the text leads to what explains it, and both are shown to belong together", async () => {
      const { page, problems, close } = await browser.open(site, "decoder.html");
      await paste(page, dialog);
      await page.focus(".find-paste button");
      const tied = await page.$$eval(".is-tied", (all) => all.map((one) => one.localName).sort());
      assert.deepEqual(tied, ["li", "mark"]);
      await page.keyboard.press("Enter");
      assert.ok(await page.evaluate(() => document.activeElement.matches("li[data-n='1']")));
      assertQuiet(problems);
      await close();
    });

    test("an answer that arrives while the reader is in the links does not lose the focus", async () => {
      const { page, problems, close } = await browser.open(site, "decoder.html");
      await paste(page, "0x904");
      await page.keyboard.type(" 0x7");
      // At once: the answer to the last letter is still to come.
      await page.keyboard.press("ArrowDown");
      await new Promise((done) => setTimeout(done, 400));
      assert.ok(await page.evaluate(() => document.activeElement.matches("#find-results a")));
      assertQuiet(problems);
      await close();
    });

    test("Ctrl+K comes to the box from anywhere; Escape leaves the links, clears the text and closes the decoder", async () => {
      const { page, problems, close } = await browser.open(site, "codes/disconnect/0x904.html");
      await paste(page, "0x904");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Escape");
      assert.equal(await focused(page), "find-text");
      await page.keyboard.press("Escape");
      assert.equal(await page.$eval("#find-text", (text) => text.value), "");
      assert.equal(await page.$eval("#find-results", (results) => results.hidden), true);
      await page.keyboard.press("Escape");
      assert.equal(await page.$eval("#find-box", (box) => box.hidden), true);
      assert.equal(await focused(page), "search-text");
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.down("Control");
      await page.keyboard.press("k");
      await page.keyboard.up("Control");
      assert.equal(await focused(page), "search-text");
      assertQuiet(problems);
      await close();
    });
  });
}

describe("in the middle of a text", () => {
  test("arrows and Enter stay with the text while there are lines below the caret", async () => {
    const site = await worlds[0].open();
    const browser = await launch();
    const { page, problems, close } = await browser.open(site, "decoder.html");
    await paste(page, dialog);
    await page.$eval("#find-text", (text) => text.setSelectionRange(0, 0));
    await page.keyboard.press("ArrowDown");
    assert.equal(await focused(page), "find-text");
    await page.keyboard.press("Enter");
    assert.equal(await focused(page), "find-text");
    assert.equal(page.url(), site.address("decoder.html"));
    assertQuiet(problems);
    await close();
    await browser.close();
    await site.close();
  });
});
