// A browser, the site in it over file:// and over a server of our own, and all that is heard meanwhile.
// The packages are not beside this file: `install` puts them in a cache, which MULU_WITNESS names.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

const cache = process.env.MULU_WITNESS ?? execFileSync(path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "install")).toString().trim();
export const require = createRequire(path.join(cache, "package.json"));
const { chromium } = require("playwright-core");

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".svg": "image/svg+xml", ".xml": "application/xml", ".csv": "text/csv; charset=utf-8" };

// Serves a folder on the loopback address.
async function serve(folder) {
  const server = createServer((request, response) => {
    const name = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    let file = path.join(folder, path.normalize(name));
    // Browsers ask for it unasked, at the root of the host, which is not ours.
    if (name === "/favicon.ico") { response.writeHead(204).end(); return; }
    try {
      if (statSync(file).isDirectory()) { file = path.join(file, "index.html"); }
      response.writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" });
      response.end(readFileSync(file));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => { server.listen(0, "127.0.0.1", ready); });
  return server;
}

// Does the work for each of a list, a few at a time, as a browser has a process for each page; the answers in order.
export async function each(list, work, atOnce = 3) {
  const [answers, rest] = [[], [...list].entries()];
  const worker = async () => { for (const [index, one] of rest) { answers[index] = await work(one); } };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return answers;
}

// A built site and the browser that looks at it.
export class Site {
  // Opens the browser, lets `work` have the site, and closes all.
  static async with(folder, work) {
    const server = await serve(path.resolve(folder));
    const executablePath = execFileSync("sh", ["-c", "command -v chromium || command -v chromium-browser || command -v google-chrome"]).toString().trim();
    const browser = await chromium.launch({ executablePath, args: FLAGS });
    try {
      return await work(new Site(path.resolve(folder), server, browser));
    } finally {
      await browser.close();
      server.close();
    }
  }

  constructor(folder, server, browser) {
    this.folder = folder;
    this.server = server;
    this.browser = browser;
  }

  // The address of a page of the site; `over` is "file" or "http".
  address(page, over = "file") {
    return over === "http" ? `http://127.0.0.1:${this.server.address().port}/${page}` : pathToFileURL(path.join(this.folder, page)).href;
  }

  // Every file of the site with this ending, as paths inside it, in order.
  files(ending) {
    const names = readdirSync(this.folder, { recursive: true }).map((name) => name.split(path.sep).join("/"));
    return names.filter((name) => name.endsWith(ending)).sort();
  }

  text(page) { return readFileSync(path.join(this.folder, page), "utf8"); }

  // The whole pages of the site by kind (`data-page` of the body), each kind from short to long.
  // Pieces for pasting into other pages have no head and no kind.
  kinds() {
    const kinds = new Map();
    for (const page of this.files(".html")) {
      const text = this.text(page);
      const kind = /<body[^>]* data-page="([^"]+)"/.exec(text)?.[1] ?? (/^\s*<!doctype html>/i.test(text) ? `report ${page}` : undefined);
      if (kind) { kinds.set(kind, [...(kinds.get(kind) ?? []), { page, length: text.length }]); }
    }
    for (const [kind, pages] of kinds) {
      kinds.set(kind, pages.sort((a, b) => a.length - b.length || (a.page < b.page ? -1 : 1)).map(({ page }) => page));
    }
    return new Map([...kinds].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  // Opens a page in a window of its own. `heard` holds what it says on the console, its faults, and
  // every request that leaves the site. `options` are those of a browser context (viewport, colorScheme …).
  async open(page, { over = "file", ...options } = {}) {
    const context = await this.browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    const window = await context.newPage();
    const heard = { console: [], requests: [], elsewhere: [] };
    const own = over === "http" ? this.address("", "http") : this.address("") ;
    window.on("console", (message) => heard.console.push(message.text()));
    window.on("pageerror", (error) => heard.console.push(String(error)));
    window.on("request", (request) => {
      heard.requests.push(request.url());
      if (!request.url().startsWith(own.replace(/\/$/, "")) && !request.url().startsWith("data:")) { heard.elsewhere.push(request.url()); }
    });
    await window.goto(this.address(page, over), { waitUntil: "load" });
    return { window, heard, close: () => context.close() };
  }
}
