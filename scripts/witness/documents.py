"""Opens every published text document with python-docx, and prints one with LibreOffice where its Writer is there.

Checks what a clerk would miss at once: the title, heading rows repeated on every page, merged cells, landscape pages,
the page number, and that every link leads to a bookmark.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn


def check_table(table, where: str) -> None:
    rows = table.rows
    heads = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None for row in rows]
    # A negative list has the same two rows, each heading standing over both.
    assert heads[:2] == [True, True] and not any(heads[2:]), f"{where}: heading rows are not repeated"
    words = [cell.text for cell in rows[0].cells]
    assert "序号" in words and any("依据" in word for word in words), f"{where}: no heading: {words}"
    grid = len(table.columns)
    for row in rows:
        spans = 0
        for cell in row._tr.tc_lst:
            spans += cell.grid_span
        assert spans == grid, f"{where}: a row of {spans} in a grid of {grid}"


def check(path: pathlib.Path) -> int:
    document = docx.Document(str(path))
    body = document.element.body
    anchors = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))}
    marks = {mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))}
    assert anchors <= marks, f"{path.name}: links that lead nowhere: {anchors - marks}"
    assert document.paragraphs[0].text.strip(), f"{path.name}: no title"
    tables = document.tables[1:] if anchors else document.tables
    sections = list(document.sections)[1:] if anchors else list(document.sections)
    assert len(tables) == len(sections), f"{path.name}: {len(tables)} tables in {len(sections)} sections"
    for section in sections:
        assert section.orientation == WD_ORIENT.LANDSCAPE, f"{path.name}: not landscape"
        assert section.page_width > section.page_height, f"{path.name}: upright paper"
        assert "PAGE" in section.footer._element.xml, f"{path.name}: no page number"
    for number, table in enumerate(tables, 1):
        check_table(table, f"{path.name}, table {number}")
    return len(tables)


def printed(path: pathlib.Path) -> bool:
    """Whether LibreOffice made pages of it; without its Writer it cannot open a text document at all."""
    if shutil.which("soffice") is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, str(path)],
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=180,
        )
        made = pathlib.Path(folder, path.with_suffix(".pdf").name)
        return made.exists() and made.stat().st_size > 10_000


def main() -> None:
    files = sorted(pathlib.Path(sys.argv[1]).rglob("*.docx"))
    tables = sum(check(path) for path in files)
    assert len(files) > 20, f"only {len(files)} documents"
    pages = "one printed by LibreOffice" if printed(files[0]) else "none printed: LibreOffice has no Writer here"
    print(f"documents: {len(files)} opened by python-docx ({tables} tables), {pages}")


main()
