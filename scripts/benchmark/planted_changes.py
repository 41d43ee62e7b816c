#!/usr/bin/env python3
"""How good is `mulu diff`? Plants one edit in each item of the shipped catalogues and holds what is told against it.

    python3 scripts/benchmark/planted_changes.py [MULU] [--rounds N] [--show]

Every edit is of a class: the public loses, the public gains, something changed that serves nobody more, or only the writing
differs. The two sides are compared as YAML, as the workbooks `mulu build` makes of them, and the one against the other; then boxes
and ticks are taken out of the cells of the workbooks themselves. Needs PyYAML and openpyxl. The same arguments plant the same edits.
"""
import argparse
import collections
import copy
import json
import pathlib
import re
import shutil
import subprocess
import tempfile

import openpyxl
import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2] / "catalogues"
SOURCES = [ROOT / "national", ROOT / "example" / "city" / "county"]
MEANT = {"loses": "loosened", "gains": "tightened", "other": "neutral"}
DIGITS = {"3": "三", "5": "五", "7": "七", "10": "十", "15": "十五", "20": "二十"}


def texts(item, key):
    value = item.get(key)
    return list(value) if isinstance(value, list) else None


def without(item, key, fits=lambda one, rest: True):
    """The list of a field without the last entry that can be spared."""
    own = texts(item, key)
    for at in range(len(own or []) - 1, -1, -1):
        rest = own[:at] + own[at + 1:]
        if rest and fits(own[at], rest):
            return rest
    return None


def set_to(key, value):
    return lambda item: {key: value} if item.get(key) not in (None, value) else None


def amount(change):
    """The deadline with its one number of working days changed."""
    def edit(item):
        found = re.findall(r"(\d+)个工作日", item.get("deadline") or "")
        # 会议召开7个工作日前, 公告期不少于5个工作日: there fewer days are worse.
        if len(found) != 1 or re.search("公示|工作日前|不少于", item["deadline"]):
            return None
        new = item["deadline"].replace(f"{found[0]}个工作日", change(found[0]))
        return {"deadline": new} if new != item["deadline"] else None
    return edit


def spared(one, rest):
    """Whether no other element says any of it: what two elements share may be said still."""
    grams = {one[at:at + 2] for at in range(len(one) - 1)}
    return len(one) > 2 and not any(gram in other for gram in grams for other in rest)


def law(one, rest):
    return "《" in one and "政府信息公开条例" not in one and not any(one[:12] in other for other in rest)


def only(key, value, edit):
    return lambda item: edit(item) if item.get(key) == value else None


def added(key, more):
    return lambda item: {key: (texts(item, key) or [item[key]]) + [more]} if item.get(key) and more not in str(item[key]) else None


def list_edit(key, edit, least=2):
    def run(item):
        own = texts(item, key)
        return {key: edit(own)} if own and len(own) >= least else None
    return run


def text_edit(key, edit):
    def run(item):
        new = edit(item[key]) if isinstance(item.get(key), str) else None
        return {key: new} if new and new != item[key] else None
    return run


def laid(item, key, rest):
    return {key: rest} if rest else None


EVERYBODY = lambda edit: only("audience", "全社会", edit)
LIMIT = lambda item: re.search(r"\d+个工作日内$", item.get("deadline") or "")
LOSES = {
    "content dropped": lambda item: laid(item, "content", without(item, "content", spared)),
    "content cut short": lambda item: laid(item, "content", without(item, "content")),
    "content of one exchanged": list_edit("content", lambda own: own[:-2] + ["评议打分排名情况", own[-1]]),
    "content joined and cut": list_edit("content", lambda own: "、".join(own[:-1]), 3),
    "content limited": list_edit("content", lambda own: own[:-1] + [own[-1] + "（涉及企业的除外）"], 1),
    "deadline later": amount(lambda days: f"{int(days) + 11}个工作日"),
    "deadline vague": lambda item: {"deadline": "及时公开"} if LIMIT(item) else None,
    "deadline usual": amount(lambda days: f"{days}个工作日左右"),
    "deadline without a time": lambda item: {"deadline": item["deadline"].replace("之日起", "后").split("后")[0] + "后公开"} if LIMIT(item) and "之日起" in item["deadline"] else None,
    "deadline may be put off": lambda item: {"deadline": item["deadline"] + "，情况复杂的可延长10个工作日"} if LIMIT(item) else None,
    "deadline in principle": lambda item: {"deadline": "原则上" + item["deadline"]} if LIMIT(item) else None,
    "deadline emptied": set_to("deadline", None),
    "basis dropped": lambda item: laid(item, "basis", without(item, "basis", law)),
    "body emptied": set_to("body", None),
    "channel dropped": lambda item: laid(item, "channels", without(item, "channels", lambda one, rest: "其他" not in one)),
    "audience narrowed": EVERYBODY(lambda item: {"audience": {"groups": ["本县户籍居民"]}}),
    "audience limited": EVERYBODY(lambda item: {"audience": "全社会（仅限本县户籍居民）"}),
    "on request": only("mode", "主动公开", lambda item: {"mode": "依申请公开"}),
    "not at all": only("mode", "主动公开", lambda item: {"mode": "不予公开"}),
    "level dropped": lambda item: laid(item, "levels", without(item, "levels")),
}
GAINS = {
    "content added": added("content", "评议打分排名情况"),
    "deadline sooner": amount(lambda days: f"{max(1, int(days) - 2)}个工作日" if int(days) > 3 else f"{days}个工作日"),
    "public for good": lambda item: {"deadline": item["deadline"] + "，长期公开"} if LIMIT(item) else None,
    "posted a while": lambda item: {"deadline": item["deadline"] + "，公示期不少于10个工作日"} if LIMIT(item) else None,
    "basis added": added("basis", "《中华人民共和国保守国家秘密法》"),
    "channel added": added("channels", "精准推送"),
    "level added": added("levels", "村级"),
    "telephone added": lambda item: None if item.get("contact") else {"contact": "0990-1234567"},
}
OTHER = {
    "body changed": text_edit("body", lambda text: "示例县烟草专卖局"),
    "name changed": text_edit("name", lambda text: text + "（试行）"),
    "category changed": text_edit("category", lambda text: text + "与综合事务"),
    "note added": lambda item: None if item.get("note") else {"note": "本项由两个部门分别公布"},
    "code changed": text_edit("code", lambda text: text[:-2] + "88"),
    "audience beside everybody": EVERYBODY(lambda item: {"audience": "全社会，重点为老年人"}),
}
SAME = {
    "content in another order": list_edit("content", lambda own: own[::-1]),
    "content numbered": list_edit("content", lambda own: "；".join(f"{at}.{one}" for at, one in enumerate(own, 1)) + "。"),
    "content in lines": list_edit("content", "\n".join),
    "amount in Chinese": amount(lambda days: f"{DIGITS.get(days, days)}个工作日"),
    "deadline with 自": text_edit("deadline", lambda text: "自" + text if re.search(r"^[^自；，]+之日起\d+个工作日内$", text) else None),
    "deadline with 公开": text_edit("deadline", lambda text: text + "予以公开" if re.search(r"\d+个工作日内$", text) else None),
    "basis in another order": list_edit("basis", lambda own: own[::-1]),
    "basis in half width": list_edit("basis", lambda own: [one.replace("（", "(").replace("）", ")") for one in own], 1),
    "basis in short": list_edit("basis", lambda own: [one.replace("《中华人民共和国", "《", 1) for one in own], 1),
    "channels in another order": list_edit("channels", lambda own: own[::-1]),
    "channels otherwise": list_edit("channels", lambda own: [{"政府网站": "政府门户网站", "两微一端": "政务新媒体"}.get(one, one) for one in own], 1),
    "channels in one text": list_edit("channels", "、".join),
    "everybody otherwise": EVERYBODY(lambda item: {"audience": "面向社会公众"}),
    "mode in short": only("mode", "主动公开", lambda item: {"mode": "主动"}),
    "levels in one text": list_edit("levels", lambda own: "、".join(one.removesuffix("级") for one in own)),
    "levels with a count": list_edit("levels", lambda own: "、".join(one.removesuffix("级") for one in own) + {2: "两级", 3: "三级"}.get(len(own), "级")),
    "name in full width": text_edit("name", lambda text: text.replace("(", "（").replace(")", "）").replace("、", "、 ")),
    "blanks": text_edit("body", lambda text: " " + text.replace("、", " 、")),
}
CLASSES = {"loses": LOSES, "gains": GAINS, "other": OTHER, "same": SAME}
FIELD_OF = {
    "posted": "deadline", "public": "deadline", "amount": "deadline", "on": "mode", "not": "mode", "level": "levels",
    "channel": "channels", "telephone": "contact", "everybody": "audience", "blanks": "body",
}


def field_of(edit):
    word = edit.split()[0]
    return FIELD_OF.get(word, word)


def planted(catalogue, turn):
    """The catalogue with an edit in each item, and what was planted, by the name of the item."""
    edited, told = copy.deepcopy(catalogue), {}
    every = [(kind, name, edit) for kind, edits in CLASSES.items() for name, edit in edits.items()]
    names = collections.Counter(item["name"] for item in catalogue["items"])
    for at, item in enumerate(edited["items"]):
        if names[item["name"]] > 1:
            continue
        # Another edit each round; the next that fits the item.
        for step in range(len(every)):
            kind, name, edit = every[(turn + at * 7 + step) % len(every)]
            new = edit(item)
            if new:
                before = item["name"]
                item.update(new)
                for key in [key for key, value in item.items() if value is None]:
                    del item[key]
                told[before] = (kind, name)
                break
        turn += 1
    return edited, told, turn


def lay(folder, source, catalogues):
    folder.mkdir(parents=True)
    for beside in ("jurisdiction.yaml", "negative-list.yaml"):
        if (source / beside).exists():
            shutil.copy(source / beside, folder)
    for name, catalogue in catalogues.items():
        text = yaml.safe_dump(catalogue, allow_unicode=True, sort_keys=False, width=10**6)
        (folder / name).write_text(text, encoding="utf-8")


def run(mulu, *words):
    done = subprocess.run([mulu, *map(str, words)], capture_output=True, text=True)
    if done.returncode > 1:
        raise SystemExit(f"{words}: {done.stderr}")
    return done.stdout


def workbooks(mulu, folder, out):
    """The workbooks of a folder, one a domain, in a folder of their own."""
    run(mulu, "build", folder, "-o", out.with_name(out.name + ".site"), "--only", "xlsx", "--quiet")
    out.mkdir()
    for book in sorted(out.with_name(out.name + ".site").rglob("*-[0-9][0-9].xlsx")):
        shutil.copy(book, out / book.name)


class Score:
    def __init__(self, show):
        self.show, self.counts = show, collections.Counter()

    def judge(self, form, changes, told):
        by_name = collections.defaultdict(list)
        for change in changes:
            item = change.get("item") or {}
            names = {item.get("old_name"), item.get("new_name")} | {part["name"] for part in change.get("old_items", []) + change.get("new_items", [])}
            for name in names - {None}:
                by_name[name].append(change)
        for name, (kind, edit) in told.items():
            own = {id(one): one for key in (name, name + "（试行）") for one in by_name.get(key, [])}.values()
            fields = [field for change in own for field in change["fields"]]
            self.one(form, kind, edit, name, fields, [change["kind"] for change in own])
        strangers = set(by_name) - set(told) - {name + "（试行）" for name in told}
        self.counts[form, "noise"] += len(strangers)
        for name in sorted(strangers) if self.show else []:
            print(f"  {form}: nothing was planted in {name}")

    def one(self, form, kind, edit, name, fields, kinds):
        wanted = field_of(edit)
        hit = [field for field in fields if field["field"] == wanted]
        beside = [field for field in fields if field["field"] != wanted]
        right = bool(hit) and hit[0]["direction"] == MEANT.get(kind)
        if kind == "same":
            right = not fields and not kinds
        self.counts[form, kind, "all"] += 1
        self.counts[form, kind, "told"] += bool(hit)
        self.counts[form, kind, "right"] += right
        self.counts[form, kind, "beside"] += len(beside)
        if self.show and (not right or beside):
            said = " | ".join(f"{field['field']} {field['direction']}: {field['why']}" for field in fields)
            print(f"  {form} {kind} “{edit}” in {name}: {kinds} {said}"[:400])

    def print(self):
        print(f"{'':14}{'planted':>9}{'told':>7}{'right':>7}  told of other fields")
        for form in dict.fromkeys(key[0] for key in self.counts):
            for kind in CLASSES:
                all_, told, right, beside = (self.counts[form, kind, what] for what in ("all", "told", "right", "beside"))
                if all_:
                    print(f"{form:6}{kind:8}{all_:9}{told:7}{right:7}{beside:7}")
            print(f"{form:6}items told of in which nothing was planted: {self.counts[form, 'noise']}")


def unticked(source, out):
    """Workbooks with one box or tick taken out of a row each, and of which item: always a loss."""
    out.mkdir()
    told, turn = {}, 0
    for path in sorted(source.glob("*.xlsx")):
        book = openpyxl.load_workbook(path)
        sheet = book.active
        heads = {}
        for row in sheet.iter_rows(min_row=1, max_row=4):
            for cell in row:
                if isinstance(cell.value, str):
                    heads.setdefault(cell.value.replace("\n", ""), cell.column)
        names = next((at for text, at in heads.items() if "二级事项" in text), None)
        channels = next((at for text, at in heads.items() if "渠道" in text), None)
        everybody, levels = heads.get("全社会"), [at for text, at in heads.items() if re.fullmatch("[省市县乡村]级", text)]
        seen = collections.Counter(sheet.cell(row, names).value for row in range(3, sheet.max_row + 1)) if names else {}
        for row in range(3, sheet.max_row + 1) if names else ():
            name = sheet.cell(row, names).value
            if not name or seen[name] > 1 or name == "二级事项":
                continue
            turn += 1
            cell = sheet.cell(row, channels) if channels else None
            ticked = [at for at in levels if sheet.cell(row, at).value]
            if turn % 3 == 0 and cell is not None and str(cell.value).count("■") > 1:
                cell.value = "□".join(str(cell.value).rsplit("■", 1))
                told[name] = ("loses", "channels unticked")
            elif turn % 3 == 1 and len(ticked) > 1:
                sheet.cell(row, ticked[-1]).value = None
                told[name] = ("loses", "levels unticked")
            elif turn % 3 == 2 and everybody and sheet.cell(row, everybody).value:
                sheet.cell(row, everybody).value, sheet.cell(row, everybody + 1).value = None, "√"
                told[name] = ("loses", "audience unticked")
        book.save(out / path.name)
    return told


def main():
    options = argparse.ArgumentParser()
    options.add_argument("mulu", nargs="?", default="mulu")
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--show", action="store_true")
    options = options.parse_args()
    score = Score(options.show)
    with tempfile.TemporaryDirectory() as desk:
        turn = 0
        for number in range(options.rounds):
            for source in SOURCES:
                here = pathlib.Path(desk) / f"{number}-{source.name}"
                old = {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(source.glob("[0-9][0-9]-*.yaml"))}
                new, told = {}, {}
                names = collections.Counter(item["name"] for one in old.values() for item in one["items"])
                for name, catalogue in old.items():
                    new[name], own, turn = planted(catalogue, turn)
                    # Of items with one name in two domains nobody could say which was told of.
                    told.update({item: one for item, one in own.items() if names[item] == 1})
                    shared = [item["name"] for item in catalogue["items"] if names[item["name"]] > 1]
                    new[name]["items"] = [catalogue["items"][at] if item["name"] in shared or catalogue["items"][at]["name"] in shared else item for at, item in enumerate(new[name]["items"])]
                lay(here / "old", source, old)
                lay(here / "new", source, new)
                for side in ("old", "new"):
                    workbooks(options.mulu, here / side, here / f"{side}-x")
                for form, one, other in (("yaml", "old", "new"), ("xlsx", "old-x", "new-x"), ("both", "old", "new-x")):
                    changes = json.loads(run(options.mulu, "diff", here / one, here / other, "--format", "json"))["changes"]
                    changes = [change for change in changes if change["subject"] == "item"]
                    score.judge(form, changes, told)
                if number == 0:
                    told = unticked(here / "old-x", here / "unticked")
                    changes = json.loads(run(options.mulu, "diff", here / "old-x", here / "unticked", "--format", "json"))["changes"]
                    score.judge("cells", [change for change in changes if change["subject"] == "item"], told)
    score.print()


main()
