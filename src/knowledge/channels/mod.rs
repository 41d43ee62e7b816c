//! Channels: the thirteen options of the official tables, the many names offices give them, and the named platforms that
//! are legitimately 其他. A whole cell is not read here: boxes and separators are the value's business.

use serde::Deserialize;

use super::RegistryError;
use super::error::read_yaml;
use super::fold::fold;

const FILE: &str = "channels.yaml";
const OTHER: [&str; 2] = ["其他", "其它"];

/// The channels that are known.
#[derive(Debug, Clone)]
pub struct Channels {
    official: Vec<Official>,
    special: Vec<Special>,
    /// Folded names and endings, so that a text is folded once per question.
    names: Vec<(String, Target)>,
    endings: Vec<(String, Target)>,
}

/// One of the official options.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Official {
    /// The name, spelled as it is to be written.
    pub name: String,
    /// Whether it is the government website, which 主动公开 cannot do without.
    #[serde(default)]
    pub website: bool,
    /// What else it is called.
    #[serde(default)]
    pub also: Vec<String>,
    /// Endings of the names of single ones (示例县政府网站).
    #[serde(default)]
    pub endings: Vec<String>,
}

/// A named platform or place outside the official list: properly written 其他（…）.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Special {
    /// Its usual name.
    pub name: String,
    /// Whether it belongs to 村（居）务公开.
    #[serde(default)]
    pub village: bool,
    /// What else it is called.
    #[serde(default)]
    pub also: Vec<String>,
    /// Endings of the names of single ones (示例省政务服务网).
    #[serde(default)]
    pub endings: Vec<String>,
}

/// What a written channel is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolved<'a> {
    /// One of the official options (其他 without a name among them).
    Known(&'a Official),
    /// A named platform outside the list.
    Special(&'a Special),
    /// 其他, with what was written behind it.
    Other(String),
    /// None of these.
    Unknown,
}

/// How surely a text is one channel's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// It is a name we list.
    Exact,
    /// It ends like a name: 示例县政府网站.
    Ending,
    /// Neither; a website named inside a longer text does not count.
    None,
}

#[derive(Debug, Clone, Copy)]
enum Target {
    Official(usize),
    Special(usize),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    official: Vec<Official>,
    special: Vec<Special>,
}

impl Channels {
    /// Reads the registry.
    ///
    /// # Errors
    /// A wrong shape, or a name that two channels claim.
    pub fn read(text: &str) -> Result<Self, RegistryError> {
        let file: File = read_yaml(FILE, text)?;
        let mut channels =
            Self { official: file.official, special: file.special, names: Vec::new(), endings: Vec::new() };
        for position in 0..channels.official.len() {
            let Official { name, also, endings, .. } = channels.official[position].clone();
            channels.add(text, Target::Official(position), name, also, endings)?;
        }
        for position in 0..channels.special.len() {
            let Special { name, also, endings, .. } = channels.special[position].clone();
            channels.add(text, Target::Special(position), name, also, endings)?;
        }
        Ok(channels)
    }

    /// The official options, in their order in the tables.
    #[must_use]
    pub fn official(&self) -> &[Official] {
        &self.official
    }

    /// The named platforms and places outside the list.
    #[must_use]
    pub fn special(&self) -> &[Special] {
        &self.special
    }

    /// What one written channel is. A number in front (`1.`) and marks behind (`_`, `:`) do not count.
    #[must_use]
    pub fn resolve(&self, written: &str) -> Resolved<'_> {
        let folded = fold(written);
        let name = trimmed(&folded);
        if let Some(target) = self.named(name) {
            return self.resolved(target);
        }
        if let Some(rest) = OTHER.into_iter().find_map(|other| name.strip_prefix(other)) {
            let rest = trimmed(rest);
            return match self.named(rest).or_else(|| self.ending(rest)) {
                Some(Target::Special(position)) => Resolved::Special(&self.special[position]),
                Some(Target::Official(_)) | None => Resolved::Other(rest.to_owned()),
            };
        }
        // 公示栏等: "and others" behind a name.
        let ended = name.strip_suffix('等').and_then(|name| self.named(name).or_else(|| self.ending(name)));
        match ended.or_else(|| self.ending(name)).or_else(|| self.website_within(name)) {
            Some(target) => self.resolved(target),
            None => Resolved::Unknown,
        }
    }

    /// Whether a text is one channel's name, and how we know; blanks inside it do not count.
    #[must_use]
    pub fn naming(&self, written: &str) -> Naming {
        let folded = fold(written);
        let name = trimmed(&folded);
        match (self.named(name), self.ending(name)) {
            (Some(_), _) => Naming::Exact,
            (None, Some(_)) => Naming::Ending,
            (None, None) => Naming::None,
        }
    }

    /// The name a channel bears beside the official list, as written: 其他：示例省政务服务网 → 示例省政务服务网.
    #[must_use]
    pub fn own_name(written: &str) -> String {
        let folded = fold(written);
        let name = trimmed(&folded);
        OTHER.into_iter().find_map(|other| name.strip_prefix(other)).map_or(name, trimmed).to_owned()
    }

    /// Several names written as one word, as offices do: 政府网站微信平台等 → 政府网站, 微信平台.
    ///
    /// `None` unless the text is made of names we know, but for a rest behind two of them or one that begins
    /// with 其他; a notice board *of* an office (办事大厅公示栏) is one channel, so what ends like a channel is
    /// parted only behind a website.
    #[must_use]
    pub fn run_together<'a>(&self, written: &'a str) -> Option<Vec<&'a str>> {
        if written.len() > LONGEST_RUN || self.named(trimmed(&fold(written))).is_some() {
            return None;
        }
        if let Some(parts) = self.between_strokes(written) {
            return Some(parts);
        }
        let mut found = Vec::new();
        let mut rest = written.trim();
        let mut sure = self.ending(&fold(written)).is_none();
        while !rest.is_empty() && !rest.starts_with('等') {
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
            let mut names = ends.filter_map(|end| rest.get(..end));
            let others = !found.is_empty() && rest.starts_with("其他");
            match names.find(|name| self.named(&fold(name)).is_some()).filter(|_| !others) {
                Some(name) => {
                    found.push(name);
                    rest =
                        rest.get(name.len()..)?.trim_start_matches(['和', '及', '与', '或', '、', ' ', '+']);
                }
                None if others || found.len() > 1 => {
                    sure |= others;
                    found.push(rest);
                    break;
                }
                None => return None,
            }
        }
        sure |= found.first().is_some_and(|name| self.is_website(name));
        (found.len() > 1 && sure).then_some(found)
    }

    /// Names parted by a stroke, each of them known: 乡镇便民服务中心/村委会公示栏.
    fn between_strokes<'a>(&self, written: &'a str) -> Option<Vec<&'a str>> {
        let parts: Vec<&str> = written.split(['/', '／']).map(str::trim).collect();
        let known = |part: &&str| {
            let name = fold(part);
            self.named(&name).or_else(|| self.ending(&name)).is_some()
        };
        (parts.len() > 1 && parts.iter().all(known)).then_some(parts)
    }

    fn is_website(&self, name: &str) -> bool {
        matches!(self.named(&fold(name)), Some(Target::Official(at)) if self.official[at].website)
    }

    fn add(
        &mut self,
        text: &str,
        target: Target,
        name: String,
        also: Vec<String>,
        endings: Vec<String>,
    ) -> Result<(), RegistryError> {
        for known in std::iter::once(name).chain(also) {
            let key = fold(&known);
            if self.named(&key).is_some() {
                return Err(RegistryError::about(FILE, text, &known, format!("名称重复：{known}")));
            }
            self.names.push((key, target));
        }
        self.endings.extend(endings.iter().map(|ending| (fold(ending), target)));
        Ok(())
    }

    fn named(&self, name: &str) -> Option<Target> {
        let (_, target) = self.names.iter().find(|(known, _)| known == name)?;
        Some(*target)
    }

    /// By the longest ending.
    fn ending(&self, name: &str) -> Option<Target> {
        let (_, target) = self
            .endings
            .iter()
            .filter(|(ending, _)| name.ends_with(ending.as_str()))
            .max_by_key(|(ending, _)| ending.len())?;
        Some(*target)
    }

    /// A website with its column or address behind it: 政府网站（网址：…）.
    fn website_within(&self, name: &str) -> Option<Target> {
        let single = !name.contains(['、', ',', ';']);
        let position = self
            .official
            .iter()
            .position(|channel| channel.website && single && name.contains(&channel.name))?;
        Some(Target::Official(position))
    }

    fn resolved(&self, target: Target) -> Resolved<'_> {
        match target {
            Target::Official(position) => Resolved::Known(&self.official[position]),
            Target::Special(position) => Resolved::Special(&self.special[position]),
        }
    }
}

/// The longest text that is tried as names written as one word, in bytes.
const LONGEST_RUN: usize = 240;

/// Without a number in front, and without the marks that stand between 其他 and its name or are left over behind it.
fn trimmed(name: &str) -> &str {
    let unnumbered = name.trim_start_matches(|character: char| character.is_ascii_digit());
    let name = match unnumbered.strip_prefix(['.', '、', ')']) {
        Some(rest) if unnumbered.len() < name.len() => rest,
        _ => name,
    };
    let name = name.trim_matches(|character| matches!(character, '_' | ':' | '.' | ';' | '。' | ','));
    let bracketed = name.strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    bracketed.filter(|inner| !inner.contains(['(', ')'])).unwrap_or(name)
}

#[cfg(test)]
mod tests;
