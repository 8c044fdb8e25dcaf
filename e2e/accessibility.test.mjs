// axe finds nothing, on any kind of page, light, dark and in forced colours. With SHOTS=1 each page is also pictured.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";
import axe from "axe-core";
import { assertQuiet, launch, paste, search } from "./support/browser.mjs";
import { pageKinds } from "./support/kinds.mjs";
import { dialogAndEvent } from "./support/pastes.mjs";
import { overHttp } from "./support/site.mjs";

const shots = path.join(path.dirname(fileURLToPath(import.meta.url)), "shots");
const kinds = await pageKinds();

// Kinds whose style sheets have rules of their own for forced colours, or states that colours alone could tell.
const inForced = ["home-searched", "article", "code-list-narrowed", "flow-check", "decoder-answered", "decoder-two-failures"];

describe("axe finds nothing", () => {
  let site, browser;
  before(async () => {
    site = await overHttp();
    browser = await launch();
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });

  for (const look of ["light", "dark", "forced"]) {
    // What is on a page and what it says of itself does not change with its colours; forced ones are the reader's own.
    const rules = { light: {}, dark: { runOnly: ["cat.color"] }, forced: { rules: { "color-contrast": { enabled: false } } } }[look];
    for (const { kind, address, pasted, text, searched } of kinds.filter(({ kind }) => look !== "forced" || inForced.includes(kind))) {
      test(`${kind}, ${look}`, async () => {
        const { page, problems, close } = await browser.open(site, address, async (page) => {
          await page.setViewport({ width: 1280, height: 900 });
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: look === "light" ? "light" : "dark" }]);
          if (look === "forced") await forceColors(page);
        });
        if (pasted) await paste(page, text ?? dialogAndEvent);
        if (searched) await search(page, searched);
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate((rules) => axe.run(document, { resultTypes: ["violations"], ...rules }), rules);
        const told = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} ${node.failureSummary}`));
        assert.deepEqual(told, []);
        if (process.env.SHOTS) await picture(page, `${kind}-${look}`);
        assertQuiet(problems);
        await close();
      });
    }
  }
});

// Puppeteer has no name for it.
async function forceColors(page) {
  const session = await page.createCDPSession();
  await session.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
}

async function picture(page, name) {
  mkdirSync(shots, { recursive: true });
  for (const width of [360, 1280]) {
    await page.setViewport({ width, height: 900 });
    await page.screenshot({ path: path.join(shots, `${name}-${width}.png`) });
  }
}
