// The main journey: a unit answers by mouse and keys, finds all again, sees its result, takes it out as a file and in again.
import assert from "node:assert/strict";
import { click, downloaded, find, says, write } from "./firefox.mjs";

const unit = "Kultur och fritid";
const ratings = {
    "4.1.1": { level: 4, target: 5, note: "Åsa vet. Se även 7.7." },
    "4.1.2": { level: 1 },
    "4.1.3": { level: 3 },
};

const checked = (view, level) => find(view, `input[name=g-level][value="${level}"]:checked`);
/** The documents that are stored, each behind a line of its own (web/src/safe.rs). */
const documents = (view) =>
    view.evaluate(() =>
        Object.entries({ ...localStorage })
            .filter(([key]) => key.startsWith("glapp.assessment."))
            .map(([, text]) => JSON.parse(text.slice(text.indexOf("{")))),
    );

/** The app at an address; `inside` is what it stands in, and `again` what leads back to it there after a reload. */
export async function journey({ page, loaded, complaints }, folder, address, inside = async () => page, again = () => {}) {
    await page.goto(address);
    let view = await inside();
    await loaded(view);
    await write(view, "Enhetens namn", unit);
    await click(view, "button", "Börja skatta");

    // By mouse, with a note and a target.
    await says(view, "Fråga 1 av 52");
    await click(view, "label", "Följs upp");
    await checked(view, 4);
    await (await find(view, "select", "Mål")).select("5");
    await write(view, "Anteckning", ratings["4.1.1"].note);
    await click(view, "a", "Nästa fråga");
    // By keys: a digit answers, n goes on; and Tab, arrows and space as in any form.
    await says(view, "Fråga 2 av 52");
    await page.keyboard.press("1");
    await checked(view, 1);
    await page.keyboard.press("n");
    await says(view, "Fråga 3 av 52");
    await (await find(view, "input[name=g-level][value='2']")).focus();
    await page.keyboard.press(" ");
    await page.keyboard.press("ArrowDown");
    await checked(view, 3);
    await says(view, "Sparat ");

    // All there after a reload.
    await page.reload();
    view = await inside();
    await loaded(view);
    await again(view);
    await says(view, "3 av 52 besvarade");
    await checked(view, 3);
    await page.keyboard.press("p");
    await checked(view, 1);
    await page.keyboard.press("p");
    await checked(view, 4);
    const note = await find(view, "textarea", "Anteckning");
    assert.equal(await note.evaluate((field) => field.value), ratings["4.1.1"].note);
    const [stored, ...others] = await documents(view);
    assert.deepEqual(others, []);
    assert.equal(stored.unit.name, unit);
    assert.deepEqual(stored.ratings, ratings);

    // The result, and the file.
    await click(view, "a", "Resultat");
    const heading = async () => (await find(view, "h1", "Ni ligger på ")).evaluate((it) => it.textContent.replaceAll("\u00a0", " "));
    const result = await heading();
    assert.match(result, /^Ni ligger på \d,\d av 5\.$/);
    await click(view, "button", "Exportera till fil");
    const file = await downloaded(folder);
    assert.match(file.name, /^kultur-och-fritid-\d{4}-\d\d-\d\d\.glapp\.json$/);
    assert.deepEqual(JSON.parse(file.text), stored);

    // Erased, and in again from the disk.
    await click(view, "a", "Start");
    await click(view, "button", "Radera");
    await says(view, "är raderad ur den här webbläsaren");
    assert.deepEqual(await documents(view), []);
    await (await find(view, "input[type=file]")).uploadFile(file.path);
    await says(view, `”${unit}” är öppnad`);
    assert.deepEqual(await documents(view), [stored]);
    await click(view, "a", "Se resultat");
    assert.equal(await heading(), result);
    assert.deepEqual(complaints, []);
}
