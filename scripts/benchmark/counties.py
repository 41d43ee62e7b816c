#!/usr/bin/env python3
"""A province of invented counties, made from catalogues/national, to measure `mulu build` on.

    python3 scripts/benchmark/counties.py OUT [COUNTIES]

The same arguments give the same bytes: what varies (which items have another deadline, which are left out, what
the offices are called) follows from the numbers of the county and the item, not from chance.
"""
import pathlib
import re
import sys

NATIONAL = pathlib.Path(__file__).resolve().parents[2] / "catalogues" / "national"
DIGITS = "零一二三四五六七八九"


def chinese(number):
    """1 to 199 as written in names: 一, 十, 二十三, 一百零五."""
    if number >= 100:
        rest = number - 100
        return "一百" + ("" if not rest else ("零" if rest < 10 else "") + chinese(rest))
    tens, ones = divmod(number, 10)
    return ("" if not tens else ("" if tens == 1 else DIGITS[tens]) + "十") + (DIGITS[ones] if ones else "")


def vary(text, county, name):
    head, *items = re.split(r"(?m)^(?=\s*- code:)", text)
    kept = []
    for index, item in enumerate(items):
        mixed = (county * 31 + index * 17) % 97
        if mixed == 0:
            continue  # one in a hundred is missing, for the reviewer to find
        if mixed % 5 == 1:
            item = item.replace("20个工作日", f"{3 + mixed % 15}个工作日", 1)
        if mixed % 7 == 2:
            item = re.sub(r"(?m)^(\s*)body: .*$", lambda m: f"{m[1]}body: {name}人民政府办公室", item, count=1)
        kept.append(item)
    return re.sub(r"(?m)^title: .*$", "", head) + "".join(kept)


def main():
    out = pathlib.Path(sys.argv[1])
    counties = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    out.mkdir(parents=True)
    (out / "jurisdiction.yaml").write_text('name: 示例省\ncode: "990000"\ntier: 省级\n', encoding="utf-8")
    sources = sorted(NATIONAL.glob("[0-9][0-9]-*.yaml"))
    for county in range(1, counties + 1):
        name = f"示例{chinese(county)}县"
        folder = out / f"county-{county:03}"
        folder.mkdir()
        code = f"99{(county - 1) // 99 + 1:02}{(county - 1) % 99 + 1:02}"
        (folder / "jurisdiction.yaml").write_text(f'name: {name}\ncode: "{code}"\ntier: 县级\n', encoding="utf-8")
        for source in sources:
            text = vary(source.read_text(encoding="utf-8"), county, name)
            (folder / source.name).write_text(text, encoding="utf-8")


main()
