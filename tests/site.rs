//! The example's site as `mulu build` writes it: every address leads somewhere, and nothing leads out unasked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.expect("entry"));
    entries.filter(|entry| entry.file_type().is_file()).map(|entry| entry.path().to_path_buf()).collect()
}

fn addresses(html: &str) -> impl Iterator<Item = &str> {
    let found = |name: &'static str| html.split(name).skip(1).filter_map(|rest| rest.split('"').next());
    found(" href=\"").chain(found(" src=\""))
}

#[test]
fn the_example_is_a_whole_site() {
    let folder = tempfile::tempdir().expect("folder");
    let site = folder.path().join("site");
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogues/example");
    let run =
        Command::new(env!("CARGO_BIN_EXE_mulu")).arg("build").arg(&example).arg("-o").arg(&site).output();
    assert!(run.expect("mulu runs").status.success());
    let files = files(&site);
    let pages: Vec<&PathBuf> =
        files.iter().filter(|path| path.extension().is_some_and(|end| end == "html")).collect();
    assert!(pages.len() > 100 && files.contains(&site.join("990101/negative-list.html")));
    for page in pages {
        let html = std::fs::read_to_string(page).expect("readable");
        for address in addresses(&html).filter(|address| !address.starts_with('#')) {
            if address.contains("://") {
                assert!(html.contains(&format!("<a href=\"{address}\" rel=\"noopener\">")), "{address}");
                continue;
            }
            // What is asked of the search stands behind a question mark.
            let file = address.split('?').next().unwrap_or(address);
            let target = page.parent().expect("folder").join(file);
            assert!(target.is_file(), "{} leads to {address}", page.display());
        }
    }
}
