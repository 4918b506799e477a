// The npm package in a page that Vite has built (xtask makes it: package.rs), served from a folder of a strict site.
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { expect, test } from "./glapp.mjs";

const built = new URL("../../target/npm/page/dist/", import.meta.url);
const manifest = new URL("../../target/npm/glapp/custom-elements.json", import.meta.url);
const folder = "/some/where/";
const types = { html: "text/html", js: "text/javascript", css: "text/css", json: "application/json", wasm: "application/wasm" };
const policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";

test.skip(!existsSync(built), `${fileURLToPath(built)} is made by cargo xtask test browser`);

let server;
let page_url;

test.beforeAll(async () => {
    server = createServer((request, response) => {
        const path = new URL(request.url, "http://localhost").pathname;
        const name = path === folder ? "index.html" : path.slice(folder.length);
        try {
            const content = readFileSync(new URL(name, built));
            const type = types[name.split(".").at(-1)] ?? "application/octet-stream";
            response.writeHead(200, { "content-type": type, "content-security-policy": policy }).end(content);
        } catch {
            response.writeHead(404).end();
        }
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    page_url = `http://127.0.0.1:${server.address().port}${folder}`;
});

test.afterAll(() => server.close());

test("A question is answered in the page that Vite has built", async ({ page, guard }) => {
    guard.allows(page_url);
    // A browser asks for an icon.
    await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
    const modules = [];
    page.on("request", (request) => modules.push(...(request.url().match(/[^/]+\.wasm$/) ?? [])));
    await page.goto(page_url);
    const element = page.locator("glapp-assessment");
    await expect(element.locator(".g-root")).toHaveAttribute("data-glapp", "complete");
    guard.settled(page);
    // The program comes in parts, none of them twice.
    expect(modules.some((name) => name.startsWith("app."))).toBe(true);
    expect(modules).toEqual([...new Set(modules)]);
    await expect(element.getByText("Not shown")).toBeHidden();

    await element.getByRole("button", { name: "Start assessing" }).click();
    await element.getByRole("radio", { name: /^2 / }).check();
    await expect(page).toHaveTitle(/^Example unit: 1 of \d+, /);
    const document = await element.evaluate((it) => it.export());
    expect(document.unit.name).toBe("Example unit");
    expect(await element.evaluate((it) => it.flush())).toBe(true);
    const keys = await page.evaluate(() => Object.keys(localStorage));
    expect(keys.filter((key) => key.startsWith("glapp@vite.assessment."))).toHaveLength(1);
});

test("The elements have what the manifest says", async ({ page, guard }) => {
    guard.allows(page_url);
    await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
    await page.goto(page_url);
    const { declarations } = JSON.parse(readFileSync(manifest, "utf8")).modules[0];
    const tags = declarations.map(({ tagName }) => tagName);
    expect(tags).toEqual(["glapp-assessment", "glapp-result", "glapp-comparison", "glapp-practices"]);
    for (const { tagName, attributes, members } of declarations) {
        const type = await page.evaluate((tag) => {
            const { observedAttributes, prototype } = customElements.get(tag);
            const own = [];
            for (let at = prototype; at !== HTMLElement.prototype; at = Object.getPrototypeOf(at)) {
                own.push(...Object.getOwnPropertyNames(at));
            }
            return { observed: [...observedAttributes].sort(), own };
        }, tagName);
        expect(type.observed, tagName).toEqual(attributes.map(({ name }) => name).sort());
        expect(type.own, tagName).toEqual(expect.arrayContaining(members.map(({ name }) => name)));
    }
});
