//! Which columns a catalogue's table has, and what is written in each for an item.
//!
//! The order is that of the tables annexed to the ministries' 标准指引 (2019–2020); behind them come
//! 事项编码, the optional columns any item uses, and the place's own columns. Nothing here knows of
//! styles, widths or merged cells.

use super::channels;
use crate::catalogue::{Catalogue, Content, Evidence, Field, Item, Jurisdiction};
use crate::emit::texts;
use crate::value::legend::Legend;
use crate::value::mode::Mode;
use crate::value::reading::Reading;
use crate::value::tier::Tier;
use crate::value::{content, entries};

/// What a table lists, which its headings tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::emit) enum Kind {
    /// What is disclosed.
    Disclosed,
    /// What is withheld (负面清单), by classes of information.
    Withheld,
}

impl Kind {
    /// A negative list of more than one level keeps the headings of levels; its title tells what it is.
    pub(in crate::emit) fn of(catalogue: &Catalogue) -> Self {
        let levels = catalogue.items.iter().map(|item| item.category.len()).max().unwrap_or(1);
        if catalogue.negative && levels <= 1 { Self::Withheld } else { Self::Disclosed }
    }
}

/// A column of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::emit) enum Column {
    /// 序号.
    Seq,
    /// 一级事项 and deeper levels above the name, from 0.
    Category(usize),
    /// The name: 二级事项, or 公开事项 where there is but one level. The number of levels above it.
    Name(usize),
    /// A column with one heading over both heading rows.
    Plain(Field),
    /// 全社会.
    Everyone,
    /// 特定群体.
    Groups,
    /// 主动 or 依申请公开.
    Mode(Mode),
    /// A tier under 公开层级.
    Level(Tier),
    /// A column of the place's own.
    Extra(String),
}

const LEVEL_NUMBERS: &[&str] = &["一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// What only the baseline has, at the very end.
const BASELINE: &[Field] = &[Field::Evidence, Field::Sources, Field::Advisory];

impl Column {
    /// The heading in the upper of the two rows, where it stands over several columns.
    pub(in crate::emit) fn group(&self, kind: Kind) -> Option<&'static str> {
        match self {
            Self::Category(_) | Self::Name(_) if kind == Kind::Withheld => None,
            Self::Category(_) => Some("公开事项"),
            Self::Name(above) => (*above > 0).then_some("公开事项"),
            Self::Everyone | Self::Groups => Some("公开对象"),
            Self::Mode(_) => Some("公开方式"),
            Self::Level(_) => Some("公开层级"),
            Self::Seq | Self::Plain(_) | Self::Extra(_) => None,
        }
    }

    /// The heading in the lower row, or over both where there is no group.
    pub(in crate::emit) fn heading(&self, kind: Kind) -> String {
        if let (Kind::Withheld, Some(heading)) = (kind, self.withheld_heading()) {
            return heading.to_owned();
        }
        match self {
            Self::Seq => Field::Seq.chinese().to_owned(),
            Self::Category(level) => level_heading(*level),
            Self::Name(0) => "公开事项".to_owned(),
            Self::Name(above) => level_heading(*above),
            Self::Plain(Field::Content) => "公开内容（要素）".to_owned(),
            Self::Plain(field) => field.chinese().to_owned(),
            Self::Everyone => "全社会".to_owned(),
            Self::Groups => "特定群体（请写明）".to_owned(),
            Self::Mode(Mode::Proactive) => "主动".to_owned(),
            Self::Mode(Mode::OnRequest) => "依申请公开".to_owned(),
            Self::Level(tier) => tier.name().to_owned(),
            Self::Extra(heading) => heading.clone(),
        }
    }

    /// The heading as negative lists have it, where it is another one.
    fn withheld_heading(&self) -> Option<&'static str> {
        match self {
            Self::Category(_) => Some("信息事项类别"),
            Self::Name(_) => Some("事项名称"),
            Self::Plain(Field::Content) => Some("信息事项内容"),
            Self::Plain(Field::Basis) => Some("不予公开依据"),
            _ => None,
        }
    }

    /// Whether it stands in every negative list, filled or not.
    fn always_withheld(&self) -> bool {
        matches!(self, Self::Seq | Self::Category(_) | Self::Name(_) | Self::Plain(Field::Basis))
    }

    /// Ticks, numbers and short names stand in the middle, prose on the left.
    pub(in crate::emit) fn is_centred(&self) -> bool {
        match self {
            Self::Plain(field) => {
                matches!(field, Field::Body | Field::Code | Field::Stage | Field::Evidence | Field::Advisory)
            }
            Self::Extra(_) => false,
            Self::Seq | Self::Category(_) | Self::Name(_) | Self::Everyone => true,
            Self::Groups | Self::Mode(_) | Self::Level(_) => true,
        }
    }

    /// What is written for an item.
    pub(in crate::emit) fn text(&self, item: &Item, seq: &str, legend: &Legend) -> String {
        match self {
            Self::Seq => seq.to_owned(),
            Self::Category(level) => {
                item.category.get(*level).map_or(String::new(), |text| text.value.clone())
            }
            Self::Name(_) => item.name.as_ref().map_or(String::new(), |text| text.value.clone()),
            Self::Plain(Field::Channels) => channels::text(&item.channels, legend.empty_is_optional()),
            Self::Plain(field) => field_text(*field, item),
            Self::Everyone => everyone_text(item),
            Self::Groups => groups_text(item),
            Self::Mode(mode) => tick(&item.mode, |modes| modes.contains(mode), *mode == Mode::Proactive),
            Self::Level(tier) => tick(&item.levels, |tiers| tiers.contains(tier), *tier == Tier::County),
            Self::Extra(heading) => {
                let own = texts::extra(item).into_iter().find(|(known, _)| known == heading);
                own.map_or(String::new(), |(_, text)| text)
            }
        }
    }
}

/// The columns of a catalogue.
pub(in crate::emit) fn columns(catalogue: &Catalogue, place: &Jurisdiction) -> Vec<Column> {
    let depth = catalogue.items.iter().map(|item| item.category.len()).max().unwrap_or(1);
    let mut columns = vec![Column::Seq];
    columns.extend((0..depth).map(Column::Category));
    columns.push(Column::Name(depth));
    columns.extend(
        [Field::Content, Field::Basis, Field::Deadline, Field::Body, Field::Channels].map(Column::Plain),
    );
    columns.extend([Column::Everyone, Column::Groups]);
    columns.extend([Mode::Proactive, Mode::OnRequest].map(Column::Mode));
    columns.extend(tiers(catalogue, place).into_iter().map(Column::Level));
    let used = |field: &Field| catalogue.items.iter().any(|item| !field_text(*field, item).is_empty());
    let fields = [Field::Code].iter().chain(texts::OPTIONAL).filter(|field| used(field));
    columns.extend(fields.map(|field| Column::Plain(*field)));
    columns.extend(own_headings(catalogue).into_iter().map(Column::Extra));
    columns.extend(BASELINE.iter().filter(|field| used(field)).map(|field| Column::Plain(*field)));
    if catalogue.negative {
        let filled = |column: &Column| {
            catalogue.items.iter().any(|item| !column.text(item, "", &catalogue.legend).is_empty())
        };
        columns.retain(|column| column.always_withheld() || filled(column));
    }
    columns
}

/// The numbers in 序号: as written where any item has one, else 1, 2, 3 ….
pub(in crate::emit) fn numbers(catalogue: &Catalogue) -> Vec<String> {
    let written = catalogue.items.iter().any(|item| item.seq.is_some());
    let number = |(at, item): (usize, &Item)| match &item.seq {
        Some(seq) => seq.value.clone(),
        None if written => String::new(),
        None => (at + 1).to_string(),
    };
    catalogue.items.iter().enumerate().map(number).collect()
}

fn level_heading(level: usize) -> String {
    let number = LEVEL_NUMBERS.get(level).map_or_else(|| (level + 1).to_string(), |word| (*word).to_owned());
    format!("{number}级事项")
}

/// The tiers that occur, and those the official table always shows: 县级 and 乡级, in a village 村级.
fn tiers(catalogue: &Catalogue, place: &Jurisdiction) -> Vec<Tier> {
    let always: &[Tier] = match place.tier {
        Some(Tier::Village) => &[Tier::Village],
        _ => &[Tier::County, Tier::Township],
    };
    let occurs = |tier: &Tier| {
        catalogue.items.iter().any(|item| item.levels.understood().is_some_and(|tiers| tiers.contains(tier)))
    };
    Tier::ALL.into_iter().filter(|tier| always.contains(tier) || occurs(tier)).collect()
}

fn own_headings(catalogue: &Catalogue) -> Vec<String> {
    let mut headings: Vec<String> = Vec::new();
    for (heading, _) in catalogue.items.iter().flat_map(texts::extra) {
        if !headings.iter().any(|known| known == heading) {
            headings.push(heading.to_owned());
        }
    }
    headings
}

fn field_text(field: Field, item: &Item) -> String {
    match field {
        Field::Code => item.code_text().unwrap_or("").to_owned(),
        Field::Content => content_text(&item.content),
        Field::Basis => entries::join(&texts::values(&item.basis.written)),
        Field::Deadline => item.deadline.text().map_or(String::new(), |text| text.value.clone()),
        Field::Body => item.body.as_ref().map_or(String::new(), |text| text.value.clone()),
        Field::Evidence => item.evidence.map_or("", Evidence::name).to_owned(),
        Field::Advisory => if item.advisory { "是" } else { "" }.to_owned(),
        optional => texts::optional(item, optional).join("\n"),
    }
}

/// The text as it was written, else the elements one a line.
fn content_text(content: &Content) -> String {
    match &content.written {
        Some(text) => text.value.clone(),
        None => content::join(&texts::values(&content.elements)),
    }
}

fn everyone_text(item: &Item) -> String {
    let everyone = item.audience.understood().is_some_and(|audience| audience.everyone);
    if everyone { TICK } else { "" }.to_owned()
}

/// The groups, parted by `；`; 特定群体 itself, which is how a bare tick is read, as a tick again.
fn groups_text(item: &Item) -> String {
    match &item.audience {
        Reading::Blank(_) => String::new(),
        Reading::Unreadable(text) => text.value.clone(),
        Reading::Understood { value, .. } if value.groups == ["特定群体"] => TICK.to_owned(),
        Reading::Understood { value, .. } => value.groups.join("；"),
    }
}

const TICK: &str = "√";

/// A tick; text that could not be read stands as it is in the one column that takes it.
fn tick<T>(reading: &Reading<T>, ticked: impl Fn(&T) -> bool, takes_text: bool) -> String {
    match reading {
        Reading::Understood { value, .. } if ticked(value) => TICK.to_owned(),
        Reading::Unreadable(text) if takes_text => text.value.clone(),
        Reading::Blank(_) | Reading::Understood { .. } | Reading::Unreadable(_) => String::new(),
    }
}
