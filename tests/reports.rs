//! Reports for build servers: each held to its format, its places to the files, and all of one run to each other.
#![expect(clippy::expect_used, reason = "a test may fail so")]

#[path = "support/sha256.rs"]
mod sha256;
mod support;

use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use support::{folder, mulu_in, root};

const FORMATS: [&str; 7] = ["human", "json", "sarif", "github", "gitlab", "junit", "html"];

/// A folder with faults of every kind: text, cells, whole files, CRLF, GBK, a name with signs of every format.
fn messy() -> tempfile::TempDir {
    let place = folder();
    let write = |name: &str, bytes: &[u8]| {
        let path = place.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(path, bytes).expect("written");
    };
    let other = include_str!("fixtures/other.yaml");
    write("示例县/甲,乙: 50%.yaml", other.as_bytes());
    write("示例县/换行.yaml", other.replace('\n', "\r\n").as_bytes());
    let odd = "领域: 示例领域\n事项:\n  - 名称: \"<script>alert(1)</script>\\u202e & 'x' \\x07\"\n    公开时限: 及时😀公开\n    未知键: '%0A::error::'\n";
    write("odd.yaml", odd.as_bytes());
    write("broken.xlsx", b"PK\x03\x04 not a package");
    let book = root().join("tests/corpus/published/02-jiulong-stacked/table.xls");
    std::fs::copy(book, place.path().join("九龙 表.xls")).expect("copied");
    place
}

fn json(folder: &Path, format: &str) -> Value {
    let run = mulu_in(folder, &["check", ".", "--tier", "县级", "--format", format]);
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{format}: {error}\n{}", run.stderr))
}

#[test]
fn sarif_is_valid_by_the_standard_s_own_schema() {
    // The published schema has a bracket too many in one pattern, which no engine of regular expressions takes.
    let published = include_str!("fixtures/sarif/sarif-schema-2.1.0.json");
    assert_eq!(published.matches("-[a-zA-Z]{2}]?$").count(), 2);
    let schema = published.replace("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let place = messy();
    let empty = folder();
    for (folder, language) in [(place.path(), "zh"), (place.path(), "en"), (empty.path(), "zh")] {
        let run = mulu_in(folder, &["check", "--lang", language, "--format", "sarif"]);
        let log: Value = serde_json::from_str(&run.stdout).expect("JSON");
        let faults: Vec<String> =
            validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:#?}");
        let exit = log.pointer("/runs/0/invocations/0/exitCode").and_then(Value::as_i64);
        assert_eq!(exit, Some(i64::from(run.code)));
    }
}

#[test]
fn every_region_holds_in_its_file_what_the_report_says_stands_there() {
    let place = messy();
    let log = json(place.path(), "sarif");
    let plain = json(place.path(), "json");
    let results = log.pointer("/runs/0/results").and_then(Value::as_array).expect("results");
    let findings = plain["findings"].as_array().expect("findings");
    assert_eq!(results.len(), findings.len());
    let (mut regions, mut cells) = (0, 0);
    for (result, finding) in results.iter().zip(findings) {
        assert_eq!(result["ruleId"], finding["code"]);
        assert_eq!(result["partialFingerprints"]["mulu/v1"], finding["fingerprint"]);
        let rule = log.pointer(&format!("/runs/0/tool/driver/rules/{}", result["ruleIndex"]));
        assert_eq!(rule.expect("a rule")["name"], finding["rule"]);
        let physical = &result["locations"][0]["physicalLocation"];
        assert_eq!(
            decoded(&physical["artifactLocation"]),
            finding["location"]["path"].as_str().expect("a path")
        );
        if let Some(cell) = finding["location"]["cell"].as_str() {
            let sheet = finding["location"]["sheet"].as_str().expect("a sheet");
            let named = &result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"];
            assert_eq!(*named, format!("{sheet}!{cell}"));
            assert!(physical.get("region").is_none(), "a workbook has no lines");
            cells += 1;
        }
        for at in places(result) {
            regions += usize::from(holds(place.path(), at));
        }
    }
    assert!(regions > 10 && cells > 3, "{regions} regions, {cells} cells");
}

/// Every place of a result, those of its fixes too.
fn places(result: &Value) -> Vec<&Value> {
    let related = result["relatedLocations"].as_array().into_iter().flatten();
    related.chain([&result["locations"][0]]).map(|at| &at["physicalLocation"]).collect()
}

fn decoded(artifact: &Value) -> String {
    let uri = artifact["uri"].as_str().expect("an address");
    let mut bytes = Vec::new();
    let mut rest = uri.as_bytes();
    while let [first, tail @ ..] = rest {
        if *first == b'%' {
            let digits = std::str::from_utf8(&tail[..2]).expect("digits");
            bytes.push(u8::from_str_radix(digits, 16).expect("a byte"));
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}

/// Whether the file has the text of the region where the region is; places in the binary are none of a disk.
fn holds(folder: &Path, physical: &Value) -> bool {
    let (Some(region), Some("%SRCROOT%")) =
        (physical.get("region"), physical["artifactLocation"]["uriBaseId"].as_str())
    else {
        return false;
    };
    let Some(snippet) = region["snippet"]["text"].as_str() else { return false };
    let text = std::fs::read_to_string(folder.join(decoded(&physical["artifactLocation"]))).expect("a text");
    let offset = |line: &Value, column: &Value| {
        let (line, column) = (line.as_u64().expect("a line"), column.as_u64().expect("a column"));
        let start: usize = text.split_inclusive('\n').take(line as usize - 1).map(str::len).sum();
        start + text[start..].chars().take(column as usize - 1).map(char::len_utf8).sum::<usize>()
    };
    let from = offset(&region["startLine"], &region["startColumn"]);
    let to = offset(&region["endLine"], &region["endColumn"]);
    assert_eq!(&text[from..to], snippet, "{physical:#}");
    true
}

#[test]
fn reports_of_one_run_are_those_of_separate_runs() {
    let place = messy();
    let out = folder();
    let mut arguments = vec!["check".to_owned(), ".".to_owned(), "--tier".to_owned(), "县级".to_owned()];
    for format in FORMATS {
        arguments.extend(["--report".to_owned(), format!("{format}={}", out.path().join(format).display())]);
    }
    let all: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let run = mulu_in(place.path(), &all);
    assert_eq!(run.code, 1, "{}", run.stderr);
    for format in FORMATS {
        let alone = mulu_in(place.path(), &["check", ".", "--tier", "县级", "--format", format]);
        let beside = std::fs::read_to_string(out.path().join(format)).expect("written");
        assert_eq!(beside, alone.stdout, "{format}");
        assert_eq!(alone.code, run.code, "{format}");
    }
}

#[test]
fn every_format_ends_with_the_same_codes() {
    let place = messy();
    let clean = root().join("catalogues/example");
    let clean = clean.to_string_lossy();
    for format in FORMATS {
        for (arguments, code) in [
            (vec!["check", &clean, "--format", format], 0),
            (vec!["check", ".", "--format", format], 1),
            (vec!["check", ".", "--format", format, "--fail-on", "never"], 0),
            (vec!["check", "no-such.yaml", "--format", format], 2),
        ] {
            let run = mulu_in(place.path(), &arguments);
            assert_eq!(run.code, code, "{arguments:?}\n{}", run.stderr);
            assert_eq!(run.stdout.is_empty(), code == 2 || format == "github" && arguments[1] != ".");
        }
    }
    for wrong in ["xml=a", "json", "json=", "=a"] {
        assert_eq!(mulu_in(place.path(), &["check", ".", "--report", wrong]).code, 2, "{wrong}");
    }
}

#[test]
fn github_is_told_the_gravest_first_and_what_it_would_drop() {
    let place = messy();
    let summary = place.path().join("summary.md");
    let count = json(place.path(), "json")["findings"].as_array().expect("a list").len();
    let run = mulu_in(place.path(), &["check", ".", "--tier", "县级", "--format", "github"]);
    assert!(!summary.exists());
    let lines: Vec<&str> = run.stdout.lines().collect();
    let level = |line: &&str| line[2..].split(' ').next().expect("a level").to_owned();
    let levels: Vec<String> = lines.iter().map(level).collect();
    let mut sorted = levels.clone();
    sorted.sort_by_key(|level| ["error", "warning", "notice"].iter().position(|own| own == level));
    assert_eq!(levels, sorted);
    for own in ["error", "warning", "notice"] {
        assert!(levels.iter().filter(|level| *level == own).count() <= 10);
    }
    let last = lines.last().expect("a line");
    assert!(last.contains(&format!("另有{}条", count + 1 - lines.len())), "{count} {last}");
    for line in &lines {
        let (properties, _) = line[2..].split_once("::").expect("a command");
        let keys = properties.split_once(' ').expect("properties").1.split(',');
        assert!(keys.map(|pair| pair.split_once('=').expect("a pair").0).all(|key| key.is_ascii()), "{line}");
    }
    let run = mulu_in(place.path(), &["check", "示例县", "--format", "github"]);
    assert!(run.stdout.contains("file=示例县/甲%2C乙%3A 50%25.yaml,line="), "{}", run.stdout);
}

#[test]
fn the_summary_of_a_job_gets_all_of_it_behind_what_is_there() {
    let place = messy();
    let summary = place.path().join("summary.md");
    std::fs::write(&summary, "# 前一步\n").expect("written");
    for arguments in [vec!["--format", "github"], vec!["--report", "github=a.txt"], vec!["--format", "json"]]
    {
        let status = std::process::Command::new(env!("CARGO_BIN_EXE_mulu"))
            .current_dir(place.path())
            .args(["check", "."])
            .args(&arguments)
            .env("GITHUB_STEP_SUMMARY", &summary)
            .output()
            .expect("runs");
        assert_eq!(status.status.code(), Some(1));
    }
    let text = std::fs::read_to_string(&summary).expect("a text");
    assert!(text.starts_with("# 前一步\n"), "{text}");
    assert_eq!(text.matches("## 目录检查").count(), 2, "only where GitHub is spoken to");
    assert!(!text.contains("<script>"), "{text}");
}

#[test]
fn gitlab_has_a_line_and_a_fingerprint_of_its_own_for_everything() {
    let place = messy();
    let issues = json(place.path(), "gitlab");
    let issues = issues.as_array().expect("a list");
    let mut prints = BTreeSet::new();
    for issue in issues {
        assert!(issue["location"]["lines"]["begin"].as_u64().is_some_and(|line| line > 0), "{issue}");
        assert!(["info", "minor", "major"].contains(&issue["severity"].as_str().expect("a word")));
        assert!(prints.insert(issue["fingerprint"].as_str().expect("a print")), "{issue} twice");
    }
    assert!(issues.len() > 10);
}

#[test]
fn junit_is_xml_and_counts_what_it_holds() {
    let place = messy();
    let run = mulu_in(place.path(), &["check", ".", "--tier", "县级", "--format", "junit"]);
    let mut reader = quick_xml::Reader::from_str(&run.stdout);
    let (mut cases, mut failures, mut skipped, mut declared) = (0, 0, 0, String::new());
    loop {
        match reader.read_event().expect("XML") {
            quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                let name = AsRef::<str>::as_ref(&tag.name()).to_owned();
                cases += usize::from(name == "testcase");
                failures += usize::from(name == "failure");
                skipped += usize::from(name == "skipped");
                if name == "testsuites" {
                    declared = AsRef::<str>::as_ref(&*tag).to_owned();
                }
            }
            quick_xml::events::Event::Eof => break,
            _ => {}
        }
    }
    let told = format!("tests=\"{cases}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\"");
    assert!(declared.contains(&told), "{declared} is not {told}");
    assert!(failures > 0 && skipped > 0);
    assert!(!run.stdout.contains(|c: char| c.is_control() && c != '\n'));
}

#[test]
fn the_page_needs_nothing_and_lets_nothing_run_but_its_own_script() {
    let place = messy();
    let page = mulu_in(place.path(), &["check", ".", "--tier", "县级", "--format", "html"]).stdout;
    for foreign in ["http:", "https:", "src=", "href=", "@import", "url(", "<script>alert", "\u{202e}"] {
        let body = page.replace("https://", "https:/");
        let inside =
            body.split("<main>").next().unwrap_or("").to_owned() + page.split("</main>").nth(1).unwrap_or("");
        assert!(!inside.contains(foreign), "{foreign}");
        assert!(!page.contains("<script>alert") && !page.contains('\u{202e}'));
    }
    for (tag, source) in [("style", "style-src"), ("script", "script-src")] {
        let inside =
            page.split(&format!("<{tag}>")).nth(1).and_then(|rest| rest.split(&format!("</{tag}>")).next());
        let hash = sha256::base64(&sha256::digest(inside.expect("inside").as_bytes()));
        assert!(page.contains(&format!("{source} 'sha256-{hash}'")), "{tag}: {hash}");
    }
    assert_eq!(sha256::base64(&sha256::digest(b"abc")), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    let count = json(place.path(), "json")["findings"].as_array().expect("a list").len();
    assert_eq!(page.matches("<article ").count(), count);
}
