// Starts the app on a page of its own. The build puts the scripts that it is made of before this (bundle.rs).
//
// <html data-glapp> says how far it has come: "loading", "ready" (drawn), "complete" (all texts are here: no
// request follows, whatever the user does) or "failed" (#glapp says why). It stays at "ready" when the other
// language could not be fetched: until add_texts has come, the app must do without it.

const state = (value) => (document.documentElement.dataset.glapp = value);

async function boot() {
    // Fetched beside the code. Only a guess: the app alone knows which language was chosen.
    const guess = navigator.language.startsWith("sv") ? "sv" : "en";
    const guessed = texts(guess);
    guessed.catch(() => {});
    const module = await wasm();
    const language = module.language();
    const first = await (language === guess ? guessed : texts(language));
    held[language] = first;
    const place = document.getElementById("glapp");
    place.replaceChildren();
    const app = module.start(place, undefined, language, ...first, office);
    state("ready");
    await complete(module, app, language, undefined, language === guess ? undefined : guessed);
    state("complete");
    settled();
}

document.addEventListener("click", saveCharts);
boot().catch((error) => {
    if (document.documentElement.dataset.glapp !== "loading") return console.error(error);
    const main = element("main");
    main.append(failure(error));
    document.getElementById("glapp").replaceChildren(main);
    state("failed");
});
