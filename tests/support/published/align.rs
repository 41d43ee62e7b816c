//! Which item read is which item expected: the best pairing that keeps the order.

use super::fold::{alike, list, squeeze, text};
use serde_json::Value;

/// The item's own name by `expected.json`: the deepest of its levels.
pub(crate) fn name(item: &Value) -> String {
    levels(item).pop().unwrap_or_else(|| squeeze(&text(&item["name"])))
}

/// The levels of an expected item that are filled.
pub(crate) fn levels(item: &Value) -> Vec<String> {
    ["l1", "l2", "l3"].iter().map(|key| squeeze(&text(&item[*key]))).filter(|name| !name.is_empty()).collect()
}

/// Pairs of indices, in order.
pub(crate) fn pairs(wanted: &[&Value], found: &[&Value]) -> Vec<(usize, usize)> {
    let likeness: Vec<Vec<f64>> =
        wanted.iter().map(|wanted| found.iter().map(|found| likeness(wanted, found)).collect()).collect();
    let (n, m) = (wanted.len(), found.len());
    let mut best = vec![vec![0.0_f64; m + 1]; n + 1];
    let taken = |best: &[Vec<f64>], i: usize, j: usize| match likeness[i][j] {
        score if score > 0.55 => score + best[i + 1][j + 1],
        _ => -1.0,
    };
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            best[i][j] = best[i + 1][j].max(best[i][j + 1]).max(taken(&best, i, j));
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < n && j < m {
        if (best[i][j] - taken(&best, i, j)).abs() < 1e-9 {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if (best[i][j] - best[i + 1][j]).abs() < 1e-9 {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

fn likeness(wanted: &Value, found: &Value) -> f64 {
    let (one, other) = (name(wanted), squeeze(&text(&found["name"])));
    let names = if one == other { 1.0 } else { 0.6 * alike(&one, &other) };
    let start = |item: &Value| list(&item["content_text"]).concat().chars().take(80).collect::<String>();
    names + 0.3 * alike(&start(wanted), &start(found))
}
