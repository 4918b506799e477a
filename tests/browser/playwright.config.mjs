// `cargo xtask test browser` serves the app, finds Chromium and runs this. By hand: `npx playwright test`.
import { defineConfig } from "@playwright/test";

const port = 8123;
const url = process.env.GLAPP_URL ?? `http://127.0.0.1:${port}/`;

export default defineConfig({
    testDir: ".",
    testMatch: "*.spec.mjs",
    fullyParallel: true,
    workers: 2,
    // A journey is long, and a machine may be busy: what does not come within this does not come at all.
    timeout: 90_000,
    expect: { timeout: 20_000 },
    forbidOnly: Boolean(process.env.CI),
    reporter: [["list"], ["./failures.mjs"]],
    use: {
        baseURL: url,
        browserName: "chromium",
        locale: "sv-SE",
        timezoneId: "Europe/Stockholm",
        trace: "retain-on-failure",
        launchOptions: {
            executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
            args: [
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        },
    },
    webServer: process.env.GLAPP_URL
        ? undefined
        : { command: `cargo xtask serve --no-build --no-watch --port ${port}`, url, reuseExistingServer: true },
});
