//! Lists the files that are embedded in the binary: `catalogues/national` and `catalogues/example`.
//!
//! Written as two tables of (path, bytes), so that a new catalogue needs no line of code.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("catalogues");
    let mut code = String::new();
    for (name, folder) in [("NATIONAL_FILES", "national"), ("EXAMPLE_FILES", "example")] {
        let folder = root.join(folder);
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut files = Vec::new();
        if folder.is_dir() {
            collect(&folder, &mut files)?;
        }
        files.sort();
        let _ = writeln!(code, "static {name}: &[(&str, &[u8])] = &[");
        for file in files {
            let short = file.strip_prefix(&folder).unwrap_or(&file).to_string_lossy().replace('\\', "/");
            let _ = writeln!(code, "    ({short:?}, include_bytes!({:?})),", file.to_string_lossy());
        }
        code.push_str("];\n");
    }
    fs::write(PathBuf::from(env::var("OUT_DIR").unwrap_or_default()).join("embedded.rs"), code)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        println!("cargo::rerun-if-changed={}", path.display());
        if path.is_dir() { collect(&path, files)? } else { files.push(path) }
    }
    Ok(())
}
