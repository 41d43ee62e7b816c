//! Texts that try to be markup, script, template, path or a change of reading direction: they stay texts.

use super::sample::{Sample, catalogue, item, text};
use super::{attributes, build, page};
use crate::catalogue::{Approval, Jurisdiction, Omit};
use crate::emit::html::{SiteMeta, SiteOptions};
use crate::lineage::Workspace;
use crate::source::Files;
use crate::value::tier::Tier;
use std::collections::BTreeMap;

const PAYLOADS: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "</title></style></script><svg/onload=alert(1)>",
    "{{ 7*7 }}{% raw %}&lt;b&gt;",
    "\u{202e}gnp.exe\u{2066}\u{200f}",
    "]]><!--\u{0}\u{1b}[31m\u{2028}",
];

/// The tags of a page with the names of their attributes, in order: what text must never change.
fn skeleton(html: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let (mut tag, mut quoted, mut end) = (String::new(), None, rest.len());
        for (index, character) in rest.char_indices() {
            match (quoted, character) {
                (None, '>') => {
                    end = index;
                    break;
                }
                (None, '"' | '\'') => quoted = Some(character),
                (Some(open), close) if open == close => quoted = None,
                (None, other) => tag.push(other),
                (Some(_), _) => {}
            }
        }
        tags.push(tag);
        rest = &rest[end..];
    }
    tags
}

fn hostile(payload: &str) -> (Workspace, Files) {
    let mut sample = Sample::new();
    let file = sample.file(payload);
    let keys = [
        "seq", "code", "category", "name", "content", "basis", "deadline", "body", "channels", "unticked",
        "audience", "mode", "levels", "stage", "contact", "url", "sources", "note", "extra",
    ];
    let fields: Vec<(&str, &str)> = keys.iter().map(|key| (*key, payload)).collect();
    let mut made = catalogue(file, None, payload, vec![item(file, &fields)]);
    made.title = Some(text(file, payload));
    made.notes = vec![text(file, payload)];
    let words = || Some(text(file, payload));
    let place = Jurisdiction {
        folder: payload.to_owned(),
        code: words(),
        omits: vec![Omit { code: text(file, payload), reason: words() }],
        approval: Some(Approval { by: words(), on: words(), document: words() }),
        limits: crate::catalogue::Limits { within: words() },
        catalogues: vec![made.clone()],
        ..Jurisdiction::unnamed(payload, Some(Tier::County))
    };
    let mut below = place.clone();
    below.parent = Some(0);
    (Workspace { jurisdictions: vec![place, below] }, sample.files)
}

#[test]
fn text_never_becomes_markup() {
    let options = |payload: &str, workspace: &Workspace| {
        let words = || Some(payload.to_owned());
        let meta = SiteMeta {
            site_name: words(),
            site_id_code: words(),
            content_source: words(),
            ..SiteMeta::default()
        };
        let withheld = BTreeMap::from([(0, workspace.jurisdictions[0].catalogues[0].clone())]);
        SiteOptions { meta, withheld, base_url: words(), ..SiteOptions::default() }
    };
    let (plain, files) = hostile("甲");
    let expected = build(&plain, &files, &options("甲", &plain));
    for payload in PAYLOADS {
        let (workspace, files) = hostile(payload);
        let outputs = build(&workspace, &files, &options(payload, &workspace));
        for (output, plain) in outputs.iter().zip(&expected) {
            assert_eq!(output.path, plain.path);
            let (html, plain) = (page(&outputs, &output.path), page(&expected, &plain.path));
            if output.path.ends_with(".html") {
                super::machines::linked(html);
                assert_eq!(skeleton(html), skeleton(plain), "{payload} in {}", output.path);
                assert!(
                    attributes(html, &["href", "src"]).iter().all(|address| !address.contains("script:"))
                );
            }
            assert!(!html.contains(['\u{202e}', '\u{2066}', '\u{200f}', '\u{0}', '\u{1b}']), "{payload}");
            assert!(!html.contains("<script>alert") && !html.contains("<svg"), "{payload}");
        }
    }
}
