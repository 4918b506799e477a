// The app starts, and says so in words when it cannot.
import { outOfMemory } from "./faults.mjs";
import { expect, expectAccessible, loaded, open, test } from "./glapp.mjs";
import * as steps from "./steps.mjs";

for (const locale of ["sv-SE", "en-GB"]) {
    test.describe(`in a browser that speaks ${locale}`, () => {
        test.use({ locale });
        test("the app starts, accessible, with all that it will ever fetch", async ({ page }) => {
            const fetched = [];
            page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
            await open(page);
            await expect(page).toHaveTitle(/Glapp/);
            await expect(page.locator("#glapp")).not.toContainText("Glapp laddas");
            await expect(page.locator("h1")).toHaveCount(1);
            for (const language of ["sv", "en"]) {
                const texts = fetched.filter((path) => path.includes(`.${language}.`) && path.endsWith(".json"));
                // Catalogue and practices; of the handbook terms, needs, text, missions and platforms; another standard's titles.
                expect(texts).toHaveLength(8);
            }
            await expectAccessible(page);
        });
    });
}

test("a text that cannot be fetched is told in both languages", async ({ guard, page }) => {
    guard.expects(/console: .*(iso-56002|Failed to load|Failed to fetch)/);
    await page.route("**/iso-56002-*.json", (route) => route.fulfill({ status: 503 }));
    await page.goto("./#/about");
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("Glapp kunde inte starta");
    await expect(alert).toContainText("ladda om sidan");
    await expect(alert).toContainText("reload the page");
    await expect(alert).toContainText("503");
    await expect(page.locator("html")).toHaveAttribute("data-glapp", "failed");
    await expectAccessible(page);
});

// The program itself cannot be brought to its end from here, so it is asked for memory that there cannot be.
for (const how of ["in an event", "in a promise"]) {
    test(`the program comes to its end ${how}: it is said, what is written can be copied, what is stored saved`, async ({ guard, page }) => {
        guard.expects(/RuntimeError|unreachable|out of bounds|memory/);
        await outOfMemory(page);
        await steps.openExample(page, "forvaltningen", "assess", "4.1.1");
        await page.getByLabel("Anteckning").fill("Mitt i en mening");
        await page.evaluate((how) => window.end(how), how);
        const alert = page.getByRole("alert").filter({ hasText: "Glapp har stannat" });
        await expect(alert).toContainText("Kopiera det ni just skrev");
        await expect(alert).toContainText("Glapp has stopped");
        await expect(alert).toBeInViewport();
        await expect(page.getByLabel("Anteckning")).toHaveValue("Mitt i en mening");
        await expect(page.locator("html")).toHaveAttribute("data-glapp", "failed");
        const backup = JSON.parse((await steps.saved(page, alert.getByRole("button", { name: /Spara svaren/ }))).text);
        expect(backup.documents.map((it) => it.id)).toEqual([steps.idOf(steps.example("forvaltningen"))]);
        await page.evaluate((how) => window.end(how), how);
        await page.waitForTimeout(200);
        await expect(alert).toHaveCount(1);
        await expectAccessible(page);
    });
}

const isMore = (path) => path.endsWith(".json") || /(split_|chunk_).*\.wasm$/.test(path);
const sent = (page) => {
    const paths = [];
    page.on("request", (request) => paths.push(new URL(request.url()).pathname));
    return paths;
};

test.describe("someone new", () => {
    // It would bring what is held back here.
    test.use({ serviceWorkers: "block" });

    test("whoever only looks at the start page fetches that alone", async ({ page }) => {
        const paths = sent(page);
        await page.goto("./");
        await expect(page.getByRole("button", { name: "Börja skatta" })).toBeEnabled();
        await page.waitForTimeout(2000);
        expect(paths.filter(isMore)).toEqual([]);
        await loaded(page);
        expect(paths.filter(isMore).length).toBeGreaterThan(15);
    });

    test("what is written and asked for before the rest has come stays and is done", async ({ guard, page }) => {
        guard.expects(/console: .*(Failed to load resource|Failed to fetch)/);
        let open;
        const gate = new Promise((opened) => (open = opened));
        let times = 0;
        await page.route("**/split_work.*.wasm", async (route) => {
            if (times++ === 0) return route.abort();
            await gate;
            return route.continue();
        });
        await page.goto("./");
        const name = page.getByLabel("Enhetens namn");
        await name.click();
        await name.pressSequentially("Bad & hav");
        await page.getByRole("button", { name: "Börja skatta" }).press("Enter");
        await expect(page.getByRole("status")).toContainText("kontrollera nätverket");
        await name.focus();
        await expect.poll(() => times).toBe(2);
        open();
        await expect(page).toHaveURL(/#\/assess\//);
        await expect(page.getByRole("radio").first()).toBeVisible();
        await expect(page).toHaveTitle(/Bad & hav/);
        await expect(page.getByText("kontrollera nätverket")).toHaveCount(0);
    });

    test("the coming of the rest leaves the focus and the caret where they are", async ({ page }) => {
        let open;
        const gate = new Promise((opened) => (open = opened));
        await page.route("**/goteborg.sv.*.json", async (route) => {
            await gate;
            return route.continue();
        });
        await page.goto("./");
        const name = page.getByLabel("Enhetens namn");
        await name.click();
        await name.pressSequentially("Bad hav");
        await name.press("ArrowLeft");
        await name.press("ArrowLeft");
        await name.press("ArrowLeft");
        open();
        await expect(page.locator("html")).toHaveAttribute("data-glapp", "complete");
        await page.keyboard.type("& ");
        await expect(name).toBeFocused();
        await expect(name).toHaveValue("Bad & hav");
    });
});

test("the other language is fetched again when it failed", async ({ guard, page }) => {
    guard.expects(/console: Failed to load resource/);
    let times = 0;
    await page.route("**/*.en.*.json", (route) => (times++ < 2 ? route.abort() : route.continue()));
    await page.goto("./#/about");
    await expect(page.locator("html")).toHaveAttribute("data-glapp", "ready");
    await loaded(page);
});

test("code that cannot be fetched is told", async ({ guard, page }) => {
    guard.expects(/console: /);
    await page.route("**/glue.*.js", (route) => route.abort());
    await page.goto("./");
    await expect(page.getByRole("alert")).toContainText("Kontrollera nätverket");
});

test("a server that forbids WebAssembly is told", async ({ guard, page }) => {
    guard.expects(/console: .*(WebAssembly|unsafe-eval)|policy: script-src.* forbids wasm-eval/);
    await page.route("./", async (route) => {
        const response = await route.fetch();
        const headers = response.headers();
        const policy = headers["content-security-policy"].replace(" 'wasm-unsafe-eval'", "");
        await route.fulfill({ response, headers: { ...headers, "content-security-policy": policy } });
    });
    await page.goto("./");
    await expect(page.getByRole("alert")).toContainText("tillåta WebAssembly");
    await expect(page.getByRole("alert")).toContainText("allow WebAssembly");
});

test("a browser without WebAssembly is told", async ({ guard, page }) => {
    guard.expects(/console: /);
    await page.addInitScript(() => delete window.WebAssembly);
    await page.goto("./");
    await expect(page.getByRole("alert")).toContainText("Uppdatera webbläsaren");
});

test.describe("without JavaScript", () => {
    test.use({ javaScriptEnabled: false });
    test("the page says what it needs", async ({ page }) => {
        await page.goto("./");
        await expect(page.locator("noscript p")).toContainText(["Glapp behöver JavaScript", "Glapp needs JavaScript"]);
        await expect(page.locator("noscript p").first()).toBeVisible();
    });
});
