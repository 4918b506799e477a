// Where the parts of Glapp on someone else's page come from: beside this script, checked by their hashes. The build puts
// `files` (plain name → [address, integrity]) and `modules` (the glue of each program, as a function) before this.

const broken = [
    "Någon del av Glapp gick inte att hämta eller starta. Kontrollera nätverket och ladda om sidan.",
    "Some part of Glapp could not be fetched or started. Check your network and reload the page.",
];

async function get(name) {
    const [address, integrity] = files[name];
    const response = await fetch(address, { integrity, credentials: "omit" });
    if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
    return response;
}

// Once for all elements; after a failure the next who asks tries again.
function once(make) {
    const made = new Map();
    return (name, ...rest) => {
        if (!made.has(name)) {
            const making = make(name, ...rest);
            making.catch(() => made.delete(name));
            made.set(name, making);
        }
        return made.get(name);
    };
}

const text = once(async (name) => (await get(name)).text());

const program = once(async (glue, wasm) => {
    const module = modules[glue]();
    await module.default({ module_or_path: get(wasm) });
    return module;
});

const sheet = once(async (name) => new CSSStyleSheet().replace(await text(name)));
