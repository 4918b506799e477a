// The office module: it comes when it is asked for, once; what it makes is what `glapp export` makes; forms come back.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, open, test } from "./glapp.mjs";
import { choose, documents, example, idOf, notice, openExample, shelve } from "./steps.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const text = example("forvaltningen");

/** What `glapp export` writes. */
function exported(kind) {
    const folder = mkdtempSync(join(tmpdir(), "glapp-office-"));
    try {
        const [unit, out] = [join(folder, "unit.glapp.json"), join(folder, "out")];
        writeFileSync(unit, text);
        const glapp = ["run", "--quiet", "--package", "glapp-cli", "--", "--lang", "sv"];
        execFileSync("cargo", [...glapp, "export", unit, "--to", kind, "-o", out], { cwd: root });
        return readFileSync(out);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

/** The addresses of the module's files that were asked for. */
function requests(page) {
    const found = [];
    page.on("request", (request) => {
        const name = new URL(request.url()).pathname.split("/").at(-1);
        if (name.startsWith("office") && !request.serviceWorker()) found.push(name);
    });
    return found;
}

async function fetched(page, name) {
    const button = page.getByRole("button", { name, exact: true });
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    return readFileSync(await download.path());
}

test("it comes when it is asked for, and once", async ({ page }) => {
    const asked = requests(page);
    await openExample(page, "forvaltningen", "result");
    await page.goto(`./#/assess/${idOf(text)}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(asked).toEqual([]);
    await page.goto(`./#/take/${idOf(text)}`);
    await fetched(page, "Hämta arbetsboken");
    await fetched(page, "Hämta Worddokumentet");
    expect(asked.sort()).toEqual([
        expect.stringMatching(/^office-glue\.[0-9a-f]{10}\.js$/),
        expect.stringMatching(/^office\.[0-9a-f]{10}\.wasm$/),
    ]);
});

test("a workbook and a form are those that glapp export writes, to the byte", async ({ page }) => {
    await openExample(page, "forvaltningen", "take");
    const kinds = {
        "Hämta arbetsboken": "xlsx",
        "Hämta alla frågor": "questionnaire",
        "Hämta den korta omgången": "questionnaire-short",
        "Hämta frågor och svar": "questionnaire-filled",
    };
    for (const [name, kind] of Object.entries(kinds)) {
        expect((await fetched(page, name)).equals(exported(kind)), kind).toBe(true);
    }
});

test("a form that is filled in comes back beside what is there", async ({ page }) => {
    await openExample(page, "forvaltningen", "take");
    const form = await fetched(page, "Hämta alla frågor");
    await page.goto("./#/");
    await choose(page, { "svar.xlsx": form });
    await expect(notice(page)).toContainText("Exempelförvaltningen");
    const all = await documents(page);
    expect(all.length).toBe(2);
    expect(all.filter((it) => Object.keys(it.ratings ?? {}).length === 0).length).toBe(1);
});

test("a file that is no form changes nothing and is told why", async ({ page }) => {
    await shelve(page, { [idOf(text)]: text });
    await open(page);
    const files = {
        "bok.xlsx": [exported("xlsx"), "det är inget frågeformulär från Glapp"],
        "trasig.xlsx": [exported("questionnaire").subarray(0, 9000), "det är ingen arbetsbok (.xlsx), eller så är den skadad; hämta formuläret på nytt under ”Ta med”"],
        "text.xlsx": ["hej", "det är ingen arbetsbok"],
    };
    for (const [name, [content, why]] of Object.entries(files)) {
        await choose(page, { [name]: content });
        await expect(notice(page)).toContainText(name);
        await expect(notice(page)).toContainText(why);
    }
    expect(await documents(page)).toEqual([JSON.parse(text)]);
});
