// Somebody pastes or types, and is led to the page that helps. Over http and from disk.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answer, assertQuiet, insert, launch, links, openDecoder, paste, textOf } from "./support/browser.mjs";
import { dialog, dialogAndEvent } from "./support/pastes.mjs";
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

    test("the dialog pasted on the home page leads, with its reason, to the article", async () => {
      const { page, problems, close } = await browser.open(site, "index.html");
      await paste(page, dialog);
      const [[address, title]] = await links(page);
      assert.match(address, /^articles\/[a-z0-9-]+\.html$/);
      const reason = await textOf(page, ".find-article p");
      assert.match(reason, /^Because: .*0x904.*\(line 7\)/);
      assert.match(reason, /0x7/);
      await Promise.all([page.waitForNavigation(), page.click(".find-article a")]);
      assert.equal(await textOf(page, "h1"), title);
      assertQuiet(problems);
      await close();
    });

    test("an event beside the dialog leads to the article about the private key", async () => {
      const { page, problems, close } = await browser.open(site, "decoder.html");
      await paste(page, dialogAndEvent);
      assert.equal((await links(page))[0][0], "articles/certificate-key-unreadable.html");
      assert.match(await textOf(page, ".find-verdict"), /^(Certain|Likely) /);
      const marked = await page.$$eval(".find-paste mark", (marks) => marks.map((mark) => mark.textContent));
      for (const code of ["0x904", "0x7", "0x8009030D"]) {
        assert.ok(marked.includes(code), `${code} is not marked: ${marked}`);
      }
      assertQuiet(problems);
      await close();
    });

    test("every link of an answer leads to a page that exists", async () => {
      const { page, problems, close } = await browser.open(site, "articles/0x904-0x7.html");
      await paste(page, dialogAndEvent);
      const addresses = [...new Set((await links(page)).map(([address]) => address))];
      assert.ok(addresses.length >= 4, `few links: ${addresses}`);
      for (const address of addresses) {
        // From disk there is no status: a file that is missing cannot be opened.
        const answered = await page.goto(site.address(address));
        assert.ok(answered?.ok() ?? true, `${address} does not exist`);
        assert.notEqual(await textOf(page, "h1"), "There is no page at this address", address);
      }
      assertQuiet(problems);
      await close();
    });

    test("a misspelt word finds an article", async () => {
      const { page, problems, close } = await browser.open(site, "index.html");
      await paste(page, "certficate");
      const found = await links(page);
      assert.ok(
        found.some(([address, title]) => address.startsWith("articles/") && /certificate/i.test(title)),
        `no article about certificates in ${JSON.stringify(found)}`,
      );
      assertQuiet(problems);
      await close();
    });

    test("a code in decimal lists its page first, and Enter opens it", async () => {
      const { page, problems, close } = await browser.open(site, "codes/disconnect/index.html");
      await paste(page, "2308");
      assert.equal((await links(page))[0][0], "codes/disconnect/0x904.html");
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      assert.equal(page.url(), site.address("codes/disconnect/0x904.html"));
      assertQuiet(problems);
      await close();
    });

    test("text that means nothing to us is answered with what to copy", async () => {
      const { page, problems, close } = await browser.open(site, "index.html");
      await paste(page, "qqqq zzzzz xyxyxy");
      const results = await textOf(page, "#find-results");
      assert.match(results, /Ctrl\+C/);
      const addresses = (await links(page)).map(([address]) => address);
      assert.ok(addresses.includes("codes/index.html"), `no list of codes in ${addresses}`);
      assertQuiet(problems);
      await close();
    });

    test("a page loads nothing of the decoder before the box is touched", async () => {
      const { page, problems, close } = await browser.open(site, "articles/0x904-0x7.html");
      const loaded = () =>
        page.evaluate(() => [...[...document.scripts].map(({ src }) => src), ...performance.getEntriesByType("resource").map(({ name }) => name)]);
      const isOfDecoder = (url) => /knowledge|search-|wasm|reconnect-/.test(url);
      await new Promise((done) => setTimeout(done, 500));
      assert.deepEqual((await loaded()).filter(isOfDecoder), []);
      await openDecoder(page);
      await insert(page, "0x904");
      await answer(page);
      assert.ok((await loaded()).some((url) => url.includes("knowledge")));
      assertQuiet(problems);
      await close();
    });

    test("a log of a megabyte is answered, and only its recognized parts are shown", async () => {
      const { page, problems, close } = await browser.open(site, "decoder.html");
      const line = "2026-11-03 09:14:02 service ready, nothing to report on this line\n";
      const log = line.repeat(8_000) + dialog + "\n" + line.repeat(8_000);
      await page.focus("#find-text");
      await page.evaluate((log) => {
        const text = document.getElementById("find-text");
        text.value = log;
        text.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }, log);
      await answer(page);
      assert.match((await links(page))[0][0], /^articles\//);
      const shown = await textOf(page, ".find-paste");
      assert.match(shown, /lines not shown/);
      assert.ok(shown.length < 10_000, `${shown.length} characters shown`);
      assertQuiet(problems);
      await close();
    });
  });
}

test("a text that is put in line by line is answered once, and its links stay", async () => {
  const site = await overHttp();
  const browser = await launch();
  const { page, problems, close } = await browser.open(site, "decoder.html");
  await paste(page, "0x204");
  await page.click(".find-clear");
  await paste(page, dialog);
  const first = await page.$(".find-article a");
  // As a browser does for each line that a program puts in.
  await page.$eval("#find-text", (text) => text.dispatchEvent(new InputEvent("input", { bubbles: true })));
  await new Promise((done) => setTimeout(done, 400));
  assert.ok(await first.evaluate((link) => link.isConnected), "the link was replaced by another one");
  assertQuiet(problems);
  await close();
  await browser.close();
  await site.close();
});
