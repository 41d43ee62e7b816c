//! A rule's manual page, read: its headings, and its examples with the findings they should give.
//!
//! Fences in a row (nothing but blank lines between them) make one little workspace. A fence that
//! names no file is an illustration and is not run.

/// A manual page.
#[derive(Debug)]
pub(crate) struct Page {
    /// The headings with their signs, in order.
    pub(crate) headings: Vec<String>,
    /// The workspaces and illustrations, in order.
    pub(crate) examples: Vec<Example>,
}

/// One little workspace.
#[derive(Debug)]
pub(crate) struct Example {
    /// The heading it stands under, without its signs.
    pub(crate) heading: String,
    /// Where it begins in the page, counted from 1.
    pub(crate) line: usize,
    /// Its files; none in an illustration.
    pub(crate) files: Vec<ExampleFile>,
}

/// One file of an example.
#[derive(Debug)]
pub(crate) struct ExampleFile {
    /// Its path.
    pub(crate) path: String,
    /// Its text, the marks taken out and every line kept.
    pub(crate) text: String,
    /// What becomes of the text.
    pub(crate) form: Form,
    /// The findings its marks ask for.
    pub(crate) marks: Vec<Finding>,
}

/// What an example's text is turned into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Text in UTF-8.
    Text,
    /// Text in GB18030: `encoding=gb18030`.
    Legacy,
    /// A workbook of one sheet, a row a line: `csv,file=….xlsx`.
    Workbook,
}

/// A finding, as far as a mark tells it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Finding {
    /// The file.
    pub(crate) path: String,
    /// The line or row, counted from 1; 0 for the file as a whole.
    pub(crate) line: usize,
    /// `error`, `warning` or `info`.
    pub(crate) severity: String,
    /// The rule's name.
    pub(crate) rule: String,
}

const SEVERITIES: [&str; 3] = ["error", "warning", "info"];

impl Page {
    /// Reads a page.
    pub(crate) fn parse(markdown: &str) -> Self {
        let mut page = Self { headings: Vec::new(), examples: Vec::new() };
        let mut fence: Option<(String, Vec<&str>)> = None;
        let mut in_a_row = false;
        for (index, line) in markdown.lines().enumerate() {
            match (&mut fence, line.strip_prefix("```")) {
                (None, Some(info)) => {
                    if !in_a_row {
                        let heading =
                            page.headings.last().map_or("", |heading| heading.trim_start_matches(['#', ' ']));
                        page.examples.push(Example {
                            heading: heading.to_owned(),
                            line: index + 1,
                            files: Vec::new(),
                        });
                    }
                    fence = Some((info.to_owned(), Vec::new()));
                }
                (Some((info, lines)), Some(_)) => {
                    let file = ExampleFile::parse(info, lines);
                    let files = &mut page.examples.last_mut().expect("a fence opens an example").files;
                    let again =
                        file.as_ref().is_some_and(|file| files.iter().any(|other| other.path == file.path));
                    assert!(!again, "a path stands twice in the example before line {}", index + 1);
                    files.extend(file);
                    (fence, in_a_row) = (None, true);
                }
                (Some((_, lines)), None) => lines.push(line),
                (None, None) if line.starts_with('#') => {
                    page.headings.push(line.to_owned());
                    in_a_row = false;
                }
                (None, None) => in_a_row &= line.trim().is_empty(),
            }
        }
        assert!(fence.is_none(), "a fence is never closed: {:?}", page.headings.first());
        page
    }

    /// The examples under a heading.
    pub(crate) fn under<'a>(&'a self, heading: &'a str) -> impl Iterator<Item = &'a Example> {
        self.examples.iter().filter(move |example| example.heading == heading)
    }
}

impl ExampleFile {
    /// `yaml,file=PATH[,encoding=gb18030][,error=RULE]`; what is said of the file as a whole stands in the info line.
    fn parse(info: &str, lines: &[&str]) -> Option<Self> {
        let settings: Vec<(&str, &str)> =
            info.split(',').filter_map(|part| part.trim().split_once('=')).collect();
        let path = settings.iter().find(|(key, _)| *key == "file")?.1;
        let table = info.starts_with("csv,") && path.ends_with(".xlsx");
        let form = if table { Form::Workbook } else { Form::Text };
        let mut file = Self { path: path.to_owned(), text: String::new(), form, marks: Vec::new() };
        for (key, value) in settings {
            match key {
                "file" => {}
                "encoding" if value == "gb18030" => file.form = Form::Legacy,
                severity if SEVERITIES.contains(&severity) => file.mark(0, severity, value),
                other => panic!("no such setting of a fence: {other}"),
            }
        }
        let mut next: Vec<(&str, &str)> = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            let (kept, mark) = split_mark(line);
            file.text.push_str(kept);
            file.text.push('\n');
            match mark {
                Some((true, severity, rules)) => next.push((severity, rules)),
                here => {
                    let here = here.map(|(_, severity, rules)| (severity, rules));
                    next.drain(..)
                        .chain(here)
                        .for_each(|(severity, rules)| file.mark(index + 1, severity, rules));
                }
            }
        }
        Some(file)
    }

    fn mark(&mut self, line: usize, severity: &str, rules: &str) {
        for rule in rules.split(',').map(str::trim) {
            let (path, severity, rule) = (self.path.clone(), severity.to_owned(), rule.to_owned());
            self.marks.push(Finding { path, line, severity, rule });
        }
    }
}

/// A line without its mark, and the mark: whether it speaks of the next line, the severity, the rules.
fn split_mark(line: &str) -> (&str, Option<(bool, &str, &str)>) {
    let Some((before, comment)) = line.rsplit_once("# ") else { return (line, None) };
    let Some((word, rules)) = comment.split_once(": ") else { return (line, None) };
    let (next, severity) = word.strip_prefix("next-").map_or((false, word), |severity| (true, severity));
    if SEVERITIES.contains(&severity) {
        (before.trim_end(), Some((next, severity, rules.trim())))
    } else {
        (line, None)
    }
}
