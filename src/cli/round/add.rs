//! `round add`: takes in share files, any number, in any order, the same one twice, older and newer. Nothing is overwritten without a
//! copy, and every choice is said.

mod read;
mod shelf;
mod words;

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::folder::{self, Folder};
use crate::cli::output;
use crate::cli::surroundings::{Surroundings, now};
use crate::questionnaire::PrivacyKind;
use crate::response::Respondent;
use crate::round::How;
use crate::store;
use crate::words::{plain, plural};
use read::{Came, Refused};
use shelf::{Shelf, Took};
use words::Sum;

/// What `round add` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic round add R3.yaml               into the round here
  ccg-diagnostic round add inbox --to my-round   every .yaml file in a folder
  ccg-diagnostic round add inbox --to my-round --dry-run
  ccg-diagnostic round add my-round/set-aside/R3-1f2e3d4c.yaml --to my-round --as R9

Files may come in any order, and twice. The code is in the file, so its name
does not matter. Of several versions the newest counts; what differs from it
is kept in the round's folder set-aside. It says what became of each file.
Private notes are never taken in. If a file is refused, the others are still
added, and the exit code is 3.")]
pub(super) struct Arguments {
    /// Share files, or folders with share files in them
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The round's folder; the current one unless told
    #[arg(long, value_name = "ROUND")]
    to: Option<PathBuf>,
    /// Take the one file in under this code, where a code was used twice
    #[arg(long = "as", value_name = "CODE")]
    code: Option<String>,
    /// Say what would be done, and write nothing
    #[arg(long)]
    dry_run: bool,
}

/// Reads and checks every file, then takes them in, and says what became of each.
///
/// # Errors
///
/// When the round takes no share files or cannot be written; also when a file was refused, after the others have been added.
pub(super) fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    if arguments.to.is_none() && !store::exists(Path::new("round.yaml")) {
        names_no_round(&arguments.files)?;
    }
    let folder = folder::named_or_here(arguments.to.as_deref())?;
    takes_share_files(&folder)?;
    let files: Vec<PathBuf> = arguments.files.iter().flat_map(|path| read::files(path)).collect();
    let code = code(arguments.code.as_deref(), files.len())?;
    let read: Vec<_> = files
        .iter()
        .map(|path| read::one(path, &folder, code.as_deref()))
        .collect();
    let _lock = match arguments.dry_run {
        true => None,
        false => Some(store::lock(&folder.path.join("round.yaml"), &now())?),
    };
    let mut shelf = Shelf::of(&folder);
    let became: Vec<_> = read.into_iter().map(|came| taken(came, &mut shelf)).collect();
    if !arguments.dry_run {
        shelf.write(&now())?;
    }
    let mut sum = Sum::default();
    for (path, became) in files.iter().zip(&became) {
        sum.add(became.as_ref().map(|(_, took)| took.became).ok());
        tell(path, became, &folder, &shelf, around)?;
    }
    output::text(
        &words::wrapped(&format!("\n{}", sum.words(arguments.dry_run)), around),
        around,
    )?;
    if sum.refused == 0 {
        return Ok(());
    }
    let were = plural(sum.refused, "file was", "files were");
    bail!(Failure::Problems(format!("error: {} {were} refused", sum.refused)))
}

/// Outside a round a round's folder among the files is meant to say which round: that is said with `--to`.
fn names_no_round(files: &[PathBuf]) -> Result<()> {
    let Some(round) = files.iter().find(|path| store::exists(&path.join("round.yaml"))) else {
        return Ok(());
    };
    let place = folder::for_shell(&round.to_string_lossy());
    bail!(Failure::Usage(format!(
        "`{}` is a round, not a share file\nTo take files into it:  ccg-diagnostic round add FILE --to {place}\n\
         Files that were handed over from a copy of it are in {}",
        round.display(),
        round.join("to-hand-over").display()
    )))
}

/// A version that came in, and what became of it.
type Taken = Result<(Came, Took), Refused>;

fn taken(came: Result<Came, Refused>, shelf: &mut Shelf<'_>) -> Taken {
    let came = came?;
    let took = shelf.take(&came)?;
    Ok((came, took))
}

/// One line for each file, and the excerpts of its problems after it.
fn tell(path: &Path, taken: &Taken, folder: &Folder, shelf: &Shelf<'_>, around: &Surroundings) -> Result<()> {
    let said = match taken {
        Ok((came, took)) => words::of(came, took, folder, shelf),
        Err(refused) => format!("refused. {}", plain(&refused.reason)),
    };
    output::text(
        &words::wrapped(&format!("{}: {said}", plain(&path.display().to_string())), around),
        around,
    )?;
    if let Err(Refused {
        excerpt: Some(text), ..
    }) = taken
    {
        output::say(text);
    }
    Ok(())
}

fn takes_share_files(folder: &Folder) -> Result<()> {
    if folder.questionnaire.privacy.kind == PrivacyKind::Private {
        bail!(Failure::Usage(
            "this questionnaire is private: what somebody answers is for them alone, so no share files are taken in"
                .to_owned()
        ));
    }
    if folder.round.how == How::Joint {
        bail!(Failure::Usage(format!(
            "`{}` is answered by the team together, so it takes no share files\nName a round of individuals with --to",
            folder.path.display()
        )));
    }
    Ok(())
}

/// The code that the command line gives to the one file.
fn code(typed: Option<&str>, files: usize) -> Result<Option<String>> {
    let Some(typed) = typed else { return Ok(None) };
    if files != 1 {
        bail!(Failure::Usage(format!(
            "--as gives one file a code, and here are {files}: name one file"
        )));
    }
    match Respondent::from_code(typed) {
        Some(Respondent::Person(code)) => Ok(Some(code)),
        _ => bail!(Failure::Usage(
            "a code is letters, digits and hyphens, at most 12, beginning with a letter, for example R9".to_owned()
        )),
    }
}
