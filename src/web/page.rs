//! What every page has ([`Frame`], drawn by templates/base.html), and the one way a page becomes an answer ([`html`]).

use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use super::{error::WebError, filters::Query, links::Link, periods::Bar};

/// The entries of the navigation, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tab {
    /// 总览.
    Overview,
    /// 单位.
    Agencies,
    /// 材料.
    Reports,
    /// 层级.
    Levels,
    /// 条线.
    Domains,
    /// 主题.
    Themes,
    /// 对读.
    Compare,
    /// 数据.
    Figures,
    /// 问题.
    Problems,
    /// 打算.
    Plans,
    /// 疑点.
    Findings,
    /// 检索.
    Search,
    /// 材料夹.
    Clips,
    /// 导入.
    Import,
    /// 帮助.
    Help,
    /// A page outside the navigation.
    None,
}

impl Tab {
    /// The navigation.
    pub(crate) const ALL: [Self; 15] = [
        Self::Overview,
        Self::Agencies,
        Self::Reports,
        Self::Levels,
        Self::Domains,
        Self::Themes,
        Self::Compare,
        Self::Figures,
        Self::Problems,
        Self::Plans,
        Self::Findings,
        Self::Search,
        Self::Clips,
        Self::Import,
        Self::Help,
    ];

    /// The word in the navigation.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Overview => "总览",
            Self::Agencies => "单位",
            Self::Reports => "材料",
            Self::Levels => "层级",
            Self::Domains => "条线",
            Self::Themes => "主题",
            Self::Compare => "对读",
            Self::Figures => "数据",
            Self::Problems => "问题",
            Self::Plans => "打算",
            Self::Findings => "疑点",
            Self::Search => "检索",
            Self::Clips => "材料夹",
            Self::Import => "导入",
            Self::Help => "帮助",
            Self::None => "",
        }
    }

    /// Where it leads.
    pub(crate) const fn href(self) -> &'static str {
        match self {
            Self::Overview | Self::None => "/",
            Self::Agencies => "/agencies",
            Self::Reports => "/reports",
            Self::Levels => "/levels",
            Self::Domains => "/domains",
            Self::Themes => "/themes",
            Self::Compare => "/compare",
            Self::Figures => "/figures",
            Self::Problems => "/problems",
            Self::Plans => "/plans",
            Self::Findings => "/findings",
            Self::Search => "/search",
            Self::Clips => "/clips",
            Self::Import => "/import",
            Self::Help => "/help",
        }
    }

    /// Other pages of the same entry: their words and where they lead.
    pub(crate) const fn pages(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Compare => &[
                ("并排对读", "/compare"),
                ("两期对照", "/changes"),
                ("相近", "/likeness"),
                ("套话", "/phrases"),
            ],
            _ => &[],
        }
    }

    /// Its link.
    pub(crate) fn link(self) -> Link {
        Link::new(self.name(), self.href())
    }
}

/// What stands around every page. A page's struct has it in a field `frame`.
#[derive(Debug, Clone)]
pub(crate) struct Frame {
    /// The entry of the navigation it belongs to.
    pub(crate) tab: Tab,
    /// The page's title; its `h1` says the same.
    pub(crate) title: String,
    /// The way here: links above this page, without the page itself.
    pub(crate) crumbs: Vec<Link>,
    /// Whether the sample is shown instead of the user's own reports.
    pub(crate) sample: bool,
    /// What the address asked for and could not be had, in words; empty where there is nothing.
    pub(crate) left_out: String,
    /// The periods to choose from; `None` where there is nothing to choose.
    pub(crate) periods: Option<Bar>,
    /// The periods that links to other lists and the search box keep: those shown, unless they are what is shown unasked.
    pub(crate) carried: Query,
    /// What stands in the search box.
    pub(crate) words: String,
    /// The page before and after this one, in the order of its list.
    pub(crate) previous: Option<Link>,
    /// See `previous`.
    pub(crate) next: Option<Link>,
    /// The same rows as files: `导出 CSV`, `JSON`.
    pub(crate) downloads: Vec<Link>,
}

impl Frame {
    /// A frame with the usual crumbs: 总览 › the list that `tab` names (unless the page is that list).
    pub(crate) fn new(tab: Tab, title: impl Into<String>) -> Self {
        let title = title.into();
        let mut crumbs = Vec::new();
        if tab != Tab::Overview {
            crumbs.push(Tab::Overview.link());
        }
        if tab != Tab::None && tab != Tab::Overview && tab.name() != title {
            crumbs.push(tab.link());
        }
        Self {
            tab,
            title,
            crumbs,
            sample: false,
            left_out: String::new(),
            periods: None,
            carried: Query::default(),
            words: String::new(),
            previous: None,
            next: None,
            downloads: Vec::new(),
        }
    }

    /// Keeping these periods in the links to other lists.
    pub(super) fn carrying(mut self, periods: Query) -> Self {
        for crumb in &mut self.crumbs {
            crumb.href = periods.href(&crumb.href);
        }
        self.carried = periods;
        self
    }

    /// What the box on top searches: all reports, or those of the periods that were chosen.
    pub(crate) fn searched(&self) -> String {
        let periods = &self.carried.selection.periods;
        let names: Vec<String> = periods.iter().map(|period| period.label()).collect();
        if names.is_empty() { "全部材料".to_owned() } else { format!("{}的材料", names.join("、")) }
    }

    /// Another list, in the periods of this page.
    pub(crate) fn to(&self, path: &str) -> String {
        self.carried.href(path)
    }

    /// With one more crumb.
    pub(crate) fn under(mut self, crumb: Link) -> Self {
        self.crumbs.push(crumb);
        self
    }

    /// With the neighbours in a list: `(key, words)` of all its entries in order, and which of them this page is.
    pub(crate) fn between(
        mut self,
        entries: &[(String, String)],
        key: &str,
        href: impl Fn(&str) -> String,
    ) -> Self {
        let link = |(key, words): &(String, String)| Link::new(words.clone(), href(key));
        if let Some(at) = entries.iter().position(|(entry, _)| entry == key) {
            self.previous = at.checked_sub(1).and_then(|at| entries.get(at)).map(link);
            self.next = entries.get(at + 1).map(link);
        }
        self
    }
}

/// A page as an answer.
pub(crate) fn html(page: &impl Template) -> Result<Response, WebError> {
    Ok(Html(page.render()?).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crumbs_lead_down_to_the_page() {
        let words = |frame: &Frame| frame.crumbs.iter().map(|crumb| crumb.words.clone()).collect::<Vec<_>>();
        assert!(words(&Frame::new(Tab::Overview, "总览")).is_empty());
        assert_eq!(words(&Frame::new(Tab::Levels, "层级")), ["总览"]);
        assert_eq!(
            words(&Frame::new(Tab::Levels, "县级").under(Link::new("x", "/x"))),
            ["总览", "层级", "x"]
        );
    }

    #[test]
    fn neighbours_are_found() {
        let list = [("a", "甲"), ("b", "乙"), ("c", "丙")].map(|(key, words)| (key.into(), words.into()));
        let frame = Frame::new(Tab::Themes, "乙").between(&list, "b", |key| format!("/themes/{key}"));
        assert_eq!(frame.previous, Some(Link::new("甲", "/themes/a")));
        assert_eq!(frame.next, Some(Link::new("丙", "/themes/c")));
        let first = Frame::new(Tab::Themes, "甲").between(&list, "a", str::to_owned);
        assert_eq!((first.previous, first.next.map(|link| link.href)), (None, Some("b".to_owned())));
    }
}
