// What a person does with a comparison, from the list to the paper: pick three, read them, take them away, send the address.

import { readFile } from "node:fs/promises";

import { watch } from "./browser.mjs";

const PICKED = 3;

/** The rows of a comparison as they are in sight: name, folded or not, and the beginnings of its cells. */
function rows(page) {
  return page.$$eval(".compare-row", (found) =>
    found.map((row) => {
      const cells = [...row.querySelectorAll("td")].map((cell) => cell.textContent.trim().slice(0, 80));
      return [row.id, row.classList.contains("is-folded"), ...cells].join(" | ");
    }),
  );
}

const agencies = (page) => page.$$eval(".compare-agency", (names) => names.map((name) => name.textContent));

/** Ticks reports in the list, takes one back in the tray, and goes on to read them. */
async function choose(page, origin, expect) {
  await page.goto(`${origin}/reports`);
  const boxes = page.locator("input[data-tray]");
  for (let at = 0; at < 4; at += 1) await boxes.nth(at).check();
  expect(await boxes.nth(4).isDisabled(), "a fifth box can be ticked");
  await page.goto(`${origin}/agencies`);
  expect((await page.locator(".tray-names li").count()) === 4, "the tray does not follow to another list");
  await page.locator(".tray-remove").last().click();
  await Promise.all([page.waitForURL(/\/compare\?/), page.locator(".tray-go").click()]);
  expect((await agencies(page)).length === PICKED, `${PICKED} reports picked, other columns shown`);
}

/** Rows by likeness, set phrases faded, another base by a click and back by a key. */
async function arrange(page, expect) {
  const follow = async (link) => Promise.all([page.waitForLoadState(), page.waitForURL(/./), link.click()]);
  await follow(page.locator(".switch a", { hasText: "按相近" }));
  await page.locator(".compare-fold summary", { hasText: "显示设置" }).click();
  await follow(page.locator(".switch a", { hasText: "套话淡化" }));
  expect((await page.locator("td .faded").count()) > 0, "no set phrase is faded");
  const before = await agencies(page);
  await follow(page.locator("a.compare-base").last());
  const based = await agencies(page);
  expect(based.join() === [before[2], before[0], before[1]].join(), `base swapped: ${before} → ${based}`);
  await page.locator(".compare-head").first().focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press("ArrowRight")]);
  const moved = await agencies(page);
  expect(moved.join() === [before[0], before[2], before[1]].join(), `→ on a head: ${based} → ${moved}`);
  const first = page.locator(".compare-head").first();
  await Promise.all([page.waitForNavigation(), first.dragTo(page.locator(".compare-head").last())]);
  const dragged = await agencies(page);
  expect(dragged.join() === [before[2], before[1], before[0]].join(), `drag to the end: ${moved} → ${dragged}`);
}

/** Folds and picks rows, lets columns scroll by themselves and aligns them again. */
async function narrow(page, expect) {
  const all = await rows(page);
  for (const at of [0, 1, 2]) await page.locator(".compare-pick").nth(at).check();
  await Promise.all([page.waitForNavigation(), page.locator("#pick button").click()]);
  expect((await rows(page)).join() === all.slice(0, 3).join(), "the picked rows are not the rows shown");
  await page.locator(".compare-fold-row").nth(1).click();
  expect(/[?&]fold=/.test(page.url()), `a folded row is not in the address: ${page.url()}`);
  expect(!(await page.locator(".compare-row").nth(1).locator(".compare-text").first().isVisible()), "a folded row shows text");
  const shown = await rows(page);
  await page.locator(".compare-free-switch").click();
  expect((await page.locator(".compare-box").count()) === PICKED, "columns do not scroll by themselves");
  await page.locator(".compare-free-switch").click();
  expect((await rows(page)).join() === shown.join(), "aligned again, the rows are others");
}

/** The paper and the Word file. */
async function takeAway(page, expect) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const pages = (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length;
  const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf) ?? [];
  expect(pages > 0 && Number(width) > Number(height), `PDF: ${pages} pages, ${width} × ${height}: not landscape`);
  await page.locator(".compare-fold summary", { hasText: "导出" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(".downloads-word a", { hasText: "对照版" }).click(),
  ]);
  const bytes = await readFile(await download.path());
  const names = bytes.toString("latin1");
  expect(names.startsWith("PK") && names.includes("word/document.xml"), "the Word file is none");
}

/** The whole walk; what goes wrong is noted in `faults`. */
export async function flow(browser, origin, faults) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, acceptDownloads: true });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  watch(page, origin, faults);
  const expect = (holds, words) => {
    if (!holds) faults.push(`flow: ${words} (${page.url()})`);
  };
  await choose(page, origin, expect);
  await arrange(page, expect);
  const whole = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect((whole.match(/\/Type\s*\/Page\b/g) ?? []).length > 3, "three whole reports fill no four pages");
  await narrow(page, expect);
  await takeAway(page, expect);
  const [shown, address] = [await rows(page), page.url()];
  await context.close();
  const other = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const fresh = await other.newPage();
  await fresh.goto(address);
  const seen = await rows(fresh);
  if (seen.join() !== shown.join()) faults.push(`flow: a fresh browser shows other rows at ${address}`);
  if (address.length > 400) faults.push(`flow: an address of ${address.length} letters is long for a chat`);
  await other.close();
}
