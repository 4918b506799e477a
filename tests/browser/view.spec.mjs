// The elements that only show something, on a plain page: a result, units side by side, the practice map.
import { readFileSync } from "node:fs";
import { expect, expectAccessible, test } from "./glapp.mjs";
import { example, idOf, key } from "./steps.mjs";

const policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:; style-src 'none'; form-action 'none'";

/** Serves a plain page with these elements on it, and documents by the names of their files. */
async function open(page, elements, documents = {}, lang = "sv") {
    const body = `<!doctype html><html lang="${lang}"><head><title>Prov</title>
        <script type="module" src="glapp.js"></script></head><body><main><h1>Prov</h1>${elements}</main></body></html>`;
    await page.route("**/intranet.html", (route) =>
        route.fulfill({ contentType: "text/html", body, headers: { "content-security-policy": policy } }),
    );
    await page.route("**/units/**", (route) => {
        const name = decodeURIComponent(new URL(route.request().url()).pathname.split("/").at(-1));
        const text = documents[name];
        return text === undefined
            ? route.fulfill({ status: 404, body: "" })
            : route.fulfill({ contentType: "application/json", body: text });
    });
    await page.addInitScript(() => {
        window.told = [];
        for (const name of ["glapp-ready", "glapp-error"]) {
            addEventListener(name, ({ type, detail }) => window.told.push({ type, ...detail }));
        }
    });
    await page.goto("./intranet.html");
}

const drawn = (page, name) => expect(page.locator(`${name} .g-root`)).toHaveAttribute("data-glapp", "complete");
const told = (page) => page.evaluate(() => window.told);

/** Invented units by the names of their files: the examples, under other names. */
function units(count) {
    const texts = ["forvaltningen", "bolaget", "namnden"].map(example);
    const unit = (place) => {
        const it = JSON.parse(texts[place % 3]);
        it.unit.name = `Enheten ${place}`;
        it.id = `id-${place}`;
        return [`enhet ${place}.json`, JSON.stringify(it)];
    };
    return Object.fromEntries(Array.from({ length: count }, (_, place) => unit(place)));
}

test("a result fetches its program, its style and the texts that it shows, each once, and nothing else", async ({ guard, page }) => {
    const asked = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname.split("/").at(-1)));
    await open(
        page,
        `<glapp-result src="units/a.json"></glapp-result><glapp-result src="units/a.json"></glapp-result>`,
        { "a.json": example("forvaltningen") },
    );
    await expect(page.locator("glapp-result .g-root[data-glapp=complete]")).toHaveCount(2);
    guard.settled(page);
    const plain = asked.map((name) => name.replace(/\.[0-9a-f]{10}(?=\.)/, ""));
    expect(plain.filter((name) => name !== "a.json").sort()).toEqual([
        "element.css",
        "glapp.js",
        "intranet.html",
        "iso-56001-2024.sv.json",
        "view-practices.sv.json",
        "view-steps.sv.json",
        "view.wasm",
    ]);
    // Whatever is pressed, nothing more is fetched.
    await page.locator("glapp-result").first().getByRole("button", { name: "2,4" }).first().click();
    await expect(page.locator("glapp-result").first().getByRole("dialog")).toContainText("Så räknades det");
});

test("a result opens its numbers, leads nowhere and keeps what is unfolded when it changes language", async ({ guard, page }) => {
    await open(page, `<glapp-result src="units/a.json" previous="units/b.json"></glapp-result>`, {
        "a.json": example("forvaltningen"),
        "b.json": example("bolaget"),
    });
    await drawn(page, "glapp-result");
    const result = page.locator("glapp-result");
    await expect(result.getByRole("heading", { level: 1 })).toContainText("Ni ligger på");
    await expect(result.getByRole("heading", { name: "Sedan förra gången" })).toBeVisible();
    await expect(result.getByRole("link")).toHaveCount(0);
    await expectAccessible(page);
    const folded = result.locator("details", { has: page.locator("summary", { hasText: /^Så räknas det/ }) });
    await folded.locator("summary").click();
    await expect(folded).toHaveAttribute("open", "");
    const unfolded = () => result.evaluate((node) => [...node.shadowRoot.querySelectorAll("details")].map((it) => it.open));
    const before = await unfolded();
    await page.evaluate(() => (document.documentElement.lang = "en"));
    await expect(result.getByRole("heading", { level: 1 })).toContainText("You are at");
    expect(await unfolded()).toEqual(before);
    await expectAccessible(page);
    guard.settled(page);
    const save = page.waitForEvent("download");
    await result.getByRole("button", { name: "Save as SVG" }).first().click();
    expect((await save).suggestedFilename()).toBe("glapp-radar.svg");
    // A property in the place of what the attribute names.
    await result.evaluate((node, text) => (node.documents = [JSON.parse(text)]), example("namnden"));
    await expect(result.locator("#g-v > p.g-hint").first()).toContainText("Exempelnämnden");
});

test("without an address, a result shows the latest that is stored, and follows it", async ({ context, page }) => {
    const store = (page, name, change) =>
        page.evaluate(([key, text]) => localStorage.setItem(key, text), [
            key(idOf(example(name))),
            JSON.stringify({ ...JSON.parse(example(name)), ...change }),
        ]);
    await open(page, `<glapp-result></glapp-result>`);
    await drawn(page, "glapp-result");
    const result = page.locator("glapp-result");
    await expect(result).toContainText("Det finns ingen självskattning att visa här än.");
    const other = await context.newPage();
    await other.route("**/shelf", (route) => route.fulfill({ contentType: "text/html", body: "" }));
    await other.goto("./shelf");
    await store(other, "forvaltningen", { modified: "2026-01-01T00:00:00Z" });
    await expect(result).toContainText("Exempelförvaltningen");
    await store(other, "bolaget", { modified: "2026-02-01T00:00:00Z" });
    await expect(result).toContainText("Exempelbolaget");
    await result.evaluate((node) => (node.unit = "Exempelförvaltningen (påhittad)"));
    await expect(result).toContainText("Exempelförvaltningen");
    await result.evaluate((node) => (node.storageKey = "annan"));
    await expect(result).toContainText("Det finns ingen självskattning");
});

test("forty units stand side by side, and every choice keeps the focus", async ({ guard, page }) => {
    const documents = units(40);
    documents["alla.json"] = JSON.stringify(Object.keys(documents).map((name) => encodeURIComponent(name)));
    await open(page, `<glapp-comparison src="units/alla.json"></glapp-comparison>`, documents);
    await drawn(page, "glapp-comparison");
    guard.settled(page);
    const comparison = page.locator("glapp-comparison");
    await expect(comparison.getByRole("heading", { name: "40 enheter sida vid sida" })).toBeVisible();
    await expect(comparison.locator("input[type=file]")).toHaveCount(0);
    await expectAccessible(page);
    const chapter = comparison.locator("summary", { hasText: /^4 / });
    await chapter.click();
    await expect(comparison.locator("#g-k-heat-4 table")).toBeVisible();
    const order = comparison.getByLabel("Ordna efter");
    await order.focus();
    await order.selectOption({ label: "Nivå" });
    await expect(comparison.locator("#g-k-heat-4 table")).toBeVisible();
    await expect(order).toBeFocused();
    await comparison.getByLabel("Dölj enheternas namn").check();
    await expect(comparison.getByLabel("Dölj enheternas namn")).toBeFocused();
    await expect(comparison.locator("#g-k-overview")).not.toContainText("Enheten");
    await expect(comparison.locator("#g-k-overview")).toContainText("Enhet A");
    await comparison.locator("#g-k-heat-4 button").first().click();
    await expect(comparison.getByRole("dialog")).toContainText("Staden har:");
    await page.keyboard.press("Escape");
    await comparison.locator("summary", { hasText: "Hämta filer" }).click();
    for (const [button, name] of [
        ["CSV, nivåerna", "glapp-jamforelse-csv.csv"],
        ["Markdown, allt", "glapp-jamforelse-md.md"],
        ["Nivåerna som SVG", "glapp-compare.svg"],
    ]) {
        const [file] = await Promise.all([page.waitForEvent("download"), comparison.getByRole("button", { name: button }).click()]);
        expect(file.suggestedFilename()).toBe(name);
        expect(readFileSync(await file.path(), "utf8")).not.toContain("Enheten 3");
    }
    await expect(comparison.getByRole("button", { name: "Excel" })).toHaveCount(0);
});

test("bad files are named with what is wrong, and the others are shown", async ({ guard, page }) => {
    guard.expects(/404/);
    const documents = { ...units(2), "bruten.json": "{", "annat.json": '{"format":"glapp/backup","version":1}' };
    const names = ["enhet%200.json", "enhet%201.json", "bruten.json", "annat.json", "borta.json"];
    await open(
        page,
        `<glapp-comparison src="${names.map((name) => `units/${name}`).join(" ")}"></glapp-comparison>
         <glapp-result src="units/bruten.json"></glapp-result>`,
        documents,
        "en",
    );
    await drawn(page, "glapp-comparison");
    await drawn(page, "glapp-result");
    const comparison = page.locator("glapp-comparison");
    await expect(comparison.getByRole("heading", { name: "2 units side by side" })).toBeVisible();
    const said = comparison.locator("#g-k-said li");
    await expect(said).toHaveCount(3);
    await expect(said.nth(2)).toContainText("404");
    await expect(page.locator("glapp-result").getByRole("alert")).toContainText("bruten.json");
    const errors = (await told(page)).filter(({ type }) => type === "glapp-error");
    expect(errors.map(({ kind }) => kind)).toEqual(["document", "document", "document", "document"]);
    // A list names files here or beside itself, nobody else's.
    await comparison.evaluate((node) => (node.src = "units/lista.json"));
    documents["lista.json"] = JSON.stringify(["https://example.org/a.json", "enhet%200.json", 7]);
    await comparison.evaluate((node) => (node.src = "units/lista.json?"));
    await expect(said.first()).toContainText("https://example.org/a.json");
    await expect(comparison.getByRole("heading", { name: "One unit" })).toBeVisible();
    await comparison.evaluate((node) => (node.documents = []));
    await expect(comparison).toContainText("There is no self-assessment to show here yet.");
});

test("the practice map follows its day, its filters and the arrows", async ({ guard, page }) => {
    await open(page, `<glapp-practices day="2023-12-31"></glapp-practices>`);
    await drawn(page, "glapp-practices");
    guard.settled(page);
    const map = page.locator("glapp-practices");
    await expect(map.getByLabel("Välj datum")).toHaveValue("2023-12-31");
    const before = await map.locator("#g-pm-sum").textContent();
    await expectAccessible(page);
    await map.getByRole("button", { name: "1 januari 2024" }).click();
    await expect(map.getByLabel("Välj datum")).toHaveValue("2024-01-01");
    expect(await map.locator("#g-pm-sum").textContent()).not.toBe(before);
    const first = map.locator("#g-pm-matrix tbody th button").first();
    await first.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect(map.getByRole("dialog")).toContainText("Källa");
    await page.keyboard.press("Escape");
    const chapter = map.locator("#g-pm-matrix button[data-map='fold 4']");
    await chapter.click();
    await expect(map.locator("#g-pm-f4")).toBeFocused();
    await map.getByLabel("lista").check();
    await expect(map.locator("#g-pm-list")).toBeVisible();
    await expect(map.locator("#g-pm-matrix")).toBeHidden();
    await map.evaluate((node) => (node.day = "2020-05-05"));
    await expect(map.getByLabel("Välj datum")).toHaveValue("2020-05-05");
    await map.evaluate((node) => (node.day = "i går"));
    await expect(map.getByRole("alert")).toContainText("i går");
    const [file] = await Promise.all([page.waitForEvent("download"), map.getByRole("button", { name: "Spara som CSV" }).click()]);
    expect(file.suggestedFilename()).toBe("glapp-arbetssatt-2020-05-05.csv");
});

test("elements come and go at any time", async ({ page }) => {
    await open(page, `<div id="place"></div>`, { "a.json": example("bolaget") });
    await page.evaluate(async () => {
        await customElements.whenDefined("glapp-practices");
        const place = document.getElementById("place");
        for (let round = 0; round < 5; round++) {
            const all = ["result", "comparison", "practices"].map((name) => document.createElement(`glapp-${name}`));
            all.forEach((element) => element.setAttribute("src", "units/a.json"));
            place.append(...all);
            // Taken away before, while and after they are drawn.
            await new Promise((later) => setTimeout(later, round * 150));
            place.replaceChildren();
        }
        const last = Object.assign(document.createElement("glapp-result"), { src: "units/a.json" });
        place.append(last);
    });
    await drawn(page, "glapp-result");
    await expect(page.locator("glapp-result").getByRole("heading", { level: 1 })).toContainText("Ni ligger på");
    expect((await told(page)).filter(({ type }) => type === "glapp-error")).toEqual([]);
});
