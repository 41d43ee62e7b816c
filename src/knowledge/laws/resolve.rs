//! From a citation to the instrument it means, and what each number beside the title is to that instrument.
//!
//! The one place where this is settled: the rules about citations and the JSON output all ask here.

use super::locality::is_local;
use super::{Law, Laws, MatchedBy, NumberRole};
use crate::value::citation::{Citation, DocumentNumber, NumberKind};

/// The instrument a citation means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved<'a> {
    /// The instrument.
    pub law: &'a Law,
    /// What it was found by.
    pub by: FoundBy,
    /// What each of the citation's numbers is to it, in the order written.
    pub numbers: Vec<NumberSense<'a>>,
}

/// What an instrument was found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FoundBy {
    /// Its title.
    Title(MatchedBy),
    /// Its number alone: no title was written, and no other instrument of the registry bears the number.
    Number,
}

/// What a number beside a title is to the instrument of that title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberSense<'a> {
    /// The number of the present text.
    Current,
    /// The number of a text that has been replaced: which of the former texts, counted from 0.
    Earlier(usize),
    /// The number of a decision that changed some articles.
    Amending,
    /// The number of another instrument's full text.
    Foreign(&'a Law),
    /// Numbered by the same office, but in no record.
    Unrecorded,
    /// Another office's, of which nothing is known: a co-issuer's, or that of a local paper.
    Unknown,
}

impl Laws {
    /// The instrument a citation means: by its title; where only a number is written, by that, if one instrument alone bears it.
    #[must_use]
    pub fn resolve(&self, citation: &Citation) -> Option<Resolved<'_>> {
        let (law, by) = if citation.title.is_empty() {
            (self.by_number_alone(citation)?, FoundBy::Number)
        } else {
            let found = self.by_title(&citation.title)?;
            // A local paper may bear the title of the central one it carries out.
            if found.by != MatchedBy::Title && !found.law.kind.is_local() && is_local(citation) {
                return None;
            }
            (found.law, FoundBy::Title(found.by))
        };
        let numbers = citation.documents.iter().map(|number| self.sense(law, &number.value)).collect();
        Some(Resolved { law, by, numbers })
    }

    fn by_number_alone(&self, citation: &Citation) -> Option<&Law> {
        let [number] = citation.documents.as_slice() else { return None };
        let bearers = self.by_doc_no(&number.value.to_string());
        let mut whole = bearers.iter().filter(|numbered| numbered.role != NumberRole::Amending);
        let only = whole.next()?;
        whole.next().is_none().then_some(only.law)
    }

    fn sense(&self, law: &Law, number: &DocumentNumber) -> NumberSense<'_> {
        // Most citations write the present number as the registry does.
        if law.doc_no.as_deref() == Some(number.to_string().as_str()) {
            return NumberSense::Current;
        }
        let read = |written: &str| DocumentNumber::parse(written);
        let same = |written: &str| read(written).is_some_and(|known| is_same(&known, number));
        if law.doc_no.as_deref().is_some_and(same) {
            return NumberSense::Current;
        }
        if let Some(at) = law.earlier_doc_nos.iter().position(|earlier| same(earlier)) {
            return NumberSense::Earlier(at);
        }
        if law.amending_doc_nos.iter().any(|amendment| same(&amendment.doc_no)) {
            return NumberSense::Amending;
        }
        let bearers = self.by_doc_no(&number.to_string());
        // An omnibus decision changes many; the registry names it only where it matters.
        if bearers.iter().any(|bearer| bearer.role == NumberRole::Amending) {
            return NumberSense::Unknown;
        }
        if let Some(bearer) = bearers.first() {
            return NumberSense::Foreign(bearer.law);
        }
        let own = law.doc_no.as_deref().and_then(read);
        let alike = own.is_some_and(|own| own.kind == number.kind && issuer(&own) == issuer(number));
        if alike { NumberSense::Unrecorded } else { NumberSense::Unknown }
    }
}

/// Whether two numbers are one, though the office is written short, long, or alone of several.
fn is_same(known: &DocumentNumber, written: &DocumentNumber) -> bool {
    if known == written {
        return true;
    }
    let year = known.kind == NumberKind::Order || known.year == written.year;
    let offices = || {
        let (known, written) = (issuer(known), issuer(written));
        written.is_empty() || known.split('、').any(|one| written.split('、').any(|other| one == other))
    };
    known.kind == written.kind && known.number == written.number && year && offices()
}

/// The office in its shortest usual form: 国家发展和改革委员会 → 发展改革委. Of a 发文字号 it is the sign, left as it is.
fn issuer(number: &DocumentNumber) -> String {
    let plain = |office: &str| {
        let short = office.replace("中华人民共和国", "").replace("委员会", "委").replace('和', "");
        match short.strip_prefix("国家").unwrap_or(&short) {
            "住建部" => "住房城乡建设部".to_owned(),
            "人社部" => "人力资源社会保障部".to_owned(),
            "发改委" => "发展改革委".to_owned(),
            "卫健委" => "卫生健康委".to_owned(),
            "卫计委" => "卫生计划生育委".to_owned(),
            other => other.to_owned(),
        }
    };
    number.issuer.split('、').map(plain).collect::<Vec<_>>().join("、")
}
