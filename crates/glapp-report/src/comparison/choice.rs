//! What someone has chosen to see, as a text that the office module reads.

use super::{CompareChoice, ComparePage, Compared, ComparisonSources, ComparisonView};

impl CompareChoice {
    /// The choice as a text: all of it but what is unfolded.
    ///
    /// ```
    /// use glapp_report::CompareChoice;
    /// let choice = CompareChoice { order: "score".into(), pair: (Some(2), None), anonymous: true, ..Default::default() };
    /// assert_eq!(CompareChoice::read(&choice.written()), choice);
    /// assert_eq!(CompareChoice::read("whatever"), CompareChoice { order: "whatever".into(), ..Default::default() });
    /// ```
    pub fn written(&self) -> String {
        let place = |place: Option<usize>| place.map_or_else(String::new, |place| place.to_string());
        let hidden = if self.anonymous { "hidden" } else { "" };
        let [one, other] = [self.pair.0, self.pair.1].map(place);
        let capacity = self.capacity.to_string();
        [&*self.order, &self.clauses, &self.units, &one, &other, hidden, &capacity].join("\n")
    }

    /// The choice that was written so. What is missing is as it is at first.
    pub fn read(text: &str) -> Self {
        let mut choice = Self::default();
        let mut lines = text.split('\n');
        for field in [&mut choice.order, &mut choice.clauses, &mut choice.units] {
            if let Some(line) = lines.next() {
                line.clone_into(field);
            }
        }
        let mut place = || lines.next().and_then(|line| line.parse().ok());
        choice.pair = (place(), place());
        choice.anonymous = lines.next() == Some("hidden");
        choice.capacity = lines.next().and_then(|line| line.parse().ok()).unwrap_or(choice.capacity);
        choice
    }
}

impl ComparePage<'_> {
    /// Lets `tell` tell something of the units from what every way of writing them needs.
    pub fn with_sources<T>(
        &self,
        compared: &Compared,
        choice: &CompareChoice,
        tell: impl FnOnce(ComparisonSources<'_>, &ComparisonView) -> T,
    ) -> T {
        self.told(compared, choice, |it| tell(it.sources, it.view))
    }
}
