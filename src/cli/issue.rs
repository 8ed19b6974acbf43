//! Before anything of individuals' answers is shown: may these responses be shown together, after what was shown before?

use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};

use super::failure::Failure;
use super::folder::{Folder, Responses, for_shell, refused};
use super::output;
use super::surroundings::now;
use crate::privacy::{Extent, extent};
use crate::questionnaire::PrivacyKind;
use crate::record::{self, Issued, Record, Refusal, Showing, Verdict, may_issue};
use crate::round::How;
use crate::store;
use crate::words::{count, date, list};

/// What may be said of a showing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Show it although some have not finished.
    pub now: bool,
}

/// Checks that showing these responses does not tell what one person answered, and records that they were shown.
///
/// # Errors
///
/// When it would, with the reason and what to do; when the record cannot be written.
pub fn issue(folder: &Folder, found: &Responses) -> Result<()> {
    issue_with(folder, found, Options::default())
}

/// As [`issue`], with what was said on the command line.
///
/// # Errors
///
/// As [`issue`].
pub fn issue_with(folder: &Folder, found: &Responses, options: Options) -> Result<()> {
    if to_record(folder, found, options)?.is_none() {
        return Ok(());
    }
    let path = record_path(folder);
    let lock = store::lock(&path, &now()).map_err(|error| not_recorded(folder, &error))?;
    // Somebody else may have shown it between the look and the lock.
    if let Some(record) = to_record(folder, found, options)? {
        store::save(&path, record::to_yaml(&record).as_bytes()).map_err(|error| not_recorded(folder, &error))?;
    }
    drop(lock);
    Ok(())
}

/// Checks that all of these rounds may be shown, and only then records that they were: where one is refused, none was shown.
///
/// # Errors
///
/// As [`issue`], of the first round that is refused.
pub fn issue_together(rounds: &[(Folder, Responses)]) -> Result<()> {
    for (folder, found) in rounds {
        to_record(folder, found, Options::default())?;
    }
    rounds.iter().try_for_each(|(folder, found)| issue(folder, found))
}

/// The record as it will be once this is shown; `None` where there is nothing to record. An error where it may not be shown.
fn to_record(folder: &Folder, found: &Responses, options: Options) -> Result<Option<Record>> {
    found.keep_promises(folder)?;
    let shown = extent(&folder.questionnaire.privacy, folder.round.how, found.counted.len());
    if !is_limited(folder) || shown == Extent::Nothing {
        return Ok(None);
    }
    let showing = showing(folder, found, shown);
    let record = read(folder)?;
    if verdict(folder, &record, &showing)? == Verdict::Known {
        return Ok(None);
    }
    if record.standing().next().is_none() && !options.now {
        hold(folder, found)?;
    }
    Ok(Some(record.with(&today(), shown, &showing)))
}

/// Takes back what was shown: the record says so, and the files that were made are deleted.
///
/// # Errors
///
/// When nothing was shown, or the record or a file cannot be written.
pub fn take_back(folder: &Folder, made: &[&str]) -> Result<()> {
    let path = record_path(folder);
    if read(folder)?.standing().next().is_none() {
        bail!(Failure::Usage(format!(
            "there is no report of `{}` to take back",
            folder.path.display()
        )));
    }
    let _lock = store::lock(&path, &now()).map_err(|error| not_recorded(folder, &error))?;
    let (record, before) = read(folder)?.taken_back(&today());
    // The files go first: a record that says less than was done keeps nobody from trying again.
    let mut deleted = 0;
    for name in made {
        deleted += usize::from(store::remove(&folder.path.join("report").join(name))?);
    }
    store::save(&path, record::to_yaml(&record).as_bytes()).map_err(|error| not_recorded(folder, &error))?;
    output::say(&taken_back(&before, deleted));
    Ok(())
}

fn taken_back(before: &[Issued], deleted: usize) -> String {
    let reports = before.iter().map(|one| {
        let people = count(one.responses.len(), "person", "people");
        format!("the report of {people} of {}", date(&one.on))
    });
    let files = match deleted {
        0 => "There were no made files to delete.".to_owned(),
        some => format!(
            "{} in its report folder {} deleted.",
            count(some, "file", "files"),
            if some == 1 { "was" } else { "were" }
        ),
    };
    format!(
        "Taken back: {}. {files}\nCopies that were handed out already cannot be called back. Whoever has one and the next report can compare the two.",
        list(&reports.collect::<Vec<_>>())
    )
}

/// Whether showing people's answers is limited at all.
fn is_limited(folder: &Folder) -> bool {
    let kind = folder.questionnaire.privacy.kind;
    folder.round.how == How::Individual && matches!(kind, PrivacyKind::Protected | PrivacyKind::Anonymous)
}

fn record_path(folder: &Folder) -> PathBuf {
    folder.path.join("record.yaml")
}

/// The record of a round; an empty one where there is none yet.
///
/// # Errors
///
/// When it cannot be read or has problems.
pub fn read(folder: &Folder) -> Result<Record> {
    let path = record_path(folder);
    if !store::exists(&path) {
        return Ok(Record::default());
    }
    let source = store::read(&path)?;
    record::from_yaml(&source.text).map_err(|problems| refused(&source, &problems))
}

fn showing(folder: &Folder, found: &Responses, shown: Extent) -> Showing {
    let digest = |one| record::digest_of(&folder.questionnaire, one);
    let people = found.counted.iter();
    Showing {
        people: people
            .map(|one| (one.respondent.code().to_owned(), digest(one)))
            .collect(),
        parts: record::parts(&folder.questionnaire, shown, &found.counted),
    }
}

fn verdict(folder: &Folder, record: &Record, showing: &Showing) -> Result<Verdict> {
    let privacy = &folder.questionnaire.privacy;
    match may_issue(record, showing, privacy) {
        Verdict::Refused(refusal) => {
            let invited = &folder.round.people;
            let to_come = invited
                .iter()
                .filter(|code| !showing.people.contains_key(*code))
                .count();
            let refusal = Refusal {
                to_come: (!invited.is_empty()).then_some(to_come),
                ..refusal
            };
            bail!(Failure::Usage(
                refusal.text(privacy.kind, &for_shell(&folder.path.display().to_string()))
            ))
        }
        verdict => Ok(verdict),
    }
}

/// Whether the first showing had better wait for those who have not finished.
fn hold(folder: &Folder, found: &Responses) -> Result<()> {
    let Some(open) = not_finished(folder, found) else {
        return Ok(());
    };
    let minimum = folder.questionnaire.privacy.minimum;
    let missing = folder.round.people.len().saturating_sub(found.counted.len());
    let then = match missing < minimum {
        true => "so these could not be added at all",
        false => "never one by one",
    };
    let round = for_shell(&folder.path.display().to_string());
    bail!(Failure::Usage(format!(
        "{open}. Once anything is shown, later answers can only be added {minimum} or more at a time, {then}\n\
         Wait for them{}. To see how far they are:  ccg-diagnostic round status {round}\n\
         Or begin with those who have finished; after that every command shows their answers:  ccg-diagnostic report {round} --now",
        match folder.round.closes.as_str() {
            "" => String::new(),
            day => format!(": the round closes on {}", date(day)),
        }
    )))
}

/// `3 of 8 have not finished (R2, R5 and R7)` while they still can; `None` where the round does not say who is invited.
#[must_use]
pub fn not_finished(folder: &Folder, found: &Responses) -> Option<String> {
    let round = &folder.round;
    let closed = !round.closes.is_empty() && round.closes < today();
    let finished = |code: &String| found.counted.iter().any(|one| one.respondent.code() == code);
    let open: Vec<&str> = round
        .people
        .iter()
        .filter(|code| !finished(code))
        .map(String::as_str)
        .collect();
    let verb = if open.len() == 1 { "has" } else { "have" };
    let names = match folder.questionnaire.privacy.kind {
        PrivacyKind::Anonymous => String::new(),
        _ => format!(" ({})", list(&open)),
    };
    (!open.is_empty() && !closed)
        .then(|| format!("{} of {} {verb} not finished{names}", open.len(), round.people.len()))
}

/// The day as the record has it.
fn today() -> String {
    now().get(..10).unwrap_or_default().to_owned()
}

fn not_recorded(folder: &Folder, error: &anyhow::Error) -> anyhow::Error {
    anyhow!(
        "what is shown of people's answers has to be recorded first: {error:#}\nCopy the folder `{}` to a disk of your own, and go on there",
        folder.path.display()
    )
}
