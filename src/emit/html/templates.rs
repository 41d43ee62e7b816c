//! The templates: those in the binary, those that replace them, and how text is escaped in them.
//!
//! Text is always escaped; there is no `safe` filter. A name or a value that does not exist is an error with its
//! template and line, never an empty place; so is a page that takes too many steps. Only the templates given are
//! there to be included: nothing is looked for on the disk.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, ErrorKind, Output, State, UndefinedBehavior};
use serde::Serialize;
use std::collections::BTreeMap;
use std::ops::Range;

/// The templates in the binary, by name.
pub static EMBEDDED: &[(&str, &str)] = &[
    ("base.html", include_str!("../../../templates/base.html")),
    ("parts.html", include_str!("../../../templates/parts.html")),
    ("index.html", include_str!("../../../templates/index.html")),
    ("place.html", include_str!("../../../templates/place.html")),
    ("domain.html", include_str!("../../../templates/domain.html")),
    ("item.html", include_str!("../../../templates/item.html")),
    ("search.html", include_str!("../../../templates/search.html")),
    ("fragment.html", include_str!("../../../templates/fragment.html")),
    ("negative-list.html", include_str!("../../../templates/negative-list.html")),
    ("index-parts.html", include_str!("../../../templates/index-parts.html")),
    ("laws.html", include_str!("../../../templates/laws.html")),
    ("law.html", include_str!("../../../templates/law.html")),
    ("offices.html", include_str!("../../../templates/offices.html")),
    ("office.html", include_str!("../../../templates/office.html")),
    ("calendar.html", include_str!("../../../templates/calendar.html")),
    ("changes.html", include_str!("../../../templates/changes.html")),
    ("assets/style.css", include_str!("../../../templates/assets/style.css")),
    ("assets/table.css", include_str!("../../../templates/assets/table.css")),
    ("assets/print.css", include_str!("../../../templates/assets/print.css")),
    ("assets/display.js", include_str!("../../../templates/assets/display.js")),
    ("assets/search.css", include_str!("../../../templates/assets/search.css")),
    ("assets/fold.js", include_str!("../../../templates/assets/fold.js")),
    ("assets/search.js", include_str!("../../../templates/assets/search.js")),
    ("assets/facets.js", include_str!("../../../templates/assets/facets.js")),
    ("assets/address.js", include_str!("../../../templates/assets/address.js")),
    ("assets/results.js", include_str!("../../../templates/assets/results.js")),
    ("assets/search-box.js", include_str!("../../../templates/assets/search-box.js")),
    ("assets/search-page.js", include_str!("../../../templates/assets/search-page.js")),
    ("assets/table.js", include_str!("../../../templates/assets/table.js")),
];

/// How many steps of the engine one page may take; the largest honest page takes some millions.
const FUEL: u64 = 50_000_000;

/// How deep templates, blocks and macros may call each other.
const DEPTH: usize = 100;

/// A template that cannot be used. The fault is that of whoever wrote the template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("模板 {template}{}：{message}", line.map(|line| format!(" 第{line}行")).unwrap_or_default())]
pub struct TemplateError {
    /// The template's name.
    pub template: String,
    /// The line, counted from 1, where it is known.
    pub line: Option<usize>,
    /// The bytes of the template that are at fault, where they are known.
    pub range: Option<Range<usize>>,
    /// What kind of fault it is.
    pub fault: TemplateFault,
    /// What is wrong, in the template engine's words.
    pub message: String,
}

/// What can be wrong with a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TemplateFault {
    /// It cannot be read as a template.
    Syntax,
    /// It names a value that its page does not have.
    Undefined,
    /// It uses a filter, a test or a function that there is not.
    Unknown,
    /// It includes or extends a template that there is not.
    NoSuchTemplate,
    /// It takes too many steps: a loop without an end, it seems.
    Endless,
    /// Anything else.
    Other,
}

impl TemplateFault {
    fn of(error: &minijinja::Error) -> Self {
        match error.kind() {
            ErrorKind::SyntaxError | ErrorKind::InvalidDelimiter => Self::Syntax,
            ErrorKind::UndefinedError => Self::Undefined,
            ErrorKind::UnknownFilter
            | ErrorKind::UnknownTest
            | ErrorKind::UnknownFunction
            | ErrorKind::UnknownMethod => Self::Unknown,
            ErrorKind::TemplateNotFound | ErrorKind::UnknownBlock => Self::NoSuchTemplate,
            ErrorKind::OutOfFuel => Self::Endless,
            _ if error.detail().is_some_and(|detail| detail.contains("recursion limit")) => Self::Endless,
            _ => Self::Other,
        }
    }
}

/// The words of the pages as the templates take them, made once for all pages.
pub(super) type Words = Value;

/// The words of the pages, ready to be handed to a template beside its data.
pub(super) fn words(words: &BTreeMap<&'static str, &'static str>) -> Words {
    Value::from(Serde(words))
}

/// The templates of one run, ready to be filled in.
pub(super) struct Templates {
    environment: Environment<'static>,
    assets: BTreeMap<String, String>,
}

impl Templates {
    /// The embedded templates, with those replaced that are given by name; new names may be included by them.
    pub(super) fn with(replaced: &BTreeMap<String, String>) -> Result<Self, TemplateError> {
        let mut sources: BTreeMap<&str, &str> = EMBEDDED.iter().copied().collect();
        sources.extend(replaced.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        environment.set_syntax(syntax.map_err(|error| located("base.html", &error))?);
        environment.set_formatter(write_escaped);
        environment.remove_filter("safe");
        // Whatever a template is called, what it shows is text.
        environment.set_auto_escape_callback(|_| AutoEscape::Html);
        environment.set_fuel(Some(FUEL));
        environment.set_recursion_limit(DEPTH);
        let mut assets = BTreeMap::new();
        for (name, text) in sources {
            if name.starts_with("assets/") {
                assets.insert(name.to_owned(), text.to_owned());
            } else {
                let added = environment.add_template_owned(name.to_owned(), text.to_owned());
                added.map_err(|error| located(name, &error))?;
            }
        }
        Ok(Self { environment, assets })
    }

    /// Fills in a template.
    pub(super) fn render(&self, name: &str, data: &impl Serialize) -> Result<String, TemplateError> {
        let template = self.environment.get_template(name).map_err(|error| located(name, &error))?;
        template.render(Value::from(Serde(data))).map_err(|error| located(name, &error))
    }

    /// A style sheet or script, which is no template and is published as it is.
    pub(super) fn assets(&self) -> impl Iterator<Item = (&str, &str)> {
        self.assets.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }
}

/// Where the fault is: the innermost error that knows a line is in the template that has it.
fn located(name: &str, error: &minijinja::Error) -> TemplateError {
    let mut innermost = error;
    let mut message = said(error);
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        match inner.downcast_ref::<minijinja::Error>() {
            Some(inner) => {
                if inner.line().is_some() {
                    innermost = inner;
                }
                message = format!("{message}; {}", said(inner));
            }
            None => message = format!("{message}; {inner}"),
        }
        source = inner.source();
    }
    TemplateError {
        template: innermost.name().unwrap_or(name).to_owned(),
        line: innermost.line(),
        range: innermost.range(),
        fault: TemplateFault::of(innermost),
        message,
    }
}

/// The engine's words without the place, which is told beside them.
fn said(error: &minijinja::Error) -> String {
    let kind = error.kind().to_string();
    error.detail().map_or_else(|| kind.clone(), |detail| format!("{kind}: {detail}"))
}

/// The engine's own writer escapes `/` too, which would spoil every address for who reads the source.
fn write_escaped(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    let text = value.as_str().filter(|_| !value.is_safe() && *state.auto_escape() == AutoEscape::Html);
    let Some(text) = text else { return minijinja::escape_formatter(out, state, value) };
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        let (before, after) = rest.split_at(at);
        let entity = match after.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            Some(b'"') => "&quot;",
            _ => "&#39;",
        };
        out.write_str(before).and_then(|()| out.write_str(entity)).map_err(minijinja::Error::from)?;
        rest = after.get(1..).unwrap_or("");
    }
    out.write_str(rest).map_err(minijinja::Error::from)
}
