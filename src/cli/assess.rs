//! `assess`: begin or resume a response, joint or one person's.

mod again;
pub(in crate::cli) mod guard;
mod hand_over;
pub mod pass;
mod sitting;

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use self::sitting::Sitting;
use super::conduct::Ended;
use super::failure::Failure;
use super::folder::Folder;
use super::prompt::{Asker, Plain, Terminal};
use super::setup::{self, Chosen, Known};
use super::stop::Farewell;
use super::surroundings::{self, Surroundings, now};
use super::{report, who};
use crate::render::screen::{self, Kept, Look};
use crate::response::{Respondent, Response};
use crate::round::How;
use crate::store;

/// What `assess` takes.
#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic assess                       the round here, or a new one
  ccg-diagnostic assess my-round --joint      the team together
  ccg-diagnostic assess my-round --as R3 --role nurse
  ccg-diagnostic assess my-round --pass       one laptop, one person at a time
  ccg-diagnostic assess my-round --side supplier   the other side of an agreement
  ccg-diagnostic assess my-round --plain < answers.txt

Every answer is saved as you give it. Type q or press Ctrl-C at any time:
nothing is lost, and the same command carries on where you stopped.
--plain (or ACCESSIBLE=1) writes one line at a time, for a screen reader or
a pipe.

A file of answers has one line for each prompt, in this order:
  an empty line for the opening page, whether you begin or carry on;
  the answer to each statement: its level, or d for don't know, or s to skip,
  with a line after it for each thing that is asked besides (empty: left out);
  an empty line after the last statement of each domain;
  a line for each question at the end, if there are any; and f to finish.
Such as, for one domain of two statements:
  printf '%s\\n' '' 2 3 '' f | ccg-diagnostic assess my-round --plain --as R3
An empty line too many does no harm. A new round first asks what the options
do not say: the questionnaire, the organisation, who answers, the code and the
role.")]
pub struct Arguments {
    /// The round's folder; it is set up if it is not there
    #[arg(value_name = "ROUND")]
    pub round: Option<PathBuf>,
    /// Set up a new round, even where there are others
    #[arg(long, conflicts_with = "round")]
    pub new: bool,
    /// The team answers together
    #[arg(long, conflicts_with = "code")]
    pub joint: bool,
    /// One person answers, with this code
    #[arg(long = "as", value_name = "CODE")]
    pub code: Option<String>,
    /// The person's role, or several of the questionnaire's roles with commas
    #[arg(long, requires = "code")]
    pub role: Option<String>,
    /// Pass it round: one laptop, one person at a time; the screen is cleared after each
    #[arg(long, conflicts_with_all = ["joint", "code", "role", "side", "new", "questionnaire", "organisation", "title"])]
    pub pass: bool,
    /// Another side answers the same statements in its own wording, such as a supplier
    #[arg(long, value_name = "SIDE", conflicts_with_all = ["code", "joint", "new"])]
    pub side: Option<String>,
    /// The questionnaire of a new round
    #[arg(long, value_name = "ID|FILE")]
    pub questionnaire: Option<String>,
    /// The language to answer in, where the questionnaire has several; a new round keeps it
    #[arg(long, value_name = "TAG")]
    pub language: Option<String>,
    /// The organisation of a new round
    #[arg(long, value_name = "NAME")]
    pub organisation: Option<String>,
    /// The title of a new round
    #[arg(long)]
    pub title: Option<String>,
    /// One line at a time, no columns; reads standard input whatever it is
    #[arg(long)]
    pub plain: bool,
}

/// Runs the interview.
///
/// # Errors
///
/// When nobody can be asked, the files cannot be used, or the person stops.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let plain = arguments.plain || around.accessible;
    if !plain && !around.can_ask() {
        bail!(Failure::Usage(no_keyboard()));
    }
    if arguments.pass {
        return pass::run(arguments, plain, around);
    }
    let farewell = Farewell::watch()?;
    let look = || look(plain, &around.resized());
    let mut asker = asker(plain, around);
    let (folder, begun) = round(arguments, asker.as_mut(), look())?;
    let path = folder.response_path(begun.respondent.code());
    let _lock = sitting::lock(&folder, &path)?;
    let response = match folder.response(begun.respondent.code())? {
        Some(there) if !guard::knows_the_word(&there, asker.as_mut())? => {
            bail!(Failure::Usage(guard::WRONG.to_owned()))
        }
        Some(there) => who::with_role(arguments, &folder.questionnaire, there)?,
        None => begun,
    };
    let again = again::command(&folder, &response);
    let sitting = Sitting {
        folder: &folder,
        look: &look,
        farewell: &farewell,
        stopped: &|response| screen::stopped(response, &folder.questionnaire, &again, look()),
    };
    let ended = sitting.sit(response, asker.as_mut())?;
    match ended {
        Ended::Stopped(_) if !store::exists(&path) => {
            bail!("nothing is saved: `{}` is no longer there", path.display())
        }
        Ended::Stopped(response) => {
            asker.say(&screen::stopped(&response, &folder.questionnaire, &again, look()))?;
            Ok(())
        }
        Ended::Finished(response) => Ok(asker.say(&finished(&folder, &response, around, &look(), &again)?)?),
    }
}

/// The round, and a response for whoever answers, in case there is none. A new round is written last, when all is known.
fn round(arguments: &Arguments, asker: &mut dyn Asker, look: Look) -> Result<(Folder, Response)> {
    let language = arguments.language.as_deref();
    let new = match setup::choose_round(&known(arguments), asker, look, &now())? {
        Chosen::New(new) => new,
        Chosen::There(path) => {
            let folder = Folder::open_in(&path, language)?;
            as_the_round_says(arguments, &folder)?;
            let begun = begun(arguments, &folder, asker)?;
            return Ok((folder, begun));
        }
    };
    let respondent = who::respondent(arguments, &new.questionnaire, &new.round, asker)?;
    let begun = who::begin(arguments, &new.questionnaire, respondent, false, asker)?;
    new.write()?;
    let place = format!(
        "The round is in the folder {}. Everything you answer stays there.",
        new.folder.display()
    );
    asker.say(&format!("\n{}", screen::message(&place, look)))?;
    Ok((Folder::open_in(&new.folder, language)?, begun))
}

/// A response for whoever answers in a round that is there; nothing is asked of somebody who has begun.
fn begun(arguments: &Arguments, folder: &Folder, asker: &mut dyn Asker) -> Result<Response> {
    let questionnaire = &folder.questionnaire;
    let respondent = who::respondent(arguments, questionnaire, &folder.round, asker)?;
    match folder.response(respondent.code())? {
        Some(there) => who::with_role(arguments, questionnaire, there),
        None => who::begin(
            arguments,
            questionnaire,
            respondent,
            !folder.round.people.is_empty(),
            asker,
        ),
    }
}

fn no_keyboard() -> String {
    "this command asks questions and no keyboard is attached\n\
     To answer from a file or a pipe, one line for each answer:  ccg-diagnostic assess ROUND --plain < answers.txt"
        .to_owned()
}

fn known(arguments: &Arguments) -> Known {
    let individual = arguments.code.as_ref().map(|_| How::Individual);
    Known {
        round: arguments.round.clone(),
        new: arguments.new,
        organisation: arguments.organisation.clone(),
        title: arguments.title.clone(),
        how: if arguments.joint { Some(How::Joint) } else { individual },
        side: arguments.side.clone(),
        language: arguments.language.clone(),
        questionnaire: arguments.questionnaire.clone(),
    }
}

/// Who asks: the terminal, or plain lines.
pub fn asker(plain: bool, around: &Surroundings) -> Box<dyn Asker> {
    if plain || around.width.is_none() {
        Box::new(Plain::standard())
    } else {
        Box::new(Terminal::new(surroundings::width, around.message_colour))
    }
}

/// How the screens are shown.
pub fn look(plain: bool, around: &Surroundings) -> Look {
    Look {
        width: around.width.unwrap_or(80),
        plain: plain || around.width.is_none(),
        colour: around.message_colour && !plain,
        ascii: around.ascii,
    }
}

/// What the command line says of a round that is there already has to be what the round says.
fn as_the_round_says(arguments: &Arguments, folder: &Folder) -> Result<()> {
    let round = &folder.round;
    let wanted = arguments
        .questionnaire
        .as_deref()
        .filter(|name| !name.contains(['/', '\\', '.']));
    let pairs = [
        ("--organisation", arguments.organisation.as_deref(), &round.organisation),
        ("--title", arguments.title.as_deref(), &round.title),
        ("--questionnaire", wanted, &round.questionnaire),
    ];
    for (option, typed, said) in pairs {
        if typed.is_some_and(|typed| typed != said) {
            bail!(Failure::Usage(format!(
                "`{}` is there already, and its round.yaml says `{said}`: leave {option} out, or name a new folder",
                folder.path.display()
            )));
        }
    }
    Ok(())
}

fn finished(folder: &Folder, response: &Response, around: &Surroundings, look: &Look, again: &str) -> Result<String> {
    let file = folder.response_path(response.respondent.code()).display().to_string();
    let (shown, report) = match &response.respondent {
        Respondent::Joint => {
            let (shown, written) = report::at_the_end(folder, around, look.plain)?;
            (shown, written.iter().map(|path| path.display().to_string()).collect())
        }
        Respondent::Person(_) if !response.side.is_empty() => (String::new(), Vec::new()),
        Respondent::Person(code) => (report::own_page(folder, code, around, look.plain)?, Vec::new()),
    };
    let share = hand_over::write(folder, response);
    let kept = Kept {
        file: &file,
        report: &report,
        share: share.as_ref().map(|share| share.words(folder)),
        command: again,
    };
    Ok(format!(
        "\n{shown}\n{}",
        screen::finish(response, &folder.questionnaire, kept, *look)
    ))
}
