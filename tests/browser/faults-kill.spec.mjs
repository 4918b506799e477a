// What is killed in the middle of typing, and what is found afterwards.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { expect, loaded, open, test } from "./glapp.mjs";
import { count, newest, rating, raw, seeded, unreadable, witness } from "./faults.mjs";
import { begin, level } from "./steps.mjs";

const words = "mål plan chef läge råd stöd kurs språng öppet ärende";
const clauses = ["4.1.1", "4.1.2", "4.1.3", "4.2", "4.3"];

/** Types on in a note, word by word, and switches levels, until the page is gone. */
async function work(page, random) {
    const note = page.locator("#g-note");
    try {
        while (!page.isClosed()) {
            await note.press("Control+End");
            const word = words.split(" ")[random(10)];
            await page.keyboard.type(` ${word}`, { delay: 5 + random(40) });
            if (random(3) === 0) await level(page, random(6)).click();
        }
    } catch {}
}

/**
 * Compares what is found with what the page told before it was killed. `late`: how late its timers were; `missing`: for how
 * long the oldest entry that is missing had stood there, and how many are.
 */
function compare(told, found, killed) {
    const state = { level: undefined, note: "" };
    const states = []; // after each entry
    for (const { what, value, at } of told.filter(({ what }) => what === "note" || what === "level")) {
        state[what] = value;
        states.push({ ...state, at });
    }
    const same = (a, b) => a.level === b.level && a.note === b.note;
    const last = told.filter(({ what }) => what === "stored").at(-1);
    const committed = last && rating(last.text, found.clause);
    const place = states.findLastIndex((it) => same(it, found));
    const missing = states.slice(place + 1);
    return {
        // Something that was never entered: neither one of the states nor a later one than the page could tell.
        strange: place < 0 && !(committed && same(committed, found)) && states.length > 0 && !found.note.startsWith(states.at(-1).note),
        rolledBack: committed !== undefined && states.findLastIndex((it) => same(it, committed)) > place && place >= 0,
        missing: missing.length,
        age: missing.length && place >= 0 ? killed - missing[0].at : 0,
        late: Math.max(0, ...told.filter(({ what }) => what === "late").map(({ value }) => value)),
    };
}

test("50 times the renderer is killed in the middle of typing: what was saved is there each time", async ({ browser, baseURL }) => {
    test.setTimeout(900_000);
    const random = seeded(56002);
    const context = await browser.newContext({ baseURL, locale: "sv-SE" });
    const told = await witness(context);
    let page = await context.newPage();
    await open(page);
    await begin(page, "Enheten");
    const [, id] = page.url().match(/assess\/([^/]+)/);
    const expected = {}; // what was found in each clause the last time
    const seen = [];
    for (let times = 0; times < 50; times++) {
        const clause = clauses[random(clauses.length)];
        await page.goto(`./#/assess/${id}/${clause}`);
        await loaded(page);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        told.length = 0;
        const before = rating(newest(await raw(page), id), clause);
        told.push({ what: "level", value: before.level, at: 0 }, { what: "note", value: before.note, at: 0 });
        const working = work(page, random);
        await page.waitForTimeout(300 + random(1500));
        const devtools = await context.newCDPSession(page);
        const gone = page.waitForEvent("crash");
        const killed = Date.now();
        devtools.send("Page.crash").catch(() => {});
        await gone;
        await page.close();
        await working;

        page = await context.newPage();
        await page.goto(`./#/assess/${id}/${clause}`);
        await loaded(page);
        const all = await raw(page);
        expect(unreadable(all)).toEqual([]);
        const found = { clause, ...rating(newest(all, id), clause) };
        await expect(page.getByLabel("Anteckning")).toHaveValue(found.note);
        if (found.level !== undefined) await expect(level(page, found.level)).toBeChecked();
        expected[clause] = { level: found.level, note: found.note };
        for (const [other, it] of Object.entries(expected)) expect(rating(newest(all, id), other)).toEqual(it);
        seen.push({ times, entries: told.filter(({ what }) => what === "note" || what === "level").length, ...compare(told, found, killed) });
    }
    await context.close();
    const oldest = Math.max(...seen.map(({ age }) => age));
    const saves = seen.filter(({ rolledBack, strange }) => rolledBack || strange).length;
    count("renderer killed", `${seen.length} times`, `${saves} saved changes`);
    count("entered since the last save", `at most ${Math.max(...seen.map(({ missing }) => missing))} keys`, `at most ${oldest} ms before the kill`);
    expect(seen.filter(({ rolledBack, strange }) => rolledBack || strange)).toEqual([]);
    // A change waits 300 ms to be saved, and longer where timers are late.
    for (const { age, late } of seen) expect(age).toBeLessThan(300 + 2 * late + 150);
});

/** A Chromium of this test's own, with a folder of its own, that can be killed as a loss of power would. */
async function launch(folder, executable, args) {
    const port = join(folder, "DevToolsActivePort");
    await rm(port, { force: true });
    const process_ = spawn(executable, [...args, "--headless=new", "--no-sandbox", "--lang=sv-SE", "--accept-lang=sv-SE,sv", "--remote-debugging-port=0", `--user-data-dir=${folder}`, "about:blank"], {
        detached: true,
        stdio: ["ignore", "ignore", "pipe"],
    });
    const address = await new Promise((found, failed) => {
        let said = "";
        process_.stderr.on("data", (data) => {
            said += data;
            const [, it] = said.match(/DevTools listening on (ws:\S+)/) ?? [];
            if (it) found(it);
        });
        process_.once("exit", () => failed(new Error(said)));
    });
    const browser = await chromium.connectOverCDP(address);
    const context = browser.contexts()[0];
    return {
        context,
        async kill() {
            const gone = once(process_, "exit");
            // The group that it leads: no other process is in it.
            process.kill(-process_.pid, "SIGKILL");
            await gone;
            await browser.close().catch(() => {});
        },
    };
}

// Seconds of work before each kill. Chromium writes local storage to the disk some time after a change: what has not come
// there yet goes with the whole browser.
const lives = [2, 4, 8, 12, 20, 30, 75, 6];

test("the whole browser is killed: what has come to the disk is there and can be read", async ({ baseURL }, { project }) => {
    test.setTimeout(900_000);
    const random = seeded(2019);
    const { executablePath, args } = project.use.launchOptions;
    const folder = await mkdtemp(join(tmpdir(), "glapp-faults-"));
    const seen = [];
    let id;
    let running = await launch(folder, executablePath, args);
    try {
        let told = await witness(running.context);
        let page = await running.context.newPage();
        await page.goto(baseURL);
        await loaded(page);
        await begin(page, "Enheten");
        [, id] = page.url().match(/assess\/([^/]+)/);
        // What was begun is to be on the disk before the first kill.
        await page.waitForTimeout(7000);
        for (const life of lives) {
            await page.goto(`${baseURL}#/assess/${id}/4.1.1`);
            await loaded(page);
            told.length = 0;
            const before = rating(newest(await raw(page), id));
            told.push({ what: "level", value: before.level, at: 0 }, { what: "note", value: before.note, at: 0 });
            const began = Date.now();
            const working = work(page, random);
            await page.waitForTimeout(life * 1000);
            const killed = Date.now();
            await running.kill();
            await working;

            running = await launch(folder, executablePath, args);
            const heard = told;
            told = await witness(running.context);
            page = await running.context.newPage();
            await page.goto(`${baseURL}#/assess/${id}/4.1.1`);
            await loaded(page);
            const all = await raw(page);
            expect(unreadable(all)).toEqual([]);
            const found = { clause: "4.1.1", ...rating(newest(all, id)) };
            await expect(page.locator("#g-note")).toHaveValue(found.note);
            const { strange, missing, age } = compare(heard, found, killed);
            seen.push({ life: killed - began, strange, missing, age });
        }
    } finally {
        await running.kill().catch(() => {});
        await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
    const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
    count("whole browser killed", `${seen.length} times`, `${seen.filter(({ strange }) => strange).length} documents`);
    for (const { life, missing, age } of seen) count(`after ${seconds(life)} of work`, "1 kill", missing ? `the last ${seconds(age)}` : "nothing");
    expect(seen.filter(({ strange }) => strange)).toEqual([]);
});
