// Glapp in a frame, in Firefox ESR: the journey, and what it says of storage that is parted or private.
import assert from "node:assert/strict";
import { test } from "node:test";
import { start } from "../frames.mjs";
import { click, find, firefox, says, url, watched } from "./firefox.mjs";
import { journey } from "./journey.mjs";

const frame = async (page) => (await page.waitForSelector("iframe")).contentFrame();

async function served(t) {
    const host = await start(url);
    t.after(() => host.stop());
    return { host, allowed: [new URL(url).origin, host.here, host.elsewhere] };
}

test("a frame on a page of another origin, which refuses wasm", async (t) => {
    const { host, allowed } = await served(t);
    const { browser, folder } = await firefox(t);
    const seen = await watched(browser, allowed);
    const again = async (view) => {
        await click(view, "a", "Fortsätt");
        await says(view, "Fråga 4 av 52");
        await seen.page.keyboard.press("p");
    };
    await journey(seen, folder, host.url(host.line()), () => frame(seen.page), again);
    const spare = await (await frame(seen.page)).evaluate(() => innerHeight - document.body.getBoundingClientRect().height);
    assert.ok(spare >= 0 && spare < 1, `the frame is ${spare} px too high`);
});

const notices = {
    "on a page of another site the storage is parted": ["elsewhere", {}, "Svaren sparas bara i den här ramen."],
    "in a private window it is forgotten": ["here", { "browser.privatebrowsing.autostart": true }, "Svaren försvinner när ni stänger fönstret."],
    "where cookies are denied, it is too": ["here", { "network.cookie.cookieBehavior": 2 }, "Inget sparas här."],
};
for (const [what, [origin, preferences, notice]] of Object.entries(notices)) {
    test(what, async (t) => {
        const { host, allowed } = await served(t);
        const { browser } = await firefox(t, preferences);
        const { page, loaded, complaints } = await watched(browser, allowed);
        await page.goto(host.url(host.line(), { origin: host[origin] }));
        const view = await frame(page);
        await loaded(view);
        await find(view, "aside", notice);
        assert.deepEqual(complaints, []);
    });
}
