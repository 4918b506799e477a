//! Charts as data: what is drawn, apart from how. [`svg`] draws them; a document may have another way.

pub mod svg;

/// A chart.
#[derive(Debug, Clone, PartialEq)]
pub enum Chart {
    /// One score with its bounds and target.
    Bounds(Bounds),
    /// Values around a circle, one axis each.
    Radar(Radar),
    /// Bars below each other in groups.
    Bars(Bars),
}

/// A score with what it could still become. All values lie between 0 and `top`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The score now.
    pub score: Option<f64>,
    /// The lower and the upper bound.
    pub bounds: Option<(f64, f64)>,
    /// The target.
    pub target: Option<f64>,
    /// The top of the scale.
    pub top: u8,
}

impl Bounds {
    /// A score of the core's on a scale.
    pub fn of(score: &glapp_core::Score, top: glapp_core::Level) -> Self {
        Self {
            score: score.score,
            bounds: score.lower.zip(score.upper),
            target: score.target,
            top: top.number(),
        }
    }
}

/// How a series is drawn, so that each can be told without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Filled, with dots.
    Now,
    /// A dashed line.
    Target,
    /// A dotted line with open dots.
    Before,
}

/// Values on all axes of a radar.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it is.
    pub name: String,
    /// How it is drawn.
    pub style: Style,
    /// A value for each axis; none where there is none, which leaves a gap in the line.
    pub values: Vec<Option<f64>>,
}

/// A radar: one axis for each chapter.
#[derive(Debug, Clone, PartialEq)]
pub struct Radar {
    /// The names of the axes, clockwise from the top.
    pub axes: Vec<String>,
    /// The series.
    pub series: Vec<Series>,
    /// The top of the scale.
    pub top: u8,
}

/// A bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// How long it is; none for what is not answered, which is hatched, or not applicable, which has a dash.
    pub value: Option<u8>,
    /// Whether there is nothing to answer.
    pub not_applicable: bool,
    /// Where a mark for the target stands.
    pub target: u8,
}

/// Bars in groups.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// A heading with its bars.
    pub groups: Vec<(String, Vec<Bar>)>,
    /// The top of the scale.
    pub top: u8,
}
