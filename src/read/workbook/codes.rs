//! The codes of number formats, read into the forms `formats` shows numbers in.

use super::formats::{Digits, Piece};

/// What a format's code is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Sign {
    /// A sign that means something.
    Plain(char),
    /// Words to be shown.
    Words(String),
}

/// The sections of a code, signs of width and colour taken out; `None` where a condition decides among them.
pub(super) fn sections(code: &str) -> Option<Vec<Vec<Sign>>> {
    let mut found = vec![Vec::new()];
    let mut rest = code.chars();
    while let Some(c) = rest.next() {
        let sign = match c {
            ';' => {
                found.push(Vec::new());
                continue;
            }
            '"' => Sign::Words(rest.by_ref().take_while(|c| *c != '"').collect()),
            '\\' | '!' => Sign::Words(rest.next().into_iter().collect()),
            // As wide as the next character, or filled with it.
            '_' | '*' => {
                rest.next();
                continue;
            }
            '[' => {
                let inner: String = rest.by_ref().take_while(|c| *c != ']').collect();
                if inner.starts_with(['<', '>', '=']) {
                    return None;
                }
                match inner.strip_prefix('$') {
                    Some(money) => Sign::Words(money.split('-').next().unwrap_or("").to_owned()),
                    None => continue,
                }
            }
            c => Sign::Plain(c),
        };
        found.last_mut()?.push(sign);
    }
    Some(found)
}

/// A form for numbers; `None` where the section holds something else.
pub(super) fn digits(section: &[Sign]) -> Option<Digits> {
    let mut form = Digits::default();
    let (mut begun, mut ended, mut decimals) = (false, false, false);
    for sign in section {
        match sign {
            Sign::Plain('0' | '#' | '?') if ended => return None,
            Sign::Plain(c @ ('0' | '#' | '?')) => {
                begun = true;
                let required = usize::from(*c != '#');
                if decimals {
                    form.most_decimals += 1;
                    form.least_decimals =
                        if required == 1 { form.most_decimals } else { form.least_decimals };
                } else {
                    form.whole += usize::from(*c == '0');
                }
            }
            Sign::Plain(',') if begun && !decimals && !ended => form.grouped = true,
            Sign::Plain('.') if begun && !decimals && !ended => decimals = true,
            Sign::Plain('%') if !form.percent => {
                form.percent = true;
                ended = begun;
                if begun { &mut form.after } else { &mut form.before }.push('%');
            }
            Sign::Plain(c) if "Ee/@.,%".contains(*c) => return None,
            sign => {
                ended = begun;
                let place = if begun { &mut form.after } else { &mut form.before };
                match sign {
                    Sign::Plain(c) => place.push(*c),
                    Sign::Words(words) => place.push_str(words),
                }
            }
        }
    }
    form.whole = form.whole.max(1);
    begun.then_some(form)
}

/// A date's pieces; `None` for months and weekdays in words, and for halves of the day.
pub(super) fn moment(section: &[Sign]) -> Option<Vec<Piece>> {
    let mut found: Vec<Piece> = Vec::new();
    for sign in section {
        match (sign, found.last_mut()) {
            (Sign::Plain(c), Some(Piece::Part(last, count))) if c.to_ascii_lowercase() == *last => {
                *count += 1;
            }
            (Sign::Plain(c), _) if "ymdhs".contains(c.to_ascii_lowercase()) => {
                found.push(Piece::Part(c.to_ascii_lowercase(), 1));
            }
            (Sign::Plain(c), _) if c.is_ascii_alphanumeric() || matches!(c, '@' | '#' | '?') => return None,
            (Sign::Plain(c), Some(Piece::Words(words))) => words.push(*c),
            (Sign::Plain(c), _) => found.push(Piece::Words(c.to_string())),
            (Sign::Words(more), Some(Piece::Words(words))) => words.push_str(more),
            (Sign::Words(words), _) => found.push(Piece::Words(words.clone())),
        }
    }
    let part = |piece: &Piece| if let Piece::Part(letter, _) = piece { Some(*letter) } else { None };
    let letters: Vec<Option<char>> = found.iter().map(part).collect();
    for (at, piece) in found.iter_mut().enumerate() {
        let before = letters.get(..at).and_then(|before| before.iter().rev().flatten().next());
        let after = letters.get(at + 1..).and_then(|after| after.iter().flatten().next());
        match piece {
            // The m of hours and seconds is a minute.
            Piece::Part(letter @ 'm', _) if before == Some(&'h') || after == Some(&'s') => *letter = 'n',
            Piece::Part('m' | 'd', 3..) => return None,
            Piece::Part(..) | Piece::Words(_) => {}
        }
    }
    Some(found)
}
