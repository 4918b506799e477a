//! The sheet that tells how everything was computed, and from what.

use super::Book;
use super::sheet::{Sheet, cell};
use super::style::Style;
use glapp_core::Coded;
use glapp_report::{method, vocabulary::pick};

impl Book<'_> {
    pub(super) fn method(&self) -> Sheet {
        let mut rows =
            vec![vec![cell(Style::Title, self.say("Så räknas det", "How it is calculated"))], Vec::new()];
        let about_book = [
            self.say(
                "De gula cellerna på bladet Avsnitt är era svar: nivå, mål och vikt. Allt annat som är siffror räknas ut från dem med formler.",
                "The yellow cells on the sheet Clauses are your answers: level, target and importance. All other figures are calculated from them by formulas.",
            ),
            self.say(
                "Det som ändras i den här arbetsboken ändras inte i Glapp. Ska svar tillbaka till Glapp: använd ett frågeformulär.",
                "What is changed in this workbook does not change in Glapp. To bring answers back to Glapp, use a questionnaire.",
            ),
        ];
        let sentences = method(self.language).iter().copied().chain(about_book);
        rows.extend(sentences.map(|text| vec![cell(Style::Quiet, ""), cell(Style::Text, text)]));
        rows.push(Vec::new());
        let (assessment, catalogue) = (self.sources.assessment, self.sources.catalogue);
        let header = assessment.header();
        let facts = [
            (self.say("Katalog", "Catalogue"), assessment.catalogue().to_owned()),
            (self.say("Utgåva", "Edition"), catalogue.head().edition.to_string()),
            (self.say("Källa", "Source"), catalogue.head().source.get(self.language).to_owned()),
            (
                self.say("Stadens arbetssätt den", "The city’s practices on"),
                self.sources.coverage.as_of().to_string(),
            ),
            (self.say("Skattningens id", "The assessment’s id"), header.id.to_string()),
            (self.say("Ändrad", "Changed"), header.modified.to_string()),
            (self.say("Läge", "State"), header.state().code().to_owned()),
        ];
        rows.extend(facts.map(|(name, value)| vec![cell(Style::Quiet, name), cell(Style::Text, value)]));
        Sheet {
            name: pick(self.language, "Metod", "Method"),
            widths: vec![24, 110],
            rows,
            ..Sheet::default()
        }
    }
}
