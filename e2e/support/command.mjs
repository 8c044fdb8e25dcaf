// The command `reconnect`, built from the same sources.
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

// The program file.
export function program() {
  if (process.env.RECONNECT_BIN) return process.env.RECONNECT_BIN;
  const name = process.platform === "win32" ? "reconnect.exe" : "reconnect";
  const target = path.resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
  const built = ["debug", "release"].map((profile) => path.join(target, profile, name)).filter(existsSync);
  if (built.length === 0) throw new Error("no `reconnect`: run `cargo build -p generator`, or set RECONNECT_BIN");
  return built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];
}

// The JSON that `reconnect decode` prints for these bytes, without the line end behind it.
export function decodeNatively(bytes) {
  const ended = spawnSync(program(), ["decode", "--format", "json", "-"], { input: bytes, maxBuffer: 1 << 30 });
  if (ended.status !== 0) throw new Error(`reconnect decode ended with ${ended.status}: ${ended.stderr}`);
  return ended.stdout.toString("utf8").trimEnd();
}
