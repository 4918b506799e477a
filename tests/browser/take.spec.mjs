// Taking a result along: every file, the link, the papers, and what is damaged on the way.
import { readFileSync } from "node:fs";
import { drawn, expect, expectAccessible, loaded, open, test } from "./glapp.mjs";
import { glapp } from "./figures.mjs";
import { choose, documents, example, idOf, key, level, notice, onShelf, openExample, saved, shelve, stored } from "./steps.mjs";

const text = example("forvaltningen");
const id = idOf(text);
const button = (page, name) => page.getByRole("button", { name, exact: true });
const said = (page) => page.locator(".g-said");

/** The page of an example, once everything that is offered stands on it. */
async function take(page, name = "forvaltningen") {
    await openExample(page, name, "take");
    await expect(button(page, "Hämta Glappfilen")).toBeVisible();
}

/** Presses a button that saves a file; the file's name and bytes. */
async function fetched(page, name) {
    const [download] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
    const bytes = readFileSync(await download.path());
    await expect(said(page)).toHaveText(`Filen ”${download.suggestedFilename()}” är hämtad.`);
    return { name: download.suggestedFilename(), bytes };
}

/** The address that the page offers. */
const link = (page) => page.getByLabel("Länken", { exact: true }).inputValue();

const csv = (bytes, separator = ";") => {
    const rows = [[""]];
    let quoted = false;
    for (const letter of bytes.toString("utf8").replace(/^\ufeff/, "").replaceAll('""', "\0")) {
        const row = rows.at(-1);
        if (letter === '"') quoted = !quoted;
        else if (letter === separator && !quoted) row.push("");
        else if (letter === "\n" && !quoted) rows.push([""]);
        else if (letter !== "\r" || quoted) row[row.length - 1] += letter === "\0" ? '"' : letter;
    }
    rows.pop();
    return rows;
};

const files = {
    "Hämta Glappfilen": [".glapp.json", (bytes) => expect(JSON.parse(bytes)).toEqual(JSON.parse(text))],
    "Hämta Worddokumentet": [".docx", (bytes) => expect(bytes.subarray(0, 4).toString()).toBe("PK\u0003\u0004")],
    "Hämta arbetsboken": [".xlsx", (bytes) => expect(bytes.subarray(0, 4).toString()).toBe("PK\u0003\u0004")],
    "Hämta den korta omgången": ["-kort.xlsx", (bytes) => expect(bytes.subarray(0, 2).toString()).toBe("PK")],
    "Hämta frågor och svar": ["-svar.xlsx", (bytes) => expect(bytes.subarray(0, 2).toString()).toBe("PK")],
    "Hämta alla frågor": ["-alla.xlsx", (bytes) => expect(bytes.subarray(0, 2).toString()).toBe("PK")],
    "Hämta avsnitten": [
        ".csv",
        async (bytes) => {
            expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
            const [head, ...rows] = csv(bytes);
            expect(head.slice(0, 6)).toEqual(["avsnitt", "rubrik", "läge", "nivå", "mål", "glapp"]);
            expect(rows).toHaveLength(52);
            const path = test.info().outputPath("a.glapp.json");
            (await import("node:fs")).writeFileSync(path, text);
            const analysis = await glapp("gap", path);
            const number = (text) => (text === "" ? null : Number(text.replace(",", ".")));
            for (const [place, clause] of analysis.clauses.entries()) {
                const row = rows[place];
                expect([row[0], number(row[3]), number(row[4]), number(row[5])]).toEqual([
                    clause.id,
                    clause.level,
                    clause.target,
                    clause.gap,
                ]);
                const priority = analysis.priorities.find((it) => it.id === clause.id);
                expect(number(row[11])).toBe(priority?.contribution ?? null);
                expect(number(row[12])).toBe(priority?.priority ?? null);
            }
        },
    ],
    "Hämta planen": [
        "-plan.csv",
        (bytes) => expect(csv(bytes).map((row) => row[2])).toEqual(["åtgärd", ...JSON.parse(text).actions.map((it) => it.text)]),
    ],
    "Hämta texten": [
        ".md",
        (bytes) => expect(bytes.toString()).toMatch(/^# Självskattning av innovationsledning: Exempelförvaltningen/),
    ],
    "Hämta kalenderfilen": [
        ".ics",
        (bytes) => {
            const lines = bytes.toString().replaceAll("\r\n ", "").split("\r\n");
            const days = lines.filter((line) => line.startsWith("DTSTART")).map((line) => line.slice(-8));
            expect(days).toEqual(JSON.parse(text).actions.map((it) => it.due.replaceAll("-", "")));
            expect(lines.filter((line) => line.startsWith("DTSTAMP"))[0]).toBe("DTSTAMP:20260302T140300Z");
        },
    ],
};

test("every file is what its button says, twice the same", async ({ page }) => {
    test.slow(); // Twenty downloads, and a run of the command line.
    await take(page);
    const before = await stored(page);
    for (const [name, [ending, check]] of Object.entries(files)) {
        await test.step(name, async () => {
            const file = await fetched(page, name);
            expect(file.name).toBe(`exempelforvaltningen-pahittad-2026-03-02${ending}`);
            await check(file.bytes);
            expect((await fetched(page, name)).bytes.equals(file.bytes)).toBe(true);
        });
    }
    expect(await stored(page)).toEqual(before);
});

test("the link says its length, is copied, and opens elsewhere with the same result", async ({ page, context, browser }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await take(page);
    const address = await link(page);
    expect(address).toMatch(/\/#\/open\/1\.[A-Za-z0-9_-]+$/);
    await expect(page.locator("#g-take-length")).toHaveText(new RegExp(`^${address.length} tecken\\. Vissa mejlprogram kortar`));
    await button(page, "Kopiera länken").click();
    await expect(said(page)).toHaveText("Länken är kopierad.");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
    await page.getByRole("link", { name: "Resultat", exact: true }).click();
    await drawn(page);
    const here = await page.getByRole("article").innerText();

    const elsewhere = await (await browser.newContext({ locale: "sv-SE" })).newPage();
    await elsewhere.goto(address);
    await loaded(elsewhere);
    await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("En skattning i en länk");
    await expect(elsewhere.getByText("48 av 50 (96 %)")).toBeVisible();
    await expect(elsewhere.getByText("Exempelförvaltningen (påhittad)")).toBeVisible();
    await expectAccessible(elsewhere);
    expect(await stored(elsewhere)).toEqual({});
    await button(elsewhere, "Öppna i den här webbläsaren").click();
    await expect(elsewhere).toHaveURL(new RegExp(`#/result/${id}$`));
    await expect(notice(elsewhere)).toContainText("är öppnad och sparad");
    await drawn(elsewhere);
    expect(await elsewhere.getByRole("article").innerText()).toBe(here);
    expect((await documents(elsewhere)).map((it) => JSON.stringify(it))).toEqual([JSON.stringify(JSON.parse(text))]);
    await elsewhere.context().close();
});

test("looking at what a link carries stores nothing", async ({ page }) => {
    await take(page);
    const address = await link(page);
    const before = await stored(page);
    await page.evaluate((address) => (location.href = address), address);
    await button(page, "Bara titta").click();
    await expect(page.getByRole("heading", { name: "Sammanfattning" })).toBeVisible();
    await button(page, "Bara titta").click();
    await expect(page.getByRole("heading", { name: "Sammanfattning" })).toHaveCount(1);
    expect(await stored(page)).toEqual(before);
});

test("a link to another version of what is here lays it beside", async ({ page }) => {
    await take(page);
    const address = await link(page);
    const newer = JSON.parse(text);
    newer.ratings["4.1.1"].level = 5;
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key(id), JSON.stringify(newer)]);
    const before = (await stored(page))[key(id)];
    await page.goto(address);
    await page.reload();
    await button(page, "Öppna i den här webbläsaren").click();
    await expect(notice(page)).toContainText("båda ligger nu i listan");
    expect((await stored(page))[key(id)]).toBe(before);
    expect(await documents(page)).toHaveLength(2);
});

const damaged = {
    "nothing": [() => "", "innehåller ingen skattning"],
    "no link of ours": [() => "hej", "innehåller ingen skattning"],
    "a cut one": [(packed) => packed.slice(0, 900), "Slutet av länken saknas"],
    "a changed letter": [(packed) => `${packed.slice(0, 700)}${packed[700] === "A" ? "B" : "A"}${packed.slice(701)}`, "skadad"],
    "a newer one": [(packed) => packed.replace(/^1\./, "2."), "nyare Glapp"],
    "markup": [() => "1.%3Cscript%3Ealert(1)%3C%2Fscript%3E", "skadad"],
};
test("a damaged link: a helpful page, nothing stored changes", async ({ page }) => {
    await take(page);
    const packed = (await link(page)).split("#/open/")[1];
    const before = await stored(page);
    for (const [what, [damage, words]] of Object.entries(damaged)) {
        await test.step(what, async () => {
            await page.evaluate((packed) => (location.hash = `#/open/${packed}`), damage(packed));
            await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
            await expect(page.getByRole("link", { name: "Till startsidan" })).toBeVisible();
            await expect(button(page, "Öppna i den här webbläsaren")).toHaveCount(0);
            await expect(button(page, "Försök igen")).toBeHidden();
            expect(await stored(page)).toEqual(before);
        });
    }
    await expectAccessible(page);
});

/** How many pages it has on paper. */
async function pages(page, path) {
    await page.emulateMedia({ media: "print" });
    const pdf = await page.pdf({ path, preferCSSPageSize: true });
    return pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g).length;
}

test("the report on paper: A4, cover, summary, method, whose and in which state on every page", async ({ page }, info) => {
    await openExample(page, "forvaltningen", "print");
    await expect(page.getByRole("heading", { name: "Så räknas det" })).toBeVisible();
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--g-foot"))).toBe(
        '"Exempelförvaltningen (påhittad) · utkast · 2026-03-02"',
    );
    const headings = await page.getByRole("article").getByRole("heading", { level: 2 }).allInnerTexts();
    expect(headings.slice(0, 3)).toEqual(["Sammanfattning", "Kapitel för kapitel", "Avsnitt för avsnitt"]);
    expect(headings.at(-1)).toBe("Så räknas det");
    await expectAccessible(page);
    const count = await pages(page, info.outputPath("report.pdf"));
    expect(count).toBeGreaterThan(10);
    expect(count).toBeLessThan(25);
    await expect(button(page, "Skriv ut")).toBeHidden();
    await expect(page.locator(".g-bar")).toBeHidden();
});

test("an adopted assessment says so on paper", async ({ page }) => {
    await openExample(page, "namnden", "print");
    await expect(page.getByRole("article")).toContainText("fastställd");
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--g-foot"))).toContain(
        "fastställd",
    );
});

test("the button prints the page", async ({ page }) => {
    await page.addInitScript(() => (window.print = () => (window.printed = (window.printed ?? 0) + 1)));
    await openExample(page, "forvaltningen", "agenda");
    await expect(page.getByRole("heading", { name: "Dagordning: en timme om resultatet" })).toBeVisible();
    await button(page, "Skriv ut").click();
    expect(await page.evaluate(() => window.printed)).toBe(1);
});

test("the form on paper has all questions, the short round first, without answers", async ({ page }, info) => {
    await openExample(page, "forvaltningen", "form");
    const headings = page.getByRole("article").getByRole("heading", { level: 2 });
    await expect(headings).toHaveText(["Kort omgång (14 frågor)", "Resten (38 frågor)"]);
    await expect(page.locator(".g-gap")).toHaveCount(52);
    await expectAccessible(page);
    const count = await pages(page, info.outputPath("form.pdf"));
    expect(count).toBeLessThan(34);
});

test("papers in English, on a phone", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await openExample(page, "forvaltningen", "take");
    await button(page, "In English").click();
    await expect(button(page, "Get the Glapp file")).toBeVisible();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await page.getByRole("link", { name: "Show the agenda" }).click();
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeFocused();
    await expect(page.getByRole("heading", { name: "Agenda: an hour on the result" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test("without actions there is no plan and no calendar to fetch", async ({ page }) => {
    const bare = JSON.stringify({ ...JSON.parse(text), actions: [] });
    await shelve(page, { [id]: bare });
    await open(page, `#/take/${id}`);
    await expect(button(page, "Hämta Glappfilen")).toBeVisible();
    await expect(button(page, "Hämta kalenderfilen")).toHaveCount(0);
    await expect(button(page, "Hämta planen")).toHaveCount(0);
});

const attack = "=HYPERLINK(\"http://x\")<script>alert(1)</script>\u202e\r\nEND:VCALENDAR";
test("nothing that a person wrote does anything", async ({ page }) => {
    const bad = JSON.parse(text);
    Object.assign(bad.unit, { name: attack, organisation: attack });
    for (const rating of Object.values(bad.ratings)) Object.assign(rating, { note: attack, evidence: [{ text: attack, url: "javascript:alert(1)" }] });
    for (const action of bad.actions) Object.assign(action, { text: attack, owner: attack });
    await shelve(page, { [id]: JSON.stringify(bad) });
    await open(page, `#/take/${id}`);
    const rows = csv((await fetched(page, "Hämta avsnitten")).bytes);
    expect(rows.flat().filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([]);
    expect(rows.every((row) => row.length === 17)).toBe(true);
    const ics = (await fetched(page, "Hämta kalenderfilen")).bytes.toString();
    expect(ics.split("\r\n").filter((line) => line === "END:VCALENDAR")).toHaveLength(1);
    for (const at of ["print", "agenda", "form"]) {
        await page.evaluate((hash) => (location.hash = hash), `#/${at}/${id}`);
        await expect(page.locator(".g-made-body h1")).toBeVisible();
        await expect(page.locator(".g-made-body :is(script, a[href^='javascript'])")).toHaveCount(0);
    }
});

test("after twenty changes without a file there is a nudge, until exported or put off", async ({ page }) => {
    await openExample(page, "forvaltningen", "assess", "4.1.1");
    const nudge = page.getByText("Minst 20 ändringar finns bara i den här webbläsaren.");
    const change = async (times) => {
        for (let n = 0; n < times; n++) await level(page, n % 2 ? 1 : 2).check();
    };
    await level(page, 1).check();
    await change(18);
    await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
    await expect(nudge).toBeHidden();
    await expect.poll(async () => (await stored(page))[`glapp.exported.${id}`]).toBeDefined();
    await page.reload();
    await loaded(page);
    await change(20);
    await expect(nudge).toBeVisible();
    await expectAccessible(page);
    await button(page, "Inte nu").click();
    await expect(nudge).toBeHidden();
    await change(21);
    await expect(nudge).toBeVisible();
    await saved(page, button(page, "Exportera nu"));
    await expect(nudge).toBeHidden();
});

test("a workbook that has been filled in comes back by the start page", async ({ page }) => {
    await take(page);
    const { bytes } = await fetched(page, "Hämta frågor och svar");
    await page.evaluate((key) => localStorage.removeItem(key), key(id));
    await open(page);
    await page.reload();
    await loaded(page);
    await choose(page, { "ifylld.xlsx": bytes });
    await expect(notice(page)).toContainText("är öppnad och sparad");
    await expect(onShelf(page, "Exempelförvaltningen (påhittad)")).toBeVisible();
    const [document] = await documents(page);
    const levels = (it) => Object.fromEntries(Object.entries(it.ratings).map(([id, { level }]) => [id, level]));
    expect(levels(document)).toEqual(levels(JSON.parse(text)));
    const before = await stored(page);
    await choose(page, { "trasig.xlsx": bytes.subarray(0, 3000) });
    await expect(notice(page)).toContainText("Filen ”trasig.xlsx” gick inte att öppna");
    expect(await stored(page)).toEqual(before);
});

test("when the module cannot be fetched, the page says so and can try again", async ({ page, guard }) => {
    guard.expects(/office|ERR_FAILED|Failed to (fetch|load)/);
    await page.route(/office/, (route) => route.abort());
    await openExample(page, "forvaltningen", "take");
    await expect(page.getByRole("alert").filter({ hasText: /\w/ })).toBeVisible();
    await page.unroute(/office/);
    await button(page, "Försök igen").click();
    await expect(button(page, "Hämta Glappfilen")).toBeVisible();
});
