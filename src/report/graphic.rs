//! A stretch of text drawn with its line and an underline, by miette.
//!
//! miette's own sources count bytes or display cells; this one counts characters, so that the
//! position it prints is the position in the JSON report. Findings without a line (cells, whole
//! files) are drawn by `human` itself.

use super::Report;
use crate::source::{FileId, Files, Span};
use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    SourceCode, SourceSpan, SpanContents,
};
use std::fmt;

/// Draws one place under its line; empty where the file has no text.
pub(super) fn draw(report: &Report<'_>, file: FileId, span: Span, label: &str) -> String {
    let Some(text) = report.files.text(file) else { return String::new() };
    let span = first_line(report.files, file, span);
    let words = (!label.is_empty()).then(|| label.to_owned());
    let label =
        LabeledSpan::new_primary_with_span(words, SourceSpan::new(span.range().start.into(), span.len()));
    let snippet = Snippet { source: CharacterSource { files: report.files, file, text }, label };
    let theme = if report.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(report.width)
        .with_links(false)
        .with_context_lines(1);
    let mut drawn = String::new();
    // The handler fails only where the source does, and ours has the text at hand.
    let _ = handler.render_report(&mut drawn, &snippet);
    // miette begins with a headline, which here is empty: ours stands above the drawing.
    drawn.lines().skip_while(|line| !line.contains('╭')).map(|line| format!("{line}\n")).collect()
}

/// A span cut to its first line: an item of twenty lines is pointed at, not printed.
fn first_line(files: &Files, file: FileId, span: Span) -> Span {
    let (Some(text), Some(lines)) = (files.text(file), files.lines(file)) else { return span };
    let line = lines.position(text, span.start).line;
    match lines.line_span(text, line) {
        Some(whole) if span.end > whole.end => {
            Span::new(span.range().start, (whole.end.max(span.start)) as usize)
        }
        Some(_) | None => span,
    }
}

struct Snippet<'a> {
    source: CharacterSource<'a>,
    label: LabeledSpan,
}

impl fmt::Debug for Snippet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Snippet")
    }
}

impl fmt::Display for Snippet<'_> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Snippet<'_> {}

impl Diagnostic for Snippet<'_> {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(std::iter::once(self.label.clone())))
    }
}

/// A file's text whose columns are characters.
struct CharacterSource<'a> {
    files: &'a Files,
    file: FileId,
    text: &'a str,
}

impl SourceCode for CharacterSource<'_> {
    /// Without context the answer is the span itself, and its column the span's: miette asks so for
    /// the position it prints. With context it is the whole line, never its neighbours.
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        _after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let wanted = Span::new(span.offset(), span.offset() + span.len());
        let lines = self.files.lines(self.file).ok_or(MietteError::OutOfBounds)?;
        let start = lines.position(self.text, wanted.start);
        let line = lines.line_span(self.text, start.line).ok_or(MietteError::OutOfBounds)?;
        let (covered, column) = if before == 0 {
            (wanted, start.column.get() as usize - 1)
        } else {
            (Span::new(line.start as usize, line.end.max(wanted.end) as usize), 0)
        };
        let data = self.text.get(covered.range()).ok_or(MietteError::OutOfBounds)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.files.name(self.file).to_owned(),
            data.as_bytes(),
            SourceSpan::new(covered.range().start.into(), covered.len()),
            start.line.get() as usize - 1,
            column,
            1,
        )))
    }
}
