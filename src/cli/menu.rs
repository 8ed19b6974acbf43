//! The short menu that opens when the program is started without a command.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::folder::Folder;
use super::surroundings::Surroundings;
use super::{assess, output, report, round};
use crate::render::screen::{Look, message};
use crate::{reach, store};

/// How many rounds the menu offers at most.
const MOST: usize = 5;

enum Choice {
    Stop,
    Assess(Option<PathBuf>),
    New,
    Invite,
    Pass(PathBuf),
    Status(PathBuf),
    Report(PathBuf),
    Kept(PathBuf),
}

/// Shows the menu and does what is chosen.
///
/// # Errors
///
/// Those of the command that was chosen.
pub fn run(around: &Surroundings) -> Result<()> {
    let Some(chosen) = ask(around)? else { return Ok(()) };
    match chosen {
        Choice::Assess(round) => assess::run(
            &assess::Arguments {
                round,
                ..Default::default()
            },
            around,
        ),
        Choice::New => assess::run(
            &assess::Arguments {
                new: true,
                ..Default::default()
            },
            around,
        ),
        Choice::Invite => round::begin(around),
        Choice::Pass(round) => assess::run(
            &assess::Arguments {
                round: Some(round),
                pass: true,
                ..Default::default()
            },
            around,
        ),
        Choice::Status(round) => round::show(&round, around),
        Choice::Report(round) => report::run(&report::Arguments::of(&round), around),
        Choice::Kept(round) => kept(&round),
        Choice::Stop => Ok(()),
    }
}

/// Standard input is given back before the command that was chosen takes it.
fn ask(around: &Surroundings) -> Result<Option<Choice>> {
    let mut asker = assess::asker(around.accessible, around);
    asker.say(&format!("{}\n", welcome(assess::look(around.accessible, around))))?;
    let (items, mut choices): (Vec<String>, Vec<Choice>) = choices()?.into_iter().unzip();
    Ok(asker
        .choose("What do you want to do?", &items, None)?
        .map(|chosen| choices.swap_remove(chosen)))
}

fn welcome(look: Look) -> String {
    let promise = "Leadership team self-assessment. Nothing leaves this computer.";
    let purpose = "It helps you talk about where you are now and what to develop next. It is not a test, an inspection or \
                   an application.";
    format!("{}\n{}", message(promise, look), message(purpose, look))
}

/// What can be done here, most likely first. What tells the rounds apart comes early: a long line is cut at the window's edge.
fn choices() -> Result<Vec<(String, Choice)>> {
    let here = Path::new(".");
    let in_round = store::exists(&here.join("round.yaml"));
    let rounds = if in_round {
        vec![here.to_path_buf()]
    } else {
        store::rounds_below(here)?
    };
    let open: Vec<Folder> = rounds
        .iter()
        .take(MOST)
        .filter_map(|path| Folder::open(path).ok())
        .collect();
    let each = |words: fn(&Folder) -> String, choice: fn(PathBuf) -> Choice| -> Vec<(String, Choice)> {
        open.iter()
            .map(|folder| (words(folder), choice(folder.path.clone())))
            .collect()
    };
    let mut choices = each(carry_on, |path| Choice::Assess(Some(path)));
    let invited = || open.iter().filter(|folder| !folder.round.people.is_empty());
    choices.extend(invited().map(|folder| {
        let words = format!("Pass it round: one person after another answers {}", name(folder));
        (words, Choice::Pass(folder.path.clone()))
    }));
    choices.extend(invited().map(|folder| {
        let words = format!("Who has finished in {}", name(folder));
        (words, Choice::Status(folder.path.clone()))
    }));
    if !in_round {
        choices.push(("Begin a new round".to_owned(), Choice::New));
        choices.push((
            "Set up a round that people answer one by one".to_owned(),
            Choice::Invite,
        ));
    }
    choices.extend(each(|folder| format!("Report of {}", name(folder)), Choice::Report));
    choices.extend(each(
        |folder| format!("Files of {}, and where they are", name(folder)),
        Choice::Kept,
    ));
    choices.push(("Stop".to_owned(), Choice::Stop));
    Ok(choices)
}

/// The folder's name, or the round's title when it is the current one.
fn name(folder: &Folder) -> String {
    let shown = folder
        .path
        .strip_prefix(".")
        .unwrap_or(&folder.path)
        .display()
        .to_string();
    if shown.is_empty() {
        folder.round.title.clone()
    } else {
        shown
    }
}

fn carry_on(folder: &Folder) -> String {
    match folder.response("joint").ok().flatten() {
        Some(joint) if !joint.finished.is_empty() => format!("Look again at {}", name(folder)),
        Some(joint) => {
            let (answered, total) = reach::progress(&folder.questionnaire, &joint);
            format!("Carry on with {}: {answered} of {total} answered", name(folder))
        }
        None => format!("Answer the statements of {}", name(folder)),
    }
}

fn kept(round: &Path) -> Result<()> {
    let mut lines = vec![format!("{}", round.join("round.yaml").display())];
    lines.extend(
        store::yaml_files(&round.join("responses"))?
            .iter()
            .map(|path| path.display().to_string()),
    );
    lines.extend(
        store::files(&round.join("report"))?
            .iter()
            .map(|path| path.display().to_string()),
    );
    output::data(format!("{}\n", lines.join("\n")).as_bytes())?;
    output::say("\nNo account, no copy anywhere else, nothing sent. To delete any of it, delete the file.");
    Ok(())
}
