//! The short menu that opens when the program is started without a command.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::folder::Folder;
use super::prompt::Asker;
use super::surroundings::Surroundings;
use super::{assess, kept, plan, report, round};
use crate::questionnaire::PrivacyKind;
use crate::render::screen::{Look, message};
use crate::{reach, store};

/// How many rounds the menu offers at most.
const MOST: usize = 9;

/// What can be done with a round that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    Answer,
    Pass,
    Status,
    Report,
    Plan,
}

/// In the order of the menu: most likely first.
const TASKS: [Task; 5] = [Task::Answer, Task::Pass, Task::Status, Task::Report, Task::Plan];

#[derive(Debug, Clone, Copy)]
enum Choice {
    Do(Task),
    New,
    Invite,
    Kept,
    Stop,
}

/// Shows the menu and does what is chosen.
///
/// # Errors
///
/// Those of the command that was chosen.
pub fn run(around: &Surroundings) -> Result<()> {
    let Some((choice, round)) = ask(around)? else {
        return Ok(());
    };
    match (choice, round) {
        (Choice::Do(task), Some(round)) => task.run(round, around),
        (Choice::New, _) => assess::run(
            &assess::Arguments {
                new: true,
                ..Default::default()
            },
            around,
        ),
        (Choice::Invite, _) => round::begin(around),
        (Choice::Kept, _) => kept::run_where(&kept::Where::default(), around),
        (Choice::Stop | Choice::Do(_), _) => Ok(()),
    }
}

/// Standard input is given back before the command that was chosen takes it.
fn ask(around: &Surroundings) -> Result<Option<(Choice, Option<PathBuf>)>> {
    let mut asker = assess::asker(around.accessible, around);
    asker.say(&format!("{}\n", welcome(assess::look(around.accessible, around))))?;
    let rounds = rounds()?;
    let (items, choices): (Vec<String>, Vec<Choice>) = choices(&rounds).into_iter().unzip();
    let Some(chosen) = asker.choose("What do you want to do?", &items, None)? else {
        return Ok(None);
    };
    let choice = choices[chosen];
    let Choice::Do(task) = choice else {
        return Ok(Some((choice, None)));
    };
    Ok(which(task, &rounds, asker.as_mut())?.map(|round| (choice, Some(round))))
}

/// Which round; it is asked only where there are several for it.
fn which(task: Task, rounds: &[Folder], asker: &mut dyn Asker) -> Result<Option<PathBuf>> {
    let fitting: Vec<&Folder> = rounds.iter().filter(|folder| task.fits(folder)).collect();
    if let [only] = fitting.as_slice() {
        return Ok(Some(only.path.clone()));
    }
    let items: Vec<String> = fitting.iter().map(|folder| task.in_list(folder)).collect();
    let chosen = asker.choose("Which round?", &items, None)?;
    Ok(chosen.map(|at| fitting[at].path.clone()))
}

fn welcome(look: Look) -> String {
    let promise = "Leadership team self-assessment. Nothing leaves this computer.";
    let purpose = "It helps you talk about where you are now and what to develop next. It is not a test, an inspection or \
                   an application.";
    format!("{}\n{}", message(promise, look), message(purpose, look))
}

/// The round here, or the rounds in the folders here.
fn rounds() -> Result<Vec<Folder>> {
    let here = Path::new(".");
    let paths = if store::exists(&here.join("round.yaml")) {
        vec![here.to_path_buf()]
    } else {
        store::rounds_below(here)?
    };
    let paths = paths.iter().map(|path| path.strip_prefix(here).unwrap_or(path));
    let open = paths.take(MOST).filter_map(|path| {
        let path = if path.as_os_str().is_empty() { here } else { path };
        Folder::open(path).ok()
    });
    Ok(open.collect())
}

/// What can be done here. A line is cut at the window's edge, so it is short, and a round is named only where it is the only one.
fn choices(rounds: &[Folder]) -> Vec<(String, Choice)> {
    let tasks = TASKS.iter().filter_map(|task| {
        let mut fitting = rounds.iter().filter(|folder| task.fits(folder));
        let words = match (fitting.next()?, fitting.next()) {
            (only, None) => task.words_of(only),
            _ => task.words().to_owned(),
        };
        Some((words, Choice::Do(*task)))
    });
    let mut choices: Vec<_> = tasks.collect();
    let inside = rounds.iter().any(|folder| folder.path == Path::new("."));
    if !inside {
        choices.push(("Answer now, in a new round".to_owned(), Choice::New));
        choices.push(("Set up a round: people answer one by one".to_owned(), Choice::Invite));
    }
    if !rounds.is_empty() {
        choices.push(("See what is kept, and where".to_owned(), Choice::Kept));
    }
    choices.push(("Stop".to_owned(), Choice::Stop));
    choices
}

impl Task {
    /// Whether it can be done with a round: only those with codes are passed round and waited for, and a team has no part in
    /// what somebody answers for themselves alone.
    fn fits(self, folder: &Folder) -> bool {
        match self {
            Self::Answer | Self::Report => true,
            Self::Pass | Self::Status => !folder.round.people.is_empty(),
            Self::Plan => folder.questionnaire.privacy.kind != PrivacyKind::Private,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Answer => "Answer the statements, or carry on",
            Self::Pass => "Pass it round: one person after another",
            Self::Status => "See who has finished",
            Self::Report => "Read the report",
            Self::Plan => "Read the plan",
        }
    }

    /// The words for one round: with its name, unless it is the one here.
    fn words_of(self, folder: &Folder) -> String {
        if folder.path == Path::new(".") && self != Self::Answer {
            return self.words().to_owned();
        }
        let name = folder.path.display();
        match self {
            Self::Answer => carry_on(folder),
            Self::Pass => format!("Pass {name} round"),
            Self::Status => format!("Who has finished in {name}"),
            Self::Report => format!("Report of {name}"),
            Self::Plan => format!("Plan of {name}"),
        }
    }

    /// A round in the list of those that it can be done with.
    fn in_list(self, folder: &Folder) -> String {
        match self {
            Self::Answer => carry_on(folder),
            _ => folder.path.display().to_string(),
        }
    }

    fn run(self, round: PathBuf, around: &Surroundings) -> Result<()> {
        let answer = |pass| assess::Arguments {
            round: Some(round.clone()),
            pass,
            ..Default::default()
        };
        match self {
            Self::Answer => assess::run(&answer(false), around),
            Self::Pass => assess::run(&answer(true), around),
            Self::Status => round::show(&round, around),
            Self::Report => report::run(&report::Arguments::of(&round), around),
            Self::Plan => plan::run(&plan::Arguments::of(&round), around),
        }
    }
}

/// What answering means in a round: to begin, to carry on, or to look again.
fn carry_on(folder: &Folder) -> String {
    let here = folder.path == Path::new(".");
    let name = |before: &str| match here {
        true => String::new(),
        false => format!(" {before} {}", folder.path.display()),
    };
    match folder.response("joint").ok().flatten() {
        Some(joint) if !joint.finished.is_empty() => format!("Look again{}", name("at")),
        Some(joint) => {
            let (answered, total) = reach::progress(&folder.questionnaire, &joint);
            format!("Carry on{}: {answered} of {total}", name("with"))
        }
        None => format!("Answer the statements{}", name("of")),
    }
}

#[cfg(test)]
mod tests {
    use super::{TASKS, choices};

    /// A line is drawn in the width less 4 columns, and the narrowest window that is laid out for people has 50.
    #[test]
    fn no_line_is_cut_in_a_narrow_window() {
        let none = choices(&[]);
        let words = none.iter().map(|(words, _)| words.as_str());
        for words in words.chain(TASKS.iter().map(|task| task.words())) {
            assert!(words.chars().count() <= 46, "{words}");
        }
        assert_eq!(none.len(), 3, "nothing is kept yet, and there is nothing to report");
    }
}
