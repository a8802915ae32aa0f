// Takes a picture of every main page at three sizes: for README and for looking at what one changed.
//
//   node shots.mjs FOLDER [--corpus] [--full] [--only overview,compare] [--size 1366x768]
//
// On the built-in sample; `--corpus` takes the real compilation (never to be published). `--full` takes the whole
// length of the page.

import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";

import { launch } from "./browser.mjs";
import { mainPages } from "./pages.mjs";
import { material, serve } from "./server.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: "boolean", default: false },
    full: { type: "boolean", default: false },
    only: { type: "string" },
    size: { type: "string", multiple: true, default: ["1366x768", "1920x1080", "390x844"] },
  },
});
const [folder] = positionals;
if (!folder) {
  console.error("usage: node shots.mjs FOLDER [--corpus] [--full] [--only overview,compare] [--size 1366x768]");
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
const server = await serve(material(values.corpus ? "corpus" : "sample"));
const browser = await launch();
try {
  const only = values.only?.split(",");
  const pages = Object.entries(await mainPages(server.url)).filter(([name]) => !only || only.includes(name));
  for (const size of values.size) {
    const [width, height] = size.split("x").map(Number);
    const phone = width < 600;
    const page = await browser.newPage({ viewport: { width, height }, isMobile: phone, deviceScaleFactor: phone ? 2 : 1 });
    for (const [name, link] of pages) {
      await page.goto(server.url + link, { waitUntil: "load" });
      await page.screenshot({ path: path.join(folder, `${name}-${size}.png`), fullPage: values.full });
    }
    await page.close();
  }
  console.log(`${pages.length * values.size.length} pictures in ${folder}`);
} finally {
  await browser.close();
  await server.stop();
}
