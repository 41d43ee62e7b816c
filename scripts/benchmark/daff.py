#!/usr/bin/env python3
"""What `mulu diff` tells of pairs of submissions, beside a general table-diff tool on the same pairs as CSV.

    pip install daff
    python3 scripts/benchmark/daff.py MULU [WORK]

MULU is the binary. The county is that of counties.py; each pair changes one thing about it. Times are user time of the
better of three runs, daff's a Python start included, mulu's the reading of 26 YAML files a side.
"""
import csv
import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
CHINESE = {"10": "十", "20": "二十", "5": "五", "7": "七", "15": "十五", "30": "三十"}


def files(county):
    return sorted((county / "county-001").glob("[0-9][0-9]-*.yaml"))


def rewrite(county, change):
    for path in files(county):
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


def reordered(county):
    def turn(text):
        head, *items = re.split(r"(?m)^(?=\s*- code:)", text)
        return head + "".join(item if item.endswith("\n") else item + "\n" for item in reversed(items))
    rewrite(county, turn)


def rewritten(county):
    def otherwise(text):
        text = text.replace("（国务院令第", "(国务院令第").replace("个工作日", " 个工作日")
        return re.sub(r"(\d+) 个工作日", lambda m: f"{CHINESE.get(m[1], m[1])} 个工作日", text)
    rewrite(county, otherwise)


def edited(county):
    first, second, *_ = files(county)
    text = second.read_text(encoding="utf-8")
    for old, new in [("20个工作日", "30个工作日"), ("政府网站, ", ""), ("mode: 主动公开", "mode: 依申请公开")]:
        assert old in text, old
        text = text.replace(old, new, 1)
    second.write_text(text, encoding="utf-8")
    first.unlink()


def user_time(command):
    best = None
    for _ in range(3):
        before = os.times().children_user
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        spent = os.times().children_user - before
        best = spent if best is None else min(best, spent)
    return best, done.stdout


def rows(marked):
    """Rows of a daff by its marks: `->` changed, `+++` added, `---` removed, `:` moved."""
    marks = [row[0] for row in csv.reader(io.StringIO(marked)) if row]
    names = {"changed": lambda m: "->" in m, "added": lambda m: m == "+++", "removed": lambda m: m == "---", "moved": lambda m: m == ":"}
    found = {name: sum(map(is_one, marks)) for name, is_one in names.items()}
    return ", ".join(f"{count} {name}" for name, count in found.items() if count) or "nothing"


def told(text):
    summary = json.loads(text)["summary"]
    return ", ".join(f"{count} {name}" for name, count in summary.items() if count and name != "unchanged") or "nothing"


def main():
    mulu = str(pathlib.Path(sys.argv[1]).resolve())
    work = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp())
    old = work / "old"
    subprocess.run([sys.executable, HERE / "counties.py", old, "1"], check=True)
    for change in [reordered, rewritten, edited]:
        new = work / change.__name__
        shutil.copytree(old, new)
        change(new)
        for side in [old, new]:
            subprocess.run([mulu, "build", side, "-o", f"{side}.csv", "--only", "csv", "--quiet"], check=True, stderr=subprocess.DEVNULL)
        tables = [next(pathlib.Path(f"{side}.csv").glob("990101/990101.csv")) for side in [old, new]]
        theirs, marked = user_time(["daff", *tables])
        ours, changes = user_time([mulu, "diff", old, new, "--format", "json"])
        print(f"{change.__name__}\n  daff {theirs:.2f} s: {rows(marked)}\n  mulu {ours:.2f} s: {told(changes)}\n  ratio {ours / theirs:.2f}")


main()
