//! What an import read, matched, doubted and kept, in words for people.

use super::codes::{Fate, Likely, Missing};
use crate::diagnostic::Language;
use crate::matching::How;

/// How many items of a kind are named before the rest is only counted.
const NAMED: usize = 8;

/// Of all tables.
#[derive(Debug, Clone, Default)]
pub struct Summary {
    /// In the order they are written.
    pub tables: Vec<Table>,
}

/// Of one table.
#[derive(Debug, Clone)]
pub struct Table {
    /// The file and the sheet.
    pub source: String,
    /// Whose it is.
    pub place: Option<String>,
    /// Its domain, where one was recognised.
    pub domain: Option<String>,
    /// Whether it is a negative list.
    pub negative: bool,
    /// How many items it has.
    pub items: usize,
    /// What became of each.
    pub fates: Vec<Fate>,
    /// What may be an upper item.
    pub doubtful: Vec<Doubtful>,
    /// What the upper catalogue has nothing like: cell and name.
    pub new: Vec<(String, String)>,
    /// What stands above and not here.
    pub missing: Vec<Missing>,
    /// Whether another table of the place has the same domain and was written before.
    pub again: bool,
    /// What stands in no field.
    pub kept: Kept,
    /// The file it is written to.
    pub output: String,
}

/// An item that may be an upper item.
#[derive(Debug, Clone)]
pub struct Doubtful {
    /// Where its name stands.
    pub cell: String,
    /// Its name.
    pub name: String,
    /// The upper item.
    pub likely: Likely,
}

/// What of a table stands in no field of an item.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// Headings of columns kept in `extra`.
    pub headings: Vec<String>,
    /// Texts kept in `note`.
    pub notes: usize,
    /// Texts kept as comments.
    pub scraps: usize,
}

/// How a match was found, in one word for programs.
#[must_use]
pub(super) fn how(how: How) -> &'static str {
    match how {
        How::Code => "code",
        How::CategoryAndName => "category_and_name",
        How::Name => "name",
        How::Likeness => "likeness",
    }
}

impl Summary {
    /// The lines, in a language.
    #[must_use]
    pub fn lines(&self, language: Language) -> Vec<String> {
        let mut lines = Vec::new();
        for table in &self.tables {
            table.tell(language, &mut lines);
        }
        if self.tables.len() > 1 {
            let items: usize = self.tables.iter().map(|table| table.items).sum();
            lines.push(match language {
                Language::Chinese => format!("共{}张表，{items}个事项", self.tables.len()),
                Language::English => format!("{} tables, {items} items in all", self.tables.len()),
            });
        }
        lines
    }
}

impl Table {
    fn count(&self, wanted: impl Fn(&Fate) -> bool) -> usize {
        self.fates.iter().filter(|fate| wanted(fate)).count()
    }

    fn tell(&self, language: Language, lines: &mut Vec<String>) {
        let english = language == Language::English;
        let mut say = |zh: String, en: String| lines.push(if english { en } else { zh });
        let place = self.place.as_ref().map_or(String::new(), |place| format!("{place} "));
        let (zh, en) = match (&self.domain, self.negative) {
            (_, true) => ("负面清单", "negative list"),
            (Some(domain), false) => (domain.as_str(), domain.as_str()),
            (None, false) => ("看不出领域（可用 --domain 指定）", "domain unknown (set --domain)"),
        };
        say(
            format!("{}：{place}{zh}，{}项", self.source, self.items),
            format!("{}: {place}{en}, {} items", self.source, self.items),
        );
        if self.again {
            say(
                format!("  同一领域还有一张表，这一张写入 {}，请合并或删去一张", self.output),
                format!(
                    "  a second table of this domain, written to {}: merge them or drop one",
                    self.output
                ),
            );
        }
        self.tell_matches(&mut say);
        self.tell_kept(&mut say);
    }

    fn tell_matches(&self, say: &mut impl FnMut(String, String)) {
        if self.fates.iter().all(|fate| *fate == Fate::Unheld) {
            return;
        }
        let by = |wanted: How| self.count(|fate| matches!(fate, Fate::Matched(_, how) if *how == wanted));
        let [code, both, name, like] = [How::Code, How::CategoryAndName, How::Name, How::Likeness].map(by);
        let counts = [
            (code, "按编码", "by code "),
            (both + name, "按名称", "by name "),
            (like, "按内容相近", "by likeness "),
        ];
        let told = |english: bool| -> String {
            let found = counts.iter().filter(|(count, _, _)| *count > 0);
            let words: Vec<String> =
                found.map(|(count, zh, en)| format!("{}{count}", if english { en } else { zh })).collect();
            match (words.is_empty(), english) {
                (true, _) => String::new(),
                (false, true) => format!(" ({})", words.join(", ")),
                (false, false) => format!("（{}）", words.join("，")),
            }
        };
        let (doubtful, new, sum) = (self.doubtful.len(), self.new.len(), code + both + name + like);
        say(
            format!("  与上级目录对上{sum}项{}，存疑{doubtful}项，新增{new}项", told(false)),
            format!("  {sum} matched{}, {doubtful} doubtful, {new} new", told(true)),
        );
        for own in &self.doubtful {
            let Likely { code, name, score, .. } = &own.likely;
            say(
                format!("  存疑 {} {}：可能是 {code} {name}（相似度{score:.2}）", own.cell, own.name),
                format!("  doubtful {} {}: perhaps {code} {name} ({score:.2})", own.cell, own.name),
            );
        }
        if new > 0 {
            let names = listed(self.new.iter().map(|(cell, name)| format!("{cell} {name}")), new);
            say(format!("  新增：{}", names.0), format!("  new: {}", names.1));
        }
        if !self.missing.is_empty() {
            let missing = self.missing.iter().map(|own| format!("{} {}", own.code, own.name));
            let names = listed(missing, self.missing.len());
            say(format!("  上级有、这里没有：{}", names.0), format!("  above and not here: {}", names.1));
        }
    }

    fn tell_kept(&self, say: &mut impl FnMut(String, String)) {
        if !self.kept.headings.is_empty() {
            let headings = self.kept.headings.join("、");
            say(
                format!("  其他列，留在 extra：{headings}"),
                format!("  other columns, kept in extra: {headings}"),
            );
        }
        let Kept { notes, scraps, .. } = self.kept;
        if notes > 0 {
            say(
                format!("  表外文字{notes}条，留在 note"),
                format!("  {notes} texts around the table, kept in note"),
            );
        }
        if scraps > 0 {
            say(
                format!("  零星文字（空行的序号、“附件”等）{scraps}条，留作注释"),
                format!("  {scraps} scraps (numbers of empty rows and the like), kept as comments"),
            );
        }
    }
}

/// The first few, and how many there are.
fn listed(all: impl Iterator<Item = String>, count: usize) -> (String, String) {
    let first = all.take(NAMED).collect::<Vec<_>>().join("、");
    if count > NAMED {
        (format!("{first}等{count}项"), format!("{first} and {} more", count - NAMED))
    } else {
        (first.clone(), first)
    }
}
