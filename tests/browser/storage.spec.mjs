// Storage that is denied, full, cleared, shared or spoilt: it is said, work goes on, nothing is lost.
import { expect, expectAccessible, open, test } from "./glapp.mjs";
import { denials, fill, makeRoom } from "./faults.mjs";
import * as steps from "./steps.mjs";
import { begin, choose, documents, example, idOf, key, level, notice, onShelf, reload, saved, stored } from "./steps.mjs";

const text = example("forvaltningen");
const id = idOf(text);
const alert = (page) => page.getByRole("alert");
const exporting = (page) => page.getByRole("button", { name: "Exportera till fil" });
const levelOf = (document, clause = "4.1.1") => document.ratings[clause]?.level;
const savedLevel = async (page) => levelOf(JSON.parse((await stored(page))[key(id)]));
const here = (page) => steps.openExample(page, "forvaltningen", "assess", "4.1.1");

for (const [what, deny] of Object.entries(denials)) {
    test(`denied, ${what}: it says so, and work goes on in memory`, async ({ page }) => {
        await page.addInitScript(deny);
        await open(page);
        await expect(alert(page).filter({ hasText: "tillåter inte att något sparas" })).toBeVisible();
        await begin(page, "Enheten");
        await expect(alert(page)).toContainText("exportera till fil innan dess");
        await level(page, 4).click();
        await page.getByRole("link", { name: "Resultat" }).click();
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ni ligger på 4,0 av 5.");
        await page.getByRole("link", { name: "Start" }).click();
        await expect(onShelf(page, "Enheten")).toContainText("1 av 52 besvarade");
        const exported = await saved(page, onShelf(page, "Enheten").getByRole("button", { name: "Exportera till fil" }));
        expect(levelOf(JSON.parse(exported.text))).toBe(4);
        await choose(page, { "a.json": text });
        await expect(onShelf(page, JSON.parse(text).unit.name)).toBeVisible();
        await page.getByRole("button", { name: "In English" }).click();
        await expect(alert(page).filter({ hasText: "does not allow anything to be saved here" })).toBeVisible();
    });
}

test("full: it is said at once, export works, and after room is made the next change is saved", async ({ page }) => {
    await here(page);
    await fill(page);
    await page.getByLabel("Anteckning").fill("En lång anteckning. ".repeat(20));
    await level(page, 5).click();
    await expect(alert(page)).toContainText("Inte sparat: webbläsarens lagring är full", { timeout: 500 });
    expect((await stored(page))[key(id)]).toBe(text);
    const exported = await saved(page, exporting(page));
    expect(levelOf(JSON.parse(exported.text))).toBe(5);

    // What is said stays while the next attempt fails too.
    await page.evaluate(() => {
        window.silent = 0;
        const region = document.querySelector("[role=alert]");
        new MutationObserver(() => (window.silent += region.textContent === "")).observe(region, {
            childList: true,
            characterData: true,
            subtree: true,
        });
    });
    await level(page, 4).click();
    await page.getByLabel("Anteckning").pressSequentially("Mer, och mer, och mer.", { delay: 30 });
    await expect(alert(page)).toContainText("Inte sparat");
    expect(await page.evaluate(() => window.silent)).toBe(0);

    await makeRoom(page);
    await level(page, 1).click();
    await expect.poll(() => savedLevel(page)).toBe(1);
    await expect(alert(page)).toHaveText("");
    await expect(page.getByText(/^Sparat \d\d:\d\d$/)).toBeVisible();
    await reload(page);
    await expect(level(page, 1)).toBeChecked();
    await expect(page.getByLabel("Anteckning")).toHaveValue(/och mer\.$/);
});

test("full from the start: nothing new can begin or be opened, and what is there stays", async ({ page }) => {
    await here(page);
    await fill(page);
    const before = await stored(page);
    await page.goto("./#/");
    await reload(page);
    await page.getByLabel("Enhetens namn").fill("Enheten");
    await page.getByRole("button", { name: "Börja skatta" }).click();
    await expect(notice(page)).toContainText("Inte sparat: webbläsarens lagring är full");
    await choose(page, { "a.json": example("bolaget") });
    await expect(notice(page)).toContainText("Inte sparat: webbläsarens lagring är full");
    expect(await stored(page)).toEqual(before);
});

test("full: another tab's version is not written over for want of room", async ({ page }) => {
    await here(page);
    const other = JSON.stringify({ ...JSON.parse(text), date: "2026-08-08" });
    await page.evaluate(([key, other]) => localStorage.setItem(key, other), [key(id), other]);
    await fill(page);
    await level(page, 5).click();
    await expect(alert(page)).toContainText("Inte sparat");
    expect((await stored(page))[key(id)]).toBe(other);
    await makeRoom(page);
    await level(page, 0).click();
    await expect.poll(() => savedLevel(page)).toBe(0);
    const found = (await documents(page)).map((document) => document.date);
    expect(found).toEqual(["2026-08-08"]);
});

test("a change is saved within half a second", async ({ page }) => {
    // By a clock of the test's own: how busy the machine is does not count.
    await page.clock.install();
    await here(page);
    await page.clock.pauseAt(Date.now() + 3_600_000);
    for (const [selector, value, event] of [
        ["[name=g-level][value='5']", undefined, "click"],
        ["#g-importance", "3", "change"],
        ["#g-note", "Ny", "input"],
    ]) {
        const before = (await stored(page))[key(id)];
        await page.evaluate(
            ([selector, value, event]) => {
                const element = document.querySelector(selector);
                if (event === "click") element.click();
                else element.value = value;
                element.dispatchEvent(new Event(event, { bubbles: true }));
            },
            [selector, value, event],
        );
        await page.clock.runFor(499);
        expect((await stored(page))[key(id)]).not.toBe(before);
    }
});

test("what is being written is saved while it is being written", async ({ page }) => {
    await here(page);
    const note = page.getByLabel("Anteckning");
    await note.fill("");
    const writing = note.pressSequentially("a".repeat(60), { delay: 40 });
    const savedNote = async () => JSON.parse((await stored(page))[key(id)]).ratings["4.1.1"].note ?? "";
    await expect.poll(savedNote, { intervals: [50] }).toMatch(/^a{1,40}$/);
    await writing;
});

test("a change is saved at once when the page is hidden", async ({ page }) => {
    await here(page);
    const kept = await page.evaluate(async (key) => {
        document.querySelector("[name=g-level][value='5']").click();
        await Promise.resolve();
        await new Promise(requestAnimationFrame);
        const before = localStorage.getItem(key);
        Object.defineProperty(document, "visibilityState", { value: "hidden" });
        document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
        return [before, localStorage.getItem(key)].map((text) => JSON.parse(text.slice(text.indexOf("{"))).ratings["4.1.1"].level);
    }, key(id));
    expect(kept).toEqual([levelOf(JSON.parse(text)), 5]);
});

test("a change is saved at once when the page is left", async ({ page }) => {
    await here(page);
    await page.evaluate(() => {
        document.querySelector("[name=g-level][value='5']").click();
        location.assign("./shelf");
    });
    await page.waitForURL("**/shelf");
    expect(await savedLevel(page)).toBe(5);
});

test("a change is saved at once when another assessment is opened", async ({ page }) => {
    await here(page);
    await level(page, 5).click();
    await page.getByRole("link", { name: "Start", exact: true }).click();
    await expect(onShelf(page, JSON.parse(text).unit.name)).toBeVisible();
    expect(await savedLevel(page)).toBe(5);
});

test.describe("in two tabs", () => {
    test("a change in one appears in the other", async ({ page, context }) => {
        await here(page);
        const other = await context.newPage();
        await open(other, `#/assess/${id}/4.1.1`);
        await level(page, 5).click();
        await expect(level(other, 5)).toBeChecked();
        await expect(notice(other)).toContainText("ändrades i en annan flik");
        await level(other, 0).click();
        await expect(level(page, 0)).toBeChecked();
        expect(await documents(page)).toHaveLength(1);
    });

    test("a new assessment appears on the other's start page", async ({ page, context }) => {
        await open(page);
        const other = await context.newPage();
        await open(other);
        await begin(other, "Enheten");
        await expect(onShelf(page, "Enheten")).toBeVisible();
    });

    /** The other tab's version lands between this one's change and its saving, whatever the machine is doing. */
    const changeBoth = (tab, level, change) =>
        tab.evaluate(
            ([key, level, clause, theirs]) => {
                document.querySelector(`[name=g-level][value='${level}']`).click();
                const stored = localStorage.getItem(key);
                const document_ = JSON.parse(stored.slice(stored.indexOf("{")));
                document_.ratings[clause] = { ...document_.ratings[clause], ...theirs };
                localStorage.setItem(key, JSON.stringify(document_));
            },
            [key(id), level, ...change],
        );

    test("different clauses changed at the same time are both kept, in one", async ({ page, context }) => {
        await here(page);
        const other = await context.newPage();
        await open(other, `#/assess/${id}/4.1.1`);
        await changeBoth(other, 5, ["4.1.2", { level: 0, note: "Annan flik" }]);
        await expect(notice(other)).toContainText("Nu finns båda ändringarna här");
        await expect.poll(async () => levelOf((await documents(page))[0])).toBe(5);
        const [both, ...more] = await documents(page);
        expect([both.ratings["4.1.2"].level, both.ratings["4.1.2"].note, more]).toEqual([0, "Annan flik", []]);
        await expect(level(page, 5)).toBeChecked();
    });

    for (const [choice, kept] of [["Behåll det som står här", 5], ["Ta det från den andra fliken", 0]]) {
        test(`the same clause changed at the same time asks: ${choice}`, async ({ page, context }) => {
            await here(page);
            const other = await context.newPage();
            await open(other, `#/assess/${id}/4.1.1`);
            await changeBoth(other, 5, ["4.1.1", { level: 0 }]);
            const question = other.locator(".g-conflicts");
            await expect(question).toContainText("ändrades på två ställen");
            await expect(question).toContainText("4.1.1");
            await expectAccessible(other);
            // Nothing is lost meanwhile: the other version lies beside.
            expect((await documents(page)).map((it) => levelOf(it)).sort()).toEqual([0, 5]);
            await question.getByRole("button", { name: choice }).click();
            await expect(question.locator(".g-notice")).toHaveCount(0);
            await expect(level(page, kept)).toBeChecked();
            await expect.poll(async () => (await documents(page)).map((it) => levelOf(it))).toEqual([kept]);
        });
    }

    test("nothing is adopted over a question that is open, not even in a dialog that stood open before", async ({ page, context }) => {
        await here(page);
        const other = await context.newPage();
        await open(other, `#/assess/${id}/4.1.1`);
        const adopt = other.locator(".g-bar").getByRole("button", { name: "Fastställ", exact: true });
        const dialog = other.getByRole("dialog");
        await adopt.click();
        await dialog.getByLabel("Fastställd av").fill("Nämnden");
        await changeBoth(other, 5, ["4.1.1", { level: 0 }]);
        const question = other.locator(".g-conflicts");
        await expect(question).toContainText("ändrades på två ställen");
        await dialog.getByRole("button", { name: "Fastställ", exact: true }).click();
        await expect(dialog).toBeHidden();
        await expect(adopt).toBeDisabled();
        await question.getByRole("button", { name: "Behåll det som står här" }).click();
        await expect(adopt).toBeEnabled();
        await expect.poll(async () => (await documents(page)).map((it) => [levelOf(it), it.status])).toEqual([[5, undefined]]);
    });

    test("an action that comes after a question about the actions is still there when it is settled", async ({ page, context }) => {
        const action = { id: "a", clause: "4.1.1", text: "Möte", owner: "", status: "open" };
        const acting = (action) => JSON.stringify({ ...JSON.parse(text), actions: [action] });
        await steps.shelve(page, { [id]: acting(action) });
        await open(page, `#/assess/${id}/4.1.1`);
        const other = await context.newPage();
        await open(other);
        const what = page.getByLabel("Vad ska ni göra?");
        // Both write in the same action, before either is saved.
        await what.first().evaluate(
            (field, [key, theirs]) => {
                field.value = "Möte här";
                field.dispatchEvent(new Event("input", { bubbles: true }));
                localStorage.setItem(key, theirs);
            },
            [key(id), acting({ ...action, text: "Möte där" })],
        );
        const question = page.locator(".g-conflicts");
        await expect(question).toContainText("ändrades på två ställen");
        await what.last().fill("Ny åtgärd");
        await expect.poll(async () => (await documents(page)).map((it) => it.actions.map((it) => it.text).sort()).sort()).toEqual([
            ["Möte där", "Ny åtgärd"],
            ["Möte här", "Ny åtgärd"],
        ]);
        await question.getByRole("button", { name: "Ta det från den andra fliken" }).click();
        await expect.poll(async () => (await documents(page)).map((it) => it.actions.map((it) => it.text).sort())).toEqual([
            ["Möte där", "Ny åtgärd"],
        ]);
    });

    test("the particulars: only what is changed in the dialog is changed", async ({ page, context }) => {
        await here(page);
        await page.getByRole("button", { name: "Uppgifter" }).click();
        const dialog = page.getByRole("dialog");
        await dialog.getByLabel("Enhetens namn").fill("Nytt namn");
        const other = await context.newPage();
        await open(other, `#/assess/${id}/4.1.1`);
        await other.getByRole("button", { name: "Uppgifter" }).click();
        await other.getByRole("dialog").getByLabel("Datum").fill("2026-05-04");
        await other.getByRole("dialog").getByRole("button", { name: "Spara" }).click();
        await expect.poll(async () => (await documents(page))[0].date).toBe("2026-05-04");
        await dialog.getByRole("button", { name: "Spara" }).click();
        await expect.poll(async () => (await documents(page)).map((it) => [it.unit.name, it.date])).toEqual([["Nytt namn", "2026-05-04"]]);
    });

    test("a practice that another tab adds leaves what someone is in the middle of as it is", async ({ page, context }) => {
        await here(page);
        await page.getByRole("button", { name: "Uppgifter" }).click();
        await page.getByRole("dialog").getByLabel("Enhetens namn").fill("Halvskrivet");
        const other = await context.newPage();
        await open(other);
        await other.evaluate(() => {
            const practice = {
                id: "forum", name: { sv: "Idéforum (påhittat)" }, kind: "forum", description: { sv: "En träff." }, period: { from: null, to: null },
                status: "active", city: "Göteborg", sources: [], clauses: [{ id: "4.1.1", strength: "direct", why: { sv: "Därför" } }],
            };
            const set = { format: "glapp/practices", version: 1, id: "own", edition: "1", catalogue: "iso-56002:2019", title: { sv: "Egna" }, source: { sv: "Egna" } };
            localStorage.setItem("glapp.practices", JSON.stringify({ ...set, practices: [practice] }));
        });
        await expect(page.getByText("Idéforum (påhittat)").first()).toBeAttached();
        await expect(page.getByRole("dialog").getByLabel("Enhetens namn")).toHaveValue("Halvskrivet");
    });

    test("a page that comes back as it was laid away shows what has been stored meanwhile", async ({ page }) => {
        await here(page);
        // Storing in its own tab is no event, as it is none to a page that is laid away.
        await page.evaluate(
            ([key, text]) => {
                localStorage.setItem(key, text);
                dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
            },
            [key(id), text.replace(/"level": \d/, '"level": 5')],
        );
        await expect(notice(page)).toContainText("ändrades i en annan flik");
        expect(await savedLevel(page)).toBe(5);
        await expect(level(page, 5)).toBeChecked();
    });

    for (const [told, later] of [["at once", []], ["late", [4, 5]]]) {
        test(`a version whose place was taken in the same instant is brought back, told ${told}`, async ({ page }) => {
            await here(page);
            await level(page, 5).click();
            await expect.poll(() => savedLevel(page)).toBe(5);
            const [, revision] = (await page.evaluate((key) => localStorage.getItem(key), key(id))).split(" ");
            for (const number of later) {
                await level(page, number).click();
                await expect.poll(() => savedLevel(page)).toBe(number);
            }
            // As the browser tells of it when two tabs wrote at once and this one was the last.
            await page.evaluate(
                ([key, before, revision]) => {
                    const theirs = JSON.parse(before);
                    theirs.ratings["4.1.2"] = { level: 0, note: "Samtidigt" };
                    const text = JSON.stringify(theirs);
                    let sum = 0xcbf29ce484222325n;
                    for (const byte of new TextEncoder().encode(text)) sum = ((sum ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
                    const newValue = `glapp ${revision} ${sum.toString(16).padStart(16, "0")}\n${text}`;
                    dispatchEvent(new StorageEvent("storage", { key, newValue }));
                },
                [key(id), text, revision],
            );
            await expect.poll(async () => (await documents(page))[0].ratings["4.1.2"].note).toBe("Samtidigt");
            expect(await savedLevel(page)).toBe(5);
        });
    }

    const newer = JSON.stringify({ ...JSON.parse(text), version: 2, future: "x" });

    test("a version that only a newer Glapp can write is kept beside what was changed here", async ({ page }) => {
        await here(page);
        await page.evaluate(
            ([key, newer]) => {
                document.querySelector("[name=g-level][value='5']").click();
                localStorage.setItem(key, newer);
            },
            [key(id), newer],
        );
        await expect.poll(async () => (await documents(page)).length).toBe(2);
        expect(Object.values(await stored(page))).toContain(newer);
        expect(await savedLevel(page)).toBe(5);
    });

    test("what a newer Glapp writes is shown at once, and nothing of it can be changed here", async ({ page, context }) => {
        await here(page);
        const other = await context.newPage();
        await open(other);
        await other.evaluate(([key, newer]) => localStorage.setItem(key, newer), [key(id), newer]);
        await expect(page.getByText("En nyare version av Glapp har skrivit")).toBeVisible();
        await expect(level(page, 5)).toBeDisabled();
        await page.keyboard.press("5");
        await page.keyboard.press("n");
        await expect(page).toHaveURL(/4\.1\.2$/);
        expect((await stored(page))[key(id)]).toBe(newer);
        await reload(other);
        const row = onShelf(other, JSON.parse(text).unit.name);
        await expect(row).toContainText("En nyare version av Glapp");
        await expect(row.getByRole("button", { name: "Duplicera" })).toHaveCount(0);
        expect((await saved(other, row.getByRole("button", { name: "Exportera till fil" }))).text).toBe(newer);
    });

    test("what is erased in one is said in the other, and saved again with the next change", async ({ page, context }) => {
        await here(page);
        const other = await context.newPage();
        await open(other);
        await other.evaluate(() => localStorage.clear());
        await expect(alert(page)).toContainText("raderades i en annan flik");
        await expect(exporting(page)).toBeVisible();
        expect(await documents(page)).toEqual([]);
        await level(page, 5).click();
        await expect.poll(async () => (await documents(page)).map((it) => levelOf(it))).toEqual([5]);
        await expect(alert(page)).toHaveText("");
    });

    test("what is erased in one and put back there is as before in the other", async ({ page, context }) => {
        await here(page);
        const other = await context.newPage();
        await open(other);
        const row = onShelf(other, JSON.parse(text).unit.name);
        await row.getByText("Mer", { exact: true }).click({ timeout: 2000 }).catch(() => {});
        await row.getByRole("button", { name: /^Radera/ }).click();
        await expect(alert(page)).toContainText("raderades i en annan flik");
        await other.getByRole("button", { name: "Ångra" }).click();
        await expect(alert(page)).toHaveText("");
    });
});

const unreadable = {
    "broken JSON": [text.slice(0, 900), "slutar mitt i dokumentet"],
    "a newer version of which nothing is understood": ['{"format": "glapp/assessment", "version": 7}', "öppna det i ett nyare Glapp"],
    "an unknown catalogue": [JSON.stringify({ ...JSON.parse(text), catalogue: "iso-9001:2015" }), "iso-9001:2015"],
    "nothing at all": ["", "$"],
};
for (const [what, [spoilt, why]] of Object.entries(unreadable)) {
    test(`stored with ${what}: listed, saved as it is, never written over`, async ({ page }) => {
        const good = example("bolaget");
        await steps.shelve(page, { [id]: spoilt, [idOf(good)]: good });
        await open(page);
        const row = onShelf(page, "Den här skattningen går inte att läsa");
        await expect(row).toContainText(why);
        expect((await saved(page, row.getByRole("button", { name: "Spara som den är" }))).text).toBe(spoilt);

        // The others go on as ever, and so does what has the same id.
        await page.goto(`./#/assess/${idOf(good)}/4.1.1`);
        await level(page, 0).click();
        await expect.poll(async () => levelOf(JSON.parse((await stored(page))[key(idOf(good))]))).toBe(0);
        await page.goto("./#/");
        await choose(page, { "a.json": text });
        await expect(onShelf(page, JSON.parse(text).unit.name)).toBeVisible();
        await page.goto(`./#/assess/${id}/4.1.1`);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Den här skattningen går inte att läsa");
        await expect(page.getByRole("main")).toContainText(why);
        expect((await saved(page, page.getByRole("button", { name: "Spara som den är" }))).text).toBe(spoilt);
        await page.keyboard.press("5");
        await page.goto(`./#/result/${id}`);
        await expect(page.getByRole("heading", { level: 1 })).toHaveText("Den här skattningen går inte att läsa");
        expect((await stored(page))[key(id)]).toBe(spoilt);
    });
}
