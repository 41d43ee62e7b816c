//! Fields that must not be empty: one rule each, one mechanism.
//!
//! 国办发〔2019〕54号 names the elements every catalogue must state: 名称、内容、依据、时限、主体、方式、渠道、
//! 公开对象. A table without the column gets one finding for the column, not one a row.
//! Manual pages: `missing-name.md` and its like.

mod who;

pub(super) use who::{AUDIENCE, LEVEL, MODE};

use super::{Check, Context, Rule};
use crate::catalogue::{Catalogue, Field, Item};
use crate::diagnostic::{Fixability, RuleInfo, Severity, Words};
use crate::value::text::squeeze;

const fn info(
    code: &'static str,
    name: &'static str,
    summary: &'static str,
    summary_english: &'static str,
    docs: &'static str,
) -> RuleInfo {
    RuleInfo {
        code,
        name,
        summary,
        summary_english,
        docs,
        rests: crate::diagnostic::Rests::Guidance,
        severity: Severity::Error,
        since: "0.1.0",
        fix: Fixability::Never,
    }
}

/// What a rule of this kind asks for.
struct Demand {
    field: Field,
    english: &'static str,
    present: fn(&Item) -> bool,
    help: (&'static str, &'static str),
}

fn check_item(item: &Item, demand: &Demand, ctx: &mut Context<'_>) {
    if (demand.present)(item) || ctx.lacks_column(demand.field) {
        return;
    }
    let label = demand.field.chinese();
    // An item without a name cannot be called by it.
    let message = match &item.name {
        Some(name) => Words::new(
            format!("事项“{}”缺少{label}", name.value.trim()),
            format!("item “{}” has no {}", name.value.trim(), demand.english),
        ),
        None => {
            let label = if demand.field == Field::Name { "名称（二级事项）" } else { label };
            let code = item.code_text().map_or(String::new(), |code| format!(" {} ", code.trim()));
            Words::new(
                format!("事项{code}没有写{label}"),
                format!("item{code} has no {}", demand.english).replace("  ", " "),
            )
        }
    };
    let finding = ctx.report(item.missing_at(demand.field), message);
    finding.field(demand.field.key()).help(Words::new(demand.help.0, demand.help.1));
}

fn check_columns(catalogue: &Catalogue, demand: &Demand, ctx: &mut Context<'_>) {
    if !catalogue.lacks(demand.field) || catalogue.items.is_empty() || misspelt(catalogue, demand.field) {
        return;
    }
    let label = demand.field.chinese();
    let message = Words::new(
        format!("整张表没有“{label}”一列，{}个事项都未写", catalogue.items.len()),
        format!(
            "the table has no column for {}; none of its {} items has one",
            demand.english,
            catalogue.items.len()
        ),
    );
    let finding = ctx.report(catalogue.head, message);
    // The document names the columns it asks for; the tier is none of them.
    let why = if demand.field == Field::Levels {
        "乡、村才知道哪些要由自己公开"
    } else {
        "国办发〔2019〕54号要求目录至少包括名称、内容、依据、时限、主体、方式、渠道、公开对象"
    };
    finding
        .field(demand.field.key())
        .help(Words::new(format!("增加“{label}”列并逐项填写（{why}）"), "add the column and fill it in"));
}

/// Whether the column is there under a misspelt heading, which the schema tells of.
fn misspelt(catalogue: &Catalogue, field: Field) -> bool {
    let near = |heading: &str| crate::schema::near_heading(heading) == Some(field.chinese());
    catalogue.items.iter().flat_map(|item| &item.extra).any(|(heading, _)| near(&squeeze(&heading.value)))
}

static NAME_INFO: RuleInfo =
    info("N101", "missing-name", "缺少事项名称", "an item without a name", include_str!("missing-name.md"));
static NAME_DEMAND: Demand = Demand {
    field: Field::Name,
    english: "name",
    present: |item| item.name.is_some(),
    help: (
        "写明二级事项的名称，群众按名称查找；与上一行同属一项的，请合并单元格或写全名称",
        "write the name of the item",
    ),
};
/// N101.
pub(super) static NAME: Rule = Rule {
    info: &NAME_INFO,
    checks: &[
        Check::Item(|item, ctx| check_item(item, &NAME_DEMAND, ctx)),
        Check::Catalogue(|catalogue, ctx| check_columns(catalogue, &NAME_DEMAND, ctx)),
    ],
};

static CONTENT_INFO: RuleInfo = info(
    "C101",
    "missing-content",
    "缺少公开内容（要素）",
    "an item without content",
    include_str!("missing-content.md"),
);
static CONTENT_DEMAND: Demand = Demand {
    field: Field::Content,
    english: "content",
    present: |item| !item.content.elements.is_empty(),
    help: (
        "逐条写明公开哪些要素，否则公开什么、不公开什么无从对照；可参照上级目录同一事项",
        "list what is disclosed; the upper catalogue shows the elements",
    ),
};
/// C101.
pub(super) static CONTENT: Rule = Rule {
    info: &CONTENT_INFO,
    checks: &[
        Check::Item(|item, ctx| check_item(item, &CONTENT_DEMAND, ctx)),
        Check::Catalogue(|catalogue, ctx| check_columns(catalogue, &CONTENT_DEMAND, ctx)),
    ],
};

static BASIS_INFO: RuleInfo = info(
    "B101",
    "missing-basis",
    "缺少公开依据",
    "an item without a legal basis",
    include_str!("missing-basis.md"),
);
static BASIS_DEMAND: Demand = Demand {
    field: Field::Basis,
    english: "legal basis",
    present: |item| !item.basis.written.is_empty(),
    help: (
        "写明为什么要公开：法律法规或文件的全称和文号，如《中华人民共和国政府信息公开条例》（国务院令第711号）",
        "cite the law or document with its full title and number",
    ),
};
/// B101.
pub(super) static BASIS: Rule = Rule {
    info: &BASIS_INFO,
    checks: &[
        Check::Item(|item, ctx| check_item(item, &BASIS_DEMAND, ctx)),
        Check::Catalogue(|catalogue, ctx| check_columns(catalogue, &BASIS_DEMAND, ctx)),
    ],
};

static DEADLINE_INFO: RuleInfo = info(
    "D101",
    "missing-deadline",
    "缺少公开时限",
    "an item without a deadline",
    include_str!("missing-deadline.md"),
);
static DEADLINE_DEMAND: Demand = Demand {
    field: Field::Deadline,
    english: "deadline",
    present: |item| !item.deadline.is_blank(),
    help: (
        "写明自何时起多少个工作日内公开，才能核对是否逾期；法律没有另行规定的，不超过20个工作日（《政府信息公开条例》第二十六条）",
        "say within how many working days of what; 20 at most unless a law says otherwise",
    ),
};
/// D101.
pub(super) static DEADLINE: Rule = Rule {
    info: &DEADLINE_INFO,
    checks: &[
        Check::Item(|item, ctx| check_item(item, &DEADLINE_DEMAND, ctx)),
        Check::Catalogue(|catalogue, ctx| check_columns(catalogue, &DEADLINE_DEMAND, ctx)),
    ],
};

static BODY_INFO: RuleInfo = info(
    "R101",
    "missing-body",
    "缺少公开主体",
    "an item without a responsible body",
    include_str!("missing-body.md"),
);
static BODY_DEMAND: Demand = Demand {
    field: Field::Body,
    english: "responsible body",
    present: |item| item.body.is_some(),
    help: ("写明负责公开的单位全称，群众才知道找谁", "name the office that discloses it, in full"),
};
/// R101.
pub(super) static BODY: Rule = Rule {
    info: &BODY_INFO,
    checks: &[
        Check::Item(|item, ctx| check_item(item, &BODY_DEMAND, ctx)),
        Check::Catalogue(|catalogue, ctx| check_columns(catalogue, &BODY_DEMAND, ctx)),
    ],
};

static CHANNEL_INFO: RuleInfo = info(
    "H101",
    "missing-channel",
    "没有公开渠道，或者一个框也没有勾",
    "an item without a channel",
    include_str!("missing-channel.md"),
);
static CHANNEL_DEMAND: Demand = Demand {
    field: Field::Channels,
    english: "channel",
    present: |item| !item.channels.used.is_empty() || !item.channels.optional.is_empty(),
    help: (
        "至少选一种公开渠道，群众才知道到哪里看；主动公开的应包括政府网站（《政府信息公开条例》第二十三条、第二十四条）",
        "name at least one channel; for proactive disclosure, the government website among them",
    ),
};
/// H101.
pub(super) static CHANNEL: Rule = Rule {
    info: &CHANNEL_INFO,
    checks: &[
        Check::Item(check_channel),
        Check::Catalogue(|catalogue, ctx| check_columns(catalogue, &CHANNEL_DEMAND, ctx)),
    ],
};

/// A cell full of empty boxes is told apart from an empty cell: the cure is another.
fn check_channel(item: &Item, ctx: &mut Context<'_>) {
    let Some(first) = item.channels.unticked.first().filter(|_| !(CHANNEL_DEMAND.present)(item)) else {
        return check_item(item, &CHANNEL_DEMAND, ctx);
    };
    let at = item.channels.written.as_ref().map_or(first.at, |text| text.at);
    let count = item.channels.unticked.len();
    let message = Words::new(
        format!("事项“{}”列出了{count}种公开渠道，但一个也没有勾选", item.title()),
        format!("item “{}” lists {count} channels and ticks none", item.title()),
    );
    let finding = ctx.report(at, message);
    finding.field(Field::Channels.key()).help(Words::new(
        "把采用的渠道前面的□改为■；主动公开的应包括政府网站（《政府信息公开条例》第二十三条、第二十四条）",
        "tick the channels used (■); for proactive disclosure, the government website among them",
    ));
}
