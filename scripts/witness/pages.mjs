// Opens pages of every kind in Chromium and uses them as people do: `node pages.mjs SITE`.

import assert from "node:assert/strict";
import { Site } from "./browser.mjs";

const NEEDED = ["domain", "index", "item", "negative-list", "place"];

// Speaks nothing on the console, asks nothing of anyone else, has one first heading.
async function opens(site, page, over) {
  const { window, heard, close } = await site.open(page, { over });
  assert.equal(await window.locator("h1").count(), 1, `${page}: first headings`);
  assert.deepEqual(heard.console, [], `${page} over ${over}: the console`);
  assert.deepEqual(heard.elsewhere, [], `${page} over ${over}: requests to elsewhere`);
  await close();
}

await Site.with(process.argv[2], async (site) => {
  const kinds = site.kinds();
  for (const kind of NEEDED) { assert.ok(kinds.has(kind), `no page of kind ${kind}`); }
  let opened = 0;
  for (const pages of kinds.values()) {
    for (const page of new Set([pages[0], pages.at(-1)])) {
      for (const over of ["file", "http"]) {
        await opens(site, page, over);
        opened += 1;
      }
    }
  }
  console.log(`pages: ${kinds.size} kinds (${[...kinds.keys()].join(", ")}), opened ${opened} times`);
});
