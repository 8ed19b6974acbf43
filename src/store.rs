//! The only module that touches files: the path is in every error, a save replaces the whole file or nothing, one writer at a time.

#![expect(clippy::disallowed_methods, reason = "this is the one module that touches files")]

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use tempfile::{NamedTempFile, TempDir};

use crate::problem::Source;
use crate::problem::excerpt::clean;
use crate::yaml;

/// The largest YAML file that is read, in bytes.
const LARGEST: u64 = 1_000_000;

/// A file could not be read as text: a rule about its form was broken, rather than the disk failing.
#[derive(Debug)]
pub struct NotReadable(pub String);

impl std::fmt::Display for NotReadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for NotReadable {}

/// Reads a text file of at most 1 MB.
///
/// # Errors
///
/// [`NotReadable`] when it is no plain file, too large or not text; else what the system says.
pub fn read(path: &Path) -> Result<Source> {
    let name = clean(&path.display().to_string());
    let about = fs::metadata(path).with_context(|| format!("`{name}` cannot be read"))?;
    if about.is_dir() {
        bail!(NotReadable(format!("`{name}` is a folder; name a file in it")));
    }
    if !about.is_file() {
        bail!(NotReadable(format!("`{name}` is not a plain file")));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).with_context(|| format!("`{name}` cannot be read"))?;
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .with_context(|| format!("`{name}` cannot be read"))?;
    match yaml::text_of(&bytes) {
        Ok(text) => Ok(Source { name, text }),
        Err(problem) => {
            let hint = problem.hint.map(|hint| format!("; {hint}")).unwrap_or_default();
            bail!(NotReadable(format!(
                "error[{}]: `{name}`: {}{hint}",
                problem.code, problem.message
            )))
        }
    }
}

/// Whether there is a file or folder at the path.
#[must_use]
pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// Whether there is a folder at the path.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Replaces a file's content: written beside it, flushed to disk, then renamed over it. A new file is private to its owner;
/// an existing one keeps its permissions; a link stays a link.
///
/// # Errors
///
/// What the system says, with the path; the old content is then untouched.
pub fn save(path: &Path, bytes: &[u8]) -> Result<()> {
    save_at(path, bytes).map_err(|error| anyhow!("`{}` cannot be written: {}", path.display(), in_words(&error)))
}

/// What the system says, in plain words where there are any.
fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full".to_owned(),
        io::ErrorKind::FileTooLarge => "the disk does not take files of this size".to_owned(),
        io::ErrorKind::PermissionDenied => "you may not write in this folder".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "the disk is read-only".to_owned(),
        io::ErrorKind::NotFound => "the folder is no longer there".to_owned(),
        _ => error.to_string(),
    }
}

fn save_at(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let file = unfinished(folder, bytes)?;
    if let Ok(old) = fs::metadata(&target) {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.persist(&target).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// A temporary file in the folder with these bytes on the disk, private to its owner.
fn unfinished(folder: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new()
        .prefix(".unfinished-")
        .suffix(".tmp")
        .tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes a folder and those above it, private to their owner; one that is there stays as it is.
///
/// # Errors
///
/// What the system says, with the path.
pub fn make_folder(path: &Path) -> Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|error| {
        anyhow!(
            "the folder `{}` cannot be made: {}\nGo to a folder of your own and try again.",
            path.display(),
            in_words(&error)
        )
    })
}

/// Whether a file is one that people keep in a round: `round.yaml`, a `questionnaire….yaml`, or anything among the responses.
#[must_use]
pub fn is_kept(path: &Path) -> bool {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let folder = path.parent().unwrap_or(Path::new(""));
    let above = folder.parent().unwrap_or(Path::new(""));
    let among_responses =
        folder.file_name().is_some_and(|name| name == "responses") && above.join("round.yaml").exists();
    let of_the_round = path
        .file_name()
        .map(|name| name.to_string_lossy())
        .is_some_and(|name| name == "round.yaml" || name.starts_with("questionnaire") && name.ends_with(".yaml"));
    among_responses || (of_the_round && folder.join("round.yaml").exists())
}

/// Writes a file that must not be there yet, as [`save`] does.
///
/// # Errors
///
/// When it is there already, or what the system says.
pub fn save_new(path: &Path, bytes: &[u8]) -> Result<()> {
    let name = path.display();
    let folder = path.parent().unwrap_or(Path::new("."));
    let written = unfinished(folder, bytes).and_then(|file| {
        file.persist_noclobber(path).map_err(|error| error.error)?;
        sync_folder(folder)
    });
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => anyhow!("`{name}` has just been made by somebody else; begin again to use it"),
        _ => anyhow!("`{name}` cannot be written: {}", in_words(&error)),
    })
}

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

/// Removes a folder if nothing is in it; else leaves it.
pub fn drop_empty_folder(path: &Path) {
    let _ = fs::remove_dir(path);
}

/// The names of the `.yaml` files in a folder, hidden ones apart, in order. Empty when there is no such folder.
///
/// # Errors
///
/// What the system says, with the path.
pub fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = files(folder)?;
    found.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    Ok(found)
}

/// The files in a folder, hidden ones apart, in order. Empty when there is no such folder.
///
/// # Errors
///
/// What the system says, with the path.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut found: Vec<PathBuf> = entries(folder)?.into_iter().filter(|path| path.is_file()).collect();
    found.sort();
    Ok(found)
}

/// The folders that hold a `round.yaml`, one or two levels below a folder, in order.
///
/// # Errors
///
/// What the system says, with the path.
pub fn rounds_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for child in entries(folder)?.into_iter().filter(|path| path.is_dir()) {
        if child.join("round.yaml").is_file() {
            found.push(child);
            continue;
        }
        let grandchildren = entries(&child).unwrap_or_default();
        found.extend(
            grandchildren
                .into_iter()
                .filter(|path| path.join("round.yaml").is_file()),
        );
    }
    found.sort();
    Ok(found)
}

/// The round's folder that a folder lies in or is, whether or not the folder is there yet; `None` when it lies in none.
///
/// # Errors
///
/// When the current folder is not known.
pub fn round_around(folder: &Path) -> Result<Option<PathBuf>> {
    let whole = std::path::absolute(folder).with_context(|| format!("`{}` cannot be found", folder.display()))?;
    let mut around = whole.ancestors();
    Ok(around
        .find(|path| path.join("round.yaml").is_file())
        .map(Path::to_path_buf))
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let list = fs::read_dir(folder).with_context(|| format!("the folder `{}` cannot be read", folder.display()))?;
    let paths = list
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<io::Result<Vec<_>>>();
    let mut paths = paths.with_context(|| format!("the folder `{}` cannot be read", folder.display()))?;
    paths.retain(|path| {
        !path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with('.'))
    });
    Ok(paths)
}

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
    let mut file = options
        .open(&beside)
        .with_context(|| format!("`{}` cannot be written", beside.display()))?;
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
    anyhow!(
        "this response is open in another window{since}: `{}`\nClose it there first, then try again. Nothing was changed.",
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

#[cfg(test)]
mod tests {
    use super::{lock, read, save, yaml_files};
    use std::fs;

    #[test]
    fn a_new_file_is_private_and_an_old_one_keeps_its_mode() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        save(&path, b"one").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        save(&path, b"two").unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.yaml"), folder.path().join("link.yaml"));
        fs::write(&real, "old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        save(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().file_type().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
    }

    #[test]
    fn a_second_writer_is_refused_and_told_since_when() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("R3.yaml");
        let held = lock(&path, "2011-10-09T21:14").unwrap();
        let refused = lock(&path, "2011-10-09T21:20").unwrap_err().to_string();
        assert!(
            refused.contains("open in another window (since 2011-10-09 21:14)"),
            "{refused}"
        );
        drop(held);
        lock(&path, "2011-10-09T21:30").unwrap();
        assert!(yaml_files(folder.path()).unwrap().is_empty());
    }

    #[test]
    fn folders_and_pipes_are_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let refused = read(folder.path()).unwrap_err().to_string();
        assert!(refused.contains("is a folder"), "{refused}");
        assert!(
            read(std::path::Path::new("/dev/null"))
                .unwrap_err()
                .to_string()
                .contains("not a plain file")
        );
    }
}
