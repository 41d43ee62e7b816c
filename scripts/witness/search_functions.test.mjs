// The search without a page: folding, near words, pinyin, ranking, counts, the address. `node --test`.

import assert from "node:assert/strict";
import test from "node:test";

const assets = new URL("../../templates/assets/", import.meta.url);
for (const name of ["fold", "search", "facets", "address"]) { await import(new URL(`${name}.js`, assets)); }
const { Mulu } = globalThis;

const pinyin = { zhu: "住", fang: "房", gong: "公", ji: "积", jin: "金", hang: "行", xing: "行", yin: "银", zhang: "长", chang: "长" };

// An index of two places: each row is [place, name, content, body, mode].
function index(rows) {
  const data = { full: true, places: [["甲县", "990101"], ["乙县", "990102"]], domains: [["21", "养老服务"]], body: [], channel: [], audience: [], mode: [], level: [],
    stage: [], life_stage: [], bodies: [], profiles: [], records: [], catalogues: [[0, 0, "990101/21/", [], [], {}], [1, 0, "990102/21/", [], [], {}]],
    former: [["卫计局", "卫生健康局"]], everyday: [["敬老院", "养老机构"], ["敬老院", "机构名称"]], pinyin, texts: [] };
  const number = (list, value) => (list.includes(value) ? list.indexOf(value) : list.push(value) - 1);
  rows.forEach(([place, name, content, body, mode], row) => {
    const office = number(data.body, body);
    data.bodies[office] = [number(data.texts, body), [office]];
    data.profiles.push([[], [], [number(data.mode, mode)], [], [], []]);
    data.records.push([number(data.texts, name), -1, row, [], [number(data.texts, content)]]);
    const catalogue = data.catalogues[place];
    catalogue[5][catalogue[3].length] = `item-${row}`;
    catalogue[3].push(row);
    catalogue[4].push(office);
  });
  return Mulu.engine(data);
}

const ROWS = [
  [0, "养老机构名单", "机构名称；老年人补贴", "甲县民政局", "主动公开"],
  [0, "老年人补贴", "补贴名称", "甲县民政局", "主动公开"],
  [0, "老年人补贴发放结果", "名单", "甲县财政局", "依申请公开"],
  [1, "住房公积金", "缴存", "乙县卫生健康局", "主动公开"],
];
const engine = index(ROWS);
const names = (query) => {
  const found = Mulu.find(engine, query);
  return Mulu.ranked(found, () => true).map((item) => engine.data.texts[engine.data.records[engine.record[item]][0]]);
};

test("width, case, blanks and signs are forgiven", () => {
  assert.equal(Mulu.fold("《ＡＢ c》 （第７１１号）"), "abc第711号");
  assert.deepEqual(Mulu.terms(" 养老，补贴、　养老 "), ["养老", "补贴"]);
  const { folded, from, to } = Mulu.foldWithPlaces("（甲 ①乙）");
  assert.equal(folded, "甲1乙");
  assert.deepEqual([from, to], [[1, 3, 4], [2, 4, 5]]);
});

test("names stand first: the same, then beginning, then containing; several words are all of them", () => {
  assert.deepEqual(names("老年人补贴"), ["老年人补贴", "老年人补贴发放结果", "养老机构名单"]);
  assert.deepEqual(names("补贴 名单"), ["养老机构名单", "老年人补贴发放结果"]);
  assert.equal(Mulu.find(engine, "补贴 名单").near, false);
  assert.equal(names("").length, ROWS.length);
});

test("one character wrong, missing, too many or two changed over is near; two are not", () => {
  for (const slip of ["老年人朴贴", "老年补贴", "老老年人补贴", "老年补人贴", "年老人补贴"]) {
    const found = Mulu.find(engine, slip);
    assert.ok(found.near && names(slip).includes("老年人补贴"), slip);
  }
  assert.equal(Mulu.find(engine, "老年人补贴").near, false);
  assert.deepEqual(names("航天飞机"), []);
  const most = Mulu.find(engine, "补贴 名单 航天");
  assert.deepEqual([most.near, most.count], [true, 2], "no item holds all words: those that hold most, and it is said");
  assert.deepEqual(Mulu.nearForms("补贴"), []);
});

test("a near form never runs from one text into the next", () => {
  assert.equal(Mulu.placeOfForm("甲乙\n丙丁", ["乙", "丙", 1], 0), null);
  assert.deepEqual(Mulu.placeOfForm("甲乙\n乙己丙", ["乙", "丙", 1], 0), [3, 6]);
  assert.deepEqual(Mulu.placeOfForm("甲甲乙丙", ["", "乙丙", 1], 0), [1, 4]);
});

test("pinyin: initials, whole syllables, both, the last one in the typing, every reading", () => {
  const readings = Mulu.readings(pinyin);
  for (const letters of ["zfgjj", "zhfgjj", "zhufanggongjijin", "zhufgjj", "zfgongj", "zhufangg"]) {
    assert.deepEqual(Mulu.soundsLike(readings, "住房公积金", letters)?.[0], 0, letters);
  }
  for (const letters of ["yinhang", "yinxing", "yhhz", "hangzhang", "xingchang"]) {
    assert.ok(Mulu.soundsLike(readings, "银行行长", letters), letters);
  }
  assert.equal(Mulu.soundsLike(readings, "住房公积金", "zgj"), null);
  assert.deepEqual(names("zfgjj"), ["住房公积金"]);
});

test("an everyday word finds what is written for it, and says so", () => {
  const found = Mulu.find(engine, "敬老院");
  assert.deepEqual(names("敬老院"), ["养老机构名单"]);
  assert.deepEqual([found.near, found.everyday], [false, [["敬老院", ["养老机构", "机构名称"]]]]);
  assert.deepEqual(Mulu.find(engine, "养老机构").everyday, []);
});

test("a former name finds the office of today, and says so", () => {
  const found = Mulu.find(engine, "卫计局");
  assert.deepEqual([found.count, found.near, found.former], [1, false, [["卫计局", "卫生健康局"]]]);
});

test("counts are made as if nothing were chosen in their own facet", () => {
  const found = Mulu.find(engine, "");
  const free = Mulu.countFacets(engine, found, {});
  assert.deepEqual([[...free.counts.place], [...free.counts.mode], free.total], [[3, 1], [3, 1], 4]);
  const chosen = Mulu.countFacets(engine, found, { mode: new Set([0]), place: new Set([0]) });
  assert.deepEqual([[...chosen.counts.place], [...chosen.counts.mode], [...chosen.counts.body], chosen.total], [[2, 1], [2, 1], [2, 0, 0], 2]);
  const unknown = Mulu.countFacets(engine, found, { mode: new Set([-1]) });
  assert.deepEqual([[...unknown.counts.mode], unknown.total], [[3, 1], 0]);
});

test("the address says it all and reads back", () => {
  const keys = ["domain", "mode"];
  const state = { q: "补贴 & 100%+", domain: ["21", "04"], mode: ["主动公开"] };
  assert.deepEqual(Mulu.stateOf(Mulu.queryOf(state, keys), keys), state);
  assert.deepEqual(Mulu.stateOf("q=&domain=&x=1", keys), { q: "", domain: [], mode: [] });
});
