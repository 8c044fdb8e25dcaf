// How fast the browser's module reads event logs, in megabytes a second: `node event-log.bench.mjs [log …]`.
// The best of many passes, after the engine has optimised; the same natively: `cargo bench -p evtx-reader`.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { root } from "./support/command.mjs";

const header = 4096;
const chunk = 65_536;
// As in `wasm-checker/evtx/benches/real_logs.rs`.
const watch = [
  "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS\t140 226 227 142\t131 65 98 145",
  "Microsoft-Windows-TerminalServices-RemoteConnectionManager\t\t261 1149",
  "Microsoft-Windows-CAPI2\t11 30 41\t10 40 90",
].join("\n");

const bundle = path.join(root, "target", "decoder-bundle");
const world = vm.createContext({ TextEncoder, TextDecoder, WebAssembly, console });
vm.runInContext(`${readFileSync(path.join(bundle, "event-log.js"), "utf8")}\nglobalThis.reader = wasm_bindgen;`, world);
world.bytes = readFileSync(path.join(bundle, "event-log.wasm"));
vm.runInContext("reader.initSync({ module: new WebAssembly.Module(bytes) })", world);
const { reader } = world;

function read(bytes) {
  reader.begin(bytes.subarray(0, header), watch);
  for (let at = header; at < bytes.length; at += chunk) reader.read(bytes.subarray(at, at + chunk));
  reader.finish();
  return reader.counts();
}

function large() {
  const folder = path.resolve(root, "..", "shared", "events", "evtx");
  const files = readdirSync(folder).sort().map((name) => path.join(folder, name));
  return files.filter((file) => readFileSync(file).length > 1_000_000);
}

const named = process.argv.slice(2);
for (const file of named.length > 0 ? named : large()) {
  const bytes = new Uint8Array(readFileSync(file));
  let best = Infinity;
  let said;
  const until = performance.now() + 3_000;
  while (performance.now() < until) {
    const before = performance.now();
    said = read(bytes);
    best = Math.min(best, performance.now() - before);
  }
  const speed = (bytes.length / 1e3 / best).toFixed(0).padStart(6);
  console.log(`${speed} MB/s  ${path.basename(file)}: ${said}`);
}
