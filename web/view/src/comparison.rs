//! Units side by side.

use crate::given::{Given, nothing, refused, unknown_kind};
use crate::{File, Parts, Shown, Told};
use glapp_core::Language;
use glapp_report::vocabulary::pick;
use glapp_report::{CompareChoice, ComparePage, Compared, Group, Heard, Redraw};

/// The units, what is chosen, and the units compared for as long as only the view of them changes.
#[derive(Default)]
pub struct ComparisonView {
    group: Group,
    choice: CompareChoice,
    compared: Option<Compared>,
}

impl ComparisonView {
    /// Lets `tell` tell something of the units as they are compared; nothing without a catalogue.
    fn told<T>(
        &mut self,
        given: &Given,
        tell: impl FnOnce(&ComparePage<'_>, Option<&Compared>, &CompareChoice) -> T,
    ) -> Option<T> {
        let page = ComparePage {
            catalogue: given.catalogue.as_ref()?,
            practices: &given.practices,
            units: self.group.units(),
            language: given.language,
        };
        if self.compared.is_none() {
            self.compared = page.compare(&self.choice);
        }
        Some(tell(&page, self.compared.as_ref(), &self.choice))
    }

    /// What there is to see; what can be chosen only if that has changed too, so that the focus stays.
    fn parts(&mut self, given: &Given, controls: bool) -> Parts {
        let said = self.group.said(given.language, self.choice.anonymous);
        let told = self.told(given, |page, compared, choice| {
            let mut parts = Vec::new();
            if controls {
                parts.push(("g-k-said".into(), said));
                parts.push(("g-k-controls".into(), page.choices(choice)));
                parts.push(("g-k-take".into(), page.take_to_read(compared)));
            }
            let result = match page.units {
                [] => nothing(page.language),
                _ => page.result(compared, choice),
            };
            parts.push(("g-k-result".into(), result));
            parts
        });
        told.unwrap_or_default()
    }
}

impl Shown for ComparisonView {
    fn frame(&self, language: Language) -> String {
        ComparePage::frame_to_read(language)
    }

    fn take_in(&mut self, given: &Given, kind: &str, name: &str, text: &str) -> Result<(), Told> {
        match kind {
            "assessment" => {}
            // All of them are to come anew.
            "assessments" => {
                self.group = Group::default();
                self.compared = None;
                return Ok(());
            }
            // One that did not come at all; why stands in its place.
            "refused" => {
                self.group.refuse(name, |_| text.to_owned());
                return Err(refused(text));
            }
            other => return Err(unknown_kind(other)),
        }
        self.compared = None;
        match given.assessment(text) {
            Ok(assessment) => self.group.admit(name, assessment),
            Err(told) => {
                self.group.refuse(name, &told);
                return Err(told);
            }
        }
        Ok(())
    }

    fn draw(&mut self, given: &Given) -> Parts {
        self.parts(given, true)
    }

    fn hear(&mut self, given: &Given, attribute: &str, heard: &Heard<'_>) -> Parts {
        match attribute {
            "data-working" if heard.event == "click" => {
                let told =
                    self.told(given, |page, compared, choice| page.asked(compared?, choice, heard.asked));
                vec![("g-w".into(), told.flatten().unwrap_or_default())]
            }
            "data-compare" => match self.choice.hear(heard) {
                Redraw::Nothing => Vec::new(),
                Redraw::View => self.parts(given, false),
                Redraw::Computed => {
                    self.compared = None;
                    self.parts(given, false)
                }
                Redraw::Everything => {
                    self.compared = None;
                    self.parts(given, true)
                }
                Redraw::Part(of) => {
                    let told = self
                        .told(given, |page, compared, choice| Some(page.unfolded(compared?, choice, &of)));
                    vec![(format!("g-k-{of}"), told.flatten().unwrap_or_default())]
                }
            },
            _ => Vec::new(),
        }
    }

    fn save(&mut self, given: &Given, asked: &str) -> Option<File> {
        let (does, of) = asked.split_once(' ')?;
        let name = pick(given.language, "jamforelse", "comparison");
        self.told(given, |page, compared, choice| match does {
            "text" => {
                let (ending, mime) = if of == "md" { ("md", "text/markdown") } else { ("csv", "text/csv") };
                let text = page.text(compared?, choice, of);
                Some((format!("glapp-{name}-{of}.{ending}"), mime, text))
            }
            "svg" | "png" => {
                Some((format!("glapp-{name}-{of}.{does}"), "", page.drawing(compared?, choice, of)))
            }
            _ => None,
        })?
    }
}
