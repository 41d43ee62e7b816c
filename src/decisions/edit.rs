//! A file of decisions edited in place: what did not change stays letter for letter and where it was, comments stay even
//! where their entry goes, and what is new stands where a sorted file would have it.

use super::{Decision, Decisions};
use std::collections::BTreeMap;

/// An entry as it is written, with the lines above it that belong to it.
struct Block<'a> {
    fingerprint: String,
    lines: Vec<&'a str>,
}

/// A file cut up: what stands above the entries, the entries, what stands below.
struct Cut<'a> {
    head: Vec<&'a str>,
    blocks: Vec<Block<'a>>,
    tail: Vec<&'a str>,
    indent: usize,
}

impl Decisions {
    /// The text of the file after it said `before`; `None` where its layout is none that can be edited, such as a list in
    /// brackets. Whoever asks reads the answer again: a layout may be misunderstood.
    ///
    /// # Errors
    /// None for texts.
    pub fn edited(&self, text: &str, before: &Self) -> Result<Option<String>, serde_yaml::Error> {
        let Some(cut) = cut(text) else { return Ok(None) };
        let mut fresh: BTreeMap<&str, &Decision> =
            self.entries.iter().map(|(print, own)| (print.as_str(), own)).collect();
        for block in &cut.blocks {
            fresh.remove(block.fingerprint.as_str());
        }
        let mut fresh: Vec<&Decision> = fresh.into_values().collect();
        let place = |own: &Decision| (own.subject.clone(), own.fingerprint.clone());
        fresh.sort_by_key(|own| std::cmp::Reverse(place(own)));
        let mut lines: Vec<String> = cut.head.iter().map(ToString::to_string).collect();
        let render = |own: &Decision| -> Result<Vec<String>, serde_yaml::Error> {
            Ok(self.lines(own)?.into_iter().map(|line| format!("{}{line}", " ".repeat(cut.indent))).collect())
        };
        for block in &cut.blocks {
            let own = self.of(&block.fingerprint);
            while let Some(next) = fresh.pop_if(|next| own.is_some_and(|own| place(next) < place(own))) {
                lines.extend(render(next)?);
            }
            match own {
                Some(own) if before.of(&block.fingerprint) == Some(own) => {
                    lines.extend(block.lines.iter().map(ToString::to_string));
                }
                own => {
                    lines.extend(comments(block.lines.iter().copied(), cut.indent));
                    lines.extend(own.map(render).transpose()?.unwrap_or_default());
                }
            }
        }
        for next in fresh.into_iter().rev() {
            lines.extend(render(next)?);
        }
        lines.extend(cut.tail.iter().map(ToString::to_string));
        Ok(Some(joined(lines, text)))
    }

    /// A new file that keeps the comments of an old one, all of them above.
    ///
    /// # Errors
    /// None for texts.
    pub fn rewritten(&self, text: &str) -> Result<String, serde_yaml::Error> {
        let mut lines = comments(text.lines(), 0);
        lines.extend(self.yaml(&self.sorted())?.lines().map(ToOwned::to_owned));
        Ok(joined(lines, text))
    }
}

fn joined(lines: Vec<String>, like: &str) -> String {
    let end = if like.contains("\r\n") { "\r\n" } else { "\n" };
    lines.iter().map(|line| format!("{}{end}", line.trim_end_matches('\r'))).collect()
}

/// Cuts a file at its entries: the lines that begin with `- ` as deep as the first of them does. Comments above an entry
/// are its own.
fn cut(text: &str) -> Option<Cut<'_>> {
    let lines: Vec<&str> = text.lines().collect();
    let depth = |line: &str| line.len() - line.trim_start().len();
    let first = lines.iter().position(|line| line.trim_start().starts_with("- "))?;
    let indent = depth(lines[first]);
    let begins = |line: &&str| line.trim_start().starts_with("- ") && depth(line) == indent;
    let starts: Vec<usize> = (first..lines.len()).filter(|at| begins(&lines[*at])).collect();
    let literal = literal(lines.iter().copied());
    let above = |at: usize| {
        let is_idle = |at: &usize| !literal[*at] && (lines[*at].trim().is_empty() || is_comment(lines[*at]));
        at - (0..at).rev().take_while(is_idle).count()
    };
    let from: Vec<usize> = starts.iter().map(|at| above(*at)).collect();
    let end = above(lines.len());
    let mut blocks = Vec::new();
    for (number, start) in from.iter().enumerate() {
        let own = lines.get(*start..from.get(number + 1).copied().unwrap_or(end))?;
        blocks.push(Block { fingerprint: fingerprint(own)?, lines: own.to_vec() });
    }
    let head = lines[..*from.first()?].to_vec();
    Some(Cut { head, blocks, tail: lines[end..].to_vec(), indent })
}

fn fingerprint(lines: &[&str]) -> Option<String> {
    let value = lines.iter().find_map(|line| {
        let line = line.trim_start().trim_start_matches("- ").trim_start();
        line.strip_prefix("指纹:").or_else(|| line.strip_prefix("fingerprint:"))
    })?;
    let value = value.trim_start().trim_start_matches(['\'', '"']);
    let digits = value.get(..16).filter(|print| print.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    Some(digits.to_ascii_lowercase())
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

/// The comments of some lines, each on a line of its own.
fn comments<'a>(lines: impl Iterator<Item = &'a str> + Clone, indent: usize) -> Vec<String> {
    let literal = literal(lines.clone());
    let found = lines.zip(literal).filter(|(_, literal)| !literal).filter_map(|(line, _)| {
        if is_comment(line) {
            return Some(line.trim());
        }
        // Behind a value; a sign inside quotes begins none.
        let starts = line.match_indices(" #").map(|(at, _)| at);
        let closed = |at: &usize| {
            let before = line.get(..*at).unwrap_or_default();
            before.matches('\'').count() % 2 == 0 && before.matches('"').count() % 2 == 0
        };
        let at = starts.into_iter().find(closed)?;
        line.get(at..).map(str::trim)
    });
    found.map(|comment| format!("{}{comment}", " ".repeat(indent))).collect()
}

/// Which lines are the text of a value that was begun with `|` or `>`: what looks like a comment there is none.
fn literal<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<bool> {
    // How deep the key of the value stands that is open.
    let mut open: Option<usize> = None;
    let mut found = Vec::new();
    for line in lines {
        let depth = line.len() - line.trim_start().len();
        let is_text = open.is_some_and(|key| line.trim().is_empty() || depth > key);
        if !is_text {
            open = if is_comment(line) { None } else { begun(line) };
        }
        found.push(is_text);
    }
    found
}

/// How deep the key stands whose value begins below this line, after `|` or `>`.
fn begun(line: &str) -> Option<usize> {
    let (_, value) = line.split_once(": ")?;
    let sign = value.split(" #").next()?.trim();
    let rest = sign.strip_prefix(['|', '>'])?;
    let is_sign = rest.chars().all(|c| "+-".contains(c) || c.is_ascii_digit());
    let key = line.trim_start_matches(|c: char| c == '-' || c.is_whitespace());
    is_sign.then(|| line.len() - key.len())
}
