// A text too long to be read at once: the first answer comes early, the rest in slices, and the reader can stop it.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { assertQuiet, launch, textOf } from "./support/browser.mjs";
import { root } from "./support/command.mjs";
import { dialog } from "./support/pastes.mjs";
import { overHttp } from "./support/site.mjs";

let site, browser, folder;
before(async () => {
  folder = mkdtempSync(path.join(root, "target", "e2e-long-"));
  site = await overHttp();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await site?.close();
  rmSync(folder, { recursive: true, force: true });
});

const megabytes = 24;
const line = "2026-11-20 10:11:12.345 [1204:0c3c] INFO  worker 7 finished request 4711 in 12 ms without any trouble\n";

async function choose(page) {
  const file = path.join(folder, "long.log");
  const filler = line.repeat(Math.ceil((megabytes * 1024 * 1024) / line.length));
  writeFileSync(file, `${dialog}\n\n${filler}\nxfreerdp ended with STATUS_LOGON_FAILURE\n`);
  await (await page.$("#find-file")).uploadFile(file);
  await page.waitForSelector(".find-halt");
}

test("the answer to the beginning is there while the rest is read, and the end counts too", async () => {
  const { page, problems, close } = await browser.open(site, "decoder.html");
  await choose(page);
  const first = await textOf(page, "#find-results");
  assert.match(first, /the answer so far.*Read \d+ of 24 MB\./);
  assert.match(first, /0x904/);
  assert.doesNotMatch(first, /STATUS_LOGON_FAILURE/);
  await page.waitForFunction(() => !document.querySelector(".find-halt"), { timeout: 120_000 });
  const last = await textOf(page, "#find-results");
  assert.match(last, /0x904/);
  assert.match(last, /STATUS_LOGON_FAILURE/);
  assertQuiet(problems);
  await close();
});

test("who does not want to wait stops it, and is told what was not read", async () => {
  const { page, problems, close } = await browser.open(site, "decoder.html");
  await choose(page);
  await page.focus(".find-halt");
  await page.keyboard.press("Enter");
  const said = await textOf(page, "#find-results");
  assert.match(said, /Reading was stopped\. The first [\d.]+ MB of 24 MB were read\./);
  assert.match(said, /0x904/);
  assert.equal(await page.$(".find-halt"), null);
  assert.equal(await page.evaluate(() => document.activeElement.id), "find-text");
  assertQuiet(problems);
  await close();
});

test("typing while a long text is read answers what is typed", async () => {
  const { page, problems, close } = await browser.open(site, "decoder.html");
  await choose(page);
  await page.click(".find-clear");
  await page.focus("#find-text");
  await page.keyboard.type("0x204");
  await page.waitForFunction(() => document.getElementById("find-results").textContent.includes("0x204"));
  assert.equal(await page.$(".find-halt"), null);
  assertQuiet(problems);
  await close();
});
