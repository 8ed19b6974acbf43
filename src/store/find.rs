//! Finding files and rounds in folders.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::problem::excerpt::clean;

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

/// The names of the files and of the folders in a folder, hidden ones apart, each in order. A link to a folder is neither.
///
/// # Errors
///
/// What the system says, with the path.
pub fn in_folder(folder: &Path) -> Result<(Vec<OsString>, Vec<OsString>)> {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    for path in entries(folder)? {
        let name = path.file_name().unwrap_or_default().to_owned();
        if path.is_file() {
            files.push(name);
        } else if path.is_dir() && !path.is_symlink() {
            folders.push(name);
        }
    }
    files.sort();
    folders.sort();
    Ok((files, folders))
}

/// Where a file or folder is, the same however it is named.
///
/// # Errors
///
/// What the system says, with the path.
pub fn place_of(path: &Path) -> Result<PathBuf> {
    let name = || format!("`{}` cannot be read", clean(&path.display().to_string()));
    fs::canonicalize(path).with_context(name)
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

/// Whether both paths lead to the same folder.
#[must_use]
pub fn same_folder(one: &Path, other: &Path) -> bool {
    let whole = |path: &Path| {
        let path = if path.as_os_str().is_empty() {
            Path::new(".")
        } else {
            path
        };
        fs::canonicalize(path).ok()
    };
    whole(one).is_some_and(|one| whole(other) == Some(one))
}

/// The name of a folder, whichever way it is named: of `.` that of the current one.
///
/// # Errors
///
/// When the folder cannot be found.
pub fn name_of(folder: &Path) -> Result<String> {
    let whole = fs::canonicalize(folder).with_context(|| format!("`{}` cannot be found", folder.display()))?;
    let name = whole.file_name().unwrap_or(whole.as_os_str());
    Ok(name.to_string_lossy().into_owned())
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
