// What a screen reader is given: the accessibility tree of every page has names, roles and a sensible order.
import { expect, test } from "./glapp.mjs";
import { openExample, openPage, pages } from "./steps.mjs";

const papers = ["print", "agenda", "form"];
/** Roles that are nothing without a name. */
const named = /^(button|link|textbox|searchbox|combobox|radio|checkbox|spinbutton|img|dialog|table|figure|progressbar|meter)$/;

/** The tree as lines: depth, role and name. */
async function tree(page) {
    const text = await page.locator("body").ariaSnapshot();
    return text.split("\n").flatMap((line) => {
        // A line with a colon in it is quoted.
        const match = line.match(/^(\s*)- '?([a-z]+)(?: "((?:[^"\\]|\\.)*)")?(.*)$/);
        return match ? [{ depth: match[1].length / 2, role: match[2], name: match[3] ?? "", rest: match[4] }] : [];
    });
}

for (const [name, address] of Object.entries(pages)) {
    test(`${name}: names, roles and order`, async ({ page }) => {
        await openPage(page, address);
        // A paper has a title of its own, below that of the page it is shown on.
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(papers.includes(name) ? 2 : 1);
        const nodes = await tree(page);
        const roles = nodes.map(({ role }) => role);
        for (const landmark of ["banner", "navigation", "main", "contentinfo"]) expect(roles, landmark).toContain(landmark);
        expect(roles.indexOf("banner")).toBeLessThan(roles.indexOf("main"));
        expect(roles.indexOf("main")).toBeLessThan(roles.indexOf("contentinfo"));
        // A field may be named by what stands in it, a table by a heading before it: neither is required of those.
        const without = nodes.filter(({ role, name, rest }) => named.test(role) && !/^(table|figure|progressbar)$/.test(role) && !name && !/: \S/.test(rest));
        expect(without).toEqual([]);
        const headings = nodes.filter(({ role }) => role === "heading").map(({ rest }) => Number(rest.match(/level=(\d)/)?.[1]));
        expect(headings.every((level) => level >= 1 && level <= 4)).toBe(true);
        const main = headings.slice(headings.indexOf(1));
        main.forEach((level, n) => expect(level - (main[n - 1] ?? 0), `heading ${n + 1} of ${main}`).toBeLessThanOrEqual(1));
    });
}

test("a clause is told in the order in which it is answered", async ({ page }) => {
    await openExample(page, "forvaltningen", "assess", "4.1.2");
    const nodes = await tree(page);
    const place = (role, name) => nodes.findIndex((node) => node.role === role && name.test(node.name));
    const order = [
        place("heading", /^Vet ni vilka förändringar/),
        place("radio", /^0 Saknas/),
        place("radio", /^5 Omprövas och sprids/),
        place("combobox", /^Mål/),
        place("heading", /^Det här har staden/),
        place("heading", /^Underlag/),
    ];
    expect(order.every((at) => at >= 0), String(order)).toBe(true);
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const chosen = nodes.filter(({ role, name, rest }) => role === "radio" && /^\d /.test(name) && rest.includes("[checked]"));
    expect(chosen.map(({ name }) => name)).toEqual([expect.stringMatching(/^2 Planerat/)]);
});
