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
        match self.ending(name).or_else(|| self.website_within(name)) {
            Some(target) => self.resolved(target),
            None => Resolved::Unknown,
        }
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
mod tests {
    use super::*;
    use crate::knowledge::embedded;

    fn channels() -> Channels {
        Channels::read(embedded::CHANNELS).expect("embedded")
    }

    fn name_of(resolved: &Resolved<'_>) -> String {
        match resolved {
            Resolved::Known(official) => official.name.clone(),
            Resolved::Special(special) => format!("+{}", special.name),
            Resolved::Other(text) => format!("其他（{text}）"),
            Resolved::Unknown => "?".to_owned(),
        }
    }

    #[test]
    fn the_official_list_is_the_tables() {
        let names: Vec<String> = channels().official().iter().map(|channel| channel.name.clone()).collect();
        assert_eq!(
            names,
            [
                "政府网站",
                "政府公报",
                "两微一端",
                "发布会/听证会",
                "广播电视",
                "纸质媒体",
                "公开查阅点",
                "政务服务中心",
                "便民服务站",
                "入户/现场",
                "社区/企事业单位/村公示栏（电子屏）",
                "精准推送",
                "其他"
            ]
        );
        assert!(
            channels()
                .official()
                .iter()
                .filter(|channel| channel.website)
                .map(|channel| &channel.name)
                .eq(["政府网站"])
        );
    }

    /// Spellings counted in real tables, with the readings given there.
    #[test]
    fn real_spellings() {
        let channels = channels();
        for (written, name) in [
            ("政府网站", "政府网站"),
            ("政府 网站", "政府网站"),
            ("1.政府网站", "政府网站"),
            ("县政府门户网站", "政府网站"),
            ("县公众信息网站", "政府网站"),
            ("示例县政府网站", "政府网站"),
            ("政府网站（网址：http://example.gov.cn/）", "政府网站"),
            ("县人民政府网站的县教育局栏目", "政府网站"),
            ("政务新媒体", "两微一端"),
            ("微信公众号", "两微一端"),
            ("示例县司法局公众号", "两微一端"),
            ("政府服务中心", "政务服务中心"),
            ("政务服务大厅", "政务服务中心"),
            ("乡镇便民服务中心", "便民服务站"),
            ("公开查询点", "公开查阅点"),
            ("入户⁄现场", "入户/现场"),
            ("入户/现场宣传", "入户/现场"),
            ("发布会听证会", "发布会/听证会"),
            ("社区/企事业单位、村公示栏(电子屏)", "社区/企事业单位/村公示栏（电子屏）"),
            ("社区/企事业单位/ 村公示栏（电子屏）", "社区/企事业单位/村公示栏（电子屏）"),
            ("社区/企事业单位、村公示栏(电子屏", "社区/企事业单位/村公示栏（电子屏）"),
            ("嘎查(社区)公示栏", "社区/企事业单位/村公示栏（电子屏）"),
            ("居委会居务公开栏", "社区/企事业单位/村公示栏（电子屏）"),
            ("精准报送", "精准推送"),
            ("其他_", "其他"),
            ("其它", "其他"),
            ("其他:政务新媒体", "其他（政务新媒体）"),
            ("其他（村民说事）", "其他（村民说事）"),
            ("其他法律服务网", "+法律服务网"),
            ("其他 基层公共服务平台", "+基层公共服务平台"),
            ("其他：办税服务厅", "+办税服务厅"),
            ("12345政务服务热线", "+12345政务服务热线"),
            ("示例省政务服务网", "+政务服务网"),
            ("征地信息公开平台", "+征地信息公开平台"),
            ("信用中国网站", "+信用中国网站"),
            ("村应急广播", "+村应急广播"),
            ("一键直达", "?"),
            ("政府网站,公开查阅点,企业", "?"),
            ("", "?"),
        ] {
            assert_eq!(name_of(&channels.resolve(written)), name, "{written}");
        }
    }
}
