// Firefox ESR over WebDriver BiDi, and what its tests share. As in ../glapp.mjs each page fails its test on an error that
// reaches the console or nobody, on a violation of the Content-Security-Policy, on a request to another origin and on any
// after loading.
import assert from "node:assert/strict";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

/** Where `cargo xtask test browser` serves the bundle. */
export const url = process.env.GLAPP_URL ?? "http://127.0.0.1:8123/";

const patience = 20_000;

/** A Firefox of the test's own, with a fresh profile; ends with the test. */
export async function firefox(t, preferences = {}) {
    const folder = await mkdtemp(join(tmpdir(), "glapp-firefox-"));
    const browser = await puppeteer.launch({
        browser: "firefox",
        executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
        headless: true,
        defaultViewport: { width: 1100, height: 800 },
        extraPrefsFirefox: {
            "intl.accept_languages": "sv-SE, sv",
            // Downloads land in the folder, unasked.
            "browser.download.folderList": 2,
            "browser.download.dir": folder,
            "browser.download.always_ask_before_handling_new_types": false,
            ...preferences,
        },
    });
    t.after(async () => {
        await browser.close();
        await rm(folder, { recursive: true, force: true });
    });
    return { browser, folder };
}

/** A page that is watched. `allowed` are the origins that it may ask; `complaints` says what else it did. */
export async function watched(browser, allowed) {
    const page = await browser.newPage();
    page.setDefaultTimeout(patience);
    const complaints = [];
    let complete = false;
    page.on("console", (message) => {
        if (message.type() === "error") complaints.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`not caught: ${error}`));
    page.on("request", (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol === "data:" || protocol === "blob:") return;
        if (request.isNavigationRequest()) complete = false;
        else if (complete) complaints.push(`request after loading: ${request.url()}`);
        if (!allowed.includes(origin) && protocol !== "file:") complaints.push(`request to another origin: ${request.url()}`);
    });
    // The console of Firefox does not tell what is forbidden.
    await page.evaluateOnNewDocument(() =>
        document.addEventListener("securitypolicyviolation", (event) =>
            console.error(`${event.violatedDirective} forbids ${event.blockedURI || event.sample}`),
        ),
    );
    return {
        page,
        /** Waits until all is loaded, in the page or in a frame of it; from now on nothing may be asked for. */
        async loaded(view = page) {
            await find(view, "[data-glapp=ready], [data-glapp=complete]");
            // The first sign of a person brings the rest.
            for (const place of [1, 2]) await page.mouse.move(place, place);
            await find(view, "html[data-glapp=complete], .g-root[data-glapp=complete]");
            complete = true;
        },
        complaints,
    };
}

/** The first element in sight that a selector finds and whose text or label holds this, in the page or in a shadow root of
 * it; waits for it. */
export async function find(page, selector, text = "") {
    const there = (selector, text) => {
        const all = (root) => [
            ...root.querySelectorAll(selector),
            ...[...root.querySelectorAll("*")].flatMap((it) => (it.shadowRoot ? all(it.shadowRoot) : [])),
        ];
        const labels = (it) => [...(it.labels ?? []), it.getRootNode().getElementById(it.getAttribute("aria-labelledby"))];
        const said = (it) => [it, ...labels(it)].map((part) => part?.textContent).join(" ").replaceAll("\u00a0", " ");
        return all(document).find((it) => it.checkVisibility() && said(it).includes(text));
    };
    const handle = await page.waitForFunction(there, {}, selector, text).catch((cause) => {
        throw new Error(`there is no ${selector} with “${text}”`, { cause });
    });
    return handle.asElement();
}

/** Presses it as a mouse does. */
export async function click(page, selector, text) {
    const found = await find(page, selector, text);
    await found.scrollIntoView();
    await found.click();
}

/** Writes in a field, key by key. */
export async function write(page, label, text) {
    await (await find(page, "input, textarea", label)).type(text);
}

/** Waits until the page's text holds this. */
export const says = (page, text) => find(page, "body, .g-root", text);

/** Waits for the file that a download leaves; its name and text. */
export async function downloaded(folder) {
    for (let waited = 0; waited < patience; waited += 100) {
        const names = await readdir(folder);
        const text = names.length === 1 && !names[0].endsWith(".part") && (await readFile(join(folder, names[0]), "utf8"));
        if (text) return { name: names[0], text, path: join(folder, names[0]) };
        await new Promise((later) => setTimeout(later, 100));
    }
    assert.fail("no file was downloaded");
}
