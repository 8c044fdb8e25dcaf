// Keeps the site for use without a network. Only on sites whose organisation wants it, and over https.
// The build puts `EDITION` and `FIRST` in front: a hash of everything in the site, and what is kept at the first visit.
//
// What a server sends is always preferred, so a page is never older than the network allows; files with a hash in their
// name never change and are taken from what is kept. Nothing that a reader types comes through here.
const NAME = `reconnect-${EDITION}`;
const isForever = (path) => /\/assets\/[^/]+-[0-9a-f]{12}\.[a-z]+$/.test(path);
const keyOf = (request) => request.url.split(/[?#]/)[0];

addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FIRST)));
});

// Comes when no page of the last edition is open any more.
addEventListener("activate", (event) => {
  const drop = (names) => names.filter((name) => name.startsWith("reconnect-") && name !== NAME).map((name) => caches.delete(name));
  event.waitUntil(caches.keys().then((names) => Promise.all(drop(names))));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  // Who asks past all caches means the server: the host check.
  if (request.method !== "GET" || origin !== location.origin || request.cache === "no-store") return;
  event.respondWith(isForever(pathname) ? keptFirst(request) : serverFirst(request));
});

async function keptFirst(request) {
  const cache = await caches.open(NAME);
  return (await cache.match(keyOf(request))) ?? fetchAndKeep(cache, request);
}

async function serverFirst(request) {
  const cache = await caches.open(NAME);
  try {
    return await fetchAndKeep(cache, request);
  } catch {
    const key = keyOf(request);
    return (await cache.match(key.endsWith("/") ? `${key}index.html` : key)) ?? Response.error();
  }
}

async function fetchAndKeep(cache, request) {
  const answer = await fetch(request);
  if (answer.ok && answer.type === "basic") await cache.put(keyOf(request), answer.clone());
  return answer;
}
