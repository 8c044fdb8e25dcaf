// Somebody drops or chooses files. Over http a worker reads event logs, from disk the page itself.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { answer, assertQuiet, launch, links, paste, textOf } from "./support/browser.mjs";
import { root } from "./support/command.mjs";
import { dialog } from "./support/pastes.mjs";
import { overHttp, worlds } from "./support/site.mjs";

const logs = path.resolve(root, "..", "shared", "events", "evtx");
const log = (prefix) => path.join(logs, readdirSync(logs).find((name) => name.startsWith(prefix)));

let folder;
before(() => (folder = mkdtempSync(path.join(root, "target", "e2e-files-"))));
after(() => rmSync(folder, { recursive: true, force: true }));

function file(name, bytes) {
  writeFileSync(path.join(folder, name), bytes);
  return path.join(folder, name);
}

// Chooses files as in the dialog of the browser, and waits until each of them is read or refused.
async function choose(page, ...files) {
  const before = await page.$$eval("#find-files li", (rows) => rows.length);
  await (await page.$("#find-file")).uploadFile(...files);
  await page.waitForFunction(
    (count) => document.querySelectorAll("#find-files li").length === count && !document.querySelector("#find-files progress"),
    { timeout: 20_000 },
    before + files.length,
  );
  return page.$$eval("#find-files li span", (rows) => rows.map((row) => row.textContent));
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

    test("an event log leads to the article, and says what was read", async () => {
      const { page, problems, close } = await browser.open(site, "decoder.html");
      const [said] = await choose(page, log("12-"));
      assert.match(said, /: 7 records read, 2 matter\. From 2016-06-29 15:24:34 to 2016-06-29 15:25:08 UTC\.$/);
      await answer(page);
      assert.equal((await links(page))[0][0], "articles/wrong-credentials.html");
      assertQuiet(problems);
      await close();
    });

    test("a dropped log is joined with the dialog that was pasted", async () => {
      const { page, problems, close } = await browser.open(site, "index.html");
      await paste(page, dialog);
      const bytes = readFileSync(log("09-")).toString("base64");
      await page.evaluate((bytes) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))], "Security.evtx"));
        document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }, bytes);
      await page.waitForFunction(() => document.getElementById("find-results").textContent.includes("Event 4825"));
      assert.match(await textOf(page, "#find-results"), /0x904/);
      assert.match(await textOf(page, "#find-files"), /^Security\.evtx: 2 records read, 2 matter\./);
      assertQuiet(problems);
      await close();
    });

    test("damage is counted, and a file that is cut off is read as far as it goes", async () => {
      const { page, problems, close } = await browser.open(site, "decoder.html");
      const whole = readFileSync(log("02-"));
      const said = await choose(page, log("02-"), file("Cut.evtx", whole.subarray(0, whole.length / 2)));
      assert.match(said[0], /: 1,910 records read, 1,909 matter, 4 damaged\./);
      assert.match(said[1], /The file is cut off; what is there was read\.$/);
      assertQuiet(problems);
      await close();
    });

    test("what cannot be read is named with what to do, and nothing else happens", async () => {
      const { page, problems, close } = await browser.open(site, "decoder.html");
      const said = await choose(
        page,
        file("Old.evt", Buffer.from("300000004c664c6501000000", "hex")),
        file("System.evtx", Buffer.from("PK\x03\x04\x14\0\0\0", "latin1")),
        file("error.png", Buffer.from("89504e470d0a1a0a", "hex")),
        file("Short.evtx", Buffer.from("ElfFile\0\0\0\0\0", "latin1")),
        file("Empty.evtx", Buffer.alloc(0)),
      );
      for (const [at, remedy] of ["wevtutil export-log", "unpack it", "Ctrl\\+C", "cut off before its first record", "is empty"].entries()) {
        assert.match(said[at], new RegExp(remedy));
      }
      assert.ok(await page.$eval("#find-results", (results) => results.hidden));
      assertQuiet(problems);
      await close();
    });

    test("a text file is read in its encoding, and taken away again", async () => {
      const { page, problems, close } = await browser.open(site, "decoder.html");
      const utf16 = Buffer.from(`\ufeff${dialog}`, "utf16le");
      await choose(page, file("dialog.txt", utf16));
      await answer(page);
      assert.match((await links(page))[0][0], /^articles\/0x904/);
      await page.focus("#find-files button");
      await page.keyboard.press("Enter");
      assert.ok(await page.$eval("#find-results", (results) => results.hidden));
      assert.equal(await page.evaluate(() => document.activeElement.id), "find-text");
      assertQuiet(problems);
      await close();
    });
  });
}

describe("a server that allows no worker", () => {
  test("leaves the reading to the page", async () => {
    const site = await overHttp();
    const browser = await launch();
    const { page, close } = await browser.open(site, "decoder.html", (page) =>
      page.evaluateOnNewDocument(() => {
        globalThis.Worker = class extends EventTarget {
          constructor() {
            super();
            setTimeout(() => this.onerror(new Event("error")));
          }
          postMessage() {}
          terminate() {}
        };
      }),
    );
    const [said] = await choose(page, log("12-"));
    assert.match(said, /: 7 records read/);
    await close();
    await browser.close();
    await site.close();
  });
});
