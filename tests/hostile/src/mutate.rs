//! Changes to bytes that are the same on every run: where no engine looks for new ways in, many small ones still do.

/// A generator of numbers (SplitMix64; Steele, Lea and Flood 2014): the same seed gives the same numbers everywhere.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// A generator that starts at a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below a bound; 0 if there is none below it.
    pub fn below(&mut self, bound: usize) -> usize {
        (self.roll() % (bound.max(1) as u64)) as usize
    }

    /// One of these.
    pub fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

/// Pieces that mean something to one of the readers.
const PIECES: [&[u8]; 40] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b",",
    b"\"",
    b"\\",
    b"\\u0000",
    b"\\ud800",
    b"\\udfff",
    b"null",
    b"true",
    b"-1",
    b"0",
    b"1.0",
    b"1e3",
    b"1e999",
    b"1e-999",
    b"99999999999999999999",
    b"NaN",
    b"Infinity",
    b"\xef\xbb\xbf",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\x00",
    b"\r\n",
    b"__proto__",
    b"constructor",
    b"\"\"",
    b"\" \"",
    b"{}",
    b"[]",
    b"<",
    b"/>",
    b"&#0;",
    b"]]>",
    b"_x0000_",
    b"=",
];

/// The bytes with one to four changes.
pub fn mutated(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        change(&mut out, dice);
    }
    out
}

fn change(out: &mut Vec<u8>, dice: &mut Dice) {
    let at = dice.below(out.len() + 1);
    let end = (at + dice.below(40)).min(out.len());
    match dice.below(8) {
        0 if at < out.len() => out[at] ^= 1 << dice.below(8),
        1 if at < out.len() => out[at] = dice.roll() as u8,
        2 => drop(out.drain(at..end)),
        3 => out.truncate(at),
        4 => {
            // What stands somewhere, once more.
            let again = out[at..end].to_vec();
            let to = dice.below(out.len() + 1);
            drop(out.splice(to..to, again));
        }
        5 => {
            let piece = dice.one(&PIECES);
            drop(out.splice(at..end, piece.iter().copied()));
        }
        6 => {
            let piece = dice.one(&PIECES);
            drop(out.splice(at..at, piece.iter().copied()));
        }
        // A number or word of the document by another one.
        _ => {
            let from = (at..out.len()).find(|&it| out[it].is_ascii_alphanumeric()).unwrap_or(at);
            let to = (from..out.len()).find(|&it| !out[it].is_ascii_alphanumeric()).unwrap_or(out.len());
            let piece = dice.one(&PIECES);
            drop(out.splice(from..to, piece.iter().copied()));
        }
    }
}
