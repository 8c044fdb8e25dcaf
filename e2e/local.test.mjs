// What an organisation adds to its copy is shown as text, and a site without it asks for nothing.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { assertQuiet, launch, textOf } from "./support/browser.mjs";
import { build } from "./support/overlay.mjs";
import { worlds } from "./support/site.mjs";

const hostile = '<img src=x onerror=alert(1)> </script><script>alert(1)</script> "quotes" {{ 7 }}';

describe("local texts", () => {
  let browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser?.close());

  test("a name, a helpdesk, a banner and a note are shown as text, whatever they look like", async () => {
    const { site, remove } = build({
      "local/org.toml": 'name = "Contoso IT"\nhelpdesk = "help@contoso.example"\nticket = "Page: {title}\\nAddress: {address}"\n',
      "local/banner.txt": `Maintenance on Sunday.\n${hostile}\n`,
      "local/notes/door-locked.txt": `Ask the gate first.\n${hostile}\n`,
    });
    const { page, problems, close } = await browser.open(site, "articles/door-locked.html");
    await page.waitForSelector(".local");
    const boxes = await page.$$eval(".alert.local", (all) => all.map((box) => box.innerText));
    assert.equal(boxes.length, 2);
    assert.match(boxes[0], /^Contoso IT\s+Maintenance on Sunday\.\n/);
    assert.match(boxes[1], /^Note from Contoso IT\s+Ask the gate first\.\n/);
    for (const box of boxes) assert.ok(box.includes(hostile), box);
    assert.equal(await page.$$eval(".local img, .local script", (all) => all.length), 0);
    const mail = await page.$eval(".site-footer .local a", (link) => decodeURIComponent(link.href));
    assert.match(mail, /^mailto:help@contoso\.example\?subject=.*&body=Page: .*\nAddress: file:/s);
    assertQuiet(problems);
    await close();

    const elsewhere = await browser.open(site, "codes/index.html");
    await elsewhere.page.waitForSelector(".local");
    assert.equal((await elsewhere.page.$$(".alert.local")).length, 1, "the note is for its article only");
    assertQuiet(elsewhere.problems);
    await elsewhere.close();
    remove();
  });

  test("a helpdesk that is no address is text and no link", async () => {
    const { site, remove } = build({ "local/org.toml": 'name = "IT"\nhelpdesk = "javascript:alert(1)"\n' });
    const { page, problems, close } = await browser.open(site, "index.html");
    await page.waitForSelector(".local");
    assert.match(await textOf(page, ".site-footer .local"), /javascript:alert\(1\)/);
    assert.equal((await page.$$(".local a")).length, 0);
    assertQuiet(problems);
    await close();
    remove();
  });

  test("a site that is only ready for texts shows none, and reads what is written into its files", async () => {
    const { site, dist, remove } = build({}, ["--with-local"]);
    const empty = await browser.open(site, "articles/door-locked.html");
    assert.equal((await empty.page.$$(".local")).length, 0);
    assertQuiet(empty.problems);
    await empty.close();
    writeFileSync(path.join(dist, "local/notes.js"), 'var reconnectNotes = { "door-locked": "By hand." };\n');
    const written = await browser.open(site, "articles/door-locked.html");
    await written.page.waitForSelector(".alert.local");
    assert.match(await textOf(written.page, ".alert.local"), /Note from your IT\s?By hand\./);
    assertQuiet(written.problems);
    await written.close();
    remove();
  });
});

for (const world of worlds) {
  test(`a site without local texts asks for none, ${world.name}`, async () => {
    const site = await world.open();
    const browser = await launch();
    const asked = [];
    const { problems, close } = await browser.open(site, "index.html", async (page) => {
      page.on("request", (request) => asked.push(request.url()));
    });
    assert.deepEqual(asked.filter((url) => url.includes("/local")), []);
    assertQuiet(problems);
    await close();
    await browser.close();
    await site.close();
  });
}
