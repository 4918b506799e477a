// A page can be left, reloaded, linked to, gone back from and read in the other language: nothing is lost by it.
import { expect, open, test } from "./glapp.mjs";
import { begin, documents, example, idOf, level, openExample, reload } from "./steps.mjs";

const heading = (page) => page.getByRole("heading", { level: 1 });
const note = (page) => page.getByLabel("Anteckning");
const id = idOf(example("bolaget"));

/** In the middle of clause 4.1.3: a level, a target, a note that ends in mid-word. */
async function work(page) {
    await open(page);
    await begin(page, "Staben");
    await page.keyboard.press("2");
    await page.keyboard.press("n");
    await page.keyboard.press("4");
    await page.keyboard.press("n");
    await expect(page.getByText("Fråga 3 av 52")).toBeVisible();
    await page.keyboard.press("3");
    await page.getByLabel("Mål", { exact: true }).selectOption("5 Omprövas och sprids");
    await note(page).pressSequentially("Fråga Anna om enkä");
}

async function expectWork(page) {
    await expect(page).toHaveURL(/\/4\.1\.3$/);
    await expect(page.getByText("Fråga 3 av 52")).toBeVisible();
    await expect(level(page, 3)).toBeChecked();
    await expect(page.getByLabel("Mål", { exact: true })).toHaveValue("5");
    await expect(note(page)).toHaveValue("Fråga Anna om enkä");
    await expect(page.getByText("3 av 52 besvarade", { exact: true })).toBeVisible();
    const [{ ratings }] = await documents(page);
    expect(ratings).toEqual({
        "4.1.1": { level: 2 },
        "4.1.2": { level: 4 },
        "4.1.3": { level: 3, target: 5, note: "Fråga Anna om enkä" },
    });
}

test("a reload in the middle of a clause, after saving", async ({ page }) => {
    await work(page);
    await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
    await reload(page);
    await expectWork(page);
});

test("a reload in the middle of a clause, at once", async ({ page }) => {
    await work(page);
    await reload(page);
    await expectWork(page);
});

test("the tab is closed at once", async ({ context, page }) => {
    await work(page);
    const url = page.url();
    await page.close({ runBeforeUnload: true });
    const next = await context.newPage();
    await next.goto(url);
    await expectWork(next);
});

test("another page is gone to at once", async ({ page }) => {
    await work(page);
    await page.evaluate(() => (location.hash = "#/about"));
    await expect(heading(page)).toHaveText("Om Glapp");
    await page.goBack();
    await expectWork(page);
});

const pages = {
    start: ["#/", /^Hur väl är ni rustade/, "#/"],
    "start without an address": ["", /^Hur väl är ni rustade/, ""],
    "a clause": [`#/assess/${id}/9.1.1`, /^Har ni bestämt vad ni ska mäta/, `#/assess/${id}/9.1.1`],
    // The first that is not answered yet.
    "no clause": [`#/assess/${id}`, /^Är det klart vad ert innovationsarbete omfattar/, `#/assess/${id}/4.3`],
    "a chapter": [`#/assess/${id}/9`, /^Har ni bestämt vad ni ska mäta/, `#/assess/${id}/9.1.1`],
    result: [`#/result/${id}`, /^Ni ligger på 3,0 av 5\.$/, `#/result/${id}`],
    about: ["#/about", /^Om Glapp$/, "#/about"],
    "an address that leads nowhere": ["#/nowhere/at/all", /^Sidan finns inte$/, "#/nowhere/at/all"],
    "a clause that is no number": [`#/assess/${id}/4.x`, /^Sidan finns inte$/, `#/assess/${id}/4.x`],
    "an assessment that is not here": ["#/assess/gone/4.1.1", /^Skattningen finns inte här$/, "#/assess/gone/4.1.1"],
    "a result that is not here": ["#/result/gone", /^Skattningen finns inte här$/, "#/result/gone"],
};

test("every page stands a direct link and a reload", async ({ page }) => {
    test.slow();
    await openExample(page, "bolaget");
    for (const [name, [address, text, there]] of Object.entries(pages)) {
        await test.step(name, async () => {
            // From elsewhere, so that the link loads the app anew.
            await page.goto("about:blank");
            await open(page, address);
            const expectPage = async () => {
                await expect(page).toHaveURL(new RegExp(`/${there.replaceAll(".", "\\.")}$`));
                await expect(heading(page)).toHaveText(text);
                await expect(heading(page)).toHaveCount(1);
            };
            await expectPage();
            const whole = await page.locator("main").innerText();
            await reload(page);
            await expectPage();
            expect(await page.locator("main").innerText()).toBe(whole);
        });
    }
});

test("from where nothing is, a way leads to the start", async ({ page }) => {
    await open(page, "#/result/gone");
    await page.getByRole("link", { name: "Till startsidan" }).click();
    await expect(heading(page)).toHaveText(/^Hur väl är ni rustade/);
});

test("back and forward walk through clauses and pages", async ({ page }) => {
    await openExample(page, "bolaget", "assess", "4.1.1");
    const expectPlace = async (place) => {
        await expect(page.getByText(`Fråga ${place} av 52`)).toBeVisible();
        await expect(heading(page)).toBeFocused();
    };
    await page.getByRole("link", { name: "Nästa fråga" }).click();
    await expectPlace(2);
    await page.keyboard.press("n");
    await expectPlace(3);
    await page.getByRole("link", { name: /^4\.4\.2 Kultur/ }).click();
    await expectPlace(7);
    await page.getByRole("link", { name: "Resultat", exact: true }).click();
    await expect(heading(page)).toHaveText(/^Ni ligger på/);
    await page.goBack();
    await expectPlace(7);
    await page.goBack();
    await expectPlace(3);
    await page.goBack();
    await expectPlace(2);
    await page.goForward();
    await expectPlace(3);
    await page.goForward();
    await page.goForward();
    await expect(heading(page)).toHaveText(/^Ni ligger på/);
    // A page without a clause in its address gives way to the clause: back does not get stuck on it.
    await page.getByRole("link", { name: "Skattning", exact: true }).click();
    await expectPlace(5);
    await page.goBack();
    await expect(heading(page)).toHaveText(/^Ni ligger på/);
});
