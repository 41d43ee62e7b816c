// Lets axe judge how accessible the pages are, and vnu whether they are valid HTML: `node judges.mjs SITE`.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Site, each, require } from "./browser.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
const VIEWS = [
  { width: 1440, colorScheme: "light", size: "normal" },
  { width: 1440, colorScheme: "dark", size: "large" },
  { width: 360, colorScheme: "dark", size: "normal" },
  { width: 360, colorScheme: "light", size: "large" },
];

async function axe(site, page, source, views) {
  for (const { width, colorScheme, size } of views) {
    const { window, close } = await site.open(`${page}`, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    await window.evaluate((size) => { document.documentElement.dataset.size = size; }, size);
    await window.evaluate(source);
    const found = await window.evaluate((tags) => globalThis.axe.run({ runOnly: tags, resultTypes: ["violations"] }), TAGS);
    const faults = found.violations.map((rule) => `${rule.id}: ${rule.help}\n    ${rule.nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any.concat(node.all).map((check) => check.message).join("; ").slice(0, 200)}`).join("\n    ")}`);
    assert.deepEqual(faults, [], `${page}, ${width} px, ${colorScheme}, ${size}:\n${faults.join("\n")}`);
    await close();
  }
  return views.length;
}

// Container queries it does not know yet.
const NOT_YET = /“container”|“@container”/;

// Under a file's address it does not take the page's own folder for 'self'. What a browser blocks, the console tells.
const OWN = /external (stylesheet|script) “[^”:]+” blocked by “(style|script)-src” directive/;

// Data in a script element is not executed, and no policy stops it.
const isData = ({ message, extract }) => /^Inline script violates/.test(message) && /<script type="application\/ld\+json">/.test(extract);

// A report in one file names its own script and style by their hashes, which are not looked at here.
const hashed = (site, { message, url }) => /^Inline (script|style) violates/.test(message) && /'sha256-/.test(readFileSync(url.replace(/^file:/, ""), "utf8"));

// It guesses the language from the letters, and names of rules are English.
const GUESS = /^This document appears to be written in/;

// Whole pages only: a piece for pasting into another page has no head.
function vnu(site) {
  const jar = require.resolve("vnu-jar/build/dist/vnu.jar");
  const whole = site.files(".html").filter((page) => /^\s*<!doctype html>/i.test(site.text(page)));
  const files = [...whole, ...site.files(".css"), ...site.files(".svg")];
  const run = spawnSync("java", ["-Xss4m", "-jar", jar, "--stdout", "--format", "json", "--also-check-css", "--also-check-svg", ...files],
    { cwd: site.folder, encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(run.error, undefined, `java: ${run.error}`);
  const said = JSON.parse(run.stdout).messages.filter((message) => !OWN.test(message.message) && !GUESS.test(message.message) && !isData(message) && !hashed(site, message) && !(/\.css$/.test(message.url) && NOT_YET.test(message.message)));
  const line = (message) => `${message.url.replace(/^.*\/public\//, "")}:${message.lastLine}: ${message.type} ${message.message} ${(message.extract ?? "").slice(0, 120)}`;
  assert.deepEqual(said.map(line).slice(0, 20), [], `vnu: ${said.length} messages`);
  return files.length;
}

await Site.with(process.argv[2], async (site) => {
  const checked = vnu(site);
  const source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
  const kinds = site.kinds();
  // The longest page of a kind in every view, the shortest in one.
  const jobs = [...kinds.values()].flatMap((pages) => [[pages.at(-1), VIEWS], ...(pages.length > 1 ? [[pages[0], VIEWS.slice(-1)]] : [])]);
  const views = (await each(jobs, ([page, views]) => axe(site, page, source, views))).reduce((sum, one) => sum + one, 0);
  console.log(`judges: vnu finds nothing in ${checked} files; axe finds nothing in ${views} views of ${kinds.size} kinds`);
});
