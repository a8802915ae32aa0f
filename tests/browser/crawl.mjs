// Follows the links of the site from `/` and asks for everything they lead to.
//
// Every path is asked for; of the many filters of one path only some (MOST), or the walk would never end.
// HTML pages without a query are opened in the browser too: there are as many as there are reports, agencies,
// themes, levels and domains.

import { watch } from "./browser.mjs";

const MOST = 5; // queries a path
const PLACE = /<[a-z][^>]*?\s(?:id|name)="([^"]+)"/g;
/** What writes is no link: `POST` is asked for by tests/web/findings.rs. */
const POSTS = /<form\b[^>]*\smethod="post"[^>]*>/g;
const LINK = /<(?:a|link|script|img|use|form)\b[^>]*?\s(?:href|src|action)="([^"]*)"/g;

const plain = (text) => text.replaceAll("&amp;", "&").replaceAll("&#38;", "&");

/** One answer: its links and the places that a `#` can lead to. */
async function ask(origin, path, faults) {
  const answer = await fetch(origin + path, { redirect: "follow" });
  const body = await answer.text();
  if (answer.status >= 400) faults.push(`${path}: ${answer.status}`);
  const html = (answer.headers.get("content-type") ?? "").startsWith("text/html");
  if (html) head(path, answer.headers, body, faults);
  return {
    html: html && answer.ok,
    links: html ? [...body.replace(POSTS, "").matchAll(LINK)].map((hit) => plain(hit[1])) : [],
    places: new Set(html ? [...body.matchAll(PLACE)].map((hit) => plain(hit[1])) : []),
  };
}

/** What every page must have. */
function head(path, headers, body, faults) {
  const policy = headers.get("content-security-policy") ?? "";
  if (!/default-src '(none|self)'/.test(policy)) faults.push(`${path}: no strict Content-Security-Policy: ${policy}`);
  if (/unsafe-|https?:|\*/.test(policy)) faults.push(`${path}: the policy lets something in: ${policy}`);
  if (headers.get("x-content-type-options") !== "nosniff") faults.push(`${path}: no X-Content-Type-Options`);
  if (!/<html[^>]*\slang="zh-CN"/.test(body)) faults.push(`${path}: no lang="zh-CN"`);
  if (!/<title>[^<]*\p{Script=Han}[^<]*<\/title>/u.test(body)) faults.push(`${path}: no Chinese title`);
  const headings = body.match(/<h1\b/g)?.length ?? 0;
  if (headings !== 1) faults.push(`${path}: ${headings} h1`);
}

/** Walks the site; returns the paths asked for and the HTML pages among them. */
export async function crawl(origin, faults) {
  const asked = new Map([["/", null]]);
  const queries = new Map();
  const jumps = [];
  const queue = ["/"];
  while (queue.length > 0) {
    const path = queue.shift();
    const answer = await ask(origin, path, faults);
    asked.set(path, answer);
    for (const link of answer.links) {
      const url = new URL(link, origin + path);
      if (url.origin !== origin) {
        faults.push(`${path}: link to another host: ${link}`);
        continue;
      }
      const next = url.pathname + url.search;
      if (url.hash) jumps.push({ path, next, place: decodeURIComponent(url.hash.slice(1)) });
      if (asked.has(next)) continue;
      const count = queries.get(url.pathname) ?? 0;
      if (url.search && count >= MOST) continue;
      if (url.search) queries.set(url.pathname, count + 1);
      asked.set(next, null);
      queue.push(next);
    }
  }
  for (const { path, next, place } of jumps) {
    const there = asked.get(next);
    if (there?.html && !there.places.has(place)) faults.push(`${path}: ${next}#${place} leads nowhere`);
  }
  const pages = [...asked].filter(([path, answer]) => answer.html && !path.includes("?")).map(([path]) => path);
  return { asked: [...asked.keys()], pages };
}

/** Opens each page in the browser and notes what goes wrong there. */
export async function open(browser, origin, pages, faults) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  watch(page, origin, faults);
  for (const path of pages) await page.goto(origin + path, { waitUntil: "load" });
  await page.close();
}
