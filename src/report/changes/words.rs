//! The words of the reports of a comparison.

use super::ChangesReport;
use crate::compare::{Change, Direction, Kind, Subject};
use crate::diagnostic::Language;

impl ChangesReport<'_> {
    pub(super) fn direction(&self, direction: Direction) -> &'static str {
        match direction {
            Direction::Loosened => self.say("更不公开", "loosened"),
            Direction::Tightened => self.say("更公开", "tightened"),
            Direction::Neutral => self.say("中性", "neutral"),
        }
    }

    pub(super) fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Added => self.say("新增", "added"),
            Kind::Removed => self.say("删去", "removed"),
            Kind::Split => self.say("拆分", "split"),
            Kind::Merged => self.say("合并", "merged"),
            Kind::Renamed => self.say("更名", "renamed"),
            Kind::Moved => self.say("移动", "moved"),
            Kind::Changed => self.say("改动", "changed"),
        }
    }

    /// What a change is about: its code and name, or what whole thing it is.
    pub(super) fn title(&self, change: &Change) -> String {
        match change.subject {
            Subject::Place => self.say("整个地方", "the whole place").to_owned(),
            Subject::Catalogue => self.say("整个目录", "the whole catalogue").to_owned(),
            Subject::Item | Subject::Withheld => {
                let code = change.code().map(|code| format!("{code} ")).unwrap_or_default();
                format!("{code}{}", change.title())
            }
        }
    }

    /// How much changed, in a line.
    pub(super) fn tally(&self) -> String {
        let written = self.changes.changes.len() - self.changes.told().count();
        match (written, self.language) {
            (0, _) => self.told_tally(),
            (count, Language::Chinese) => format!("{}；另有{count}项只是写法或次序不同", self.told_tally()),
            (count, Language::English) => {
                format!("{}; {count} more only written or ordered otherwise", self.told_tally())
            }
        }
    }

    fn told_tally(&self) -> String {
        let changes = self.changes;
        let count = |kind| changes.count(kind);
        let kinds = [
            Kind::Added,
            Kind::Removed,
            Kind::Changed,
            Kind::Renamed,
            Kind::Moved,
            Kind::Split,
            Kind::Merged,
        ];
        let mut parts: Vec<String> = Vec::new();
        for kind in kinds.into_iter().filter(|kind| count(*kind) > 0) {
            parts.push(match self.language {
                Language::Chinese => format!("{}{}项", self.kind(kind), count(kind)),
                Language::English => format!("{} {}", count(kind), self.kind(kind)),
            });
        }
        let unchanged = changes.unchanged;
        if changes.told().next().is_none() {
            return match self.language {
                Language::Chinese => format!("没有变化（{unchanged}个事项）"),
                Language::English => format!("no changes ({unchanged} items)"),
            };
        }
        let by = |direction| changes.count_direction(direction);
        let (worse, better, neutral) =
            (by(Direction::Loosened), by(Direction::Tightened), by(Direction::Neutral));
        match self.language {
            Language::Chinese => format!(
                "{}，未变{unchanged}项；更不公开{worse}项，更公开{better}项，中性{neutral}项",
                parts.join("，")
            ),
            Language::English => format!(
                "{}, {unchanged} unchanged; {worse} loosened, {better} tightened, {neutral} neutral",
                parts.join(", ")
            ),
        }
    }
}
