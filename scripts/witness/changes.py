"""Compares the example's county with one in which much changed, and opens what `mulu diff` wrote with openpyxl and LibreOffice.

usage: changes.py MULU FOLDER

The page is left in FOLDER for `changes.mjs`. The workbook must have a row for each side of each change, a word and a colour in each
changed cell, a note with the reason, filters, a frozen heading, and no formula; its counts are those of the JSON.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys

import openpyxl

COLOURS = {"【放宽】": "FFFFD9D6", "【收紧】": "FFD8F2DF", "【文字】": "FFFFF4CC"}


def change(text: str) -> str:
    """Every third item is later, every fifth no longer open to all, every seventh gone, every eighth has another name."""
    head, *items = re.split(r"(?m)^(?=  - code)", text)
    kept = [head]
    for number, item in enumerate(items, 1):
        if number % 3 == 0:
            item = re.sub(r"(\d+)个工作日", lambda found: f"{int(found[1]) + 10}个工作日", item, count=1)
        if number % 4 == 0:
            item = re.sub(r"(\d+)个工作日", "2个工作日", item, count=1)
        if number % 5 == 0:
            item = item.replace("mode: 主动公开", "mode: 依申请公开")
        if number % 8 == 0:
            item = re.sub(r"(?m)^    name: (.*)$", r'    name: "=\1<b>"', item, count=1)
        if number % 7:
            kept.append(item)
    return "".join(kept)


def prepare(folder: pathlib.Path) -> None:
    example = pathlib.Path(__file__).parents[2] / "catalogues/example/city"
    shutil.copytree(example, folder / "city", dirs_exist_ok=True)
    for side in ("old", "new"):
        shutil.copytree(example / "county", folder / side, ignore=shutil.ignore_patterns("town"))
    for path in sorted((folder / "new").glob("[0-9]*.yaml")):
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def check(path: pathlib.Path, report: dict) -> int:
    book = openpyxl.load_workbook(path)
    summary, table = book["汇总"], book["变化"]
    rows = list(table.iter_rows(min_row=3))
    numbers = {row[0].value for row in rows}
    assert numbers == {str(number) for number in range(1, len(report["changes"]) + 1)}, "a change is missing"
    assert table.auto_filter.ref and table.freeze_panes == "G3" and table.print_title_rows == "$2:$2"
    assert table.page_setup.orientation == "landscape" and table.sheet_properties.pageSetUpPr.fitToPage
    marked = 0
    for row in rows:
        assert row[5].value in ("原来", "现在")
        for cell in row:
            assert cell.data_type != "f", f"{cell.coordinate} is a formula"
            word = str(cell.value or "")[:4]
            if word in COLOURS:
                marked += 1
                assert cell.fill.fgColor.rgb == COLOURS[word], f"{cell.coordinate}: {cell.fill.fgColor.rgb}"
                assert row[5].value == "原来" or cell.comment.text, f"{cell.coordinate}: no reason"
    fields = sum(len(one["fields"]) for one in report["changes"] if one["old_location"] and one.get("new_location"))
    assert marked >= fields * 2, f"{marked} cells are marked, {fields} fields changed"
    total = [cell.value for cell in list(summary.iter_rows())[-1]]
    told = report["summary"]
    assert total[2:5] == [told["loosened"], told["tightened"], told["neutral"]], f"{total} {told}"
    for row in summary.iter_rows(min_row=5, max_row=summary.max_row - 1):
        target = re.fullmatch(r"'变化'!A(\d+)", row[1].hyperlink.location)
        first = table[int(target[1])]
        assert (first[1].value, first[2].value) == (row[0].value, row[1].value), f"{row[1].coordinate} leads elsewhere"
    return marked


def main() -> None:
    mulu, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    prepare(folder)
    site = folder / "page"
    site.mkdir()
    diff = [mulu, "diff", "old", "new", "--against", "city", "--quiet"]
    for form, target in (("xlsx", "变化.xlsx"), ("html", "page/changes.html"), ("json", "changes.json")):
        subprocess.run([*diff, "--format", form, "-o", target], cwd=folder, check=True)
    report = json.loads((folder / "changes.json").read_text(encoding="utf-8"))
    marked = check(folder / "变化.xlsx", report)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, folder / "变化.xlsx"],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=180,
    )
    text = subprocess.run(["pdftotext", "-layout", folder / "变化.pdf", "-"], check=True, capture_output=True, text=True).stdout
    assert "目录变化汇总" in text and "【放宽】" in text, "LibreOffice printed something else"
    print(f"changes: {len(report['changes'])} changes, {marked} marked cells seen by openpyxl, printed by LibreOffice")


main()
