// How many requests `glapp serve` answers, and what they cost it in memory.
//
//   cargo xtask cli && node tests/bench/serve.mjs [REQUESTS] [AT ONCE] [GLAPP] [FOLDER]
//
// 20,000 requests, 50 at once, target/release/glapp and target/dist unless said otherwise. Every file of the folder is asked for in
// turn, with brotli, over connections that stay open; then once more each, over a new connection each time. An answer counts
// as an error unless it has the status and the very number of bytes that the file has. Memory is what Linux tells of the process; `most` is its peak.
import { spawn } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { Agent, get } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const [requests, atOnce] = [Number(process.argv[2] ?? 20_000), Number(process.argv[3] ?? 50)];
const program = process.argv[4] ?? join(root, "target/release/glapp");
const folder = process.argv[5] ?? join(root, "target/dist");

const names = readdirSync(folder).filter((name) => !name.endsWith(".br") && !name.startsWith("."));
const size = (name) => statSync(join(folder, name)).size;
const files = names.map((name) => ({ name, bytes: size(readdirSync(folder).includes(`${name}.br`) ? `${name}.br` : name) }));

const server = spawn(program, ["serve", "--port", "0", "--format", "json", "--folder", folder], {
    stdio: ["ignore", "pipe", "inherit"],
});
process.on("exit", () => server.kill());
const [line] = await new Promise((told) => createInterface(server.stdout).once("line", (text) => told([text])));
const { url } = JSON.parse(line);

/** Megabytes that the server has, now and at most. */
function memory() {
    try {
        const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
        const of = (name) => Math.round(Number(status.match(`${name}:\\s+(\\d+)`)[1]) / 102.4) / 10;
        return { now: of("VmRSS"), most: of("VmHWM") };
    } catch {
        return { now: NaN, most: NaN };
    }
}

function ask({ name, bytes }, agent) {
    return new Promise((done) => {
        const begun = performance.now();
        const failed = (why) => done({ why, bytes: 0, time: performance.now() - begun });
        const asked = get(new URL(name, url), { agent, headers: { "accept-encoding": "br" } }, (answer) => {
            let read = 0;
            answer.on("data", (part) => (read += part.length));
            answer.on("error", (error) => failed(error.code));
            answer.on("end", () => {
                if (answer.statusCode !== 200) return failed(answer.statusCode);
                if (read !== bytes) return failed(`${name}: ${read} bytes, not ${bytes}`);
                done({ bytes: read, time: performance.now() - begun });
            });
        });
        asked.on("error", (error) => failed(error.code));
    });
}

async function run(what, number, agent) {
    const before = memory();
    const begun = performance.now();
    const [times, errors] = [[], new Map()];
    let [next, bytes] = [0, 0];
    const worker = async () => {
        while (next < number) {
            const answer = await ask(files[next++ % files.length], agent);
            times.push(answer.time);
            bytes += answer.bytes;
            if (answer.why) errors.set(answer.why, (errors.get(answer.why) ?? 0) + 1);
        }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    const seconds = (performance.now() - begun) / 1000;
    times.sort((a, b) => a - b);
    const at = (part) => `${times[Math.min(times.length - 1, Math.floor(times.length * part))].toFixed(1)} ms`;
    const after = memory();
    console.log(
        `${what}: ${number} requests, ${atOnce} at once, in ${seconds.toFixed(1)} s: ${Math.round(number / seconds)} a second, ` +
            `${Math.round(bytes / seconds / 1e6)} MB a second; half within ${at(0.5)}, 99 % within ${at(0.99)}, slowest ${at(1)}; ` +
            `errors ${[...errors].map(([why, count]) => `${why} ${count} times`).join(", ") || "none"}; ` +
            `memory ${before.now} MB before, ${after.now} MB after, ${after.most} MB at most`,
    );
}

await run("warming up", files.length * 2, new Agent({ keepAlive: true, maxSockets: atOnce }));
await run("connections that stay open", requests, new Agent({ keepAlive: true, maxSockets: atOnce }));
await run("a connection each", Math.ceil(requests / 4), new Agent({ keepAlive: false, maxSockets: atOnce }));
process.exit();
