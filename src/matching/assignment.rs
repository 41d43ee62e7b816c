//! The assignment with the greatest total likeness.

use super::Match;
use std::collections::{BTreeMap, BTreeSet};

/// Above this many rows or columns in one knot the greedy answer has to do.
const EXACT: usize = 120;

/// Chooses pairs, each index at most once: exactly within every connected knot of candidates.
pub(super) fn best(candidates: &[Match]) -> Vec<Match> {
    knots(candidates).into_iter().flat_map(|knot| if knot.len() == 1 { knot } else { solve(&knot) }).collect()
}

/// Parts the candidates into knots that share no item.
fn knots(candidates: &[Match]) -> Vec<Vec<Match>> {
    let mut by_upper: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut by_lower: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, candidate) in candidates.iter().enumerate() {
        by_upper.entry(candidate.upper).or_default().push(index);
        by_lower.entry(candidate.lower).or_default().push(index);
    }
    let mut seen = vec![false; candidates.len()];
    let mut found = Vec::new();
    for start in 0..candidates.len() {
        let mut knot = Vec::new();
        let mut open = vec![start];
        while let Some(index) = open.pop() {
            if std::mem::replace(&mut seen[index], true) {
                continue;
            }
            knot.push(candidates[index]);
            open.extend(&by_upper[&candidates[index].upper]);
            open.extend(&by_lower[&candidates[index].lower]);
        }
        if !knot.is_empty() {
            found.push(knot);
        }
    }
    found
}

fn solve(knot: &[Match]) -> Vec<Match> {
    let uppers: Vec<usize> = knot.iter().map(|m| m.upper).collect::<BTreeSet<_>>().into_iter().collect();
    let lowers: Vec<usize> = knot.iter().map(|m| m.lower).collect::<BTreeSet<_>>().into_iter().collect();
    let size = uppers.len().max(lowers.len());
    if size > EXACT {
        return greedy(knot);
    }
    let mut cost = vec![vec![0.0; size]; size];
    for candidate in knot {
        let row = uppers.partition_point(|index| *index < candidate.upper);
        let column = lowers.partition_point(|index| *index < candidate.lower);
        cost[row][column] = -candidate.score;
    }
    let columns = hungarian(&cost);
    let chosen = |m: &&Match| {
        let row = uppers.partition_point(|index| *index < m.upper);
        columns[row] == lowers.partition_point(|index| *index < m.lower)
    };
    knot.iter().filter(chosen).copied().collect()
}

fn greedy(knot: &[Match]) -> Vec<Match> {
    let mut sorted = knot.to_vec();
    sorted.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.upper, a.lower).cmp(&(b.upper, b.lower))));
    let (mut uppers, mut lowers) = (BTreeSet::new(), BTreeSet::new());
    sorted.retain(|m| {
        let free = !uppers.contains(&m.upper) && !lowers.contains(&m.lower);
        if free {
            uppers.insert(m.upper);
            lowers.insert(m.lower);
        }
        free
    });
    sorted
}

/// The column of each row in a cheapest full assignment of a square cost table
/// (Kuhn–Munkres with potentials, after Jonker and Volgenant; cubic).
fn hungarian(cost: &[Vec<f64>]) -> Vec<usize> {
    let size = cost.len();
    let mut row_potential = vec![0.0; size + 1];
    let mut column_potential = vec![0.0; size + 1];
    // Row of each column, 1-based; 0 is "free", and column 0 holds the row being placed.
    let mut row_of = vec![0usize; size + 1];
    for row in 1..=size {
        row_of[0] = row;
        let mut least = vec![f64::INFINITY; size + 1];
        let mut from = vec![0usize; size + 1];
        let mut used = vec![false; size + 1];
        let mut column = 0;
        while row_of[column] != 0 {
            used[column] = true;
            let (current, mut next, mut step) = (row_of[column], 0, f64::INFINITY);
            for other in 1..=size {
                if used[other] {
                    continue;
                }
                let reduced = cost[current - 1][other - 1] - row_potential[current] - column_potential[other];
                if reduced < least[other] {
                    (least[other], from[other]) = (reduced, column);
                }
                if least[other] < step {
                    (step, next) = (least[other], other);
                }
            }
            for other in 0..=size {
                if used[other] {
                    row_potential[row_of[other]] += step;
                    column_potential[other] -= step;
                } else {
                    least[other] -= step;
                }
            }
            column = next;
        }
        while column != 0 {
            row_of[column] = row_of[from[column]];
            column = from[column];
        }
    }
    let mut columns = vec![0; size];
    for (column, row) in row_of.iter().enumerate().skip(1) {
        columns[row - 1] = column - 1;
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::How;

    #[test]
    fn the_total_counts_not_the_first_best() {
        let candidate = |upper, lower, score| Match { upper, lower, score, how: How::Likeness, sure: false };
        let all = [candidate(0, 0, 0.9), candidate(0, 1, 0.8), candidate(1, 0, 0.85), candidate(5, 7, 0.7)];
        let mut chosen = best(&all);
        chosen.sort_by_key(|m| m.upper);
        assert_eq!(chosen, [candidate(0, 1, 0.8), candidate(1, 0, 0.85), candidate(5, 7, 0.7)]);
    }
}
