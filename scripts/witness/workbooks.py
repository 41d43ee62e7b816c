"""Opens every published workbook with openpyxl, and converts one with LibreOffice.

Checks what a clerk would miss at once: the merged title, the two-row heading, frozen panes, repeated
heading rows, landscape pages, and that no cell holds a formula.
"""

import pathlib
import subprocess
import sys
import tempfile

import openpyxl


def check(path: pathlib.Path) -> int:
    book = openpyxl.load_workbook(path)
    tables = [sheet for sheet in book if sheet.title != "目录"]
    if book.sheetnames[0] == "目录":
        links = [cell.hyperlink.location for row in book["目录"].iter_rows() for cell in row if cell.hyperlink]
        assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]], f"{path.name}: links of the list: {links}"
    for sheet in tables:
        where = f"{path.name}/{sheet.title}"
        assert sheet["A1"].value, f"{where}: no title"
        merged = {str(area) for area in sheet.merged_cells.ranges}
        assert any(area.startswith("A1:") for area in merged), f"{where}: the title is not merged"
        heading = [cell.value for cell in sheet[2]]
        official = ("序号", "公开依据", "公开时限", "公开主体", "公开渠道和载体")
        for word in ("序号", "不予公开依据") if sheet.title == "负面清单" else official:
            assert word in heading, f"{where}: no heading {word}"
        assert sheet.freeze_panes, f"{where}: the heading is not frozen"
        assert sheet.print_title_rows, f"{where}: the heading is not repeated in print"
        assert sheet.page_setup.orientation == "landscape", f"{where}: not landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0, f"{where}: not one page wide"
        assert "&P" in sheet.oddFooter.center.text, f"{where}: no page number"
        if book.sheetnames[0] == "目录":
            assert sheet["A1"].hyperlink.location == "'目录'!A1", f"{where}: no way back to the list"
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", f"{where}!{cell.coordinate} is a formula"
    return len(tables)


def main() -> None:
    root = pathlib.Path(sys.argv[1])
    books = sorted(root.rglob("*.xlsx"))
    sheets = sum(check(path) for path in books)
    assert len(books) > 20, f"only {len(books)} workbooks"
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, str(books[0])],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=180,
        )
        made = pathlib.Path(folder, books[0].with_suffix(".pdf").name)
        assert made.stat().st_size > 10_000, "LibreOffice made no page"
    print(f"workbooks: {len(books)} opened by openpyxl ({sheets} tables), one printed by LibreOffice")


main()
