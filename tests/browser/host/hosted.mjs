// What the specs of Glapp on a host page share: the intranet of host.mjs, started once for each worker, and what is told
// of the page around Glapp.
import config from "../playwright.config.mjs";
import { expect, test as base } from "../glapp.mjs";
import { start } from "./host.mjs";

export { expect };
export { expectAccessible } from "../glapp.mjs";

export const test = base.extend({
    host: [
        async ({}, use) => {
            const host = await start(config.use.baseURL);
            await use(host);
            host.stop();
        },
        { scope: "worker" },
    ],
    around: [
        async ({ guard, host }, use) => {
            guard.allows(host.origin);
            guard.allows(host.third);
            await use();
        },
        { auto: true },
    ],
});

/** The elements on the page, wherever they are. */
export const elements = (page) => page.locator("glapp-assessment, glapp-result, glapp-comparison, glapp-practices");

/** The one assessment, or the first. */
export const element = (page, selector = "glapp-assessment") => page.locator(selector).first();

/** Opens the host's page and waits until every element is drawn. */
export async function open(page, host, chosen = {}) {
    await page.goto(host.url(chosen));
    await drawn(page);
}

/** The element's own page, which says how far it has come. */
export const root = (element) => element.locator(".g-root");

async function reached(page, state) {
    for (const each of await elements(page).all()) await expect(root(each)).toHaveAttribute("data-glapp", state);
}

/** Waits until every element is drawn. */
export const drawn = (page) => reached(page, /ready|complete/);

/** Waits until all has come that is to come: no request may follow. */
export async function settle(page, guard) {
    await reached(page, "complete");
    guard.settled(page);
}

/** Keeps glapp.js back; the function that is returned lets it come. */
export async function hold(page) {
    let release;
    const gate = new Promise((open) => (release = open));
    await page.route("**/glapp.js", async (route) => {
        await gate;
        await route.continue();
    });
    return release;
}

/** The page around Glapp: everything that Glapp must leave as it is. */
export const around = (page) =>
    page.evaluate(() => {
        const ours = (node) => /^GLAPP-/.test(node.tagName);
        // Of a size follow the places of all that stands around it.
        const placed = /size|^(height|width|top|bottom|left|right|translate|transform)$|inset|origin|template-rows/;
        const look = (node, place) => {
            const style = getComputedStyle(node);
            const names = [...style].filter((name) => !placed.test(name));
            const name = `${place} ${node.tagName}#${node.id}`;
            return [name, Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]))];
        };
        const listed = (object) => Object.getOwnPropertyNames(object).filter((name) => !/^__(pw|playwright)/.test(name));
        const prototypes = [Object, Array, String, Promise, EventTarget, Node, Element, HTMLElement, Document, Event];
        return {
            html: document.documentElement.outerHTML,
            looks: Object.fromEntries([...document.querySelectorAll("html, body, body *")].filter((node) => !ours(node)).map(look)),
            globals: listed(window).sort(),
            enumerable: Object.keys(window).filter((name) => !/^__(pw|playwright)/.test(name)).sort(),
            prototypes: prototypes.map((each) => [each.name, listed(each.prototype).sort()]),
            sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
            fonts: document.fonts.size,
            title: document.title,
            address: location.href,
            history: history.length,
            historyState: history.state,
            restoration: history.scrollRestoration,
            session: { ...sessionStorage },
            cookie: document.cookie,
            stored: Object.keys(localStorage).filter((key) => !key.startsWith("glapp")),
            scroll: [scrollX, scrollY],
            language: document.documentElement.lang,
        };
    });

/** Where the focus is, through every shadow root. */
export const focused = (page) =>
    page.evaluate(() => {
        let [at, inside] = [document.activeElement, ""];
        while (at?.shadowRoot?.activeElement) [inside, at] = [at.tagName.toLowerCase(), at.shadowRoot.activeElement];
        const all = [...at.getRootNode().querySelectorAll("*")];
        const name = at.id || at.getAttribute("aria-label") || at.textContent.trim().slice(0, 40);
        return { inside, place: all.indexOf(at), name: `${at.tagName.toLowerCase()} ${name}` };
    });
