// The working group: units side by side, nothing stored, nothing merged unawares.
import { expect, expectAccessible, test } from "./glapp.mjs";
import { glapp } from "./figures.mjs";
import { example, saved, stored } from "./steps.mjs";
import { open } from "./glapp.mjs";

const files = (texts) =>
    Object.entries(texts).map(([name, text]) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) }));
const three = () => ({
    "forvaltningen.glapp.json": example("forvaltningen"),
    "bolaget.glapp.json": example("bolaget"),
    "namnden.glapp.json": example("namnden"),
});

/** The chapters of the heatmap, each a part that unfolds. */
const heat = (page) => page.locator("details:has(> [id^=g-k-heat])");

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
    for (const fold of await heat(page).locator("summary").all()) await fold.click();
    const shown = await heat(page).locator(".g-heatmap").evaluateAll((tables) =>
        tables.flatMap((table) => {
            const units = [...table.querySelectorAll(".g-unit")].map((it) => it.textContent);
            return [...table.querySelectorAll("tbody tr")].map((row) => ({
                id: row.querySelector("th").textContent.split(" ")[0],
                levels: Object.fromEntries([...row.querySelectorAll(".g-heat")].map((it, n) => [units[n], it.textContent])),
                ends: [...row.querySelectorAll(".g-numeric")].map((it) => it.textContent),
            }));
        }),
    );
    const rated = (levels) => Object.fromEntries(Object.entries(levels).filter(([, it]) => /\d/.test(it)));
    const expected = result.clauses.map(({ id, levels }) => ({
        id,
        levels: Object.fromEntries(levels.map((it, n) => [result.units[n].name, it]).filter(([, it]) => it !== null).map(([name, it]) => [name, String(it)])),
    }));
    expect(shown.map(({ id, levels }) => ({ id, levels: rated(levels) }))).toEqual(expected);
    // Median, quartiles and spread beside their drawing.
    // What lies in the middle is rounded to the even digit.
    const rounded = (it) => ((it * 10) % 1 === 0.5 ? 2 * Math.round((it * 10) / 2) : Math.round(it * 10)) / 10;
    const figure = (it) => rounded(it).toFixed(1).replace(".", ",");
    const ends = ({ n, median, q1, q3, spread }) => (n ? [figure(median), `${figure(q1)}–${figure(q3)}`, String(spread)] : ["–", "–", "–"]);
    expect(shown.map(({ ends }) => ends)).toEqual(result.clauses.map(ends));
    // The chapters and the totals above.
    const totals = page.locator("#g-k-overview tr").last().locator(".g-heat");
    await expect(totals).toHaveText(result.units.map(({ total }) => figure(total.score)));
    const counts = page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "Par", exact: true }) });
    const pairs = await counts.locator("tbody tr td:nth-child(2)").allTextContents();
    expect(pairs.reduce((sum, it) => sum + Number(it), 0)).toBe(result.learning.length);
    // A clause tells who can learn from whom in it.
    const { clause } = result.learning[0];
    await counts.getByRole("row", { name: `${clause} ` }).getByRole("button").click();
    const asked = page.getByRole("dialog");
    await expect(asked.locator("tbody tr")).toHaveCount(result.learning.filter((it) => it.clause === clause).length);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: `${clause} ` }).first().click();
    await expect(asked.getByRole("heading")).toContainText(clause);
    await page.keyboard.press("Escape");
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
        "liknar varandra men räknas som två enheter",
    ]);
    await expect(page.getByRole("heading", { name: "4 enheter sida vid sida" })).toBeVisible();
});

test("order, filters, two units apart, and names hidden", async ({ page }) => {
    await compare(page, three());
    const standing = page.getByRole("table").filter({ has: page.getByRole("columnheader", { name: "Plats" }) });
    const first = () => standing.locator("tbody th").allTextContents();
    expect((await first())[0]).toMatch(/^Exempelbolaget/);
    await page.getByLabel("Ordna efter").selectOption({ label: "Nivå" });
    expect((await first()).map((it) => it.split(" ")[0])).toEqual(["Exempelbolaget", "Exempelförvaltningen", "Exempelnämnden"]);
    await page.getByLabel("Visa avsnitt").selectOption({ label: "9 Utvärdering" });
    await expect(heat(page)).toHaveCount(1);
    await page.getByLabel("Visa avsnitt").selectOption({ label: "Alla" });
    await heat(page).first().locator("summary").click();
    await page.getByLabel("Ordna efter").selectOption({ label: "Namn" });
    await expect(heat(page).first(), "what is unfolded stays so").toHaveAttribute("open");
    await expect(heat(page).first().locator(".g-heat").first()).toBeVisible();
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

test("units of a mission are compared with each other", async ({ page }) => {
    const placed = (name, mission) => JSON.stringify({ ...JSON.parse(example(name)), mission });
    await compare(page, {
        "a.glapp.json": placed("forvaltningen", { internal: 70, place: 20, transformation: 10 }),
        "b.glapp.json": placed("bolaget", { internal: 20, place: 60, transformation: 20 }),
        "c.glapp.json": placed("namnden", { internal: 50, place: 50, transformation: 0 }),
    });
    const choices = page.getByLabel("Visa enheter").locator("option");
    await expect(choices.filter({ hasText: "Uppdrag" })).toHaveText(["Uppdrag: egen organisation", "Uppdrag: platsens ekonomi"]);
    await page.getByLabel("Visa enheter").selectOption({ label: "Uppdrag: platsens ekonomi" });
    await expect(page.getByRole("heading", { name: "En enhet" })).toBeVisible();
    await expect(page.getByRole("table").first()).toContainText("Exempelbolaget");
});

test("radars, one for each unit", async ({ page }) => {
    await compare(page, three());
    await page.getByText("En radar för varje enhet").click();
    await expect(page.locator(".g-radars li")).toHaveCount(3);
    await expect(page.locator(".g-radars svg")).toHaveCount(3);
});

/** Everything that can be taken along, by what its button says. */
async function taken(page) {
    await page.getByText("Hämta filer eller skriv ut").click();
    const files = {};
    for (const what of ["CSV, nivåerna", "CSV, avsnitten", "CSV, vem kan lära av vem", "Markdown, allt", "Nivåerna som SVG", "Radarerna som SVG"]) {
        const file = await saved(page, page.getByRole("button", { name: what }));
        files[what] = file;
    }
    return files;
}

test("what is taken along says what is shown", async ({ page }) => {
    await compare(page, three());
    const files = await taken(page);
    const result = await glapp("compare", ...["bolaget", "forvaltningen", "namnden"].map((name) => `assessments/examples/exempel${name}.glapp.json`));
    const rows = (what) => files[what].text.trim().split("\r\n").slice(1);
    expect(rows("CSV, nivåerna")).toHaveLength(3);
    expect(rows("CSV, avsnitten").map((row) => row.split(";")[0])).toEqual(result.clauses.map(({ id }) => id));
    expect(rows("CSV, vem kan lära av vem")).toHaveLength(result.learning.length);
    expect(files["Markdown, allt"].text).toContain("# 3 enheter sida vid sida");
    for (const what of ["Nivåerna som SVG", "Radarerna som SVG"]) {
        expect(files[what].name).toMatch(/\.svg$/);
        expect(files[what].text).toContain("Exempelbolaget");
    }
    const [picture] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Nivåerna som PNG" }).click()]);
    expect(picture.suggestedFilename()).toBe("glapp-compare.png");
});

test("no name is in anything that is taken along while names are hidden", async ({ page }) => {
    await compare(page, { ...three(), "Exempelförvaltningens kopia.glapp.json": "{" });
    await page.getByLabel("Dölj enheternas namn").check();
    for (const fold of await page.locator("#g-k-result details > summary").all()) await fold.click();
    await expect(page.locator("main")).not.toContainText(/exempel/i);
    for (const [what, { name, text }] of Object.entries(await taken(page))) {
        if (what !== "CSV, avsnitten") expect(text).toContain("Enhet A");
        expect(`${name} ${text}`).not.toMatch(/exempel/i);
    }
    // A picture has its letters as dots: what it is made from has no name, and nothing is written beside the dots.
    for (const what of ["Nivåerna", "Radarerna"]) {
        const { name, text } = await saved(page, page.getByRole("button", { name: `${what} som PNG` }));
        expect(name).toBe("glapp-compare.png");
        expect(text).not.toMatch(/tEXt|iTXt|zTXt|exempel/i);
        const drawn = await page.locator("#g-f-compare svg").evaluate((it) => it.outerHTML);
        expect(drawn).toContain("Enhet A");
        expect(drawn).not.toMatch(/exempel/i);
    }
});

test("paper has what is folded, some units beside each other", async ({ page }) => {
    await compare(page, units(40));
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    // 40 units are two tables of 20 for the chapters, and two for each chapter.
    await expect(page.locator(".g-heatmap")).toHaveCount(2 + 7 * 2);
    const wide = await page.locator(".g-heatmap").evaluateAll((tables) => Math.max(...tables.map((it) => it.offsetWidth)));
    expect(wide, "fits on a page").toBeLessThan(680);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await expect(page.locator(".g-heatmap")).toHaveCount(1);
});

for (const scheme of ["light", "dark"]) {
    test(`accessible with everything unfolded (${scheme})`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: scheme });
        await compare(page, three());
        for (const fold of await page.locator("#g-k-result details > summary").all()) await fold.click();
        await expectAccessible(page);
    });
}

test("forty units", async ({ page }) => {
    await compare(page, units(40));
    await expect(page.getByRole("heading", { name: "40 enheter sida vid sida" })).toBeVisible();
    await heat(page).first().locator("summary").click();
    await expect(heat(page).first().locator(".g-heat")).toHaveCount(8 * 40);
});

test("two hundred units", async ({ page }) => {
    test.slow();
    await compare(page, units(200));
    await expect(page.getByRole("heading", { name: "200 enheter sida vid sida" })).toBeVisible();
    await expect(page.locator("#g-k-overview .g-heat")).toHaveCount(8 * 200);
    const elements = await page.locator("#g-k-result *").count();
    expect(elements, "what is folded is not there").toBeLessThan(4000);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, "the page itself does not scroll sideways").toBe(0);
});
