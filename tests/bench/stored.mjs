// How start and work grow with what is stored in the browser, and how long many files take to be taken in.
//
//   npm ci && node stored.mjs [--stored 1,10,50,200] [--runs 9] [--cpu 4] [--folder ../../target/dist] [--plot FILE.svg]
//
// `start`: from the navigation to the list of all that is stored; `question`: to the first question of one of them, by its
// address; `level`: a level chosen by key, painted; `result`: its result opened, painted; `take in`: as many files as are stored, chosen on an empty
// start page, to the last of them on it. Memory with the result open.
import { writeFileSync } from "node:fs";
import { held, launch, machine, median, options, reaction, serve, table, told, visit } from "./bench.mjs";
import { plot } from "./plot.mjs";
import { files, stored, units } from "./units.mjs";

const given = options({ stored: "1,10,50,200", plot: "" });
const counts = String(given.stored).split(",").map(Number);
const app = await serve(given.folder);
const browser = await launch();
const { cpu } = given;

const time = async (...of) => (await reaction(...of)).time;

/** From the navigation to the first frame in which something is so. */
async function loaded(hash, documents, is) {
    const script = `window.times = bench.frame(() => ${is});`;
    const { page, close } = await visit(browser, `${app.url}${hash}`, { cpu, stored: stored(documents), script });
    const time = await page.evaluate(() => window.times);
    await close();
    return time;
}

async function measure(count) {
    const documents = units(count);
    const start = await loaded("", documents, `document.querySelectorAll(".g-shelf > li").length === ${count}`);
    const question = await loaded("#/assess/unit-0/4.1.1", documents, `bench.usable("input[name=g-level]")`);
    const visited = await visit(browser, `${app.url}#/assess/unit-0/4.1.1`, { cpu, complete: true, stored: stored(documents) });
    const { page } = visited;
    const levels = [];
    for (const key of "01234") {
        const chosen = `document.querySelector("input[name=g-level]:checked")?.value === "${key}"`;
        levels.push(await time(page, "keydown", chosen, () => page.keyboard.press(key)));
        await page.waitForTimeout(300);
    }
    const result = await time(page, "click", `document.querySelectorAll(".g-result figure svg").length > 1`, () =>
        page.locator(`a[href^="#/result"]:visible`).first().click(),
    );
    const { heap, wasm } = await held(visited);
    await visited.close();
    const empty = await visit(browser, `${app.url}#/`, { cpu, complete: true });
    const taken = await time(empty.page, "change", `document.querySelectorAll(".g-shelf > li").length === ${count}`, () =>
        empty.page.locator(".g-import input[type=file]").setInputFiles(files(documents)),
    );
    await empty.close();
    return { start, question, level: median(levels), result, "take in": taken, heap, wasm };
}

const found = new Map(counts.map((count) => [count, []]));
for (let run = 0; run < given.runs; run++) for (const count of counts) found.get(count).push(await measure(count));
const of = (count, name) => found.get(count).map((it) => it[name]);
const times = ["start", "question", "level", "result", "take in"];
const kilobytes = (count) => Math.round(Object.values(units(count)).join("").length / 1000);
console.log(machine(browser, given));
console.log(
    table(
        ["stored", "kB", ...times, "browser's objects, MB", "wasm, MB"],
        counts.map((count) => [
            count, kilobytes(count), ...times.map((name) => told(of(count, name))),
            median(of(count, "heap")).toFixed(1), median(of(count, "wasm")).toFixed(1),
        ]),
    ),
);
if (given.plot) {
    const labels = { start: "start page", question: "first question", result: "result opened", "take in": "as many files taken in" };
    const lines = Object.entries(labels).map(([name, label]) => ({ label, points: counts.map((count) => [count, median(of(count, name))]) }));
    writeFileSync(given.plot, plot({ title: "Assessments in the browser", x: "assessments", y: "ms", lines }));
}
await browser.close();
app.stop();
