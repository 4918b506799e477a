// What people write stays what they wrote, and is never more than text.
import { expect, loaded, open, test } from "./glapp.mjs";
import { begin, choose, documents, example, idOf, level, onShelf, reload, saved } from "./steps.mjs";

const odd = {
    "quotes and colons": `"Enheten": 'A', ”B” och \\C: {"level": 5}`,
    "an apostrophe": "Anna's team",
    "markup": `<script>window.hurt = 1</script><img src=x onerror="window.hurt = 2"> &amp; </textarea>`,
    "emoji": "Idélabbet 💡👩🏽‍🔬 é å",
    "right-to-left marks": "Enheten \u202eabc\u202c \u200fשלום\u200e \u2067x\u2069",
    "a formula": `=HYPERLINK("https://example.com/?x="&A1;"Klicka")`,
    "a path": "../..",
    "500 letters": "Utvecklingsverksamhetsledningsgruppen".repeat(14).slice(0, 500),
    "words of the program": "__proto__ constructor {{app.css}} %2F %s ${x} null",
};

/** No element has come of it, and nothing has run. */
async function expectOnlyText(page) {
    await expect(page.locator("#glapp :is(script, img, iframe, style, object, a[href^='javascript' i])")).toHaveCount(0);
    expect(await page.evaluate(() => window.hurt)).toBeUndefined();
}

/** The only assessment, without what changes by itself. */
async function only(page) {
    const [{ modified, ...document }, ...others] = await documents(page);
    expect(others).toEqual([]);
    return document;
}

for (const [what, text] of Object.entries(odd)) {
    test(`${what}: written, reloaded, exported, erased, imported`, async ({ page }) => {
        await open(page);
        await page.getByLabel("Organisation").fill(text);
        await begin(page, text);
        await expect(page.getByRole("region", { name: "Uppgifter om skattningen" })).toContainText(text);
        await level(page, 3).click();
        await page.getByLabel("Anteckning").fill(`${text}\n${text}`);
        await page.getByLabel("Vad visar det?").first().fill(text);
        await page.getByLabel("Länk").first().fill(`https://example.com/${text}`);
        await page.getByRole("link", { name: "Nästa fråga" }).click();
        await page.getByRole("radio", { name: "Ej tillämpligt" }).check();
        await page.getByLabel("Varför gäller det inte er?").fill(`${text}\n\n${text}`);
        const url = page.url();
        const rating = (document) => document.ratings["4.1.1"];
        await expect.poll(async () => (await only(page)).ratings["4.1.2"]?.not_applicable).toBe(`${text}\n\n${text}`);
        const written = await only(page);
        expect(written.unit).toMatchObject({ name: text, organisation: text });
        expect(rating(written)).toMatchObject({
            level: 3,
            note: `${text}\n${text}`,
            evidence: [{ text, url: `https://example.com/${text}` }],
        });
        await expectOnlyText(page);

        await reload(page);
        await expect(page.getByLabel("Varför gäller det inte er?")).toHaveValue(`${text}\n\n${text}`);
        await page.getByRole("link", { name: "Föregående" }).click();
        await expect(page.getByLabel("Anteckning")).toHaveValue(`${text}\n${text}`);
        await expect(page.getByLabel("Vad visar det?").first()).toHaveValue(text);
        await expectOnlyText(page);

        await page.getByRole("link", { name: "Resultat" }).click();
        await expect(page.getByRole("heading", { name: "Ej tillämpligt" })).toBeVisible();
        await expectOnlyText(page);

        const exported = await saved(page, page.getByRole("button", { name: "Exportera till fil" }));
        expect(exported.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*\.glapp\.json$/);
        expect(exported.name.length).toBeLessThan(120);
        expect(JSON.parse(exported.text)).toMatchObject(written);

        await page.getByRole("link", { name: "Start" }).click();
        const row = onShelf(page, text);
        await row.getByRole("button", { name: "Radera" }).click();
        await expect(page.getByRole("status")).toContainText(`”${text}” är raderad`);
        await expect(row).toHaveCount(0);
        expect(await documents(page)).toEqual([]);
        await choose(page, { [exported.name]: exported.text });
        await expect(row).toBeVisible();
        expect(await only(page)).toEqual(written);
        await expectOnlyText(page);
        await row.getByRole("link", { name: "Fortsätt" }).click();
        await expect.poll(() => page.url().split("/").at(-2)).toBe(url.split("/").at(-2));
    });
}

test("a file with all of it, line breaks in names too, stays as it is when something else is changed", async ({ page }) => {
    const all = Object.values(odd).join("\n") + "\u2028\r\n\ttab";
    const document = { ...JSON.parse(example("forvaltningen")), extra: { all } };
    document.unit = { ...document.unit, name: all, organisation: all };
    document.ratings = {
        "4.1.1": { note: all, evidence: [{ text: all, url: all }], practices: [all] },
        "4.1.2": { not_applicable: all },
    };
    await open(page);
    await choose(page, { 'a"<b>\'.json': JSON.stringify(document) });
    await expect(page.getByRole("status")).toContainText("är öppnad");
    expect((await documents(page))[0]).toEqual(document);
    await expectOnlyText(page);
    for (const at of ["result", "assess"]) {
        await page.goto(`./#/${at}/${idOf(JSON.stringify(document))}`);
        await expect(page.getByRole("region", { name: "Uppgifter om skattningen" })).toContainText("Anna's team");
        await expectOnlyText(page);
    }
    await page.goto(`./#/assess/${idOf(JSON.stringify(document))}/4.1.1`);
    await level(page, 4).click();
    await page.getByRole("button", { name: "Uppgifter", exact: true }).click();
    await page.getByLabel("Mål för alla avsnitt").selectOption("5");
    await page.getByRole("button", { name: "Spara", exact: true }).click();
    document.ratings["4.1.1"].level = 4;
    document.target = 5;
    await expect.poll(async () => (await documents(page))[0].target).toBe(5);
    const [{ modified, ...changed }] = await documents(page);
    delete document.modified;
    expect(changed).toEqual(document);
    await expectOnlyText(page);
});

test("a file is named in text, whatever its name", async ({ page }) => {
    await open(page);
    const name = `<img src=x onerror="window.hurt = 1">.json`;
    await choose(page, { [name]: "{" });
    await expect(page.getByRole("status")).toContainText(`Filen ”${name}” gick inte att öppna`);
    await expectOnlyText(page);
});

test("only an address of the web becomes a link", async ({ page }) => {
    const not = [
        "javascript:window.hurt=1",
        "JavaScript:window.hurt=1",
        " javascript:window.hurt=1",
        "java\nscript:window.hurt=1",
        "data:text/html,<script>window.hurt=1</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.com",
        "blob:x",
        "https:javascript",
        "verksamhetsplan.pdf",
    ];
    const document = JSON.parse(example("forvaltningen"));
    const safe = ["https://example.com/plan", "http://example.com/?a=b&c='\"<d>"];
    document.ratings = { "4.1.1": { evidence: [...not, ...safe].map((url) => ({ text: "Plan", url })) } };
    await open(page);
    await choose(page, { "a.json": JSON.stringify(document) });
    await page.getByRole("link", { name: "Fortsätt" }).click();
    await page.goto(`./#/assess/${document.id}/4.1.1`);
    await expect(page.getByLabel("Länk")).toHaveCount(not.length + safe.length + 1);
    const links = page.locator("#g-evidence").getByRole("link");
    await expect(links).toHaveCount(safe.length);
    for (const [place, url] of safe.entries()) {
        await expect(links.nth(place)).toHaveAttribute("href", url);
        await expect(links.nth(place)).toHaveAttribute("rel", /noopener/);
    }
    await expectOnlyText(page);
    await loaded(page);
});
