//! What is to be scored: the named files, and those that are found in the named folders, in order of their names.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::cli::failure::Failure;
use crate::cli::output;
use crate::problem::excerpt::clean;
use crate::store;
use crate::words::count;

/// One thing to be scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Input {
    /// What it is.
    pub kind: Kind,
    /// The path as the person named it, or as it was found below a folder that they named; empty for standard input.
    pub path: PathBuf,
    /// Whether it was found in a folder rather than named.
    pub found: bool,
    /// The same place however it is named; empty where nothing is to be compared with it.
    whole: PathBuf,
}

/// A kind of input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A table.
    Table,
    /// A table that comes in through standard input.
    Standard,
    /// One response.
    Response,
    /// A round's folder.
    Round,
}

/// How the names of tables in folders end, in capitals or not; what is named itself may be called anything.
pub(super) const TABLES: [&str; 4] = [".csv", ".tsv", ".csv.gz", ".tsv.gz"];

/// The inputs that names stand for, in order of the places that they are at, standard input last. What is named twice is there once.
pub(super) fn find(named: &[PathBuf], quiet: bool) -> Result<Vec<Input>> {
    let (standard, files): (Vec<&PathBuf>, Vec<&PathBuf>) = named.iter().partition(|path| is_standard(path));
    if standard.len() > 1 {
        bail!(Failure::Usage(
            "standard input can be read once; give one `-`".to_owned()
        ));
    }
    let mut found = Vec::new();
    let mut wrong = Vec::new();
    for path in &files {
        if let Err(error) = add(path, named.len() == 1, &mut found) {
            wrong.push(format!("{error:#}"));
        }
    }
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n"));
    }
    once_each(&mut found, quiet);
    found.extend(standard.first().map(|_| Input::standard()));
    if found.is_empty() {
        bail!(Failure::Usage(nothing(named)));
    }
    Ok(found)
}

impl Input {
    fn standard() -> Self {
        Self {
            kind: Kind::Standard,
            path: PathBuf::new(),
            found: false,
            whole: PathBuf::new(),
        }
    }

    /// A table that was named.
    pub(super) fn table(path: &Path) -> Self {
        Self {
            kind: Kind::Table,
            path: path.to_path_buf(),
            ..Self::standard()
        }
    }

    /// What it is called in messages and tables.
    pub(super) fn name(&self) -> String {
        match self.kind {
            Kind::Standard => "standard input".to_owned(),
            _ => clean(&self.path.display().to_string()),
        }
    }

    /// Where it is, the same however it is named; `None` of standard input and of what is not there.
    pub(super) fn place(&self) -> Option<Cow<'_, Path>> {
        match self.whole.as_os_str().is_empty() {
            true => store::place_of(&self.path).ok().map(Cow::Owned),
            false => Some(Cow::Borrowed(&self.whole)),
        }
    }
}

fn is_standard(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What one name stands for. The only one need not be compared with others.
fn add(path: &Path, only: bool, found: &mut Vec<Input>) -> Result<()> {
    let whole = match only {
        true => PathBuf::new(),
        false => store::place_of(path)?,
    };
    if store::is_folder(path) {
        return walk(path, &store::place_of(path)?, found);
    }
    let is = |ending: &str| {
        path.extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case(ending))
    };
    let (kind, path, whole) = match path.parent() {
        Some(folder) if path.file_name().is_some_and(|name| name == "round.yaml") => {
            let above = whole.parent().map(Path::to_path_buf).unwrap_or_default();
            (Kind::Round, folder_of(folder), above)
        }
        _ if is("yaml") || is("yml") => (Kind::Response, path.to_path_buf(), whole),
        _ => (Kind::Table, path.to_path_buf(), whole),
    };
    found.push(Input {
        kind,
        path,
        found: false,
        whole,
    });
    Ok(())
}

fn folder_of(folder: &Path) -> PathBuf {
    match folder.as_os_str().is_empty() {
        true => PathBuf::from("."),
        false => folder.to_path_buf(),
    }
}

/// A round is taken as a whole; other folders are looked through, all the way down. Links to folders are not followed: they could
/// lead in a circle.
fn walk(folder: &Path, whole: &Path, found: &mut Vec<Input>) -> Result<()> {
    let mut add = |kind, path: PathBuf, whole: PathBuf| {
        found.push(Input {
            kind,
            path,
            found: true,
            whole,
        });
    };
    if store::exists(&folder.join("round.yaml")) {
        add(Kind::Round, folder.to_path_buf(), whole.to_path_buf());
        return Ok(());
    }
    let (files, folders) = store::in_folder(folder)?;
    for name in files {
        let text = name.to_string_lossy().to_lowercase();
        let kind = match text.ends_with(".yaml") {
            true => Kind::Response,
            false if TABLES.iter().any(|ending| text.ends_with(ending)) => Kind::Table,
            false => continue,
        };
        add(kind, folder.join(&name), whole.join(&name));
    }
    for name in folders {
        walk(&folder.join(&name), &whole.join(&name), found)?;
    }
    Ok(())
}

/// In order of their places, each once.
fn once_each(found: &mut Vec<Input>, quiet: bool) {
    // Of one that was named and found as well, the named one stays.
    found.sort_by(|a, b| a.whole.cmp(&b.whole).then(a.found.cmp(&b.found)));
    let before = found.len();
    found.dedup_by(|later, first| !first.whole.as_os_str().is_empty() && later.whole == first.whole);
    let again = before - found.len();
    if again > 0 && !quiet {
        output::tell(&format!(
            "{} named more than once and taken once",
            count(again, "input was", "inputs were")
        ));
    }
}

fn nothing(named: &[PathBuf]) -> String {
    let names: Vec<String> = named.iter().map(|path| format!("`{}`", path.display())).collect();
    format!(
        "there is nothing to score in {}\nA folder is looked through for rounds, for responses (.yaml) and for tables (.csv, .tsv, .csv.gz, .tsv.gz).",
        names.join(", ")
    )
}
