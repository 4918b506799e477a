// Units over time: files and what this browser holds, the figures of the command line, and nothing merged unawares.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decimal, glapp } from "./figures.mjs";
import { expect, expectAccessible, open, test } from "./glapp.mjs";
import { example, idOf, saved, shelve, stored } from "./steps.mjs";

test.slow(); // The first call builds the command.

const files = (texts) =>
    Object.entries(texts).map(([name, text]) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) }));

/** An example on another day, every level changed by so much and as `more` says. */
function dated(name, date, by = 0, more = {}) {
    const it = JSON.parse(example(name));
    Object.assign(it, { id: `${name}-${date}`, date, state: "draft" });
    delete it.adopted;
    for (const rating of Object.values(it.ratings)) {
        if (rating.level !== undefined) rating.level = Math.max(0, Math.min(5, rating.level + by));
    }
    Object.assign(it.ratings, more);
    return it;
}

const two = () => ({
    "2025.glapp.json": JSON.stringify(dated("bolaget", "2025-03-01", -1)),
    "2026.glapp.json": example("bolaget"),
});

const five = () =>
    Object.fromEntries(
        [-2, -1, 0, 1, 1].map((by, n) => {
            const more = n === 2 ? { "4.1.1": { not_applicable: "Gällde inte då." } } : n === 4 ? { "4.2": {} } : {};
            return [`${n}.glapp.json`, JSON.stringify(dated("bolaget", `202${n}-05-0${n + 1}`, by, more))];
        }),
    );

async function trend(page, texts) {
    await open(page, "#/trend");
    await page.getByLabel("Välj filer").setInputFiles(files(texts));
}

/** What `glapp trend` prints of such files: one document a unit. */
async function computed(texts) {
    const folder = mkdtempSync(join(tmpdir(), "glapp-trend-"));
    try {
        const paths = Object.entries(texts).map(([name, text]) => {
            writeFileSync(join(folder, name), text);
            return join(folder, name);
        });
        return await glapp("trend", ...paths);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

const cells = (rows) =>
    rows.evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll("th, td")].map((cell) => cell.textContent)));

test("two dates: a slope chart, and the figures of the command line", async ({ page }) => {
    await trend(page, two());
    await expect(page.getByRole("heading", { level: 2, name: /^Utveckling över tid: Exempelbolaget/ })).toBeVisible();
    const result = await computed(two());
    const lines = page.locator("#g-f-lines");
    await expect(lines.locator("figcaption")).toContainText("då och nu");
    expect(result.dates).toEqual(["2025-03-01", JSON.parse(example("bolaget")).date]);
    const shown = await cells(lines.locator("tbody tr"));
    const expected = [...result.chapters.map((it) => [it.id, it.scores]), ["Totalt", result.total]];
    expect(shown.map(([name, ...scores]) => [name.split(" ")[0], ...scores.slice(0, 2)])).toEqual(
        expected.map(([id, scores]) => [id, ...scores.map((it) => decimal(it.score))]),
    );
    // Bounds and completeness of each, date by date.
    const bounds = await cells(page.locator("#g-f-bounds tbody tr"));
    expect(bounds.map((row) => row.slice(2, 5))).toEqual(
        expected.flatMap(([, scores]) => scores.map((it) => [it.score, it.lower, it.upper].map((it) => decimal(it)))),
    );
    // Both ends of every line are labelled.
    const rated = expected.filter(([, scores]) => scores.some((it) => it.score !== null));
    await expect(lines.locator("svg text.g-c-ink")).toHaveCount(2 * rated.length);
    expect(await stored(page)).toEqual({});
});

test("five dates: every clause, what moved, and change of scope apart", async ({ page }) => {
    await trend(page, five());
    const result = await computed(five());
    await expect(page.locator("#g-f-lines figcaption")).toContainText("över tid");
    await page.locator("summary", { hasText: "Alla avsnitt, datum för datum" }).click();
    const signed = (by) => (by === null ? "–" : by > 0 ? `+${by}` : `${by}`.replace("-", "\u2212"));
    const all = await cells(page.locator("details:has(> .g-heatmap) tbody tr"));
    expect(all).toHaveLength(52);
    const rows = all.map(([name, ...rest]) => [name.split(" ")[0], ...rest.map((it) => (it === "ej tillämpligt" || it === "·" ? "–" : it))]);
    expect(rows).toEqual(
        result.clauses.map((it) => [
            it.id,
            ...it.levels.map((level) => (level === null ? "–" : String(level))),
            signed(it.change),
            signed(it.last_step),
        ]),
    );
    const facts = await page.locator(".g-figure").allTextContents();
    const count = (is) => result.clauses.filter(is).length;
    const ends = (it) => [it.levels[0], it.levels.at(-1)];
    const apart = (is) => count((it) => !it.scope_change && is(...ends(it)));
    expect(facts).toEqual([
        `Högre nivå${apart((a, b) => a !== null && b !== null && b > a)}`,
        `Lägre nivå${apart((a, b) => a !== null && b !== null && b < a)}`,
        `Nu besvarade${apart((a, b) => a === null && b !== null)}`,
        `Inte längre besvarade${apart((a, b) => a !== null && b === null)}`,
        `Samma nivå${apart((a, b) => a !== null && a === b)}`,
        `Ändrad omfattning${count((it) => it.scope_change)}`,
    ]);
    expect(result.clauses.filter((it) => it.scope_change).map((it) => it.id)).toEqual(["4.1.1"]);
    await expect(page.locator("#scope ~ table").first().getByRole("rowheader")).toHaveText(/^4\.1\.1 /);

    // Two dates of the five make a slope chart.
    for (const n of [1, 2, 3]) await page.getByRole("checkbox", { name: `202${n}-05-0${n + 1}` }).uncheck();
    await expect(page.locator("#g-f-lines figcaption")).toContainText("då och nu");
    await expect(page.getByRole("checkbox", { name: "2023-05-04" })).toBeFocused();
    await expect(page.getByRole("heading", { name: "Ändrad omfattning", level: 2 })).toHaveCount(0);
});

test("several units: nobody is ranked, one can be chosen", async ({ page }) => {
    const texts = {
        ...two(),
        "a.glapp.json": JSON.stringify(
            dated("forvaltningen", "2024-01-15", 0, Object.fromEntries(["4.1.1", "4.1.2", "4.1.3"].map((id) => [id, { level: 0 }]))),
        ),
        "b.glapp.json": example("forvaltningen"),
        "c.glapp.json": example("namnden"),
    };
    await trend(page, texts);
    await expect(page.getByRole("heading", { level: 2, name: "2 enheter över tid" })).toBeVisible();
    const rows = await cells(page.locator("#g-f-slope tbody tr"));
    expect(rows.map(([name]) => name.split(" ")[0])).toEqual(["Exempelbolaget", "Exempelförvaltningen"]);
    expect(rows[1][5]).toMatch(/\(osäker\)$/);
    await expect(page.getByRole("heading", { name: "Bara ett datum än" })).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "Exempelnämnden" })).toBeVisible();
    await page.getByLabel("Visa enhet").focus();
    await page.getByLabel("Visa enhet").selectOption({ label: "Exempelförvaltningen (påhittad)" });
    await expect(page.getByRole("heading", { level: 2, name: /^Utveckling över tid: Exempelförvaltningen/ })).toBeVisible();
    await expect(page.getByLabel("Visa enhet")).toBeFocused();
    await expect(page.getByText("Ändringen är osäker")).toBeVisible();

    const csv = await saved(page, page.getByRole("button", { name: "Spara som CSV" }));
    expect(csv.name).toMatch(/^utveckling-\d{4}-\d\d-\d\d\.csv$/);
    expect(csv.text).toContain("Exempelförvaltningen (påhittad);2024-01-15;4.1.1;");
    expect(csv.text).not.toContain("Exempelbolaget");
    const markdown = await saved(page, page.getByRole("button", { name: "Spara som Markdown" }));
    expect(markdown.text).toMatch(/^# Utveckling över tid: Exempelförvaltningen/);
    expect(markdown.text).toContain("## Vad som har ändrats");
});

test("what is refused is told, and the rest works", async ({ page }) => {
    const older = JSON.parse(example("bolaget"));
    await trend(page, {
        ...two(),
        "samma-dag.glapp.json": JSON.stringify({ ...older, id: "other", ratings: {} }),
        "igen.glapp.json": example("bolaget"),
        "trasig.glapp.json": "{",
        "nyare.glapp.json": JSON.stringify({ ...older, version: 99 }),
        "versal.glapp.json": JSON.stringify({ ...older, id: "v", unit: { ...older.unit, name: older.unit.name.toUpperCase() } }),
        "bild.png": "inte en skattning",
    });
    const said = page.locator(".g-problems").getByRole("listitem");
    await expect(said).toContainText([
        "samma-dag.glapp.json har samma enhet och datum som 2026.glapp.json: välj en av dem",
        "igen.glapp.json är samma skattning som 2026.glapp.json",
        "trasig.glapp.json",
        "nyare.glapp.json",
        "liknar varandra men räknas som två enheter",
    ]);
    await expect(page.getByText("Bara ett datum än")).toBeVisible();
    await page.getByRole("button", { name: "Börja om" }).click();
    await expect(page.getByText("Här finns inget att visa än.")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});

test("what this browser holds is seen beside files, and can be left out", async ({ page }) => {
    const [older, newer] = Object.values(two());
    await shelve(page, { [idOf(older)]: older, [idOf(newer)]: newer, lonely: example("namnden") });
    const before = await stored(page);
    await open(page, "#/trend");
    const box = page.getByRole("checkbox", { name: "Exempelbolaget AB (påhittat) (2 datum)" });
    await expect(box).toBeChecked();
    await expect(page.getByRole("checkbox")).toHaveCount(1);
    await expect(page.locator("#g-f-lines")).toBeVisible();
    await page.getByLabel("Välj filer").setInputFiles(
        files({ "n.glapp.json": JSON.stringify(dated("namnden", "2020-02-02")), "b.glapp.json": JSON.stringify(dated("bolaget", "2024-01-01")) }),
    );
    await expect(page.getByRole("checkbox", { name: "Exempelnämnden (påhittad) (1 datum)" })).toBeChecked();
    await expect(page.getByRole("heading", { name: "2 enheter över tid" })).toBeVisible();
    await box.uncheck();
    await expect(page.getByRole("heading", { name: "1 enhet över tid" })).toBeVisible();
    await expect(box).toBeFocused();
    // Another page and language, and back.
    await page.getByRole("button", { name: "In English" }).click();
    await expect(page.getByRole("heading", { name: "1 unit over time" })).toBeVisible();
    await expect(box.or(page.getByRole("checkbox", { name: /2 dates/ }))).not.toBeChecked();
    expect({ ...(await stored(page)), "glapp.language": undefined }).toEqual({ ...before, "glapp.language": undefined });
});

test("files are dropped anywhere on the page, and stay while other pages are seen", async ({ page }) => {
    await open(page, "#/trend");
    const brought = await page.evaluateHandle((texts) => {
        const data = new DataTransfer();
        for (const [name, text] of Object.entries(texts)) data.items.add(new File([text], name));
        return data;
    }, two());
    await page.dispatchEvent("main h1", "drop", { dataTransfer: brought });
    await expect(page.locator("#g-f-lines")).toBeVisible();
    await page.getByRole("link", { name: "Jämför" }).click();
    await page.getByRole("link", { name: "Utveckling" }).click();
    await expect(page.locator("#g-f-lines")).toBeVisible();
});

test("drawings are saved as they are seen", async ({ page }) => {
    await trend(page, two());
    const svg = await saved(page, page.locator("#g-f-lines").getByRole("button", { name: "Spara som SVG" }));
    expect(svg.name).toBe("glapp-lines.svg");
    expect(svg.text).toMatch(/stroke-dasharray="9 4"/);
    expect(svg.text).not.toContain("var(--");
    const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.locator("#g-f-bounds").getByRole("button", { name: "Spara som PNG" }).click(),
    ]);
    expect(readFileSync(await download.path()).subarray(1, 4).toString()).toBe("PNG");
});

for (const [name, texts] of Object.entries({ nothing: {}, "two dates": two(), "five dates": five(), several: { ...two(), "b.json": example("namnden"), "c.json": JSON.stringify(dated("namnden", "2020-02-02")) } })) {
    for (const colorScheme of ["light", "dark"]) {
        test(`everyone can use it with ${name}, ${colorScheme}`, async ({ page }) => {
            await page.emulateMedia({ colorScheme });
            await open(page, "#/trend");
            if (name !== "nothing") {
                await page.getByLabel("Välj filer").setInputFiles(files(texts));
                await expect(page.locator("figure").first()).toBeVisible();
                await page.locator("main summary").evaluateAll((all) => all.forEach((it) => (it.parentNode.open = true)));
            }
            await expectAccessible(page);
            await page.setViewportSize({ width: 320, height: 640 });
            const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
            expect(await page.evaluate(wide), "the page does not scroll sideways").toBe(0);
        });
    }
}
