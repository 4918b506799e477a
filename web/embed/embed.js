// The page that other pages frame, where they may not run wasm: one element, chosen and set by the address. It takes no
// orders from the page around it. To that page, and only to the origin that frame.js names, it tells how high it is and
// what the element tells.

const widgets = ["assessment", "result", "comparison", "practices"];
const attributes = ["unit", "target", "round", "theme", "readonly", "storage-key", "day", "src", "previous", "catalogue", "practices"];
// What they name is fetched: only from where Glapp lies, or a link could make this page ask anyone anything.
const addresses = ["src", "previous", "catalogue", "practices"];
const told = ["glapp-ready", "glapp-change", "glapp-saved", "glapp-error"];

const words = {
    sv: {
        notice: "Om hur svaren sparas",
        denied: [
            "Inget sparas här.",
            "Webbläsaren låter inte den här ramen spara något. Svaren försvinner när ni stänger sidan eller laddar om den. Exportera till fil innan dess.",
        ],
        ephemeral: [
            "Svaren försvinner när ni stänger fönstret.",
            "Webbläsaren behåller dem inte längre än så. Exportera till fil innan ni stänger.",
        ],
        partitioned: [
            "Svaren sparas bara i den här ramen.",
            "De finns kvar när ni kommer tillbaka hit, men de syns inte på andra webbplatser eller när ni öppnar Glapp i en egen flik. Vill ni ha dem där, så exportera till fil och öppna filen där.",
        ],
        save: "Exportera till fil",
        open: "Öppna Glapp i en egen flik",
        saved: (name) => `Exporterad som ${name}.`,
        nothing: "Det finns inget att exportera än.",
        unsaved: "Filen gick inte att skapa. Försök igen.",
        widget: (name) => `Det finns inget som heter ${name} att visa här. Det som finns är ${widgets.join(", ")}.`,
        address: (name) => `Adressen i ”${name}” leder till en annan webbplats än den som Glapp ligger på. Lägg filen där Glapp ligger.`,
        broken: "Glapp gick inte att hämta. Kontrollera nätverket och ladda om sidan.",
        backup: "glapp-sakerhetskopia",
    },
    en: {
        notice: "How your answers are saved",
        denied: [
            "Nothing is saved here.",
            "The browser does not let this frame save anything. Your answers are gone when you close or reload the page. Export to a file before that.",
        ],
        ephemeral: [
            "Your answers are gone when you close the window.",
            "The browser does not save them any longer here. Export to a file before you close it.",
        ],
        partitioned: [
            "Your answers are saved in this frame only.",
            "They are here when you come back, but they do not show on other sites or when you open Glapp in a tab of its own. If you want them there, export to a file and open the file there.",
        ],
        save: "Export to a file",
        open: "Open Glapp in a tab of its own",
        saved: (name) => `Exported as ${name}.`,
        nothing: "There is nothing to export yet.",
        unsaved: "The file could not be made. Try again.",
        widget: (name) => `There is nothing called ${name} to show here. There are ${widgets.join(", ")}.`,
        address: (name) => `The address in “${name}” leads to another site than the one that Glapp is on. Put the file where Glapp is.`,
        broken: "Glapp could not be fetched. Check your network and reload the page.",
        backup: "glapp-backup",
    },
};

const asked = new URLSearchParams(location.search);
let t;
function speak(language) {
    t = words[language?.toLowerCase().startsWith("en") ? "en" : "sv"];
    document.documentElement.lang = t === words.en ? "en" : "sv";
}
speak(asked.get("lang"));
const make = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
};

// The page around, if it is the one that the address names. A message to another than that one would not arrive anyway:
// this keeps a forged address from having any sent.
function around() {
    const named = asked.get("origin");
    const known = location.ancestorOrigins?.[0] ?? (document.referrer && new URL(document.referrer).origin);
    if (parent === window || !/^https?:\/\/[^/]+$/.test(named) || (known && known !== named)) return;
    return named;
}
const host = around();
const tell = (type, rest) => host && parent.postMessage({ type, ...rest }, host);

// Where what is written here is kept, as far as a page can know it: "kept", "partitioned" (for this frame on this site
// only), "ephemeral" (until the window is closed) or "denied". Chromium's private windows look like any other.
async function keeping() {
    const probe = "glapp.frame-probe";
    try {
        localStorage.setItem(probe, probe);
        localStorage.removeItem(probe);
    } catch (error) {
        // What is full can still be used, when something has been taken away.
        if (error.name !== "QuotaExceededError") return "denied";
    }
    if (await isPrivate()) return "ephemeral";
    if (!(await isElsewhere())) return "kept";
    // WebKit keeps what others' frames store until it is closed: webkit.org/tracking-prevention.
    return navigator.vendor.startsWith("Apple") ? "ephemeral" : "partitioned";
}

// Firefox's private windows have local storage, but no files of a page's own.
async function isPrivate() {
    try {
        await navigator.storage?.getDirectory?.();
        return false;
    } catch (error) {
        return error.name === "SecurityError";
    }
}

// Whether a page around is of another site. Firefox and WebKit answer by the first, Chromium by the second.
async function isElsewhere() {
    if (parent === window) return false;
    if ((await document.hasStorageAccess?.().catch(() => undefined)) === false) return true;
    const origins = location.ancestorOrigins ?? (document.referrer ? [document.referrer] : []);
    return [...origins].some((origin) => !URL.canParse(origin) || site(new URL(origin)) !== site(location));
}

// A page cannot know where a site's name begins; what two pages have in common is almost always its last two parts.
function site({ protocol, hostname }) {
    const name = /^[\d.]+$|:/.test(hostname) ? hostname : hostname.split(".").slice(-2).join(".");
    return `${protocol}//${name}`;
}

function notice(kind, element) {
    const [short, long] = t[kind];
    const status = make("span", { role: "status" });
    const button = make("button", { type: "button" }, t.save);
    button.addEventListener("click", async () => {
        status.textContent = "";
        status.textContent = await save(element).catch((error) => {
            console.error(error);
            return t.unsaved;
        });
    });
    const link = make("a", { href: "./", target: "_blank", rel: "noopener" }, t.open);
    return make(
        "aside",
        { className: "notice", ariaLabel: t.notice },
        make("p", {}, make("strong", {}, short), ` ${long}`),
        make("p", { className: "actions" }, button, link, status),
    );
}

async function save(element) {
    const taken = await element.export?.();
    const isEmpty = taken?.format === "glapp/backup" && !taken.documents?.length && !taken.practices?.length;
    if (!taken || isEmpty) return t.nothing;
    const text = typeof taken === "string" ? taken : JSON.stringify(taken, null, 2);
    const download = fileName(taken);
    const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    make("a", { download, href }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10000);
    return t.saved(download);
}

// As web/src/browser.rs names files.
function fileName({ unit, date }) {
    const today = new Date().toLocaleDateString("sv-SE");
    const parts = unit?.name ? [unit.name, date] : [t.backup, today];
    const name = parts.join("-").toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-");
    return name.replace(/^-|-$/g, "").slice(0, 80) + (unit?.name ? ".glapp.json" : ".json");
}

// A dialog stands in the middle of the frame, which may be far higher than what is seen of it.
function bringIntoSight(dialog) {
    if (!dialog) return;
    const look = ([{ intersectionRect: seen }], observer) => {
        observer.disconnect();
        const { top, bottom, height } = dialog.getBoundingClientRect();
        if (seen.height === 0 || (top >= seen.top && bottom <= seen.bottom)) return;
        const place = seen.top + Math.max(0, (seen.height - height) / 2);
        Object.assign(dialog.style, { insetBlock: `${place}px auto`, marginBlock: 0 });
    };
    new IntersectionObserver(look).observe(document.documentElement);
}

// Says why nothing is shown; to the page around, too.
function fail(kind, message) {
    document.body.append(make("p", { role: "alert" }, message));
    document.body.append(make("p", {}, make("a", { href: "./", target: "_blank", rel: "noopener" }, t.open)));
    tell("glapp-error", { detail: { kind, message } });
}

async function start() {
    if (asked.has("theme")) document.documentElement.dataset.theme = asked.get("theme");
    let height;
    new ResizeObserver(() => {
        const now = Math.ceil(document.body.getBoundingClientRect().height);
        if (now !== height) tell("glapp-height", { height: (height = now) });
    }).observe(document.body);

    const widget = asked.get("widget") ?? "assessment";
    if (!widgets.includes(widget)) return fail("widget", t.widget(widget));
    const element = make(`glapp-${widget}`);
    for (const name of attributes.filter((name) => asked.has(name))) {
        const value = asked.get(name);
        const here = (address) => URL.canParse(address, location) && new URL(address, location).origin === location.origin;
        // One address or several: a line break within one would vanish from it.
        if (addresses.includes(name) && ![value, ...value.trim().split(/\s+/)].every(here)) return fail("address", t.address(name));
        element.setAttribute(name, value);
    }
    for (const type of told) element.addEventListener(type, ({ detail }) => tell(type, { detail }));
    // Its header and footer are not those of the page around.
    const [above, section] = [make("div"), make("section", { ariaLabel: "Glapp" }, element)];
    document.body.append(above, section);
    const program = import("./glapp.js");
    program.catch(() => {});
    // What can only be read needs no place to be kept in.
    const keeps = widget === "assessment" && !(asked.has("src") && asked.has("readonly"));
    const kind = keeps ? await keeping() : "kept";
    const say = () => kind !== "kept" && above.replaceChildren(notice(kind, element));
    say();
    try {
        await program;
        const root = element.shadowRoot.querySelector(".g-root");
        // Within the element: what moves within it is not told outside.
        root.addEventListener("focusin", ({ target }) => bringIntoSight(target.closest("dialog")));
        // The language can be chosen in it, too.
        const follow = () => {
            if (root.lang === document.documentElement.lang) return;
            speak(root.lang);
            say();
        };
        new MutationObserver(follow).observe(root, { attributeFilter: ["lang"] });
    } catch (error) {
        console.error(error);
        fail("start", t.broken);
    }
}

start();
