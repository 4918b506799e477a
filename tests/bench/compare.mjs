// How long the comparison of many units takes to draw, and how smoothly it scrolls, on a processor four times slower.
//
//   node tests/bench/compare.mjs [UNITS] [SLOWER] [FOLDER]     200 units, 4 times, target/dist unless said otherwise
//
// Prints milliseconds: `read` is from the files chosen to the first units on the screen, `draw` from another order chosen
// to it painted, `script` the part of that in the app, `unfold` the slowest part to open; for each way of scrolling the frames, the slowest, and how many
// took more than 50. A machine with other work to do gives larger numbers: the least of some runs counts.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { chromium } = createRequire(join(root, "tests/browser/package.json"))("playwright-core");
const [units, slower] = [Number(process.argv[2] ?? 200), Number(process.argv[3] ?? 4)];
const folder = process.argv[4] ?? join(root, "target/dist");

const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm" };
const server = createServer(({ url }, response) => {
    const name = url === "/" ? "index.html" : url.slice(1);
    try {
        response.setHeader("content-type", types[extname(name)] ?? "application/octet-stream");
        response.end(readFileSync(join(folder, name)));
    } catch {
        response.writeHead(404).end();
    }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

/** So many units, each with levels of its own, the same in every run. */
function files() {
    const examples = ["forvaltningen", "bolaget", "namnden"].map((name) =>
        readFileSync(join(root, `assessments/examples/exempel${name}.glapp.json`), "utf8"),
    );
    let seed = 1;
    const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
    return Array.from({ length: units }, (_, place) => {
        const unit = JSON.parse(examples[place % 3]);
        unit.id = `unit-${place}`;
        unit.unit.name = `Exempelenhet ${place} (påhittad)`;
        for (const rating of Object.values(unit.ratings)) if ("level" in rating) rating.level = random(6);
        return { name: `${place}.glapp.json`, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(unit)) };
    });
}

const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "sv-SE" });
await page.goto(`http://127.0.0.1:${server.address().port}/#/compare`);
await page.waitForSelector("html[data-glapp=complete]");
const session = await page.context().newCDPSession(page);
await session.send("Emulation.setCPUThrottlingRate", { rate: slower });

/** Resolves when the frame after the next has been drawn: what was there before it is painted. */
const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

const chosen = performance.now();
await page.locator("input[type=file]").first().setInputFiles(files());
await page.waitForFunction((count) => document.querySelector("#g-k-result h2")?.textContent.includes(String(count)), units);
await page.evaluate(painted);
const read = performance.now() - chosen;

const draws = [];
for (const order of ["score", "name", "score", "name", "score"]) {
    draws.push(
        await page.evaluate(async (order) => {
            const select = document.querySelector("[data-compare=order]");
            const start = performance.now();
            select.value = order;
            select.dispatchEvent(new Event("change", { bubbles: true }));
            const script = performance.now() - start;
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            return { script, draw: performance.now() - start };
        }, order),
    );
}
const least = (name) => Math.min(...draws.map((draw) => draw[name])).toFixed(0);

const size = await page.evaluate(() => ({
    html: document.querySelector("#g-k-result").innerHTML.length,
    elements: document.querySelectorAll("#g-k-result *").length,
}));
// Every chapter of the heatmap stands open, and every radar: the most there can be.
const unfolds = [];
for (const fold of await page.locator("details:has(> [id^=g-k-heat], > #g-k-radars, > #g-k-units) > summary").all()) {
    unfolds.push(
        await fold.evaluate(async (summary) => {
            const start = performance.now();
            summary.click();
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            return performance.now() - start;
        }),
    );
}

/** The lengths of the frames while the page, or the first heatmap sideways, is scrolled from end to end. */
const scroll = (sideways) =>
    page.evaluate(async (sideways) => {
        const place = sideways ? document.querySelector("details .g-heatmap").parentElement : document.scrollingElement;
        if (sideways) place.scrollIntoView();
        const frames = [];
        let before = await new Promise(requestAnimationFrame);
        for (let step = 0; step < 120; step++) {
            place.scrollBy(sideways ? 60 : 0, sideways ? 0 : 120);
            const now = await new Promise(requestAnimationFrame);
            frames.push(now - before);
            before = now;
        }
        return frames;
    }, sideways);
console.log(`${units} units, processor ${slower} times slower: ${size.html} characters, ${size.elements} elements`);
console.log(`read ${read.toFixed(0)}  draw ${least("draw")}  script ${least("script")}  unfold ${Math.max(...unfolds).toFixed(0)}`);
for (const sideways of [false, true]) {
    const frames = await scroll(sideways);
    const slow = frames.filter((frame) => frame > 50).length;
    console.log(`${sideways ? "sideways" : "down"}: ${frames.length} frames, slowest ${Math.max(...frames).toFixed(0)}, ${slow} over 50`);
}
await browser.close();
server.close();
