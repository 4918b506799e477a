// Everything by keyboard alone: no test here touches a mouse or asks an element to do something.
import { expect, loaded, open, test } from "./glapp.mjs";
import { documents, example, level, openExample } from "./steps.mjs";

const heading = (page) => page.getByRole("heading", { level: 1 });
const press = async (page, ...keys) => {
    for (const key of keys) await page.keyboard.press(key);
};

/** Expects the focus to be seen where it is, within the window. (Between last and first it is on the browser's own bar.) */
async function expectFocusSeen(page) {
    const found = await page.evaluate(() => {
        const element = document.activeElement;
        const outlined = (node) => {
            const { outlineStyle, outlineWidth } = getComputedStyle(node);
            return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
        };
        // A level and a file are chosen by an input within a row: the row is outlined in its place.
        const seen = [element, element.closest("label")].find((node) => node && outlined(node));
        const box = (seen ?? element).getBoundingClientRect();
        const within = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        if (element === document.body) return { seen: true, within: true };
        // On a part of a field that is the browser's own, such as a calendar's button, with a ring of its own.
        if (!element.matches(":focus")) return { seen: element.matches(":focus-within"), within: true };
        return { seen: Boolean(seen), within, element: element.outerHTML.slice(0, 120) };
    });
    expect(found, found.element).toMatchObject({ seen: true, within: true });
}

/** Goes from stop to stop until an element has the focus; each stop must be seen. */
async function tabTo(page, target, key = "Tab") {
    for (let stops = 0; stops < 120; stops += 1) {
        await page.keyboard.press(key);
        await expectFocusSeen(page);
        if (await target.evaluate((node) => node === document.activeElement)) return;
    }
    throw new Error(`${key} never comes to ${target}`);
}

/** Goes to an element and types there. */
async function type(page, target, text) {
    await tabTo(page, target);
    await page.keyboard.type(text);
}

/** Begins an assessment from the address bar. */
async function begin(page, name = "Stab 0–5 & n, p, ?") {
    await open(page);
    await type(page, page.getByLabel("Enhetens namn"), name);
    await press(page, "Enter");
    await expect(heading(page)).toBeFocused();
    await expect(page.getByText("Fråga 1 av 52")).toBeVisible();
}

test("a unit is assessed by keyboard alone", async ({ page }) => {
    test.slow();
    await test.step("the first stop leads past the header", async () => {
        await open(page);
        await press(page, "Tab");
        await expect(page.getByRole("link", { name: "Till innehållet" })).toBeFocused();
        await expectFocusSeen(page);
        await press(page, "Enter");
        await expect(heading(page)).toBeFocused();
        await press(page, "Tab");
        // What comes next lies in the content.
        expect(await page.evaluate(() => document.querySelector("main").contains(document.activeElement))).toBe(true);
    });

    await test.step("a name that is missing is asked for where it is missing", async () => {
        await tabTo(page, page.getByRole("button", { name: "Börja skatta" }));
        await press(page, "Enter");
        await expect(page.getByLabel("Enhetens namn")).toBeFocused();
        await expect(page.getByLabel("Enhetens namn")).toHaveAccessibleDescription(/Skriv enhetens namn/);
    });

    await test.step("begin", async () => {
        await page.keyboard.type("Stab 0–5 & n, p, ?");
        await type(page, page.getByLabel("Slag av enhet"), "Stab");
        await type(page, page.getByLabel("Organisation"), "Exempelstaden");
        await type(page, page.getByLabel("Mål för alla avsnitt"), "4");
        await press(page, "Tab", "Enter");
        await expect(heading(page)).toBeFocused();
        await expect(page.getByText("Fråga 1 av 52")).toBeVisible();
    });

    await test.step("a level by its number, and by arrows", async () => {
        await press(page, "3");
        await expect(level(page, 3)).toBeChecked();
        await tabTo(page, level(page, 3));
        await press(page, "ArrowDown");
        await expect(level(page, 4)).toBeChecked();
        await press(page, "0");
        await expect(level(page, 0)).toBeChecked();
        await press(page, "6", "7");
        await expect(level(page, 0)).toBeChecked();
    });

    await test.step("on and back; the heading has the focus", async () => {
        await press(page, "n");
        await expect(page.getByText("Fråga 2 av 52")).toBeVisible();
        await expect(heading(page)).toBeFocused();
        await press(page, "p");
        await expect(page.getByText("Fråga 1 av 52")).toBeVisible();
        await expect(heading(page)).toBeFocused();
        await tabTo(page, page.getByRole("link", { name: "Nästa fråga" }));
        await press(page, "Enter");
        await expect(page.getByText("Fråga 2 av 52")).toBeVisible();
        await expect(heading(page)).toBeFocused();
    });

    await test.step("not applicable, with a reason in which every key is a letter", async () => {
        await tabTo(page, level(page, 0));
        await press(page, "ArrowUp"); // From the first to the last.
        await expect(page.getByRole("radio", { name: "Ej tillämpligt" })).toBeChecked();
        await type(page, page.getByLabel("Varför gäller det inte er?"), "n p ? 0 3: vi är 5 personer");
        await expect(page.getByText("Fråga 2 av 52")).toBeVisible();
        await expect(page.getByText("1 av 51 besvarade", { exact: true })).toBeVisible();
        await tabTo(page, page.getByRole("link", { name: "Nästa fråga" }));
        await press(page, "Enter");
        await expect(page.getByText("Fråga 3 av 52")).toBeVisible();
    });

    await test.step("target, importance, practice, evidence, note", async () => {
        await press(page, "2");
        await type(page, page.getByLabel("Mål", { exact: true }), "5");
        await type(page, page.getByLabel("Vikt"), "H");
        await expect(page.getByText("3 nivåer kvar till målet")).toBeVisible();
        await tabTo(page, page.getByRole("checkbox").first());
        await press(page, "Space");
        await expect(page.getByRole("checkbox").first()).toBeChecked();
        await type(page, page.getByLabel("Vad visar det?").first(), "Plan n 1");
        await type(page, page.getByLabel("Länk").first(), "https://example.org/?p=0");
        await type(page, page.getByLabel("Anteckning"), "n? p! 4");
        await press(page, "Enter");
        await page.keyboard.type("5");
        await expect(page.getByText("Fråga 3 av 52")).toBeVisible();
        await expect(level(page, 2)).toBeChecked();
    });

    await test.step("what was said is kept", async () => {
        await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
        const [{ unit, target, ratings }] = await documents(page);
        expect(unit).toEqual({ name: "Stab 0–5 & n, p, ?", kind: "stab", organisation: "Exempelstaden" });
        expect(target).toBe(4);
        expect(ratings).toEqual({
            "4.1.1": { level: 0 },
            "4.1.2": { not_applicable: "n p ? 0 3: vi är 5 personer" },
            "4.1.3": {
                level: 2,
                target: 5,
                importance: 3,
                note: "n? p! 4\n5",
                evidence: [{ text: "Plan n 1", url: "https://example.org/?p=0" }],
                practices: [expect.any(String)],
            },
        });
    });

    await test.step("result and file", async () => {
        await tabTo(page, page.getByRole("link", { name: "Resultat", exact: true }), "Shift+Tab");
        await press(page, "Enter");
        await expect(heading(page)).toHaveText("Ni ligger på 1,0 av 5.");
        await expect(heading(page)).toBeFocused();
        await tabTo(page, page.getByRole("button", { name: "Exportera till fil" }), "Shift+Tab");
        const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Enter")]);
        expect(download.suggestedFilename()).toMatch(/^stab-0-5-n-p-.*\.glapp\.json$/);
    });
});

test("a level typed right after going on is the next clause's", async ({ page }) => {
    await begin(page, "Stab");
    // Both in one go, before the page has heard of its new address.
    await page.evaluate(() => {
        for (const key of ["n", "4"]) document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    });
    await expect(page.getByText("Fråga 2 av 52")).toBeVisible();
    await expect(level(page, 4)).toBeChecked();
    await press(page, "p");
    await expect(page.getByText("Fråga 1 av 52")).toBeVisible();
    await expect(level(page, 4)).not.toBeChecked();
});

test("undo and redo by keys, in a field its own", async ({ page }) => {
    await begin(page);
    await press(page, "2", "4");
    await press(page, "Control+z");
    await expect(level(page, 2)).toBeChecked();
    await press(page, "Control+y");
    await expect(level(page, 4)).toBeChecked();
    await press(page, "n", "1");
    await expect(level(page, 1)).toBeChecked();
    await press(page, "n");
    await expect(page.getByText("Fråga 3 av 52")).toBeVisible();
    // What is taken back is shown.
    await press(page, "Control+z");
    await expect(page.getByText("Fråga 2 av 52")).toBeVisible();
    await expect(level(page, 1)).not.toBeChecked();
    await press(page, "Control+Shift+z");
    await expect(level(page, 1)).toBeChecked();

    await type(page, page.getByLabel("Anteckning"), "ett");
    await press(page, "Control+z");
    await expect(page.getByLabel("Anteckning")).not.toHaveValue("ett");
    await expect(level(page, 1)).toBeChecked();
});

test("a dialog holds the focus, closes with Escape and gives the focus back", async ({ page }) => {
    await begin(page, "Stab");
    const help = page.getByRole("dialog", { name: "Kortkommandon" });
    await press(page, "?");
    await expect(help).toBeVisible();
    for (let stop = 0; stop < 5; stop += 1) {
        await press(page, "Tab");
        // On the browser's own bar, it may be, but not on the page behind.
        const held = await page.evaluate(() => {
            const focused = document.activeElement;
            return focused === document.body || focused.closest("dialog") !== null;
        });
        expect(held).toBe(true);
    }
    await press(page, "3", "n"); // Nor do they reach what lies behind.
    await press(page, "Escape");
    await expect(help).toBeHidden();
    await expect(heading(page)).toBeFocused();
    await expect(page.getByText("Fråga 1 av 52")).toBeVisible();
    await expect(level(page, 3)).not.toBeChecked();

    const button = page.getByRole("button", { name: "Uppgifter" });
    const details = page.getByRole("dialog", { name: "Uppgifter om skattningen" });
    await tabTo(page, button, "Shift+Tab");
    await press(page, "Enter");
    await expect(details).toBeVisible();
    await type(page, details.getByLabel("Enhetens namn"), "Annat");
    await press(page, "Escape");
    await expect(details).toBeHidden();
    await expect(button).toBeFocused();
    // What was not saved is forgotten.
    await press(page, "Enter");
    await expect(details.getByLabel("Enhetens namn")).toHaveValue("Stab");
});

test("single keys can be turned off, and then do nothing", async ({ page }) => {
    await begin(page);
    await press(page, "?");
    const use = page.getByRole("checkbox", { name: "Använd kortkommandon" });
    await expect(use).toBeChecked();
    await tabTo(page, use);
    await press(page, "Space", "Escape");
    const nothingHappens = async () => {
        await expect(heading(page)).toBeFocused();
        await press(page, "3", "n", "?");
        await expect(page.getByRole("dialog")).toBeHidden();
        await expect(page.getByText("Fråga 1 av 52")).toBeVisible();
        for (const number of [0, 1, 2, 3, 4, 5]) await expect(level(page, number)).not.toBeChecked();
    };
    await nothingHappens();
    await page.reload();
    await loaded(page);
    await press(page, "Tab", "Enter"); // Past the header.
    await nothingHappens();
    // The keys that are no single ones still work, and the single ones can be turned on again.
    await tabTo(page, level(page, 0));
    await press(page, "Space");
    await expect(level(page, 0)).toBeChecked();
    await press(page, "Control+z");
    await expect(level(page, 0)).not.toBeChecked();
    await tabTo(page, page.getByRole("button", { name: "Kortkommandon" }));
    await press(page, "Enter");
    await tabTo(page, use);
    await press(page, "Space", "Escape", "4");
    await expect(level(page, 4)).toBeChecked();
});

test("the result is taken along by keyboard alone", async ({ page }) => {
    await openExample(page, "forvaltningen", "take");
    const workbook = page.getByRole("button", { name: "Hämta arbetsboken" });
    await expect(workbook).toBeVisible();
    await tabTo(page, workbook);
    const [download] = await Promise.all([page.waitForEvent("download"), press(page, "Enter")]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
    await expect(workbook).toBeFocused();
    await expect(page.locator(".g-said")).toContainText("är hämtad");
});

test("units are compared by keyboard alone", async ({ page }) => {
    await open(page, "#/compare");
    await tabTo(page, page.getByLabel("Välj filer"));
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), press(page, "Enter")]);
    const names = ["forvaltningen", "bolaget", "namnden"];
    await chooser.setFiles(names.map((name) => ({ name: `${name}.json`, mimeType: "", buffer: Buffer.from(example(name)) })));
    await expect(page.getByRole("heading", { name: /sida vid sida/ })).toBeVisible();
    const hidden = page.locator("[data-compare=anonymous]");
    await tabTo(page, hidden);
    await press(page, "Space");
    await expect(hidden).toBeChecked();
    await expect(page.locator("main")).not.toContainText("Exempelförvaltningen");
    await expect(hidden).toBeFocused();
});

test("settings are changed and everything is erased by keyboard alone", async ({ page }) => {
    await openExample(page, "forvaltningen");
    await open(page, "#/settings");
    await tabTo(page, page.getByRole("radio", { name: "Som datorns inställning" }));
    await press(page, "ArrowDown", "ArrowDown");
    await expect(page.getByRole("radio", { name: "Mörkt" })).toBeFocused();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    const erase = page.getByRole("button", { name: "Radera allt …" });
    await tabTo(page, erase);
    await press(page, "Enter");
    // The question opens on the way out of it, and Escape takes it.
    await expect(page.getByRole("button", { name: "Avbryt" })).toBeFocused();
    await press(page, "Escape");
    await expect(erase).toBeFocused();
    expect(await documents(page)).toHaveLength(1);
    await press(page, "Enter", "Shift+Tab", "Enter");
    await expect(heading(page)).toBeFocused();
    expect(await documents(page)).toHaveLength(0);
});
