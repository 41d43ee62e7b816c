//! Floor 9: the library's front door: values in, values out. No disk, clock, environment or terminal.
//!
//! What the command line can do, a program linking the library can do with these functions.

mod baseline;
mod build;
mod calendar;
mod due;
mod embedded;
mod files;
mod import;
mod load;

pub use build::{BuildError, BuildOptions, Part, build};
pub use calendar::{CalendarError, CalendarOptions, calendar};
pub use due::{DueError, due, due_phrase};
pub use embedded::{EXAMPLE, example_disk};
pub use import::{ImportFormat, import};
pub use load::{Loaded, Request, load};

use crate::diagnostic::{Diagnostic, Levels};
use crate::knowledge::{Date, Knowledge};
use crate::rules;

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
    sink.finish(levels, &loaded.files)
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
        ("catalogue-json.schema.json", crate::emit::json::schema()),
        ("due.schema.json", crate::report::due::schema()),
        ("findings.schema.json", crate::report::findings_schema()),
    ]
}
