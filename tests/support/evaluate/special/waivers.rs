//! 备案说明: ended, covering nothing, without a reason.

use super::super::rng::Rng;
use super::{COUNTY, case, planted, small, text};
use crate::evaluate::Case;

const RULES: [&str; 10] = [
    "vague-deadline",
    "generic-body",
    "repealed-law",
    "later-than-law",
    "missing-basis",
    "name-differs",
    "B102",
    "unknown-channel",
    "D103",
    "item-missing",
];

pub(super) fn cases(rng: &mut Rng) -> Vec<Case> {
    let yaml = small(8, rng);
    let rule = rng.word(&RULES);
    let code = format!("51-01-0{}", 1 + rng.below(8));
    let mut cases = Vec::new();
    let mut add = |waiver: String, rule: &'static str, item: &str, field: &'static str| {
        let place = format!("{COUNTY}waivers:\n  - {waiver}\n");
        let files = vec![text("county/jurisdiction.yaml", place), text("county/51.yaml", yaml.clone())];
        let mut made = case("waiver", "county", files, vec![planted(rule, item, field, waiver)]);
        made.day = Some("2026-11-22");
        cases.push(made);
    };
    let reason = rng.word(&["正在修订", "省级文件另有规定", "机构改革过渡期"]);
    let ended = rng.word(&["2026-11-21", "2025-12-31", "2026-06-30", "2024-01-01"]);
    add(
        format!("{{rule: {rule}, code: {code}, reason: {reason}, until: {ended}}}"),
        "expired-waiver",
        &code,
        "until",
    );
    add(
        format!("{{rule: {rule}, code: {code}, reason: {reason}, until: 2027-12-31}}"),
        "unused-waiver",
        &code,
        "rule",
    );
    add(format!("{{rule: {rule}, reason: {reason}}}"), "unused-waiver", rule, "rule");
    add(format!("{{rule: no-such-rule, code: {code}, reason: {reason}}}"), "unused-waiver", &code, "rule");
    add(format!("{{rule: {rule}, code: {code}}}"), "waiver-without-reason", &code, "reason");
    let empty = rng.word(&["\"\"", "", "\" \""]);
    add(format!("{{rule: {rule}, code: {code}, reason: {empty}}}"), "waiver-without-reason", &code, "reason");
    // One that is used and has not ended is no finding, and neither is what it covers.
    let vague = yaml.replacen("信息形成或者变更之日起", "及时公开#", 1);
    let line = vague.lines().find(|line| line.contains('#')).unwrap().to_owned();
    let vague = vague.replacen(&line, "    deadline: 及时公开", 1);
    let place = format!(
        "{COUNTY}waivers:\n  - {{rule: vague-deadline, code: 51-01-01, reason: {reason}, until: 2026-11-22}}\n"
    );
    let files = vec![text("county/jurisdiction.yaml", place), text("county/51.yaml", vague)];
    let mut made = case("waiver in use", "county", files, Vec::new());
    made.day = Some("2026-11-22");
    cases.push(made);
    cases
}
