// Settings: how it looks, what is stored, and how to be rid of it.
import { expect, expectAccessible, open, test } from "./glapp.mjs";
import { example, file, idOf, key, notice, openExample, reload, shelve, stored } from "./steps.mjs";

const look = (page) =>
    page.evaluate(() => {
        const { backgroundColor, color, fontSize } = getComputedStyle(document.body);
        return { backgroundColor, color, fontSize };
    });
const choose = (page, name) => page.getByRole("radio", { name, exact: true }).check();
const light = { backgroundColor: "rgb(250, 248, 244)", color: "rgb(28, 38, 37)" };
const dark = { backgroundColor: "rgb(19, 25, 25)", color: "rgb(233, 238, 236)" };

test("the theme is as chosen, whatever the computer says, and stays so", async ({ page }) => {
    await open(page, "#/settings");
    for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        for (const [name, expected] of [
            ["Som datorns inställning", colorScheme === "light" ? light : dark],
            ["Ljust", light],
            ["Mörkt", dark],
            ["Hög kontrast", colorScheme === "light" ? { backgroundColor: "rgb(255, 255, 255)", color: "rgb(0, 0, 0)" } : { backgroundColor: "rgb(0, 0, 0)", color: "rgb(255, 255, 255)" }],
        ]) {
            await choose(page, name);
            expect(await look(page)).toMatchObject(expected);
            await reload(page);
            await expect(page.getByRole("radio", { name, exact: true })).toBeChecked();
            expect(await look(page)).toMatchObject(expected);
        }
    }
    // The address alone leads to the same looks.
    await choose(page, "Mörkt");
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto("./#/handbook");
    expect(await look(page)).toMatchObject(dark);
    await page.emulateMedia({ media: "print" });
    expect(await look(page)).toMatchObject({ backgroundColor: "rgb(255, 255, 255)", color: "rgb(0, 0, 0)" });
    const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    expect(await scheme()).toBe("light");
});

test("more contrast in the computer means high contrast", async ({ page }) => {
    await page.emulateMedia({ contrast: "more", colorScheme: "light" });
    await open(page);
    expect(await look(page)).toMatchObject({ backgroundColor: "rgb(255, 255, 255)", color: "rgb(0, 0, 0)" });
});

for (const theme of ["light", "dark", "contrast"]) {
    test(`every page can be read: ${theme}`, async ({ page }) => {
        const id = idOf(example("forvaltningen"));
        // Otherwise than the theme, so that nothing comes from there.
        await page.emulateMedia({ reducedMotion: "reduce", colorScheme: theme === "light" ? "dark" : "light" });
        await shelve(page, { [id]: example("forvaltningen") });
        await page.evaluate((theme) => localStorage.setItem("glapp.theme", theme), theme);
        for (const hash of ["#/", "#/settings", `#/result/${id}`, `#/assess/${id}/4.1.2`]) {
            await open(page, hash);
            await expectAccessible(page);
        }
    });
}

test("the text has four sizes, and nothing is cut off in the largest on a phone", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 800 });
    await openExample(page, "forvaltningen", "assess", "4.1.2");
    await page.goto("./#/settings");
    const sizes = [];
    for (const name of ["Normal", "Stor", "Större", "Störst"]) {
        await choose(page, name);
        sizes.push(parseFloat((await look(page)).fontSize));
    }
    expect(sizes).toEqual([16, 18.4, 20.8, 24]);
    const id = idOf(example("forvaltningen"));
    for (const hash of ["#/settings", "#/", `#/assess/${id}/4.1.2`, `#/result/${id}`, "#/accessibility"]) {
        await page.goto(`./${hash}`);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth), hash).toBeLessThanOrEqual(360);
    }
});

test("language and single keys are chosen here too", async ({ page }) => {
    await open(page, "#/settings");
    await choose(page, "English");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Settings");
    await expect(page.getByRole("radio", { name: "English" })).toBeFocused();
    await page.getByRole("checkbox", { name: "Use single-key shortcuts" }).uncheck();
    expect(await stored(page)).toEqual({ "glapp.language": "en", "glapp.shortcuts": "off" });
    await reload(page);
    await expect(page.getByRole("checkbox")).not.toBeChecked();
    await choose(page, "Svenska");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Inställningar");
});

test("what is stored is told by key, purpose and size, and nothing else is there", async ({ page }) => {
    const id = idOf(example("forvaltningen"));
    await openExample(page, "forvaltningen", "assess", "4.1.2");
    await page.getByRole("radio", { name: /^5 / }).click();
    await expect.poll(async () => JSON.parse((await stored(page))[key(id)]).ratings["4.1.2"].level).toBe(5);
    await page.evaluate((text) => localStorage.setItem("glapp.practices", text), JSON.parse(file("legacy/others-v1/backup-with-practices.json")).practices);
    await page.goto("./#/settings");
    await choose(page, "Mörkt");
    const table = page.getByRole("table");
    await expect(table.getByRole("row", { name: /Era skattningar/ })).toContainText(/glapp\.assessment\.ID.*\d+\skB/);
    await expect(table.getByRole("row", { name: /Egna arbetssätt/ })).toContainText(/glapp\.practices.*\d+\skB/);
    await expect(table.getByRole("row", { name: /Utseende/ })).toContainText(/glapp\.theme.*1\skB/);
    await expect(table.getByRole("row", { name: /Textstorlek/ })).toContainText("inget");
    // Every key that is there has a row of its own.
    await expect(table.getByRole("row", { name: /Annat/ })).toHaveCount(0);
    await expect(page.getByText("9 kap. 28 §")).toBeVisible();
    await expect(page.getByRole("meter")).toBeVisible();
});

test("everything of ours can be erased, and nothing else", async ({ page }) => {
    await shelve(page, { [idOf(example("bolaget"))]: example("bolaget"), odd: "{" });
    await page.evaluate(() => {
        localStorage.setItem("glapp.theme", "dark");
        localStorage.setItem("glapp.language", "sv");
        localStorage.setItem("another program", "kept");
    });
    await open(page, "#/settings");
    await page.getByRole("button", { name: "Radera allt …" }).click();
    const dialog = page.getByRole("dialog", { name: "Radera allt som Glapp har lagrat?" });
    await expect(dialog).toContainText("Det går inte att ångra.");
    await expect(dialog.getByRole("button", { name: "Avbryt" })).toBeFocused();
    await page.keyboard.press("Escape");
    expect(Object.keys(await stored(page))).toHaveLength(5);
    await page.getByRole("button", { name: "Radera allt …" }).click();
    await dialog.getByRole("button", { name: "Radera allt" }).click();
    await expect(notice(page)).toContainText("Allt som Glapp hade lagrat i den här webbläsaren är raderat.");
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    expect(await stored(page)).toEqual({ "another program": "kept" });
    await expect(page.getByRole("radio", { name: "Som datorns inställning" })).toBeChecked();
    expect(await look(page)).toMatchObject(light);
    await page.getByRole("link", { name: "Start", exact: true }).click();
    await expect(page.getByText("Inga än.")).toBeVisible();
});

test("a setting that nobody could have chosen is passed over", async ({ page }) => {
    await shelve(page, {});
    await page.evaluate(() => {
        localStorage.setItem("glapp.theme", '"><script>alert(1)</script>');
        localStorage.setItem("glapp.text", "-1");
    });
    await open(page, "#/settings");
    await expect(page.getByRole("radio", { name: "Som datorns inställning" })).toBeChecked();
    await expect(page.getByRole("radio", { name: "Normal" })).toBeChecked();
});

test("the accessibility statement is a link away on every page", async ({ page }) => {
    for (const hash of ["", "#/settings", "#/about", "#/handbook", "#/nowhere"]) {
        await open(page, hash);
        await page.getByRole("contentinfo").getByRole("link", { name: "Tillgänglighet" }).click();
        await expect(page.getByRole("heading", { level: 1, name: "Tillgänglighet" })).toBeVisible();
        await expect(page.getByRole("heading", { name: "Brister som vi känner till" })).toBeVisible();
        await expect(page).toHaveTitle(/^Tillgänglighet · Glapp$/);
    }
});
