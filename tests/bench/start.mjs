// How long it takes until somebody can answer the first question, beside pages of other kinds: all in one run, in turn.
//
//   npm ci && node start.mjs [--runs 9] [--cpu 4] [--folder ../../target/dist]
//
// Every load is cold: a browser without a past, no service worker. Times are from the start of the navigation to the first
// frame in which the element is visible and enabled. A machine with other work to do gives larger numbers; the ratio to
// the bare page of the same run says more.
import { launch, machine, median, options, serve, table, told, visit } from "./bench.mjs";
import { bare, form, questions } from "./form.mjs";
import { stored, units } from "./units.mjs";

const given = options();
const begin = ".g-begin button[type=submit]";
const radio = "input[name=g-level]";

/** Waits, in the page, until an element is there. */
const until = (selector) => `window.times = bench.frame(() => bench.usable(${JSON.stringify(selector)})).then((usable) => ({ usable }));`;

/** Writes a name as soon as there is a field for it, and presses the button after so many milliseconds. */
const beginning = (pause) => `window.times = (async () => {
    const page = await bench.frame(() => bench.usable(${JSON.stringify(begin)}));
    const name = document.querySelector(".g-begin input[data-do=name]");
    name.focus();
    name.value = "Exempelenheten";
    name.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await new Promise((later) => setTimeout(later, ${pause}));
    const pressed = performance.now();
    document.querySelector(${JSON.stringify(begin)}).click();
    const usable = await bench.frame(() => bench.usable(${JSON.stringify(radio)}));
    return { page, pressed, usable: ${pause} ? usable - pressed : usable };
})();`;

const app = await serve(given.folder);
const example = units(1);
const kinds = [
    { name: "a bare page with a button", site: await serve(bare), script: until("button") },
    { name: "the start page: its button can be pressed", site: app, script: until(begin) },
    { name: "first question on a first visit, the name written in no time", site: app, script: beginning(0) },
    { name: "the same, from the button pressed after 3 s of writing", site: app, script: beginning(3000) },
    { name: "first question of a stored assessment, by its address", site: app, script: until(radio), at: "#/assess/unit-0", stored: stored(example) },
    { name: `the same ${questions.length} questions as a form of survey-core`, site: await serve(form()), script: until("input[type=radio]") },
];

const browser = await launch();
for (let run = 0; run < given.runs; run++) {
    for (const kind of kinds) {
        kind.site.asked.clear();
        const { page, close } = await visit(browser, kind.site.url + (kind.at ?? ""), { cpu: given.cpu, stored: kind.stored, script: kind.script });
        const times = await page.evaluate(() => window.times);
        (kind.times ??= []).push(times.usable);
        kind.sent = kind.site.sent();
        await close();
    }
}
const scale = median(kinds[0].times);
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
console.log(machine(browser, given));
console.log(
    table(
        ["", "ms", "bare pages", "code, kB", "all, kB", "files"],
        kinds.map(({ name, times, sent }) => [
            name, told(times), (median(times) / scale).toFixed(1), kilobytes(sent.code), kilobytes(sent.all), sent.files,
        ]),
    ),
);
await browser.close();
kinds.forEach(({ site }) => site.stop());
