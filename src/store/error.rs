//! What can go wrong with the database, in words for the person at the screen: what, where, what to do.

use std::{error::Error as StdError, path::Path};

use rusqlite::ErrorCode;

/// A failure of the store. `Display` is Chinese and complete; the technical cause is in `source()`, for the log.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The path is a folder.
    #[error("数据库路径是一个文件夹：{0}。请用 --db 给出文件名，例如 {0}/duidu.db。")]
    Folder(String),
    /// The folder that should hold the database is not there.
    #[error("数据库所在的文件夹不存在：{0}。请先建好这个文件夹，或用 --db 换一个位置。")]
    MissingFolder(String),
    /// The file is something else than SQLite.
    #[error("这个文件不是数据库：{0}。文件没有改动；请检查 --db 或 DUIDU_DB 给出的路径。")]
    NotADatabase(String),
    /// An SQLite database of another program.
    #[error("这是别的程序的数据库，不是对读的：{0}。文件没有改动；请检查 --db 或 DUIDU_DB 给出的路径。")]
    Foreign(String),
    /// Written by a newer duidu.
    #[error(
        "数据库由更新版本的对读写成（结构版本 {found}，本程序只认识到 {known}）：{path}。数据没有改动；请换用新版本的 duidu。"
    )]
    Newer {
        /// The file.
        path: String,
        /// Its `user_version`.
        found: i64,
        /// The last migration this program has.
        known: i64,
    },
    /// Written by an older duidu, where that matters.
    #[error(
        "数据库由较早版本的对读写成（结构版本 {found}，现在是 {known}）：{path}。请先用 duidu sources 打开一次，升级以后再检查。"
    )]
    Older {
        /// The file.
        path: String,
        /// Its `user_version`.
        found: i64,
        /// The last migration this program has.
        known: i64,
    },
    /// Another program holds the lock for longer than we wait.
    #[error(
        "数据库正被别的程序占用{}。没有写入任何内容；请等另一个导入结束（或关闭占用它的程序）后再试。",
        at(path)
    )]
    Locked {
        /// The file; empty where it is not at hand.
        path: String,
    },
    /// There is no file at this path.
    #[error("没有这个文件：{0}。请检查路径是否写对。")]
    Missing(String),
    /// A file that would be overwritten.
    #[error("{0} 已经有了，没有改动它。请换一个文件名；确实要替换，请加上 --force。")]
    Exists(String),
    /// The database itself is given as its own copy.
    #[error("{0} 就是正在用的数据库，不能当作自己的备份。请换一个文件名。")]
    SameFile(String),
    /// No right to read or write the file.
    #[error("打不开数据库：{path}。请检查文件夹和文件的读写权限，或用 --db 换一个位置。")]
    CannotOpen {
        /// The file.
        path: String,
        /// What the system said.
        #[source]
        cause: Box<dyn StdError + Send + Sync>,
    },
    /// The disk is full.
    #[error("磁盘已满，没有写入任何内容。请腾出空间后再试。")]
    DiskFull,
    /// The file is damaged.
    #[error("数据库文件已损坏{}。请用备份替换它，或移走后重新导入。", at(path))]
    Damaged {
        /// The file; empty where it is not at hand.
        path: String,
    },
    /// A migration did not go through; nothing was changed.
    #[error("数据库升级到结构版本 {version} 失败，已全部撤回。")]
    Migration {
        /// The migration's number.
        version: i64,
        /// What SQLite said.
        #[source]
        cause: Box<dyn StdError + Send + Sync>,
    },
    /// A stored code that this program does not know.
    #[error("数据库里有不认识的值：{0}。")]
    UnknownValue(String),
    /// A name that the word lists do not have.
    #[error("词表里没有这个{kind}：{name}。")]
    UnknownName {
        /// 条线 or 主题.
        kind: &'static str,
        /// The name.
        name: String,
    },
    /// Anything else SQLite reports.
    #[error("数据库操作失败：{0}")]
    Sql(#[source] Box<dyn StdError + Send + Sync>),
}

fn at(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!("：{path}") }
}

impl StoreError {
    /// The same error, about this file.
    pub(super) fn of(self, path: &Path) -> Self {
        let path = path.display().to_string();
        match self {
            Self::Locked { .. } => Self::Locked { path },
            Self::Damaged { .. } => Self::Damaged { path },
            Self::NotADatabase(_) => Self::NotADatabase(path),
            other => other,
        }
    }

    /// Tells an error apart and says which file it is about.
    pub(super) fn about(path: &Path, error: rusqlite::Error) -> Self {
        let shown = path.display().to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotADatabase(shown),
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied | ErrorCode::ReadOnly) => {
                Self::CannotOpen { path: shown, cause: Box::new(error) }
            }
            _ => match Self::from(error) {
                Self::Locked { .. } => Self::Locked { path: shown },
                Self::Damaged { .. } => Self::Damaged { path: shown },
                other => other,
            },
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked { path: String::new() },
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { path: String::new() },
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            _ => Self::Sql(Box::new(error)),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Sql(Box::new(error))
    }
}
