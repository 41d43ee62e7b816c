//! `[Content_Types].xml`: what each part is.

use super::rels::append;
use super::xml::{escaped, tags};
use super::{Package, PackageError, damaged};

/// The part's name.
const PART: &str = "[Content_Types].xml";

/// Says what an added part is.
pub(in crate::emit) fn declare(
    package: &mut Package<'_>,
    part: &str,
    kind: &str,
) -> Result<(), PackageError> {
    add(package, format!("Override PartName=\"/{}\" ContentType=\"{kind}\"/>", escaped(part)))
}

/// Says what all parts with an ending are, unless that is said already.
pub(in crate::emit) fn declare_ending(
    package: &mut Package<'_>,
    ending: &str,
    kind: &str,
) -> Result<(), PackageError> {
    let text = package.needed(PART)?;
    for tag in tags(&text) {
        let tag = tag.map_err(damaged(PART))?;
        let own = tag.value("Extension").is_some_and(|own| own.eq_ignore_ascii_case(ending));
        if tag.local() == "Default" && own {
            return Ok(());
        }
    }
    add(package, format!("Default Extension=\"{ending}\" ContentType=\"{kind}\"/>"))
}

/// What a part is declared to be.
pub(in crate::emit) fn kind_of(
    package: &mut Package<'_>,
    part: &str,
) -> Result<Option<String>, PackageError> {
    let text = package.needed(PART)?;
    for tag in tags(&text) {
        let tag = tag.map_err(damaged(PART))?;
        let own =
            tag.value("PartName").is_some_and(|own| own.trim_start_matches('/').eq_ignore_ascii_case(part));
        if own {
            return Ok(tag.value("ContentType"));
        }
    }
    Ok(None)
}

fn add(package: &mut Package<'_>, element: String) -> Result<(), PackageError> {
    let text = package.needed(PART)?;
    let after = append(&text, &[element]).map_err(damaged(PART))?;
    package.set(PART, after);
    Ok(())
}
