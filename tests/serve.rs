//! `mulu build --watch --serve`: what a browser on this machine gets, and what nobody gets.
#![expect(clippy::expect_used, reason = "a test may fail so")]

mod support;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use support::{folder, root};

/// A mulu that serves; it ends with the test.
struct Preview {
    child: Child,
    port: u16,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Preview {
    fn start(folder: &Path, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mulu"))
            .args(["build", "county", "-o", "public", "--lang", "en", "--serve", "0"])
            .args(more)
            .current_dir(folder)
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        let mut lines = BufReader::new(child.stderr.take().expect("piped")).lines();
        let line = lines
            .find_map(|line| line.ok().filter(|line| line.starts_with("preview: ")))
            .expect("an address");
        // Somebody must go on reading, or mulu could not go on speaking.
        std::thread::spawn(move || lines.for_each(drop));
        let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()?.parse().ok());
        Self { child, port: port.expect("a port") }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("listening");
        stream.set_read_timeout(Some(Duration::from_secs(120))).expect("set");
        stream
    }

    /// The whole answer to a request written by hand.
    fn send(&self, request: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    fn get(&self, target: &str) -> String {
        self.send(&format!("GET {target} HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port))
    }

    /// Waits for the news that fits.
    fn news(&self, fits: impl Fn(&str) -> bool) -> String {
        let mut stream = self.connect();
        let request = format!("GET /.mulu/events HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port);
        stream.write_all(request.as_bytes()).expect("sent");
        let mut lines = BufReader::new(stream).lines();
        lines
            .find_map(|line| line.ok().filter(|line| line.starts_with("data: ") && fits(line)))
            .expect("news")
    }
}

fn workspace(folder: &Path) {
    let county = folder.join("county");
    fs::create_dir_all(&county).expect("folder");
    fs::write(county.join("jurisdiction.yaml"), "name: 示例一县\ncode: \"990102\"\ntier: 县级\n")
        .expect("written");
    let name = "21-elderly-care.yaml";
    fs::copy(root().join("catalogues/national").join(name), county.join(name)).expect("copied");
}

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or("")
}

#[test]
fn the_folder_is_served_and_nothing_else() {
    let place = folder();
    workspace(place.path());
    fs::write(place.path().join("secret.txt"), "secret").expect("written");
    let preview = Preview::start(place.path(), &[]);
    let public = place.path().join("public");
    let home = preview.get("/");
    assert!(home.starts_with("HTTP/1.1 200 OK\r\n") && home.contains("text/html; charset=utf-8"), "{home}");
    assert!(home.contains("/.mulu/reload.js") && home.contains("connect-src 'self'"));
    let written = fs::read_to_string(public.join("index.html")).expect("readable");
    assert!(
        !written.contains(".mulu") && !written.contains("connect-src"),
        "what is written knows nothing of it"
    );
    assert!(preview.get("/.mulu/reload.js").contains("EventSource"));
    assert!(preview.get("/990102").contains("\r\nLocation: /990102/\r\n"));
    assert!(preview.get("/990102/21/21-01-01.html?print").contains("21-01-01"));
    assert!(preview.get("/assets/style.css").contains("text/css"));
    let head = preview.send(&format!("HEAD / HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", preview.port));
    assert!(head.contains("Content-Length: ") && head.ends_with("\r\n\r\n"), "{head}");
    #[cfg(unix)]
    std::os::unix::fs::symlink(place.path().join("secret.txt"), public.join("link.txt")).expect("linked");
    for target in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/990102/..%2f..%2f..%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/.mulu-build",
        "/link.txt",
        "/no-such-page.html",
        "/index.html/",
        "/%00",
    ] {
        let answer = preview.get(target);
        assert_eq!(status(&answer), "404", "{target}\n{answer}");
        assert!(!answer.contains("secret"), "{target}");
    }
    for (request, expected) in [
        ("GET / HTTP/1.1\r\nHost: example.com\r\n\r\n".to_owned(), "403"),
        ("GET / HTTP/1.1\r\nHost: localhost:1\r\n\r\n".to_owned(), "403"),
        ("GET / HTTP/1.1\r\n\r\n".to_owned(), "400"),
        (format!("POST / HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", preview.port), "405"),
        ("nonsense\r\n\r\n".to_owned(), "400"),
        (format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(40_000)), "431"),
    ] {
        let answer = preview.send(&request);
        // A head that is far too long may end in a reset before its answer is read.
        assert!(status(&answer) == expected || (expected == "431" && answer.is_empty()), "{answer}");
    }
}

#[test]
fn pages_hear_of_changes_and_of_faults() {
    let place = folder();
    workspace(place.path());
    let templates = place.path().join("templates");
    fs::create_dir(&templates).expect("folder");
    let preview = Preview::start(place.path(), &["--watch", "--templates", "templates"]);
    assert!(preview.news(|_| true).contains("\"builds\":1,\"trouble\":null"));
    let settings = place.path().join("county/jurisdiction.yaml");
    fs::write(&settings, "name: 示例二十二县\ncode: \"990102\"\ntier: 县级\n").expect("written");
    preview.news(|line| line.contains("\"builds\":2"));
    assert!(preview.get("/").contains("示例二十二县"));
    fs::write(templates.join("item.html"), "{% if %}").expect("written");
    let news = preview.news(|line| !line.contains("\"trouble\":null"));
    assert!(news.contains("broken template") && news.contains("item.html:1:"), "{news}");
    assert!(preview.get("/").contains("示例二十二县"), "the last whole site is still served");
    fs::remove_file(templates.join("item.html")).expect("removed");
    preview.news(|line| line.contains("\"builds\":3,\"trouble\":null"));
}

#[test]
fn a_port_that_is_taken_is_no_obstacle() {
    let place = folder();
    workspace(place.path());
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("bound");
    let port = taken.local_addr().expect("address").port();
    let preview = {
        let mut child = Command::new(env!("CARGO_BIN_EXE_mulu"))
            .args(["build", "county", "-o", "public", "--lang", "en", "--serve", &port.to_string()])
            .current_dir(place.path())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        let mut lines = BufReader::new(child.stderr.take().expect("piped")).lines().map_while(Result::ok);
        let told =
            lines.find(|line| line.starts_with(&format!("port {port} cannot be had, using "))).expect("told");
        Preview { child, port: told.rsplit(' ').next().and_then(|port| port.parse().ok()).expect("a port") }
    };
    assert_ne!(preview.port, port);
}
