// Two thousand texts that are markup elsewhere are text here, however they come in: pasted, searched for, in the address, as
// the name of a file, in the fields of an event. Nothing runs, nothing is asked for, no rule of the page is broken.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertQuiet, launch, openDecoder, paste, search } from "./support/browser.mjs";
import { overHttp } from "./support/site.mjs";
import { vectors } from "./support/vectors.mjs";

assert.equal(new Set(vectors).size, 2_000);

const own = ["a", "b", "button", "code", "details", "div", "em", "h2", "h3", "kbd", "li", "mark", "ol", "p", "pre", "progress", "q",
  "section", "span", "strong", "summary", "sup", "ul"];

describe("two thousand texts", () => {
  let site, browser;
  before(async () => {
    site = await overHttp();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  // Feeds every text to `feed` within the page, and looks after each one what the page has become.
  async function feedAll(page, into, feed) {
    const found = await page.evaluate(
      `(async () => {
        const [vectors, into, own] = ${JSON.stringify([vectors, into, own]).replaceAll("<", "\\u003c")};
        const feed = ${feed};
        const wrong = [];
        for (const [at, vector] of vectors.entries()) {
          feed(vector);
          const place = document.querySelector(into);
          for (const element of place.querySelectorAll("*")) {
            const attributes = element.getAttributeNames();
            const isOwn = own.includes(element.localName) && !attributes.some((name) => name.startsWith("on") || name === "style" || name === "src");
            const leadsAway = element.href && new URL(element.href).origin !== location.origin;
            if (!isOwn || leadsAway) wrong.push(vector + " made " + element.outerHTML.slice(0, 200));
          }
          if (globalThis.ran) wrong.push(vector + " ran");
          // What an element does later has the time to.
          if (at % 100 === 99) await new Promise((done) => setTimeout(done, 20));
          if (wrong.length > 3) break;
        }
        return wrong;
      })()`,
    );
    assert.deepEqual(found, []);
    assert.equal(await page.evaluate(() => globalThis.ran), undefined);
  }

  const put = `(vector, before = "", after = "\\nError code: 0x904\\nExtended error code: 0x7") => {
    const text = document.getElementById("find-text");
    for (const value of ["", before + vector + after]) {
      text.value = value;
      text.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }`;

  test("pasted", async () => {
    const { page, problems, close } = await browser.open(site, "decoder.html");
    await paste(page, "0x904");
    await feedAll(page, "#find-results", put);
    assertQuiet(problems);
    await close();
  });

  test("in the fields of an event", async () => {
    const { page, problems, close } = await browser.open(site, "decoder.html");
    await paste(page, "0x904");
    const around = [
      "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Schannel'/><EventID>36870</EventID><Computer>",
      "</Computer></System><EventData><Data Name='Type'>server</Data><Data Name='ErrorCode'>0x8009030d</Data></EventData></Event>",
    ];
    await feedAll(page, "#find-results", `(vector) => (${put})(vector, ...${JSON.stringify(around).replaceAll("<", "\\u003c")})`);
    assertQuiet(problems);
    await close();
  });

  test("searched for", async () => {
    const { page, problems, close } = await browser.open(site, "index.html");
    await search(page, "certificate");
    await feedAll(
      page,
      "#search-popup",
      `(vector) => {
        const field = document.getElementById("search-text");
        field.value = vector;
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        field.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", bubbles: true, cancelable: true }));
      }`,
    );
    assertQuiet(problems);
    await close();
  });

  test("in the address", async () => {
    for (const [address, into] of [["search.html#q=certificate", "#main_content"], ["codes/disconnect/index.html#filter=tls", "#filter"]]) {
      const { page, problems, close } = await browser.open(site, address);
      if (address.startsWith("search")) await page.waitForSelector("#search-list li");
      const [name] = address.split("#")[1].split("=");
      const before = await page.$eval(into, (part) => part.querySelectorAll("[onerror],[onload],script,iframe,img,style").length);
      const ran = await page.evaluate(
        `(async () => {
          for (const vector of ${JSON.stringify(vectors).replaceAll("<", "\\u003c")}) {
            history.replaceState(null, "", "#${name}=" + encodeURIComponent(vector.toWellFormed?.() ?? vector.replace(/[\\ud800-\\udfff]/g, "")));
            dispatchEvent(new HashChangeEvent("hashchange"));
          }
          await new Promise((done) => setTimeout(done, 100));
          return globalThis.ran;
        })()`,
      );
      assert.equal(ran, undefined);
      assert.equal(await page.$eval(into, (part) => part.querySelectorAll("[onerror],[onload],script,iframe,img,style").length), before);
      assertQuiet(problems);
      await close();
    }
  });

  test("as the name of a file", async () => {
    const { page, problems, close } = await browser.open(site, "decoder.html");
    await openDecoder(page);
    await page.evaluate(`(async () => {
      await reconnect.ready();
      const chosen = ${JSON.stringify(vectors).replaceAll("<", "\\u003c")};
      const drop = (names) => {
        const dataTransfer = new DataTransfer();
        for (const name of names) dataTransfer.items.add(new File(["0x904"], name));
        document.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      };
      for (let at = 0; at < chosen.length; at += 250) drop(chosen.slice(at, at + 250));
    })()`);
    await page.waitForFunction((n) => document.querySelectorAll("#find-files li").length === n, { timeout: 60_000 }, vectors.length);
    const made = await page.$$eval("#find-files *", (all) => [...new Set(all.map((element) => element.localName))].sort());
    assert.deepEqual(made.filter((name) => !["button", "li", "progress", "span"].includes(name)), []);
    assert.equal(await page.evaluate(() => globalThis.ran), undefined);
    assertQuiet(problems);
    await close();
  });
});
