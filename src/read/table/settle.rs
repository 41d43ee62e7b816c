//! Columns that claim the same field, and the ladder of those that name the item.

use super::columns::{Column, Role};
use super::words;
use crate::catalogue::Field;

/// Whether a table with these headings lists what is withheld.
#[must_use]
pub(super) fn is_negative(keys: &[String]) -> bool {
    keys.iter().any(|key| key.contains("不予") && key.contains("依据"))
        || keys.iter().any(|key| key == "信息事项类别")
}

/// Settles columns that claim the same field: official headings first, then from left to right; the rest are extra.
pub(super) fn settle(columns: &mut [Column]) {
    let keys: Vec<String> = columns.iter().map(|column| column.heading.value.to_string()).collect();
    if is_negative(&keys) {
        for (column, key) in columns.iter_mut().zip(&keys) {
            if key == "信息事项内容" {
                column.role = Role::Field(Field::Content);
            } else if ["依据", "理由"].iter().any(|word| key.contains(word)) {
                column.role = Role::Field(Field::Basis);
            }
        }
    }
    order_names(columns);
    let depths = columns.iter().any(|column| matches!(column.role, Role::Depth(_)));
    let mut taken: Vec<Field> = Vec::new();
    for official in [true, false] {
        for column in columns.iter_mut() {
            let Role::Field(field) = column.role else { continue };
            if (words::heading(&column.heading.value).key == field.chinese()) != official {
                continue;
            }
            let replaced = depths && field == Field::Category;
            if field == Field::Extra || taken.contains(&field) || replaced {
                column.role = Role::Extra;
            } else {
                taken.push(field);
            }
        }
    }
    number_depths(columns);
}

/// Columns that name the item without saying how deep (具体职责, 业务事项, 信息类别; 公开事项 merged over two)
/// are levels in the order in which they stand side by side; where they do say it, that counts.
fn order_names(columns: &mut [Column]) {
    let names = |column: &Column| matches!(column.role, Role::Field(Field::Category | Field::Name));
    if columns.iter().any(|column| matches!(column.role, Role::Depth(_))) {
        return;
    }
    let Some(named) = columns.iter().position(|column| column.role == Role::Field(Field::Name)) else {
        return;
    };
    let start = columns.iter().take(named).rposition(|column| !names(column)).map_or(0, |at| at + 1);
    let end =
        columns.iter().skip(named).position(|column| !names(column)).map_or(columns.len(), |at| named + at);
    if end - start < 2 {
        return;
    }
    for (depth, column) in (1..).zip(columns.iter_mut().take(end).skip(start)) {
        column.role = Role::Depth(depth);
    }
}

/// Makes one ladder of 类别, 事项名称 and 一级 … 六级: the deepest names the item.
pub(super) fn number_depths(columns: &mut [Column]) {
    let mut ladder: Vec<(u8, usize)> = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        match column.role {
            Role::Field(Field::Category) => ladder.push((1, index)),
            Role::Field(Field::Name) => ladder.push((9, index)),
            Role::Depth(depth) => ladder.push((depth, index)),
            _ => {}
        }
    }
    ladder.sort_unstable();
    for (place, (_, index)) in ladder.into_iter().enumerate() {
        if let Some(column) = columns.get_mut(index) {
            column.role = Role::Depth(u8::try_from(place + 1).unwrap_or(u8::MAX));
        }
    }
}
