#!/usr/bin/env python3
"""The catalogues as input of Hugo, a general static site generator, to hold `mulu build --only html` against.

    mulu build w -o data --only json
    python3 scripts/benchmark/hugo.py data/items.ndjson OUT
    hugo --source OUT --quiet

Every item becomes a page of its own with all its fields, every place and domain a page that lists what is in it,
the domain as a table with the official columns. There is no search, no index by law, office or date, no
comparison with the catalogue above: what only mulu does is not asked of it. Writing this input is not measured.
"""
import json
import pathlib
import sys

CONFIG = """baseURL = "https://www.example.gov.cn/"
title = "基层政务公开标准目录"
languageCode = "zh-CN"
disableKinds = ["taxonomy", "term", "RSS"]
uglyURLs = true
enableRobotsTXT = false
"""

BASE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} - {{ .Site.Title }}</title>
<meta name="description" content="{{ .Title }}：{{ .Params.deadline }} {{ .Params.body }}">
<link rel="canonical" href="{{ .Permalink }}"><link rel="stylesheet" href="/style.css">
<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "DefinedTerm" "name" .Title "termCode" .Params.code "url" .Permalink | jsonify | safeJS }}</script>
</head><body><header><a href="/">{{ .Site.Title }}</a></header>
<nav><ol>{{ range .Ancestors.Reverse }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}<li>{{ .Title }}</li></ol></nav>
<main>{{ block "main" . }}{{ end }}</main>
<footer><p>{{ .Params.source }}</p><p><a href="/">首页</a></p></footer></body></html>
"""

SINGLE = """{{ define "main" }}<article><p>{{ delimit (.Params.category | default slice) " / " }}</p><h1>{{ .Title }}</h1>
<p>{{ .Params.code }} <a href="{{ .CurrentSection.RelPermalink }}">{{ .CurrentSection.Title }}</a></p><dl>
{{ range .Params.fields }}<dt>{{ .label }}</dt><dd>{{ if .texts }}<ul>{{ range .texts }}<li>{{ . }}</li>{{ end }}</ul>{{ else }}未写{{ end }}</dd>
{{ end }}<dt>地址</dt><dd><a href="{{ .Permalink }}">{{ .Permalink }}</a></dd></dl></article>
<nav>{{ with .PrevInSection }}<a rel="prev" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a rel="next" href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>{{ end }}
"""

LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>
{{ with .Sections }}<ul>{{ range . }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}
{{ with .RegularPages }}<table>{{ range . }}<tr><td>{{ .Params.code }}</td><td>{{ delimit (.Params.category | default slice) " / " }}</td>
<td><a href="{{ .RelPermalink }}">{{ .Title }}</a></td>{{ range .Params.fields }}<td>{{ delimit (.texts | default slice) "；" }}</td>{{ end }}</tr>
{{ end }}</table>{{ end }}{{ end }}
"""


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def fields(item):
    audience = item["audience"]
    groups = (["全社会"] if audience.get("all") else []) + audience.get("groups", [])
    deadline = item.get("deadline") or {}
    columns = [
        ("公开内容（要素）", item["content"]),
        ("公开依据", [basis["text"] for basis in item["basis"]]),
        ("公开时限", [deadline["text"]] if deadline else []),
        ("公开主体", [item["body"]] if item.get("body") else []),
        ("公开渠道和载体", item["channels"]),
        ("公开对象", groups),
        ("公开方式", item["mode"]),
        ("公开层级", item["levels"]),
    ]
    return [{"label": label, "texts": texts} for label, texts in columns]


def main():
    lines, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    write(out / "config.toml", CONFIG)
    for name, text in [("baseof.html", BASE), ("single.html", SINGLE), ("list.html", LIST)]:
        write(out / "layouts" / "_default" / name, text)
    seen = set()
    with lines.open(encoding="utf-8") as stream:
        for number, line in enumerate(stream):
            item = json.loads(line)
            place, domain = item["jurisdiction"], item["domain"]
            folder = out / "content" / place["code"] / f"{domain['number']:02}"
            for at, title in [(folder.parent, place["name"]), (folder, domain["name"])]:
                if at not in seen:
                    seen.add(at)
                    write(at / "_index.md", json.dumps({"title": title}, ensure_ascii=False) + "\n")
            front = {
                "title": item.get("name", ""),
                "weight": number + 1,
                "code": item.get("code"),
                "category": item["category"],
                "deadline": (item.get("deadline") or {}).get("text"),
                "body": item.get("body"),
                "source": pathlib.Path(item["location"]["path"]).name,
                "fields": fields(item),
            }
            write(folder / f"{item['code']}.md", json.dumps(front, ensure_ascii=False, indent=1) + "\n")


main()
