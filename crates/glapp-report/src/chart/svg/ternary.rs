//! Three shares of a whole as a place in a triangle.

use super::{INK, LINE, PAPER, Pen, Point, SOFT, class, look};
use crate::chart::{Style, Ternary};

const LEFT: Point = Point { x: 80.0, y: 420.0 };
const RIGHT: Point = Point { x: 480.0, y: 420.0 };
const TOP: Point = Point { x: 280.0, y: 73.6 };

/// Where shares stand: near a corner in proportion to its share.
fn at(shares: [f64; 3]) -> Point {
    let whole = shares.iter().sum::<f64>().max(1.0);
    let [left, right, top] = shares.map(|share| share / whole);
    Point {
        x: left * LEFT.x + right * RIGHT.x + top * TOP.x,
        y: left * LEFT.y + right * RIGHT.y + top * TOP.y,
    }
}

impl Pen {
    pub(super) fn ternary(&mut self, it: &Ternary) -> (f64, f64) {
        let soft = format!("fill=\"{SOFT}\" font-size=\"11\"");
        for step in 1..5 {
            let (near, far) = (f64::from(step) * 20.0, 100.0 - f64::from(step) * 20.0);
            let lines = [
                ([near, far, 0.0], [near, 0.0, far]),
                ([far, near, 0.0], [0.0, near, far]),
                ([far, 0.0, near], [0.0, far, near]),
            ];
            for (from, to) in lines {
                self.line("g-c-line", at(from), at(to), &format!("stroke=\"{LINE}\""));
            }
            // Each share is read along the edge that runs towards its corner.
            let text = format!("{near}");
            let Point { x, y } = at([near, 0.0, far]);
            self.text("g-c-soft", Point { x: x - 8.0, y: y + 4.0 }, "end", &soft, &text);
            let Point { x, y } = at([far, near, 0.0]);
            self.text("g-c-soft", Point { x, y: y + 18.0 }, "middle", &soft, &text);
            let Point { x, y } = at([0.0, far, near]);
            self.text("g-c-soft", Point { x: x + 8.0, y: y + 4.0 }, "start", &soft, &text);
        }
        self.path(
            "g-c-edge",
            &[LEFT, RIGHT, TOP],
            true,
            &format!("fill=\"none\" stroke=\"{SOFT}\" stroke-width=\"1.5\""),
        );
        let places = [
            (Point { x: 8.0, y: 458.0 }, "start"),
            (Point { x: 552.0, y: 458.0 }, "end"),
            (Point { x: 280.0, y: 30.0 }, "middle"),
        ];
        for ((name, share), (place, anchor)) in it.corners.iter().zip(places) {
            let bold = format!("fill=\"{INK}\" font-weight=\"600\"");
            self.text("g-c-ink", place, anchor, &bold, name);
            let below = Point { y: place.y + 22.0, ..place };
            self.text("g-c-ink", below, anchor, &format!("fill=\"{INK}\""), share);
        }
        // What stands out is drawn last, on top of the others.
        for chosen in [false, true] {
            for point in it.points.iter().filter(|point| (point.style == Style::Now) == chosen) {
                let place = at(point.shares.map(f64::from));
                let (radius, look) = match point.style {
                    Style::Now => {
                        (9.0, format!("fill=\"{}\" stroke=\"{PAPER}\" stroke-width=\"2\"", super::ACCENT))
                    }
                    _ => (6.0, format!("fill=\"{PAPER}\" {}", look(Style::Now))),
                };
                let class = if chosen { "g-c-dot" } else { class(Style::Before) };
                self.circle(class, place, radius, &look);
                let beside = Point { x: place.x + radius + 4.0, y: place.y - 6.0 };
                self.text(
                    "g-c-ink",
                    beside,
                    "start",
                    &format!("fill=\"{INK}\" font-weight=\"600\""),
                    &point.name,
                );
            }
        }
        (560.0, 490.0)
    }
}
