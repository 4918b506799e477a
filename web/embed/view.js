// The elements that only show something: a result, units side by side, the practice map. They share a program of their
// own (web/view) and fetch no text that they do not show. Nothing is stored and nothing can be changed in them.
//
//   View.result(language), View.comparison(language), View.practices(language, day, today, narrow) → view
//   view.give(kind, name, text) → ""         takes a text; else what is wrong with it, in words
//   view.speak(language)                     another language; its texts are to be given anew
//   view.draw(), view.hear(attribute, event, asked, value, on) → [id, html, …]
//                                            what is to stand where; `id@state` is the state of a field
//   view.save(asked) → [name, kind, text]    what a press on something saves; [] if nothing, no kind for a drawing

const viewer = () => program("{{view-glue.js}}", "{{view.wasm}}");

// What each shows, in the order in which it is given.
const shows = {
    sv: {
        result: { catalogue: "{{view-steps.sv.json}}", practices: "{{view-practices.sv.json}}", other: "{{iso-56001-2024.sv.json}}" },
        comparison: { catalogue: "{{view-catalogue.sv.json}}", practices: "{{view-practices.sv.json}}" },
        practices: { catalogue: "{{view-catalogue.sv.json}}", practices: "{{goteborg.sv.json}}", needs: "{{needs.sv.json}}", phases: "{{view-phases.sv.json}}", platforms: "{{platforms.sv.json}}" },
    },
    en: {
        result: { catalogue: "{{view-steps.en.json}}", practices: "{{view-practices.en.json}}", other: "{{iso-56001-2024.en.json}}" },
        comparison: { catalogue: "{{view-catalogue.en.json}}", practices: "{{view-practices.en.json}}" },
        practices: { catalogue: "{{view-catalogue.en.json}}", practices: "{{goteborg.en.json}}", needs: "{{needs.en.json}}", phases: "{{view-phases.en.json}}", platforms: "{{platforms.en.json}}" },
    },
};

const viewWords = {
    sv: {
        unfetched: (address, why) => `${address}: gick inte att hämta (${why})`,
        elsewhere: (address) => `${address}: en lista får bara nämna filer på den egna webbplatsen eller där listan ligger`,
        noText: "varken text eller objekt: en självskattning som Glapp har exporterat skulle gå bra",
    },
    en: {
        unfetched: (address, why) => `${address}: could not be fetched (${why})`,
        elsewhere: (address) => `${address}: a list may only name files on this site or where the list itself is`,
        noText: "neither text nor object: a self-assessment that Glapp has exported would do",
    },
};

// What is shown on one element, for as long as it is on the page.
class Viewing {
    #element;
    #view;
    #main;
    #notices;
    #drawn = new WeakMap();
    // What has been asked for since: an answer that comes too late says nothing.
    #turn = 0;
    #documents = [];

    constructor(element, root, signal, view) {
        [this.#element, this.#view] = [element, view];
        const place = (part, className) => {
            const made = Object.assign(document.createElement("div"), { className });
            made.setAttribute("part", part);
            root.append(made);
            return made;
        };
        this.#notices = place("notices", "g-view-notices");
        this.#notices.setAttribute("role", "alert");
        this.#main = place("main", "g-main");
        const inside = Object.assign(document.createElement("div"), { id: "g-v", className: element.looks });
        this.#main.append(inside);
        for (const name of ["click", "change", "input", "keydown", "submit"]) {
            this.#main.addEventListener(name, (event) => this.#hear(event), { signal });
        }
    }

    // Texts and documents in a language, then all of it on the screen.
    async show(language, collect = true) {
        const turn = ++this.#turn;
        const [texts, found] = await Promise.all([
            this.#element.texts(language),
            collect ? this.#element.collect(language) : this.#documents,
        ]);
        if (turn !== this.#turn) return;
        this.#documents = found;
        this.#view.speak(language);
        for (const [kind, text] of Object.entries(texts)) {
            const wrong = this.#view.give(kind, kind, text);
            if (wrong) throw new Error(wrong);
        }
        const wrong = found.map(({ kind, name, text }) => this.#view.give(kind, name, text)).filter(Boolean);
        this.#put(this.#view.draw());
        for (const line of wrong) this.#element.complain("document", line);
        // Units side by side say it of every file in a list of their own.
        this.#notice(this.#element.listsFaults ? [] : wrong);
    }

    #notice(lines) {
        const line = (text) => Object.assign(document.createElement("p"), { className: "g-error", textContent: text });
        this.#notices.replaceChildren(...lines.map(line));
    }

    // Says that what has been asked for since the start could not be done. What is shown stays.
    fail(kind, message) {
        this.#notice([message]);
        this.#element.complain(kind, message);
    }

    // Something that the view keeps itself, such as the day.
    tell(kind, text) {
        const wrong = this.#view.give(kind, kind, text);
        if (wrong) this.fail("attribute", wrong);
        else this.#put(this.#view.draw());
    }

    stop() {
        this.#turn++;
        this.#view.free();
    }

    #hear(event) {
        const { target, type } = event;
        if (type === "keydown") return walk(event);
        if (type === "submit") return event.preventDefault();
        for (const attribute of ["data-working", "data-compare", "data-map"]) {
            const heard = target.closest(`[${attribute}]`);
            if (!heard) continue;
            const asked = heard.getAttribute(attribute);
            const file = type === "click" ? this.#view.save(asked) : [];
            if (file.length > 0) return this.#save(file);
            // A part is heard before it opens or closes.
            const on = heard.checked === true || heard.parentElement.open === true;
            this.#put(this.#view.hear(attribute, type, asked, String(heard.value ?? ""), on));
        }
    }

    #save([name, kind, text]) {
        if (kind) {
            const href = URL.createObjectURL(new Blob([text], { type: kind }));
            save(name, href);
            return setTimeout(() => URL.revokeObjectURL(href), 10000);
        }
        // A drawing goes the way of every chart: by a button in its figure.
        const figure = this.#main.querySelector("figure[hidden]");
        figure.innerHTML = text;
        const button = document.createElement("button");
        button.dataset.save = name.split(".").at(-1);
        figure.append(button);
        button.click();
    }

    #put(parts) {
        for (let at = 0; at < parts.length; at += 2) {
            const [id, state] = parts[at].split("@");
            const place = this.#main.querySelector(`#${CSS.escape(id)}`);
            if (!place) continue;
            const told = parts[at + 1];
            if (!state) this.#draw(place, told);
            else if (state.startsWith("aria-")) place.setAttribute(state, told);
            else if (state !== "value") place[state] = told === "on";
            else if (place.value !== told) place.value = told;
        }
    }

    #draw(place, html) {
        const before = this.#drawn.get(place);
        if (before?.html === html) return;
        const now = document.createElement("template");
        now.innerHTML = html;
        if (before) patch(place, before.parsed, now.content);
        else place.replaceChildren(now.content.cloneNode(true));
        this.#drawn.set(place, { html, parsed: now.content });
        // What stood in the parts of it may be another now.
        for (const part of place.querySelectorAll("[id]")) this.#drawn.delete(part);
    }
}

// Makes of `live`, which was drawn from `old`, what `now` is. What is the same in both is left alone, whatever has become
// of it meanwhile on the screen: the focus in it, what is unfolded, how far it is scrolled.
function patch(live, old, now) {
    const [shown, was, come] = [[...live.childNodes], [...old.childNodes], [...now.childNodes]];
    const alike = (one, other) => one.nodeName === other.nodeName && one.id === other.id;
    let [from, to, end] = [0, shown.length, come.length];
    // Where something else has written, nothing can be compared: all is drawn anew.
    if (shown.length === was.length) {
        while (from < to && from < end && alike(was[from], come[from])) step(shown[from], was[from], come[from++]);
        while (to > from && end > from && alike(was[to - 1], come[end - 1])) step(shown[--to], was[to], come[--end]);
    }
    const next = shown[to] ?? null;
    for (const node of shown.slice(from, to)) node.remove();
    for (const node of come.slice(from, end)) live.insertBefore(node.cloneNode(true), next);
}

function step(live, old, now) {
    if (old.isEqualNode(now)) return;
    if (!(live instanceof Element)) {
        live.nodeValue = now.nodeValue;
        return;
    }
    for (const name of new Set([...old.getAttributeNames(), ...now.getAttributeNames()])) {
        const value = now.getAttribute(name);
        if (old.getAttribute(name) === value) continue;
        if (value === null) live.removeAttribute(name);
        else live.setAttribute(name, value);
        // An attribute only says what the state of a field was at first.
        if (name === "checked" || name === "selected") live[name] = value !== null;
        else if (name === "value" && live.tagName === "INPUT") live.value = value ?? "";
    }
    patch(live, old, now);
}

// In the matrix, arrows go from a practice to its signs and from practice to practice.
function walk(event) {
    const forward = { ArrowRight: true, ArrowDown: true, ArrowLeft: false, ArrowUp: false }[event.key];
    if (forward === undefined || !event.target.matches("button")) return;
    const within = /Right|Left/.test(event.key) ? "td, th" : "tr";
    let at = event.target.closest(".g-pm tbody :is(td, th)")?.closest(within);
    if (!at) return;
    event.preventDefault();
    let button;
    while (at && !button) {
        at = forward ? at.nextElementSibling : at.previousElementSibling;
        button = at?.querySelector("button");
    }
    button?.focus();
}

class GlappView extends GlappElement {
    static observedAttributes = [...super.observedAttributes, "catalogue", "practices"];
    static restarts = ["catalogue", "practices"];

    #given;
    // How often something else has been asked for.
    #asked = 0;

    constructor() {
        super();
        // A page may have set it before this was loaded.
        if (Object.hasOwn(this, "documents")) {
            const given = this.documents;
            delete this.documents;
            this.documents = given;
        }
    }

    /** What is shown, instead of what an attribute names: self-assessments as objects or as texts. */
    get documents() {
        return this.#given;
    }

    set documents(given) {
        this.#given = given ?? undefined;
        this.#asked++;
        this.running?.again();
    }

    attributeChangedCallback(name, before, now) {
        this.#asked++;
        super.attributeChangedCallback(name, before, now);
    }

    // The texts that it is told with, in a language. Those of the page's own hold both.
    async texts(language) {
        const names = Object.entries(shows[language][this.kind]);
        const own = ["catalogue", "practices"].filter((it) => this.names(it));
        // Another catalogue than ours has nothing of ours beside it.
        const ours = names.filter(([kind]) => !own.includes(kind) && !own.includes("catalogue"));
        const all = await Promise.all([
            ...own.map(async (it) => [it, await this.document(it)]),
            ...ours.map(async ([kind, name]) => [kind, await text(name)]),
        ]);
        const order = (kind) => names.findIndex(([it]) => it === kind);
        return Object.fromEntries(all.sort(([one], [other]) => order(one) - order(other)));
    }

    async start(root, signal) {
        const [{ View }] = await Promise.all([viewer(), this.texts(this.language)]);
        if (signal.aborted) return;
        const day = this.getAttribute("day");
        const viewing = new Viewing(this, root, signal, this.make(View));
        const again = async (collect = true) => {
            try {
                await viewing.show(this.language, collect);
            } catch (error) {
                if (!signal.aborted) viewing.fail("start", error.message);
            }
        };
        try {
            // What is asked for meanwhile counts too.
            for (let asked, language; !signal.aborted && (asked !== this.#asked || language !== this.language); ) {
                [asked, language] = [this.#asked, this.language];
                await viewing.show(language);
            }
            if (!signal.aborted && this.getAttribute("day") !== day) viewing.tell("day", this.getAttribute("day") || today());
        } catch (error) {
            viewing.stop();
            throw error;
        }
        if (signal.aborted) {
            viewing.stop();
            return;
        }
        this.follow(again, signal);
        this.state("complete");
        return {
            again,
            set: (name, value) => {
                if (name === "lang") again(false);
                else if (name === "day") viewing.tell("day", value || today());
                else if (name !== "theme") again();
            },
            stop: () => viewing.stop(),
        };
    }

    // Hears of changes elsewhere; a subclass does.
    follow(_again, _signal) {}

    // A document that the page has given, with the name that people know it by.
    given(kind, document, place) {
        const isObject = typeof document === "object" && document !== null;
        if (!isObject && typeof document !== "string") return this.refused(`documents[${place}]`, viewWords[this.language].noText);
        const name = (isObject && document.unit?.name) || `documents[${place}]`;
        return { kind, name, text: isObject ? JSON.stringify(document) : document };
    }

    refused(name, text) {
        return { kind: "refused", name, text };
    }

    // A document behind an address.
    async fetched(kind, address, language) {
        try {
            const response = await fetch(address, { credentials: "same-origin" });
            if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
            return { kind, name: nameOf(address), text: await response.text() };
        } catch (error) {
            return this.refused(nameOf(address), viewWords[language].unfetched(address, error.message));
        }
    }
}

const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((it) => String(it).padStart(2, "0")).join("-");
};

// What people know an address by: the name of its file.
function nameOf(address) {
    const name = new URL(address).pathname.split("/").at(-1) || address;
    try {
        return decodeURIComponent(name);
    } catch {
        return name;
    }
}

// The result of one self-assessment: the one that `src` names, else the latest that is stored in this browser.
class GlappResult extends GlappView {
    static observedAttributes = [...super.observedAttributes, "src", "previous", "unit", "storage-key"];

    kind = "result";
    looks = "g-result";

    make(View) {
        return View.result(this.language);
    }

    async collect(language) {
        const anew = ["own", "assessment", "previous"].map(nothing);
        if (this.documents) {
            const kinds = ["assessment", "previous"];
            const given = [].concat(this.documents).slice(0, kinds.length);
            return [...anew, ...given.map((it, place) => this.given(kinds[place], it, place))];
        }
        if (!this.names("src")) return [...anew, ...this.#stored()];
        const named = [["assessment", "src"], ["previous", "previous"]].filter(([, it]) => this.names(it));
        const found = named.map(([kind, it]) => this.fetched(kind, this.address(it), language));
        return [...anew, ...(await Promise.all(found))];
    }

    get #prefix() {
        return prefix(this.getAttribute("storage-key") ?? "");
    }

    #stored() {
        const [start, unit] = [this.#prefix, this.getAttribute("unit")];
        const documents = new Map();
        let own;
        try {
            own = unsealed(localStorage.getItem(`${start}practices`) ?? "");
            for (const key of Object.keys(localStorage)) {
                if (!key.startsWith(`${start}assessment.`)) continue;
                const document = parsed(unsealed(localStorage.getItem(key)));
                if (document) documents.set(key.slice(start.length + "assessment.".length), document);
            }
        } catch {
            // Denied: then nothing is stored.
        }
        const fitting = [...documents].filter(([, { value }]) => unit === null || value.unit?.name === unit);
        const [latest] = fitting.sort(
            ([a, one], [b, other]) =>
                String(other.value.modified ?? "").localeCompare(String(one.value.modified ?? "")) || a.localeCompare(b),
        );
        const before = latest && documents.get(latest[1].value.continues);
        const stored = [["assessment", latest?.[1]], ["previous", before]].filter(([, it]) => it);
        return [
            ...(own ? [{ kind: "own", name: "practices", text: own }] : []),
            ...stored.map(([kind, { value, text }]) => ({ kind, name: String(value.unit?.name ?? kind), text })),
        ];
    }

    // What is stored may change in another tab, or in an assessment on the same page.
    follow(again, signal) {
        const isStored = () => !this.documents && !this.names("src");
        const hear = ({ key = null }) => {
            if (isStored() && (key === null || key.startsWith(this.#prefix))) again();
        };
        addEventListener("storage", hear, { signal });
        this.ownerDocument.addEventListener("glapp-saved", () => hear({}), { signal });
    }
}

const nothing = (kind) => ({ kind, name: kind, text: "" });

function parsed(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === "object" && value !== null ? { value, text } : undefined;
    } catch {
        return undefined;
    }
}

// Units side by side: the addresses in `src`, parted by white space, or those in a list that it names.
class GlappComparison extends GlappView {
    static observedAttributes = [...super.observedAttributes, "src"];

    kind = "comparison";
    looks = "g-compare";
    listsFaults = true;

    make(View) {
        return View.comparison(this.language);
    }

    async collect(language) {
        const anew = nothing("assessments");
        if (this.documents) {
            return [anew, ...[].concat(this.documents).map((it, place) => this.given("assessment", it, place))];
        }
        const named = (this.getAttribute("src") ?? "").split(/\s+/).filter(Boolean);
        const addresses = named.map((it) => new URL(it, this.baseURI).href);
        const found = await Promise.all(addresses.map((it) => this.fetched("assessment", it, language)));
        const list = found.length === 1 && parsed(found[0].text)?.value;
        return [anew, ...(Array.isArray(list) ? await this.#listed(list, addresses[0], language) : found)];
    }

    // What the list names must lie where the page or the list does: no other is asked in the page's name.
    async #listed(list, from, language) {
        const known = [new URL(this.baseURI).origin, new URL(from).origin];
        const each = (it, place) => {
            if (typeof it !== "string") return this.given("assessment", it, place);
            const address = URL.canParse(it, from) ? new URL(it, from) : undefined;
            if (!address || !known.includes(address.origin)) return this.refused(it, viewWords[language].elsewhere(it));
            return this.fetched("assessment", address.href, language);
        };
        return Promise.all(list.map(each));
    }
}

// What the city has for each clause, on a day.
class GlappPractices extends GlappView {
    static observedAttributes = [...super.observedAttributes, "day"];

    kind = "practices";
    looks = "g-map";

    make(View) {
        return View.practices(this.language, this.getAttribute("day") ?? "", today(), this.clientWidth <= 760);
    }

    async collect() {
        return [];
    }
}

define("glapp-result", GlappResult);
define("glapp-comparison", GlappComparison);
define("glapp-practices", GlappPractices);
