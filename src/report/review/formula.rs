//! How a score is made, in words and, for one place, in its own numbers: enough to work it out by hand.

use super::words::{Words, decimal};
use crate::review::{Score, Weights};

/// The four lines of the formula: total, coverage, quality, domains.
pub(super) fn general(weights: &Weights, t: &Words) -> [String; 4] {
    let sum = weight(weights.coverage + weights.quality + weights.domains);
    let (coverage, quality, domains) =
        (weight(weights.coverage), weight(weights.quality), weight(weights.domains));
    let (doubtful, error, warning) =
        (weight(weights.doubtful), weight(weights.error), weight(weights.warning));
    [
        t.say(
            format!("总分＝（{coverage}×覆盖率＋{quality}×质量＋{domains}×领域）÷{sum}。权重在 mulu.yaml 的 review.weights 中。"),
            format!("total = ({coverage} × coverage + {quality} × quality + {domains} × domains) ÷ {sum}; the weights stand in mulu.yaml under review.weights."),
        ),
        t.say(
            format!("覆盖率＝100×（已有＋{doubtful}×存疑）÷应公开事项数。应公开只看对照的目录（连同更上一级的）规定本级公开的事项，对照同一目录的各地口径相同，本地 domains 列得少不减少；逐项写明理由不涉及的不计入，理由写“无”“略”“同上”的不算。"),
            format!("coverage = 100 × (present + {doubtful} × in doubt) ÷ items due. What is due follows from the catalogue held against alone, alike for all held against the same: a shorter list of domains of one's own does not lessen it; items omitted with a reason each are not due."),
        ),
        t.say(
            format!("质量＝100－100×（{error}×错误数＋{warning}×警告数）÷事项数，最低为0；缺事项、缺领域已计入覆盖率，不重复扣分。"),
            format!("quality = 100 − 100 × ({error} × errors + {warning} × warnings) ÷ items, never below 0; what is missing counts in coverage only."),
        ),
        t.say(
            "领域＝100×已有目录的领域数÷应有目录的领域数。各项四舍五入到两位小数，再计总分。".to_owned(),
            "domains = 100 × domains with a catalogue ÷ domains due. Each part is rounded to two decimals before the total.".to_owned(),
        ),
    ]
}

/// The same with the numbers of one place.
pub(super) fn of(score: &Score, weights: &Weights, t: &Words) -> [String; 4] {
    let sum = weight(weights.coverage + weights.quality + weights.domains);
    let (coverage, quality, domains) = (t.get("coverage"), t.get("quality"), t.get("domains_part"));
    let total = t.get("score");
    [
        format!(
            "{coverage}＝100×（{}＋{}×{}）÷{}＝{}",
            score.present,
            weight(weights.doubtful),
            score.doubtful,
            score.due,
            decimal(score.coverage)
        ),
        format!(
            "{quality}＝100－100×（{}×{}＋{}×{}）÷{}＝{}",
            weight(weights.error),
            score.errors,
            weight(weights.warning),
            score.warnings,
            score.items,
            decimal(score.quality)
        ),
        format!("{domains}＝100×{}÷{}＝{}", score.domains_given, score.domains_due, decimal(score.domains)),
        format!(
            "{total}＝（{}×{}＋{}×{}＋{}×{}）÷{sum}＝{}",
            weight(weights.coverage),
            decimal(score.coverage),
            weight(weights.quality),
            decimal(score.quality),
            weight(weights.domains),
            decimal(score.domains),
            decimal(score.total)
        ),
    ]
}

/// A weight as it is written in the settings: 50 → 0.5.
fn weight(hundredths: i64) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
