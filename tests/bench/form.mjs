// The same questions as a form of another kind, for scale: a page made of survey-core, one question at a time, as ours.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "./bench.mjs";

const folder = join(root, "assessments/catalogues/iso-56002-2019");
const parts = readdirSync(folder).sort().map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
const packages = join(root, "tests/bench/node_modules");
const read = (name) => readFileSync(join(packages, name), "utf8");

/** The clauses that are answered, in Swedish: each a group of six levels. */
export const questions = parts
    .flatMap((part) => part.clauses ?? [])
    .filter((clause) => clause.levels)
    .map(({ id, title, question, levels }) => ({
        type: "radiogroup",
        name: id,
        title: `${id} ${title.sv}: ${question.sv}`,
        choices: levels.map((level, value) => ({ value, text: `${value} ${level.sv}` })),
    }));

const page = (body) => `<!doctype html><html lang="sv"><meta charset="utf-8"><title>Form</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">${body}</html>`;

/** A page with nothing but a heading and a button. */
export const bare = { "index.html": page("<h1>Form</h1><button>Börja</button>") };

/** The form as a site: files by name. */
export const form = () => ({
    "index.html": page(`<link rel="stylesheet" href="survey-core.css"><div id="form"></div>
<script defer src="survey.core.js"></script><script defer src="survey-js-ui.js"></script><script defer src="form.js"></script>`),
    "survey-core.css": read("survey-core/survey-core.fontless.min.css"),
    "survey.core.js": read("survey-core/survey.core.min.js"),
    "survey-js-ui.js": read("survey-js-ui/survey-js-ui.min.js"),
    "form.js": `new Survey.Model(${JSON.stringify({ questionsOnPageMode: "questionPerPage", elements: questions })})
        .render(document.getElementById("form"));`,
});
