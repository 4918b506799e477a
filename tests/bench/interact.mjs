// How long it takes from what somebody does to what they see of it.
//
//   npm ci && node interact.mjs [--runs 9] [--cpu 4] [--folder ../../target/dist]
//
// From the event (the browser's own time of the key or the press) to the end of the frame in which the answer to it stands
// on the page. `first` is the first of its kind on a fresh page, where the browser still compiles what it runs; `then` the
// median of those that follow; `slowest` the slowest of all of those. `task` is the longest task, also of what is saved
// behind it, within half a second: as long can the next key have to wait.
import { launch, machine, median, options, reaction, serve, table, told, visit } from "./bench.mjs";
import { files, stored, units } from "./units.mjs";

const given = options();
const app = await serve(given.folder);
const browser = await launch();
const rows = new Map();

/** Does something and notes how long the page takes to show it: `shown` is a condition in the page. */
async function time(name, page, kind, act, shown) {
    const { start, time } = await reaction(page, kind, shown, act);
    await page.waitForTimeout(500);
    const task = await page.evaluate((start) => bench.longest(start), start);
    if (!rows.has(name)) rows.set(name, []);
    rows.get(name).push({ page, time, task });
}

const open = (hash, documents) => visit(browser, `${app.url}${hash}`, { cpu: given.cpu, complete: true, stored: stored(documents) });
const one = units(1);

for (let run = 0; run < given.runs; run++) {
    const { page, close } = await open("#/assess/unit-0/4.1.1", one);
    const key = (key) => () => page.keyboard.press(key);
    for (const level of "0123451") {
        const shown = `document.querySelector("input[name=g-level]:checked")?.value === "${level}"`;
        if (await page.evaluate((shown) => !Function(`return ${shown}`)(), shown)) {
            await time("a level, chosen by its number", page, "keydown", key(level), shown);
        }
    }
    await page.locator("#g-note").focus();
    for (const letter of "innovation") {
        const length = await page.evaluate(() => document.querySelector("#g-note").value.length);
        await time("a letter in a note", page, "keydown", key(letter), `document.querySelector("#g-note").value.length > ${length}`);
    }
    await page.evaluate(() => document.activeElement.blur());
    for (let step = 0; step < 3; step++) {
        const question = await page.locator("h1").textContent();
        await time("the next question (n)", page, "keydown", key("n"), `document.querySelector("h1").textContent !== ${JSON.stringify(question)}`);
    }
    const link = (at) => page.locator(`a[href^="#/${at}"]:visible`).first();
    const press = (at) => () => link(at).click();
    await time("the result: its first screen, with a chart", page, "click", press("result"), `document.querySelector(".g-result figure svg")`);
    await time("back to the question", page, "click", press("assess"), `bench.usable("input[name=g-level]")`);
    await time("the result once more", page, "click", press("result"), `document.querySelector(".g-result figure svg")`);
    await time("the handbook", page, "click", press("handbook"), `document.querySelector(".g-handbook article h2")`);
    await close();

    const shelf = await open("#/", {});
    const choose = () => shelf.page.locator(".g-import input[type=file]").setInputFiles(files(one));
    await time("a file taken in", shelf.page, "change", choose, `document.querySelector(".g-shelf h3")`);
    await shelf.close();
}

console.log(machine(browser, given));
const body = [...rows].map(([name, all]) => {
    const pages = [...new Set(all.map((it) => it.page))].map((page) => all.filter((it) => it.page === page));
    const later = pages.flatMap((of) => of.slice(1)).map((it) => it.time);
    return [
        name, told(pages.map(([first]) => first.time)), later.length ? median(later).toFixed(0) : "–",
        later.length ? Math.max(...later).toFixed(0) : "–", told(all.map((it) => it.task)),
    ];
});
console.log(table(["", "first", "then", "slowest", "task"], body));
await browser.close();
app.stop();
