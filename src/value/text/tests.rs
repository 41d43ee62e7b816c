//! Folding, blanks, ditto marks and ticks, by example.

use super::*;

#[test]
fn folding_is_one_for_one_and_leaves_half_width_alone() {
    assert_eq!(fold_width("（２０）个工作日；Ａ：Ｂ，Ｃ．"), "(20)个工作日;A:B,C.");
    assert!(matches!(fold_width("20个工作日、内。"), Cow::Borrowed(_)));
    assert_eq!(fold_width("a\u{3000}b"), "a b");
}

#[test]
fn squeezing_removes_every_kind_of_blank() {
    assert_eq!(squeeze(" 制\u{3000}定\u{a0}或\n获\u{200b}取\t信\u{feff}息\u{2800} "), "制定或获取信息");
    assert!(is_blank("\u{3000} \n\u{a0}\u{200b}"));
    assert!(!is_blank("。"));
    assert!(["—", "/", "——", "／", "无", "暂无。", "…"].into_iter().all(names_nothing));
    assert!(!["", " ", "√", "无偿", "0", "。"].into_iter().any(names_nothing));
}

#[test]
fn comparable_forgets_width_blanks_and_the_last_stop() {
    assert_eq!(comparable("信息形成（变更） 20个工作日内。"), "信息形成(变更)20个工作日内");
    assert_eq!(comparable("。；"), "");
}

#[test]
fn ditto_marks() {
    for text in ["同上", " 同 上 。", "同前", "〃", "″", "\"", "”", "（同上）", "Ditto", "ibid."]
    {
        assert!(is_ditto(text), "{text}");
    }
    for text in ["", "同步公开", "内容同上", "同上级规定", "与规范性文件同步发布", "()"]
    {
        assert!(!is_ditto(text), "{text}");
    }
    assert!(is_ditto_of_column("内容同上"));
    assert!(!is_ditto_of_column("同上"));
    assert!(!is_ditto_of_column("行政许可事项的公开内容和公开依据同上"));
}

#[test]
fn words_for_everyone() {
    for words in ["全社会", "（面向社会）", "面向 全社会", "向社会公开", "社会公众"] {
        assert!(names_everyone(words), "{words}");
    }
    for words in ["面向本村", "社会组织", "申请人", ""] {
        assert!(!names_everyone(words), "{words}");
    }
}

#[test]
fn ticks_of_a_whole_cell() {
    for cell in [
        "√",
        "✓",
        "✔",
        "●",
        "是",
        "1",
        "１",
        "■",
        "☑",
        "◆",
        "▲",
        "R",
        "þ",
        "▄",
        "√√√",
        "√ √",
        "√（面向村民）",
    ] {
        assert_eq!(tick(cell), Some(BoxState::Ticked), "{cell}");
    }
    for cell in ["□", "○", "口", "£", "☐", "否", "0", "×"] {
        assert_eq!(tick(cell), Some(BoxState::Unticked), "{cell}");
    }
    for cell in ["", " ", "申请人", "县级", "√□", "（√）", "是否", "10"] {
        assert_eq!(tick(cell), None, "{cell}");
    }
}
