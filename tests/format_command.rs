//! `mulu fmt` as a command: checks, shows, writes.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use support::{folder, mulu_in};

#[test]
fn the_command_checks_shows_and_writes() {
    let place = folder();
    let write = |name: &str, bytes: &[u8]| std::fs::write(place.path().join(name), bytes).expect("written");
    let read = |name: &str| std::fs::read(place.path().join(name)).expect("read");
    let run = |arguments: &[&str]| mulu_in(place.path(), arguments);
    let text = "事项:\r\n- 二级事项:   '甲'\r\n";
    let (gbk, _, _) = encoding_rs::GB18030.encode(text);
    write("甲.yaml", &gbk);
    write("b.yaml", b"items:\n  - name: x\n");
    write("bad.yaml", "事项:\n  - 二级事项: [甲\n".as_bytes());
    write("other.yaml", b"x: 1\n");
    let before = read("甲.yaml");
    let check = run(&["fmt", ".", "--check"]);
    assert_eq!((check.code, check.stdout.as_str()), (1, "甲.yaml\n"), "{}", check.stderr);
    assert!(check.stderr.contains("bad.yaml:2:"), "{}", check.stderr);
    assert!(!check.stderr.contains("other.yaml"), "{}", check.stderr);
    let diff = run(&["fmt", "甲.yaml", "--diff"]);
    assert!(diff.stdout.contains("+  - 二级事项: 甲"), "{}", diff.stdout);
    assert_eq!((diff.code, read("甲.yaml")), (0, before));
    let done = run(&["fmt", "甲.yaml", "b.yaml"]);
    assert_eq!((done.code, done.stdout.as_str()), (0, "甲.yaml\n"), "{}", done.stderr);
    let (expected, _, _) = encoding_rs::GB18030.encode("事项:\r\n  - 二级事项: 甲\r\n");
    assert_eq!(read("甲.yaml"), expected.into_owned(), "encoding and line ends stay");
    assert_eq!(run(&["fmt", "甲.yaml", "b.yaml", "--check"]).code, 0);
    let faulty = read("bad.yaml");
    assert_eq!(run(&["fmt", "bad.yaml"]).code, 1);
    assert_eq!(read("bad.yaml"), faulty);
    assert_eq!(run(&["fmt", "other.yaml"]).code, 1);
    assert_eq!(run(&["fmt", "b.yaml", "--keys", "zh"]).code, 0);
    assert_eq!(read("b.yaml"), "事项:\n  - 二级事项: x\n".as_bytes());
    for wrong in [&["fmt", "no.yaml"][..], &["fmt", "b.yaml", "--keys", "fr"], &["fmt", "a.xlsx"]] {
        assert_eq!(run(wrong).code, 2, "{wrong:?}");
    }
    let rest: Vec<String> = std::fs::read_dir(place.path())
        .expect("listed")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .filter(|name| name.contains("tmp"))
        .collect();
    assert!(rest.is_empty(), "{rest:?}");
}
