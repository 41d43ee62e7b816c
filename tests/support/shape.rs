//! The shape of sources: how long files and functions are, and what no file may say.

use super::scan;

/// Lines a file may have.
const FILE_LINES: usize = 300;
/// Lines a function may have.
const FUNCTION_LINES: usize = 80;

/// Paths into the world outside, which only the command line may touch: the path, and who has it instead.
const WORLD: &[(&[&str], &str)] = &[
    (&["std", "fs"], "files come through `project::Disk`"),
    (&["std", "env"], "the environment is the command line's"),
    (&["std", "net"], "nothing is ever fetched"),
    (&["std", "process"], "nothing is run"),
    (&["std", "time", "SystemTime"], "the day is an argument"),
    (&["std", "time", "Instant"], "the result does not depend on time"),
];

const PRINTING: [&str; 5] = ["println!", "eprintln!", "print!", "eprint!", "dbg!"];

/// What a source does not begin with.
pub(crate) fn without_page_head(path: &str, text: &str) -> Option<String> {
    (!text.starts_with("//!")).then(|| format!("{path}: does not begin with //!"))
}

/// A file that is too long.
pub(crate) fn too_long(path: &str, text: &str) -> Option<String> {
    let lines = text.lines().count();
    (lines > FILE_LINES).then(|| format!("{path}: {lines} lines; {FILE_LINES} at most"))
}

/// Functions that are too long.
pub(crate) fn long_functions(path: &str, text: &str) -> Vec<String> {
    let long = functions(text).into_iter().filter(|(_, _, lines)| *lines > FUNCTION_LINES);
    long.map(|(line, name, lines)| {
        format!("{path}:{line}: fn {name} has {lines} lines; {FUNCTION_LINES} at most")
    })
    .collect()
}

/// Every function with a body: its line, its name and how many lines it has.
pub(crate) fn functions(text: &str) -> Vec<(usize, String, usize)> {
    let code = scan::code(text);
    let lines: Vec<&str> = code.lines().collect();
    let mut found = Vec::new();
    for (first, line) in lines.iter().enumerate() {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let Some(at) = line.find("fn ").filter(|at| !line[..*at].ends_with(word)) else { continue };
        let rest = &line[at + 3..];
        let name = &rest[..rest.find(|c| !word(c)).unwrap_or(rest.len())];
        let body = std::iter::once(rest).chain(lines[first + 1..].iter().copied());
        if let Some(length) = body_length(body).filter(|_| !name.is_empty()) {
            found.push((first + 1, name.to_owned(), length));
        }
    }
    found
}

/// Lines from the head of a function to the brace that closes it; `None` for a head without a body.
fn body_length<'a>(lines: impl Iterator<Item = &'a str>) -> Option<usize> {
    let mut depth = 0usize;
    let mut brackets = 0usize;
    for (index, line) in lines.enumerate() {
        for sign in line.chars() {
            match sign {
                '(' | '[' => brackets += 1,
                ')' | ']' => brackets = brackets.saturating_sub(1),
                '{' => depth += 1,
                '}' if depth == 1 => return Some(index + 1),
                '}' => depth = depth.saturating_sub(1),
                ';' if depth == 0 && brackets == 0 => return None,
                _ => {}
            }
        }
    }
    None
}

/// Uses of the disk, the clock, the environment and the terminal.
pub(crate) fn worldly(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for import in scan::imports(path, text) {
        for (banned, reason) in WORLD {
            let hit = import.path.len() >= banned.len()
                && import.path.iter().zip(*banned).all(|(own, other)| own == other);
            if hit {
                found.push(format!("{path}:{}: {}: {reason}", import.line, import.path.join("::")));
            }
        }
    }
    for (index, line) in scan::code(text).lines().enumerate() {
        for word in PRINTING {
            let whole = |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            if line.find(word).is_some_and(whole) {
                found.push(format!("{path}:{}: {word}: nothing is printed off the command line", index + 1));
            }
        }
    }
    found
}

/// Paths of somebody's own machine. A path inside an address (`…gov.cn/home/…`) is none.
pub(crate) fn machine_paths(path: &str, text: &str) -> Vec<String> {
    // Put together here, so that this file does not accuse itself.
    let roots =
        [["/wo", "rk/"], ["/ho", "me/"], ["/Use", "rs/"], ["/ro", "ot/"], ["/tm", "p/"], ["C:\\Use", "rs"]]
            .map(|parts| parts.concat());
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        for root in &roots {
            let own = |at: usize| {
                !line[..at].ends_with(|c: char| {
                    c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '}' | '~')
                })
            };
            if line.match_indices(root.as_str()).any(|(at, _)| own(at)) {
                found.push(format!("{path}:{}: {root}", index + 1));
            }
        }
    }
    found
}
