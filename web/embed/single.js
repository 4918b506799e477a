// Where the parts of the one-file app come from: they lie in the page, packed (single.rs tells how). Put before boot.js; served.js tells what
// each of these is for. `modules` is written by the build.

const whole = true;

const broken = [
    "Filen går inte att öppna. Uppdatera webbläsaren, eller ladda ner filen på nytt.",
    "The file cannot be opened. Update the browser, or download the file again.",
];

function unpack(name) {
    const packed = document.getElementById(name).textContent;
    const bytes = new Uint8Array(Math.floor((packed.length * 7) / 8));
    let [value, bits, length] = [0, 0, 0];
    for (let at = 0; at < packed.length; at++) {
        value = (value << 7) | (packed.charCodeAt(at) & 127);
        bits += 7;
        if (bits >= 8) bytes[length++] = value >> (bits -= 8);
    }
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate")));
}

async function text(name) {
    return unpack(name).text();
}

// There is one program here, which is all that the served app has several for.
let started;
async function program(glue, wasm) {
    if (!modules[glue]) return started;
    const module = modules[glue]();
    await module.default({ module_or_path: await unpack(wasm).arrayBuffer() });
    return (started = module);
}

function settled() {}
