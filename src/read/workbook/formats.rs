//! Number formats: what a person sees of a number, a date or a code with leading zeros.
//!
//! Understood are the formats catalogues are kept in: `000000`, `#,##0.00`, `0%`, `"第"0"号"`, dates and
//! times in digits. Whatever else a format asks for, the number is shown plainly: nothing is lost by that.

use super::codes::{Sign, digits, moment, sections};
use super::shown::{moment_text, number_text};
use calamine::{ExcelDateTime, ExcelDateTimeType};

/// Beyond this a number has more digits than are kept.
const LARGEST: f64 = 1e15;

/// How numbers are shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Format {
    /// As they are.
    #[default]
    General,
    /// Digits between literal texts; one form each for what is not negative and for what is.
    Number(Digits, Option<Digits>),
    /// A date or time in digits, as its format is written.
    Moment(Vec<Piece>),
    /// A date or time in the one form for those that differ from place to place.
    Standard,
    /// Hours beyond a day.
    Duration,
}

/// A form for numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Digits {
    /// Words before the digits.
    pub(super) before: String,
    /// Words after them.
    pub(super) after: String,
    /// The least digits before the point.
    pub(super) whole: usize,
    /// The least digits after it.
    pub(super) least_decimals: usize,
    /// The most.
    pub(super) most_decimals: usize,
    /// Whether thousands are set apart.
    pub(super) grouped: bool,
    /// Whether hundredths are shown.
    pub(super) percent: bool,
}

/// A piece of a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A letter of `y m d h s`, `n` for minutes, and how often it stands.
    Part(char, usize),
    /// Words between.
    Words(String),
}

impl Format {
    /// The format an office program knows by number; the Chinese ones among them.
    #[must_use]
    pub(super) fn built_in(id: u32) -> Self {
        let code = match id {
            1 => "0",
            2 => "0.00",
            3 | 37 | 38 => "#,##0",
            4 | 39 | 40 => "#,##0.00",
            9 => "0%",
            10 => "0.00%",
            27 | 36 | 50 | 52 | 57 => "yyyy\"年\"m\"月\"",
            28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
            31 => "yyyy\"年\"m\"月\"d\"日\"",
            32 => "h\"时\"mm\"分\"",
            33 => "h\"时\"mm\"分\"ss\"秒\"",
            14..=22 | 30 | 34 | 35 | 45 | 47 | 55 | 56 => return Self::Standard,
            46 => return Self::Duration,
            _ => return Self::General,
        };
        Self::parse(code)
    }

    /// A format from its code.
    #[must_use]
    pub(super) fn parse(code: &str) -> Self {
        let lower = code.trim().to_ascii_lowercase();
        if lower.is_empty() || lower.starts_with("general") || lower.starts_with("g/") {
            return Self::General;
        }
        let Some(sections) = sections(code) else { return Self::General };
        let Some(first) = sections.first() else { return Self::General };
        if ["[h", "[m", "[s"].iter().any(|start| lower.contains(start)) {
            return Self::Duration;
        }
        let letter = |sign: &Sign| matches!(sign, Sign::Plain(c) if "ymdhs".contains(c.to_ascii_lowercase()));
        if first.iter().any(letter) {
            return moment(first).map_or(Self::Standard, Self::Moment);
        }
        match digits(first) {
            Some(form) => Self::Number(form, sections.get(1).and_then(|section| digits(section))),
            None => Self::General,
        }
    }

    /// Whether it shows numbers to the letter, at least whole ones.
    #[must_use]
    pub(super) fn is_general(&self) -> bool {
        *self == Self::General
    }

    /// The text of a number.
    #[must_use]
    pub(super) fn text(&self, number: f64, is_1904: bool) -> String {
        let moment = |kind| ExcelDateTime::new(number, kind, is_1904);
        let dated = (0.0..2_958_466.0).contains(&number);
        match self {
            Self::Number(..) if !number.is_finite() || number.abs() >= LARGEST => number_text(number),
            Self::Number(_, Some(negative)) if number < 0.0 => negative.text(-number),
            Self::Number(form, _) if number < 0.0 => format!("-{}", form.text(-number)),
            Self::Number(form, _) => form.text(number),
            Self::Standard if dated => moment_text(moment(ExcelDateTimeType::DateTime)),
            Self::Moment(pieces) if dated => pieces_text(pieces, moment(ExcelDateTimeType::DateTime)),
            Self::Duration if number.is_finite() => moment_text(moment(ExcelDateTimeType::TimeDelta)),
            Self::General | Self::Standard | Self::Moment(_) | Self::Duration => number_text(number),
        }
    }
}

impl Digits {
    /// The text of a number that is not negative.
    fn text(&self, number: f64) -> String {
        let number = if self.percent { number * 100.0 } else { number };
        // A hair more, so that halves go up as they do in spreadsheets.
        let text = format!("{:.*}", self.most_decimals, number * (1.0 + 4.0 * f64::EPSILON));
        let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
        let kept = decimals.trim_end_matches('0').len().max(self.least_decimals);
        let decimals = decimals.get(..kept).unwrap_or(decimals);
        let mut whole = format!("{whole:0>width$}", width = self.whole);
        if self.grouped {
            let mut at = whole.len();
            while at > 3 {
                at -= 3;
                whole.insert(at, ',');
            }
        }
        let point = if decimals.is_empty() { "" } else { "." };
        format!("{}{whole}{point}{decimals}{}", self.before, self.after)
    }
}

fn pieces_text(pieces: &[Piece], moment: ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let mut text = String::new();
    for piece in pieces {
        let (number, width) = match piece {
            Piece::Words(words) => {
                text.push_str(words);
                continue;
            }
            Piece::Part('y', 1 | 2) => (u32::from(year % 100), 2),
            Piece::Part('y', _) => (u32::from(year), 4),
            Piece::Part(letter, count) => {
                let value = match letter {
                    'm' => month,
                    'd' => day,
                    'h' => hour,
                    'n' => minute,
                    _ => second,
                };
                (u32::from(value), (*count).min(2))
            }
        };
        text.push_str(&format!("{number:0>width$}"));
    }
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn numbers_are_shown_as_the_office_sees_them() {
        for (code, number, shown) in [
            ("00", 7.0, "07"),
            ("000000", 10101.0, "010101"),
            ("0.00", 2.5, "2.50"),
            ("0.00", 0.125, "0.13"),
            ("0%", 0.85, "85%"),
            ("0.0%", 0.1234, "12.3%"),
            ("#,##0", 1_234_567.0, "1,234,567"),
            ("#,##0.00_);(#,##0.00)", -1234.5, "(1,234.50)"),
            ("0_ ", -3.0, "-3"),
            ("\"第\"0\"号\"", 711.0, "第711号"),
            ("[$¥-804]#,##0.00", 9.9, "¥9.90"),
            ("General", 1.5, "1.5"),
            ("G/通用格式", 20.0, "20"),
            ("@", 20.0, "20"),
            ("0.00E+00", 20.0, "20"),
            ("# ?/?", 0.5, "0.5"),
            ("[>100]0.0;0", 20.0, "20"),
            (";;;", 20.0, "20"),
            ("0.##", 2.5, "2.5"),
            ("0", 1e20, "100000000000000000000"),
        ] {
            assert_eq!(Format::parse(code).text(number, false), shown, "{code}");
        }
    }

    #[test]
    fn dates_are_shown_as_their_format_is_written() {
        for (code, number, shown) in [
            ("yyyy\"年\"m\"月\"d\"日\"", 45_356.0, "2024年3月5日"),
            ("[$-804]yyyy\"年\"mm\"月\";@", 45_356.0, "2024年03月"),
            ("yyyy/m/d;@", 45_356.0, "2024/3/5"),
            ("yyyy\\-mm\\-dd", 45_356.0, "2024-03-05"),
            ("yyyy-mm-dd hh:mm", 45_356.5, "2024-03-05 12:00"),
            ("h:mm:ss", 0.5, "12:00:00"),
            ("d-mmm-yy", 45_356.0, "2024-03-05"),
            ("[h]:mm", 1.5, "36:00"),
            ("yyyy-mm-dd", -1.0, "-1"),
        ] {
            assert_eq!(Format::parse(code).text(number, false), shown, "{code}");
        }
        assert_eq!(Format::built_in(14).text(45_356.0, false), "2024-03-05");
        assert_eq!(Format::built_in(31).text(45_356.0, false), "2024年3月5日");
    }
}
