// Files that somebody gives to the box: read here, and joined with what stands in it. Loaded with the first file.
//
// Event logs are read in a worker, which runs this same script; from disk, where workers do not start, the page reads
// them itself, a slice at a time. The build puts `newReader` in front: it makes a reader with a memory of its own.
const header = 4096;
const chunk = 65_536;
const slice = 4 * chunk; // some milliseconds, so that a page stays awake
const mostSkipped = 8; // chunks that end the reader
const silence = 10_000; // milliseconds without news, after which a worker is given up
const mostText = 128 * 1024 * 1024; // bytes of a text that are decoded, the last ones: a page holds them several times

async function bytesOf(file, from, to) {
  return new Uint8Array(await file.slice(from, to).arrayBuffer());
}

// What is kept of a log, or what is wrong with it. `skip` names chunks that are passed over.
async function readLog({ file, module, watch, skip }, tell, isStopped) {
  const skipped = new Set(skip);
  for (;;) {
    const reader = newReader();
    let at;
    try {
      await reader({ module_or_path: module });
      const wrong = reader.begin(await bytesOf(file, 0, header), watch);
      if (wrong) return { wrong };
      for (let from = header; from < file.size && !isStopped(); from += slice) {
        const bytes = await bytesOf(file, from, from + slice);
        for (let inside = 0; inside < bytes.length; inside += chunk) {
          at = (from + inside - header) / chunk;
          tell({ at });
          if (skipped.has(at)) reader.skip();
          else reader.read(bytes.subarray(inside, inside + chunk));
        }
      }
      return { text: reader.finish(), counts: reader.counts(), note: reader.note() };
    } catch (error) {
      // The module ended within a chunk: another one begins again, and passes over it.
      if (!(error instanceof WebAssembly.RuntimeError) || skipped.size >= mostSkipped) throw error;
      skipped.add(at);
    }
  }
}

if (typeof document === "undefined") {
  onmessage = ({ data }) => {
    readLog(data, (news) => postMessage(news), () => false).then(
      (log) => postMessage({ log }),
      (error) => postMessage({ failed: error.message }),
    );
  };
} else {
  const list = document.getElementById("find-files");
  const box = document.getElementById("find-text");
  const stops = new Map();
  let next = 0;

  // The same in a worker. One that falls silent is ended, and another one passes over the chunk that it was in.
  function inWorker(startWorker, job, tell, onStop) {
    return new Promise((done, failed) => {
      const worker = startWorker();
      let at;
      let watchdog;
      const end = (how, what) => {
        clearTimeout(watchdog);
        worker.terminate();
        how(what);
      };
      const wait = () => {
        clearTimeout(watchdog);
        watchdog = setTimeout(() => {
          const skip = [...job.skip, at];
          if (at === undefined || skip.length > mostSkipped) end(failed, new Error("reading it does not come to an end"));
          else end(done, inWorker(startWorker, { ...job, skip }, tell, onStop));
        }, silence);
      };
      onStop(() => end(done));
      worker.onerror = (event) => {
        event.preventDefault();
        end(failed, new TypeError("no worker"));
      };
      worker.onmessage = ({ data }) => {
        wait();
        if (data.log) return end(done, data.log);
        if (data.failed !== undefined) return end(failed, new Error(data.failed));
        at = data.at;
        tell(data);
      };
      worker.postMessage(job);
      wait();
    });
  }

  async function readInTheBestWay(page, job, tell, onStop) {
    if (location.protocol !== "file:") {
      try {
        return await inWorker(page.worker, job, tell, onStop);
      } catch (error) {
        // A server or a rule that allows no worker: the page can do it, too.
        if (!(error instanceof TypeError)) throw error;
      }
    }
    let isStopped = false;
    onStop(() => (isStopped = true));
    return readLog(job, tell, () => isStopped);
  }

  // The last part of a text, with the byte order mark that says how it is written.
  async function readText(file, head) {
    if (file.size <= mostText) return [await bytesOf(file, 0, file.size), ""];
    const from = (file.size - mostText) & ~1;
    const mark = /^(254,255|255,254)/.test(head.subarray(0, 2).join()) ? head.subarray(0, 2) : new Uint8Array();
    const bytes = new Uint8Array(await new Blob([mark, file.slice(from)]).arrayBuffer());
    return [bytes, ` Only the last 128 MB of ${Math.ceil(file.size / 1024 / 1024)} MB are decoded.`];
  }

  function newRow(file, key) {
    const item = document.createElement("li");
    const said = document.createElement("span");
    said.textContent = `${file.name}: reading …`;
    const progress = document.createElement("progress");
    progress.setAttribute("aria-label", `Reading ${file.name}`);
    progress.max = Math.max(file.size, 1);
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Cancel";
    button.setAttribute("aria-label", `Cancel ${file.name}`);
    button.addEventListener("click", () => {
      remove(key, item);
      box.focus();
      wasm_bindgen.answer_files();
    });
    item.append(said, " ", progress, " ", button);
    list.append(item);
    list.hidden = false;
    return {
      item,
      reached: (bytes) => (progress.value = bytes),
      say(text) {
        progress.remove();
        said.textContent = text;
        button.textContent = "Remove";
        button.setAttribute("aria-label", `Remove ${file.name}`);
      },
    };
  }

  function remove(key, item) {
    stops.get(key)?.();
    stops.delete(key);
    wasm_bindgen.detach(key);
    item.remove();
    list.hidden = list.childElementCount === 0;
  }

  async function take(file, page) {
    const key = next++;
    const row = newRow(file, key);
    let stopped = false;
    const onStop = (stop) =>
      stops.set(key, () => {
        stopped = true;
        stop();
      });
    onStop(() => {});
    try {
      const head = await bytesOf(file, 0, header);
      const kind = wasm_bindgen.kind_of(head);
      if (kind === "text") {
        const [bytes, note] = await readText(file, head);
        if (stopped) return;
        wasm_bindgen.attach_file(key, bytes);
        row.say(`${file.name}: ${bytes.length.toLocaleString("en")} bytes of text read.${note}`);
      } else if (kind === "log") {
        const job = { file, module: await page.compiled(), watch: wasm_bindgen.watch_list(), skip: [] };
        if (stopped) return;
        const log = await readInTheBestWay(page, job, ({ at }) => row.reached(header + at * chunk), onStop);
        if (stopped) return;
        if (log.wrong) return row.say(`${file.name} ${log.wrong}.`);
        wasm_bindgen.attach(key, log.text);
        row.say(`${file.name}: ${log.counts}. ${log.note}`);
      } else {
        row.say(`${file.name} ${kind}.`);
      }
    } catch (error) {
      const remedy = error.name === "NotReadableError" || error.name === "NotFoundError" ? "is it a folder, or open in another program?" : error.message;
      row.say(`${file.name} could not be read: ${remedy}`);
    }
  }

  // Takes files in and answers them together. `page` loads what is needed: `compiled()` and `worker()`.
  reconnect.takeFiles = async (files, page) => {
    await Promise.all(files.map((file) => take(file, page)));
    wasm_bindgen.answer_files();
  };

  // The reader clears the box.
  reconnect.dropFiles = () => {
    for (const stop of stops.values()) stop();
    stops.clear();
    list.replaceChildren();
    list.hidden = true;
  };
}
