// A small site with an overlay, from disk.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { program, root } from "./command.mjs";

// Builds it; `more` are options of `reconnect build`. With `at`, an earlier one of these is built anew.
export function build(overlay, more = [], at = undefined) {
  const scratch = at ?? mkdtempSync(path.join(root, "target", "e2e-local-"));
  const folder = path.join(scratch, "ours");
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(overlay)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const dist = path.join(scratch, "dist");
  const content = path.join(root, "generator/tests/sites/small");
  const options = ["build", "--content", content, "--theme", path.join(root, "theme"), "--dist", dist, "--today", "2026-11-20", ...more];
  if (Object.keys(overlay).length > 0) options.push("--overlay", folder);
  execFileSync(program(), options, { stdio: "pipe" });
  const base = `${pathToFileURL(dist)}/`;
  return {
    scratch,
    dist,
    site: { address: (page) => base + page, isOwn: (url) => url.startsWith(base) },
    remove: () => rmSync(scratch, { recursive: true, force: true }),
  };
}
