//! Swedish, the original.

use super::Messages;
use crate::own::Restored;
use crate::route::MadePage;
use crate::shelf::{Kept, StoreError};
use crate::walk::Round;
use glapp_core::Language;

/// The texts in Swedish.
pub static SV: Messages = Messages {
    tagline: "Självskattning mot ISO 56002",
    skip_to_content: "Till innehållet",
    navigation: "Sidor",
    start: "Start",
    assess: "Skattning",
    result: "Resultat",
    plan: "Plan",
    take: "Ta med",
    about: "Om Glapp",
    handbook: "Handbok",
    compare: "Jämför",
    group: "Arbetsgruppen",
    workshop: "Verkstad",
    trend: "Utveckling",
    mission: "Uppdrag",
    practice_map: "Arbetssätten",
    handbook_day: "Visa stadens arbetssätt den",
    page_waits: "Sidan hämtas …",
    page_waits_text: "Om det dröjer: kontrollera nätverket och ladda om sidan. Det ni har sparat finns kvar.",
    handbook_waits: "Handboken hämtas …",
    other_language: "In English",
    close: "Stäng",
    cancel: "Avbryt",
    undo: "Ångra",
    redo: "Gör om",
    export: "Exportera till fil",

    saved_at: |time| format!("Sparat {time}"),
    saved_before: "Sparat",
    saving: "Sparar …",
    not_saved: |error| match error {
        StoreError::Full => {
            "Inte sparat: webbläsarens lagring är full. Exportera till fil nu, så går inget förlorat."
        }
        StoreError::Denied => {
            "Inte sparat: webbläsaren tillåter inte lagring. Exportera till fil nu, så går inget förlorat."
        }
    },
    kept_in_memory: "Webbläsaren tillåter inte att något sparas här. Svaren finns kvar tills ni stänger fliken: exportera till fil innan dess.",
    erased_elsewhere: "Skattningen raderades i en annan flik. Det ni ser finns bara här: exportera till fil, eller ändra något så sparas den igen.",
    newer_document: "En nyare version av Glapp har skrivit den här skattningen. Ni ser det som den här versionen förstår, men kan inte ändra något. Ladda om sidan för att hämta den nyaste versionen.",
    no_question: "Katalogen har ingen fråga och inga nivåer för det här avsnittet, så det går inte att skatta.",
    met_elsewhere: "Skattningen ändrades också på ett annat ställe. Nu finns båda ändringarna här.",
    conflict: "Detta ändrades på två ställen samtidigt. Välj vad som ska gälla:",
    conflict_here: "Här:",
    conflict_there: "I den andra fliken:",
    keep_ours: "Behåll det som står här",
    take_theirs: "Ta det från den andra fliken",
    changed_elsewhere: "Skattningen ändrades i en annan flik. Ni ser nu den senaste versionen.",
    kept_copy: "Skattningen hade ändrats i en annan flik. Den versionen ligger kvar som en egen skattning på startsidan.",
    newer: "En ny version av Glapp finns. Den används när ni laddar om eller öppnar Glapp nästa gång.",
    reload: "Spara och ladda om",

    start_heading: "Hur väl är ni rustade för innovation?",
    start_lead: "Glapp visar var er enhet står mot standarden för innovationsledning, vad staden redan har som hjälper er, och vad ni kan börja med.",
    start_facts: [
        (
            "52 frågor, eller 14",
            "Välj den nivå som stämmer bäst. Räkna med en timme, eller en kvart för den korta omgången. Ta paus när ni vill.",
        ),
        (
            "Inget lämnar webbläsaren",
            "Inga konton, inga kakor, ingen server. Svaren sparas bara på den här datorn.",
        ),
        (
            "Ett resultat att använda",
            "Ni ser var glappen finns, hur säkert resultatet är och vad ni gör först.",
        ),
    ],
    new_heading: "Börja en ny skattning",
    unit_name: "Enhetens namn",
    unit_name_hint: "Till exempel förvaltningen, bolaget eller avdelningen.",
    unit_name_missing: "Skriv enhetens namn, så att ni känner igen skattningen.",
    unit_kind_label: "Slag av enhet",
    organisation: "Organisation",
    optional: "frivilligt",
    date: "Datum",
    date_hint: "Dagen som svaren gäller. Den avgör också vilka av stadens arbetssätt som räknas.",
    date_wrong: "Skriv ett datum som finns, till exempel 2026-03-02.",
    target_for_all: "Mål för alla avsnitt",
    target_hint: "Den nivå ni siktar på. Ni kan välja ett eget mål för varje avsnitt sedan.",
    begin: "Börja skatta",
    yours_heading: "Skattningar i den här webbläsaren",
    yours_none: "Inga än. Börja en ny eller öppna en fil.",
    go_on: "Fortsätt",
    read_answers: "Läs svaren",
    see_result: "Se resultat",
    erase: "Radera",
    erased: |name| format!("”{name}” är raderad ur den här webbläsaren."),
    put_back: |name| format!("”{name}” är tillbaka som den var."),
    duplicate: "Duplicera",
    duplicated: |name| {
        format!(
            "”{name}” ligger nu i listan. Den är en egen skattning: ändringar i den ena påverkar inte den andra."
        )
    },
    copy_of: |name| format!("{name} (kopia)"),
    rename: "Byt namn",
    new_name: "Nytt namn",
    rename_heading: |name| format!("Byt namn på ”{name}”"),
    back_up: "Säkerhetskopiera alla till en fil",
    back_up_name: "glapp-sakerhetskopia",
    restored: |day| format!("Säkerhetskopian {day} är inläst. Inget som fanns här har skrivits över."),
    kept: |name, kept| match kept {
        Ok(Kept::New) => format!("{name}: återställd."),
        Ok(Kept::There) => format!("{name}: fanns redan."),
        Ok(Kept::Beside) => {
            format!("{name}: en annan version fanns redan, så kopian ligger bredvid den i listan.")
        }
        Err(StoreError::Full) => format!("{name}: inte återställd, för webbläsarens lagring är full."),
        Err(StoreError::Denied) => format!("{name}: inte återställd, för webbläsaren tillåter inte lagring."),
    },
    own_kept: |kept| {
        let how = match kept {
            Ok(Restored::Taken(taken)) => taken.told(Language::Sv),
            Ok(Restored::AsTheyWere) => "återställda som de var, men de går inte att läsa här".into(),
            Ok(Restored::LeftAlone) => {
                "inte återställda, för de i kopian eller de som finns här går inte att läsa; de som finns här är orörda".into()
            }
            Err(StoreError::Full) => "inte återställda, för webbläsarens lagring är full".into(),
            Err(StoreError::Denied) => "inte återställda, för webbläsaren tillåter inte lagring".into(),
        };
        format!("Egna arbetssätt: {how}.")
    },
    unreadable_heading: "Den här skattningen går inte att läsa",
    unreadable_text: "Den ligger orörd kvar. Spara den till en fil om ni vill ha hjälp med den.",
    save_raw: "Spara som den är",
    import_heading: "Öppna en fil",
    import_hint: "En skattning från Glapp slutar på .glapp.json. Säkerhetskopior och ifyllda Excelformulär öppnar ni på samma sätt. Ni kan också släppa filen här. Filer från flera personer eller enheter jämför ni under Arbetsgruppen.",
    import_label: "Välj fil",
    imported: |name| format!("”{name}” är öppnad och sparad i webbläsaren."),
    imported_beside: |name| {
        format!(
            "”{name}” är öppnad. En annan version med samma id fanns redan; den är orörd, och båda ligger nu i listan."
        )
    },
    import_refused: |file| format!("Filen ”{file}” gick inte att öppna"),
    import_untouched: "Inget som fanns sparat har ändrats.",
    file_unreadable: "Webbläsaren kunde inte läsa filen. Finns den kvar? Välj den igen.",
    more_problems: |n| format!("… och {n} till."),
    answered_of: |rated, all| format!("{rated} av {all} besvarade"),

    adopt: "Fastställ",
    adopt_heading: "Fastställ skattningen",
    adopt_text: "En fastställd skattning är enhetens svar den dagen: den går att läsa, jämföra och ta med, men inte att ändra. Nästa gång fortsätter ni från den i en ny skattning.",
    adopt_open: |n| format!("{n} avsnitt saknar svar, och så förblir det."),
    adopt_date: "Fastställd den",
    adopt_by: "Fastställd av",
    adopt_by_hint: "Till exempel ledningsgruppen, nämnden eller en person.",
    adopt_by_missing: "Skriv vem som fastställer skattningen.",
    unadopt: "Ångra fastställandet",
    go_on_new: "Fortsätt som ny skattning",
    previous_missing: "Den här skattningen fortsätter en tidigare, som inte finns i den här webbläsaren. Öppna den tidigare från sin fil på startsidan, så visas vad som har ändrats.",

    settings: "Inställningar",
    settings_language: "Språk",
    theme: "Utseende",
    themes: ["Som datorns inställning", "Ljust", "Mörkt", "Hög kontrast"],
    text_size: "Textstorlek",
    text_sizes: ["Normal", "Stor", "Större", "Störst"],
    motion: "Rörelser på sidan är få och korta. Är datorn inställd på minskad rörelse visas inga alls.",
    stored_heading: "Vad som lagras, och var",
    stored_text: &[
        "Allt ni skriver lagras i webbläsarens lokala lagring på den här datorn, och bara där. Inget skickas till någon server, och det finns inga kakor. Den som kan använda er webbläsare kan också läsa det.",
        "Enligt lagen om elektronisk kommunikation (9 kap. 28 §) ska ni få veta vad som lagras och varför. Allt här behövs för att Glapp ska göra det ni ber om, och därför frågar vi inte om samtycke.",
        "Webbläsaren sparar också Glapps egna filer, så att Glapp fungerar utan nätverk. I dem står inget om er. De försvinner när ni rensar webbläsarens data för den här sidan.",
    ],
    stored_head: ["Vad", "Nyckel", "Varför", "Storlek"],
    stored_rows: [
        ("Era skattningar", "Så att ni kan fortsätta en annan dag."),
        ("Egna arbetssätt", "Så att de som ni lägger till finns kvar."),
        ("Språk", "Så att Glapp minns vilket språk ni valde."),
        ("Utseende", "Så att Glapp ser ut som ni valde."),
        ("Textstorlek", "Så att texten är så stor som ni valde."),
        ("Kortkommandon", "Så att enstaka tangenter är på eller av som ni valde."),
        ("Kort omgång eller alla frågor", "Så att varje skattning visar de frågor ni valde."),
        ("Senaste export", "Så att Glapp kan påminna om att spara till fil."),
        (
            "Bestående lagring",
            "Att webbläsaren har ombetts att inte rensa bort svaren när den behöver plats.",
        ),
        ("Annat", "Har lagts dit av en annan version av Glapp."),
    ],
    stored_nothing: "inget",
    stored_of: |used| {
        format!("Glapp använder {used} av de ungefär 5 MB som en webbläsare brukar ge plats för.")
    },
    erase_all: "Radera allt",
    erase_all_heading: "Radera allt som Glapp har lagrat?",
    erase_all_text: "Allt ni har skrivit och ställt in försvinner ur den här webbläsaren. Det går inte att ångra. Det ni har sparat till filer påverkas inte.",
    erase_all_confirm: "Radera allt",
    erased_all: "Allt som Glapp hade lagrat i den här webbläsaren är raderat.",
    accessibility: "Tillgänglighet",
    accessibility_parts: &[
        (
            "Vad Glapp ska klara",
            &[
                "Alla ska kunna använda Glapp, oavsett hur man ser, hör, rör sig eller läser. Måttet är WCAG 2.2, nivå A och AA. Det innehåller WCAG 2.1 AA, som lagen om tillgänglighet till digital offentlig service bygger på.",
                "Allt går att göra med tangentbord. Kortkommandon med enstaka tangenter går att stänga av i inställningarna. Där finns också hög kontrast och större text.",
            ],
        ),
        (
            "Hur det är prövat",
            &[
                "Varje version prövas automatiskt i Chromium: sidorna och deras lägen granskas med verktyget axe i båda språken, ljust och mörkt, på smal och bred skärm, i 400 procents förstoring, med ökade textavstånd och med datorns egna färger. Hela vägen genom en skattning prövas med enbart tangentbord.",
            ],
        ),
        (
            "Brister som vi känner till",
            &[
                "Skärmläsare är bara prövade genom det tillgänglighetsträd som webbläsaren lämnar till dem, inte med NVDA, JAWS eller VoiceOver.",
                "Tillgängligheten är inte prövad i Firefox och Safari, inte heller med röststyrning.",
                "Glapp är inte prövat av personer med funktionsnedsättning.",
                "Diagrammen är bilder. Samma siffror finns i en tabell intill.",
            ],
        ),
        (
            "Om något inte fungerar för er",
            &[
                "Berätta det för den organisation som har satt upp Glapp på adressen där ni använder det. Säg vilken sida det gäller, vad ni försökte göra och vilken webbläsare ni använder.",
                "Är det en myndighet, en kommun eller en region som inte rättar felet kan ni anmäla det till den myndighet som har tillsyn över lagen om tillgänglighet till digital offentlig service.",
            ],
        ),
    ],

    made: |page| match page {
        MadePage::Take => {
            ("Ta med", "Resultatet i den form ni behöver det. Allt görs i webbläsaren, inget skickas.")
        }
        MadePage::Print => (
            "Rapport att skriva ut",
            "Så här blir rapporten på papper. Välj ”Spara som PDF” bland skrivarna om ni vill ha en fil.",
        ),
        MadePage::Agenda => ("Dagordning att skriva ut", "En timme om resultatet, gjord av era glapp."),
        MadePage::Form => (
            "Pappersformulär att skriva ut",
            "Frågorna utan svar. Skriv ut de första sidorna om ni bara vill ha den korta omgången.",
        ),
    },
    print: "Skriv ut",
    link_heading: "En skattning i en länk",
    link_lead: "En länk från Glapp bär med sig en hel skattning. Inget sparas förrän ni säger till.",
    try_again: "Försök igen",
    copied: "Länken är kopierad.",
    copy_by_key: "Webbläsaren tillåter inte att länken kopieras härifrån. Den är markerad: tryck Ctrl C.",
    fetched: |name| format!("Filen ”{name}” är hämtad."),
    office_missing: "Den del av Glapp som gör det här gick inte att hämta eller starta. Kontrollera nätverket och försök igen. Hjälper det inte, ladda om sidan.",
    nudge: "Minst 20 ändringar finns bara i den här webbläsaren.",
    export_now: "Exportera nu",
    not_now: "Inte nu",

    missing_heading: "Skattningen finns inte här",
    missing_text: "Skattningar sparas bara i den webbläsare där de gjordes. Har ni den som fil kan ni öppna den på startsidan.",
    unknown_heading: "Sidan finns inte",
    unknown_text: "Adressen leder ingenstans. Den kan ha blivit avkortad.",
    to_start: "Till startsidan",

    clauses: "Avsnitt",
    show_clauses: |rated, all| format!("Avsnitt ({rated} av {all} besvarade)"),
    unanswered: "ej besvarat",
    not_applicable_short: "ej tillämpligt",
    level_is: |level| format!("nivå {level}"),
    clause_of: |n, all| format!("Fråga {n} av {all}"),
    outside_round: "Utanför den korta omgången",
    time_left: |minutes| format!("ca {minutes} min kvar"),
    search: "Sök i avsnitt och ord",
    hits: |n| match n {
        0 => "Inga träffar. Pröva ett annat ord, eller en del av det.".into(),
        1 => "1 träff".into(),
        _ => format!("{n} träffar"),
    },
    word_hit: "Ord i handboken.",
    round: "Omgång",
    round_name: |round, n| match round {
        Round::Short => format!("Kort omgång ({n})"),
        Round::Full => format!("Alla ({n})"),
    },
    round_hint: "Den korta omgången tar ungefär en kvart och ger en första bild. Ni kan byta när ni vill.",
    show: "Visa",
    filters: ["Alla avsnitt", "Ej besvarade", "Med glapp", "Utan underlag", "Med anteckning"],
    shown_of: |n, all| format!("Visar {n} av {all} avsnitt"),
    why_asked: "Varför frågan ställs",
    could_show: "Det här kan visa nivån",
    choose_level: "Vilken nivå stämmer bäst? Varje nivå bygger på dem under.",
    not_applicable: "Ej tillämpligt",
    not_applicable_text: "Avsnittet gäller inte er. Det räknas då inte med.",
    reason: "Varför gäller det inte er?",
    reason_hint: "Svaret ändras när ni har skrivit en orsak.",
    clear_answer: "Ta bort svaret",
    target: "Mål",
    target_unit: |level| format!("Enhetens mål ({level})"),
    importance: "Vikt",
    gap_to_target: |gap| match gap {
        1 => "1 nivå kvar till målet".into(),
        _ => format!("{gap} nivåer kvar till målet"),
    },
    target_reached: "Målet är nått",
    unsupported: "Nivå 3 eller högre utan underlag eller arbetssätt. Lägg till något som visar det.",
    next: "Nästa fråga",
    previous: "Föregående",
    to_result: "Till resultatet",
    city_has: "Det här har staden",
    city_has_hint: "Kryssa för det ni använder.",
    city_has_none: "Staden har inget arbetssätt som svarar mot avsnittet den här dagen.",
    city_ended: "Har upphört",
    city_other: "Slutfördes inte, eller läget är okänt",
    throughout: |n| format!("Används i hela enheten ({n} avsnitt)"),
    inherited: " · ärvs av alla avsnitt",
    own_practices: "Egna arbetssätt",
    own_hint: "Det som bara ni har.",
    own_add: "Lägg till ett eget arbetssätt",
    add: "Lägg till",
    more_about: "Mer om",
    why_linked: "Koppling",
    outcome: "Utfall",
    owner: "Ansvarig",
    owner_unknown: "framgår inte av källan",
    period: "Tid",
    source: "Källa",
    lines: "rad",
    evidence: "Underlag",
    evidence_what: "Vad visar det? Till exempel ett dokument",
    evidence_where: "Länk",
    remove: "Ta bort",
    remove_named: |what| format!("Ta bort {what}"),
    note: "Anteckning",
    note_hint: "Står inte i rapporten, men följer med i filen.",
    action: "Åtgärd",
    action_what: "Vad ska ni göra?",
    action_who: "Vem?",
    action_when: "När?",
    action_plan: "Alla åtgärder finns i planen",
    read_only: |day, by| match by {
        "" => format!("Skattningen fastställdes {day}. Därför går den inte att ändra."),
        by => format!("Skattningen fastställdes {day} av {by}. Därför går den inte att ändra."),
    },
    details: "Uppgifter",
    details_heading: "Uppgifter om skattningen",
    save: "Spara",
    shortcuts: "Kortkommandon",
    shortcuts_heading: "Kortkommandon",
    shortcuts_list: [
        ("0–5", "välj nivå"),
        ("n", "nästa fråga"),
        ("p", "föregående fråga"),
        ("s", "byt mellan kort omgång och alla"),
        ("f", "välj vilka avsnitt som visas"),
        ("/", "sök i avsnitt och ord"),
        ("a", "skriv en åtgärd"),
        ("c", "skriv en anteckning"),
        ("Ctrl Z", "ångra"),
        ("Ctrl Y", "gör om"),
        ("?", "visa den här rutan"),
    ],
    shortcuts_on: "Använd kortkommandon med enstaka tangenter",
    filter: "Sidor i skattningen",

    completeness: "Besvarat",
    as_of: |day| format!("Stadens arbetssätt som de såg ut {day}."),
    method_heading: "Så räknas det",

    about_heading: "Om Glapp",
    about_parts: &[
        (
            "Vad det är",
            &[
                "Glapp är ett verktyg för självskattning mot ISO 56002:2019, standarden med vägledning för innovationsledning. Det visar var en enhet står, vad staden redan har som hjälper, och vad som är bäst att börja med.",
                "Glapp certifierar ingen och rangordnar ingen. Det är till för samtalet om vad ni gör härnäst.",
            ],
        ),
        (
            "Vad som sparas, och var",
            &[
                "Det ni skriver sparas i webbläsarens lokala lagring på den här datorn, och inget skickas någonstans. På sidan Inställningar står vad som lagras, varför och hur mycket.",
                "Ni raderar en skattning på startsidan och allt på en gång i inställningarna. Rensar ni webbläsarens data för den här sidan försvinner allt. Exportera till fil det ni vill ha kvar.",
            ],
        ),
        (
            "Orden",
            &[
                "Frågor, nivåer och råd är våra egna ord. Ur standarden kommer bara avsnittens nummer och korta rubriker; de svenska rubrikerna är våra egna översättningar.",
                "Standardens text skyddas av upphovsrätt och finns inte här. Den säljs av SIS.",
                "Stadens arbetssätt bygger på Göteborgs Stads rapport om innovationsprogrammet 2018–2023. Varje arbetssätt anger vilka rader i rapporten uppgifterna kommer från.",
            ],
        ),
    ],
    editions: "Utgåvor",
    one_file: "Glapp utan nätverk, och som en fil",
    one_file_text: "Glapp fungerar utan nätverk när ni har öppnat sidan en gång. Ni kan också ladda ner allt som en enda fil som öppnas med dubbelklick. Det ni skriver i den sparas på samma dator, skilt från det ni skriver här.",
    one_file_link: "Ladda ner filen glapp.html",
};
