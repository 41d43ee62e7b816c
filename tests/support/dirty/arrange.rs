//! Tables put on sheets: titles above, notes below, several of them under, beside and behind each other.

use super::body::{body, prepare};
use super::cells::{Hand, cell, soil};
use super::columns::{columns, suit};
use super::grid::Grid;
use super::heads::heads;
use super::kinds::Plan;
use super::source::{self, Domain, Item};
use super::{Case, Rng, Sheet, squeeze};
use std::collections::BTreeSet;

/// The case of a plan and a seed.
pub(crate) fn case(mut plan: Plan, seed: u64) -> Case {
    let mut rng = Rng::new(seed);
    if plan.any("cards") {
        // A card has one line a field and no columns to tick.
        plan.0.extend(["word-audience", "word-mode", "word-levels", "missing-seq"]);
    }
    let mut case =
        Case { plan, sheets: Vec::new(), titles: Vec::new(), items: Vec::new(), free: BTreeSet::new() };
    let plan = case.plan.clone();
    let grid = table(&mut case, &plan, &mut rng);
    let mut sheet =
        |name: &str, hidden, grid| case.sheets.push(Sheet { name: name.to_owned(), hidden, grid });
    sheet("Sheet1", false, grid);
    if plan.has("hidden-sheet") {
        let rows = [["选项", "说明"], ["是", "选中"], ["否", "未选中"]];
        let rows: Vec<Vec<String>> = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        sheet("字典", true, Grid { rows, merges: Vec::new() });
        case.free.extend(["选项", "说明", "是", "否", "选中", "未选中"].map(str::to_owned));
    }
    if plan.has("sheet-notes") {
        let lines = ["填表说明", "1.本表由各单位填报，每半年更新一次。", "2.“公开时限”应当写明起算时间。"];
        let rows: Vec<Vec<String>> = lines.iter().map(|line| vec![(*line).to_owned()]).collect();
        sheet("说明", false, Grid { rows, merges: Vec::new() });
    }
    if plan.has("stacked") {
        let mut next = table(&mut case, &plan, &mut rng);
        let grid = &mut case.sheets[0].grid;
        if rng.percent(50) {
            let width = grid.width();
            grid.push(vec![String::new(); width]);
        }
        grid.below(std::mem::take(&mut next));
    }
    if plan.has("sheets-contents") {
        let second = table(&mut case, &plan, &mut rng);
        case.sheets[0].name = "1".to_owned();
        case.sheets.push(Sheet { name: "2".to_owned(), hidden: false, grid: second });
        contents(&mut case);
    }
    case
}

/// A contents sheet in front.
fn contents(case: &mut Case) {
    let mut grid = Grid::default();
    grid.line("目  录", 3, true);
    grid.push(["序号", "领域", "页码"].map(str::to_owned).to_vec());
    for (at, title) in case.titles.iter().enumerate() {
        grid.push(vec![(at + 1).to_string(), title.clone(), (at * 7 + 1).to_string()]);
    }
    case.free.extend(grid.rows.iter().flatten().map(|text| squeeze(text)));
    case.sheets.insert(0, Sheet { name: "目录".to_owned(), hidden: false, grid });
}

/// One table with what stands around it; its items and title go to the case.
fn table(case: &mut Case, plan: &Plan, rng: &mut Rng) -> Grid {
    let Domain { name, mut items, .. } = source::draw(plan, rng);
    prepare(&mut items, plan, rng);
    let depth = items.iter().map(|item| item.category.len()).max().unwrap_or(0);
    let columns = columns(plan, rng, depth);
    suit(&mut items, &columns, plan, rng);
    let title = format!("示例县{name}领域基层政务公开标准目录");
    let mut grid = Grid::default();
    let inner = if plan.any("cards") {
        cards(&items, &columns, plan, rng)
    } else {
        let head = heads(&columns, plan, rng);
        case.free.extend(head.rows.iter().flatten().map(|text| squeeze(text)));
        case.free.insert("—1—".to_owned());
        let mut inner = head.clone();
        let mut head = head;
        if plan.has("title-repeated") {
            let mut again = Grid::default();
            again.line(&title, columns.len(), true);
            again.below(head);
            head = again;
        }
        if plan.has("side-by-side") && items.len() > 1 {
            let half = items.len() / 2;
            inner.below(body(&items[..half], &columns, &head, plan, rng));
            let mut right = head.clone();
            right.below(body(&items[half..], &columns, &head, plan, rng));
            inner.beside(&right);
        } else {
            inner.below(body(&items, &columns, &head, plan, rng));
        }
        inner
    };
    above(&mut grid, &title, &inner, plan);
    if !plan.has("title-none") && !plan.has("title-two-lines") {
        case.titles.push(title);
    }
    grid.below(inner);
    if plan.has("stray-cell") {
        let (row, width) = (grid.rows.len() - 2, grid.width());
        grid.rows[row].resize(width + 1, String::new());
        grid.rows[row].push("请教育局核对".to_owned());
    }
    below(&mut grid, plan);
    if plan.has("empty-top") {
        let mut lower = Grid { rows: vec![Vec::new(); 2], merges: Vec::new() };
        lower.below(grid);
        grid = lower;
    }
    for (kind, at) in [("empty-column-left", 0), ("empty-column-between", 1)] {
        if plan.has(kind) {
            grid.empty_column(at);
        }
    }
    case.items.extend(items);
    grid
}

fn above(grid: &mut Grid, title: &str, inner: &Grid, plan: &Plan) {
    let width = inner.width();
    match plan.of("title-") {
        Some("none") => {}
        Some("date") => {
            grid.line(title, width, true);
            grid.line("（2024年1月修订）", width, true);
        }
        Some("two-lines") => {
            let (place, rest) = title.split_at("示例县".len());
            grid.line(place, width, true);
            grid.line(rest, width, true);
        }
        Some("unmerged") => {
            grid.line(title, width, false);
        }
        Some("attachment") => {
            grid.line("附件2：", width, false);
            grid.line(title, width, true);
        }
        Some("filler") => {
            grid.line(title, width, true);
            let at = grid.line("填报单位：示例县政务公开办公室", width, false);
            "填报时间：2024年1月".clone_into(&mut grid.rows[at][width / 2]);
            grid.merge((at, 0), (at, width / 2 - 1));
            grid.merge((at, width / 2), (at, width - 1));
        }
        Some(_) | None => {
            grid.line(title, width, true);
        }
    }
    if plan.has("legend-above") {
        grid.line("说明：“■”表示必选项，“□”表示可选项；在相应栏内打“√”。", width, true);
    }
}

fn below(grid: &mut Grid, plan: &Plan) {
    let width = grid.width();
    match plan.of("notes-") {
        Some("below") => {
            grid.line("注：1.本目录自印发之日起施行。", width, true);
            grid.line("2.涉密事项不予公开。", width, true);
        }
        Some(_) => {
            let at = grid.line("填表人：张三", width, false);
            "审核人：李四".clone_into(&mut grid.rows[at][2]);
            "联系电话：0511-85011234".clone_into(&mut grid.rows[at][4]);
        }
        None => {}
    }
}

/// One card an item: a label and a value in each row.
fn cards(items: &[Item], columns: &[super::columns::Column], plan: &Plan, rng: &mut Rng) -> Grid {
    let hand = Hand::new(plan);
    let mut grid = Grid::default();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            grid.push(vec![String::new(); 2]);
        }
        let pairs = columns.iter().map(|column| {
            let text = cell(item, column, &(index + 1).to_string(), plan, &hand);
            vec![column.head.clone(), soil(&text, &column.what, plan, rng)]
        });
        let pairs: Vec<Vec<String>> = pairs.collect();
        let step = if plan.has("cards-wide") { 2 } else { 1 };
        pairs.chunks(step).for_each(|pairs| {
            grid.push(pairs.concat());
        });
    }
    grid
}
