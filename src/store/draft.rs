//! Files that are written bit by bit, and appear all at once when everything has succeeded.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::{panic, thread};

use anyhow::{Result, anyhow};
use tempfile::TempPath;

use super::{folder_of, in_words, sync_folder};
use crate::problem::excerpt::clean;

/// The drafts of a run. Copies share them, so that Ctrl-C can throw away what another thread writes.
#[derive(Debug, Clone, Default)]
pub struct Drafts(Arc<Mutex<Vec<Unfinished>>>);

/// A draft that no file has replaced yet.
#[derive(Debug)]
struct Unfinished {
    written: TempPath,
    target: PathBuf,
}

/// A file that is being written beside the one that it is to replace, private to its owner.
#[derive(Debug)]
pub struct Draft {
    file: File,
    path: PathBuf,
    /// Bytes that were written.
    written: u64,
}

/// Bytes of all files together from which on the disk is given them side by side: for fewer it would take longer to start threads.
const LARGE: u64 = 8 << 20;

impl Drafts {
    /// Begins a file. What it is to replace stays until [`Drafts::publish`]; a link stays a link, and an existing file keeps its
    /// permissions.
    ///
    /// # Errors
    ///
    /// What the system says, with the path.
    pub fn begin(&self, path: &Path) -> Result<Draft> {
        self.begin_at(path).map_err(|error| cannot(path, &error))
    }

    fn begin_at(&self, path: &Path) -> io::Result<Draft> {
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let mut drafts = self.held();
        let made = tempfile::Builder::new()
            .prefix(".unfinished-")
            .suffix(".tmp")
            .tempfile_in(folder_of(&target))?;
        if let Ok(old) = fs::metadata(&target) {
            made.as_file().set_permissions(old.permissions())?;
        }
        let (file, written) = made.into_parts();
        drafts.push(Unfinished { written, target });
        let path = path.to_path_buf();
        let written = 0;
        Ok(Draft { file, path, written })
    }

    /// Puts the files into their places, one right after the other. What is in them must be on the disk ([`Draft::finish`]).
    ///
    /// # Errors
    ///
    /// What the system says, with the path; those before it have then been replaced.
    pub fn publish(&self) -> Result<()> {
        let mut drafts = self.held();
        let mut folders: Vec<PathBuf> = Vec::new();
        for Unfinished { written, target } in drafts.drain(..) {
            let folder = folder_of(&target).to_path_buf();
            written
                .persist(&target)
                .map_err(|error| cannot(&target, &error.error))?;
            if !folders.contains(&folder) {
                folders.push(folder);
            }
        }
        let synced = |folder: &PathBuf| sync_folder(folder).map_err(|error| cannot(folder, &error));
        folders.iter().try_for_each(synced)
    }

    /// Throws the drafts away. While the files are put into their places this waits until all are.
    pub fn abandon(&self) {
        self.held().clear();
    }

    fn held(&self) -> MutexGuard<'_, Vec<Unfinished>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Draft {
    /// Writes more.
    ///
    /// # Errors
    ///
    /// What the system says, with the path.
    pub fn add(&mut self, bytes: &[u8]) -> Result<()> {
        self.written += bytes.len() as u64;
        self.file.write_all(bytes).map_err(|error| cannot(&self.path, &error))
    }

    /// There is no more: what was written goes to the disk.
    ///
    /// # Errors
    ///
    /// What the system says, with the path.
    pub fn finish(self) -> Result<()> {
        self.file.sync_all().map_err(|error| cannot(&self.path, &error))
    }
}

/// There is no more for any of these: as [`Draft::finish`], of large files for all at the same time.
///
/// # Errors
///
/// What the system says of the first that fails, with the path.
pub fn finish_all(drafts: Vec<Draft>) -> Result<()> {
    if drafts.iter().map(|draft| draft.written).sum::<u64>() < LARGE {
        return drafts.into_iter().try_for_each(Draft::finish);
    }
    thread::scope(|scope| {
        let finish = |draft: Draft| scope.spawn(|| draft.finish());
        let ends: Vec<_> = drafts.into_iter().map(finish).collect();
        let end = |end: thread::ScopedJoinHandle<'_, _>| end.join().unwrap_or_else(|panic| panic::resume_unwind(panic));
        ends.into_iter().try_for_each(end)
    })
}

fn cannot(path: &Path, error: &io::Error) -> anyhow::Error {
    let name = clean(&path.display().to_string());
    anyhow!("`{name}` cannot be written: {}", in_words(error))
}

/// A nameless file for what cannot be held in memory; it is gone when the program ends, however it ends.
///
/// # Errors
///
/// What the system says.
pub fn spool() -> Result<File> {
    tempfile::tempfile().map_err(|error| anyhow!("no temporary file can be made: {}", in_words(&error)))
}

#[cfg(test)]
mod tests {
    use super::Drafts;
    use std::fs;

    #[test]
    fn files_appear_together_private_and_replace_the_old_ones() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("one.csv"), folder.path().join("two.csv"));
        fs::write(&two, "old").unwrap();
        let drafts = Drafts::default();
        for path in [&one, &two] {
            let mut draft = drafts.begin(path).unwrap();
            draft.add(b"new ").unwrap();
            draft.add(b"text").unwrap();
            draft.finish().unwrap();
        }
        assert!(!one.exists());
        assert_eq!(fs::read_to_string(&two).unwrap(), "old");
        drafts.publish().unwrap();
        for path in [&one, &two] {
            assert_eq!(fs::read_to_string(path).unwrap(), "new text");
        }
        assert_eq!(fs::metadata(&one).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_is_abandoned_or_dropped_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("one.csv");
        fs::write(&path, "old").unwrap();
        let drafts = Drafts::default();
        let mut draft = drafts.begin(&path).unwrap();
        draft.add(b"new").unwrap();
        drafts.clone().abandon();
        drafts.publish().unwrap();
        let dropped = Drafts::default();
        let _draft = dropped.begin(&path).unwrap();
        drop(dropped);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn large_files_are_finished_together_and_appear_whole() {
        let folder = tempfile::tempdir().unwrap();
        let drafts = Drafts::default();
        let bytes = vec![b'x'; super::LARGE as usize];
        let names = ["a.csv", "b.csv", "c.csv"];
        let begun = names.iter().enumerate().map(|(at, name)| {
            let mut draft = drafts.begin(&folder.path().join(name)).unwrap();
            draft.add(&bytes[at..]).unwrap();
            draft
        });
        super::finish_all(begun.collect()).unwrap();
        drafts.publish().unwrap();
        for (at, name) in names.iter().enumerate() {
            assert!(fs::read(folder.path().join(name)).unwrap() == bytes[at..], "{name}");
        }
    }

    #[test]
    fn a_folder_that_is_not_there_is_said_at_the_beginning() {
        let said = Drafts::default()
            .begin(std::path::Path::new("/no/such/folder/x.csv"))
            .unwrap_err()
            .to_string();
        assert_eq!(
            said,
            "`/no/such/folder/x.csv` cannot be written: the folder is no longer there"
        );
    }
}
