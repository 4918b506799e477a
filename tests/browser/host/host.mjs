// An intranet of another origin than the bundle's, which has Glapp on a page of its own. Everything about it that a
// test may want otherwise stands in the query; what is not said is as in `usual`.
//
//   bundle  cdn: where the bundle is served · folder: in a folder of the intranet · path: on a third origin, in a folder
//   wasm    no: the policy forbids it
//   css     hostile · calm: the intranet's own look alone · none
//   lang    the page's language
//   look    light · dark, by the page's own switch
//   scene   what of Glapp is on the page: one of those below, or its HTML
//
// By hand: node tests/browser/host/host.mjs http://127.0.0.1:8123/
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";
import { start as startSite } from "../site.mjs";

const usual = { bundle: "cdn", wasm: "yes", css: "hostile", lang: "sv", look: "light", scene: "one" };
const folder = "/verktyg/glapp/";
const fallback = `<p>Skattningen visas inte här. <a href="/ovrigt/">Så når ni oss</a></p>`;
const examples = ["forvaltningen", "bolaget", "namnden"].map((name) => `/data/examples/exempel${name}.glapp.json`);

const scenes = {
    none: "",
    one: `<glapp-assessment>${fallback}</glapp-assessment>`,
    two: `<glapp-assessment storage-key="a"></glapp-assessment><glapp-assessment storage-key="b"></glapp-assessment>`,
    all:
        `<glapp-assessment></glapp-assessment><glapp-result src="${examples[0]}"></glapp-result>` +
        `<glapp-comparison src="${examples.join(" ")}"></glapp-comparison><glapp-practices></glapp-practices>`,
    result: `<glapp-result src="${examples[0]}"></glapp-result>`,
    details: `<details id="fold"><summary>Visa skattningen</summary><glapp-assessment></glapp-assessment></details>`,
    dialog: `<dialog id="box" aria-label="Skattning"><glapp-assessment></glapp-assessment></dialog>`,
    shadow: `<torget-kort><glapp-assessment></glapp-assessment></torget-kort>`,
};

const read = (name) => readFileSync(new URL(name, import.meta.url));
const types = { css: "text/css", html: "text/html", js: "text/javascript", json: "application/json" };
const given = (path) => read(`../../../assessments/${path.slice("/data/".length)}`);

/** Serves the intranet, with the bundle that is served at an address. */
export async function start(bundle) {
    const third = await startSite(bundle, "/cdn/v1/glapp/");
    const places = { cdn: bundle, folder, path: third.url };
    const server = createServer(async (request, response) => {
        const url = new URL(request.url, "http://localhost");
        try {
            if (url.pathname.startsWith(folder)) return await pass(new URL(url.pathname.slice(folder.length), bundle), response);
            if (url.pathname === "/") return await page({ ...usual, ...Object.fromEntries(url.searchParams) }, response);
            const found = url.pathname.startsWith("/data/") ? given(url.pathname) : read(`.${url.pathname}`);
            const type = types[url.pathname.split(".").at(-1)];
            response.writeHead(200, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" });
            response.end(found);
        } catch {
            response.writeHead(404).end();
        }
    });

    async function page(chosen, response) {
        const base = places[chosen.bundle];
        const { "glapp.js": hash } = await (await fetch(new URL("integrity.json", bundle))).json();
        const origin = base === folder ? "" : new URL(base).origin;
        const values = {
            ...chosen,
            script: `<script type="module" src="${base}glapp.js" integrity="${hash}" crossorigin="anonymous"></script>`,
            css: { none: [], calm: ["host.css"], hostile: ["host.css", "hostile.css"] }[chosen.css]
                .map((name) => `<link rel="stylesheet" href="/${name}">`)
                .join(""),
            scene: scenes[chosen.scene] ?? chosen.scene,
        };
        const policy = [
            "default-src 'none'",
            `script-src 'self' ${origin}${chosen.wasm === "no" ? "" : " 'wasm-unsafe-eval'"}`,
            "style-src 'self'",
            `connect-src 'self' ${origin}`,
            "img-src 'self' data:",
            "base-uri 'none'",
            "form-action 'none'",
        ];
        response.writeHead(200, {
            "content-type": "text/html; charset=utf-8",
            "content-security-policy": policy.join("; "),
            "cache-control": "no-store",
        });
        response.end(read("host.html").toString().replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? ""));
    }

    await once(server.listen(0, "127.0.0.1"), "listening");
    const origin = `http://127.0.0.1:${server.address().port}`;
    return {
        origin,
        bundle,
        third: third.url,
        /** The address of its page, otherwise than usual in what is told. */
        url: (chosen = {}) => `${origin}/?${new URLSearchParams(chosen)}`,
        stop() {
            third.stop();
            server.closeAllConnections();
            server.close();
        },
    };
}

async function pass(url, response) {
    const answer = await fetch(url);
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => /^content-type|^cache/.test(name)));
    response.writeHead(answer.status, headers);
    response.end(Buffer.from(await answer.arrayBuffer()));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    const host = await start(process.argv[2] ?? "http://127.0.0.1:8123/");
    for (const scene of Object.keys(scenes)) console.log(host.url({ scene }));
}
