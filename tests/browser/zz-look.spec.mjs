import { expect, open, test } from "./glapp.mjs";
test.use({ hasTouch: true });
test("look", async ({ page }) => {
    await open(page);
    await page.getByLabel("Välj fil").setInputFiles("../../assessments/examples/exempelbolaget.glapp.json");
    await expect(page.getByRole("status")).toContainText("är öppnad");
    await page.screenshot({ path: "/tmp/look-1.png", fullPage: true });
    console.log(await page.locator("body").ariaSnapshot());
    await page.getByRole("link", { name: "Fortsätt" }).click();
    await expect(page.locator("h1")).toBeFocused();
    console.log((await page.locator("body").ariaSnapshot()));
    await page.screenshot({ path: "/tmp/look-2.png", fullPage: true });
    await page.getByRole("link", { name: "Resultat" }).click();
    console.log((await page.locator("body").ariaSnapshot()).slice(0, 9000));
    await page.screenshot({ path: "/tmp/look-3.png", fullPage: true });
});
