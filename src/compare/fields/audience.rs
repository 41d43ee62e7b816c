//! 公开对象: who is told.

use super::{Both, Context, Reason, incomparable, labels, listed, loosened, tightened};
use crate::catalogue::{Audience, Field};
use crate::sameness::audience::{is_unnamed, lost};

pub(super) fn compare(both: &Both<'_>, _: &Context<'_>) -> Vec<Reason> {
    let (Some(old), Some(new)) = (both.old.item.audience.understood(), both.new.item.audience.understood())
    else {
        return labels::unread("公开对象", Field::Audience, both);
    };
    match (old.everyone, new.everyone) {
        (true, true) => Vec::new(),
        (true, false) => {
            let (zh, en) = called(new);
            vec![loosened(
                format!("公开对象由全社会缩小为{zh}"),
                format!("audience: from everybody to {en} only"),
            )]
        }
        (false, true) => {
            let (zh, en) = called(old);
            vec![tightened(
                format!("公开对象由{zh}扩大为全社会"),
                format!("audience: from {en} to everybody"),
            )]
        }
        (false, false) => groups(old, new, both),
    }
}

fn groups(old: &Audience, new: &Audience, both: &Both<'_>) -> Vec<Reason> {
    let unnamed = |audience: &Audience| {
        audience.groups.is_empty() || audience.groups.iter().any(|group| is_unnamed(group))
    };
    if unnamed(old) || unnamed(new) {
        let told = labels::unread("公开对象", Field::Audience, both);
        let same = unnamed(old) && unnamed(new);
        return if same { Vec::new() } else { told };
    }
    let (gone, come) = (lost(old, new), lost(new, old));
    // 低保家庭 in place of 城市低收入家庭 may be more or fewer people.
    if gone.len() == 1 && come.len() == 1 {
        return vec![incomparable(
            format!("公开对象由“{}”改为“{}”", gone[0], come[0]),
            format!("audience: “{}” → “{}”", gone[0], come[0]),
        )];
    }
    let mut found = Vec::new();
    if !gone.is_empty() {
        let (zh, en) = listed(&gone);
        found.push(loosened(format!("公开对象减少：{zh}"), format!("audience without {en}")));
    }
    if !come.is_empty() {
        let (zh, en) = listed(&come);
        found.push(tightened(format!("公开对象增加：{zh}"), format!("audience with {en}")));
    }
    found
}

fn called(audience: &Audience) -> (String, String) {
    if audience.groups.is_empty() {
        return ("特定群体".to_owned(), "some groups".to_owned());
    }
    let (zh, en) = listed(&audience.groups);
    (format!("“{zh}”"), format!("“{en}”"))
}
