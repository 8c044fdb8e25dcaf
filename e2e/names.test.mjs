// Names of Windows codes are loaded at the first code that is not in the knowledge base, and not before.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answer, assertQuiet, launch, paste, textOf } from "./support/browser.mjs";
import { dialogAndEvent } from "./support/pastes.mjs";
import { overHttp, worlds } from "./support/site.mjs";

// Pastes into the emptied box, so that no earlier answer is taken for the one to this text.
const pasteAnew = async (page, text) => {
  await page.$eval("#find-text", (box) => {
    box.value = "";
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await paste(page, text);
};

// Opens a page and keeps the addresses of the files with names that it asks for.
async function openCounting(browser, site) {
  const asked = [];
  const opened = await browser.open(site, "decoder.html", async (page) => {
    page.on("request", (request) => /\/names-[0-9a-f]+\.js$/.test(request.url()) && asked.push(request.url()));
  });
  return { ...opened, asked };
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

    test("a code that no table has is named, and the names are loaded once", async () => {
      const { page, problems, close, asked } = await openCounting(browser, site);
      await paste(page, "the update ended with 0x80240001 after 3 tries");
      assert.match(await textOf(page, "#find-results"), /0x80240001 .*WU_E_NO_SERVICE ?This is what Windows calls it/);
      await pasteAnew(page, "0x80240002");
      assert.match(await textOf(page, "#find-results"), /WU_E_MAX_CAPACITY_REACHED/);
      assert.equal(asked.length, 1, String(asked));
      assertQuiet(problems);
      await close();
    });

    test("a name that no table has is known, in any case of letters", async () => {
      const { page, problems, close } = await openCounting(browser, site);
      await paste(page, "wu_e_no_service");
      assert.match(await textOf(page, "#find-results"), /0x80240001 .*WU_E_NO_SERVICE/);
      assertQuiet(problems);
      await close();
    });

    test("what our tables know loads no names", async () => {
      const { page, problems, close, asked } = await openCounting(browser, site);
      for (const known of [dialogAndEvent, "0x904", "2308", "0x8009030D", "STATUS_LOGON_FAILURE"]) await pasteAnew(page, known);
      await page.waitForNetworkIdle({ idleTime: 300 });
      assert.deepEqual(asked, []);
      assertQuiet(problems);
      await close();
    });

    test("an answer keeps its place when the names arrive", async () => {
      const { page, close } = await browser.open(site, "decoder.html");
      await paste(page, "0x904");
      const tops = await page.evaluate(async () => {
        const results = document.getElementById("find-results");
        const seen = [];
        const look = () => {
          const code = results.querySelector(".find-code");
          if (code) seen.push([code.getBoundingClientRect().top, results.getBoundingClientRect().height]);
        };
        const done = new Promise((found) => {
          new MutationObserver(() => {
            look();
            if (results.textContent.includes("WU_E_NO_SERVICE")) found();
          }).observe(results, { childList: true });
        });
        const text = document.getElementById("find-text");
        text.value = "first line\nthe update ended with 0x80240001\nlast line";
        text.dispatchEvent(new InputEvent("input", { bubbles: true }));
        look();
        await done;
        return seen;
      });
      const [first, last] = [tops[0], tops.at(-1)];
      assert.ok(tops.length > 1, "the names came before the answer");
      assert.deepEqual(last, first);
      await close();
    });
  });
}

test("a server that has lost the names is answered quietly, with everything else", async () => {
  const site = await overHttp((path) => (path.startsWith("assets/names-") ? { status: 404 } : {}));
  const browser = await launch();
  const { page, close } = await browser.open(site, "decoder.html");
  await paste(page, "ended with 0x80240001");
  await answer(page);
  assert.match(await textOf(page, "#find-results"), /0x80240001 .*Its Windows name could not be loaded\./);
  await pasteAnew(page, "0x904");
  assert.match(await textOf(page, "#find-results"), /0x904/);
  await close();
  await browser.close();
  await site.close();
});
