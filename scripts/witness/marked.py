"""Has workbooks marked by `mulu check --format xlsx` and holds each to its original with openpyxl.

usage: marked.py MULU FOLDER [WORKBOOK …]

Beside the workbooks named, one is made here with what offices' workbooks have. Values, formulas,
merges, sizes, print titles and areas, hidden sheets, validations, conditional formats, and every
property of every cell but its fill must be the same; every cell of the list 审核意见 must be filled
and commented on. LibreOffice prints the marked one.
"""

import pathlib
import subprocess
import sys
import tempfile

import openpyxl
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

LIST = "审核意见"


def office_workbook(path: pathlib.Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "养老服务"
    sheet.append(["某县养老服务领域基层政务公开标准目录"])
    sheet.merge_cells("A1:J1")
    sheet.append("序号 一级事项 二级事项 公开内容 公开依据 公开时限 公开主体 公开渠道和载体 公开对象 公开层级".split())
    basis = "《政府信息公开条例》"
    sheet.append([1, "业务办理", "养老机构备案", "备案指南", basis, "及时公开", "县民政局", "政府网站", "全社会", "县级"])
    sheet.append(["=A3+1", "业务办理", "老年人补贴", "补贴标准", basis, "20个工作日内", None, "政府网站", "全社会", "县级"])
    sheet.append([3, "业务办理", "养老机构评估", "评估结果", None, "尽快", "县民政局", "政府网站", "全社会", "县级"])
    thin = Side(style="thin")
    for row in sheet["A2:J5"]:
        for cell in row:
            cell.border = Border(thin, thin, thin, thin)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
            cell.font = Font(name="仿宋_GB2312", size=11)
    sheet["F3"].fill = PatternFill("solid", fgColor="FFFFFF00")
    sheet["F3"].number_format = "@"
    sheet["F3"].comment = Comment("原来的批注：请核实", "张三")
    sheet["B3"].comment = Comment("另一条", "李四")
    for column, width in zip("ABCDEFGHIJ", (6, 14, 16, 20, 30, 20, 14, 14, 10, 8)):
        sheet.column_dimensions[column].width = width
    sheet.row_dimensions[3].height = 48
    sheet.print_title_rows = "1:2"
    sheet.print_area = "A1:J5"
    sheet.freeze_panes = "A3"
    sheet.page_setup.orientation = "landscape"
    green = PatternFill(bgColor="FFCCFFCC")
    sheet.conditional_formatting.add("A3:A5", CellIsRule(operator="greaterThan", formula=["2"], fill=green))
    choice = DataValidation(type="list", formula1='"县级,乡级"')
    choice.add("J3:J5")
    sheet.add_data_validation(choice)
    hidden = book.create_sheet("隐藏")
    hidden["A1"] = "=养老服务!A3*2"
    hidden.sheet_state = "hidden"
    notes = book.create_sheet("说明")
    notes["A1"] = "说明文字"
    notes["A2"] = "=SUM(养老服务!A3:A5)"
    notes.print_title_rows = "1:1"
    book.defined_names["全部"] = DefinedName("全部", attr_text="养老服务!$A$3:$A$5")
    book.active = 2
    book.save(path)


def look(cell) -> tuple:
    parts = (cell.font, cell.border, cell.alignment, cell.protection)
    return (*map(repr, parts), cell.number_format, cell.quotePrefix)


def whole(sheet) -> dict:
    return {
        "merges": sorted(str(area) for area in sheet.merged_cells.ranges),
        "widths": {key: (each.width, each.hidden) for key, each in sheet.column_dimensions.items()},
        "heights": {key: (each.height, each.hidden) for key, each in sheet.row_dimensions.items() if each.height or each.hidden},
        "state": sheet.sheet_state,
        "titles": (sheet.print_title_rows, sheet.print_title_cols),
        "area": str(sheet.print_area),
        "page": (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.scale),
        "panes": sheet.freeze_panes,
        "filter": sheet.auto_filter.ref,
        "validations": sorted((each.type, str(each.sqref), each.formula1) for each in sheet.data_validations.dataValidation),
        "conditions": sorted(str(each.sqref) for each in sheet.conditional_formatting),
        "pictures": len(sheet._images),
    }


def hold(original: pathlib.Path, marked: pathlib.Path) -> tuple[int, int]:
    before, after = openpyxl.load_workbook(original), openpyxl.load_workbook(marked)
    assert after.sheetnames == [LIST, *before.sheetnames], after.sheetnames
    assert after.active.title == before.active.title, "it opens elsewhere"
    assert {name: each.attr_text for name, each in before.defined_names.items()} == {
        name: each.attr_text for name, each in after.defined_names.items()
    }
    listing = after[LIST]
    rows = [row for row in listing.iter_rows(min_row=4) if row[0].value]
    wanted = {(row[2].value, row[3].value) for row in rows if row[3].value}
    for row in rows:
        assert not row[3].value or row[3].hyperlink.location == f"'{row[2].value}'!{row[3].value}", row[3].coordinate
    assert listing.print_title_rows == "$3:$3" and listing.freeze_panes == "A4" and listing.column_dimensions["K"].hidden
    seen = 0
    for sheet in before:
        other = after[sheet.title]
        assert whole(sheet) == whole(other), f"{sheet.title}: {whole(sheet)} {whole(other)}"
        for row in other.iter_rows():
            for cell in row:
                if type(cell).__name__ == "MergedCell":
                    continue
                old = sheet[cell.coordinate]
                where = f"{sheet.title}!{cell.coordinate}"
                assert old.value == cell.value and old.data_type == cell.data_type, where
                assert look(old) == look(cell), where
                text = cell.comment.text if cell.comment else ""
                if old.comment:
                    assert text.startswith(old.comment.text), where
                    assert cell.comment.author == old.comment.author, where
                if (sheet.title, cell.coordinate) in wanted:
                    seen += 1
                    assert "【" in text, f"{where}: no comment"
                    assert cell.fill.fgColor.rgb in ("FFF8CFC8", "FFFCE9B0", "FFD5E6F4"), f"{where}: no colour"
                else:
                    assert repr(old.fill) == repr(cell.fill) and text == (old.comment.text if old.comment else ""), where
    assert seen == len(wanted), f"{seen} of {len(wanted)} cells are marked"
    return len(rows), seen


def main() -> None:
    mulu, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    made = folder / "某县.xlsx"
    office_workbook(made)
    remarks = cells = 0
    books = [made, *map(pathlib.Path, sys.argv[3:])]
    for number, book in enumerate(books):
        marked = folder / f"{number}.审核.xlsx"
        command = [mulu, "check", str(book), "--format", "xlsx", "-o", str(marked), "--fail-on", "never", "--quiet"]
        subprocess.run(command, check=True)
        found = hold(book, marked)
        remarks, cells = remarks + found[0], cells + found[1]
    with tempfile.TemporaryDirectory() as profile:
        command = ["soffice", "--headless", f"-env:UserInstallation=file://{profile}", "--convert-to", "pdf", "--outdir"]
        subprocess.run([*command, str(folder), str(folder / "0.审核.xlsx")], check=True, stdout=subprocess.DEVNULL, timeout=180)
    assert (folder / "0.审核.pdf").stat().st_size > 10_000, "LibreOffice made no page"
    print(f"marked: {len(books)} workbooks as they were but for {cells} marked cells ({remarks} remarks), one printed by LibreOffice")


main()
