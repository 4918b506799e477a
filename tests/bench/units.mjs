// Assessments of units that are nobody's: as many as are asked for, each with levels of its own, the same in every run.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./bench.mjs";

const examples = ["forvaltningen", "bolaget", "namnden"].map((name) =>
    readFileSync(join(root, `assessments/examples/exempel${name}.glapp.json`), "utf8"),
);

/** So many documents, as texts by id. */
export function units(count) {
    let seed = 1;
    const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
    const made = {};
    for (let place = 0; place < count; place++) {
        const unit = JSON.parse(examples[place % 3]);
        unit.id = `unit-${place}`;
        unit.unit.name = `Exempelenhet ${place} (påhittad)`;
        for (const rating of Object.values(unit.ratings)) if ("level" in rating) rating.level = random(6);
        made[unit.id] = JSON.stringify(unit);
    }
    return made;
}

/** The same as files to choose. */
export const files = (documents) =>
    Object.entries(documents).map(([id, text]) => ({ name: `${id}.glapp.json`, mimeType: "application/json", buffer: Buffer.from(text) }));

/** The same as they are stored: texts by key. */
export const stored = (documents) =>
    Object.fromEntries(Object.entries(documents).map(([id, text]) => [`glapp.assessment.${id}`, text]));
