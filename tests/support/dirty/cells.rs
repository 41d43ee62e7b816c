//! How an item's values are written into its cells.

use super::Rng;
use super::columns::{Column, OFFICIAL, What};
use super::kinds::Plan;
use super::source::Item;

/// What a whole table has in common: its glyphs and habits.
pub(crate) struct Hand {
    tick: &'static str,
    no: &'static str,
    ticked: &'static str,
    unticked: &'static str,
    between: &'static str,
    inner: &'static str,
}

impl Hand {
    pub(crate) fn new(plan: &Plan) -> Self {
        let tick = match plan.of("tick-") {
            Some("check") => "✓",
            Some("dot") => "●",
            Some("yes") => "是",
            Some("one") => "1",
            Some("double") => "√√",
            Some("boxes") => "■",
            Some("no") => "是",
            _ => "√",
        };
        let no = match plan.of("tick-") {
            Some("boxes") => "□",
            Some("cross") => "×",
            Some("slash") => "/",
            Some("no") => "否",
            _ => "",
        };
        let mut boxes = plan.of("boxes-").unwrap_or("■□").chars();
        let glyph = |c: Option<char>| -> &'static str {
            let all = ["■", "□", "☑", "☐", "●", "○", "◆", "▲", "R", "£", "þ", "t", "▄", "口", "√"];
            all.into_iter().find(|glyph| glyph.chars().next() == c).unwrap_or("■")
        };
        let (ticked, unticked) = (glyph(boxes.next()), glyph(boxes.next()));
        let between = match plan.of("sep-") {
            Some("newline") => "\n",
            Some("none") => "",
            Some("punctuation") => "；",
            _ => "  ",
        };
        let inner = if plan.has("sep-inner-blank") { " " } else { "" };
        if plan.has("boxes-brackets") {
            return Self { tick, no, ticked: "（√）", unticked: "（ ）", between, inner };
        }
        Self { tick, no, ticked, unticked, between, inner }
    }
}

/// The text of a cell; `part` counts the rows of an item that has several.
pub(crate) fn cell(item: &Item, column: &Column, seq: &str, plan: &Plan, hand: &Hand) -> String {
    let tick = |yes: bool, word: &str| match yes {
        true if plan.has("tick-words") => word.to_owned(),
        true => hand.tick.to_owned(),
        false => hand.no.to_owned(),
    };
    match &column.what {
        What::Seq => seq.to_owned(),
        What::Category(level) => item.category.get(*level).cloned().unwrap_or_default(),
        What::Name => item.name.clone(),
        What::Content => item.content.join(item.glue),
        What::Basis => item.basis.join(if item.glue == "\n" { "\n" } else { "" }),
        What::Deadline => item.deadline.join("\n"),
        What::Body => item.body.clone(),
        What::Channels => channels(item, plan, hand),
        What::Channel(name) => {
            let other = item.channels.iter().find_map(|channel| inside(channel));
            match (*name, other) {
                ("其他", Some(other)) => other.to_owned(),
                _ => tick(item.channels.iter().any(|channel| channel == name), "√"),
            }
        }
        What::All => tick(item.all, "全社会"),
        What::Groups => group(item, plan, hand),
        What::AudienceWord if item.all => "全社会".to_owned(),
        What::AudienceWord => item.groups.concat(),
        What::Active => tick(item.mode.iter().any(|mode| mode == "主动公开"), "主动公开"),
        What::OnRequest => tick(item.mode.iter().any(|mode| mode == "依申请公开"), "依申请公开"),
        What::ModeWord => item.mode.concat(),
        What::Level(levels) => {
            tick(levels.iter().all(|level| item.levels.iter().any(|own| own == level)), &column.head)
        }
        What::Stage(stage) => tick(item.extra.get("五公开").is_some_and(|own| own == stage), "√"),
        What::TwoLevels if item.levels.iter().any(|level| level == "市级") => "州级".to_owned(),
        What::TwoLevels => "县级".to_owned(),
        What::LevelWord => item.levels.join("、"),
        What::Extra => item.extra.get(&column.head).cloned().unwrap_or_default(),
    }
}

fn group(item: &Item, plan: &Plan, hand: &Hand) -> String {
    if item.groups.is_empty() {
        hand.no.to_owned()
    } else if plan.has("tick-facing") {
        format!("√（面向{}）", item.groups.concat())
    } else if plan.has("group-words") || plan.has("tick-words") {
        item.groups.concat()
    } else {
        hand.tick.to_owned()
    }
}

/// The name in `其他（…）`.
pub(crate) fn inside(channel: &str) -> Option<&str> {
    channel.strip_prefix("其他（")?.strip_suffix('）')
}

/// The boxed list cut into rows, as a table from a text document has it.
pub(crate) fn channel_rows(item: &Item, plan: &Plan, hand: &Hand) -> Vec<String> {
    let whole = channels(item, plan, &Hand { between: "\n", ..*hand });
    let lines: Vec<&str> = whole.lines().collect();
    lines.chunks(5).map(|lines| lines.join(hand.between)).collect()
}

fn channels(item: &Item, plan: &Plan, hand: &Hand) -> String {
    let written = |channel: &String| match inside(channel) {
        Some(name) if plan.has("list-other-glued") => format!("其他_{name}_"),
        Some(name) => format!("其他：{name}"),
        None if channel == "其他" => "其他_".to_owned(),
        None => channel.clone(),
    };
    let plain = |channel: &String| inside(channel).unwrap_or(channel).to_owned();
    match plan.of("list-") {
        Some("words") => {
            let between = if hand.between == "  " { "、" } else { hand.between };
            item.channels.iter().map(plain).collect::<Vec<_>>().join(between)
        }
        Some("numbered") => {
            let each = item.channels.iter().enumerate();
            each.map(|(at, channel)| format!("{}.{}", at + 1, plain(channel))).collect::<Vec<_>>().join("\n")
        }
        Some("ticked") => {
            let each = item.channels.iter();
            each.map(|channel| format!("{}{}{}", hand.ticked, hand.inner, written(channel)))
                .collect::<Vec<_>>()
                .join(hand.between)
        }
        _ => {
            let option = |name: &&'static str| {
                let name: &str = name;
                let own = item
                    .channels
                    .iter()
                    .find(|channel| *channel == name || (name == "其他" && inside(channel).is_some()));
                let glyph = if own.is_some() { hand.ticked } else { hand.unticked };
                let text = own.map_or_else(|| name.to_owned(), written);
                format!("{glyph}{}{text}", hand.inner)
            };
            OFFICIAL.iter().map(option).collect::<Vec<_>>().join(hand.between)
        }
    }
}

/// Dirt of the text itself, by the field it stands in.
pub(crate) fn soil(text: &str, what: &What, plan: &Plan, rng: &mut Rng) -> String {
    let prose = matches!(
        what,
        What::Category(_) | What::Name | What::Content | What::Basis | What::Deadline | What::Body
    );
    let mut text = text.to_owned();
    if plan.has("letter-spaced") && prose && rng.percent(25) {
        text = text.chars().flat_map(|c| [c, ' ']).collect::<String>().trim_end().to_owned();
    }
    if plan.has("line-breaks") && matches!(what, What::Name | What::Category(_) | What::Deadline | What::Body)
    {
        text = broken(&text, rng);
    }
    if plan.has("full-width") && matches!(what, What::Seq | What::Deadline | What::Basis | What::Content) {
        let wide = |c: char| {
            if c.is_ascii_alphanumeric() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c }
        };
        text = text.chars().map(wide).collect();
    }
    if plan.has("padding") && !text.is_empty() {
        text = match rng.below(5) {
            0 => format!("{text}  "),
            1 => format!("\u{a0}{text}\u{a0}"),
            2 => format!("{text}\u{200b}"),
            3 => format!("\u{3000}{text}\n"),
            _ => text,
        };
    }
    text
}

/// A text of some length with line breaks where a narrow column would wrap it.
fn broken(text: &str, rng: &mut Rng) -> String {
    let width = 5 + rng.below(5);
    let mut out = String::new();
    for (at, c) in text.chars().enumerate() {
        if at > 0 && at % width == 0 && !c.is_ascii_digit() {
            out.push('\n');
        }
        out.push(c);
    }
    out
}
