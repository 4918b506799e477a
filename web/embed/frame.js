// Shows Glapp in a frame, where a page's policy does not let it run wasm itself. This is all that runs on that page:
//
//   <script src="https://…/frame.js" integrity="sha256-…" crossorigin="anonymous" data-unit="…"></script>
//
// puts a frame after the script, as high as what is in it. The other data- attributes: widget (assessment, result,
// comparison, practices), lang, and the element's own, as docs/embedding tells them; and of the frame itself title, height
// (before anything is known), min-height and max-height, all in pixels.
//
// What the element tells is told as events of the frame: glapp-ready, glapp-change, glapp-saved, glapp-error.
(() => {
    const script = document.currentScript;
    if (!script) return console.error("frame.js: load it as a plain script, without type=module");
    if (script.parentElement === document.head) return console.error("frame.js: place it where the frame is to stand");
    const { title, height = 600, minHeight = 120, maxHeight = 20000, ...rest } = script.dataset;
    const told = ["glapp-ready", "glapp-change", "glapp-saved", "glapp-error"];

    const near = script.closest("[lang]")?.lang ?? "";
    const language = (rest.lang ?? near).toLowerCase().startsWith("en") ? "en" : "sv";
    const names = { sv: "Glapp: självskattning mot ISO 56002", en: "Glapp: self-assessment against ISO 56002" };

    const address = new URL("embed.html", script.src);
    // A page that says nothing of colours is a light one; of one that can be both, the browser chooses.
    const computed = getComputedStyle(script.parentElement).colorScheme;
    const whole = document.querySelector("meta[name=color-scheme]")?.content ?? "light";
    const schemes = (computed === "normal" ? whole : computed).replace("only", "").trim();
    const theme = ["light", "dark"].find((it) => it === schemes);
    const query = { ...(theme && { theme }), ...rest, lang: language, origin: location.origin };
    for (const [name, value] of Object.entries(query)) {
        address.searchParams.set(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), value);
    }

    const frame = document.createElement("iframe");
    frame.title = title ?? names[language];
    frame.lang = language;
    frame.loading = "lazy";
    // The origin alone, whatever the page's own policy says: Glapp compares it with the one in the address.
    frame.referrerPolicy = "origin";
    frame.sandbox.add(
        "allow-scripts", // it is a program,
        "allow-same-origin", // which keeps the answers in its own site's local storage,
        "allow-forms", // has forms that it reads itself (its policy lets none be sent),
        "allow-downloads", // saves files,
        "allow-modals", // opens the dialog for printing,
        "allow-popups", // and opens links in tabs of their own,
        "allow-popups-to-escape-sandbox", // which are then like any other tab.
    );
    // For the button that copies a link to an assessment.
    frame.allow = "clipboard-write";
    Object.assign(frame.style, { display: "block", width: "100%", height: `${height}px`, border: "0" });
    frame.src = address.href;

    function heard({ source, origin, data }) {
        if (source !== frame.contentWindow || origin !== address.origin || typeof data !== "object") return;
        if (data?.type === "glapp-height" && Number.isFinite(data.height)) {
            frame.style.height = `${Math.max(minHeight, Math.min(maxHeight, data.height))}px`;
        } else if (told.includes(data?.type)) {
            frame.dispatchEvent(new CustomEvent(data.type, { detail: data.detail, bubbles: true }));
        }
    }

    // Listens for as long as the frame is on the page; loads anew when it is put back, and then listens again.
    let ending;
    function listen() {
        if (ending) return;
        ending = new AbortController();
        window.addEventListener("message", heard, { signal: ending.signal });
        const gone = new MutationObserver(() => {
            if (frame.isConnected) return;
            gone.disconnect();
            ending.abort();
            ending = undefined;
        });
        gone.observe(frame.getRootNode(), { childList: true, subtree: true });
    }
    script.after(frame);
    listen();
    frame.addEventListener("load", listen);
})();
