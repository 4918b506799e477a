// The plan: actions with owner, due date, status and effect; sort, filter; a calendar file; what gives most next.
import { readFileSync } from "node:fs";
import { expect, expectAccessible, loaded, open, test } from "./glapp.mjs";
import { begin, documents, example, idOf, openExample, reload, saved, shelve } from "./steps.mjs";

// A day on which one action of the example is overdue and one is due.
const TODAY = "2026-06-12T10:00:00+02:00";
test.beforeEach(async ({ page }) => page.clock.setFixedTime(new Date(TODAY)));

const sum = (page) => page.locator(".g-lead");
const rows = (page) => page.locator("#g-p-rows tr");
const row = (page, text) => rows(page).filter({ hasText: text });
const texts = (page) => rows(page).getByRole("rowheader").allTextContents();
const steps = (page) => page.locator("#g-p-steps li");
const said = (page) => page.locator("#g-p-said");
const dialog = (page) => page.getByRole("dialog");
const add = (page) => page.getByRole("button", { name: "Lägg till åtgärd" });
const unchanged = JSON.parse(example("forvaltningen")).actions;

/** The actions as they are stored, once `check` holds for them. */
async function expectStored(page, check) {
    await expect.poll(async () => (await documents(page))[0].actions ?? []).toEqual(check);
}

test("every action with what, clause, owner, due, status and effect, and what they amount to", async ({ page }) => {
    await openExample(page, "forvaltningen", "plan");
    await expect(page.getByRole("heading", { level: 1, name: "Plan" })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Sidor i skattningen" }).getByRole("link", { name: "Plan" }))
        .toHaveAttribute("aria-current", "page");
    await expect(sum(page)).toHaveText("Om alla öppna åtgärder räcker till målen stiger totalen från 2,0 till 2,2.");
    await expect(rows(page)).toHaveCount(5);
    const first = row(page, "Samla alla pågående försök");
    await expect(first.getByRole("cell")).toHaveText([
        "6.4 Innovationsportföljer",
        "Utvecklingschefen",
        "2026-05-29 Försenad",
        "Pågår",
        "0,06",
        /^Ändra Samla alla/,
    ]);
    // Due today is in time, and what is done is not late.
    await expect(row(page, "Välj tre mått")).not.toContainText("Försenad");
    await expect(row(page, "Utbilda samtliga")).toContainText("Klar");
    await expect(row(page, "Utbilda samtliga")).not.toContainText("Försenad");
    await first.getByRole("link").click();
    await expect(page).toHaveURL(/#\/assess\/[^/]+\/6\.4$/);
});

test("sorted by what is pressed, told by aria-sort, the focus where it was", async ({ page }) => {
    await openExample(page, "forvaltningen", "plan");
    const sort = async (name, direction, order) => {
        const head = page.getByRole("columnheader", { name, exact: true });
        await head.getByRole("button").click();
        await expect(head).toHaveAttribute("aria-sort", direction);
        await expect(head.getByRole("button")).toBeFocused();
        await expect(page.locator("[aria-sort]")).toHaveCount(1);
        expect((await texts(page)).map((text) => text.split(" ")[0]).join(" ")).toBe(order);
    };
    expect((await texts(page)).map((text) => text.split(" ")[0]).join(" ")).toBe("Samla Välj Pröva Skriv Utbilda");
    await sort("Klart senast", "ascending", "Utbilda Samla Välj Pröva Skriv");
    await sort("Klart senast", "descending", "Skriv Pröva Välj Samla Utbilda");
    await sort("Lyfter totalen", "descending", "Välj Samla Skriv Pröva Utbilda");
    await sort("Vem", "ascending", "Pröva Välj Skriv Utbilda Samla");
    await sort("Läge", "ascending", "Pröva Välj Skriv Samla Utbilda");
    await sort("Avsnitt", "ascending", "Samla Pröva Utbilda Skriv Välj");
});

test("filtered by status, owner and what is overdue; how many is said", async ({ page }) => {
    await openExample(page, "forvaltningen", "plan");
    await expect(said(page)).toBeEmpty();
    await page.getByRole("checkbox", { name: "Bara försenade" }).check();
    await expect(rows(page)).toHaveCount(1);
    await expect(said(page)).toHaveText("Visar 1 av 5 åtgärder.");
    await page.getByLabel("Läge").selectOption("Öppen");
    await expect(rows(page)).toHaveCount(0);
    await expect(said(page)).toHaveText("Visar 0 av 5 åtgärder.");
    await page.getByRole("checkbox", { name: "Bara försenade" }).uncheck();
    await expect(rows(page)).toHaveCount(3);
    await page.getByLabel("Vem").selectOption("Controllern");
    await expect(rows(page)).toHaveCount(1);
    await page.getByLabel("Läge").selectOption("Alla");
    await page.getByLabel("Vem").selectOption("Alla");
    await expect(rows(page)).toHaveCount(5);
    await expect(said(page)).toBeEmpty();
});

test("an action is added, changed, removed and brought back", async ({ page }) => {
    await openExample(page, "forvaltningen", "plan");
    await add(page).click();
    await expect(dialog(page)).toHaveAccessibleName("Ny åtgärd");
    const what = dialog(page).getByLabel("Vad ska göras?");
    await expect(what).toBeFocused();
    await what.fill("   ");
    await dialog(page).getByRole("button", { name: "Spara" }).click();
    await expect(what).toHaveAccessibleDescription("Skriv vad som ska göras.");
    await expect(what).toBeFocused();
    await what.fill("Boka <b>möte</b> & fika");
    await dialog(page).getByLabel("Avsnitt").selectOption("9.1.2 Analys och utvärdering");
    await dialog(page).getByLabel("Vem gör det?").fill("Åsa & \"Bo\"");
    await dialog(page).getByLabel("Klart senast").fill("2026-06-11");
    await dialog(page).getByRole("button", { name: "Spara" }).click();
    await expect(dialog(page)).toBeHidden();
    await expect(said(page)).toHaveText("Åtgärden är sparad.");
    await expect(add(page)).toBeFocused();
    const made = row(page, "Boka <b>möte</b> & fika");
    await expect(made).toContainText("Försenad");
    await expect(sum(page)).toContainText("från 2,0 till 2,3.");
    await expectStored(page, [
        ...unchanged,
        {
            id: expect.any(String),
            clause: "9.1.2",
            text: "Boka <b>möte</b> & fika",
            owner: "Åsa & \"Bo\"",
            due: "2026-06-11",
            status: "open",
        },
    ]);

    await made.getByRole("button").click();
    await expect(dialog(page)).toHaveAccessibleName("Ändra åtgärd");
    await expect(dialog(page).getByLabel("Vem gör det?")).toHaveValue("Åsa & \"Bo\"");
    await expect(dialog(page).getByLabel("Klart senast")).toHaveValue("2026-06-11");
    await dialog(page).getByLabel("Läge").selectOption("Klar");
    await page.keyboard.press("Escape");
    await expect(made).toContainText("Öppen");
    await expect(made.getByRole("button")).toBeFocused();
    await page.keyboard.press("Enter");
    await dialog(page).getByLabel("Läge").selectOption("Klar");
    await dialog(page).getByLabel("Klart senast").fill("");
    await dialog(page).getByRole("button", { name: "Spara" }).click();
    await expect(made).toContainText("Klar");
    await expect(made).not.toContainText("Försenad");
    await expect(made.getByRole("button")).toBeFocused();
    await expect(sum(page)).toContainText("från 2,0 till 2,2.");

    await made.getByRole("button").click();
    await dialog(page).getByRole("button", { name: "Ta bort åtgärden" }).click();
    await expect(made).toHaveCount(0);
    await expect(said(page)).toContainText("Åtgärden är borttagen.");
    await expect(add(page)).toBeFocused();
    await expectStored(page, unchanged);
    await page.getByRole("button", { name: "Ångra", exact: true }).click();
    await expect(made).toHaveCount(1);
    await expectStored(page, [...unchanged, expect.objectContaining({ status: "done" })]);
    await reload(page);
    await expect(rows(page)).toHaveCount(6);
});

test("what gives most: n steps, each to be made an action with the first step as its text", async ({ page }) => {
    await openExample(page, "forvaltningen", "plan");
    await expect(steps(page)).toHaveCount(5);
    await expect(steps(page).first()).toContainText("9.1.1 Övervakning, mätning, analys och utvärdering: Allmänt nivå 1 till 2");
    await expect(steps(page).nth(1)).toContainText("9.1.1 Övervakning, mätning, analys och utvärdering: Allmänt nivå 2 till 3");
    const number = page.getByLabel("Antal steg, 1–20");
    await number.fill("20");
    await expect(steps(page)).toHaveCount(20);
    await expect(number).toBeFocused();
    for (const nonsense of ["", "0", "21", "-1"]) {
        await number.fill(nonsense);
        await expect(steps(page)).toHaveCount(20);
    }
    await number.fill("1");
    await expect(steps(page)).toHaveCount(1);

    const text = await steps(page).first().getByRole("paragraph").nth(1).textContent();
    await steps(page).getByRole("button", { name: "Gör till åtgärd 9.1.1, nivå 1 till 2" }).click();
    await expect(said(page)).toHaveText("Åtgärden finns nu i planen. Bestäm vem som gör den och när.");
    await expectStored(page, [...unchanged, { id: expect.any(String), clause: "9.1.1", text, status: "open" }]);
    const edit = steps(page).getByRole("button", { name: "Ändra åtgärden" });
    await expect(edit).toBeFocused();
    await page.keyboard.press("Enter");
    await dialog(page).getByLabel("Vem gör det?").fill("Kim");
    await page.keyboard.press("Enter");
    await expect(row(page, text)).toContainText("Kim");
    await expect(edit).toBeFocused();
});

test("what gives most is what glapp's figures say: as many steps as all gaps come to all targets", async ({ page }) => {
    await shelve(page, {
        small: JSON.stringify({
            format: "glapp/assessment", version: 1, id: "small", catalogue: "iso-56002:2019",
            unit: { name: "Liten", kind: "stab" }, date: "2026-03-02", stage: "individual", state: "draft",
            ratings: { "4.1.1": { level: 2 }, "4.1.2": { level: 1, importance: 3 }, "5.1.1": { level: 4 } },
        }),
    });
    await open(page, "#/plan/small");
    // Total (1.5 + 4)/2 = 2.75. A level of either clause lifts it by 1/2 · 1/2; that of importance 3 comes first.
    await expect(steps(page).locator(".g-tag")).toHaveText(["nivå 1 till 2", "nivå 2 till 3", "nivå 2 till 3"]);
    await expect(steps(page).locator(".g-hint")).toHaveText([
        "Lyfter totalen 0,25, till 3,0.",
        /^Lyfter totalen 0,25, till 3,[23]\.$/,
        "Lyfter totalen 0,25, till 3,5.",
    ]);
    await expect(page.getByText("Totalen går då från 2,8 till 3,5.")).toBeVisible();
});

test("without actions the page says what to do; without answers too", async ({ page }) => {
    await open(page);
    await begin(page, "Ny");
    await page.getByRole("link", { name: "Plan", exact: true }).click();
    await expect(sum(page)).toHaveText(/^Här samlar ni vad ni ska göra/);
    await expect(page.getByRole("table")).toBeHidden();
    await expect(page.getByText("Svara på några frågor först.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Spara som kalenderfil" })).toHaveCount(0);
    await expectAccessible(page);
    await add(page).click();
    await dialog(page).getByLabel("Vad ska göras?").fill("Läs handboken");
    await dialog(page).getByRole("button", { name: "Spara" }).click();
    await expect(row(page, "Läs handboken").getByRole("cell")).toHaveText(["–", "–", "–", "Öppen", "–", /Ändra/]);
    await expect(sum(page)).toHaveText("Ingen öppen åtgärd gäller ett avsnitt med glapp, så de ändrar inte totalen.");
});

test("the calendar file holds what has a day", async ({ page }) => {
    await openExample(page, "forvaltningen", "plan");
    const { name, text } = await saved(page, page.getByRole("button", { name: "Spara som kalenderfil" }));
    expect(name).toBe("exempelforvaltningen-pahittad-2026-03-02.ics");
    expect(text.match(/^BEGIN:VEVENT\r$/gm)).toHaveLength(5);
    expect(text).toContain("DTSTART;VALUE=DATE:20260529\r\n");
});

test("an adopted plan can be read, sorted and saved, not changed", async ({ page }) => {
    await openExample(page, "namnden", "plan");
    await expect(rows(page)).toHaveCount(3);
    await expect(add(page)).toHaveCount(0);
    await expect(page.getByRole("button", { name: /Ändra|Gör till/ })).toHaveCount(0);
    await page.getByRole("button", { name: "Klart senast" }).click();
    await expect(rows(page).first()).toContainText("2026-08-31");
    await expect(page.getByRole("button", { name: "Spara som kalenderfil" })).toBeVisible();
});

test("by keyboard alone", async ({ page }) => {
    await openExample(page, "forvaltningen", "plan");
    await add(page).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.type("Fråga Kim");
    await page.keyboard.press("Tab");
    await page.keyboard.type("7.1.3");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Kim");
    await page.keyboard.press("Enter");
    await expect(row(page, "Fråga Kim").getByRole("cell").first()).toHaveText("7.1.3 Tid");
    await expect(add(page)).toBeFocused();
    await expect(row(page, "Fråga Kim")).toContainText("Kim");
});

for (const [scheme, width, hash] of [["light", 1440, ""], ["dark", 360, ""], ["light", 360, "dialog"]]) {
    test(`accessible and within the window: ${scheme}, ${width} px ${hash}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme: scheme });
        await page.setViewportSize({ width, height: 800 });
        await openExample(page, "forvaltningen", "plan");
        if (hash) await row(page, "Samla alla").getByRole("button").click();
        await expectAccessible(page);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide).toBeLessThanOrEqual(0);
    });
}

test("long words, markup and 200 actions", async ({ page }) => {
    const document = JSON.parse(example("bolaget"));
    const attack = "<img src=x onerror=alert(1)>\"'&\u202e=HYPERLINK(1)";
    document.actions = Array.from({ length: 200 }, (_, i) => ({
        id: `${attack}${i}`, clause: "4.2", text: i % 2 ? "Upphandlingslagstiftningsgenomgångsunderlag".repeat(3) : attack,
        owner: attack, due: "2026-01-01", status: "open",
    }));
    await shelve(page, { [document.id]: JSON.stringify(document) });
    await page.setViewportSize({ width: 360, height: 800 });
    await open(page, `#/plan/${document.id}`);
    await expect(rows(page)).toHaveCount(200);
    await expect(page.locator("main img")).toHaveCount(0);
    await page.getByLabel("Vem").selectOption(attack);
    await expect(rows(page)).toHaveCount(200);
    await rows(page).nth(7).getByRole("button").click();
    await dialog(page).getByLabel("Läge").selectOption("Struken");
    await dialog(page).getByRole("button", { name: "Spara" }).click();
    await expectStored(page, document.actions.map((it, i) => (i === 7 ? { ...it, status: "dropped" } : it)));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
});

test("from tab to tab and back, each page is its own", async ({ page }) => {
    await openExample(page, "forvaltningen", "plan");
    const tab = (name) => page.getByRole("navigation", { name: "Sidor i skattningen" }).getByRole("link", { name });
    for (let round = 0; round < 2; round += 1) {
        await tab("Resultat").click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ni ligger på 2,0 av 5.");
        await tab("Plan").click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Plan");
        await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
        await expect(rows(page)).toHaveCount(5);
    }
    await page.getByRole("columnheader", { name: "Avsnitt" }).getByRole("button").click();
    await expect(page.locator("[aria-sort]")).toHaveAttribute("aria-sort", "ascending");
});

test("in English", async ({ page }) => {
    const text = example("forvaltningen");
    await shelve(page, { [idOf(text)]: text });
    await open(page, `#/plan/${idOf(text)}`);
    await page.getByRole("button", { name: "In English" }).click();
    await loaded(page);
    await expect(sum(page)).toHaveText("If all open actions suffice for their targets, the total rises from 2.0 to 2.2.");
    await expect(row(page, "Samla alla")).toContainText("Overdue");
    await expect(steps(page).first()).toContainText("level 1 to 2");
    await expect(page).toHaveTitle(/^Plan/);
});
