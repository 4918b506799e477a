// An element that is taken away leaves nothing behind: no listener, no node, no memory.
import { expect, open, test } from "./host/hosted.mjs";

// Both end when an element has been complete: the browser keeps hold of the last one for a while.
const warmUp = 21;
const rounds = 102;

/** What there is on the page, when all that can be forgotten has been. */
async function measure(page, cdp) {
    // What was under way when an element was taken away comes to its end.
    await page.waitForTimeout(3000);
    // The first lets finalizers run, which free more.
    for (let time = 0; time < 3; time++) await cdp.send("HeapProfiler.collectGarbage");
    const { metrics } = await cdp.send("Performance.getMetrics");
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    const listeners = async (expression) => {
        const { result } = await cdp.send("Runtime.evaluate", { expression });
        const found = await cdp.send("DOMDebugger.getEventListeners", { objectId: result.objectId });
        return found.listeners.map(({ type }) => type).sort();
    };
    const { result } = await cdp.send("Runtime.evaluate", {
        expression: "JSON.stringify(memories.map((memory) => memory.buffer.byteLength))",
    });
    return {
        window: await listeners("window"),
        document: await listeners("document"),
        root: await listeners("document.documentElement"),
        listeners: of("JSEventListeners"),
        nodes: of("Nodes"),
        documents: of("Documents"),
        heap: of("JSHeapUsedSize"),
        wasm: JSON.parse(result.value),
    };
}

/** Puts an element on the page and takes it away again: at once, when it is drawn, or when it is complete and answered. */
const goThrough = (page, name, attributes, times) =>
    page.evaluate(
        async ([name, attributes, times]) => {
            const until = async (holds) => {
                for (let turn = 0; turn < 1000 && !holds(); turn++) await new Promise((next) => setTimeout(next, 10));
                if (!holds()) throw new Error("it does not come so far");
            };
            for (let time = 0; time < times; time++) {
                const element = document.createElement(name);
                for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
                document.getElementById("flikyta").append(element);
                const root = element.shadowRoot.querySelector(".g-root");
                const stages = [() => true, () => /ready|complete/.test(root.dataset.glapp), () => root.dataset.glapp === "complete"];
                await until(stages[time % 3]);
                if (time % 3 === 2 && name === "glapp-assessment") root.querySelectorAll("input[type=radio]")[time % 6].click();
                if (time % 2) element.parentNode.append(element);
                element.remove();
                await new Promise((next) => setTimeout(next, 20));
            }
        },
        [name, attributes, times],
    );

const elements = {
    "glapp-assessment": { unit: "Exempelbolaget AB (påhittat)" },
    "glapp-result": { src: "/data/examples/exempelbolaget.glapp.json" },
};

for (const [name, attributes] of Object.entries(elements)) {
    test(`${name}: a hundred times there and gone again`, async ({ host, page }) => {
        test.setTimeout(240_000);
        await page.addInitScript(() => {
            window.memories = [];
            for (const way of ["instantiate", "instantiateStreaming"]) {
                const real = WebAssembly[way];
                WebAssembly[way] = async (...given) => {
                    const made = await real.apply(WebAssembly, given);
                    const memory = (made.instance ?? made).exports.memory;
                    if (memory) window.memories.push(memory);
                    return made;
                };
            }
        });
        await open(page, host, { scene: "none", css: "calm" });
        await page.evaluate(async () => {
            const example = await (await fetch("/data/examples/exempelbolaget.glapp.json")).text();
            localStorage.setItem(`glapp.assessment.${JSON.parse(example).id}`, example);
        });
        const cdp = await page.context().newCDPSession(page);
        await cdp.send("Performance.enable");
        const empty = await measure(page, cdp);
        await goThrough(page, name, attributes, warmUp);
        const before = await measure(page, cdp);
        await goThrough(page, name, attributes, rounds);
        const after = await measure(page, cdp);
        test.info().annotations.push({ type: "measured", description: JSON.stringify({ empty, before, after }) });

        expect(before.wasm.length).toBeGreaterThan(0);
        expect([before.window, before.document, before.root]).toEqual([empty.window, empty.document, empty.root]);
        expect([after.window, after.document, after.root]).toEqual([empty.window, empty.document, empty.root]);
        expect(after.documents).toBe(before.documents);
        expect(after.listeners - before.listeners).toBeLessThanOrEqual(2);
        expect(after.nodes - before.nodes).toBeLessThanOrEqual(20);
        // A hundred times anything that stays would be more.
        expect(after.heap - before.heap).toBeLessThan(200_000);
        // A program’s memory only grows, by 64 kB at a time: what is too large for one hole in it is no leak.
        const grown = after.wasm.reduce((sum, bytes) => sum + bytes, 0) - before.wasm.reduce((sum, bytes) => sum + bytes, 0);
        expect(grown).toBeLessThanOrEqual(64 * 1024);
    });
}
