//! The words of the reports of a comparison.

use super::ChangesReport;
use crate::compare::{Change, Direction, Kind, Standing};
use crate::diagnostic::Language;

impl ChangesReport<'_> {
    pub(super) fn direction(&self, direction: Direction) -> &'static str {
        direction.label(self.language)
    }

    pub(super) fn kind(&self, kind: Kind) -> &'static str {
        kind.label(self.language)
    }

    /// What a change is about: its code and name, or what whole thing it is.
    pub(super) fn title(&self, change: &Change) -> String {
        change.heading(self.language)
    }

    /// How much changed, in a line, and what must be known of the comparison.
    #[must_use]
    pub fn tally(&self) -> String {
        let caveats = self.changes.caveats.iter().map(|caveat| match self.language {
            Language::Chinese => format!("；注意：{}", caveat.chinese),
            Language::English => format!("; note: {}", caveat.english),
        });
        let caveats = caveats.collect::<String>();
        format!("{}{}{}{caveats}", self.own_tally(), self.kept_tally(), self.upper_tally())
    }

    /// How many of what is for the worse a reviewer lets stay; `--fail-on loosened` counts them not.
    fn kept_tally(&self) -> String {
        let worse = self.changes.told().filter(|change| change.direction == Direction::Loosened);
        match (worse.filter(|change| self.keeps(change)).count(), self.language) {
            (0, _) => String::new(),
            (count, Language::Chinese) => format!("；更不公开的变化中{count}项已同意保留"),
            (count, Language::English) => format!("; {count} loosened kept by decision"),
        }
    }

    /// What of it does not stand under the tier above, where that was asked.
    fn upper_tally(&self) -> String {
        let standing: Vec<&Standing> =
            self.changes.told().filter_map(|change| change.upper.as_ref()).collect();
        if standing.is_empty() {
            return String::new();
        }
        let bad = standing.iter().filter(|one| !one.findings.is_empty()).count();
        let fresh = standing.iter().filter(|one| one.fresh() > 0).count();
        match self.language {
            Language::Chinese => {
                format!("；对照上级目录，其中{bad}项不符合（{fresh}项是这次新出现或有变的）")
            }
            Language::English => {
                format!("; {bad} of them do not stand under the upper tier ({fresh} newly or otherwise so)")
            }
        }
    }

    fn own_tally(&self) -> String {
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
