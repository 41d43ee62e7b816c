//! The parts of the file beside its body, and the archive they are packed in.

use super::text::escaped;
use crate::emit::EmitError;
use std::io::{Cursor, Write};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const TYPES: &str = include_str!("parts/content-types.xml");
const RELATIONS: &str = include_str!("parts/relations.xml");
const DOCUMENT_RELATIONS: &str = include_str!("parts/document-relations.xml");
const STYLES: &str = include_str!("parts/styles.xml");
const SETTINGS: &str = include_str!("parts/settings.xml");
const FONTS: &str = include_str!("parts/fonts.xml");
const FOOTER: &str = include_str!("parts/footer.xml");

/// Packs a document; the size of the tables' letters is in half points.
pub(super) fn pack(body: &str, title: &str, author: &str, letters: u32) -> Result<Vec<u8>, EmitError> {
    let document = format!(
        r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{body}</w:body></w:document>"#
    );
    let styles = STYLES.replace("{letters}", &letters.to_string());
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("docProps/core.xml", &core(title, author)),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
        ("word/styles.xml", &styles),
        ("word/settings.xml", SETTINGS),
        ("word/fontTable.xml", FONTS),
        ("word/footer1.xml", FOOTER),
    ];
    zipped(&parts).map_err(|error| EmitError::Document(error.to_string()))
}

/// What the file says of itself; no day, as none is known.
fn core(title: &str, author: &str) -> String {
    let short = |text: &str| escaped(&text.chars().filter(|c| !c.is_control()).take(255).collect::<String>());
    format!(
        r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>zh-CN</dc:language></cp:coreProperties>"#,
        short(title),
        short(author)
    )
}

/// Every part has the first day a zip archive can name; no clock is read.
fn zipped(parts: &[(&str, &str)]) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(*name, options)?;
        writer.write_all(HEAD.as_bytes())?;
        writer.write_all(part.trim_end().as_bytes())?;
    }
    writer.finish().map(Cursor::into_inner)
}
