// A unit's own placing on the three missions: three parts that always make 100, kept in the assessment.
import { readFileSync } from "node:fs";
import { expect, expectAccessible, open, test } from "./glapp.mjs";
import { documents, example, idOf, reload, shelve, stored } from "./steps.mjs";

const part = (page, name) => page.getByRole("slider", { name });
const number = (page, name) => page.getByRole("spinbutton", { name });
const [internal, place, transformation] = ["Utveckling av den egna organisationen", "Platsfokuserad ekonomisk utveckling", "Hållbar samhällsomställning"];

/** Opens the page with examples stored, each with its placing, if one is given. */
async function missions(page, placings) {
    const texts = Object.entries(placings).map(([name, mission]) => {
        const { mission: _, ...unit } = JSON.parse(example(name));
        return JSON.stringify(mission ? { ...unit, mission } : unit);
    });
    await shelve(page, Object.fromEntries(texts.map((text) => [idOf(text), text])));
    await open(page, "#/mission");
}

const kept = async (page) => (await documents(page))[0].mission;

test("a part is set, the others share the rest, and the assessment keeps it", async ({ page }) => {
    await missions(page, { forvaltningen: { internal: 60, place: 30, transformation: 10 } });
    await expect(part(page, internal)).toHaveValue("60");
    await number(page, internal).fill("20");
    await expect(part(page, internal), "both fields show the same").toHaveValue("20");
    await expect(part(page, place)).toHaveValue("60");
    expect(await kept(page), "nothing is kept while it is written").toEqual({ internal: 60, place: 30, transformation: 10 });
    await number(page, internal).press("Tab");
    await expect.poll(() => kept(page)).toEqual({ internal: 20, place: 60, transformation: 20 });
    await expect(page.getByRole("status").filter({ hasText: "Sparat" })).toContainText("Egen organisation 20 %, Platsens ekonomi 60 %");
    await part(page, transformation).focus();
    await page.keyboard.press("ArrowRight");
    await expect(part(page, transformation)).toHaveValue("21");
    await expect(part(page, transformation)).toBeFocused();
    await expect.poll(async () => Object.values(await kept(page)).reduce((sum, it) => sum + it)).toBe(100);
    await reload(page);
    await expect(part(page, transformation)).toHaveValue("21");
});

test("what is out of range or no number changes nothing", async ({ page }) => {
    await missions(page, { forvaltningen: { internal: 60, place: 30, transformation: 10 } });
    await number(page, place).fill("");
    await number(page, place).press("Tab");
    await expect(number(page, place)).toHaveValue("30");
    await number(page, place).fill("120");
    await number(page, place).press("Tab");
    await expect(number(page, place)).toHaveValue("100");
    await expect.poll(() => kept(page)).toEqual({ internal: 0, place: 100, transformation: 0 });
});

test("a unit is not placed until it places itself, and can take that back", async ({ page }) => {
    await missions(page, { forvaltningen: null });
    await expect(page.getByText("Enheten är inte placerad än.")).toBeVisible();
    await expect(page.locator("#g-f-mission circle")).toHaveCount(0);
    expect(await kept(page)).toBeUndefined();
    await page.getByRole("button", { name: "Lika delar" }).click();
    await expect.poll(() => kept(page)).toEqual({ internal: 34, place: 33, transformation: 33 });
    await expect(page.locator("#g-f-mission circle")).toHaveCount(1);
    await page.getByRole("button", { name: "Ångra" }).click();
    await expect.poll(() => kept(page)).toBeUndefined();
    await page.getByRole("button", { name: "Lika delar" }).click();
    await page.getByRole("button", { name: "Ta bort placeringen" }).click();
    await expect.poll(() => kept(page)).toBeUndefined();
});

test("one of several is chosen; all that are placed stand in the triangle and in its table", async ({ page }) => {
    await missions(page, { forvaltningen: { internal: 60, place: 30, transformation: 10 }, bolaget: { internal: 10, place: 80, transformation: 10 }, namnden: null });
    await expect(part(page, internal)).toHaveCount(0);
    await page.getByLabel("Enhet", { exact: true }).selectOption(await page.locator("#g-m-unit option", { hasText: "bolaget" }).getAttribute("value"));
    await expect(part(page, place)).toHaveValue("80");
    await expect(page.locator("#g-f-mission circle")).toHaveCount(2);
    const rows = page.locator("#g-f-mission tbody tr");
    await expect(rows).toHaveCount(2);
    await expect(rows.filter({ hasText: "Exempelbolaget" })).toContainText(/10 %.*80 %.*10 %/);
    // An adopted one says so and offers nothing.
    await page.getByLabel("Enhet", { exact: true }).selectOption(await page.locator("#g-m-unit option", { hasText: "nämnden" }).getAttribute("value"));
    await expect(page.getByText("Självskattningen är fastställd.")).toBeVisible();
    await expect(part(page, place)).toBeDisabled();
    // Leaving the page leaves the unit.
    await page.getByRole("link", { name: "Jämför" }).first().click();
    await expect(page).not.toHaveTitle(/Exempel/);
});

test("the cities stand as the source places them: in words", async ({ page }) => {
    await open(page, "#/mission");
    await expect(page.getByText("Här finns ingen självskattning att placera än.")).toBeVisible();
    const cities = page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "Stad" }) });
    await expect(cities.locator("tbody th")).toHaveText(["Borås", "Göteborg", "Kiruna", "Lund", "Stockholm", "Umeå"]);
    await expect(cities).not.toContainText("%");
    await expect(page.getByRole("heading", { level: 3 })).toHaveCount(3 + 4);
    expect(await stored(page)).toEqual({});
});

for (const scheme of ["light", "dark"]) {
    test(`accessible (${scheme})`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: scheme });
        await missions(page, { forvaltningen: { internal: 60, place: 30, transformation: 10 }, bolaget: null });
        await expectAccessible(page);
        await page.getByLabel("Enhet", { exact: true }).selectOption({ index: 1 });
        await expect(part(page, internal)).toBeVisible();
        await expectAccessible(page);
    });
}

test("where the units stand is taken along as CSV, Markdown and a workbook", async ({ page }) => {
    await missions(page, { forvaltningen: { internal: 60, place: 15, transformation: 25 }, bolaget: undefined });
    const file = async (name) => {
        const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
        return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const csv = await file("Spara som CSV");
    expect(csv.name).toMatch(/^uppdrag-.*\.csv$/);
    const [head, ...rows] = csv.bytes.toString().replace(/^\ufeff/, "").trim().split("\r\n");
    expect(head).toBe("enhet;datum;egen organisation;platsens ekonomi;hållbar omställning");
    expect(rows).toEqual(["Exempelförvaltningen (påhittad);2026-03-02;60;15;25"]);
    const markdown = await file("Spara som Markdown");
    expect(markdown.bytes.toString()).toContain("60 %");
    const workbook = await file("Spara som Excel");
    expect(workbook.name).toMatch(/\.xlsx$/);
    expect(workbook.bytes.subarray(0, 2).toString()).toBe("PK");
});
