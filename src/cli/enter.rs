//! `enter`: type in answers from paper, a line for each domain, or take a whole form from a file.

mod begin;
mod beside;
mod end;
mod from;
mod line;
mod other;
mod sitting;
mod words;

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use self::sitting::Sitting;
use super::assess::{asker, look};
use super::failure::Failure;
use super::folder::{self, Folder, for_shell};
use super::keep::Keep;
use super::stop::Farewell;
use super::surroundings::Surroundings;
use super::{output, who};
use crate::enter::template::template;
use crate::store;

/// What `enter` takes.
#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic enter my-round --as R6                     type in R6's form
  ccg-diagnostic enter my-round --as R6 --role nurse
  ccg-diagnostic enter my-round --as R6 --again             carry on, or correct it
  ccg-diagnostic enter my-round --template > form.csv       a table to fill in
  ccg-diagnostic enter my-round --as R6 --from form.csv     take the table
  ccg-diagnostic enter my-round --as R6 --from - < lines.txt

A line holds the answers of a domain with spaces, in the order of the form:
  3 4 2 d 1 2 - 3 3 2
A level by its number or the beginning of its name, d for don't know, - for
blank, n for not applicable where the form has it. The line is read back, and
Enter saves it. In its place you can type:
  D1.04 3              another answer to D1.04
  n D1.04 the words    a note on D1.04
  g 2                  domain 2 once more
  ? for help, q to stop. What was confirmed is saved.

--from takes a table (statement,answer[,reason][,note][,note_for] in any
order), or a file of such lines. Nothing is written unless all of it is right.")]
pub struct Arguments {
    /// The round's folder; the one here where it is left out
    #[arg(value_name = "ROUND")]
    pub round: Option<PathBuf>,
    /// The code on the form
    #[arg(long = "as", value_name = "CODE")]
    pub code: Option<String>,
    /// The person's role, or several of the questionnaire's roles with commas
    #[arg(long)]
    pub role: Option<String>,
    /// The form is of another side, such as a supplier
    #[arg(long, value_name = "SIDE", conflicts_with = "code")]
    pub side: Option<String>,
    /// The code has answers already: carry on, or correct them
    #[arg(long)]
    pub again: bool,
    /// Take the answers from a file; - for standard input
    #[arg(long, value_name = "FILE", conflicts_with = "template")]
    pub from: Option<PathBuf>,
    /// Print an empty table of answers and stop
    #[arg(long)]
    pub template: bool,
    /// One line at a time, no columns; reads standard input whatever it is
    #[arg(long)]
    pub plain: bool,
}

/// Runs it.
///
/// # Errors
///
/// When nobody can be asked, the code or the file cannot be used, or the response cannot be saved.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let plain = arguments.plain || around.accessible;
    let told = arguments.template || arguments.from.is_some();
    if !told && !plain && !around.can_ask() {
        bail!(Failure::Usage(no_keyboard()));
    }
    let folder = folder::named_or_here(arguments.round.as_deref())?;
    // Standard input is read to its end before anybody could be asked on it.
    let form = arguments.from.as_deref().map(from::read).transpose()?;
    let mut asker = asker(plain, around);
    if arguments.template {
        let anybody = begin::anybody(arguments, &folder, asker.as_mut())?;
        return output::text(&template(&folder.questionnaire, &anybody), around);
    }
    let code = begin::code(arguments, &folder, asker.as_mut())?;
    let path = folder.response_path(&code);
    store::make_folder(&folder.path.join("responses"))?;
    let _lock = store::lock(&path, &who::moment(&folder.questionnaire))?;
    let begun = begin::response(arguments, &folder, &code, asker.as_mut())?;
    let keep = Keep::open(&path, &folder.questionnaire)?;
    let place = begin::Place::of(&folder, &path, &code);
    if let Some(form) = &form {
        return from::take(form, &folder, &begun, keep, &place);
    }
    let farewell = Farewell::watch()?;
    let look = || look(plain, &around.resized());
    Sitting::new(asker.as_mut(), &folder, begun, keep, &look, &farewell, place).run()
}

fn no_keyboard() -> String {
    "this command asks questions and no keyboard is attached\n\
     To give answers from a file:    ccg-diagnostic enter ROUND --as CODE --from answers.csv\n\
     To see the columns it needs:    ccg-diagnostic enter ROUND --template\n\
     To pipe the lines as typed:     ccg-diagnostic enter ROUND --as CODE --plain < lines.txt"
        .to_owned()
}

/// The round as it is named in a command that can be pasted.
fn named(folder: &Folder) -> String {
    match for_shell(&folder.path.to_string_lossy()).as_str() {
        "." => String::new(),
        path => format!(" {path}"),
    }
}
