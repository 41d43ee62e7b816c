//! What the table reader tells people.

use crate::catalogue::Field;
use crate::diagnostic::{Diagnostic, Severity, Sink, Words};
use crate::read::faults;
use crate::source::{Located, Location, SharedText};

/// No heading row in a sheet that has text.
pub(super) fn no_headings(sink: &mut Sink, at: Location, name: &str, others: bool) {
    let message = Words::new(
        format!("工作表“{name}”中找不到表头，未作为目录读取"),
        format!("no heading row in sheet “{name}”, so it was not read as a catalogue"),
    );
    let finding = sink.push(Diagnostic::new(&faults::UNREADABLE_LAYOUT, at, message));
    finding.about(name).help(Words::new(
        "表头应有一行写明“一级事项、二级事项、公开内容、公开依据、公开时限、公开主体”等列名",
        "one row should name the columns: 一级事项, 二级事项, 公开内容, 公开依据, 公开时限, 公开主体",
    ));
    if others {
        finding.severity(Severity::Info);
    }
}

/// A heading without a single item under it.
pub(super) fn no_items(sink: &mut Sink, at: Location) {
    let message = Words::new("表头下面没有任何事项", "no items under the heading");
    sink.push(Diagnostic::new(&faults::EMPTY_CATALOGUE, at, message));
}

/// A group of tick columns without a single tick in the whole table.
pub(super) fn lost_ticks(sink: &mut Sink, at: Location, field: Field) {
    let name = field.chinese();
    let message = Words::new(
        format!("“{name}”各列没有一个勾选，勾选可能在转换时丢失，按“不明”处理"),
        format!(
            "nothing is ticked under {name} in the whole table; the ticks may be lost, so it counts as unknown"
        ),
    );
    let help = Words::new("请对照原表，用“√”重新勾选", "tick with √ again, after the original table");
    let finding = sink.push(Diagnostic::new(&faults::UNREADABLE_LAYOUT, at, message));
    finding.severity(Severity::Warning).field(field.key()).about(name).help(help);
}

/// Rows with a number and nothing else: something was left out, or the number is one too many.
pub(super) fn numbered_only(sink: &mut Sink, numbers: &[Located<SharedText>]) {
    for number in numbers {
        let message = Words::new(
            format!("序号{}这一行只有序号，没有内容", number.value),
            format!("the row numbered {} holds nothing but its number", number.value),
        );
        let help = Words::new(
            "补上这一事项的内容；本来就没有的，删去这一行",
            "fill the row in, or delete it if nothing belongs there",
        );
        let finding = sink.push(Diagnostic::new(&faults::UNREADABLE_LAYOUT, number.at, message));
        finding.severity(Severity::Warning).field(Field::Seq.key()).about(number.value.clone()).help(help);
    }
}

/// A cell that lists every channel but no box.
pub(super) fn lost_boxes(sink: &mut Sink, at: Location) {
    let name = Field::Channels.chinese();
    let message = Words::new(
        format!("“{name}”列出了全部选项却没有方框，不知选了哪些，按“不明”处理"),
        format!("{name} lists every option without boxes; which are chosen is unknown"),
    );
    let help =
        Words::new("请在选中的渠道前标“■”，未选的标“□”", "put ■ before what is chosen and □ before the rest");
    let finding = sink.push(Diagnostic::new(&faults::UNREADABLE_LAYOUT, at, message));
    finding.severity(Severity::Warning).field("channels").about(name).help(help);
}

/// Texts under merged regions, which nobody sees who opens the workbook.
pub(super) fn covered(sink: &mut Sink, texts: &[Located<SharedText>]) {
    let Some(first) = texts.first() else { return };
    let cells = texts.iter().take(10).filter_map(|text| match text.at {
        Location::Cell { cell, .. } => Some(cell.to_string()),
        Location::Text { .. } | Location::File(_) => None,
    });
    let (count, cells) = (texts.len(), cells.collect::<Vec<_>>().join("、"));
    let message = Words::new(
        format!("{count} 个被合并单元格盖住的格子里另有文字（{cells}），已记入表后附注"),
        format!(
            "{count} cells under merged regions hold texts of their own ({cells}); they are kept as notes"
        ),
    );
    let help = Words::new(
        "请取消合并查看：需要的文字写到看得见的格子里，不需要的清除",
        "take the merge apart: move what is needed to where it is seen, and clear the rest",
    );
    let finding = sink.push(Diagnostic::new(&faults::UNREADABLE_LAYOUT, first.at, message));
    finding.severity(Severity::Warning).about(first.value.as_str()).help(help);
}

/// More text than the bounds allow once merged cells are filled.
pub(super) fn too_much_text(sink: &mut Sink, at: Location) {
    let message = Words::new(
        "合并单元格展开后的文字超出允许的大小，其余各行未读取",
        "the text of merged cells is larger than the bounds allow; the rest was not read",
    );
    sink.push(Diagnostic::new(&faults::OVER_BOUND, at, message));
}
