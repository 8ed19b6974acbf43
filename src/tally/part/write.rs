//! Writing a part, line by line.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use super::line::{Counted, End, Group, Head, Input, KIND, Line, Rejected};
use super::{FORMAT, Pin, Sources, answers};
use crate::questionnaire::Questionnaire;
use crate::tally::reject::Reject;
use crate::tally::{Other, Reading, Tally};

/// Writes a part: records that are not scored as they come, and what was counted at the end.
#[derive(Debug)]
pub struct Writer<'q, W: Write> {
    questionnaire: &'q Questionnaire,
    out: W,
    hash: Sha256,
    rejects: u64,
}

impl<'q, W: Write> Writer<'q, W> {
    /// Begins a part. `made_of` has the digests of the parts that were added up in it.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn begin(out: W, questionnaire: &'q Questionnaire, reading: Reading, made_of: &[String]) -> io::Result<Self> {
        let mut writer = Self {
            questionnaire,
            out,
            hash: Sha256::new(),
            rejects: 0,
        };
        writer.line(&Line::Part(Head {
            format: FORMAT,
            kind: KIND.to_owned(),
            program: env!("CARGO_PKG_VERSION").to_owned(),
            questionnaire: Pin::of(questionnaire),
            roles: reading.roles,
            answers: reading.keep,
            made_of: made_of.to_vec(),
        }))?;
        Ok(writer)
    }

    /// Adds a record that is not scored.
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn reject(&mut self, file: &str, reject: &Reject) -> io::Result<()> {
        self.rejects += 1;
        self.line(&Line::Reject(Rejected {
            file: file.to_owned(),
            record: reject.record,
            line: reject.line,
            column: reject.column,
            code: reject.fault.code().to_owned(),
            message: reject.fault.message(self.questionnaire),
        }))
    }

    /// Writes what was counted, once all kept answers are ([`Tally::finish`]).
    ///
    /// # Errors
    ///
    /// What the system says.
    pub fn finish(mut self, tally: &Tally, sources: &Sources) -> io::Result<W> {
        let mut order: Vec<usize> = (0..tally.organisations.len()).collect();
        order.sort_by_key(|at| tally.organisations[*at].name.as_bytes());
        let mut respondents = 0;
        for at in order {
            respondents += tally.organisations[at].people.len() as u64;
            self.line(&Line::Organisation(Box::new(counted(tally, at, sources))))?;
        }
        let inputs = sources.inputs.iter();
        let inputs = inputs.map(|(name, rows)| Input {
            name: name.clone(),
            rows: *rows,
        });
        self.line(&Line::Inputs(inputs.collect()))?;
        let end = Line::End(End {
            organisations: tally.organisations.len() as u64,
            respondents,
            rejects: self.rejects,
            sha256: hexadecimal(&self.hash),
        });
        self.out.write_all(end.to_text().as_bytes())?;
        Ok(self.out)
    }

    fn line(&mut self, line: &Line) -> io::Result<()> {
        let text = line.to_text();
        self.hash.update(text.as_bytes());
        self.out.write_all(text.as_bytes())
    }
}

/// The digest of what was hashed so far.
pub(super) fn hexadecimal(hash: &Sha256) -> String {
    let digest = hash.clone().finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn counted(tally: &Tally, at: usize, sources: &Sources) -> Counted {
    let organisation = &tally.organisations[at];
    let mut people: Vec<(usize, String)> = (0..organisation.people.len())
        .map(|person| (person, code(tally, at, person)))
        .collect();
    people.sort_by(|(_, a), (_, b)| (a.len(), a).cmp(&(b.len(), b)));
    let mut groups = organisation.groups.clone();
    groups.sort_by_key(|group| &tally.groups[*group].role);
    Counted {
        name: organisation.name.clone(),
        limited: organisation.limited,
        joint: organisation.joint,
        round: sources.rounds.get(&organisation.name).cloned(),
        groups: groups.iter().map(|own| group(tally, (at, *own), &people)).collect(),
    }
}

/// Only text is read as a code, so nothing is lost.
fn code(tally: &Tally, at: usize, person: usize) -> String {
    String::from_utf8_lossy(&tally.organisations[at].people.code(person)).into_owned()
}

fn group(tally: &Tally, (at, group): (usize, usize), people: &[(usize, String)]) -> Group {
    let organisation = &tally.organisations[at];
    let is_in = |person: usize| {
        organisation
            .group_of
            .get(person)
            .is_none_or(|own| *own as usize == group)
    };
    let people = || people.iter().filter(|(person, _)| is_in(*person));
    let statements = 0..tally.slots.statements();
    let own = &tally.groups[group];
    let levels = tally.slots.importance;
    let kept = |person: usize| {
        let all = tally.slots.statements();
        answers::to_text(&tally.slots, &organisation.answers[person * all..][..all])
    };
    Group {
        role: own.role.clone(),
        responses: own.responses,
        counts: statements.clone().map(|at| counts(tally, at, &own.counts)).collect(),
        importance: match levels {
            0 => Vec::new(),
            levels => own.importance.chunks(levels).map(<[u32]>::to_vec).collect(),
        },
        people: people().map(|(_, code)| code.clone()).collect(),
        answers: match tally.reading.keep {
            true => people().map(|(person, _)| kept(*person)).collect(),
            false => Vec::new(),
        },
    }
}

/// Ratings at each level, don't know, not applicable, not asked. What is unanswered is what these leave of the responses.
fn counts(tally: &Tally, statement: usize, counts: &[u32]) -> Vec<u32> {
    let start = tally.slots.starts[statement];
    let (levels, slots) = (tally.slots.levels(statement), &tally.slots);
    let other = |other| counts[start + usize::from(slots.other(statement, other))];
    let others = [Other::DontKnow, Other::NotApplicable, Other::NotAsked].map(other);
    counts[start..start + levels].iter().copied().chain(others).collect()
}
