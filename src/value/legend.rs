//! What a table says its boxes mean: 已选/未选, 必选/可选, or 至少选择其一.
//!
//! A legend stands in the heading of the channels, in a note under the table, or above it. It is read here as one
//! sentence; whether a sign is a box at all is [`super::text::box_glyph`]'s business.

use super::text::{BoxState, box_glyph, fold_char, is_blank_char};

/// What a sign before an option means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// 必选: the option is used.
    Required,
    /// 可选: the option may be used.
    Optional,
    /// 已选: the option is used.
    Used,
    /// 未选: the option is not used.
    Unused,
}

/// What is said of the signs of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Legend {
    signs: Vec<(char, Meaning)>,
    /// 至少选择其一: the ticked options are a choice, and one of them suffices.
    pub one_suffices: bool,
}

impl Legend {
    /// Reads a legend; `None` where the text explains no sign.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let plain: String =
            text.chars().filter(|c| !is_blank_char(*c)).map(fold_char).filter(|c| !is_quote(*c)).collect();
        let legend = Self { signs: signs(&plain), one_suffices: says_one_suffices(&plain) };
        (!legend.signs.is_empty() || legend.one_suffices).then_some(legend)
    }

    /// Takes over what another legend says of signs this one is silent about.
    pub fn add(&mut self, other: Self) {
        for (sign, meaning) in other.signs {
            if !self.signs.iter().any(|(known, _)| *known == sign) {
                self.signs.push((sign, meaning));
            }
        }
        self.one_suffices |= other.one_suffices;
    }

    /// What a box before an option means: as the legend says, else as its look says.
    #[must_use]
    pub fn meaning(&self, sign: Option<char>, state: BoxState) -> Meaning {
        let own = sign.and_then(|sign| self.signs.iter().find(|(known, _)| *known == sign));
        if let Some((_, meaning)) = own {
            return *meaning;
        }
        // 口 in the legend and □ in the cells are one box.
        let alike = || self.signs.iter().find(|(sign, _)| box_glyph(*sign) == Some(BoxState::Unticked));
        match state {
            BoxState::Ticked => Meaning::Used,
            BoxState::Unticked => alike().map_or(Meaning::Unused, |(_, meaning)| *meaning),
        }
    }

    /// Whether an empty box stands before an option that may be used.
    #[must_use]
    pub fn empty_is_optional(&self) -> bool {
        self.meaning(None, BoxState::Unticked) == Meaning::Optional
    }

    /// Whether any sign but the empty box means an option that may be used.
    #[must_use]
    pub fn says_optional(&self) -> bool {
        self.signs.iter().any(|(_, meaning)| *meaning == Meaning::Optional)
    }
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '「' | '」' | '『' | '』' | '《' | '》')
}

/// Each sign of a sentence that is explained, with its meaning.
fn signs(plain: &str) -> Vec<(char, Meaning)> {
    let places: Vec<(usize, char)> = plain.char_indices().filter(|(at, c)| is_sign(plain, *at, *c)).collect();
    let mut found: Vec<(char, Meaning)> = Vec::new();
    // From the last to the first, so that “■（或◆）=必选” gives the first what is said of the second.
    let mut behind: Option<Meaning> = None;
    for (index, (at, sign)) in places.iter().enumerate().rev() {
        let end = places.get(index + 1).map_or(plain.len(), |(next, _)| *next);
        let after = &plain[at + sign.len_utf8()..end];
        let start = index.checked_sub(1).map_or(0, |last| places[last].0);
        let joined = after.trim_matches(['(', ')', '/', '、', ',', '或', '和', '及', '与']).is_empty();
        let meaning = if joined && index + 1 < places.len() {
            behind
        } else {
            meaning_of(first_clause(after)).or_else(|| meaning_of(last_clause(&plain[start..*at])))
        };
        if let Some(meaning) = meaning
            && !found.iter().any(|(known, _)| known == sign)
        {
            found.push((*sign, meaning));
        }
        behind = meaning;
    }
    found.reverse();
    found
}

/// Whether a character is a box that is spoken of; 口 is one only where it is said to mean something.
fn is_sign(plain: &str, at: usize, c: char) -> bool {
    match c {
        '口' | '囗' | '○' | '〇' => {
            let rest = &plain[at + c.len_utf8()..];
            ["表示", "为", "代表", "是", "=", ":", "标注"].iter().any(|word| rest.starts_with(word))
        }
        _ => !c.is_alphanumeric() && box_glyph(c).is_some(),
    }
}

fn first_clause(text: &str) -> &str {
    let text = text.trim_start_matches([')', ',', ':']);
    text.split([',', ';', '。', '\u{3001}']).next().unwrap_or(text)
}

fn last_clause(text: &str) -> &str {
    text.rsplit([',', ';', '。', '(']).next().unwrap_or(text)
}

fn meaning_of(words: &str) -> Option<Meaning> {
    const WORDS: &[(&str, Meaning)] = &[
        ("必选", Meaning::Required),
        ("必须", Meaning::Required),
        ("应选", Meaning::Required),
        ("可选", Meaning::Optional),
        ("选择公开", Meaning::Optional),
        ("鼓励", Meaning::Optional),
        ("自选", Meaning::Optional),
        ("任选", Meaning::Optional),
        ("未选", Meaning::Unused),
        ("不选", Meaning::Unused),
        ("未采用", Meaning::Unused),
        ("不采用", Meaning::Unused),
        ("未勾选", Meaning::Unused),
        ("已选", Meaning::Used),
        ("选中", Meaning::Used),
        ("选用", Meaning::Used),
        ("采用", Meaning::Used),
        ("勾选", Meaning::Used),
        ("标注", Meaning::Used),
        ("另行公开", Meaning::Used),
    ];
    WORDS.iter().find(|(word, _)| words.contains(word)).map(|(_, meaning)| *meaning)
}

fn says_one_suffices(plain: &str) -> bool {
    ["至少选择其一", "至少选其一", "至少选择一", "至少选一", "至少选择其中一"]
        .iter()
        .any(|words| plain.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Vec<(char, Meaning)> {
        Legend::parse(text).unwrap_or_default().signs
    }

    /// The headings and legends of `dirt-statistics.md` §1 and the domains' notes.
    #[test]
    fn legends_of_published_tables() {
        use Meaning::{Optional, Required, Unused, Used};
        for (text, signs) in [
            ("公开渠道和载体 (“■”表示必选项,“□”表示可选项)", vec![('■', Required), ('□', Optional)]),
            ("公开渠道和载体（“■”表示必选项，“□”表示可选项）", vec![('■', Required), ('□', Optional)]),
            ("公开渠道和载体(“■”表示必选 项,“口”表示可选项)", vec![('■', Required), ('口', Optional)]),
            ("公开渠道和载体 “■”表示必选项,“□”表示可选 项)", vec![('■', Required), ('□', Optional)]),
            ("公开渠道和载体 (用“■”标注)", vec![('■', Used)]),
            ("公开对象 (用“√”标注)", vec![('√', Used)]),
            ("公开内容(要素)(“●”表示必选项,“〇”表示可选项)", vec![('●', Required), ('〇', Optional)]),
            ("■必选 □可选", vec![('■', Required), ('□', Optional)]),
            ("必选项用■表示，可选项用□表示", vec![('■', Required), ('□', Optional)]),
            ("注：■为已选，□为未选", vec![('■', Used), ('□', Unused)]),
            (
                "■(或 ◆)=必选渠道，▲=(批准后)另行公开的渠道，□=未选",
                vec![('■', Required), ('◆', Required), ('▲', Used), ('□', Unused)],
            ),
            ("公开渠道和载体", vec![]),
            ("入口处张贴，人口较多的村可选两处", vec![]),
        ] {
            assert_eq!(read(text), signs, "{text}");
        }
    }

    #[test]
    fn one_of_the_ticked_suffices() {
        let text = "公开渠道和载体(在标注范围内至少选择其一公开,法律法规规章另有规定的从其规定)";
        let legend = Legend::parse(text).unwrap_or_default();
        assert!(legend.one_suffices && !legend.empty_is_optional());
    }

    #[test]
    fn an_empty_box_means_what_the_legend_says_of_any_empty_box() {
        let legend = Legend::parse("“■”表示必选项,“口”表示可选项").unwrap_or_default();
        assert_eq!(legend.meaning(Some('□'), BoxState::Unticked), Meaning::Optional);
        assert_eq!(legend.meaning(Some('■'), BoxState::Ticked), Meaning::Required);
        assert_eq!(Legend::default().meaning(Some('□'), BoxState::Unticked), Meaning::Unused);
        assert_eq!(Legend::default().meaning(Some('▲'), BoxState::Ticked), Meaning::Used);
    }

    proptest! {
        #[test]
        fn no_text_breaks_it(text in "[■□▲◆口可必选项表示，（）\\PC]*") {
            let _ = Legend::parse(&text);
        }
    }
}
