// Causes that cannot be the reader's are set back, in words, and nothing is taken away.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertQuiet, launch, textOf } from "./support/browser.mjs";
import { worlds } from "./support/site.mjs";

const article = "articles/session-time-limit.html";
const setBack = (page) =>
  page.$$eval(".cause.is-elsewhere", (all) => all.map((card) => [card.open, card.querySelector(".not-here").textContent, card.querySelector("summary").checkVisibility()]));

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

    test("what the reader does not have sets its causes back, and the address keeps it", async () => {
      const { page, problems, close } = await browser.open(site, article);
      assert.deepEqual(await setBack(page), []);
      await page.focus("[data-without=gateway]");
      await page.keyboard.press("Space");
      assert.deepEqual(await setBack(page), [[false, "does not apply without an RD Gateway", true]]);
      assert.match(await textOf(page, "#environment [role=status]"), /^1 of \d+ causes does not apply\.$/);
      assert.equal(await page.evaluate(() => location.hash), "#without=gateway");
      await page.reload();
      assert.equal((await setBack(page)).length, 1);
      await page.focus("[data-without=gateway]");
      await page.keyboard.press("Space");
      assert.deepEqual(await setBack(page), []);
      assert.equal(await page.evaluate(() => location.href), site.address(article));
      assertQuiet(problems);
      await close();
    });

    test("without scripts the cause says what it needs, and an article without such causes asks nothing", async () => {
      const { page, problems, close } = await browser.open(site, article, (page) => page.setJavaScriptEnabled(false));
      assert.equal(await page.$eval("#environment", (it) => it.checkVisibility()), false);
      assert.match(await textOf(page, "[data-only-with=gateway] .cause-facts"), /Only with an RD Gateway\.$/);
      assertQuiet(problems);
      await close();
      const other = await browser.open(site, "articles/certificate-key-unreadable.html");
      assert.equal(await other.page.$("#environment"), null);
      assertQuiet(other.problems);
      await other.close();
    });
  });
}
