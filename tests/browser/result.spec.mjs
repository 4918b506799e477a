// The result: numbers that open their working, charts that are tables too and can be saved, other ways of seeing it.
import { readFileSync } from "node:fs";
import { expect, test } from "./glapp.mjs";
import { openExample } from "./steps.mjs";

/** The row of a chapter in the table of the chapters. */
const chapter = (page, name) => page.locator(".g-result > .g-table").getByRole("row", { name });

const number = (text) => Number(text.replace(",", "."));

test("every number of a chapter opens the same working, which comes to what is shown", async ({ page }) => {
    await openExample(page, "forvaltningen", "result");
    const row = chapter(page, /^9 Utvärdering/);
    const shown = await row.getByRole("button").allTextContents();
    expect(shown).toHaveLength(5);
    for (const button of await row.getByRole("button").all()) {
        await button.press("Enter");
        const working = page.getByRole("dialog", { name: "Så räknades det: 9 Utvärdering" });
        await expect(working).toBeVisible();
        const cells = await working.getByRole("row", { name: /Vägt medelvärde/ }).getByRole("cell").allTextContents();
        const [, level, lowest, highest, target, gap] = cells;
        expect([level, `${lowest}–${highest}`, target, gap]).toEqual(shown.slice(0, 4));
        await page.keyboard.press("Escape");
        await expect(working).toBeHidden();
        await expect(button).toBeFocused();
    }
});

test("the working of a chapter adds up", async ({ page }) => {
    await openExample(page, "forvaltningen", "result");
    await chapter(page, /^6 Planering/).getByRole("button").first().click();
    const working = page.getByRole("dialog");
    const rows = await working.locator("tbody tr").evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll("td")].map((cell) => cell.textContent)),
    );
    const mean = rows.pop();
    const weights = rows.reduce((sum, row) => sum + number(row[0]), 0);
    const level = rows.reduce((sum, row) => sum + number(row[0]) * number(row[1]), 0) / weights;
    expect(level.toFixed(1).replace(".", ",")).toBe(mean[1]);
});

test("what lifts the total tells its factors", async ({ page }) => {
    await openExample(page, "forvaltningen", "result");
    const first = page.locator(".g-gaps > .g-gap").first();
    const lifts = await first.getByRole("button").textContent();
    await first.getByRole("button").click();
    const text = await page.getByRole("dialog").textContent();
    const [, product, result] = text.match(/(\d+\/\d+ · \d+\/\d+ · \d+) = (\d,\d\d)/);
    expect(result).toBe(lifts);
    const value = product.split(" · ").reduce((sum, part) => sum * part.split("/").map(Number).reduce((a, b) => a / b), 1);
    expect(value.toFixed(2).replace(".", ",")).toBe(lifts);
});

test("every chart is a table too", async ({ page }) => {
    await openExample(page, "forvaltningen", "result");
    const figures = page.getByRole("article").locator("figure");
    expect(await figures.count()).toBeGreaterThanOrEqual(2);
    for (const figure of await figures.all()) {
        await expect(figure.getByRole("img")).toHaveAccessibleName(/\S/);
        const table = figure.locator("table");
        if (!(await table.isVisible())) await figure.getByText("Visa som tabell").click();
        await expect(table).toBeVisible();
    }
    await expect(page.locator("#g-f-clauses tbody tr")).toHaveCount(52);
});

test("a chart is saved as SVG and as PNG", async ({ page }) => {
    await openExample(page, "forvaltningen", "result");
    const save = async (name) => {
        const button = page.locator("#g-f-radar").getByRole("button", { name });
        const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
        return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const svg = await save("Spara som SVG");
    expect(svg.name).toBe("glapp-radar.svg");
    const text = svg.bytes.toString("utf8");
    expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(text).toContain("9<tspan");
    // It stands alone: its colours are its own.
    expect(text).toMatch(/stroke="#[0-9a-f]{6}"/);
    expect(text).not.toContain("var(--");
    const png = await save("Spara som PNG");
    expect(png.name).toBe("glapp-radar.png");
    expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
    expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([1120, 848]);
});

test("by the clauses of ISO 56001, with what nothing answers marked", async ({ page }) => {
    await openExample(page, "forvaltningen", "result");
    await page.locator("summary", { hasText: "Efter ISO 56001:2024" }).click();
    const uncovered = page.getByRole("rowheader", { name: /inget avsnitt svarar mot detta/ });
    await expect(uncovered).toHaveText([/^5\.1\.3 Förändringsledning/, /^6\.3 Planering av förändringar/]);
    // 56001's 10.1 is 56002's 10.3.
    const row = page.getByRole("row", { name: /^10\.1 Ständig förbättring/ });
    await row.getByRole("button").first().click();
    await expect(page.getByRole("dialog").getByRole("rowheader", { name: /^10\.3 / })).toBeVisible();
});

test("by principle, phase and strategy", async ({ page }) => {
    await openExample(page, "forvaltningen", "result");
    for (const [name, rows] of [["Efter princip", 8], ["Efter fas", 4], ["Efter programmets strategier", 5]]) {
        const part = page.locator("details", { has: page.locator("summary", { hasText: name }) });
        await part.locator("summary").click();
        await expect(part.locator(":scope > table tbody tr")).toHaveCount(rows);
    }
});
