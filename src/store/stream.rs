//! A large file read from beginning to end, and whether it stayed the same meanwhile.

use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use anyhow::{Context, Result, bail};

use super::NotReadable;
use crate::problem::excerpt::clean;

/// A file that is being read.
#[derive(Debug)]
pub struct Stream {
    file: File,
    watch: Watch,
}

/// What a file was when it was opened, and how much of it has been read.
#[derive(Debug, Clone)]
pub struct Watch {
    path: PathBuf,
    first: State,
    read: Arc<AtomicU64>,
}

/// What would be another if somebody wrote to a file or put another in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State {
    bytes: u64,
    written: Option<SystemTime>,
    #[cfg(unix)]
    number: (u64, u64),
}

impl State {
    fn of(about: &Metadata) -> Self {
        Self {
            bytes: about.len(),
            written: about.modified().ok(),
            #[cfg(unix)]
            number: {
                use std::os::unix::fs::MetadataExt;
                (about.dev(), about.ino())
            },
        }
    }
}

/// Opens a plain file.
///
/// # Errors
///
/// [`NotReadable`] when it is something else, such as a folder or a pipe; else what the system says.
pub fn open(path: &Path) -> Result<Stream> {
    let name = clean(&path.display().to_string());
    let cannot = || format!("`{name}` cannot be read");
    // Opening a pipe would wait for somebody who writes to it.
    let about = fs::metadata(path).with_context(cannot)?;
    if about.is_dir() {
        bail!(NotReadable(format!("`{name}` is a folder; name a file in it")));
    }
    if !about.is_file() {
        bail!(NotReadable(format!(
            "`{name}` is not a plain file; a table that comes through a pipe is read with `-`"
        )));
    }
    let file = File::open(path).with_context(cannot)?;
    let watch = Watch {
        path: path.to_path_buf(),
        first: State::of(&file.metadata().with_context(cannot)?),
        read: Arc::default(),
    };
    Ok(Stream { file, watch })
}

impl Stream {
    /// Tells, while the file is read and afterwards, how far that is and whether the file is still the same.
    #[must_use]
    pub fn watch(&self) -> Watch {
        self.watch.clone()
    }
}

impl Read for Stream {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(bytes)?;
        self.watch.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl Watch {
    /// The size of the file when it was opened, in bytes.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.first.bytes
    }

    /// Bytes read so far.
    #[must_use]
    pub fn so_far(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// Whether another opening of the path found the same file in the same state.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.first == other.first
    }

    /// To be asked at the end of the file.
    ///
    /// # Errors
    ///
    /// When its size or time is another than at the beginning, another file has its name, or fewer or more bytes came than it had.
    pub fn unchanged(&self) -> Result<()> {
        let now = fs::metadata(&self.path).ok().as_ref().map(State::of);
        if now != Some(self.first) || self.so_far() != self.first.bytes {
            bail!(changed(&self.path));
        }
        Ok(())
    }
}

/// What is said of a file that changed while it was read.
#[must_use]
pub fn changed(path: &Path) -> String {
    let name = clean(&path.display().to_string());
    format!("`{name}` changed while it was read; nothing was written; run it again when it is complete")
}

#[cfg(test)]
mod tests {
    use super::open;
    use std::fs;
    use std::io::{Read, Write};

    #[test]
    fn a_file_that_grew_shrank_or_was_replaced_is_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.csv");
        let read_after = |change: &dyn Fn()| {
            fs::write(&path, "one\ntwo\n").unwrap();
            let mut stream = open(&path).unwrap();
            let watch = stream.watch();
            change();
            let _ = stream.read_to_end(&mut Vec::new()).unwrap();
            watch.unchanged().map_err(|error| error.to_string())
        };
        assert_eq!(read_after(&|| ()), Ok(()));
        let grown = || {
            let mut file = fs::OpenOptions::new().append(true).open(&path).unwrap();
            file.write_all(b"three\n").unwrap();
        };
        let shrunk = || {
            let file = fs::OpenOptions::new().write(true).open(&path).unwrap();
            file.set_len(4).unwrap();
        };
        let replaced = || {
            fs::write(folder.path().join("y.csv"), "one\ntwo\n").unwrap();
            fs::rename(folder.path().join("y.csv"), &path).unwrap();
        };
        let gone = || fs::remove_file(&path).unwrap();
        for change in [&grown as &dyn Fn(), &shrunk, &replaced, &gone] {
            let said = read_after(change).unwrap_err();
            assert!(
                said.contains("x.csv` changed while it was read; nothing was written"),
                "{said}"
            );
        }
    }

    #[test]
    fn half_a_file_is_not_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.csv");
        fs::write(&path, "one\ntwo\n").unwrap();
        let mut stream = open(&path).unwrap();
        let watch = stream.watch();
        stream.read_exact(&mut [0; 4]).unwrap();
        assert_eq!((watch.so_far(), watch.bytes()), (4, 8));
        assert!(watch.unchanged().is_err());
    }

    #[test]
    fn what_is_no_plain_file_is_refused() {
        let said = |path: &str| open(std::path::Path::new(path)).unwrap_err().to_string();
        assert!(said("/dev/null").contains("is not a plain file"));
        assert!(said("/").contains("is a folder"));
    }
}
