// Opens every page of the release build, on the real compilation where it is, and fails with a list of what is wrong.
//
//   node smoke.mjs            the program at target/release/duidu, or DUIDU_BIN
//
// 1. walk all links; 2. open all pages in Chromium; 3. accessibility; 4. a phone; 5. the keyboard; 6. without
// JavaScript; 7. a person's way from list to paper (flow.mjs); 8. refusals; 9. the built-in sample on an empty
// database, and a person's way from new files to reports (intake.mjs); 10. a clean stop.

import { readFileSync } from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";

import { launch, watch } from "./browser.mjs";
import { crawl, open } from "./crawl.mjs";
import { flow } from "./flow.mjs";
import { intake } from "./intake.mjs";
import { filtered, mainPages } from "./pages.mjs";
import { material, serve } from "./server.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PHONE = { width: 390, height: 844 };

/** Serious and critical findings of axe. */
async function accessible(browser, origin, pages, faults) {
  for (const viewport of [{ width: 1366, height: 768 }, PHONE]) {
    const page = await browser.newPage({ viewport });
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(origin + path);
      await page.evaluate(AXE);
      const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
      for (const { id, impact, help, nodes } of violations) {
        if (!["serious", "critical"].includes(impact)) continue;
        const first = nodes[0];
        const why = first.failureSummary.split("\n").slice(1).join(" ").trim();
        faults.push(`${name} at ${viewport.width}: axe ${id}: ${help} (${nodes.length}): ${first.target} ${why}`);
      }
    }
    await page.close();
  }
}

/** No page is wider than a phone. */
async function phone(browser, origin, pages, faults) {
  const page = await browser.newPage({ viewport: PHONE, hasTouch: true, isMobile: true });
  watch(page, origin, faults);
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(origin + path);
    const wide = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      const scrolls = (e) => e.parentElement && (getComputedStyle(e.parentElement).overflowX !== "visible" || scrolls(e.parentElement));
      const wide = (e) => e.getBoundingClientRect().right > clientWidth + 1;
      const out = [...document.querySelectorAll("main *, footer *")].find((e) => wide(e) && !scrolls(e));
      return scrollWidth > clientWidth ? `${scrollWidth} > ${clientWidth}: ${out?.outerHTML.slice(0, 120)}` : null;
    });
    if (wide) faults.push(`${name} at ${PHONE.width}: wider than the screen: ${wide}`);
  }
  await page.close();
}

/** Tab reaches the skip link first, then the filters; focus can be seen. */
async function keyboard(browser, origin, pages, faults) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  for (const name of filtered) {
    await page.goto(origin + pages[name]);
    await page.keyboard.press("Tab");
    const skip = await page.evaluate(() => document.activeElement.getAttribute("href"));
    if (!skip?.startsWith("#")) faults.push(`${name}: the first Tab is no skip link but ${skip}`);
    await page.keyboard.press("Enter");
    const target = await page.evaluate(() => location.hash && document.querySelector(location.hash)?.tagName);
    if (!target) faults.push(`${name}: the skip link ${skip} leads nowhere`);
    let reached = false;
    for (let step = 0; step < 60 && !reached; step += 1) {
      await page.keyboard.press("Tab");
      reached = await page.evaluate(() => document.activeElement.matches("main form input[type=checkbox]"));
    }
    if (!reached) faults.push(`${name}: 60 times Tab do not reach the filters`);
    const seen = await page.evaluate(() => {
      const style = getComputedStyle(document.activeElement);
      return style.outlineStyle !== "none" || style.boxShadow !== "none";
    });
    if (!seen) faults.push(`${name}: focus cannot be seen`);
  }
  await page.close();
}

/** Every main page works without JavaScript, and so do the filters. */
async function withoutScript(browser, origin, pages, faults) {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1366, height: 768 } });
  const page = await context.newPage();
  watch(page, origin, faults);
  for (const [name, path] of Object.entries(pages)) {
    await page.goto(origin + path);
    if (!(await page.locator("main h1").first().isVisible())) faults.push(`${name} without JavaScript: no heading`);
  }
  for (const name of filtered) {
    await page.goto(origin + pages[name]);
    const form = page.locator("main form", { has: page.locator("input[type=checkbox]") }).first();
    for (const summary of await form.locator("details:not([open]) > summary").all()) await summary.click();
    const box = form.locator("input[type=checkbox]:not(:checked)").first();
    const [key, value] = [await box.getAttribute("name"), await box.getAttribute("value")];
    await box.check();
    await form.locator("button[type=submit], button:not([type])").first().click();
    await page.waitForLoadState();
    if (!new URL(page.url()).searchParams.getAll(key).includes(value)) {
      faults.push(`${name} without JavaScript: choosing ${key}=${value} led to ${page.url()}`);
    }
  }
  await context.close();
}

/** A foreign Host is refused; what is not there is a Chinese 404 page. */
async function refusals(origin, faults) {
  const { port } = new URL(origin);
  const status = await new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path: "/", headers: { Host: "evil.example" } };
    http.get(options, (answer) => resolve(answer.resume().statusCode)).on("error", reject);
  });
  if (status < 400 || status >= 500) faults.push(`Host evil.example: ${status}, not refused`);
  for (const path of ["/no-such-page", "/reports/999999", "/themes/no-such-theme", "/agencies/x"]) {
    const answer = await fetch(origin + path);
    const body = await answer.text();
    if (answer.status !== 404 || !/\p{Script=Han}/u.test(body)) faults.push(`${path}: ${answer.status}, no Chinese 404`);
  }
  for (const method of ["POST", "DELETE"]) {
    const answer = await fetch(`${origin}/agencies`, { method });
    if (answer.status < 400) faults.push(`${method} /agencies: ${answer.status}: pages only read`);
  }
}

/** Serves `file` (nothing: an empty database), looks at it, and stops the program whatever happens. */
async function during(file, faults, look) {
  const server = await serve(file);
  try {
    await look(server.url);
  } catch (error) {
    faults.push(`stopped half-way: ${error.stack}`);
  } finally {
    const { code, signal } = await server.stop();
    if (code !== 0) faults.push(`SIGTERM did not stop the program cleanly: ${code ?? signal}`);
  }
}

/** Everything, one step after the other, with the time of each. */
async function whole(browser, origin, faults) {
  const timed = async (what, step) => {
    const start = performance.now();
    const result = await step();
    console.log(`smoke: ${what}, ${((performance.now() - start) / 1000).toFixed(1)} s`);
    return result;
  };
  const { asked, pages } = await timed("all links followed", () => crawl(origin, faults));
  console.log(`smoke: ${asked.length} addresses, ${pages.length} of them pages without a query`);
  const main = await mainPages(origin);
  await timed("all pages opened", () => open(browser, origin, pages, faults));
  await timed("accessibility", () => accessible(browser, origin, main, faults));
  await timed("phone", () => phone(browser, origin, main, faults));
  await timed("keyboard", () => keyboard(browser, origin, main, faults));
  await timed("without JavaScript", () => withoutScript(browser, origin, main, faults));
  await timed("from list to paper", () => flow(browser, origin, faults));
  await timed("refusals", () => refusals(origin, faults));
}

/** An empty database shows the built-in sample, marked as such. */
async function empty(origin, faults) {
  const body = await (await fetch(origin)).text();
  if (!body.includes("示例数据")) faults.push("empty database: the built-in sample is not marked 示例数据");
  const { agency } = await mainPages(origin);
  if (!(await fetch(origin + agency)).ok) faults.push(`empty database: ${agency} of the sample does not open`);
}

const faults = [];
const file = material("corpus");
console.log(`smoke: on ${file.split("/").pop()}`);
const browser = await launch();
try {
  await during(file, faults, (origin) => whole(browser, origin, faults));
  await during(null, faults, async (origin) => {
    await empty(origin, faults);
    await intake(browser, origin, faults);
  });
} finally {
  await browser.close();
}
const distinct = [...new Set(faults)];
for (const fault of distinct.slice(0, 100)) console.error(`  ✗ ${fault}`);
console.log(distinct.length === 0 ? "smoke: all well" : `smoke: ${distinct.length} faults`);
process.exitCode = distinct.length === 0 ? 0 : 1;
