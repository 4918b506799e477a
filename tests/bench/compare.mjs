// How long the comparison of many units takes to draw, how smoothly it scrolls, and how both grow with the units.
//
//   npm ci && node compare.mjs [--units 1,10,50,200] [--runs 9] [--cpu 4] [--folder ../../target/dist] [--plot FILE.svg]
//
// Each number of units is measured in turn, in one run. `read` is from the files chosen to the first units on the
// screen, `draw` from another order chosen to it painted; `down` and `sideways` are the slowest frame while the page and its
// heatmap are scrolled from end to end, `over 50` how many of 240 frames took more than 50 ms. `unfold` is the slowest part to
// open, of all that unfold; `open` is `down` and `sideways` once more with all of them open, the most there can be.
import { writeFileSync } from "node:fs";
import { held, launch, machine, median, options, reaction, serve, table, told, visit } from "./bench.mjs";
import { plot } from "./plot.mjs";
import { files, units } from "./units.mjs";

const given = options({ units: "1,10,50,200", plot: "" });
const counts = String(given.units).split(",").map(Number);
const app = await serve(given.folder);
const browser = await launch();

/** The lengths of the frames while the page, or a heatmap sideways, is scrolled from end to end. */
const scroll = (page, heatmap) =>
    page.evaluate(async (heatmap) => {
        const sideways = Boolean(heatmap);
        const place = sideways ? document.querySelector(heatmap).parentElement : document.scrollingElement;
        if (sideways) place.scrollIntoView();
        else place.scrollTo(0, 0);
        const frames = [];
        let before = await new Promise(requestAnimationFrame);
        for (let step = 0; step < 120; step++) {
            place.scrollBy(sideways ? 60 : 0, sideways ? 0 : 120);
            const now = await new Promise(requestAnimationFrame);
            frames.push(now - before);
            before = now;
        }
        return frames;
    }, heatmap);

async function measure(count) {
    const visited = await visit(browser, `${app.url}#/compare`, { cpu: given.cpu, complete: true });
    const { page, close } = visited;
    const time = async (kind, shown, act) => (await reaction(page, kind, shown, act)).time;
    const read = await time("change", `document.querySelector("#g-k-result h2")`, () =>
        page.locator("input[type=file]").first().setInputFiles(files(units(count))),
    );
    const draws = [];
    for (const order of count > 1 ? ["score", "name", "score", "name", "score"] : []) {
        draws.push(
            await time("change", "true", () =>
                page.evaluate((order) => {
                    const select = document.querySelector("[data-compare=order]");
                    select.value = order;
                    select.dispatchEvent(new Event("change", { bubbles: true }));
                }, order),
            ),
        );
    }
    const [down, sideways] = [await scroll(page), await scroll(page, "#g-k-result .g-heatmap")];
    // Every chapter of the heatmap stands open, and every radar: the most there can be.
    let unfold = 0;
    // Found by the browser: Playwright's own `:has` takes seconds on so large a page.
    const folds = "details:has(> [id^=g-k-heat], > #g-k-radars, > #g-k-units) > summary";
    const parts = await page.evaluate((folds) => document.querySelectorAll(folds).length, folds);
    for (let place = 0; place < parts; place++) {
        const press = () => page.evaluate(([folds, place]) => document.querySelectorAll(folds)[place].click(), [folds, place]);
        unfold = Math.max(unfold, await time("click", "true", press));
    }
    const open = [...(await scroll(page)), ...(await scroll(page, "details .g-heatmap"))];
    const elements = await page.evaluate(() => document.querySelectorAll("#g-k-result *").length);
    const { heap, wasm } = await held(visited);
    await close();
    const over = [...down, ...sideways].filter((frame) => frame > 50).length;
    const most = (frames) => Math.max(...frames);
    return { read, draw: median(draws), down: most(down), sideways: most(sideways), over, unfold, open: most(open), elements, heap, wasm };
}

const found = new Map(counts.map((count) => [count, []]));
for (let run = 0; run < given.runs; run++) for (const count of counts) found.get(count).push(await measure(count));
const of = (count, name) => found.get(count).map((it) => it[name]).filter((it) => it !== undefined && !Number.isNaN(it));
const times = ["read", "draw", "down", "sideways", "over", "unfold", "open"];
console.log(machine(browser, given));
console.log(
    table(
        ["units", ...times, "elements", "browser's objects, MB", "wasm, MB"],
        counts.map((count) => [
            count, ...times.map((name) => told(of(count, name))), median(of(count, "elements")),
            median(of(count, "heap")).toFixed(1), median(of(count, "wasm")).toFixed(1),
        ]),
    ),
);
if (given.plot) {
    const line = (label, name) => ({ label, points: counts.map((count) => [count, median(of(count, name))]).filter(([, y]) => Number.isFinite(y)) });
    writeFileSync(
        given.plot,
        plot({
            title: "Units compared", x: "units", y: "ms",
            lines: [line("files read and drawn", "read"), line("drawn in another order", "draw"), line("slowest part unfolded", "unfold")],
        }),
    );
}
await browser.close();
app.stop();
