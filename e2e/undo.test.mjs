// What was done is remembered in the address, and becomes a sheet that says how to undo it.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertQuiet, launch } from "./support/browser.mjs";
import { worlds } from "./support/site.mjs";

const article = "articles/credssp-encryption-oracle.html";
const did = (number) => `input[aria-label="I did this, the fix of cause ${number}"]`;

async function press(page, selector) {
  await page.$eval(selector, (it) => it.closest("details")?.setAttribute("open", ""));
  await page.focus(selector);
  await page.keyboard.press("Space");
}

const sheet = (page) =>
  page.evaluate(() => ({
    isShown: document.getElementById("undo_sheet").checkVisibility(),
    causes: [...document.querySelectorAll("#undo_sheet h3")].map((it) => it.textContent.split(":")[0]),
    warnings: [...document.querySelectorAll("#undo_sheet .caution")].map((it) => it.textContent),
    reminder: document.querySelector(".reminder").textContent,
  }));

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

    test("ticked fixes make a sheet with the undo part of each, the last change first", async () => {
      const { page, problems, close } = await browser.open(site, article);
      assert.equal((await sheet(page)).isShown, false);
      await press(page, did(2));
      await press(page, did(1));
      assert.deepEqual((await sheet(page)).causes, ["Cause 1", "Cause 2"]);
      const same = await page.evaluate(() => {
        const commands = (root) => [...root.querySelectorAll("figure.code code")].map((it) => it.textContent);
        const undo = document.querySelector('.cause h3[id$="--undo"]');
        const part = document.createElement("div");
        for (let next = undo.nextElementSibling; next && next.localName !== "h3"; next = next.nextElementSibling) part.append(next.cloneNode(true));
        return [commands(document.querySelector("#undo_sheet > div")), commands(part)];
      });
      assert.ok(same[0].length > 0);
      assert.deepEqual(same[0], same[1]);
      assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("[id]")].map((it) => it.id).filter((id, at, all) => all.indexOf(id) !== at)), []);
      await press(page, did(1));
      await press(page, did(2));
      assert.equal((await sheet(page)).isShown, false);
      assert.equal(await page.evaluate(() => location.href), site.address(article));
      assertQuiet(problems);
      await close();
    });

    test("what lowers security is called so until it is undone", async () => {
      const { page, problems, close } = await browser.open(site, article);
      const number = await page.evaluate(() => [...document.querySelectorAll(".cause-body")].findIndex((it) => it.dataset.lowers) + 1);
      await press(page, did(number));
      const before = await sheet(page);
      assert.deepEqual(before.warnings, ["Until you undo this: unpatched CredSSP is accepted."]);
      assert.equal(before.reminder, "Not undone yet: unpatched CredSSP is accepted. How to undo it");
      await press(page, "#undo_sheet .tick input");
      const after = await sheet(page);
      assert.deepEqual([after.warnings, after.reminder, after.isShown], [[], "", true]);
      assert.equal(await page.evaluate(() => document.activeElement.checked), true, "the focus stays on the tick");
      assertQuiet(problems);
      await close();
    });

    test("a reload and a link keep what is ticked, also after going to a heading, and nothing is stored", async () => {
      const { page, problems, close } = await browser.open(site, article);
      await press(page, did(2));
      await press(page, did(1));
      assert.equal(await page.evaluate(() => location.hash), "#done=2,1");
      await page.evaluate(() => document.querySelector('a[href^="#cause-"]').click());
      await page.waitForFunction(() => location.hash.startsWith("#at=cause-") && location.hash.endsWith("&done=2,1"));
      const address = (await page.evaluate(() => location.href)).slice(site.address("").length);
      await page.reload();
      assert.deepEqual((await sheet(page)).causes, ["Cause 1", "Cause 2"]);
      const other = await browser.open(site, address);
      assert.deepEqual((await sheet(other.page)).causes, ["Cause 1", "Cause 2"]);
      assert.equal(await other.page.$eval(did(2), (it) => it.checked), true);
      assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
      assertQuiet(problems);
      assertQuiet(other.problems);
      await close();
      await other.close();
    });

    test("a broken or hostile fragment ticks nothing that is not there", async () => {
      for (const fragment of ["#done=0,99,-1,x,1.5", "#done=%E0%A4%A", "#done=<img src=x onerror=alert(1)>", "#undone=1"]) {
        const { page, problems, close } = await browser.open(site, article + fragment);
        assert.equal((await sheet(page)).isShown, false, fragment);
        assert.equal(await page.$("main img"), null);
        assertQuiet(problems);
        await close();
      }
    });
  });
}
