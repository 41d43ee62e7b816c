//! A field that was filled and is empty, or was empty and is filled.

use super::{Both, Reason, loosened, neutral, text, tightened};
use crate::catalogue::{Field, Item};
use crate::value::mode::Mode;
use crate::value::text::names_nothing;

/// What to say where one side is empty; `None` where both have something to compare.
pub(super) fn compare(field: Field, both: &Both<'_>) -> Option<Vec<Reason>> {
    match (filled(both.old.item, field), filled(both.new.item, field)) {
        (true, true) => None,
        _ if field == Field::Category => None,
        (false, false) => Some(Vec::new()),
        (false, true) => {
            let (zh, en) = (format!("补写了{}", field.chinese()), format!("{} was filled in", field.key()));
            Some(vec![if is_promise(field, both.new.item) { tightened(zh, en) } else { neutral(zh, en) }])
        }
        (true, false) => {
            let (zh, en) = (format!("删去了{}", field.chinese()), format!("{} was emptied", field.key()));
            Some(vec![if is_promise(field, both.old.item) { loosened(zh, en) } else { neutral(zh, en) }])
        }
    }
}

/// Whether anything stands there: a dash is nothing.
fn filled(item: &Item, field: Field) -> bool {
    text::of(item, field).is_some_and(|quoted| !names_nothing(&quoted.text))
}

/// Whether the public has something of what is written there.
pub(super) fn is_promise(field: Field, item: &Item) -> bool {
    match field {
        Field::Mode => item.mode.understood().is_some_and(|modes| modes.contains(&Mode::Proactive)),
        Field::Audience => item.audience.understood().is_some_and(|audience| audience.everyone),
        Field::Content
        | Field::Basis
        | Field::Deadline
        | Field::Body
        | Field::Channels
        | Field::Levels
        | Field::Contact
        | Field::Supervision
        | Field::Frequency
        | Field::Url => true,
        _ => false,
    }
}
