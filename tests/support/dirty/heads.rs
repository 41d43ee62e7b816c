//! The heading rows.

use super::Rng;
use super::columns::{Column, What};
use super::grid::Grid;
use super::kinds::Plan;

/// The headings of a table as rows of their own.
pub(crate) fn heads(columns: &[Column], plan: &Plan, rng: &mut Rng) -> Grid {
    let columns: Vec<Column> = columns.iter().map(|column| dressed(column, plan, rng)).collect();
    let mut grid = Grid::default();
    let grouped = columns.iter().any(|column| column.group.is_some());
    if plan.has("head-one-row") || !grouped {
        grid.push(columns.iter().map(|column| column.head.clone()).collect());
    } else {
        two_rows(&mut grid, &columns, plan);
        if plan.has("head-three-rows") {
            above(&mut grid, &columns);
        }
    }
    if let Some(kind) = plan.of("column-") {
        let number = |at: usize| match kind {
            "letters" => char::from(b'A' + u8::try_from(at % 26).unwrap()).to_string(),
            "chinese" => chinese(at + 1),
            _ => (at + 1).to_string(),
        };
        grid.push((0..columns.len()).map(number).collect());
    }
    grid
}

/// A number up to 99 in Chinese.
pub(crate) fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10, number % 10);
    let ten = match tens {
        0 => String::new(),
        1 => "十".to_owned(),
        more => format!("{}十", DIGITS[more]),
    };
    format!("{ten}{}", DIGITS[ones])
}

fn two_rows(grid: &mut Grid, columns: &[Column], plan: &Plan) {
    let cut = |head: &str| -> (String, String) {
        let middle = head.char_indices().nth(2).map_or(head.len(), |(at, _)| at);
        (head[..middle].to_owned(), head[middle..].to_owned())
    };
    let (mut top, mut bottom) = (Vec::new(), Vec::new());
    for (at, column) in columns.iter().enumerate() {
        match &column.group {
            Some(group) => {
                let goes_on = at > 0 && columns[at - 1].group.as_ref() == Some(group);
                top.push(if goes_on { String::new() } else { group.clone() });
                bottom.push(column.head.clone());
            }
            None if plan.has("head-cut") && column.head.chars().count() == 4 => {
                let (first, second) = cut(&column.head);
                top.push(first);
                bottom.push(second);
            }
            None => {
                top.push(column.head.clone());
                bottom.push(String::new());
            }
        }
    }
    grid.push(top);
    grid.push(bottom);
    if plan.has("head-unmerged") {
        return;
    }
    let mut at = 0;
    while at < columns.len() {
        let Some(group) = &columns[at].group else {
            if grid.rows[1][at].is_empty() {
                grid.merge((0, at), (1, at));
            }
            at += 1;
            continue;
        };
        let end = (at..columns.len())
            .take_while(|next| columns[*next].group.as_ref() == Some(group))
            .last()
            .unwrap();
        grid.merge((0, at), (0, end));
        at = end + 1;
    }
}

/// A row above: one heading over all that follows the names.
fn above(grid: &mut Grid, columns: &[Column]) {
    let named = |column: &Column| matches!(column.what, What::Seq | What::Category(_) | What::Name);
    let Some(first) = columns.iter().position(|column| !named(column)) else { return };
    let last = columns.len() - 1;
    if columns[first..].iter().any(named) || first == last {
        return;
    }
    let mut row = vec![String::new(); columns.len()];
    "公开标准".clone_into(&mut row[first]);
    grid.rows.insert(0, row);
    for merge in &mut grid.merges {
        merge[0] += 1;
        merge[2] += 1;
    }
    for at in 0..first {
        // What stands on the left reaches up into the new row.
        let text = std::mem::take(&mut grid.rows[1][at]);
        grid.rows[0][at] = text;
        let covered = grid.covered(1, at);
        match grid.merges.iter_mut().find(|merge| merge[0] == 1 && merge[1] == at) {
            Some(merge) => merge[0] = 0,
            None if !covered => grid.merge((0, at), (1, at)),
            None => {}
        }
    }
    grid.merge((0, first), (0, last));
}

/// A heading with the dirt of headings.
fn dressed(column: &Column, plan: &Plan, rng: &mut Rng) -> Column {
    let mut column = column.clone();
    if plan.has("head-legend") {
        match column.what {
            What::Channels => column.head.push_str("（“■”表示必选项，“□”表示可选项）"),
            What::All | What::Groups | What::Active | What::OnRequest | What::Level(_) => {
                column.group = column.group.map(|group| group + "\n（用“√”标注）");
            }
            _ => {}
        }
    }
    if plan.has("head-blanks") {
        column.head = spaced(&column.head, rng);
        // The same for all columns of a group.
        column.group = column.group.map(|group| spaced(&group, &mut Rng::new(7)));
    }
    column
}

fn spaced(text: &str, rng: &mut Rng) -> String {
    let mut out = String::new();
    for (at, c) in text.chars().enumerate() {
        if at > 0 && rng.percent(35) {
            const BLANKS: [&str; 4] = [" ", "\n", "  ", "\u{3000}"];
            out.push_str(BLANKS[rng.below(4)]);
        }
        out.push(c);
    }
    out
}
