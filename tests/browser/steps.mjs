// What a user does and sees, for all specs: elements by role and by their name in Swedish.
import { readFileSync } from "node:fs";
import { drawn, expect, loaded, open } from "./glapp.mjs";

/** The text of a file in assessments/. */
export const file = (path) => readFileSync(new URL(`../../assessments/${path}`, import.meta.url), "utf8");

/** The text of an example: "forvaltningen" (in part), "bolaget" (in full) or "namnden" (adopted). */
export const example = (name) => file(`examples/exempel${name}.glapp.json`);

/** The id in a document. */
export const idOf = (text) => JSON.parse(text).id;

/** The key that the document with that id is stored under. */
export const key = (id) => `glapp.assessment.${id}`;

/** Stores documents before the app starts, as an earlier visit would have: texts by id. */
export async function shelve(page, documents) {
    // With an icon, or the browser looks for one.
    const body = `<link rel="icon" href="data:,">`;
    await page.route("**/shelf", (route) => route.fulfill({ contentType: "text/html", body }));
    await page.goto("./shelf");
    const entries = Object.entries(documents).map(([id, text]) => [key(id), text]);
    await page.evaluate((entries) => entries.forEach(([key, text]) => localStorage.setItem(key, text)), entries);
}

/** Opens an example, "assess" or "result", at an address such as "4.1.1" behind that. */
export async function openExample(page, name, at = "assess", clause = "") {
    const text = example(name);
    await shelve(page, { [idOf(text)]: text });
    await open(page, `#/${at}/${idOf(text)}${clause && `/${clause}`}`);
    if (at === "result") await drawn(page);
}

/** Begins a new assessment from the start page, which shows its first clause then. */
export async function begin(page, unit) {
    await page.getByRole("textbox", { name: "Enhetens namn" }).fill(unit);
    await page.getByRole("button", { name: "Börja skatta" }).click();
    await expect(page.getByRole("radio", { name: "0 Saknas" })).toBeVisible();
    // Reading goes on at the heading: whoever types before that types elsewhere.
    await expect(page.locator("h1:focus")).toHaveCount(1);
}

/** A stored document without the line that says its revision and checksum (web/src/safe.rs). */
export const unsealed = (text) => text.replace(/^glapp \d+ [0-9a-f]{16}\n/, "");

/** Everything that is stored: texts by key, documents without their seals. */
export async function stored(page) {
    const all = Object.entries(await page.evaluate(() => ({ ...localStorage })));
    return Object.fromEntries(all.map(([key, text]) => [key, unsealed(text)]));
}

/** The documents that are stored, in no particular order. */
export async function documents(page) {
    const all = Object.entries(await stored(page));
    return all.filter(([name]) => name.startsWith(key(""))).map(([, text]) => JSON.parse(text));
}

/** Chooses files to open, on the start page: texts (or buffers) by name. */
export async function choose(page, files) {
    const chosen = Object.entries(files).map(([name, content]) => ({
        name,
        mimeType: "application/json",
        buffer: Buffer.from(content),
    }));
    await page.getByLabel("Välj fil").setInputFiles(chosen);
}

/** Presses a button that saves a file; the file's name and text. */
export async function saved(page, button) {
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** The row of a level, 0 to 5. */
export const level = (page, number) => page.getByRole("radio", { name: new RegExp(`^${number} `) });

/** The assessment on the start page with that name. */
export const onShelf = (page, name) =>
    page.getByRole("listitem").filter({ has: page.getByRole("heading", { level: 3, name, exact: true }) });

/** What the app has to say: the latest notice. */
export const notice = (page) => page.getByRole("status");

/** Reloads and waits until everything is loaded. */
export async function reload(page) {
    await page.reload();
    await loaded(page);
}

/** Every page by name, each at its address; ID stands for the example's. */
export const pages = {
    start: "#/",
    assess: "#/assess/ID/4.1.2",
    result: "#/result/ID",
    plan: "#/plan/ID",
    "take along": "#/take/ID",
    print: "#/print/ID",
    agenda: "#/agenda/ID",
    form: "#/form/ID",
    handbook: "#/handbook",
    compare: "#/compare",
    trend: "#/trend",
    workshop: "#/workshop",
    practices: "#/practices",
    mission: "#/mission",
    settings: "#/settings",
    accessibility: "#/accessibility",
    about: "#/about",
    "an unknown page": "#/nowhere",
};

/** Opens one of them, with the example that is answered in part. */
export async function openPage(page, address) {
    const text = example("forvaltningen");
    await shelve(page, { [idOf(text)]: text });
    await open(page, address.replace("ID", idOf(text)));
}
