//! Integrity of `laws.yaml`, and known facts as witnesses.

use std::collections::HashMap;

use super::*;
use crate::knowledge::embedded;

fn laws() -> Laws {
    Laws::read(embedded::LAWS).expect("embedded")
}

fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

#[test]
fn the_quick_index_sees_what_the_parser_sees() {
    let (read, quick) = (laws(), Laws::of_embedded(embedded::LAWS));
    assert_eq!(read.len(), 561);
    assert_eq!(quick.as_of(), read.as_of());
    assert!(read.iter().eq(quick.iter()), "every record parses alone to what it is in the whole");
    let records: Vec<&str> = scan::records(embedded::LAWS).collect();
    for (lines, law) in records.iter().zip(read.iter()) {
        assert_eq!(scan::heading(lines), heading_of(law));
    }
}

#[test]
fn no_two_instruments_share_a_title() {
    let laws = laws();
    let mut owners: HashMap<String, &str> = HashMap::new();
    for law in laws.iter() {
        for written in std::iter::once(&law.title).chain(&law.short) {
            let full = title::full_key(written);
            let owner = owners.insert(title::key_of(&full).to_owned(), &law.id);
            assert!(owner.is_none(), "{written}: {owner:?} and {}", law.id);
        }
    }
}

#[test]
fn every_title_and_short_title_finds_its_instrument() {
    let laws = laws();
    for law in laws.iter() {
        let found = laws.by_title(&format!("《{}》", law.title)).expect(&law.title);
        assert_eq!((found.law.id.as_str(), found.by), (law.id.as_str(), MatchedBy::Title));
        for short in law.short.iter().map(String::as_str).chain([law.short_title()]) {
            assert_eq!(
                laws.by_title(short).map(|found| found.law.id.as_str()),
                Some(law.id.as_str()),
                "{short}"
            );
        }
    }
}

#[test]
fn dates_are_in_order() {
    for law in laws().iter() {
        let in_order = |earlier: Option<Date>, later: Option<Date>| {
            earlier.zip(later).is_none_or(|(first, second)| first <= second)
        };
        // 国办发〔2015〕18号 holds from 2014-10-01, half a year before it was issued.
        assert!(in_order(law.adopted, law.in_force) || law.id == "gbf-2015-18", "{}", law.id);
        assert!(in_order(law.adopted, law.last_amended), "{}", law.id);
        assert!(in_order(law.last_amended, law.in_force), "{}", law.id);
        assert!(in_order(law.in_force, law.repealed_on), "{}", law.id);
        assert!(law.repealed_on.is_none() || law.status == Status::Repealed, "{}", law.id);
    }
}

#[test]
fn numbers_are_told_apart_and_spelled_officially() {
    for law in laws().iter() {
        let current = law.doc_no.as_deref().map(title::number_key);
        for earlier in &law.earlier_doc_nos {
            assert_ne!(Some(title::number_key(earlier)), current, "{}", law.id);
        }
        for number in law.doc_no.iter().chain(&law.earlier_doc_nos) {
            assert!(!number.contains(['[', ']', '(', ')', '（', '）']), "{number}");
        }
    }
}

#[test]
fn succession_is_whole_and_without_rings() {
    let laws = laws();
    for law in laws.iter() {
        assert!(!law.superseded_by.contains(&law.id), "{}", law.id);
        assert_eq!(laws.successors(law).len(), law.superseded_by.len(), "{}", law.id);
        let end = laws.current(law);
        assert!(end.superseded_by.is_empty(), "{} runs in a ring", law.id);
    }
}

#[test]
fn a_ring_in_a_replacement_ends() {
    let text = "as_of: 2026-03\nlaws:\n  - {id: a, title: 甲办法, kind: 部门规章, status: 已废止, superseded_by: [b]}\n  - {id: b, title: 乙办法, kind: 部门规章, status: 已废止, superseded_by: [a]}\n";
    let laws = Laws::read(text).expect("readable");
    assert!(laws.by_id("a").is_some_and(|law| ["a", "b"].contains(&laws.current(law).id.as_str())));
}

#[test]
fn faults_of_meaning_in_a_replacement_have_a_place() {
    let twice = "as_of: 2026-03\nlaws:\n  - {id: a, title: 甲, kind: 法律, status: 现行有效}\n  - {id: a, title: 乙, kind: 法律, status: 现行有效}\n";
    assert_eq!(Laws::read(twice).expect_err("twice").line, Some(4));
    let dangling =
        "as_of: 2026-03\nlaws:\n  - {id: a, title: 甲, kind: 法律, status: 已废止, superseded_by: [z]}\n";
    assert_eq!(Laws::read(dangling).expect_err("dangling").line, Some(3));
    let no_day = "as_of: 2026-03\nlaws:\n  - id: a\n    title: 甲\n    kind: 法律\n    adopted: 2026-02-30\n    status: 现行有效\n";
    let fault = Laws::read(no_day).expect_err("no such day");
    assert_eq!(fault.line, Some(6), "{fault}");
}

#[test]
fn the_disclosure_regulation() {
    let laws = laws();
    let regulation = laws.by_id("gov-information-disclosure-regulation").expect("known");
    assert_eq!(regulation.doc_no.as_deref(), Some("国务院令第711号"));
    assert_eq!(regulation.earlier_doc_nos, ["国务院令第492号"]);
    assert_eq!(regulation.kind, Kind::AdministrativeRegulation);
    assert!(
        regulation.articles_moved.iter().any(|moved| moved.from == "第十八条" && moved.to == "第二十六条")
    );
    assert!(
        !regulation.present_text_on(date("2019-05-14")) && regulation.present_text_on(date("2019-05-15"))
    );
    let roles: Vec<_> =
        laws.by_doc_no("国令第492号").iter().map(|found| (found.law.id.clone(), found.role)).collect();
    assert_eq!(roles, [(regulation.id.clone(), NumberRole::Earlier)]);
    for (written, by) in [
        ("《中华人民共和国政府信息公开条例》", MatchedBy::Title),
        ("中华人民共和国政 府信息公开条例", MatchedBy::Title),
        ("《政府信息公开条例》", MatchedBy::Short),
        ("《信息公开条例》", MatchedBy::Short),
    ] {
        assert_eq!(laws.by_title(written), Some(Match { law: regulation, by }), "{written}");
    }
    assert_eq!(laws.by_title("政府信息公开条件"), None);
}

/// Spellings of `citation-forms.md` §4.
#[test]
fn titles_as_offices_write_them() {
    let laws = laws();
    for (written, doc_no) in [
        ("《关于全面推进政务公开工作意见》", "中办发〔2016〕8号"),
        ("国务院办公厅印发《关于全面推进政务公开工作的意见》实施细则的通知", "国办发〔2016〕80号"),
        ("《财政部关于印发<地方预决算公开操作规程的通知>》", "财预〔2016〕143号"),
        ("《地方预决算公开操作规程》", "财预〔2016〕143号"),
        ("关于印发地方政府债务信息公开办法（试行）的通知", "财预〔2018〕209号"),
        ("《国家税务总局关于印发<全面推进政务公开工作实施办法>的通知》", "税总发〔2017〕44号"),
        ("《国务院关于第六批取消和调整行政审批项目的决定》", "国发〔2012〕52号"),
        ("《城乡规划法》", "主席令第74号"),
        ("《特困人员认定办法》", "民发〔2021〕43号"),
        ("住房城乡建设部财政部关于印发农村危房改造脱贫攻坚三年行动方案的通知", "建村〔2018〕115号"),
        ("《关于推进重大建设项目批准和实施领域政府信息公开的意见》", "国办发〔2017〕94号"),
        ("《国务院办公厅关于印发政府网站发展指引的通知》", "国办发〔2017〕47号"),
        ("《政府网站发展指引》", "国办发〔2017〕47号"),
        ("《国家卫生健康委关于修改<职业健康检查管理办法>等4部门规章的决定》", "国家卫生健康委员会令第2号"),
        ("基层法律服务工作者管理办法", "司法部令第138号"),
    ] {
        let found = laws.by_title(written).and_then(|found| found.law.doc_no.as_deref());
        assert_eq!(found, Some(doc_no), "{written}");
    }
    for unknown in [
        "信息公开规定",
        "同上",
        "",
        "《",
        "示例省就业促进条例",
        "管理办法",
        "示例省财政厅关于印发《地方预决算公开操作规程》的通知",
    ] {
        assert_eq!(laws.by_title(unknown), None, "{unknown}");
    }
}

#[test]
fn one_number_may_be_of_several() {
    let found = laws();
    let ids: Vec<_> = found
        .by_doc_no("中华人民共和国主席令第21号")
        .iter()
        .map(|numbered| numbered.law.id.as_str())
        .collect();
    assert!(ids.len() >= 4, "{ids:?}");
    assert!(found.by_doc_no("国务院令第711号").len() == 1 && found.by_doc_no("无").is_empty());
}

#[test]
fn standing_on_a_day() {
    let laws = laws();
    let standing = |title: &str, day: &str| {
        let law = laws.by_title(title).expect(title).law;
        laws.status_on(law, date(day))
    };
    for (title, day, status) in [
        ("中华人民共和国政府信息公开条例", "2018-06-30", Some(Status::InForce)),
        ("中华人民共和国政府信息公开条例", "2006-06-30", Some(Status::NotYetInForce)),
        ("中华人民共和国收养法", "2020-06-30", Some(Status::InForce)),
        ("中华人民共和国收养法", "2021-01-01", Some(Status::Repealed)),
        ("中华人民共和国民法典", "2020-06-30", Some(Status::NotYetInForce)),
        ("中华人民共和国民法典", "2021-01-01", Some(Status::InForce)),
        ("中华人民共和国行政处罚法", "2020-06-30", Some(Status::InForce)),
        ("中华人民共和国行政处罚法", "2021-07-15", Some(Status::Revised)),
        ("中华人民共和国环境保护法", "2026-08-14", Some(Status::InForce)),
        ("中华人民共和国环境保护法", "2026-08-15", Some(Status::Repealed)),
        ("中华人民共和国生态环境法典", "2026-06-30", Some(Status::NotYetInForce)),
        ("社会抚养费征收管理办法", "2026-11-21", Some(Status::Repealed)),
        ("社会抚养费征收管理办法", "2020-06-30", None),
        ("政府采购货物和服务招标投标管理办法", "2016-06-30", Some(Status::InForce)),
    ] {
        assert_eq!(standing(title, day), status, "{title} {day}");
    }
}

#[test]
fn what_stands_for_a_repealed_law() {
    let laws = laws();
    let noise = laws.by_title("环境噪声污染防治法").expect("known").law;
    assert_eq!(laws.current(noise).short_title(), "生态环境法典");
    assert_eq!(laws.current_on(noise, date("2023-06-30")).short_title(), "噪声污染防治法");
    assert_eq!(laws.current_on(noise, date("2020-06-30")).id, noise.id);
    let adoption = laws.by_title("收养法").expect("known").law;
    assert_eq!(laws.current(adoption).title, "中华人民共和国民法典");
}

/// The titles between the outermost 《 and 》, each with the brackets behind it.
fn cited(line: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut depth = 0_usize;
    for character in line.chars() {
        match character {
            '《' if depth == 0 => found.push(Default::default()),
            '》' if depth == 1 => {}
            _ => {
                if let Some((title, behind)) = found.last_mut() {
                    if depth > 0 { title.push(character) } else { behind.push(character) }
                }
            }
        }
        match character {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    found
}

#[test]
fn every_citation_of_the_baseline_is_known_and_carries_its_number() {
    let laws = laws();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/catalogues/national");
    let mut count = 0;
    for file in std::fs::read_dir(folder).expect("the baseline").flatten() {
        let text = std::fs::read_to_string(file.path()).expect("text");
        for line in text.lines().filter_map(|line| line.strip_prefix("      - 《")) {
            for (title, behind) in cited(&format!("《{line}")) {
                let found = laws.by_title(&title).unwrap_or_else(|| panic!("{title}")).law;
                if let Some(number) =
                    behind.strip_prefix('（').and_then(|rest| rest.split(['）', '，']).next())
                {
                    let owners = laws.by_doc_no(number);
                    assert!(owners.iter().any(|owner| owner.law.id == found.id), "{title}（{number}）");
                }
                count += 1;
            }
        }
    }
    assert!(count > 1000, "{count}");
}
