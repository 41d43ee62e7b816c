//! The example's site as `mulu build` writes it: every address leads somewhere, and nothing leads out unasked.

use mulu::knowledge::{Everyday, embedded};
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
            let (path, anchor) = address.split_once('#').unwrap_or((address, ""));
            // What is asked of the search stands behind a question mark.
            let path = path.split('?').next().unwrap_or(path);
            let target = page.parent().expect("folder").join(path);
            assert!(target.is_file(), "{} leads to {address}", page.display());
            let there = || std::fs::read_to_string(&target).expect("readable");
            assert!(anchor.is_empty() || there().contains(&format!("id=\"{anchor}\"")), "{address}");
        }
    }
}

/// The example as a site that knows where it will stand: a copy of the workspace with settings beside it.
#[test]
fn a_site_with_an_address_has_codes_a_map_and_tables_to_paste() {
    let folder = tempfile::tempdir().expect("folder");
    let (workspace, site) = (folder.path().join("workspace"), folder.path().join("site"));
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogues/example");
    for path in files(&example) {
        let target = workspace.join(path.strip_prefix(&example).expect("below"));
        std::fs::create_dir_all(target.parent().expect("folder")).expect("made");
        std::fs::copy(&path, target).expect("copied");
    }
    let settings = "site: {name: 示例县人民政府, url: 'https://www.example.gov.cn', fragments: true}\n";
    std::fs::write(workspace.join("mulu.yaml"), settings).expect("written");
    let run =
        Command::new(env!("CARGO_BIN_EXE_mulu")).arg("build").arg(&workspace).arg("-o").arg(&site).output();
    let run = run.expect("mulu runs");
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(
        run.status.success() && told.contains("domain（SiteDomain）") && !told.contains("PubDate"),
        "{told}"
    );
    let read = |path: &str| std::fs::read_to_string(site.join(path)).expect("readable");
    let map = read("sitemap.xml");
    assert!(map.contains("<loc>https://www.example.gov.cn/990101/negative-list.html</loc>"));
    assert!(!map.contains("fragments"));
    assert!(read("990101/21/21-01-01.html").contains("<svg role=\"img\""));
    assert!(read("fragments/990101/21.html").starts_with("<table border"));
    let list = read("990101/negative-list.html");
    assert!(list.contains("href=\"#article-1\"") && list.contains("<h3 id=\"article-1\""));
    let only = folder.path().join("only");
    let run = Command::new(env!("CARGO_BIN_EXE_mulu"))
        .args(["build", "--only", "fragments", "-o"])
        .args([&only, &example])
        .output();
    assert!(run.expect("mulu runs").status.success());
    let made = files(&only);
    assert!(
        made.len() > 10
            && made
                .iter()
                .filter(|path| path.extension().is_some_and(|end| end == "html"))
                .all(|path| path.starts_with(only.join("fragments")))
    );
}

/// What people say leads somewhere: to words that at least one national guideline writes.
#[test]
fn everyday_words_lead_to_words_of_the_baseline() {
    let mut baseline = String::new();
    for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogues/national"))
        .expect("the baseline")
    {
        baseline.push_str(&std::fs::read_to_string(entry.expect("a file").path()).expect("text"));
    }
    let pairs = Everyday::read(embedded::EVERYDAY).expect("embedded").pairs();
    let said: BTreeSet<&str> = pairs.iter().map(|(said, _)| said.as_str()).collect();
    assert!(said.len() > 80, "{}", said.len());
    for word in said {
        let written = pairs.iter().filter(|(said, _)| said == word);
        assert!(
            written.clone().any(|(_, written)| baseline.contains(written.as_str())),
            "{word} finds nothing"
        );
    }
}
