// How long the browser's module takes to decode, beside the same natively: `node decoder.bench.mjs`, after `cargo xtask site`.
// Both are measured one after the other on the same texts; the best of many passes counts. The module also writes the JSON.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { root } from "./support/command.mjs";
import { moduleInNode } from "./support/module.mjs";

function bench(...options) {
  const ended = spawnSync("cargo", ["bench", "-q", "-p", "decoder", "--bench", "decode", "--", ...options], { cwd: root, encoding: "utf8" });
  if (ended.status !== 0) throw new Error(`cargo bench ended with ${ended.status}: ${ended.stderr}`);
  return ended.stdout;
}

function best(decode) {
  let best = Infinity;
  const until = performance.now() + 2_000;
  while (performance.now() < until) {
    const before = performance.now();
    decode();
    best = Math.min(best, performance.now() - before);
  }
  return best;
}

const folder = mkdtempSync(path.join(root, "target", "bench-texts-"));
try {
  bench("--write", folder);
  const module = await moduleInNode();
  console.log(`${"text".padEnd(24)} ${"bytes".padStart(9)} ${"native ms".padStart(10)} ${"module ms".padStart(10)} ${"of native".padStart(10)}`);
  for (const file of readdirSync(folder).sort()) {
    const name = file.replace(/\.txt$/, "");
    const text = readFileSync(path.join(folder, file), "utf8");
    const native = Number(bench(name).split("\n").find((line) => line.startsWith(name)).slice(name.length).trim().split(/\s+/)[1]);
    const ours = best(() => module.decode(text));
    const share = `${((100 * native) / ours).toFixed(0)} %`;
    console.log(`${name.padEnd(24)} ${String(Buffer.byteLength(text)).padStart(9)} ${native.toFixed(3).padStart(10)} ${ours.toFixed(3).padStart(10)} ${share.padStart(10)}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
