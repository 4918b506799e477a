//! Where a reader stands in a document, and what it has found wrong there.

use crate::envelope::Envelope;
use crate::{Expected, Found, Problem, ProblemKind, Refusal};
use std::fmt::Write;

/// One step of a JSON path.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    Field(&'static str),
    Key(Box<str>),
    Index(usize),
}

/// More problems than this say nothing new: the rest is not kept, so that a hostile file cannot fill the memory.
const MOST_PROBLEMS: usize = 100;

/// The reader's place and its findings.
#[derive(Debug, Default)]
pub(crate) struct Context {
    part: Option<Box<str>>,
    path: Vec<Step>,
    /// When enough has been read of what a document says of itself, whatever comes after that; none if all is to be read.
    pub enough: Option<fn(&Envelope) -> bool>,
    /// The top of the scale that levels are read against.
    pub top: u8,
    /// Whether fields that are not known are passed over: in documents whose values have no place for them.
    pub passes_over: bool,
    /// Whether what cannot be read is passed over: in a document whose rules are not known yet.
    pub lenient: bool,
    /// Whether something stands in for what must be there and cannot be read: where the value is not wanted, but what is
    /// wrong with the rest of it.
    pub makes_up: bool,
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
}

impl Context {
    pub fn with_top(top: u8) -> Self {
        Self { top, ..Self::default() }
    }

    /// Does something one step further in. Where it fails the place is kept, so that the failure can be located.
    pub fn at<T, E>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        self.path.push(step);
        let value = read(self)?;
        self.path.pop();
        Ok(value)
    }

    /// The same below a name that is data, which is given back.
    pub fn at_key<E>(
        &mut self,
        key: Box<str>,
        read: impl FnOnce(&mut Self) -> Result<(), E>,
    ) -> Result<Box<str>, E> {
        self.path.push(Step::Key(key));
        read(self)?;
        Ok(match self.path.pop() {
            Some(Step::Key(key)) => key,
            // What is done below a step leaves the path as it was.
            _ => Box::default(),
        })
    }

    /// The same for what cannot fail.
    pub fn inside<T>(&mut self, step: Step, read: impl FnOnce(&mut Self) -> T) -> T {
        self.path.push(step);
        let value = read(self);
        self.path.pop();
        value
    }

    /// Does something in another file of the same document.
    pub fn in_part<T>(&mut self, part: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let path = std::mem::take(&mut self.path);
        let before = self.part.replace(part.into());
        let value = read(self);
        self.part = before;
        self.path = path;
        value
    }

    pub fn problem(&mut self, kind: ProblemKind) {
        if self.problems.len() < MOST_PROBLEMS {
            let problem = self.here(kind);
            self.problems.push(problem);
        }
    }

    pub fn warning(&mut self, kind: ProblemKind) {
        if self.warnings.len() < MOST_PROBLEMS {
            let warning = self.here(kind);
            self.warnings.push(warning);
        }
    }

    /// Warns of a field that is not known. The head of a part has no place in the whole.
    pub fn unknown_field(&mut self) {
        let head_of_part = self.part.is_some() && self.path.len() == 1;
        let dropped = self.passes_over || head_of_part;
        self.warning(if dropped { ProblemKind::PassedOver } else { ProblemKind::UnknownField });
    }

    pub fn unexpected(&mut self, found: Found, expected: Expected) {
        self.problem(ProblemKind::Unexpected { found, expected });
    }

    /// Whether a problem has been noted at a place, or below it.
    pub fn is_noted_at(&self, path: &str) -> bool {
        self.problems.iter().any(|problem| is_at(&problem.path, path))
    }

    /// Takes over what another reader has noted of the same document and this one has not: of what this one could not
    /// read, the other speaks of what it made up, or has left out of a count.
    pub fn also(&mut self, other: Self) {
        let place = |it: &Problem| match it.kind {
            ProblemKind::Missing { field } => format!("{}.{field}", it.path),
            _ => it.path.to_string(),
        };
        let known: Vec<String> = self.problems.iter().map(place).collect();
        for problem in other.problems {
            let here = place(&problem);
            let counts = matches!(problem.kind, ProblemKind::Counts { .. });
            let made_up = |there: &String| is_at(&here, there) || (counts && is_at(there, &here));
            // The other has noted all that this one has, and no more than the most: nor will this one.
            if !known.iter().any(made_up) {
                self.problems.push(problem);
            }
        }
    }

    /// The value with its warnings, if nothing is wrong with it; a lenient reader warns of what it passed over.
    pub fn finish<T>(mut self, value: Option<T>) -> Result<(T, Vec<Problem>), Refusal> {
        if self.lenient && value.is_some() {
            let unknown = std::mem::take(&mut self.warnings);
            self.warnings = std::mem::take(&mut self.problems);
            self.warnings.extend(unknown);
        }
        match value {
            Some(value) if self.problems.is_empty() => Ok((value, self.warnings)),
            _ => Err(Refusal { problems: self.problems }),
        }
    }

    fn here(&self, kind: ProblemKind) -> Problem {
        Problem { part: self.part.clone(), path: path(&self.path).into(), kind }
    }
}

/// Whether a path is this one or leads below it.
fn is_at(path: &str, above: &str) -> bool {
    path.strip_prefix(above).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

fn path(steps: &[Step]) -> String {
    let mut path = String::from("$");
    for step in steps {
        // Writing to a String cannot fail.
        let _ = match step {
            Step::Field(name) => write!(path, ".{name}"),
            Step::Key(key) => write!(path, "[{:?}]", shortened(key)),
            Step::Index(index) => write!(path, "[{index}]"),
        };
    }
    path
}

/// A text for a message: at most 40 characters of it.
pub(crate) fn shortened(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((cut, _)) => format!("{}…", text.get(..cut).unwrap_or_default()),
        None => text.into(),
    }
}
