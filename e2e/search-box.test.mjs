// The one box: what it offers while somebody types, what a paste opens, and what it says where nothing fits.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answer, assertQuiet, isFirefox, launch, links, offered, options, search, textOf } from "./support/browser.mjs";
import { dialog } from "./support/pastes.mjs";
import { worlds } from "./support/site.mjs";

const pasteInto = (page, selector, text) =>
  page.$eval(
    selector,
    (field, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      field.focus();
      // Firefox makes its own transfer, from the last two.
      const init = { clipboardData, dataType: "text/plain", data: text };
      field.dispatchEvent(new ClipboardEvent("paste", { ...init, bubbles: true, cancelable: true }));
    },
    text,
  );

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

    test("a code in any notation offers its own page first, then the article", async () => {
      for (const notation of ["0x904", "2308", "904h", "0X0904"]) {
        const { page, problems, close } = await browser.open(site, "events/index.html");
        await search(page, notation);
        const [first, ...others] = await options(page);
        assert.deepEqual(first.slice(0, 2), ["Codes", "codes/disconnect/0x904.html"], notation);
        assert.ok(others.some(([group, address]) => group === "Articles" && address === "articles/0x904-0x7.html"), notation);
        assertQuiet(problems);
        await close();
      }
    });

    test("words offer articles first, a slip in them is forgiven, and one half typed word is enough", async () => {
      for (const words of ["certificate expired", "certficate", "black scr"]) {
        const { page, problems, close } = await browser.open(site, "index.html");
        await search(page, words);
        const [[group, address]] = await options(page);
        assert.equal(group, "Articles", words);
        assert.match(address, /^articles\//);
        assertQuiet(problems);
        await close();
      }
    });

    test("what is offered stays while a word is being typed", async () => {
      const { page, problems, close } = await browser.open(site, "index.html");
      await search(page, "certificate");
      await page.evaluate(() => {
        globalThis.fewest = Infinity;
        const list = document.getElementById("search-options");
        new MutationObserver(() => (globalThis.fewest = Math.min(globalThis.fewest, list.childElementCount))).observe(list, { childList: true });
      });
      await page.keyboard.type(" expired on", { delay: 40 });
      await offered(page);
      assert.ok((await page.evaluate(() => globalThis.fewest)) > 0, "the list was empty in between");
      assertQuiet(problems);
      await close();
    });

    test("a pasted dialog opens the decoder with it, in place, and nothing stands in the address", async () => {
      for (const address of ["index.html", "articles/0x904-0x7.html", "decoder.html"]) {
        const { page, problems, close } = await browser.open(site, address);
        await pasteInto(page, "#search-text", dialog);
        await answer(page);
        assert.equal(await page.$eval("#find-text", (text) => text.value), dialog);
        assert.equal(await page.$eval("#search-text", (field) => field.value), "");
        assert.match((await links(page))[0][0], /^articles\//);
        assert.equal(page.url(), site.address(address));
        assertQuiet(problems);
        await close();
      }
    });

    test("where nothing fits it says what to paste, and offers the decoder", async () => {
      const { page, problems, close } = await browser.open(site, "codes/index.html");
      await search(page, "qqqq zzzzz xyxyxy");
      assert.match(await textOf(page, "#search-note"), /No page has this\..*Ctrl\+C/);
      assert.deepEqual((await options(page))[0], ["Commands", "", "Decode this text"]);
      await page.keyboard.press("Enter");
      await answer(page);
      assert.equal(await page.$eval("#find-text", (text) => text.value), "qqqq zzzzz xyxyxy");
      assertQuiet(problems);
      await close();
    });

    test("the page of all results is the answer to its address, and can be linked", async () => {
      const { page, problems, close } = await browser.open(site, "search.html#q=certificate%20expired");
      await page.waitForSelector("#search-list li");
      assert.match(await textOf(page, "#search-said"), /^\d+ pages fit “certificate expired”\.$/);
      const first = await page.$eval("#search-list a", (link) => link.textContent);
      assert.match(first, /expired/i);
      await page.evaluate(() => (location.hash = "#q=qqqqzzzz"));
      await page.waitForFunction(() => document.getElementById("search-said").textContent.startsWith("No page has"));
      assert.equal(await page.$eval("#search-nothing", (part) => part.hidden), false);
      assertQuiet(problems);
      await close();
    });

    test("it says what it is to a screen reader, and tells the number of results once", async () => {
      const { page, problems, close } = await browser.open(site, "index.html");
      await search(page, "certificate");
      const told = await page.$eval("#search-text", (field) => ({
        role: field.getAttribute("role"),
        expanded: field.getAttribute("aria-expanded"),
        list: document.getElementById(field.getAttribute("aria-controls"))?.getAttribute("role"),
        active: field.getAttribute("aria-activedescendant"),
      }));
      assert.deepEqual(told, { role: "combobox", expanded: "true", list: "listbox", active: null });
      await page.keyboard.press("ArrowDown");
      const active = await page.$eval("#search-text", (field) => {
        const option = document.getElementById(field.getAttribute("aria-activedescendant"));
        return [option.getAttribute("role"), option.getAttribute("aria-selected"), document.querySelectorAll("[aria-selected=true]").length];
      });
      assert.deepEqual(active, ["option", "true", 1]);
      await page.waitForFunction(() => /^\d+ results, first: /.test(document.getElementById("search-status").textContent));
      assertQuiet(problems);
      await close();
    });

    test("the / key can be switched off, stays off, and Ctrl+K goes on", async () => {
      const { page, problems, close } = await browser.open(site, "index.html");
      const slashLeadsHere = async () => {
        await page.evaluate(() => document.activeElement.blur());
        await page.keyboard.press("/");
        return page.evaluate(() => document.activeElement.id === "search-text");
      };
      assert.ok(await slashLeadsHere());
      await search(page, "switch");
      const at = (await options(page)).findIndex(([, , title]) => title === "Switch the / key off");
      assert.ok(at >= 0);
      for (let presses = 0; presses <= at; presses += 1) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      assert.ok(!(await slashLeadsHere()));
      await page.goto(site.address("codes/index.html"));
      // From disk, Firefox gives each page a storage of its own.
      const isKept = !(isFirefox && world.name === "from disk");
      assert.equal(await slashLeadsHere(), !isKept);
      await page.keyboard.down("Control");
      await page.keyboard.press("k");
      await page.keyboard.up("Control");
      assert.ok(await page.evaluate(() => document.activeElement.id === "search-text"));
      assertQuiet(problems);
      await close();
    });
  });
}
