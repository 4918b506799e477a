//! The container of office documents: files in a zip archive, stored or deflated, nothing else.

use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};

/// 1980-01-01, the first day that an archive can name: the same document is the same bytes on any day.
const DAY: u16 = 0x21;
const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
const END_SIZE: usize = 22;
/// Names are UTF-8.
const UTF8: u16 = 1 << 11;
const ENCRYPTED: u16 = 1;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;
/// Stands for a size that needs the format's 64-bit extension.
const TOO_LONG: u32 = u32::MAX;

/// The archive of these files, as (name, content).
pub(crate) fn pack(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in files {
        let packed = compress_to_vec(content, 9);
        let offset = size(out.len());
        let mut about = Vec::new();
        for half in [20, UTF8, DEFLATED, 0, DAY] {
            about.extend(u16::to_le_bytes(half));
        }
        for word in [crc(content), size(packed.len()), size(content.len())] {
            about.extend(u32::to_le_bytes(word));
        }
        about.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
        about.extend([0; 2]); // no extra field
        out.extend(LOCAL.to_le_bytes());
        out.extend(&about);
        out.extend(name.as_bytes());
        out.extend(&packed);
        directory.extend(CENTRAL.to_le_bytes());
        directory.extend(20_u16.to_le_bytes());
        directory.extend(&about);
        directory.extend([0; 10]); // no comment, first disk, no attributes
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = size(out.len());
    let count = u16::try_from(files.len()).unwrap_or(u16::MAX).to_le_bytes();
    out.extend(&directory);
    out.extend(END.to_le_bytes());
    out.extend([0; 4]);
    out.extend(count);
    out.extend(count);
    out.extend(size(directory.len()).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

/// Our documents are a few hundred kilobytes.
fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}

/// Why an archive, or a file in it, cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ZipError {
    /// No archive, or a damaged one.
    Damaged,
    /// Protected by a password.
    Encrypted,
    /// Packed in a way that office programs do not use.
    Unusual,
    /// Larger than allowed once it is unpacked.
    TooLarge,
}

/// A file in an archive, not unpacked yet.
struct Entry<'a> {
    name: &'a str,
    method: u16,
    flags: u16,
    crc: u32,
    packed: &'a [u8],
}

/// An archive that was opened.
pub(crate) struct Archive<'a> {
    entries: Vec<Entry<'a>>,
    /// How many bytes may still be unpacked.
    left: usize,
}

impl<'a> Archive<'a> {
    /// Opens an archive, of which at most so many bytes will be unpacked.
    pub fn open(bytes: &'a [u8], limit: usize) -> Result<Self, ZipError> {
        let entries = directory(bytes)?;
        Ok(Self { entries, left: limit })
    }

    /// The content of the file with that name; none if there is no such file.
    pub fn file(&mut self, name: &str) -> Result<Option<Vec<u8>>, ZipError> {
        // Office programs disagree about upper and lower case.
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name)) else {
            return Ok(None);
        };
        if entry.flags & ENCRYPTED != 0 {
            return Err(ZipError::Encrypted);
        }
        let content = match entry.method {
            STORED if entry.packed.len() <= self.left => entry.packed.to_vec(),
            STORED => return Err(ZipError::TooLarge),
            DEFLATED => decompress_to_vec_with_limit(entry.packed, self.left).map_err(|error| {
                let full = error.status == miniz_oxide::inflate::TINFLStatus::HasMoreOutput;
                if full { ZipError::TooLarge } else { ZipError::Damaged }
            })?,
            _ => return Err(ZipError::Unusual),
        };
        if crc(&content) != entry.crc {
            return Err(ZipError::Damaged);
        }
        self.left -= content.len();
        Ok(Some(content))
    }
}

fn directory(bytes: &[u8]) -> Result<Vec<Entry<'_>>, ZipError> {
    // The end stands last, but for a comment of at most 65,535 bytes.
    let last = bytes.len().checked_sub(END_SIZE).ok_or(ZipError::Damaged)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    let end = (first..=last).rev().find(|&at| word(bytes, at) == Some(END)).ok_or(ZipError::Damaged)?;
    let count = half(bytes, end + 10).ok_or(ZipError::Damaged)?;
    let mut at = place(bytes, end + 16)?;
    let mut entries = Vec::new();
    for _ in 0..count {
        let (entry, length) = entry(bytes, at)?;
        entries.push(entry);
        at += length;
    }
    Ok(entries)
}

/// The entry of the directory at a place, and its length there.
fn entry(bytes: &[u8], at: usize) -> Result<(Entry<'_>, usize), ZipError> {
    if word(bytes, at) != Some(CENTRAL) {
        return Err(ZipError::Damaged);
    }
    let half = |offset| half(bytes, at + offset).ok_or(ZipError::Damaged);
    let length = |offset| half(offset).map(usize::from);
    let name_length = length(28)?;
    let name = bytes.get(at + 46..at + 46 + name_length).ok_or(ZipError::Damaged)?;
    let local = place(bytes, at + 42)?;
    if word(bytes, local) != Some(LOCAL) {
        return Err(ZipError::Damaged);
    }
    let local_half = |offset| self::half(bytes, local + offset).map(usize::from).ok_or(ZipError::Damaged);
    let start = local + 30 + local_half(26)? + local_half(28)?;
    let packed = bytes.get(start..).and_then(|rest| rest.get(..place(bytes, at + 20).ok()?));
    let entry = Entry {
        name: str::from_utf8(name).map_err(|_| ZipError::Damaged)?,
        method: half(10)?,
        flags: half(8)?,
        crc: word(bytes, at + 16).ok_or(ZipError::Damaged)?,
        packed: packed.ok_or(ZipError::Damaged)?,
    };
    Ok((entry, 46 + name_length + length(30)? + length(32)?))
}

fn half(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

/// A place or length in the archive. It may lie outside; whoever looks there finds nothing.
fn place(bytes: &[u8], at: usize) -> Result<usize, ZipError> {
    match word(bytes, at) {
        None => Err(ZipError::Damaged),
        Some(TOO_LONG) => Err(ZipError::Unusual),
        Some(word) => usize::try_from(word).map_err(|_| ZipError::Damaged),
    }
}

/// The checksum of the format, CRC-32.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, &byte: &u8| {
        let mut rest = crc ^ u32::from(byte);
        for _ in 0..8 {
            rest = if rest & 1 == 1 { rest >> 1 ^ 0xedb8_8320 } else { rest >> 1 };
        }
        rest
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn archive() -> Vec<u8> {
        pack(&[("a.xml".into(), b"<a/>".to_vec()), ("b/ö.xml".into(), vec![b'x'; 20_000])])
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let bytes = archive();
        let mut open = Archive::open(&bytes, 40_000).unwrap();
        assert_eq!(open.file("A.XML"), Ok(Some(b"<a/>".to_vec())));
        assert_eq!(open.file("b/ö.xml").unwrap().unwrap().len(), 20_000);
        assert_eq!(open.file("c.xml"), Ok(None));
        assert_eq!(crc(b"123456789"), 0xcbf4_3926); // the format's own check value
    }

    #[test]
    fn a_bomb_is_refused_before_it_goes_off() {
        let bytes = archive();
        assert!(bytes.len() < 1000);
        assert_eq!(Archive::open(&bytes, 10_000).unwrap().file("b/ö.xml"), Err(ZipError::TooLarge));
        // All files together count.
        let mut open = Archive::open(&bytes, 20_003).unwrap();
        assert!(open.file("b/ö.xml").is_ok());
        assert_eq!(open.file("a.xml"), Err(ZipError::TooLarge));
    }

    #[test]
    fn damage_is_an_error_wherever_it_lies() {
        let whole = archive();
        for cut in 0..whole.len() {
            assert!(Archive::open(&whole[..cut], 40_000).is_err(), "{cut}");
        }
        for at in 0..whole.len() {
            for change in [1, 0x80, 0xff] {
                let mut bytes = whole.clone();
                bytes[at] ^= change;
                // Some bytes say nothing that is asked for; none of them may bring it down.
                if let Ok(mut open) = Archive::open(&bytes, 40_000) {
                    let _ = (open.file("a.xml"), open.file("b/ö.xml"));
                }
            }
        }
        assert_eq!(Archive::open(b"", 10).err(), Some(ZipError::Damaged));
    }
}
