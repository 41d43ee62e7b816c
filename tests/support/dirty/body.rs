//! The rows under the headings.

use super::Rng;
use super::cells::{Hand, cell, channel_rows, soil};
use super::columns::{Column, What};
use super::grid::Grid;
use super::heads::chinese;
use super::kinds::Plan;
use super::source::Item;
use std::collections::BTreeMap;

/// What stands between two items.
enum Between {
    Rows(Grid),
    Section(String),
}

/// Changes items where the layout changes what they say, before they are written or expected.
pub(crate) fn prepare(items: &mut [Item], plan: &Plan, rng: &mut Rng) {
    for (index, item) in items.iter_mut().enumerate() {
        if plan.any("rows-content") {
            item.glue = "\n";
        }
        if plan.has("across-category-name") && index > 0 && rng.percent(40) {
            item.category.clear();
        }
        if plan.has("across-name-content") && rng.percent(40) {
            item.content = vec![item.name.clone()];
        }
    }
    if plan.has("name-numbers") {
        for (index, item) in items.iter_mut().enumerate() {
            item.name = format!("{}.{}{}", 1 + index / 3, 1 + index % 3, item.name);
        }
    }
    if plan.has("cat-section") || plan.has("cat-numbered") {
        let mut count = 0;
        let mut last = String::new();
        for item in items {
            let Some(category) = item.category.first_mut() else { continue };
            if last != *category {
                count += 1;
                last.clone_from(category);
            }
            *category = format!("{}、{category}", chinese(count));
        }
    }
}

/// The body as a grid; `head` for headings that come again.
pub(crate) fn body(items: &[Item], columns: &[Column], head: &Grid, plan: &Plan, rng: &mut Rng) -> Grid {
    let width = columns.len();
    let mut between = breaks(items, width, head, plan);
    let heights: Vec<usize> = items.iter().map(|item| height(item, columns, plan)).collect();
    let (mut grid, mut starts, mut broken) = (Grid::default(), Vec::new(), Vec::new());
    for (index, high) in heights.iter().enumerate() {
        let before = between.remove(&index).unwrap_or_default();
        broken.push(index == 0 || !before.is_empty());
        for rows in before {
            match rows {
                Between::Rows(rows) => grid.below(rows),
                Between::Section(text) => {
                    grid.line(&text, width, true);
                }
            }
        }
        starts.push(grid.rows.len());
        for _ in 0..*high {
            grid.push(vec![String::new(); width]);
        }
    }
    let hand = Hand::new(plan);
    let seqs = numbers(items, plan);
    for (at, column) in columns.iter().enumerate() {
        fill(&mut grid, items, (at, column), (&starts, &heights, &broken), &seqs, plan, &hand, rng);
    }
    across(&mut grid, items, columns, &starts, plan);
    if plan.has("totals") {
        let mut row = vec![String::new(); width];
        "合计".clone_into(&mut row[0]);
        row[1] = format!("{}项", items.len());
        grid.push(row);
    }
    grid
}

fn breaks(items: &[Item], width: usize, head: &Grid, plan: &Plan) -> BTreeMap<usize, Vec<Between>> {
    let mut between: BTreeMap<usize, Vec<Between>> = BTreeMap::new();
    let middle = items.len() / 2;
    if plan.has("empty-rows") {
        let empty = Grid { rows: vec![vec![String::new(); width]], merges: Vec::new() };
        between.entry(middle).or_default().push(Between::Rows(empty));
    }
    if plan.has("void-number") && middle > 0 {
        let mut row = vec![String::new(); width];
        row[0] = "99".to_owned();
        between.entry(middle).or_default().push(Between::Rows(Grid { rows: vec![row], merges: Vec::new() }));
    }
    if plan.has("page-footer") {
        let mut rows = Grid::default();
        rows.line("— 1 —", width, true);
        between.entry(middle).or_default().push(Between::Rows(rows));
    }
    if plan.has("head-repeated") || plan.has("title-repeated") {
        between.entry(middle).or_default().push(Between::Rows(head.clone()));
    }
    if plan.has("cat-section") {
        for index in 0..items.len() {
            if index == 0 || items[index].category != items[index - 1].category {
                let text = items[index].category.concat();
                between.entry(index).or_default().push(Between::Section(text));
            }
        }
    }
    between
}

fn height(item: &Item, columns: &[Column], plan: &Plan) -> usize {
    let content = if plan.any("rows-content") { item.content.len() } else { 1 };
    let deadline = if plan.has("rows-deadline") { item.deadline.len() } else { 1 };
    let content = if plan.has("rows-basis") { item.basis.len() } else { content };
    let content = if plan.has("rows-channels") { 3 } else { content };
    let seq = columns.iter().any(|column| column.what == What::Seq);
    if seq { content.max(deadline).max(1) } else { 1 }
}

fn numbers(items: &[Item], plan: &Plan) -> Vec<String> {
    let (mut shared, mut restarted) = (0, 0);
    let mut out = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let new = index == 0 || item.category != items[index - 1].category;
        shared += usize::from(new);
        restarted = if new { 1 } else { restarted + 1 };
        out.push(match plan.of("seq-") {
            Some("restart") => restarted.to_string(),
            Some("shared") => shared.to_string(),
            Some("from31") => (31 + index).to_string(),
            Some("dotted") => format!("{}.", index + 1),
            Some("codes") => format!("{shared:02}{restarted:02}"),
            Some("empty") => String::new(),
            _ => (index + 1).to_string(),
        });
    }
    out
}

/// Whether the cell of a column goes on from the item above.
fn goes_on(items: &[Item], index: usize, what: &What, plan: &Plan) -> bool {
    let (above, item) = (&items[index - 1], &items[index]);
    match what {
        What::Category(level) => {
            !item.category.is_empty() && above.category.get(..=*level) == item.category.get(..=*level)
        }
        What::Seq => plan.has("seq-shared") && above.category == item.category,
        What::Basis => plan.of("down-").is_some() && above.basis == item.basis && above.glue == item.glue,
        What::Deadline => plan.of("down-").is_some() && above.deadline == item.deadline,
        What::Body => plan.of("down-").is_some() && above.body == item.body,
        What::Channels => plan.of("down-").is_some() && above.channels == item.channels,
        _ => false,
    }
}

/// Whether a tick is merged with the one above.
fn ticks_go_on(two: &[Item], column: &Column, plan: &Plan, hand: &Hand) -> bool {
    let ticks = matches!(column.what, What::All | What::Active | What::OnRequest | What::Level(_));
    let text = |item: &Item| cell(item, column, "", plan, hand);
    plan.has("ticks-merged") && ticks && !text(&two[0]).is_empty() && text(&two[0]) == text(&two[1])
}

#[expect(clippy::too_many_arguments, reason = "the parts of one drawing, used once")]
fn fill(
    grid: &mut Grid,
    items: &[Item],
    (at, column): (usize, &Column),
    (starts, heights, broken): (&[usize], &[usize], &[bool]),
    seqs: &[String],
    plan: &Plan,
    hand: &Hand,
    rng: &mut Rng,
) {
    let ditto = *rng.pick(&["同上", "〃", "″", "同"]);
    let mut first = 0;
    for (index, item) in items.iter().enumerate() {
        let (start, end) = (starts[index], starts[index] + heights[index] - 1);
        let again = !broken[index]
            && (goes_on(items, index, &column.what, plan)
                || ticks_go_on(&items[index - 1..=index], column, plan, hand));
        let category = matches!(column.what, What::Category(_));
        let parts = match column.what {
            What::Content if plan.any("rows-content") => item.content.clone(),
            What::Deadline if plan.has("rows-deadline") => item.deadline.clone(),
            What::Basis if plan.has("rows-basis") => item.basis.clone(),
            What::Channels if plan.has("rows-channels") => channel_rows(item, plan, hand),
            _ => Vec::new(),
        };
        if heights[index] > 1 && parts.len() > 1 {
            for (step, part) in parts.iter().enumerate() {
                grid.rows[start + step][at] = soil(part, &column.what, plan, rng);
            }
            first = start;
            continue;
        }
        let unmerged =
            if category { plan.of("cat-") } else { plan.of("down-").filter(|kind| *kind == "ditto") };
        match (again, unmerged) {
            (true, Some("filldown")) => continue,
            (true, None) if plan.has("rows-content-loose") => continue,
            (true, Some("ditto")) => ditto.clone_into(&mut grid.rows[start][at]),
            (true, None) => {
                let same = |merge: &&mut [usize; 4]| merge[0] == first && merge[1] == at;
                match grid.merges.iter_mut().find(same) {
                    Some(merge) => merge[2] = end,
                    None => grid.merge((first, at), (end, at)),
                }
                continue;
            }
            _ => {
                let text = cell(item, column, &seqs[index], plan, hand);
                grid.rows[start][at] = soil(&text, &column.what, plan, rng);
            }
        }
        first = start;
        if !plan.has("rows-content-loose") {
            grid.merge((start, at), (end, at));
        }
    }
}

/// Names merged over the category on their left or the content on their right.
fn across(grid: &mut Grid, items: &[Item], columns: &[Column], starts: &[usize], plan: &Plan) {
    let Some(name) = columns.iter().position(|column| column.what == What::Name) else { return };
    for (item, row) in items.iter().zip(starts) {
        if plan.has("across-category-name") && item.category.is_empty() && name > 0 {
            let text = std::mem::take(&mut grid.rows[*row][name]);
            grid.rows[*row][name - 1] = text;
            grid.merge((*row, name - 1), (*row, name));
        }
        if plan.has("across-name-content") && item.content == [item.name.clone()] && name + 1 < columns.len()
        {
            grid.rows[*row][name + 1].clear();
            grid.merge((*row, name), (*row, name + 1));
        }
    }
}
