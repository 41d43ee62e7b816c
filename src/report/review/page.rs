//! The pages: templates filled in. Text is escaped by the template's name; there is no `safe` filter, and a name that
//! does not exist is an error, never an empty place.

use super::words::Words;
use super::{ReportError, home, place};
use crate::review::{Place, Review};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, Output, State, UndefinedBehavior};
use serde_json::json;

static TEMPLATES: &[(&str, &str)] = &[
    ("base.html", include_str!("../../../templates/review/base.html")),
    ("index.html", include_str!("../../../templates/review/index.html")),
    ("place.html", include_str!("../../../templates/review/place.html")),
];

/// The style sheets and the script, by name.
pub(super) static ASSETS: &[(&str, &str)] = &[
    ("assets/style.css", include_str!("../../../templates/assets/style.css")),
    ("assets/review.css", include_str!("../../../templates/review/review.css")),
    ("assets/review.js", include_str!("../../../templates/review/review.js")),
];

/// The templates and words of one run.
pub(super) struct Pages<'a> {
    environment: Environment<'static>,
    review: &'a Review,
    words: &'a Words,
}

impl<'a> Pages<'a> {
    pub(super) fn new(review: &'a Review, words: &'a Words) -> Result<Self, ReportError> {
        let mut environment = Environment::new();
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
        environment.set_formatter(write_escaped);
        environment.remove_filter("safe");
        for (name, text) in TEMPLATES {
            environment.add_template(name, text)?;
        }
        Ok(Self { environment, review, words })
    }

    /// The first page.
    pub(super) fn index(&self) -> Result<String, ReportError> {
        self.render("index.html", "", home::view(self.review, self.words)?)
    }

    /// The page of a place.
    pub(super) fn place(&self, own: &Place) -> Result<String, ReportError> {
        self.render("place.html", "../", place::view(own, self.review, self.words))
    }

    fn render(&self, name: &str, root: &str, mut view: serde_json::Value) -> Result<String, ReportError> {
        if let serde_json::Value::Object(view) = &mut view {
            view.insert("t".to_owned(), json!(self.words.all()));
            view.insert("root".to_owned(), root.into());
            view.insert("against".to_owned(), self.review.against.as_str().into());
            view.insert("day".to_owned(), json!(self.review.day.map(|day| day.to_string())));
            view.insert("version".to_owned(), env!("CARGO_PKG_VERSION").into());
        }
        let text = self.environment.get_template(name)?.render(Value::from(Serde(view)))?;
        // What no page may hold, or what would turn its order of reading round.
        Ok(text.chars().filter(|c| !is_hidden(*c)).collect())
    }
}

fn is_hidden(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\t'))
        || matches!(character, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The engine's own writer escapes `/` too, which would spoil every address for who reads the source.
fn write_escaped(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    let text = value.as_str().filter(|_| !value.is_safe() && *state.auto_escape() == AutoEscape::Html);
    let Some(text) = text else { return minijinja::escape_formatter(out, state, value) };
    out.write_str(&crate::report::plain::escape(text)).map_err(minijinja::Error::from)
}

/// A name as part of an address: every byte an address has no sign for is written `%XX`.
pub(super) fn href(path: &str) -> String {
    let mut out = String::with_capacity(path.len() * 3);
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}
