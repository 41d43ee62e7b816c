//! How large an input may be before it is refused. Inputs are hostile; sizes they declare are not believed.

/// The limits of one run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes of one file.
    pub file_bytes: u64,
    /// Bytes a package may unpack to, and bytes of text a workbook may hold when its merged cells are filled.
    pub unpacked_bytes: u64,
    /// Rows of a sheet.
    pub rows: u32,
    /// Columns of a sheet.
    pub columns: u32,
    /// Levels of nesting in YAML.
    pub depth: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self { file_bytes: 64 << 20, unpacked_bytes: 512 << 20, rows: 1_048_576, columns: 256, depth: 64 }
    }
}
