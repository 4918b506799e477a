// What is stored, taken out as it is by a plain script: where wasm does not start, and for whoever wants to be sure.

// What the keys of a space start with; web/src/storage.rs says the same.
const prefix = (space) => (space ? `glapp@${space.replaceAll("%", "%25").replaceAll(".", "%2E")}.` : "glapp.");

// A document without the line before it that says its revision and checksum (web/src/safe.rs).
const unsealed = (text) => (text.startsWith("glapp ") ? text.slice(text.indexOf("\n") + 1) : text);

// Every stored document to the letter, as a backup that Glapp can read; nothing if nothing is stored.
function rescued(space) {
    const [documents, ours] = [[], prefix(space)];
    let practices;
    try {
        for (const key of Object.keys(localStorage).sort()) {
            if (!key.startsWith(ours)) continue;
            const text = unsealed(localStorage.getItem(key));
            const name = key.slice(ours.length).replace(/^spare\./, "");
            if (name.startsWith("assessment.")) documents.push({ id: name.slice("assessment.".length), text });
            else if (name === "practices") practices = text;
        }
    } catch {
        // Denied: then nothing is stored.
    }
    if (documents.length === 0 && !practices) return;
    const made = new Date().toISOString();
    return JSON.stringify({ format: "glapp/backup", version: 1, made, documents, practices }, null, 2);
}

function saveText(name, text) {
    const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    save(name, href);
    setTimeout(() => URL.revokeObjectURL(href), 10000);
}

function save(download, href) {
    Object.assign(document.createElement("a"), { download, href }).click();
}
