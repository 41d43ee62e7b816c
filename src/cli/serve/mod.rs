//! A preview of the output folder for whoever edits it: this machine only, one request a connection.
//!
//! Small enough to be our own: GET and HEAD of files below one folder, and one stream of events that tells open
//! pages when to load again. No page that was written knows of it: the script is added as a page is sent.

mod answer;
mod events;
mod request;

pub(super) use events::News;

use answer::Answer;
use request::Request;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// A request's first line and headers may be this long.
const LONGEST_HEAD: usize = 16 << 10;

/// How many connections may be open at once; pages that wait for events are among them.
const CONNECTIONS: usize = 64;

/// How long a client may take to say what it wants, and to take what it gets.
const PATIENCE: Duration = Duration::from_secs(10);

/// A server that listens, and does not answer yet.
#[derive(Debug)]
pub(super) struct Server {
    listener: TcpListener,
    /// The port, which is another than was asked for where that was taken.
    pub(super) port: u16,
}

impl Server {
    /// Listens on a port of the loopback address, or on any that is free where it is taken.
    ///
    /// # Errors
    /// The system's.
    pub(super) fn listen(port: u16) -> io::Result<Self> {
        let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        let listener = match bind(port) {
            Err(error)
                if matches!(error.kind(), io::ErrorKind::AddrInUse | io::ErrorKind::PermissionDenied) =>
            {
                bind(0)?
            }
            other => other?,
        };
        let port = listener.local_addr()?.port();
        Ok(Self { listener, port })
    }

    /// Answers from the folder, as it is at the time, until the process ends.
    pub(super) fn run(self, folder: PathBuf, news: Arc<News>) {
        std::thread::spawn(move || {
            let (folder, open) = (Arc::new(folder), Arc::new(AtomicUsize::new(0)));
            for stream in self.listener.incoming().flatten() {
                if open.fetch_add(1, Ordering::AcqRel) >= CONNECTIONS {
                    open.fetch_sub(1, Ordering::AcqRel);
                    continue;
                }
                let (folder, news, open) = (Arc::clone(&folder), Arc::clone(&news), Arc::clone(&open));
                let port = self.port;
                std::thread::spawn(move || {
                    // A client that goes away is no fault of anybody's.
                    let _ = attend(stream, &folder, port, &news);
                    open.fetch_sub(1, Ordering::AcqRel);
                });
            }
        });
    }
}

fn attend(mut stream: TcpStream, folder: &Path, port: u16, news: &News) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let answer = match read_head(&mut stream)? {
        None => Answer::status(431),
        Some(head) => match Request::parse(&head, port) {
            Err(status) => Answer::status(status),
            Ok(request) if request.path == "/.mulu/events" && !request.head_only => {
                return events::send(&mut stream, news);
            }
            Ok(request) => answer::to(&request, folder).without_body(request.head_only),
        },
    };
    stream.write_all(&answer.bytes())?;
    stream.flush()
}

/// All up to the empty line; `None` where that does not come.
fn read_head(stream: &mut TcpStream) -> io::Result<Option<String>> {
    let mut head = Vec::new();
    let mut some = [0; 1024];
    while !head.windows(4).any(|four| four == b"\r\n\r\n") {
        let count = stream.read(&mut some)?;
        if count == 0 || head.len() + count > LONGEST_HEAD {
            return Ok(None);
        }
        head.extend_from_slice(&some[..count]);
    }
    Ok(Some(String::from_utf8_lossy(&head).into_owned()))
}
