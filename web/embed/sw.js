// Keeps the app for use without a network: every file of one version, whose names hold their hashes. A page goes on with
// the version that it began with, so a new worker need not wait for anyone: it serves the pages that open from now on,
// and the files of older versions stay for the pages that may still ask for them.

const version = "{{version}}";
// Address → integrity; "./" is the page itself.
const files = {{files}};

const { scope } = registration;
// Other apps, and this one in other folders, have caches beside these.
const prefix = `glapp ${scope} `;
const name = prefix + version;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

async function install() {
    const cache = await caches.open(name);
    const all = Object.entries(files).map(async ([file, integrity]) => {
        const address = new URL(file, scope);
        const hashed = /\.[0-9a-f]{10}\.\w+$/.test(file);
        // The page that has just been loaded has most of them in the browser's own cache, an older version some.
        const kept = hashed && (await keptOfAny(address));
        await cache.put(address, kept || (await get(address, integrity, hashed)));
    });
    await Promise.all(all);
    await skipWaiting();
}

async function get(address, integrity, hashed) {
    const response = await fetch(address, { integrity, cache: hashed ? "default" : "no-cache" });
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response;
}

addEventListener("fetch", (event) => {
    const { method, mode, url } = event.request;
    if (method !== "GET" || !url.startsWith(scope)) return;
    if (mode !== "navigate") return event.respondWith(file(event.request));
    const path = new URL(url).pathname.slice(new URL(scope).pathname.length);
    if (path === "" || path === "index.html") {
        event.respondWith(page(event.request));
        event.waitUntil(sweep());
    } else if (!path.includes(".")) {
        // An address that leads nowhere: without a network it leads to the start.
        event.respondWith(fetch(event.request).catch(() => Response.redirect(scope)));
    }
});

async function page(request) {
    return (await (await caches.open(name)).match(scope)) ?? fetch(request);
}

async function file(request) {
    return (await (await caches.open(name)).match(request)) ?? (await keptOfAny(request)) ?? fetch(request);
}

// In whichever version has it.
async function keptOfAny(request) {
    for (const each of await caches.keys()) {
        const kept = each.startsWith(prefix) && (await (await caches.open(each)).match(request));
        if (kept) return kept;
    }
}

// The first page that opens after all others were closed: nobody needs older files.
async function sweep() {
    const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
    if (open.some((client) => client.url.startsWith(scope)) || registration.installing || registration.waiting) return;
    const old = (await caches.keys()).filter((each) => each.startsWith(prefix) && each !== name);
    await Promise.all(old.map((each) => caches.delete(each)));
}
