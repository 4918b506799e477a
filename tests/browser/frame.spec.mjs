// Glapp in a frame: on a page of another origin that refuses wasm, with storage that the browser keeps, parts or denies.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import { start } from "./frames.mjs";
import { expect, expectAccessible, loaded as appLoaded, test as base } from "./glapp.mjs";
import config from "./playwright.config.mjs";
import { integrity } from "./site.mjs";
import { begin, example, level, saved } from "./steps.mjs";

const bundle = config.use.baseURL;
const test = base.extend({
    host: [
        async ({}, use) => {
            const host = await start(bundle);
            await use(host);
            host.stop();
        },
        { scope: "worker" },
    ],
    allowed: [
        async ({ guard, host }, use) => {
            guard.allows(host.here);
            guard.allows(host.elsewhere);
            await use();
        },
        { auto: true },
    ],
    /** Opens a page with that in it; waits for the frames on it. */
    visit: async ({ guard, host, page }, use) => {
        await use(async (body, chosen) => {
            await page.goto(host.url(body, chosen));
            await loaded(page, guard);
            return page.frameLocator("iframe").first();
        });
    },
});

async function loaded(page, guard) {
    for (const frame of await page.locator("iframe").all()) {
        await expect(frame.contentFrame().locator(".g-root")).toHaveAttribute("data-glapp", "complete");
    }
    for (const frame of page.frames().slice(1)) guard.settled(frame);
}

const iframe = (page) => page.locator("iframe").first();
const notice = (frame) => frame.getByRole("complementary", { name: /Om hur svaren sparas|How your answers are saved/ });
const height = (page) => iframe(page).evaluate((frame) => frame.getBoundingClientRect().height);

/** The frame is as high as what is in it: nothing is cut off, nothing scrolls inside. */
async function expectWhole(page) {
    const sizes = () =>
        page.frames()[1].evaluate(() => {
            const { scrollHeight } = document.scrollingElement;
            return { fits: scrollHeight <= innerHeight, spare: innerHeight - document.body.getBoundingClientRect().height };
        });
    await expect.poll(async () => (await sizes()).fits).toBe(true);
    await expect.poll(async () => (await sizes()).spare).toBeLessThan(1);
}

test("a unit is assessed in it, and finds it all again", async ({ guard, host, page, visit }) => {
    guard.expects(/policy: script-src forbids wasm-eval|console: .*(WebAssembly|wasm-unsafe-eval)/);
    const frame = await visit(host.line());
    const refused = await page.evaluate(() => {
        try {
            return `${new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))}`;
        } catch (error) {
            return error.name;
        }
    });
    expect(refused, "the page around may not run wasm").toBe("CompileError");
    await iframe(page).evaluate((frame) => {
        window.heard = [];
        for (const type of ["glapp-change", "glapp-saved"]) {
            document.addEventListener(type, ({ detail, target }) => window.heard.push([type, detail, target === frame]));
        }
    });
    await expect(iframe(page)).toHaveAttribute("title", "Glapp: självskattning mot ISO 56002");
    await expect(notice(frame)).toHaveCount(0);
    await expectWhole(page);
    const before = await height(page);

    await begin(frame, "Enheten");
    await level(frame, 4).click();
    await frame.getByLabel("Anteckning").fill("Åsa vet.");
    await frame.getByRole("link", { name: "Nästa fråga" }).click();
    await page.keyboard.press("2");
    await expect(level(frame, 2)).toBeChecked();
    await expect(frame.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
    expect(await height(page)).toBeGreaterThan(before);
    await expectWhole(page);
    await page.setViewportSize({ width: 420, height: 800 });
    await expectWhole(page);
    const heard = await page.evaluate(() => window.heard);
    expect(heard.at(-1)).toEqual(["glapp-saved", expect.objectContaining({ lasting: true }), true]);
    expect(heard).toContainEqual(["glapp-change", expect.objectContaining({ unit: "Enheten", answered: 2 }), true]);

    await page.reload();
    await loaded(page, guard);
    await frame.getByRole("link", { name: "Fortsätt" }).click();
    await frame.getByRole("link", { name: "Resultat", exact: true }).click();
    await expect(frame.getByRole("heading", { level: 1 })).toHaveText("Ni ligger på 3,0 av 5.");
    await expectWhole(page);
    await expectAccessible(page);
});

test("it is set by what is pasted, and by the page around", async ({ host, page, visit }) => {
    const frame = await visit(host.line(`data-unit="The unit" data-target="5" data-title="Skattning" data-min-height="1700"`), {
        lang: "en-GB",
        scheme: "dark",
    });
    await expect(iframe(page)).toHaveAttribute("title", "Skattning");
    await expect(iframe(page)).toHaveAttribute("lang", "en");
    await expect(frame.locator(".g-root")).toHaveAttribute("lang", "en");
    await expect(frame.getByRole("textbox", { name: "Name of the unit" })).toHaveValue("The unit");
    expect(await height(page)).toBeGreaterThanOrEqual(1700);
    const scheme = await page.frames()[1].evaluate(() => getComputedStyle(document.documentElement).colorScheme);
    expect(scheme).toBe("dark");
});

test("two on a page are as high as each is itself", async ({ guard, host, page, visit }) => {
    const [first, second] = [`data-storage-key="a"`, `data-storage-key="b"`].map((it) => host.line(it));
    // In sight, both: a browser draws no other site's frame that nobody sees.
    await page.setViewportSize({ width: 1280, height: 4000 });
    const frame = await visit(first + second);
    const other = () => page.locator("iframe").nth(1).evaluate((frame) => frame.style.height);
    await expectWhole(page);
    await expect.poll(other).not.toBe("600px");
    await expect.poll(other).not.toBe("120px");
    const before = await other();
    await begin(frame, "Enheten");
    await expectWhole(page);
    expect(await other()).toBe(before);
    expect(await iframe(page).evaluate((frame) => frame.style.height)).not.toBe(before);
    await page.reload();
    await loaded(page, guard);
    await expect(page.locator("iframe").nth(1).contentFrame().getByText("Inga än.")).toBeVisible();
});

test("only what the frame itself tells counts", async ({ host, page, visit }) => {
    await visit(host.line() + host.plain());
    const style = () => iframe(page).evaluate((frame) => frame.style.height);
    const settled = await style();
    await page.evaluate(() => {
        window.heard = 0;
        document.addEventListener("glapp-change", () => window.heard++);
    });
    const forge = () => {
        for (const message of [{ type: "glapp-height", height: 4321 }, { type: "glapp-change", detail: {} }]) {
            parent.postMessage(message, "*");
        }
    };
    const [, own, other] = page.frames();
    await page.evaluate(forge); // By the page itself,
    await other.evaluate(forge); // by another frame of Glapp's origin,
    await page.waitForTimeout(200);
    expect(await style()).toBe(settled);

    // by its own, but out of bounds or none of what it tells,
    const tell = (...messages) => own.evaluate((all) => all.forEach((each) => parent.postMessage(each, "*")), messages);
    await tell({ type: "glapp-height", height: 1e9 });
    await expect.poll(style).toBe("20000px");
    await tell({ type: "glapp-height", height: -1 });
    await expect.poll(style).toBe("120px");
    await tell(null, "glapp-height", { type: "glapp-height" }, { type: "glapp-height", height: "900" }, { type: "click" });
    await page.waitForTimeout(200);
    expect(await style()).toBe("120px");

    // and by a page of another origin in its place.
    await iframe(page).evaluate((frame, address) => (frame.src = address), host.url("", { origin: host.elsewhere }));
    await expect(page.frameLocator("iframe").first().getByRole("heading", { name: "Intranätet" })).toBeVisible();
    await page.frames().find((frame) => frame.url().startsWith(host.elsewhere)).evaluate(forge);
    await page.waitForTimeout(200);
    expect(await style()).toBe("120px");
    expect(await page.evaluate(() => window.heard)).toBe(0);
});

test("it tells nobody but the page that the address names", async ({ host, page, visit }) => {
    await page.addInitScript(() => {
        window.messages = 0;
        addEventListener("message", () => window.messages++);
    });
    for (const query of ["", "origin=*", `origin=${host.elsewhere}`, "origin=null", "origin=javascript:0"]) {
        await visit(host.plain(query, `height="400"`));
        expect(await page.evaluate(() => window.messages), query).toBe(0);
        expect(await height(page)).toBeGreaterThan(399);
    }
    await visit(host.plain(`origin=${host.here}`));
    expect(await page.evaluate(() => window.messages)).toBeGreaterThan(0);
});

test("its script leaves nothing behind, and ends with the frame", async ({ guard, host, page, visit }) => {
    await page.addInitScript(() => {
        if (parent === window) window.before = [...Object.getOwnPropertyNames(window), "before"];
    });
    await visit(host.line());
    const added = () => Object.getOwnPropertyNames(window).filter((name) => !window.before.includes(name) && !/^\d+$/.test(name));
    expect(await page.evaluate(added)).toEqual([]);
    const session = await page.context().newCDPSession(page);
    const listeners = async () => {
        const { result } = await session.send("Runtime.evaluate", { expression: "window" });
        const found = await session.send("DOMDebugger.getEventListeners", { objectId: result.objectId });
        return found.listeners.filter(({ type }) => type === "message").length;
    };
    expect(await listeners()).toBe(1);
    await page.evaluate(() => {
        window.taken = document.querySelector("iframe");
        window.taken.remove();
    });
    await expect.poll(listeners).toBe(0);
    await page.evaluate(() => {
        window.taken.style.height = "10px";
        document.querySelector("main").append(window.taken);
    });
    await loaded(page, guard);
    await expect.poll(listeners).toBe(1);
    await expectWhole(page);
});

const denied = {
    "on a page of another site, as Chromium has it": (host) => [host.line(), { origin: host.elsewhere }],
    "in a sandbox without an origin": (host) => [
        host.plain(`origin=${host.here}`, `sandbox="allow-scripts allow-forms allow-downloads" width="100%" height="900"`),
    ],
};
for (const [where, place] of Object.entries(denied)) {
    test(`storage denied ${where}: it says so, and exports`, async ({ host, page, visit }) => {
        const frame = await visit(...place(host));
        await expect(notice(frame)).toContainText("Inget sparas här.");
        const exporting = notice(frame).getByRole("button", { name: "Exportera till fil" });
        await exporting.click();
        await expect(notice(frame).getByRole("status")).toHaveText("Det finns inget att exportera än.");
        await begin(frame, "Kultur & fritid");
        await level(frame, 3).click();
        const file = await saved(page, exporting);
        expect(file.name).toMatch(/^kultur-fritid-\d{4}-\d\d-\d\d\.glapp\.json$/);
        expect(JSON.parse(file.text).ratings).toEqual({ "4.1.1": { level: 3 } });
        await expect(notice(frame).getByRole("status")).toHaveText(`Exporterad som ${file.name}.`);
        // axe asks for a frame's style sheets anew where it has no origin.
        if (!where.includes("sandbox")) await expectAccessible(page);
    });
}

test("the notice speaks as the element does, and opens the whole app in a tab of its own", async ({ context, host, visit }) => {
    const frame = await visit(host.line(`data-lang="en"`), { origin: host.elsewhere });
    await expect(notice(frame)).toContainText("Nothing is saved here.");
    await frame.getByRole("button", { name: "På svenska" }).click();
    await expect(notice(frame)).toContainText("Inget sparas här.");
    await frame.getByRole("button", { name: "In English" }).click();
    const link = notice(frame).getByRole("link", { name: "Open Glapp in a tab of its own" });
    const [tab] = await Promise.all([context.waitForEvent("page"), link.click()]);
    await appLoaded(tab);
    expect(tab.url()).toBe(bundle);
    // A tab like any other, not one within the frame's bounds.
    expect(await tab.evaluate(() => [origin, opener])).toEqual([new URL(bundle).origin, null]);
});

test("what can only be read has no notice", async ({ guard, host, page, visit }) => {
    guard.expects(/console: Failed to load resource/);
    await page.route("**/unit.json", (route) => route.fulfill({ contentType: "application/json", body: example("bolaget") }));
    const frame = await visit(host.line(`data-src="unit.json" data-readonly`), { origin: host.elsewhere });
    await expect(frame.getByRole("heading", { level: 1 })).toContainText("Ni ligger på");
    await expect(notice(frame)).toHaveCount(0);
});

test("what is not there, or lies elsewhere, is told", async ({ host, page }) => {
    await page.goto(host.url(host.line(`data-widget="x"`)));
    const frame = page.frameLocator("iframe");
    await expect(frame.getByRole("alert")).toContainText("assessment, result, comparison, practices");
    await page.goto(host.url(host.line(`data-src="https://other.example.org/unit.json"`)));
    await expect(frame.getByRole("alert")).toContainText("Lägg filen där Glapp ligger");
    // A line break is nothing within an address: this is one of another site.
    await page.goto(host.url(host.line(`data-src="/&#10;/other.example.org/unit.json"`)));
    await expect(frame.getByRole("alert")).toContainText("Lägg filen där Glapp ligger");
    await page.goto(host.url(host.line(`data-lang="en" data-practices="data:,x"`)));
    await expect(frame.getByRole("alert")).toContainText("Put the file where Glapp is");
});

test("a dialog opens where one looks", async ({ host, page, visit }) => {
    const frame = await visit(host.line());
    await begin(frame, "Enheten");
    await expectWhole(page);
    await page.evaluate(() => scrollTo(0, 0));
    await page.keyboard.press("?");
    await expect(frame.getByRole("dialog")).toBeVisible();
    await expect(frame.getByRole("dialog")).toBeInViewport({ ratio: 0.95 });
});

// As most people's Chromium is: others' frames may store, each on its own on each site. Playwright lays that together
// with a list of features to do without; the browser heeds the last list that it is given.
const parted = test.extend({
    context: async ({}, use, info) => {
        const profile = info.outputPath("profile");
        mkdirSync(`${profile}/Default`, { recursive: true });
        writeFileSync(`${profile}/Default/Preferences`, JSON.stringify({ profile: { cookie_controls_mode: 0 } }));
        const { launchOptions, locale } = config.use;
        const args = [...launchOptions.args, "--disable-features=HttpsUpgrades,MediaRouter,OptimizationHints,PaintHolding"];
        const context = await chromium.launchPersistentContext(profile, { ...launchOptions, args, locale });
        await use(context);
        await context.close();
    },
});

parted("storage of its own on another site: it says so, and keeps the answers there", async ({ guard, host, page, visit }) => {
    const frame = await visit(host.line(), { origin: host.elsewhere });
    await expect(notice(frame)).toContainText("Svaren sparas bara i den här ramen.");
    await begin(frame, "Enheten");
    await level(frame, 4).click();
    await expect(frame.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
    await page.reload();
    await loaded(page, guard);
    await expect(frame.getByRole("link", { name: "Fortsätt" })).toBeVisible();
    await visit(host.line());
    await expect(notice(frame)).toHaveCount(0);
    await expect(frame.getByText("Inga än.")).toBeVisible();
});

test.describe("the documentation", () => {
    const read = (path) => readFileSync(new URL(`../../docs/embedding/${path}`, import.meta.url), "utf8");
    const glapp = "https://glapp.example.se/";

    /** The examples' addresses, answered from the disk and from the bundle. */
    async function publish(page, guard, origin) {
        guard.allows(glapp);
        guard.allows(origin);
        await page.route(`${glapp}**`, async (route) => {
            const address = route.request().url().replace(glapp, bundle);
            route.fulfill({ response: await route.fetch({ url: address }) });
        });
        const program = Buffer.from(await (await fetch(new URL("glapp.js", bundle))).arrayBuffer());
        await page.route(`${origin}/**`, (route) => {
            const name = new URL(route.request().url()).pathname.slice(1);
            const body = read(`examples/${name}`).replaceAll("sha256-…", integrity(program));
            route.fulfill({ body, contentType: name.endsWith(".css") ? "text/css" : "text/html" });
        });
    }

    for (const name of ["plain", "sitevision"]) {
        test(`the page ${name}.html works as it stands`, async ({ guard, page }) => {
            await publish(page, guard, "https://intranat.example.se");
            await page.goto(`https://intranat.example.se/${name}.html`);
            await expect(page.locator(".g-root")).toHaveAttribute("data-glapp", "complete");
            await page.getByRole("textbox", { name: "Enhetens namn" }).fill("Enheten");
            await page.getByRole("button", { name: "Börja skatta" }).click();
            await level(page, 2).click();
            await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
            await expectAccessible(page);
        });
    }

    test("the page sharepoint.html works as it stands", async ({ guard, page }) => {
        await publish(page, guard, "https://samarbete.example.org");
        await page.goto("https://samarbete.example.org/sharepoint.html");
        const frame = page.frameLocator("iframe");
        await expect(notice(frame)).toContainText("Inget sparas här.");
        await expect(frame.getByRole("textbox", { name: "Enhetens namn" })).toHaveValue("Exempelenheten");
        await frame.getByRole("button", { name: "Börja skatta" }).click();
        await level(frame, 2).click();
        await expectAccessible(page);
    });

    test("both languages name every attribute, part and notice that there is", async ({ guard, page }) => {
        const texts = { sv: read("README.sv.md"), en: read("README.en.md") };
        await publish(page, guard, "https://intranat.example.se");
        await page.goto("https://intranat.example.se/plain.html");
        await expect(page.locator(".g-root")).toHaveAttribute("data-glapp", "complete");
        const { attributes, parts } = await page.evaluate(() => {
            const names = ["assessment", "result", "comparison", "practices"].map((name) => `glapp-${name}`);
            const root = document.querySelector("glapp-assessment").shadowRoot;
            return {
                attributes: names.flatMap((name) => customElements.get(name).observedAttributes),
                parts: [...root.querySelectorAll("[part]")].map((node) => node.getAttribute("part")),
            };
        });
        expect(parts.length).toBeGreaterThan(2);
        const embed = await (await fetch(new URL("embed.html", bundle))).text();
        const script = await (await fetch(new URL(embed.match(/embed\.\w+\.js/)[0], bundle))).text();
        for (const [language, text] of Object.entries(texts)) {
            for (const name of [...attributes, ...parts]) expect(text, language).toContain(`\`${name}\``);
            const said = [...text.matchAll(/^ {2}\| [”“]([^”]+)”/gm)].map(([, words]) => words);
            expect(said).toHaveLength(3);
            for (const words of said) expect(script).toContain(`"${words}"`);
        }
    });
});
