//! Units side by side: small radars, levels in a grid, and how levels are spread.

use super::{ACCENT, GAP, INK, LINE, Pen, Point, RAMP, SOFT, shortened};
use crate::chart::{Grid, Radars, Strip};
use std::f64::consts::TAU;

/// The side of a small radar with its numbers.
const SIDE: f64 = 180.0;
/// What its name takes above it.
const NAME: f64 = 26.0;
/// A cell of the grid.
const CELL: (f64, f64) = (26.0, 22.0);
/// Where the cells begin: beside the names of the rows, below those of the columns.
const FIRST: Point = Point { x: 350.0, y: 190.0 };

impl Pen {
    pub(super) fn radars(&mut self, it: &Radars) -> (f64, f64) {
        let columns = it.columns.max(1);
        let named = it.units.iter().any(|(name, _)| !name.is_empty());
        let height = if named { SIDE + NAME } else { SIDE };
        for (place, (name, values)) in it.units.iter().enumerate() {
            let corner = Point { x: (place % columns) as f64 * SIDE, y: (place / columns) as f64 * height };
            if named {
                let at = Point { x: corner.x + SIDE / 2.0, y: corner.y + 18.0 };
                let look = format!("fill=\"{INK}\" font-weight=\"600\" font-size=\"11\"");
                self.text("g-c-ink", at, "middle", &look, &shortened(name, 26));
            }
            let middle = Point { x: corner.x + SIDE / 2.0, y: corner.y + height - SIDE / 2.0 };
            self.small_radar(it, values, middle);
        }
        let rows = it.units.len().div_ceil(columns).max(1);
        (columns as f64 * SIDE, rows as f64 * height)
    }

    /// Few elements: there may be hundreds of radars.
    fn small_radar(&mut self, it: &Radars, values: &[Option<f64>], middle: Point) {
        let count = it.axes.len().max(1) as f64;
        let at = |axis: usize, value: f64| {
            let angle = axis as f64 / count * TAU;
            let away = value / f64::from(it.top.max(1)) * (SIDE / 2.0 - 24.0);
            Point { x: middle.x + angle.sin() * away, y: middle.y - angle.cos() * away }
        };
        let top = f64::from(it.top);
        let mut web = String::new();
        for level in 1..=it.top {
            for axis in 0..it.axes.len() {
                web.push_str(&step(axis == 0, at(axis, f64::from(level))));
            }
            web.push('Z');
        }
        for axis in 0..it.axes.len() {
            web.push_str(&step(true, middle));
            web.push_str(&step(false, at(axis, top)));
        }
        self.put(format_args!("<path class=\"g-c-line\" d=\"{web}\" fill=\"none\" stroke=\"{LINE}\"/>"));
        let look = format!("stroke=\"{ACCENT}\" stroke-width=\"2\"");
        let points: Vec<Option<Point>> =
            values.iter().enumerate().map(|(axis, value)| value.map(|value| at(axis, value))).collect();
        if let Some(all) = points.iter().copied().collect::<Option<Vec<Point>>>() {
            self.path("g-c-now", &all, true, &format!("fill=\"{ACCENT}\" fill-opacity=\"0.2\" {look}"));
        } else {
            // No line is drawn to a value that is not there.
            let next = points.iter().skip(1).chain(points.first());
            for (from, to) in points.iter().zip(next) {
                if let (Some(from), Some(to)) = (from, to) {
                    self.line("g-c-now", *from, *to, &look);
                }
            }
            for point in points.iter().flatten() {
                self.circle("g-c-dot", *point, 3.0, &format!("fill=\"{ACCENT}\""));
            }
        }
        let soft = format!("fill=\"{SOFT}\" font-size=\"11\"");
        for (axis, name) in it.axes.iter().enumerate() {
            let Point { x, y } = at(axis, top * 1.16);
            self.text("g-c-soft", Point { x, y: y + 4.0 }, "middle", &soft, name);
        }
    }

    pub(super) fn strip(&mut self, it: &Strip) -> (f64, f64) {
        let x = |value: f64| 6.0 + value / f64::from(it.top.max(1)) * 108.0;
        let mut ticks = String::new();
        for level in 0..=it.top {
            ticks.push_str(&format!("M{:.1} 5V17", x(f64::from(level))));
        }
        self.put(format_args!("<path class=\"g-c-line\" d=\"{ticks}\" stroke=\"{LINE}\"/>"));
        let at = |value: f64, y: f64| Point { x: x(value), y };
        let [low, q1, median, q3, high] = it.values;
        self.line(
            "g-c-now",
            at(low, 11.0),
            at(high, 11.0),
            &format!("stroke=\"{ACCENT}\" stroke-width=\"2\""),
        );
        let size = (x(q3) - x(q1), 10.0);
        let look = format!("fill=\"{}\" stroke=\"{ACCENT}\"", RAMP[2]);
        self.rect("g-c-box", at(q1, 6.0), size, &look);
        self.line(
            "g-c-target",
            at(median, 3.0),
            at(median, 19.0),
            &format!("stroke=\"{GAP}\" stroke-width=\"3\""),
        );
        (120.0, 22.0)
    }

    pub(super) fn grid(&mut self, it: &Grid) -> (f64, f64) {
        let ink = format!("fill=\"{INK}\"");
        let column = |place: usize| FIRST.x + place as f64 * CELL.0;
        for (place, name) in it.columns.iter().enumerate() {
            let at = Point { x: column(place) + 17.0, y: FIRST.y - 8.0 };
            let look = format!("{ink} font-size=\"11\" transform=\"rotate(-90 {:.1} {:.1})\"", at.x, at.y);
            self.text("g-c-ink", at, "start", &look, &shortened(name, 30));
        }
        let mut y = FIRST.y;
        for (name, cells) in &it.rows {
            let at = Point { x: 4.0, y: y + 15.0 };
            // A row without cells is a heading.
            let weight = if cells.is_empty() { " font-weight=\"600\"" } else { "" };
            self.text("g-c-ink", at, "start", &format!("{ink}{weight}"), &shortened(name, 46));
            for (place, (text, level)) in cells.iter().enumerate() {
                let at = Point { x: column(place), y };
                if let Some(fill) = level.and_then(|level| RAMP.get(usize::from(level))) {
                    let class = format!("g-c-level-{}", level.unwrap_or_default());
                    self.rect(&class, at, (CELL.0 - 1.0, CELL.1 - 1.0), &format!("fill=\"{fill}\""));
                }
                let colour = if level.is_some_and(|level| level > 3) { "#ffffff" } else { INK };
                let middle = Point { x: at.x + CELL.0 / 2.0, y: y + 15.0 };
                self.text("g-c-on", middle, "middle", &format!("fill=\"{colour}\""), text);
            }
            y += CELL.1;
        }
        (column(it.columns.len()) + 8.0, y + 8.0)
    }
}

fn step(first: bool, to: Point) -> String {
    format!("{}{:.1} {:.1}", if first { 'M' } else { 'L' }, to.x, to.y)
}
