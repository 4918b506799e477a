// What the measurements in a browser share: a folder served as a well-set-up server would, Chromium on a slower processor,
// pages without any memory of the run before, and medians.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { cpus, loadavg } from "node:os";
import { extname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const { chromium } = createRequire(join(root, "tests/browser/package.json"))("playwright-core");

/** The options of the command line over the defaults: `--name value`, numbers as numbers; what stands alone is `rest`. */
export function options(defaults) {
    const all = { runs: 9, cpu: 4, folder: join(root, "target/dist"), ...defaults, rest: [] };
    const words = process.argv.slice(2);
    while (words.length) {
        const word = words.shift();
        if (!word.startsWith("--")) all.rest.push(word);
        else if (!(word.slice(2) in all)) throw new Error(`${word}: there are --${Object.keys(all).join(", --")}`);
        else all[word.slice(2)] = typeof all[word.slice(2)] === "number" ? Number(words.shift()) : words.shift();
    }
    return all;
}

const types = {
    ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm",
    ".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".webmanifest": "application/manifest+json",
};
const pressed = (bytes) =>
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });

/** Serves files, by name, with brotli 11: those of a folder, or those given. Tells what was asked for since `asked` was emptied. */
export async function serve(from) {
    const files = new Map();
    const add = (name, bytes, packed = pressed(bytes)) => files.set(name, { packed, type: types[extname(name)] });
    if (typeof from === "string") {
        const all = readdirSync(from, { recursive: true }).filter((name) => statSync(join(from, name)).isFile());
        for (const name of all.filter((name) => !name.endsWith(".br"))) {
            const beside = all.includes(`${name}.br`) ? readFileSync(join(from, `${name}.br`)) : undefined;
            add(relative(from, join(from, name)).replaceAll("\\", "/"), readFileSync(join(from, name)), beside);
        }
    } else for (const [name, text] of Object.entries(from)) add(name, Buffer.from(text));
    const asked = new Set();
    const server = createServer(({ url }, response) => {
        const name = decodeURIComponent(new URL(url, "http://a").pathname).replace(/\/$/, "/index.html").slice(1);
        const file = files.get(name);
        if (!file) return response.writeHead(404).end();
        asked.add(name);
        const { packed, type = "application/octet-stream" } = file;
        response.writeHead(200, {
            "content-type": type, "content-encoding": "br", "content-length": packed.length, "cache-control": "no-cache",
        });
        response.end(packed);
    });
    await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
    const bytes = (is) => [...asked].filter(is).reduce((sum, name) => sum + files.get(name).packed.length, 0);
    return {
        url: `http://127.0.0.1:${server.address().port}/`,
        asked,
        /** What was asked for, as sent: bytes of scripts, styles and wasm, and of everything. */
        sent: () => ({ code: bytes((name) => /\.(m?js|css|wasm)$/.test(name)), all: bytes(() => true), files: asked.size }),
        stop: () => (server.closeAllConnections(), server.close()),
    };
}

// In the page, before anything of its own.
const inPage = () => {
    const bench = (window.bench = { long: [] });
    const seen = new PerformanceObserver((list) => bench.long.push(...list.getEntries()));
    seen.observe({ type: "longtask", buffered: true });
    const streaming = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
        const made = await streaming.apply(WebAssembly, given);
        bench.memory ??= made.instance.exports.memory;
        return made;
    };
    /** The first visible and enabled element of a selector. */
    bench.usable = (selector) =>
        [...document.querySelectorAll(selector)].find((element) => {
            const { width, height } = element.getBoundingClientRect();
            return width > 0 && height > 0 && !element.disabled && getComputedStyle(element).visibility !== "hidden";
        });
    /** The time of the first frame in which something is so. */
    bench.frame = (is) =>
        new Promise((done) => {
            const look = () => (document.body && is() ? done(performance.now()) : requestAnimationFrame(look));
            requestAnimationFrame(look);
        });
    /** The time when the frame has been drawn in which something is so. */
    bench.painted = async (is = () => true) => {
        await bench.frame(is);
        const { port1, port2 } = new MessageChannel();
        const drawn = new Promise((done) => (port1.onmessage = () => done(performance.now())));
        port2.postMessage(0);
        return drawn;
    };
    /** From the next event of a kind to the frame drawn in which something is so. */
    bench.reaction = (kind, is) =>
        new Promise((done) => {
            const options = { capture: true, once: true };
            addEventListener(kind, ({ timeStamp: start }) => bench.painted(is).then((end) => done({ start, time: end - start })), options);
        });
    /** The longest task over 50 ms since a moment. */
    bench.longest = (since) => Math.max(0, ...bench.long.filter((it) => it.startTime + it.duration > since).map((it) => it.duration));
    if (window.benchStored) for (const [key, text] of Object.entries(window.benchStored)) localStorage.setItem(key, text);
};

/** Chromium without anything that it does on its own account. */
export const launch = () =>
    chromium.launch({
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        args: [
            "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        ],
    });

/** Opens an address in a browser without a past, on a processor so many times slower, with documents stored by key. */
export async function visit(browser, url, { cpu, stored, complete = false, script } = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "sv-SE", serviceWorkers: "block" });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const session = await context.newCDPSession(page);
    const slow = (rate) => session.send("Emulation.setCPUThrottlingRate", { rate });
    if (stored) await page.addInitScript((stored) => (window.benchStored = stored), stored);
    await page.addInitScript(inPage);
    if (script) await page.addInitScript(script);
    // What has to be there before the measuring begins is not waited for in slow motion.
    await slow(complete ? 1 : cpu);
    await page.goto(url);
    if (complete) {
        await page.waitForSelector("html[data-glapp=ready], html[data-glapp=complete]");
        await page.mouse.move(1, 1);
        await page.mouse.move(2, 2);
        await page.waitForSelector("html[data-glapp=complete]");
        await page.waitForTimeout(300);
        await slow(cpu);
    }
    return { page, session, slow, close: () => context.close() };
}

/** Does something; when the event of it came, and how long until the frame is drawn in which `shown`, code for the page, is true. */
export async function reaction(page, kind, shown, act) {
    await page.evaluate(([kind, shown]) => void (window.reaction = bench.reaction(kind, Function(`return ${shown}`))), [kind, shown]);
    await act();
    return page.evaluate(() => window.reaction);
}

/** What a page holds in MB once the rubbish is out: the browser's objects, and the memory of wasm. */
export async function held({ page, session }) {
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    const wasm = await page.evaluate(() => window.bench.memory?.buffer.byteLength ?? 0);
    return { heap: usedSize / 1e6, wasm: wasm / 1e6 };
}

export function median(numbers) {
    const sorted = numbers.filter(Number.isFinite).sort((a, b) => a - b);
    const half = sorted.length >> 1;
    return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** "median (least–most)". */
export const told = (numbers) =>
    numbers.length ? `${[median(numbers), Math.min(...numbers), Math.max(...numbers)].map(Math.round).join(" (").replace(/\((\d+) \(/, "($1–")})` : "–";

/** A table of Markdown, the first column to the left. */
export function table(head, rows) {
    const line = (cells) => `| ${cells.join(" | ")} |`;
    return [line(head), `|---|${"---:|".repeat(head.length - 1)}`, ...rows.map(line)].join("\n");
}

/** The machine, as much as matters: what stands over every table. */
export const machine = (browser, { runs, cpu }) =>
    `Chromium ${browser.version()}, processor ${cpu} times slower, median of ${runs} (least–most), ms; ` +
    `${cpus().length} processors (${cpus()[0].model.trim()}), load ${loadavg()[0].toFixed(1)} at the end`;
