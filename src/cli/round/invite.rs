//! `round invite`: codes for more people, and the invitation texts again.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::folder::{self, Folder, for_shell};
use crate::cli::output;
use crate::cli::surroundings::now;
use crate::questionnaire::Questionnaire;
use crate::response::Respondent;
use crate::round::codes::{MOST, in_short, more};
use crate::round::{self, How, Round};
use crate::store;
use crate::words::{count, list, plural};

/// What `round invite` takes.
#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic round invite my-round --people 10   ten people in all
  ccg-diagnostic round invite my-round               texts that are missing
  ccg-diagnostic round invite my-round --replace     all texts, after a change
                                                     of the closing date

New codes come after the highest one that was ever used. No code is taken away
or used again. A text that reads differently from what would be written, such
as one that you have changed, stays as it is unless --replace is given.")]
pub struct Arguments {
    /// The round's folder; the current one unless told
    #[arg(value_name = "ROUND")]
    round: Option<PathBuf>,
    /// How many people are invited in all
    #[arg(long, value_name = "NUMBER")]
    people: Option<usize>,
    /// Write texts again that read differently
    #[arg(long)]
    replace: bool,
}

/// Adds codes and writes the texts.
///
/// # Errors
///
/// When there would be fewer people, or the files cannot be written.
pub fn run(arguments: &Arguments) -> Result<()> {
    let folder = folder::named_or_here(arguments.round.as_deref())?;
    if folder.round.how == How::Joint {
        bail!(Failure::Usage(
            "this round is answered by the team together, so nobody is invited by code".to_owned()
        ));
    }
    let file = folder.path.join("round.yaml");
    let _lock = store::lock(&file, &now())?;
    let added = added(&folder, arguments.people)?;
    let mut round = folder.round.clone();
    round.people.extend(added.iter().cloned());
    if round.people.is_empty() {
        bail!(Failure::Usage(
            "this round has no list of codes: say how many people there are, such as --people 8".to_owned()
        ));
    }
    if let Some(all) = round.invited.get_mut("all") {
        *all = u32::try_from(round.people.len()).unwrap_or(u32::MAX);
    }
    let (written, left) = write(&folder, &round, arguments.replace)?;
    if !added.is_empty() {
        store::save(&file, round::to_yaml(&round).as_bytes())?;
    }
    output::tell(&said(&folder, &added, &written, &left));
    Ok(())
}

/// The codes to add, so that there are so many people in all.
fn added(folder: &Folder, people: Option<usize>) -> Result<Vec<String>> {
    let listed = &folder.round.people;
    let Some(wanted) = people else { return Ok(Vec::new()) };
    if wanted > MOST {
        bail!(Failure::Usage(format!("a round has 1 to {MOST} people")));
    }
    let begun = if listed.is_empty() { in_use(folder)? } else { Vec::new() };
    let there = listed.len().max(begun.len());
    if wanted < there {
        bail!(Failure::Usage(format!(
            "there are {} already, and no code is taken away: whoever does not answer is left out of the results",
            count(there, "person", "people")
        )));
    }
    // A round without a list gets one that begins with those who have answered.
    let mut used = in_use(folder)?;
    used.extend(listed.iter().cloned());
    let mut added = begun;
    added.extend(more(&used, wanted - there));
    Ok(added)
}

/// Codes of which there is a file anywhere in the round, by the files' names.
fn in_use(folder: &Folder) -> Result<Vec<String>> {
    let mut codes = Vec::new();
    for part in ["responses", "to-hand-over", "set-aside", "invitations"] {
        for path in store::files(&folder.path.join(part))? {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let code = if part == "set-aside" {
                stem.rsplit_once('-').map_or(stem.as_str(), |(code, _)| code).to_owned()
            } else {
                stem
            };
            let side = folder.questionnaire.sides.iter().any(|side| side.id == code);
            match Respondent::from_code(&code) {
                Some(Respondent::Person(code)) if !side && !codes.contains(&code) => codes.push(code),
                _ => {}
            }
        }
    }
    Ok(codes)
}

/// The texts of these codes, by their names in the round's folder.
pub(super) fn invitations(
    round: &Round,
    questionnaire: &Questionnaire,
    folder: &Path,
    codes: &[String],
) -> Vec<(PathBuf, String)> {
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    let name = whole.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = |code: &String| {
        let path = Path::new("invitations").join(format!("{code}.txt"));
        (path, round::invitation::text(round, questionnaire, code, &name))
    };
    codes.iter().map(text).collect()
}

/// Writes the texts; returns the codes of those written and of those left as they are.
fn write(folder: &Folder, round: &Round, replace: bool) -> Result<(Vec<String>, Vec<String>)> {
    let (mut written, mut left) = (Vec::new(), Vec::new());
    store::make_folder(&folder.path.join("invitations"))?;
    let texts = invitations(round, &folder.questionnaire, &folder.path, &round.people);
    for (code, (name, text)) in round.people.iter().zip(texts) {
        let path = folder.path.join(name);
        let there = store::exists(&path);
        if there && store::read(&path).is_ok_and(|source| source.text == text) {
            continue;
        }
        if there && !replace {
            left.push(code.clone());
            continue;
        }
        store::save(&path, text.as_bytes())?;
        written.push(code.clone());
    }
    Ok((written, left))
}

fn said(folder: &Folder, added: &[String], written: &[String], left: &[String]) -> String {
    let mut lines = Vec::new();
    if !added.is_empty() {
        lines.push(format!("Added: {}.", in_short(added)));
    }
    lines.push(match written.len() {
        0 => "No invitation text was missing.".to_owned(),
        number => format!(
            "{} written in {}: {}.",
            count(number, "invitation text", "invitation texts"),
            folder.path.join("invitations").display(),
            in_short(written)
        ),
    });
    if !left.is_empty() {
        let names: Vec<String> = left.iter().map(|code| format!("{code}.txt")).collect();
        lines.push(format!(
            "{} {} differently from what would be written now, and {} as {}.\nTo write {} again:  ccg-diagnostic round invite {} \
             --replace",
            list(&names),
            plural(left.len(), "reads", "read"),
            plural(left.len(), "stays", "stay"),
            plural(left.len(), "it is", "they are"),
            plural(left.len(), "it", "them"),
            for_shell(&folder.path.to_string_lossy())
        ));
    }
    lines.join("\n")
}
