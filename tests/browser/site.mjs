// A site of a spec's own: the bundle, at an address of its own, which can be stopped and can go over to other content.
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { once } from "node:events";

const passed = ["content-type", "content-security-policy", "cache-control", "access-control-allow-origin"];

/** Serves what `upstream` serves, in a folder such as "/" or "/tools/glapp/". */
export async function start(upstream, folder = "/") {
    // By name: a text, and the file whose headers it has. The page's name is "".
    const changed = new Map();
    const asked = [];
    const server = createServer(async (request, response) => {
        const { pathname } = new URL(request.url, upstream);
        const name = pathname.slice(folder.length).replace(/^index\.html$/, "");
        asked.push(name);
        const change = changed.get(name);
        if (change?.cut && request.method === "GET") return cut(response);
        const answer = await fetch(new URL(pathname.startsWith(folder) ? (change?.like ?? name) : "none", upstream));
        const headers = passed.map((header) => [header, answer.headers.get(header)]).filter(([, value]) => value);
        response.writeHead(answer.status, Object.fromEntries(headers));
        response.end(change?.text ?? Buffer.from(await answer.arrayBuffer()));
    });
    await once(server.listen(0, "127.0.0.1"), "listening");
    return {
        url: `http://127.0.0.1:${server.address().port}${folder}`,
        asked,
        change: (name, text, like = name) => changed.set(name, { text, like }),
        cut: (name) => changed.set(name, { cut: true }),
        mend: (name) => changed.delete(name),
        remove: (name) => changed.set(name, { like: "none" }),
        stop() {
            server.closeAllConnections();
            server.close();
        },
    };
}

/** The network goes in the middle of a file. */
function cut(response) {
    response.writeHead(200, { "content-length": 1000 });
    response.write(" ".repeat(500));
    setTimeout(() => response.destroy(), 20);
}

/** What a service worker knows a file by. */
export const integrity = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;

/** Puts another version in the place of the one that a site serves: its page says so, and one file has another name. */
export async function renew(site) {
    const text = async (name) => (await fetch(new URL(name, site.url))).text();
    const [page, worker] = [await text(""), await text("sw.js")];
    const [, sheet] = page.match(/href="(app\.\w+\.css)"/);
    const other = "app.0123456789.css";
    const content = await text(sheet);
    const renewed = page.replace(sheet, other).replace("<html ", '<html data-version="2" ');
    const files = worker
        .replace(sheet, other)
        .replace(integrity(page), integrity(renewed))
        .replace(/version = "[^"]+"/, 'version = "2"');
    site.change("", renewed);
    site.change(other, content, sheet);
    site.remove(sheet);
    site.change("sw.js", files);
    return sheet;
}
