// Starts the app. What the wasm exports to this file:
//
//   language() → "sv" | "en"                  the language to begin in: the stored choice, else the browser's
//   start(language, catalogue, practices)     draws the app in the empty #glapp; once
//   add_texts(language, catalogue, practices) the texts of the other language; once, some time after start
//
// <html data-glapp> says how far it has come: loading → ready (drawn) → complete (every text is here: no
// request follows, whatever the user does), or failed (#glapp says why). A page that is ready but never
// becomes complete could not fetch the other language.

const urls = {
    sv: ["{{iso-56002-2019.sv.json}}", "{{goteborg.sv.json}}"],
    en: ["{{iso-56002-2019.en.json}}", "{{goteborg.en.json}}"],
};
const other = { sv: "en", en: "sv" };
const here = (name) => new URL(name, import.meta.url);

async function fetched(name) {
    const response = await fetch(here(name));
    if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
    return response;
}

const pending = {};
const texts = (language) =>
    (pending[language] ??= Promise.all(urls[language].map(async (name) => (await fetched(name)).text())));

function failed(error) {
    console.error(error);
    document.documentElement.dataset.glapp = "failed";
    const blocked = typeof WebAssembly !== "object" || error instanceof WebAssembly.CompileError;
    const [sv, en] = blocked
        ? [
              "Webbläsaren kan eller får inte köra WebAssembly, som Glapp är byggt med. Uppdatera webbläsaren. " +
                  "Hjälper inte det: be er it-avdelning tillåta WebAssembly för den här sidan.",
              "This browser cannot or may not run WebAssembly, which Glapp is built with. Update the browser. " +
                  "If that does not help, ask your IT department to allow WebAssembly for this page.",
          ]
        : [
              "Alla delar av sidan kunde inte hämtas eller startas. Kontrollera nätverket och ladda om sidan.",
              "Some parts of the page could not be fetched or started. Check the network and reload the page.",
          ];
    const element = (name, text, lang) => Object.assign(document.createElement(name), { textContent: text, lang });
    const main = document.createElement("main");
    main.className = "boot";
    main.setAttribute("role", "alert");
    main.append(
        element("h1", "Glapp kunde inte starta", "sv"),
        element("p", `${sv} Det ni har sparat ligger kvar i webbläsaren.`, "sv"),
        element("h2", "Glapp could not start", "en"),
        element("p", `${en} What you have saved is still in the browser.`, "en"),
        element("p", String(error), "en"),
    );
    document.getElementById("glapp").replaceChildren(main);
}

async function boot() {
    // A guess, so that the texts come beside the code; the app itself knows the language.
    const guess = navigator.language.startsWith("sv") ? "sv" : "en";
    texts(guess).catch(() => {});
    const app = await import("./{{glue.js}}");
    await app.default({ module_or_path: fetched("{{app.wasm}}") });
    const language = app.language();
    const first = await texts(language);
    document.getElementById("glapp").replaceChildren();
    app.start(language, ...first);
    document.documentElement.dataset.glapp = "ready";

    await new Promise((idle) => (window.requestIdleCallback ?? setTimeout)(idle));
    const second = other[language];
    app.add_texts(second, ...(await retried(() => texts(second))));
    document.documentElement.dataset.glapp = "complete";
}
