//! The output folder of `mulu build`: only what changed is touched, the old site stays whole, the user's files stay.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use support::{folder, mulu_in, root};

type Site = BTreeMap<String, Vec<u8>>;

/// Every file below a folder; nothing where there is no folder.
fn site(folder: &Path) -> Site {
    let entries = walkdir::WalkDir::new(folder).into_iter().flatten();
    let files = entries.filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
    files.map(|entry| (name(entry.path()), fs::read(entry.path()).expect("readable"))).collect()
}

/// A small workspace of one's own: a county with two domains.
fn workspace(folder: &Path) {
    let county = folder.join("county");
    fs::create_dir_all(&county).expect("folder");
    let place = "name: 示例一县\ncode: \"990102\"\ntier: 县级\n";
    fs::write(county.join("jurisdiction.yaml"), place).expect("written");
    for name in ["21-elderly-care.yaml", "25-health.yaml"] {
        fs::copy(root().join("catalogues/national").join(name), county.join(name)).expect("copied");
    }
}

fn build(folder: &Path, more: &[&str]) -> support::Run {
    mulu_in(folder, &[&["build", "county", "-o", "public", "--lang", "en"], more].concat())
}

fn change(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("readable");
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

#[cfg(unix)]
fn identity(path: &Path) -> (u64, std::time::SystemTime) {
    use std::os::unix::fs::MetadataExt;
    let about = fs::metadata(path).expect("there");
    (about.ino(), about.modified().expect("a time"))
}

#[cfg(unix)]
#[test]
fn only_what_changed_is_touched() {
    let place = folder();
    workspace(place.path());
    let public = place.path().join("public");
    let first = build(place.path(), &[]);
    assert_eq!(first.code, 0, "{}", first.stderr);
    let before = site(&public);
    let identities: BTreeMap<_, _> =
        before.keys().map(|name| (name.clone(), identity(&public.join(name)))).collect();
    let own = identity(&public);

    let again = build(place.path(), &[]);
    let all = before.len() - 1;
    assert!(
        again.stderr.contains(&format!("0 new, 0 updated, {all} unchanged, 0 removed")),
        "{}",
        again.stderr
    );
    assert_eq!((site(&public), identity(&public)), (before.clone(), own), "nothing to do, nothing done");

    change(&place.path().join("county/21-elderly-care.yaml"), "deadline: ", "deadline: 尽快，");
    let third = build(place.path(), &[]);
    let after = site(&public);
    let changed: Vec<_> = after.iter().filter(|(name, bytes)| before.get(*name) != Some(*bytes)).collect();
    let pages: Vec<_> =
        changed.iter().map(|(name, _)| name.as_str()).filter(|name| name.contains("21-0")).collect();
    assert_eq!(pages, ["990102/21/21-01-01.html"], "one item's page");
    assert!(changed.iter().all(|(name, _)| !name.starts_with("990102/25/")), "not the other domain");
    let updated = changed.len() - 1;
    assert!(third.stderr.contains(&format!("0 new, {updated} updated")), "{}", third.stderr);
    for name in after.keys().filter(|name| before.get(*name) == after.get(*name)) {
        assert_eq!(identity(&public.join(name)), identities[name], "{name}");
    }

    fs::remove_file(place.path().join("county/25-health.yaml")).expect("removed");
    build(place.path(), &[]);
    assert!(!public.join("990102/25").exists(), "what vanished is removed, folders too");
    let left: Vec<_> =
        fs::read_dir(place.path()).expect("listed").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left.len(), 2, "nothing is left beside it: {left:?}");
}

#[test]
fn what_the_user_put_there_stays_and_is_never_overwritten() {
    let place = folder();
    workspace(place.path());
    let public = place.path().join("public");
    build(place.path(), &[]);
    fs::write(public.join("CNAME"), "www.example.gov.cn\n").expect("written");
    fs::create_dir_all(public.join(".git/refs")).expect("folder");
    fs::write(public.join(".git/HEAD"), "ref: refs/heads/pages\n").expect("written");
    fs::write(public.join("index.html"), "edited by hand").expect("written");
    let run = build(place.path(), &["--only", "html"]);
    assert!(run.stderr.contains("2 files that are not mulu's were kept: .git/HEAD, CNAME"), "{}", run.stderr);
    assert!(
        run.stderr.contains("1 files had been edited by hand, which is lost: index.html"),
        "{}",
        run.stderr
    );
    assert!(public.join(".git/refs").is_dir() && !public.join("items.ndjson").exists());

    fs::write(public.join("items.ndjson"), "my own notes").expect("written");
    let before = site(&public);
    let run = build(place.path(), &[]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("public/items.ndjson is not mulu's"), "{}", run.stderr);
    assert_eq!(site(&public), before, "nothing was touched");

    let other = place.path().join("other");
    fs::create_dir(&other).expect("folder");
    fs::write(other.join("notes.txt"), "mine").expect("written");
    assert_eq!(mulu_in(place.path(), &["build", "county", "-o", "other"]).code, 2);
    assert_eq!(site(&other).len(), 1, "a folder mulu did not make is left alone");
}

/// A second name of an old file, such as a backup made of links, keeps the old bytes.
#[test]
fn nothing_is_written_through_a_link() {
    let place = folder();
    workspace(place.path());
    let public = place.path().join("public");
    build(place.path(), &[]);
    let backup = place.path().join("backup");
    fs::create_dir(&backup).expect("folder");
    for name in ["index.html", "items.ndjson", ".mulu-build"] {
        fs::hard_link(public.join(name), backup.join(name)).expect("linked");
    }
    let kept = site(&backup);
    change(&place.path().join("county/jurisdiction.yaml"), "示例一县", "示例二县");
    let run = build(place.path(), &[]);
    assert_ne!(site(&public)["items.ndjson"], kept["items.ndjson"], "{}", run.stderr);
    assert_eq!(site(&backup), kept);
}

/// Killed at any moment, the folder holds the one site or the other, and the next build clears up.
#[test]
fn a_killed_build_leaves_a_whole_site() {
    let place = folder();
    workspace(place.path());
    let public = place.path().join("public");
    let names = ["示例一县", "示例二县"];
    let settings = place.path().join("county/jurisdiction.yaml");
    build(place.path(), &[]);
    let one = site(&public);
    change(&settings, names[0], names[1]);
    build(place.path(), &[]);
    let other = site(&public);
    assert_ne!(one, other);
    let mut seen = [0, 0];
    for round in 0..24_usize {
        let (from, to) = (names[(round + 1) % 2], names[round % 2]);
        change(&settings, from, to);
        let mut child = Command::new(env!("CARGO_BIN_EXE_mulu"))
            .args(["build", "county", "-o", "public", "--lang", "en"])
            .current_dir(place.path())
            // The same day as the builds it is held against.
            .env("SOURCE_DATE_EPOCH", "1793491200")
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        std::thread::sleep(Duration::from_millis(37 * round as u64));
        let _ = child.kill();
        let _ = child.wait();
        let found = site(&public);
        seen[usize::from(found == other)] += 1;
        let differs = |site: &Site| -> Vec<String> {
            let names: std::collections::BTreeSet<_> = site.keys().chain(found.keys()).collect();
            names.into_iter().filter(|name| site.get(*name) != found.get(*name)).cloned().collect()
        };
        let whole = found == one || found == other;
        assert!(
            whole,
            "round {round}: neither site: {} files, unlike one {:.2?} and other {:.2?}",
            found.len(),
            differs(&one).len(),
            differs(&other).len()
        );
    }
    build(place.path(), &[]);
    assert_eq!(site(&public), other, "the last change was to the second name; seen {seen:?}");
    let left = fs::read_dir(place.path()).expect("listed").flatten();
    let left: Vec<_> = left.map(|entry| entry.file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

/// On systems without the one-step exchange a kill may fall between two renames; the next build puts things right.
#[test]
fn a_site_that_was_put_aside_comes_back() {
    let place = folder();
    workspace(place.path());
    let public = place.path().join("public");
    build(place.path(), &[]);
    let before = site(&public);
    fs::rename(&public, place.path().join(".public.mulu-old")).expect("renamed");
    fs::create_dir(place.path().join(".public.mulu-new")).expect("folder");
    fs::write(place.path().join(".public.mulu-new/.mulu-build"), "unfinished\n").expect("written");
    let run = build(place.path(), &[]);
    assert!(run.stderr.contains("0 new, 0 updated"), "{}", run.stderr);
    assert_eq!(site(&public), before);
}

#[cfg(unix)]
#[test]
fn an_output_folder_that_is_a_link_stays_one() {
    let place = folder();
    workspace(place.path());
    fs::create_dir_all(place.path().join("srv/www")).expect("folder");
    std::os::unix::fs::symlink("srv/www", place.path().join("public")).expect("linked");
    assert_eq!(build(place.path(), &[]).code, 0);
    assert!(place.path().join("public").is_symlink() && place.path().join("srv/www/index.html").is_file());
}

/// What was not read whole is not published in part: the folder stays as it was, and the reason is named.
#[test]
fn what_is_not_read_whole_is_not_published() {
    let place = folder();
    workspace(place.path());
    let public = place.path().join("public");
    assert_eq!(build(place.path(), &[]).code, 0);
    let kept = site(&public);
    for (name, broken) in
        [("jurisdiction.yaml", "name: [\n"), ("21-elderly-care.yaml", "domain: [\nitems: {\n")]
    {
        let path = place.path().join("county").join(name);
        let text = fs::read(&path).expect("readable");
        fs::write(&path, broken).expect("written");
        let run = build(place.path(), &[]);
        assert_eq!(run.code, 2, "{}", run.stderr);
        assert!(run.stderr.contains(&format!("county/{name}:")), "{}", run.stderr);
        assert!(site(&public) == kept, "{name}: the site changed");
        fs::write(&path, text).expect("written");
    }
    fs::create_dir(place.path().join("empty")).expect("folder");
    let run = mulu_in(place.path(), &["build", "empty", "-o", "none", "--lang", "en"]);
    assert_eq!((run.code, place.path().join("none").exists()), (2, false), "{}", run.stderr);
    fs::write(place.path().join("county/mulu.yaml"), "site: {url: \"javascript:alert(1)\"}\n")
        .expect("written");
    let run = build(place.path(), &[]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(run.stderr.contains("site.url"), "{}", run.stderr);
}
