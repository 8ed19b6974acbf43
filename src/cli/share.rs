//! `share`: a copy of a round to hand to others.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;

use super::assess::asker;
use super::failure::Failure;
use super::folder::{self, Folder, refused};
use super::stop::Farewell;
use super::surroundings::{Surroundings, now};
use super::{issue, notes, output, plan};
use crate::privacy::Extent;
use crate::problem::excerpt::clean;
use crate::problem::nearest::hint;
use crate::questionnaire::PrivacyKind;
use crate::record::{self, Record, SharedOut};
use crate::render::markdown;
use crate::shared_copy::make::{Input, extent_for_others, make};
use crate::shared_copy::page::{STAYS, listed, page};
use crate::shared_copy::write::to_yaml;
use crate::shared_copy::{Choice, Part, SharedCopy};
use crate::store;

/// What `share` takes.
#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic share my-round --dry-run                  say what would leave, and write nothing
  ccg-diagnostic share my-round --to \"the cluster\"         list it, ask, and write the copy
  ccg-diagnostic share my-round --without organisation,domain:D3 --yes
  ccg-diagnostic share my-round --with plan-owners --output for-the-cluster --yes

The copy is two files: shared.yaml for the program and shared.md for people. What leaves is listed first.
Nobody's own answers, codes or roles are ever in it. Nothing is sent: you hand the files over yourself.")]
pub struct Arguments {
    /// The round's folder; the current one unless told
    #[arg(value_name = "ROUND")]
    round: Option<PathBuf>,
    /// For whom it is made, as it is kept in the round's record
    #[arg(long, value_name = "NAME")]
    to: Option<String>,
    /// What to leave out: organisation, statements, needs, domain:D3 ...
    #[arg(long, value_name = "PARTS", value_delimiter = ',')]
    without: Vec<String>,
    /// What to put in that is left out unless told: notes, plan-owners
    #[arg(long, value_name = "PARTS", value_delimiter = ',')]
    with: Vec<String>,
    /// The folder for the copy; shared-ROUND in the current folder unless told
    #[arg(long, value_name = "FOLDER")]
    output: Option<PathBuf>,
    /// Make it without asking
    #[arg(long)]
    yes: bool,
    /// Say what would leave, and write nothing
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,
    /// Plain lines, for a screen reader; also with ACCESSIBLE=1
    #[arg(long)]
    plain: bool,
}

/// Makes the copy.
///
/// # Errors
///
/// When the round cannot be read or shared, the person stops, or a file cannot be written.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let folder = folder::named_or_here(arguments.round.as_deref())?;
    let choice = chosen(arguments, &folder)?;
    let place = arguments.output.clone().unwrap_or_else(|| place_for(&folder.path));
    if !arguments.dry_run {
        free(&place)?;
    }
    let before = issue::read(&folder)?;
    let copy = copy_of(&folder, &choice)?;
    let lines = listed(&copy);
    let to = arguments.to.as_deref().unwrap_or_default().trim();
    let whom = if to.is_empty() {
        String::new()
    } else {
        format!(" to {to}")
    };
    let text = format!("What will leave{whom}:\n  {}\n{STAYS}", lines.join("\n  "));
    if arguments.dry_run {
        let end = match issue::read(&folder)? == before {
            true => "Nothing was written.",
            false => "No copy was written. That these results were shown is kept in the round's record.yaml.",
        };
        return output::text(&format!("{}\n{end}\n", clean(&text)), around);
    }
    output::say(&text);
    if !arguments.yes {
        agree(arguments, around, &place)?;
    }
    let today = now()[..10].to_owned();
    let entry = SharedOut {
        on: today,
        to: to.to_owned(),
        what: lines,
    };
    write(&folder, &place, &copy, entry)?;
    output::say(&format!(
        "wrote {}\nwrote {}",
        place.join(YAML).display(),
        place.join(MARKDOWN).display()
    ));
    Ok(())
}

const YAML: &str = "shared.yaml";
const MARKDOWN: &str = "shared.md";

/// The files of a copy.
pub(in crate::cli) const FILES: [&str; 2] = [YAML, MARKDOWN];
const RECORD: &str = "record.yaml";

/// What is said to whoever stops before a copy is made.
const NO_COPY: &str = "Stopped. No copy was made.";

/// The cursor, which a question with a yes and a no hides.
const SHOW_CURSOR: &str = "\u{1b}[?25h";

fn chosen(arguments: &Arguments, folder: &Folder) -> Result<Choice> {
    let mut choice = Choice::default();
    for word in &arguments.with {
        match part(word)? {
            part @ (Part::Notes | Part::PlanOwners) => choice.without.remove(&part),
            part => bail!(Failure::Usage(format!(
                "`{}` is in a copy unless `--without` leaves it out; `--with` takes notes and plan-owners",
                part.word()
            ))),
        };
    }
    for word in &arguments.without {
        if let Some(typed) = word.trim().strip_prefix("domain:") {
            choice.without_domains.insert(domain(folder, typed)?);
        } else {
            let part = part(word)?;
            if arguments.with.iter().any(|with| with.trim() == part.word()) {
                bail!(Failure::Usage(format!(
                    "`{}` is both in `--with` and in `--without`",
                    part.word()
                )));
            }
            choice.without.insert(part);
        }
    }
    Ok(choice)
}

fn part(word: &str) -> Result<Part> {
    let word = word.trim();
    if let Some((_, part)) = Part::WORDS.iter().find(|(known, _)| *known == word) {
        return Ok(*part);
    }
    let words = Part::WORDS.map(|(word, _)| word);
    let near = hint(word, words).unwrap_or_default();
    bail!(Failure::Usage(format!(
        "`{word}` is not a part of a copy; {near}\nParts: {} and domain:ID",
        words.join(", ")
    )))
}

fn domain(folder: &Folder, typed: &str) -> Result<String> {
    let questionnaire = &folder.questionnaire;
    if let Some(at) = questionnaire.domain_loosely(typed) {
        return Ok(questionnaire.domains[at].id.clone());
    }
    let ids: Vec<&str> = questionnaire.domains.iter().map(|domain| domain.id.as_str()).collect();
    let near = hint(typed, ids).unwrap_or_default();
    bail!(Failure::Usage(format!("there is no domain `{typed}`; {near}")))
}

/// The copy of a round, once its answers may be shown.
fn copy_of(folder: &Folder, choice: &Choice) -> Result<SharedCopy> {
    let questionnaire = &folder.questionnaire;
    if questionnaire.privacy.kind == PrivacyKind::Private {
        bail!(Failure::Usage(format!(
            "`{}` is private: what somebody answers is for them alone, so there is no copy for others",
            questionnaire.title
        )));
    }
    let found = folder.responses()?;
    for problem in &found.problems {
        output::say(problem);
    }
    let number = found.counted.len();
    if number == 0 || extent_for_others(questionnaire, folder.round.how, number) == Extent::Nothing {
        bail!(Failure::Problems(format!(
            "error: too few people have answered in `{}` to share anything with others\nTo see who has finished:  \
             ccg-diagnostic round status {}",
            folder.path.display(),
            folder.path.display()
        )));
    }
    issue::issue(folder, &found)?;
    let review = notes::read(folder)?;
    let plan = plan::read(folder, plan::PLAN)?;
    Ok(make(&Input {
        questionnaire,
        round: &folder.round,
        responses: &found.counted,
        notes: Some(&review),
        plan: plan.as_ref(),
        choice,
    }))
}

/// `shared-northbridge-2011-10` for the round of that name.
fn place_for(round: &Path) -> PathBuf {
    let name = store::name_of(round).unwrap_or_else(|_| "round".to_owned());
    PathBuf::from(format!("shared-{name}"))
}

/// A copy that was made before is never written over: somebody may have it.
fn free(place: &Path) -> Result<()> {
    if store::exists(place) {
        // A file in the place of the folder is told before anything is shown.
        store::make_folder(place)?;
    }
    for name in FILES {
        let path = place.join(name);
        if store::is_kept(&path) {
            bail!(Failure::Usage(format!(
                "`{}` belongs to a round; choose another folder with --output",
                path.display()
            )));
        }
        if store::exists(&path) {
            bail!(Failure::Usage(format!(
                "`{}` is there already; choose another folder with --output",
                path.display()
            )));
        }
    }
    Ok(())
}

fn agree(arguments: &Arguments, around: &Surroundings, place: &Path) -> Result<()> {
    if !around.can_ask() {
        bail!(Failure::Usage(
            "there is no keyboard to ask whether this may leave; add --yes to make the copy, or --dry-run to see what it would hold"
                .to_owned()
        ));
    }
    let plain = arguments.plain || around.accessible || !around.message_colour;
    let farewell = Farewell::watch_and_clear(if plain { String::new() } else { SHOW_CURSOR.to_owned() })?;
    farewell.say(NO_COPY.to_owned());
    let mut asker = asker(plain, around);
    let question = format!("Write this copy to `{}`?", place.display());
    match asker.confirm(&question, false)? {
        Some(true) => Ok(()),
        Some(false) => bail!(Failure::Usage("no copy was made; nothing was written".to_owned())),
        None if asker.ended() => bail!("the input ended before this was answered, so no copy was made"),
        None => {
            asker.say(&format!("{NO_COPY}\n"))?;
            bail!(Failure::Stopped)
        }
    }
}

/// Writes the record first, so that no copy leaves without one; where the copy cannot be written the record is put back.
fn write(folder: &Folder, place: &Path, copy: &SharedCopy, entry: SharedOut) -> Result<()> {
    let path = folder.path.join(RECORD);
    let _lock = store::lock(&path, &now())?;
    let before = store::exists(&path).then(|| store::read(&path)).transpose()?;
    let mut record = match &before {
        Some(source) => record::from_yaml(&source.text).map_err(|problems| refused(source, &problems))?,
        None => Record::default(),
    };
    record.shared.push(entry);
    store::save(&path, record::to_yaml(&record).as_bytes())?;
    let (front, sections) = page(copy);
    let for_people = markdown::document(&front, &sections).into_bytes();
    let files = [(MARKDOWN, for_people), (YAML, to_yaml(copy).into_bytes())];
    store::save_all_new(place, &files.map(|(name, bytes)| (PathBuf::from(name), bytes))).inspect_err(|_| {
        record.shared.pop();
        // What failed is told; of the record there is then only too much.
        let _ = store::save(&path, record::to_yaml(&record).as_bytes());
    })
}
