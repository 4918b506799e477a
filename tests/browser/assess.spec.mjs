// The page people live in: rounds, pace, filter, search, practices, actions, and what is said to screen readers.
import { AxeBuilder } from "@axe-core/playwright";
import { readdirSync } from "node:fs";
import { expect, expectAccessible, open, test } from "./glapp.mjs";
import { begin, documents, file, level, openExample, reload, shelve, stored } from "./steps.mjs";

const catalogue = () => {
    const parts = ["04", "05", "06", "07", "08", "09", "10"];
    return parts.flatMap((part) => JSON.parse(file(`catalogues/iso-56002-2019/chapter-${part}.json`)).clauses);
};
const leaves = () => catalogue().filter((clause) => clause.question);
const short = () => leaves().filter((clause) => clause.short_round);

const list = (page) => page.getByRole("navigation", { name: "Avsnitt" });
const heading = (page) => page.getByRole("heading", { level: 1 });
const shown = (page) => list(page).locator("li:not([hidden]) > a[href*='/assess/']:visible");

/** A new assessment with these ratings, opened at a clause. */
async function openWith(page, ratings, clause = "", more = {}) {
    const document = {
        format: "glapp/assessment",
        version: 1,
        id: "x",
        catalogue: "iso-56002:2019",
        unit: { name: "Exempelenheten (påhittad)", kind: "other" },
        date: "2023-06-01",
        stage: "individual",
        state: "draft",
        assessors: [],
        ratings,
        actions: [],
        modified: "2023-06-01T12:00:00Z",
        ...more,
    };
    await shelve(page, { x: JSON.stringify(document) });
    await open(page, `#/assess/x${clause && `/${clause}`}`);
}

/** The document that is stored, once a change has been saved. */
async function kept(page, seen) {
    await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
    await expect.poll(async () => seen((await documents(page))[0])).toBeTruthy();
    return (await documents(page))[0];
}

test("the short round is chosen at the start, walked through, and remembered", async ({ page }) => {
    await open(page);
    await page.getByRole("radio", { name: "Kort omgång (14)" }).check();
    await begin(page, "Staben");
    const clauses = short();
    expect(clauses).toHaveLength(14);
    await expect(page.getByText("0 av 14 besvarade", { exact: true })).toBeVisible();
    for (const [place, clause] of clauses.entries()) {
        await expect(page.getByText(`Fråga ${place + 1} av 14`)).toBeVisible();
        await expect(page).toHaveURL(new RegExp(`/${clause.id.replaceAll(".", "\\.")}$`));
        if (place < 13) await page.getByRole("link", { name: "Nästa fråga" }).click();
    }
    await expect(page.getByRole("link", { name: "Till resultatet" })).toBeVisible();
    await page.getByRole("link", { name: "Föregående" }).click();
    await expect(page.getByText("Fråga 13 av 14")).toBeVisible();

    await reload(page);
    await expect(page.getByText("Fråga 13 av 14")).toBeVisible();
    await page.keyboard.press("s");
    await expect(page.getByRole("radio", { name: "Alla (52)" })).toBeChecked();
    const place = leaves().findIndex((clause) => clause.id === clauses[12].id) + 1;
    await expect(page.getByText(`Fråga ${place} av 52`)).toBeVisible();
    expect(Object.keys(await stored(page)).filter((key) => key.startsWith("glapp.round."))).toEqual([]);
    // A clause outside the round can still be gone to, and says so.
    await page.keyboard.press("s");
    const outside = leaves().find((clause) => !clause.short_round);
    const [{ id }] = await documents(page);
    await page.goto(`./#/assess/${id}/${outside.id}`);
    await expect(page.getByText("Utanför den korta omgången")).toBeVisible();
});

test("the result is the same arithmetic in either round", async ({ page }) => {
    const ratings = Object.fromEntries(short().map((clause) => [clause.id, { level: 2 }]));
    await openWith(page, ratings);
    await page.keyboard.press("s");
    await expect(page.getByText("14 av 14 besvarade", { exact: true })).toBeVisible();
    const told = async () => {
        await page.getByRole("link", { name: "Resultat", exact: true }).click();
        await expect(heading(page)).toHaveText(/^Ni ligger på/);
        const text = await page.locator("article.g-result").innerText();
        await page.goBack();
        await expect(level(page, 0)).toBeVisible();
        return text;
    };
    const afterShort = await told();
    expect(afterShort).toContain("14 av 52");
    await page.keyboard.press("s");
    await expect(page.getByText("14 av 52 besvarade", { exact: true })).toBeVisible();
    expect(await told()).toBe(afterShort);
});

test("the time left follows the person's own pace", async ({ page }) => {
    await page.clock.install({ time: "2026-03-02T12:00:00Z" });
    await openWith(page, {});
    await expect(page.getByText("ca 65 min kvar")).toBeVisible();
    for (const seconds of [30, 30, 30, 30]) {
        await page.keyboard.press("2");
        await expect(level(page, 2)).toBeChecked();
        await page.clock.runFor(seconds * 1000);
        await page.keyboard.press("n");
        await expect(level(page, 2)).not.toBeChecked();
    }
    await expect(page.getByText("ca 25 min kvar")).toBeVisible(); // 48 clauses of 30 s
    // To change an answer shows no pace, nor does a pause.
    await page.keyboard.press("p");
    for (const key of ["3", "4", "3", "4", "3", "4"]) await page.keyboard.press(key);
    await page.clock.runFor(3600 * 1000);
    await expect(page.getByText("ca 25 min kvar")).toBeVisible();
    await page.keyboard.press("s");
    await expect(page.getByText(/^ca [1-7] min kvar$/)).toBeVisible();
});

test("the list shows what is asked for", async ({ page }) => {
    await openWith(
        page,
        {
            "4.1.1": { level: 1 },
            "4.1.2": { level: 4 },
            "4.1.3": { note: "Fråga Anna" },
            "4.2": { not_applicable: "Inte vi" },
        },
        "10.3",
    );
    const numbers = async () => (await shown(page).allInnerTexts()).map((text) => text.match(/\d+(\.\d+)+/)[0]);
    for (const [name, expected] of [
        ["Med glapp", ["4.1.1", "10.3"]],
        ["Utan underlag", ["4.1.2", "10.3"]],
        ["Med anteckning", ["4.1.3", "10.3"]],
    ]) {
        await page.getByLabel("Visa", { exact: true }).selectOption(name);
        // The clause that one stands at is always there.
        await expect.poll(numbers).toEqual(expected);
        await expect(list(page).getByRole("status")).toHaveText("Visar 1 av 52 avsnitt");
    }
    await page.getByLabel("Visa", { exact: true }).selectOption("Ej besvarade");
    await expect(list(page).getByRole("status")).toHaveText("Visar 49 av 52 avsnitt");
    await expect.poll(async () => (await numbers()).slice(0, 3)).toEqual(["4.1.3", "4.3", "4.4.1"]);
    // What has been answered goes when one goes on.
    await heading(page).focus();
    await page.keyboard.press("2");
    await expect(list(page).getByRole("status")).toHaveText("Visar 48 av 52 avsnitt");
    await page.keyboard.press("p");
    await expect.poll(async () => (await numbers()).includes("10.3")).toBe(false);
    // Neither language nor clause changes what is shown.
    await page.getByRole("button", { name: "In English" }).click();
    await expect(page.getByLabel("Show", { exact: true })).toHaveValue("1");
    await expect(page.getByRole("status").filter({ hasText: "Showing 48 of 52" })).toBeVisible();
});

test("clauses and words are searched", async ({ page }) => {
    await openExample(page, "forvaltningen");
    const search = page.getByRole("searchbox", { name: "Sök i avsnitt och ord" });
    await page.keyboard.press("/");
    await expect(search).toBeFocused();
    await page.keyboard.type("9.1.2");
    const hits = list(page).locator(".g-hits li");
    await expect(hits.first()).toContainText("9.1.2");
    await expect(list(page).getByRole("status")).toHaveText(/träff/);
    await hits.first().getByRole("link").click();
    await expect(page).toHaveURL(/\/9\.1\.2$/);
    await expect(heading(page)).toBeFocused();
    // What was searched for stays, also in the other language; a descriptor is found and shown.
    const descriptor = leaves()[20].levels[4].sv;
    await search.fill(descriptor.toUpperCase());
    await expect(hits.first()).toContainText(`4 ${descriptor}`);
    await expect(hits).toHaveCount(1);
    await search.fill("zzzz");
    await expect(list(page).getByRole("status")).toContainText("Inga träffar");
    await search.fill("");
    await expect(hits).toHaveCount(0);
    await expect(shown(page).first()).toBeVisible();
    // A word leads to its place in the handbook.
    const terms = JSON.parse(file("terms/goteborg.json")).terms;
    const term = terms.find((it) => it.name.sv.length > 8);
    await search.fill(term.name.sv);
    await hits.filter({ hasText: "Ord i handboken" }).first().getByRole("link").click();
    await expect(page).toHaveURL(/#\/handbook\/term-/);
    await expect(page.getByRole("heading", { level: 3, name: term.name.sv, exact: true })).toBeInViewport();
});

test("a practice is used in the whole unit: set once, marked as inherited, taken back at once", async ({ page }) => {
    // One of the city's that is active on the day and linked to several clauses.
    const all = readdirSync(new URL("../../assessments/practices/goteborg", import.meta.url));
    const practices = all.flatMap((name) => JSON.parse(file(`practices/goteborg/${name}`)).practices ?? []);
    const practice = practices.find(
        ({ status, period, clauses }) => status === "active" && !period?.to && clauses.length > 2 && clauses.length < 6,
    );
    const [{ id: here }, { id: other }] = practice.clauses;
    const clauses = practice.clauses.map(({ id }) => id).sort();
    await openWith(page, {}, here);
    const row = page.locator(".g-practice").filter({ hasText: practice.name.sv });
    const throughout = row.getByRole("checkbox", { name: `Används i hela enheten (${clauses.length} avsnitt)` });
    await expect(throughout).toBeHidden();
    await row.getByRole("checkbox").first().check();
    await expect(throughout).not.toBeChecked();
    await throughout.check();
    await expect(throughout).toBeFocused();
    await expect(row).toContainText("ärvs av alla avsnitt");
    // It stands at each clause that it is linked to, and answers none of them.
    const { ratings } = await kept(page, ({ ratings }) => Object.keys(ratings ?? {}).length > 1);
    expect(ratings).toEqual(Object.fromEntries(clauses.map((clause) => [clause, { practices: [practice.id] }])));
    await expect(page.getByText("0 av 52 besvarade", { exact: true })).toBeVisible();
    // Seen at another of them. Not in the whole unit any more: here alone.
    await page.goto(`./#/assess/x/${other}`);
    await expect(row).toContainText("ärvs av alla avsnitt");
    await throughout.uncheck();
    await expect(throughout).toBeFocused();
    await expect(row).not.toContainText("ärvs av alla avsnitt");
    await kept(page, ({ ratings }) => Object.keys(ratings).join() === other);
    // Each was one edit.
    const undo = page.getByRole("button", { name: "Ångra", exact: true });
    await undo.click();
    await kept(page, ({ ratings }) => Object.keys(ratings).length === clauses.length);
    await undo.click();
    await kept(page, ({ ratings }) => Object.keys(ratings).join() === here);
    await undo.click();
    await kept(page, ({ ratings }) => Object.keys(ratings ?? {}).length === 0);
    await expect(undo).toBeDisabled();
});

test("the unit adds practices of its own", async ({ page }) => {
    await openWith(page, { "4.1.1": { level: 4 } }, "4.1.1");
    const add = page.getByLabel("Lägg till ett eget arbetssätt");
    const name = "Idéfika <b>& labb</b> 💡";
    await expect(page.getByText("utan underlag eller arbetssätt")).toBeVisible();
    await add.fill(` ${name} `);
    await page.keyboard.press("Enter");
    await expect(add).toHaveValue("");
    await expect(add).toBeFocused();
    const box = page.getByRole("checkbox", { name, exact: true });
    await expect(box).toBeChecked();
    await expect(page.getByText("utan underlag eller arbetssätt")).toBeHidden();
    const document = await kept(page, ({ ratings }) => ratings["4.1.1"].practices);
    expect(document.ratings["4.1.1"].practices).toEqual([name]);
    // Another clause offers it.
    await heading(page).focus();
    await page.keyboard.press("n");
    await expect(page.getByText("Fråga 2 av 52")).toBeVisible();
    await expect(box).not.toBeChecked();
    await box.check();
    await kept(page, ({ ratings }) => ratings["4.1.2"]?.practices.join() === name);
    await box.uncheck();
    await expect(box).toBeVisible();
    await expect(box).toBeFocused();
    // Nothing is added by nothing; the city's own name is the city's.
    await add.fill("  ");
    await page.keyboard.press("Enter");
    const city = (await page.locator(".g-practice .g-check > span").first().innerText()).split("\n")[0].trim();
    await add.fill(city.toUpperCase());
    await page.keyboard.press("Enter");
    await expect(page.getByRole("checkbox").first()).toBeChecked();
    const after = await kept(page, ({ ratings }) => ratings["4.1.2"]?.practices);
    expect(after.ratings["4.1.2"].practices).toHaveLength(1);
    expect(after.ratings["4.1.2"].practices[0]).toMatch(/^[a-z0-9-]+$/);
});

test("the key that leads to a field leads there at once: the next one may be meant for it", async ({ page }) => {
    await openWith(page, {}, "4.1.2");
    const focused = (key) =>
        page.evaluate((key) => {
            document.activeElement.blur();
            document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
            return document.activeElement.closest("[id]").id;
        }, key);
    expect(await focused("c")).toBe("g-note");
    expect(await focused("a")).toBe("g-actions");
});

test("an action is written on the spot, changed and removed", async ({ page }) => {
    await openWith(page, {}, "4.1.2");
    await page.keyboard.press("a");
    await page.keyboard.type("Bjud in grannarna n s f /");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Eva");
    await page.getByLabel("När?").first().fill("2026-09-30");
    const { actions } = await kept(page, ({ actions }) => actions?.[0]?.due);
    expect(actions).toEqual([
        { id: expect.any(String), clause: "4.1.2", text: "Bjud in grannarna n s f /", owner: "Eva", due: "2026-09-30", status: "open" },
    ]);
    await reload(page);
    const what = page.getByLabel("Vad ska ni göra?");
    await expect(what).toHaveCount(2);
    await expect(what.first()).toHaveValue("Bjud in grannarna n s f /");
    await what.first().fill("Bjud in dem");
    await kept(page, ({ actions }) => actions[0].text === "Bjud in dem" && actions[0].id);
    // It belongs to its clause.
    await page.goto("./#/assess/x/4.1.1");
    await expect(what).toHaveCount(1);
    await expect(what).toHaveValue("");
    await page.goto("./#/assess/x/4.1.2");
    await page.getByRole("button", { name: "Ta bort Bjud in dem" }).click();
    await expect(what).toHaveCount(1);
    await expect(what).toBeFocused();
    await kept(page, ({ actions }) => (actions ?? []).length === 0);
    // What is taken back is shown where it was.
    await page.goto("./#/assess/x/9.2");
    await page.getByRole("button", { name: "Ångra", exact: true }).click();
    await expect(page).toHaveURL(/\/4\.1\.2$/);
    await expect(what.first()).toHaveValue("Bjud in dem");
    // A row that was left empty goes when it is left.
    await page.getByRole("button", { name: "Ångra", exact: true }).click();
    await what.first().fill("");
    await page.getByLabel("Vem?").first().fill("");
    await page.getByLabel("När?").first().fill("");
    await page.getByLabel("Anteckning").focus();
    await expect(what).toHaveCount(1);
});

test("evidence becomes a link only when it is plainly an address of the web", async ({ page }) => {
    const evidence = [
        { text: "Plan", url: "https://example.org/?a=b" },
        { text: "Skadlig", url: "javascript:alert(1)" },
        { text: "Fil", url: "G:\\Mapp\\plan.docx" },
        { text: "=HYPERLINK(\"https://x\")", url: "data:text/html,x" },
    ];
    await openWith(page, { "4.1.1": { evidence } }, "4.1.1");
    const links = page.locator("#g-evidence a");
    await expect(links).toHaveCount(1);
    await expect(links).toHaveAttribute("href", "https://example.org/?a=b");
    await expect(links).toHaveAttribute("target", "_blank");
    await expect(links).toHaveAttribute("rel", /noopener/);
    await page.getByRole("button", { name: "Ta bort Skadlig" }).click();
    await expect(page.getByLabel("Vad visar det?")).toHaveCount(4);
    await expect(page.getByLabel("Vad visar det?").last()).toBeFocused();
});

test("“not applicable” without a reason yet is there in the other language too", async ({ page }) => {
    await openWith(page, { "4.1.1": { level: 3 } }, "4.1.1");
    await page.getByRole("radio", { name: "Ej tillämpligt" }).check();
    await page.getByRole("button", { name: "In English" }).click();
    await expect(page.getByRole("radio", { name: "Not applicable" })).toBeChecked();
    await expect(page.getByLabel("Why does it not concern you?")).toHaveValue("");
    // The earlier answer holds until there is one.
    await page.getByRole("button", { name: "På svenska" }).click();
    expect((await documents(page))[0].ratings["4.1.1"]).toEqual({ level: 3 });
    await page.getByLabel("Varför gäller det inte er?").fill("Inte vi");
    await kept(page, ({ ratings }) => ratings["4.1.1"].not_applicable === "Inte vi");
    await level(page, 3).check();
    await page.getByRole("radio", { name: "Ej tillämpligt" }).check();
    await heading(page).focus();
    await page.keyboard.press("3");
    await expect(level(page, 3)).toBeChecked();
});

test("each question has a heading of its own that gets the focus and says where one is", async ({ page }) => {
    await openExample(page, "forvaltningen", "assess", "4.1.1");
    await heading(page).evaluate((node) => (node.dataset.first = "yes"));
    await heading(page).focus();
    await page.keyboard.press("n");
    await expect(page.getByText("Fråga 2 av 52")).toBeVisible();
    await expect(heading(page)).toBeFocused();
    await expect(heading(page)).not.toHaveAttribute("data-first");
    await expect(heading(page)).toHaveAccessibleDescription(/4\.1\.2 .+ Fråga 2 av 52/);
});

test("every key of the overlay does what it says", async ({ page }) => {
    await openExample(page, "forvaltningen", "assess", "4.1.1");
    await heading(page).focus();
    for (const [key, target] of [
        ["f", page.getByLabel("Visa", { exact: true })],
        ["/", page.getByRole("searchbox")],
        ["a", page.getByLabel("Vad ska ni göra?").last()],
        ["c", page.getByLabel("Anteckning")],
    ]) {
        await heading(page).focus();
        await page.keyboard.press(key);
        await expect(target).toBeFocused();
        await expect(target).not.toHaveValue(key);
    }
    await heading(page).focus();
    await page.keyboard.press("?");
    const said = await page.getByRole("dialog").locator("kbd").allInnerTexts();
    expect(said).toEqual(["0–5", "n", "p", "s", "f", "/", "a", "c", "Ctrl Z", "Ctrl Y", "?"]);
});

test.describe("on a telephone", () => {
    test.use({ viewport: { width: 360, height: 740 } });

    test("the clauses are in a sheet, the two buttons at the lower edge", async ({ page }) => {
        await openExample(page, "forvaltningen", "assess", "4.1.1");
        const steps = page.locator(".g-steps");
        const edge = await steps.evaluate((node) => Math.round(innerHeight - node.getBoundingClientRect().bottom));
        expect(edge).toBe(0);
        const sheet = page.locator("#g-clauses");
        await expect(sheet).toBeHidden();
        const button = page.getByRole("button", { name: /^Avsnitt/ });
        await button.click();
        await expect(sheet).toBeVisible();
        // Of the page behind, the sheet may cover whatever it will.
        const { violations } = await new AxeBuilder({ page }).include("#g-clauses").analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
        await page.keyboard.press("Escape");
        await expect(sheet).toBeHidden();
        await expect(button).toBeFocused();
        await button.click();
        await page.getByRole("button", { name: "Stäng" }).click();
        await expect(sheet).toBeHidden();
        await button.click();
        await list(page).getByRole("link", { name: /^4\.1\.3/ }).or(list(page).getByRole("link", { name: /4\.1\.3/ })).first().click();
        await expect(sheet).toBeHidden();
        await expect(page.getByText("Fråga 3 av 52")).toBeVisible();
        await expect(heading(page)).toBeFocused();
        await page.keyboard.press("/");
        await expect(page.getByRole("searchbox")).toBeFocused();
    });

    test("nothing is wider than the window and the header takes two lines at most", async ({ page }) => {
        await openExample(page, "forvaltningen", "assess", "4.1.1");
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(360);
        const tops = await page
            .locator(".g-brand, .g-nav a:visible, .g-header > .g-button")
            .evaluateAll((nodes) => nodes.map((node) => Math.round(node.getBoundingClientRect().top / 20)));
        expect(new Set(tops).size).toBeLessThanOrEqual(2);
    });
});

test("the page has no violations that axe can find, with a search, a filter and actions", async ({ page }) => {
    await openWith(page, { "4.1.1": { level: 2, practices: ["Eget"] } }, "4.1.1", {
        actions: [{ id: "a", clause: "4.1.1", text: "Gör", owner: "Eva", due: "2026-01-01", status: "open" }],
    });
    await expectAccessible(page);
    await page.getByRole("searchbox").fill("ledning");
    await expect(list(page).locator(".g-hits li").first()).toBeVisible();
    await expectAccessible(page);
});

test("a level that is chosen leaves the page's language alone, which the browser would compute every style anew for", async ({ page }) => {
    await openExample(page, "forvaltningen", "assess", "4.1.1");
    await page.evaluate(() => {
        window.languages = 0;
        const note = (all) => (window.languages += all.length);
        new MutationObserver(note).observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
    });
    for (const key of "0123") {
        await page.keyboard.press(key);
        await expect(level(page, Number(key))).toBeChecked();
    }
    expect(await page.evaluate(() => window.languages)).toBe(0);
    await page.getByRole("button", { name: "In English" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    expect(await page.evaluate(() => window.languages)).toBe(1);
});
