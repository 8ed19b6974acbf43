//! `forget`: deletes one response, or a round, after its name was typed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use clap::Args;

use super::kind::Kind;
use super::wanted::{Wanted, of_all, of_one};
use crate::cli::assess::asker;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::cli::stop::Farewell;
use crate::cli::surroundings::{Surroundings, now};
use crate::problem::excerpt::clean;
use crate::store::{self, Lock};
use crate::words::{count, list, plain, wrap};

/// What `forget` takes.
#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic forget my-round R3          one response, in every version
  ccg-diagnostic forget my-round             the whole round
  ccg-diagnostic forget my-round R3 --yes-delete R3   without being asked

It lists what will be deleted, and asks you to type the name: R3, or that of
the round's folder. Only files that this program makes are deleted. What was
sent to others or copied elsewhere is not touched.")]
pub struct Forget {
    /// The round's folder
    #[arg(value_name = "ROUND")]
    round: PathBuf,
    /// Whose response; the whole round when left out
    #[arg(value_name = "CODE")]
    code: Option<String>,
    /// Delete without asking: the name that would have to be typed
    #[arg(long, value_name = "NAME")]
    yes_delete: Option<String>,
    /// One line at a time; reads standard input whatever it is
    #[arg(long)]
    plain: bool,
}

/// What is said to whoever stops before it is done.
const NOTHING_DELETED: &str = "Stopped. Nothing was deleted.";

/// Deletes a response or a round.
///
/// # Errors
///
/// When there is nothing to delete, it is open in another window, the name is not typed, or a file cannot be deleted.
pub fn run(arguments: &Forget, around: &Surroundings) -> Result<()> {
    let round = &arguments.round;
    if !store::exists(&round.join("round.yaml")) {
        bail!(Failure::Usage(format!(
            "`{}` is not a round: it holds no round.yaml\nTo see what is kept:  ccg-diagnostic where",
            round.display()
        )));
    }
    let wanted = match &arguments.code {
        Some(code) => of_one(round, code)?,
        None => of_all(round)?,
    };
    let locks = locked(round, &wanted)?;
    let farewell = Farewell::watch()?;
    farewell.say(NOTHING_DELETED.to_owned());
    let told = confirmed(arguments, &wanted, around)?;
    farewell.saving(String::new(), || delete(round, &wanted, locks))?;
    output::say(&done(round, &wanted, told, around));
    Ok(())
}

/// The right to write the round and each response that is to go: nobody is answering in it.
fn locked(round: &Path, wanted: &Wanted) -> Result<Vec<Lock>> {
    let responses = wanted
        .go
        .iter()
        .filter(|path| matches!(Kind::of(path), Kind::Response(_)));
    let paths = std::iter::once(Path::new("round.yaml")).chain(responses.map(PathBuf::as_path));
    paths.map(|path| store::lock(&round.join(path), &now())).collect()
}

/// Whether the person was asked, and so has read what there is to know; the command line may have said the name.
fn confirmed(arguments: &Forget, wanted: &Wanted, around: &Surroundings) -> Result<bool> {
    let name = &wanted.name;
    if let Some(typed) = &arguments.yes_delete {
        if typed != name {
            bail!(Failure::Usage(format!(
                "--yes-delete says `{}`, and what is to be deleted is `{}`: nothing was deleted",
                clean(typed),
                clean(name)
            )));
        }
        return Ok(false);
    }
    let plain_lines = arguments.plain || around.accessible;
    if !plain_lines && !around.can_ask() {
        bail!(Failure::Usage(format!(
            "this command asks before it deletes and no keyboard is attached\nTo delete without being asked, add:  --yes-delete {}",
            clean(name)
        )));
    }
    let mut asker = asker(plain_lines, around);
    asker.say(&announced(arguments, wanted, around))?;
    let check = |typed: &str| match typed.trim() == name {
        true => Ok(()),
        false => Err(format!("Nothing is deleted yet. Type {name} exactly, or q to stop.")),
    };
    let question = format!("Type {name} to delete this, or q to stop:");
    match asker.text(&question, &check)? {
        Some(_) => Ok(true),
        None if asker.ended() => bail!("the input ended before the name was typed, so nothing was deleted"),
        None => {
            asker.say(&format!("{NOTHING_DELETED}\n"))?;
            bail!(Failure::Stopped)
        }
    }
}

/// What will be deleted and what stays, before it is asked.
fn announced(arguments: &Forget, wanted: &Wanted, around: &Surroundings) -> String {
    let width = around.width.unwrap_or(80);
    let shown = wanted.go.iter().filter(|path| Kind::of(path) != Kind::Lock);
    let files: Vec<String> = shown
        .map(|path| format!("{}: {}", path.display(), Kind::of(path).words()))
        .collect();
    let heading = format!(
        "This deletes {} from {}, for good:",
        count(files.len(), "file", "files"),
        arguments.round.display()
    );
    let mut lines = wrap(&plain(&heading), width, "", "");
    lines.extend(files.iter().flat_map(|file| wrap(&plain(file), width, "  ", "    ")));
    if !wanted.stay.is_empty() {
        lines.extend(wrap("This stays, because the program did not make it:", width, "", ""));
        lines.extend(
            wanted
                .stay
                .iter()
                .flat_map(|file| wrap(&plain(file), width, "  ", "    ")),
        );
    }
    lines.extend(
        wanted
            .beside
            .iter()
            .flat_map(|said| [vec![String::new()], wrap(said, width, "", "")].concat()),
    );
    format!("{}\n\n", lines.join("\n"))
}

/// Deletes the files, the locks last, and the folders that are then empty.
fn delete(round: &Path, wanted: &Wanted, locks: Vec<Lock>) -> Result<()> {
    let lock = |path: &&PathBuf| Kind::of(path) == Kind::Lock;
    let files: Vec<&PathBuf> = wanted.go.iter().filter(|path| !lock(path)).collect();
    // What makes it a round goes last: stopped half way, the same command carries on.
    let (last, first): (Vec<&PathBuf>, Vec<&PathBuf>) =
        files.into_iter().partition(|path| path.as_os_str() == "round.yaml");
    let all = first.len() + last.len();
    for (gone, path) in first.into_iter().chain(last).enumerate() {
        store::remove(&round.join(path)).map_err(|error| {
            anyhow!(
                "{error}\n{gone} of {} were deleted. Put that right, then run the same command again.",
                count(all, "file", "files")
            )
        })?;
    }
    let held = held(round, wanted);
    drop(locks);
    let left = wanted.go.iter().filter(lock).map(|path| round.join(path));
    left.chain(held).try_for_each(|path| store::remove(&path).map(|_| ()))?;
    let folders = wanted.go.iter().filter_map(|path| path.parent());
    let folders: BTreeSet<&Path> = folders.filter(|path| !path.as_os_str().is_empty()).collect();
    for folder in folders {
        store::drop_empty_folders(&round.join(folder));
    }
    if !store::exists(&round.join("round.yaml")) {
        store::drop_empty_folders(round);
    }
    Ok(())
}

/// The locks that this run took; that of the round stays with the round.
fn held(round: &Path, wanted: &Wanted) -> Vec<PathBuf> {
    let locked = |path: &&PathBuf| matches!(Kind::of(path), Kind::Response(_) | Kind::Round);
    let name = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        round.join(path).with_file_name(format!(".{name}.lock"))
    };
    wanted.go.iter().filter(locked).map(name).collect()
}

fn done(round: &Path, wanted: &Wanted, told: bool, around: &Surroundings) -> String {
    let files = wanted.go.iter().filter(|path| Kind::of(path) != Kind::Lock).count();
    let mut said = vec![format!(
        "Deleted: {} of {}.",
        count(files, "file", "files"),
        wanted.name
    )];
    if !told {
        if !wanted.stay.is_empty() {
            said.push(format!("In {} these stay: {}.", round.display(), list(&wanted.stay)));
        }
        said.extend(wanted.beside.iter().cloned());
    }
    said.push("Copies that were handed out, sent or backed up are not touched.".to_owned());
    let width = around.width.filter(|_| around.messages_are_terminal);
    let lines = said.iter().map(|one| match width {
        Some(width) => wrap(&plain(one), width, "", "").join("\n"),
        None => plain(one),
    });
    lines.collect::<Vec<_>>().join("\n")
}
