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
    /// Lines over time.
    Lines(Lines),
    /// Shares of three in a triangle.
    Ternary(Ternary),
    /// A small radar for each of several units.
    Radars(Radars),
    /// How levels are spread.
    Strip(Strip),
    /// Levels in rows and columns.
    Grid(Grid),
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

/// Shares of three that make a whole, as places in a triangle.
#[derive(Debug, Clone, PartialEq)]
pub struct Ternary {
    /// The corners: left, right, top. Each with its name and, below it, what else is said of it.
    pub corners: [(String, String); 3],
    /// The places.
    pub points: Vec<Shares>,
}

/// A place in a triangle.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares {
    /// What stands beside it.
    pub name: String,
    /// How near it is to the corners: left, right, top.
    pub shares: [u8; 3],
    /// How it is drawn: as now, or less prominent.
    pub style: Style,
}

/// What stands on a day: a score with what it could still become.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mark {
    /// How far along the time: a day's number, or a step.
    pub at: f64,
    /// The score; none leaves a gap in the line.
    pub score: Option<f64>,
    /// The lower and the upper bound.
    pub bounds: Option<(f64, f64)>,
}

/// A line over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is of.
    pub name: String,
    /// Whether it is the one that matters most: drawn thick, and with its band where several lines share a space.
    pub main: bool,
    /// What stands at its first and at its last value.
    pub ends: [String; 2],
    /// Its values, earliest first.
    pub marks: Vec<Mark>,
}

/// Lines over time, in one space or each in a space of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// The days, earliest first: how far along, and what stands below.
    pub days: Vec<(f64, String)>,
    /// The lines.
    pub lines: Vec<Line>,
    /// Whether each has a space of its own, with its band.
    pub apart: bool,
    /// The top of the scale.
    pub top: u8,
}

/// Small radars with the same axes, so many in a row.
#[derive(Debug, Clone, PartialEq)]
pub struct Radars {
    /// Short names of the axes, clockwise from the top.
    pub axes: Vec<String>,
    /// Each unit's name, empty where it stands beside the drawing, and its value on each axis.
    pub units: Vec<(String, Vec<Option<f64>>)>,
    /// How many stand in a row.
    pub columns: usize,
    /// The top of the scale.
    pub top: u8,
}

/// How levels are spread over a scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strip {
    /// The lowest, the first quartile, the median, the third quartile, the highest.
    pub values: [f64; 5],
    /// The top of the scale.
    pub top: u8,
}

/// A cell of a grid: what it says, and the level that colours it, if one does.
pub type GridCell = (String, Option<u8>);

/// Levels in rows and columns.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// Each row's name and cells; none in a row that is a heading.
    pub rows: Vec<(String, Vec<GridCell>)>,
}
