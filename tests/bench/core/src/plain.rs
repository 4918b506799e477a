//! The assessment document as plain structs that serde derives a reader for: no problem is located, no unknown field
//! kept, no clause looked up. What a reader of ours is held against.
#![allow(missing_docs, reason = "the names are those of the document")]

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Debug, Deserialize, Serialize)]
pub struct Assessment {
    pub format: Box<str>,
    pub version: u64,
    pub id: Box<str>,
    pub catalogue: Box<str>,
    pub unit: Unit,
    pub date: Box<str>,
    pub stage: Option<Stage>,
    pub state: Option<State>,
    pub adopted: Option<Adopted>,
    pub continues: Option<Box<str>>,
    #[serde(default)]
    pub assessors: Vec<Assessor>,
    pub target: Option<u8>,
    #[serde(default)]
    pub ratings: BTreeMap<Box<str>, Rating>,
    #[serde(default)]
    pub actions: Vec<Action>,
    pub mission: Option<Mission>,
    #[serde(default)]
    pub modified: Box<str>,
}

#[derive(Debug, Deserialize, Serialize)]
pub struct Unit {
    pub name: Box<str>,
    pub kind: Option<Kind>,
    #[serde(default)]
    pub organisation: Box<str>,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Forvaltning,
    Bolag,
    Namnd,
    Stab,
    Other,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    Individual,
    Consensus,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    Draft,
    Adopted,
}

#[derive(Debug, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Open,
    Ongoing,
    Done,
    Dropped,
}

#[derive(Debug, Deserialize, Serialize)]
pub struct Adopted {
    pub date: Box<str>,
    #[serde(default)]
    pub by: Box<str>,
}

#[derive(Debug, Deserialize, Serialize)]
pub struct Assessor {
    #[serde(default)]
    pub name: Box<str>,
    #[serde(default)]
    pub role: Box<str>,
}

#[derive(Debug, Deserialize, Serialize)]
pub struct Rating {
    pub level: Option<u8>,
    pub target: Option<u8>,
    pub importance: Option<u8>,
    pub not_applicable: Option<Box<str>>,
    #[serde(default)]
    pub note: Box<str>,
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    #[serde(default)]
    pub practices: Vec<Box<str>>,
    pub spread: Option<Votes>,
}

#[derive(Debug, Deserialize, Serialize)]
pub struct Votes {
    #[serde(default)]
    pub counts: Vec<usize>,
    pub not_applicable: Option<usize>,
}

#[derive(Debug, Deserialize, Serialize)]
pub struct Evidence {
    #[serde(default)]
    pub text: Box<str>,
    #[serde(default)]
    pub url: Box<str>,
}

#[derive(Debug, Deserialize, Serialize)]
pub struct Action {
    pub id: Box<str>,
    pub clause: Option<Box<str>>,
    #[serde(default)]
    pub text: Box<str>,
    #[serde(default)]
    pub owner: Box<str>,
    pub due: Option<Box<str>>,
    pub status: Option<Status>,
}

#[derive(Debug, Deserialize, Serialize)]
pub struct Mission {
    pub internal: u8,
    pub place: u8,
    pub transformation: u8,
}
