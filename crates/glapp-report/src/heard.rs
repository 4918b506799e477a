//! What someone does on a page whose parts say in an attribute what they do, and what is to be drawn anew for it.

/// Something has been pressed, chosen or written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Heard<'a> {
    /// What happened: `click`, `change`, `input` …
    pub event: &'a str,
    /// What the attribute says, such as `fold heat-4`.
    pub asked: &'a str,
    /// What stands in the field.
    pub value: &'a str,
    /// Whether the box is ticked, or the part unfolded.
    pub on: bool,
}

impl<'a> Heard<'a> {
    /// What to do, and to what: the first word of what was asked, and the rest.
    pub fn words(&self) -> (&'a str, &'a str) {
        self.asked.split_once(' ').unwrap_or((self.asked, ""))
    }
}

/// What is to be drawn anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Redraw {
    /// Nothing: no choice was made, or it shows already.
    Nothing,
    /// What is told.
    View,
    /// What is told, after it has been computed anew.
    Computed,
    /// What is told and what can be chosen: names have changed in both.
    Everything,
    /// One part, by its id without what stands before it on the page.
    Part(String),
}
