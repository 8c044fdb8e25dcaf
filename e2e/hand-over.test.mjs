// What somebody gives away of an answer is seen before, and holds no names and no secrets; files in their hands are explained.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answer, assertQuiet, launch, links, paste, textOf } from "./support/browser.mjs";
import { dialogAndEvent } from "./support/pastes.mjs";
import { worlds } from "./support/site.mjs";

const withNames = `${dialogAndEvent}
Computer: SRV01.corp.example.com
password: hunter22-secret
`;

// What would be given away, once it is there.
async function given(page) {
  await page.waitForFunction(() => document.getElementById("find-given").value !== "");
  return page.$eval("#find-given", (field) => field.value);
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

    test("the report for a helpdesk names the failure and nobody, and says what was taken out", async () => {
      const { page, problems, close } = await browser.open(site, "decoder.html");
      await paste(page, withNames);
      await page.click("#find-export");
      const report = await given(page);
      assert.match(report, /0x904/);
      assert.match(report, /certificate-key-unreadable\.html/);
      assert.match(report, /HOST-1/);
      for (const name of ["SRV01", "corp.example", "hunter22"]) assert.ok(!report.includes(name), name);
      assert.match(await textOf(page, "#find-give-about"), /Taken out: .*1 × password.*A secret stood in your text/);
      await page.$eval("#find-give-choice", (choice) => choice.click());
      await page.waitForFunction(() => document.getElementById("find-given").value.startsWith("#"));
      assertQuiet(problems);
      await close();
    });

    test("a link holds facts only, opens as the same answer, and adds the text only when it is asked to", async () => {
      const { page, problems, close } = await browser.open(site, "articles/0x904-0x7.html");
      await paste(page, withNames);
      const [[article]] = await links(page);
      await page.click("#find-share");
      const facts = await given(page);
      assert.match(facts, /decoder\.html#k=1\.[\w.-]+$/);
      assert.ok(facts.split("#")[1].length < 300);
      await page.$eval("#find-give-choice", (choice) => choice.click());
      await page.waitForFunction(() => document.getElementById("find-given").value.includes("&t="));
      const withText = decodeURIComponent(await given(page));
      assert.match(withText, /HOST-1/);
      for (const name of ["SRV01", "hunter22"]) assert.ok(!withText.includes(name), name);
      assert.equal(page.url(), site.address("articles/0x904-0x7.html"));
      await page.goto(facts);
      await answer(page);
      assert.equal((await links(page))[0][0], article);
      assertQuiet(problems);
      await close();
    });

    test("a summary has the verdict and the address of the article, and can be copied", async () => {
      const { page, problems, close } = await browser.open(site, "decoder.html");
      await paste(page, withNames);
      await page.click("#find-copy");
      const summary = await given(page);
      assert.match(summary, /^(Certain|Likely) [^]*\nRead: [^]*certificate-key-unreadable\.html\nSeen: .*0x904/);
      await page.click("#find-give-copy");
      await page.waitForFunction(() => /Copied|press Ctrl\+C/.test(document.getElementById("find-give-said").textContent));
      assertQuiet(problems);
      await close();
    });

    test("a secret in a text is said, and a connection file and a certificate are explained", async () => {
      const { page, problems, close } = await browser.open(site, "decoder.html");
      const text = `full address:s:srv01.example.com
authentication level:i:0
enablecredsspsupport:i:0
password: hunter22

Subject      : CN=SRV01.example.com
Issuer       : CN=SRV01.example.com
Thumbprint   : 0123456789ABCDEF0123456789ABCDEF01234567
NotBefore    : 3/20/2020 8:00:00 AM
NotAfter     : 9/19/2020 8:00:00 AM
`;
      await paste(page, text);
      await page.waitForFunction(() => /certificate of/i.test(document.getElementById("find-extra").textContent));
      const said = await textOf(page, "#find-extra");
      assert.match(said, /A password or a private key seems to stand in your text/);
      assert.match(said, /A Remote Desktop connection file ?It is not signed/);
      assert.match(said, /Risk ?authentication level:i:0/);
      assert.match(said, /expired on 2020-09-19/);
      const addresses = await page.$$eval("#find-extra a", (all) => all.map((link) => link.href));
      assert.ok(addresses.some((address) => address.includes("articles/")), String(addresses));
      await page.click(".find-clear");
      assert.equal(await textOf(page, "#find-extra"), "");
      assertQuiet(problems);
      await close();
    });
  });
}
