// Several people, one unit: who answered, where they differ, what they decide together.
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { glapp } from "./figures.mjs";
import { expect, expectAccessible, open, test } from "./glapp.mjs";
import { asksToStay, fill, makeRoom } from "./faults.mjs";
import { documents, example, reload, saved, stored } from "./steps.mjs";

/** One of several people's answers, each another way round, made from an example. */
function person(n, name, change = {}) {
    const unit = JSON.parse(example("forvaltningen"));
    Object.assign(unit, { id: `person-${n}`, assessors: name ? [{ name }] : [] }, change);
    Object.values(unit.ratings).forEach((rating, place) => {
        if (rating.level !== undefined) rating.level = (rating.level + place * n) % 6;
    });
    return JSON.stringify(unit);
}

const five = () =>
    Object.fromEntries(["Anna", "Bo", "Cleo", "Dani", "Eli"].map((name, n) => [`svar-${n}.glapp.json`, person(n, name)]));

async function bring(page, texts) {
    const files = Object.entries(texts).map(([name, text]) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) }));
    await page.getByLabel("Välj filer").setInputFiles(files);
}

const told = (page) => page.locator(".g-ws-told").getByRole("listitem");
const dialog = (page) => page.getByRole("dialog");

test("five people: what does not belong is refused, the group decides by keyboard, a reload keeps it", async ({ page }) => {
    await open(page, "#/workshop");
    const first = JSON.parse(person(0, "Anna"));
    const texts = five();
    await bring(page, {
        ...texts,
        "bolaget.glapp.json": example("bolaget"),
        "igen.glapp.json": texts["svar-1.glapp.json"],
        "annan-dag.glapp.json": person(6, "Fia", { date: "2025-01-01" }),
        "versal.glapp.json": person(7, "Gun", { unit: { ...first.unit, name: first.unit.name.toUpperCase() } }),
        "annan-katalog.glapp.json": person(8, "Hal", { catalogue: "annan:1" }),
        "nyare.glapp.json": person(9, "Ida", { version: 99 }),
        "trasig.glapp.json": "{",
    });
    await expect(page.getByRole("heading", { name: /^5 personer om Exempelförvaltningen/ })).toBeVisible();
    await expect(told(page)).toContainText([
        /bolaget.* handlar om ”Exempelbolaget/,
        /igen.* är samma skattning som den från Bo/,
        /annan-dag.* gäller en annan dag, 2025-01-01/,
        /versal.* Är det samma enhet/,
        /annan-katalog/,
        /nyare/,
        /trasig/,
    ]);
    expect(await stored(page)).toEqual({});
    await expectAccessible(page);

    // What is shown is what the command line says of the same files.
    const folder = mkdtempSync(join(tmpdir(), "glapp-"));
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, name), text);
    const { clauses } = await glapp("consensus", folder);
    const discuss = clauses.filter((it) => it.discuss);
    await page.getByText("Alla avsnitt som tabell").click();
    const rows = await page.locator(".g-ws-all tbody tr").evaluateAll((rows) =>
        rows.map((row) => [row.querySelector("th").textContent.split(" ")[0], ...[...row.querySelectorAll(".g-numeric")].map((it) => it.textContent)]),
    );
    const count = (n) => (n === 0 ? "·" : String(n));
    const decimal = (n) => (n === null ? "–" : n.toFixed(2).replace(".", ",").replace(/^-(?=0,00$)/, "").replace("-", "−"));
    expect(rows.map((row) => row.slice(0, 9))).toEqual(
        clauses.map((it) => [it.id, ...it.counts.map(count), count(it.not_applicable), it.median === null ? "–" : String(it.median)]),
    );
    for (const [n, row] of rows.entries()) expect(row[9]).toBe(decimal(clauses[n].agreement));

    await page.getByRole("button", { name: `Gå igenom de ${discuss.length} där ni skiljer er mest` }).click();
    await expect(dialog(page)).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("3");
    await expect(dialog(page).getByText("1 av 52 beslutade")).toBeVisible();
    await page.keyboard.press("n");
    await page.keyboard.press("p");
    await expect(dialog(page).getByRole("button", { name: /^3 / })).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("n");
    await dialog(page).getByRole("button", { name: /^5 / }).click();
    await expect(dialog(page).getByRole("button", { name: /^5 / })).toBeFocused();
    await dialog(page).getByLabel("Varför?").fill("Vi såg 4 och n i protokollet");
    await expect(dialog(page).getByText("2 av 52 beslutade")).toBeVisible();
    await dialog(page).getByRole("button", { name: /^Nästa/ }).click();
    // Not applicable needs a reason.
    await dialog(page).getByRole("button", { name: /^– Ej tillämpligt/ }).click();
    await expect(dialog(page).getByText("Skriv varför avsnittet inte är tillämpligt.")).toBeVisible();
    await dialog(page).getByLabel("Varför?").fill("Det gör en annan enhet");
    await dialog(page).getByRole("button", { name: /^– Ej tillämpligt/ }).click();
    await expect(dialog(page).getByText("3 av 52 beslutade")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog(page)).toBeHidden();

    await reload(page);
    await page.getByRole("button", { name: /^Exempelförvaltningen/ }).click();
    await expect(page.getByText("3 av 52 beslutade").first()).toBeVisible();
    const [draft, ...others] = await documents(page);
    expect(others).toEqual([]);
    expect(draft.stage).toBe("consensus");
    expect(draft.assessors.map((it) => it.name)).toEqual(["Anna", "Bo", "Cleo", "Dani", "Eli"]);
    for (const it of clauses) {
        expect(draft.ratings[it.id].spread).toEqual({ counts: it.counts, ...(it.not_applicable ? { not_applicable: it.not_applicable } : {}) });
    }
    const decided = Object.entries(draft.ratings).filter(([, it]) => "level" in it || "not_applicable" in it);
    expect(decided.map(([, it]) => it.level ?? it.not_applicable).sort()).toEqual([3, 5, "Det gör en annan enhet"]);
    expect(decided.find(([, it]) => it.level === 5)[1].note).toBe("Vi såg 4 och n i protokollet");
    // It leaves as a file, and opens as any assessment.
    const file = await saved(page, page.getByRole("button", { name: "Exportera till fil" }));
    expect(JSON.parse(file.text).ratings).toEqual(draft.ratings);
    await page.getByRole("button", { name: "Öppna samsynen" }).click();
    // Half of 3 and 5, the only levels decided.
    await expect(page.getByRole("heading", { level: 1, name: "Ni ligger på 4,0 av 5." })).toBeVisible();
});

/** Five people's files are on the table, one clause is decided, and then the storage is full. */
async function decideAndFill(page) {
    await open(page, "#/workshop");
    await bring(page, five());
    await page.getByRole("button", { name: /^Gå igenom de \d+ där/ }).click();
    await page.keyboard.press("3");
    await expect(dialog(page).getByText("1 av 52 beslutade")).toBeVisible();
    await fill(page);
}

test("with a full storage what the group decides holds, is said, and is stored when there is room", async ({ page }) => {
    await decideAndFill(page);
    const reason = "Vi skriver så långt att det inte får plats. ".repeat(20);
    for (const [number, key] of ["5", "2", "4"].entries()) {
        await page.keyboard.press("n");
        await dialog(page).getByLabel("Varför?").fill(reason);
        await page.locator("#g-ws-h").focus();
        await page.keyboard.press(key);
        await expect(dialog(page).getByText(`${number + 2} av 52 beslutade`)).toBeVisible();
        await expect(dialog(page).getByRole("alert")).toContainText("Inte sparat");
    }
    // The browser asks before it goes.
    await asksToStay(page);
    await makeRoom(page);
    await page.keyboard.press("n");
    await page.keyboard.press("1");
    await expect(dialog(page).getByText("5 av 52 beslutade")).toBeVisible();
    await expect(dialog(page).getByText("Inte sparat")).toHaveCount(0);
    const [draft] = await documents(page);
    const decided = Object.values(draft.ratings).filter((it) => "level" in it);
    expect(decided.map((it) => it.level).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(decided.filter((it) => it.note === reason)).toHaveLength(3);
});

test("what a group has decided and could not be stored is still there when the table is cleared or the page left", async ({ page }) => {
    for (const leave of ["clear", "leave"]) {
        await decideAndFill(page);
        await dialog(page).getByLabel("Varför?").fill("Vi skriver så långt att det inte får plats. ".repeat(20));
        await expect(dialog(page).getByRole("alert")).toContainText("Inte sparat");
        await page.locator("#g-ws-h").focus();
        await page.keyboard.press("Escape");
        if (leave === "clear") {
            await page.getByRole("button", { name: "Börja om" }).click();
            await page.getByRole("link", { name: "Start", exact: true }).click();
            await makeRoom(page);
            await page.getByRole("listitem").getByRole("link", { name: "Fortsätt" }).click();
        } else {
            await page.getByRole("link", { name: "Start", exact: true }).click();
            await makeRoom(page);
            await page.evaluate(() => (location.hash = "#/workshop"));
        }
        const notes = async () => (await documents(page)).flatMap((it) => Object.values(it.ratings).map((it) => it.note ?? ""));
        await expect.poll(async () => (await notes()).filter((it) => it.startsWith("Vi skriver så långt")).length).toBe(1);
        await page.evaluate(() => localStorage.clear());
        await page.goto("about:blank");
    }
});

test("links can be pasted, whole, broken in two or damaged", async ({ page }) => {
    const link = (text) => `https://exempel.se/glapp/#/open/1.${deflateSync(text).toString("base64url")}`;
    const [one, other] = [link(person(1, "Anna")), link(person(2, "Bo"))];
    await open(page, "#/workshop");
    await page.getByText("Klistra in länkar").click();
    const broken = `${other.slice(0, 90)}\n${other.slice(90)}`;
    await page.getByLabel("Länkar från Glapp").fill(`Hej!\n${one}\n${broken}\n${one.slice(0, -30)}\n`);
    await page.getByRole("button", { name: "Lägg till" }).click();
    await expect(page.getByRole("heading", { name: /^2 personer om/ })).toBeVisible();
    await expect(told(page)).toContainText([/^Länk 3 Slutet av länken saknas/]);
});

test("two files of the same person: what differs stands side by side and is chosen", async ({ page }) => {
    await open(page, "#/workshop");
    const anna = JSON.parse(person(1, "Anna"));
    const home = structuredClone(anna);
    home.id = "at-home";
    home.ratings["4.1.2"].level = (anna.ratings["4.1.2"].level + 1) % 6;
    home.ratings["4.1.3"].note = "Skrivet hemma";
    delete anna.ratings["4.1.3"].note;
    await bring(page, { "jobbet.json": JSON.stringify(anna), "bo.json": person(2, "Bo"), "hemma.json": JSON.stringify(home) });
    await expect(told(page)).toContainText("hemma.json kan vara av samma person som Anna");
    await page.getByRole("button", { name: "Lägg ihop de två" }).click();
    await expect(page.getByRole("heading", { name: "Två filer av Anna" })).toBeFocused();
    const conflict = page.getByRole("group", { name: /^4\.1\.2 .*: nivå$/ });
    await expect(page.locator(".g-ws-conflict")).toHaveCount(1);
    await expect(conflict.getByRole("radio")).toHaveCount(2);
    await page.getByRole("button", { name: "Lägg ihop", exact: true }).click();
    await expect(page.getByText("1 kvar att välja.")).toBeVisible();
    await expectAccessible(page);
    await conflict.getByRole("radio", { name: /hemma\.json/ }).check();
    await page.getByRole("button", { name: "Lägg ihop", exact: true }).click();
    await expect(page.getByRole("heading", { name: /^2 personer om/ })).toBeVisible();
    await page.getByText("Alla avsnitt som tabell").click();
    const row = page.locator(".g-ws-all tbody tr").filter({ hasText: /^4\.1\.2 / });
    await expect(row.locator(".g-numeric").nth(home.ratings["4.1.2"].level)).not.toHaveText("·");
});

test("hidden names are hidden on the page and in what is stored", async ({ page }) => {
    await open(page, "#/workshop");
    await bring(page, five());
    await page.getByRole("button", { name: "Gå igenom alla 52" }).click();
    await page.keyboard.press("2");
    await expect(dialog(page).getByText(/Anna|Bo/).first()).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByLabel("Dölj vilka som har svarat").check();
    await expect(page.getByText("Person 5")).toBeVisible();
    await expect(page.getByLabel("Dölj vilka som har svarat")).toBeFocused();
    for (const name of [/Anna\b/, /Cleo/, /Dani\b/, /Eli\b/, /svar-/]) await expect(page.locator("main")).not.toContainText(name);
    const [draft] = await documents(page);
    expect(draft.assessors.map((it) => it.name)).toEqual([1, 2, 3, 4, 5].map((n) => `Person ${n}`));
});

test("a facilitator’s link begins an assessment that is filled in, a damaged one says so", async ({ page }) => {
    await open(page, "#/workshop");
    await page.getByText("Bjud in till skattningen med en länk").click();
    const form = page.locator("#g-ws-invite");
    await form.getByRole("button", { name: "Gör länken" }).click();
    await expect(form.getByRole("textbox", { name: "Enhetens namn" })).toBeFocused();
    await form.getByRole("textbox", { name: "Enhetens namn" }).fill("Påhittade enheten");
    await form.getByLabel("Datum").fill("2026-05-06");
    await form.getByRole("combobox", { name: /^Mål/ }).selectOption("4");
    await form.getByRole("radio", { name: /^Kort/ }).check({ force: true });
    await form.getByRole("button", { name: "Gör länken" }).click();
    const link = await form.getByLabel("Länken", { exact: true }).inputValue();
    expect(link).toContain("#/begin/short/1.");
    await expectAccessible(page);

    await page.goto("about:blank");
    await open(page, link.slice(link.indexOf("#")));
    await expect(page.getByText("Påhittade enheten")).toBeVisible();
    await expect(page.getByText("2026-05-06")).toBeVisible();
    expect(await documents(page)).toEqual([]);
    await expectAccessible(page);
    await page.getByLabel("Ditt namn").fill("Anna");
    await page.getByRole("button", { name: "Börja skatta" }).click();
    await expect(page.getByRole("radio", { name: "0 Saknas" })).toBeVisible();
    const [begun] = await documents(page);
    expect(begun).toMatchObject({ unit: { name: "Påhittade enheten" }, date: "2026-05-06", target: 4, stage: "individual", assessors: [{ name: "Anna" }] });
    expect(begun.id).not.toBe("invitation");
    expect(begun.ratings ?? {}).toEqual({});
    expect((await stored(page))[`glapp.round.${begun.id}`]).toBe("short");

    await page.goto("about:blank");
    await open(page, link.slice(link.indexOf("#"), -20));
    await expect(page.getByRole("alert")).toContainText("Slutet av länken saknas");
});

test("the spread is saved as a drawing of its own, and goes on paper without what can be pressed", async ({ page }) => {
    await open(page, "#/workshop");
    await bring(page, five());
    const svg = await saved(page, page.getByRole("button", { name: "Spridningen som SVG" }));
    expect(svg.name).toBe("glapp-consensus.svg");
    expect(svg.text.match(/class="g-ws-strip"/g)).toHaveLength(52);
    expect(svg.text).toContain("Exempelförvaltningen");
    expect(svg.text).not.toContain("Anna");
    const png = await saved(page, page.getByRole("button", { name: "Spridningen som PNG" }));
    expect(png.name).toBe("glapp-consensus.png");
    await page.emulateMedia({ media: "print" });
    for (const button of await page.locator("main").getByRole("button").all()) {
        // What a clause is called can be pressed too, and stays.
        if (await button.isVisible()) expect(await button.textContent()).toMatch(/^\d/);
    }
    await expect(page.locator(".g-ws-all")).toBeVisible();
    await expect(page.getByLabel("Välj filer")).toBeHidden();
});
