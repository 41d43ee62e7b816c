//! The templates: those in the binary, those that replace them, and how text is escaped in them.
//!
//! Text is escaped by the template's name (`.html`); there is no `safe` filter. A name or a
//! value that does not exist is an error with its template and line, never an empty place.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Output, State, UndefinedBehavior};
use serde::Serialize;
use std::collections::BTreeMap;

/// The templates in the binary, by name.
pub static EMBEDDED: &[(&str, &str)] = &[
    ("base.html", include_str!("../../../templates/base.html")),
    ("parts.html", include_str!("../../../templates/parts.html")),
    ("index.html", include_str!("../../../templates/index.html")),
    ("place.html", include_str!("../../../templates/place.html")),
    ("domain.html", include_str!("../../../templates/domain.html")),
    ("item.html", include_str!("../../../templates/item.html")),
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
    ("assets/site.js", include_str!("../../../templates/assets/site.js")),
];

/// A template that cannot be used. The fault is that of whoever wrote the template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("模板 {template}{}：{message}", line.map(|line| format!(" 第{line}行")).unwrap_or_default())]
pub struct TemplateError {
    /// The template's name.
    pub template: String,
    /// The line, counted from 1, where it is known.
    pub line: Option<usize>,
    /// What is wrong, in the template engine's words.
    pub message: String,
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
    let mut place = (error.name().map(str::to_owned), error.line());
    let mut message = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        if let Some(inner) = inner.downcast_ref::<minijinja::Error>().filter(|inner| inner.line().is_some()) {
            place = (inner.name().map(str::to_owned), inner.line());
        }
        message = format!("{message}; {inner}");
        source = inner.source();
    }
    TemplateError { template: place.0.unwrap_or_else(|| name.to_owned()), line: place.1, message }
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
