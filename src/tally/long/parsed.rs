//! What a block of a long table holds, ready to be counted.

use super::super::reject::Fault;
use super::super::{Slots, same};
use super::Columns;

/// The records of a block. Those of a respondent that follow each other are one run.
#[derive(Debug, Default)]
pub struct Parsed {
    pub(super) records: u64,
    pub(super) lines: u64,
    pub(super) runs: Vec<Run>,
    /// Counters of the answers, in their order; those after `used` mean nothing.
    pub(super) counters: Vec<u32>,
    pub(super) used: usize,
    /// Which statements each run answers: as many words for each.
    pub(super) answered: Vec<u64>,
    /// Words of a run in `answered`.
    pub(super) words: usize,
    pub(super) wrong: Vec<Wrong>,
    pub(super) columns: Columns,
    names: Vec<u8>,
}

/// Records of one respondent, each on the line after the one before it, and to another statement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    /// Ends of organisation, respondent and role among the names, after the place where the first begins.
    names: [usize; 4],
    /// Records and lines of the block before it.
    pub(super) record: u64,
    pub(super) line: u64,
    /// Its first counter.
    pub(super) first: usize,
}

/// A record that cannot be scored, whatever came before.
#[derive(Debug)]
pub(super) struct Wrong {
    /// Records and lines of the block before it.
    pub(super) record: u64,
    pub(super) line: u64,
    /// From 1.
    pub(super) column: Option<usize>,
    pub(super) fault: Fault,
}

/// Words that hold a bit for each statement, and one more: it is set for a respondent who is not of a long table.
pub(super) fn words(slots: &Slots) -> usize {
    slots.statements() / 64 + 1
}

/// The fewest bytes of a record that can be scored: a respondent, a statement, two separators.
const LEAST: usize = 4;

impl Parsed {
    /// Begins anew, for a block of so many bytes.
    pub(super) fn begin(&mut self, bytes: usize, slots: &Slots, columns: Columns) {
        (self.records, self.lines, self.used) = (0, 0, 0);
        (self.words, self.columns) = (words(slots), columns);
        self.runs.clear();
        self.answered.clear();
        self.wrong.clear();
        self.names.clear();
        let most = bytes / LEAST + 1;
        if self.counters.len() < most {
            self.counters.resize(most, 0);
        }
    }

    /// Room for counters.
    pub(super) fn free(&mut self) -> &mut [u32] {
        &mut self.counters[self.used..]
    }

    /// The counters of the last run.
    pub(super) fn last(&self) -> &[u32] {
        let first = self.runs.last().map_or(self.used, |run| run.first);
        &self.counters[first..self.used]
    }

    /// Organisation, respondent and role of a run.
    pub(super) fn who(&self, run: &Run) -> [&[u8]; 3] {
        let [a, b, c, d] = run.names;
        [&self.names[a..b], &self.names[b..c], &self.names[c..d]]
    }

    /// Whether the last run is of this respondent.
    pub(super) fn is_of(&self, who: [&[u8]; 3]) -> bool {
        let is_of = |run| self.who(run).into_iter().zip(who).all(|(held, name)| same(held, name));
        self.runs.last().is_some_and(is_of)
    }

    /// Begins a run.
    pub(super) fn person(&mut self, who: [&[u8]; 3]) {
        let mut names = [self.names.len(); 4];
        for (name, end) in who.into_iter().zip(&mut names[1..]) {
            self.names.extend_from_slice(name);
            *end = self.names.len();
        }
        self.run(names);
    }

    fn run(&mut self, names: [usize; 4]) {
        self.runs.push(Run {
            names,
            record: self.records,
            line: self.lines,
            first: self.used,
        });
        self.answered.resize(self.answered.len() + self.words, 0);
    }

    /// Adds rows whose counters are there, to the last run where they belong to it.
    pub(super) fn add(&mut self, rows: usize, statements: impl Iterator<Item = u64> + Clone) {
        let Some(run) = self.runs.last().copied() else {
            return;
        };
        let before = (self.used - run.first) as u64;
        let follows = run.record + before == self.records && run.line + before == self.lines;
        let held = &self.answered[self.answered.len() - self.words..];
        if !follows || held.iter().zip(statements.clone()).any(|(held, more)| held & more != 0) {
            self.run(run.names);
        }
        let from = self.answered.len() - self.words;
        for (held, more) in self.answered[from..].iter_mut().zip(statements) {
            *held |= more;
        }
        self.used += rows;
        self.records += rows as u64;
        self.lines += rows as u64;
    }

    /// Adds one row.
    pub(super) fn answer(&mut self, statement: usize, counter: u32) {
        self.counters[self.used] = counter;
        let words = 0..self.words;
        self.add(
            1,
            words.map(|word| u64::from(word == statement / 64) << (statement % 64)),
        );
    }

    /// Leaves a record out.
    pub(super) fn reject(&mut self, column: Option<usize>, fault: Fault) {
        self.wrong.push(Wrong {
            record: self.records,
            line: self.lines,
            column,
            fault,
        });
        self.records += 1;
        self.lines += 1;
    }
}
