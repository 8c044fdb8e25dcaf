// What a check printed is judged below it, by the conditions that the build has proved with the examples of the article.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertQuiet, launch } from "./support/browser.mjs";
import { worlds } from "./support/site.mjs";

const article = "articles/certificate-key-unreadable.html";
const box = (id) => `#output_${id}`;

// Pastes into the box of a check and waits for the verdict.
async function judged(page, id, output) {
  await page.$eval(box(id), (area) => area.closest("details")?.setAttribute("open", ""));
  await page.focus(box(id));
  await page.keyboard.sendCharacter(output);
  await page.waitForFunction((box) => document.querySelector(`${box} + p`).textContent !== "", { timeout: 20_000 }, box(id));
  return page.$eval(`${box(id)} + p`, (it) => it.textContent);
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

    test("a page loads nothing before the reader touches a box", async () => {
      const loaded = [];
      const { page, problems, close } = await browser.open(site, article, async (page) => {
        page.on("request", (request) => loaded.push(request.url()));
      });
      const atFirst = loaded.length;
      assert.ok(!loaded.some((url) => url.includes("checks-") || url.includes("wasm")), loaded.join());
      await judged(page, "key-events", "End of list");
      assert.ok(loaded.slice(atFirst).some((url) => url.includes("checks-")), loaded.join());
      assertQuiet(problems);
      await close();
    });

    test("bad output marks its row, says so in words and opens the cause that it points to", async () => {
      const { page, problems, close } = await browser.open(site, article);
      assert.equal(await page.$eval(".cause:nth-of-type(2)", (card) => card.open), false);
      const verdict = await judged(page, "key-events", "Event[0]:\n  Source: Microsoft-Windows-TerminalServices-RemoteConnectionManager\n  Event ID: 1058\n");
      assert.match(verdict, /^Found: Windows could not replace the expired certificate\..* It points to cause 2\.$/);
      const read = await page.evaluate(() => ({
        marked: [...document.querySelectorAll(".is-seen")].map((row) => row.dataset.outcome),
        said: document.querySelector(".is-seen").innerText.startsWith("What you pasted."),
        found: [...document.querySelectorAll(".is-found")].map((card) => [card.open, card.querySelector(".cause-number").textContent]),
      }));
      assert.deepEqual(read, { marked: ["0"], said: true, found: [[true, "Cause 2"]] });
      // The link leads there by keyboard.
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => location.hash === "#cause-the-machinekeys-folder-has-the-wrong-permissions");
      assertQuiet(problems);
      await close();
    });

    test("healthy output is called good and points to no cause", async () => {
      const { page, problems, close } = await browser.open(site, article);
      assert.match(await judged(page, "key-events", "End of list"), /^Good: No such event/);
      assert.equal((await page.$$(".is-found")).length, 0);
      assertQuiet(problems);
      await close();
    });

    test("the output of another check is recognized, and text that is no output is told what was expected", async () => {
      const { page, problems, close } = await browser.open(site, article);
      assert.match(await judged(page, "key-events", "Key files: 0"), /looks like the output of another check, the one of cause 1/);
      await page.$eval(box("key-events"), (area) => (area.value = ""));
      await page.keyboard.type(" ");
      await page.waitForFunction((box) => document.querySelector(`${box} + p`).textContent === "", {}, box("key-events"));
      assert.match(await judged(page, "key-events", "what is this"), /Expected: the output has .*1058; .*1057/);
      assert.equal((await page.$$(".is-seen")).length, 0);
      assertQuiet(problems);
      await close();
    });

    test("every example of an article is judged to the row that it stands in", async () => {
      const { page, problems, close } = await browser.open(site, article);
      const wrong = await page.evaluate(async () => {
        await reconnect.readyToJudge();
        const wrong = [];
        for (const check of document.querySelectorAll(".check")) {
          for (const row of check.querySelectorAll("[data-outcome]")) {
            const example = row.querySelector(".example");
            if (!example) continue;
            const verdict = wasm_bindgen.judge(check.dataset.article, check.dataset.check, example.textContent);
            if (verdict !== `outcome:${row.dataset.outcome}`) wrong.push([check.dataset.check, row.dataset.outcome, verdict]);
          }
        }
        return wrong;
      });
      assert.deepEqual(wrong, []);
      assertQuiet(problems);
      await close();
    });

    test("the reader's own name in the output is read as the example that it stands for", async () => {
      const { page, problems, close } = await browser.open(site, "articles/wrong-port-or-forward.html");
      await page.type("[data-stands-for='rdp.example.com']", "home.example.net");
      const id = await page.evaluate(() => [...document.querySelectorAll(".check")].find((it) => it.textContent.includes("foreach")).dataset.check);
      assert.match(await judged(page, id, "192.0.2.15: open\nhome.example.net: open"), /^(Good|Found): /);
      assert.equal(await page.$eval(".is-seen", (row) => row.textContent.includes("rdp.example.com: open")), true);
      assertQuiet(problems);
      await close();
    });

    test("on a question of a guided flow the answer that fits is marked", async () => {
      const { page, problems, close } = await browser.open(site, "flows/internal-error/first-packet.html");
      const id = await page.$eval(".check", (it) => it.dataset.check);
      assert.match(await judged(page, id, "Bytes received: 19\nRDP answer: True\nKind: 3"), /^Found: An RDP server answered and refuses .* Go on from here\.$/);
      const read = await page.evaluate(() => ({
        marked: [...document.querySelectorAll(".answers > .is-seen > a")].map((it) => it.href),
        onward: document.querySelector(".verdict a").href,
      }));
      assert.deepEqual(read.marked, [read.onward]);
      assertQuiet(problems);
      await close();
    });

    test("hostile output is text, and leaves no trace in the address or in storage", async () => {
      const { page, problems, close } = await browser.open(site, article);
      await judged(page, "key-events", "<img src=x onerror=alert(1)></textarea><script>alert(2)</script>");
      assert.equal(await page.$("main img"), null);
      assert.equal(page.url(), site.address(article));
      assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, ""]);
      assertQuiet(problems);
      await close();
    });
  });
}

test("without its conditions the page says that it cannot judge, and the table is there", async () => {
  const { overHttp } = await import("./support/site.mjs");
  const site = await overHttp((path) => (path.includes("checks-") ? { status: 404 } : {}));
  const browser = await launch();
  const { page, problems, close } = await browser.open(site, article);
  assert.match(await judged(page, "key-events", "End of list"), /could not be judged: could not load: .*The table says what it means/);
  assert.ok(problems.every((problem) => /404|checks-/.test(problem)), problems.join("\n"));
  await close();
  await browser.close();
  await site.close();
});
