//! Files that were sent to 导入 and not saved yet: read, and kept in memory for a while, so that they can be looked at and mended first.

use std::{
    collections::{HashMap, VecDeque},
    hash::{BuildHasher, Hasher, RandomState},
    sync::{Arc, Mutex, PoisonError},
};

use crate::import::{ImportError, Preview};

/// More batches than this are not kept: the oldest goes.
pub(crate) const KEPT: usize = 3;

/// One file of a batch, as it was sent or lay in an archive.
pub(crate) struct Upload {
    /// Its name, with that of its archive: 汇编.zip/第1篇.txt.
    pub(crate) name: String,
    /// What it would bring, or why nothing.
    pub(crate) seen: Result<Preview, ImportError>,
}

impl Upload {
    /// Bytes of its text.
    pub(crate) fn size(&self) -> usize {
        self.seen.as_ref().map_or(0, |seen| seen.text.lines.iter().map(|line| line.text.len()).sum())
    }
}

/// Files that were sent together.
pub(crate) struct Batch {
    /// Names it in addresses; nobody can guess it.
    pub(crate) id: String,
    /// Its files in order.
    pub(crate) files: Vec<Arc<Upload>>,
    /// Every text was taken for a report, also one that is probably none.
    pub(crate) all: bool,
    /// What was typed into the form before the files were taken apart anew, by the names of its fields.
    pub(crate) typed: Typed,
}

impl Batch {
    /// Bytes of the text of its files.
    pub(crate) fn size(&self) -> usize {
        self.files.iter().map(|file| file.size()).sum()
    }
}

/// What was typed into a form, by the names of its fields.
pub(crate) type Typed = HashMap<String, String>;

/// The batches that are kept.
#[derive(Default)]
pub(crate) struct Batches(Mutex<VecDeque<Arc<Batch>>>);

impl Batches {
    /// Keeps files; gives the batch.
    pub(crate) fn put(&self, files: Vec<Upload>, all: bool, typed: Typed) -> Arc<Batch> {
        let id = format!("{:016x}", RandomState::new().build_hasher().finish());
        let files = files.into_iter().map(Arc::new).collect();
        let batch = Arc::new(Batch { id, files, all, typed });
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_back(Arc::clone(&batch));
        while kept.len() > KEPT {
            kept.pop_front();
        }
        batch
    }

    /// Adds files to a batch that nothing was typed into yet; `None` where it is gone.
    pub(crate) fn add(&self, id: &str, files: Vec<Upload>) -> Option<Arc<Batch>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let batch = kept.iter_mut().find(|batch| batch.id == id)?;
        let all = batch.files.iter().cloned().chain(files.into_iter().map(Arc::new)).collect();
        *batch = Arc::new(Batch { id: id.to_owned(), files: all, all: batch.all, typed: Typed::new() });
        Some(Arc::clone(batch))
    }

    /// A batch by its id.
    pub(crate) fn get(&self, id: &str) -> Option<Arc<Batch>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|batch| batch.id == id).cloned()
    }

    /// Forgets a batch that was saved.
    pub(crate) fn forget(&self, id: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).retain(|batch| batch.id != id);
    }
}
