// How an app is loaded, on a page of its own and in an element: what it asks of the wasm, and in which order.
//
//   language() → "sv" | "en"                 the language to begin in: the stored choice, else the browser's
//   start(place, host, language, outline, office) → app
//                                            draws an app in an empty element (web/src/lib.rs tells the rest)
//   add_work()                               fetches what reads, writes and shows assessments; once for all apps
//   app.add_texts(language, catalogue, practices)
//                                            the texts of a language: the first of them, after add_work, bring it to work
//   add_pages()                              fetches the other pages; once for all apps
//   app.add_handbook(language, [terms, needs, text, missions, platforms, other])
//                                            the handbook's texts, the missions, the platforms of several cities and another
//                                            standard's titles; once for each language, after add_texts
//
// text(name), program(glue, wasm) and broken come from served.js, single.js or sources.js, outline from the build.

const names = {
    sv: ["{{iso-56002-2019.sv.json}}", "{{goteborg.sv.json}}"],
    en: ["{{iso-56002-2019.en.json}}", "{{goteborg.en.json}}"],
};
const handbook = {
    sv: ["{{terms.sv.json}}", "{{needs.sv.json}}", "{{handbook.sv.json}}", "{{missions.sv.json}}", "{{platforms.sv.json}}", "{{iso-56001-2024.sv.json}}"],
    en: ["{{terms.en.json}}", "{{needs.en.json}}", "{{handbook.en.json}}", "{{missions.en.json}}", "{{platforms.en.json}}", "{{iso-56001-2024.en.json}}"],
};
const other = { sv: "en", en: "sv" };

const all = (names) => Promise.all(names.map(text));
const texts = (language) => all(names[language]);
const wasm = () => program("{{glue.js}}", "{{app.wasm}}");

// When the browser has nothing better to do.
const idle = () => new Promise((now) => (window.requestIdleCallback ?? setTimeout)(now, { timeout: 2000 }));

// The rest of the loading, after what is drawn first. `gone` says whether the app has been taken away.
async function complete(module, app, language, gone = () => false, fetching = undefined) {
    await idle();
    await patiently(() => module.add_pages());
    await idle();
    const second = other[language];
    held[second] = await patiently(() => texts(second), fetching);
    if (gone()) return;
    app.add_texts(second, ...held[second]);
    for (const each of [language, second]) {
        const parts = await patiently(() => all(handbook[each]));
        if (gone()) return;
        app.add_handbook(each, parts);
        held[each] = [...held[each].slice(0, 2), parts.at(-1)];
    }
}

// Asks the module that makes workbooks and the like, which comes when it is first asked and then stays. It is given the
// texts of an app's own, if there are any, else those that have come: catalogue, practices and, at last, the other
// standard's titles.
const held = {};
let offices;
async function office(own, name, language, ...given) {
    offices ??= program("{{office-glue.js}}", "{{office.wasm}}");
    offices.catch(() => (offices = undefined));
    return (await offices)[name](language, ...given, ...(own ?? held[language] ?? Object.values(held)[0]));
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

const element = (name, lang, textContent = "") => Object.assign(document.createElement(name), lang && { lang }, { textContent });

const stopped = [
    "Något gick fel, och sidan tar inte emot fler svar. Kopiera det ni just skrev och ladda om sidan.",
    "Something went wrong, and the page takes no more answers. Copy what you have just written, and reload the page.",
];

// Whether the program has come to an end for good. `place` is where it comes from: another page's own may end, too.
function hasEnded(error, place = "") {
    return typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError && error.stack.includes(place);
}

// What stands where an app cannot start, or has ended: why, and how to save what is stored all the same.
function failure(error, space) {
    console.error(error);
    const noWasm = typeof WebAssembly !== "object" || error instanceof WebAssembly.CompileError;
    const ended = hasEnded(error);
    const [sv, en] = ended ? stopped : noWasm ? blocked : broken;
    const place = element("div");
    place.className = "g-boot";
    place.setAttribute("role", "alert");
    place.append(
        element("h1", "sv", ended ? "Glapp har stannat" : "Glapp kunde inte starta"),
        element("p", "sv", `${sv} Det ni har sparat finns kvar i webbläsaren.`),
        element("h2", "en", ended ? "Glapp has stopped" : "Glapp could not start"),
        element("p", "en", `${en} What you have saved is still in the browser.`),
        Object.assign(element("p", "en", String(error)), { className: "g-hint" }),
    );
    const stored = rescued(space);
    if (stored) {
        const button = Object.assign(element("button"), { type: "button", className: "g-button" });
        button.append(element("span", "sv", "Spara svaren som fil"), " / ", element("span", "en", "Save the answers to a file"));
        button.addEventListener("click", () => saveText("glapp.json", stored));
        place.append(button);
    }
    return place;
}
