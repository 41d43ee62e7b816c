//! The registries as they stand in `catalogues/registry/`, part of the program so that one file is the whole tool.

/// Every registry's file name, in the order of this module.
pub const NAMES: [&str; 7] = [
    "laws.yaml",
    "domains.yaml",
    "bodies.yaml",
    "channels.yaml",
    "holidays.yaml",
    "grounds.yaml",
    "everyday.yaml",
];

/// Laws, regulations, rules and documents that catalogues cite.
pub const LAWS: &str = include_str!("../../catalogues/registry/laws.yaml");
/// The domains a catalogue can be of.
pub const DOMAINS: &str = include_str!("../../catalogues/registry/domains.yaml");
/// Generic names, succession and abbreviations of offices.
pub const BODIES: &str = include_str!("../../catalogues/registry/bodies.yaml");
/// The official list of channels and what they are called in real tables.
pub const CHANNELS: &str = include_str!("../../catalogues/registry/channels.yaml");
/// The holiday arrangements the State Council's office published.
pub const HOLIDAYS: &str = include_str!("../../catalogues/registry/holidays.yaml");
/// The legal grounds for not disclosing.
pub const GROUNDS: &str = include_str!("../../catalogues/registry/grounds.yaml");

/// What people say for what catalogues write.
pub const EVERYDAY: &str = include_str!("../../catalogues/registry/everyday.yaml");

/// The embedded text of a registry by file name: for `init`, and for showing what is in force.
#[must_use]
pub fn text(name: &str) -> Option<&'static str> {
    match name {
        "laws.yaml" => Some(LAWS),
        "domains.yaml" => Some(DOMAINS),
        "bodies.yaml" => Some(BODIES),
        "channels.yaml" => Some(CHANNELS),
        "holidays.yaml" => Some(HOLIDAYS),
        "grounds.yaml" => Some(GROUNDS),
        "everyday.yaml" => Some(EVERYDAY),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_text_with_unix_line_ends() {
        for name in NAMES {
            let text = text(name).unwrap_or_default();
            assert!(text.starts_with("# ") && text.ends_with('\n') && !text.contains('\r'), "{name}");
        }
    }
}
