// Lighthouse over the served app: `cargo xtask serve` in one terminal, then `npm ci` and
// `node lighthouse.mjs [ADDRESS]` in this folder. Prints the scores for desktop and mobile, the median of RUNS (3).
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const address = process.argv[2] ?? "http://127.0.0.1:8080/";
const runs = Number(process.env.RUNS ?? 3);
const categories = ["performance", "accessibility", "best-practices"];
const folder = mkdtempSync(join(tmpdir(), "glapp-lighthouse-"));

function measure(preset, run) {
    const path = join(folder, `${preset}-${run}.json`);
    const options = [address, "--quiet", "--output=json", `--output-path=${path}`, `--only-categories=${categories}`];
    if (preset === "desktop") options.push("--preset=desktop");
    options.push("--chrome-flags=--headless=new --no-sandbox --disable-gpu");
    const env = { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? "/usr/bin/chromium" };
    return new Promise((done, fail) => {
        const program = spawn("node_modules/.bin/lighthouse", options, { env, stdio: "inherit" });
        program.on("exit", (code) => (code ? fail(new Error(`lighthouse: ${code}`)) : done(JSON.parse(readFileSync(path)))));
    });
}

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
for (const preset of ["desktop", "mobile"]) {
    const reports = [];
    for (let run = 0; run < runs; run++) reports.push(await measure(preset, run));
    const score = (name) => Math.round(100 * median(reports.map((it) => it.categories[name].score)));
    const time = (name) => Math.round(median(reports.map((it) => it.audits[name].numericValue)));
    const times = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"];
    console.log(preset, ...categories.map((name) => `${name} ${score(name)}`), ...times.map((it) => `${it} ${time(it)} ms`));
}
