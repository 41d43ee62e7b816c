// Opens pages of every kind in Chromium and uses them as people do: `node pages.mjs SITE`.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Site } from "./browser.mjs";

const NEEDED = ["domain", "index", "item", "negative-list", "place"];
// A small phone, 1280 px at 200 %, a tablet, a desk.
const WIDTHS = [320, 640, 768, 1280];
const SIZES = ["normal", "large"];

// Speaks nothing on the console, asks nothing of anyone else, has one first heading.
async function opens(site, page, over) {
  const { window, heard, close } = await site.open(page, { over });
  assert.equal(await window.locator("h1").count(), 1, `${page}: first headings`);
  assert.deepEqual(heard.console, [], `${page} over ${over}: the console`);
  assert.deepEqual(heard.elsewhere, [], `${page} over ${over}: requests to elsewhere`);
  await close();
}

// No page is wider than its window: not on a small phone, not in the larger mode, not at 200 %.
async function fits(site, page, widths) {
  const { window, close } = await site.open(page);
  for (const size of SIZES) {
    await window.evaluate((size) => { document.documentElement.dataset.size = size; }, size);
    for (const width of widths) {
      await window.setViewportSize({ width, height: 800 });
      const wide = await window.evaluate(() => {
        const room = document.documentElement.clientWidth;
        const over = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > room + 1
          && !element.closest(".table-box, .hear, .official caption") && getComputedStyle(element).position !== "absolute");
        return document.documentElement.scrollWidth > room ? [document.documentElement.scrollWidth, over.slice(0, 3).map((element) => element.outerHTML.slice(0, 120))] : null;
      });
      assert.equal(wide, null, `${page}, ${size}, ${width} px: too wide ${JSON.stringify(wide)}`);
    }
  }
  await close();
}

// Tab reaches every control once and in the order of the page, each in sight with an outline; the first leads to the content.
async function keyboard(site, page) {
  const { window, close } = await site.open(page, { reducedMotion: "reduce" });
  const controls = await window.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")];
    const seen = all.filter((element) => element.checkVisibility({ visibilityProperty: true }));
    seen.forEach((element, index) => { element.dataset.stop = index; });
    return seen.length;
  });
  const stops = Math.min(controls, 60);
  for (let stop = 0; stop < stops; stop += 1) {
    await window.keyboard.press("Tab");
    const now = await window.evaluate(() => {
      const element = document.activeElement;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      return { stop: Number(element.dataset.stop), outlined, seen: box.bottom > 0 && box.top < innerHeight && box.width > 0, html: element.outerHTML.slice(0, 120) };
    });
    assert.deepEqual({ stop: now.stop, outlined: now.outlined, seen: now.seen }, { stop, outlined: true, seen: true }, `${page}: Tab ${stop + 1} is at ${now.html}`);
    if (stop === 0) { assert.match(now.html, /class="skip"/, `${page}: the way past the head`); }
  }
  await window.evaluate(() => { document.activeElement.blur(); });
  await window.locator(".skip").focus();
  await window.keyboard.press("Enter");
  assert.equal(await window.evaluate(() => document.activeElement.id), "main", `${page}: the way past the head`);
  await close();
  return stops;
}

// Controls that a finger meets: 44 px, in the larger mode 60 px. Links within a sentence or a cell are text.
async function targets(site, page, size, least) {
  const { window, close } = await site.open(`${page}`, { viewport: { width: 390, height: 844 } });
  await window.evaluate((size) => { document.documentElement.dataset.size = size; }, size);
  const small = await window.evaluate((least) => {
    const controls = [...document.querySelectorAll("button, select, input:not([type=checkbox], [type=radio]), summary, .button, .downloads a, .card-link, .tree-row, .site-name")];
    const seen = controls.filter((element) => element.checkVisibility({ visibilityProperty: true }));
    return seen.filter((element) => element.getBoundingClientRect().height < least - 0.5).map((element) => element.outerHTML.slice(0, 120));
  }, least);
  assert.deepEqual(small, [], `${page}, ${size}: smaller than ${least} px`);
  if (size === "large") {
    const least = await window.evaluate(() => Math.min(...[...document.querySelectorAll("body *")]
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && element.checkVisibility() && !element.closest(".hear"))
      .map((element) => parseFloat(getComputedStyle(element).fontSize))));
    assert.ok(least >= 22, `${page}: text of ${least} px in the larger mode`);
  }
  await close();
}

// What is chosen holds on the next page, over both ways; a link can ask for it; the system's theme is followed.
async function display(site, page, over) {
  const { window, close } = await site.open(page, { over });
  const shown = () => window.evaluate(() => ({ ...document.documentElement.dataset, text: parseFloat(getComputedStyle(document.body).fontSize) }));
  assert.deepEqual(await shown(), { text: 16 });
  await window.locator("[data-toggle=size]").click();
  await window.locator("[data-toggle=theme]").click();
  assert.deepEqual(await shown(), { size: "large", theme: "dark", text: 24 });
  assert.equal(await window.locator("[data-toggle=size]").getAttribute("aria-pressed"), "true");
  await window.locator(".site-name").click();
  await window.waitForLoadState();
  assert.deepEqual(await shown(), { size: "large", theme: "dark", text: 24 }, `over ${over}: on the next page`);
  await window.locator("[data-toggle=size]").click();
  await window.locator("[data-toggle=theme]").click();
  await window.goto(site.address(page, over));
  assert.deepEqual(await shown(), { text: 16 }, `over ${over}: taken back`);
  await window.goto(`${site.address(page, over)}?size=large`);
  assert.equal((await shown()).size, "large", `over ${over}: asked for in the address`);
  await close();
  const ground = (window) => window.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await site.open(page, { over, colorScheme: "dark" });
  assert.equal(await ground(dark.window), "rgb(16, 19, 22)", "the system's theme");
  await dark.window.locator("[data-toggle=theme]").click();
  assert.equal(await ground(dark.window), "rgb(245, 247, 249)", "light, though the system is dark");
  await dark.close();
}

// Without scripts nothing is lost: the text is all there and no dead control is shown.
async function plain(site, page) {
  const { window, close } = await site.open(page, { javaScriptEnabled: false });
  assert.equal(await window.locator("button:visible, input:visible, select:visible").count(), 0, `${page}: a control that needs scripts`);
  await close();
}

// On paper, whatever was chosen for the screen: sheets of A4 with their numbers, no controls; the official
// table lies across, its heading on every sheet, and what follows it stands on the same sheets.
async function paper(site, page, official, folder) {
  const { window, close } = await site.open(page, { colorScheme: "dark" });
  await window.evaluate(() => { document.documentElement.dataset.size = "large"; });
  const file = path.join(folder, "paper.pdf");
  await window.pdf({ path: file, preferCSSPageSize: true, printBackground: true });
  await close();
  const poppler = (...words) => execFileSync(words[0], words.slice(1), { encoding: "utf8", maxBuffer: 1 << 26 });
  const told = poppler("pdfinfo", "-f", "1", "-l", "9999", file);
  const sheets = [...told.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+)/gm)].map(([, width, height]) => [Math.round(width), Math.round(height)]);
  assert.ok(sheets.length > 0, `${page}: no sheet`);
  for (const sheet of sheets) { assert.deepEqual(sheet, official ? [842, 595] : [595, 842], `${page}: a sheet's size`); }
  const texts = poppler("pdftotext", "-layout", file, "-").split("\f").slice(0, sheets.length);
  texts.forEach((text, index) => assert.match(text, new RegExp(`—\\s*${index + 1}\\s*—`), `${page}: number of sheet ${index + 1}`));
  if (official) {
    const headed = texts.filter((text) => /公开时限/.test(text)).length;
    assert.ok(sheets.length > 1 && headed >= sheets.length - 1, `${page}: ${headed} of ${sheets.length} sheets have the heading`);
  }
  assert.doesNotMatch(texts.join(), /大字版|打印|筛选/, `${page}: a control on paper`);
  return sheets.length;
}

await Site.with(process.argv[2], async (site) => {
  const kinds = site.kinds();
  for (const kind of NEEDED) { assert.ok(kinds.has(kind), `no page of kind ${kind}`); }
  let [opened, stops, sheets] = [0, 0, 0];
  const folder = mkdtempSync(path.join(tmpdir(), "mulu-paper-"));
  for (const [kind, pages] of kinds) {
    const longest = pages.at(-1);
    for (const page of new Set([pages[0], longest])) {
      for (const over of ["file", "http"]) { await opens(site, page, over); opened += 1; }
      await fits(site, page, page === longest ? WIDTHS : WIDTHS.slice(0, 1));
    }
    stops += await keyboard(site, longest);
    await targets(site, longest, "normal", 44);
    await targets(site, longest, "large", 60);
    await plain(site, longest);
    sheets += await paper(site, longest, kind === "domain", folder);
  }
  for (const over of ["file", "http"]) { await display(site, kinds.get("item")[0], over); }
  rmSync(folder, { recursive: true });
  console.log(`pages: ${kinds.size} kinds (${[...kinds.keys()].join(", ")}) opened ${opened} times; ${stops} stops of Tab; ${sheets} sheets of paper`);
});
