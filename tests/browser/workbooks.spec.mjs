// Workbooks of several units, of a unit over time and of what the city has: to the byte those that glapp writes.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, open, test } from "./glapp.mjs";
import { example } from "./steps.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const files = (texts) =>
    Object.entries(texts).map(([name, text]) => ({ name, mimeType: "application/json", buffer: Buffer.from(text) }));
const three = {
    "bolaget.glapp.json": example("bolaget"),
    "forvaltningen.glapp.json": example("forvaltningen"),
    "namnden.glapp.json": example("namnden"),
};

/** The workbook that a command writes of these files. */
function written(command, texts, ...options) {
    const folder = mkdtempSync(join(tmpdir(), "glapp-workbook-"));
    try {
        const out = join(folder, "out.xlsx");
        const given = Object.entries(texts).map(([name, text]) => {
            writeFileSync(join(folder, name), text);
            return join(folder, name);
        });
        const glapp = ["run", "--quiet", "--package", "glapp-cli", "--", "--lang", "sv"];
        execFileSync("cargo", [...glapp, command, ...given, ...options, "-o", out], { cwd: root });
        return readFileSync(out);
    } finally {
        rmSync(folder, { recursive: true });
    }
}

/** All that a workbook says. */
function text(bytes) {
    const code = "import io,sys,zipfile;z=zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()));sys.stdout.buffer.write(b''.join(map(z.read,z.namelist())))";
    return execFileSync("python3", ["-c", code], { input: bytes, encoding: "utf8", maxBuffer: 1e9 });
}

async function fetched(page, button) {
    const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
    expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
    return readFileSync(await download.path());
}

test.slow(); // The first call builds the command.

test("units side by side, as they are shown", async ({ page }) => {
    await open(page, "#/compare");
    await page.getByLabel("Välj filer").setInputFiles(files(three));
    await page.getByText("Hämta filer eller skriv ut").click();
    const button = page.locator("button[data-compare=xlsx]");
    expect((await fetched(page, button)).equals(written("compare", three))).toBe(true);
    await page.getByLabel("Högst så många lär av samma enhet").fill("1");
    await page.getByLabel("Högst så många lär av samma enhet").blur();
    expect((await fetched(page, button)).equals(written("compare", three, "--capacity", "1"))).toBe(true);
    await page.getByLabel("Högst så många lär av samma enhet").fill("2");
    await page.getByLabel("Högst så många lär av samma enhet").blur();
    await page.getByLabel("Dölj enheternas namn").check();
    await page.getByText("Hämta filer eller skriv ut").click();
    const workbook = await fetched(page, button);
    expect(workbook.equals(written("compare", three, "--anonymous"))).toBe(true);
    const hidden = text(workbook);
    expect(hidden).toContain("Enhet A");
    expect(hidden).not.toMatch(/Exempel(bolaget|förvaltningen|nämnden)/);
});

test("several people of one unit, named or not", async ({ page }) => {
    const person = (n, name) => {
        const unit = JSON.parse(example("forvaltningen"));
        Object.assign(unit, { id: `person-${n}`, assessors: [{ name }] });
        Object.values(unit.ratings).forEach((rating, place) => {
            if (rating.level !== undefined) rating.level = (rating.level + place * n) % 6;
        });
        return JSON.stringify(unit);
    };
    const people = { "1.glapp.json": person(1, "Anna Ek"), "2.glapp.json": person(2, "Bo Lind"), "3.glapp.json": person(3, "Cleo Alm") };
    await open(page, "#/workshop");
    await page.getByLabel("Välj filer").setInputFiles(files(people));
    const button = page.getByRole("button", { name: "Spara som Excel" });
    expect((await fetched(page, button)).equals(written("consensus", people))).toBe(true);
    await page.getByLabel("Dölj vilka som har svarat").check();
    const hidden = text(await fetched(page, button));
    expect(hidden).toContain("Person 3");
    expect(hidden).not.toMatch(/Anna|Bo Lind|Cleo|person-/);
});

test("a unit over time", async ({ page }) => {
    const later = JSON.parse(example("bolaget"));
    Object.assign(later, { id: "later", date: "2027-03-02" });
    later.ratings["4.2"] = { level: 5 };
    const dated = { "now.glapp.json": example("bolaget"), "later.glapp.json": JSON.stringify(later) };
    await open(page, "#/trend");
    await page.getByLabel("Välj filer").setInputFiles(files(dated));
    const made = await fetched(page, page.getByRole("button", { name: "Spara som Excel" }));
    expect(made.equals(written("trend", dated))).toBe(true);
});

test("what the city has on a day", async ({ page }) => {
    await open(page, "#/practices");
    await page.getByRole("button", { name: "31 december 2023" }).click();
    const made = await fetched(page, page.getByRole("button", { name: "Spara som Excel" }));
    expect(made.equals(written("coverage", {}, "--as-of", "2023-12-31"))).toBe(true);
});
