// The common manual: read from its contents, on a day that can be chosen, in both languages.
import { expect, expectAccessible, open, test } from "./glapp.mjs";

const manual = (page) => page.getByRole("article");

test("a heading of the contents leads to its place, and the place stands a direct link", async ({ page }) => {
    await open(page, "#/handbook");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Gemensam handbok för innovationsarbete");
    await manual(page).getByRole("link", { name: "Orden", exact: true }).click();
    await expect(page).toHaveURL(/#\/handbook\/terms$/);
    const words = page.getByRole("heading", { name: "Orden", level: 2 });
    await expect(words).toBeFocused();
    await expect(words).toBeInViewport();
    await open(page, "#/handbook/7.1.3");
    await page.reload();
    await expect(page.getByRole("heading", { name: "7.1.3 Tid" })).toBeInViewport();
});

test("what the city has is that of the day that is chosen", async ({ page }) => {
    await open(page, "#/handbook");
    const day = page.getByLabel("Visa stadens arbetssätt den");
    const ended = manual(page).getByText("Det staden hade för det här har upphört.");
    await day.fill("2023-12-31");
    await expect(manual(page)).toContainText("som de såg ut 2023-12-31");
    const before = await ended.count();
    await day.fill("2024-01-01");
    await expect(manual(page)).toContainText("som de såg ut 2024-01-01");
    expect(await ended.count()).toBeGreaterThan(before);
});

test("all clauses are there, in the language chosen, and nothing hinders anyone", async ({ page }) => {
    test.slow(); // axe reads a whole manual
    await open(page, "#/handbook");
    await page.getByRole("button", { name: "In English" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("A shared handbook for innovation work");
    await expect(manual(page).getByText("The question:")).toHaveCount(52);
    await expect(manual(page)).not.toContainText("Frågan:");
    await expectAccessible(page);
});
