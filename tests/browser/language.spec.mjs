// The language can be switched on every page: the place is kept, nothing is fetched, no word of the other one is left.
import { readFileSync, readdirSync } from "node:fs";
import { expect, loaded, open, test } from "./glapp.mjs";
import { begin, choose, example, idOf, level, notice, openExample } from "./steps.mjs";

const source = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const id = idOf(example("bolaget"));
const languages = { sv: ["In English", "en"], en: ["På svenska", "sv"] };

/** All texts within a value of JSON. */
const texts = (value) => (value instanceof Object ? Object.values(value).flatMap(texts) : [`${value}`]);

/** All texts within a value of JSON that are the same in both languages. */
function alike(value) {
    if (!(value instanceof Object)) return [];
    return value.sv !== undefined && value.sv === value.en ? [value.sv] : Object.values(value).flatMap(alike);
}

/** Without what stands between parts of a line, and in small letters. */
const plain = (text) => text.replace(/^[\s·,:]+|[\s·,:]+$/g, "").toLowerCase();

/** What may be the same in both languages: what both files of words have, names of things, what the user wrote. */
function common() {
    const literals = (text) => text.match(/"(?:[^"\\]|\\[^])*"/g).map((it) => it.slice(1, -1));
    const [sv, en] = source("crates/glapp-report/src/words.rs").split("static EN");
    const report = { sv, en };
    const words = (language) => literals(source(`web/src/text/${language}.rs`) + report[language]).map(plain);
    const english = new Set(words("en"));
    const folders = ["catalogues/iso-56002-2019", "practices/goteborg"].map((folder) => `assessments/${folder}`);
    const data = folders.flatMap((folder) =>
        readdirSync(new URL(`../../${folder}`, import.meta.url)).map((name) => JSON.parse(source(`${folder}/${name}`))),
    );
    const own = texts(JSON.parse(example("bolaget")));
    const names = [...data.flatMap(alike), ...own, "Glapp", "MIT / Apache-2.0"].map(plain);
    return new Set([...words("sv").filter((it) => english.has(it)), ...names]);
}

/** Keys of the storage, sizes, and the version of the program: the same in every language. */
const code = /^glapp\.[a-z]+(\.ID)?$|^\d+\skB$|^Glapp · [\d.]+ · /;

/** Every text on the page, shown or read aloud, but for what is marked as being in another language. */
function said(page) {
    return page.evaluate(() => {
        const found = [document.title];
        const other = (node) => node.closest("[lang]") !== document.documentElement;
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) if (!other(walk.currentNode.parentElement)) found.push(walk.currentNode.data);
        for (const name of ["aria-label", "title", "placeholder", "alt"]) {
            for (const node of document.querySelectorAll(`body [${name}]`)) if (!other(node)) found.push(node.getAttribute(name));
        }
        return found.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text));
    });
}

/** Switches from one language to the other. */
async function switchFrom(page, language) {
    const [name, other] = languages[language];
    await page.getByRole("button", { name }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", other);
    await expect(page.getByRole("button", { name: languages[other][0] })).toBeFocused();
}

const addresses = {
    start: "#/",
    assess: `#/assess/${id}/7.2`,
    result: `#/result/${id}`,
    about: "#/about",
    settings: "#/settings",
    accessibility: "#/accessibility",
    "an unknown address": "#/nowhere",
    "a missing assessment": "#/result/gone",
};

for (const [name, address] of Object.entries(addresses)) {
    test(`the language of ${name}`, async ({ page }) => {
        const allowed = common();
        await openExample(page, "bolaget");
        // As it is once it has been chosen: the page that tells what is stored tells that, too.
        await page.evaluate(() => localStorage.setItem("glapp.language", "sv"));
        await open(page, address);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        const url = page.url();
        const swedish = await said(page);
        expect(swedish.length).toBeGreaterThan(8);
        await switchFrom(page, "sv");
        const english = await said(page);
        const left = english.filter((text) => swedish.includes(text) && !allowed.has(plain(text)) && !code.test(text));
        expect([...new Set(left)]).toEqual([]);
        expect(page.url()).toBe(url);
        await switchFrom(page, "en");
        expect(await said(page)).toEqual(swedish);
        expect(page.url()).toBe(url);
        // The choice is remembered.
        await switchFrom(page, "sv");
        await page.reload();
        await loaded(page);
        await expect(page.locator("html")).toHaveAttribute("lang", "en");
        expect(await said(page)).toEqual(english);
    });
}

test("what has been written stays when the language is switched", async ({ page }) => {
    await open(page);
    await page.getByLabel("Enhetens namn").fill("Staben");
    await page.getByLabel("Slag av enhet").selectOption("Stab");
    await switchFrom(page, "sv");
    await expect(page.getByLabel("Name of the unit")).toHaveValue("Staben");
    await expect(page.getByLabel("Kind of unit")).toHaveValue("stab");
    await switchFrom(page, "en");
    await begin(page, "Staben");

    await page.keyboard.press("2");
    await page.getByLabel("Anteckning").fill("Fråga Anna");
    await switchFrom(page, "sv");
    await expect(level(page, 2)).toBeChecked();
    await expect(page.getByLabel("Note", { exact: true })).toHaveValue("Fråga Anna");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByLabel("Note", { exact: true })).toHaveValue("");
    await expect(level(page, 2)).toBeChecked();
});

test("what the app has said is said in the other language", async ({ page }) => {
    await open(page);
    await choose(page, { "kapad.glapp.json": '{"format": "glapp/asse' });
    await expect(notice(page)).toContainText("gick inte att öppna");
    await switchFrom(page, "sv");
    await expect(notice(page)).toContainText("could not be opened");
    await expect(notice(page)).not.toContainText("gick inte att öppna");
});
