// A list of codes or events is whole without scripts, and narrows to what is typed with them.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertQuiet, launch } from "./support/browser.mjs";
import { worlds } from "./support/site.mjs";

// What a reader sees of the list: rows that are laid out, by the number that they begin with.
const rows = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("[data-rows] > *")].filter((row) => row.checkVisibility()).map((row) => row.querySelector("a").textContent),
  );
const said = (page) => page.evaluate(() => document.getElementById("filter-status").textContent);
const saysThat = (page, wanted) =>
  page.waitForFunction((wanted) => document.getElementById("filter-status").textContent.includes(wanted), {}, wanted);

async function type(page, text) {
  await page.focus("#filter-text");
  await page.keyboard.type(text);
}

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

    test("without scripts a list is whole, without a box, and its parts are reached by links", async () => {
      for (const address of ["codes/index.html", "codes/disconnect/index.html", "codes/hresult/index.html", "events/index.html", "events/schannel/index.html"]) {
        const { page, problems, close } = await browser.open(site, address, (page) => page.setJavaScriptEnabled(false));
        const read = await page.evaluate(() => ({
          hasBox: document.getElementById("filter").checkVisibility(),
          hidden: [...document.querySelectorAll("main tr, main li, main section")].filter((it) => !it.checkVisibility()).length,
          lost: [...document.querySelectorAll(".jump a")].filter((link) => !document.getElementById(link.hash.slice(1))).length,
          links: document.querySelectorAll(".jump a").length,
        }));
        assert.deepEqual({ hasBox: read.hasBox, hidden: read.hidden, lost: read.lost }, { hasBox: false, hidden: 0, lost: 0 }, address);
        if (!address.includes("schannel")) assert.ok(read.links > 1, `${address} has nothing to jump to`);
        assertQuiet(problems);
        await close();
      }
    });

    test("typing leaves the rows that have all of the words, and says how many", async () => {
      const { page, problems, close } = await browser.open(site, "codes/disconnect/index.html");
      const all = (await rows(page)).length;
      await type(page, "2308");
      assert.deepEqual(await rows(page), ["0x904"]);
      await saysThat(page, `1 of ${all} codes is left.`);
      await page.keyboard.press("Escape");
      assert.equal((await rows(page)).length, all);
      await page.waitForFunction(() => document.getElementById("filter-status").textContent === "");
      await type(page, "smart CARD");
      const left = await rows(page);
      assert.ok(left.includes("0x10A") && left.length < all / 4, `left: ${left}`);
      assert.equal(await page.evaluate(() => document.activeElement.id), "filter-text");
      await type(page, " nosuchword");
      assert.deepEqual(await rows(page), []);
      await saysThat(page, `None of ${all} codes`);
      assertQuiet(problems);
      await close();
    });

    test("a row is found in every notation, by its name, and by the heading above it", async () => {
      for (const [address, text, wanted] of [
        ["codes/index.html", "2308", "0x904"],
        ["codes/index.html", "-2146893043", "0x8009030D"],
        ["codes/hresult/index.html", "-2146893043", "0x8009030D"],
        ["codes/index.html", "disconnectReasonDNSLookupFailed", "0x104"],
        ["codes/disconnect/index.html", "network transport", "0x904"],
        ["events/index.html", "schannel 36870", "36870"],
        ["events/schannel/index.html", "private key", "36870"],
      ]) {
        const { page, problems, close } = await browser.open(site, address);
        await type(page, text);
        assert.ok((await rows(page)).includes(wanted), `“${text}” in ${address}: ${await rows(page)}`);
        assertQuiet(problems);
        await close();
      }
    });

    test("the address holds what is typed, and gives it back", async () => {
      const first = await browser.open(site, "events/index.html");
      await type(first.page, "private key");
      const address = first.page.url();
      assert.ok(address.endsWith("#filter=private%20key"), address);
      const left = await rows(first.page);
      assert.ok(left.length > 0);
      await first.close();

      const again = await browser.open(site, "events/index.html#filter=private%20key");
      assert.deepEqual(await rows(again.page), left);
      await saysThat(again.page, `${left.length} of`);
      await again.page.focus("#filter-text");
      await again.page.keyboard.press("Escape");
      assert.equal(again.page.url(), site.address("events/index.html"));
      assertQuiet(again.problems);
      await again.close();
    });

    test("what the address points to is shown, whatever stands in the box", async () => {
      // A page that glides would move the link away from under the pointer.
      const { page, problems, close } = await browser.open(site, "codes/disconnect/index.html", (page) =>
        page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]),
      );
      await type(page, "smart card");
      assert.ok(!(await rows(page)).includes("0x904"));
      await page.evaluate(() => (location.hash = "#0x904"));
      await page.waitForFunction(() => document.getElementById("0x904").checkVisibility());
      await page.click('.jump a[href="#family-0x07"]');
      await page.waitForFunction(() => document.getElementById("family-0x07").checkVisibility());
      assert.ok((await rows(page)).includes("0x807"));
      assert.equal(await page.$eval("#filter-text", (input) => input.value), "smart card");
      assertQuiet(problems);
      await close();
    });

    test("a broken or hostile fragment narrows nothing and shows nothing of itself", async () => {
      for (const fragment of ["#filter=%E0%A4%A", "#%E0%A4%A", "#filter=<img src=x onerror=alert(1)>"]) {
        const { page, problems, close } = await browser.open(site, `codes/schannel/index.html${fragment}`);
        assert.ok(!(await said(page)).includes("<"));
        assert.equal(await page.$("main img"), null);
        assertQuiet(problems);
        await close();
      }
    });

    test("the box is reached and left by the keyboard alone", async () => {
      const { page, problems, close } = await browser.open(site, "codes/schannel/index.html");
      const focused = () => page.evaluate(() => document.activeElement.id);
      for (let presses = 0; (await focused()) !== "filter-text"; presses += 1) {
        assert.ok(presses < 40, "Tab does not reach the filter");
        await page.keyboard.press("Tab");
      }
      await page.keyboard.type("10001");
      assert.deepEqual(await rows(page), ["0x2711"]);
      // Past the links to the parts of the page, into the row that is left, and to none that is not.
      const passed = [];
      while (!passed.includes("0x2711") && passed.length < 10) {
        await page.keyboard.press("Tab");
        passed.push(await page.evaluate(() => document.activeElement.textContent));
      }
      assert.ok(passed.includes("0x2711"), passed.join());
      assert.deepEqual(passed.filter((text) => /^0x/.test(text)), ["0x2711"]);
      assertQuiet(problems);
      await close();
    });
  });
}
