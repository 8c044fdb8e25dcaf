// Every command of an article can be copied, wherever the page comes from, and says what it does.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertQuiet, launch } from "./support/browser.mjs";
import { worlds } from "./support/site.mjs";

const article = "articles/wrong-port-or-forward.html";
const button = 'button[aria-label="Copy the check command"]';
const command = (page) => page.$eval(".check code", (code) => code.textContent);

// What the browser's clipboard holds, as somebody gets it who pastes.
async function pasted(page) {
  await page.focus(".judge textarea");
  await page.keyboard.down("Control");
  await page.keyboard.press("KeyV", { commands: ["Paste"] });
  await page.keyboard.up("Control");
  return page.$eval(".judge textarea", (area) => area.value);
}

// As on an intranet without https.
const withoutClipboard = (page) =>
  page.evaluateOnNewDocument(() => Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined }));

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

    test("a command is copied as it stands, with and without the clipboard of https", async () => {
      for (const prepare of [async () => {}, withoutClipboard]) {
        const { page, problems, close } = await browser.open(site, article, prepare);
        await page.focus(button);
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => document.querySelector(".copy [role=status]").textContent === "Copied.");
        assert.equal(await page.evaluate(() => document.activeElement.textContent), "Copy", "the focus is still on the button");
        assert.equal(await pasted(page), await command(page));
        assertQuiet(problems);
        await close();
      }
    });

    test("where nothing may copy, the text is selected and the page says so", async () => {
      const { page, problems, close } = await browser.open(site, article, async (page) => {
        await withoutClipboard(page);
        await page.evaluateOnNewDocument(() => (document.execCommand = () => false));
      });
      await page.focus(button);
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.querySelector(".copy [role=status]").textContent.includes("press Ctrl+C"));
      assert.equal(await page.evaluate(() => getSelection().toString()), await command(page));
      assertQuiet(problems);
      await close();
    });

    test("every command has one button, and the name of each says what it copies", async () => {
      const { page, problems, close } = await browser.open(site, "articles/certificate-key-unreadable.html");
      const read = await page.evaluate(() => ({
        commands: document.querySelectorAll("figure.code code").length,
        names: [...document.querySelectorAll(".copy button")].map((it) => it.ariaLabel),
      }));
      assert.equal(read.names.length, read.commands);
      for (const name of ["Copy the check command", "Copy the fix command of step 2", "Copy the undo command"]) {
        assert.ok(read.names.includes(name), `no “${name}” among ${read.names}`);
      }
      assertQuiet(problems);
      await close();
    });

    test("below every command stands what it does, and without scripts there is no button", async () => {
      const { page, problems, close } = await browser.open(site, "articles/certificate-key-unreadable.html", (page) =>
        page.setJavaScriptEnabled(false),
      );
      const read = await page.evaluate(() => ({
        said: [...document.querySelectorAll("figure.code")].filter((it) => it.querySelector("code")).map((it) => it.querySelector(".effect").textContent),
        checks: [...document.querySelectorAll(".check .effect")].map((it) => it.textContent),
        buttons: document.querySelectorAll("article button, .judge").length,
      }));
      assert.ok(read.said.includes("Restarts the service TermService: every Remote Desktop session of that computer is cut."), read.said.join("\n"));
      assert.ok(read.said.every((text) => text !== ""));
      assert.ok(read.checks.length > 1 && read.checks.every((text) => text === "Only looks."), read.checks.join("\n"));
      assert.equal(read.buttons, 0);
      assertQuiet(problems);
      await close();
    });

    test("a command that lowers security says so first", async () => {
      const { page, problems, close } = await browser.open(site, "articles/tls-version-mismatch.html");
      const said = await page.$$eval(".effect", (all) => all.map((it) => it.textContent));
      const weak = said.filter((text) => text.startsWith("Lowers security: "));
      assert.ok(weak.length > 0, said.join("\n"));
      assertQuiet(problems);
      await close();
    });
  });
}
