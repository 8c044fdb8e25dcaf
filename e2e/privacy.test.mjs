// What is pasted stays in the page: not sent, not stored, not in the address, not in the console, whatever is done with it.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { answer, assertQuiet, launch, openDecoder, options, paste, search } from "./support/browser.mjs";
import { overHttp, worlds } from "./support/site.mjs";

const secret = "zq-secret-7731";
const pasted = `Computer: ${secret}.corp.example.com\nUser: ${secret}\nError code: 0x904\nExtended error code: 0x7\n`;

// Keeps every way out of the page.
const record = () => {
  const kept = [];
  globalThis.kept = kept;
  const spy = (owner, name) => {
    const own = owner[name];
    owner[name] = function (...given) {
      kept.push([name, ...given.map(String)].join(" "));
      return own.apply(this, given);
    };
  };
  spy(Storage.prototype, "setItem");
  spy(IDBFactory.prototype, "open");
  spy(History.prototype, "pushState");
  spy(History.prototype, "replaceState");
  spy(Navigator.prototype, "sendBeacon");
  spy(XMLHttpRequest.prototype, "open");
  spy(globalThis, "fetch");
  spy(globalThis, "open");
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, "cookie");
  Object.defineProperty(Document.prototype, "cookie", { get: cookie.get, set: (value) => kept.push(`cookie ${value}`) });
};

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

    test("everything that can be done with a text keeps it in the page", async () => {
      const asked = [];
      const { page, problems, close } = await browser.open(site, "articles/0x904-0x7.html", async (page) => {
        await page.evaluateOnNewDocument(record);
        page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
      });
      await search(page, `${secret} certificate`);
      for (let at = 0; at < 3; at += 1) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Escape");
      await paste(page, pasted);
      await page.focus(".find-paste button");
      await page.keyboard.press("Enter");
      for (const details of await page.$$("#find-results summary")) await details.click();
      await page.evaluate((text) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], "zq-secret-7731.log"));
        document.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      }, pasted);
      await page.waitForFunction(() => /bytes of text read/.test(document.getElementById("find-files").textContent));
      await answer(page);
      await page.click(".find-clear");
      const kept = await page.evaluate(() => globalThis.kept);
      for (const one of [...asked, ...kept, page.url()]) assert.ok(!one.includes("zq-secret"), one);
      assert.deepEqual(kept.filter((one) => !one.startsWith("fetch ")), [], "nothing is stored, and no address is written");
      assert.ok(asked.every((one) => one.startsWith("GET ")), String(asked));
      assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
      assert.equal(await page.evaluate(() => document.cookie), "");
      assertQuiet(problems);
      await close();
    });

    test("what is searched for stands in an address only where somebody asks for the page of all results", async () => {
      const { page, problems, close } = await browser.open(site, "index.html");
      await search(page, secret);
      assert.equal(page.url(), site.address("index.html"));
      const all = (await options(page)).find(([, , title]) => title === "All results");
      // In the fragment, which browsers do not send.
      assert.equal(all[1], `search.html#q=${secret}`);
      assertQuiet(problems);
      await close();
    });
  });
}

test("a page that wants to send something is stopped by its own rules", async () => {
  const site = await overHttp();
  const browser = await launch();
  const { page, close } = await browser.open(site, "decoder.html");
  await openDecoder(page);
  const refused = await page.evaluate(async () => {
    const tries = [
      () => fetch("https://example.com/?0x904"),
      () => new Promise((done, failed) => Object.assign(new Image(), { onload: done, onerror: failed, src: "https://example.com/0x904.png" })),
      () => new Promise((done, failed) => Object.assign(new WebSocket("wss://example.com/"), { onopen: done, onerror: failed })),
    ];
    const ends = await Promise.allSettled(tries.map(async (attempt) => attempt()));
    return ends.map(({ status }) => status);
  });
  assert.deepEqual(refused, ["rejected", "rejected", "rejected"]);
  await close();
  await browser.close();
  await site.close();
});
