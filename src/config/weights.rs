//! `review.weights` of a `mulu.yaml`: how the scores of `mulu review` are made.

use super::{Config, Fault, Reader, unknown_key};
use crate::diagnostic::Words;
use crate::document::{Entry, Node};

/// Reads what stands under `review`.
pub(super) fn read(node: &Node, config: &mut Config, reader: &mut Reader<'_>) {
    for entry in node.entries() {
        match entry.key.value.as_str() {
            "weights" => entry.value.entries().iter().for_each(|weight| one(weight, config, reader)),
            other => reader.faults.push(unknown_key(entry.key.at, other, &["weights"])),
        }
    }
    let weights = &config.weights;
    if weights.coverage + weights.quality + weights.domains == 0 {
        let words = Words::new(
            "coverage、quality、domains 三项权重不能都是 0",
            "coverage, quality and domains cannot all weigh 0",
        );
        reader.faults.push(Fault { at: node.at, words });
    }
}

fn one(entry: &Entry, config: &mut Config, reader: &mut Reader<'_>) {
    let key = entry.key.value.as_str();
    let known = config.weights.entries().map(|(key, _)| key);
    if !known.contains(&key) {
        reader.faults.push(unknown_key(entry.key.at, key, &known));
        return;
    }
    let text = entry.value.as_text();
    let word = text.as_ref().map_or("", |text| text.value.trim());
    let Some(weight) = hundredths(word) else {
        let words = Words::new(
            format!("权重 {key} 的值“{word}”不对，可写 0 到 1000 的数，最多两位小数"),
            format!("`{word}` is no weight of {key}: a number from 0 to 1000 with two decimals at most"),
        );
        reader.faults.push(Fault { at: entry.value.at, words });
        return;
    };
    config.weights.set(key, weight);
    config.said.insert(format!("review.weights.{key}"), reader.said(entry.key.at));
}

/// `0.25` → 25.
fn hundredths(word: &str) -> Option<i64> {
    let (whole, part) = word.split_once('.').unwrap_or((word, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(part) || part.len() > 2 || whole.len() > 4 {
        return None;
    }
    let weight = whole.parse::<i64>().ok()? * 100 + format!("{part:0<2}").parse::<i64>().ok()?;
    (weight <= 100_000).then_some(weight)
}

#[cfg(test)]
mod tests {
    use super::hundredths;

    #[test]
    fn numbers_are_read_in_hundredths() {
        for (word, weight) in [
            ("60", Some(6000)),
            ("0.5", Some(50)),
            ("0.25", Some(25)),
            ("0", Some(0)),
            ("1000", Some(100_000)),
        ] {
            assert_eq!(hundredths(word), weight, "{word}");
        }
        for word in ["", "-1", "0.125", "1e3", "1001", "六十", ".5", "1.2.3"] {
            assert_eq!(hundredths(word), None, "{word}");
        }
    }
}
