//! Paths as texts: `/` parts them on every system, and the folder `` is the one we are in.

/// A path in a folder; the folder `` is the one we are in.
#[must_use]
pub fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() || folder == "." {
        name.to_owned()
    } else {
        format!("{}/{name}", folder.trim_end_matches('/'))
    }
}

/// The last part of a path.
#[must_use]
pub fn file_name(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// Forms in which catalogues come too and that nobody reads: the old form of Word and that of WPS, and archives.
const UNREAD: [&str; 5] = ["doc", "wps", "rar", "zip", "7z"];

/// Whether a file may hold a catalogue, by its name, in a form nobody reads.
pub(super) fn is_passed_over(file: &str) -> bool {
    let name = file_name(file);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    UNREAD.contains(&ending.as_str()) && !name.starts_with(['.', '~'])
}
