//! The answer to a request: a file of the folder, a page with the script that loads it again, or a status.

use super::request::Request;
use std::fs;
use std::path::{Path, PathBuf};

/// The script of served pages.
const RELOAD: &str = include_str!("reload.js");

/// An answer.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    status: u16,
    kind: &'static str,
    location: Option<String>,
    body: Vec<u8>,
    length: usize,
}

impl Answer {
    /// A status, said in the body too.
    pub(super) fn status(status: u16) -> Self {
        Self::with(status, "text/plain; charset=utf-8", format!("{status} {}\n", reason(status)).into_bytes())
    }

    fn with(status: u16, kind: &'static str, body: Vec<u8>) -> Self {
        Self { status, kind, location: None, length: body.len(), body }
    }

    /// The same without its body, where only the head is wanted.
    pub(super) fn without_body(mut self, head_only: bool) -> Self {
        if head_only {
            self.body.clear();
        }
        self
    }

    /// Its bytes as sent.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        head.push_str(&format!("Content-Type: {}\r\nContent-Length: {}\r\n", self.kind, self.length));
        head.push_str("Connection: close\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n");
        if self.status == 405 {
            head.push_str("Allow: GET, HEAD\r\n");
        }
        if let Some(location) = &self.location {
            head.push_str(&format!("Location: {location}\r\n"));
        }
        head.push_str("\r\n");
        [head.as_bytes(), &self.body].concat()
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        431 => "Request Header Fields Too Large",
        _ => "Error",
    }
}

/// Finds the file and makes the answer.
pub(super) fn to(request: &Request, folder: &Path) -> Answer {
    if request.path == "/.mulu/reload.js" {
        return Answer::with(200, "text/javascript; charset=utf-8", RELOAD.as_bytes().to_vec());
    }
    // The folder may be exchanged for a new one between two looks at it: then once more.
    let found = look(request, folder);
    if found.status == 404 { look(request, folder) } else { found }
}

fn look(request: &Request, folder: &Path) -> Answer {
    let Some(mut file) = below(folder, request.path.trim_matches('/')) else { return Answer::status(404) };
    if file.is_dir() {
        if !request.path.ends_with('/') {
            let mut moved = Answer::status(301);
            moved.location = Some(format!("{}/", encoded(&request.path)));
            return moved;
        }
        match below(folder, &format!("{}index.html", request.path.trim_start_matches('/'))) {
            Some(index) => file = index,
            None => return Answer::status(404),
        }
    } else if request.path.ends_with('/') {
        return Answer::status(404);
    }
    match fs::read(&file) {
        Ok(bytes) if kind(&file).starts_with("text/html") => Answer::with(200, kind(&file), live(bytes)),
        Ok(bytes) => Answer::with(200, kind(&file), bytes),
        Err(_) => Answer::status(404),
    }
}

/// The file of a path; `None` where a link would lead out of the folder.
fn below(folder: &Path, path: &str) -> Option<PathBuf> {
    let root = folder.canonicalize().ok()?;
    let file = root.join(path).canonicalize().ok()?;
    file.starts_with(&root).then_some(file)
}

fn encoded(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    path.bytes()
        .map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|end| end.to_str()).unwrap_or("") {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "ndjson" => "application/x-ndjson",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        "xml" | "atom" => "application/xml",
        "ics" => "text/calendar; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _ => "application/octet-stream",
    }
}

/// A page with the script, which its own policy is told to let speak to this server alone.
fn live(bytes: Vec<u8>) -> Vec<u8> {
    let Ok(text) = String::from_utf8(bytes) else { return Vec::new() };
    let text = text.replacen("default-src 'none';", "default-src 'none'; connect-src 'self';", 1);
    let script = "<script src=\"/.mulu/reload.js\" defer></script>\n";
    match text.rfind("</body>") {
        Some(at) => [&text[..at], script, &text[at..]].concat().into_bytes(),
        None => [text.as_str(), script].concat().into_bytes(),
    }
}
