// What goes wrong while the app is loaded: it is said, what is stored is not touched, and a reload helps.
import { expect, loaded, open, test as base } from "./glapp.mjs";
import { count, raw } from "./faults.mjs";
import { renew, start } from "./site.mjs";
import { begin, choose, documents, example, idOf, key, level, onShelf, reload, saved } from "./steps.mjs";

const upstream = process.env.GLAPP_URL ?? "http://127.0.0.1:8123/";
const test = base.extend({
    site: async ({}, use) => {
        const site = await start(upstream);
        await use(site);
        site.stop();
    },
    baseURL: ({ site }, use) => use(site.url),
});

const id = idOf(example("bolaget"));
const stage = (page) => page.locator("html").getAttribute("data-glapp");
const kept = (page) =>
    expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");

/** Answers as an earlier visit left them. */
const before = (page) =>
    page.addInitScript(
        ([key, text]) => sessionStorage.getItem("shelved") ?? (localStorage.setItem(key, text), sessionStorage.setItem("shelved", "")),
        [key(id), example("bolaget")],
    );

test("the network goes in the middle of each file in turn: it is said, nothing stored is touched, a reload helps", async ({ browser, page, site }) => {
    test.setTimeout(900_000);
    await open(page);
    await kept(page);
    const asked = new Set(site.asked);
    const names = [...asked].filter((name) => !["", "sw.js", "favicon.ico"].includes(name) && !/^(icon|manifest|office|view|glapp|embed|frame)/.test(name));
    expect(names.length).toBeGreaterThan(15);
    const outcomes = {};
    for (const name of names) {
        await test.step(name, async () => {
            const context = await browser.newContext({ baseURL: site.url, locale: "sv-SE" });
            const it = await context.newPage();
            await before(it);
            site.cut(name);
            await it.goto("./");
            // It says how far it came, or it goes on loading until it says what to do about that.
            const waiting = it.getByText("Händer inget? Kontrollera nätverket och ladda om sidan.");
            await expect.poll(async () => (await stage(it)) !== "loading" || (await waiting.isVisible())).toBe(true);
            const came = await stage(it);
            if (came === "failed") {
                await expect(it.getByRole("alert")).toContainText("Kontrollera nätverket och ladda om sidan.");
                await expect(it.getByRole("alert")).toContainText("Det ni har sparat finns kvar");
                await expect(it.getByRole("button", { name: "Spara svaren som fil" })).toBeVisible();
            } else if (came !== "loading") {
                await it.evaluate((id) => (location.hash = `#/assess/${id}/9.1.1`), id);
                // Without the style, too.
                await expect(it.locator("[name=g-level][value='3']")).toBeAttached();
            }
            expect((await raw(it))[key(id)]).toBe(example("bolaget"));
            site.mend(name);
            // What follows the first page is fetched again without a reload.
            if (came === "ready") await expect.poll(() => stage(it), { timeout: 30_000 }).toBe("complete");
            await reload(it);
            await expect(it.getByRole("main")).not.toContainText("Glapp laddas");
            expect((await raw(it))[key(id)]).toBe(example("bolaget"));
            (outcomes[came] ??= []).push(name);
            await context.close();
        });
    }
    for (const [came, names] of Object.entries(outcomes)) count(`the network goes in the middle of a file: ${came}`, `${names.length} files (${names.join(", ")})`, 0);
});

const blocked = {
    "the policy forbids wasm": (page) =>
        page.route("./", async (route) => {
            const response = await route.fetch();
            const headers = response.headers();
            const policy = headers["content-security-policy"].replace(" 'wasm-unsafe-eval'", "");
            await route.fulfill({ response, headers: { ...headers, "content-security-policy": policy } });
        }),
    "there is no wasm": (page) => page.addInitScript(() => delete window.WebAssembly),
    "wasm cannot be compiled": (page) =>
        page.addInitScript(() => {
            for (const name of ["compile", "compileStreaming", "instantiate", "instantiateStreaming"]) {
                WebAssembly[name] = () => Promise.reject(new WebAssembly.CompileError("blocked"));
            }
        }),
};

for (const [what, block] of Object.entries(blocked)) {
    test(`${what}: the answers are saved as a file all the same, and read in again`, async ({ browser, guard, site }) => {
        guard.expects(/./);
        const context = await browser.newContext({ baseURL: site.url, locale: "sv-SE", serviceWorkers: "block" });
        const page = await context.newPage();
        await open(page);
        await choose(page, { "a.json": example("bolaget"), "b.json": example("forvaltningen") });
        await expect.poll(async () => (await documents(page)).length).toBe(2);
        await begin(page, "Anna's team");
        await level(page, 4).click();
        await page.getByLabel("Anteckning").fill("Sist, innan det gick sönder");
        await reload(page);
        const all = await raw(page);
        const there = (await documents(page)).sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(there).toHaveLength(3);

        await block(page);
        await page.goto("about:blank");
        await page.goto("./");
        await expect(page.getByRole("alert")).toContainText("kan eller får inte köra WebAssembly");
        await expect(page.getByRole("alert")).toContainText("cannot or may not run WebAssembly");
        const rescued = await saved(page, page.getByRole("button", { name: "Spara svaren som fil / Save the answers to a file" }));
        expect(await raw(page)).toEqual(all);
        await context.close();

        const elsewhere = await browser.newContext({ baseURL: site.url, locale: "sv-SE" });
        const other = await elsewhere.newPage();
        await open(other);
        await choose(other, { [rescued.name]: rescued.text });
        await expect.poll(async () => (await documents(other)).length).toBe(3);
        expect((await documents(other)).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(there);
        await expect(onShelf(other, "Anna's team")).toBeVisible();
        await elsewhere.close();
        count(`wasm blocked, ${what}`, `${there.length} assessments saved and read in again`, 0);
    });
}

/** A newer version in which the part that is fetched last has another name, too. */
async function renewWhole(site) {
    await renew(site);
    const worker = await (await fetch(new URL("sw.js", site.url))).text();
    const office = worker.match(/office\.[0-9a-f]{10}\.wasm/)[0];
    const other = "office.0123456789.wasm";
    const content = Buffer.from(await (await fetch(new URL(office, site.url))).arrayBuffer());
    site.change(other, content, office);
    site.change("sw.js", worker.replaceAll(office, other));
    site.remove(office);
    return office;
}

test("an older page under a newer worker, when the site has newer files only: it works on, and the answers go over", async ({ page, site }) => {
    await open(page);
    await kept(page);
    await begin(page, "Enheten");
    await level(page, 3).click();
    await page.getByLabel("Anteckning").pressSequentially("Före");
    const office = await renewWhole(site);
    await page.evaluate(async () => {
        const changed = new Promise((yes) => navigator.serviceWorker.addEventListener("controllerchange", yes));
        await (await navigator.serviceWorker.getRegistration()).update();
        await changed;
    });
    expect((await fetch(new URL(office, site.url))).status).toBe(404);
    await page.getByLabel("Anteckning").pressSequentially(" och efter");
    await page.getByRole("link", { name: "Ta med", exact: true }).click();
    const workbook = await saved(page, page.getByRole("button", { name: "Hämta arbetsboken" }));
    expect(workbook.text).toMatch(/^PK/);
    await reload(page);
    await expect(page.locator("html[data-version='2']")).toBeAttached();
    const [{ ratings }] = await documents(page);
    expect(ratings).toEqual({ "4.1.1": { level: 3, note: "Före och efter" } });
    count("newer worker, older page", "1 time", 0);
});

test("an older worker, when the site has newer files only: the older version opens whole, then the newer one", async ({ context, page, site }) => {
    await open(page);
    await kept(page);
    await begin(page, "Enheten");
    await level(page, 3).click();
    await page.close();
    await renewWhole(site);
    const next = await context.newPage();
    await open(next);
    await onShelf(next, "Enheten").getByRole("link", { name: "Fortsätt" }).click();
    await next.getByRole("radio", { name: /^4 / }).click();
    await expect(next.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
    // The browser itself looks for a newer worker with a navigation.
    await expect.poll(() => next.evaluate(() => caches.keys().then((all) => all.length))).toBe(2);
    await reload(next);
    await expect(next.locator("html[data-version='2']")).toBeAttached();
    const [{ ratings }] = await documents(next);
    expect(Object.values(ratings).map((it) => it.level)).toContain(4);
    count("older worker, newer files", "1 time", 0);
});

test("no worker, and the site goes over to newer files under an open page: it is said, and no answer is lost", async ({ guard, page, site }) => {
    guard.expects(/console: /);
    await page.addInitScript(() => delete Navigator.prototype.serviceWorker);
    await open(page);
    await begin(page, "Enheten");
    await level(page, 3).click();
    await renewWhole(site);
    await page.getByRole("link", { name: "Ta med", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: "gick inte att hämta" })).toBeVisible();
    await reload(page);
    await expect(page.locator("html[data-version='2']")).toBeAttached();
    const [{ ratings }] = await documents(page);
    expect(ratings).toEqual({ "4.1.1": { level: 3 } });
    count("no worker, older page, newer files", "1 time", 0);
});
