// The elements as whoever puts them on a page knows them: attributes, properties, methods, events; one or several.
import { call, heading, listen, name, note, openWith, set, told } from "./elements.mjs";
import { drawn, element, elements, expect, hold, open, root, settle, test } from "./host/hosted.mjs";
import { begin, documents, example, file, idOf, key, level, saved, stored } from "./steps.mjs";

const text = example("bolaget");
const id = idOf(text);
const unit = JSON.parse(text).unit.name;

test("nothing is fetched before an element is on the page, and then each file once for all", async ({ guard, host, page }) => {
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url())));
    await page.goto(host.url({ scene: "none" }), { waitUntil: "networkidle" });
    const bundled = () => asked.filter((url) => `${url}`.startsWith(host.bundle)).map((url) => url.pathname.split("/").at(-1));
    expect(bundled()).toEqual(["glapp.js"]);
    await page.evaluate(() => {
        for (const key of ["a", "b", "c"]) {
            const element = document.createElement("glapp-assessment");
            element.storageKey = key;
            document.getElementById("flikyta").append(element);
        }
    });
    await settle(page, guard);
    expect(bundled().length).toBeGreaterThan(5);
    expect(bundled().length).toBe(new Set(bundled()).size);
    expect(bundled().filter((name) => /^app\.\w+\.wasm$/.test(name))).toHaveLength(1);
    const sheets = await page.evaluate(() => {
        const all = [...document.querySelectorAll("glapp-assessment")].flatMap((it) => it.shadowRoot.adoptedStyleSheets);
        return [all.length, new Set(all).size];
    });
    expect(sheets).toEqual([3, 1]);
});

test("every attribute is a property, and the other way round", async ({ host, page }) => {
    await open(page, host);
    const found = await element(page).evaluate((node) => {
        const of = (names) => Object.fromEntries(names.map((name) => [name, node.getAttribute(name)]));
        const before = { unit: node.unit, readonly: node.readonly, storageKey: node.storageKey };
        Object.assign(node, { unit: "A", target: 4, round: "short", theme: "dark", lang: "en", storageKey: "k", readonly: true });
        const after = of(["unit", "target", "round", "theme", "lang", "storage-key", "readonly"]);
        Object.assign(node, { unit: null, readonly: false });
        node.setAttribute("theme", "light");
        return { before, after, last: { ...of(["unit", "readonly"]), theme: node.theme, target: node.target } };
    });
    expect(found).toEqual({
        before: { unit: null, readonly: false, storageKey: null },
        after: { unit: "A", target: "4", round: "short", theme: "dark", lang: "en", "storage-key": "k", readonly: "" },
        last: { unit: null, readonly: null, theme: "light", target: "4" },
    });
});

test("a property that is set before the element is defined holds", async ({ host, page }) => {
    const release = await hold(page);
    await page.goto(host.url(), { waitUntil: "commit" });
    await expect(page.locator("#nyheter a")).toHaveCount(4);
    await page.evaluate(() => (document.querySelector("glapp-assessment").unit = "Staben"));
    release();
    await drawn(page);
    await expect(element(page)).toHaveAttribute("unit", "Staben");
    await expect(name(page)).toHaveValue("Staben");
});

test("unit, target and round are where one begins, and may change", async ({ host, page }) => {
    await open(page, host, { scene: `<glapp-assessment unit="Staben" target="4" round="short"></glapp-assessment>` });
    await expect(name(page)).toHaveValue("Staben");
    await set(page, { unit: "Ledningen", target: "2" });
    await expect(name(page)).toHaveValue("Ledningen");
    await element(page).getByRole("button", { name: "Börja skatta" }).click();
    await expect(level(page, 0)).toBeVisible();
    const [document] = await documents(page);
    expect([document.unit.name, document.target]).toEqual(["Ledningen", 2]);
    await expect(element(page).getByText(/^Fråga 1 av (?!52)\d+$/)).toBeVisible();
});

test("a unit that has been assessed here goes on", async ({ host, page }) => {
    await openWith(page, host, { [key(id)]: text }, { scene: `<glapp-assessment unit="${unit}"></glapp-assessment>` });
    await expect(element(page).getByText(/^Fråga \d+ av 52$/)).toBeVisible();
    await expect(element(page)).toContainText(unit);
});

test("the language is the element's own, else that of the page around, and follows it", async ({ guard, host, page }) => {
    await open(page, host, { lang: "en" });
    await settle(page, guard);
    const english = () => expect(element(page).getByRole("button", { name: "Start assessing" })).toBeVisible();
    const swedish = () => expect(element(page).getByRole("button", { name: "Börja skatta" })).toBeVisible();
    await english();
    await set(page, { lang: "sv" });
    await swedish();
    await expect(root(element(page))).toHaveAttribute("lang", "sv");
    await set(page, { lang: null });
    await english();
    await page.evaluate(() => (document.documentElement.lang = "sv-FI"));
    await swedish();
    await page.evaluate(() => (document.documentElement.lang = "en-GB"));
    await english();
    // Another language than ours: Swedish.
    await set(page, { lang: "fi" });
    await swedish();
});

test("the theme is the element's own, else the page's", async ({ host, page }) => {
    await open(page, host, { css: "calm" });
    const ground = () => root(element(page)).evaluate((node) => getComputedStyle(node).backgroundColor);
    const light = await ground();
    await page.locator("#look").click();
    await expect.poll(ground).not.toBe(light);
    const dark = await ground();
    await set(page, { theme: "light" });
    await expect.poll(ground).toBe(light);
    await set(page, { theme: "dark" });
    await page.locator("#look").click();
    await expect.poll(ground).toBe(dark);
    await set(page, { theme: "contrast" });
    await expect.poll(ground).toBe("rgb(255, 255, 255)");
    await set(page, { theme: null });
    await expect.poll(ground).toBe(light);
});

test("the page's own colours and type come in by the names that are for it", async ({ host, page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(page, host, { css: "calm" });
    await element(page).evaluate((node) => {
        const wanted = { accent: "rgb(120, 0, 90)", ground: "rgb(250, 250, 210)", ink: "rgb(20, 0, 60)", font: "monospace", radius: "0px" };
        for (const [name, value] of Object.entries(wanted)) node.style.setProperty(`--glapp-${name}`, value);
    });
    const button = element(page).getByRole("button", { name: "Börja skatta" });
    const style = (locator, names) => locator.evaluate((node, names) => names.map((name) => getComputedStyle(node)[name]), names);
    expect(await style(button, ["backgroundColor", "borderTopLeftRadius"])).toEqual(["rgb(120, 0, 90)", "0px"]);
    expect(await style(heading(page), ["color", "fontFamily"])).toEqual(["rgb(20, 0, 60)", "monospace"]);
    expect(await style(root(element(page)), ["backgroundColor"])).toEqual(["rgb(250, 250, 210)"]);
    const parts = await element(page).evaluate((node) => [...node.shadowRoot.querySelectorAll("[part]")].map((it) => it.part.value));
    expect(parts).toEqual(expect.arrayContaining(["root", "header", "main", "footer"]));
});

test("two storage keys are two worlds; with the same one, each sees what the other saves", async ({ host, page }) => {
    await open(page, host, { scene: "two", css: "calm" });
    const [one, other] = await elements(page).all();
    const beginIn = async (place, unit) => {
        await place.getByRole("textbox", { name: "Enhetens namn" }).fill(unit);
        await place.getByRole("button", { name: "Börja skatta" }).click();
        await place.getByRole("radio", { name: /^3 / }).check();
    };
    await beginIn(one, "Ett");
    await beginIn(other, "Två");
    await page.evaluate(() => Promise.all([...document.querySelectorAll("glapp-assessment")].map((it) => it.flush())));
    const found = Object.entries(await stored(page)).filter(([name]) => name.includes("assessment."));
    expect(found.map(([name, text]) => [name.split(".")[0], JSON.parse(text).unit.name]).sort()).toEqual([
        ["glapp@a", "Ett"],
        ["glapp@b", "Två"],
    ]);
    await other.evaluate((node) => (node.storageKey = "a"));
    await drawn(page);
    await other.getByRole("link", { name: "Fortsätt" }).click();
    await expect(other.getByRole("radio", { name: /^3 / })).toBeVisible();
    await other.getByRole("heading", { level: 1 }).focus();
    await page.keyboard.press("p");
    await expect(other.getByRole("radio", { name: /^3 / })).toBeChecked();
    await one.getByRole("radio", { name: /^5 / }).check();
    await expect(other.getByRole("radio", { name: /^5 / })).toBeChecked();
});

test("read only: everything is shown, nothing can be answered", async ({ host, page }) => {
    await openWith(page, host, { [key(id)]: text }, { scene: `<glapp-assessment unit="${unit}" readonly></glapp-assessment>` });
    await listen(page);
    for (const radio of await element(page).getByRole("radio").all()) await expect(radio).toBeDisabled();
    await heading(page).focus();
    for (const press of ["0", "5", "3"]) await page.keyboard.press(press);
    await page.waitForTimeout(600);
    expect((await stored(page))[key(id)]).toBe(text);
    expect(await told(page, "glapp-change")).toEqual([]);
    await set(page, { readonly: null });
    await expect(element(page).getByRole("radio").first()).toBeEnabled();
});

test("a document of the page's own: shown, and kept only where it may be changed", async ({ host, page }) => {
    const src = "/data/examples/exempelbolaget.glapp.json";
    await open(page, host, { scene: `<glapp-assessment src="${src}" readonly></glapp-assessment>` });
    await expect(heading(page)).toHaveText("Ni ligger på 3,0 av 5.");
    expect(await documents(page)).toEqual([]);
    await set(page, { readonly: null });
    await set(page, { src: null });
    await set(page, { src });
    await drawn(page);
    await expect(level(page, 3)).toBeVisible();
    expect((await documents(page)).map((it) => it.id)).toEqual([id]);
});

test("a document that is none, or is not there, is told in the page's language", async ({ guard, host, page }) => {
    guard.expects(/404|nowhere/);
    for (const [lang, words] of Object.entries({ sv: /nowhere\.json|hämta/, en: /nowhere\.json|fetch/ })) {
        await page.goto(host.url({ lang, scene: "none" }));
        await listen(page);
        await page.evaluate(() => {
            const element = document.createElement("glapp-assessment");
            element.setAttribute("src", "/data/nowhere.json");
            document.getElementById("flikyta").append(element);
        });
        await expect.poll(async () => (await told(page, "glapp-error")).length).toBeGreaterThan(0);
        const [{ detail }] = await told(page, "glapp-error");
        expect(detail.message).toMatch(words);
        await expect(element(page).getByText(detail.message.split("\n")[0])).toBeVisible();
    }
});

test("a catalogue or practices of the page's own", async ({ host, page }) => {
    const catalogue = JSON.parse(file("legacy/others-v1/catalogue.json"));
    const said = (sv) => ({ sv, en: sv });
    for (const clause of catalogue.clauses.filter(({ id }) => id.includes("."))) {
        const levels = catalogue.scale.map(({ level }) => said(`Nivå ${level} av ${clause.id}`));
        const question = said(`Hur går ${clause.id}?`);
        Object.assign(clause, { question, purpose: said("Därför."), levels, evidence: [said("Ett papper")] });
    }
    await page.route("**/egen.json", (route) => route.fulfill({ json: catalogue }));
    await open(page, host, { css: "calm", scene: `<glapp-assessment catalogue="/egen.json"></glapp-assessment>` });
    await name(page).fill("Staben");
    await element(page).getByRole("button", { name: "Börja skatta" }).click();
    await expect(heading(page)).toHaveText("Hur går 4.1?");
    await element(page).getByRole("radio", { name: /^3 tre/ }).check();
    await call(page, "flush");
    expect((await documents(page))[0]).toMatchObject({ catalogue: "prov:1", ratings: { 4.1: { level: 3 } } });
    // What is made of it is made with that catalogue, too.
    await element(page).getByRole("link", { name: "Ta med" }).first().click();
    const word = element(page).getByRole("button", { name: "Hämta Worddokumentet" });
    const [download] = await Promise.all([page.waitForEvent("download"), word.click()]);
    expect(download.suggestedFilename()).toContain(".docx");

    await set(page, { catalogue: null, practices: "/data/legacy/others-v1/practices.json" });
    await drawn(page);
    await name(page).fill("Ledningen");
    await element(page).getByRole("button", { name: "Börja skatta" }).click();
    await expect(element(page).getByText("Fråga 1 av 52")).toBeVisible();
    await element(page).getByRole("link", { name: "Arbetssätten" }).click();
    await expect(element(page).getByText("Forumet").first()).toBeVisible();
});

test("events say what happened in plain JSON, to the page around", async ({ host, page }) => {
    await page.goto(host.url({ scene: "none", css: "calm" }));
    await listen(page);
    await page.evaluate(() => {
        const card = document.createElement("torget-kort");
        card.append(document.createElement("glapp-assessment"));
        document.getElementById("flikyta").append(card);
    });
    await begin(page, "Staben");
    await level(page, 4).check();
    await expect.poll(async () => (await told(page, "glapp-saved")).length).toBe(1);
    const [document] = await documents(page);
    const [change] = await told(page, "glapp-change");
    expect(change.detail).toMatchObject({ id: document.id, unit: "Staben", answered: 1, clauses: 52, score: 4 });
    const [save] = await told(page, "glapp-saved");
    expect(save.detail).toEqual({ id: document.id, at: document.modified, lasting: true });
    for (const event of await page.evaluate(() => window.told)) {
        // Out of the shadow root that it stands in, too.
        expect(event).toMatchObject({ bubbles: true, composed: true, target: "TORGET-KORT" });
        expect(JSON.parse(event.plain)).toEqual(event.detail);
    }
});

test("a page may ask, move and take away as soon as it hears of something", async ({ host, page }) => {
    await open(page, host, { css: "calm" });
    await begin(page, "Staben");
    await page.evaluate(() => {
        window.kept = [];
        addEventListener("glapp-change", ({ target }) => window.kept.push(target.flush()));
    });
    await note(page).pressSequentially("Ett ord");
    expect(await page.evaluate(() => Promise.all(window.kept))).toEqual(Array(7).fill(true));
    await page.evaluate(() =>
        addEventListener(
            "glapp-change",
            ({ target }) => {
                const place = target.parentNode;
                target.remove();
                setTimeout(() => place.append(target), 100);
            },
            { once: true },
        ),
    );
    await note(page).press("!");
    await expect(note(page)).toHaveValue("Ett ord!");
    await level(page, 2).check();
    expect(await call(page, "flush")).toBe(true);
    expect((await documents(page))[0].ratings["4.1.1"]).toEqual({ level: 2, note: "Ett ord!" });
});

test("a page that asks for the answers as soon as it hears that they are not saved gets them once", async ({ host, page }) => {
    await open(page, host, { css: "calm" });
    await begin(page, "Staben");
    await page.evaluate(() => {
        window.got = [];
        addEventListener("glapp-error", ({ target }) => window.got.push(target.export()));
        Storage.prototype.setItem = () => {
            throw new DOMException("full", "QuotaExceededError");
        };
    });
    await level(page, 4).check();
    await expect.poll(() => page.evaluate(() => window.got.length)).toBe(1);
    await level(page, 3).check();
    expect(await call(page, "flush")).toBe(false);
    const got = await page.evaluate(() => Promise.all(window.got));
    expect(got.map(({ ratings }) => ratings["4.1.1"].level)).toEqual([4]);
    expect((await call(page, "export")).ratings["4.1.1"]).toEqual({ level: 3 });
});

test("an attribute that names nothing is none", async ({ host, page }) => {
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await open(page, host, { css: "calm", scene: `<glapp-assessment src="" catalogue="" practices="" unit=""></glapp-assessment>` });
    await begin(page, "Staben");
    await level(page, 1).check();
    await expect.poll(async () => (await documents(page))[0].ratings["4.1.1"]).toEqual({ level: 1 });
    expect(asked.filter((url) => url.endsWith("undefined"))).toEqual([]);
});

test("export, import, flush", async ({ host, page }) => {
    await openWith(page, host, {});
    const nothing = await call(page, "export");
    expect(nothing).toMatchObject({ format: "glapp/backup" });
    expect(await call(page, "import", JSON.parse(text))).toEqual({ id });
    await expect(element(page)).toContainText(unit);
    expect(await call(page, "export")).toEqual(JSON.parse(text));
    // The same again as a text, and as a file: what is here stays.
    await call(page, "import", text);
    expect((await documents(page)).map((it) => it.id)).toContain(id);
    await element(page).evaluate((node, text) => node.import(new File([text], "a.glapp.json")), example("namnden"));
    expect((await documents(page)).map((it) => it.id)).toContain(idOf(example("namnden")));

    const refused = (given) => call(page, "import", given).then(() => "", (error) => error.message);
    expect(await refused({ ...JSON.parse(text), ratings: 3 })).toContain("$.ratings");
    expect(await refused("{]")).not.toBe("");
    await set(page, { lang: "en" });
    expect(await refused("{]")).not.toBe(await set(page, { lang: "sv" }).then(() => refused("{]")));

    await call(page, "import", text);
    await expect(element(page).getByRole("radio", { name: /^0 / })).toBeVisible();
    const at = (await element(page).locator(".g-eyebrow").first().innerText()).split(" ")[0];
    const fresh = (await documents(page)).length;
    await element(page).getByRole("radio", { name: /^0 / }).check();
    expect(await call(page, "flush")).toBe(true);
    const levels = (await documents(page)).map((it) => it.ratings[at]?.level);
    expect(levels).toContain(0);
    expect(await documents(page)).toHaveLength(fresh);
});

test("the script a second time, from another place, changes nothing", async ({ host, page }) => {
    await open(page, host, { css: "calm" });
    await begin(page, "Staben");
    await page.evaluate(async (src) => {
        const script = Object.assign(document.createElement("script"), { type: "module", src });
        await new Promise((loaded) => {
            script.onload = loaded;
            document.head.append(script);
        });
    }, "/verktyg/glapp/glapp.js");
    await expect(element(page).getByText("Fråga 1 av 52")).toBeVisible();
    await level(page, 1).check();
    await expect.poll(async () => (await documents(page))[0].ratings["4.1.1"]).toEqual({ level: 1 });
});

test("all four side by side", async ({ guard, host, page }) => {
    await open(page, host, { scene: "all", css: "calm" });
    await settle(page, guard);
    for (const each of await elements(page).all()) await expect(each.getByRole("heading").first()).toBeVisible();
    await begin(page, "Staben");
    await level(page, 4).check();
});
