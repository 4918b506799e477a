// What goes wrong around an element: it is taken away, the browser refuses wasm or storage, its program ends.
import { call, heading, listen, note, openWith, told } from "./elements.mjs";
import { denials, outOfMemory } from "./faults.mjs";
import { drawn, element, expect, open, root, test } from "./host/hosted.mjs";
import { begin, documents, example, idOf, key, level, saved, stored } from "./steps.mjs";

const text = example("bolaget");
const id = idOf(text);
const unit = JSON.parse(text).unit.name;

test("taken away in the middle of a word, moved, put back: no answer is lost", async ({ host, page }) => {
    await open(page, host, { css: "calm" });
    await begin(page, "Staben");
    await level(page, 3).check();
    await note(page).pressSequentially("Mitt i ett o");
    // At once, before anything that waits could have been saved.
    await page.evaluate(() => {
        window.taken = document.querySelector("glapp-assessment");
        window.taken.remove();
    });
    await expect.poll(async () => (await documents(page))[0].ratings["4.1.1"]).toEqual({ level: 3, note: "Mitt i ett o" });
    await page.evaluate(() => document.getElementById("flikyta").append(window.taken));
    await drawn(page);
    await expect(element(page).getByText("Fråga 1 av 52")).toBeVisible();
    await expect(level(page, 3)).toBeChecked();
    await expect(note(page)).toHaveValue("Mitt i ett o");

    // Moved about within the page: it goes on as it is.
    await note(page).evaluate((node) => (window.field = node));
    await page.evaluate(async () => {
        const places = ["flikyta", "g-main", "flikyta"].map((id) => document.getElementById(id));
        for (let time = 0; time < 30; time++) {
            places[time % 3].append(window.taken);
            if (time % 7 === 0) await new Promise((next) => setTimeout(next, 5));
        }
    });
    expect(await note(page).evaluate((node) => node === window.field)).toBe(true);
    await note(page).pressSequentially("rd");
    await expect(note(page)).toHaveValue(/rd/);
    await call(page, "flush");
    expect((await documents(page))[0].ratings["4.1.1"].note).toHaveLength("Mitt i ett ord".length);

    // Another in its place, as frameworks do it.
    await page.evaluate(() => {
        const other = window.taken.cloneNode(true);
        window.taken.replaceWith(other);
    });
    await drawn(page);
    await element(page).getByRole("link", { name: "Fortsätt" }).click();
    await element(page).getByText("Fråga 2 av 52").waitFor();
    await heading(page).focus();
    await page.keyboard.press("p");
    await expect(level(page, 3)).toBeChecked();
});

test("where wasm is refused: the page's own words show, why is said, and what is stored can be saved", async ({ guard, host, page }) => {
    guard.expects(/WebAssembly|wasm|CompileError|unsafe-eval/);
    await page.goto(host.url({ scene: "none", css: "calm" }));
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key(id), text]);
    await page.addInitScript(() => {
        window.told = [];
        addEventListener("glapp-error", ({ detail }) => window.told.push({ type: "glapp-error", detail }));
    });
    await page.goto(host.url({ wasm: "no", css: "calm" }));
    await expect(root(element(page))).toHaveAttribute("data-glapp", "failed");
    await expect(element(page).getByText("Skattningen visas inte här.")).toBeVisible();
    await expect(element(page).getByRole("alert")).toContainText("WebAssembly");
    await expect(element(page).getByRole("alert")).toContainText("Det ni har sparat finns kvar");
    expect((await told(page, "glapp-error"))[0].detail).toMatchObject({ kind: "start" });
    const backup = await saved(page, element(page).getByRole("button", { name: /Spara svaren/ }));
    expect(JSON.parse(backup.text)).toMatchObject({ format: "glapp/backup", documents: [{ id, text }] });
    expect(await call(page, "export")).toMatchObject({ documents: [{ id, text }] });

    // And Glapp reads it where it may run.
    await page.evaluate(() => localStorage.clear());
    await open(page, host, { css: "calm" });
    await call(page, "import", backup.text);
    expect((await stored(page))[key(id)]).toBe(text);
});

test("the program comes to its end: the element says so, and another page's own program is not taken for it", async ({ guard, host, page }) => {
    guard.expects(/RuntimeError|unreachable|memory/);
    await outOfMemory(page);
    await open(page, host, { css: "calm" });
    await begin(page, "Staben");
    await note(page).fill("Mitt i en mening");
    await call(page, "flush");
    await listen(page);
    await page.evaluate(() => {
        const error = new WebAssembly.RuntimeError("of the page's own");
        dispatchEvent(new ErrorEvent("error", { error }));
    });
    await expect(root(element(page))).not.toHaveAttribute("data-glapp", "failed");
    await page.evaluate(() => window.end("in an event"));
    const alert = element(page).getByRole("alert").filter({ hasText: "Glapp har stannat" });
    await expect(alert).toBeVisible();
    await expect(note(page)).toHaveValue("Mitt i en mening");
    expect((await told(page, "glapp-error")).map((it) => it.detail.kind)).toEqual(["stopped"]);
    const backup = await saved(page, alert.getByRole("button", { name: /Spara svaren/ }));
    expect(JSON.parse(JSON.parse(backup.text).documents[0].text).ratings["4.1.1"].note).toBe("Mitt i en mening");
});

test("a file that has been tampered with is not run", async ({ guard, host, page }) => {
    guard.expects(/integrity|Failed to fetch|fetch/i);
    await page.route(/\/app\.\w+\.wasm$/, async (route) => {
        const response = await route.fetch();
        const body = await response.body();
        body[body.length - 1] ^= 1;
        await route.fulfill({ response, body });
    });
    await page.goto(host.url({ css: "calm" }));
    await expect(root(element(page))).toHaveAttribute("data-glapp", "failed");
    await expect(element(page).getByRole("alert")).toContainText("Glapp kunde inte starta");
});

test("storage that is denied: it is said, and the answers can be taken out", async ({ host, page }) => {
    await page.addInitScript(denials["there is none"]);
    await open(page, host, { css: "calm" });
    await expect(element(page).getByRole("alert").filter({ hasText: "tillåter inte att något sparas" })).toBeVisible();
    await begin(page, "Staben");
    await level(page, 4).check();
    expect(await call(page, "flush")).toBe(false);
    expect((await call(page, "export")).ratings).toEqual({ "4.1.1": { level: 4 } });
});

test("storage that is denied, two elements with the same document: what waits in one is not overwritten by the other", async ({ host, page }) => {
    await page.addInitScript(denials["there is none"]);
    await open(page, host, { css: "calm" });
    await begin(page, "Staben");
    await page.evaluate(() => {
        const other = document.querySelector("glapp-assessment").cloneNode(true);
        document.getElementById("flikyta").append(other);
    });
    const second = page.locator("glapp-assessment").nth(1);
    await second.getByRole("link", { name: "Fortsätt" }).click();
    await second.locator("#g-note").waitFor();
    // Both within the time that a change may wait, in one turn.
    await page.evaluate(() => {
        const [first, second] = [...document.querySelectorAll("glapp-assessment")].map((it) => it.shadowRoot);
        second.querySelector("[name=g-level][value='2']").click();
        return new Promise((later) =>
            setTimeout(() => {
                const note = first.querySelector("#g-note");
                note.value = "Skrivet här";
                note.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
                later();
            }, 250),
        );
    });
    await expect.poll(async () => (await call(page, "export")).ratings["4.1.1"]).toBeTruthy();
    await page.waitForTimeout(1500);
    await expect(element(page).locator("#g-note")).toHaveValue("Skrivet här");
    // It is never said to be saved.
    for (const it of [element(page), second]) {
        await expect(it.getByRole("alert").filter({ hasText: "tillåter inte att något sparas" })).toBeVisible();
    }
});

test("a page that comes back as it was laid away: the element shows what has been stored meanwhile", async ({ host, page }) => {
    await openWith(page, host, { [key(id)]: text }, { attributes: `unit="${unit}"` });
    await element(page).getByRole("link", { name: "Fortsätt" }).or(element(page).locator("#g-note")).first().waitFor();
    if (!(await element(page).locator("#g-note").count())) await element(page).getByRole("link", { name: "Fortsätt" }).click();
    await element(page).locator("#g-note").waitFor();
    await page.evaluate(
        ([key, text]) => {
            localStorage.setItem(key, text);
            dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        },
        [key(id), text.replace(unit, "Ett annat namn (påhittat)")],
    );
    await expect(element(page).getByText("Ett annat namn (påhittat)").first()).toBeVisible();
});
