//! Finds the records of the embedded `laws.yaml` and their headings without parsing it: what makes start-up cheap.
//!
//! Relies on how that file is written (one key a line, a record begins with `  - id: `). A test holds it to the
//! parsed file; a replacement registry, which may be written in any way, is never read by this.

/// What the index needs of a record, and the record's own lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Heading<'a> {
    pub(super) id: &'a str,
    pub(super) title: &'a str,
    pub(super) short: Vec<&'a str>,
    pub(super) doc_no: Option<&'a str>,
    pub(super) earlier_doc_nos: Vec<&'a str>,
    pub(super) amending_doc_nos: Vec<&'a str>,
}

const RECORD: &str = "\n  - id: ";

/// The value of `as_of`.
pub(super) fn as_of(text: &'static str) -> &'static str {
    text.lines().find_map(|line| line.strip_prefix("as_of: ")).unwrap_or_default()
}

/// Every record's text, in the file's order: a YAML list of one.
pub(super) fn records(text: &'static str) -> impl Iterator<Item = &'static str> {
    let starts: Vec<usize> = text.match_indices(RECORD).map(|(at, _)| at + 1).collect();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| &text[start..end])
}

/// A record's heading.
pub(super) fn heading(record: &str) -> Heading<'_> {
    let mut heading = Heading::default();
    for line in record.lines() {
        let Some((key, value)) = line.get(4..).and_then(|entry| entry.split_once(": ")) else { continue };
        match key {
            "id" => heading.id = value,
            "title" => heading.title = value,
            "short" => heading.short = list(value),
            "doc_no" => heading.doc_no = Some(value),
            "earlier_doc_nos" => heading.earlier_doc_nos = list(value),
            "amending_doc_nos" => {
                heading.amending_doc_nos = list(value)
                    .into_iter()
                    .map(|entry| entry.split_once('（').map_or(entry, |(number, _)| number))
                    .collect();
            }
            _ => {}
        }
    }
    heading
}

fn list(value: &str) -> Vec<&str> {
    value.trim_start_matches('[').trim_end_matches(']').split(", ").collect()
}
