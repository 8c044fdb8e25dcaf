// One address for each kind of page.
import { twoFailures } from "./pastes.mjs";
import { anyPageIn } from "./site.mjs";

export async function pageKinds() {
  return [
    { kind: "home", address: "index.html" },
    { kind: "home-searched", address: "index.html", searched: "certificate" },
    { kind: "article-searched", address: "articles/0x904-0x7.html", searched: "0x904" },
    { kind: "nothing-found", address: "codes/index.html", searched: "qqqq zzzzz" },
    { kind: "search", address: "search.html#q=certificate%20expired" },
    { kind: "search-empty", address: "search.html" },
    { kind: "home-answered", address: "index.html", pasted: true },
    { kind: "article", address: "articles/certificate-key-unreadable.html" },
    { kind: "article-answered", address: "articles/certificate-key-unreadable.html", pasted: true },
    { kind: "article-in-use", address: "articles/credssp-encryption-oracle.html#causes=2&from=decoder&done=2,1,3" },
    { kind: "hub", address: "articles/0x904-0x7.html" },
    { kind: "articles", address: "articles/index.html" },
    { kind: "page", address: await anyPageIn("pages") },
    { kind: "code", address: "codes/disconnect/0x904.html" },
    { kind: "code-list", address: "codes/disconnect/index.html" },
    { kind: "code-list-narrowed", address: "codes/disconnect/index.html#filter=smart%20card" },
    { kind: "codes", address: "codes/index.html" },
    { kind: "event", address: "events/schannel/36870.html" },
    { kind: "event-list", address: "events/schannel/index.html" },
    { kind: "events", address: "events/index.html" },
    { kind: "events-narrowed", address: "events/index.html#filter=nosuchword" },
    { kind: "evidence", address: "evidence.html" },
    { kind: "script", address: "collect/server-ps1.html" },
    { kind: "flows", address: "flows/index.html" },
    { kind: "flow", address: "flows/0x904-0x7/index.html" },
    { kind: "flow-question", address: "flows/cannot-connect/how-far.html" },
    { kind: "flow-check", address: "flows/0x904-0x7/key-events.html" },
    { kind: "host-check", address: "host-check.html" },
    { kind: "lint", address: await anyPageIn("lints") },
    { kind: "decoder", address: "decoder.html" },
    { kind: "decoder-answered", address: "decoder.html", pasted: true },
    { kind: "decoder-two-failures", address: "decoder.html", pasted: true, text: twoFailures },
    { kind: "decoder-nothing", address: "decoder.html", pasted: true, text: "qqqq zzzzz xyxyxy\nwwww" },
    { kind: "not-found", address: "404.html" },
  ];
}
