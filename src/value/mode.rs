//! 公开方式: whether an item is disclosed on the office's own initiative or on request.

use std::fmt;

/// A mode of disclosure (《政府信息公开条例》第十九条、第二十七条).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    /// 主动公开.
    Proactive,
    /// 依申请公开.
    OnRequest,
}

impl Mode {
    /// The standard name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Proactive => "主动公开",
            Self::OnRequest => "依申请公开",
        }
    }

    /// Reads one mode or both (`主动公开、依申请公开`); `None` where any part is neither.
    #[must_use]
    pub fn parse_list(text: &str) -> Option<Vec<Self>> {
        let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let mut modes = Vec::new();
        for part in plain.split(['、', '，', ',', '/', '；', ';', '和', '或']) {
            let mode = match part {
                // 主动开: a file that has lost the character 公 everywhere.
                "主动公开" | "主动" | "主动开" => Self::Proactive,
                "依申请公开" | "依申请" | "申请公开" | "申请" => Self::OnRequest,
                _ => return None,
            };
            if !modes.contains(&mode) {
                modes.push(mode);
            }
        }
        modes.sort_unstable();
        Some(modes)
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modes_alone_and_together() {
        assert_eq!(Mode::parse_list("主动 公开"), Some(vec![Mode::Proactive]));
        assert_eq!(Mode::parse_list("依申请、主动公开"), Some(vec![Mode::Proactive, Mode::OnRequest]));
        assert_eq!(Mode::parse_list("不予公开"), None);
        assert_eq!(Mode::parse_list(""), None);
    }
}
