// On paper an article is a runbook: everything open, boxes to tick, lines to fill in, and what it is on every page.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertQuiet, launch } from "./support/browser.mjs";
import { worlds } from "./support/site.mjs";

const article = "articles/certificate-key-unreadable.html";

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

    for (const scripts of ["with", "without"]) {
      test(`an article prints whole and as a runbook, ${scripts} scripts`, async () => {
        const { page, problems, close } = await browser.open(site, article, async (page) => {
          await page.setJavaScriptEnabled(scripts === "with");
          await page.emulateMediaType("print");
        });
        const read = await page.evaluate(() => {
          const seen = (selector) => [...document.querySelectorAll(selector)].filter((it) => it.checkVisibility());
          const drawn = (element, pseudo) => getComputedStyle(element, pseudo).content;
          return {
            hidden: [...document.querySelectorAll("article pre, article h3, article td")].filter((it) => !it.checkVisibility()).length,
            controls: seen("button, textarea, nav, header").length,
            foot: seen(".runbook.foot").map((it) => it.textContent),
            blanks: seen(".blank").length,
            boxes: seen(".cause-body > ol > li").every((step) => drawn(step, "::before") === '""'),
            results: seen(".check").every((check) => drawn(check, "::after") === '"Result:"'),
            cut: seen("figure.code").filter((it) => getComputedStyle(it).breakInside !== "avoid").length,
            overflow: seen("article pre").filter((it) => it.scrollWidth > it.clientWidth + 1).length,
          };
        });
        assert.equal(read.foot.length, 1);
        assert.match(read.foot[0], /^certificate-key-unreadable, reviewed \d{4}-\d\d-\d\d\. .* content of \d{4}-\d\d-\d\d\.$/);
        delete read.foot;
        assert.deepEqual(read, { hidden: 0, controls: 0, blanks: 3, boxes: true, results: true, cut: 0, overflow: 0 });
        assertQuiet(problems);
        await close();
      });
    }

    test("the sheet of what was changed can be printed alone", async () => {
      const { page, problems, close } = await browser.open(site, `${article}#done=1`, (page) =>
        page.evaluateOnNewDocument(() => (window.print = () => (window.printed = document.documentElement.className))),
      );
      await page.focus("#undo_sheet > button");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => window.printed), "prints-sheet");
      await page.emulateMediaType("print");
      const left = await page.evaluate(() => [...document.querySelectorAll("main > article > *")].filter((it) => it.checkVisibility()).map((it) => it.className));
      assert.deepEqual(left, ["undo-sheet"]);
      await page.evaluate(() => dispatchEvent(new Event("afterprint")));
      assert.equal(await page.evaluate(() => document.documentElement.className), "");
      assertQuiet(problems);
      await close();
    });
  });
}
