// What the fault specs have in common: a page that is a witness of what is typed and what is stored, numbers that look
// random and are the same each time, and the count of what each test did and what was lost by it.
import { expect, test } from "@playwright/test";
import { key, unsealed } from "./steps.mjs";

/** Numbers from 0 up to `below`, the same each time. */
export function seeded(seed) {
    let state = seed >>> 0;
    return (below) => {
        // mulberry32
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
        mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
        return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
    };
}

/** Says what a test did, how many times, and what was lost: `npx playwright test faults --reporter=json` tells it all. */
export function count(what, many, lost) {
    test.info().annotations.push({ type: what, description: `${many}; lost: ${lost}` });
}

/** From now on each page of a context tells what is typed in it and what it stores, with the time. */
export async function witness(context) {
    const told = [];
    await context.exposeBinding("witnessed", (_, what) => told.push(what));
    await context.addInitScript(() => {
        const { setItem } = Storage.prototype;
        Storage.prototype.setItem = function (name, text) {
            setItem.call(this, name, text);
            if (name.startsWith("glapp.assessment.")) window.witnessed({ what: "stored", at: Date.now(), text });
        };
        const entered = ({ target }) => {
            if (target.id === "g-note") window.witnessed({ what: "note", at: Date.now(), value: target.value });
            if (target.name === "g-level") window.witnessed({ what: "level", at: Date.now(), value: Number(target.value) });
        };
        addEventListener("input", entered, true);
        // How late timers are: a machine that is busy saves later, too.
        let before = performance.now();
        let late = 0;
        setInterval(() => {
            const now = performance.now();
            if (now - before - 20 > late) {
                late = now - before - 20;
                window.witnessed({ what: "late", value: late });
            }
            before = now;
        }, 20);
    });
    return told;
}

/** The rating of a clause in a stored text, as level and note. */
export function rating(text, clause = "4.1.1") {
    const { level, note = "" } = JSON.parse(unsealed(text)).ratings[clause] ?? {};
    return { level, note };
}

/** The newest of the two places that a document has: one that is killed between them leaves the newer one in the spare. */
export function newest(all, id) {
    const revision = (text) => Number(text?.match(/^glapp (\d+) /)?.[1] ?? -1);
    const [kept, spare] = [all[key(id)], all[key(id).replace("glapp.", "glapp.spare.")]];
    return revision(spare) > revision(kept) ? spare : kept;
}

/** Everything in local storage as it lies there. */
export const raw = (page) => page.evaluate(() => ({ ...localStorage }));

/** Everything of ours that is no document, or is one that can be read; what cannot be is listed. */
export function unreadable(all) {
    return Object.entries(all).filter(([name, text]) => {
        if (!name.startsWith(key("")) && !name.startsWith("glapp.spare.")) return false;
        try {
            return JSON.parse(unsealed(text)).format !== "glapp/assessment";
        } catch {
            return true;
        }
    });
}

/** Ways in which a browser denies storage: each is run on a page, or before it starts. */
export const denials = {
    "there is none": () =>
        Object.defineProperty(window, "localStorage", {
            get() {
                throw new DOMException("denied", "SecurityError");
            },
        }),
    "it is null": () => Object.defineProperty(window, "localStorage", { value: null }),
    "it may neither be read nor written": () => {
        for (const name of ["getItem", "setItem", "removeItem", "key"]) {
            Storage.prototype[name] = () => {
                throw new DOMException("denied", "SecurityError");
            };
        }
    },
    "it may not be written": () => {
        Storage.prototype.setItem = () => {
            throw new DOMException("denied", "SecurityError");
        };
    },
};

/** Fills the storage to the last letter. */
export const fill = (page) =>
    page.evaluate(() => {
        for (let length = 4 << 20; length >= 1; length = Math.floor(length / 2)) {
            for (let i = 0; ; i++) {
                try {
                    localStorage.setItem(`other.${length}.${i}`, "x".repeat(length));
                } catch {
                    break;
                }
            }
        }
    });

/** Takes all of that away again. */
export const makeRoom = (page) =>
    page.evaluate(() => {
        for (const name of Object.keys(localStorage)) if (name.startsWith("other.")) localStorage.removeItem(name);
    });

/** The page asks before it is left, and stays. */
export async function asksToStay(page) {
    const asked = page.waitForEvent("dialog");
    const leaving = page.evaluate(() => location.reload()).catch(() => {});
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    await leaving;
}

/** From now on `window.end(how)` brings the program of a page to its end: it is asked for memory that there cannot be. */
export const outOfMemory = (page) =>
    page.addInitScript(() => {
        for (const name of ["instantiate", "instantiateStreaming"]) {
            const real = WebAssembly[name];
            WebAssembly[name] = async (...given) => {
                const made = await real(...given);
                window.programs = [...(window.programs ?? []), (made.instance ?? made).exports];
                return made;
            };
        }
        window.end = (how) => {
            const end = () => window.programs.find((it) => it.__wbindgen_malloc).__wbindgen_malloc(0x7fffffff, 3);
            if (how === "in a promise") Promise.resolve().then(end);
            else setTimeout(end);
        };
    });
