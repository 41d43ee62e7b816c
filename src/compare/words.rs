//! The words of a comparison that every report of it uses.

use super::standing::{Held, Since, Standing};
use super::{Change, Direction, Kind, Subject};
use crate::diagnostic::Language;

fn say(language: Language, chinese: &'static str, english: &'static str) -> &'static str {
    match language {
        Language::Chinese => chinese,
        Language::English => english,
    }
}

impl Direction {
    /// The word for people.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Loosened => say(language, "更不公开", "loosened"),
            Self::Tightened => say(language, "更公开", "tightened"),
            Self::Neutral => say(language, "中性", "neutral"),
        }
    }
}

impl Kind {
    /// The word for people.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::Added => say(language, "新增", "added"),
            Self::Removed => say(language, "删去", "removed"),
            Self::Split => say(language, "拆分", "split"),
            Self::Merged => say(language, "合并", "merged"),
            Self::Renamed => say(language, "更名", "renamed"),
            Self::Moved => say(language, "移动", "moved"),
            Self::Changed => say(language, "改动", "changed"),
        }
    }
}

impl Kind {
    /// The kind a word means, in either language.
    #[must_use]
    pub fn labelled(word: &str) -> Option<Self> {
        let means = |kind: &Self| {
            [kind.label(Language::Chinese), kind.label(Language::English), kind.name()].contains(&word)
        };
        Self::ALL.into_iter().find(means)
    }
}

impl Change {
    /// Why it is told, in one line: of the whole of it, else of each field.
    #[must_use]
    pub fn whys(&self, language: Language) -> String {
        let own = self.why.get(language);
        if !own.is_empty() {
            return own.to_owned();
        }
        let fields: Vec<String> =
            self.fields.iter().map(|field| field.why().get(language).to_owned()).collect();
        fields.join(say(language, "；", "; "))
    }
}

impl Change {
    /// What it is about: the code and name, or what whole thing it is.
    #[must_use]
    pub fn heading(&self, language: Language) -> String {
        match self.subject {
            Subject::Place => say(language, "整个地方", "the whole place").to_owned(),
            Subject::Catalogue => say(language, "整个目录", "the whole catalogue").to_owned(),
            Subject::Item | Subject::Withheld | Subject::Statement => {
                let code = self.code().map(|code| format!("{code} ")).unwrap_or_default();
                let what = self.fields.first().filter(|_| self.subject == Subject::Statement);
                let what =
                    what.map(|field| field.heading.as_str()).filter(|heading| *heading != self.title());
                let what = what.map_or(String::new(), |heading| format!("{heading} "));
                format!("{what}{code}{}", self.title())
            }
        }
    }
}

impl Change {
    /// How it stands under the tier above, where that was asked: each finding in a line; where there is none, why.
    #[must_use]
    pub fn standing_lines(&self, language: Language) -> Vec<String> {
        let Some(standing) = &self.upper else { return Vec::new() };
        if !standing.findings.is_empty() {
            return standing.findings.iter().map(|held| held.line(language)).collect();
        }
        let line = match (&standing.item, self.kind) {
            (None, _) => say(language, "上级目录没有这一事项", "the upper tier has no such item").to_owned(),
            (Some(upper), Kind::Removed) => {
                let (zh, en) = (
                    "的目录里有这一事项，但没有要求本级公开，或者本级已写明不涉及",
                    " has this item, but does not require it here, or it is listed under `omits`",
                );
                format!("{}{}", upper.place, say(language, zh, en))
            }
            (Some(upper), _) => {
                let stands = say(language, "符合上级目录：", "stands under the upper tier: ");
                format!("{stands}{}", upper.place)
            }
        };
        vec![line]
    }
}

impl Since {
    /// The word for people.
    #[must_use]
    pub fn label(self, language: Language) -> &'static str {
        match self {
            Self::New => say(language, "本次新出现", "new"),
            Self::Other => say(language, "原来就有，这次有变", "there before, otherwise"),
            Self::Before => say(language, "原来就有", "there before"),
        }
    }
}

impl Held {
    /// The finding in a line.
    #[must_use]
    pub fn line(&self, language: Language) -> String {
        let since = self.since.label(language);
        // The tier rules leave to the law's what the law says already.
        let by_tier = self.code.starts_with('T');
        match language {
            Language::Chinese => {
                let against = if by_tier { "上级目录" } else { "规定" };
                format!("不符合{against}（{since}）：{}（{}）", self.message.chinese, self.code)
            }
            Language::English => {
                let against = if by_tier { "the upper tier" } else { "the law" };
                format!("against {against} ({since}): {} ({})", self.message.english, self.code)
            }
        }
    }
}

impl Standing {
    /// How many findings the old side did not have.
    #[must_use]
    pub fn fresh(&self) -> usize {
        self.findings.iter().filter(|held| held.since != Since::Before).count()
    }
}
