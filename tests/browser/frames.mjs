// A page of another origin whose policy refuses wasm, for Glapp in a frame on it.
import { createServer } from "node:http";
import { once } from "node:events";
import { integrity } from "./site.mjs";

/** Serves the page for the bundle that is served at an address. */
export async function start(bundle) {
    const { origin } = new URL(bundle);
    const script = Buffer.from(await (await fetch(new URL("frame.js", bundle))).arrayBuffer());
    const server = createServer((request, response) => {
        const { searchParams } = new URL(request.url, "http://localhost");
        response.writeHead(200, {
            "content-type": "text/html; charset=utf-8",
            // Firefox holds a file that a frame saves for a page in it: blob:.
            "content-security-policy": `default-src 'none'; img-src data:; script-src ${bundle}frame.js; frame-src ${origin} ${here} ${elsewhere} blob:`,
            // The strictest: what the frame needs of it, frame.js asks for itself.
            "referrer-policy": "no-referrer",
            "cache-control": "no-store",
        });
        const { lang = "sv", scheme = "normal", body = "" } = Object.fromEntries(searchParams);
        response.end(
            `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Intranätet</title>` +
                `<meta name="color-scheme" content="${scheme}"><link rel="icon" href="data:,"></head>` +
                `<body><main><h1>Intranätet</h1>${body}<p>Efter ramen</p></main></body></html>`,
        );
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address();
    const here = `http://127.0.0.1:${port}`;
    const elsewhere = `http://localhost:${port}`;
    return {
        /** Of the same site as the bundle, and of another. */
        here,
        elsewhere,
        /** The line that puts a frame on a page. */
        line: (attributes = "") =>
            `<script src="${bundle}frame.js" integrity="${integrity(script)}" crossorigin="anonymous" ${attributes}></script>`,
        /** A frame without it. */
        plain: (query = "", attributes = "") => `<iframe src="${bundle}embed.html?${query}" title="Glapp" ${attributes}></iframe>`,
        /** The address of a page with that in it. */
        url: (body, { origin = here, ...rest } = {}) => `${origin}/?${new URLSearchParams({ body, ...rest })}`,
        stop() {
            server.closeAllConnections();
            server.close();
        },
    };
}
