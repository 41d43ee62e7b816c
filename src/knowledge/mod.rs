//! What the tool knows of the field: laws, domains, bodies, channels, holidays, grounds and everyday words, read from the registries.
//!
//! Stands between the values and the catalogue: a value is parsed without it and resolved with it.
//! Nothing here judges a catalogue or words a finding, and nothing opens a file: replacement texts are handed in.

pub mod bodies;
pub mod channels;
pub mod date;
pub mod domains;
pub mod embedded;
mod error;
pub mod everyday;
mod fold;
pub mod grounds;
pub mod holidays;
pub mod laws;

use std::sync::OnceLock;

pub use bodies::Bodies;
pub use channels::Channels;
pub use date::Date;
pub use domains::Domains;
pub use error::RegistryError;
pub use everyday::Everyday;
pub use grounds::Grounds;
pub use holidays::Calendar;
pub use laws::Laws;

/// A registry read on first use: its value, or what is wrong with the text it was to be read from.
type Lazy<T> = OnceLock<Result<T, RegistryError>>;

/// The seven registries, each parsed on its first use and kept.
#[derive(Default)]
pub struct Knowledge {
    replaced: Vec<(&'static str, String)>,
    laws: Lazy<Laws>,
    domains: Lazy<Domains>,
    bodies: Lazy<Bodies>,
    channels: Lazy<Channels>,
    calendar: Lazy<Calendar>,
    grounds: Lazy<Grounds>,
    everyday: Lazy<Everyday>,
}

impl Knowledge {
    /// The registries that are part of the program.
    #[must_use]
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The registries of a folder given with `--registry`: `text` is asked once for each file name of
    /// [`embedded::NAMES`]; a file the folder does not have stays the embedded one.
    #[must_use]
    pub fn from_texts(text: &dyn Fn(&str) -> Option<String>) -> Self {
        let replaced =
            embedded::NAMES.iter().filter_map(|name| text(name).map(|given| (*name, given))).collect();
        Self { replaced, ..Self::default() }
    }

    /// `laws.yaml`. The embedded one is indexed at once and its records are parsed one by one as they are asked for.
    ///
    /// # Errors
    /// A replacement that cannot be read, with its place.
    pub fn laws(&self) -> Result<&Laws, &RegistryError> {
        self.laws
            .get_or_init(|| match self.replacement("laws.yaml") {
                Some(text) => Laws::read(text),
                None => Ok(Laws::of_embedded(embedded::LAWS)),
            })
            .as_ref()
    }

    /// `domains.yaml`.
    ///
    /// # Errors
    /// A replacement that cannot be read, with its place.
    pub fn domains(&self) -> Result<&Domains, &RegistryError> {
        self.domains.get_or_init(|| Domains::read(self.text("domains.yaml", embedded::DOMAINS))).as_ref()
    }

    /// `bodies.yaml`.
    ///
    /// # Errors
    /// A replacement that cannot be read, with its place.
    pub fn bodies(&self) -> Result<&Bodies, &RegistryError> {
        self.bodies.get_or_init(|| Bodies::read(self.text("bodies.yaml", embedded::BODIES))).as_ref()
    }

    /// `channels.yaml`.
    ///
    /// # Errors
    /// A replacement that cannot be read, with its place.
    pub fn channels(&self) -> Result<&Channels, &RegistryError> {
        self.channels.get_or_init(|| Channels::read(self.text("channels.yaml", embedded::CHANNELS))).as_ref()
    }

    /// `holidays.yaml`.
    ///
    /// # Errors
    /// A replacement that cannot be read, with its place.
    pub fn calendar(&self) -> Result<&Calendar, &RegistryError> {
        self.calendar.get_or_init(|| Calendar::read(self.text("holidays.yaml", embedded::HOLIDAYS))).as_ref()
    }

    /// `grounds.yaml`.
    ///
    /// # Errors
    /// A replacement that cannot be read, with its place.
    pub fn grounds(&self) -> Result<&Grounds, &RegistryError> {
        self.grounds.get_or_init(|| Grounds::read(self.text("grounds.yaml", embedded::GROUNDS))).as_ref()
    }

    /// `everyday.yaml`.
    ///
    /// # Errors
    /// A replacement that cannot be read, with its place.
    pub fn everyday(&self) -> Result<&Everyday, &RegistryError> {
        self.everyday.get_or_init(|| Everyday::read(self.text("everyday.yaml", embedded::EVERYDAY))).as_ref()
    }

    /// Reads every registry now and returns all that is wrong: for a program start that should not fail half way.
    #[must_use]
    pub fn faults(&self) -> Vec<RegistryError> {
        [
            self.laws().err(),
            self.domains().err(),
            self.bodies().err(),
            self.channels().err(),
            self.calendar().err(),
            self.grounds().err(),
            self.everyday().err(),
        ]
        .into_iter()
        .flatten()
        .cloned()
        .collect()
    }

    fn replacement(&self, name: &str) -> Option<&str> {
        let (_, text) = self.replaced.iter().find(|(given, _)| *given == name)?;
        Some(text)
    }

    fn text(&self, name: &str, embedded: &'static str) -> &str {
        self.replacement(name).unwrap_or(embedded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_registry_is_good() {
        assert_eq!(Knowledge::embedded().faults(), Vec::new());
    }

    #[test]
    fn a_broken_replacement_names_file_line_and_column() {
        let knowledge = Knowledge::from_texts(&|name| {
            (name == "grounds.yaml")
                .then(|| "law: x\ngrounds:\n  - id: a\n    article: 第十四条\n    strength: 1\n".to_owned())
        });
        let faults = knowledge.faults();
        let [fault] = faults.as_slice() else { panic!("one fault expected: {faults:?}") };
        assert_eq!((fault.file, fault.line, fault.column), ("grounds.yaml", Some(5), Some(5)));
        assert!(fault.to_string().starts_with("grounds.yaml:5:5: unknown field `strength`"), "{fault}");
        assert!(!fault.message.contains("line 5"), "the place is told once: {fault}");
        assert!(knowledge.laws().is_ok(), "the other registries stay the embedded ones");
    }

    #[test]
    fn knowledge_may_be_shared_between_threads() {
        fn shared<T: Send + Sync>(_: &T) {}
        shared(&Knowledge::embedded());
    }

    #[test]
    fn text_that_is_no_yaml_is_an_error_value() {
        for text in ["", "[", "\u{0}", "laws: 3", "laws: [{id: a}]", "as_of: x\nlaws: []", "- - -\n\t:"] {
            let knowledge = Knowledge::from_texts(&|_| Some(text.to_owned()));
            assert_eq!(knowledge.faults().len(), embedded::NAMES.len(), "{text:?}");
        }
    }
}
