// The intranet's own program: what intranets do to pages, and some things that they should not do.
(() => {
    // Names and prototypes that others might lean on.
    window.glapp = { version: 1 };
    window.module = window.exports = window.define = undefined;
    Array.prototype.sista = function () {
        return this[this.length - 1];
    };
    String.prototype.tom = function () {
        return this.length === 0;
    };
    history.scrollRestoration = "manual";

    // A framework in small: state, and lists that are patched by key.
    const state = { tab: 0, order: [0, 1, 2, 3], read: 0, shortcuts: [] };
    const news = ["Ny parkering vid stadshuset", "Så bokar ni lokaler", "Kurs i klarspråk", "Fråga arkivet"];
    const at = (selector) => document.querySelector(selector);
    const make = (name, attributes = {}, ...children) => {
        const element = document.createElement(name);
        for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
        element.append(...children);
        return element;
    };

    function render() {
        const list = at("#nyheter");
        const kept = new Map([...list.children].map((item) => [item.dataset.key, item]));
        for (const key of state.order) {
            const link = () => make("a", { href: `#/nyheter/${key}` }, news[key]);
            const item = kept.get(`${key}`) ?? make("li", { "data-key": key }, link());
            item.classList.toggle("last", key === state.order[state.read]);
            list.append(item);
        }
        document.querySelectorAll("[role=tab]").forEach((tab, place) => {
            tab.setAttribute("aria-selected", place === state.tab);
            tab.tabIndex = place === state.tab ? 0 : -1;
        });
    }

    // Tabs take what they hold off the page and put it back: the very same nodes.
    const panes = [[], [make("p", { lang: "sv" }, "Skattningen tar ungefär en timme och görs en gång om året.")]];
    function choose(tab) {
        if (tab === state.tab) return;
        panes[state.tab] = [...at("#flikyta").childNodes];
        state.tab = tab;
        at("#flikyta").replaceChildren(...panes[tab]);
        at("#flikyta").setAttribute("aria-labelledby", `flik-${tab + 1}`);
        render();
    }

    // Shortcuts as many pages have them, for whoever is not writing.
    const writes = (event) => event.composedPath()[0].closest?.("input:not([type=radio], [type=checkbox]), textarea, select");
    const shortcuts = {
        j: () => (state.read = Math.min(state.read + 1, news.length - 1)),
        k: () => (state.read = Math.max(state.read - 1, 0)),
        "/": () => at("#sok").focus(),
        1: () => choose(0),
        2: () => choose(1),
    };
    addEventListener("keydown", (event) => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || writes(event)) return;
        const act = shortcuts[event.key];
        if (!act) return;
        event.preventDefault();
        state.shortcuts.push(event.key);
        document.documentElement.dataset.shortcuts = state.shortcuts.join("");
        act();
        render();
    });

    // Routes of its own; where a page was scrolled to is remembered.
    addEventListener("hashchange", () => {
        document.title = `${location.hash.slice(2) || "Skatta er enhet"} – Torget`;
        scrollTo(0, Number(sessionStorage.getItem(`torget ${location.hash}`) ?? 0));
    });
    addEventListener("pagehide", () => sessionStorage.setItem(`torget ${location.hash}`, scrollY));

    customElements.define(
        "torget-kort",
        class extends HTMLElement {
            constructor() {
                super();
                this.attachShadow({ mode: "open" }).append(make("section", { "aria-label": "Kort" }, make("slot")));
            }
            connectedCallback() {
                // What stands in the card is taken over into its own tree.
                queueMicrotask(() => this.shadowRoot.firstChild.replaceChildren(...this.childNodes));
            }
        },
    );

    const dark = () => document.documentElement.dataset.look === "dark";
    const look = at("#look");
    look.setAttribute("aria-pressed", dark());
    look.addEventListener("click", () => {
        document.documentElement.dataset.look = dark() ? "light" : "dark";
        look.setAttribute("aria-pressed", dark());
    });
    at("form.sida").addEventListener("submit", (event) => {
        event.preventDefault();
        document.documentElement.dataset.submitted = "yes";
    });
    at(".menyknapp").addEventListener("click", ({ target }) => {
        const open = target.getAttribute("aria-expanded") !== "true";
        target.setAttribute("aria-expanded", open);
        at("#meny").classList.toggle("open", open);
    });
    at("[role=tablist]").addEventListener("click", ({ target }) => {
        const place = [...document.querySelectorAll("[role=tab]")].indexOf(target);
        if (place >= 0) choose(place);
    });
    at("[role=tablist]").addEventListener("keydown", ({ key }) => {
        if (key !== "ArrowRight" && key !== "ArrowLeft") return;
        choose(1 - state.tab);
        at("[role=tab][aria-selected=true]").focus();
    });
    at("#kontakt").addEventListener("click", () => at("#dialog").showModal());
    at("#uppdatera").addEventListener("click", () => {
        state.order.unshift(state.order.pop());
        render();
    });
    render();
})();
