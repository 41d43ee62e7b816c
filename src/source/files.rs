//! The one owner of input bytes, their decoded text and their display names.

use super::encoding::{self, Encoding};
use super::{LineIndex, Location, Place, fnv1a};
use std::borrow::Cow;
use std::sync::OnceLock;

/// A file among the [`Files`] of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A sheet of a workbook, in the workbook's own order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SheetId(u16);

impl SheetId {
    /// A sheet by its index from 0.
    #[must_use]
    pub fn new(index: usize) -> Self {
        Self(u16::try_from(index).unwrap_or(u16::MAX))
    }

    /// Its index from 0.
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// Everything that was read in a run. Readers on several threads share it by reference; a copy keeps the ids.
#[derive(Debug, Clone, Default)]
pub struct Files {
    files: Vec<File>,
}

#[derive(Debug, Clone)]
struct File {
    name: String,
    bytes: Cow<'static, [u8]>,
    text: OnceLock<Option<(String, Encoding)>>,
    lines: OnceLock<LineIndex>,
    sheets: OnceLock<Vec<String>>,
    /// What tells its version from others.
    version: OnceLock<String>,
}

impl Files {
    /// An empty set.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a file in; `name` is how it is shown to people (with `/` between folders).
    pub fn add(&mut self, name: impl Into<String>, bytes: impl Into<Cow<'static, [u8]>>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(File {
            name: name.into(),
            bytes: bytes.into(),
            text: OnceLock::new(),
            lines: OnceLock::new(),
            sheets: OnceLock::new(),
            version: OnceLock::new(),
        });
        id
    }

    /// All files, in the order they were added.
    pub fn ids(&self) -> impl Iterator<Item = FileId> + use<> {
        (0..u32::try_from(self.files.len()).unwrap_or(u32::MAX)).map(FileId)
    }

    fn get(&self, id: FileId) -> Option<&File> {
        self.files.get(id.0 as usize)
    }

    /// The display name.
    #[must_use]
    pub fn name(&self, id: FileId) -> &str {
        self.get(id).map_or("", |file| &file.name)
    }

    /// Whether the file is part of the program and not of anybody's disk, like those of the embedded baseline.
    #[must_use]
    pub fn is_embedded(&self, id: FileId) -> bool {
        self.get(id).is_some_and(|file| matches!(file.bytes, Cow::Borrowed(_)))
    }

    /// The bytes as they came.
    #[must_use]
    pub fn bytes(&self, id: FileId) -> &[u8] {
        self.get(id).map_or(&[], |file| file.bytes.as_ref())
    }

    /// 16 hexadecimal digits that tell this version of the file from others.
    #[must_use]
    pub fn version(&self, id: FileId) -> String {
        let Some(file) = self.get(id) else { return String::new() };
        file.version.get_or_init(|| format!("{:016x}", fnv1a(file.bytes.iter().copied()))).clone()
    }

    /// The text, decoded on first use and without a byte order mark; `None` where the bytes are no text.
    #[must_use]
    pub fn text(&self, id: FileId) -> Option<&str> {
        self.decoded(id).map(|(text, _)| text.as_str())
    }

    /// The encoding the text was found to be in.
    #[must_use]
    pub fn encoding(&self, id: FileId) -> Option<Encoding> {
        self.decoded(id).map(|(_, encoding)| *encoding)
    }

    fn decoded(&self, id: FileId) -> Option<&(String, Encoding)> {
        let file = self.get(id)?;
        file.text.get_or_init(|| encoding::decode(&file.bytes)).as_ref()
    }

    /// Where the lines of a text file begin.
    #[must_use]
    pub fn lines(&self, id: FileId) -> Option<&LineIndex> {
        let text = self.text(id)?;
        self.get(id).map(|file| file.lines.get_or_init(|| LineIndex::new(text)))
    }

    /// Remembers the sheet names of a workbook; the first call counts.
    pub fn set_sheets(&self, id: FileId, names: Vec<String>) {
        if let Some(file) = self.get(id) {
            file.sheets.get_or_init(|| names);
        }
    }

    /// The sheet names of a workbook that has been read; empty for other files.
    #[must_use]
    pub fn sheets(&self, id: FileId) -> &[String] {
        self.get(id).and_then(|file| file.sheets.get()).map_or(&[], Vec::as_slice)
    }

    /// The name of one sheet.
    #[must_use]
    pub fn sheet_name(&self, id: FileId, sheet: SheetId) -> &str {
        self.sheets(id).get(sheet.index()).map_or("", String::as_str)
    }

    /// Makes a place ready to be shown.
    #[must_use]
    pub fn place(&self, at: Location) -> Place {
        let path = self.name(at.file()).to_owned();
        match at {
            Location::File(_) => Place::File { path },
            Location::Text { file, span } => match (self.text(file), self.lines(file)) {
                (Some(text), Some(lines)) => Place::Text {
                    path,
                    start: lines.position(text, span.start),
                    end: lines.position(text, span.end),
                },
                _ => Place::File { path },
            },
            Location::Cell { file, sheet, cell, .. } => {
                Place::Cell { path, sheet: self.sheet_name(file, sheet).to_owned(), cell }
            }
        }
    }

    /// The text a place covers in a text file; `None` for cells and whole files.
    #[must_use]
    pub fn snippet(&self, at: Location) -> Option<&str> {
        match at {
            Location::Text { file, span } => self.text(file)?.get(span.range()),
            Location::File(_) | Location::Cell { .. } => None,
        }
    }
}
