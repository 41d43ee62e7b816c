//! How much of an input is read before it is refused. The numbers are the design's; every one can be set.

/// The bounds of one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Bytes of a file.
    pub file_bytes: usize,
    /// Bytes of everything packed in a workbook, counted while unpacking.
    pub unpacked_bytes: usize,
    /// Rows of a sheet.
    pub rows: usize,
    /// Columns of a sheet.
    pub columns: usize,
    /// Lists and maps inside one another in YAML.
    pub depth: usize,
    /// Values in one YAML file; two bytes can make one, so that bytes alone bound no memory.
    pub nodes: usize,
    /// Findings of one reader on one file; how many more there were is said in the last.
    pub findings: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            file_bytes: 64 << 20,
            unpacked_bytes: 512 << 20,
            rows: 1_048_576,
            columns: 256,
            depth: 64,
            nodes: 4_000_000,
            findings: 1_000,
        }
    }
}
