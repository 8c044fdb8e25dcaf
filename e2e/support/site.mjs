// The built site, reachable the two ways a reader reaches it: over http below a sub-path, and from disk.
import { createServer } from "node:http";
import { readFile, readdir } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const here = path.dirname(fileURLToPath(import.meta.url));
export const folder = path.resolve(process.env.SITE_DIR ?? path.join(here, "..", "..", "dist"));

if (!existsSync(path.join(folder, "index.html"))) {
  throw new Error(`no site in ${folder}: run \`cargo xtask site\` first, or set SITE_DIR to a built site`);
}

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".xml": "application/xml",
};

// Serves a built site on a free port of this computer. `change(path)` may return { status, type, headers } to misbehave as
// some servers do, and { withPolicy, compressed } to do what a well-kept one does besides; `host` is a name that the browser
// takes for this computer, `served` the folder of another site.
export async function overHttp(change = () => ({}), { below = "/kb/", host = "127.0.0.1", served = folder } = {}) {
  const server = createServer(async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const inside = asked.startsWith(below) ? asked.slice(below.length) : "";
    const file = path.resolve(served, inside === "" || inside.endsWith("/") ? `${inside}index.html` : inside);
    const changed = change(inside);
    const body = asked.startsWith(below) && isInside(file, served) && !changed.status && (await readFile(file).catch(() => null));
    if (!body) {
      response.writeHead(changed.status ?? 404, { "content-type": types[".html"] });
      response.end(await readFile(path.join(served, "404.html")));
      return;
    }
    response.writeHead(200, {
      "content-type": changed.type ?? types[path.extname(file)] ?? "application/octet-stream",
      "x-content-type-options": "nosniff",
      ...(changed.withPolicy && { "content-security-policy": await policyOfHeaders() }),
      ...(changed.compressed && { "content-encoding": "gzip" }),
      ...changed.headers,
    });
    response.end(changed.compressed ? gzipSync(body) : body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://${host}:${server.address().port}`;
  return {
    name: "over http",
    address: (page) => `${origin}${encodeURI(below)}${page}`,
    isOwn: (url) => url.startsWith(`${origin}/`),
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

// What a server's files say: the policy of the pages, and who may frame them.
async function policyOfHeaders() {
  const home = await readFile(path.join(folder, "index.html"), "utf8");
  return `${/Content-Security-Policy" content="([^"]+)"/.exec(home)[1]}; frame-ancestors 'none'`;
}

export async function fromDisk(at = folder) {
  const root = `${pathToFileURL(at)}/`;
  return {
    name: "from disk",
    address: (page) => root + page,
    isOwn: (url) => url.startsWith(root),
    close: async () => {},
  };
}

export const worlds = [
  { name: "over http", open: () => overHttp() },
  { name: "from disk", open: () => fromDisk() },
];

// The address of the first page in a folder of the site, for kinds of page whose names are content.
export async function anyPageIn(kind) {
  const names = (await readdir(path.join(folder, kind))).filter((name) => name.endsWith(".html") && name !== "index.html");
  if (names.length === 0) throw new Error(`the site has no page in ${kind}/`);
  return `${kind}/${names.sort()[0]}`;
}

function isInside(file, served) {
  return file.startsWith(served + path.sep);
}
