// The main journey in Firefox ESR: a unit answers by mouse and keys, finds all again, sees its result, takes it out as a
// file and in again. Chromium has every other test.
import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { click, downloaded, find, firefox, says, url, watched, write } from "./firefox.mjs";

const unit = "Kultur och fritid";
const ratings = {
    "4.1.1": { level: 4, target: 5, note: "Åsa vet. Se även 7.7." },
    "4.1.2": { level: 1 },
    "4.1.3": { level: 3 },
};

const checked = (page, level) =>
    page.waitForFunction((level) => document.querySelector("input[name=g-level]:checked")?.value === `${level}`, {}, level);
const documents = (page) =>
    page.evaluate(() =>
        Object.entries({ ...localStorage })
            .filter(([key]) => key.startsWith("glapp.assessment."))
            .map(([, text]) => JSON.parse(text)),
    );

async function journey({ page, loaded, complaints }, address, folder) {
    await page.goto(address);
    await loaded();
    await write(page, "Enhetens namn", unit);
    await click(page, "button", "Börja skatta");

    // By mouse, with a note and a target.
    await says(page, "Fråga 1 av 52");
    await click(page, "label", "Följs upp");
    await checked(page, 4);
    await (await find(page, "select", "Mål")).select("5");
    await write(page, "Anteckning", ratings["4.1.1"].note);
    await click(page, "a", "Nästa fråga");
    // By keys: a digit answers, n goes on; and Tab, arrows and space as in any form.
    await says(page, "Fråga 2 av 52");
    await page.keyboard.press("1");
    await checked(page, 1);
    await page.keyboard.press("n");
    await says(page, "Fråga 3 av 52");
    await (await page.waitForSelector("input[name=g-level][value='2']")).focus();
    await page.keyboard.press(" ");
    await page.keyboard.press("ArrowDown");
    await checked(page, 3);
    await says(page, "Sparat ");

    // All there after a reload.
    await page.reload();
    await loaded();
    await says(page, "3 av 52 besvarade");
    await checked(page, 3);
    await page.keyboard.press("p");
    await checked(page, 1);
    await page.keyboard.press("p");
    await checked(page, 4);
    const note = await find(page, "textarea", "Anteckning");
    assert.equal(await note.evaluate((field) => field.value), ratings["4.1.1"].note);
    const [stored, ...others] = await documents(page);
    assert.deepEqual(others, []);
    assert.equal(stored.unit.name, unit);
    assert.deepEqual(stored.ratings, ratings);

    // The result, and the file.
    await click(page, "a", "Resultat");
    const heading = () => page.$eval("h1", (heading) => heading.textContent.replaceAll("\u00a0", " "));
    await says(page, "Ni ligger på ");
    const result = await heading();
    assert.match(result, /^Ni ligger på \d,\d av 5\.$/);
    await click(page, "button", "Exportera till fil");
    const file = await downloaded(folder);
    assert.match(file.name, /^kultur-och-fritid-\d{4}-\d\d-\d\d\.glapp\.json$/);
    assert.deepEqual(JSON.parse(file.text), stored);

    // Erased, and in again from the disk.
    await click(page, "a", "Start");
    await click(page, "button", "Radera");
    await says(page, "är raderad ur den här webbläsaren");
    assert.deepEqual(await documents(page), []);
    await (await page.waitForSelector("input[type=file]")).uploadFile(file.path);
    await says(page, `”${unit}” är öppnad`);
    assert.deepEqual(await documents(page), [stored]);
    await click(page, "a", "Se resultat");
    await says(page, "Ni ligger på ");
    assert.equal(await heading(), result);
    assert.deepEqual(complaints, []);
}

test("what a page may not do is told", async (t) => {
    const { browser } = await firefox(t);
    const { page, loaded, complaints } = await watched(browser, [new URL(url).origin]);
    await page.goto(url);
    await loaded();
    await page.evaluate(() => {
        document.body.append(Object.assign(document.createElement("img"), { src: "http://127.0.0.1:9/other.png" }));
        setTimeout(() => {
            throw new Error("thrown");
        });
        console.error("said");
        return fetch("sw.js");
    });
    await new Promise((later) => setTimeout(later, 500));
    const expected = [/img-src forbids .*other\.png/, /thrown/, /request after loading: .*sw\.js/, /said/];
    for (const each of expected) assert.ok(complaints.some((complaint) => each.test(complaint)), `${each}: ${complaints}`);
});

test("the served app", async (t) => {
    const { browser, folder } = await firefox(t);
    await journey(await watched(browser, [new URL(url).origin]), url, folder);
});

test("the one-file app, as it lies on a disk", async (t) => {
    const { browser, folder } = await firefox(t);
    const path = join(folder, "..", `glapp från Åsa ${process.pid}.html`);
    t.after(() => rm(path, { force: true }));
    await writeFile(path, Buffer.from(await (await fetch(new URL("glapp.html", url))).arrayBuffer()));
    await journey(await watched(browser, []), pathToFileURL(path).href, folder);
});
