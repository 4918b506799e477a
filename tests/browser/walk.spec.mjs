// With the Tab key alone: everything that can be used is reached, in order, visibly, and nothing holds the focus.
import { expect, test } from "./glapp.mjs";
import { openPage, pages } from "./steps.mjs";

/** Marks what can be used with a number, in the order of the page; how many there are. */
const mark = (page) =>
    page.evaluate(() => {
        // What scrolls in a box of its own is a stop too, so that the arrows reach it.
        const usable = "a[href], button, input, select, textarea, summary, [tabindex='0']";
        const groups = new Set();
        const all = [...document.querySelectorAll(usable)].filter((it) => {
            if (it.disabled || it.tabIndex < 0 || !it.checkVisibility({ visibilityProperty: true })) return false;
            // A group of radios is one stop, at the chosen one.
            if (it.type !== "radio") return true;
            const group = [...document.getElementsByName(it.name)];
            const stop = group.find((radio) => radio.checked) ?? group[0];
            return it === stop && !groups.has(it.name) && groups.add(it.name);
        });
        all.forEach((it, n) => (it.dataset.stop = n));
        return all.length;
    });

for (const [name, address] of Object.entries(pages)) {
    test(`${name}: every stop, in order, in sight`, async ({ page }) => {
        test.slow();
        await openPage(page, address);
        await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
        if (name === "take along") await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
        const count = await mark(page);
        expect(count).toBeGreaterThan(5);
        await page.evaluate(() => document.activeElement.blur());
        const seen = [];
        // A date has stops of its own within it: day, month, year, the calendar.
        for (let press = 0; seen.length < count && press < 4 * count; press++) {
            await page.keyboard.press("Tab");
            const at = await page.evaluate(() => {
                const it = document.activeElement;
                const look = getComputedStyle(it.closest(".g-file, .g-level, .g-choice, label") ?? it);
                const own = getComputedStyle(it);
                const ring = [look, own].some((style) => style.outlineStyle !== "none" && style.outlineWidth !== "0px");
                return { stop: it.dataset.stop, ring, what: it.outerHTML.slice(0, 90) };
            });
            if (!at.ring) throw new Error(`no visible focus on ${at.what}`);
            if (seen.at(-1) !== Number(at.stop)) seen.push(Number(at.stop));
        }
        expect(seen).toEqual(Array.from({ length: count }, (_, n) => n));
    });
}
