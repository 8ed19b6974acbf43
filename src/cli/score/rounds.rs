//! Responses that are files of their own: in rounds, and loose.

mod around;
mod file;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use anyhow::Result;

use crate::problem::excerpt::brief;
use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::response::share::RoundName;
use crate::response::{Respondent, Response};
use crate::round::How;
use crate::score::marks_of;
use crate::store;
use crate::tally::Tally;
use crate::tally::part::{Rows, Sources};
use crate::tally::reject::Reject;
use around::{Around, rank};
use file::{File, of_the_whole, whole};

/// Takes what is not scored, with the name of its file.
pub(super) type Rejected<'r> = &'r mut dyn FnMut(&str, Reject);

/// The responses of a run, each counted as the report of its round would count it.
#[derive(Debug)]
pub(super) struct Rounds<'q> {
    questionnaire: &'q Questionnaire,
    /// The organisation of what says none, as the person named it.
    organisation: Option<String>,
    /// The round around a folder, where there is one.
    known: HashMap<PathBuf, Option<Rc<Around>>>,
    /// The round of each organisation: the first that was met.
    rounds: HashMap<String, Source>,
    own_targets: Vec<String>,
    other_versions: Vec<String>,
}

/// The round that a response is of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Source {
    /// Its folder; empty where only a share file is known of it.
    place: PathBuf,
    /// The folder or the file by which it is known, as it is called in messages.
    name: String,
    opened: String,
    title: String,
}

/// What a response counts for.
struct Counts<'a> {
    organisation: &'a str,
    how: Option<How>,
    limited: bool,
    source: Option<&'a Source>,
}

impl<'q> Rounds<'q> {
    /// For a questionnaire. `organisation` is that of files which say none.
    pub(super) fn new(questionnaire: &'q Questionnaire, organisation: Option<&str>) -> Self {
        Self {
            questionnaire,
            organisation: organisation.map(str::to_owned),
            known: HashMap::new(),
            rounds: HashMap::new(),
            own_targets: Vec::new(),
            other_versions: Vec::new(),
        }
    }

    /// Takes the responses of a round's folder. Each of its files is one record.
    ///
    /// # Errors
    ///
    /// When the folder or a file in it cannot be read, or `round.yaml` has problems.
    pub(super) fn folder(&mut self, path: &Path, tally: &mut Tally, rejected: Rejected<'_>) -> Result<Rows> {
        let around = Rc::new(Around::open(path, self.questionnaire)?);
        self.note(&around);
        let mut files = Vec::new();
        for file in store::files(&path.join("responses"))? {
            files.push(File::read(&file, self.questionnaire, Some(&around))?);
        }
        let promised = files.iter().filter_map(|file| file.read.as_ref().ok()?.promised);
        let counts = Counts {
            organisation: &around.round.organisation,
            how: Some(around.round.how),
            limited: around.is_limited(promised),
            source: Some(&around.source),
        };
        let mut rows = Rows::default();
        for file in files {
            self.take(file, &counts, tally, &mut rows, rejected);
        }
        Ok(rows)
    }

    /// Takes a response or a share file.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or the `round.yaml` of the round around it has problems.
    pub(super) fn file(&mut self, path: &Path, tally: &mut Tally, rejected: Rejected<'_>) -> Result<Rows> {
        let around = self.around(path)?;
        let file = File::read(path, self.questionnaire, around.as_deref())?;
        let promised = file.read.as_ref().ok().and_then(|response| response.promised);
        let mut rows = Rows::default();
        if let Some(around) = around {
            let counts = Counts {
                organisation: &around.round.organisation,
                how: Some(around.round.how),
                limited: around.is_limited(promised.into_iter()),
                source: Some(&around.source),
            };
            self.take(file, &counts, tally, &mut rows, rejected);
            return Ok(rows);
        }
        let named = file.round();
        let source = named.as_ref().map(|round| Source::of_share(&file.name, round));
        let organisation = self.organisation_of(path, named)?;
        let open = self.questionnaire.privacy.kind == PrivacyKind::Open;
        let counts = Counts {
            organisation: &organisation,
            how: None,
            limited: !open || promised.is_some_and(|kind| rank(kind) > 0),
            source: source.as_ref(),
        };
        self.take(file, &counts, tally, &mut rows, rejected);
        Ok(rows)
    }

    /// What a person has to know of the rounds, each once.
    pub(super) fn remarks(&self) -> Vec<String> {
        let first = |names: &[String], what: &str| {
            let (first, others) = names.split_first()?;
            let more = match others.len() {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            Some(format!("`{first}`{more}: {what}"))
        };
        let Questionnaire { id, version, .. } = self.questionnaire;
        let targets = "targets of its own are left aside; everything is scored by those of the questionnaire";
        let versions = format!("made with another version; everything is scored by version {version} of `{id}`");
        let remarks = [
            first(&self.own_targets, targets),
            first(&self.other_versions, &versions),
        ];
        remarks.into_iter().flatten().collect()
    }

    /// The rounds of the organisations, for a part.
    pub(super) fn add_to(&self, sources: &mut Sources) {
        let rounds = self.rounds.iter();
        let rounds = rounds.map(|(name, source)| (name.clone(), format!("{} {}", source.opened, source.title)));
        sources.rounds.extend(rounds);
    }

    fn note(&mut self, around: &Around) {
        let name = &around.source.name;
        if !around.round.targets.is_empty() {
            self.own_targets.push(name.clone());
        }
        if around.is_other_version {
            self.other_versions.push(name.clone());
        }
    }

    /// The round that a file lies in.
    fn around(&mut self, path: &Path) -> Result<Option<Rc<Around>>> {
        let folder = folder_of(path);
        if let Some(known) = self.known.get(folder) {
            return Ok(known.clone());
        }
        let found = match store::round_around(folder)? {
            None => None,
            Some(place) => match self.known.get(&place) {
                Some(known) => known.clone(),
                None => {
                    let around = Rc::new(Around::open(&place, self.questionnaire)?);
                    self.note(&around);
                    self.known.insert(place, Some(Rc::clone(&around)));
                    Some(around)
                }
            },
        };
        self.known.insert(folder.to_path_buf(), found.clone());
        Ok(found)
    }

    fn organisation_of(&self, path: &Path, named: Option<RoundName>) -> Result<String> {
        let told = named.map(|round| round.organisation).filter(|name| !name.is_empty());
        match told.or_else(|| self.organisation.clone()) {
            Some(name) => Ok(name),
            None => store::name_of(folder_of(path)),
        }
    }

    fn take(&mut self, file: File, counts: &Counts<'_>, tally: &mut Tally, rows: &mut Rows, rejected: Rejected<'_>) {
        rows.read += 1;
        let taken = file.read.and_then(|response| {
            self.may_count(&response, counts)?;
            let marks = marks_of(self.questionnaire, &response);
            let taken = tally.take_response(counts.organisation, &response, &marks, counts.limited);
            taken.map_err(of_the_whole)
        });
        match taken {
            Ok(()) => rows.scored += 1,
            Err(reject) => {
                rows.rejected += 1;
                rejected(&file.name, reject);
            }
        }
    }

    /// What the report of its round would leave out is not scored; nor is a second round of the organisation.
    fn may_count(&mut self, response: &Response, counts: &Counts<'_>) -> Result<(), Reject> {
        let joint = response.respondent == Respondent::Joint;
        if !response.side.is_empty() {
            let message = format!(
                "this is the view of `{}`, which is never counted among our own",
                brief(&response.side)
            );
            return Err(whole("another-side", message));
        }
        if let Some(how) = counts.how.filter(|how| joint != (*how == How::Joint)) {
            let way = match how {
                How::Joint => "by the team together",
                How::Individual => "one by one",
            };
            return Err(whole("another-way", format!("this round is answered {way}")));
        }
        if !joint && response.finished.is_empty() {
            let message = "this response is not finished; it counts once its respondent has finished it";
            return Err(whole("not-finished", message.to_owned()));
        }
        let Some(source) = counts.source else { return Ok(()) };
        let first = self
            .rounds
            .entry(counts.organisation.to_owned())
            .or_insert_with(|| source.clone());
        match first.is_same(source) {
            true => Ok(()),
            false => Err(whole(
                "another-round",
                format!(
                    "`{}` holds another round of this organisation, in which the same code may be another person; score one round at a time",
                    first.name
                ),
            )),
        }
    }
}

impl Source {
    fn of_share(name: &str, round: &RoundName) -> Self {
        Self {
            place: PathBuf::new(),
            name: name.to_owned(),
            opened: round.opened.clone(),
            title: round.title.clone(),
        }
    }

    /// Two folders are two rounds; a share file is of the round that it says.
    fn is_same(&self, other: &Self) -> bool {
        let none = Path::new("");
        if self.place != none && other.place != none {
            return self.place == other.place;
        }
        (&self.opened, &self.title) == (&other.opened, &other.title)
    }
}

/// The folder that a file is in; of a name alone the current one.
fn folder_of(path: &Path) -> &Path {
    let named = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    named.unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests;
