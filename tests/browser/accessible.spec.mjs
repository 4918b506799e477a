// Every page and state for everyone: axe, light and dark, wide and narrow, enlarged, spaced out, forced colours.
import { expect, expectAccessible, open, test } from "./glapp.mjs";
import { example, idOf, openExample, shelve } from "./steps.mjs";

const words = {
    sv: { begin: "Börja skatta", details: "Uppgifter", file: "Välj fil", files: "Välj filer", erase: "Radera", undo: "Ångra", rename: "Byt namn", adopt: "Fastställ", eraseAll: "Radera allt …", notApplicable: /^– Ej/ },
    en: { begin: "Start assessing", details: "Details", file: "Choose a file", files: "Choose files", erase: "Erase", undo: "Undo", rename: "Rename", adopt: "Adopt", eraseAll: "Erase everything …", notApplicable: /^– Not/ },
};
const all = ["forvaltningen", "bolaget", "namnden"].map(example);
const button = (page, name) => page.getByRole("button", { name, exact: true });
const shelf = async (page, texts) => {
    await shelve(page, Object.fromEntries(texts.map((text) => [idOf(text), text])));
    await open(page);
};
const blank = async (page, at) => {
    const text = JSON.stringify({ ...JSON.parse(example("bolaget")), ratings: {} });
    await shelve(page, { [idOf(text)]: text });
    await open(page, `#/${at}/${idOf(text)}`);
};
const excludedClause = Object.entries(JSON.parse(example("forvaltningen")).ratings).find(
    ([, rating]) => rating.not_applicable,
)[0];

const states = {
    "start, empty": (page) => open(page),
    "start with several assessments": (page) => shelf(page, all),
    "start with an error notice": async (page, t) => {
        await open(page);
        await page.getByLabel(t.file).setInputFiles({ name: "a.json", mimeType: "", buffer: Buffer.from("{]") });
        await expect(page.getByRole("status")).toContainText("a.json");
    },
    "start with an unreadable document": async (page) => {
        await shelve(page, { broken: '{"format": "glapp/assessment", "version": 1, "ratings": 3}' });
        await open(page);
        await expect(page.getByText("$.ratings")).toBeVisible();
    },
    "the form with errors": async (page, t) => {
        await open(page);
        await page.locator("#g-date").fill("");
        await button(page, t.begin).click();
        await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toHaveCount(2);
    },
    "an assessment erased among several": async (page, t) => {
        await shelf(page, all);
        await button(page, t.erase).nth(1).click();
        await expect(button(page, t.undo)).toBeVisible();
    },
    "a new name for an assessment": async (page, t) => {
        await shelf(page, all);
        await button(page, t.rename).first().click();
        await expect(page.getByRole("dialog")).toBeVisible();
    },
    "the dialog that adopts, with errors": async (page, t) => {
        await openExample(page, "forvaltningen", "assess", "4.1.1");
        await button(page, t.adopt).click();
        await button(page.getByRole("dialog"), t.adopt).click();
        await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toHaveCount(1);
    },
    "settings": (page) => open(page, "#/settings"),
    "settings in high contrast, in the largest text": async (page) => {
        await open(page, "#/settings");
        await page.locator("[name=theme][value=contrast]").check();
        await page.locator("[name=text][value=largest]").check();
    },
    "the question before erasing everything": async (page, t) => {
        await open(page, "#/settings");
        await page.getByRole("button", { name: t.eraseAll }).click();
        await expect(page.getByRole("dialog")).toBeVisible();
    },
    "accessibility": (page) => open(page, "#/accessibility"),
    "a clause without an answer": (page) => blank(page, "assess"),
    "a clause with an answer": (page) => openExample(page, "bolaget", "assess", "4.1.1"),
    "a clause with all its folds open": async (page) => {
        await openExample(page, "forvaltningen", "assess", "4.1.2");
        await page.locator("main summary").evaluateAll((all) => all.forEach((it) => (it.parentNode.open = true)));
    },
    "not applicable with a reason": (page) => openExample(page, "forvaltningen", "assess", excludedClause),
    "not applicable before its reason": async (page, t) => {
        await blank(page, "assess");
        await page.getByRole("radio", { name: t.notApplicable }).check();
    },
    "the dialog of the details": async (page, t) => {
        await openExample(page, "forvaltningen", "assess", "4.1.1");
        await button(page, t.details).click();
        await expect(page.getByRole("dialog")).toBeVisible();
    },
    "the dialog of the shortcuts": async (page) => {
        await openExample(page, "forvaltningen", "assess", "4.1.1");
        await page.keyboard.press("?");
        await expect(page.getByRole("dialog")).toBeVisible();
    },
    "the list of clauses on a narrow screen": async (page) => {
        await page.setViewportSize({ width: 360, height: 720 });
        await openExample(page, "forvaltningen", "assess", "4.1.1");
        await page.locator("[popovertarget]").first().click();
        await expect(page.getByRole("link", { name: "4.1.3" })).toBeVisible();
    },
    "an adopted assessment": (page) => openExample(page, "namnden", "assess", "4.1.3"),
    "the result of nothing": (page) => blank(page, "result"),
    "the result of a part": (page) => openExample(page, "forvaltningen", "result"),
    "the result of everything": (page) => openExample(page, "bolaget", "result"),
    "how a number was counted": async (page) => {
        await openExample(page, "forvaltningen", "result");
        await page.locator(".g-number").nth(8).click();
        await expect(page.getByRole("dialog")).toBeVisible();
    },
    "a plan": (page) => openExample(page, "forvaltningen", "plan"),
    "an empty plan": (page) => blank(page, "plan"),
    "take along": async (page) => {
        await openExample(page, "forvaltningen", "take");
        await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
    },
    "an hour on paper": async (page) => {
        await openExample(page, "forvaltningen", "agenda");
        await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
    },
    "units side by side": async (page, t) => {
        await open(page, "#/compare");
        const files = all.map((text, n) => ({ name: `${n}.glapp.json`, mimeType: "", buffer: Buffer.from(text) }));
        await page.getByLabel(t.files).setInputFiles(files);
        await page.locator("details:has(> [id^=g-k-heat]) > summary").first().click();
        await expect(page.locator(".g-heatmap").first()).toBeVisible();
    },
    "about": (page) => open(page, "#/about"),
    "an assessment that is not here": (page) => open(page, "#/result/nowhere"),
    "an address that leads nowhere": (page) => open(page, "#/nowhere"),
    "an assessment that cannot be read": async (page) => {
        await shelve(page, { broken: "{" });
        await open(page, "#/assess/broken");
    },
};

for (const [language, t] of Object.entries(words)) {
    test.describe(language, () => {
        test.use({ locale: language === "sv" ? "sv-SE" : "en-GB" });
        for (const [state, reach] of Object.entries(states)) {
            test(state, async ({ page }) => {
                // Four passes of axe over a long page take their time on a slow machine.
                test.slow();
                // Colours would be measured in the middle of a fade.
                await page.emulateMedia({ reducedMotion: "reduce" });
                await reach(page, t);
                await expect(page.locator("html")).toHaveAttribute("lang", language);
                // A colour does not depend on the language: each once in English, all in Swedish.
                const schemes = language === "sv" ? ["light", "dark"] : [];
                for (const [width, first] of [[1440, "light"], [360, "dark"]]) {
                    // So high that the bar at the lower edge covers nothing that could be scrolled free.
                    await page.setViewportSize({ width, height: 6000 });
                    for (const colorScheme of new Set([first, ...schemes])) {
                        await page.emulateMedia({ colorScheme });
                        await test.step(`${width} px, ${colorScheme}`, () => expectAccessible(page));
                    }
                    await page.setViewportSize({ width, height: 800 });
                    await expectFits(page);
                    await expectLargeTargets(page);
                }
                // 1280 px at 400 %.
                await page.setViewportSize({ width: 320, height: 256 });
                await expectFits(page);
                await spaceOut(page);
                await expectFits(page);
                await page.setViewportSize({ width: 1440, height: 800 });
                await expectFits(page);
                await page.emulateMedia({ forcedColors: "active" });
                await expect(page.locator("h1").first()).toBeVisible();
                await expectBordered(page);
                await expectReadable(page);
            });
        }
    });
}

/** Nothing needs scrolling sideways, and no text is cut off. */
async function expectFits(page) {
    const wide = await page.evaluate(() => {
        const root = document.scrollingElement;
        const found = [];
        if (root.scrollWidth > root.clientWidth) found.push(`page: ${root.scrollWidth} in ${root.clientWidth} px`);
        for (const element of document.querySelectorAll("body *")) {
            const box = element.getBoundingClientRect();
            if (!element.checkVisibility() || box.width <= 1 || element.closest(".g-skip")) continue;
            // A table of two dimensions may scroll in a box of its own (WCAG 1.4.10).
            if (element.closest(".g-heatmap")) continue;
            const name = `${element.tagName}.${element.className?.baseVal ?? element.className}`;
            if (box.right > root.clientWidth + 1 || box.left < -1) found.push(`${name} sticks out`);
            // A field scrolls.
            const cuts = /hidden|clip/.test(getComputedStyle(element).overflow) && !element.matches("svg, input");
            const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
            const cut = scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1;
            if (cuts && cut) found.push(`${name} is cut: ${element.innerText}`);
        }
        return found;
    });
    expect(wide).toEqual([]);
}

/** Whatever can be pressed is at least 24 by 24 px. A link in running text may be as low as its line. */
async function expectLargeTargets(page) {
    const small = await page.evaluate(() => {
        const pressed = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")];
        return pressed
            .map((element) => element.closest("label") ?? element)
            .filter((element) => element.checkVisibility() && !element.closest(".g-skip, dialog:not([open])"))
            .filter((element) => !(element.matches("a") && getComputedStyle(element).display === "inline"))
            .map((element) => [element.getBoundingClientRect(), element.outerHTML.slice(0, 120)])
            .filter(([box]) => box.width < 24 || box.height < 24)
            .map(([box, html]) => `${box.width} x ${box.height}: ${html}`);
    });
    expect(small).toEqual([]);
}

/** Spacing of text as in WCAG 1.4.12. */
async function spaceOut(page) {
    await page.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`
            * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
            p { margin-bottom: 2em !important; }
        `);
        document.adoptedStyleSheets = [sheet];
    });
}

/** Where the colours are the user's own, fields and filled buttons still have an edge. */
async function expectBordered(page) {
    const bare = await page.evaluate(() => {
        const framed = [...document.querySelectorAll(".g-button:not(.g-button-plain), .g-input, .g-level")];
        const visible = framed.filter((element) => element.checkVisibility());
        return visible.filter((it) => getComputedStyle(it).borderTopStyle === "none").map((it) => it.outerHTML);
    });
    expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
    expect(bare).toEqual([]);
}

/** Where the colours are the user's own, text stands out (axe takes a colour that is not the one shown). */
async function expectReadable(page) {
    const faint = await page.evaluate(() => {
        const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
        const linear = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
        const light = (colour) => {
            const [red, green, blue] = channels(colour).map((channel) => linear(channel / 255));
            return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const behind = (element) => {
            const colour = element ? getComputedStyle(element).backgroundColor : "rgb(255, 255, 255)";
            return channels(colour)[3] === 0 ? behind(element.parentElement) : colour;
        };
        const contrast = (element) => {
            const [dark, bright] = [getComputedStyle(element).color, behind(element)].map(light).sort((a, b) => a - b);
            return (bright + 0.05) / (dark + 0.05);
        };
        const hasText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        return [...document.querySelectorAll("body *")]
            .filter((it) => it.checkVisibility() && hasText(it) && !it.closest(":disabled") && contrast(it) < 4.5)
            .map((it) => `${contrast(it)}: ${it.outerHTML}`);
    });
    expect(faint).toEqual([]);
}
