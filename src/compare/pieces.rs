//! The two texts of a field side by side, word by word: what a reader sees marked.
//!
//! Chinese is compared sign by sign, numbers and foreign words as wholes; a single sign that stayed between two changes is no help
//! to a reader and is marked with them. Lists are compared element by element, so that another order marks nothing.

use super::Piece;
use super::fields::Both;
use crate::catalogue::{Field, Text};
use crate::matching::likeness;
use crate::sameness::wording::plain;
use crate::value::text::is_blank_char;
use similar::{ChangeTag, TextDiff};

/// How alike two elements must be for one to be shown as the other, changed.
const LIKE: f64 = 0.4;

/// Longer texts are shown whole on both sides: nobody reads marks in them.
const LONGEST: usize = 4000;

/// The pieces of two texts of a field.
pub(super) fn of(field: Field, (old, new): (&str, &str), both: &Both<'_>) -> Vec<Piece> {
    let elements = |texts: &[Text]| texts.iter().map(|text| text.value.trim().to_owned()).collect::<Vec<_>>();
    let parts = |text: &str, mark: char| {
        text.split(mark)
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
    };
    match field {
        Field::Content => of_lists(
            &elements(&both.old.item.content.elements),
            &elements(&both.new.item.content.elements),
            "；",
        ),
        Field::Basis => of_lists(&parts(old, '；'), &parts(new, '；'), "；"),
        Field::Channels | Field::Levels => of_lists(&parts(old, '、'), &parts(new, '、'), "、"),
        _ => of_texts(old, new),
    }
}

/// Two lists, each written as one text.
pub(super) fn of_lists_joined(old: &str, new: &str) -> Vec<Piece> {
    let parts = |text: &str| text.split('；').map(str::to_owned).collect::<Vec<_>>();
    of_lists(&parts(old), &parts(new), "；")
}

/// Two lists: in the new order, each lost element beside what took its place, else at the end.
fn of_lists(old: &[String], new: &[String], mark: &str) -> Vec<Piece> {
    let mut lost: Vec<Option<&String>> = old
        .iter()
        .map(|text| (!new.iter().any(|other| plain(other) == plain(text))).then_some(text))
        .collect();
    let mut pieces = Pieces::default();
    for text in new {
        if old.iter().any(|other| plain(other) == plain(text)) {
            pieces.separated(mark, [Piece::Same(text.clone())]);
            continue;
        }
        let near = |other: &&mut Option<&String>| other.is_some_and(|other| likeness(other, text) >= LIKE);
        match lost.iter_mut().find(near).and_then(Option::take) {
            Some(other) => pieces.separated(mark, of_texts(other, text)),
            None => pieces.separated(mark, [Piece::New(text.clone())]),
        }
    }
    for text in lost.into_iter().flatten() {
        pieces.separated(mark, [Piece::Old(text.clone())]);
    }
    pieces.0
}

/// Two texts, word by word.
pub(super) fn of_texts(old: &str, new: &str) -> Vec<Piece> {
    if old.len() + new.len() > LONGEST {
        return [Piece::Old(old.to_owned()), Piece::New(new.to_owned())]
            .into_iter()
            .filter(|piece| !piece.text().is_empty())
            .collect();
    }
    let (before, after) = (words(old), words(new));
    let diff = TextDiff::from_slices(&before, &after);
    let mut pieces = Pieces::default();
    for change in diff.iter_all_changes() {
        let text = change.value().to_owned();
        pieces.push(match change.tag() {
            ChangeTag::Equal => Piece::Same(text),
            ChangeTag::Delete => Piece::Old(text),
            ChangeTag::Insert => Piece::New(text),
        });
    }
    gathered(pieces.0)
}

/// Signs of a text, with numbers and foreign words whole.
fn words(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    let whole = |c: char| c.is_ascii_alphanumeric() || c == '.';
    for (at, sign) in text.char_indices() {
        let goes_on = before.is_some_and(|before| whole(before) && whole(sign));
        if at > start && !goes_on {
            found.extend(text.get(start..at));
            start = at;
        }
        before = Some(sign);
    }
    found.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    found
}

/// Short stretches between changes taken to the changes: `Old New`, one after the other.
fn gathered(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out = Pieces::default();
    let (mut old, mut new) = (String::new(), String::new());
    let count = pieces.len();
    for (at, piece) in pieces.into_iter().enumerate() {
        match piece {
            Piece::Old(text) => old.push_str(&text),
            Piece::New(text) => new.push_str(&text),
            Piece::Same(text) => {
                let inner = at > 0 && at + 1 < count && !(old.is_empty() && new.is_empty());
                let short = text.chars().filter(|c| !is_blank_char(*c)).count() < 2;
                if inner && short && text.chars().all(char::is_alphanumeric) {
                    old.push_str(&text);
                    new.push_str(&text);
                } else {
                    out.flush(&mut old, &mut new);
                    out.push(Piece::Same(text));
                }
            }
        }
    }
    out.flush(&mut old, &mut new);
    out.0
}

/// Pieces in the making: those of one kind that touch are one.
#[derive(Default)]
struct Pieces(Vec<Piece>);

impl Pieces {
    fn push(&mut self, piece: Piece) {
        match (self.0.last_mut(), &piece) {
            (Some(Piece::Same(last)), Piece::Same(text))
            | (Some(Piece::Old(last)), Piece::Old(text))
            | (Some(Piece::New(last)), Piece::New(text)) => last.push_str(text),
            _ => self.0.push(piece),
        }
    }

    fn flush(&mut self, old: &mut String, new: &mut String) {
        // What was taken in on both sides and turned out to begin them is the same after all.
        for (text, piece) in [(old, Piece::Old as fn(String) -> Piece), (new, Piece::New)] {
            if !text.is_empty() {
                self.push(piece(std::mem::take(text)));
            }
        }
    }

    fn separated(&mut self, mark: &str, pieces: impl IntoIterator<Item = Piece>) {
        if !self.0.is_empty() {
            self.push(Piece::Same(mark.to_owned()));
        }
        pieces.into_iter().for_each(|piece| self.push(piece));
    }
}

impl Piece {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Same(text) | Self::Old(text) | Self::New(text) => text,
        }
    }
}
