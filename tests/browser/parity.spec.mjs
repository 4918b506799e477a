// The result page and the command line say the same of every example.
import { expectPractices, expectSame, glapp, shown } from "./figures.mjs";
import { expect, open, test } from "./glapp.mjs";
import { choose, example, notice, onShelf } from "./steps.mjs";

test.slow(); // The first call builds the command.

for (const name of ["forvaltningen", "bolaget", "namnden"]) {
    test(`the result of Exempel${name} is what glapp gap computes`, async ({ page }) => {
        const text = example(name);
        const { unit, date, ratings } = JSON.parse(text);
        await open(page);
        await choose(page, { [`${name}.glapp.json`]: text });
        await expect(notice(page)).toContainText("är öppnad");
        await onShelf(page, unit.name).getByRole("link", { name: "Se resultat" }).click();
        await expect(page.getByRole("heading", { level: 1 })).toContainText("Ni ligger på");

        const result = await shown(page);
        const analysis = await glapp("gap", `assessments/examples/exempel${name}.glapp.json`);
        expect(analysis.chapters).toHaveLength(7);
        expectSame(result, analysis);
        expect(result.heading).toBe(`Ni ligger på ${result.summary[0]} av 5.`);

        const used = Object.fromEntries(Object.entries(ratings).map(([id, rating]) => [id, rating.practices]));
        expectPractices(result, analysis, await glapp("coverage", "--as-of", date), used);
        const reasons = Object.values(ratings).flatMap((rating) => rating.not_applicable ?? []);
        expect(result.excluded.map((text) => text.replace(/^.*?: /, "")).sort()).toEqual(reasons.sort());
    });
}
