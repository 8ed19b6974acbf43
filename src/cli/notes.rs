//! `notes`: the facilitator reads what people wrote before the team does.

mod decide;
mod list;
mod review;

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::{Args, Subcommand};

use super::failure::Failure;
use super::folder::{self, Folder, Responses, refused};
use super::late::Late;
use super::output;
use super::surroundings::Surroundings;
use crate::notes::{self, Review, Text, What};
use crate::privacy::{Extent, extent};
use crate::questionnaire::PrivacyKind;
use crate::round::How;
use crate::store;
use crate::words::count;

/// What `notes` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic notes review my-round            read what waits, one text after the other
  ccg-diagnostic notes list my-round --waiting    list what waits
  ccg-diagnostic notes decide my-round --place D2.04 --digest 1a2b3c4d --show

The team sees a text of a protected or anonymous round only after somebody has read it and said so.")]
pub struct Arguments {
    #[command(subcommand)]
    what: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read each text that waits, and say what the team sees of it
    Review(Late<ReviewArguments>),
    /// List the texts with what was decided about each
    List(Late<ListArguments>),
    /// Decide about one text, without being asked
    Decide(Late<decide::Arguments>),
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  ccg-diagnostic notes review my-round")]
struct ReviewArguments {
    /// The round's folder; the current one unless told
    #[arg(value_name = "ROUND")]
    round: Option<PathBuf>,
    /// One line at a time, no columns, for a screen reader; also with ACCESSIBLE=1
    #[arg(long)]
    plain: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "Example:\n  ccg-diagnostic notes list my-round --waiting")]
struct ListArguments {
    /// The round's folder; the current one unless told
    #[arg(value_name = "ROUND")]
    round: Option<PathBuf>,
    /// Only those on which nothing has been decided
    #[arg(long)]
    waiting: bool,
}

/// Runs it.
///
/// # Errors
///
/// When the round cannot be read, has no texts to be read first, or a decision cannot be kept.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    match &arguments.what {
        Command::Review(Late(own)) => review::run(open(own.round.as_deref())?, own.plain, around),
        Command::List(Late(own)) => list::run(&open(own.round.as_deref())?, own.waiting, around),
        Command::Decide(Late(own)) => decide::run(open(own.round())?, own),
    }
}

/// A round with its texts and what was decided about them.
struct Desk {
    folder: Folder,
    found: Responses,
    review: Review,
}

fn open(round: Option<&std::path::Path>) -> Result<Desk> {
    let folder = folder::named_or_here(round)?;
    let found = folder.responses()?;
    for problem in &found.problems {
        output::say(problem);
    }
    found.keep_promises(&folder)?;
    let privacy = &folder.questionnaire.privacy;
    let limited = matches!(privacy.kind, PrivacyKind::Protected | PrivacyKind::Anonymous);
    if !limited || folder.round.how == How::Joint {
        bail!(Failure::Usage(format!(
            "nothing waits to be read in `{}`: {}",
            folder.path.display(),
            match privacy.kind {
                PrivacyKind::Private => "what somebody writes there is for them alone",
                _ => "the team sees what was written at once",
            }
        )));
    }
    if extent(privacy, folder.round.how, found.counted.len()) == Extent::Nothing {
        bail!(Failure::Usage(format!(
            "{} so far. Texts can be read once {} have: of fewer it would be known who wrote them",
            match found.counted.len() {
                0 => "nobody has finished".to_owned(),
                some => count(some, "person has finished", "people have finished"),
            },
            privacy.minimum
        )));
    }
    Ok(Desk {
        review: read(&folder)?,
        folder,
        found,
    })
}

/// What was decided about the texts of a round; nothing where there is no `notes.yaml` yet.
///
/// # Errors
///
/// When it cannot be read or has problems.
pub fn read(folder: &Folder) -> Result<Review> {
    let path = folder.path.join("notes.yaml");
    if !store::exists(&path) {
        return Ok(Review::default());
    }
    let source = store::read(&path)?;
    notes::from_yaml(&source.text).map_err(|problems| refused(&source, &problems))
}

impl Desk {
    fn texts(&self) -> Vec<Text> {
        notes::texts(&self.folder.questionnaire, &self.found.counted)
    }

    fn waiting(&self) -> Vec<Text> {
        notes::waiting(&self.folder.questionnaire, &self.found.counted, &self.review)
    }

    /// Keeps one decision. Another window may have kept some since: theirs stay.
    fn decide(&mut self, text: &Text, decision: notes::Decision) -> Result<()> {
        let path = self.folder.path.join("notes.yaml");
        let _lock = store::lock(&path, &super::surroundings::now())?;
        let mut review = read(&self.folder)?;
        let key = (text.place.clone(), text.digest.clone());
        review.decisions.insert(key, decision);
        store::save(&path, notes::to_yaml(&review).as_bytes())?;
        self.review = review;
        Ok(())
    }

    /// What in a text may tell who wrote it.
    fn clues(&self, text: &str) -> Vec<String> {
        let questionnaire = &self.folder.questionnaire;
        let roles = questionnaire.roles.iter().flat_map(|roles| &roles.choices);
        let typed = self.found.counted.iter().map(|one| one.role.as_str());
        let hand_to = [self.folder.round.hand_to.as_str()];
        let words: Vec<&str> = roles
            .map(|role| role.label.as_str())
            .chain(typed)
            .chain(hand_to)
            .collect();
        notes::clues(text, &words)
    }
}

/// What a text is, as a heading: `A note on D2.04 Reaching people who are not heard`.
fn heading(desk: &Desk, text: &Text) -> String {
    let statement = text.statement.map(|at| &desk.folder.questionnaire.statements[at]);
    let named = statement.map_or_else(String::new, |one| format!("{} {}", one.id, one.short));
    match &text.what {
        What::Note => format!("A note for the team on {named}"),
        What::ForFacilitator => format!("A note for you alone on {named}"),
        What::Reason => format!("Why {named} does not apply"),
        What::Carried(label) => format!("{label}, given with an answer to {named}"),
        What::Closing(question) => question.clone(),
    }
}
