//! Reads Rust sources just far enough to see what they import: no parser, no dependency.
//!
//! Comments and strings are blanked first, so that words in prose are never taken for code.

/// A path a file uses, resolved from `crate`, `super` and `self`; paths into `std` keep their `std`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Import {
    /// The line, counted from 1.
    pub(crate) line: usize,
    /// The segments behind `crate`, or `std` and what follows.
    pub(crate) path: Vec<String>,
}

/// The module a file is: `src/rules/run.rs` → `rules`, `run`.
pub(crate) fn module(path: &str) -> Vec<String> {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    let mut parts: Vec<String> = inner.split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| matches!(last.as_str(), "mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

/// The text with comments, strings and characters blanked; every line stays where it is.
pub(crate) fn code(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < characters.len() {
        let end = blank_end(&characters, at);
        if end == at {
            out.push(characters[at]);
            at += 1;
        } else {
            out.extend(characters[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    out
}

/// Where the comment, string or character that begins here ends; here itself where none begins.
fn blank_end(text: &[char], at: usize) -> usize {
    let starts = |words: &str| words.chars().enumerate().all(|(i, c)| text.get(at + i) == Some(&c));
    let until =
        |from: usize, end: &dyn Fn(usize) -> bool| (from..text.len()).find(|i| end(*i)).unwrap_or(text.len());
    let joined = at > 0 && (text[at - 1].is_alphanumeric() || text[at - 1] == '_');
    if starts("//") {
        until(at, &|i| text[i] == '\n')
    } else if starts("/*") {
        until(at + 3, &|i| text[i - 1] == '*' && text[i] == '/') + 1
    } else if !joined && (starts("r\"") || starts("r#")) {
        let hashes = text[at + 1..].iter().take_while(|c| **c == '#').count();
        if text.get(at + 1 + hashes) != Some(&'"') {
            return at;
        }
        let closes = |i: usize| {
            text[i] == '"' && text[i + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes
        };
        until(at + 2 + hashes, &closes) + 1 + hashes
    } else if starts("\"") {
        quoted(text, at + 1, '"')
    } else if starts("'\\") || (starts("'") && text.get(at + 2) == Some(&'\'')) {
        quoted(text, at + 1, '\'')
    } else {
        at
    }
    .min(text.len())
}

fn quoted(text: &[char], mut at: usize, close: char) -> usize {
    while at < text.len() && text[at] != close {
        at += if text[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// Every path into the crate or into `std`, in `use` declarations and inline, modules inside the file included.
pub(crate) fn imports(path: &str, text: &str) -> Vec<Import> {
    let tokens = tokens(&code(text));
    let mut here = module(path);
    let mut inner: Vec<usize> = Vec::new();
    let mut depth = 0;
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((line, word)) = tokens.get(at) {
        let next = |by: usize| tokens.get(at + by).map_or("", |(_, word)| word.as_str());
        match word.as_str() {
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                if inner.last() == Some(&depth) {
                    inner.pop();
                    here.pop();
                }
            }
            "mod" if next(2) == "{" => {
                here.push(next(1).to_owned());
                inner.push(depth);
            }
            "crate" | "super" | "self" | "std"
                if next(1) == "::" && (at == 0 || tokens[at - 1].1 != "::") =>
            {
                at = tree(&tokens, at, &[], &mut |path| {
                    found.extend(resolve(&here, &path).map(|path| Import { line: *line, path }));
                });
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Walks a path, or a tree of paths in braces; gives the token behind it.
fn tree(
    tokens: &[(usize, String)],
    mut at: usize,
    before: &[String],
    found: &mut dyn FnMut(Vec<String>),
) -> usize {
    let word = |at: usize| tokens.get(at).map_or("", |(_, word)| word.as_str());
    let mut path = before.to_vec();
    loop {
        match word(at) {
            "{" => {
                at += 1;
                while !matches!(word(at), "}" | "") {
                    at = tree(tokens, at, &path, found);
                    while matches!(word(at), "as" | ",") {
                        at += if word(at) == "as" { 2 } else { 1 };
                    }
                }
                return at + 1;
            }
            name => path.push(name.to_owned()),
        }
        at += 1;
        if word(at) != "::" || matches!(word(at + 1), "<" | "") {
            found(path);
            return at;
        }
        at += 1;
    }
}

fn resolve(here: &[String], path: &[String]) -> Option<Vec<String>> {
    let mut base = here.to_vec();
    let mut rest = path;
    match rest.first().map(String::as_str) {
        Some("std") => base.clear(),
        Some("crate") => {
            base.clear();
            rest = &rest[1..];
        }
        _ => {}
    }
    while rest.first().is_some_and(|word| word == "super") {
        base.pop()?;
        rest = &rest[1..];
    }
    base.extend(rest.iter().filter(|word| *word != "self" && *word != "*").cloned());
    Some(base)
}

/// Words, `::` and single signs, each with its line.
fn tokens(code: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for (index, line) in code.lines().enumerate() {
        let mut rest = line.trim_start();
        while let Some(first) = rest.chars().next() {
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let length = if word > 0 {
                word
            } else if rest.starts_with("::") {
                2
            } else {
                first.len_utf8()
            };
            found.push((index + 1, rest[..length].to_owned()));
            rest = rest[length..].trim_start();
        }
    }
    found
}
