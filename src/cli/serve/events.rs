//! What open pages are told: that the site was built anew, or why it was not.

use std::io::{self, Write};
use std::net::TcpStream;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// So often a page that waits is told that we are still here; where it is gone, so is its thread.
const HEARTBEAT: Duration = Duration::from_secs(5);

/// How the last build went.
#[derive(Debug, Default)]
pub(in crate::cli) struct News {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default, Clone)]
struct State {
    number: usize,
    builds: usize,
    trouble: Option<String>,
}

impl News {
    /// The site was built.
    pub(in crate::cli) fn built(&self) {
        self.tell(|state| {
            state.builds += 1;
            state.trouble = None;
        });
    }

    /// It was not, and why.
    pub(in crate::cli) fn failed(&self, why: &str) {
        self.tell(|state| state.trouble = Some(why.to_owned()));
    }

    fn tell(&self, change: impl FnOnce(&mut State)) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut state);
        state.number += 1;
        self.changed.notify_all();
    }

    /// The news after the given one, or nothing new for a while.
    fn after(&self, number: Option<usize>) -> Option<State> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let old = |state: &mut State| Some(state.number) == number;
        let waited = self.changed.wait_timeout_while(state, HEARTBEAT, old);
        let (state, timeout) = waited.unwrap_or_else(PoisonError::into_inner);
        (!timeout.timed_out()).then(|| state.clone())
    }
}

/// Tells a page of every build from now on, until it is closed.
pub(super) fn send(stream: &mut TcpStream, news: &News) -> io::Result<()> {
    stream.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
    )?;
    let mut told = None;
    loop {
        let line = match news.after(told) {
            Some(State { number, builds, trouble }) => {
                told = Some(number);
                format!("data: {}\n\n", serde_json::json!({ "builds": builds, "trouble": trouble }))
            }
            None => ": still here\n\n".to_owned(),
        };
        stream.write_all(line.as_bytes())?;
        stream.flush()?;
    }
}
