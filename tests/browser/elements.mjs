// What is done with an element from outside, and within it, for the specs of the elements.
import { element, open } from "./host/hosted.mjs";

export const heading = (page) => element(page).getByRole("heading", { level: 1 });
export const note = (page) => element(page).getByLabel("Anteckning");
export const name = (page) => element(page).getByRole("textbox", { name: "Enhetens namn" });
export const set = (page, attributes) =>
    element(page).evaluate((node, attributes) => {
        for (const [name, value] of Object.entries(attributes)) {
            if (value === null) node.removeAttribute(name);
            else node.setAttribute(name, value);
        }
    }, attributes);
/** Calls a method of the element. */
export const call = (page, method, ...given) =>
    element(page).evaluate((node, [method, given]) => node[method](...given), [method, given]);

/** The host's page with something stored on it before Glapp starts: texts by key. */
export async function openWith(page, host, entries, chosen = {}) {
    await page.goto(host.url({ scene: "none", css: "calm" }));
    await page.evaluate((entries) => Object.entries(entries).forEach(([key, text]) => localStorage.setItem(key, text)), entries);
    await open(page, host, { css: "calm", ...chosen });
}

/** Writes down every event of ours that reaches the host's window. */
export const listen = (page) =>
    page.evaluate(() => {
        window.told = [];
        for (const name of ["change", "saved", "error", "ready"]) {
            addEventListener(`glapp-${name}`, ({ type, detail, bubbles, composed, target }) =>
                window.told.push({ type, detail, bubbles, composed, target: target.tagName, plain: JSON.stringify(detail) }),
            );
        }
    });
export const told = async (page, type) => (await page.evaluate(() => window.told)).filter((event) => event.type === type);
