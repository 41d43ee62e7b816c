//! What a client asks for, and whether it may.

/// A request that may be answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    /// The path, decoded, without the query: `/990101/21/`. No segment of it begins with a dot, unless it is ours.
    pub(super) path: String,
    /// Whether only the head of the answer is wanted.
    pub(super) head_only: bool,
}

impl Request {
    /// Reads a request's head.
    ///
    /// # Errors
    /// The status to answer with.
    pub(super) fn parse(head: &str, port: u16) -> Result<Self, u16> {
        let mut lines = head.split("\r\n");
        let first: Vec<&str> = lines.next().unwrap_or("").split(' ').collect();
        let [method, target, version] = first.as_slice() else { return Err(400) };
        if !version.starts_with("HTTP/1.") {
            return Err(400);
        }
        // A page elsewhere can make a browser ask here under a name of its own (DNS rebinding): such a name is
        // not ours.
        let hosts: Vec<&str> = lines.filter_map(|line| header(line, "host")).collect();
        let [host] = hosts.as_slice() else { return Err(400) };
        if !["127.0.0.1", "localhost"].iter().any(|own| *host == format!("{own}:{port}")) {
            return Err(403);
        }
        let head_only = match *method {
            "GET" => false,
            "HEAD" => true,
            _ => return Err(405),
        };
        Ok(Self { path: path(target).ok_or(404_u16)?, head_only })
    }
}

fn header<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (key, value) = line.split_once(':')?;
    key.eq_ignore_ascii_case(name).then_some(value.trim())
}

/// The decoded path of a target; `None` where it could lead anywhere but down.
fn path(target: &str) -> Option<String> {
    let written = target.split(['?', '#']).next()?;
    let path = decoded(written.strip_prefix('/')?)?;
    if path.chars().any(|c| c.is_control() || c == '\\' || c == ':') {
        return None;
    }
    let ours = matches!(path.as_str(), ".mulu/events" | ".mulu/reload.js");
    let folders = path.strip_suffix('/').unwrap_or(&path);
    let plain = |segment: &str| !segment.is_empty() && !segment.starts_with('.');
    (path.is_empty() || ours || folders.split('/').all(plain)).then(|| format!("/{path}"))
}

/// `%E5%85%AC` → 公; what is decoded once is not decoded again.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((byte, more)) = rest.split_first() {
        rest = more;
        if *byte == b'%' {
            let digits = std::str::from_utf8(more.get(..2)?).ok()?;
            // `from_str_radix` would take a sign.
            if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
                return None;
            }
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = more.get(2..)?;
        } else {
            bytes.push(*byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(first: &str, host: &str) -> Result<String, u16> {
        let head = format!("{first} HTTP/1.1\r\nAccept: */*\r\n{host}\r\n\r\n");
        Request::parse(&head, 8000).map(|request| request.path)
    }

    #[test]
    fn only_what_lies_below_is_answered() {
        let host = "Host: 127.0.0.1:8000";
        for (target, path) in [
            ("/", "/"),
            ("/990101/21/index.html?x=../..", "/990101/21/index.html"),
            ("/%E5%85%AC/", "/公/"),
            ("/.mulu/events", "/.mulu/events"),
        ] {
            assert_eq!(ask(&format!("GET {target}"), host), Ok(path.to_owned()));
        }
        for target in [
            "/../etc/passwd",
            "/%2e%2e/etc/passwd",
            "/a/..%2f..%2fetc/passwd",
            "/a/%2e%2e%5c",
            "//etc/passwd",
            "/a//b",
            "/.mulu-build",
            "/.git/HEAD",
            "/C:/windows",
            "/%00",
            "/%zz",
            "/%",
            "/%+1",
            "/%ff",
            "etc/passwd",
            "http://127.0.0.1:8000/",
        ] {
            assert_eq!(ask(&format!("GET {target}"), host), Err(404), "{target}");
        }
        // Decoded once only: the name of a file, which there is not.
        assert_eq!(ask("GET /%252e%252e/x", host), Ok("/%2e%2e/x".to_owned()));
    }

    #[test]
    fn strangers_and_other_methods_are_turned_away() {
        for host in ["Host: example.com", "Host: 127.0.0.1:80", "Host: 127.0.0.1.example.com:8000"] {
            assert_eq!(ask("GET /", host), Err(403), "{host}");
        }
        assert_eq!(ask("GET /", "X: y"), Err(400));
        assert_eq!(ask("GET /", "Host: localhost:8000\r\nHost: example.com"), Err(400));
        assert_eq!(ask("HEAD /", "hOST:localhost:8000"), Ok("/".to_owned()));
        assert_eq!(ask("POST /", "Host: localhost:8000"), Err(405));
        assert_eq!(Request::parse("GET /\r\n\r\n", 8000), Err(400));
    }
}
