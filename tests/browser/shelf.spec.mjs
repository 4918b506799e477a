// Many assessments in one browser: listed, duplicated, renamed, erased and put back, backed up and restored.
import { readFileSync, writeFileSync } from "node:fs";
import { expect, open, test } from "./glapp.mjs";
import { choose, documents, example, file, idOf, key, notice, onShelf, reload, saved, shelve, stored } from "./steps.mjs";

const names = ["forvaltningen", "bolaget", "namnden"];
const all = Object.fromEntries(names.map((name) => [idOf(example(name)), example(name)]));
const odd = { newer: '{"format": "glapp/assessment", "version": 2}\r\n', cut: '{"format":' };
const unit = (name) => JSON.parse(example(name)).unit.name;
const press = (row, name) => row.getByRole("button", { name, exact: true }).click();

async function start(page, texts = all) {
    await shelve(page, texts);
    await open(page);
    return stored(page);
}

test("each is listed with unit, day, state and how much is answered, the latest changed first", async ({ page }) => {
    await start(page);
    const row = (name) => onShelf(page, unit(name));
    await expect(row("forvaltningen")).toContainText("2026-03-02 · utkast");
    await expect(row("forvaltningen")).toContainText(/48 av 50 besvarade \(96\s%\)/);
    await expect(row("forvaltningen").getByRole("progressbar")).toHaveAttribute("value", "48");
    await expect(row("namnden")).toContainText("2026-05-04 · fastställd 2026-05-20 av Exempelnämnden (påhittad), § 42");
    const changed = names.map((name) => [JSON.parse(example(name)).modified, unit(name)]).sort().reverse();
    await expect(page.getByRole("heading", { level: 3 })).toHaveText(changed.map(([, name]) => name));
});

test("a copy is an assessment of its own", async ({ page }) => {
    const before = await start(page);
    await press(onShelf(page, unit("forvaltningen")), "Duplicera");
    const name = `${unit("forvaltningen")} (kopia)`;
    await expect(notice(page)).toContainText(`”${name}” ligger nu i listan`);
    await expect(page.getByRole("heading", { level: 3 }).first()).toHaveText(name);
    const after = await stored(page);
    expect(after).toMatchObject(before);
    expect(Object.keys(after)).toHaveLength(4);
    const copy = (await documents(page)).find((it) => it.unit.name === name);
    const { id, modified, unit: of, ...rest } = JSON.parse(example("forvaltningen"));
    expect(copy).toMatchObject({ ...rest, unit: { ...of, name } });
    expect(copy.id).not.toBe(id);
});

test("another name, by keyboard; a blank one is refused", async ({ page }) => {
    const before = await start(page);
    await onShelf(page, unit("bolaget")).getByRole("button", { name: "Byt namn" }).focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: `Byt namn på ”${unit("bolaget")}”` });
    const field = dialog.getByLabel("Nytt namn");
    await expect(field).toHaveValue(unit("bolaget"));
    await field.fill("  ");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("alert")).toHaveText("Skriv enhetens namn, så att ni känner igen skattningen.");
    expect(await stored(page)).toEqual(before);
    await field.fill("Bolaget 💡 \u202eabc");
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(onShelf(page, "Bolaget 💡 \u202eabc")).toBeVisible();
    await expect(page.locator("#g-yours-heading")).toBeFocused();
    const { modified, ...renamed } = (await documents(page)).find((it) => it.id === idOf(example("bolaget")));
    const expected = JSON.parse(example("bolaget"));
    delete expected.modified;
    expect(renamed).toEqual({ ...expected, unit: { ...expected.unit, name: "Bolaget 💡 \u202eabc" } });
    await reload(page);
    await expect(onShelf(page, "Bolaget 💡 \u202eabc")).toBeVisible();
});

test("what is erased can be put back to the letter, later and several times over", async ({ page }) => {
    const texts = { ...all, ...odd };
    const before = await start(page, texts);
    for (const name of ["forvaltningen", "namnden"]) await press(onShelf(page, unit(name)), "Radera");
    await expect(page.getByRole("button", { name: "Ångra" }).last()).toBeFocused();
    const cut = page.getByRole("listitem").filter({ hasText: "mitt i dokumentet" }).first();
    await press(page.locator("[data-key=cut]"), "Radera");
    await expect(cut).toBeHidden();
    expect(Object.keys(await stored(page))).toHaveLength(2);
    // Another page has other things to say; the way back waits here.
    await page.getByRole("contentinfo").getByRole("link", { name: "Om Glapp" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Om Glapp");
    await expect(page.getByRole("button", { name: "Ångra" })).toHaveCount(0);
    await page.getByRole("link", { name: "Start", exact: true }).click();
    await expect(page.getByRole("button", { name: "Ångra" })).toHaveCount(3);
    for (const left of [2, 1, 0]) {
        await page.getByRole("button", { name: "Ångra" }).first().click();
        await expect(page.getByRole("button", { name: "Ångra" })).toHaveCount(left);
    }
    await expect(notice(page)).toContainText(`”${unit("namnden")}” är tillbaka som den var.`);
    expect(await stored(page)).toEqual(before);
    await expect(onShelf(page, unit("forvaltningen"))).toBeVisible();
});

test("a backup holds every text to the letter, and brings it back in another browser", async ({ page, browser, baseURL }) => {
    const before = await start(page, { ...all, ...odd });
    const file = await saved(page, page.getByRole("button", { name: "Säkerhetskopiera alla till en fil" }));
    expect(file.name).toMatch(/^glapp-sakerhetskopia-\d{4}-\d\d-\d\d\.json$/);
    const backup = JSON.parse(file.text);
    expect(backup).toMatchObject({ format: "glapp/backup", version: 1 });
    expect(Object.fromEntries(backup.documents.map(({ id, text }) => [key(id), text]))).toEqual(before);

    const other = await (await browser.newContext({ baseURL, locale: "sv-SE" })).newPage();
    await open(other);
    await choose(other, { [file.name]: file.text });
    await expect(notice(other)).toContainText(`Säkerhetskopian ${backup.made.slice(0, 10)} är inläst.`);
    await expect(notice(other).getByRole("listitem")).toHaveCount(5);
    await expect(notice(other)).toContainText(`${unit("namnden")}, 2026-05-04: återställd.`);
    expect(await stored(other)).toEqual(before);
    await other.context().close();
});

test("restoring overwrites nothing: what differs lands beside, once", async ({ page }) => {
    await start(page, { ...all, ...odd });
    const { text } = await saved(page, page.getByRole("button", { name: "Säkerhetskopiera alla till en fil" }));
    const id = idOf(example("bolaget"));
    const changed = JSON.stringify({ ...JSON.parse(example("bolaget")), ratings: { "4.1.1": { level: 5 } } });
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key(id), changed]);
    await press(onShelf(page, unit("namnden")), "Radera");
    const before = await stored(page);
    for (const time of [1, 2]) {
        await choose(page, { "kopia.json": text });
        await expect(notice(page)).toContainText(`${unit("forvaltningen")}, 2026-03-02: fanns redan.`);
        const beside = `${unit("bolaget")}, ${JSON.parse(example("bolaget")).date}: `;
        await expect(notice(page)).toContainText(beside + (time === 1 ? "en annan version fanns redan" : "fanns redan"));
        const after = await stored(page);
        expect(after).toMatchObject(before);
        expect(after[key(idOf(example("namnden")))]).toBe(example("namnden"));
        expect(Object.keys(after)).toHaveLength(6);
        await page.getByRole("button", { name: "Stäng" }).last().click();
    }
});

test("a backup counts as an export of every assessment in it", async ({ page }) => {
    await shelve(page, all);
    await page.evaluate((ids) => ids.forEach((id) => localStorage.setItem(`glapp.exported.${id}`, "25")), Object.keys(all));
    const id = idOf(example("forvaltningen"));
    const nudge = page.getByRole("button", { name: "Exportera nu" });
    await open(page, `#/assess/${id}/4.1.1`);
    await expect(nudge).toBeVisible();
    await page.getByRole("link", { name: "Start", exact: true }).click();
    await saved(page, page.getByRole("button", { name: "Säkerhetskopiera alla till en fil" }));
    expect(Object.keys(await stored(page)).sort()).toEqual(Object.keys(all).map(key).sort());
    await open(page, `#/assess/${id}/4.1.1`);
    await expect(page.getByRole("radio", { name: /^0 / })).toBeVisible();
    await expect(nudge).toBeHidden();
});

test("people's own practices are in a backup, and come back beside those that are there", async ({ page, browser, baseURL }) => {
    const own = JSON.parse(file("legacy/others-v1/backup-with-practices.json")).practices;
    const put = (page, text) => page.evaluate((text) => localStorage.setItem("glapp.practices", text), text);
    await shelve(page, { [idOf(example("bolaget"))]: example("bolaget") });
    await put(page, own);
    await open(page);
    const { text } = await saved(page, page.getByRole("button", { name: "Säkerhetskopiera alla till en fil" }));
    expect(JSON.parse(text).practices).toBe(own);
    const elsewhere = async (before, words, after) => {
        const other = await (await browser.newContext({ baseURL, locale: "sv-SE" })).newPage();
        await shelve(other, {});
        if (before) await put(other, before);
        await open(other);
        await choose(other, { "kopia.json": text });
        await expect(notice(other).getByRole("listitem")).toHaveCount(2);
        await expect(notice(other)).toContainText(`Egna arbetssätt: ${words}`);
        const now = (await stored(other))["glapp.practices"];
        if (after) expect(JSON.parse(now).practices).toEqual(after);
        else expect(now).toBe(before ?? own);
        await other.context().close();
    };
    const [practice] = JSON.parse(own).practices;
    const another = { ...practice, name: { sv: "Ett annat forum (påhittat)" } };
    const mine = (...practices) => JSON.stringify({ ...JSON.parse(own), practices });
    await elsewhere(undefined, "1 tillagda, 0 fanns redan.");
    await elsewhere(own, "0 tillagda, 1 fanns redan.");
    await elsewhere(mine(another), "1 tillagda, 0 fanns redan; 1 har samma id som andra och fick egna.", [another, { ...practice, id: expect.any(String) }]);
    await elsewhere(mine({ ...another, id: "ett-annat" }), "1 tillagda, 0 fanns redan.", [{ ...another, id: "ett-annat" }, practice]);
    await elsewhere('{"format": "glapp/practices", "version": 99}', "inte återställda");
});

test("a backup that is damaged or from a newer version is refused, and nothing changes", async ({ page }) => {
    const before = await start(page);
    const whole = { format: "glapp/backup", version: 1, made: "2026-03-02T10:00:00Z", documents: [{ id: "a", text: "{}" }] };
    for (const [name, text, words] of [
        ["ny.json", JSON.stringify({ ...whole, version: 2 }), "Dokumentet har version 2, men här kan högst version 1 läsas"],
        ["halv.json", JSON.stringify(whole).slice(0, -3), "är filen hel?"],
        ["fel.json", JSON.stringify({ ...whole, documents: [{ id: "a", text: 3 }] }), "$.documents[0].text: här står 3, men väntat var en text"],
        ["dubbel.json", JSON.stringify({ ...whole, documents: [...whole.documents, ...whole.documents] }), "$.documents[1]"],
        ["tom.json", "", "Filen är tom; exportera eller spara den på nytt."],
    ]) {
        await choose(page, { [name]: text });
        await expect(notice(page)).toContainText(`Filen ”${name}” gick inte att öppna`);
        await expect(notice(page)).toContainText(words);
        await expect(notice(page)).toContainText("Inget som fanns sparat har ändrats.");
        expect(await stored(page)).toEqual(before);
    }
});

test("20 MB is refused without being read", async ({ page }, testInfo) => {
    const path = testInfo.outputPath("stor.json");
    writeFileSync(path, Buffer.alloc(20 * 1024 * 1024, '{"format": "glapp/backup", '));
    expect(readFileSync(path).length).toBe(20 * 1024 * 1024);
    const before = await start(page);
    await page.getByLabel("Välj fil").setInputFiles(path);
    await expect(notice(page)).toContainText("Filen är på 20 MB, men får vara på högst 16 MB");
    expect(await stored(page)).toEqual(before);
});

test("how much room is used is said in words and drawn", async ({ page }) => {
    const before = await start(page);
    const used = Object.entries(before).flat().join("").length;
    const meter = page.getByRole("meter");
    await expect(meter).toHaveAttribute("value", String(used));
    await expect(meter).toHaveAttribute("max", String(5 * 1024 * 1024));
    const words = `Glapp använder ${Math.ceil(used / 1024)} kB av de ungefär 5 MB`.replace(" kB", "\u00a0kB");
    expect(await page.locator(".g-stored").textContent()).toContain(words);
});

test("two hundred assessments are listed", async ({ page }) => {
    const many = Array.from({ length: 200 }, (_, n) => {
        const document = JSON.parse(example("namnden"));
        return [`n${n}`, JSON.stringify({ ...document, id: `n${n}`, unit: { ...document.unit, name: `Enhet ${n}` } })];
    });
    await start(page, Object.fromEntries(many));
    await expect(page.getByRole("heading", { level: 3 })).toHaveCount(200);
});

test("what is stored is read once for many files, not once for each", async ({ page }) => {
    await page.addInitScript(() => {
        const { getItem } = Storage.prototype;
        Storage.prototype.getItem = function (key) {
            window.reads = (window.reads ?? 0) + 1;
            return getItem.call(this, key);
        };
    });
    await open(page);
    /** How often the storage is read while so many files are taken in. */
    const reads = async (from, count) => {
        const files = Array.from({ length: count }, (_, index) => {
            const text = JSON.parse(example("bolaget"));
            return [`${from + index}.json`, JSON.stringify({ ...text, id: `unit-${from + index}` })];
        });
        await page.evaluate(() => (window.reads = 0));
        await choose(page, Object.fromEntries(files));
        await expect(page.locator(".g-shelf > li")).toHaveCount(from + count);
        return page.evaluate(() => window.reads);
    };
    const [few, many] = [await reads(0, 10), await reads(10, 40)];
    // Four times as many files, and a list five times as long: not the one times the other.
    expect(many).toBeLessThan(few * 8);
});
