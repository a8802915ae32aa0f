//! Why a file was not imported, in Chinese.

use std::io;

use super::files::MAX_MB;
use crate::{source::SourceError, store::StoreError};

/// Why a file was not imported. Nothing of it is stored then.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// What was said of it before, when it was looked at.
    #[error("{0}")]
    Again(String),
    /// No such file.
    #[error("没有这个文件。请检查路径和文件名是否写对")]
    Missing,
    /// A folder or an archive without files.
    #[error("里面没有文件。请检查是否选错了文件夹，或材料是否放在别处")]
    Hollow,
    /// Folders, or archives, too deep inside of each other.
    #[error("文件夹或压缩文件套得太深，没有再往里找。请把材料移到外面，再导入一次")]
    TooDeep,
    /// More text than one look can hold in memory.
    #[error(
        "一次最多看 {most} MB 文字，这个文件放不下了。请先保存前面的，再送剩下的；或用 duidu import 导入"
    )]
    Full {
        /// In MB.
        most: usize,
    },
    /// No program that reads the format.
    #[error(
        "{kind}要用 {program} 读，本机没有装。请用 WPS 或 Word 打开，另存为 docx 后再导入；\
         装了 {program}，以后就能直接导入"
    )]
    NoProgram {
        /// What the file is.
        kind: &'static str,
        /// What would read it.
        program: &'static str,
    },
    /// The program made nothing of it.
    #[error(
        "{kind}用 {program} 没能读出来（可能已损坏、有密码，或太大）。请用 WPS 或 Word 打开，另存为 docx 后再导入"
    )]
    NotConverted {
        /// What the file is.
        kind: &'static str,
        /// What tried.
        program: &'static str,
    },
    /// Neither file nor folder: a device, a pipe.
    #[error("这不是普通文件，不能导入。请换成保存在磁盘上的文件")]
    Special,
    /// The system does not let us read it.
    #[error("读不了这个文件（{}）。请检查文件的读取权限，或先关闭正在使用它的程序", because(.0))]
    Unreadable(#[source] io::Error),
    /// Too large.
    #[error("文件太大（{0} MB，最多 {max} MB）。请拆成几个文件分别导入", max = MAX_MB)]
    TooLarge(u64),
    /// No text.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// A text, but no report in it.
    #[error(
        "读了 {lines} 行，没有找到一篇工作总结或工作报告。请检查是否选错了文件；每篇材料的标题应单独占一行，\
         如“某局2023年上半年工作总结和下半年工作安排”；确实要当作材料的，加上 --all 再导入一次"
    )]
    NoReport {
        /// Lines read.
        lines: usize,
    },
    /// A text under the ending of another kind, and no report in it.
    #[error("{note}；{why}")]
    Misnamed {
        /// What is said of the ending.
        note: String,
        /// Why there is no report.
        #[source]
        why: Box<ImportError>,
    },
    /// Texts that are probably no reports, and nothing else.
    #[error("{told}，没有收进来。确实要当作材料的，加上 --all 再导入一次")]
    Others {
        /// What they look like, and why.
        told: String,
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
