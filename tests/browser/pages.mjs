// The main pages of the site, found the way a reader finds them: from the lists.

/** Path and query of the first `count` links of the page at `from` that match `pattern`. */
async function links(url, from, pattern, count = 1) {
  const answer = await fetch(url + from);
  if (!answer.ok) throw new Error(`${from}: ${answer.status}`);
  const found = [...(await answer.text()).matchAll(/href="([^"#?]+)[^"]*"/g)].map((hit) => hit[1]);
  const fitting = [...new Set(found)].filter((path) => pattern.test(path)).slice(0, count);
  if (fitting.length < count) throw new Error(`${from} has ${fitting.length} of ${count} links like ${pattern}`);
  return fitting;
}

/** Name → path with query. */
export async function mainPages(url) {
  const [agency] = await links(url, "/agencies", /^\/agencies\/\d+$/);
  const reports = await links(url, "/reports", /^\/reports\/\d+$/, 3);
  const [level] = await links(url, "/levels", /^\/levels\/[a-z]+$/);
  const [domain] = await links(url, "/domains", /^\/domains\/[a-z0-9-]+$/);
  const groups = await (await fetch(url + "/figures?view=group")).text();
  const indicator = groups.match(/href="(\/figures\?[^"]*group=[^"]*)"/)[1].replace(/&(#38|amp);/g, "&");
  const compared = reports.map((report) => `r=${report.split("/").pop()}`).join("&");
  return {
    overview: "/",
    agencies: "/agencies",
    agency,
    reports: "/reports",
    report: reports[0],
    levels: "/levels",
    level,
    domains: "/domains",
    domain,
    themes: "/themes",
    theme: "/themes/yanglao",
    "theme-agencies": "/themes/yanglao?view=agencies",
    "theme-of-search": `/themes/q?q=${encodeURIComponent("老年食堂")}`,
    "own-themes": `/themes/own?q=${encodeURIComponent("老年食堂")}`,
    compare: `/compare?${compared}&by=part`,
    "compare-theme": `/compare?${compared}&by=theme`,
    "compare-numbers": `/compare?${compared}&by=part&show=numbers`,
    "compare-marks": `/compare?${compared}&by=part&mark=words-shared-numbers-phrases&least=8&share=10`,
    likeness: "/likeness",
    changes: `/changes?${compared}`,
    phrases: "/phrases?share=10",
    clips: "/clips",
    figures: "/figures",
    indicators: "/figures?view=group",
    indicator,
    plans: "/plans",
    targets: "/plans?view=targets",
    problems: "/problems",
    findings: "/findings",
    search: `/search?q=${encodeURIComponent("养老")}`,
    import: "/import",
    sources: "/sources",
    corrections: "/corrections",
    help: "/help",
  };
}

/** Pages with a form of filters. */
export const filtered = ["agencies", "reports", "theme", "theme-of-search", "figures", "plans", "search", "problems", "findings", "likeness", "phrases"];
