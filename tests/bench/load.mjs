// What any folder with a page in it costs to load: bytes, requests, and the time until something on it can be used.
//
//   npm ci && node load.mjs FOLDER … [--ready SELECTOR] [--at /PATH] [--runs 9] [--cpu 4]
//
// Cold loads, of all folders in turn, so that their ratios hold on a machine that is busy with other things, too. `painted`
// is the first text or picture, `ready` the first frame in which an element of the selector is visible and enabled, `long`
// the sum of what tasks took over 50 ms each until a second of quiet.
import { basename } from "node:path";
import { launch, machine, options, serve, table, told, visit } from "./bench.mjs";

const given = options({ ready: "body *", at: "/" });
const folders = given.rest.length ? given.rest : [given.folder];
const pages = await Promise.all(folders.map(async (folder) => ({ name: basename(folder), site: await serve(folder), found: [] })));
const browser = await launch();
const script = `window.times = bench.frame(() => bench.usable(${JSON.stringify(given.ready)}));`;
for (let run = 0; run < given.runs; run++) {
    for (const it of pages) {
        it.site.asked.clear();
        const { page, close } = await visit(browser, new URL(given.at, it.site.url).href, { cpu: given.cpu, script });
        const ready = await page.evaluate(() => window.times);
        await page.waitForTimeout(1000);
        const long = await page.evaluate(() => window.bench.long.reduce((sum, { duration }) => sum + duration - 50, 0));
        const painted = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN);
        it.found.push({ ready, painted, long });
        it.sent = it.site.sent();
        await close();
    }
}
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
console.log(machine(browser, given));
console.log(
    table(
        ["", "painted", "ready", "long", "code, kB", "all, kB", "files"],
        pages.map(({ name, found, sent }) => [
            name, ...["painted", "ready", "long"].map((part) => told(found.map((it) => it[part]).filter(Number.isFinite))),
            kilobytes(sent.code), kilobytes(sent.all), sent.files,
        ]),
    ),
);
await browser.close();
pages.forEach(({ site }) => site.stop());
