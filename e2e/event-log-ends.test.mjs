// A chunk that ends the reader of event logs costs that chunk: another reader begins again and passes over it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import vm from "node:vm";
import { root } from "./support/command.mjs";

// The script as a worker runs it, with a reader that ends within these chunks.
function worker(fatal) {
  const news = [];
  let readers = 0;
  function newReader() {
    readers += 1;
    let at = 0;
    const done = [];
    const step = (what) => {
      done.push(`${what} ${at}`);
      at += 1;
    };
    return Object.assign(async () => {}, {
      begin: () => undefined,
      read() {
        if (fatal.includes(at)) throw new WebAssembly.RuntimeError("unreachable");
        step("read");
      },
      skip: () => step("skipped"),
      finish: () => done.join(),
      counts: () => "",
      note: () => "",
    });
  }
  const world = vm.createContext({ newReader, WebAssembly, Uint8Array, postMessage: (message) => news.push(message) });
  vm.runInContext(readFileSync(path.join(root, "theme", "js", "files.js"), "utf8"), world);
  return {
    async read(chunks) {
      world.onmessage({ data: { file: new Blob([new Uint8Array(4096 + chunks * 65_536)]), skip: [] } });
      while (!news.some((message) => message.log || message.failed !== undefined)) await new Promise((done) => setTimeout(done, 5));
      return news.at(-1);
    },
    readers: () => readers,
  };
}

test("a chunk that ends the reader is passed over, and all others are read", async () => {
  const one = worker([2, 5]);
  const { log } = await one.read(7);
  assert.equal(log.text, "read 0,read 1,skipped 2,read 3,read 4,skipped 5,read 6");
  assert.equal(one.readers(), 3);
});

test("a log that ends every reader is given up in the end, and said to be", async () => {
  const { failed } = await worker(Array.from({ length: 50 }, (_, at) => at)).read(50);
  assert.equal(failed, "unreachable");
});
