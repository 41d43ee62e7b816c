//! Chinese numerals, as far as citations need them. A stand-in for `value::numeral`, with the same
//! two signatures; to be replaced by a `use` when that module arrives.

/// The number a run of Chinese or Arabic digits stands for: `三十七`, `一千一百零五`, `二〇一六`, `37`.
pub(super) fn parse(text: &str) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    if text.chars().all(|c| c.is_ascii_digit()) {
        return text.parse().ok();
    }
    let mut total: u32 = 0;
    let mut digit: Option<u32> = None;
    let mut units = false;
    for c in text.chars() {
        if let Some(value) = digit_value(c) {
            // Digits written one after another without units: 二〇一六.
            let before = if units { 0 } else { digit.unwrap_or(0) };
            digit = Some(before.checked_mul(10)?.checked_add(value)?);
        } else {
            let unit = unit_value(c)?;
            units = true;
            total = total.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
        }
    }
    total.checked_add(digit.unwrap_or(0))
}

/// The number as laws write it: `三十七`, `一千一百零五`. Ten thousand and more stay Arabic.
pub(super) fn to_chinese(number: u32) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    if number == 0 || number >= 10_000 {
        return if number == 0 { "零".to_owned() } else { number.to_string() };
    }
    let mut out = String::new();
    let mut gap = false;
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = number / unit % 10;
        if digit == 0 {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push('零');
            gap = false;
        }
        // 十五, but 一百一十五.
        if !(digit == 1 && unit == 10 && out.is_empty()) {
            out.extend(DIGITS.get(digit as usize));
        }
        out.push_str(name);
    }
    out
}

/// Whether the character can stand in a Chinese numeral.
pub(super) fn is_numeral(c: char) -> bool {
    digit_value(c).is_some() || unit_value(c).is_some()
}

fn digit_value(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn unit_value(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}
