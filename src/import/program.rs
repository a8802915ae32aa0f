//! Other programs that make a file readable: LibreOffice (docx of old formats) and pdftotext (text of a PDF).
//!
//! 1. The file goes into a folder of its own. 2. The first of the programs that is installed runs there until it is done or the
//!    time is up. 3. What it wrote is read, and the folder goes away. Nothing else is known to the program.

use std::{
    fs, io,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::ImportError;

/// How often a program is asked whether it is done.
const BEAT: Duration = Duration::from_millis(50);
/// Most bytes that it may give.
const MOST: u64 = 128 * 1024 * 1024;

/// How a program is called.
pub(super) struct Call<'a> {
    /// What the file is.
    pub(super) kind: &'static str,
    /// The program's name for people.
    pub(super) program: &'static str,
    /// Where it may be.
    pub(super) paths: &'a [&'a str],
    /// Name of the file in its folder.
    pub(super) input: String,
    /// What it will write.
    pub(super) output: &'a str,
    /// Its arguments, given the folder.
    pub(super) arguments: &'a dyn Fn(&Path) -> Vec<String>,
    /// Longest time.
    pub(super) patience: Duration,
}

impl Call<'_> {
    /// What the program makes of a file.
    pub(super) fn run(&self, bytes: &[u8]) -> Result<Vec<u8>, ImportError> {
        let failed = |error: io::Error| {
            tracing::debug!(%error, program = self.program, "file not converted");
            ImportError::NotConverted { kind: self.kind, program: self.program }
        };
        let folder = tempfile::tempdir().map_err(ImportError::Unreadable)?;
        fs::write(folder.path().join(&self.input), bytes).map_err(ImportError::Unreadable)?;
        let Some(mut child) = self.start(folder.path()).map_err(failed)? else {
            return Err(ImportError::NoProgram { kind: self.kind, program: self.program });
        };
        wait(&mut child, self.patience).map_err(failed)?;
        let output = folder.path().join(self.output);
        if fs::metadata(&output).map_err(failed)?.len() > MOST {
            return Err(failed(io::ErrorKind::FileTooLarge.into()));
        }
        fs::read(output).map_err(failed)
    }

    /// Starts the first program that is there; `None` if none is.
    fn start(&self, folder: &Path) -> io::Result<Option<Child>> {
        for path in self.paths {
            let mut command = Command::new(path);
            command.current_dir(folder).args((self.arguments)(folder));
            command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
            #[cfg(unix)]
            std::os::unix::process::CommandExt::process_group(&mut command, 0);
            match command.spawn() {
                Ok(child) => return Ok(Some(child)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(None)
    }
}

/// Waits for a program, and ends it when the time is up.
fn wait(child: &mut Child, patience: Duration) -> io::Result<()> {
    let begin = Instant::now();
    while child.try_wait()?.is_none() {
        if begin.elapsed() > patience {
            // What was started may be a script; the program itself is in its group.
            #[cfg(unix)]
            drop(Command::new("kill").args(["-KILL", "--", &format!("-{}", child.id())]).status());
            child.kill()?;
            child.wait()?;
            return Err(io::ErrorKind::TimedOut.into());
        }
        thread::sleep(BEAT);
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_never_ends_is_ended() {
        let call = Call {
            kind: "PDF 文件",
            program: "sleep",
            paths: &["sleep"],
            input: "in.pdf".to_owned(),
            output: "out.txt",
            arguments: &|_| vec!["3600".to_owned()],
            patience: Duration::from_millis(100),
        };
        assert!(matches!(call.run(b""), Err(ImportError::NotConverted { .. })));
    }
}
