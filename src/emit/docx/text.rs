//! Paragraphs and the text in them, which is never markup.

use super::page::{self, Section};
use std::fmt::Write;

/// A paragraph to be written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Its style, one of those in `styles.xml`.
    pub(super) style: &'static str,
    /// The number of the bookmark it bears.
    pub(super) bookmark: Option<usize>,
    /// The number of the bookmark it leads to.
    pub(super) link: Option<usize>,
    /// The section it ends.
    pub(super) section: Option<Section>,
}

impl Line {
    /// A plain paragraph.
    pub(super) fn new(style: &'static str) -> Self {
        Self { style, bookmark: None, link: None, section: None }
    }

    /// Writes it; every line of the text is a paragraph, the last of which bears what else there is.
    pub(super) fn push(self, xml: &mut String, text: &str) {
        let mut lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).peekable();
        while let Some(line) = lines.next() {
            let own = if lines.peek().is_some() { Self::new(self.style) } else { self };
            own.push_paragraph(xml, line);
        }
    }

    fn push_paragraph(self, xml: &mut String, line: &str) {
        // Writing to a String cannot fail.
        let _ = write!(xml, r#"<w:p><w:pPr><w:pStyle w:val="{}"/>"#, self.style);
        if let Some(section) = self.section {
            page::push(xml, section);
        }
        xml.push_str("</w:pPr>");
        if let Some(number) = self.bookmark {
            let _ = write!(xml, r#"<w:bookmarkStart w:id="{number}" w:name="domain_{number}"/>"#);
        }
        if let Some(number) = self.link {
            let _ = write!(xml, r#"<w:hyperlink w:anchor="domain_{number}" w:history="1">"#);
        }
        push_run(xml, line, self.link.is_some());
        if self.link.is_some() {
            xml.push_str("</w:hyperlink>");
        }
        if let Some(number) = self.bookmark {
            let _ = write!(xml, r#"<w:bookmarkEnd w:id="{number}"/>"#);
        }
        xml.push_str("</w:p>");
    }
}

/// A paragraph with letters behind it that are neither shown nor printed.
pub(super) fn push_with_hidden(xml: &mut String, style: &str, shown: &str, hidden: &str) {
    // Writing to a String cannot fail.
    let _ = write!(xml, r#"<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#);
    push_run(xml, shown, false);
    if !hidden.is_empty() {
        xml.push_str(r#"<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve">"#);
        push_text(xml, hidden);
        xml.push_str("</w:t></w:r>");
    }
    xml.push_str("</w:p>");
}

/// One run. The hint sets signs that Chinese and Latin share (√ ■ “ ”) in the Chinese font.
fn push_run(xml: &mut String, line: &str, is_link: bool) {
    if line.is_empty() {
        return;
    }
    let style = if is_link { r#"<w:rStyle w:val="Hyperlink"/>"# } else { "" };
    let _ = write!(xml, r#"<w:r><w:rPr>{style}<w:rFonts w:hint="eastAsia"/></w:rPr>"#);
    xml.push_str(r#"<w:t xml:space="preserve">"#);
    push_text(xml, line);
    xml.push_str("</w:t></w:r>");
}

fn push_text(xml: &mut String, line: &str) {
    let between = |element: &str| format!(r#"</w:t><{element}/><w:t xml:space="preserve">"#);
    for c in line.chars() {
        match c {
            '\t' => xml.push_str(&between("w:tab")),
            '\r' | '\u{b}' | '\u{c}' => xml.push_str(&between("w:br")),
            c => push_escaped(xml, c),
        }
    }
}

/// The text of an element's content or of an attribute's value.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    text.chars().for_each(|c| push_escaped(&mut safe, c));
    safe
}

/// A sign as XML takes it. One that XML has no way to write leaves a mark where it stood.
fn push_escaped(xml: &mut String, c: char) {
    match c {
        '&' => xml.push_str("&amp;"),
        '<' => xml.push_str("&lt;"),
        '>' => xml.push_str("&gt;"),
        '"' => xml.push_str("&quot;"),
        '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {
            xml.push('\u{fffd}');
        }
        c => xml.push(c),
    }
}
