// What a page says that has the package, with its types.
import "glapp";
import type { GlappAssessment, GlappComparison } from "glapp";

const assessment: GlappAssessment = document.querySelector("glapp-assessment")!;
assessment.target = "3";
assessment.readonly = false;
assessment.storageKey = "vite";

document.addEventListener("glapp-change", ({ detail }) => {
    const score: number | null = detail.score;
    document.title = `${detail.unit}: ${detail.answered} of ${detail.clauses}, ${score?.toFixed(1) ?? "–"}`;
});

export async function both(): Promise<boolean> {
    const { id } = await assessment.import(new Blob([JSON.stringify(await assessment.export())]));
    return id !== null && (await assessment.flush());
}

export function several(documents: object[]): GlappComparison {
    return Object.assign(document.createElement("glapp-comparison"), { documents });
}

// What is no part of it is an error.
export function wrong(): void {
    // @ts-expect-error
    assessment.targets = "3";
    // @ts-expect-error
    assessment.readonly = "yes";
}
