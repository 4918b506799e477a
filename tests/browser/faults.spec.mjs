// What goes wrong around the app while people work: a full or forbidden storage, one that is cleared, a clock that jumps,
// names that are no plain words. Each test counts what it did and what was lost.
import { expect, open, test } from "./glapp.mjs";
import { asksToStay, count, denials, fill, makeRoom, rating, raw, unreadable } from "./faults.mjs";
import { begin, choose, documents, example, idOf, key, level, onShelf, openExample, reload, saved, stored } from "./steps.mjs";

const text = example("forvaltningen");
const id = idOf(text);
const alert = (page) => page.getByRole("alert");
const note = (page) => page.getByLabel("Anteckning");
const here = (page) => openExample(page, "forvaltningen", "assess", "4.1.1");
const there = async (page) => rating((await stored(page))[key(id)]);
const long = "En lång anteckning. ".repeat(20);
/** Answers what there is no room for. */
async function unsaved(page) {
    await level(page, 5).click();
    await note(page).fill(long);
    await expect(alert(page).first()).toContainText("Inte sparat");
}
const go = (page, name) => page.getByRole("link", { name, exact: true }).click();

test("the storage fills up in the middle of typing, and has room again: nothing is lost", async ({ page }) => {
    await here(page);
    await note(page).fill("");
    const written = "Här skriver vi på, vad som än händer med lagringen. ".repeat(4);
    const writing = note(page).pressSequentially(written, { delay: 15 });
    let times = 0;
    for (let round = 0; round < 4; round++) {
        await page.waitForTimeout(300);
        await fill(page);
        await page.waitForTimeout(400);
        expect(unreadable(await raw(page))).toEqual([]);
        await makeRoom(page);
        times++;
    }
    await writing;
    await level(page, 5).click();
    await expect.poll(() => there(page)).toEqual({ level: 5, note: written });
    await expect(alert(page)).toHaveText("");
    await reload(page);
    await expect(note(page)).toHaveValue(written);
    count("storage filled while typing, and freed", `${times} times, ${written.length} letters`, 0);
});

for (const [what, spoil, mend] of [
    ["full", fill, makeRoom],
    [
        "forbidden",
        async (page) => {
            await page.evaluate(() => (window.setItem = Storage.prototype.setItem));
            await page.evaluate(denials["it may not be written"]);
        },
        (page) => page.evaluate(() => (Storage.prototype.setItem = window.setItem)),
    ],
]) {
    test(`the storage is ${what} from the middle on, and pages are left: what could not be saved is still here`, async ({ page }) => {
        const other = example("bolaget");
        await here(page);
        await page.evaluate(([key, other]) => localStorage.setItem(key, other), [key(idOf(other)), other]);
        await spoil(page);
        await unsaved(page);
        const back = async () => {
            await page.evaluate((id) => (location.hash = `#/assess/${id}/4.1.1`), id);
            await expect(page.getByRole("radio", { name: /^5 / })).toBeChecked();
            await expect(note(page)).toHaveValue(long);
        };
        // Every way from one assessment to a page that is not about it.
        for (const address of ["#/", "#/handbook", "#/compare", "#/settings", `#/assess/${idOf(other)}/4.1.1`, `#/result/${id}`]) {
            await page.evaluate((address) => (location.hash = address), address);
            await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
            await back();
            await expect(alert(page)).toContainText("Inte sparat");
        }
        const exported = await saved(page, page.getByRole("button", { name: "Exportera till fil" }));
        expect(rating(exported.text)).toEqual({ level: 5, note: long });
        expect((await stored(page))[key(id)]).toBe(text);
        await mend(page);
        await level(page, 4).click();
        await expect.poll(() => there(page)).toEqual({ level: 4, note: long });
        await expect(alert(page)).toHaveText("");
        await reload(page);
        await expect(note(page)).toHaveValue(long);
        count(`storage ${what} from the middle on, another page gone to`, "6 pages", 0);
    });

    test(`the storage is ${what} and the page is to be closed: it asks first`, async ({ page }) => {
        await here(page);
        await spoil(page);
        await unsaved(page);
        await asksToStay(page);
        await expect(note(page)).toHaveValue(long);
        await mend(page);
        await level(page, 3).click();
        await expect.poll(async () => (await there(page)).level).toBe(3);
        await reload(page);
        await expect(level(page, 3)).toBeChecked();
        count(`storage ${what}, page closed`, "1 time", "0 (asked)");
    });
}

test("what could not be saved and is erased stays away, and comes back as it had become", async ({ page }) => {
    await here(page);
    await fill(page);
    await unsaved(page);
    await go(page, "Start");
    const row = onShelf(page, JSON.parse(text).unit.name);
    await row.getByRole("button", { name: /^Radera/ }).click();
    await expect(row).toHaveCount(0);
    await makeRoom(page);
    await go(page, "Handbok");
    await go(page, "Start");
    await expect(row).toHaveCount(0);
    expect(await documents(page)).toEqual([]);
    await page.getByRole("button", { name: "Ångra" }).click();
    await expect.poll(() => there(page)).toEqual({ level: 5, note: long });
});

test("what could not be saved and is renamed on the start page does not cover what another tab has stored", async ({ page }) => {
    await here(page);
    await fill(page);
    await unsaved(page);
    await go(page, "Start");
    await makeRoom(page);
    // Another tab answers another question meanwhile.
    await page.evaluate(
        ([key, text]) => {
            const unit = JSON.parse(text);
            unit.ratings["4.1.2"] = { level: 0, note: "Annan flik" };
            localStorage.setItem(key, JSON.stringify(unit));
        },
        [key(id), text],
    );
    const row = onShelf(page, JSON.parse(text).unit.name);
    await row.getByRole("button", { name: "Byt namn" }).click();
    const field = page.getByRole("dialog").getByLabel("Nytt namn");
    await expect(field).toHaveValue(JSON.parse(text).unit.name);
    await field.fill("Nytt namn");
    await page.keyboard.press("Enter");
    await expect.poll(async () => (await documents(page))[0].unit.name).toBe("Nytt namn");
    expect((await documents(page))[0].ratings["4.1.2"].note).toBe("Annan flik");
    // A backup has both.
    const backup = await saved(page, page.getByRole("button", { name: "Säkerhetskopiera alla till en fil" }));
    const notes = JSON.parse(backup.text).documents.map((it) => JSON.parse(it.text).ratings["4.1.1"].note);
    expect(notes.filter((it) => it.startsWith("En lång anteckning"))).toHaveLength(1);
    await page.evaluate((id) => (location.hash = `#/assess/${id}/4.1.1`), id);
    await expect.poll(() => there(page)).toEqual({ level: 5, note: long });
    const [both, ...more] = await documents(page);
    expect([both.ratings["4.1.2"].note, both.unit.name, more]).toEqual(["Annan flik", "Nytt namn", []]);
});

test("an element that is taken away while nothing can be saved gives its answers to the next", async ({ page }) => {
    const body = `<!doctype html><html lang="sv"><head><title>Prov</title><script type="module" src="glapp.js"></script></head>
        <body><main><glapp-assessment></glapp-assessment></main></body></html>`;
    for (const [what, spoil] of [["full", fill], ["denied", undefined]]) {
        await test.step(what, async () => {
            await page.route("**/intranet.html", (route) => route.fulfill({ contentType: "text/html", body }));
            if (!spoil) await page.addInitScript(denials["it may not be written"]);
            await page.goto("./intranet.html");
            const root = page.locator("glapp-assessment .g-root");
            await expect(root).toHaveAttribute("data-glapp", "complete");
            await begin(page, "Enheten");
            await level(page, 2).click();
            if (spoil) {
                await expect.poll(async () => (await documents(page)).length).toBe(1);
                await spoil(page);
            }
            await level(page, 5).click();
            await note(page).fill(long);
            if (spoil) await expect(alert(page).first()).toContainText("Inte sparat");
            await page.evaluate(async () => {
                const element = document.querySelector("glapp-assessment");
                element.remove();
                await new Promise((later) => setTimeout(later, 50));
                document.querySelector("main").append(document.createElement("glapp-assessment"));
            });
            await expect(root).toHaveAttribute("data-glapp", "complete");
            await page.getByRole("link", { name: "Fortsätt" }).click();
            await expect(page.getByText("Fråga 2 av 52")).toBeVisible();
            await page.getByRole("heading", { level: 1 }).focus();
            await page.keyboard.press("p");
            await expect(level(page, 5)).toBeChecked();
            await expect(note(page)).toHaveValue(long);
            if (spoil) await makeRoom(page);
        });
    }
    count("elements taken away while nothing can be saved", "2 times", 0);
});

test("denied from the start: nothing but the page's end takes answers away, and it asks first", async ({ page }) => {
    await page.addInitScript(denials["it may not be written"]);
    await open(page);
    await begin(page, "Enheten");
    for (let answered = 1; answered <= 10; answered++) {
        await level(page, answered % 6).click();
        await note(page).fill(`Anteckning ${answered}`);
        await page.getByRole("link", { name: "Nästa fråga" }).click();
    }
    await go(page, "Start");
    await onShelf(page, "Enheten").getByRole("link", { name: "Fortsätt" }).click();
    await expect(page.getByText("10 av 52 besvarade", { exact: true })).toBeVisible();
    await asksToStay(page);
    const exported = await saved(page, page.getByRole("button", { name: "Exportera till fil" }));
    const ratings = Object.values(JSON.parse(exported.text).ratings);
    expect(ratings.map((it) => it.note)).toEqual(ratings.map((_, place) => `Anteckning ${place + 1}`));
    expect(ratings).toHaveLength(10);
    count("storage denied from the start", "10 answers", 0);
});

test("the storage is cleared while people work: the next change puts all back", async ({ page, context }) => {
    await here(page);
    const other = await context.newPage();
    await open(other);
    let times = 0;
    for (const clear of [
        () => other.evaluate(() => localStorage.clear()),
        () => page.evaluate(() => localStorage.clear()),
        () => page.evaluate(() => Object.keys(localStorage).forEach((name) => localStorage.removeItem(name))),
    ]) {
        for (const wait of [0, 100, 500]) {
            const wanted = (times + 1) % 6;
            await note(page).fill(`Före ${times}`);
            await page.waitForTimeout(wait);
            await clear();
            await level(page, wanted).click();
            await expect.poll(async () => (await documents(page)).length).toBe(1);
            await expect.poll(() => there(page)).toEqual({ level: wanted, note: `Före ${times}` });
            times++;
        }
    }
    const [{ ratings }] = await documents(page);
    const before = JSON.parse(text).ratings;
    expect({ ...ratings, "4.1.1": 0 }).toEqual({ ...before, "4.1.1": 0 });
    count("storage cleared while open", `${times} times`, 0);
});

const jumps = {
    "a year forward": "2027-11-23T10:00:00Z",
    "a day back": "2026-11-21T10:00:00Z",
    "to 1970": "1970-01-01T00:00:00Z",
    "before 1970": "1901-02-03T04:05:06Z",
    "into the hour that there is not (DST)": "2027-03-28T01:30:00Z",
    "into the hour that there is twice (DST)": "2026-10-25T00:59:59Z",
    "to the last day of a leap year": "2028-02-29T22:59:59Z",
    "past the year 9999": "+010000-01-01T00:00:00Z",
};

test("the clock jumps while a change waits to be saved: it is saved all the same, and stays readable", async ({ page }) => {
    test.setTimeout(300_000);
    // The time of day alone: no jump of it makes a timer come sooner or later.
    await page.addInitScript(() => {
        const Real = Date;
        window.shift = Number(sessionStorage.getItem("shift") ?? 0);
        window.Date = class extends Real {
            constructor(...given) {
                if (given.length) super(...given);
                else super(Real.now() + window.shift);
            }
            static now = () => Real.now() + window.shift;
        };
        window.jump = (to) => {
            window.shift = new Real(to) - Real.now();
            sessionStorage.setItem("shift", window.shift);
        };
    });
    await here(page);
    let times = 0;
    for (const [jump, to] of Object.entries(jumps)) {
        await test.step(jump, async () => {
            const wanted = times % 6;
            // In one go: nothing can be saved before the jump.
            await page.evaluate(
                ([jump, wanted, to]) => {
                    const note = document.querySelector("#g-note");
                    note.value = jump;
                    note.dispatchEvent(new Event("input", { bubbles: true }));
                    document.querySelector(`[name=g-level][value='${wanted}']`).click();
                    window.jump(to);
                },
                [jump, wanted, to],
            );
            await expect.poll(() => there(page)).toEqual({ level: wanted, note: jump });
            const { modified, date } = (await documents(page)).find((it) => it.id === id);
            expect(Math.abs(new Date(modified) - new Date(to))).toBeLessThan(60_000);
            expect(date).toBe(JSON.parse(text).date);
            // What is begun at such a time has a day, and can be read again.
            await page.evaluate(() => (location.hash = "#/"));
            await begin(page, jump);
            await level(page, 2).click();
            await reload(page);
            await expect(level(page, 2)).toBeChecked();
            const begun = (await documents(page)).find((it) => it.unit.name === jump);
            expect(begun.date).toMatch(/^\d{4}-\d\d-\d\d$/);
            await page.evaluate((id) => (location.hash = `#/assess/${id}/4.1.1`), id);
            await expect(note(page)).toHaveValue(jump);
            times++;
        });
    }
    expect(unreadable(await raw(page))).toEqual([]);
    expect(await documents(page)).toHaveLength(times + 1);
    count("clock jumps while a change waits", `${times} jumps`, 0);
});

const names = {
    "an apostrophe": "Anna's team",
    quotes: `"Enheten" 'A' ”B” \`C\` «D»`,
    slashes: "Barn/ungdom \\ IT // ../..",
    "a word of the language": "__proto__",
    another: "constructor",
    emoji: "💡 Idélabbet 👩🏽‍🔬",
    "200 letters": "Utvecklingsverksamhetsledning".repeat(7).slice(0, 200),
    "right to left": "יחידת החדשנות",
    "right-to-left marks": "Enheten \u202eabc\u202c",
    markup: `<b>Enheten</b> &amp; <script>window.hurt = 1</script>`,
    "an address": "#/assess/x/4.1.1?a=b&c=%2F",
    "half a pair": "Enheten e\u0301 \u{1F600}",
};

test("units of any name beside each other: begun, answered, reloaded, told, exported, backed up, brought back", async ({ browser, baseURL, page }) => {
    test.setTimeout(300_000);
    await open(page);
    const files = [];
    for (const [what, name] of Object.entries(names)) {
        await test.step(what, async () => {
            await page.evaluate(() => (location.hash = "#/"));
            await begin(page, name);
            await level(page, 4).click();
            await note(page).fill(`Om ${name}`);
            await reload(page);
            await expect(level(page, 4)).toBeChecked();
            await expect(note(page)).toHaveValue(`Om ${name}`);
            await go(page, "Resultat");
            await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ni ligger på 4,0 av 5.");
            await expect(page.getByRole("main")).toContainText(name);
            files.push(await saved(page, page.getByRole("button", { name: "Exportera till fil" })));
        });
    }
    await page.evaluate(() => (location.hash = "#/"));
    const backup = await saved(page, page.getByRole("button", { name: "Säkerhetskopiera alla till en fil" }));
    const before = (await documents(page)).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(before.map((it) => it.unit.name).sort()).toEqual(Object.values(names).sort());
    expect(await page.evaluate(() => window.hurt)).toBeUndefined();

    for (const chosen of [Object.fromEntries(files.map(({ text }, place) => [`${place}.json`, text])), { "a.json": backup.text }]) {
        const context = await browser.newContext({ baseURL, locale: "sv-SE" });
        const other = await context.newPage();
        await open(other);
        await choose(other, chosen);
        await expect.poll(async () => (await documents(other)).length).toBe(before.length);
        const found = (await documents(other)).sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(found).toEqual(before);
        for (const name of Object.values(names)) await expect(onShelf(other, name)).toBeVisible();
        await context.close();
    }
    count("names of units", `${before.length} names, each by file and by backup`, 0);
});
