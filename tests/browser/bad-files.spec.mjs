// A file that is no good: an error that names file, place, what was found and what would do; nothing is changed.
import { writeFileSync } from "node:fs";
import { expect, open, test } from "./glapp.mjs";
import { choose, documents, example, file, idOf, key, level, notice, onShelf, shelve, stored } from "./steps.mjs";

const good = example("forvaltningen");
const altered = (change) => {
    const document = JSON.parse(good);
    change(document);
    return JSON.stringify(document, null, 2);
};
const rated = (clause, rating) => altered(({ ratings }) => (ratings[clause] = rating));

const bad = {
    "not JSON": ["Kära nämnd,\nhär kommer skattningen.", ["rad 1, kolumn 1", "är inte JSON"]],
    "cut off": [good.slice(0, 700), ["slutar mitt i dokumentet", /på rad \d\d, kolumn \d+/, "är filen hel?"]],
    "with a level 6": [rated("4.1.2", { level: 6 }), ['$.ratings["4.1.2"].level', "6", "ett heltal från 0 till 5"]],
    "with half a level": [rated("4.1.2", { level: 2.5 }), ['$.ratings["4.1.2"].level', "2.5", "ett heltal från 0"]],
    "with an unknown clause": [rated("11.1", { level: 1 }), ['$.ratings["11.1"]', "avsnittet ”11.1” finns inte i iso"]],
    "with a clause that is not rated itself": [rated("4.1", { level: 1 }), ['$.ratings["4.1"]', "avsnitten under det"]],
    "with a level and not applicable": [
        rated("4.1.2", { level: 1, not_applicable: "Nej" }),
        ['$.ratings["4.1.2"]', "både nivå och ej tillämpligt", "bara det ena kan gälla"],
    ],
    "not applicable without a reason": [
        rated("4.1.2", { not_applicable: " " }),
        ['$.ratings["4.1.2"].not_applicable', '" "', "en text som inte är tom"],
    ],
    "of another format": [
        altered((document) => (document.format = "glapp/gap-analysis")),
        ["Dokumentet är av slaget ”glapp/gap-analysis”", "väntat var ”glapp/assessment”"],
    ],
    "that is a catalogue": [
        file("catalogues/iso-56002-2019/catalogue.json"),
        ["Dokumentet är av slaget ”glapp/catalogue”", "väntat var ”glapp/assessment”"],
    ],
    "without a format": [JSON.stringify({ name: "x" }), ["”format” saknas", "väntat var ”glapp/assessment”"]],
    "of a newer version": [
        altered((document) => (document.version = 2)),
        ["Dokumentet har version 2", "högst version 1", "öppna det i ett nyare Glapp"],
    ],
    "against another catalogue": [
        altered((document) => (document.catalogue = "iso-9001:2015")),
        ["$.catalogue", "katalogen ”iso-9001:2015” finns inte här", "iso-56002:2019"],
    ],
    "empty": ["", ["Filen är tom; exportera eller spara den på nytt."]],
    "of one blank": [" ", ["slutar mitt i dokumentet", "är filen hel?"]],
    "binary": [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), ["Byte 0 är inte text", "JSON"]],
    "only zeros": [Buffer.alloc(64), ["rad 1, kolumn 1", "är inte JSON"]],
};

/** One assessment in work and another, with a choice of language. Everything as it is stored. */
async function start(page) {
    await shelve(page, { [idOf(good)]: good, [idOf(example("bolaget"))]: example("bolaget"), odd: "{" });
    await page.evaluate(() => localStorage.setItem("glapp.language", "sv"));
    const before = await stored(page);
    await open(page);
    return before;
}

async function expectRefused(page, name, words) {
    await expect(notice(page)).toContainText(`Filen ”${name}” gick inte att öppna`);
    for (const word of [...words, "Inget som fanns sparat har ändrats."]) {
        await expect(notice(page)).toContainText(word);
    }
}

async function expectUntouched(page, before) {
    expect(await stored(page)).toEqual(before);
    await page.goto(`./#/assess/${idOf(good)}/4.1.1`);
    await expect(level(page, JSON.parse(good).ratings["4.1.1"].level)).toBeChecked();
    expect(await stored(page)).toEqual(before);
}

for (const [what, [content, words]] of Object.entries(bad)) {
    test(`a file ${what}`, async ({ page }) => {
        const before = await start(page);
        await choose(page, { "Vår skattning.json": content });
        await expectRefused(page, "Vår skattning.json", words);
        await expectUntouched(page, before);
    });
}

test("50 MB of nonsense", async ({ page }, testInfo) => {
    const path = testInfo.outputPath("stor.json");
    writeFileSync(path, Buffer.alloc(50 * 1024 * 1024, '{"a": [1, '));
    const before = await start(page);
    await page.getByLabel("Välj fil").setInputFiles(path);
    await expectRefused(page, "stor.json", ["Filen är på 50 MB, men får vara på högst 16 MB"]);
    await expectUntouched(page, before);
});

test("deep nesting", async ({ page }) => {
    const before = await start(page);
    await choose(page, { "djup.json": "[".repeat(200_000) });
    await expectRefused(page, "djup.json", ["JSON"]);
    await expectUntouched(page, before);
});

test("many problems: the first are told, and how many more there are", async ({ page }) => {
    const before = await start(page);
    const wrong = altered(({ ratings }) => Object.values(ratings).forEach((rating) => (rating.level = 9)));
    await choose(page, { "fel.json": wrong });
    await expectRefused(page, "fel.json", ['$.ratings["4.1.1"].level', /… och \d+ till/]);
    await expectUntouched(page, before);
});

test("the file can be mended and chosen again", async ({ page }) => {
    await open(page);
    await choose(page, { "a.glapp.json": good.slice(0, -10) });
    await expectRefused(page, "a.glapp.json", []);
    await choose(page, { "a.glapp.json": good });
    await expect(notice(page)).toContainText("är öppnad och sparad");
    expect(await documents(page)).toEqual([JSON.parse(good)]);
});

test("the same file twice is one assessment", async ({ page }) => {
    await open(page);
    for (const time of [1, 2]) {
        await choose(page, { [`${time}.glapp.json`]: good });
        await expect(notice(page)).toContainText("är öppnad och sparad");
        await page.getByRole("button", { name: "Stäng" }).click();
    }
    expect(await documents(page)).toHaveLength(1);
});

test("an older version of an assessment leaves the newer one beside it, once", async ({ page }) => {
    const newer = altered((document) => {
        document.ratings["4.1.1"].level = 5;
        document.modified = "2026-09-01T10:00:00.000Z";
    });
    await shelve(page, { [idOf(newer)]: newer });
    const before = await stored(page);
    await open(page);
    for (const time of [1, 2]) {
        await choose(page, { [`${time}.glapp.json`]: good });
        await expect(notice(page)).toContainText("båda ligger nu i listan");
        await page.getByRole("button", { name: "Stäng" }).click();
        expect((await stored(page))[key(idOf(newer))]).toBe(before[key(idOf(newer))]);
        const found = (await documents(page)).map((document) => document.ratings["4.1.1"].level);
        expect(found.sort()).toEqual([JSON.parse(good).ratings["4.1.1"].level, 5]);
    }
});

const drop = async (page, files, target = page.getByRole("region", { name: "Öppna en fil" })) => {
    const dataTransfer = await page.evaluateHandle((files) => {
        const transfer = new DataTransfer();
        for (const [name, text] of Object.entries(files)) transfer.items.add(new File([text], name));
        return transfer;
    }, files);
    await target.dispatchEvent("dragover", { dataTransfer });
    await target.dispatchEvent("drop", { dataTransfer });
};

test("a file can be dropped", async ({ page }) => {
    await open(page);
    await drop(page, { "a.glapp.json": good });
    await expect(onShelf(page, JSON.parse(good).unit.name)).toBeVisible();
    expect(await documents(page)).toEqual([JSON.parse(good)]);
});

test("several files at once: each is answered for", async ({ page }) => {
    await open(page);
    await drop(page, { "a.json": good, "b.json": "{", "c.json": example("bolaget"), "d.json": "[]" });
    await expect(onShelf(page, JSON.parse(good).unit.name)).toBeVisible();
    await expect(onShelf(page, JSON.parse(example("bolaget")).unit.name)).toBeVisible();
    for (const name of ["b.json", "d.json"]) {
        await expect(notice(page)).toContainText(`Filen ”${name}” gick inte att öppna`);
    }
    for (const text of [good, example("bolaget")]) {
        await expect(notice(page)).toContainText(`”${JSON.parse(text).unit.name}” är öppnad`);
    }
    expect(await documents(page)).toHaveLength(2);
});

test("several files can be chosen at once", async ({ page }) => {
    await open(page);
    await choose(page, { "a.json": good, "c.json": example("bolaget") });
    await expect.poll(async () => (await documents(page)).length).toBe(2);
});

test("a file dropped beside the place for it does not take the page away", async ({ page }) => {
    await open(page);
    const prevented = await page.evaluate(() =>
        ["dragover", "drop"].map((name) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File(["{}"], "a.json"));
            const event = new DragEvent(name, { bubbles: true, cancelable: true, dataTransfer });
            return !document.querySelector("h1").dispatchEvent(event);
        }),
    );
    expect(prevented).toEqual([true, true]);
});
