//! Whether two items say the same to the letter: nearly all pairs of two submissions do, and need no closer look.

use crate::catalogue::{Channel, Item, Text};
use crate::value::reading::Reading;

/// Whether every field is written, and read, alike. Where a text stands and what a reader noted beside it do not count.
pub(super) fn same(old: &Item, new: &Item) -> bool {
    short(old, new) && lists(old, new) && read(old, new)
}

fn short(old: &Item, new: &Item) -> bool {
    texts(old) == texts(new)
}

fn texts(item: &Item) -> [Option<&str>; 6] {
    let whole = [&item.content.written, &item.basis.cell, &item.channels.written];
    let [content, basis, channels] = whole.map(word);
    [word(&item.seq), word(&item.name), word(&item.body), content, basis, channels]
}

fn word(text: &Option<Text>) -> Option<&str> {
    text.as_ref().map(|text| text.value.as_str())
}

fn lists(old: &Item, new: &Item) -> bool {
    words(&old.category, &new.category)
        && words(&old.content.elements, &new.content.elements)
        && words(&old.basis.written, &new.basis.written)
        && words(&old.channels.unticked, &new.channels.unticked)
        && channels(&old.channels.used, &new.channels.used)
        && channels(&old.channels.optional, &new.channels.optional)
        && all(&old.optional, &new.optional, |one, other| one.0 == other.0 && words(&one.1, &other.1))
        && all(&old.extra, &new.extra, |one, other| {
            one.0.value == other.0.value && one.1.value == other.1.value
        })
}

fn words(old: &[Text], new: &[Text]) -> bool {
    all(old, new, |one, other| one.value == other.value)
}

fn channels(old: &[Channel], new: &[Channel]) -> bool {
    all(old, new, |one, other| one.name == other.name && one.written.value == other.written.value)
}

fn all<T>(old: &[T], new: &[T], same: impl Fn(&T, &T) -> bool) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(one, other)| same(one, other))
}

/// Ticks are read by the headings they stand under, so what was understood counts beside what was written.
fn read(old: &Item, new: &Item) -> bool {
    alike(&old.code, &new.code)
        && alike(&old.deadline, &new.deadline)
        && alike(&old.audience, &new.audience)
        && alike(&old.mode, &new.mode)
        && alike(&old.levels, &new.levels)
}

fn alike<T: PartialEq>(old: &Reading<T>, new: &Reading<T>) -> bool {
    written(old) == written(new) && old.understood() == new.understood()
}

fn written<T>(reading: &Reading<T>) -> Option<&str> {
    reading.text().map(|text| text.value.as_str())
}
