//! `where`: every file of the rounds here and below, in words.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::kind::Kind;
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::cli::output;
use crate::cli::surroundings::Surroundings;
use crate::questionnaire::PrivacyKind;
use crate::store::{self, Found};
use crate::words::{count, date, plain, wrap};

/// How many levels below a folder rounds are looked for.
const LEVELS: usize = 6;

/// What `where` takes.
#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic where                the rounds here and in the folders below
  ccg-diagnostic where my-round
  ccg-diagnostic where --format json > kept.json

Nothing is kept anywhere else. Reports and copies that you wrote to a place of
your own with --output are yours to find.")]
pub struct Where {
    /// The folder to look in; the current one unless told
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,
    /// The format
    #[arg(long, value_enum, default_value_t)]
    format: FormatName,
    /// One line for each file, for a screen reader; also with ACCESSIBLE=1
    #[arg(long)]
    plain: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum FormatName {
    /// Text for this window
    #[default]
    Terminal,
    /// For programs; format 1
    Json,
}

/// What is kept of a round.
struct Kept {
    folder: PathBuf,
    /// Its organisation and title; empty where `round.yaml` cannot be read.
    name: String,
    /// Whether only days may be told of its answers.
    days: bool,
    files: Vec<Found>,
}

/// Lists what is kept.
///
/// # Errors
///
/// When there is no such folder, or a round's folder cannot be read.
pub fn run(arguments: &Where, around: &Surroundings) -> Result<()> {
    let folder = arguments.folder.clone().unwrap_or_else(|| PathBuf::from("."));
    if !store::is_folder(&folder) {
        bail!(Failure::Usage(format!("there is no folder `{}`", folder.display())));
    }
    let mut found = store::rounds_within(&folder, LEVELS);
    if found.rounds.is_empty() {
        found.rounds.extend(store::round_around(&folder)?);
    }
    let kept = found.rounds.into_iter().map(kept).collect::<Result<Vec<_>>>()?;
    let copies = found.copies.into_iter().map(|folder| here(&folder)).collect::<Vec<_>>();
    for closed in found.closed {
        output::say(&format!("`{}` cannot be looked into", closed.display()));
    }
    match arguments.format {
        FormatName::Json => output::data(crate::text::json(&as_json(&kept, &copies)).as_bytes()),
        FormatName::Terminal => output::text(&as_text(&kept, &copies, arguments.plain, around), around),
    }
}

/// A folder as it is shown, without the dot of the current one.
fn here(folder: &Path) -> PathBuf {
    folder
        .strip_prefix(".")
        .map_or_else(|_| folder.to_path_buf(), Path::to_path_buf)
}

fn kept(folder: PathBuf) -> Result<Kept> {
    let files = store::everything_in(&folder)?;
    let opened = Folder::open(&folder).ok();
    let name = opened
        .as_ref()
        .map(|folder| format!("{}, {}", folder.round.organisation, folder.round.title));
    Ok(Kept {
        days: opened.is_some_and(|folder| folder.questionnaire.privacy.kind == PrivacyKind::Anonymous),
        folder: here(&folder),
        name: name.unwrap_or_default(),
        files,
    })
}

/// What a file is; a link is only ever a link.
fn what(file: &Found) -> String {
    if file.strange {
        return "a link or a device; it is not followed".to_owned();
    }
    let copy = if file
        .path
        .iter()
        .next()
        .is_some_and(|first| first.to_string_lossy().starts_with("before-"))
    {
        " (copied before the questionnaire changed)"
    } else {
        ""
    };
    format!("{}{copy}", Kind::of(&file.path).words())
}

/// When a file was written, in local time to the minute; the day alone where no more may be told.
fn written(file: &Found, days: bool) -> Option<String> {
    let time = Timestamp::from_second(file.written?).ok()?.to_zoned(TimeZone::system());
    let form = if days { "%Y-%m-%d" } else { "%Y-%m-%dT%H:%M" };
    Some(time.strftime(form).to_string())
}

fn as_json(kept: &[Kept], copies: &[PathBuf]) -> Value {
    let file = |file: &Found, days: bool| {
        json!({
            "path": file.path.to_string_lossy(),
            "what": what(file),
            "bytes": file.bytes,
            "written": written(file, days),
        })
    };
    let round = |kept: &Kept| {
        let files: Vec<Value> = kept.files.iter().map(|one| file(one, kept.days)).collect();
        json!({ "folder": kept.folder.to_string_lossy(), "round": kept.name, "files": files })
    };
    let copies: Vec<_> = copies.iter().map(|folder| folder.to_string_lossy()).collect();
    json!({ "format": 1, "rounds": kept.iter().map(round).collect::<Vec<_>>(), "shared_copies": copies })
}

fn as_text(kept: &[Kept], copies: &[PathBuf], plain_lines: bool, around: &Surroundings) -> String {
    let width = around.width.unwrap_or(80);
    let plain_lines = plain_lines || around.accessible;
    let mut lines = Vec::new();
    for round in kept {
        lines.extend(wrap(&heading(round), width, "", "  "));
        lines.push(String::new());
        let is_lock = |one: &&Found| Kind::of(&one.path) == Kind::Lock;
        for file in round.files.iter().filter(|one| !is_lock(one)) {
            lines.extend(file_lines(file, round.days, plain_lines, width));
        }
        let locks = round.files.iter().filter(is_lock).count();
        if locks > 0 {
            let said = format!(
                "and {}, to keep two windows apart",
                count(locks, "hidden .lock file", "hidden .lock files")
            );
            lines.extend(wrap(&said, width, "  ", "  "));
        }
        lines.push(String::new());
    }
    for folder in copies {
        let name = match folder.as_os_str().is_empty() {
            true => "this folder".to_owned(),
            false => plain(&folder.to_string_lossy()),
        };
        let said = format!("{name}: a copy to hand to others, made with share; it stays until you delete it");
        lines.extend(wrap(&said, width, "", "  "));
        lines.push(String::new());
    }
    lines.extend(wrap(&ending(kept), width, "", ""));
    format!("{}\n", lines.join("\n"))
}

fn heading(round: &Kept) -> String {
    let folder = if round.folder.as_os_str().is_empty() {
        "this folder".to_owned()
    } else {
        plain(&round.folder.to_string_lossy())
    };
    let name = if round.name.is_empty() {
        "round.yaml cannot be read".to_owned()
    } else {
        plain(&round.name)
    };
    format!("{folder}: {name}")
}

fn ending(kept: &[Kept]) -> String {
    let none = if kept.is_empty() {
        "There is no round here or in the folders below. "
    } else {
        ""
    };
    let forget = if kept.is_empty() {
        ""
    } else {
        " To delete a response or a round: ccg-diagnostic forget ROUND CODE, or forget ROUND."
    };
    format!(
        "{none}Nothing is kept anywhere else: no account, no log of answers, nothing sent. Copies that you wrote or sent \
         elsewhere are not listed.{forget}"
    )
}

/// A file: its path, and below it or after it what it is, its size, and when it was written.
fn file_lines(file: &Found, days: bool, plain_lines: bool, width: usize) -> Vec<String> {
    let path = plain(&file.path.to_string_lossy());
    let when = written(file, days).map(|time| match time.split_once('T') {
        Some((day, clock)) => format!(", {} at {clock}", date(day)),
        None => format!(", {}", date(&time)),
    });
    let about = format!("{}, {}{}", what(file), size(file.bytes), when.unwrap_or_default());
    if plain_lines {
        return wrap(&format!("{path}: {about}"), width, "  ", "    ");
    }
    let mut lines = wrap(&path, width, "  ", "    ");
    lines.extend(wrap(&about, width, "      ", "      "));
    lines
}

/// A size in the nearest unit that people know.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", (bytes + 500) / 1_000),
        _ => format!("{} MB", (bytes + 500_000) / 1_000_000),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_in_units_that_people_know() {
        assert_eq!(size(999), "999 bytes");
        assert_eq!(size(1_499), "1 KB");
        assert_eq!(size(7_500), "8 KB");
        assert_eq!(size(12_400_000), "12 MB");
    }
}
