//! The canonical form of a citation, `《题名》（号）第×条`, and when it may be offered.
//! It changes the writing only; that a newer law has taken the place of an old one is not its concern.
//!
//! Source: `citation-forms.md` §2 (GB/T 9704—2012 7.2.5, GB/T 15834—2011, 立法法).

use super::article::ArticleRef;
use super::{Citation, Ranged};

impl Citation {
    /// The citation as it should be written.
    pub fn canonical(&self) -> String {
        let mut out = self.issuer_needed().unwrap_or_default().to_owned();
        let number = self.canonical_number();
        if self.title.is_empty() {
            out.push_str(&number);
        } else {
            out.push_str(&format!("《{}》", self.title));
            if !number.is_empty() {
                out.push_str(&format!("（{number}）"));
            }
        }
        out.push_str(&canonical_articles(&self.articles));
        out
    }

    /// Whether it is written so already.
    pub fn is_canonical(&self) -> bool {
        self.text == self.canonical()
    }

    /// Whether the meaning is certain, so that the canonical form may take the place of the text.
    pub fn certain(&self) -> bool {
        let named = !self.title.is_empty() || !self.documents.is_empty();
        let complete = self.documents.iter().all(|number| number.value.is_complete());
        let plain = self.issues.iter().all(|fault| !fault.kind.is_doubtful());
        named && complete && plain && self.title_is_plain()
    }

    /// The office in front of a title that does not name its own: 安徽省民政厅《关于…的意见》.
    fn issuer_needed(&self) -> Option<&str> {
        self.issuer.as_deref().filter(|_| self.title.starts_with("关于"))
    }

    /// The numbers outside the title, with the revision: what stands in the brackets.
    fn canonical_number(&self) -> String {
        let numbers: Vec<String> =
            self.numbers_beside_title().map(|number| number.value.to_string()).collect();
        let joined = numbers.join("、");
        match (&self.revision, &self.adoption) {
            (Some(revision), _) if joined.is_empty() => revision.to_string(),
            (Some(revision), _) if self.title.is_empty() => format!("{joined}（{revision}）"),
            (Some(revision), _) => format!("{joined}，{revision}"),
            (None, Some(note)) if joined.is_empty() => note.clone(),
            (None, _) => joined,
        }
    }

    fn numbers_beside_title(&self) -> impl Iterator<Item = &Ranged<super::DocumentNumber>> {
        self.documents.iter().filter(|number| {
            number.range.start < self.title_range.start || number.range.end > self.title_range.end
        })
    }

    /// Without marks, only a number or an unmistakable wording shows where a title begins and ends.
    fn title_is_plain(&self) -> bool {
        if self.title.is_empty() {
            // A number and nothing else.
            let more = self.revision.is_some() || self.adoption.is_some() || !self.articles.is_empty();
            return !more && !self.title_marked;
        }
        self.title_marked
            || self.title.starts_with("中华人民共和国")
            || self.title.contains("关于")
            || self.numbers_beside_title().next().is_some()
            || self.title.contains('〈')
    }
}

/// Articles joined by 、; three or more in a row as a range. Source: `citation-forms.md` §2.9.
fn canonical_articles(articles: &[Ranged<ArticleRef>]) -> String {
    let mut written = Vec::new();
    let mut index = 0;
    while let Some(first) = articles.get(index) {
        let row = 1 + articles[index..]
            .windows(2)
            .take_while(|pair| follows(&pair[0].value, &pair[1].value))
            .count();
        match articles.get(index + row - 1) {
            Some(last) if row >= 3 => written.push(format!("{}至{}", first.value, last.value)),
            Some(_) | None => {
                let each = articles[index..].iter().take(row);
                written.extend(each.map(|article| article.value.to_string()));
            }
        }
        index += row;
    }
    written.join("、")
}

fn follows(first: &ArticleRef, second: &ArticleRef) -> bool {
    first.is_whole() && second.is_whole() && first.article.checked_add(1) == Some(second.article)
}
