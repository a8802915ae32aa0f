// What a person does with new files: drop them on 导入, mend a field, save, find the report, take the correction back.

import { watch } from "./browser.mjs";

const REPORT = `市民政局2023年上半年工作总结

一、上半年工作
（一）养老服务。新建老年食堂8家，助餐老人3万人次。
二、存在问题
护理员偏少。
三、下半年打算
继续办好老年食堂。
`;

/** Drops files, given as [name, text], on the page, as from a folder. */
async function drop(page, files) {
  await page.evaluate((all) => {
    const data = new DataTransfer();
    for (const [name, text] of all) data.items.add(new File([text], name, { type: "text/plain" }));
    document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, files);
  await page.waitForFunction(
    (count) => document.querySelector(".import-form input[type=file]").files.length === count, files.length);
}

/** The whole walk on an empty database; what goes wrong is noted in `faults`. */
export async function intake(browser, origin, faults) {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(15_000);
  watch(page, origin, faults);
  const expect = (holds, words) => {
    if (!holds) faults.push(`intake: ${words} (${page.url()})`);
  };
  const go = (button) => Promise.all([page.waitForNavigation(), button.click()]);
  await page.goto(`${origin}/import`);
  await drop(page, [["民政局.txt", REPORT]]);
  await go(page.locator(".import-form button"));
  const agency = page.locator("input[name='f0r0-agency']");
  expect((await agency.inputValue()) === "市民政局", `the agency is read as ${await agency.inputValue()}`);
  await agency.fill("云水市民政局");
  await page.locator("input[name='f0r0-period']").fill("去年");
  await go(page.locator(".import-go button").first());
  expect((await page.textContent("main")).includes("不认识的期"), "a period that is none is not refused");
  expect((await agency.inputValue()) === "云水市民政局", "what was typed is lost");
  await page.locator("input[name='f0r0-period']").fill("2022年全年");
  await go(page.locator(".import-go button").first());
  expect((await page.textContent("main")).includes("新导入 1 篇"), "nothing was imported");
  await go(page.locator("main a", { hasText: "云水市民政局" }).first());
  const report = await page.textContent("main");
  expect(report.includes("2022年全年") && report.includes("人工更正过"), "the report does not say what was set right");
  await page.goto(`${origin}/corrections`);
  await go(page.locator("tr", { hasText: "云水市民政局" }).locator("button"));
  await page.goto(`${origin}/reports/1`);
  expect((await page.textContent("main")).includes("单位名取自标题"), "a correction that was taken back still counts");
  await several(page, origin, go, expect);
  await page.close();
}

/** Several files are read one after the other, and the page says how far it is. */
async function several(page, origin, go, expect) {
  await page.goto(`${origin}/import`);
  await page.evaluate(() => {
    window.name = "";
    const said = document.querySelector(".import-drop");
    new MutationObserver(() => { window.name += said.textContent; }).observe(said, { childList: true });
  });
  await drop(page, [["甲.txt", REPORT.replace("老年食堂", "托老所")], ["乙.txt", "今天开了会。"]]);
  await go(page.locator(".import-form button"));
  const looked = await page.textContent("main");
  expect(looked.includes("2 个文件，认出 1 篇材料"), "two files are not one batch");
  expect((await page.evaluate(() => window.name)).includes("正在读第 2 个，共 2 个：乙.txt"), "no progress was told");
}
