//! One writer at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};

use super::in_words;

/// The right to write one file, held until it is dropped.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Takes the right to write a file, by locking a hidden file beside it that is left in place.
///
/// Temporary files that an interrupted save left in the folder more than a minute ago are swept away.
///
/// # Errors
///
/// When another process holds it, in words that say since when; else what the system says.
pub fn lock(path: &Path, now: &str) -> Result<Lock> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.lock"));
    if fs::symlink_metadata(&beside).is_ok_and(|about| !about.is_file()) {
        bail!("`{}` is not a plain file; remove it, then try again", beside.display());
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside).map_err(|error| {
        anyhow!(
            "`{}` cannot be written: {}. Nothing was changed.",
            beside.display(),
            in_words(&error)
        )
    })?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(in_use(path, &mut file)),
        Err(TryLockError::Error(error)) => {
            return Err(error).with_context(|| format!("`{}` cannot be locked", beside.display()));
        }
    }
    file.set_len(0)?;
    file.write_all(now.as_bytes())?;
    sweep(path);
    Ok(Lock { _file: file })
}

fn in_use(path: &Path, file: &mut File) -> anyhow::Error {
    let mut since = String::new();
    let read = file.take(40).read_to_string(&mut since);
    let plain = since.chars().all(|c| c.is_ascii_digit() || "-T:".contains(c));
    let since = if read.is_ok() && plain && !since.is_empty() {
        format!(" (since {})", since.replace('T', " "))
    } else {
        String::new()
    };
    let what = match path.file_name() {
        Some(name) if name == "round.yaml" => "this round is being changed",
        Some(name) if name.to_string_lossy().ends_with("plan.yaml") => "this plan is open",
        Some(name) if name == "notes.yaml" || name == "record.yaml" => "this file is open",
        _ => "this response is open",
    };
    anyhow!(
        "{what} in another window{since}: `{}`\nClose it there first, then try again. Nothing was changed.",
        path.display()
    )
}

/// Removes what a killed save left behind: only our own names, and only files that are older than a minute.
fn sweep(path: &Path) {
    let Some(folder) = path.parent() else { return };
    let Ok(list) = fs::read_dir(folder) else { return };
    for entry in list.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let ours = name.starts_with(".unfinished-") && name.ends_with(".tmp");
        let old = entry
            .metadata()
            .and_then(|about| about.modified())
            .is_ok_and(|then| then.elapsed().is_ok_and(|age| age.as_secs() > 60));
        if ours && old {
            let _ = fs::remove_file(entry.path());
        }
    }
}
