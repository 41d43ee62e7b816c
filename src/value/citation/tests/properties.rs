//! Properties that hold for any text: no panic, ranges inside the input, canonical text read as itself, linear time.

use std::ops::Range;
use std::time::Instant;

use proptest::prelude::*;
use proptest::sample::select;

use super::super::{ArticleRef, Basis, Citation, DocumentNumber, Part, comparable_title};

/// Pieces of which real cells are made, whole and broken.
const FRAGMENTS: &[&str] = &[
    "《",
    "》",
    "〈",
    "〉",
    "<",
    ">",
    "(",
    ")",
    "（",
    "）",
    "〔",
    "〕",
    "[",
    "]",
    "﹝",
    "【",
    "】",
    "【法律】",
    "、",
    "；",
    "，",
    "。",
    "：",
    " ",
    "\n",
    "\u{3000}",
    "\u{feff}",
    "1.",
    "2、",
    "①",
    "●",
    "（一）",
    "国务院",
    "令第711号",
    "国令第711号",
    "令",
    "第",
    "号",
    "條",
    "號",
    "〔2016〕80号",
    "〔201680号",
    "国办发",
    "公告",
    "2014年第40号",
    "第38号",
    "第三十七号",
    "主席令",
    "711号",
    "司法部令2017年第138号",
    "GB/T",
    "9704—2012",
    "2018年修正",
    "2015年4月24日",
    "修订",
    "通过",
    "会议",
    "(2015)",
    "第十九条",
    "第一款",
    "（三）",
    "项",
    "至",
    "第二十条",
    "之一",
    "条例",
    "中华人民共和国",
    "政府信息公开条例",
    "办法",
    "(试行)",
    "的通知",
    "关于印发",
    "财政部",
    "民政部",
    "实施细则",
    "及其实施细则",
    "等相关文件",
    "信息公开规定",
    "同上",
    "根据",
    "等",
    "XX省",
    "2016",
    "-",
    "—",
    "８",
    "0",
    "一",
    "发文字号",
    "和",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(select(FRAGMENTS), 0..24).prop_map(|pieces| pieces.concat())
}

/// A citation written with care or without: title, number, revision and articles in several spellings.
fn plausible() -> impl Strategy<Value = String> {
    let title = select(
        &[
            "《中华人民共和国政府信息公开条例》",
            "《排污许可管理办法(试行)》",
            "《财政部关于印发<操作规程>的通知》",
            "《预算 法》",
            "民政部关于印发《认定办法》的通知",
            "《规划(2016-2020年)》",
            "《教育部 财政部关于甲的意见》",
            "【规章】《甲办法》",
            "安徽省民政厅《关于乙的意见》",
        ][..],
    );
    let number = select(
        &[
            "",
            "(国令第711号)",
            "（国务院令711号）",
            "(中华人民共和国主席令第三十七号)",
            "(国办发[2016]08号)",
            "国办发〔2016〕80号",
            "(民发 〔201680号)",
            "(司法部令2017年第138号)",
            "(国家税务总局公告2014年第40号)",
            "(渝府令〔2019〕326号)",
            "(GB/T9704-2012)",
            "(财金〔2018〕22号、财债〔2018〕6号)",
            "(国务院、中央军事委员会令第788号)",
            "(市人民代表大会常务委员会公告〔2017〕第38号)",
        ][..],
    );
    let revision = select(&["", "(2018年修正)", "（2015）", "(2010年1月1日通过，2018年3月2日修订)"][..]);
    let articles = select(
        &["", "第十九条", "第19条第1款第3项", "第一条、第二条、第三条", "第26-31条", "第五条之一第(二)项"][..],
    );
    (title, number, revision, articles)
        .prop_map(|(title, number, revision, articles)| format!("{title}{number}{revision}{articles}"))
}

fn ranges(basis: &Basis) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = basis.parts.iter().map(Part::range).collect();
    for citation in basis.citations() {
        ranges.push(citation.title_range.clone());
        ranges.extend(citation.issues.iter().map(|fault| fault.range.clone()));
        ranges.extend(citation.documents.iter().map(|number| number.range.clone()));
        ranges.extend(citation.articles.iter().map(|article| article.range.clone()));
        ranges.extend(citation.revision.iter().map(|revision| revision.range.clone()));
    }
    ranges
}

fn reads_soundly(written: &str) -> Result<(), TestCaseError> {
    let basis = Basis::parse(written);
    for range in ranges(&basis) {
        prop_assert!(written.get(range.clone()).is_some(), "{range:?} of {written:?}");
    }
    let mut last = 0;
    for part in &basis.parts {
        prop_assert!(part.range().start >= last, "parts overlap in {written:?}: {basis:?}");
        last = part.range().end;
    }
    for citation in basis.citations() {
        prop_assert_eq!(&written[citation.range.clone()], citation.text.as_str());
        prop_assert!(citation.is_canonical() || !citation.issues.is_empty());
    }
    let _ = comparable_title(written);
    Ok(())
}

/// Every article a citation covers, ranges opened.
fn covered(citation: &Citation) -> Vec<String> {
    let mut all = Vec::new();
    for article in citation.articles.iter().map(|article| &article.value) {
        match &article.to {
            Some(last) if last.article.saturating_sub(article.article) < 200 => {
                all.extend(
                    (article.article..=last.article).map(|number| ArticleRef::whole(number).to_string()),
                );
            }
            Some(_) | None => all.push(article.to_string()),
        }
    }
    all
}

fn keeps_its_meaning(citation: &Citation) -> Result<(), TestCaseError> {
    let canonical = citation.canonical();
    let again = Basis::parse(&canonical);
    let read: Vec<&Citation> = again.citations().collect();
    prop_assert_eq!(read.len(), 1, "{} as {:?}", canonical, again);
    prop_assert_eq!(again.parts.len(), 1, "{} as {:?}", canonical, again);
    prop_assert_eq!(&read[0].title, &citation.title);
    // A number inside a title is part of its words; only those beside it are rewritten.
    let numbers = |of: &Citation| {
        let beside = of.documents.iter().filter(|number| {
            number.range.start >= of.title_range.end || number.range.end <= of.title_range.start
        });
        beside.map(|number| number.value.clone()).collect::<Vec<DocumentNumber>>()
    };
    prop_assert_eq!(numbers(read[0]), numbers(citation));
    let revision = |of: &Citation| of.revision.as_ref().map(|revision| (revision.year, revision.kind));
    prop_assert_eq!(revision(read[0]), revision(citation));
    prop_assert_eq!(covered(read[0]), covered(citation), "{}", canonical);
    prop_assert!(read[0].is_canonical(), "{} became {}", canonical, read[0].canonical());
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read(written in any::<String>()) {
        reads_soundly(&written)?;
        let _ = DocumentNumber::parse(&written);
    }

    #[test]
    fn any_mixture_is_read(written in soup()) {
        reads_soundly(&written)?;
        let _ = DocumentNumber::parse(&written);
    }

    #[test]
    fn plausible_citations_keep_their_meaning(written in plausible()) {
        reads_soundly(&written)?;
        let basis = Basis::parse(&written);
        prop_assert_eq!(basis.parts.len(), 1, "{:?}", basis);
        for citation in basis.citations() {
            prop_assert!(citation.certain(), "{:?}", citation);
            keeps_its_meaning(citation)?;
        }
    }

    #[test]
    fn certain_citations_keep_their_meaning(written in soup()) {
        let basis = Basis::parse(&written);
        for citation in basis.citations().filter(|citation| citation.certain() && citation.title_marked) {
            keeps_its_meaning(citation)?;
        }
    }

    #[test]
    fn document_numbers_read_back(written in soup()) {
        if let Some(number) = DocumentNumber::parse(&written).filter(DocumentNumber::is_complete) {
            prop_assert_eq!(DocumentNumber::parse(&number.to_string()), Some(number));
        }
    }
}

#[test]
fn time_grows_with_the_text_and_no_faster() {
    for piece in [
        "《",
        "(",
        "《<",
        "第",
        "、",
        "第一、",
        " ",
        "国",
        "关于",
        "2016",
        "〔2016〕",
        "《甲》",
        "关于修改《甲》",
        "（一）",
        "(试行",
        "等",
        "第一条",
        "第一条至",
        "令",
        "令第1号、",
        "A",
        "甲条例 ",
    ] {
        let text = piece.repeat(20_000 / piece.len());
        let begun = Instant::now();
        let _ = Basis::parse(&text);
        let taken = begun.elapsed();
        assert!(taken.as_millis() < 3000, "{piece}: {taken:?}");
    }
}
