//! 事项编码: `21-01-02` = domain, category, item; the same on every tier. `90` in the second
//! place marks a local item (`21-90-01`).

use std::fmt;

/// The code of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code {
    /// The number of the domain, 1–99.
    pub domain: u8,
    /// The running number of the category, or 90 for local items.
    pub category: u8,
    /// The running number of the item within the category.
    pub item: u16,
}

impl Code {
    /// Reads `NN-NN-NN` (the last part two or three digits); `None` for any other form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (domain, category, item) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let shaped = domain.len() == 2 && category.len() == 2 && matches!(item.len(), 2 | 3);
        if parts.next().is_some() || !shaped || ![domain, category, item].iter().all(|part| digits(part)) {
            return None;
        }
        Some(Self {
            domain: domain.parse().ok()?,
            category: category.parse().ok()?,
            item: item.parse().ok()?,
        })
    }

    /// Whether the item is the place's own and has no counterpart above.
    #[must_use]
    pub fn is_local(self) -> bool {
        self.category == 90
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}-{:02}", self.domain, self.category, self.item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_one_form_is_a_code() {
        assert_eq!(Code::parse("21-01-02").map(|code| code.to_string()).as_deref(), Some("21-01-02"));
        assert_eq!(Code::parse("19-03-101").map(|code| code.to_string()).as_deref(), Some("19-03-101"));
        assert_eq!(Code::parse("21-90-01").map(Code::is_local), Some(true));
        for wrong in ["", "21-1-2", "0101", "21-01", "21-01-02-03", "２１-01-02", "21–01–02", "21-01-0002"]
        {
            assert_eq!(Code::parse(wrong), None, "{wrong}");
        }
    }
}
