//! The only module that touches files: the path is in every error, a save replaces the whole file or nothing, one writer at a time.

#![expect(clippy::disallowed_methods, reason = "this is the one module that touches files")]

mod aside;
pub mod draft;
mod find;
mod fresh;
mod kept;
mod lock;
pub mod stream;

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use tempfile::NamedTempFile;

use crate::problem::Source;
use crate::problem::excerpt::clean;
use crate::yaml;

pub use aside::copy_aside;
pub use find::{files, in_folder, name_of, place_of, round_around, rounds_below, same_folder, yaml_files};
pub use fresh::save_all_new;
pub use kept::{Found, Within, drop_empty_folders, everything_in, is_link, remove, rounds_within};
pub use lock::{Lock, lock};

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
    let (name, bytes) = bytes_of(path, LARGEST)?;
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

/// Reads a file of at most so many bytes, whatever it holds.
///
/// # Errors
///
/// [`NotReadable`] when it is no plain file or too large; else what the system says.
pub fn read_bytes(path: &Path, most: u64) -> Result<Vec<u8>> {
    let (name, bytes) = bytes_of(path, most)?;
    if bytes.len() as u64 > most {
        bail!(NotReadable(format!(
            "`{name}` has more than the {most} bytes that are read; check that it is the right file"
        )));
    }
    Ok(bytes)
}

/// A plain file's name for messages, and its bytes: one more than is allowed where it has more.
fn bytes_of(path: &Path, most: u64) -> Result<(String, Vec<u8>)> {
    let name = clean(&path.display().to_string());
    let about = fs::metadata(path).with_context(|| format!("`{name}` cannot be read"))?;
    if about.is_dir() {
        bail!(NotReadable(format!("`{name}` is a folder; name a file in it")));
    }
    if !about.is_file() {
        bail!(NotReadable(format!("`{name}` is not a plain file")));
    }
    // A limited reader does not know how much there is: without room it would begin with 32 bytes.
    let room = about.len().min(most) + 1;
    let mut bytes = Vec::with_capacity(usize::try_from(room).unwrap_or_default());
    let file = File::open(path).with_context(|| format!("`{name}` cannot be read"))?;
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .with_context(|| format!("`{name}` cannot be read"))?;
    Ok((name, bytes))
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
    let folder = folder_of(&target);
    let file = unfinished(folder, bytes)?;
    if let Ok(old) = fs::metadata(&target) {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.persist(&target).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// The folder that a file is in; of a name alone the current one.
fn folder_of(path: &Path) -> &Path {
    let named = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    named.unwrap_or(Path::new("."))
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

/// The files that a round has once, beside its questionnaire.
const OF_THE_ROUND: [&str; 5] = ["round.yaml", "record.yaml", "notes.yaml", "plan.yaml", "last-plan.yaml"];

/// The folders of a round that hold what people answered or are to have.
const FOLDERS: [&str; 4] = ["responses", "invitations", "to-hand-over", "set-aside"];

/// Whether a file is one that people keep in a round: `round.yaml`, its record, notes or plans, a `questionnaire….yaml`, or anything among
/// the responses, the invitations, the share files, what was set aside, and copies from before the questionnaire changed.
#[must_use]
pub fn is_kept(path: &Path) -> bool {
    is_kept_at(&target_of(path))
}

/// The same of a place that [`target_of`] found.
#[must_use]
pub fn is_kept_at(path: &Path) -> bool {
    let folder = path.parent().unwrap_or(Path::new(""));
    let of_the_round = path.file_name().map(|name| name.to_string_lossy()).is_some_and(|name| {
        OF_THE_ROUND.contains(&name.as_ref()) || name.starts_with("questionnaire") && name.ends_with(".yaml")
    });
    let in_a_folder = folder.ancestors().any(|folder| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let kept = FOLDERS.contains(&name.as_ref()) || name.starts_with("before-");
        kept && folder.with_file_name("round.yaml").exists()
    });
    in_a_folder || (of_the_round && folder.join("round.yaml").exists())
}

/// Where a file is or will be, the same however it is named. A link is followed; the file need not be there.
#[must_use]
pub fn target_of(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default();
    let beside = || fs::canonicalize(folder_of(path)).map(|folder| folder.join(name));
    fs::canonicalize(path)
        .or_else(|_| beside())
        .unwrap_or_else(|_| path.to_path_buf())
}

/// Writes a file that must not be there yet, as [`save`] does.
///
/// # Errors
///
/// When it is there already, or what the system says.
pub fn save_new(path: &Path, bytes: &[u8]) -> Result<()> {
    let name = path.display();
    let folder = folder_of(path);
    let written = unfinished(folder, bytes).and_then(|file| {
        file.persist_noclobber(path).map_err(|error| error.error)?;
        sync_folder(folder)
    });
    written.map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => anyhow!("`{name}` has just been made by somebody else; begin again to use it"),
        _ => anyhow!("`{name}` cannot be written: {}", in_words(&error)),
    })
}

/// Removes a folder if nothing is in it; else leaves it.
pub fn drop_empty_folder(path: &Path) {
    let _ = fs::remove_dir(path);
}

#[cfg(test)]
mod tests {
    use super::{is_kept, lock, read, save, yaml_files};
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
    fn what_people_keep_in_a_round_is_known_by_its_place_there_or_not() {
        let place = tempfile::tempdir().unwrap();
        let round = place.path().join("round");
        for folder in ["responses", "set-aside", "before-1.0/responses", "report", "shared-x"] {
            fs::create_dir_all(round.join(folder)).unwrap();
        }
        fs::write(round.join("round.yaml"), "").unwrap();
        for kept in [
            "round.yaml",
            "record.yaml",
            "notes.yaml",
            "plan.yaml",
            "last-plan.yaml",
            "questionnaire-2.0.yaml",
            "responses/R3.yaml",
            "responses/new.csv",
            "set-aside/R3-0a1b2c3d.yaml",
            "invitations/R3.txt",
            "to-hand-over/R3.yaml",
            "before-1.0/responses/R3.yaml",
            "report/../plan.yaml",
        ] {
            assert!(is_kept(&round.join(kept)), "{kept}");
        }
        for free in ["report/report.md", "plan.ics", "shared-x/shared.yaml", "change.md"] {
            assert!(!is_kept(&round.join(free)), "{free}");
        }
        assert!(!is_kept(&place.path().join("responses/R3.yaml")));
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
