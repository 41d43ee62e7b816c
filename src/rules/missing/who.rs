//! For whom, how and on which tier an item is disclosed: the elements that a table may tell in its title as well.

use super::{Check, Demand, Rule, check_columns, check_item, info};
use crate::catalogue::Field;
use crate::diagnostic::{RuleInfo, Severity};

static AUDIENCE_INFO: RuleInfo = RuleInfo {
    severity: Severity::Warning,
    ..info(
        "A101",
        "missing-audience",
        "缺少公开对象",
        "an item without an audience",
        include_str!("../missing-audience.md"),
    )
};
static AUDIENCE_DEMAND: Demand = Demand {
    field: Field::Audience,
    english: "audience",
    present: |item| !item.audience.is_blank(),
    help: ("写“全社会”，或者写明是哪些特定群体：谁有权看到，要说清楚", "write 全社会, or name the groups"),
};
/// A101.
pub(in crate::rules) static AUDIENCE: Rule = Rule {
    info: &AUDIENCE_INFO,
    checks: &[
        Check::Item(|item, ctx| check_item(item, &AUDIENCE_DEMAND, ctx)),
        Check::Catalogue(|catalogue, ctx| check_columns(catalogue, &AUDIENCE_DEMAND, ctx)),
    ],
};

static MODE_INFO: RuleInfo = RuleInfo {
    severity: Severity::Warning,
    ..info(
        "M101",
        "missing-mode",
        "缺少公开方式",
        "an item without a mode of disclosure",
        include_str!("../missing-mode.md"),
    )
};
static MODE_DEMAND: Demand = Demand {
    field: Field::Mode,
    english: "mode of disclosure",
    present: |item| !item.mode.is_blank(),
    help: (
        "写“主动公开”或“依申请公开”，群众才知道要不要申请（《政府信息公开条例》第十三条第二款）",
        "write 主动公开 or 依申请公开 (Regulation, article 13)",
    ),
};
/// M101.
pub(in crate::rules) static MODE: Rule = Rule {
    info: &MODE_INFO,
    checks: &[
        Check::Item(|item, ctx| check_item(item, &MODE_DEMAND, ctx)),
        Check::Catalogue(|catalogue, ctx| check_columns(catalogue, &MODE_DEMAND, ctx)),
    ],
};

static LEVEL_INFO: RuleInfo = RuleInfo {
    severity: Severity::Warning,
    ..info(
        "L101",
        "missing-level",
        "缺少公开层级",
        "an item that names no tier",
        include_str!("../missing-level.md"),
    )
};
static LEVEL_DEMAND: Demand = Demand {
    field: Field::Levels,
    english: "tier of disclosure",
    present: |item| !item.levels.is_blank(),
    help: (
        "写明由哪一级公开（县级、乡级、村级，可以写几级），乡、村才知道哪些要由自己公开",
        "say which tiers disclose it: 县级, 乡级, 村级, one or more",
    ),
};
/// L101.
pub(in crate::rules) static LEVEL: Rule = Rule {
    info: &LEVEL_INFO,
    checks: &[
        Check::Item(|item, ctx| check_item(item, &LEVEL_DEMAND, ctx)),
        Check::Catalogue(|catalogue, ctx| check_columns(catalogue, &LEVEL_DEMAND, ctx)),
    ],
};
