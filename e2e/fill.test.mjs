// The reader's own names are put into the commands once, and only names that cannot change what a command does.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertQuiet, launch } from "./support/browser.mjs";
import { worlds } from "./support/site.mjs";

const article = "articles/kerberos-fails.html";
const commands = (page) => page.$$eval("figure.code code", (all) => all.map((code) => code.textContent));
const field = (label) => `::-p-aria([name="${label}"][role="textbox"])`;
const fullName = field("Full name of the remote computer, with its domain");

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

    test("one name completes every command that has it, and no other name", async () => {
      const { page, problems, close } = await browser.open(site, article);
      const before = await commands(page);
      await page.type(fullName, "web-7.corp.example.net");
      const after = await commands(page);
      assert.deepEqual(after, before.map((text) => text.replaceAll("SRV01.example.com", "web-7.corp.example.net")));
      assert.ok(after.some((text) => text.includes("klist get TERMSRV/web-7.corp.example.net")));
      await page.type(field("Name of the remote computer"), "WEB-7");
      assert.ok((await commands(page)).includes("setspn -S TERMSRV/WEB-7 WEB-7"));
      assertQuiet(problems);
      await close();
    });

    test("a name that means something to a shell is refused with the reason, and the example stays", async () => {
      for (const name of ["x; Remove-Item C:\\", "a$(calc)", "a`b", 'a"b', "a'b", "a b", "-v", "a%PATH%", "a&calc", "a|b", "a\u2019b", "a\u202eb", "<img src=x onerror=alert(1)>", "a".repeat(254)]) {
        const { page, problems, close } = await browser.open(site, article);
        const before = await commands(page);
        await page.focus(fullName);
        await page.keyboard.sendCharacter(name);
        assert.deepEqual(await commands(page), before, name);
        const wrong = await page.$eval(fullName, (input) => [input.ariaInvalid, document.getElementById(input.getAttribute("aria-describedby")).textContent]);
        assert.equal(wrong[0], "true", name);
        assert.match(wrong[1], /letters, digits, dots and hyphens only/i);
        // What is put right is taken.
        await page.keyboard.down("Control");
        await page.keyboard.press("A");
        await page.keyboard.up("Control");
        await page.keyboard.type("srv-2");
        assert.ok((await commands(page)).some((text) => text.includes("TERMSRV/srv-2")));
        assert.equal(await page.$eval(fullName, (input) => document.getElementById(input.getAttribute("aria-describedby")).textContent), "");
        assertQuiet(problems);
        await close();
      }
    });

    test("a thumbprint is taken as Windows shows it", async () => {
      const { page, problems, close } = await browser.open(site, "articles/certificate-not-trusted.html");
      await page.focus(field("Thumbprint of the certificate"));
      await page.keyboard.sendCharacter("\u200ea9 09 50 2d d8 2a e4 14 33 e6 f8 38 86 b0 0d 42 77 a3 2a 7b");
      assert.ok((await commands(page)).some((text) => text.includes("'a909502dd82ae41433e6f83886b00d4277a32a7b'")));
      assertQuiet(problems);
      await close();
    });

    test("copying says which example is still in the command, and nothing once it is filled in", async () => {
      const { page, problems, close } = await browser.open(site, article);
      const said = async () => {
        await page.focus(".check .copy button");
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => document.querySelector(".check .copy [role=status]").textContent.startsWith("Copied."));
        return page.$eval(".check .copy [role=status]", (it) => it.textContent);
      };
      assert.equal(await said(), "Copied. Put your own name in the place of SRV01.example.com.");
      await page.type(fullName, "web-7");
      await page.$eval(".check .copy [role=status]", (it) => (it.textContent = ""));
      assert.equal(await said(), "Copied.");
      assertQuiet(problems);
      await close();
    });

    test("names leave no trace in the address or in storage, and are not offered without scripts", async () => {
      const { page, problems, close } = await browser.open(site, article);
      await page.type(fullName, "web-7");
      assert.equal(page.url(), site.address(article));
      assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
      assertQuiet(problems);
      await close();
      const plain = await browser.open(site, article, (page) => page.setJavaScriptEnabled(false));
      assert.equal(await plain.page.$eval("#fill-in", (it) => it.checkVisibility()), false);
      assertQuiet(plain.problems);
      await plain.close();
    });
  });
}
