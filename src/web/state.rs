//! What the pages share, and what one visit has at hand.
//!
//! While the user's database holds no report, the sample is shown; as soon as it holds one, it is shown instead.

use std::{collections::BTreeMap, sync::Arc};

use axum::response::Response;

use super::{
    ask::Ask,
    batches::{Batch, Batches, Typed, Upload},
    downloads::{download, send},
    error::{Answer, WebError},
    filters::{Query, not_there},
    form::FilterForm,
    guard::Hosts,
    knowledge::{Knowledge, Known, theme_words},
    links::Link,
    page::{Frame, Tab},
    periods::Offered,
};
use crate::{
    export::{Column, FileName, Format},
    import::OwnError,
    model::{CheckTag, Periods},
    registry::Registry,
    store::{Reader, Store, StoreError, Writer},
};

/// What the pages share. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    shared: Arc<Shared>,
}

struct Shared {
    main: Store,
    sample: Option<Store>,
    hosts: Hosts,
    checks: Vec<CheckTag>,
    common: Vec<String>,
    theme_words: BTreeMap<String, String>,
    /// Of the user's database, and of the sample.
    knowledge: [Knowledge; 2],
    registry: Registry,
    batches: Batches,
}

impl AppState {
    /// `main` is the user's database; `sample` is shown, marked 示例数据, while `main` holds no report; `hosts` says
    /// under which names the server may be asked; `registry` has the
    /// names of what proof-readers look for.
    pub fn new(main: Store, sample: Option<Store>, hosts: Hosts, registry: &Registry) -> Self {
        let (checks, common) = (registry.checks.tags(), registry.items.common.clone());
        let theme_words = theme_words(registry);
        let knowledge = [Knowledge::new(registry), Knowledge::new(registry)];
        let registry = registry.clone();
        Self {
            shared: Arc::new(Shared {
                main,
                sample,
                hosts,
                checks,
                common,
                theme_words,
                knowledge,
                registry,
                batches: Batches::default(),
            }),
        }
    }

    pub(super) fn hosts(&self) -> Hosts {
        self.shared.hosts.clone()
    }

    /// Runs a page with a reader, on a thread that may wait for the disk.
    pub(crate) async fn visit(
        &self,
        ask: Ask,
        page: impl FnOnce(Visit<'_>) -> Answer + Send + 'static,
    ) -> Answer {
        self.run(ask, page).await
    }

    /// Runs a page that lists reports, or what stands in them: those of the latest period, where the address names none.
    pub(crate) async fn list(
        &self,
        ask: Ask,
        page: impl FnOnce(Visit<'_>) -> Answer + Send + 'static,
    ) -> Answer {
        let in_period = |mut visit: Visit<'_>| {
            visit.ask.offered = Offered::in_list(&visit.periods, &mut visit.ask.query);
            page(visit)
        };
        self.run(ask, in_period).await
    }

    async fn run(&self, ask: Ask, page: impl FnOnce(Visit<'_>) -> Answer + Send + 'static) -> Answer {
        let shared = Arc::clone(&self.shared);
        let answer = tokio::task::spawn_blocking(move || shared.visit(ask, page)).await;
        answer.map_err(|error| WebError::Panicked(error.to_string()))?
    }

    /// Changes the user's own themes, never those of the sample.
    pub(crate) async fn change<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Store, &Registry) -> Result<T, OwnError> + Send + 'static,
    ) -> Result<Result<T, OwnError>, WebError> {
        match self.work(work).await? {
            Err(OwnError::Store(error)) => Err(error.into()),
            other => Ok(other),
        }
    }

    /// Works on the user's database, on a thread that may wait for the disk.
    pub(crate) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Store, &Registry) -> T + Send + 'static,
    ) -> Result<T, WebError> {
        let shared = Arc::clone(&self.shared);
        let done = tokio::task::spawn_blocking(move || work(&shared.main, &shared.registry)).await;
        done.map_err(|error| WebError::Panicked(error.to_string()))
    }

    /// Reads files and adds them to a batch; `None` where that is gone.
    pub(crate) async fn read_more(
        &self,
        batch: &str,
        read: impl FnOnce(&Store, &Registry) -> Vec<Upload> + Send + 'static,
    ) -> Result<Option<Arc<Batch>>, WebError> {
        let files = self.work(read).await?;
        Ok(self.shared.batches.add(batch, files))
    }

    /// Reads files and keeps them as a batch.
    pub(crate) async fn read_batch(
        &self,
        all: bool,
        read: impl FnOnce(&Store, &Registry) -> (Vec<Upload>, Typed) + Send + 'static,
    ) -> Result<Arc<Batch>, WebError> {
        let (files, typed) = self.work(read).await?;
        Ok(self.shared.batches.put(files, all, typed))
    }

    /// The files that were sent and not saved yet.
    pub(crate) fn batches(&self) -> &Batches {
        &self.shared.batches
    }

    /// The vocabularies.
    pub(crate) fn registry(&self) -> &Registry {
        &self.shared.registry
    }

    /// The names of all domains, in page order.
    pub(crate) fn domains(&self) -> Vec<String> {
        self.shared.registry.domains.iter().map(|domain| domain.name.clone()).collect()
    }

    /// Writes into the user's database, never into the sample: all of it, or nothing.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Writer<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, WebError> {
        let shared = Arc::clone(&self.shared);
        let written = tokio::task::spawn_blocking(move || shared.main.write(work)).await;
        Ok(written.map_err(|error| WebError::Panicked(error.to_string()))??)
    }
}

impl Shared {
    fn visit(&self, ask: Ask, page: impl FnOnce(Visit<'_>) -> Answer) -> Answer {
        let sample = match &self.sample {
            Some(sample) if self.main.read(|reader| reader.is_empty())? => Some(sample),
            _ => None,
        };
        sample.unwrap_or(&self.main).read(|reader| {
            let mut ask = ask;
            reader.name_places(&mut ask.query.selection.places)?;
            let asked = ask.query.clone();
            reader.drop_unknown(&mut ask.query.selection)?;
            ask.left_out.extend(not_there(&asked, &ask.query));
            page(Visit {
                reader,
                periods: reader.periods()?,
                ask,
                checks: &self.checks,
                common: &self.common,
                theme_words: &self.theme_words,
                knowledge: &self.knowledge[usize::from(sample.is_some())],
                sample: sample.is_some(),
            })
        })
    }
}

/// One request and what answers it.
pub(crate) struct Visit<'r> {
    /// The database, at one moment.
    pub(crate) reader: &'r Reader<'r>,
    /// What is asked for; its selection holds only domains, themes and agencies that there are.
    pub(crate) ask: Ask,
    /// The periods that there are.
    pub(crate) periods: Periods,
    /// What proof-readers look for, in the order of pages.
    pub(crate) checks: &'r [CheckTag],
    /// Words of plans and problems that say nothing of the matter.
    pub(crate) common: &'r [String],
    /// The words of themes, each with the name of its theme.
    pub(crate) theme_words: &'r BTreeMap<String, String>,
    knowledge: &'r Knowledge,
    sample: bool,
}

/// A list as a file: its ASCII key and its Chinese name, for the file's name.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ListName<'n>(pub(crate) &'static str, pub(crate) &'n str);

impl Visit<'_> {
    /// Whether the sample is shown instead of the user's own reports.
    pub(crate) fn is_sample(&self) -> bool {
        self.sample
    }

    /// What is known of all reports.
    pub(crate) fn known(&self) -> Result<Arc<Known>, WebError> {
        Ok(self.knowledge.of(self.reader)?)
    }

    /// The frame of a page.
    pub(crate) fn frame(&self, tab: Tab, title: impl Into<String>) -> Frame {
        let (ask, query) = (&self.ask, &self.ask.query);
        let frame = Frame {
            sample: self.sample,
            words: query.selection.query.clone().unwrap_or_default(),
            left_out: ask.left_out.join("、"),
            periods: ask.offered.bar(&ask.path, query),
            ..Frame::new(tab, title)
        };
        frame.carrying(ask.offered.chosen(query))
    }

    /// The periods that the page shows, in words; empty where all reports are of one.
    pub(crate) fn shown_periods(&self) -> String {
        self.ask.offered.words(&self.ask.query).join("、")
    }

    /// A query for everything there is, in whichever period.
    pub(crate) fn everywhere(&self) -> Query {
        Query { all_periods: self.periods.are_several(), ..Query::default() }
    }

    /// The frame of a page whose rows can be had as files.
    pub(crate) fn list_frame(&self, tab: Tab, title: impl Into<String>) -> Frame {
        let link = |format: Format| {
            let path = format!("{}.{}", self.ask.path, format.extension());
            Link::new(format.link(), self.ask.query.clone().unset(super::filters::Opt::Page).href(&path))
        };
        Frame { downloads: Format::LISTS.into_iter().map(link).collect(), ..self.frame(tab, title) }
    }

    /// All rows as a file named after the list, its title and its filters.
    pub(crate) fn download<'a, R: 'a>(
        &self,
        format: Format,
        columns: &[Column<R>],
        rows: impl IntoIterator<Item = &'a R>,
        name: ListName<'_>,
        form: &FilterForm,
    ) -> Result<Response, WebError> {
        if !Format::LISTS.contains(&format) {
            return Err(WebError::NotFound("文件"));
        }
        let name = self.file_name(format, name, form.words());
        Ok(download(format, columns, rows, &name)?)
    }

    /// A paper as a file; `words` say which.
    pub(crate) fn send(
        &self,
        format: Format,
        bytes: Vec<u8>,
        name: ListName<'_>,
        words: Vec<String>,
    ) -> Result<Response, WebError> {
        Ok(send(format, bytes, &self.file_name(format, name, words))?)
    }

    fn file_name(&self, format: Format, name: ListName<'_>, words: Vec<String>) -> FileName {
        let mut title = vec![name.1.to_owned()];
        title.extend(self.sample.then(|| "示例数据".to_owned()));
        FileName::new(name.0, &title.join("_"), words, format)
    }
}
