//! Counting the records of a long table, in their order.

use super::super::blocks::Block;
use super::super::near::{BATCH, is_mixed};
use super::super::reader::Place;
use super::super::reject::{Fault, Reject};
use super::super::{Organisation, Other, Reading, Slots, Tally, same};
use super::parsed::{Parsed, Run, Wrong};

impl Tally {
    pub(in super::super) fn take_long(
        &mut self,
        _block: &Block,
        parsed: &Parsed,
        limited: bool,
        place: &mut Place,
        rejected: &mut dyn FnMut(Reject),
    ) {
        let mut taking = Taking {
            tally: self,
            parsed,
            limited,
            place: *place,
            refused: 0,
            rejected,
        };
        taking.all();
        let refused = taking.refused;
        place.records += parsed.records;
        place.lines += parsed.lines;
        place.rejected += refused;
        place.scored += parsed.records - refused;
    }
}

struct Taking<'a> {
    tally: &'a mut Tally,
    parsed: &'a Parsed,
    limited: bool,
    /// Where the block begins.
    place: Place,
    refused: u64,
    rejected: &'a mut dyn FnMut(Reject),
}

impl Taking<'_> {
    fn all(&mut self) {
        let parsed = self.parsed;
        let mut wrong = parsed.wrong.iter().peekable();
        for begin in (0..parsed.runs.len()).step_by(BATCH) {
            let runs = begin..parsed.runs.len().min(begin + BATCH);
            let organisations = self.organisations(&parsed.runs[runs.clone()]);
            for (at, organisation) in runs.zip(organisations) {
                let run = &parsed.runs[at];
                while let Some(wrong) = wrong.next_if(|wrong| wrong.record < run.record) {
                    self.wrong(wrong);
                }
                let end = parsed.runs.get(at + 1).map_or(parsed.used, |next| next.first);
                let answered = &parsed.answered[at * parsed.words..][..parsed.words];
                self.run(organisation, run, &parsed.counters[run.first..end], answered);
            }
        }
        wrong.for_each(|wrong| self.wrong(wrong));
    }

    /// Finds the organisation of each run, and touches what they will need where they are mixed.
    fn organisations(&mut self, runs: &[Run]) -> [usize; BATCH] {
        let parsed = self.parsed;
        let names = || runs.iter().map(|run| parsed.who(run)[0]);
        let is_mixed = is_mixed(names());
        if is_mixed {
            self.tally.touch_names(names());
        }
        let mut found = [0; BATCH];
        let mut last: Option<(&[u8], usize)> = None;
        for (name, found) in names().zip(&mut found) {
            let known = last.filter(|(last, _)| *last == name);
            *found = known.map_or_else(|| self.tally.organisation(&String::from_utf8_lossy(name)), |(_, at)| at);
            last = Some((name, *found));
        }
        if is_mixed {
            let codes = runs.iter().map(|run| parsed.who(run)[1]);
            let organisations = found.into_iter().zip(codes);
            self.tally.touch_groups(organisations.clone().map(|(at, _)| at));
            self.tally.touch_people(organisations.clone());
            self.tally.touch_answered(organisations.map(|(at, _)| at));
        }
        found
    }

    fn wrong(&mut self, wrong: &Wrong) {
        self.reject((wrong.record, wrong.line), wrong.column, wrong.fault.clone());
    }

    fn run(&mut self, organisation: usize, run: &Run, counters: &[u32], answered: &[u64]) {
        let [_, code, role] = self.parsed.who(run);
        let (person, new) = self.tally.organisations[organisation].people.place(code);
        let role = String::from_utf8_lossy(role);
        let group = if new {
            self.tally.begin(organisation, person, (code, &role), self.limited)
        } else {
            self.tally.group_of(organisation, person)
        };
        let columns = self.parsed.columns;
        let held = self.tally.organisations[organisation].answered_by(person, answered.len());
        let fault = if held.is_none() {
            let code = String::from_utf8_lossy(code).into_owned();
            Some((columns.respondent, Fault::RespondentAgain(code)))
        } else if self.tally.reading.roles && !same(self.tally.groups[group].role.as_bytes(), role.as_bytes()) {
            let before = self.tally.groups[group].role.clone();
            Some((columns.role, Fault::OtherRole(before, role.into_owned())))
        } else {
            None
        };
        if let Some((column, fault)) = fault {
            for row in 0..counters.len() as u64 {
                let column = column.map(|column| column + 1);
                self.reject((run.record + row, run.line + row), column, fault.clone());
            }
            return;
        }
        let held = held.unwrap_or_default();
        if held.iter().zip(answered).all(|(held, more)| held & more == 0) {
            for (held, more) in held.iter_mut().zip(answered) {
                *held |= more;
            }
            self.tally.add(organisation, (group, person), counters);
        } else {
            self.one_by_one(organisation, (group, person), run, counters);
        }
    }

    /// Counts the answers of a run that were not given before.
    fn one_by_one(&mut self, organisation: usize, (group, person): (usize, usize), run: &Run, counters: &[u32]) {
        let words = self.parsed.words;
        for (row, counter) in (0..).zip(counters) {
            let (statement, _) = self.tally.slots.of_counter(*counter);
            let word = &mut self.tally.organisations[organisation].answered[person * words + statement / 64];
            let bit = 1 << (statement % 64);
            if *word & bit == 0 {
                *word |= bit;
                self.tally.add(organisation, (group, person), &[*counter]);
            } else {
                let column = self.parsed.columns.which.map(|column| column + 1);
                self.reject(
                    (run.record + row, run.line + row),
                    column,
                    Fault::AnswerAgain(statement),
                );
            }
        }
    }

    fn reject(&mut self, (record, line): (u64, u64), column: Option<usize>, fault: Fault) {
        self.refused += 1;
        (self.rejected)(Reject {
            record: self.place.records + record + 1,
            line: self.place.lines + line + 1,
            column,
            fault,
        });
    }
}

impl Organisation {
    /// Which statements a respondent has answered; `None` when they were not of a long table.
    fn answered_by(&mut self, person: usize, words: usize) -> Option<&mut [u64]> {
        let held = self.answered.get_mut(person * words..(person + 1) * words)?;
        // The last bit is of no statement.
        let other = held.last().is_some_and(|word| word >> 63 == 1);
        (!other).then_some(held)
    }
}

impl Slots {
    /// Where the counter of an answer lies.
    pub(super) fn counter(&self, statement: usize, slot: u16) -> u32 {
        u32::try_from(self.starts[statement]).unwrap_or(u32::MAX) + u32::from(slot)
    }

    /// The statement and the slot of a counter.
    pub(super) fn of_counter(&self, counter: u32) -> (usize, u16) {
        let counter = counter as usize;
        let statement = self.starts.partition_point(|start| *start <= counter) - 1;
        (statement, (counter - self.starts[statement]) as u16)
    }
}

impl Tally {
    /// Begins with a respondent, who is new.
    fn begin(&mut self, organisation: usize, person: usize, (code, role): (&[u8], &str), limited: bool) -> usize {
        let group = self.group(organisation, role);
        let words = super::parsed::words(&self.slots);
        let Reading { roles, keep, depends } = self.reading;
        let one = &mut self.organisations[organisation];
        // Written only where it is so: it lies away from what every record needs.
        if code.eq_ignore_ascii_case(b"joint") {
            one.joint = true;
        }
        // Those who came from elsewhere have no words yet.
        one.answered.resize(person * words, u64::MAX);
        one.answered.resize((person + 1) * words, 0);
        if roles {
            one.group_of.push(u32::try_from(group).unwrap_or(u32::MAX));
        }
        if keep {
            let statements = 0..self.slots.statements();
            let unanswered = statements.map(|at| self.slots.other(at, Other::Unanswered));
            one.answers.extend(unanswered);
            one.counted.push(!depends);
        }
        self.recent
            .respondents(organisation, group, u32::from(!depends), limited);
        group
    }

    /// The group of a respondent.
    pub(in super::super) fn group_of(&self, organisation: usize, person: usize) -> usize {
        let one = &self.organisations[organisation];
        match (self.reading.roles, self.only[organisation]) {
            (false, Some(group)) => group as usize,
            (false, None) => one.groups[0],
            (true, _) => one.group_of[person] as usize,
        }
    }

    /// Adds answers of a respondent to what is counted, and to what is kept.
    fn add(&mut self, organisation: usize, (group, person): (usize, usize), counters: &[u32]) {
        if self.reading.keep {
            let statements = self.slots.statements();
            let answers = &mut self.organisations[organisation].answers[person * statements..][..statements];
            for counter in counters {
                let (statement, slot) = self.slots.of_counter(*counter);
                answers[statement] = slot;
            }
        }
        if !self.reading.depends {
            let counters = counters.iter().map(|counter| *counter as usize);
            self.recent.count(&mut self.groups, group, counters);
        }
    }
}
