// The figures of an assessment: as the result page shows them in Swedish, and as `glapp gap` computes them.
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { drawn, expect } from "./glapp.mjs";
import { file } from "./steps.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What a command of `glapp` prints as JSON. */
export async function glapp(...words) {
    const command = ["run", "--quiet", "--package", "glapp-cli", "--", ...words, "--format", "json"];
    const { stdout } = await promisify(execFile)("cargo", command, { cwd: root, maxBuffer: 1 << 24 });
    return JSON.parse(stdout);
}

/** The city's practices by id. */
export const practices = new Map(
    readdirSync(`${root}assessments/practices/goteborg`)
        .flatMap((part) => JSON.parse(file(`practices/goteborg/${part}`)).practices ?? [])
        .map((practice) => [practice.id, practice]),
);

/** What the result page says, every gap of it. */
export async function shown(page) {
    await drawn(page);
    const rest = page.locator("summary", { hasText: /^Visa \d+ glapp till$/ });
    if ((await rest.count()) > 0) await rest.click();
    return page.evaluate(() => {
        const text = (node) => node?.textContent.trim().replaceAll("\u00a0", " ").replace(/\s+/g, " ");
        const all = (selector, node = document) => [...(node?.querySelectorAll(selector) ?? [])];
        const id = (node) => text(node).split(" ")[0];
        const range = (bounds) => (/\d–\d/.test(bounds) ? bounds.split("–") : [bounds, bounds]);
        const row = (row) => {
            const [score, bounds, target, gap, completeness] = all("td:not(.g-chart-cell)", row).map(text);
            return { id: id(row.querySelector("th")), score, bounds: range(bounds), target, gap, completeness };
        };
        const facts = (list) => Object.fromEntries(all(".g-figure", list).map((it) => all("dt, dd", it).map(text)));
        // What stands between a heading and the next.
        const after = (heading, selector) => {
            let node = all("h2").find((it) => text(it).startsWith(heading))?.nextElementSibling;
            for (; node && node.tagName !== "H2"; node = node.nextElementSibling) if (node.matches(selector)) return node;
            return null;
        };
        const figures = facts(document.querySelector(".g-result > .g-figures"));
        const gaps = all(".g-gaps > .g-gap");
        const board = all(".g-board > .g-gap");
        const kept = board.filter((it) => /Behåll|Dela|Vila/.test(text(it.querySelector(".g-verb"))));
        return {
            heading: text(document.querySelector("h1")),
            summary: [figures["Totalt"], range(figures["Kan bli"]), figures["Mål"], figures["Glapp"], figures["Besvarat"]],
            rows: all("tbody tr", after("Kapitel för kapitel", "table")).map(row),
            gaps: gaps.map((gap) => ({
                id: id(gap.querySelector("h3")),
                verb: text(gap.querySelector(".g-verb")),
                facts: facts(gap),
            })),
            behind: Object.fromEntries(gaps.map((gap) => [id(gap.querySelector("h3")), all("li", gap).map(text)])),
            kept: Object.fromEntries(kept.map((it) => [text(it.querySelector(".g-verb")), all("li", it).map(text)])),
            unsupported: all("li", after("Saknar underlag", "ul")).map(id),
            excluded: all("li", after("Ej tillämpligt", "ul")).map(text),
        };
    });
}

/** With so many decimals and a comma; of an exact half, either way of rounding is right. */
export function decimal(value, decimals = 1) {
    if (value === null) return "–";
    const texts = [value - 1e-9, value + 1e-9].map((it) => Math.max(0, it).toFixed(decimals).replace(".", ","));
    return texts[0] === texts[1] ? texts[0] : expect.stringMatching(`^(${texts.join("|")})$`);
}

const verbs = { use: "Använd", revive: "Återuppliva", build: "Bygg", sustain: "Behåll", share: "Dela", rest: "Vila" };
const importances = { 1: "låg", 2: "normal", 3: "hög" };

/** Expects the result page to say what the command line computes from the same document. */
export function expectSame(page, analysis) {
    const line = (it) => ({
        score: decimal(it.score),
        bounds: [decimal(it.lower), decimal(it.upper)],
        target: decimal(it.target),
        gap: decimal(it.gap),
        // Rounded down, so that 100 % means all.
        completeness: it.applicable === 0 ? "–" : `${Math.floor((100 * it.rated) / it.applicable)} %`,
    });
    const { total } = analysis;
    const rows = [...analysis.chapters.map((it) => ({ id: it.id, ...line(it) })), { id: "Totalt", ...line(total) }];
    expect(page.rows).toEqual(rows);
    expect(page.summary).toEqual(Object.values(line(total)));

    const clauses = new Map(analysis.clauses.map((clause) => [clause.id, clause]));
    const sign = ({ id }) => clauses.get(id);
    expect(page.gaps.map(({ id, verb }) => [id, verb])).toEqual(
        analysis.priorities.map((gap) => [gap.id, verbs[sign(gap).advice]]),
    );
    for (const [place, gap] of analysis.priorities.entries()) {
        const { facts } = page.gaps[place];
        expect(facts["Nivå"]).toBe(`${sign(gap).level} → ${sign(gap).target}`);
        expect(facts["Vikt"]).toBe(importances[gap.importance]);
        expect([facts["Lyfter totalen"]]).toEqual([decimal(gap.contribution, 2)]);
    }
    const kept = {};
    for (const clause of analysis.clauses.filter((it) => ["sustain", "share", "rest"].includes(it.advice))) {
        (kept[verbs[clause.advice]] ??= []).push(`${clause.id}: nivå ${clause.level}`);
    }
    const short = (texts) => texts.map((text) => text.replace(/^(\S+) .* · (nivå \d)$/, "$1: $2"));
    expect(Object.fromEntries(Object.entries(page.kept).map(([verb, texts]) => [verb, short(texts)]))).toEqual(kept);
    expect(page.unsupported).toEqual(analysis.clauses.filter((it) => it.unsupported).map((it) => it.id));
    const excluded = analysis.clauses.filter((it) => it.status === "not_applicable").map((it) => it.id);
    expect(page.excluded.map((text) => text.split(" ")[0])).toEqual(excluded);
}

/** Expects each advice to name the practices that it rests on, those that the unit does not use yet first. */
export function expectPractices(page, analysis, coverage, used) {
    const strengths = ["supporting", "partial", "direct"];
    const rests = {
        use: (it) => it.active && it.strength !== "supporting",
        revive: (it) => !it.active && practices.get(it.id).period.to !== null && practices.get(it.id).period.to < analysis.date,
        build: (it) => it.active,
    };
    const linked = new Map(coverage.clauses.map((it) => [it.id, it.practices]));
    for (const { id } of analysis.priorities) {
        const { advice } = analysis.clauses.find((clause) => clause.id === id);
        const inUse = (it) => (used[id] ?? []).includes(it.id);
        const behind = linked.get(id).filter(rests[advice]);
        behind.sort((a, b) => inUse(a) - inUse(b) || strengths.indexOf(b.strength) - strengths.indexOf(a.strength));
        const names = behind.map((it) => practices.get(it.id).name.sv + (inUse(it) ? " (använder ni)" : ""));
        const more = names.length > 5 ? [`och ${names.length - 5} till`] : [];
        expect(page.behind[id], `the practices behind ${id}`).toEqual([...names.slice(0, 5), ...more]);
    }
}
