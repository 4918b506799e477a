// The main journey in Firefox ESR, in every form that Glapp has. Chromium has every other test.
import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { firefox, url, watched } from "./firefox.mjs";
import { journey } from "./journey.mjs";

test("what a page may not do is told", async (t) => {
    const { browser } = await firefox(t);
    const { page, loaded, complaints } = await watched(browser, [new URL(url).origin]);
    await page.goto(url);
    await loaded();
    await page.evaluate(() => {
        document.body.append(Object.assign(document.createElement("img"), { src: "http://127.0.0.1:9/other.png" }));
        setTimeout(() => {
            throw new Error("thrown");
        });
        console.error("said");
        return fetch("sw.js");
    });
    await new Promise((later) => setTimeout(later, 500));
    const expected = [/img-src forbids .*other\.png/, /thrown/, /request after loading: .*sw\.js/, /said/];
    for (const each of expected) assert.ok(complaints.some((complaint) => each.test(complaint)), `${each}: ${complaints}`);
});

test("the served app", async (t) => {
    const { browser, folder } = await firefox(t);
    await journey(await watched(browser, [new URL(url).origin]), folder, url);
});

test("the one-file app, as it lies on a disk", async (t) => {
    const { browser, folder } = await firefox(t);
    const path = join(folder, "..", `glapp från Åsa ${process.pid}.html`);
    t.after(() => rm(path, { force: true }));
    await writeFile(path, Buffer.from(await (await fetch(new URL("glapp.html", url))).arrayBuffer()));
    await journey(await watched(browser, []), folder, pathToFileURL(path).href);
});
