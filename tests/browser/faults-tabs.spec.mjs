// Two tabs, and two apps on one page, in which people write at the same time.
import { expect, open, test } from "./glapp.mjs";
import { count, raw, seeded, unreadable } from "./faults.mjs";
import { documents, example, idOf, key, openExample } from "./steps.mjs";

const text = example("forvaltningen");
const id = idOf(text);
const note = (page) => page.getByLabel("Anteckning");
const here = (page) => openExample(page, "forvaltningen", "assess", "4.1.1");

/** The keys of two people who write at the same time: each is another letter, so that every one can be looked for. */
const letters = { a: 0x100, b: 0x410 };
const keys = (person, many) => Array.from({ length: many }, (_, place) => String.fromCodePoint(letters[person] + place));
const missing = (wanted, found) => wanted.filter((letter) => !found.some((text) => text.includes(letter)));

async function write(page, all, random) {
    for (const letter of all) {
        await note(page).press("Control+End");
        await page.keyboard.insertText(letter);
        await page.waitForTimeout(random(200));
    }
}

for (const [what, second] of [["different clauses", "4.1.2"], ["the same clause", "4.1.1"]]) {
    test(`two tabs are written in at the same time, in ${what}: nothing is lost, or it is asked`, async ({ context, page }) => {
        test.setTimeout(240_000);
        await here(page);
        const other = await context.newPage();
        await open(other, `#/assess/${id}/${second}`);
        const [a, b] = [keys("a", 40), keys("b", 40)];
        await Promise.all([write(page, a, seeded(1)), write(other, b, seeded(2))]);
        await page.waitForTimeout(1500);
        const all = await documents(page);
        const notes = (clause) => all.map((it) => it.ratings[clause]?.note ?? "");
        const lost = [...missing(a, notes("4.1.1")), ...missing(b, notes(second))];
        const questions = await Promise.all([page, other].map((it) => it.locator(".g-conflicts .g-notice").count()));
        count(`two tabs written in at the same time, ${what}`, `${a.length + b.length} keys, ${questions} questions, ${all.length} documents`, `${lost.length} keys`);
        expect(unreadable(await raw(page))).toEqual([]);
        expect(lost).toEqual([]);
    });

    test(`two apps on one page, in ${what}: nothing is lost, or it is asked`, async ({ page }) => {
        test.setTimeout(240_000);
        const body = `<!doctype html><html lang="sv"><head><title>Prov</title><script type="module" src="glapp.js"></script></head>
            <body><main><glapp-assessment></glapp-assessment><glapp-assessment></glapp-assessment></main></body></html>`;
        await page.route("**/intranet.html", (route) => route.fulfill({ contentType: "text/html", body }));
        await page.route("**/shelf", (route) => route.fulfill({ contentType: "text/html", body: "" }));
        await page.goto("./shelf");
        await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key(id), text]);
        await page.goto("./intranet.html");
        await expect(page.locator("glapp-assessment .g-root[data-glapp=complete]")).toHaveCount(2);
        const apps = [0, 1].map((place) => page.locator("glapp-assessment").nth(place));
        for (const [place, app] of apps.entries()) {
            // A link of the app's own, straight to the clause.
            await app.evaluate((element, href) => {
                const link = Object.assign(document.createElement("a"), { href });
                element.shadowRoot.querySelector(".g-root").append(link);
                link.click();
                link.remove();
            }, `#/assess/${id}/${place ? second : "4.1.1"}`);
            await expect(app.locator("#g-note")).toBeVisible();
        }
        const [a, b] = [keys("a", 40), keys("b", 40)];
        const random = seeded(3);
        for (let place = 0; place < 40; place++) {
            for (const [app, all] of [[apps[0], a], [apps[1], b]]) {
                await app.locator("#g-note").press("Control+End");
                await page.keyboard.insertText(all[place]);
                if (random(3) === 0) await page.waitForTimeout(random(400));
            }
        }
        await page.waitForTimeout(1500);
        const all = await documents(page);
        const notes = (clause) => all.map((it) => it.ratings[clause]?.note ?? "");
        const lost = [...missing(a, notes("4.1.1")), ...missing(b, notes(second))];
        const questions = await page.locator(".g-conflicts .g-notice").count();
        count(`two apps on one page, ${what}`, `${a.length + b.length} keys, ${questions} questions, ${all.length} documents`, `${lost.length} keys`);
        expect(lost).toEqual([]);
    });
}

// What is not settled stays as it is in each of them, so that nobody is asked with every save.
test("what two tabs write in the same clause at the same time is asked about once", async ({ context, page }) => {
    await here(page);
    const other = await context.newPage();
    await open(other, `#/assess/${id}/4.1.1`);
    await Promise.all([write(page, keys("a", 20), seeded(1)), write(other, keys("b", 20), seeded(2))]);
    await page.waitForTimeout(1500);
    const questions = [page, other].map((it) => it.locator(".g-conflicts .g-notice"));
    for (const it of questions) expect(await it.count()).toBeLessThanOrEqual(1);
    // One beside for each that is asked.
    expect((await documents(page)).length).toBeLessThanOrEqual(3);
    for (const [place, tab] of [page, other].entries()) {
        const keep = questions[place].getByRole("button", { name: "Behåll det som står här" });
        if (await keep.count()) await keep.click();
        await expect(tab.locator(".g-conflicts .g-notice")).toHaveCount(0);
    }
    await expect.poll(async () => (await documents(page)).length).toBe(1);
});
