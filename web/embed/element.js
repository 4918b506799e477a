// The elements for other pages: one shadow root each, and nothing outside of it.

// In two steps, or a bundler would look for the page.
const here = import.meta.url;
const home = new URL("./index.html", here).href;

// The language of a page at an element, out of every shadow root that it stands in; Swedish unless it is English.
function languageAt(node) {
    for (let at = node; at; at = at.parentElement ?? at.getRootNode().host) {
        const lang = at.getAttribute?.("lang");
        if (lang) return lang.toLowerCase().startsWith("en") ? "en" : "sv";
    }
    return "sv";
}

class GlappElement extends HTMLElement {
    static observedAttributes = ["lang", "theme"];
    // What an element draws anew for.
    static restarts = [];

    #root = document.createElement("div");
    #slot = document.createElement("slot");
    #running;
    #ending;
    #host = new MutationObserver(() => this.#speak());

    constructor() {
        super();
        this.#root.className = "g-root";
        this.#root.setAttribute("part", "root");
        this.attachShadow({ mode: "open" }).append(this.#root, this.#slot);
        this.#root.addEventListener("click", saveCharts);
    }

    // An element that is moved goes on as it is.
    connectedCallback() {
        this.#takeOver();
        if (!this.#ending) this.#begin();
    }

    disconnectedCallback() {
        this.#running?.flush?.();
        queueMicrotask(() => {
            if (!this.isConnected) this.#end();
        });
    }

    attributeChangedCallback(name, before, now) {
        if (before === now || !this.#ending) return;
        if (this.constructor.restarts.includes(name)) {
            this.#end();
            this.forget();
            this.#begin();
        } else if (name === "lang") {
            this.#speak();
        } else if (name === "theme" || name === "readonly") {
            this.#show();
        }
        if (name !== "lang") this.#running?.set?.(name, now);
    }

    // What a page has set before the element was defined hides the property of that name.
    #takeOver() {
        for (const name of Object.keys(this).filter((name) => name in Object.getPrototypeOf(this))) {
            const value = this[name];
            delete this[name];
            this[name] = value;
        }
    }

    get language() {
        return languageAt(this);
    }

    tell(name, detail) {
        this.dispatchEvent(new CustomEvent(`glapp-${name}`, { detail, bubbles: true, composed: true }));
    }

    // Says that something went wrong, in the element's language.
    complain(kind, message) {
        this.tell("error", { kind, message });
    }

    // Whether an attribute names something. An empty one does not.
    names(attribute) {
        return Boolean(this.getAttribute(attribute));
    }

    // What an attribute names, as an address from the page's own.
    address(attribute) {
        const named = this.getAttribute(attribute);
        return named ? new URL(named, this.baseURI).href : undefined;
    }

    // A document that an attribute names.
    async document(attribute) {
        const address = this.address(attribute);
        const response = await fetch(address, { credentials: "same-origin" });
        if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`);
        return response.text();
    }

    // What was shown before means nothing any more; a subclass forgets it.
    forget() {}

    // Draws in the root; a subclass does. Answers with { set(name, value), flush(), stop() }, each as far as needed.
    async start(_root, _signal) {}

    // How far it has come: "loading", "ready" (drawn), "complete" (all is here: no request follows) or "failed".
    state(value) {
        this.#root.dataset.glapp = value;
        // What the page has put in for want of something better.
        this.#slot.hidden = value === "ready" || value === "complete";
        if (value === "complete") this.tell("ready", {});
    }

    async #begin() {
        const ending = (this.#ending = new AbortController());
        const { signal } = ending;
        this.#host.observe(this.ownerDocument.documentElement, { attributes: true, attributeFilter: ["lang"], subtree: true });
        this.#root.replaceChildren();
        this.#show();
        this.#root.lang = this.language;
        // Once: what comes after the program's end says nothing new.
        const ended = ({ error, reason }) => {
            if (this.#root.dataset.glapp === "failed" || !hasEnded(error ?? reason, new URL(".", here).href)) return;
            this.#root.prepend(failure(error ?? reason, this.getAttribute("storage-key") ?? ""));
            this.state("failed");
            this.complain("stopped", String(error ?? reason));
        };
        for (const event of ["error", "unhandledrejection"]) addEventListener(event, ended, { signal });
        this.state("loading");
        try {
            const styles = await sheet("element.css");
            if (signal.aborted) return;
            this.shadowRoot.adoptedStyleSheets = [styles];
            const running = await this.start(this.#root, signal);
            if (signal.aborted) running?.stop?.();
            else this.#running = running;
        } catch (error) {
            if (signal.aborted) return;
            this.#root.replaceChildren(failure(error, this.getAttribute("storage-key") ?? ""));
            this.state("failed");
            this.complain("start", String(error));
        }
    }

    #end() {
        this.#ending?.abort();
        this.#ending = undefined;
        this.#host.disconnect();
        this.#running?.stop?.();
        this.#running = undefined;
        this.#root.replaceChildren();
        this.#slot.hidden = false;
    }

    #speak() {
        this.#root.lang = this.language;
        this.#running?.set?.("lang", this.language);
    }

    #show() {
        const theme = this.getAttribute("theme");
        if (theme) this.#root.dataset.theme = theme;
        else delete this.#root.dataset.theme;
        this.#root.toggleAttribute("data-readonly", this.hasAttribute("readonly"));
    }

    get running() {
        return this.#running;
    }
}

// The assessment: the whole app, with its address in memory.
class GlappAssessment extends GlappElement {
    static observedAttributes = [
        ...super.observedAttributes,
        "unit", "target", "round", "readonly", "storage-key", "catalogue", "practices", "src", "app",
    ];
    static restarts = ["storage-key", "catalogue", "practices", "src", "app"];

    // Where one was when the element was taken away.
    #hash = "";

    async start(root, signal) {
        const language = this.language;
        const [module, given] = await Promise.all([wasm(), this.#texts(language)]);
        await module.add_work();
        if (signal.aborted) return;
        const space = this.#forgets ? "?" : (this.getAttribute("storage-key") ?? "");
        const host = { tell: (name, detail) => this.tell(name, detail), address: this.address("app") ?? home, space };
        const app = module.start(root, host, language, outline, office.bind(undefined, this.#own ? given : undefined));
        let gone = false;
        const running = {
            app,
            set: (name, value) => app.set(name, value ?? undefined),
            flush: () => app.flush(),
            stop: () => {
                gone = true;
                this.#hash = app.hash();
                app.stop();
                app.free();
            },
        };
        try {
            app.add_texts(language, ...given);
            for (const name of ["theme", "readonly", "round", "target"]) {
                if (this.hasAttribute(name)) app.set(name, this.getAttribute(name));
            }
            if (this.names("src")) await this.#open(app, () => gone);
            else if (this.#hash) app.set("hash", this.#hash);
            else if (this.names("unit")) app.set("unit", this.getAttribute("unit"));
        } catch (error) {
            running.stop();
            throw error;
        }
        this.state("ready");
        this.#complete(module, app, language, () => gone).catch(console.error);
        return running;
    }

    forget() {
        this.#hash = "";
    }

    // What can only be read is not kept: it is somebody else's.
    get #forgets() {
        return this.names("src") && this.hasAttribute("readonly");
    }

    async #open(app, gone) {
        const document = await this.document("src");
        if (gone()) return;
        try {
            app.open(document);
        } catch (error) {
            this.complain("document", `${this.getAttribute("src")}: ${error.message}`);
        }
    }

    // A catalogue or practices of the page's own hold both languages.
    async #texts(language) {
        const [catalogue, practices] = await texts(language);
        held[language] ??= [catalogue, practices];
        if (!this.#own) return [catalogue, practices];
        const own = this.names("catalogue") ? await this.document("catalogue") : catalogue;
        if (this.names("practices")) return [own, await this.document("practices")];
        return [own, own === catalogue ? practices : none(own)];
    }

    get #own() {
        return this.names("catalogue") || this.names("practices");
    }

    async #complete(module, app, language, gone) {
        if (this.#own) await patiently(() => module.add_pages());
        else await complete(module, app, language, gone);
        if (!gone()) this.state("complete");
    }

    /** The assessment that is open, as a plain object; otherwise a backup of all that is stored. */
    async export() {
        const text = this.running ? this.running.app.take_out() : rescued(this.getAttribute("storage-key") ?? "");
        try {
            return JSON.parse(text ?? "null");
        } catch {
            return text;
        }
    }

    /** Takes in a document: an object, a text, a file. What is stored stays as it is. */
    async import(document) {
        if (!this.running) throw new Error("the element has not started");
        const given = document instanceof Blob ? await document.text() : document;
        const id = this.running.app.take_in(typeof given === "string" ? given : JSON.stringify(given));
        return { id: id ?? null };
    }

    /** Saves what waits to be saved; whether all is kept where it outlives the page. */
    async flush() {
        return this.running?.app.flush() ?? true;
    }
}

// Practices that there are none of, for a catalogue of the page's own.
function none(catalogue) {
    const { id } = JSON.parse(catalogue);
    const empty = { sv: "Inga", en: "None" };
    const set = { format: "glapp/practices", version: 1, id: "none", edition: "1", catalogue: id };
    return JSON.stringify({ ...set, title: empty, source: empty, practices: [] });
}

// Every attribute is a property, too.
function define(name, type, booleans = ["readonly"]) {
    for (const attribute of type.observedAttributes.filter((it) => it !== "lang")) {
        const property = attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
        const isOn = booleans.includes(attribute);
        Object.defineProperty(type.prototype, property, {
            configurable: true,
            enumerable: true,
            get() {
                return isOn ? this.hasAttribute(attribute) : this.getAttribute(attribute);
            },
            set(value) {
                if (isOn) this.toggleAttribute(attribute, Boolean(value));
                else if (value === null || value === undefined) this.removeAttribute(attribute);
                else this.setAttribute(attribute, value);
            },
        });
    }
    // A page may load this twice.
    if (!customElements.get(name)) customElements.define(name, type);
}

define("glapp-assessment", GlappAssessment);
