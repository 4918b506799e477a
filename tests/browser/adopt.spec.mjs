// Draft and adopted: adopting, what is locked then, going on next year, and what has changed since.
import { expect, expectAccessible, open, test } from "./glapp.mjs";
import { documents, example, idOf, level, notice, onShelf, openExample, reload, shelve, stored } from "./steps.mjs";

const draft = JSON.parse(example("forvaltningen"));
const why = "Skattningen fastställdes 2026-06-01 av Ledningsgruppen. Därför går den inte att ändra.";

async function adopt(page, by = "Ledningsgruppen") {
    await page.getByRole("button", { name: "Fastställ", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Fastställ skattningen" });
    await dialog.getByLabel("Fastställd den").fill("2026-06-01");
    await dialog.getByLabel("Fastställd av").fill(by);
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
}
const only = async (page) => (await documents(page))[0];

test("adopting asks for a day and a name, and says what it means", async ({ page }) => {
    await openExample(page, "forvaltningen", "result");
    await page.getByRole("button", { name: "Fastställ", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("inte att ändra");
    await expect(dialog).toContainText("2 avsnitt saknar svar, och så förblir det.");
    await dialog.getByLabel("Fastställd den").fill("");
    await dialog.getByRole("button", { name: "Fastställ" }).click();
    await expect(dialog.getByRole("alert").filter({ hasText: /./ })).toHaveText([/Skriv ett datum som finns/, "Skriv vem som fastställer skattningen."]);
    await expect(dialog.getByLabel("Fastställd den")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByText("Därför går den inte att ändra.")).toBeHidden();
    expect(await only(page)).toEqual(draft);
});

test("adopted: every field is locked with the reason said, here, after a reload and in the list", async ({ page }) => {
    await openExample(page, "forvaltningen", "assess", "4.1.2");
    await adopt(page);
    await expect(page.locator("#g-adopted")).toBeFocused();
    const locked = async () => {
        await expect(page.getByText(why)).toBeVisible();
        const fields = page.locator("main :is(.g-question, .g-side) :is(input, select, textarea)");
        expect(await fields.count()).toBeGreaterThan(10);
        for (const field of await fields.all()) await expect(field).toBeDisabled();
        await expect(page.getByRole("button", { name: "Uppgifter", exact: true })).toBeDisabled();
        await expect(page.getByRole("button", { name: "Fastställ", exact: true })).toHaveCount(0);
    };
    await locked();
    await expect.poll(async () => (await only(page)).state).toBe("adopted");
    expect(await only(page)).toMatchObject({ adopted: { date: "2026-06-01", by: "Ledningsgruppen" }, ratings: draft.ratings });
    const before = (await only(page)).ratings;
    await page.keyboard.press("5");
    await reload(page);
    await locked();
    await expect(page.getByRole("button", { name: "Ångra fastställandet" })).toBeHidden();
    expect((await only(page)).ratings).toEqual(before);
    await page.getByRole("link", { name: "Resultat" }).click();
    await expect(page.getByText(why)).toBeVisible();
    await expect(page.getByText("fastställd 2026-06-01 av Ledningsgruppen").first()).toBeVisible();
    await page.getByRole("link", { name: "Start", exact: true }).click();
    const row = onShelf(page, draft.unit.name);
    await expect(row).toContainText("fastställd 2026-06-01 av Ledningsgruppen");
    await expect(row.getByRole("button", { name: "Byt namn" })).toHaveCount(0);
});

test("adopting can be taken back until the page is left", async ({ page }) => {
    await openExample(page, "forvaltningen", "assess", "4.1.2");
    await level(page, 5).click();
    await adopt(page);
    await expect.poll(async () => (await only(page)).state).toBe("adopted");
    await page.getByRole("button", { name: "Ångra fastställandet" }).click();
    await expect(page.getByText(why)).toBeHidden();
    await expect(level(page, 5)).toBeEnabled();
    await expect.poll(async () => (await only(page)).state).toBe("draft");
    expect((await only(page)).adopted).toBeUndefined();
    // What was done before can be taken back as ever.
    await page.getByRole("button", { name: "Ångra", exact: true }).click();
    await expect(level(page, draft.ratings["4.1.2"].level)).toBeChecked();

    await adopt(page);
    await expect.poll(async () => (await only(page)).state).toBe("adopted");
    await page.getByRole("link", { name: "Start", exact: true }).click();
    await onShelf(page, draft.unit.name).getByRole("link", { name: "Läs svaren" }).click();
    await expect(page.getByText(why)).toBeVisible();
    await expect(page.getByRole("button", { name: "Ångra fastställandet" })).toBeHidden();
    await expect(page.getByRole("button", { name: "Ångra", exact: true })).toBeDisabled();
});

test("going on: a new draft with the answers, which is compared with the last", async ({ page }) => {
    await page.clock.setFixedTime("2027-03-01T09:00:00+01:00");
    const text = example("namnden");
    const old = JSON.parse(text);
    await shelve(page, { [old.id]: text });
    await open(page);
    await onShelf(page, old.unit.name).getByRole("button", { name: "Fortsätt som ny skattning" }).click();
    await expect(page.getByRole("radio", { name: "0 Saknas" })).toBeEnabled();
    const next = (await documents(page)).find((it) => it.id !== old.id);
    const { adopted, modified, ...kept } = old;
    const actions = (old.actions ?? []).filter((it) => !["done", "dropped"].includes(it.status));
    const expected = { ...kept, id: next.id, date: "2027-03-01", stage: "individual", state: "draft", continues: old.id, actions };
    if (actions.length === 0) delete expected.actions;
    delete next.modified;
    expect(next).toEqual(expected);
    expect((await stored(page))[`glapp.assessment.${old.id}`]).toBe(text);

    const clause = Object.keys(old.ratings).find((id) => id.startsWith("4.") && old.ratings[id].level < 5);
    await page.goto(`./#/assess/${next.id}/${clause}`);
    await level(page, old.ratings[clause].level + 1).click();
    const excluded = Object.keys(old.ratings).find((id) => id.startsWith("5.") && old.ratings[id].level !== undefined);
    await page.goto(`./#/assess/${next.id}/${excluded}`);
    await page.getByRole("radio", { name: "Ej tillämpligt" }).check();
    await page.getByLabel("Varför gäller det inte er?").fill("Har flyttat");
    await page.getByRole("link", { name: "Resultat" }).click();
    const trend = page.locator("#trend");
    await expect(trend).toHaveText("Sedan förra gången");
    await expect(page.getByText("Nivåerna 2026-05-04 och 2027-03-01.")).toBeVisible();
    const row = page.locator("#trend ~ table").first().getByRole("row", { name: /^4 / });
    await expect(row).toContainText(/\+0,\d/);
    await expect(page.getByText("Ändrad omfattning.")).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: `${excluded} ` }).filter({ hasText: "→ ej tillämpligt" })).toBeVisible();
    await page.getByText("1 avsnitt har ändrats").click();
    const changed = page.getByRole("row", { name: new RegExp(`^${clause.replaceAll(".", "\\.")} `) }).filter({ hasText: "+1" });
    await expect(changed).toBeVisible();
    await expect(page.locator("#g-f-radar")).toContainText("förra gången (2026-05-04)");
    await expectAccessible(page);
});

test("where the last one is not here, that is said and nothing is made up", async ({ page }) => {
    const text = JSON.stringify({ ...draft, continues: "elsewhere" });
    await shelve(page, { [draft.id]: text });
    await open(page, `#/result/${draft.id}`);
    await expect(page.getByText("fortsätter en tidigare, som inte finns i den här webbläsaren")).toBeVisible();
    await expect(page.locator("#trend")).toHaveCount(0);
    // Nor is one compared with itself.
    const itself = JSON.stringify({ ...draft, continues: draft.id });
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [`glapp.assessment.${draft.id}`, itself]);
    await reload(page);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("#trend")).toHaveCount(0);
});

test("a name of marks that turn the text stays a name", async ({ page }) => {
    await openExample(page, "forvaltningen", "result");
    await adopt(page, '<b>A</b> \u202eabc 💡 =HYPERLINK("x")');
    await expect(page.getByText("Därför går den inte att ändra.")).toContainText("<b>A</b>");
    await expect(page.locator("#g-why-locked b")).toHaveCount(0);
    await expect(notice(page)).toHaveText("");
    await page.getByRole("link", { name: "Start", exact: true }).click();
    await expect(onShelf(page, draft.unit.name)).toContainText("\u2068<b>A</b> \u202eabc 💡");
    expect(idOf(JSON.stringify(await only(page)))).toBe(draft.id);
});
