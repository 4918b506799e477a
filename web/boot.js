// Starts the app on a page of its own. The build puts the scripts that it is made of before this (bundle.rs).
//
// <html data-glapp> says how far it has come: "loading", "ready" (drawn), "complete" (all is here: no request follows,
// whatever the user does) or "failed" (#glapp says why). Whoever only looks at the start page fetches no more than that:
// it stays at "ready" until someone does something, or while the rest could not be fetched.

const state = (value) => (document.documentElement.dataset.glapp = value);

// Whether assessments are to be read or shown at once.
function isInUse() {
    try {
        return location.hash.length > 2 || Object.keys(localStorage).some((key) => /^glapp\.(assessment|practices|spare)/.test(key));
    } catch {
        return false;
    }
}

const signs = ["pointermove", "pointerdown", "touchstart", "keydown", "focusin", "dragenter", "hashchange", "storage"];

// Someone moves, presses or writes something, and may want more in a moment.
const someone = () =>
    new Promise((here) => {
        const ending = new AbortController();
        const options = { signal: ending.signal, passive: true };
        for (const sign of signs) addEventListener(sign, () => (ending.abort(), here()), options);
    });

async function boot() {
    const atOnce = whole || isInUse();
    // Fetched beside the code. Only a guess: the app alone knows which language was chosen.
    const guess = navigator.language.startsWith("sv") ? "sv" : "en";
    const guessed = atOnce ? texts(guess) : undefined;
    guessed?.catch(() => {});
    const module = await wasm();
    const language = module.language();
    const rest = async () => {
        const [first] = await Promise.all([language === guess && guessed ? guessed : texts(language), module.add_work()]);
        return (held[language] = first);
    };
    const first = atOnce ? await rest() : undefined;
    const place = document.getElementById("glapp");
    place.replaceChildren();
    const app = module.start(place, undefined, language, outline, office.bind(undefined, undefined));
    if (first) app.add_texts(language, ...first);
    state("ready");
    if (!first) {
        settled();
        for (let texts; !texts; ) {
            await someone();
            texts = await patiently(rest).catch(console.error);
            if (texts) app.add_texts(language, ...texts);
        }
    }
    await complete(module, app, language, undefined, language === guess ? undefined : guessed);
    state("complete");
    if (first) settled();
}

// What is on the page stays there to be read and copied; nothing that is written from now on would be saved.
function ended({ error, reason }) {
    const page = document.getElementById("glapp");
    if (!hasEnded(error ?? reason) || page.previousElementSibling?.matches(".g-boot")) return;
    page.before(failure(error ?? reason));
    scrollTo(0, 0);
    state("failed");
}
addEventListener("error", ended);
addEventListener("unhandledrejection", ended);

document.addEventListener("click", saveCharts);
boot().catch((error) => {
    if (document.documentElement.dataset.glapp !== "loading") return console.error(error);
    const main = element("main");
    main.append(failure(error));
    document.getElementById("glapp").replaceChildren(main);
    state("failed");
});
