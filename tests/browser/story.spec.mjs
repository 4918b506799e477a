// The main job from end to end: a unit is assessed, its gap is seen, the file is taken out and in, the terminal agrees.
import { writeFileSync } from "node:fs";
import { expectPractices, expectSame, glapp, practices, shown } from "./figures.mjs";
import { expect, loaded, open, test } from "./glapp.mjs";
import { choose, documents, level, notice, onShelf, saved } from "./steps.mjs";

// Pictures of so long a way would take longer than the way.
test.use({ hasTouch: true, trace: { mode: "retain-on-failure", snapshots: false, screenshots: false } });

const unit = "Kultur och fritid";
const date = "2026-03-02";
const excluded = { id: "7.8", reason: "Vi äger inga patent, varumärken eller verk." };
// Left for another day, so that the result has bounds.
const later = ["9.2", "10.3"];
const noted = { id: "4.1.2", note: "Fråga ledningen i april: vem läser ”rapporten”?\nSe även 7.7." };
const proven = { id: "5.2.1", text: "Verksamhetsplan 2026", url: "https://example.org/plan?år=2026#mål" };

/** What the unit will say of a clause: some have a target of their own, some matter more, some less. */
function answer(id, place) {
    if (id === excluded.id) return { not_applicable: excluded.reason };
    if (later.includes(id)) return {};
    const rating = { level: (place * 5 + 2) % 6 };
    if (place % 7 === 3) rating.target = 5;
    if (place % 11 === 5) rating.target = 1;
    if (place % 5 === 1) rating.importance = 3;
    if (place % 8 === 4) rating.importance = 1;
    if (id === noted.id) rating.note = noted.note;
    if (id === proven.id) rating.evidence = [{ text: proven.text, url: proven.url }];
    return rating;
}

/** Ways to choose a level and to go on. */
const hands = [
    {
        choose: (page, number) => level(page, number).locator("xpath=..").getByText(/\S{3}/).first().click(),
        goOn: (page) => page.getByRole("link", { name: "Nästa fråga" }).click(),
    },
    {
        choose: (page, number) => level(page, number).locator("xpath=..").tap(),
        goOn: (page) => page.getByRole("link", { name: "Nästa fråga" }).tap(),
    },
    {
        choose: (page, number) => page.keyboard.press(`${number}`),
        goOn: (page) => page.keyboard.press("n"),
    },
];

/** Says of the clause that is shown what there is to say. */
async function rate(page, rating, hand) {
    if (rating.level !== undefined) {
        await hand.choose(page, rating.level);
        await expect(level(page, rating.level)).toBeChecked();
    }
    if (rating.not_applicable) {
        await page.getByRole("radio", { name: "Ej tillämpligt" }).locator("xpath=..").click();
        await page.getByLabel("Varför gäller det inte er?").fill(rating.not_applicable);
    }
    if (rating.target !== undefined) {
        const label = rating.target === 5 ? "5 Omprövas och sprids" : "1 Enstaka";
        await page.getByLabel("Mål", { exact: true }).selectOption({ label });
    }
    if (rating.importance) {
        await page.getByLabel("Vikt").selectOption({ label: rating.importance === 3 ? "Hög" : "Låg" });
    }
    if (rating.note) await page.getByLabel("Anteckning").fill(rating.note);
    for (const practice of rating.practices ?? []) {
        await page.getByRole("checkbox", { name: practices.get(practice).name.sv }).check();
    }
    for (const { text, url } of rating.evidence ?? []) {
        await page.getByLabel("Vad visar det?").first().fill(text);
        await page.getByLabel("Länk").first().fill(url);
        await expect(page.getByRole("link", { name: text })).toHaveAttribute("href", url);
    }
    // What is a key for the next clause must not be a letter in a field.
    await page.evaluate(() => document.activeElement.blur());
}

test("a unit is assessed, its gap is seen, and the file holds it all", async ({ context, page }) => {
    test.setTimeout(180_000);
    const clauses = (await glapp("catalogue", "iso-56002:2019")).clauses.filter((clause) => clause.assessable);
    const coverage = await glapp("coverage", "--as-of", date);
    expect(clauses).toHaveLength(52);
    const ratings = Object.fromEntries(clauses.map(({ id }, place) => [id, answer(id, place)]));
    const ticked = coverage.clauses.filter(({ id }) => ratings[id].level >= 2).flatMap(({ id, practices }) => {
        const strong = practices.find((it) => it.active && it.strength !== "supporting");
        return strong ? [[id, strong.id]] : [];
    });
    for (const [id, practice] of ticked.slice(0, 6)) ratings[id].practices = [practice];
    expect(ticked.length).toBeGreaterThan(5);

    await test.step("begin", async () => {
        await open(page);
        await page.getByLabel("Enhetens namn").fill(unit);
        await page.getByLabel("Slag av enhet").selectOption("Nämnd");
        await page.getByLabel("Organisation").fill("Exempelstaden");
        await page.getByLabel("Datum").fill(date);
        await page.getByLabel("Mål för alla avsnitt").selectOption("4 Följs upp");
        await page.getByRole("button", { name: "Börja skatta" }).click();
    });

    await test.step("all 52 clauses by mouse, touch and keys in turn", async () => {
        for (const [place, { id }] of clauses.entries()) {
            await expect(page.getByText(`Fråga ${place + 1} av 52`)).toBeVisible();
            await expect(page).toHaveURL(new RegExp(`/${id.replaceAll(".", "\\.")}$`));
            await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
            const hand = hands[place % hands.length];
            await rate(page, ratings[id], hand);
            if (place < 51) await hand.goOn(page);
        }
        await expect(page.getByText("49 av 51 besvarade", { exact: true })).toBeVisible();
        await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
    });

    await page.close();
    page = await context.newPage();

    await test.step("in a new tab everything is there", async () => {
        await open(page);
        await expect(onShelf(page, unit)).toContainText("49 av 51 besvarade (96 %)");
        await onShelf(page, unit).getByRole("link", { name: "Fortsätt" }).click();
        await expect(page).toHaveURL(/\/9\.2$/); // The first one without an answer.
        const [document] = await documents(page);
        const said = Object.fromEntries(Object.entries(ratings).filter(([, rating]) => Object.keys(rating).length > 0));
        expect(document).toMatchObject({ date, target: 4, stage: "individual", state: "draft", catalogue: "iso-56002:2019" });
        expect(document.unit).toEqual({ name: unit, kind: "namnd", organisation: "Exempelstaden" });
        expect(document.ratings).toEqual(said);
        await expectSeen(page, clauses, ratings);
    });

    let result;
    await test.step("the result", async () => {
        await page.getByRole("link", { name: "Resultat", exact: true }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Ni ligger på \d,\d av 5\.$/);
        await expect(page.getByText("49 av 51 avsnitt är besvarade.")).toBeVisible();
        result = await shown(page);
        expect(result.excluded).toEqual([expect.stringMatching(`^${excluded.id} .*: ${excluded.reason}$`)]);
    });

    const file = await test.step("out to a file", () => saved(page, page.getByRole("button", { name: "Exportera till fil" }).first()));
    expect(file.name).toBe(`kultur-och-fritid-${date}.glapp.json`);

    await test.step("erased", async () => {
        await page.getByRole("link", { name: "Start", exact: true }).click();
        await onShelf(page, unit).getByRole("button", { name: "Radera" }).click();
        await expect(notice(page)).toContainText(`”${unit}” är raderad ur den här webbläsaren.`);
        await expect(page.getByText("Inga än.")).toBeVisible();
        expect(await documents(page)).toEqual([]);
    });

    await test.step("in from the file: the same result", async () => {
        await choose(page, { [file.name]: file.text });
        await expect(notice(page)).toContainText(`”${unit}” är öppnad`);
        await onShelf(page, unit).getByRole("link", { name: "Se resultat" }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText(result.heading);
        expect(await shown(page)).toEqual(result);
    });

    await test.step("the terminal says the same", async () => {
        const path = test.info().outputPath(file.name);
        writeFileSync(path, file.text);
        const analysis = await glapp("gap", path);
        expect(analysis).toMatchObject({ date, unit: { name: unit }, total: { rated: 49, applicable: 51 } });
        expect(analysis.priorities.length).toBeGreaterThan(20);
        expectSame(result, analysis);
        const used = Object.fromEntries(Object.entries(ratings).map(([id, rating]) => [id, rating.practices]));
        expectPractices(result, analysis, coverage, used);
        const advice = new Set(analysis.clauses.map((clause) => clause.advice));
        for (const verb of ["use", "revive", "build", "sustain", "share", "rest"]) expect(advice).toContain(verb);
    });
    await loaded(page);
});

/** Expects the list of clauses and the particular ones to show what was said before. */
async function expectSeen(page, clauses, ratings) {
    const items = page.getByRole("navigation", { name: "Avsnitt" }).locator("li");
    const spoken = ({ id }) => {
        const { level, not_applicable } = ratings[id];
        return not_applicable ? "ej tillämpligt" : level === undefined ? "ej besvarat" : `nivå ${level}`;
    };
    await expect(items).toHaveText(clauses.map((clause) => new RegExp(`${clause.id} .*, ${spoken(clause)}$`)));
    const show = (id) => page.evaluate((id) => (location.hash = location.hash.replace(/[^/]*$/, id)), id);
    await show(excluded.id);
    await expect(page.getByLabel("Varför gäller det inte er?")).toHaveValue(excluded.reason);
    await show(noted.id);
    await expect(page.getByLabel("Anteckning")).toHaveValue(noted.note);
    await show(proven.id);
    await expect(page.getByRole("link", { name: proven.text })).toHaveAttribute("href", proven.url);
    for (const [id, rating] of Object.entries(ratings)) {
        for (const practice of rating.practices ?? []) {
            await show(id);
            await expect(page.getByRole("checkbox", { name: practices.get(practice).name.sv })).toBeChecked();
        }
    }
}
