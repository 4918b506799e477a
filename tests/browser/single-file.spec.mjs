// glapp.html, as it lies on a disk: everything in one file.
import { statSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { expect, expectAccessible, loaded, open, test as base } from "./glapp.mjs";
import { begin, documents, level, reload, saved } from "./steps.mjs";

const upstream = process.env.GLAPP_URL ?? "http://127.0.0.1:8123/";
const test = base.extend({
    // Opened by double click from a folder with a name that people give.
    path: async ({}, use, info) => {
        const path = info.outputPath("glapp (1) från Åsa.html");
        writeFileSync(path, Buffer.from(await (await fetch(new URL("glapp.html", upstream))).arrayBuffer()));
        await use(path);
    },
    baseURL: ({ path }, use) => use(pathToFileURL(path).href),
});
const heading = (page) => page.getByRole("heading", { level: 1 });

/** Everything that the page asks for besides itself. */
function requests(page) {
    const all = [];
    page.on("request", (request) => {
        if (!request.isNavigationRequest() && !request.url().startsWith("data:")) all.push(request.url());
    });
    return all;
}

test("a unit is assessed in it, and what was written is there after a reload", async ({ baseURL, page, path }) => {
    const asked = requests(page);
    expect(statSync(path).size).toBeLessThanOrEqual(1_200_000);
    await page.goto(baseURL);
    await loaded(page);
    await expectAccessible(page);
    await begin(page, "Enheten");
    await level(page, 4).click();
    await page.getByLabel("Anteckning").fill("Åsa vet");
    await page.keyboard.press("Escape");
    await reload(page);
    await expect(level(page, 4)).toBeChecked();
    await expect(page.getByLabel("Anteckning")).toHaveValue("Åsa vet");
    const [{ ratings }] = await documents(page);
    expect(ratings).toEqual({ "4.1.1": { level: 4, note: "Åsa vet" } });

    await page.getByRole("link", { name: "Resultat", exact: true }).click();
    await expect(heading(page)).toHaveText("Ni ligger på 4,0 av 5.");
    const file = await saved(page, page.getByRole("button", { name: "Exportera till fil" }));
    expect(JSON.parse(file.text).ratings).toEqual(ratings);
    const picture = await saved(page, page.getByRole("button", { name: /PNG/ }).first());
    expect(picture.name).toMatch(/\.png$/);
    await page.getByRole("link", { name: "Ta med", exact: true }).click();
    const workbook = await saved(page, page.getByRole("button", { name: "Hämta arbetsboken" }));
    expect(workbook.text).toMatch(/^PK/);
    await page.getByRole("link", { name: "Handbok", exact: true }).click();
    await page.getByRole("button", { name: "In English" }).click();
    await expect(page.getByRole("link", { name: "Handbook", exact: true })).toBeVisible();
    expect(asked).toEqual([]);
});

test("its pages stand a direct link", async ({ baseURL, page }) => {
    for (const [address, text] of [["#/about", "Om Glapp"], ["#/result/gone", "Skattningen finns inte här"]]) {
        await page.goto("about:blank");
        await page.goto(baseURL + address);
        await loaded(page);
        await expect(heading(page)).toHaveText(text);
    }
    // It does not offer itself.
    await expect(page.getByRole("link", { name: /glapp\.html/ })).toHaveCount(0);
});

test("it says what to do where it cannot be opened", async ({ baseURL, guard, page }) => {
    guard.expects(/console: /);
    await page.addInitScript(() => delete window.DecompressionStream);
    await page.goto(baseURL);
    await expect(page.getByRole("alert")).toContainText("Uppdatera webbläsaren");
    await expect(page.getByRole("alert")).toContainText("Update the browser");
});

base("the page about Glapp offers it", async ({ page }) => {
    await open(page, "#/about");
    const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Ladda ner filen glapp.html" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("glapp.html");
    expect(statSync(await download.path()).size).toBeGreaterThan(400_000);
});
