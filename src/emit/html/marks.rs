//! Where two texts part ways, word by word: what only the upper text has, what only the own one has.
//!
//! A Chinese character is a word, a run of letters or digits another: 10 against 20 is one change, not one digit.

use super::view::Piece;
use crate::value::text::comparable;
use similar::{Algorithm, DiffOp, capture_diff_slices, get_diff_ratio};

/// Longer texts are not marked: a comparison costs the product of the lengths in the worst case.
const MOST_WORDS: usize = 3000;
/// Texts that share less are two texts; marks all over them would only hide both.
const LEAST_ALIKE: f32 = 0.4;
/// An equal stretch this short between two changes is chance, and belongs to the change.
const CHANCE: usize = 1;
/// Entries of two lists that share this much are one entry, worded in two ways.
const ONE_ENTRY: f32 = 0.7;
/// Entries behind these are only looked for as they are.
const MOST_ENTRIES: usize = 40;

type Pieces = Vec<Piece>;

/// Both texts cut where they part ways; `None` where marks would tell nothing.
pub(super) fn marked(upper: &str, own: &str) -> Option<(Pieces, Pieces)> {
    compared(upper, own).filter(|(alike, ..)| *alike >= LEAST_ALIKE).map(|(_, left, right)| (left, right))
}

/// How alike two texts are, and both cut where they part ways; `None` where they are equal, or too long.
fn compared(upper: &str, own: &str) -> Option<(f32, Pieces, Pieces)> {
    let (above, here) = (words(upper), words(own));
    if above.len().max(here.len()) > MOST_WORDS {
        return None;
    }
    let changes = capture_diff_slices(Algorithm::Myers, &above, &here);
    let alike = get_diff_ratio(&changes, above.len(), here.len());
    if alike >= 1.0 {
        return None;
    }
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let inner = 1..changes.len().saturating_sub(1);
    for (index, change) in changes.iter().enumerate() {
        let equal = match change {
            DiffOp::Equal { len, .. } => !(inner.contains(&index) && *len <= CHANCE),
            DiffOp::Delete { .. } | DiffOp::Insert { .. } | DiffOp::Replace { .. } => false,
        };
        push(&mut left, above.get(change.old_range()), !equal);
        push(&mut right, here.get(change.new_range()), !equal);
    }
    Some((alike, left, right))
}

/// Two lists of entries: those of the other list too stand plain, those like one of the other list are cut where
/// the two part ways, the others are marked whole. `None` where nothing is shared.
pub(super) fn marked_lists(
    upper: &[String],
    own: &[String],
    separator: &str,
) -> Option<(Vec<Piece>, Vec<Piece>)> {
    let counterpart = |entry: &String, others: &[String]| {
        others.iter().position(|other| comparable(other) == comparable(entry))
    };
    let mut pairs: Vec<Option<Pieces>> = vec![None; own.len()];
    let mut left: Vec<Vec<Piece>> = Vec::new();
    for entry in upper {
        let plain = |entry: &String, marked| vec![Piece { text: entry.clone(), marked }];
        if counterpart(entry, own).is_some() {
            left.push(plain(entry, false));
            continue;
        }
        let free = |index: &usize| {
            pairs[*index].is_none()
                && own.get(*index).is_some_and(|other| counterpart(other, upper).is_none())
        };
        let alike = (0..own.len().min(MOST_ENTRIES)).filter(free);
        let best = alike.filter_map(|index| Some((index, compared(entry, own.get(index)?)?)));
        let best =
            best.filter(|(_, (alike, ..))| *alike >= ONE_ENTRY).max_by(|(_, a), (_, b)| a.0.total_cmp(&b.0));
        match best {
            Some((index, (_, above, here))) => {
                left.push(above);
                pairs[index] = Some(here);
            }
            None => left.push(plain(entry, true)),
        }
    }
    let right = own.iter().zip(pairs).map(|(entry, pair)| {
        let marked = counterpart(entry, upper).is_none();
        pair.unwrap_or_else(|| vec![Piece { text: entry.clone(), marked }])
    });
    let (left, right) = (strung(left, separator), strung(right.collect(), separator));
    let shares = |pieces: &[Piece]| pieces.iter().any(|piece| !piece.marked && piece.text != separator);
    (shares(&left) || shares(&right)).then_some((left, right))
}

/// The pieces of a list's entries in one row, the separators between them.
fn strung(entries: Vec<Pieces>, separator: &str) -> Pieces {
    let mut pieces = Vec::new();
    for (index, entry) in entries.into_iter().enumerate() {
        if index > 0 {
            push(&mut pieces, Some(&[separator]), false);
        }
        for piece in entry {
            push(&mut pieces, Some(&[piece.text.as_str()]), piece.marked);
        }
    }
    pieces
}

/// Adds words to the last piece where it is of the same kind.
fn push(pieces: &mut Vec<Piece>, words: Option<&[&str]>, marked: bool) {
    let text = words.unwrap_or_default().concat();
    match pieces.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.marked == marked => last.text.push_str(&text),
        _ => pieces.push(Piece { text, marked }),
    }
}

/// Runs of ASCII letters or digits, and every other character by itself.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let run = |kind: fn(&char) -> bool| rest.chars().take_while(kind).count();
        let length = match first {
            'a'..='z' | 'A'..='Z' => run(char::is_ascii_alphabetic),
            '0'..='9' => run(char::is_ascii_digit),
            other => other.len_utf8(),
        };
        let (word, after) = rest.split_at(length);
        words.push(word);
        rest = after;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pieces as text, marks in brackets.
    fn shown(pieces: &[Piece]) -> String {
        let one = |piece: &Piece| {
            if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() }
        };
        pieces.iter().map(one).collect()
    }

    #[test]
    fn numbers_and_characters_are_the_words() {
        for (upper, own, above, here) in [
            ("10个工作日内", "20个工作日内", "[10]个工作日内", "[20]个工作日内"),
            ("示例省民政厅办公室", "示例县民政局办公室", "示例[省]民政[厅]办公室", "示例[县]民政[局]办公室"),
            ("名称、对象", "名称、对象、标准", "名称、对象", "名称、对象[、标准]"),
            ("制定之日起", "之日起", "[制定]之日起", "之日起"),
        ] {
            let (left, right) = marked(upper, own).expect("alike enough");
            assert_eq!((shown(&left).as_str(), shown(&right).as_str()), (above, here));
        }
    }

    #[test]
    fn entries_of_lists_are_held_against_their_likes() {
        let list = |entries: &[&str]| entries.iter().map(|entry| (*entry).to_owned()).collect::<Vec<_>>();
        for (upper, own, above, here) in [
            (list(&["名称", "对象"]), list(&["对象", "标准", "名称"]), "名称；对象", "对象；[标准]；名称"),
            (
                list(&["《甲条例》（国务院令第711号）", "《乙法》"]),
                list(&["《丙规定》（省政府令）", "《甲条例》（国务院令第711号）第二十条"]),
                "《甲条例》（国务院令第711号）；[《乙法》]",
                "[《丙规定》（省政府令）]；《甲条例》（国务院令第711号）[第二十条]",
            ),
        ] {
            let (left, right) = marked_lists(&upper, &own, "；").expect("something is shared");
            assert_eq!((shown(&left).as_str(), shown(&right).as_str()), (above, here));
        }
        assert_eq!(marked_lists(&list(&["甲", "乙"]), &list(&["丙"]), "；"), None);
    }

    #[test]
    fn pieces_put_together_are_the_text_and_chance_is_no_agreement() {
        let (left, right) = marked("市人民政府办公室各部门", "县人民政府综合办各科室").expect("alike");
        let whole = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
        assert_eq!(
            (whole(&left).as_str(), whole(&right).as_str()),
            ("市人民政府办公室各部门", "县人民政府综合办各科室")
        );
        assert!(left.windows(2).chain(right.windows(2)).all(|pair| pair[0].marked != pair[1].marked));
    }

    #[test]
    fn other_texts_equal_texts_and_endless_texts_are_not_marked() {
        assert_eq!(marked("公开政策文件", "毫不相干之语"), None);
        assert_eq!(marked("甲乙", "甲乙"), None);
        assert_eq!(marked("", ""), None);
        let long = "甲".repeat(MOST_WORDS + 1);
        assert_eq!(marked(&long, "甲"), None);
    }
}
