//! What lies in a folder, and removing it. Links are never followed.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::{Result, anyhow};

use super::in_words;

/// How deep a folder is looked into.
const DEEPEST: usize = 16;

/// A file, or a link, in a folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Where, from the folder.
    pub path: PathBuf,
    /// Whether it is a link or something else that is no plain file.
    pub strange: bool,
    /// Its size in bytes.
    pub bytes: u64,
    /// When it was last written, in seconds since 1970 in UTC; `None` where the system does not say.
    pub written: Option<i64>,
}

/// Everything in a folder and the folders in it, hidden files too, in order of the paths.
///
/// # Errors
///
/// What the system says, with the path.
pub fn everything_in(folder: &Path) -> Result<Vec<Found>> {
    let mut found = Vec::new();
    let mut open = vec![(PathBuf::new(), 0)];
    while let Some((below, depth)) = open.pop() {
        for entry in list(&folder.join(&below))? {
            let path = below.join(entry.file_name());
            match entry.file_type() {
                Ok(kind) if kind.is_dir() && depth < DEEPEST => open.push((path, depth + 1)),
                _ => found.push(about(&entry, path)),
            }
        }
    }
    found.sort();
    Ok(found)
}

fn about(entry: &fs::DirEntry, path: PathBuf) -> Found {
    let about = entry.metadata().ok();
    let written = about.as_ref().and_then(|about| about.modified().ok());
    let seconds = written.and_then(|time| i64::try_from(time.duration_since(UNIX_EPOCH).ok()?.as_secs()).ok());
    Found {
        path,
        strange: !entry.file_type().is_ok_and(|kind| kind.is_file()),
        bytes: about.map_or(0, |about| about.len()),
        written: seconds,
    }
}

fn list(folder: &Path) -> Result<Vec<fs::DirEntry>> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    entries.map_err(|error| anyhow!("the folder `{}` cannot be read: {}", folder.display(), in_words(&error)))
}

/// What was found at a folder and below it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Within {
    /// The rounds' folders, in order.
    pub rounds: Vec<PathBuf>,
    /// Folders that hold a shared copy and are in no round, in order.
    pub copies: Vec<PathBuf>,
    /// Folders that cannot be looked into.
    pub closed: Vec<PathBuf>,
}

/// The rounds and shared copies at a folder and so many levels below it. A round is not looked into for others: what lies in it is
/// its own. Hidden folders and links are passed by.
#[must_use]
pub fn rounds_within(folder: &Path, levels: usize) -> Within {
    let mut found = Within::default();
    let mut open = vec![(folder.to_path_buf(), 0)];
    while let Some((folder, depth)) = open.pop() {
        if folder.join("round.yaml").is_file() {
            found.rounds.push(folder);
        } else if depth <= levels {
            match list(&folder) {
                Ok(entries) => open.extend(folders(&entries).map(|path| (path, depth + 1))),
                Err(_) => found.closed.push(folder.clone()),
            }
            if folder.join("shared.yaml").is_file() {
                found.copies.push(folder);
            }
        }
    }
    let Within { rounds, copies, closed } = &mut found;
    [rounds, copies, closed].into_iter().for_each(|folders| folders.sort());
    found
}

fn folders(entries: &[fs::DirEntry]) -> impl Iterator<Item = PathBuf> {
    let shown = |entry: &&fs::DirEntry| !entry.file_name().to_string_lossy().starts_with('.');
    let folder = |entry: &&fs::DirEntry| entry.file_type().is_ok_and(|kind| kind.is_dir());
    entries.iter().filter(shown).filter(folder).map(fs::DirEntry::path)
}

/// Whether a path is a link, wherever it leads.
#[must_use]
pub fn is_link(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.file_type().is_symlink())
}

/// Removes a file, of a link the link, and says whether there was one.
///
/// # Errors
///
/// What the system says, with the path.
pub fn remove(path: &Path) -> Result<bool> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(anyhow!("`{}` cannot be deleted: {}", path.display(), in_words(&error))),
    }
}

/// Removes a folder and those in it wherever nothing is left in them.
pub fn drop_empty_folders(folder: &Path) {
    let entries = list(folder).unwrap_or_default();
    for entry in entries {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            drop_empty_folders(&entry.path());
        }
    }
    let _ = fs::remove_dir(folder);
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{drop_empty_folders, everything_in, remove, rounds_within};

    #[test]
    fn links_are_listed_and_never_followed() {
        let place = tempfile::tempdir().unwrap();
        let (round, outside) = (place.path().join("round"), place.path().join("outside"));
        fs::create_dir_all(round.join("responses")).unwrap();
        fs::create_dir_all(&outside).unwrap();
        fs::write(outside.join("R3.yaml"), "precious").unwrap();
        fs::write(round.join("responses/.R1.yaml.lock"), "").unwrap();
        std::os::unix::fs::symlink(&outside, round.join("set-aside")).unwrap();
        let found = everything_in(&round).unwrap();
        let paths: Vec<(&Path, bool)> = found.iter().map(|one| (one.path.as_path(), one.strange)).collect();
        assert_eq!(
            paths,
            [
                (Path::new("responses/.R1.yaml.lock"), false),
                (Path::new("set-aside"), true)
            ]
        );
        remove(&round.join("set-aside")).unwrap();
        remove(&round.join("responses/.R1.yaml.lock")).unwrap();
        remove(&round.join("gone")).unwrap();
        drop_empty_folders(&round);
        assert!(!round.exists() && outside.join("R3.yaml").exists());
    }

    #[test]
    fn rounds_are_found_some_levels_down_and_a_copy_in_a_round_is_part_of_it() {
        let place = tempfile::tempdir().unwrap();
        for round in [
            "a/b/c/round",
            "other",
            "other/before-1.0",
            ".hidden/round",
            "a/b/c/d/e/f/too-deep",
        ] {
            fs::create_dir_all(place.path().join(round)).unwrap();
            fs::write(place.path().join(round).join("round.yaml"), "").unwrap();
        }
        for folder in ["a", "other"] {
            fs::write(place.path().join(folder).join("shared.yaml"), "").unwrap();
        }
        let found = rounds_within(place.path(), 4);
        let at = |name: &str| place.path().join(name);
        assert_eq!(found.rounds, ["a/b/c/round", "other"].map(at));
        assert_eq!((found.copies, found.closed), (vec![at("a")], Vec::new()));
    }
}
