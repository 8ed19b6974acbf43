//! `forget`: deletes one response, or a round, after its name was typed.

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};
use clap::Args;

use super::kind::Kind;
use crate::cli::assess::asker;
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::cli::output;
use crate::cli::setup::answered;
use crate::cli::surroundings::{Surroundings, now};
use crate::problem::excerpt::clean;
use crate::questionnaire::PrivacyKind;
use crate::response::Respondent;
use crate::round::How;
use crate::store::{self, Found, Lock};
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

/// What is to be deleted.
struct Wanted {
    /// What has to be typed.
    name: String,
    /// The files to delete, from the round's folder.
    go: Vec<PathBuf>,
    /// What was looked at and stays, each with why.
    stay: Vec<String>,
    /// What to know before deciding.
    beside: Vec<String>,
}

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
    let told = confirmed(arguments, &wanted, around)?;
    delete(round, &wanted, locks)?;
    output::say(&done(round, &wanted, told, around));
    Ok(())
}

/// Everything of one respondent, and what was made with it.
fn of_one(round: &Path, typed: &str) -> Result<Wanted> {
    let files = store::everything_in(round)?;
    let known: Vec<(Kind, &Found)> = files.iter().map(|file| (Kind::of(&file.path), file)).collect();
    let code = match Respondent::from_code(typed) {
        Some(respondent) => respondent.code().to_owned(),
        None => bail!(Failure::Usage(format!(
            "`{}` is no code; one looks like R3",
            clean(typed)
        ))),
    };
    let theirs = |kind: &Kind| kind.answers_of().is_some_and(|one| one.eq_ignore_ascii_case(&code));
    if !known.iter().any(|(kind, file)| theirs(kind) && !file.strange) {
        bail!(Failure::Usage(nothing_of(round, &code, &known)));
    }
    let goes = |kind: &Kind| theirs(kind) || *kind == Kind::Report;
    let go = known.iter().filter(|(kind, file)| goes(kind) && !file.strange);
    let links = known
        .iter()
        .filter(|(kind, file)| file.strange && (theirs(kind) || *kind == Kind::Other));
    let stay = links.map(|(_, file)| format!("{} (a link, which is not followed)", file.path.display()));
    Ok(Wanted {
        go: go.map(|(_, file)| file.path.clone()).collect(),
        stay: stay.collect(),
        beside: besides(round, &code),
        name: code,
    })
}

fn nothing_of(round: &Path, code: &str, known: &[(Kind, &Found)]) -> String {
    let mut there: Vec<&str> = known.iter().filter_map(|(kind, _)| kind.answers_of()).collect();
    there.sort_unstable();
    there.dedup();
    let others = if there.is_empty() {
        "It holds no answers.".to_owned()
    } else {
        format!("It holds answers of {}.", list(&there))
    };
    format!("there is nothing of {code} in `{}`\n{others}", round.display())
}

/// What a difference of two reports can tell.
fn besides(round: &Path, code: &str) -> Vec<String> {
    let mut said = vec![
        "The invitation stays, if there is one. Reports are deleted because they were made with these answers; make them again.".to_owned(),
    ];
    if store::exists(&round.join("notes.yaml")) {
        said.push("notes.yaml may still hold words that were put in place of theirs: read it.".to_owned());
    }
    let opened = Folder::open(round).ok();
    let protected = |folder: &Folder| {
        let kind = folder.questionnaire.privacy.kind;
        folder.round.how == How::Individual && matches!(kind, PrivacyKind::Protected | PrivacyKind::Anonymous)
    };
    if opened.as_ref().is_some_and(protected) {
        said.push(format!(
            "Whoever kept an earlier report can tell what {code} answered by the difference with a new one. So no new report is \
             made that differs from an earlier one by fewer than 3 people."
        ));
    }
    said
}

/// Everything that the program made in a round.
fn of_all(round: &Path) -> Result<Wanted> {
    let files = store::everything_in(round)?;
    let ours = |file: &&Found| !file.strange && Kind::of(&file.path) != Kind::Other;
    let (go, stay): (Vec<&Found>, Vec<&Found>) = files.iter().partition(ours);
    let stay = stay.into_iter().map(|file| {
        let why = if file.strange {
            " (a link, which is not followed)"
        } else {
            ""
        };
        format!("{}{why}", file.path.display())
    });
    Ok(Wanted {
        name: store::name_of(round)?,
        go: go.into_iter().map(|file| file.path.clone()).collect(),
        stay: stay.collect(),
        beside: Vec::new(),
    })
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
    answered(asker.text(&question, &check)?, asker.as_mut()).map(|_| true)
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
    lines.extend(wanted.beside.iter().flat_map(|said| wrap(said, width, "", "")));
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
    left.chain(held).try_for_each(|path| store::remove(&path))?;
    for folder in ["responses", "set-aside", "to-hand-over", "report"] {
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
