// The command, the module in Node and the module in the page give the same bytes for the same text.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { launch, paste } from "./support/browser.mjs";
import { decodeNatively, root } from "./support/command.mjs";
import { moduleInNode } from "./support/module.mjs";
import { dialog, dialogAndEvent, hostile } from "./support/pastes.mjs";
import { worlds } from "./support/site.mjs";

// Every fifth folder of samples, so that a dozen kinds of problem are there, and what no sample has.
function pastes() {
  const samples = path.join(root, "content", "samples");
  const folders = readdirSync(samples).sort().filter((_, at) => at % 5 === 0);
  const found = folders.map((name) => {
    const file = readdirSync(path.join(samples, name)).sort()[0];
    return [`${name}/${file}`, readFileSync(path.join(samples, name, file), "utf8")];
  });
  assert.ok(found.length >= 12, `only ${found.length} samples`);
  const own = { dialog, dialogAndEvent, nothing: "", "signs JSON escapes": "\"\\\b\t\u0001\u007f\u2028 0x904\r\n{}[]:" };
  return [...found, ...Object.entries(own), ...hostile.map((text) => [JSON.stringify(text), text])];
}

// What the command reads is bytes; a half of a surrogate pair has none.
const bytesOf = (text) => Buffer.from(text.toWellFormed?.() ?? text, "utf8");

describe("in Node", () => {
  let module;
  before(async () => (module = await moduleInNode()));

  test("the module answers as the command does", () => {
    for (const [name, text] of pastes()) assert.equal(module.decode(text), decodeNatively(bytesOf(text)), name);
  });

  // Real pastes that are kept beside the repository, not in it.
  const cases = path.resolve(root, "..", "shared", "cases");
  if (existsSync(cases)) {
    test("so it does for every real paste", () => {
      const files = readdirSync(cases).filter((name) => name.endsWith(".txt")).sort();
      assert.ok(files.length > 0);
      for (const name of files) {
        const bytes = readFileSync(path.join(cases, name));
        assert.equal(module.decode(new TextDecoder().decode(bytes)), decodeNatively(bytes), name);
      }
    });
  }
});

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

    test("the page answers as the command does", async () => {
      const { page, close } = await browser.open(site, "decoder.html");
      // The command has the Windows names at hand; a page gets them with the first code that wants one.
      await paste(page, "ended with 0x80240001");
      for (const [name, text] of pastes()) {
        // As a literal: the protocol between here and the browser does not carry halves of surrogate pairs.
        const literal = JSON.stringify(text).replaceAll("\u2028", "\\u2028");
        assert.equal(await page.evaluate(`wasm_bindgen.decode(${literal})`), decodeNatively(bytesOf(text)), name);
      }
      await close();
    });
  });
}
