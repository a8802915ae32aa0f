//! A file becomes stored reports. The one room that knows both the parser and the store.
//!
//! 1. Read the bytes: a folder, a missing or unreadable file, a file too large are told in plain words.
//! 2. [`crate::source`] decodes them, [`crate::parse`] takes them apart; a text without any report is refused.
//! 3. The store takes everything over in one transaction.
//!
//! What older rules stored is parsed again by `reparse`; `own` keeps themes of the user's own, which `vocabulary` puts
//! among those of the word list, and `retag` gives stored passages their themes anew.

mod own;
mod reparse;
mod retag;
mod vocabulary;

use std::{fs, io, path::Path};

use crate::{
    model::{Parsed, SourceText},
    parse::{self, themes::Tagger},
    registry::Registry,
    source::{self, SourceError},
    store::{SourceFile, Store, StoreError, Stored},
};
use vocabulary::with_own;

pub use own::{OwnError, TakenOver, delete_theme, export_themes, import_themes, own_themes, save_theme};
pub use reparse::{Reparsed, reparse, wants_reparse};
pub use retag::{Retagged, retag, wants_retag};

/// Files beyond this are no compilation of reports, and would not fit into memory several times over.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// The made-up compilation that an empty database shows.
const SAMPLE: (&str, &[u8]) = ("示例数据.txt", include_bytes!("../data/samples/half-year-sample.txt"));

/// Why a file was not imported. Nothing of it is stored then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// No such file.
    #[error("没有这个文件。请检查路径和文件名是否写对")]
    Missing,
    /// A folder.
    #[error("这是一个文件夹，不是文件。请写出里面的文件，例如 {0}/*.txt")]
    Folder(String),
    /// Neither file nor folder: a device, a pipe.
    #[error("这不是普通文件，不能导入。请换成保存在磁盘上的文本文件")]
    Special,
    /// The system does not let us read it.
    #[error("读不了这个文件（{}）。请检查文件的读取权限，或先关闭正在使用它的程序", because(.0))]
    Unreadable(#[source] io::Error),
    /// Too large.
    #[error("文件太大（{0} MB，最多 {max} MB）。请拆成几个文件分别导入", max = MAX_BYTES / 1024 / 1024)]
    TooLarge(u64),
    /// No text.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// A text, but no report in it.
    #[error(
        "读了 {lines} 行，没有找到一篇工作总结或工作报告。请检查是否选错了文件；每篇材料的标题应单独占一行，\
         如“某局2023年上半年工作总结和下半年工作安排”"
    )]
    NoReport {
        /// Lines read.
        lines: usize,
    },
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What the system says about a file or a port, in Chinese.
pub fn because(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    let known = match error.kind() {
        Kind::NotFound => "没有这个文件或文件夹",
        Kind::PermissionDenied => "没有权限",
        Kind::AlreadyExists => "同名的文件已经有了",
        Kind::IsADirectory => "这是一个文件夹",
        Kind::NotADirectory => "路径里有一段不是文件夹",
        Kind::ReadOnlyFilesystem => "这个磁盘只能读不能写",
        Kind::StorageFull | Kind::QuotaExceeded => "磁盘已满",
        Kind::InvalidFilename => "文件名不合规定或太长",
        Kind::ResourceBusy | Kind::ExecutableFileBusy => "正被别的程序使用",
        Kind::AddrInUse => "正被别的程序占用",
        Kind::AddrNotAvailable => "本机没有这个地址",
        Kind::InvalidData => "内容不是 UTF-8 文字",
        Kind::UnexpectedEof => "文件读到一半就断了",
        Kind::TimedOut => "等得太久",
        _ => {
            return error
                .raw_os_error()
                .map_or_else(|| "原因不明".to_owned(), |code| format!("系统错误 {code}"));
        }
    };
    known.to_owned()
}

/// What became of a file.
#[derive(Debug)]
pub struct Imported {
    /// What the parser saw.
    pub parsed: Parsed,
    /// What the store did.
    pub stored: Stored,
}

/// Reads and parses a file without storing it.
pub fn parse_file(registry: &Registry, path: &Path) -> Result<(SourceText, Parsed), ImportError> {
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    let text = source::read(&name, &read(path)?)?;
    let parsed = parse::parse(&text, registry);
    Ok((text, parsed))
}

/// What `duidu parse FILE --json` prints.
pub fn parsed_json(text: &SourceText, parsed: &Parsed) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(&parse::json::document(text, parsed))
}

/// Imports a file: all of it in one transaction, or nothing.
pub fn import_file(store: &Store, registry: &Registry, path: &Path) -> Result<Imported, ImportError> {
    let (text, parsed) = parse_file(registry, path)?;
    let path = fs::canonicalize(path).map_err(unreadable)?;
    import_text(store, registry, &path.to_string_lossy(), &text, parsed)
}

/// A database in a temporary folder that holds the sample; gone with its last clone.
pub fn sample_store(registry: &Registry) -> Result<Store, ImportError> {
    let store = Store::temporary()?;
    let (name, bytes) = SAMPLE;
    let text = source::read(name, bytes)?;
    let parsed = parse::parse(&text, registry);
    import_text(&store, registry, name, &text, parsed)?;
    Ok(store)
}

fn import_text(
    store: &Store,
    registry: &Registry,
    path: &str,
    text: &SourceText,
    mut parsed: Parsed,
) -> Result<Imported, ImportError> {
    if parsed.reports.is_empty() {
        return Err(ImportError::NoReport { lines: text.lines.len() });
    }
    let known = store.read(|reader| reader.path_of_content(&text.sha256))?;
    if known.as_deref() == Some(path) {
        return Ok(Imported {
            parsed,
            stored: Stored::Unchanged { path: path.to_owned(), gone: Vec::new() },
        });
    }
    let imported_at = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let stored = store.write(|writer| {
        // The parser knows the word list alone; what the user has made besides is known here.
        let (registry, vocabulary) = with_own(&writer.reader(), registry)?;
        if vocabulary.themes.iter().any(|theme| theme.own) {
            let tagger = Tagger::new(&registry.themes);
            parsed.reports.iter_mut().for_each(|report| tagger.tag(report));
        }
        if writer.reader().is_empty()? {
            writer.set_tagged_with(&vocabulary)?;
        }
        writer.set_vocabulary(&vocabulary)?;
        let file = SourceFile { path, text, imported_at: &imported_at, parser: parse::VERSION };
        let stored = writer.put(file, &parsed)?;
        if let Stored::Unchanged { path: before, .. } = &stored
            && !Path::new(before).exists()
        {
            writer.move_source(before, path, &text.file_name)?;
        }
        Ok::<_, StoreError>(stored)
    })?;
    Ok(Imported { parsed, stored })
}

fn read(path: &Path) -> Result<Vec<u8>, ImportError> {
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(ImportError::Folder(path.display().to_string()));
    }
    if !metadata.is_file() {
        return Err(ImportError::Special);
    }
    if metadata.len() > MAX_BYTES {
        return Err(ImportError::TooLarge(metadata.len() / 1024 / 1024));
    }
    fs::read(path).map_err(unreadable)
}

fn unreadable(error: io::Error) -> ImportError {
    if error.kind() == io::ErrorKind::NotFound {
        ImportError::Missing
    } else {
        ImportError::Unreadable(error)
    }
}
