//! What was given on the command line, file by file: folders and archives by what is in them.
//!
//! 1. A folder: its files in natural order, then deeper; links to folders are not followed, so that no circle is walked.
//! 2. An archive: its files in natural order, archives inside of it one level deep.
//! 3. Each file is handed on with its bytes before the next is read; one that cannot be read is handed on with the reason.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::ImportError;
use crate::source::{self, Archive, Format};

/// Files beyond this, in MB, are no compilation of reports, and would not fit into memory several times over.
pub(super) const MAX_MB: u64 = 256;
/// Where files are said to lie that were sent to a page.
const SENT: &str = "网页导入";
/// Folders inside of each other that are looked into.
const DEEPEST: usize = 16;

/// A file with its bytes, or why there are none.
#[derive(Debug)]
pub struct Given {
    /// What to call it in front of people: the path as it was given, `汇编.zip/第1篇.txt` for one in an archive.
    pub shown: PathBuf,
    /// The same from the root of the disk: what the store knows the file by.
    pub place: String,
    /// Its bytes.
    pub bytes: Result<Vec<u8>, ImportError>,
}

impl Given {
    /// A file on the disk.
    pub fn file(path: &Path) -> Self {
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        Self { shown: path.to_owned(), place: place.to_string_lossy().into_owned(), bytes: read(path) }
    }

    /// A file that was sent to a page: known by its name and content, for there is no place on the disk to know it by.
    pub fn sent(name: PathBuf, bytes: Vec<u8>) -> Self {
        let digest = source::digest(&bytes);
        let place = format!("{SENT}/{}/{}", digest.get(..8).unwrap_or_default(), name.display());
        Self { shown: name, place, bytes: Ok(bytes) }
    }

    /// Its name without what it lies in.
    pub fn file_name(&self) -> String {
        let name = self.shown.file_name().map(|name| name.to_string_lossy().into_owned());
        name.unwrap_or_else(|| self.shown.to_string_lossy().into_owned())
    }

    /// Nothing but a reason.
    fn without(&self, why: ImportError) -> Self {
        Self { shown: self.shown.clone(), place: self.place.clone(), bytes: Err(why) }
    }
}

/// Hands on a file, or the files in it if it is an archive.
pub fn each_in(given: Given, take: &mut dyn FnMut(Given)) {
    unpacked(given, true, take);
}

/// Hands on each file of what was given, in order.
pub fn each_file(paths: &[PathBuf], take: &mut dyn FnMut(Given)) {
    for path in paths {
        visit(path, DEEPEST, take);
    }
}

/// Whether what is stored under a path is still there: a file, or an archive that it lay in.
pub fn is_there(place: &str) -> bool {
    if Path::new(place).starts_with(SENT) {
        return true; // it never had a place that it could have left
    }
    let mut above = Path::new(place).ancestors();
    above.next().is_some_and(Path::exists) || above.any(Path::is_file)
}

/// A place as it is told to people: of a file that was sent to a page its name, which is all that they know it by.
pub fn shown_place(place: &str) -> &str {
    let sent = place.strip_prefix(SENT).and_then(|rest| rest.strip_prefix('/'));
    sent.and_then(|rest| rest.split_once('/')).map_or(place, |(_, name)| name)
}

fn visit(path: &Path, depth: usize, take: &mut dyn FnMut(Given)) {
    if !path.is_dir() {
        return unpacked(Given::file(path), true, take);
    }
    let given = Given { bytes: Err(ImportError::Hollow), ..Given::file(path) };
    let entries = match fs::read_dir(path) {
        Ok(_) if depth == 0 => return take(given.without(ImportError::TooDeep)),
        Ok(entries) => entries,
        Err(error) => return take(given.without(unreadable(error))),
    };
    let named = entries.flatten().filter(|entry| {
        let link_to_folder = entry.path().is_symlink() && entry.path().is_dir();
        !source::is_by_the_way(&entry.file_name().to_string_lossy()) && !link_to_folder
    });
    let mut inside: Vec<PathBuf> = named.map(|entry| entry.path()).collect();
    if inside.is_empty() {
        return take(given);
    }
    inside.sort_by(|one, other| {
        let texts = (one.to_string_lossy(), other.to_string_lossy());
        one.is_dir().cmp(&other.is_dir()).then_with(|| source::natural(&texts.0, &texts.1))
    });
    for path in inside {
        visit(&path, depth - 1, take);
    }
}

/// Hands on a file, or the files in it if it is an archive; `deeper` says whether archives in it are opened, too.
fn unpacked(given: Given, deeper: bool, take: &mut dyn FnMut(Given)) {
    let Ok(bytes) = &given.bytes else { return take(given) };
    if !matches!(source::format(&given.file_name(), bytes), Ok(Format::Zip)) {
        return take(given);
    }
    let mut archive = match Archive::open(bytes) {
        Ok(archive) => archive,
        Err(error) => return take(given.without(error.into())),
    };
    let entries = archive.entries();
    if entries.is_empty() {
        return take(given.without(ImportError::Hollow));
    }
    for entry in entries {
        let inner = Given {
            shown: given.shown.join(&entry.name),
            place: format!("{}/{}", given.place, entry.name),
            bytes: archive.unpack(&entry).map_err(ImportError::from),
        };
        let is_archive = |bytes: &Vec<u8>| matches!(source::format(&entry.name, bytes), Ok(Format::Zip));
        if deeper {
            unpacked(inner, false, take);
        } else if inner.bytes.as_ref().is_ok_and(is_archive) {
            take(inner.without(ImportError::TooDeep));
        } else {
            take(inner);
        }
    }
}

fn read(path: &Path) -> Result<Vec<u8>, ImportError> {
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(ImportError::Special);
    }
    if metadata.len() > MAX_MB * 1024 * 1024 {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_sent_is_told_by_its_name() {
        let sent = Given::sent(PathBuf::from("夹/一.txt"), b"x".to_vec());
        assert_eq!(shown_place(&sent.place), "夹/一.txt");
        assert_eq!(shown_place("/home/甲/一.txt"), "/home/甲/一.txt");
    }
}
