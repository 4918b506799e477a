//! What there is to take along besides workbooks and Word documents, and the pages that show it.

use glapp_core::{Consensus, Language};
use glapp_format::link;
use glapp_report::{
    Document, ResultSources, agenda, calendar, csv, form, glance, html, markdown, minutes, report, take,
};

/// One of these, or nothing for a kind that is not of these:
/// - files: `csv`, `actions`, `markdown`, `calendar`, of a consensus `spread-csv` and `spread-markdown`,
/// - `link`, the part of a link that carries the assessment,
/// - pages as HTML: `print`, `agenda`, `form`, `open`, and `take ID ADDRESS`, with the assessment's id as it stands in
///   addresses and the app's own address up to the `#`.
pub fn make(kind: &str, sources: ResultSources<'_>, language: Language) -> Option<String> {
    let ResultSources { assessment, catalogue, .. } = sources;
    // Nobody presses anything on paper.
    let setting = html::Setting { language, address: &|_| String::new(), live: false };
    let paper = |document: Document| html::of(&document, &setting);
    let mut words = kind.split(' ');
    Some(match words.next().unwrap_or_default() {
        "csv" => csv::result(sources, language),
        "actions" => csv::actions(assessment, catalogue, language),
        "markdown" => markdown::of(&report(sources, language)),
        "calendar" => calendar::of(assessment, catalogue, language),
        "link" => link::write(assessment),
        "spread-csv" => csv::consensus(catalogue, &Consensus::kept(assessment, catalogue)?, language),
        "spread-markdown" => markdown::of(&minutes(catalogue, assessment, language)?),
        "print" => paper(report(sources, language)),
        "agenda" => paper(agenda(sources, language)),
        "form" => paper(form(sources, language)),
        "open" => html::blocks(&glance(sources, language), &setting) + &take::received(language),
        "take" => {
            let (id, address) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
            let offer = take::Offer {
                id,
                link: &format!("{address}#/open/{}", link::write(assessment)),
                mail_limit: link::MAIL_LIMIT,
                has_events: calendar::has_events(assessment),
                has_actions: !assessment.actions().is_empty(),
            };
            take::page(offer, language)
        }
        _ => return None,
    })
}
