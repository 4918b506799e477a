// The practice map: what there is for each clause on a day, out of what is chosen; and what people add themselves.
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, expectAccessible, loaded, open, test } from "./glapp.mjs";
import { glapp, practices } from "./figures.mjs";
import { example, file, idOf, key, saved, stored } from "./steps.mjs";

const words = { direct: "helt", partial: "delvis", supporting: "underlättar", lapsed: "upphört", none: "inget" };
const map = (page) => open(page, "#/practices");
const button = (page, name) => page.getByRole("button", { name, exact: true });
const opened = (page) => page.getByRole("dialog");

/** What the head of the matrix says of each clause. */
const shown = (page) =>
    page.locator(".g-pm").evaluate((table) => {
        const rows = [...table.querySelectorAll("thead tr")];
        const texts = (row) => [...row.querySelectorAll("th[scope=col], td")];
        const [, ids, has, active] = rows;
        return texts(ids).map((it, n) => ({
            id: it.textContent,
            coverage: texts(has)[n].querySelector(".g-hidden").textContent,
            active: Number(texts(active)[n].textContent),
        }));
    });

async function coverage(day, ...more) {
    const { clauses } = await glapp("coverage", "--as-of", day, ...more);
    return clauses.map(({ id, coverage, practices }) => ({
        id,
        coverage: words[coverage],
        active: practices.filter((it) => it.active).length,
    }));
}

/** How many practices the matrix shows in each state. */
const groups = async (page) =>
    Object.fromEntries((await page.locator(".g-pm-group").allTextContents()).map((it) => it.match(/^(.*) \((\d+)\)$/).slice(1)));

async function expand(page, name) {
    await page.locator(".g-pm-part > summary", { hasText: name }).click();
}

async function chooseFiles(page, files) {
    const chosen = Object.entries(files).map(([name, text]) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) }));
    await page.getByLabel("Läs in filer").setInputFiles(chosen);
}

test("the counts are those of the command line, whatever the day", async ({ page }) => {
    await map(page);
    const slider = page.locator("#g-pm-month");
    for (const [month, day, said] of [
        [0, "2012-01-01", "1 januari 2012"],
        [77, "2018-06-01", "1 juni 2018"],
        [143, "2023-12-01", "1 december 2023"],
    ]) {
        await slider.fill(String(month));
        await expect(page.locator("#g-pm-day")).toHaveText(said);
        await expect(slider).toHaveAttribute("aria-valuetext", said);
        await expect(page.locator("#g-pm-date")).toHaveValue(day);
        expect(await shown(page)).toEqual(await coverage(day));
    }
    await page.locator("#g-pm-date").fill("2021-10-15");
    await page.locator("#g-pm-date").blur();
    await expect(page.locator("#g-pm-day")).toHaveText("15 oktober 2021");
    await expect(slider).toHaveValue("117");
    expect(await shown(page)).toEqual(await coverage("2021-10-15"));
});

test("the last day of the programme and the day after differ at a glance", async ({ page }) => {
    await map(page);
    const seen = {};
    for (const [day, name] of [["2023-12-31", "31 december 2023"], ["2024-01-01", "1 januari 2024"]]) {
        await button(page, name).click();
        await expect(button(page, name)).toBeFocused();
        seen[day] = await groups(page);
        expect(await shown(page)).toEqual(await coverage(day));
        // Each practice stands where its period and status put it.
        const active = [...practices.values()].filter(({ period: { from, to }, status }) =>
            !["not_completed", "unknown"].includes(status) && (!from || from <= day) && (!to || to >= day),
        );
        expect(Number(seen[day]["Pågår"])).toBe(active.length);
    }
    const ending = [...practices.values()].filter(({ period, status }) => period.to === "2023-12-31" && !["not_completed", "unknown"].includes(status));
    expect(Number(seen["2023-12-31"]["Pågår"]) - Number(seen["2024-01-01"]["Pågår"])).toBe(ending.length);
    await expect(page.locator("#g-pm-sum")).toContainText("upphörde 31 december 2023");
    // Not by colour alone: by a group of its own, a word, and a pattern.
    const gone = page.locator("tr.g-pm-ended").first();
    await expect(gone).toContainText("upphörde dagen före");
    expect(await gone.locator(".g-pm-x").first().evaluate((it) => getComputedStyle(it).backgroundImage)).toContain("repeating-linear-gradient");
    await expect(page.locator("#g-pm-ways").getByRole("columnheader")).toHaveText(["Staden har", "Dagen före", "1 januari 2024"]);
});

test("filters", async ({ page }) => {
    await map(page);
    const rows = async () => page.locator(".g-pm tbody th[scope=row]").count();
    const all = [...practices.values()];
    const cases = [
        ["Strategi", "2", (it) => it.programme?.strategy === 2],
        ["Handlingsplan", "2020-2021", (it) => it.programme?.plan === "2020-2021"],
        ["Slag", "forum", (it) => it.kind === "forum"],
        ["Ansvarig", "Kommunfullmäktige", (it) => it.owner?.sv === "Kommunfullmäktige"],
        ["Status i källan", "unknown", (it) => it.status === "unknown"],
    ];
    expect(await rows()).toBe(all.length);
    for (const [label, value, fits] of cases) {
        const select = page.locator("#g-pm-filters").getByLabel(label, { exact: true });
        await select.focus();
        await select.selectOption(value);
        await expect(select).toBeFocused();
        expect(await rows(), label).toBe(all.filter(fits).length);
        await select.selectOption("");
    }
    // Another city: the same as the command line says of its set.
    await page.locator("#g-pm-set").selectOption("platform Lund");
    await page.locator("#g-pm-month").fill("60");
    expect(await shown(page)).toEqual(await coverage("2017-01-01", "--practices", "platform-lund"));
    await page.locator("#g-pm-set").selectOption("all");
    expect(await rows()).toBe(all.length + 15);
});

test("what is pressed opens its reason and the lines of its source", async ({ page }) => {
    await map(page);
    const practice = practices.get("utvecklingsgruppen");
    const row = page.getByRole("row", { name: practice.name.sv }).filter({ has: page.getByRole("button", { name: practice.name.sv, exact: true }) });
    for (const link of practice.clauses) {
        await row.getByRole("button", { name: new RegExp(`^${link.id.replaceAll(".", "\\.")} `) }).click();
        await expect(opened(page)).toContainText(link.why.sv);
        for (const source of practice.sources) await expect(opened(page)).toContainText(`rad ${source.lines}`);
        await button(opened(page), "Stäng").click();
        await expect(opened(page)).toBeHidden();
    }
    await button(page, "4.4.3").click();
    await expect(opened(page)).toContainText(practice.clauses.find((it) => it.id === "4.4.3")?.why.sv ?? "4.4.3");
    await expect(opened(page)).toContainText("Behov som staden själv pekar på");
    await page.keyboard.press("Escape");
    await expect(opened(page)).toBeHidden();
});

test("by keyboard: arrows go from a practice to its signs", async ({ page }) => {
    await map(page);
    const first = page.locator(".g-pm tbody th[scope=row] button").first();
    await first.focus();
    await page.keyboard.press("ArrowRight");
    const sign = page.locator(".g-pm .g-pm-x button").first();
    await expect(sign).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(opened(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(sign).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await expect(first).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(page.locator(".g-pm tbody th[scope=row] button").nth(1)).toBeFocused();
});

test("chapters fold, and the list says the same as the matrix", async ({ page }) => {
    await map(page);
    await button(page, "31 december 2023").click();
    const matrix = await shown(page);
    const chapter = page.getByRole("button", { name: /^8 / });
    await chapter.click();
    await expect(chapter).toBeFocused();
    await expect(chapter).toHaveAttribute("aria-expanded", "false");
    expect((await page.locator(".g-pm-v").allTextContents()).some((it) => it.startsWith("8"))).toBe(false);
    await chapter.click();
    await page.getByRole("radio", { name: "lista" }).check();
    await expect(page.locator("#g-pm-matrix")).toBeHidden();
    const list = await page.locator("#g-pm-list").evaluate((place) =>
        [...place.querySelectorAll("h2:has([data-map]) + table tbody tr")].map((row) => ({
            id: row.querySelector("th").textContent.split(" ")[0],
            coverage: row.children[1].textContent.split(" ")[1],
            active: Number(row.children[2].textContent),
        })),
    );
    expect(list).toEqual(matrix);
    // What is chosen stays when the page is left.
    await page.getByRole("link", { name: "Handbok" }).click();
    await page.getByRole("link", { name: "Arbetssätten" }).click();
    await expect(page.getByRole("radio", { name: "lista" })).toBeChecked();
    await expect(page.locator("#g-pm-day")).toHaveText("31 december 2023");
});

test("needs against what there is, and six cities by phase", async ({ page }) => {
    await map(page);
    await button(page, "1 januari 2024").click();
    const { needs } = JSON.parse(file("practices/goteborg/needs.json"));
    const city = new Map((await coverage("2024-01-01")).map((it) => [it.id, it.coverage]));
    await expand(page, "Behov");
    const rows = page.locator("#g-pm-needs tbody tr");
    await expect(rows).toHaveCount(needs.length);
    for (const [n, need] of needs.entries()) {
        for (const { id } of need.clauses) await expect(rows.nth(n)).toContainText(new RegExp(`${id} \\S ${city.get(id)}`));
    }
    await button(rows.first(), needs[0].name.sv).click();
    await expect(opened(page)).toContainText(needs[0].sources[0].lines);
    await page.keyboard.press("Escape");

    await expand(page, "Sex städers");
    const cities = page.locator("#g-pm-cities table").first();
    await expect(cities.locator("tbody th")).toHaveText(["Borås", "Göteborg", "Kiruna", "Lund", "Stockholm", "Umeå"]);
    await expect(cities.getByRole("columnheader")).toHaveText(["Stad", "Fas 1 (2012–2015)", "Fas 2 (2016–2019)", "Fas 3 (2020–2023)"]);
    await expect(cities.getByRole("button")).toHaveCount(15);
    await expect(page.locator("#g-pm-cities table").nth(1).locator("tbody tr")).toHaveCount(6);
});

test("what is shown is saved as CSV and Markdown", async ({ page }) => {
    await map(page);
    await button(page, "31 december 2023").click();
    const csv = await saved(page, button(page, "Spara som CSV"));
    expect(csv.name).toBe("glapp-arbetssatt-2023-12-31.csv");
    expect(csv.text).toContain("utvecklingsgruppen");
    const markdown = await saved(page, button(page, "Spara som Markdown"));
    expect(markdown.name).toBe("glapp-arbetssatt-2023-12-31.md");
    expect(markdown.text).toMatch(/^# Arbetssätten 31 december 2023/);
    await page.locator("#g-pm-kind").selectOption("forum");
    expect((await saved(page, button(page, "Spara som Markdown"))).text).toContain("Slag: Forum");
});

test("the curve is saved as a drawing of its own", async ({ page }) => {
    await map(page);
    await button(page, "31 december 2023").click();
    const { name, text } = await saved(page, button(page, "Kurvan som SVG"));
    expect(name).toBe("glapp-practices.svg");
    const [, running] = (await page.locator("#g-pm-sum").textContent()).match(/pågår (\d+) av/);
    expect(text).toContain(`>31 december 2023: ${running}<`);
    expect(text).toContain("Stad: Göteborg");
    const png = await saved(page, button(page, "Kurvan som PNG"));
    expect(png.name).toBe("glapp-practices.png");
    expect(png.text.slice(1, 4)).toBe("PNG");
});

async function add(page, name, more = async () => {}) {
    await page.getByLabel("Namn").fill(name);
    await page.getByLabel("Vad det är").fill("En träff i månaden.");
    await page.getByLabel("Avsnitt i standarden").first().selectOption("4.1.2");
    await page.getByLabel("Varför", { exact: true }).first().fill("Där följer vi vad som händer <b>utanför</b>.");
    await more();
    await button(page, "Lägg till arbetssättet").click();
}

test("a practice is added, exported, erased, loaded again, and is the same", async ({ page }) => {
    await map(page);
    await expand(page, "Egna arbetssätt");
    await button(page, "Lägg till arbetssättet").click();
    await expect(page.getByRole("alert")).toContainText("Skriv vad det heter.");
    await expect(page.getByLabel("Namn")).toBeFocused();
    const before = await shown(page);
    await add(page, "Idéforum (påhittat)", async () => {
        await button(page, "Ännu ett avsnitt").click();
        await page.getByLabel("Avsnitt i standarden").nth(1).selectOption("10.1");
        await page.getByLabel("Varför", { exact: true }).nth(1).fill("Där ser vi vad som kan bli bättre.");
    });
    await expect(page.locator("#g-own-said")).toContainText("Idéforum (påhittat) är tillagt.");
    await expect(page.locator("#g-own-said")).toBeFocused();
    // The map sees it at once.
    const at = (all, id) => all.find((it) => it.id === id);
    await expect.poll(async () => at(await shown(page), "10.1").active).toBe(at(before, "10.1").active + 1);
    expect(at(await shown(page), "4.1.2").active).toBe(at(before, "4.1.2").active + 1);
    expect(await shown(page)).not.toEqual(before);

    const first = (await stored(page))["glapp.practices"];
    const exported = await saved(page, button(page, "Spara som fil"));
    expect(exported.name).toMatch(/^arbetssatt-goteborg-[\d-]+\.json$/);
    const document = JSON.parse(exported.text);
    expect(document).toMatchObject({ format: "glapp/practices", version: 1, catalogue: "iso-56002:2019" });
    expect(document.practices).toEqual(JSON.parse(first).practices);

    await open(page, "#/settings");
    await button(page, "Radera allt …").click();
    await page.getByRole("dialog").getByRole("button", { name: /^Radera/ }).click();
    await expect.poll(async () => Object.keys(await stored(page)).filter((it) => it === "glapp.practices")).toEqual([]);
    await page.getByRole("link", { name: "Arbetssätten" }).click();
    await expect(page.locator(".g-pm")).toBeVisible();
    expect(await shown(page)).toEqual(before);

    await expand(page, "Egna arbetssätt");
    await chooseFiles(page, { [exported.name]: exported.text });
    await expect(page.locator("#g-own-said")).toContainText("1 tillagda, 0 fanns redan");
    expect(JSON.parse((await stored(page))["glapp.practices"]).practices).toEqual(document.practices);
    // The same file once more adds nothing.
    await chooseFiles(page, { [exported.name]: exported.text });
    await expect(page.locator("#g-own-said")).toContainText("0 tillagda, 1 fanns redan");
    expect(JSON.parse((await stored(page))["glapp.practices"]).practices).toEqual(document.practices);

    await page.locator(".g-pm-mine").getByRole("button", { name: /^Ta bort/ }).click();
    await expect(page.locator("#g-own-said")).toContainText("är borttaget");
    expect((await stored(page))["glapp.practices"]).toBeUndefined();
    await button(page, "Ångra").click();
    await expect(page.locator("#g-own-said")).toContainText("är tillbaka");
    expect(JSON.parse((await stored(page))["glapp.practices"]).practices).toEqual(document.practices);
});

test("what is the city's own counts in assessments, what is another city's does not", async ({ page }) => {
    await map(page);
    await expand(page, "Egna arbetssätt");
    await add(page, "Göteborgsforum (påhittat)");
    await expect(page.locator("#g-own-said")).toContainText("är tillagt");
    await add(page, "Annat forum (påhittat)", () => page.locator("#g-own-city").fill("Exempelstad"));
    await expect(page.locator("#g-own-said")).toContainText("Annat forum (påhittat) är tillagt");
    await page.locator("#g-pm-set").selectOption("own Exempelstad");
    await expect(page.locator(".g-pm tbody th[scope=row]")).toHaveCount(1);
    const text = example("forvaltningen");
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key(idOf(text)), text]);
    await open(page, `#/assess/${idOf(text)}/4.1.2`);
    await page.reload();
    await expect(page.getByText("Göteborgsforum (påhittat)").first()).toBeAttached();
    await expect(page.getByText("Annat forum (påhittat)")).toHaveCount(0);
});

test("what has been added counts in the files that are made, too", async ({ page }) => {
    await map(page);
    await expand(page, "Egna arbetssätt");
    await add(page, "Göteborgsforum (påhittat)");
    await expect(page.locator("#g-own-said")).toContainText("är tillagt");
    const text = example("forvaltningen");
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key(idOf(text)), text]);
    await open(page, `#/take/${idOf(text)}`);
    await page.reload();
    await loaded(page);
    const unpacked = "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print('\\n'.join(z.read(n).decode('utf-8', 'replace') for n in z.namelist()))";
    for (const name of ["Hämta arbetsboken", "Hämta Worddokumentet"]) {
        const [download] = await Promise.all([page.waitForEvent("download"), button(page, name).click()]);
        const all = execFileSync("python3", ["-c", unpacked, await download.path()], { encoding: "utf8", maxBuffer: 1 << 26 });
        expect(all).toContain("Göteborgsforum (påhittat)");
    }
});

test("of several that are added the one is removed that is pressed, whatever has been removed meanwhile", async ({ page }) => {
    await map(page);
    await expand(page, "Egna arbetssätt");
    for (const name of ["Ett", "Två", "Tre"]) {
        await add(page, `${name} (påhittat)`);
        await expect(page.locator("#g-own-said")).toContainText(`${name} (påhittat) är tillagt`);
    }
    const names = async () => JSON.parse((await stored(page))["glapp.practices"]).practices.map((it) => it.name.sv ?? it.name);
    // By another tab, of which this one has not heard yet.
    await page.evaluate(() => {
        const set = JSON.parse(localStorage.getItem("glapp.practices").replace(/^glapp .*\n/, ""));
        set.practices.shift();
        localStorage.setItem("glapp.practices", JSON.stringify(set));
    });
    await page.locator(".g-pm-mine").getByRole("button", { name: "Ta bort Två (påhittat)" }).click();
    await expect(page.locator("#g-own-said")).toContainText("Två (påhittat) är borttaget");
    expect(await names()).toEqual(["Tre (påhittat)"]);
});

test("what is half written in the form stays when the language changes or another tab adds something", async ({ context, page }) => {
    await map(page);
    await expand(page, "Egna arbetssätt");
    const other = await context.newPage();
    await map(other);
    await expand(other, "Egna arbetssätt");
    await page.getByLabel("Namn").fill("Halvskrivet");
    await button(page, "Ännu ett avsnitt").click();
    await page.getByLabel("Varför", { exact: true }).nth(1).fill("För att");
    await add(other, "Annat forum (påhittat)");
    await expect(page.locator(".g-pm-mine")).toContainText("Annat forum (påhittat)");
    await expect(page.getByLabel("Namn")).toHaveValue("Halvskrivet");
    await expect(page.getByLabel("Varför", { exact: true }).nth(1)).toBeFocused();
    await page.getByRole("button", { name: "In English" }).click();
    await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Halvskrivet");
    await expect(page.getByLabel("Why", { exact: true }).nth(1)).toHaveValue("För att");
});

test("files that are refused say why, the rest is taken in", async ({ page }) => {
    await map(page);
    await expand(page, "Egna arbetssätt");
    const lund = JSON.parse(file("practices/platform-lund/set.json"));
    const mine = { ...lund, practices: [{ ...lund.practices[0], id: "ny", city: "Exempelstad" }] };
    const changed = { ...lund, practices: [{ ...lund.practices[0], name: { sv: "Ett annat", en: "Another" } }] };
    await chooseFiles(page, {
        "trasig.json": "{",
        "skattning.json": file("examples/exempelbolaget.glapp.json"),
        "nyare.json": JSON.stringify({ ...lund, version: 99 }),
        "annan.json": JSON.stringify({ ...lund, catalogue: "annan:1" }),
        "delar.json": file("practices/goteborg/set.json"),
        "lund.json": JSON.stringify(lund),
        "andrad.json": JSON.stringify(changed),
        "min.json": JSON.stringify({ ...mine, extra: 1 }),
    });
    const said = page.locator("#g-own-said li");
    await expect(said).toHaveCount(8);
    await expect(said.nth(0)).toContainText("trasig.json texten slutar");
    await expect(said.nth(1)).toContainText("skattning.json dokumentet är av slaget");
    await expect(said.nth(2)).toContainText("99");
    await expect(said.nth(3)).toContainText("$.catalogue");
    await expect(said.nth(4)).toContainText("$.parts[0]");
    await expect(said.nth(5)).toContainText("0 tillagda, 3 fanns redan");
    await expect(said.nth(6)).toContainText("1 tillagda, 0 fanns redan; 1 har samma id");
    await expect(said.nth(7)).toContainText("1 tillagda, 0 fanns redan; det som inte känns igen följer inte med: $[\"extra\"]");
    expect(JSON.parse((await stored(page))["glapp.practices"]).practices).toHaveLength(2);
});

test("what a newer Glapp stored is left alone and told of", async ({ page }) => {
    await map(page);
    const newer = '{"format": "glapp/practices", "version": 99}';
    await page.evaluate((text) => localStorage.setItem("glapp.practices", text), newer);
    await page.reload();
    await loaded(page);
    await expand(page, "Egna arbetssätt");
    await expect(page.locator("#g-own-said")).toContainText("lämnas orört");
    await add(page, "Idéforum (påhittat)");
    expect((await stored(page))["glapp.practices"]).toBe(newer);
});

test("accessible: matrix, list, what opens, and a form with errors", async ({ page }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: "reduce" });
    await map(page);
    await button(page, "1 januari 2024").click();
    for (const name of ["Behov", "Sex städers", "Egna arbetssätt"]) await expand(page, name);
    await button(page, "Lägg till arbetssättet").click();
    await expectAccessible(page);
    await button(page, "4.4.3").click();
    await expect(opened(page)).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.getByRole("radio", { name: "lista" }).check();
    await page.setViewportSize({ width: 360, height: 800 });
    await page.emulateMedia({ colorScheme: "dark" });
    await expectAccessible(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, "the page does not scroll sideways").toBe(0);
});

test("a narrow screen begins with a folded list, in English too", async ({ browser, baseURL }) => {
    const page = await browser.newPage({ baseURL, locale: "en-GB", viewport: { width: 360, height: 800 } });
    await map(page);
    await expect(page.getByRole("heading", { level: 1, name: "Practices" })).toBeVisible();
    await expect(page.getByRole("radio", { name: "a list" })).toBeChecked();
    await page.getByRole("button", { name: /^9 / }).click();
    await page.getByRole("button", { name: /^9\.1\.1/ }).click();
    await expect(page.getByRole("dialog")).toContainText("lines");
    await page.close();
});

test("every set of the repository can be chosen", async ({ page }) => {
    const folder = fileURLToPath(new URL("../../assessments/practices/", import.meta.url));
    await map(page);
    const sets = await page.locator("#g-pm-set").locator("option").count();
    expect(sets).toBe(readdirSync(folder).length + 1);
});
