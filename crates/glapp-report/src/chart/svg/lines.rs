//! Lines over time: all in one space with a name at the end of each, or each in a space of its own with its band.

use super::{ACCENT, GAP, INK, LINE, PAPER, Pen, Point, SOFT, shortened};
use crate::chart::{Line, Lines, Mark};
use crate::html::escape;

/// How wide one space is with the names beside it, and two beside each other.
const TOGETHER: f64 = 720.0;
const TWO_APART: f64 = 640.0;
/// Between two labels at the ends of lines.
const APART: f64 = 22.0;
/// How near each other two days may be named, on a wide screen and on a narrow one.
const NEAR: (f64, f64) = (80.0, 130.0);
/// How lines are dashed that are not the main one, so that each can be told without colour.
const DASHES: [&str; 8] = ["", "9 4", "2 3", "12 3 2 3", "5 3", "16 5", "1 5", "8 3 1 3 1 3"];

/// Where values are drawn.
struct Space {
    left: f64,
    right: f64,
    above: f64,
    below: f64,
    days: (f64, f64),
    top: f64,
}

impl Space {
    fn x(&self, day: f64) -> f64 {
        let (first, last) = self.days;
        // One day alone stands in the middle.
        let share = if last > first { (day - first) / (last - first) } else { 0.5 };
        self.left + share * (self.right - self.left)
    }

    fn at(&self, day: f64, value: f64) -> Point {
        Point { x: self.x(day), y: self.below - value / self.top * (self.below - self.above) }
    }
}

impl Pen {
    pub(super) fn lines(&mut self, it: &Lines) -> (f64, f64) {
        let ends = it.days.first().zip(it.days.last()).map_or((0.0, 0.0), |(first, last)| (first.0, last.0));
        let space = |left: f64, above: f64, (width, height): (f64, f64)| Space {
            left,
            right: left + width,
            above,
            below: above + height,
            days: ends,
            top: f64::from(it.top.max(1)),
        };
        if !it.apart {
            let height = (APART * it.lines.len() as f64).max(260.0);
            let space = space(96.0, 16.0, (346.0, height));
            self.together(it, &space);
            return (TOGETHER, height + 48.0);
        }
        let mut below = 0.0;
        for (place, line) in it.lines.iter().enumerate() {
            let (column, row) = (place % 2, place / 2);
            let space = space(24.0 + column as f64 * 330.0, 34.0 + row as f64 * 156.0, (240.0, 84.0));
            below = space.below;
            self.alone(it, line, &space);
        }
        (TWO_APART, below + 34.0)
    }

    /// Levels as lines across, days below, those in between only where there is room.
    fn frame(&mut self, it: &Lines, space: &Space, levels: impl Iterator<Item = u8>, between: bool) {
        let soft = format!("fill=\"{SOFT}\" font-size=\"11\"");
        let (first, last) = space.days;
        for level in levels {
            let (from, to) = (space.at(first, f64::from(level)), space.at(last, f64::from(level)));
            let (from, to) = (Point { x: space.left, ..from }, Point { x: space.right, ..to });
            self.line("g-c-line", from, to, &format!("stroke=\"{LINE}\""));
            let place = Point { x: space.left - if it.apart { 8.0 } else { 76.0 }, y: from.y + 4.0 };
            self.text("g-c-soft", place, "end", &soft, &level.to_string());
        }
        let mut named = space.x(first);
        for (place, (day, name)) in it.days.iter().enumerate() {
            let x = space.x(*day);
            let is_end = place == 0 || place + 1 == it.days.len();
            let room = (x - named).min(space.right - x);
            if !is_end && (!between || room < NEAR.0) {
                continue;
            }
            named = x;
            let class = if is_end || room >= NEAR.1 { "g-c-soft" } else { "g-c-soft g-c-name" };
            let anchor = match () {
                () if it.days.len() == 1 || !(it.apart && is_end) => "middle",
                () if place == 0 => "start",
                () => "end",
            };
            self.text(class, Point { x, y: space.below + 20.0 }, anchor, &soft, name);
        }
    }

    fn together(&mut self, it: &Lines, space: &Space) {
        self.frame(it, space, 0..=it.top, true);
        for line in it.lines.iter().filter(|line| line.main) {
            self.band(line, space);
        }
        let mut dashes = DASHES.iter().cycle();
        for line in &it.lines {
            let dash = if line.main { "" } else { dashes.next().unwrap_or(&"") };
            self.drawn(line, dash, space);
        }
        // With two days it is a slope chart: what a line comes from is told as well as where it goes.
        self.labels(it, space, false);
        if it.days.len() == 2 {
            self.labels(it, space, true);
        }
    }

    /// What stands at one end of every line, moved so that no two lie on each other.
    fn labels(&mut self, it: &Lines, space: &Space, first: bool) {
        let end = |line: &Line| {
            let mut scored = line.marks.iter().filter_map(|mark| Some((mark.at, mark.score?)));
            let (day, score) = if first { scored.next()? } else { scored.next_back()? };
            Some(space.at(day, score))
        };
        let ends: Vec<(&Line, Point)> = it.lines.iter().filter_map(|line| Some((line, end(line)?))).collect();
        let places = spread(ends.iter().map(|(_, at)| at.y).collect(), space.above, space.below);
        for ((line, at), y) in ends.into_iter().zip(places) {
            let (edge, side) = if first { (space.left, -1.0) } else { (space.right, 1.0) };
            let to = Point { x: edge + side * 18.0, y };
            let from = Point { x: at.x + side * 6.0, y: at.y };
            self.line("g-c-line", from, to, &format!("stroke=\"{LINE}\""));
            let weight = if line.main { " font-weight=\"650\"" } else { "" };
            let anchor = if first { "end" } else { "start" };
            let place = Point { x: to.x + side * 4.0, y: y + 4.0 };
            let [then, now] = &line.ends;
            let look = format!("text-anchor=\"{anchor}\" fill=\"{INK}\"{weight}");
            if first {
                self.named(place, &look, then, "");
            } else {
                self.named(place, &look, now, &shortened(&line.name, 33));
            }
        }
    }

    /// A value, if there is one, and a name. Where there is no room, a page shows the name's beginning only: all of it
    /// stands in the table.
    fn named(&mut self, at: Point, look: &str, value: &str, name: &str) {
        let (kept, rest) = beginning(name);
        self.put(format_args!("<text class=\"g-c-ink\" x=\"{:.1}\" y=\"{:.1}\" {look}>", at.x, at.y));
        escape(&mut self.out, value);
        self.out.push_str(if value.is_empty() || name.is_empty() { "" } else { " · " });
        escape(&mut self.out, kept);
        self.out.push_str("<tspan class=\"g-c-name\">");
        escape(&mut self.out, rest);
        self.out.push_str("</tspan></text>");
    }

    fn alone(&mut self, it: &Lines, line: &Line, space: &Space) {
        self.frame(it, space, [0, it.top].into_iter(), false);
        let title = Point { x: space.left, y: space.above - 14.0 };
        let look = format!("fill=\"{INK}\" font-weight=\"600\"");
        self.named(title, &look, "", &shortened(&line.name, 34));
        self.band(line, space);
        self.drawn(line, "", space);
        let last = line.marks.iter().rev().find_map(|mark| Some(space.at(mark.at, mark.score?)));
        if let (Some(at), [_, now]) = (last, &line.ends) {
            let place = Point { x: at.x + 10.0, y: at.y + 5.0 };
            self.text("g-c-ink", place, "start", &format!("fill=\"{INK}\" font-weight=\"650\""), now);
        }
    }

    /// What a line's values could still become.
    fn band(&mut self, line: &Line, space: &Space) {
        let bounded = |mark: &Mark| mark.bounds.map(|(lower, upper)| (mark.at, lower, upper));
        for run in line.marks.split(|mark| mark.bounds.is_none()).filter(|run| !run.is_empty()) {
            let all: Vec<_> = run.iter().filter_map(bounded).collect();
            if all.iter().all(|(_, lower, upper)| lower >= upper) {
                continue;
            }
            let above = all.iter().map(|(day, _, upper)| space.at(*day, *upper));
            let below = all.iter().rev().map(|(day, lower, _)| space.at(*day, *lower));
            let around: Vec<Point> = above.chain(below).collect();
            let look =
                format!("fill=\"{ACCENT}\" fill-opacity=\"0.14\" stroke=\"{ACCENT}\" stroke-opacity=\"0.5\"");
            self.path("g-c-band", &around, true, &look);
        }
    }

    /// The line itself: rising, falling or level, and no line to a value that is not there.
    fn drawn(&mut self, line: &Line, dash: &str, space: &Space) {
        let mut scores = line.marks.iter().filter_map(|mark| mark.score);
        let (class, colour) = match (scores.next(), scores.next_back()) {
            (Some(then), Some(now)) if now > then => ("g-c-now", ACCENT),
            (Some(then), Some(now)) if now < then => ("g-c-target", GAP),
            _ => ("g-c-before", SOFT),
        };
        let width: f64 = if line.main { 4.0 } else { 2.0 };
        let look = format!("stroke=\"{colour}\" stroke-width=\"{width}\" stroke-dasharray=\"{dash}\"");
        let look = look.replace(" stroke-dasharray=\"\"", "");
        let at = |mark: &Mark| mark.score.map(|score| space.at(mark.at, score));
        for pair in line.marks.windows(2) {
            if let [Some(from), Some(to)] = [pair.first().and_then(at), pair.last().and_then(at)] {
                self.line(class, from, to, &look);
            }
        }
        let dot = format!("fill=\"{PAPER}\" stroke=\"{colour}\" stroke-width=\"{}\"", width.min(2.5));
        for point in line.marks.iter().filter_map(at) {
            self.circle(&format!("g-c-mark {class}"), point, if line.main { 5.0 } else { 3.5 }, &dot);
        }
    }
}

/// Places for labels that lie as near as may be to where they are wanted, in the order given: labels that would lie on
/// each other form a block around the middle of where they are wanted.
fn spread(mut wanted: Vec<f64>, above: f64, below: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    let at = |place: &usize| wanted.get(*place).copied().unwrap_or_default();
    order.sort_by(|a, b| at(a).total_cmp(&at(b)));
    // Where a block begins, and how many labels it has.
    let mut blocks: Vec<(f64, f64)> = Vec::new();
    for want in order.iter().map(at) {
        let mut new = (want, 1.0);
        while let Some((start, count)) = blocks.pop_if(|(start, count)| *start + *count * APART > new.0) {
            let all = count + new.1;
            new = ((start * count + (new.0 - count * APART) * new.1) / all, all);
        }
        blocks.push(new);
    }
    let each = |(start, count): (f64, f64)| (0..count as usize).map(move |n| start + n as f64 * APART);
    let mut places: Vec<f64> = blocks.into_iter().flat_map(each).collect();
    let (mut least, mut most) = (above, below);
    for place in &mut places {
        *place = place.max(least);
        least = *place + APART;
    }
    for place in places.iter_mut().rev() {
        *place = place.min(most);
        most = *place - APART;
    }
    for (place, y) in order.into_iter().zip(places) {
        if let Some(it) = wanted.get_mut(place) {
            *it = y;
        }
    }
    wanted
}

/// A number at the beginning of a name, else its first letters; and the rest.
fn beginning(name: &str) -> (&str, &str) {
    let number = name.find(' ').filter(|_| name.starts_with(|letter: char| letter.is_ascii_digit()));
    let letters = || name.char_indices().nth(14).map_or(name.len(), |(place, _)| place);
    name.split_at_checked(number.unwrap_or_else(letters)).unwrap_or((name, ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Chart, svg};

    fn line(name: &str, scores: &[Option<f64>]) -> Line {
        let mark = |(place, score): (usize, &Option<f64>)| Mark {
            at: place as f64,
            score: *score,
            bounds: score.map(|score| (score - 0.5, score + 0.5)),
        };
        let marks = scores.iter().enumerate().map(mark).collect();
        Line { name: name.into(), main: false, ends: ["a".into(), "b".into()], marks }
    }

    fn drawn(lines: Vec<Line>, days: usize, apart: bool) -> String {
        let days = (0..days).map(|day| (day as f64, format!("day {day}"))).collect();
        svg::of(&Chart::Lines(Lines { days, lines, apart, top: 5 }), None)
    }

    #[test]
    fn a_value_that_is_not_there_leaves_a_gap() {
        let whole = drawn(vec![line("x", &[Some(1.0), Some(2.0), Some(3.0)])], 3, false);
        assert_eq!(whole.matches("class=\"g-c-now\"").count(), 2, "{whole}");
        let open = drawn(vec![line("x", &[Some(1.0), None, Some(3.0)])], 3, false);
        assert_eq!(open.matches("class=\"g-c-now\"").count(), 0, "{open}");
        assert_eq!(open.matches("<circle").count(), 2);
        let empty = drawn(vec![line("x", &[None, None])], 2, true);
        assert!(
            !empty.contains("<circle") && !empty.contains("g-c-band") && !empty.contains("NaN"),
            "{empty}"
        );
        for days in 0..2 {
            let few = drawn(vec![line("<b>", &[Some(1.0)])], days, false);
            assert!(!few.contains("NaN") && !few.contains("inf") && !few.contains("<b>"), "{few}");
        }
    }

    #[test]
    fn direction_is_told_by_class_and_lines_by_their_dashes() {
        let all = drawn(
            vec![
                line("up", &[Some(1.0), Some(2.0)]),
                line("down", &[Some(2.0), Some(1.0)]),
                line("level", &[Some(2.0), Some(2.0)]),
                Line { main: true, ..line("all", &[Some(2.0), Some(3.0)]) },
            ],
            2,
            false,
        );
        for (class, count) in [("g-c-now", 2), ("g-c-target", 1), ("g-c-before", 1), ("g-c-band", 1)] {
            assert_eq!(all.matches(&format!("class=\"{class}\"")).count(), count, "{class}: {all}");
        }
        assert!(all.contains(DASHES[1]) && all.contains(DASHES[2]));
        // Both ends are named.
        assert_eq!((all.matches(">a<").count(), all.matches(">b ").count()), (4, 4), "{all}");
        let apart =
            drawn(vec![line("up", &[Some(1.0), Some(2.0)]), line("x", &[Some(1.0), Some(2.0)])], 2, true);
        assert_eq!(apart.matches("g-c-band").count(), 2);
    }

    #[test]
    fn labels_lie_apart_within_the_space() {
        assert_eq!(spread(vec![50.0, 10.0, 52.0], 0.0, 200.0), [40.0, 10.0, 62.0]);
        assert_eq!(spread(vec![5.0, 5.0], 0.0, 200.0), [0.0, 22.0]);
        assert_eq!(spread(vec![100.0, 100.0, 100.0], 0.0, 100.0), [56.0, 78.0, 100.0]);
        assert!(spread(vec![], 0.0, 1.0).is_empty());
    }

    #[test]
    fn a_name_begins_with_its_number_or_some_letters() {
        assert_eq!(beginning("10 Förbättring"), ("10", " Förbättring"));
        assert_eq!(beginning("Åååååååååååååååå"), ("Åååååååååååååå", "åå"));
        assert_eq!(beginning("kort"), ("kort", ""));
    }
}
