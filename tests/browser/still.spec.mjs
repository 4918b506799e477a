// Nothing on the page moves by itself: not while it loads, nor when something is chosen, written and saved.
import { expect, open, test } from "./glapp.mjs";
import { level, openExample } from "./steps.mjs";

test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
        window.shifts = [];
        const told = ({ node }) => `${node?.nodeName}.${node?.className}`;
        // Those soon after a key or a click are counted too, though browsers forgive them.
        const note = (it) => window.shifts.push({ value: it.value, what: it.sources.map(told) });
        new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({
            type: "layout-shift",
            buffered: true,
        });
    });
});

const shifts = (page) =>
    page.evaluate(async () => {
        // What has happened is reported with the frame after the next.
        for (let i = 0; i < 3; i++) await new Promise(requestAnimationFrame);
        return window.shifts;
    });

for (const width of [1440, 360]) {
    test.describe(`${width} px wide`, () => {
        test.use({ viewport: { width, height: 800 } });

        for (const hash of ["", "#/about", "#/nowhere"]) {
            test(`loading ./${hash}`, async ({ page }) => {
                await open(page, hash);
                expect(await shifts(page)).toEqual([]);
            });
        }

        for (const at of ["assess", "result"]) {
            test(`loading ${at}`, async ({ page }) => {
                await openExample(page, "forvaltningen", at);
                expect(await shifts(page)).toEqual([]);
            });
        }

        test("choosing a level, writing a note, saving", async ({ page }) => {
            await openExample(page, "forvaltningen", "assess", "4.1.1");
            for (const number of [0, 5, 2]) await level(page, number).click();
            await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
            expect(await shifts(page)).toEqual([]);
            const note = page.getByLabel("Anteckning");
            // On a narrow screen it lies in a folded part; what that moves when it is opened was asked for.
            const part = page.locator("details", { has: note });
            if (!(await part.evaluate((node) => node.open))) await part.locator("summary").click();
            await shifts(page);
            await page.evaluate(() => window.shifts.splice(0));
            await note.scrollIntoViewIfNeeded();
            await note.pressSequentially(" Vi gick igenom det på ett möte.");
            await expect(page.getByText("Sparar …")).toBeHidden();
            expect(await shifts(page)).toEqual([]);
        });
    });
}

test("the count sees what moves", async ({ page }) => {
    await open(page);
    await page.evaluate(() => document.body.prepend(document.createElement("h1"), "Hej", document.createElement("hr")));
    await expect.poll(async () => (await shifts(page)).length).toBeGreaterThan(0);
});
