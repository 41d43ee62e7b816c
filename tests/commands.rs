//! The contract of the command line: exit codes, streams, languages, and that writing is all or nothing.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use support::{folder, mulu, mulu_in};

#[test]
fn zero_is_clean_one_is_findings_two_could_not_run() {
    let empty = folder();
    for (arguments, code) in [
        (&["check", "catalogues/example"][..], 0),
        (&["check", "catalogues/national"], 0),
        (&["check", "catalogues/national", "--fail-on", "warning"], 1),
        (&["check", "catalogues/national", "--fail-on", "never"], 0),
        (&["check", "tests/fixtures/other.yaml", "--fail-on", "warning"], 1),
        (&["check", "no-such-file.yaml"], 2),
        (&["check", "catalogues/example", "--select", "no-such-rule"], 2),
        (&["check", "catalogues/example", "--tier", "火星级"], 2),
        (&["check", "catalogues/example", "--no-such-flag"], 2),
        (&["check", "catalogues/national", "--as-of", "2020-06-30"], 0),
        (&["check", "catalogues/example", "--as-of", "2020-06-31"], 2),
        (&["check", "catalogues/example", "--as-of", "2020年6月30日"], 2),
        (&["no-such-command"], 2),
        (&["explain", "vague-deadline"], 0),
        (&["explain", "D103"], 0),
        (&["explain", "vage-deadline"], 2),
        (&["rules"], 0),
        (&["rules", "--format", "json"], 0),
        (&["schema"], 0),
        (&["schema", "findings"], 0),
        (&["completions", "bash"], 0),
        (&["completions", "fish"], 0),
        (&["config"], 0),
        (&["config", "--show", "catalogues/example"], 0),
        (&["config", "--ignore", "no-such-rule"], 2),
        (&["fmt", "tests/fixtures/good.yaml", "--diff"], 0),
        (&["fmt", "no-such-file.yaml"], 2),
        (&["fmt", "Cargo.toml", "--check"], 2),
        (&["check", "catalogues/example", "--report", "sarif"], 2),
        (&["check", "catalogues/example", "--known", "no-such-file.json"], 2),
        (&["import", "Cargo.toml"], 2),
        (&["build"], 2),
        (&["--help"], 0),
        (&["--version"], 0),
    ] {
        let run = mulu(arguments);
        assert_eq!(run.code, code, "{arguments:?}\n{}{}", run.stdout, run.stderr);
        if code == 2 {
            assert!(
                run.stdout.is_empty() && !run.stderr.is_empty(),
                "{arguments:?} explains itself on stderr"
            );
        }
    }
    drop(empty);
}

#[test]
fn a_catalogue_is_judged_by_the_law_of_the_day() {
    let place = folder();
    let text = "领域: 示例领域\n事项:\n  - 事项编码: 51-01-01\n    二级事项: 甲\n    公开内容: [乙]\n    公开依据: [《中华人民共和国收养法》]\n    公开时限: 信息形成之日起20个工作日内\n    公开主体: 某局\n    公开渠道和载体: [政府网站]\n    公开对象: 全社会\n    公开方式: 主动公开\n    公开层级: 县级\n";
    std::fs::write(place.path().join("a.yaml"), text).expect("written");
    let select = ["--select", "repealed-law"];
    for (day, code) in [(None, 1), (Some("2020-06-30"), 0), (Some("2020-12-31"), 0), (Some("2021-01-01"), 1)]
    {
        let mut arguments = vec!["check", "a.yaml"];
        arguments.extend(select);
        arguments.extend(day.iter().flat_map(|day| ["--as-of", *day]));
        let run = mulu_in(place.path(), &arguments);
        assert_eq!(run.code, code, "{day:?}\n{}{}", run.stdout, run.stderr);
    }
    for (day, status) in [("2020-06-30", "现行有效"), ("2021-01-01", "已废止")] {
        let run = mulu_in(place.path(), &["import", "a.yaml", "--format", "json", "--as-of", day]);
        let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        assert_eq!(
            json.pointer("/items/0/basis/0/status").and_then(|status| status.as_str()),
            Some(status),
            "{day}"
        );
    }
    let run = mulu(&["check", "catalogues/example", "--as-of", "2020-06-31"]);
    assert!(run.stderr.contains("2020-06-31"), "{}", run.stderr);
}

#[test]
fn national_has_no_error_and_nothing_is_missing_from_it() {
    let run = mulu(&["check", "catalogues/national", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(report["summary"]["errors"], 0);
    assert_eq!(
        (report["summary"]["files"].as_u64(), report["summary"]["items"].as_u64()),
        (Some(28), Some(691))
    );
}

#[test]
fn the_example_is_exemplary() {
    let run = mulu(&["check", "catalogues/example", "--fail-on", "info"]);
    assert_eq!(run.code, 0, "{}", run.stdout);
}

#[test]
fn without_a_workspace_the_embedded_example_is_used_and_that_is_said() {
    let empty = folder();
    let run = mulu_in(empty.path(), &["check"]);
    assert_eq!(run.code, 0, "{}{}", run.stdout, run.stderr);
    assert!(run.stderr.contains("内置示例"), "{}", run.stderr);
    let quiet = mulu_in(empty.path(), &["check", "--quiet"]);
    assert_eq!(quiet.stderr, "");
}

#[test]
fn both_languages_speak() {
    let chinese = mulu(&["explain", "missing-deadline"]);
    let english = mulu(&["--lang", "en", "explain", "missing-deadline"]);
    assert!(chinese.stdout.contains("公开时限"), "{}", chinese.stdout);
    assert!(english.stdout.contains("deadline") && !english.stdout.contains("怎么改"), "{}", english.stdout);
    let failure = mulu(&["--lang", "en", "explain", "missing-deadlin"]);
    assert!(failure.stderr.contains("did you mean missing-deadline"), "{}", failure.stderr);
}

#[test]
fn a_command_line_that_is_wrong_is_told_of_in_one_language() {
    for (arguments, words) in [
        (&["chekc"][..], "没有“chekc”这个命令。是不是要写 check？"),
        (&["check", "--formt", "json"], "不认识的参数“--formt”。是不是要写 --format？"),
        (&["check", "--format", "jsn"], "的值“jsn”不对；可以写：human、json、sarif"),
        (&["check", "--format"], "--format <FORMAT> 后面没有写值"),
        (&["check", "--diff", "--fix"], "--diff 不能与 --fix 同用"),
        (&["check", "--tier", "县级", "--tier", "县级"], "--tier <县级> 只能写一次"),
        (&["diff", "a.yaml"], "缺少 <NEW>"),
        (&["due", "--from", "tomorrow"], "的值“tomorrow”不对：不是“年-月-日”形式的日期"),
    ] {
        let run = mulu(arguments);
        assert_eq!((run.code, run.stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(run.stderr.starts_with("无法运行：") && run.stderr.contains(words), "{}", run.stderr);
        assert!(!run.stderr.contains("error:"), "{}", run.stderr);
        let english = mulu(&[&["--lang", "en"], arguments].concat());
        assert_eq!(english.code, 2, "{arguments:?}");
        assert!(english.stderr.starts_with("error: "), "{}", english.stderr);
    }
}

#[test]
fn a_build_replaces_its_own_folder_and_no_other() {
    let place = folder();
    let out = place.path().join("public");
    let name = out.to_string_lossy().into_owned();
    let build = || mulu_in(place.path(), &["build", "-o", &name, "--only", "json"]);
    assert_eq!(build().code, 0);
    assert_eq!(mulu_in(place.path(), &["build", "-o", &name, "--only", "csv"]).code, 0);
    std::fs::write(out.join("CNAME"), "www.example.gov.cn").expect("writes");
    assert_eq!(build().code, 0);
    let left = |end: &str| {
        walkdir::WalkDir::new(&out).into_iter().flatten().any(|entry| entry.path().ends_with(end))
    };
    assert!(!left("990101.csv"), "what the last build left is gone");
    assert!(left("items.ndjson") && left("CNAME"), "what somebody put there stays");
    let foreign = place.path().join("mine");
    std::fs::create_dir(&foreign).expect("makes");
    std::fs::write(foreign.join("thesis.txt"), "years of work").expect("writes");
    let run = mulu_in(place.path(), &["build", "-o", "mine"]);
    assert_eq!(run.code, 2, "{}", run.stdout);
    assert!(foreign.join("thesis.txt").exists(), "a folder of somebody else's is left alone");
}

#[test]
fn two_builds_are_the_same_to_the_byte() {
    let place = folder();
    for name in ["one", "two"] {
        assert_eq!(mulu_in(place.path(), &["build", "-o", name]).code, 0);
    }
    let files = |name: &str| -> Vec<(String, Vec<u8>)> {
        let root = place.path().join(name);
        walkdir::WalkDir::new(&root)
            .sort_by_file_name()
            .into_iter()
            .map(|entry| entry.expect("listed").into_path())
            .filter(|path| path.is_file())
            .map(|path| {
                (
                    path.strip_prefix(&root).expect("below").to_string_lossy().into_owned(),
                    std::fs::read(&path).expect("read"),
                )
            })
            .collect()
    };
    let (one, two) = (files("one"), files("two"));
    assert!(one.len() > 400, "{} files", one.len());
    for (a, b) in one.iter().zip(&two) {
        assert!(a == b, "{} differs from {}", a.0, b.0);
    }
    assert_eq!(one.len(), two.len());
}

#[test]
fn one_broken_file_does_not_stop_the_others() {
    let place = folder();
    let files: [(&str, &[u8]); 6] = [
        ("a.yaml", b"\x00\x01\x02"),
        ("b.xlsx", b"PK\x03\x04 not a package"),
        ("c.yaml", &[b'['; 200_000]),
        ("d.xls", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"),
        ("e.ods", b""),
        ("good.yaml", include_bytes!("fixtures/other.yaml")),
    ];
    for (name, bytes) in files {
        std::fs::write(place.path().join(name), bytes).expect("writes");
    }
    let report = support::findings(place.path(), &["."]);
    for (name, _) in files {
        let found = report["findings"]
            .as_array()
            .expect("a list")
            .iter()
            .any(|finding| finding["location"]["path"] == name);
        assert!(found, "{name} has its finding: {report:#}");
    }
}

#[test]
fn settings_are_obeyed_and_their_faults_are_told_with_their_place() {
    let place = folder();
    let write = |name: &str, text: &str| std::fs::write(place.path().join(name), text).expect("writes");
    write("a.yaml", include_str!("fixtures/other.yaml"));
    let check = || mulu_in(place.path(), &["check", "a.yaml"]);
    assert_eq!(check().code, 0);
    write("mulu.yaml", "fail_on: warning\n");
    assert_eq!(check().code, 1);
    write("mulu.yaml", "rules: {vague-deadline: error}\n");
    assert_eq!(check().code, 1);
    write("mulu.yaml", "rules:\n  vague-deadline: off\nfail_on: info\n");
    let run = check();
    assert_eq!((run.code, run.stdout.contains("vague-deadline")), (0, false), "{}", run.stdout);
    write("mulu.yaml", "rules:\n  vage-deadline: off\nfale_on: info\n");
    let run = check();
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("mulu.yaml:2:3：没有规则“vage-deadline”，是否想写 vague-deadline？"),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("mulu.yaml:3:1：不认识的设置“fale_on”"), "{}", run.stderr);
    write("mulu.yaml", "site: {name: 示例县人民政府, id_code: \"9901010001\"}\n");
    assert_eq!(mulu_in(place.path(), &["build", "a.yaml", "-o", "out", "--only", "html"]).code, 0);
    let page = std::fs::read_to_string(place.path().join("out/index.html")).expect("a page");
    assert!(page.contains("<meta name=\"SiteName\" content=\"示例县人民政府\">"), "{page}");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_is_told_of_and_not_followed() {
    let (outside, inside) = (folder(), folder());
    std::fs::write(outside.path().join("a.yaml"), include_str!("fixtures/other.yaml")).expect("writes");
    std::os::unix::fs::symlink(outside.path().join("a.yaml"), inside.path().join("a.yaml")).expect("links");
    std::os::unix::fs::symlink(outside.path(), inside.path().join("town")).expect("links");
    let report = support::findings(inside.path(), &["."]);
    assert_eq!(support::places(&report), ["unreadable-file@", "unreadable-file@"], "{report}");
    assert_eq!(report["summary"]["items"], 0);
}

/// What is no file is written into: put in its place, a file would take `/dev/null` from everyone on the machine.
#[cfg(unix)]
#[test]
fn a_pipe_is_written_into_and_stays_a_pipe() {
    use std::os::unix::fs::FileTypeExt;
    let place = folder();
    let pipe = place.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
    assert!(made.success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::read(pipe).expect("read to its end")
    });
    let target = pipe.to_str().expect("Unicode");
    let run = mulu_in(place.path(), &["calendar", "-o", target]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    assert!(std::fs::symlink_metadata(&pipe).expect("still there").file_type().is_fifo());
    assert!(reader.join().expect("reads").starts_with(b"BEGIN:VCALENDAR"));
    let run = mulu_in(place.path(), &["build", "-o", target]);
    assert_eq!(run.code, 2, "{}", run.stderr);
    assert!(std::fs::symlink_metadata(&pipe).expect("still there").file_type().is_fifo());
}
