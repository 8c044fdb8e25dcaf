// Who comes from a decoded text, a check or guided questions is told what is known, and finds the causes open.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertQuiet, launch, textOf } from "./support/browser.mjs";
import { worlds } from "./support/site.mjs";

const article = "articles/certificate-key-unreadable.html";
const marked = (page) => page.$$eval(".cause.is-found", (all) => all.map((card) => [card.querySelector(".cause-number").textContent, card.open]));

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

    test("causes that a decoded text fits are named, marked and open", async () => {
      const { page, problems, close } = await browser.open(site, `${article}#causes=2,3&from=decoder`);
      assert.equal(await textOf(page, ".coming"), "You came from a decoded text; cause 2 and cause 3 fit it.");
      assert.deepEqual(await marked(page), [["Cause 2", true], ["Cause 3", true]]);
      // By keyboard from the banner to the cause.
      await page.focus(".coming a");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => location.hash.startsWith("#at=cause-"));
      assertQuiet(problems);
      await close();
    });

    test("the end of a guided flow takes the answers along, in the words of the flow", async () => {
      const { page, problems, close } = await browser.open(site, "flows/internal-error/numbers.html");
      const asked = [];
      while (page.url().startsWith(site.address("flows/"))) {
        asked.push(await textOf(page, "h1"));
        await page.focus(".answers .unknown a");
        await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      }
      await page.waitForSelector(".coming li");
      const known = await page.$$eval(".coming li", (all) => all.map((it) => it.textContent));
      assert.deepEqual(known, asked.map((question) => `${question} I don't know`));
      // Back to where the last answer was given, to give another one.
      await page.focus(".coming a");
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      assert.equal(await textOf(page, "h1"), asked.at(-1));
      assertQuiet(problems);
      await close();
    });

    test("an answer that names a cause opens it, and without scripts the same link leads there", async () => {
      const flow = "flows/internal-error/numbers.html";
      const plain = await browser.open(site, flow, (page) => page.setJavaScriptEnabled(false));
      const end = await plain.page.$$eval('.answers a[href*="/articles/"]', (all) => all.map((it) => it.getAttribute("href")));
      assert.ok(end.some((href) => /#[a-z0-9-]+$/.test(href)), end.join());
      assertQuiet(plain.problems);
      await plain.close();
      const { page, problems, close } = await browser.open(site, `${article}#at=cause-the-machinekeys-folder-has-the-wrong-permissions&from=flow/internal-error/key-events&answers=0,0`);
      await page.waitForFunction(() => document.querySelector(".coming li"));
      assert.match(await textOf(page, ".coming"), /^You came from the guided questions; your answers lead to cause 2\.\s*Known so far/);
      assert.deepEqual(await marked(page), [["Cause 2", true]]);
      // The banner stands where the link leads, and says the same after the reader has gone elsewhere and reloaded.
      assert.equal(await page.$eval(".coming + .cause .cause-number", (it) => it.textContent), "Cause 2");
      await page.evaluate(() => document.querySelector('.answer a[href^="#cause-"]').click());
      await page.waitForFunction(() => location.hash.includes("at=cause-the-service-may"));
      await page.reload();
      assert.match(await textOf(page, ".coming"), /your answers lead to cause 2\./);
      assertQuiet(problems);
      await close();
    });

    test("who is led to a section and not to a cause is told there", async () => {
      const { page, problems, close } = await browser.open(site, "articles/0x904-0x7.html#at=tell-the-causes-apart&from=flow/internal-error/numbers&answers=0");
      await page.waitForFunction(() => document.querySelector(".coming li"));
      const read = await page.evaluate(() => {
        const { top, bottom } = document.querySelector(".coming").getBoundingClientRect();
        return { isSeen: top >= 0 && bottom <= innerHeight, next: document.querySelector(".coming + section h2").id };
      });
      assert.deepEqual(read, { isSeen: true, next: "tell-the-causes-apart" });
      assertQuiet(problems);
      await close();
    });

    test("a hostile fragment shows no word of its own and leads nowhere else", async () => {
      for (const fragment of [
        "from=<img src=x onerror=alert(1)>",
        "from=flow/../../evil/x&answers=0",
        "from=flow/internal-error/javascript:alert(1)&answers=0",
        "from=check/https://example.com/x",
        "from=check/a%2fb/c",
        "from=decoder/you-are-hacked&causes=99",
      ]) {
        const { page, problems, close } = await browser.open(site, `${article}#${fragment}`);
        const shown = await page.evaluate(() => [document.querySelector(".coming")?.textContent ?? "", [...document.querySelectorAll(".coming a")].map((it) => it.href)]);
        assert.ok(["", "You came from a decoded text."].includes(shown[0]), `${fragment}: ${shown[0]}`);
        assert.deepEqual(shown[1], []);
        assertQuiet(problems);
        await close();
      }
    });

    test("answers that the flow does not have are left out", async () => {
      const { page, problems, close } = await browser.open(site, `${article}#from=flow/internal-error/numbers&answers=0,99`);
      assert.equal(await textOf(page, ".coming"), "You came from the guided questions.");
      await page.evaluate(() => reconnect.flows());
      assert.equal((await page.$$(".coming li")).length, 0);
      assertQuiet(problems);
      await close();
    });
  });
}
