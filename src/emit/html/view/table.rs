//! What the tables are given: `domain.html` and `negative-list.html`.

use super::Link;
use serde::Serialize;

/// `domain.html`: the official table.
#[derive(Debug, Clone, Serialize)]
pub struct Domain {
    /// The title of the table.
    pub title: String,
    /// The place's name.
    pub place: String,
    /// The domain's name.
    pub domain: String,
    /// How many items it has.
    pub items: usize,
    /// The headings of the columns of item names: 一级事项, 二级事项 …
    pub name_headings: Vec<String>,
    /// The headings of the columns of levels.
    pub levels: Vec<&'static str>,
    /// The rows, grouped by their first category.
    pub groups: Vec<RowGroup>,
    /// The offices, for the filter.
    pub bodies: Vec<String>,
    /// Text around the table.
    pub notes: Vec<String>,
    /// Files with this catalogue.
    pub downloads: Vec<Link>,
}

/// Rows of one first category.
#[derive(Debug, Clone, Serialize)]
pub struct RowGroup {
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of the official table.
#[derive(Debug, Clone, Serialize)]
pub struct Row {
    /// 序号.
    pub seq: String,
    /// Category cells that begin in this row.
    pub categories: Vec<CategoryCell>,
    /// All categories of the item, for narrow screens.
    pub category: String,
    /// The item's name and page.
    pub name: Link,
    /// How many columns the name covers.
    pub name_columns: usize,
    /// 公开内容.
    pub content: String,
    /// 公开依据, an entry a line.
    pub basis: Vec<String>,
    /// 公开时限.
    pub deadline: String,
    /// 公开主体.
    pub body: String,
    /// 公开渠道和载体.
    pub channels: Vec<Choice>,
    /// 公开对象: 全社会, 特定群体.
    pub audience: Ticks,
    /// 公开方式: 主动, 依申请.
    pub mode: Ticks,
    /// 公开层级.
    pub levels: Ticks,
}

/// A merged cell of a category.
#[derive(Debug, Clone, Serialize)]
pub struct CategoryCell {
    /// The category.
    pub text: String,
    /// How many rows it covers.
    pub rows: usize,
    /// Whether it stands for the whole group of rows.
    pub whole: bool,
}

/// An option that is taken or not.
#[derive(Debug, Clone, Serialize)]
pub struct Choice {
    /// The option.
    pub text: String,
    /// Whether it is taken.
    pub taken: bool,
    /// Whether it may be taken.
    pub optional: bool,
}

impl Choice {
    /// An option that is taken or not.
    pub(crate) fn of(text: String, taken: bool) -> Self {
        Self { text, taken, optional: false }
    }
}

/// Tick cells under one heading, or the text of a field that could not be read as ticks.
#[derive(Debug, Clone, Serialize)]
pub struct Ticks {
    /// The text, where there are no ticks to show.
    pub written: Option<String>,
    /// A cell a column; its text is the column's, or the words written in it.
    pub cells: Vec<Choice>,
}

/// `negative-list.html`.
#[derive(Debug, Clone, Serialize)]
pub struct NegativeList {
    /// The title of the list.
    pub title: String,
    /// The place's name.
    pub place: String,
    /// The headings after name and grounds.
    pub headings: Vec<String>,
    /// What is withheld.
    pub rows: Vec<NegativeRow>,
    /// Files with the same list.
    pub downloads: Vec<Link>,
    /// The articles of the Regulation that any row names, explained.
    pub articles: Vec<Article>,
}

/// An article of the Regulation that allows or orders to withhold.
#[derive(Debug, Clone, Serialize)]
pub struct Article {
    /// The name of its place in the page.
    pub anchor: String,
    /// 第十四条.
    pub article: String,
    /// The words on whether it binds: a key of the words (`force_must`, `force_may`).
    pub force: &'static str,
    /// Its grounds, in short, each with its exception.
    pub grounds: Vec<String>,
    /// Whether a weighty public interest overrides it.
    pub public_interest: bool,
}

/// What is withheld, and why.
#[derive(Debug, Clone, Serialize)]
pub struct NegativeRow {
    /// 序号.
    pub seq: String,
    /// The item's name.
    pub name: String,
    /// Its categories.
    pub category: String,
    /// The legal grounds, an entry a line.
    pub grounds: Vec<String>,
    /// The articles explained in the page that its grounds name.
    pub articles: Vec<Link>,
    /// The other columns.
    pub cells: Vec<String>,
}
