// Where the parts of the served app come from: each is fetched. The build puts this before boot.js; in the one-file
// app single.js stands in its place. Both give
//
//   text(name)           a text of the bundle
//   program(glue, wasm)  a module of the bundle, started
//   broken               what to say, in Swedish and in English, when one of them does not come
//   settled()            is called when nothing is being loaded
//   whole                whether all of it is here already

const whole = false;

const broken = [
    "Någon del av sidan gick inte att hämta eller starta. Kontrollera nätverket och ladda om sidan.",
    "Some part of the page could not be fetched or started. Check your network and reload the page.",
];

async function get(name) {
    const response = await fetch(new URL(name, import.meta.url));
    if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
    return response;
}

async function text(name) {
    return (await get(name)).text();
}

async function program(glue, wasm) {
    const module = await import(`./${glue}`);
    await module.default({ module_or_path: get(wasm) });
    return module;
}

// A page goes on with the version that it began with. From the start, because a newer one may come at any time.
const newer = new Promise((tell) => {
    const workers = navigator.serviceWorker;
    let first = workers.controller;
    workers.addEventListener("controllerchange", () => {
        if (first) tell();
        first = workers.controller;
    });
});

// sw.js keeps the app for use without a network. Where it is denied (no https, a private window), that is all that is
// missing.
async function settled() {
    try {
        await navigator.serviceWorker.register(new URL("sw.js", import.meta.url), { updateViaCache: "none" });
        await newer;
        window.dispatchEvent(new Event("glapp-newer"));
    } catch {}
}
newer.catch(() => {});
