// The guard of glapp.mjs sees what it is there for.
import { expect, loaded, open, test } from "./glapp.mjs";

const faults = {
    "a request after loading": [() => fetch("index.html"), /^request after loading: .*index\.html$/],
    "a request to another origin": [() => fetch("https://example.com/").catch(() => {}), /^policy: connect-src/],
    "an inline style": [() => document.body.setAttribute("style", "color: red"), /^policy: style-src-attr/],
    "an error on the console": [() => console.error("oh"), /^console: oh$/],
    "an error that nobody caught": [() => setTimeout(() => null.x), /^not caught: TypeError/],
};

for (const [name, [fault, complaint]] of Object.entries(faults)) {
    test(`it sees ${name}`, async ({ guard, page }) => {
        await open(page);
        await page.evaluate(fault);
        await expect.poll(() => guard.complaints.some((text) => complaint.test(text))).toBe(true);
        guard.complaints.length = 0;
    });
}

test("it lets a reload pass", async ({ page }) => {
    await open(page);
    await page.reload();
    await loaded(page);
});
