// Says last of all what failed and why, a line each: the end of a long log is what people read first.
export default class Failures {
    #all = [];

    onTestEnd({ title, location }, { status, error, duration }) {
        if (status === "passed" || status === "skipped") return;
        const said = (error?.message ?? status).replace(/\u001b\[\d+m/g, "").replace(/\s+/g, " ");
        const line = error?.location?.line ?? location.line;
        this.#all.push(`${location.file.split("/").at(-1)}:${line} after ${Math.round(duration / 1000)} s, ${title}: ${said.slice(0, 300)}`);
    }

    onEnd() {
        for (const one of this.#all) console.log(`\nfailed: ${one}`);
    }

    printsToStdio() {
        return false;
    }
}
