// Reading needs neither scripts nor a wide window.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertQuiet, launch, paste, search, textOf } from "./support/browser.mjs";
import { pageKinds } from "./support/kinds.mjs";
import { dialogAndEvent } from "./support/pastes.mjs";
import { worlds } from "./support/site.mjs";

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

    test("an article is complete and legible with scripts off", async () => {
      const { page, problems, close } = await browser.open(site, "articles/certificate-key-unreadable.html", (page) =>
        page.setJavaScriptEnabled(false),
      );
      const read = await page.evaluate(() => ({
        // What is laid out, not what is in the source: closed details and hidden parts do not count.
        text: document.querySelector("main").innerText,
        causes: [...document.querySelectorAll("main h2")].filter((h2) => /^Cause/i.test(h2.innerText.trim())).length,
        commands: [...document.querySelectorAll("main pre")].map((pre) => pre.checkVisibility()),
        boxIsHidden: ["find-box", "search"].every((id) => !document.getElementById(id).checkVisibility()),
      }));
      assert.ok(read.causes >= 1, "no cause is visible");
      assert.ok(read.commands.length > 0 && read.commands.every(Boolean), "a command is not visible");
      for (const part of ["Check", "Fix", "Verify", "Undo", "Still failing?"]) {
        assert.match(read.text, new RegExp(part.replace("?", "\\?"), "i"), `no part “${part}”`);
      }
      assert.ok(read.boxIsHidden, "the box cannot work without scripts, so it must not be there");
      assertQuiet(problems);
      await close();
    });

    test("whoever never knows is led to an article by a guided flow, with scripts off", async () => {
      const { page, problems, close } = await browser.open(site, "flows/0x904-0x7/numbers.html", (page) =>
        page.setJavaScriptEnabled(false),
      );
      let asked = 0;
      while (page.url().startsWith(site.address("flows/"))) {
        assert.equal((await page.$$(".so-far li")).length, asked, `answers shown on ${page.url()}`);
        asked += 1;
        assert.ok(asked <= 7, `more than seven questions: ${page.url()}`);
        await Promise.all([page.waitForNavigation(), page.click(".answers .unknown a")]);
      }
      assert.match(page.url(), /\/articles\/[a-z0-9-]+\.html/);
      assert.ok(asked > 1, "only one question");
      assertQuiet(problems);
      await close();
    });

    test("no page scrolls sideways at 320 pixels, with and without an answer", async () => {
      for (const { kind, address, pasted, text, searched } of await pageKinds()) {
        const { page, problems, close } = await browser.open(site, address, (page) =>
          page.setViewport({ width: 320, height: 640 }),
        );
        if (pasted) await paste(page, text ?? dialogAndEvent);
        if (searched) await search(page, searched);
        const { wide, culprits } = await page.evaluate(() => ({
          wide: document.documentElement.scrollWidth,
          culprits: [...document.querySelectorAll("body *")]
            .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
            .map((element) => `${element.localName}.${element.className}`)
            .slice(0, 5),
        }));
        assert.ok(wide <= 320, `${kind} is ${wide} pixels wide because of ${culprits}`);
        assertQuiet(problems);
        await close();
      }
    });
  });
}

describe("the first thing a reader sees", () => {
  let site, browser;
  before(async () => {
    site = await worlds[0].open();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  test("every page kind has one h1, a title, the search box and one decoder", async () => {
    for (const { kind, address } of await pageKinds()) {
      const { page, problems, close } = await browser.open(site, address);
      assert.equal((await page.$$("h1")).length, 1, `${kind}: one h1`);
      assert.notEqual(await page.title(), "", `${kind}: a title`);
      assert.equal((await page.$$("#find-box")).length, 1, `${kind}: one decoder`);
      assert.equal(await page.$eval("#search", (box) => box.checkVisibility()), true, `${kind}: the box is visible`);
      assert.notEqual(await textOf(page, "h1"), "");
      assertQuiet(problems);
      await close();
    }
  });
});
