// What every spec imports in place of @playwright/test. Each test fails, whatever else it checks, on
//   - a request to another origin, or any at all after loading (<html data-glapp="complete">) but one for each of the
//     two files of the office module, which comes when it is first asked for. A page of another origin that has Glapp in
//     it says so: guard.allows(its origin); and when all has come that is to come: guard.settled(page),
//   - a violation of the Content-Security-Policy,
//   - an error on the console or one that nobody caught.
// A test that provokes such a thing says so first: guard.expects(/what the complaint says/).
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test as base } from "@playwright/test";

export { expect };

const office = /\/(office|office-glue)\.[0-9a-f]{10}\.(wasm|js)$/;

class Guard {
    complaints = [];
    origins = new Set();
    complete = new WeakSet(); // the frames that have finished loading
    #expected = [];

    /** Requests may go to the origin of this URL. */
    allows(url) {
        this.origins.add(new URL(url).origin);
    }

    /** All has come that is to come: from now on no request may follow, until the page (or one of its frames) is left. */
    settled(page) {
        this.complete.add(page.mainFrame?.() ?? page);
    }

    expects(pattern) {
        this.#expected.push(pattern);
    }

    complain(text) {
        if (!this.#expected.some((pattern) => pattern.test(text))) this.complaints.push(text);
    }
}

// A service worker's requests belong to no frame, and the first of a new tab comes before its frame.
function frameOf(request) {
    try {
        return request.serviceWorker() ? undefined : request.frame();
    } catch {
        return undefined;
    }
}

export const test = base.extend({
    guard: [
        async ({ context, baseURL }, use) => {
            const guard = new Guard();
            guard.allows(baseURL);
            const modules = new WeakMap(); // what each frame has fetched of the office module
            await context.exposeBinding("glappTold", ({ frame }, what) => {
                if (what === "complete") guard.settled(frame);
                else guard.complain(what);
            });
            await context.addInitScript(() => {
                const tell = window.glappTold;
                document.addEventListener("securitypolicyviolation", (event) =>
                    tell(`policy: ${event.violatedDirective} forbids ${event.blockedURI || event.sample}`),
                );
                new MutationObserver(() => {
                    if (document.documentElement?.dataset.glapp === "complete") tell("complete");
                }).observe(document, { attributes: true, attributeFilter: ["data-glapp"], subtree: true });
            });
            context.on("request", (request) => {
                const url = new URL(request.url());
                if (url.protocol === "data:" || url.protocol === "blob:") return;
                if (!guard.origins.has(url.origin)) guard.complain(`request to another origin: ${url}`);
                const frame = frameOf(request);
                if (request.isNavigationRequest()) {
                    guard.complete.delete(frame);
                    modules.delete(frame);
                } else if (guard.complete.has(frame)) {
                    const fetched = modules.get(frame) ?? new Set();
                    const first = office.test(url.pathname) && !fetched.has(url.pathname);
                    if (first) modules.set(frame, fetched.add(url.pathname));
                    else guard.complain(`request after loading: ${url}`);
                }
            });
            context.on("console", (message) => {
                if (message.type() === "error") guard.complain(`console: ${message.text()}`);
            });
            context.on("weberror", (error) => guard.complain(`not caught: ${error.error()}`));
            await use(guard);
            expect(guard.complaints).toEqual([]);
        },
        { auto: true },
    ],
});

/** Opens a page of the app and waits until everything is loaded. */
export async function open(page, hash = "") {
    await page.goto(`./${hash}`);
    await loaded(page);
}

/** Waits until everything is loaded: on the start page of someone new that begins with the first sign of them. */
export async function loaded(page) {
    const app = page.locator("html");
    await expect(app).toHaveAttribute("data-glapp", /ready|complete|failed/);
    await page.mouse.move(1, 1);
    await page.mouse.move(2, 2);
    await expect(app).toHaveAttribute("data-glapp", "complete");
}

/** Waits until all of a result is drawn: what is below the first screen comes a frame later. */
export const drawn = (page) => expect(page.locator("article.g-result:not([aria-busy])")).toBeVisible();

/** No violation of WCAG 2.2 A and AA, nor of good practice, that axe can find. */
export async function expectAccessible(page) {
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
    const found = violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html) }));
    expect(found).toEqual([]);
}
