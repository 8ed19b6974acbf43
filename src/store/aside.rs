//! A copy of files beside them, all or nothing.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use tempfile::TempDir;

use super::{in_words, sync_folder};

/// Copies files of a folder into a new folder in it, and returns that folder: `name`, or `name-2`, `name-3` … where there is one
/// of that name already. It appears with everything in it, or not at all. `files` are below `folder`.
///
/// # Errors
///
/// What the system says, with the path; there is then no new folder.
pub fn copy_aside(folder: &Path, name: &str, files: &[PathBuf]) -> Result<PathBuf> {
    let in_words = |error: io::Error| {
        let folder = folder.display();
        anyhow!(
            "`{folder}` cannot be copied: {}. Nothing was changed.",
            in_words(&error)
        )
    };
    let made = gathered(folder, files).map_err(in_words)?;
    for number in 1..1000 {
        let again = if number == 1 {
            String::new()
        } else {
            format!("-{number}")
        };
        let path = folder.join(format!("{name}{again}"));
        if path.exists() {
            continue;
        }
        fs::rename(made.path(), &path).map_err(in_words)?;
        // Nothing is left under the old name for its owner to remove.
        let _ = made.keep();
        sync_folder(folder).map_err(in_words)?;
        return Ok(path);
    }
    bail!("there are too many copies in `{}`", folder.display())
}

/// A temporary folder with copies of the files, private to its owner.
fn gathered(folder: &Path, files: &[PathBuf]) -> io::Result<TempDir> {
    let made = tempfile::Builder::new()
        .prefix(".unfinished-")
        .suffix(".tmp")
        .tempdir_in(folder)?;
    for file in files {
        let to = made.path().join(file);
        if let Some(above) = to.parent() {
            fs::create_dir_all(above)?;
        }
        fs::copy(folder.join(file), &to)?;
        File::open(&to)?.sync_all()?;
    }
    sync_folder(made.path())?;
    Ok(made)
}
