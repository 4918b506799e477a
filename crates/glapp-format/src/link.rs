//! An assessment as a part of a link: compact JSON, compressed, in letters that every mail program leaves alone.
//!
//! It stands behind the `#` of an address, which no browser sends to any server. `1.` says how it is packed: a zlib
//! stream (RFC 1950), whose checksum tells a damaged link from a sound one, as base64url without padding (RFC 4648).

use crate::envelope::MAX_BYTES;
use crate::{Document, Refusal, assessment};
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::{DecodeError, Engine as _};
use glapp_core::{Assessment, Catalogue, Language};
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};
use std::fmt;

/// The way of packing that [`write()`] uses. [`read`] knows every one up to this.
pub const VERSION: u32 = 1;

/// Longer links are cut by some mail programs.
pub const MAIL_LIMIT: usize = 2000;

/// As small as it gets: an assessment is too short for the time to matter.
const LEVEL: u8 = 10;

/// Bits behind the last letter that mean nothing are let through: a cut link shall be told as cut.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_encode_padding(false)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Why a link gives no assessment.
#[derive(Debug, Clone, PartialEq)]
pub enum LinkError {
    /// It does not begin as a link of Glapp's does.
    NoLink,
    /// A newer Glapp has made it: in which way.
    Newer(u32),
    /// Its end is missing.
    Cut,
    /// A letter in it is another one than when it was made.
    Damaged,
    /// It unpacks to more than any assessment is.
    TooLarge,
    /// It is sound, but what it holds is refused.
    Refused(Refusal),
}

impl LinkError {
    /// What is wrong and what would do, in sentences.
    pub fn message(&self, language: Language) -> String {
        let (sv, en) = match self {
            Self::NoLink => (
                "Länken innehåller ingen skattning. Den ska börja med ”1.” efter ”#/open/”. Be avsändaren att skicka den på nytt.",
                "The link holds no assessment. It should begin with “1.” after “#/open/”. Ask the sender to send it again.",
            ),
            Self::Newer(_) => (
                "Länken är gjord i ett nyare Glapp än det här. Öppna den i det Glapp som den kommer från.",
                "The link was made in a newer Glapp than this one. Open it in the Glapp that it comes from.",
            ),
            Self::Cut => (
                "Slutet av länken saknas. Mejlprogram kortar ibland av långa länkar: kopiera hela länken, eller be avsändaren om skattningen som fil.",
                "The end of the link is missing. Email programs sometimes cut long links: copy the whole link, or ask the sender for the assessment as a file.",
            ),
            Self::Damaged => (
                "Länken är skadad: något tecken i den har ändrats på vägen. Kopiera den på nytt, eller be avsändaren om skattningen som fil.",
                "The link is damaged: a character in it has changed on its way. Copy it again, or ask the sender for the assessment as a file.",
            ),
            Self::TooLarge => (
                "Länken rymmer mer än en skattning kan innehålla, så den kommer inte från Glapp. Be avsändaren om skattningen som fil.",
                "The link holds more than an assessment can, so it does not come from Glapp. Ask the sender for the assessment as a file.",
            ),
            Self::Refused(refusal) => {
                let lines: Vec<String> = refusal
                    .problems
                    .iter()
                    .map(|it| format!("{}: {}", it.path, it.message(language)))
                    .collect();
                return lines.join("\n");
            }
        };
        match language {
            Language::Sv => sv.into(),
            Language::En => en.into(),
        }
    }
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Language::En))
    }
}

impl std::error::Error for LinkError {}

/// The assessment as letters, digits, `-`, `_` and one dot. [`read`] gives the same value back, with the fields that
/// this version does not know.
///
/// ```
/// use glapp_core::example;
/// use glapp_format::link;
/// let catalogue = example::catalogue();
/// let unit = example::assessment(&catalogue);
/// let packed = link::write(&unit);
/// assert!(packed.starts_with("1."));
/// assert_eq!(link::read(&packed, &[&catalogue])?.value, unit);
/// assert_eq!(link::read(&packed[..packed.len() - 9], &[&catalogue]), Err(link::LinkError::Cut));
/// # Ok::<(), link::LinkError>(())
/// ```
pub fn write(assessment: &Assessment) -> String {
    let json = assessment::write_compact(assessment);
    format!("{VERSION}.{}", BASE64.encode(compress_to_vec_zlib(json.as_bytes(), LEVEL)))
}

/// The assessment in a packed text. White space in it, as mail programs put it into long lines, makes no difference.
///
/// # Errors
/// A [`LinkError`], whatever the text is.
pub fn read(text: &str, catalogues: &[&Catalogue]) -> Result<Document<Assessment>, LinkError> {
    let packed: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let (version, packed) = packed.split_once('.').ok_or(LinkError::NoLink)?;
    match version.parse::<u32>() {
        Ok(VERSION) => {}
        Ok(newer) if newer > VERSION => return Err(LinkError::Newer(newer)),
        _ => return Err(LinkError::NoLink),
    }
    let bytes = BASE64.decode(packed).map_err(|error| match error {
        DecodeError::InvalidLength(_) => LinkError::Cut,
        _ => LinkError::Damaged,
    })?;
    let json = decompress_to_vec_zlib_with_limit(&bytes, MAX_BYTES).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => LinkError::TooLarge,
        TINFLStatus::FailedCannotMakeProgress | TINFLStatus::NeedsMoreInput => LinkError::Cut,
        _ => LinkError::Damaged,
    })?;
    assessment::read(&json, catalogues).map_err(LinkError::Refused)
}
