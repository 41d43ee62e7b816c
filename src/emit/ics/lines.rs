//! Content lines: escaped, folded at 75 octets without cutting a character, ended by CRLF.

/// The lines of a file.
#[derive(Debug, Default)]
pub(super) struct Lines {
    bytes: Vec<u8>,
}

impl Lines {
    /// A line that is already in order.
    pub(super) fn raw(&mut self, line: &str) {
        /// Octets in a line, its end not counted.
        const WIDTH: usize = 75;
        let mut column = 0;
        for character in line.chars() {
            let length = character.len_utf8();
            if column + length > WIDTH {
                self.bytes.extend(b"\r\n ");
                column = 1;
            }
            self.bytes.extend(character.encode_utf8(&mut [0; 4]).as_bytes());
            column += length;
        }
        self.bytes.extend(b"\r\n");
    }

    /// A property whose value is text.
    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.raw(&format!("{name}:{}", escaped(value)));
    }

    /// A property whose value is a list of texts.
    pub(super) fn texts(&mut self, name: &str, values: &[String]) {
        let values: Vec<String> = values.iter().map(|value| escaped(value)).collect();
        self.raw(&format!("{name}:{}", values.join(",")));
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Text as a value: `\`, `;`, `,` and line ends escaped, control characters left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.trim_end().chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' => out.push_str("\\\\"),
            ';' => out.push_str("\\;"),
            ',' => out.push_str("\\,"),
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}
