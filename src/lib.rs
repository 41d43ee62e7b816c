//! mulu (目录): compiles and checks the catalogues in which Chinese local governments state what they disclose.
//!
//! Bytes become a [`document`] (a tree of located text), the document a [`catalogue`] (typed values
//! beside their text), the catalogue findings, and findings reports. The same catalogues become a
//! published site, workbooks and JSON. The modules below stand in floor order: each may use those
//! above it in this list and none below (`ARCHITECTURE.md`, enforced by `tests/architecture.rs`).
//!
//! A reader knows layout and no meaning; a value knows meaning and no place; a rule sees one item,
//! catalogue or pair and reports; the [`diagnostic::Sink`] alone settles severity and order; a report
//! or emitter is a pure function to bytes. The library opens no file and asks no clock: the disk is a
//! trait ([`project::Disk`]), the day an argument. Start reading at [`pipeline`].

pub mod source;
pub mod threads;

pub mod diagnostic;

pub mod value;

pub mod knowledge;

pub mod catalogue;

pub mod document;
pub mod read;

pub mod lineage;
pub mod matching;
pub mod normalise;
pub mod schedule;
pub mod schema;

mod sameness;

pub mod compare;
pub mod rules;

pub mod review;

pub mod emit;
pub mod format;
pub mod known;
pub mod report;

pub mod config;
pub mod project;

pub mod pipeline;

pub mod cli;
