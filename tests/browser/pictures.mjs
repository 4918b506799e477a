// The pictures of docs/guide: `cargo xtask pictures` serves the app, runs this and makes the files small.
// By hand: `GLAPP_URL=http://127.0.0.1:8080/ node pictures.mjs FOLDER`.
//
// What they show is the example units, on a day that stands still: the same app gives the same pictures.
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const url = process.env.GLAPP_URL ?? "http://127.0.0.1:8080/";
const folder = process.argv[2] ?? ".";
const now = new Date("2026-05-22T10:00:00+02:00");

const file = (path) => readFileSync(new URL(`../../assessments/${path}`, import.meta.url), "utf8");
const units = ["forvaltningen", "bolaget", "namnden"].map((name) => ({ name, text: file(`examples/exempel${name}.glapp.json`) }));
const { id } = JSON.parse(units[0].text);
const upload = (name, text) => ({ name: `${name}.glapp.json`, mimeType: "application/json", buffer: Buffer.from(text) });

/** Five invented people about the first unit: on some clauses they see things differently. */
const people = ["Alva", "Bo", "Cilla", "Dan", "Elsa"].map((name, n) => {
    const unit = JSON.parse(units[0].text);
    Object.assign(unit, { id: `person-${n}`, assessors: [{ name: `${name} (påhittad)` }], actions: [] });
    const off = [0, 1, -1, 2, -2];
    Object.values(unit.ratings).forEach((rating, place) => {
        if (rating.level !== undefined && place % 6 === 1) rating.level = Math.max(0, Math.min(5, rating.level + off[(n + place) % 5]));
    });
    return upload(name, JSON.stringify(unit));
});

/** What the app calls what is pressed, in both languages. */
const words = {
    sv: {
        own: "Egna arbetssätt", city: "Stad", name: "Namn", what: "Vad det är", add: "Lägg till arbetssättet",
        fields: ["Idéslussen (påhittad)", "Alla medarbetare lämnar idéer på ett ställe och får svar inom två veckor.", "Exempelstaden"],
        lead: "Svara på frågorna tillsammans. Inget ni skriver lämnar webbläsaren.", title: "Hur står det till med innovationsarbetet?",
        intranet: "Exempelkommunens intranät (påhittat)", walk: /^Gå igenom de \d+/,
    },
    en: {
        own: "Practices of your own", city: "City", name: "Name", what: "What it is", add: "Add the practice",
        fields: ["Idéslussen (påhittad)", "All staff hand in ideas in one place and get an answer within two weeks.", "Exempelstaden"],
        lead: "Answer the questions together. Nothing you write leaves the browser.", title: "How is our innovation work doing?",
        intranet: "The intranet of Exempelkommunen (invented)", walk: /^Go through the \d+/,
    },
};

/** Each picture: its page, how wide and high, from what on if not from the top, and what is done before it is taken. */
const pictures = {
    assess: { at: `#/assess/${id}/4.1.2`, height: 860 },
    phone: { at: `#/assess/${id}/4.1.2`, width: 390, height: 780 },
    result: { at: `#/result/${id}`, height: 1120 },
    workshop: {
        at: "#/workshop",
        height: 1080,
        from: ".g-drop ~ * h2, .g-drop ~ h2",
        async before(page) {
            await page.locator("input[type=file]").first().setInputFiles(people);
            await page.getByText("Elsa").first().waitFor();
        },
    },
    step: {
        at: "#/workshop",
        height: 890,
        async before(page, say) {
            await page.locator("input[type=file]").first().setInputFiles(people);
            await page.getByRole("button", { name: say.walk }).click();
            await page.getByRole("dialog").waitFor();
        },
    },
    compare: {
        at: "#/compare",
        height: 760,
        from: "h2",
        async before(page) {
            await page.locator("input[type=file]").first().setInputFiles(units.map(({ name, text }) => upload(name, text)));
            // What is further down is drawn when it comes into view.
            await page.locator("h2").first().evaluate((it) => it.scrollIntoView());
            await page.locator("h2 ~ * table, h2 ~ table").first().waitFor();
        },
    },
    practices: { at: "#/practices", height: 1000 },
    own: {
        at: "#/practices",
        height: 960,
        from: "details:has(form[data-map=add])",
        async before(page, say) {
            await page.locator("summary", { hasText: say.own }).click();
            const form = page.locator("form[data-map=add]");
            await form.getByLabel(say.name, { exact: true }).fill(say.fields[0]);
            await form.getByLabel(say.what).fill(say.fields[1]);
            await form.getByLabel(say.city, { exact: true }).fill(say.fields[2]);
            await page.evaluate(() => document.activeElement.blur());
        },
    },
    embedded: { host: true, height: 900 },
};

/** A page of an invented intranet with the element on it. */
const host = (language, say) => `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${say.title}</title>
<link rel="icon" href="data:,"><style>
body { margin: 0; font: 17px/1.5 Georgia, serif; color: #222; background: #f3f0ea }
header { background: #3b2f63; color: #fff; padding: 0.9rem 2rem; font-weight: bold }
main { max-width: 70rem; margin: 1.5rem auto; padding: 1.5rem 2rem; background: #fff; border: 1px solid #d9d2c5 }
h1 { margin: 0 0 0.3rem; font-weight: normal }
</style><script type="module" src="${url}glapp.js"></script>
<header>${say.intranet}</header><main><h1>${say.title}</h1><p>${say.lead}</p>
<glapp-assessment unit="${JSON.parse(units[0].text).unit.name}" theme="light"></glapp-assessment></main></html>`;

/** Takes one picture in a browser of its own, so that nothing of another is stored there. */
async function take(browser, language, name) {
    const { at, width = 1280, height, from, before, host: hosted } = pictures[name];
    const say = words[language];
    const locale = language === "sv" ? "sv-SE" : "en-GB";
    const context = await browser.newContext({
        locale, timezoneId: "Europe/Stockholm", colorScheme: "light", reducedMotion: "reduce", viewport: { width, height },
    });
    const page = await context.newPage();
    page.on("pageerror", (error) => console.error(`${name}.${language}: ${error}`));
    await page.clock.setFixedTime(now);
    // The units are stored before the app starts, as an earlier visit would have.
    await page.route("**/shelf", (route) => route.fulfill({ contentType: "text/html", body: `<link rel="icon" href="data:,">` }));
    await page.goto(`${url}shelf`);
    await page.evaluate((texts) => {
        for (const text of texts) localStorage.setItem(`glapp.assessment.${JSON.parse(text).id}`, text);
    }, units.map(({ text }) => text));
    if (hosted) {
        await page.route("**/intranet", (route) => route.fulfill({ contentType: "text/html", body: host(language, say) }));
        await page.goto(`${url}intranet`);
        await page.locator("glapp-assessment h1").first().waitFor();
    } else {
        await page.goto(url + at);
        await page.locator("html[data-glapp=complete]").waitFor();
    }
    await before?.(page, say);
    await page.mouse.move(0, 0); // Nothing is pointed at.
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(300); // What is drawn last, such as a chart, has its frame.
    const top = from ? (await page.locator(from).first().evaluate((it) => it.getBoundingClientRect().top + scrollY)) - 16 : 0;
    const part = { clip: { x: 0, y: Math.round(top), width, height }, fullPage: true };
    await page.screenshot({ path: `${folder}/${name}.${language}.png`, animations: "disabled", caret: "hide", ...(from && part) });
    await context.close();
}

for (const language of ["sv", "en"]) {
    // What the browser itself writes, such as days in fields, goes by its own language.
    const env = { ...process.env, LANGUAGE: language === "sv" ? "sv" : "en_GB" };
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", env });
    try {
        for (const name of Object.keys(pictures)) await take(browser, language, name);
    } finally {
        await browser.close();
    }
}
