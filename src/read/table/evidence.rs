//! What the cells below say of their columns, where the headings leave it open.
//!
//! A heading merged over a number and a name, a column of numbers without a heading, 公开方式 over a list of
//! websites: offices write these, and only the cells tell them apart.

use super::columns::{Column, Role, Word, damaged_word, word};
use super::grid::{Origin, Row};
use super::lines::{is_data, is_number};
use super::settle::number_depths;
use super::words::squeeze;
use crate::catalogue::Field;
use crate::source::Located;

/// How many rows are looked at.
const SAMPLE: usize = 200;

/// Settles the roles of columns by the rows below them.
pub(super) fn settle(columns: &mut Vec<Column>, rows: &[Row]) {
    let body = rows.get(..rows.len().min(SAMPLE)).unwrap_or(rows);
    drop_empty_names(columns, rows);
    part_numbers_from_names(columns, body);
    adopt_numbers(columns, body);
    adopt_neighbours(columns, body);
    tell_modes_from_ways(columns, body);
    tell_channels_from_modes(columns, body);
    number_depths(columns);
}

fn texts(body: &[Row], column: u32) -> impl Iterator<Item = &str> {
    let cells = body.iter().filter_map(move |row| row.cell(column));
    cells.filter(|cell| !matches!(cell.origin, Origin::Left(_))).map(|cell| cell.text.value.as_str())
}

/// Whether a column holds numbers in every row that is one of the table's.
fn all_numbers(body: &[Row], column: u32) -> bool {
    let rows = body.iter().filter(|row| is_data(row)).filter_map(|row| row.cell(column));
    let mut texts = rows.filter(|cell| !matches!(cell.origin, Origin::Left(_))).peekable();
    texts.peek().is_some() && texts.all(|cell| is_number(&cell.text.value))
}

/// An empty column under 公开事项 that has no heading of its own names nothing.
fn drop_empty_names(columns: &mut Vec<Column>, rows: &[Row]) {
    let grouped = |column: &Column| column.heading.at == column.group.at;
    let named = columns.iter().any(|column| matches!(column.role, Role::Depth(_)) && !grouped(column));
    columns.retain(|column| {
        let idle = named && matches!(column.role, Role::Depth(_)) && grouped(column);
        !idle || texts(rows, column.number).next().is_some()
    });
}

/// Columns of numbers under a heading that is merged over them and the names: the deepest numbers the items.
fn part_numbers_from_names(columns: &mut [Column], body: &[Row]) {
    let shared = |index: usize| {
        let here: &Column = &columns[index];
        let depth = matches!(here.role, Role::Depth(_));
        let grouped =
            |other: &Column| other.heading.at == here.heading.at || other.group.at == here.heading.at;
        depth && columns.iter().filter(|other| grouped(other)).count() > 1
    };
    let numbers: Vec<usize> = (0..columns.len())
        .filter(|index| shared(*index) && all_numbers(body, columns[*index].number))
        .collect();
    let mut numbered = columns.iter().any(|column| column.role == Role::Field(Field::Seq));
    for index in numbers.into_iter().rev() {
        let Some(column) = columns.get_mut(index) else { continue };
        column.role = if numbered { Role::Extra } else { Role::Field(Field::Seq) };
        column.heading.value = format!("{}序号", column.heading.value).into();
        numbered = true;
    }
}

/// A column of numbers without any heading is 序号, where the table has none.
fn adopt_numbers(columns: &mut Vec<Column>, body: &[Row]) {
    if columns.iter().any(|column| column.role == Role::Field(Field::Seq)) {
        return;
    }
    let last = columns.last().map_or(0, |column| column.number);
    let taken = |number: u32| columns.iter().any(|c| c.number == number || c.also.contains(&number));
    let Some(number) = (0..last).find(|number| !taken(*number) && all_numbers(body, *number)) else { return };
    let Some(at) = body.iter().find_map(|row| row.cell(number)).map(|cell| cell.text.at) else { return };
    let heading = Located::inexact(Field::Seq.chinese().into(), at);
    let place = columns.partition_point(|column| column.number < number);
    let role = Role::Field(Field::Seq);
    columns.insert(place, Column { number, role, group: heading.clone(), heading, also: Vec::new() });
}

/// A column without a heading beside the channels or the only name: their headings were not merged over both.
fn adopt_neighbours(columns: &mut Vec<Column>, body: &[Row]) {
    let names = columns.iter().filter(|column| matches!(column.role, Role::Depth(_))).count();
    let mut index = 0;
    while let Some(column) = columns.get(index) {
        let next = column.also.last().copied().unwrap_or(column.number) + 1;
        let free = columns.get(index + 1).is_some_and(|after| after.number > next);
        let full = || {
            let rows = body.iter().filter(|row| is_data(row));
            let (all, filled) = rows.fold((0, 0), |(all, filled), row| {
                (all + 1, filled + usize::from(row.cell(next).is_some_and(|cell| cell.origin == Origin::Own)))
            });
            filled * 2 > all
        };
        index += 1;
        match &column.role {
            Role::Field(Field::Channels) if free && full() => columns[index - 1].also.push(next),
            Role::Depth(depth) if names == 1 && free && full() => {
                let (heading, group) = (column.heading.clone(), column.group.clone());
                let role = Role::Depth(depth + 1);
                columns.insert(index, Column { number: next, role, heading, group, also: Vec::new() });
                index += 1;
            }
            _ => {}
        }
    }
}

/// Of two columns that both may be 公开方式 (公开方式: 全文发布; 公开属性: 主动公开) the one that names modes is.
fn tell_modes_from_ways(columns: &mut [Column], body: &[Row]) {
    let says = |column: &Column| texts(body, column.number).any(|text| names_a_mode(&squeeze(text)));
    let Some(way) = columns.iter().position(|column| column.role == Role::Field(Field::Mode)) else { return };
    let named = |column: &Column| {
        let found = word(&column.heading.value).or_else(|| damaged_word(&column.heading.value));
        column.role == Role::Extra && found == Some(Word::Field(Field::Mode))
    };
    let Some(mode) = columns.iter().position(|column| named(column) && says(column)) else { return };
    if !says(&columns[way]) {
        columns[way].role = Role::Extra;
        columns[mode].role = Role::Field(Field::Mode);
    }
}

/// 公开方式 is sometimes written over channels, and 公开形式 over 主动 and 依申请.
fn tell_channels_from_modes(columns: &mut [Column], body: &[Row]) {
    for (field, other, says) in [
        (Field::Mode, Field::Channels, names_a_channel as fn(&str) -> bool),
        (Field::Channels, Field::Mode, names_a_mode),
    ] {
        let free = columns.iter().all(|column| column.field() != other);
        let Some(column) = columns.iter_mut().find(|column| column.role == Role::Field(field)) else {
            continue;
        };
        let (all, so) = texts(body, column.number)
            .fold((0, 0), |(all, so), text| (all + 1, so + usize::from(says(&squeeze(text)))));
        if free && all > 0 && so * 3 >= all * 2 {
            column.role = Role::Field(other);
        }
    }
}

fn names_a_channel(text: &str) -> bool {
    const WORDS: [&str; 9] =
        ["网站", "微信", "公示栏", "公开栏", "公告栏", "广播", "电视", "服务中心", "两微"];
    !text.contains("主动") && !text.contains("申请") && WORDS.iter().any(|word| text.contains(word))
}

fn names_a_mode(text: &str) -> bool {
    ["主动", "主动公开", "主动开", "依申请", "依申请公开", "不予公开"].contains(&text)
}
