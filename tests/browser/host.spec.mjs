// Glapp on a page of another origin that does all it should not: the page stays as it is, and so does Glapp.
import { around, drawn, element, elements, expect, expectAccessible, focused, hold, open, settle, test } from "./host/hosted.mjs";
import { begin, documents, level } from "./steps.mjs";

const note = (page) => element(page).getByLabel("Anteckning");
const question = (page, number) => expect(element(page).getByText(`Fråga ${number} av 52`)).toBeVisible();
const shortcuts = (page) => page.locator("html").getAttribute("data-shortcuts");

test("after a whole session the page around is as it was before", async ({ guard, host, page }) => {
    const release = await hold(page);
    await page.goto(host.url(), { waitUntil: "commit" });
    await expect(page.locator("#nyheter a")).toHaveCount(4);
    // Defined by nothing yet, so its fallback shows.
    await expect(element(page).getByText("Skattningen visas inte här.")).toBeVisible();
    const before = await around(page);
    release();
    await drawn(page);
    await expect(element(page).getByText("Skattningen visas inte här.")).toBeHidden();
    expect(await focused(page)).toMatchObject({ inside: "", name: /^body/ });
    expect(await around(page)).toEqual(before);
    await settle(page, guard);

    await begin(page, "Staben");
    await level(page, 3).click();
    await element(page).getByRole("link", { name: "Nästa fråga" }).click();
    await question(page, 2);
    await page.keyboard.press("4");
    await page.keyboard.press("n");
    await question(page, 3);
    await note(page).fill("Fråga Anna");
    await page.evaluate(() => document.activeElement.blur());
    await element(page).getByRole("link", { name: "Resultat" }).click();
    await expect(element(page).getByRole("heading", { level: 1 })).toHaveText(/^Ni ligger på/);
    await expect.poll(async () => (await documents(page))[0]?.ratings).toEqual({
        "4.1.1": { level: 3 },
        "4.1.2": { level: 4 },
        "4.1.3": { note: "Fråga Anna" },
    });

    await page.evaluate(() => document.activeElement.blur());
    await page.mouse.move(0, 0);
    await page.evaluate(() => scrollTo(0, 0));
    expect(await around(page)).toEqual(before);
    expect(await page.evaluate(() => customElements.get("glapp-assessment") !== undefined)).toBe(true);
});

/** Every computed style of every node of an element that is 700 px wide, where each stands and how large it has become. */
const inner = (page) =>
    element(page).evaluate((host) => {
        // The host may give its parts a place and a size: this is the same on every page.
        const set = { display: "block", width: "700px", margin: "0", padding: "0", border: "0", "box-sizing": "border-box" };
        for (const [name, value] of Object.entries(set)) host.style.setProperty(name, value, "important");
        const origin = host.getBoundingClientRect();
        return [...host.shadowRoot.querySelectorAll("*:not(slot)")].map((node, place) => {
            const box = node.getBoundingClientRect();
            const shown = box.width || box.height ? [box.x - origin.x, box.y - origin.y, box.width, box.height] : [];
            const style = getComputedStyle(node);
            const names = [...style].filter((property) => !property.startsWith("--"));
            return [
                `${place} ${node.tagName} .${node.className?.baseVal ?? node.className}`,
                shown.map((it) => Math.round(it * 4) / 4).join(" "),
                ...names.map((name) => `${name}: ${style.getPropertyValue(name)}`),
            ].join("\n");
        });
    });

/** What differs between two of them, a line each. */
function differences(one, other) {
    expect(other.length).toBe(one.length);
    return one.flatMap((node, place) => {
        if (node === other[place]) return [];
        const lines = node.split("\n");
        return other[place].split("\n").flatMap((line, at) => (line === lines[at] ? [] : [`${lines[0]}: ${line}, not ${lines[at]}`]));
    });
}

const pages = {
    start: async () => {},
    "a clause": async (page) => {
        await begin(page, "Staben");
        await level(page, 2).click();
        await page.evaluate(() => document.activeElement.blur());
    },
    "a result": async (page) => {
        await begin(page, "Staben");
        await page.keyboard.press("2");
        await element(page).getByRole("link", { name: "Resultat" }).click();
        await expect(element(page).getByRole("heading", { level: 1 })).toHaveText(/^Ni ligger på/);
        await page.evaluate(() => document.activeElement.blur());
    },
};

for (const [name, reach] of Object.entries(pages)) {
    for (const look of ["light", "dark"]) {
        test(`no style of the page reaches in: ${name}, ${look}`, async ({ host, page }) => {
            await page.emulateMedia({ reducedMotion: "reduce" });
            // So high that nothing sticks to the window's edge.
            await page.setViewportSize({ width: 1280, height: 4000 });
            const styles = [];
            for (const css of ["calm", "hostile"]) {
                // Each begins anew.
                await open(page, host, { css, look, scene: `<glapp-assessment storage-key="${css}"></glapp-assessment>` });
                await reach(page);
                await page.mouse.move(0, 0);
                await expect(element(page).getByText("Sparar")).toHaveCount(0);
                styles.push(await inner(page));
            }
            expect(differences(...styles).slice(0, 40)).toEqual([]);
        });
    }
}

test("a page of another origin, a folder of its own, a folder of a third: it works", async ({ guard, host, page }) => {
    test.slow();
    for (const bundle of ["cdn", "folder", "path"]) {
        await test.step(bundle, async () => {
            const asked = [];
            const listen = (request) => asked.push(request.url());
            page.on("request", listen);
            await open(page, host, { bundle });
            await settle(page, guard);
            page.off("request", listen);
            const base = { cdn: host.bundle, folder: `${host.origin}/verktyg/glapp/`, path: host.third }[bundle];
            const files = asked.filter((url) => !/^data:|\/(\?.*|host\.(css|js)|hostile\.css)?$/.test(url));
            expect(files.filter((url) => !url.startsWith(base))).toEqual([]);
            expect(files.some((url) => url.endsWith(".wasm"))).toBe(true);
            expect(files.length).toBe(new Set(files).size);
            await begin(page, "Staben");
            await page.evaluate(() => localStorage.clear());
        });
    }
});

test("the page's shortcuts are its own, and ours are ours only where the focus is", async ({ host, page }) => {
    await open(page, host);
    await begin(page, "Staben");
    const [{ ratings }] = await documents(page);
    await page.evaluate(() => document.activeElement.blur());
    for (const key of ["j", "k", "3", "n", "p", "?", "0", "1"]) await page.keyboard.press(key);
    expect(await shortcuts(page)).toBe("jk1");
    await question(page, 1);
    await expect(element(page).getByRole("dialog")).toHaveCount(0);
    expect((await documents(page))[0].ratings).toEqual(ratings);
    await page.keyboard.press("/");
    await expect(page.locator("#sok")).toBeFocused();
    await page.keyboard.type("3n1?");
    await expect(page.locator("#sok")).toHaveValue("3n1?");
    await question(page, 1);

    // Within: what Glapp takes is not the page's as well, and what it does not take is.
    await element(page).getByRole("heading", { level: 1 }).focus();
    for (const key of ["1", "2"]) await page.keyboard.press(key);
    await expect(level(page, 2)).toBeChecked();
    expect(await shortcuts(page)).toBe("jk1/");
    await page.keyboard.press("j");
    expect(await shortcuts(page)).toBe("jk1/j");
    await note(page).focus();
    await page.keyboard.type("j1/k2");
    await expect(note(page)).toHaveValue("j1/k2");
    expect(await shortcuts(page)).toBe("jk1/j");
    await expect(level(page, 2)).toBeChecked();
});

test("the focus comes in and goes out in order, both ways", async ({ host, page }) => {
    await open(page, host);
    await begin(page, "Staben");
    await page.locator("#flik-1").focus();
    const walk = async (key, last) => {
        const stops = [];
        for (let count = 0; count < 250; count++) {
            await page.keyboard.press(key);
            const stop = await focused(page);
            stops.push(stop);
            if (stop.name.includes(last)) return stops;
        }
        throw new Error(`${key} does not come to ${last}: ${stops.map((stop) => stop.name).join(" › ")}`);
    };
    const forth = await walk("Tab", "kontakt");
    const within = forth.slice(0, -1);
    expect(within.map((stop) => stop.inside)).toEqual(within.map(() => "glapp-assessment"));
    expect(within.length).toBeGreaterThan(10);
    const back = await walk("Shift+Tab", "flik-1");
    // A group of levels is one stop, which is entered at the first forth and the last back, as long as none is chosen.
    const groups = (stops) => stops.map((stop) => (stop.name.startsWith("input") ? "input" : `${stop.place} ${stop.name}`));
    expect(groups(back.slice(0, -1).reverse())).toEqual(groups(within));
    const places = within.map((stop) => stop.place);
    expect(places).toEqual([...places].sort((one, other) => one - other));
});

test("neither history, address nor routes are the element's, and the page's routes say nothing to it", async ({ host, page }) => {
    await open(page, host);
    await begin(page, "Staben");
    const length = await page.evaluate(() => history.length);
    for (const route of ["#/settings", "#/result/4.1.1", "#/", "#/nowhere"]) {
        await page.evaluate((route) => (location.hash = route), route);
        await question(page, 1);
    }
    expect(await page.evaluate(() => history.length)).toBe(length + 4);
    await page.keyboard.press("n");
    await question(page, 2);
    await page.goBack();
    await expect(page).toHaveURL(/#\/$/);
    await question(page, 2);
    expect(await page.title()).toBe("Skatta er enhet – Torget");
});

test("loading, choosing and saving scroll nothing; the next question comes into sight below the page's header", async ({ host, page }) => {
    await page.setViewportSize({ width: 1000, height: 600 });
    const release = await hold(page);
    const scene = `<div id="before"></div><glapp-assessment></glapp-assessment><div id="after"></div>`;
    await page.goto(host.url({ css: "calm", scene }), { waitUntil: "commit" });
    await expect(page.locator("#nyheter a")).toHaveCount(4);
    await page.evaluate(() => {
        for (const id of ["before", "after"]) document.getElementById(id).style.height = "1500px";
        scrollTo(0, 700);
    });
    const at = () => page.evaluate(() => scrollY);
    release();
    await drawn(page);
    await page.waitForTimeout(500);
    expect(await at()).toBe(700);
    await begin(page, "Staben");
    const heading = element(page).getByRole("heading", { level: 1 });
    const inSight = async () => {
        const header = await page.locator("#g-header").boundingBox();
        const box = await heading.boundingBox();
        expect(box.y).toBeGreaterThanOrEqual(header.height - 1);
        expect(box.y).toBeLessThan(500);
    };
    await inSight();
    await level(page, 5).scrollIntoViewIfNeeded();
    const here = await at();
    await level(page, 5).check();
    await expect.poll(async () => (await documents(page))[0]?.ratings["4.1.1"]).toEqual({ level: 5 });
    expect(await at()).toBe(here);
    await element(page).getByRole("link", { name: "Nästa fråga" }).click();
    await question(page, 2);
    await expect(heading).toBeFocused();
    await inSight();
});

test("the page's form is not sent by what is done within", async ({ host, page }) => {
    await open(page, host);
    const name = element(page).getByRole("textbox", { name: "Enhetens namn" });
    await name.fill("Staben");
    await name.press("Enter");
    await question(page, 1);
    await expect(page.locator("html")).not.toHaveAttribute("data-submitted");
    expect(await page.evaluate(() => [...new FormData(document.forms.glapp)].length)).toBe(0);
});

test("in another shadow root, folded away, in a dialog: it is drawn and can be answered", async ({ host, page }) => {
    test.slow();
    const show = {
        shadow: async () => {},
        details: () => page.locator("#fold > summary").click(),
        dialog: () => page.evaluate(() => document.getElementById("box").showModal()),
    };
    for (const [scene, reveal] of Object.entries(show)) {
        await test.step(scene, async () => {
            await page.goto(host.url({ scene, css: "calm" }));
            await reveal();
            await begin(page, "Staben");
            await page.keyboard.press("4");
            await expect(level(page, 4)).toBeChecked();
            await expect.poll(async () => (await documents(page))[0]?.ratings).toEqual({ "4.1.1": { level: 4 } });
            await page.evaluate(() => localStorage.clear());
        });
    }
});

test("our dialog opens over the page's and gives the focus back", async ({ host, page }) => {
    await open(page, host, { scene: "dialog", css: "calm" });
    await page.evaluate(() => document.getElementById("box").showModal());
    await begin(page, "Staben");
    await page.keyboard.press("?");
    const dialog = element(page).getByRole("dialog");
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toHaveCount(0);
    await expect(page.locator("#box")).toHaveAttribute("open", "");
    expect(await focused(page)).toMatchObject({ inside: "glapp-assessment" });
});

for (const look of ["light", "dark"]) {
    test(`for everyone, on a ${look} page, in each theme`, async ({ host, page }) => {
        test.slow();
        await page.emulateMedia({ reducedMotion: "reduce" });
        await open(page, host, { look, css: "calm" });
        await begin(page, "Staben");
        await level(page, 2).click();
        for (const theme of ["", "light", "dark", "contrast"]) {
            await element(page).evaluate((node, theme) => (node.theme = theme || null), theme);
            for (const width of [1440, 360]) {
                await page.setViewportSize({ width, height: 4000 });
                await test.step(`${theme || "the page's"}, ${width} px`, () => expectAccessible(page));
            }
        }
    });
}

for (const width of [360, 768, 1440]) {
    test(`${width} px: as high as its content, and never beyond its place`, async ({ host, page }) => {
        await page.setViewportSize({ width, height: 800 });
        for (const css of ["calm", "hostile"]) {
            await open(page, host, { css, scene: `<glapp-assessment storage-key="${css}"></glapp-assessment>` });
            const height = () => element(page).evaluate((node) => node.getBoundingClientRect().height);
            const first = await height();
            await begin(page, "Staben");
            await level(page, 2).click();
            expect(await height()).not.toBe(first);
            for (const share of [0, 0.5, 1]) {
                await page.evaluate((share) => scrollTo(0, share * document.documentElement.scrollHeight), share);
                const out = await element(page).evaluate((host) => {
                    const place = host.getBoundingClientRect();
                    const found = [];
                    for (const node of host.shadowRoot.querySelectorAll("*")) {
                        const box = node.getBoundingClientRect();
                        if (!node.checkVisibility() || box.width <= 1 || node.closest(".g-skip, .g-hidden, dialog, [popover]")) continue;
                        const aside = [place.left - box.left, box.right - place.right];
                        const beyond = [...aside, place.top - box.top, box.bottom - place.bottom].map(Math.round);
                        if (Math.max(...beyond) > 1) found.push(`${node.tagName}.${node.className} ${beyond}`);
                    }
                    return found;
                });
                expect(out, `${css}, scrolled by ${share}`).toEqual([]);
            }
            if (css === "calm") {
                expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
            }
        }
    });
}

test("the page moves its parts about, and every answer stays", async ({ host, page }) => {
    await open(page, host);
    await begin(page, "Staben");
    await page.keyboard.press("3");
    await note(page).pressSequentially("Mitt i ett o");
    // Tabs take the element off the page and put it back.
    await page.locator("#flik-2").click();
    await expect(elements(page)).toHaveCount(0);
    await page.locator("#uppdatera").click();
    await page.locator("#flik-1").click();
    await drawn(page);
    await question(page, 1);
    await expect(level(page, 3)).toBeChecked();
    await expect(note(page)).toHaveValue("Mitt i ett o");
});
