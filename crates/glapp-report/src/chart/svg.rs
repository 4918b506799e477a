//! Charts as SVG that stands alone: its colours are attributes, which a page's stylesheet may override by class, so
//! that one drawing serves the page in any theme, print, and a file of its own.

use super::{Bars, Bounds, Chart, Radar, Series, Style};
use crate::html::escape;
use std::f64::consts::TAU;
use std::fmt::Write as _;

mod lines;
mod ternary;
mod units;

/// The chart as an `svg` element. `name` is what it is called for those who do not see it; none for a drawing beside
/// which the same stands in words.
pub fn of(chart: &Chart, name: Option<&str>) -> String {
    let mut pen = Pen::default();
    let (width, height) = match chart {
        Chart::Bounds(bounds) => pen.bounds(bounds),
        Chart::Radar(radar) => pen.radar(radar),
        Chart::Bars(bars) => pen.bars(bars),
        Chart::Lines(lines) => pen.lines(lines),
        Chart::Ternary(ternary) => pen.ternary(ternary),
        Chart::Radars(radars) => pen.radars(radars),
        Chart::Strip(strip) => pen.strip(strip),
        Chart::Grid(grid) => pen.grid(grid),
    };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" class=\"g-chart\" \
         font-family=\"system-ui, sans-serif\" font-size=\"13\""
    );
    match name {
        None => out.push_str(" aria-hidden=\"true\">"),
        Some(name) => {
            out.push_str(" role=\"img\" aria-label=\"");
            escape(&mut out, name);
            out.push_str("\">");
        }
    }
    out.push_str(&pen.out);
    out.push_str("</svg>");
    out
}

pub(crate) const INK: &str = "#1c2625";
pub(crate) const SOFT: &str = "#52605e";
pub(crate) const LINE: &str = "#d8d3c8";
pub(crate) const ACCENT: &str = "#0d6163";
pub(crate) const GAP: &str = "#8f4a12";
const PAPER: &str = "#ffffff";
/// The ramp of the levels, lowest first.
const RAMP: [&str; 6] = ["#f0ece2", "#d5e5e0", "#a9d0ca", "#6cb0ac", "#227476", "#0a4a4c"];

/// Writes shapes.
#[derive(Default)]
struct Pen {
    out: String,
}

#[derive(Clone, Copy)]
struct Point {
    x: f64,
    y: f64,
}

impl Pen {
    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.out.write_fmt(text);
    }

    /// A line of a class; `look` are its further attributes.
    fn line(&mut self, class: &str, from: Point, to: Point, look: &str) {
        self.put(format_args!(
            "<line class=\"{class}\" x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" {look}/>",
            from.x, from.y, to.x, to.y
        ));
    }

    fn circle(&mut self, class: &str, at: Point, radius: f64, look: &str) {
        self.put(format_args!(
            "<circle class=\"{class}\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"{radius}\" {look}/>",
            at.x, at.y
        ));
    }

    fn rect(&mut self, class: &str, at: Point, size: (f64, f64), look: &str) {
        self.put(format_args!(
            "<rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" {look}/>",
            at.x, at.y, size.0, size.1
        ));
    }

    fn text(&mut self, class: &str, at: Point, anchor: &str, look: &str, text: &str) {
        self.put(format_args!(
            "<text class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\" {look}>",
            at.x, at.y
        ));
        escape(&mut self.out, text);
        self.out.push_str("</text>");
    }

    fn bounds(&mut self, it: &Bounds) -> (f64, f64) {
        let (width, height, middle, edge) = (400.0, 28.0, 14.0, 8.0);
        let x = |value: f64| edge + value / f64::from(it.top.max(1)) * (width - 2.0 * edge);
        let at = |value: f64, y: f64| Point { x: x(value), y };
        // Few elements: a table may have hundreds of these.
        let mut scale = format!("M{:.1} {middle}H{:.1}", x(0.0), x(f64::from(it.top)));
        for level in 0..=it.top {
            scale.push_str(&format!("M{:.1} 7V21", x(f64::from(level))));
        }
        self.put(format_args!("<path class=\"g-c-line\" d=\"{scale}\" stroke=\"{LINE}\"/>"));
        if let Some((lower, upper)) = it.bounds {
            let thick = format!("stroke=\"{ACCENT}\" stroke-width=\"4\" stroke-opacity=\"0.45\"");
            self.line("g-c-now", at(lower, middle), at(upper, middle), &thick);
            let ends = format!("M{:.1} 9V19M{:.1} 9V19", x(lower), x(upper));
            self.put(format_args!(
                "<path class=\"g-c-now\" d=\"{ends}\" stroke=\"{ACCENT}\" stroke-width=\"2\"/>"
            ));
        }
        if let Some(target) = it.target {
            let look = format!("stroke=\"{GAP}\" stroke-width=\"3\"");
            self.line("g-c-target", at(target, 2.0), at(target, 26.0), &look);
        }
        if let Some(score) = it.score {
            let look = format!("fill=\"{ACCENT}\" stroke=\"{PAPER}\" stroke-width=\"2\"");
            self.circle("g-c-dot", at(score, middle), 6.0, &look);
        }
        (width, height)
    }

    fn radar(&mut self, it: &Radar) -> (f64, f64) {
        let (width, centre, radius) = (560.0, Point { x: 280.0, y: 210.0 }, 150.0);
        let count = it.axes.len().max(1) as f64;
        let at = |axis: usize, value: f64| {
            let angle = axis as f64 / count * TAU;
            let away = value / f64::from(it.top.max(1)) * radius;
            Point { x: centre.x + angle.sin() * away, y: centre.y - angle.cos() * away }
        };
        let top = f64::from(it.top);
        for level in 1..=it.top {
            let ring: Vec<Point> = (0..it.axes.len()).map(|axis| at(axis, f64::from(level))).collect();
            self.path("g-c-line", &ring, true, &format!("fill=\"none\" stroke=\"{LINE}\""));
        }
        for (axis, name) in it.axes.iter().enumerate() {
            self.line("g-c-line", centre, at(axis, top), &format!("stroke=\"{LINE}\""));
            let label = at(axis, top * 1.1);
            let anchor = match label.x - centre.x {
                off if off > 8.0 => "start",
                off if off < -8.0 => "end",
                _ => "middle",
            };
            let lower = if label.y > centre.y { 10.0 } else { 2.0 };
            // Where there is no room, a page shows the number only: all of it stands in the table.
            let (number, rest) = name.split_once(' ').unwrap_or((name, ""));
            let lines = wrapped(rest);
            // Above the middle the label grows upwards.
            let up =
                if label.y < centre.y { LINE_HEIGHT * lines.len().saturating_sub(1) as f64 } else { 0.0 };
            self.put(format_args!(
                "<text class=\"g-c-ink\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\" fill=\"{INK}\">",
                label.x,
                label.y + lower - up
            ));
            escape(&mut self.out, number);
            for (place, line) in lines.iter().enumerate() {
                if place == 0 {
                    self.out.push_str("<tspan class=\"g-c-name\"> ");
                } else {
                    self.put(format_args!(
                        "<tspan class=\"g-c-name\" x=\"{:.1}\" dy=\"{LINE_HEIGHT}\">",
                        label.x
                    ));
                }
                escape(&mut self.out, line);
                self.out.push_str("</tspan>");
            }
            self.out.push_str("</text>");
        }
        for series in &it.series {
            self.series(series, &at);
        }
        for level in 0..=it.top {
            let place = at(0, f64::from(level));
            let place = Point { x: place.x - 5.0, y: place.y + 4.0 };
            let look = format!("fill=\"{SOFT}\" font-size=\"11\"");
            self.text("g-c-soft", place, "end", &look, &level.to_string());
        }
        // The legend, below: a sample of each line with its name.
        let mut x = 40.0;
        for series in &it.series {
            let look = look(series.style);
            let from = Point { x, y: 405.0 };
            self.line(class(series.style), from, Point { x: x + 32.0, y: 405.0 }, &look);
            let place = Point { x: x + 40.0, y: 409.0 };
            self.text("g-c-ink", place, "start", &format!("fill=\"{INK}\""), &series.name);
            x += 60.0 + series.name.chars().count() as f64 * 7.5;
        }
        (width, 424.0)
    }

    fn series(&mut self, series: &Series, at: &dyn Fn(usize, f64) -> Point) {
        let points: Vec<Option<Point>> = series
            .values
            .iter()
            .enumerate()
            .map(|(axis, value)| value.map(|value| at(axis, value)))
            .collect();
        let class = class(series.style);
        let look = look(series.style);
        if let Some(all) = points.iter().copied().collect::<Option<Vec<Point>>>() {
            let fill = match series.style {
                Style::Now => format!("fill=\"{ACCENT}\" fill-opacity=\"0.16\""),
                Style::Target | Style::Before => "fill=\"none\"".to_owned(),
            };
            self.path(class, &all, true, &format!("{fill} {look}"));
        } else {
            // A chapter without an answer leaves a gap: no line is drawn to a value that is not there.
            let next = points.iter().skip(1).chain(points.first());
            for (from, to) in points.iter().zip(next) {
                if let (Some(from), Some(to)) = (from, to) {
                    self.line(class, *from, *to, &look);
                }
            }
        }
        let dot = match series.style {
            Style::Now => Some(("g-c-dot", format!("fill=\"{ACCENT}\" stroke=\"{PAPER}\""))),
            Style::Before => Some(("g-c-before", format!("fill=\"{PAPER}\" stroke=\"{SOFT}\""))),
            Style::Target => None,
        };
        if let Some((class, look)) = dot {
            for point in points.into_iter().flatten() {
                self.circle(class, point, 4.0, &look);
            }
        }
    }

    fn path(&mut self, class: &str, points: &[Point], closed: bool, look: &str) {
        self.put(format_args!("<path class=\"{class}\" d=\""));
        for (place, point) in points.iter().enumerate() {
            let step = if place == 0 { 'M' } else { 'L' };
            self.put(format_args!("{step}{:.1} {:.1}", point.x, point.y));
        }
        self.put(format_args!("{}\" {look}/>", if closed { "Z" } else { "" }));
    }

    fn bars(&mut self, it: &Bars) -> (f64, f64) {
        let (width, left, right, row) = (720.0, 330.0, 700.0, 22.0);
        let x = |value: u8| left + f64::from(value) / f64::from(it.top.max(1)) * (right - left);
        let mut y = 18.0;
        let soft = format!("fill=\"{SOFT}\" font-size=\"11\"");
        for level in 0..=it.top {
            self.text("g-c-soft", Point { x: x(level), y: 12.0 }, "middle", &soft, &level.to_string());
        }
        for (name, bars) in &it.groups {
            let heading = format!("fill=\"{INK}\" font-weight=\"600\"");
            self.text("g-c-ink", Point { x: 4.0, y: y + 16.0 }, "start", &heading, name);
            y += 24.0;
            let height = row * bars.len() as f64;
            for level in 0..=it.top {
                let (from, to) = (Point { x: x(level), y }, Point { x: x(level), y: y + height });
                self.line("g-c-line", from, to, &format!("stroke=\"{LINE}\""));
            }
            for bar in bars {
                let middle = y + row / 2.0;
                let ink = format!("fill=\"{INK}\"");
                self.text(
                    "g-c-ink",
                    Point { x: 4.0, y: middle + 4.0 },
                    "start",
                    &ink,
                    &shortened(&bar.name, LONGEST_NAME),
                );
                let start = Point { x: left, y: y + 4.0 };
                match bar.value {
                    Some(value) => {
                        let fill = RAMP.get(usize::from(value)).or(RAMP.last()).copied().unwrap_or(ACCENT);
                        let look = format!("fill=\"{fill}\" stroke=\"{SOFT}\" stroke-width=\"0.5\"");
                        let class = format!("g-c-level-{value}");
                        self.rect(&class, start, (x(value) - left, row - 8.0), &look);
                        let place = Point { x: x(value) + 6.0, y: middle + 4.0 };
                        self.text("g-c-ink", place, "start", &ink, &value.to_string());
                    }
                    None if bar.not_applicable => {
                        let place = Point { x: left + 6.0, y: middle + 4.0 };
                        self.text("g-c-soft", place, "start", &soft, "–");
                    }
                    // Hatched: slanting strokes over the whole length that it could still get.
                    None => {
                        let (low, high) = (y + 16.0, y + 6.0);
                        self.out.push_str("<path class=\"g-c-hatch\" d=\"");
                        let mut at = left;
                        while at < right - 8.0 {
                            self.put(format_args!("M{at:.0} {low:.0}L{:.0} {high:.0}", at + 8.0));
                            at += 8.0;
                        }
                        self.put(format_args!("\" stroke=\"{LINE}\"/>"));
                    }
                }
                if !bar.not_applicable {
                    let (from, to) = (
                        Point { x: x(bar.target), y: y + 1.0 },
                        Point { x: x(bar.target), y: y + row - 1.0 },
                    );
                    self.line("g-c-target", from, to, &format!("stroke=\"{GAP}\" stroke-width=\"3\""));
                }
                y += row;
            }
            y += 8.0;
        }
        (width, y + 4.0)
    }
}

fn class(style: Style) -> &'static str {
    match style {
        Style::Now => "g-c-now",
        Style::Target => "g-c-target",
        Style::Before => "g-c-before",
    }
}

fn look(style: Style) -> String {
    match style {
        Style::Now => format!("stroke=\"{ACCENT}\" stroke-width=\"2.5\""),
        Style::Target => format!("stroke=\"{GAP}\" stroke-width=\"2\" stroke-dasharray=\"7 4\""),
        Style::Before => format!("stroke=\"{SOFT}\" stroke-width=\"2\" stroke-dasharray=\"2 4\""),
    }
}

/// From one line of a label to the next.
const LINE_HEIGHT: f64 = 15.0;
/// How many letters of a label stand on a line, if its words allow it.
const LONGEST_LINE: usize = 16;

/// A label in lines.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= LONGEST_LINE => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// How many letters of a name stand before a bar: the table beside the chart has all of it.
const LONGEST_NAME: usize = 46;

pub(crate) fn shortened(name: &str, longest: usize) -> String {
    if name.chars().count() <= longest {
        return name.to_owned();
    }
    let kept: String = name.chars().take(longest.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Bar;

    fn check(chart: &Chart, holds: &[&str], lacks: &[&str]) {
        let svg = of(chart, Some("<Name>"));
        assert!(svg.starts_with("<svg xmlns=") && svg.ends_with("</svg>") && svg.contains("&lt;Name&gt;"));
        for part in holds {
            assert!(svg.contains(part), "{part} is missing in {svg}");
        }
        for part in lacks {
            assert!(!svg.contains(part), "{part} is in {svg}");
        }
    }

    #[test]
    fn a_score_stands_at_its_place_with_bounds_and_target() {
        let bounds = Bounds { score: Some(2.5), bounds: Some((0.0, 5.0)), target: Some(3.0), top: 5 };
        // From 8 to 392: the middle is 200.
        check(
            &Chart::Bounds(bounds),
            &["cx=\"200.0\"", "x1=\"8.0\" y1=\"14.0\" x2=\"392.0\"", "g-c-target"],
            &[],
        );
        let empty = Bounds { score: None, bounds: None, target: None, top: 0 };
        check(&Chart::Bounds(empty), &[], &["g-c-dot", "g-c-target", "g-c-now", "NaN", "inf"]);
    }

    #[test]
    fn a_radar_draws_no_line_to_a_value_that_is_not_there() {
        let radar = |values: [Option<f64>; 4]| {
            let series = Series { name: "Nu".into(), style: Style::Now, values: values.into() };
            Chart::Radar(Radar {
                axes: ["4", "5", "6", "7"].map(String::from).into(),
                series: vec![series],
                top: 5,
            })
        };
        // The top of the first axis is 150 above the centre.
        check(
            &radar([Some(5.0), Some(0.0), Some(0.0), Some(0.0)]),
            &["M280.0 60.0L280.0 210.0", "Z\" fill=\"#0d6163\""],
            &[],
        );
        let open = of(&radar([Some(5.0), Some(1.0), None, Some(1.0)]), None);
        assert_eq!(open.matches("class=\"g-c-now\"").count(), 3, "two sides and the legend: {open}");
        assert!(!open.contains("fill-opacity") && open.contains("aria-hidden"));
        check(&Chart::Radar(Radar { axes: vec![], series: vec![], top: 0 }), &[], &["NaN", "inf"]);
    }

    #[test]
    fn bars_tell_rated_unanswered_and_not_applicable_apart() {
        let bar = |value, not_applicable| Bar { name: "<b>".into(), value, not_applicable, target: 3 };
        let bars = |bar| Chart::Bars(Bars { groups: vec![("4".into(), vec![bar])], top: 5 });
        check(&bars(bar(Some(2), false)), &["g-c-level-2", "&lt;b&gt;", "g-c-target"], &["<b>", "g-c-hatch"]);
        check(&bars(bar(None, false)), &["g-c-hatch", "g-c-target"], &["<rect"]);
        check(&bars(bar(None, true)), &[">–<"], &["<rect", "g-c-hatch", "g-c-target"]);
    }

    #[test]
    fn a_long_name_is_cut_where_a_letter_ends() {
        assert_eq!(shortened(&"å".repeat(46), LONGEST_NAME), "å".repeat(46));
        assert_eq!(shortened(&"å".repeat(47), LONGEST_NAME), format!("{}…", "å".repeat(45)));
    }
}
