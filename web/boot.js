// Starts the app. What it asks of the wasm:
//
//   language() → "sv" | "en"                   the language to begin in: the stored choice, else the browser's
//   start(language, catalogue, practices, office)  draws the app in the empty #glapp; once. office is a function, told below
//   add_pages()                                fetches the pages that are not part of the first file; once
//   add_texts(language, catalogue, practices)  the texts of the other language; once, soon after the start
//   add_handbook(language, terms, needs, text, missions, platforms, other)  the handbook's texts, the
//                                              missions, the platforms of several cities and another standard's titles;
//                                              once for each language, after add_texts
//
// <html data-glapp> says how far it has come: "loading", "ready" (drawn), "complete" (all texts are here: no
// request follows, whatever the user does) or "failed" (#glapp says why). It stays at "ready" when the other
// language could not be fetched: until add_texts has come, the app must do without it.

const names = {
    sv: ["{{iso-56002-2019.sv.json}}", "{{goteborg.sv.json}}"],
    en: ["{{iso-56002-2019.en.json}}", "{{goteborg.en.json}}"],
};
const handbook = {
    sv: ["{{terms.sv.json}}", "{{needs.sv.json}}", "{{handbook.sv.json}}", "{{missions.sv.json}}", "{{platforms.sv.json}}", "{{iso-56001-2024.sv.json}}"],
    en: ["{{terms.en.json}}", "{{needs.en.json}}", "{{handbook.en.json}}", "{{missions.en.json}}", "{{platforms.en.json}}", "{{iso-56001-2024.en.json}}"],
};
const other = { sv: "en", en: "sv" };
const state = (value) => (document.documentElement.dataset.glapp = value);

const all = (names) => Promise.all(names.map(text));
const texts = (language) => all(names[language]);

async function boot() {
    // Fetched beside the code. Only a guess: the app alone knows which language was chosen.
    const guess = navigator.language.startsWith("sv") ? "sv" : "en";
    const guessed = texts(guess);
    guessed.catch(() => {});
    const app = await program("{{glue.js}}", "{{app.wasm}}");
    const language = app.language();
    const first = await (language === guess ? guessed : texts(language));
    held[language] = first;
    document.getElementById("glapp").replaceChildren();
    app.start(language, ...first, office);
    state("ready");
    return [app, other[language], language === guess ? undefined : guessed];
}

// The rest of the loading, when the browser has nothing better to do.
async function complete([app, language, fetching]) {
    await patiently(() => app.add_pages());
    await new Promise((idle) => (window.requestIdleCallback ?? setTimeout)(idle, { timeout: 2000 }));
    held[language] = await patiently(() => texts(language), fetching);
    app.add_texts(language, ...held[language]);
    for (const each of [other[language], language]) {
        const parts = await patiently(() => all(handbook[each]));
        app.add_handbook(each, ...parts);
        held[each].push(parts.at(-1));
    }
    state("complete");
    settled();
}

// Asks the module that makes workbooks and the like, which comes when it is first asked and then stays. It is given the
// texts that have come: catalogue, practices and, at last, the other standard's titles.
const held = {};
let module;
async function office(name, language, ...given) {
    module ??= program("{{office-glue.js}}", "{{office.wasm}}");
    module.catch(() => (module = undefined));
    return (await module)[name](language, ...given, ...(held[language] ?? Object.values(held)[0]));
}

async function patiently(fetchAll, fetching = fetchAll()) {
    for (const seconds of [2, 10, 60]) {
        try {
            return await fetching;
        } catch {
            await new Promise((later) => setTimeout(later, seconds * 1000));
            fetching = fetchAll();
        }
    }
    return fetching;
}

const blocked = [
    "Webbläsaren kan eller får inte köra WebAssembly, som Glapp behöver. Uppdatera webbläsaren. Om det inte " +
        "hjälper: be er it-avdelning att tillåta WebAssembly för den här sidan.",
    "This browser cannot or may not run WebAssembly, which Glapp needs. Update the browser. If that does not " +
        "help, ask your IT department to allow WebAssembly for this page.",
];

function failed(error) {
    console.error(error);
    const noWasm = typeof WebAssembly !== "object" || error instanceof WebAssembly.CompileError;
    const [sv, en] = noWasm ? blocked : broken;
    const element = (name, lang, text) => Object.assign(document.createElement(name), { lang, textContent: text });
    const main = document.createElement("main");
    main.className = "g-boot";
    main.append(
        element("h1", "sv", "Glapp kunde inte starta"),
        element("p", "sv", `${sv} Det ni har sparat finns kvar i webbläsaren.`),
        element("h2", "en", "Glapp could not start"),
        element("p", "en", `${en} What you have saved is still in the browser.`),
        Object.assign(element("p", "en", String(error)), { className: "g-hint" }),
    );
    const root = document.getElementById("glapp");
    root.setAttribute("role", "alert");
    root.replaceChildren(main);
    state("failed");
}

// A chart is a file of its own as it stands: its colours are attributes, which only this page's styles override.
document.addEventListener("click", async (event) => {
    const copy = event.composedPath()[0].closest?.("[data-copy]");
    if (copy) return navigator.clipboard?.writeText(copy.previousElementSibling.textContent);
    const button = event.composedPath()[0].closest?.("[data-save]");
    const figure = button?.closest("figure");
    if (!figure) return;
    const svg = figure.querySelector("svg");
    const name = `glapp-${figure.id.replace("g-f-", "")}.${button.dataset.save}`;
    const source = new XMLSerializer().serializeToString(svg);
    const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
    if (button.dataset.save === "svg") return save(name, address);
    const picture = new Image();
    const { width, height } = svg.viewBox.baseVal;
    const canvas = Object.assign(document.createElement("canvas"), { width: width * 2, height: height * 2 });
    Object.assign(picture, { width: canvas.width, height: canvas.height, src: address });
    await picture.decode();
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    save(name, canvas.toDataURL("image/png"));
});

function save(download, href) {
    Object.assign(document.createElement("a"), { download, href }).click();
}

boot().then(complete, failed).catch(console.error);
