//! Values of cells as people see them: 1 and not 1.0, dates as dates.
//!
//! Number formats beyond dates (percent, leading zeros) are not applied.

use calamine::{DataRef, ExcelDateTime};

/// The text of a streamed cell; `None` where it is empty.
pub(super) fn shown_ref(value: &DataRef<'_>) -> Option<String> {
    match value {
        DataRef::SharedString(text) => Some((*text).to_owned()),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Some(text.clone()),
        DataRef::Int(number) => Some(number.to_string()),
        DataRef::Float(number) => Some(number_text(*number)),
        DataRef::Bool(truth) => Some(truth_text(*truth)),
        DataRef::DateTime(moment) => Some(moment_text(*moment)),
        DataRef::Error(error) => Some(error.to_string()),
        DataRef::Empty => None,
    }
}

fn truth_text(truth: bool) -> String {
    if truth { "TRUE" } else { "FALSE" }.to_owned()
}

/// A number with at most fifteen digits that count, as spreadsheets show it.
pub(super) fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        return format!("{number:.0}");
    }
    format!("{number:.14e}").parse::<f64>().map_or_else(|_| number.to_string(), |rounded| rounded.to_string())
}

/// A date, a time, or both.
pub(super) fn moment_text(moment: ExcelDateTime) -> String {
    if moment.is_duration() {
        let minutes = (moment.as_f64() * 1440.0).round();
        return format!("{:.0}:{:02.0}", (minutes / 60.0).floor(), minutes % 60.0);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = match (hour, minute, second) {
        (0, 0, 0) => None,
        (_, _, 0) => Some(format!("{hour:02}:{minute:02}")),
        _ => Some(format!("{hour:02}:{minute:02}:{second:02}")),
    };
    match time {
        Some(time) if moment.as_f64() < 1.0 => time,
        Some(time) => format!("{year:04}-{month:02}-{day:02} {time}"),
        None => format!("{year:04}-{month:02}-{day:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_people_see_them() {
        for (number, text) in [(1.0, "1"), (0.1 + 0.2, "0.3"), (-2.5, "-2.5"), (20_240_101.0, "20240101")] {
            assert_eq!(number_text(number), text);
        }
    }
}
