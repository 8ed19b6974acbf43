//! Parts added up. The sum is the same in any order of the parts and for any cut of the work, because a respondent may be in one part
//! only.

mod again;
mod group;

use std::collections::{BTreeMap, BTreeSet};
use std::io::BufRead;
use std::path::Path;

use super::line::{Counted, End, Head, Input, Line};
use super::read::{Lines, damaged};
use super::{Pin, Refused, Rows, Sources};
use crate::problem::excerpt::brief;
use crate::questionnaire::Questionnaire;
use crate::tally::reject::Reject;
use crate::tally::{Reading, Slots, Tally};
use again::Again;

/// What parts add up to.
#[derive(Debug)]
pub struct Merged {
    /// What was counted.
    pub tally: Tally,
    /// What was read.
    pub sources: Sources,
    /// The records that are not scored, with their files: in order of the files and of their places there.
    pub rejects: Vec<(String, Reject)>,
    /// The digests of the parts, and of those that were added up in them.
    pub made_of: Vec<String>,
}

/// The sum of the parts so far.
#[derive(Debug)]
pub struct Merging<'q> {
    questionnaire: &'q Questionnaire,
    merged: Merged,
    /// Names of the parts.
    names: Vec<String>,
    first: Option<Head>,
    /// By digest, the part in which it is.
    digests: BTreeMap<String, usize>,
    /// By organisation, where the respondents of each part begin, and the part.
    begins: Vec<Vec<(usize, usize)>>,
    /// By the name of an organisation, the part that named its round.
    rounds: BTreeMap<String, usize>,
}

/// What was met in a part until its end.
#[derive(Debug, Default)]
struct Met {
    rows: Option<Rows>,
    organisations: u64,
    respondents: u64,
    rejects: u64,
    last: Option<String>,
    /// Who was met in another part: what is said of it.
    again: Option<String>,
}

impl<'q> Merging<'q> {
    /// Nothing yet, of a questionnaire.
    #[must_use]
    pub fn new(questionnaire: &'q Questionnaire) -> Self {
        Self {
            questionnaire,
            merged: Merged {
                tally: Tally::new(Slots::of(questionnaire), Reading::default()),
                sources: Sources::default(),
                rejects: Vec::new(),
                made_of: Vec::new(),
            },
            names: Vec::new(),
            first: None,
            digests: BTreeMap::new(),
            begins: Vec::new(),
            rounds: BTreeMap::new(),
        }
    }

    /// Adds a part. After an error nothing can be made of the sum.
    ///
    /// # Errors
    ///
    /// When the part cannot be read, is not as it was written, is of another questionnaire or other options than those before, or
    /// holds what is in one of them.
    pub fn add(&mut self, name: &str, input: impl BufRead) -> Result<(), Refused> {
        let (mut lines, head) = Lines::open(input)?;
        self.fits(name, &head)?;
        self.names.push(name.to_owned());
        let mut met = Met::default();
        let end = loop {
            match lines.next()? {
                Line::Reject(rejected) if met.rows.is_none() && met.organisations == 0 => {
                    met.rejects += 1;
                    let reject = rejected
                        .reject()
                        .ok_or_else(|| damaged("a record in it has an unknown code"))?;
                    self.merged.rejects.push(reject);
                }
                Line::Organisation(counted) if met.rows.is_none() => self.organisation(*counted, &mut met)?,
                Line::Inputs(inputs) if met.rows.is_none() => met.rows = Some(self.inputs(inputs)?),
                Line::End(end) if met.rows.is_some() => break end,
                _ => return Err(damaged("its lines are out of order")),
            }
        };
        met.adds_up(&end)?;
        let digest = end.sha256.clone();
        lines.end(&end)?;
        self.once(head, digest, &met)
    }

    /// What all parts add up to.
    #[must_use]
    pub fn finish(self) -> Merged {
        let mut merged = self.merged;
        let made_of: BTreeSet<String> = self.digests.into_keys().collect();
        merged.made_of = made_of.into_iter().collect();
        let message = |(_, reject): &(String, Reject)| reject.fault.message(self.questionnaire);
        // Two tables from standard input have the same places.
        let order = |a: &_, b: &_| place(a).cmp(&place(b)).then_with(|| message(a).cmp(&message(b)));
        merged.rejects.sort_by(order);
        merged
    }

    fn fits(&mut self, name: &str, head: &Head) -> Result<(), Refused> {
        let wanted = Pin::of(self.questionnaire);
        if head.questionnaire != wanted {
            return Err(Refused::Unusable(format!(
                "it is about {}, not about {}; add up parts of one questionnaire",
                told(&head.questionnaire, &wanted),
                told(&wanted, &head.questionnaire)
            )));
        }
        let Some(first) = &self.first else {
            let depends = Reading::of(self.questionnaire, false, false).depends;
            self.merged.tally.reading = Reading {
                roles: head.roles,
                keep: head.answers,
                depends,
            };
            self.first = Some(head.clone());
            return Ok(());
        };
        let options = [
            (head.roles, first.roles, "--by role"),
            (head.answers, first.answers, "--responses"),
        ];
        match options.iter().find(|(own, first, _)| own != first) {
            Some((own, _, option)) => {
                let (with, without) = if *own {
                    (name, &*self.names[0])
                } else {
                    (&*self.names[0], name)
                };
                Err(Refused::Unusable(format!(
                    "`{with}` was made with {option} and `{without}` without; make all parts with the same options"
                )))
            }
            None => Ok(()),
        }
    }

    fn inputs(&mut self, inputs: Vec<Input>) -> Result<Rows, Refused> {
        let wrong = || damaged("its numbers of records do not add up");
        let mut sum = Rows::default();
        let mut last: Option<String> = None;
        for Input { name, rows } in inputs {
            let whole = rows.scored.checked_add(rows.rejected) == Some(rows.read);
            (whole && last.is_none_or(|last| last < name))
                .then_some(())
                .ok_or_else(wrong)?;
            sum = sum.plus(rows).ok_or_else(wrong)?;
            let known = self.merged.sources.inputs.entry(name.clone()).or_default();
            *known = known.plus(rows).ok_or_else(wrong)?;
            last = Some(name);
        }
        Ok(sum)
    }

    fn organisation(&mut self, counted: Counted, met: &mut Met) -> Result<(), Refused> {
        let name = counted.name.clone();
        if met.last.as_ref().is_some_and(|last| *last >= name) {
            return Err(damaged("its organisations are out of order"));
        }
        self.round(&counted)?;
        let at = self.merged.tally.organisation(&name);
        let organisation = &mut self.merged.tally.organisations[at];
        organisation.limited |= counted.limited;
        organisation.joint |= counted.joint;
        let begin = organisation.people.len();
        self.begins.resize(self.merged.tally.organisations.len(), Vec::new());
        self.begins[at].push((begin, self.names.len() - 1));
        met.organisations += 1;
        let mut again = Again::default();
        let mut last: Option<String> = None;
        for group in counted.groups {
            let ordered = last.is_none_or(|last| last < group.role);
            if !ordered || (!self.merged.tally.reading.roles && !group.role.is_empty()) {
                return Err(damaged("its roles are out of order"));
            }
            met.respondents += group.people.len() as u64;
            last = Some(group.role.clone());
            self.people(at, begin, &group, &mut again)?;
            self.counts(at, &group)?;
        }
        if again.number > 0 && met.again.is_none() {
            met.again = Some(self.both(&name, &again));
        }
        met.last = Some(name);
        Ok(())
    }

    /// Two rounds of an organisation are two times: their respondents' codes may be of other people.
    fn round(&mut self, counted: &Counted) -> Result<(), Refused> {
        let Some(round) = &counted.round else { return Ok(()) };
        let known = self.merged.sources.rounds.get(&counted.name);
        match known.zip(self.rounds.get(&counted.name)) {
            Some((known, part)) if known != round => Err(Refused::Unusable(format!(
                "it holds a round of `{}` ({}), and `{}` holds another ({}), in which the same code may be another person; \
                 add up one round of each organisation",
                brief(&counted.name),
                brief(round),
                self.names[*part],
                brief(known)
            ))),
            Some(_) => Ok(()),
            None => {
                let name = counted.name.clone();
                self.merged.sources.rounds.insert(name.clone(), round.clone());
                self.rounds.insert(name, self.names.len() - 1);
                Ok(())
            }
        }
    }

    /// Notes the part, unless it or what is in it was added before.
    fn once(&mut self, head: Head, digest: String, met: &Met) -> Result<(), Refused> {
        // A part of which no record was read can be like another and adds nothing.
        let holds = met.rows.is_some_and(|rows| rows.read > 0);
        let own = head.made_of.into_iter().chain(Some(digest).filter(|_| holds));
        for digest in own {
            let part = self.names.len() - 1;
            if let Some(before) = self.digests.insert(digest, part) {
                return Err(Refused::Unusable(format!(
                    "it is, or holds, the same part as `{}`; name each part once",
                    self.names[before]
                )));
            }
        }
        match &met.again {
            Some(again) => Err(Refused::Unusable(again.clone())),
            None => Ok(()),
        }
    }
}

impl Met {
    fn adds_up(&self, end: &End) -> Result<(), Refused> {
        let counted = (self.organisations, self.respondents, self.rejects);
        let rejected = self.rows.map(|rows| rows.rejected);
        match counted == (end.organisations, end.respondents, end.rejects) && rejected == Some(self.rejects) {
            true => Ok(()),
            false => Err(damaged("its lines are not as many as its last line says")),
        }
    }
}

/// A questionnaire beside another, with as much as tells them apart.
fn told(pin: &Pin, other: &Pin) -> String {
    let (id, version) = (brief(&pin.id), brief(&pin.version));
    match (pin.id == other.id, pin.version == other.version) {
        (true, true) => format!(
            "`{id}` version {version} with the digest {}",
            brief(pin.digest.get(..8).unwrap_or(&pin.digest))
        ),
        (true, false) => format!("`{id}` version {version}"),
        (false, _) => format!("`{id}`"),
    }
}

/// Where a record stands among all: files in order of their paths, standard input last.
fn place((file, reject): &(String, Reject)) -> (bool, &Path, u64, u64, Option<usize>, &str) {
    let code = reject.fault.code();
    (
        file == "standard input",
        Path::new(file),
        reject.record,
        reject.line,
        reject.column,
        code,
    )
}
