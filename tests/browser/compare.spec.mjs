// The working group: units side by side, nothing stored, nothing merged unawares.
import { expect, test } from "./glapp.mjs";
import { glapp } from "./figures.mjs";
import { example, stored } from "./steps.mjs";
import { open } from "./glapp.mjs";

const files = (texts) =>
    Object.entries(texts).map(([name, text]) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) }));
const three = () => ({
    "forvaltningen.glapp.json": example("forvaltningen"),
    "bolaget.glapp.json": example("bolaget"),
    "namnden.glapp.json": example("namnden"),
});

async function compare(page, texts) {
    await open(page, "#/compare");
    await page.getByLabel("Välj filer").setInputFiles(files(texts));
    await expect(page.getByRole("heading", { name: /sida vid sida|En enhet/ })).toBeVisible();
}

/** So many units, each another one, made from an example. */
function units(count) {
    const made = {};
    for (let n = 0; n < count; n++) {
        const unit = JSON.parse(example(["forvaltningen", "bolaget", "namnden"][n % 3]));
        unit.id = `unit-${n}`;
        unit.unit.name = `Exempelenhet ${n} (påhittad)`;
        made[`${n}.glapp.json`] = JSON.stringify(unit);
    }
    return made;
}

test("three units: the figures are those of the command line", async ({ page }) => {
    await compare(page, three());
    const names = ["bolaget", "forvaltningen", "namnden"];
    const result = await glapp("compare", ...names.map((name) => `assessments/examples/exempel${name}.glapp.json`));
    const mean = result.units.reduce((sum, unit) => sum + unit.total.score, 0) / 3;
    await expect(page.getByText(/^I medeltal ligger enheterna på/)).toContainText(mean.toFixed(1).replace(".", ","));
    // Every level of every clause, in the order of the columns.
    for (const fold of await page.locator("details:has(> .g-heatmap) > summary").all()) await fold.click();
    const shown = await page.locator(".g-heatmap").evaluateAll((tables) =>
        tables.flatMap((table) => {
            const units = [...table.querySelectorAll(".g-unit")].map((it) => it.textContent);
            return [...table.querySelectorAll("tbody tr")].map((row) => ({
                id: row.querySelector("th").textContent.split(" ")[0],
                levels: Object.fromEntries([...row.querySelectorAll(".g-heat")].map((it, n) => [units[n], it.textContent])),
            }));
        }),
    );
    const rated = (levels) => Object.fromEntries(Object.entries(levels).filter(([, it]) => /\d/.test(it)));
    const expected = result.clauses.map(({ id, levels }) => ({
        id,
        levels: Object.fromEntries(levels.map((it, n) => [result.units[n].name, it]).filter(([, it]) => it !== null).map(([name, it]) => [name, String(it)])),
    }));
    expect(shown.map(({ id, levels }) => ({ id, levels: rated(levels) }))).toEqual(expected);
    const lessons = page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "Lär" }) });
    await expect(lessons.locator("tbody tr")).toHaveCount(result.learning.length);
    expect(await stored(page)).toEqual({});
});

test("what is refused or passed over is told, and the rest works", async ({ page }) => {
    const older = JSON.parse(example("bolaget"));
    const sameDay = { ...older, id: "other", ratings: {} };
    await compare(page, {
        ...three(),
        "gammal.glapp.json": JSON.stringify({ ...older, id: "old", date: "2025-01-01" }),
        "samma-dag.glapp.json": JSON.stringify(sameDay),
        "igen.glapp.json": example("bolaget"),
        "trasig.glapp.json": "{",
        "nyare.glapp.json": JSON.stringify({ ...older, version: 99 }),
        "annan.glapp.json": JSON.stringify({ ...older, catalogue: "annan:1" }),
        "versal.glapp.json": JSON.stringify({ ...older, id: "v", unit: { ...older.unit, name: older.unit.name.toUpperCase() } }),
        "bild.png": "inte en skattning",
    });
    const said = page.getByRole("status").getByRole("listitem");
    await expect(said).toContainText([
        "gammal.glapp.json hoppas över: enheten har en nyare skattning i bolaget.glapp.json",
        "samma-dag.glapp.json har samma enhet och datum som bolaget.glapp.json: välj en av dem",
        "igen.glapp.json är samma skattning som bolaget.glapp.json",
        "trasig.glapp.json",
        "nyare.glapp.json",
        "annan.glapp.json",
        "liknar varandra men jämförs som två enheter",
    ]);
    await expect(page.getByRole("heading", { name: "4 enheter sida vid sida" })).toBeVisible();
});

test("order, filters, two units apart, and names hidden", async ({ page }) => {
    await compare(page, three());
    const first = () => page.getByRole("table").first().locator("tbody th").allTextContents();
    expect((await first())[0]).toMatch(/^Exempelbolaget/);
    await page.getByLabel("Ordna efter").selectOption({ label: "Nivå" });
    expect((await first()).map((it) => it.split(" ")[0])).toEqual(["Exempelbolaget", "Exempelförvaltningen", "Exempelnämnden"]);
    await page.getByLabel("Visa avsnitt").selectOption({ label: "9 Utvärdering" });
    await expect(page.locator(".g-heatmap")).toHaveCount(1);
    await page.getByLabel("Visa avsnitt").selectOption({ label: "Alla" });
    await page.getByLabel("Skillnad mellan").selectOption({ label: "Exempelbolaget AB (påhittat)" });
    await page.getByLabel("och", { exact: true }).selectOption({ label: "Exempelnämnden (påhittad)" });
    await expect(page.getByRole("heading", { name: "Exempelbolaget AB (påhittat) och Exempelnämnden (påhittad)" })).toBeVisible();
    await page.getByLabel("Visa enheter").selectOption({ label: "Nämnd" });
    await expect(page.getByRole("heading", { name: "En enhet" })).toBeVisible();
    await page.getByLabel("Visa enheter").selectOption({ label: "Alla" });

    await page.getByLabel("Dölj enheternas namn").check();
    await expect(page.getByLabel("Dölj enheternas namn")).toBeFocused();
    await expect(page.locator("main")).not.toContainText("Exempel");
    expect((await first()).map((it) => it.split(" (")[0]).sort()).toEqual(["Enhet A", "Enhet B", "Enhet C"]);
});

test("forty units", async ({ page }) => {
    await compare(page, units(40));
    await expect(page.getByRole("heading", { name: "40 enheter sida vid sida" })).toBeVisible();
    await page.locator("details:has(> .g-heatmap) > summary").first().click();
    await expect(page.locator(".g-heatmap").first().locator(".g-heat")).toHaveCount(8 * 40);
});

test("two hundred units", async ({ page }) => {
    test.slow();
    await compare(page, units(200));
    await expect(page.getByRole("heading", { name: "200 enheter sida vid sida" })).toBeVisible();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, "the page itself does not scroll sideways").toBe(0);
});
