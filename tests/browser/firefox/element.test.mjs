// <glapp-assessment> on a hostile page of another origin, in Firefox ESR.
import { test } from "node:test";
import { start } from "../host/host.mjs";
import { click, firefox, says, url, watched } from "./firefox.mjs";
import { journey } from "./journey.mjs";

test("an element on a page of another origin", async (t) => {
    const host = await start(url);
    t.after(() => host.stop());
    const { browser, folder } = await firefox(t);
    const seen = await watched(browser, [new URL(url).origin, host.origin]);
    // Wide enough for two columns beside the host's own.
    await seen.page.setViewport({ width: 1600, height: 900 });
    const again = async (page) => {
        await click(page, ".g-root a", "Fortsätt");
        await says(page, "Fråga 4 av 52");
        await page.keyboard.press("p");
    };
    await journey(seen, folder, host.url(), undefined, again);
});
