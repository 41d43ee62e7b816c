// Opens the page `mulu diff --format html` wrote in Chromium, and uses it as a reviewer does: `node changes.mjs FOLDER`.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Site, require } from "./browser.mjs";

const PAGE = "changes.html";
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
const WIDTHS = [320, 640, 1280];

const shown = (window) => window.locator("article:visible").count();

async function opens(site) {
  for (const over of ["file", "http"]) {
    const { window, heard, close } = await site.open(PAGE, { over });
    assert.deepEqual([heard.console, heard.elsewhere], [[], []], `over ${over}`);
    for (const width of WIDTHS) {
      await window.setViewportSize({ width, height: 800 });
      const wide = await window.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${width} px: ${wide} too wide`);
    }
    await close();
  }
}

async function narrows(site) {
  const { window, close } = await site.open(PAGE);
  const all = await shown(window);
  assert.equal(await window.locator("#shown").textContent(), String(all));
  await window.uncheck("[value=loosened]");
  await window.uncheck("[value=neutral]");
  const tightened = await shown(window);
  assert.equal(tightened, await window.locator("article.tightened").count());
  assert.ok(tightened > 0 && tightened < all);
  await window.check("[value=loosened]");
  await window.check("[value=neutral]");
  for (const name of ["field", "place", "domain"]) {
    await window.selectOption(`[name=${name}]`, { index: 1 });
    const some = await shown(window);
    assert.ok(some > 0 && some <= all, name);
    assert.ok(name === "place" || some < all, `${name} narrows nothing`);
    await window.selectOption(`[name=${name}]`, { index: 0 });
  }
  await window.fill("[name=words]", "依申请");
  const found = await shown(window);
  assert.ok(found > 0 && found < all, "words");
  await window.fill("[name=words]", "no such words");
  assert.deepEqual([await shown(window), await window.locator("section.group:visible").count()], [0, 0]);
  await close();
  return all;
}

// Without the script all is there, and no form that would do nothing.
async function plain(site, all) {
  const { window, close } = await site.open(PAGE, { javaScriptEnabled: false });
  assert.deepEqual([await shown(window), await window.locator("form:visible").count()], [all, 0]);
  await close();
}

async function judged(site) {
  const source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  for (const width of [360, 1440]) {
    for (const colorScheme of ["light", "dark"]) {
      const { window, close } = await site.open(PAGE, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
      await window.evaluate(() => { document.querySelectorAll("details").forEach((one) => { one.open = true; }); });
      await window.evaluate(source);
      const found = await window.evaluate((tags) => globalThis.axe.run({ runOnly: tags, resultTypes: ["violations"] }), TAGS);
      const faults = found.violations.map((rule) => `${rule.id}: ${rule.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join("\n  ")}`);
      assert.deepEqual(faults, [], `${width} px, ${colorScheme}:\n${faults.join("\n")}`);
      await close();
    }
  }
  const jar = require.resolve("vnu-jar/build/dist/vnu.jar");
  const run = spawnSync("java", ["-Xss4m", "-jar", jar, "--stdout", "--format", "json", PAGE], { cwd: site.folder, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(run.error, undefined, `java: ${run.error}`);
  // It takes no hashes in a policy (the browser does, see the console above), and guesses languages by their letters.
  const odd = /^Inline (style|script) violates|^This document appears to be written in/;
  const said = JSON.parse(run.stdout).messages.filter((message) => !odd.test(message.message)).map((message) => `${message.lastLine}: ${message.message} ${(message.extract ?? "").slice(0, 120)}`);
  assert.deepEqual(said.slice(0, 10), [], `vnu: ${said.length} messages`);
}

await Site.with(process.argv[2], async (site) => {
  await opens(site);
  const all = await narrows(site);
  await plain(site, all);
  await judged(site);
  console.log(`changes: ${all} cards narrowed by direction, field, place, domain and words; axe and vnu find nothing`);
});
