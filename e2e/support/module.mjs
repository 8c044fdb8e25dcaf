// The site's own browser module and knowledge base, in Node: what a page loads, without a page.
import { readFile } from "node:fs/promises";
import path from "node:path";
import vm from "node:vm";
import { folder } from "./site.mjs";

// Returns the module's exports, ready to decode.
export async function moduleInNode() {
  const home = await readFile(path.join(folder, "index.html"), "utf8");
  const asset = (name) => path.join(folder, "assets", home.match(new RegExp(`data-${name}="?([^"\\s>]+)`))[1]);
  const given = {};
  const world = vm.createContext({
    TextEncoder, TextDecoder, WebAssembly, console,
    reconnect: { give: (kind, text) => (given[kind] = text) },
  });
  const glue = await readFile(asset("glue"), "utf8");
  vm.runInContext(`${glue}\nglobalThis.wasm_bindgen = wasm_bindgen;`, world);
  vm.runInContext(await readFile(asset("knowledge"), "utf8"), world);
  world.module = await WebAssembly.compile(await readFile(asset("wasm")));
  vm.runInContext("wasm_bindgen.initSync({ module })", world);
  world.wasm_bindgen.learn(Buffer.from(given.knowledge, "latin1"));
  vm.runInContext(await readFile(asset("names"), "utf8"), world);
  world.wasm_bindgen.learn_names(Buffer.from(given.names, "latin1"));
  return world.wasm_bindgen;
}
