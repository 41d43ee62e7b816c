// Searches the example's site as people do: words, slips, pinyin, choices with counts, by keyboard, on a small phone, and
// from a folder as from a server: `node search.mjs SITE`. What should be found is told from items.ndjson, not from the index.

import assert from "node:assert/strict";
import { Site } from "./browser.mjs";

const COUNTY = "990101";
const VALUES = {
  place: (item) => [item.jurisdiction.code],
  domain: (item) => [String(item.domain.number).padStart(2, "0")],
  body: (item) => (item.body ?? "").split("、").filter(Boolean),
  mode: (item) => item.mode,
  level: (item) => item.levels,
  audience: (item) => [...(item.audience?.all ? ["全社会"] : []), ...(item.audience?.groups.length ? ["特定群体"] : [])],
};

const squeezed = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s\p{P}\p{S}\p{C}]+/gu, "");

// Every text of an item, from the data that is published for machines.
function wordsOf(item) {
  const texts = [item.code, ...item.category, item.name, ...item.content, item.content.join(""), ...item.basis.map((basis) => basis.text), item.basis_text,
    item.deadline?.text, item.body, ...item.channels, ...item.mode, ...item.levels, ...(item.stage ?? []), ...(item.audience?.groups ?? []), item.audience?.all ? "全社会" : "",
    item.jurisdiction.name, item.domain.name, ...Object.values(item.extra ?? {}).flat(), item.note];
  return texts.filter(Boolean).map((text) => squeezed(String(text)));
}

const holds = (item, word) => wordsOf(item).some((text) => text.includes(word));
const fits = (item, chosen) => Object.entries(chosen).every(([facet, keys]) => VALUES[facet](item).some((value) => keys.includes(value)));
const number = (text) => Number(/\d+/.exec(text)?.[0] ?? -1);

// Opens a page and hears all it does; at the end there is nothing on the console and no request to elsewhere.
async function using(site, page, over, work, options = {}) {
  const { query = "", ...context } = options;
  const { window, heard, close } = await site.open(page, { over, ...context });
  if (query) { await window.goto(site.address(page, over) + query); }
  await work(window);
  assert.deepEqual(heard.console, [], `${page}${query} over ${over}: the console`);
  assert.deepEqual(heard.elsewhere, [], `${page}${query} over ${over}: requests to elsewhere`);
  await close();
}

const status = async (window, ready = /\d|没有/) => {
  await window.waitForFunction((ready) => new RegExp(ready).test(document.querySelector(".search-status").textContent), ready.source);
  return window.locator(".search-status").textContent();
};

// Types into the box and gives what the page then says, and the names it lists.
async function typed(window, words) {
  await window.locator("input[type=search]").fill("");
  await window.locator("input[type=search]").fill(words);
  const said = await status(window);
  return { said, count: number(said), names: await window.locator("a.result").allTextContents(), marks: await window.locator("a.result mark").allTextContents() };
}

async function words(site, items, over) {
  await using(site, "search.html", over, async (window) => {
    for (const word of ["补贴", "第二十条", "示例县民政局", "公示栏", "20个工作日", "养老服务", "县级"]) {
      const expected = items.filter((item) => holds(item, word)).length;
      assert.equal((await typed(window, word)).count, expected, `${word} over ${over}`);
    }
    const both = await typed(window, "养老　补贴");
    assert.equal(both.count, items.filter((item) => holds(item, "养老") && holds(item, "补贴")).length, "both words");
    const plain = await typed(window, "国务院令第711号");
    for (const same of ["国务院令第７１１号", "《国务院令》 第711号", "国务院令，第711号"]) {
      assert.equal((await typed(window, same)).count, plain.count, `${same}: width, blanks and signs are forgiven`);
    }
    const named = await typed(window, "老年人补贴");
    assert.equal(named.names[0], "老年人补贴", "the name itself stands first");
    assert.ok(named.marks.includes("老年人补贴"), "what was found is marked");
    const code = items.find((item) => item.code === "21-01-01");
    assert.equal((await typed(window, "21-01-01")).names[0], code.name, "by code");
  });
}

async function forgiving(site, over) {
  await using(site, "search.html", over, async (window) => {
    for (const slip of ["老年人朴贴", "老年补人贴", "老年补贴人", "老年人人补贴", "老人补贴"]) {
      const found = await typed(window, slip);
      assert.ok(found.count > 0 && found.names.some((name) => name.includes("老年人补贴")), `${slip}: ${found.said} ${found.names}`);
      if (slip !== "老人补贴") { assert.match(found.said, /相近结果/, slip); }
    }
    for (const [letters, name] of [["lnrbt", "老年人补贴"], ["laonianren", "老年人补贴"], ["laonrbt", "老年人补贴"], ["LNRBT", "老年人补贴"]]) {
      const found = await typed(window, letters);
      assert.equal(found.names[0], name, letters);
      assert.doesNotMatch(found.said, /相近/, letters);
    }
    const office = await typed(window, "人社局");
    assert.ok(office.count > 0, "a nickname finds the office");
    assert.match(office.said, /“人社局”现为“人力资源和社会保障局”/);
    assert.ok((await typed(window, "国土资源局")).count > 0, "an office of the past finds that of today");
    const nothing = await typed(window, "航天飞机");
    assert.equal(nothing.names.length, 0);
    assert.match(nothing.said, /没有找到与“航天飞机”相符的事项/);
    assert.match(await window.locator(".search-help").textContent(), /试试/);
    const hostile = await typed(window, "<img src=x onerror=alert(1)>");
    assert.equal(hostile.names.length, 0, "markup is text");
    await typed(window, "a".repeat(5000));
  });
}

async function facetCounts(window) {
  return window.evaluate(() => [...document.querySelectorAll(".facet")].map((facet) => [facet.dataset.facet,
    [...facet.querySelectorAll("input")].map((box) => [box.value, Number(box.closest("label").querySelector(".count").textContent)])]));
}

// Every count on the page is that of items.ndjson with all choices but the facet's own.
async function counts(window, items, word, chosen) {
  let checked = 0;
  const found = items.filter((item) => !word || holds(item, word));
  await window.evaluate(() => {
    const folded = () => document.querySelector(".facet-more[aria-expanded=false]");
    for (let more = folded(); more; more = folded()) { more.click(); }
  });
  for (const [facet, values] of await facetCounts(window)) {
    if (!VALUES[facet]) { continue; }
    const others = Object.fromEntries(Object.entries(chosen).filter(([name]) => name !== facet));
    const left = found.filter((item) => fits(item, others));
    for (const [value, count] of values) {
      assert.equal(count, left.filter((item) => VALUES[facet](item).includes(value)).length, `${facet}=${value}, chosen ${JSON.stringify(chosen)}`);
      checked += 1;
    }
  }
  assert.equal(number(await status(window)), found.filter((item) => fits(item, chosen)).length, JSON.stringify(chosen));
  return checked;
}

const tick = async (window, facet, value) => {
  const box = window.locator(`.facet[data-facet=${facet}] input[value="${value}"]`);
  await box.evaluate((input) => { input.closest("details").open = true; input.click(); });
};

async function facets(site, items, over) {
  let checked = 0;
  await using(site, "search.html", over, async (window) => {
    await status(window);
    checked += await counts(window, items, "", {});
    await tick(window, "domain", "21");
    checked += await counts(window, items, "", { domain: ["21"] });
    await tick(window, "domain", "20");
    checked += await counts(window, items, "", { domain: ["21", "20"] });
    await tick(window, "place", COUNTY);
    await tick(window, "level", "乡级");
    const chosen = { domain: ["21", "20"], place: [COUNTY], level: ["乡级"] };
    checked += await counts(window, items, "", chosen);
    await window.locator("input[type=search]").fill("救助");
    checked += await counts(window, items, "救助", chosen);
    const address = decodeURIComponent(window.url());
    for (const part of ["q=救助", "domain=21", "domain=20", `place=${COUNTY}`, "level=乡级"]) { assert.ok(address.includes(part), `${part} in ${address}`); }
    const before = await status(window);
    await window.reload();
    assert.equal(await status(window), before, `over ${over}: after reloading`);
    assert.equal(await window.locator("input[type=search]").inputValue(), "救助");
    checked += await counts(window, items, "救助", chosen);
    await window.goBack();
    await window.waitForFunction(() => !location.href.includes("level"));
    checked += await counts(window, items, "", { domain: ["21", "20"], place: [COUNTY] });
    await window.goForward();
    await window.waitForFunction(() => location.href.includes("level"));
    assert.equal(await status(window), before, `over ${over}: forward again`);
    await window.locator(".chip.clear").click();
    checked += await counts(window, items, "救助", {});
  });
  await using(site, "search.html", over, async (window) => {
    assert.match(await status(window), /没有/);
    await window.locator(".search-help button").click();
    assert.equal(number(await status(window)), items.filter((item) => holds(item, "养老")).length, "all filters taken away");
  }, { query: "?q=养老&domain=04&mode=主动公开" });
  return checked;
}

// A place's page searches that place alone and loads no other's data, and leads on with what was typed.
async function scoped(site, items, over) {
  await using(site, `${COUNTY}/index.html`, over, async (window) => {
    const asked = [];
    window.on("request", (request) => asked.push(request.url()));
    const own = items.filter((item) => item.jurisdiction.code === COUNTY);
    const found = await typed(window, "补贴");
    assert.equal(found.count, own.filter((item) => holds(item, "补贴")).length);
    assert.deepEqual(asked.map((url) => url.split("/").slice(-2).join("/")), [`${COUNTY}/search-index.js`]);
    await window.locator("a.search-open").click();
    await window.waitForURL(/search\.html/);
    assert.equal(number(await status(window)), found.count);
    assert.ok(window.url().includes(`place=${COUNTY}`));
  });
}

async function keyboard(site, over) {
  for (const page of ["index.html", "search.html"]) {
    await using(site, page, over, async (window) => {
      const focus = () => window.evaluate(() => document.activeElement.tagName + " " + document.activeElement.className);
      await window.keyboard.press("/");
      assert.equal(await window.evaluate(() => document.activeElement.id), "search-words", "the / key");
      await window.keyboard.type("老年人补贴");
      await window.waitForFunction(() => document.querySelectorAll("a.result").length > 0 && document.querySelector("a.result").textContent === "老年人补贴");
      await window.keyboard.press("ArrowDown");
      assert.equal(await focus(), "A result");
      await window.keyboard.press("ArrowUp");
      assert.equal(await window.evaluate(() => document.activeElement.id), "search-words");
      await window.keyboard.press("Escape");
      assert.equal(await window.locator("#search-words").inputValue(), "");
      await window.keyboard.type("老年人补贴");
      await window.waitForFunction(() => document.querySelector("a.result")?.textContent === "老年人补贴");
      await window.keyboard.press("ArrowDown");
      const target = await window.evaluate(() => document.activeElement.href);
      await window.keyboard.press("Enter");
      await window.waitForURL(target);
      assert.equal(await window.locator("h1").textContent(), "老年人补贴");
    });
  }
  await using(site, "search.html", over, async (window) => {
    await status(window);
    const box = window.locator(".facet[data-facet=domain] input").first();
    await box.focus();
    await window.keyboard.press("Space");
    await window.waitForFunction(() => location.href.includes("domain="));
    assert.equal(await window.evaluate(() => document.activeElement.name), "domain", "a choice keeps the keyboard where it is");
  });
}

// The filter of one table: what is shown, the counts, the address, back again.
async function table(site, items, over) {
  const own = items.filter((item) => item.jurisdiction.code === COUNTY && item.domain.number === 20);
  await using(site, `${COUNTY}/20/index.html`, over, async (window) => {
    const shown = () => window.locator("tbody tr:not([hidden])").count();
    assert.equal(await shown(), own.length);
    await window.locator("#filter-words").fill("低保");
    const found = await shown();
    await window.locator("#filter-words").fill("");
    const channel = await window.locator("#filter-channel option").nth(1).getAttribute("value");
    const label = await window.locator("#filter-channel option").nth(1).textContent();
    const expected = own.filter((item) => item.channels.includes(channel)).length;
    assert.equal(number(label.slice(channel.length)), expected, label);
    await window.locator("#filter-channel").selectOption(channel);
    assert.equal(await shown(), expected);
    await window.reload();
    assert.equal(await shown(), expected, `over ${over}: after reloading`);
    await window.goBack();
    await window.waitForFunction(() => !location.href.includes("channel="));
    assert.equal(await shown(), own.length, `over ${over}: back`);
    assert.ok(found <= own.length);
  });
}

async function phone(site) {
  for (const page of ["search.html", "index.html", `${COUNTY}/index.html`]) {
    await using(site, page, "file", async (window) => {
      for (const word of ["补贴", "老年人朴贴", "航天飞机"]) {
        await typed(window, word);
        const wide = await window.evaluate(() => [...document.querySelectorAll("main *")].filter((element) => element.getBoundingClientRect().right > 321).map((element) => element.outerHTML.slice(0, 100)));
        assert.deepEqual(wide.slice(0, 3), [], `${page}, ${word}: wider than a small phone`);
      }
      await typed(window, "补贴");
      for (const lid of await window.locator("details > summary:visible").all()) { await lid.click(); }
      const small = await window.evaluate(() => [...document.querySelectorAll(".result, .choice, .chip, .facet-more, .more, .others summary, .others a, .search-open")]
        .filter((element) => element.checkVisibility()).filter((element) => element.getBoundingClientRect().height < 43.5).map((element) => element.outerHTML.slice(0, 100)));
      assert.deepEqual(small.slice(0, 3), [], `${page}: smaller than a finger`);
    }, { viewport: { width: 320, height: 640 } });
  }
}

// Where the data does not come, the page says so and still leads on.
async function broken(site) {
  await using(site, "search.html", "http", async (window) => {
    await window.route("**/search-index.js", (route) => route.fulfill({ status: 200, contentType: "text/javascript", body: "" }));
    await window.reload();
    assert.match(await status(window, /没有载入/), /没有载入/);
    assert.ok(await window.locator("[data-browse] a").first().isVisible(), "places and domains are listed");
  });
}

// How long a keystroke takes, told and not judged: machines differ.
async function timing(site) {
  await using(site, "search.html", "file", async (window) => {
    const took = [];
    for (const word of ["补", "补贴", "补贴标", "补贴标准", "bt", "btbz", "补贴标淮", "养老 补贴"]) {
      await typed(window, word);
      took.push(`${word} ${Number(await window.locator("[data-search-page]").getAttribute("data-took")).toFixed(0)} ms`);
    }
    console.log(`search: a keystroke over the example: ${took.join(", ")}`);
  });
}

await Site.with(process.argv[2], async (site) => {
  const items = site.text("items.ndjson").trim().split("\n").map((line) => JSON.parse(line));
  let checked = 0;
  for (const over of ["file", "http"]) {
    await words(site, items, over);
    await forgiving(site, over);
    checked += await facets(site, items, over);
    await scoped(site, items, over);
    await keyboard(site, over);
    await table(site, items, over);
  }
  await phone(site);
  await broken(site);
  await timing(site);
  console.log(`search: ${items.length} items; ${checked} counts of facets as items.ndjson has them`);
});
