//! Defects of 公开依据. Most are put beside what the item cites already.

use super::{Defect, Scene, add, defect, emptied};
use crate::evaluate::rng::Rng;
use crate::evaluate::{Row, Value};
use mulu::knowledge::laws::{Confidence, Kind, Law, Status};

pub(crate) const ALL: &[Defect] = &[
    defect("missing-basis", "basis", missing, &[]),
    defect("malformed-citation", "basis", malformed, &[]),
    defect("malformed-citation", "basis", unmarked, &[]),
    defect("repealed-law", "basis", repealed, &[]),
    defect("outdated-document-number", "basis", outdated, &[]),
    defect("mismatched-document-number", "basis", mismatched, &[]),
    defect("moved-article", "basis", moved, &[]),
    defect("unknown-instrument", "basis", unknown, &[]),
    defect("unknown-instrument", "basis", vague, &[]),
    defect("local-basis-only", "basis", local, &["basis-dropped"]),
    defect("abbreviated-title", "basis", abbreviated, &[]),
];

fn missing(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    emptied(row, "basis", rng, &["—", "/", "无", "-", "——", "暂无"])
}

/// A law the item does not cite, of which something is so; no other law's line is touched by it.
fn law<'a>(row: &Row, rng: &mut Rng, scene: &Scene<'a>, fits: impl Fn(&Law) -> bool) -> Option<&'a Law> {
    let cited = row.list("basis").concat();
    let laws = scene.knowledge.laws().unwrap();
    let fitting: Vec<&Law> =
        laws.iter().filter(|law| fits(law) && !cited.contains(law.short_title())).collect();
    (!fitting.is_empty()).then(|| *rng.pick(&fitting))
}

fn stands(law: &Law) -> bool {
    law.status == Status::InForce
        && law.superseded_by.is_empty()
        && law.confidence == Confidence::High
        && !law.kind.is_local()
}

fn repealed(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let laws = scene.knowledge.laws().unwrap();
    let day = laws.known_until()?;
    let gone = |law: &Law| laws.status_on(law, day) == Some(Status::Repealed);
    let fits = |law: &Law| gone(law) && law.confidence != Confidence::Low;
    let law = law(row, rng, scene, fits)?;
    let text = match (rng.below(4), &law.doc_no) {
        (0 | 1, Some(number)) => format!("《{}》（{number}）", law.quotable_title()),
        (2, Some(number)) => format!("《{}》({number})", law.quotable_title()),
        _ if rng.percent(40) => format!("《{}》", law.short_title()),
        _ => format!("《{}》", law.quotable_title()),
    };
    let text = if rng.percent(20) {
        format!("{text}第{}条", rng.word(&["二", "五", "十二", "三"]))
    } else {
        text
    };
    add(row, "basis", text)
}

fn outdated(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let fits = |law: &Law| stands(law) && law.doc_no.is_some() && !law.earlier_doc_nos.is_empty();
    let law = law(row, rng, scene, fits)?;
    let number = rng.pick(&law.earlier_doc_nos);
    let (open, close) = if rng.percent(30) { ("(", ")") } else { ("（", "）") };
    add(row, "basis", format!("《{}》{open}{number}{close}", law.quotable_title()))
}

fn mismatched(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let laws = scene.knowledge.laws().unwrap();
    let fits = |law: &Law| stands(law) && law.kind == Kind::AdministrativeRegulation && law.doc_no.is_some();
    let one = law(row, rng, scene, fits)?;
    let other = law(row, rng, scene, fits)?;
    let number = other.doc_no.as_deref()?;
    let related = one.earlier_doc_nos.iter().chain(one.doc_no.as_ref()).any(|own| own == number)
        || one.amending_doc_nos.iter().any(|own| own.doc_no == number);
    // Only of State Council orders each is one instrument's alone.
    if !number.starts_with("国务院令") || one.id == other.id || related || laws.by_doc_no(number).len() != 1
    {
        return None;
    }
    if rng.percent(30) {
        let title = rng.word(&["政务公开管理条例", "基层治理促进条例", "公共服务监督条例", "便民服务条例"]);
        return add(row, "basis", format!("《{title}》（{number}）"));
    }
    add(row, "basis", format!("《{}》（{number}）", one.quotable_title()))
}

fn moved(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let old = rng.percent(60);
    let fits = |law: &Law| match old {
        true => {
            stands(law)
                && law.doc_no.is_some()
                && law.earlier_doc_nos.len() == 1
                && !law.articles_moved.is_empty()
        }
        false => stands(law) && law.doc_no.is_some() && law.articles.is_some(),
    };
    // The Regulation is in most items: there its article is what is cited otherwise.
    let law = law(row, rng, scene, fits)
        .or_else(|| scene.knowledge.laws().unwrap().by_id("gov-information-disclosure-regulation"))?;
    if !fits(law) {
        return None;
    }
    let text = if old {
        let moved = rng.pick(&law.articles_moved);
        if moved.from == moved.to {
            return None;
        }
        format!("《{}》（{}）{}", law.quotable_title(), law.earlier_doc_nos[0], moved.from)
    } else {
        let article = u32::from(law.articles?) + 1 + u32::try_from(rng.below(30)).unwrap();
        let article = mulu::value::citation::ArticleRef::whole(article);
        format!("《{}》（{}）{article}", law.quotable_title(), law.doc_no.as_deref()?)
    };
    let mut list = row.list("basis");
    list.retain(|own| !own.contains(law.short_title()));
    list.push(text.clone());
    row.set("basis", Value::List(list));
    Some(format!("basis + {text}"))
}

fn unknown(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let what = rng.word(&[
        "涉农资金绩效评估",
        "社区微治理",
        "便民事项清单",
        "公共服务设施巡检",
        "惠民政策落实",
        "档案移交",
    ]);
    let kind = rng.word(&["工作规范", "管理规定", "实施细则", "操作规程", "技术导则", "指导意见"]);
    let serial = ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"];
    let (one, two) = (serial[scene.serial % 10], serial[scene.serial / 10 % 10]);
    add(row, "basis", format!("《{what}{one}{two}类{kind}》"))
}

fn vague(row: &mut Row, rng: &mut Rng, _: &Scene<'_>) -> Option<String> {
    let words = [
        "有关规定",
        "相关法律法规",
        "信息公开规定",
        "各地配套政策法规文件",
        "相关文件规定",
        "上级有关文件",
        "国家有关规定",
        "按照有关规定执行",
        "《XX省补贴发放办法》",
        "《××县临时救助实施细则》",
        "相关政策文件",
        "有关法律法规规定",
        "法律法规",
        "地方性法规和规章",
    ];
    add(row, "basis", rng.word(&words))
}

fn local(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let place = scene.place;
    if !row.list("mode").iter().any(|mode| mode == "主动公开") {
        return None;
    }
    let title = match rng.below(5) {
        0 => format!("《{place}补贴发放办法》（{}政办发〔2021〕5号）", place.chars().next()?),
        1 => format!(
            "《{place}人民政府关于印发{place}公共服务实施方案的通知》（{}政发〔2020〕12号）",
            place.chars().next()?
        ),
        2 => format!("《{place}人民政府办公室关于做好惠民政策公开工作的通知》"),
        3 => format!("《{place}民政局关于规范资金管理的意见》"),
        _ => format!("《{place}政务公开工作实施细则》"),
    };
    row.set("basis", Value::List(vec![title.clone()]));
    Some(format!("basis: {title}"))
}

fn abbreviated(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let fits = |law: &Law| {
        let now = law
            .in_force
            .zip(scene.knowledge.laws().unwrap().known_until())
            .is_none_or(|(from, day)| from <= day);
        now && stands(law)
            && matches!(law.kind, Kind::Statute | Kind::AdministrativeRegulation)
            && law.title.starts_with("中华人民共和国")
    };
    let law = law(row, rng, scene, fits)?;
    // A catalogue is told once of a short title; the caller plants each law's once.
    add(row, "basis", format!("《{}》", law.short_title()))
}

fn malformed(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let serial = rng.percent(50);
    let fits = |law: &Law| {
        stands(law)
            && law.doc_no.as_ref().is_some_and(|number| match serial {
                true => number.contains('〔') && number.ends_with('号'),
                false => number.starts_with("国务院令第"),
            })
    };
    let law = law(row, rng, scene, fits)?;
    let (title, number) = (law.quotable_title(), law.doc_no.as_deref()?);
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let bad = if serial {
        match rng.below(9) {
            8 => number.replace('〔', "〈").replace('〕', "〉"),
            0 => number.replace('〔', "[").replace('〕', "]"),
            1 => number.replace('〔', "(").replace('〕', ")"),
            2 => number.replace('〔', "（").replace('〕', "）"),
            3 => number.replace('〔', "【").replace('〕', "】"),
            4 => number.replace('〕', "〕第"),
            5 => number.replace('〕', "〕0"),
            6 => number.trim_end_matches('号').to_owned(),
            _ => number.replace('〔', "［").replace('〕', "］"),
        }
    } else {
        match rng.below(6) {
            4 => format!("国务院令 {digits}号"),
            5 => format!("国务院令第{digits}号令"),
            0 => format!("国令第{digits}号"),
            1 => format!("国务院令{digits}号"),
            2 => format!("国务院令第{digits}"),
            _ => format!("国务院第{digits}号令"),
        }
    };
    let text = match (rng.below(5), serial) {
        (0, false) => format!("《{title}》（{number}）第{}条", 2 + rng.below(9)),
        (1, false) => format!("《{title}》（{number}）{}条", rng.word(&["二", "三", "五", "十"])),
        _ => format!("《{title}》（{bad}）"),
    };
    add(row, "basis", text)
}

fn unmarked(row: &mut Row, rng: &mut Rng, scene: &Scene<'_>) -> Option<String> {
    let law =
        law(row, rng, scene, |law| stands(law) && law.doc_no.is_some() && law.title == law.quotable_title())?;
    let (title, number) = (law.quotable_title(), law.doc_no.as_deref()?);
    let text = match rng.below(6) {
        0 => format!("{title}（{number}）"),
        1 => format!("《{title}（{number}）"),
        2 => format!("<{title}>（{number}）"),
        3 => format!("“{title}”（{number}）"),
        4 => format!("《《{title}》》（{number}）"),
        _ => format!("{title}》（{number}）"),
    };
    add(row, "basis", text)
}
