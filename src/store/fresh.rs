//! New files, all or nothing.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use super::{make_folder, save_new};

/// Writes new files below a folder, in this order; the last is what makes the others count. Those of them that are there already
/// must hold the same, but for the last, which must not be there.
///
/// # Errors
///
/// When one is there and holds something else, before anything is written; or what the system says. What had been written is then
/// taken away again.
pub fn save_all_new(folder: &Path, files: &[(PathBuf, Vec<u8>)]) -> Result<()> {
    for (name, bytes) in files {
        let path = folder.join(name);
        if path.exists() && fs::read(&path).ok().as_ref() != Some(bytes) {
            bail!(
                "`{}` is there already and holds something else; name another folder. Nothing was written.",
                path.display()
            );
        }
    }
    let mut made = Made::default();
    let written = files
        .iter()
        .enumerate()
        .try_for_each(|(at, (name, bytes))| made.write(folder, name, bytes, at + 1 == files.len()));
    written
        .inspect_err(|_| made.undo())
        .map_err(|error| anyhow!("{error:#}"))
}

#[derive(Default)]
struct Made {
    files: Vec<PathBuf>,
    folders: Vec<PathBuf>,
}

impl Made {
    fn write(&mut self, folder: &Path, name: &Path, bytes: &[u8], last: bool) -> Result<()> {
        let path = folder.join(name);
        self.folder(path.parent().unwrap_or(folder))?;
        if last || !path.exists() {
            save_new(&path, bytes)?;
            self.files.push(path);
        }
        Ok(())
    }

    fn folder(&mut self, folder: &Path) -> Result<()> {
        let missing = folder
            .ancestors()
            .filter(|path| !path.as_os_str().is_empty() && !path.exists());
        let mut missing: Vec<PathBuf> = missing.map(Path::to_path_buf).collect();
        missing.reverse();
        self.folders.append(&mut missing);
        make_folder(folder)
    }

    /// What cannot be taken away stays: without the last file it counts for nothing.
    fn undo(&self) {
        for file in &self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::save_all_new;
    use std::fs;
    use std::path::PathBuf;

    fn files(texts: &[(&str, &str)]) -> Vec<(PathBuf, Vec<u8>)> {
        let files = texts.iter();
        files
            .map(|(name, text)| (PathBuf::from(name), text.as_bytes().to_vec()))
            .collect()
    }

    #[test]
    fn a_failure_half_way_leaves_nothing() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("a/round");
        // The second cannot be made: its folder is a file by then.
        let wrong = files(&[("one", "1"), ("one/two", "2"), ("round.yaml", "3")]);
        assert!(save_all_new(&folder, &wrong).is_err());
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
        save_all_new(&folder, &files(&[("b/one", "1"), ("round.yaml", "3")])).unwrap();
        assert_eq!(fs::read_to_string(folder.join("b/one")).unwrap(), "1");
    }

    #[test]
    fn nothing_that_is_there_is_replaced() {
        let place = tempfile::tempdir().unwrap();
        fs::write(place.path().join("one"), "mine").unwrap();
        let refused = save_all_new(
            place.path(),
            &files(&[("zero", "0"), ("one", "1"), ("round.yaml", "3")]),
        );
        assert!(refused.unwrap_err().to_string().contains("holds something else"));
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
        save_all_new(place.path(), &files(&[("one", "mine"), ("round.yaml", "3")])).unwrap();
    }
}
