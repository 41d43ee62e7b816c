// Takes the pictures of the example that the README shows: `node screenshots.mjs SITE FOLDER`.

import { execFileSync } from "node:child_process";
import path from "node:path";
import { Site } from "./browser.mjs";

const PICTURES = [
  { name: "start", page: "index.html", width: 1280, height: 860 },
  { name: "table", page: "990101/21/index.html", width: 1366, height: 860 },
  { name: "item", page: "990101/20/20-02-01.html", width: 1280, height: 1180 },
  { name: "place-dark", page: "990101/index.html", width: 1280, height: 860, colorScheme: "dark" },
  { name: "phone-table", page: "990101/21/index.html", width: 390, height: 844, scroll: ".table-box" },
  { name: "phone-large", page: "990101/21/21-01-02.html", width: 390, height: 844, query: "?size=large" },
];

await Site.with(process.argv[2], async (site) => {
  const folder = process.argv[3];
  for (const { name, page, width, height, query = "", scroll, ...options } of PICTURES) {
    const { window, close } = await site.open(page, { over: "http", viewport: { width, height }, reducedMotion: "reduce", ...options });
    if (query) { await window.goto(site.address(page, "http") + query); }
    if (scroll) { await window.locator(scroll).evaluate((element) => element.scrollIntoView()); }
    await window.screenshot({ path: path.join(folder, `${name}.png`) });
    await close();
  }
  const { window, close } = await site.open("990101/21/index.html");
  const sheet = path.join(folder, "print");
  await window.pdf({ path: `${sheet}.pdf`, preferCSSPageSize: true });
  await close();
  execFileSync("pdftoppm", ["-r", "96", "-l", "1", "-singlefile", "-png", `${sheet}.pdf`, sheet]);
});
