//! Sheets as they stand in a file that was written by any office program.

use super::sheet::place;
use super::text::escaped;
use crate::problem::{Problem, ProblemKind};
use crate::zip::{Archive, ZipError};
use roxmltree::{Document, Node, ParsingOptions};
use std::cell::Cell;
use std::collections::BTreeMap;

/// The most bytes of a workbook, packed.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// The most bytes of what is read of it, unpacked: a form is about one megabyte.
const MAX_UNPACKED: usize = 48 * 1024 * 1024;
/// The most elements and texts in one part.
const MAX_NODES: u32 = 2_000_000;
/// The most sheets of a workbook: a form has three.
const MAX_SHEETS: usize = 200;
/// The most letters of a sheet's name that are told; office programs allow 31.
const NAME: usize = 60;
/// A file of Microsoft's older container: a workbook with a password, or an old one.
const OLD: [u8; 4] = [0xd0, 0xcf, 0x11, 0xe0];
/// The last column and the last row that workbooks have, counted from 1.
const LAST: (usize, usize) = (16_384, 1_048_576);

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    Text(String),
    Number(f64),
    /// A truth value or an error such as `#N/A`, as it is shown.
    Other(String),
    /// A formula: never computed, and what it once gave is not trusted.
    Formula,
}

impl Found {
    /// As a person reads it, cut where it is long.
    pub fn shown(&self) -> String {
        let text = match self {
            Self::Text(text) | Self::Other(text) => text.trim().replace(char::is_control, " "),
            Self::Number(number) => number.to_string(),
            Self::Formula => "=".into(),
        };
        let short: String = text.chars().take(60).collect();
        if short.len() < text.len() { format!("{short}…") } else { short }
    }
}

/// A sheet: what stands in its cells, by row and column counted from 0. Blank cells are left out.
pub(super) struct Grid {
    pub name: String,
    pub cells: BTreeMap<(usize, usize), Found>,
}

impl Grid {
    /// The name of a cell with its sheet.
    pub fn place(&self, (row, column): (usize, usize)) -> String {
        format!("{}!{}", self.name, place(column, row))
    }
}

fn problem(kind: ProblemKind) -> Problem {
    Problem { place: String::new(), kind }
}

/// The sheets of a workbook, in its order.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Grid>, Problem> {
    if bytes.len() > MAX_BYTES {
        return Err(problem(ProblemKind::TooLarge { bytes: bytes.len(), limit: MAX_BYTES }));
    }
    if bytes.starts_with(&OLD) {
        return Err(problem(ProblemKind::LockedOrOld));
    }
    let mut archive = Archive::open(bytes, MAX_UNPACKED).map_err(refused)?;
    let root = refers(&mut archive, "")?;
    let main = root.iter().find(|it| it.kind.ends_with("/officeDocument")).map(|it| it.path(""));
    let main = main.unwrap_or_else(|| "xl/workbook.xml".into());
    let text = part(&mut archive, &main)?.ok_or_else(|| problem(ProblemKind::NoWorkbook))?;
    let book = parse(&text)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let refers = refers(&mut archive, &main)?;
    let strings = refers.iter().find(|it| it.kind.ends_with("/sharedStrings"));
    let strings = match strings {
        Some(it) => part(&mut archive, &it.path(folder))?.map(|text| shared(&text)).transpose()?,
        None => None,
    };
    let strings = Strings { shared: strings.unwrap_or_default(), left: MAX_UNPACKED.into() };
    let mut grids = Vec::new();
    for (place, sheet) in named(book.root(), "sheet").enumerate() {
        if place == MAX_SHEETS {
            return Err(problem(ProblemKind::TooLargeUnpacked));
        }
        let id = sheet.attributes().find(|it| it.name() == "id" && it.namespace().is_some());
        let target = id.and_then(|id| refers.iter().find(|it| it.id == id.value()));
        let Some(target) = target.filter(|it| it.kind.ends_with("/worksheet")) else { continue };
        let Some(text) = part(&mut archive, &target.path(folder))? else { continue };
        let name = sheet.attribute("name").unwrap_or_default().chars().take(NAME).collect();
        grids.push(Grid { name, cells: cells(&text, &strings)? });
    }
    Ok(grids)
}

fn refused(error: ZipError) -> Problem {
    problem(match error {
        ZipError::Damaged | ZipError::Unusual => ProblemKind::NoWorkbook,
        ZipError::Encrypted => ProblemKind::LockedOrOld,
        ZipError::TooLarge => ProblemKind::TooLargeUnpacked,
    })
}

fn part(archive: &mut Archive<'_>, name: &str) -> Result<Option<String>, Problem> {
    let Some(bytes) = archive.file(name).map_err(refused)? else { return Ok(None) };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    String::from_utf8(bytes.to_vec()).map(Some).map_err(|_| problem(ProblemKind::NoWorkbook))
}

fn parse(text: &str) -> Result<Document<'_>, Problem> {
    if !crate::xml::is_modest(text) {
        return Err(problem(ProblemKind::NoWorkbook));
    }
    let options = ParsingOptions { allow_dtd: false, nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    Document::parse_with_options(text, options).map_err(|_| problem(ProblemKind::NoWorkbook))
}

/// The elements of that name, whatever their namespace: there are two dialects.
fn named<'a, 'input>(node: Node<'a, 'input>, name: &'static str) -> impl Iterator<Item = Node<'a, 'input>> {
    node.descendants().filter(move |node| node.is_element() && node.tag_name().name() == name)
}

/// The same, directly below a node: so that none is met both by itself and in another one.
fn below<'a, 'input>(node: Node<'a, 'input>, name: &'static str) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(move |node| node.is_element() && node.tag_name().name() == name)
}

/// What a part refers to.
struct Reference {
    id: String,
    kind: String,
    target: String,
}

impl Reference {
    /// The path of the part, seen from the folder of the one that refers to it.
    fn path(&self, folder: &str) -> String {
        let slash = if folder.is_empty() { "" } else { "/" };
        match self.target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("{folder}{slash}{}", self.target),
        }
    }
}

fn refers(archive: &mut Archive<'_>, path: &str) -> Result<Vec<Reference>, Problem> {
    let (folder, name) = path.rsplit_once('/').map_or(("", path), |(folder, name)| (folder, name));
    let slash = if folder.is_empty() { "" } else { "/" };
    let Some(text) = part(archive, &format!("{folder}{slash}_rels/{name}.rels"))? else {
        return Ok(Vec::new());
    };
    let document = parse(&text)?;
    let reference = |node: Node<'_, '_>| {
        let attribute = |name| node.attribute(name).unwrap_or_default().to_owned();
        Reference { id: attribute("Id"), kind: attribute("Type"), target: attribute("Target") }
    };
    Ok(named(document.root(), "Relationship").map(reference).collect())
}

/// The texts that cells share.
fn shared(text: &str) -> Result<Vec<String>, Problem> {
    // Nothing but spaces is nothing, and found to be so once, not in every cell.
    let text_of = |node| Some(plain(node)).filter(|text| !text.trim().is_empty()).unwrap_or_default();
    Ok(below(parse(text)?.root_element(), "si").map(text_of).collect())
}

/// The texts that cells share, and how many bytes of text cells may still hold: a long text that very many of them
/// share would fill any memory.
struct Strings {
    shared: Vec<String>,
    left: Cell<usize>,
}

impl Strings {
    /// A text as it stands in a cell.
    fn held(&self, text: &str) -> Result<String, Problem> {
        let left = self.left.get().checked_sub(text.len());
        self.left.set(left.ok_or_else(|| problem(ProblemKind::TooLargeUnpacked))?);
        Ok(text.to_owned())
    }
}

/// A text without its looks and without what helps to pronounce it.
fn plain(node: Node<'_, '_>) -> String {
    let pieces =
        named(node, "t").filter(|it| it.parent().is_none_or(|above| above.tag_name().name() != "rPh"));
    let text: String = pieces.filter_map(|it| it.text()).collect();
    if !text.contains("_x") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(letter) = rest.chars().next() {
        let (letter, length) = escaped(rest).map_or((letter, letter.len_utf8()), |letter| (letter, 7));
        out.push(letter);
        rest = rest.get(length..).unwrap_or_default();
    }
    out
}

fn cells(text: &str, strings: &Strings) -> Result<BTreeMap<(usize, usize), Found>, Problem> {
    let document = parse(text)?;
    let mut cells = BTreeMap::new();
    let mut next_row = 0;
    for row in below(document.root_element(), "sheetData").flat_map(|data| below(data, "row")) {
        let number = row.attribute("r").and_then(|it| it.parse::<usize>().ok());
        let at = number.map_or(next_row, |number| number.saturating_sub(1));
        if at >= LAST.1 {
            return Err(problem(ProblemKind::NoWorkbook));
        }
        next_row = at + 1;
        let mut next = 0;
        for cell in row.children().filter(|it| it.tag_name().name() == "c") {
            let column = cell.attribute("r").and_then(column).unwrap_or(next);
            next = column + 1;
            if column >= LAST.0 {
                return Err(problem(ProblemKind::NoWorkbook));
            }
            if let Some(found) = found(cell, strings)? {
                cells.insert((at, column), found);
            }
        }
    }
    Ok(cells)
}

/// The column of a cell's name, counted from 0.
fn column(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).take(4);
    let number =
        letters.fold(0, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}

fn found(cell: Node<'_, '_>, strings: &Strings) -> Result<Option<Found>, Problem> {
    let child = |name: &'static str| below(cell, name).next();
    if child("f").is_some() {
        return Ok(Some(Found::Formula));
    }
    let kind = cell.attribute("t").unwrap_or("n");
    let value = child("v").and_then(|it| it.text()).unwrap_or_default().trim();
    let text = |text: &str| match text.trim().is_empty() {
        true => Ok(None),
        false => strings.held(text).map(Some),
    };
    Ok(match kind {
        "inlineStr" => text(&child("is").map(plain).unwrap_or_default())?.map(Found::Text),
        "s" => {
            let shared = value.parse::<usize>().ok().and_then(|place| strings.shared.get(place));
            text(shared.map(String::as_str).unwrap_or_default())?.map(Found::Text)
        }
        "str" => text(value)?.map(Found::Text),
        "n" => match value.parse() {
            Ok(number) => Some(Found::Number(number)),
            Err(_) => text(value)?.map(Found::Other),
        },
        "b" => Some(Found::Other(if value == "1" { "TRUE" } else { "FALSE" }.into())),
        _ => text(value)?.map(Found::Other),
    })
}
