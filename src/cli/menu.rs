//! The short menu that opens when the program is started without a command.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::folder::Folder;
use super::surroundings::Surroundings;
use super::{assess, output, report};
use crate::render::screen::long_date;
use crate::store;

enum Choice {
    Assess(Option<PathBuf>),
    New,
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
        Choice::Report(round) => report::run(&report::Arguments::of(&round), around),
        Choice::Kept(round) => kept(&round),
    }
}

/// Standard input is given back before the command that was chosen takes it.
fn ask(around: &Surroundings) -> Result<Option<Choice>> {
    let mut asker = assess::asker(around.accessible, around);
    asker.say(&welcome())?;
    let (items, mut choices): (Vec<String>, Vec<Choice>) = choices()?.into_iter().unzip();
    Ok(asker
        .choose("What do you want to do?", &items, None)?
        .map(|chosen| choices.swap_remove(chosen)))
}

fn welcome() -> String {
    "Leadership team self-assessment. Nothing leaves this computer.\n\n\
     It helps you talk about where you are now and what to develop next.\n\
     It is not a test, an inspection or an application.\n"
        .to_owned()
}

/// What can be done here, most likely first.
fn choices() -> Result<Vec<(String, Choice)>> {
    let here = Path::new(".");
    let mut rounds = if store::exists(&here.join("round.yaml")) {
        vec![here.to_path_buf()]
    } else {
        store::rounds_below(here)?
    };
    rounds.truncate(5);
    let open: Vec<Folder> = rounds.iter().filter_map(|path| Folder::open(path).ok()).collect();
    let mut choices: Vec<(String, Choice)> = open
        .iter()
        .map(|folder| (carry_on(folder), Choice::Assess(Some(folder.path.clone()))))
        .collect();
    if !store::exists(&here.join("round.yaml")) {
        choices.push((
            "Begin a new round: answer the statements, together or alone".to_owned(),
            Choice::New,
        ));
    }
    for folder in &open {
        choices.push((
            format!("Read the report of {}", folder.round.title),
            Choice::Report(folder.path.clone()),
        ));
    }
    for folder in &open {
        choices.push((
            format!("See what is kept of {}, and where", folder.round.title),
            Choice::Kept(folder.path.clone()),
        ));
    }
    Ok(choices)
}

fn carry_on(folder: &Folder) -> String {
    let total = folder.questionnaire.statements.len();
    let begun = folder.response("joint").ok().flatten();
    match begun {
        Some(joint) if !joint.finished.is_empty() => format!("Look again at your answers: {}", folder.round.title),
        Some(joint) => {
            let when = long_date(joint.last_answered.get(..10).unwrap_or_default());
            format!(
                "Carry on with {}: {} of {total} answered, {when}",
                folder.round.title,
                joint.answered(&folder.questionnaire)
            )
        }
        None => format!("Answer the statements of {}", folder.round.title),
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
