//! The workbook for the leadership: ranking, matrix, findings by rule, missing items, a line a place. Nothing in it is a
//! formula; texts of submissions stay texts.

use super::ReportError;
use super::opinions;
use super::ranked;
use super::sheets;
use super::urgent;
use super::words::{Words, decimal};
use crate::review::{self, Place, Review};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

/// 1980-01-01, the first day a ZIP archive can name.
pub(super) const EPOCH: i64 = 315_532_800;

pub(super) struct Styles {
    title: Format,
    words: Format,
    heading: Format,
    text: Format,
    number: Format,
    heat: [(&'static str, Format); 7],
}

impl Styles {
    fn new() -> Self {
        let base =
            || Format::new().set_font_name("宋体").set_font_size(10).set_align(FormatAlign::VerticalCenter);
        let cell = || base().set_border(FormatBorder::Thin);
        let number = || cell().set_align(FormatAlign::Right).set_num_format("0.##");
        let warm = |rgb: u32| number().set_num_format("0").set_background_color(Color::RGB(rgb));
        Self {
            title: base().set_font_size(16).set_bold(),
            words: base().set_text_wrap(),
            heading: cell()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_background_color(Color::RGB(0x00EA_F0F7)),
            text: cell().set_text_wrap(),
            number: number().set_num_format("0.00"),
            heat: [
                ("h5", warm(0x00CF_E8D5)),
                ("h4", warm(0x00E3_EFCF)),
                ("h3", warm(0x00FB_F0C2)),
                ("h2", warm(0x00FB_DCB4)),
                ("h1", warm(0x00F6_C1AC)),
                ("h0", warm(0x00E9_A9A4)),
                ("void", cell().set_align(FormatAlign::Center)),
            ],
        }
    }

    pub(super) fn heat(&self, class: &str) -> &Format {
        self.heat.iter().find(|(own, _)| *own == class).map_or(&self.text, |(_, format)| format)
    }
}

/// The workbook of a review.
pub(super) fn workbook(review: &Review, t: &Words, created: Option<i64>) -> Result<Vec<u8>, ReportError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_timestamp(created.unwrap_or(EPOCH))?;
    book.set_properties(&DocProperties::new().set_title(t.get("title")).set_creation_datetime(&made));
    let styles = Styles::new();
    for tier in &review.tiers {
        let title = ranked::title(review, *tier, t);
        ranked::ranking(&mut Sheet::titled(book.add_worksheet(), &styles, t, &title, 2)?, review, *tier)?;
    }
    ranked::matrix(&mut Sheet::new(book.add_worksheet(), &styles, t, "matrix", 2)?, review)?;
    if review.refused().next().is_some() {
        ranked::refused(&mut Sheet::new(book.add_worksheet(), &styles, t, "refused_sheet", 1)?, review)?;
    }
    rules(&mut Sheet::new(book.add_worksheet(), &styles, t, "by_rule", 0)?, review)?;
    if review.places.iter().any(|place| place.changes.is_some()) {
        sheets::changes(&mut Sheet::new(book.add_worksheet(), &styles, t, "changes_sheet", 1)?, review)?;
    }
    sheets::insights(&mut Sheet::new(book.add_worksheet(), &styles, t, "insights", 0)?, review)?;
    sheets::deadlines(&mut Sheet::new(book.add_worksheet(), &styles, t, "deadlines_sheet", 0)?, review)?;
    missing(&mut Sheet::new(book.add_worksheet(), &styles, t, "missing_sheet", 0)?, review)?;
    lines(&mut Sheet::new(book.add_worksheet(), &styles, t, "one_line", 1)?, review)?;
    opinions::sheet(&mut book, &review.places, t)?;
    Ok(book.save_to_buffer()?)
}

/// A sheet being written from the top.
pub(super) struct Sheet<'a> {
    pub(super) sheet: &'a mut Worksheet,
    pub(super) styles: &'a Styles,
    pub(super) words: &'a Words,
    pub(super) row: u32,
    /// How many columns stay in sight.
    frozen: u16,
    /// How wide the columns are, in signs.
    widths: Vec<f64>,
    /// How many lines the tallest cell of the row takes.
    lines: u32,
}

/// How high a line of text is, in points.
pub(super) const LINE: u32 = 14;

/// How many lines a text takes in a column of so many signs: programs do not agree on making rows fit by themselves. A
/// Chinese sign is as wide as two.
pub(super) fn tall(text: &str, width: f64) -> u32 {
    let signs = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<u32>();
    let fit = |line: &str| (f64::from(signs(line)) / (width - 1.0).max(1.0)).ceil().max(1.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
    let lines = text.split('\n').map(fit).sum::<f64>().min(28.0) as u32;
    lines
}

impl<'a> Sheet<'a> {
    fn new(
        sheet: &'a mut Worksheet,
        styles: &'a Styles,
        words: &'a Words,
        name: &'static str,
        frozen: u16,
    ) -> Result<Self, XlsxError> {
        Self::titled(sheet, styles, words, words.get(name), frozen)
    }

    fn titled(
        sheet: &'a mut Worksheet,
        styles: &'a Styles,
        words: &'a Words,
        name: &str,
        frozen: u16,
    ) -> Result<Self, XlsxError> {
        // Signs that no program takes in the name of a sheet.
        let title: String = name.chars().filter(|c| !"[]:*?/\\".contains(*c)).take(31).collect();
        sheet.set_name(title)?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_footer("&C&P / &N");
        sheet.write_string_with_format(0, 0, name, &styles.title)?;
        Ok(Self { sheet, styles, words, row: 1, frozen, widths: Vec::new(), lines: 1 })
    }

    /// A line of words above the table, over all its columns.
    pub(super) fn line(&mut self, text: &str, headings: &[(&str, f64)]) -> Result<(), XlsxError> {
        let last = u16::try_from(headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let width: f64 = headings.iter().map(|(_, width)| width).sum();
        if last > 0 {
            self.sheet.merge_range(self.row, 0, self.row, last, text, &self.styles.words)?;
        } else {
            self.sheet.write_string_with_format(self.row, 0, text, &self.styles.words)?;
        }
        self.lines = tall(text, width);
        self.next()
    }

    /// The next row; this one is made as high as its texts need.
    pub(super) fn next(&mut self) -> Result<(), XlsxError> {
        if self.lines > 1 {
            self.sheet.set_row_height(self.row, f64::from(self.lines * LINE))?;
        }
        (self.row, self.lines) = (self.row + 1, 1);
        Ok(())
    }

    /// The heading row: kept in sight, repeated on every page, with filters over `rows` rows.
    pub(super) fn headings(&mut self, headings: &[(&str, f64)], rows: usize) -> Result<(), XlsxError> {
        for (column, (heading, width)) in (0u16..).zip(headings) {
            self.sheet.set_column_width(column, *width)?;
            self.sheet.write_string_with_format(self.row, column, *heading, &self.styles.heading)?;
            self.lines = self.lines.max(tall(heading, *width));
        }
        self.widths = headings.iter().map(|(_, width)| *width).collect();
        self.sheet.set_freeze_panes(self.row + 1, self.frozen)?;
        self.sheet.set_repeat_rows(self.row, self.row)?;
        let last = u16::try_from(headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
        if rows > 0 {
            let end = self.row + u32::try_from(rows).unwrap_or(0);
            self.sheet.autofilter(self.row, 0, end, last)?;
        }
        self.next()
    }

    pub(super) fn text(&mut self, column: u16, text: &str) -> Result<(), XlsxError> {
        let shown: String = text.chars().take(32_000).collect();
        let width = self.widths.get(usize::from(column)).copied().unwrap_or(10.0);
        self.lines = self.lines.max(tall(&shown, width));
        self.sheet.write_string_with_format(self.row, column, shown, &self.styles.text)?;
        Ok(())
    }

    pub(super) fn number(&mut self, column: u16, value: f64, whole: bool) -> Result<(), XlsxError> {
        let whole_format = self.styles.number.clone().set_num_format("0");
        let format = if whole { &whole_format } else { &self.styles.number };
        self.sheet.write_number_with_format(self.row, column, value, format)?;
        Ok(())
    }
}

fn rules(sheet: &mut Sheet<'_>, review: &Review) -> Result<(), XlsxError> {
    let all = review::by_rule(review.places.iter());
    let headings = [("rule", 26.0), ("meaning", 60.0), ("count", 9.0), ("count_places", 9.0)];
    sheet.headings(&headings.map(|(key, width)| (sheet.words.get(key), width)), all.len())?;
    for (rule, count) in all {
        let places =
            review.places.iter().filter(|place| place.findings.iter().any(|own| own.rule.name == rule.name));
        sheet.text(0, &format!("{} {}", rule.code, rule.name))?;
        sheet.text(1, rule.summary(sheet.words.language()))?;
        sheet.number(2, number(count), true)?;
        sheet.number(3, number(places.count()), true)?;
        sheet.next()?;
    }
    Ok(())
}

fn missing(sheet: &mut Sheet<'_>, review: &Review) -> Result<(), XlsxError> {
    let headings = [
        ("domain", 18.0),
        ("code", 12.0),
        ("item", 40.0),
        ("count_places", 9.0),
        ("without_domain", 9.0),
        ("places", 80.0),
    ];
    let all = &review.insights.missed;
    sheet.headings(&headings.map(|(key, width)| (sheet.words.get(key), width)), all.len())?;
    for missed in all {
        let names = missed
            .places
            .iter()
            .filter_map(|index| review.places.get(*index))
            .map(|place| place.name.as_str());
        sheet.text(0, &missed.domain)?;
        sheet.text(1, missed.code.as_deref().unwrap_or(""))?;
        sheet.text(2, &missed.name)?;
        sheet.number(3, number(missed.places.len()), true)?;
        sheet.number(4, number(missed.without), true)?;
        sheet.text(5, &names.collect::<Vec<_>>().join(sheet.words.get("comma")))?;
        sheet.next()?;
    }
    Ok(())
}

/// A line a place, in words: what one would say of it on the telephone.
fn lines(sheet: &mut Sheet<'_>, review: &Review) -> Result<(), XlsxError> {
    let headings = [("place", 18.0), ("rank", 10.0), ("score", 9.0), ("remark", 110.0)];
    sheet.headings(&headings.map(|(key, width)| (sheet.words.get(key), width)), review.places.len())?;
    for place in &review.places {
        sheet.text(0, &place.name)?;
        let tier = place.tier.map_or("", crate::value::tier::Tier::name);
        sheet.text(1, &place.rank.map_or("—".to_owned(), |rank| format!("{tier} {rank}")))?;
        sheet.text(2, &place.score.map_or("—".to_owned(), |score| decimal(score.total)))?;
        let words = sheet.words;
        sheet.text(3, &remark(place, words))?;
        sheet.next()?;
    }
    Ok(())
}

fn remark(place: &Place, t: &Words) -> String {
    if let Some(reason) = &place.refused {
        return format!("{}{}{reason}", t.get("refused"), t.get("colon"));
    }
    let worst: Vec<&str> =
        place.by_rule().iter().take(3).map(|(rule, _)| rule.summary(t.language())).collect();
    let mut parts = vec![urgent::why(place, t)];
    if !worst.is_empty() {
        parts.push(format!("{}{}{}", t.get("by_rule"), t.get("colon"), worst.join(t.get("comma"))));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(t.get("semicolon"))
}

#[expect(clippy::cast_precision_loss, reason = "counts of places and items")]
pub(super) fn number(count: usize) -> f64 {
    count as f64
}
