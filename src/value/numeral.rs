//! Chinese and Arabic numerals: 二十, 一百零五, 廿, 二〇二〇, ２０.
//!
//! Whole numbers only, up to 99,999,999. Ordinals (第二十条) and units (二十日) belong to who reads the phrase.

use std::borrow::Cow;

/// The number a text says, if the whole of it is a numeral.
///
/// A colloquial short form like 一百五 (150 or 105) is not read: it would be a guess.
pub fn parse(text: &str) -> Option<u32> {
    let characters: Vec<char> = text.chars().collect();
    match prefix(&characters) {
        Some((number, length)) if length == characters.len() => Some(number),
        _ => None,
    }
}

/// The number at the beginning of `characters`, and how many of them it takes.
///
/// The numeral is the longest run of digits of one script. A run that is no number (十百) gives `None`.
pub fn prefix(characters: &[char]) -> Option<(u32, usize)> {
    let arabic = characters.iter().take_while(|&&character| arabic_digit(character).is_some()).count();
    if arabic > 0 {
        let run = characters.get(..arabic)?;
        return Some((positional(run.iter().copied().map(arabic_digit))?, arabic));
    }
    let length = run_length(characters);
    let run = characters.get(..length)?;
    let figures: Vec<Figure> = run.iter().filter_map(|&character| figure(character)).collect();
    Some((chinese(&figures)?, length))
}

/// How many characters at the beginning are numeral characters of one script; 0 if none.
pub fn run_length(characters: &[char]) -> usize {
    let arabic = characters.iter().take_while(|&&character| arabic_digit(character).is_some()).count();
    if arabic > 0 {
        arabic
    } else {
        characters.iter().take_while(|&&character| figure(character).is_some()).count()
    }
}

/// Whether a character can stand in a Chinese numeral.
pub fn is_numeral(character: char) -> bool {
    figure(character).is_some()
}

/// The number as an article of a law is numbered: 二十, 一百零五, 一千一百零五.
///
/// Right up to 99,999,999; beyond that, in Arabic digits.
pub fn to_chinese(number: u32) -> String {
    if number >= 100_000_000 {
        return number.to_string();
    }
    let (upper, lower) = (number / 10_000, number % 10_000);
    if upper == 0 {
        return below_ten_thousand(lower);
    }
    let mut words = below_ten_thousand(upper);
    words.push('万');
    if lower > 0 {
        if lower < 1000 {
            words.push('零');
        }
        words.push_str(&full_form(lower));
    }
    words
}

/// The text with every Chinese number in digits: 五个工作日 is 5个工作日, 第二十条 is 第20条. For comparing, not for showing:
/// it also makes 3公 of 三公.
pub fn in_digits(text: &str) -> Cow<'_, str> {
    if !text.contains(is_numeral) {
        return Cow::Borrowed(text);
    }
    let characters: Vec<char> = text.chars().collect();
    let (mut said, mut at) = (String::with_capacity(text.len()), 0);
    while let Some(rest) = characters.get(at..).filter(|rest| !rest.is_empty()) {
        let run = run_length(rest).max(1);
        match prefix(rest) {
            Some((number, length)) if length == run && is_numeral(rest[0]) => {
                said.push_str(&number.to_string());
            }
            _ => said.extend(&rest[..run]),
        }
        at += run;
    }
    Cow::Owned(said)
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Figure {
    /// 零 〇 一 … 九 两
    Digit(u32),
    /// 十 百 千
    Power(u32),
    /// 廿 卅 卌: a digit and its 十 in one character
    Tens(u32),
    /// 万
    TenThousand,
}

fn arabic_digit(character: char) -> Option<u32> {
    match character {
        '0'..='9' => Some(u32::from(character) - u32::from('0')),
        '０'..='９' => Some(u32::from(character) - u32::from('０')),
        _ => None,
    }
}

fn figure(character: char) -> Option<Figure> {
    Some(match character {
        '零' | '〇' | '○' => Figure::Digit(0),
        '一' | '壹' => Figure::Digit(1),
        '二' | '贰' | '两' => Figure::Digit(2),
        '三' | '叁' => Figure::Digit(3),
        '四' | '肆' => Figure::Digit(4),
        '五' | '伍' => Figure::Digit(5),
        '六' | '陆' => Figure::Digit(6),
        '七' | '柒' => Figure::Digit(7),
        '八' | '捌' => Figure::Digit(8),
        '九' | '玖' => Figure::Digit(9),
        '十' | '拾' => Figure::Power(10),
        '百' | '佰' => Figure::Power(100),
        '千' | '仟' => Figure::Power(1000),
        '廿' => Figure::Tens(20),
        '卅' => Figure::Tens(30),
        '卌' => Figure::Tens(40),
        '万' => Figure::TenThousand,
        _ => return None,
    })
}

fn positional(digits: impl Iterator<Item = Option<u32>>) -> Option<u32> {
    digits.into_iter().try_fold(0_u32, |sum, digit| sum.checked_mul(10)?.checked_add(digit?))
}

fn chinese(figures: &[Figure]) -> Option<u32> {
    if figures.is_empty() {
        return None;
    }
    if figures.iter().all(|figure| matches!(figure, Figure::Digit(_))) {
        return positional(figures.iter().map(|figure| match figure {
            Figure::Digit(digit) => Some(*digit),
            Figure::Power(_) | Figure::Tens(_) | Figure::TenThousand => None,
        }));
    }
    match figures.iter().position(|&figure| figure == Figure::TenThousand) {
        None => section(figures, false),
        Some(place) => {
            let upper = section(figures.get(..place)?, false)?;
            let rest = figures.get(place + 1..)?;
            let lower = if rest.is_empty() { 0 } else { section(rest, true)? };
            (upper > 0).then_some(upper * 10_000 + lower)
        }
    }
}

/// A number below ten thousand: powers falling, a 零 wherever one is skipped.
///
/// `continued`: a greater number stands before, so a lone 十 is not how it would begin and 零 is.
fn section(figures: &[Figure], continued: bool) -> Option<u32> {
    let (mut sum, mut digit, mut zero) = (0_u32, None, false);
    let mut last_power = if continued { 10_000 } else { u32::MAX };
    for &figure in figures {
        match figure {
            Figure::Digit(0) if digit.is_none() && !zero && last_power != u32::MAX => zero = true,
            Figure::Digit(value) if digit.is_none() && value > 0 => digit = Some(value),
            Figure::Power(power) if power < last_power => {
                let bare_ten = power == 10 && sum == 0 && !continued;
                sum += digit.take().or(bare_ten.then_some(1))? * power;
                (last_power, zero) = (power, false);
            }
            Figure::Tens(tens) if digit.is_none() && last_power > 10 => {
                sum += tens;
                (last_power, zero) = (10, false);
            }
            Figure::Digit(_) | Figure::Power(_) | Figure::Tens(_) | Figure::TenThousand => return None,
        }
    }
    match digit {
        None if zero => None,
        None => Some(sum),
        Some(units) if zero || last_power == 10 || last_power == u32::MAX => Some(sum + units),
        Some(_) => None,
    }
}

/// As the number stands alone: 十五, not 一十五.
fn below_ten_thousand(number: u32) -> String {
    let words = full_form(number);
    match words.strip_prefix("一十") {
        Some(rest) => format!("十{rest}"),
        None => words,
    }
}

fn full_form(number: u32) -> String {
    if number == 0 {
        return DIGITS[0].to_string();
    }
    let (mut words, mut gap) = (String::new(), false);
    for (power, sign) in [(1000, Some('千')), (100, Some('百')), (10, Some('十')), (1, None)] {
        let digit = number / power % 10;
        if digit == 0 {
            gap = !words.is_empty();
            continue;
        }
        if gap {
            words.push(DIGITS[0]);
            gap = false;
        }
        words.extend(usize::try_from(digit).ok().and_then(|place| DIGITS.get(place)));
        words.extend(sign);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_catalogues_write() {
        let cases = [
            ("二十", 20),
            ("十", 10),
            ("十五", 15),
            ("一百零五", 105),
            ("一百〇五", 105),
            ("一千一百零五", 1105),
            ("两", 2),
            ("两百", 200),
            ("廿", 20),
            ("廿五", 25),
            ("卅", 30),
            ("〇", 0),
            ("二〇二〇", 2020),
            ("20", 20),
            ("２０", 20),
            ("020", 20),
            ("一万零一", 10_001),
            ("十二万三千", 123_000),
            ("贰拾", 20),
            ("一千零五十", 1050),
        ];
        for (text, number) in cases {
            assert_eq!(parse(text), Some(number), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_number() {
        for text in [
            "",
            "个",
            "十百",
            "一百五",
            "百",
            "二十日",
            "一零百",
            "万",
            "二二十",
            "99999999999",
            "1二",
            "零十",
            "一百零",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_in_a_text_are_put_in_digits() {
        for (text, digits) in [
            ("公告期限为五个工作日", "公告期限为5个工作日"),
            ("第二十条、第一百零五条", "第20条、第105条"),
            ("20个工作日", "20个工作日"),
            ("一百五左右，020", "一百五左右，020"),
            ("", ""),
            ("二〇二六年", "2026年"),
        ] {
            assert_eq!(in_digits(text), digits);
        }
    }

    #[test]
    fn every_number_survives_the_round_trip() {
        for number in (0..=9999).chain([10_000, 10_001, 10_010, 11_100, 100_500, 99_999_999, 120_000_000]) {
            let words = to_chinese(number);
            assert_eq!(parse(&words), Some(number), "{words}");
        }
        assert_eq!(to_chinese(1105), "一千一百零五");
        assert_eq!(to_chinese(15), "十五");
        assert_eq!(to_chinese(110), "一百一十");
        assert_eq!(to_chinese(1010), "一千零一十");
    }
}
