//! 公开层级 as places call them: several levels in one word parted, nothing understood.

use super::text::{fold_char, is_blank_char};

/// The levels named by a word: 乡、村级 is 乡级 and 村级, 州级县级 is 州级 and 县级.
#[must_use]
pub fn split(text: &str) -> Vec<String> {
    let word: String = text.chars().filter(|c| !is_blank_char(*c)).map(fold_char).collect();
    let suffixed = word.contains('级');
    let mut found = Vec::new();
    let mut part = String::new();
    let mut depth = 0usize;
    for c in word.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && matches!(c, '、' | '/' | ',' | ';' | '和' | '及' | '与' | '|' | '；') {
            push_level(&mut found, &mut part, suffixed);
        } else {
            part.push(c);
            if depth == 0 && c == '级' {
                push_level(&mut found, &mut part, suffixed);
            }
        }
    }
    push_level(&mut found, &mut part, suffixed);
    found
}

fn push_level(found: &mut Vec<String>, part: &mut String, suffixed: bool) {
    let mut level = std::mem::take(part);
    if level.is_empty() {
        return;
    }
    if suffixed && !level.ends_with('级') && !level.starts_with('(') {
        level.push('级');
    }
    found.push(level);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn combined_levels_are_parted() {
        assert_eq!(split("乡、 村级"), ["乡级", "村级"]);
        assert_eq!(split("州级县级"), ["州级", "县级"]);
        assert_eq!(split("镇（街）级"), ["镇(街)级"]);
        assert_eq!(split("县（区、市）级"), ["县(区、市)级"]);
        assert_eq!(split("街道、社区"), ["街道", "社区"]);
    }
}
