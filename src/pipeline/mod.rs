//! Floor 9: the library's front door: values in, values out. No disk, clock, environment or terminal.
//!
//! What the command line can do, a program linking the library can do with these functions.

mod against;
mod assumed;
mod baseline;
mod beside;
mod build;
mod calendar;
mod collected;
mod decide;
mod diff;
mod downloads;
mod due;
mod embedded;
mod files;
mod fix;
pub mod import;
mod load;
mod marked;
mod offered;
mod review;
mod whose;

pub use against::stand;
pub use build::{BuildError, BuildOptions, Part, build, build_into, missing_tags};
pub use calendar::{CalendarError, CalendarOptions, calendar};
pub use collected::{Collected, collect};
pub use decide::{Passed, changed_subject, changes_gone, decisions, decisions_bytes, settled};
pub use diff::{DiffOptions, Unread, diff, holds_nothing, note_unread, unread};
pub use due::{DueError, due, due_phrase};
pub use embedded::{EXAMPLE, example_disk};
pub use fix::{CellChange, ChangedFile, ChangedKind, FixError, Fixed, Judge, fix};
pub use import::{ImportFormat, Imported, Options as ImportOptions, import};
pub use load::{Loaded, Request, load};
pub use marked::{MarkError, MarkOptions, Marking, checked_files, findings_workbook, marked};
pub use offered::{cut_cells, unfit_to_publish};
pub use review::{Put, ReviewError, ReviewOptions, review};

use crate::config::{Config, Override};
use crate::diagnostic::{Diagnostic, Levels, Sink, Words};
use crate::knowledge::{Date, Knowledge};
use crate::read::{self, Bounds};
use crate::rules;
use crate::source::{FileId, Files, Location};
use crate::value::tier::Tier;
use std::collections::BTreeMap;

/// Judges what was loaded by the law of a day; the findings come settled and sorted.
#[must_use]
pub fn check(
    loaded: &mut Loaded,
    knowledge: &Knowledge,
    levels: &Levels,
    day: Option<Date>,
) -> Vec<Diagnostic> {
    let mut sink = std::mem::take(&mut loaded.sink);
    let settings = rules::Settings { knowledge, day, places: Some(loaded.wanted.clone()) };
    rules::run(&loaded.workspace, &settings, &mut sink);
    whose::name_places(&mut sink, loaded);
    sink.finish(levels, &loaded.files)
}

/// The settings as they hold for what was loaded; `relative` gives a file's path below the folder of the settings.
#[must_use]
pub fn levels(
    config: &Config,
    (select, ignore): (&[String], &[String]),
    loaded: &Loaded,
    relative: &dyn Fn(&str) -> Option<String>,
) -> Levels {
    let mut tiers: BTreeMap<FileId, Option<Tier>> = BTreeMap::new();
    for place in &loaded.workspace.jurisdictions {
        let own = place.catalogues.iter().chain(&place.withheld_lists).map(|catalogue| catalogue.file);
        tiers.extend(own.chain(place.file).map(|file| (file, place.tier)));
    }
    let meant = |own: &Override| {
        let speaks = |file: &FileId| {
            let path = relative(loaded.files.name(*file));
            own.speaks_of(path.as_deref(), tiers.get(file).copied().flatten())
        };
        loaded.files.ids().filter(speaks).collect()
    };
    config.levels(select, ignore, &meant)
}

/// Every JSON Schema mulu publishes, by file name.
#[must_use]
pub fn schemas() -> Vec<(&'static str, serde_json::Value)> {
    use crate::schema::print;
    vec![
        ("catalogue.schema.json", print::catalogue()),
        ("catalogue.zh.schema.json", print::catalogue_chinese()),
        ("jurisdiction.schema.json", print::jurisdiction()),
        ("jurisdiction.zh.schema.json", print::jurisdiction_chinese()),
        ("change-log.schema.json", print::changes()),
        ("change-log.zh.schema.json", print::changes_chinese()),
        ("catalogue-json.schema.json", crate::emit::json::schema()),
        ("changes.schema.json", crate::report::changes::schema()),
        ("decisions.schema.json", crate::decisions::schema(false)),
        ("decisions.zh.schema.json", crate::decisions::schema(true)),
        ("due.schema.json", crate::report::due::schema()),
        ("findings.schema.json", crate::report::findings_schema()),
        ("review.schema.json", crate::report::review::schema()),
        ("review-place.schema.json", crate::report::review::place_schema()),
    ]
}

/// The settings a `mulu.yaml` makes, and what is wrong with it: each fault with its place in front.
#[must_use]
pub fn config(path: &str, bytes: Vec<u8>) -> (Config, Vec<Words>) {
    let mut files = Files::new();
    let id = files.add(path, bytes);
    let mut sink = Sink::new();
    let document = read::read(id, &files, &Bounds::default(), &mut sink);
    let (config, faults) = Config::read(&document, &files);
    let placed = |at: Location, words: &Words| {
        let place = files.place(at);
        Words::new(format!("{place}：{}", words.chinese), format!("{place}: {}", words.english))
    };
    let mut found: Vec<Words> = Vec::new();
    // An empty file sets nothing; that is no fault of settings.
    let broken = sink.finish(&Levels::default(), &files);
    found.extend(
        broken
            .iter()
            .filter(|finding| finding.rule.name != "empty-catalogue")
            .map(|finding| placed(finding.primary, &finding.message)),
    );
    found.extend(faults.iter().map(|fault| placed(fault.at, &fault.words)));
    (config, found)
}
