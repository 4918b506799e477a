// Once opened, the app needs no network; a newer version waits until someone asks for it.
import { expect, loaded, open, test as base } from "./glapp.mjs";
import { renew, start } from "./site.mjs";
import { begin, documents, example, idOf, key, level, notice, reload, saved } from "./steps.mjs";

const upstream = process.env.GLAPP_URL ?? "http://127.0.0.1:8123/";
const test = base.extend({
    folder: ["/", { option: true }],
    site: async ({ folder }, use) => {
        const site = await start(upstream, folder);
        await use(site);
        site.stop();
    },
    baseURL: ({ site }, use) => use(site.url),
});

const id = idOf(example("bolaget"));
const heading = (page) => page.getByRole("heading", { level: 1 });
const version = (page) => page.locator("html").getAttribute("data-version");
const caches = (page) => page.evaluate(() => window.caches.keys());

/** Waits until a worker has kept everything and serves the page. */
const kept = (page) =>
    expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe("activated");

/** Stores an example as an earlier visit would have. */
const shelve = (page) =>
    page.evaluate(([key, text]) => localStorage.setItem(key, text), [key(id), example("bolaget")]);

/** Puts a newer version on the site and waits until the browser has it. */
async function update(page, site) {
    const old = await renew(site);
    await page.evaluate(async () => {
        const changed = new Promise((yes) => navigator.serviceWorker.addEventListener("controllerchange", yes));
        await (await navigator.serviceWorker.getRegistration()).update();
        await changed;
    });
    return old;
}

const pages = {
    "#/": /^Hur väl är ni rustade/,
    "#/about": /^Om Glapp$/,
    "#/settings": /^Inställningar$/,
    "#/accessibility": /^Tillgänglighet/,
    "#/handbook": /./,
    "#/handbook/7.1.3": /./,
    [`#/assess/${id}/9.1.1`]: /^Har ni bestämt vad ni ska mäta/,
    [`#/result/${id}`]: /^Ni ligger på 3,0 av 5\.$/,
    [`#/plan/${id}`]: /./,
    [`#/take/${id}`]: /./,
    "#/nowhere": /^Sidan finns inte$/,
    "#/result/gone": /^Skattningen finns inte här$/,
};

test("every page stands a direct link and a reload when the server is gone", async ({ page, site }) => {
    test.slow();
    await open(page);
    await kept(page);
    await shelve(page);
    site.stop();
    for (const [address, text] of Object.entries(pages)) {
        await test.step(address, async () => {
            await page.goto("about:blank");
            await open(page, address);
            await expect(heading(page)).toHaveText(text);
            const whole = await page.locator("main").innerText();
            await reload(page);
            expect(await page.locator("main").innerText()).toBe(whole);
        });
    }
    await page.goto("./index.html");
    await loaded(page);
    // An address that leads nowhere leads to the start then.
    await page.goto("./hit/och/dit#/about");
    await loaded(page);
    await expect(page).toHaveURL(`${site.url}#/about`);
});

test("a unit is assessed when the server is gone, and after the browser has been closed", async ({ context, page, site }) => {
    await open(page);
    await kept(page);
    await page.close();
    site.stop();
    const next = await context.newPage();
    await open(next);
    await begin(next, "Enheten");
    await level(next, 4).click();
    await next.keyboard.press("n");
    await level(next, 2).click();
    await next.getByRole("button", { name: "In English" }).click();
    await expect(next.getByText("2 of 52 answered", { exact: true })).toBeVisible();
    await reload(next);
    await next.getByRole("link", { name: "Result", exact: true }).click();
    await expect(heading(next)).toContainText("3.0");
    const file = await saved(next, next.getByRole("button", { name: "Export to a file" }));
    expect(JSON.parse(file.text).ratings).toEqual({ "4.1.1": { level: 4 }, "4.1.2": { level: 2 } });
    // What the app loads only when it is asked for is there too.
    await next.getByRole("link", { name: "Take along", exact: true }).click();
    const workbook = await saved(next, next.getByRole("button", { name: "Get the workbook" }));
    expect(workbook.text).toMatch(/^PK/);
});

test.describe("in a folder of another site", () => {
    test.use({ folder: "/verktyg/glapp/" });
    test("it works the same, and leaves the site alone", async ({ guard, page, site }) => {
        guard.expects(/^request after loading: .*manifest/);
        await open(page);
        await kept(page);
        expect(await caches(page)).toEqual([expect.stringContaining(`glapp ${site.url} `)]);
        const manifest = await page.evaluate(async () => {
            const { href } = document.querySelector("link[rel=manifest]");
            const it = await (await fetch(href)).json();
            return { ...it, start: new URL(it.start_url, href).href, scope: new URL(it.scope, href).href };
        });
        expect([manifest.start, manifest.scope]).toEqual([site.url, site.url]);
        site.stop();
        await reload(page);
        await expect(heading(page)).toHaveText(pages["#/"]);
    });
});

test("it can be installed: every icon of the manifest is the picture that it says", async ({ guard, page, site }) => {
    guard.expects(/^request after loading/);
    await open(page);
    const manifest = await (await fetch(new URL("manifest.webmanifest", site.url))).json();
    expect(manifest).toMatchObject({ short_name: "Glapp", lang: "sv", display: "standalone" });
    expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose ?? "any"}`)).toEqual(
        expect.arrayContaining(["192x192 any", "512x512 any", "512x512 maskable", "any any"]),
    );
    for (const { src, sizes, type } of manifest.icons) {
        const [width, served] = await page.evaluate(async (src) => {
            const picture = Object.assign(new Image(), { src });
            await picture.decode();
            return [picture.naturalWidth, (await fetch(src)).headers.get("content-type")];
        }, src);
        expect(served).toBe(type);
        if (sizes !== "any") expect(`${width}x${width}`).toBe(sizes);
    }
    // What the browser itself has to say against installing.
    const devtools = await page.context().newCDPSession(page);
    const { errors } = await devtools.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
    expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
});

test("a newer version waits, says so with the next page, and comes when it is asked for", async ({ page, site }) => {
    await open(page);
    await kept(page);
    await begin(page, "Enheten");
    await level(page, 3).click();
    await page.getByLabel("Anteckning").pressSequentially("Mitt i ett o");
    await page.evaluate(() => (window.untouched = true));
    await update(page, site);
    // Nothing moves, nothing is lost, the focus stays.
    await page.keyboard.type("rd");
    await expect(page.getByLabel("Anteckning")).toHaveValue("Mitt i ett ord");
    await expect(notice(page)).toHaveText("");

    await page.getByRole("link", { name: "Nästa fråga" }).click();
    await expect(notice(page)).toContainText("En ny version av Glapp finns");
    expect(await page.evaluate(() => window.untouched)).toBe(true);
    expect(await version(page)).toBeNull();

    await level(page, 5).click();
    await notice(page).getByRole("button", { name: "Spara och ladda om" }).click();
    await expect(page.locator("html[data-version='2']")).toBeAttached();
    await loaded(page);
    await expect(level(page, 5)).toBeChecked();
    const [{ ratings }] = await documents(page);
    expect(ratings).toEqual({ "4.1.1": { level: 3, note: "Mitt i ett ord" }, "4.1.2": { level: 5 } });
    await page.getByRole("link", { name: "Nästa fråga" }).click();
    await expect(notice(page)).toHaveText("");
});

test("the notice can be closed, and a reload brings the newer version", async ({ page, site }) => {
    await open(page);
    await kept(page);
    await update(page, site);
    await page.getByRole("link", { name: "Om Glapp" }).first().click();
    await notice(page).getByRole("button", { name: "Stäng" }).click();
    await page.getByRole("link", { name: "Handbok", exact: true }).click();
    await expect(notice(page)).toHaveText("");
    await reload(page);
    expect(await version(page)).toBe("2");
});

test("what cannot be saved is not reloaded away", async ({ page, site }) => {
    await open(page);
    await kept(page);
    await begin(page, "Enheten");
    await update(page, site);
    await page.evaluate(() => {
        Storage.prototype.setItem = () => {
            throw new DOMException("full", "QuotaExceededError");
        };
    });
    await level(page, 3).click();
    await page.getByRole("link", { name: "Nästa fråga" }).click();
    await notice(page).getByRole("button", { name: "Spara och ladda om" }).click();
    await expect(notice(page)).toContainText("Inte sparat: webbläsarens lagring är full");
    expect(await version(page)).toBeNull();
});

test("an older page keeps its files until no page is open", async ({ context, guard, page, site }) => {
    guard.expects(/^request after loading: .*app\.\w+\.css$/);
    await open(page);
    await kept(page);
    const old = await update(page, site);
    const other = await context.newPage();
    await open(other);
    expect(await version(other)).toBe("2");
    expect(await caches(page)).toHaveLength(2);
    expect((await fetch(new URL(old, site.url))).status).toBe(404);
    expect(await page.evaluate(async (old) => (await fetch(old)).status, old)).toBe(200);
    await page.close();
    await other.close();
    const next = await context.newPage();
    await open(next);
    await expect.poll(() => caches(next)).toHaveLength(1);
    site.stop();
    await reload(next);
    expect(await version(next)).toBe("2");
});

test("a newer version that does not come whole is not used", async ({ guard, page, site }) => {
    guard.expects(/Failed to|console: /);
    await open(page);
    await kept(page);
    const old = await renew(site);
    site.change("app.0123456789.css", "body { color: red }", old);
    const came = await page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        await registration.update();
        const worker = registration.installing;
        await new Promise((yes) => worker.addEventListener("statechange", yes));
        return worker.state;
    });
    expect(came).toBe("redundant");
    await reload(page);
    expect(await version(page)).toBeNull();
    site.stop();
    await reload(page);
    await expect(heading(page)).toHaveText(pages["#/"]);
});

const denials = {
    "there are none": () => delete Navigator.prototype.serviceWorker,
    "asking for them is an error": () =>
        Object.defineProperty(Navigator.prototype, "serviceWorker", {
            get() {
                throw new DOMException("denied", "SecurityError");
            },
        }),
    "none may be registered": () => {
        ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("denied", "SecurityError"));
    },
};

for (const [what, deny] of Object.entries(denials)) {
    test(`workers are denied, ${what}: all else is the same`, async ({ page }) => {
        await page.addInitScript(deny);
        await open(page);
        await begin(page, "Enheten");
        await level(page, 3).click();
        await reload(page);
        await expect(level(page, 3)).toBeChecked();
        await expect(notice(page)).toHaveText("");
        expect(await caches(page)).toEqual([]);
    });
}
