//! Every input into one tally, in order of their names.

use anyhow::{Result, anyhow, bail};

use super::inputs::{Input, Kind};
use super::pipe;
use super::progress::Progress;
use super::rejects::Rejects;
use super::table::{self, Table, Unusable};
use super::wanted::Wanted;
use crate::cli::failure::Failure;
use crate::cli::folder::all_of;
use crate::cli::surroundings::Surroundings;
use crate::privacy::is_limited;
use crate::questionnaire::Questionnaire;
use crate::render::scored::{Rows, Table as Wants};
use crate::tally::layout::{Layout, Named};
use crate::tally::reader::{Place, Reader};
use crate::tally::{self, Slots, Tally};

/// An input that has been looked at.
pub(super) enum Looked<'i> {
    /// A table with its columns.
    Table(Table<'i>),
    /// A response or a round.
    Other(&'i Input),
}

/// Looks at all headings, so that what is wrong with any of them is said at once and before any work.
pub(super) fn look<'i>(
    inputs: &'i [Input],
    questionnaire: &Questionnaire,
    named: &Named,
    around: &Surroundings,
) -> Result<Vec<Looked<'i>>> {
    let mut looked = Vec::with_capacity(inputs.len());
    let (mut failed, mut headings) = (Vec::new(), Vec::new());
    for input in inputs {
        if matches!(input.kind, Kind::Response | Kind::Round) {
            looked.push(Looked::Other(input));
            continue;
        }
        match table::look(input, questionnaire, named, inputs.len() == 1) {
            Ok(table) => looked.push(Looked::Table(table)),
            Err(Unusable::Results) => {}
            Err(Unusable::Failed(error)) => failed.push(error),
            Err(Unusable::Heading(source, problems)) => {
                headings.push(all_of(&source, &problems, around.message_colour));
            }
        }
    }
    match (failed.is_empty(), headings.is_empty()) {
        (true, true) => Ok(looked),
        (true, false) => {
            let files = headings.join("\n\n");
            bail!(Failure::Problems(format!("{files}. Nothing was written.")))
        }
        _ => Err(together(failed, &headings)),
    }
}

/// One error stays what it is, for its exit code; several become one text.
fn together(mut failed: Vec<anyhow::Error>, headings: &[String]) -> anyhow::Error {
    if headings.is_empty() && failed.len() == 1 {
        return failed.remove(0);
    }
    let failed = failed.iter().map(|error| format!("{error:#}"));
    let all: Vec<String> = failed.chain(headings.iter().cloned()).collect();
    anyhow!("{}", all.join("\n\n"))
}

/// Inputs of fewer bytes than this are read by one thread: starting others would take as long.
const FOR_SEVERAL: u64 = 4 << 20;

/// The most threads that are started without being asked for.
const MOST_THREADS: usize = 8;

/// What has been read.
pub(super) struct Reading<'q> {
    /// The questionnaire that is answered.
    pub questionnaire: &'q Questionnaire,
    /// What was counted.
    pub tally: Tally,
    /// What became of the records of tables.
    pub rows: Rows,
    /// Columns that are not read, and statements without a column: one line per file.
    pub remarks: Vec<String>,
    threads: Option<u8>,
}

impl<'q> Reading<'q> {
    pub(super) fn new(questionnaire: &'q Questionnaire, wanted: &Wanted, threads: Option<u8>) -> Self {
        let responses = wanted.tables.contains(&Wants::Responses);
        let reading = tally::Reading::of(questionnaire, wanted.by_role, responses);
        Self {
            questionnaire,
            tally: Tally::new(Slots::of(questionnaire), reading),
            rows: Rows::default(),
            remarks: Vec::new(),
            threads,
        }
    }

    /// Reads all inputs.
    pub(super) fn all(
        &mut self,
        inputs: Vec<Looked<'_>>,
        rejects: &mut Rejects<'_>,
        quiet: bool,
        around: &Surroundings,
    ) -> Result<()> {
        let mut progress = Progress::new(bytes_of(&inputs), around, quiet);
        let read = inputs.into_iter().try_for_each(|input| match input {
            Looked::Table(table) => self.table(table, rejects, &mut progress),
            Looked::Other(_) => Ok(()),
        });
        progress.end();
        read?;
        self.tally.finish(self.questionnaire);
        Ok(())
    }

    fn table(&mut self, mut table: Table<'_>, rejects: &mut Rejects<'_>, progress: &mut Progress) -> Result<()> {
        let mut blocks = table.blocks()?;
        let name = table.input.name();
        self.remark(&name, &table.layout);
        let threads = self.threads_for(&table);
        let limited = is_limited(&self.questionnaire.privacy);
        let mut place = Place {
            lines: blocks.head_lines(),
            ..Place::default()
        };
        let (questionnaire, before) = (self.questionnaire, self.rows);
        let (slots, reading) = (self.tally.slots.clone(), self.tally.reading);
        let mut unpacked = 0;
        let watch = table.watch.clone();
        let tally = &mut self.tally;
        let read = pipe::run(
            &mut blocks,
            threads,
            &|| Reader::new(questionnaire, &slots, &table.layout, reading),
            &mut |block, parsed| {
                tally.take(block, parsed, limited, &mut place, &mut |reject| {
                    rejects.add(&name, &reject);
                });
                unpacked += block.bytes.len() as u64;
                let bytes = watch.as_ref().map_or(unpacked, |watch| watch.so_far());
                progress.at(bytes, before.read + place.records, before.rejected + place.rejected);
                rejects.check()
            },
        );
        read.map_err(|ended| table.failed(ended))?;
        table.unchanged()?;
        progress.next(table.bytes().unwrap_or(unpacked));
        self.rows.read += place.records;
        self.rows.scored += place.scored;
        self.rows.rejected += place.rejected;
        Ok(())
    }

    fn threads_for(&self, table: &Table<'_>) -> usize {
        match self.threads {
            Some(threads) => usize::from(threads),
            None if table.bytes().is_some_and(|bytes| bytes < FOR_SEVERAL) => 1,
            None => std::thread::available_parallelism().map_or(1, |number| number.get().min(MOST_THREADS)),
        }
    }

    fn remark(&mut self, name: &str, layout: &Layout) {
        if !layout.ignored.is_empty() {
            let ignored = some_of(layout.ignored.iter().map(String::as_str));
            self.remarks.push(format!("{name}: columns that are not read: {ignored}"));
        }
        if !layout.missing.is_empty() {
            let id = |at: &usize| self.questionnaire.statements[*at].id.as_str();
            let missing = some_of(layout.missing.iter().map(id));
            self.remarks.push(format!(
                "{name}: statements without a column, taken as unanswered: {missing}"
            ));
        }
    }
}

/// The sum of sizes; `None` when one is not known.
fn bytes_of(inputs: &[Looked<'_>]) -> Option<u64> {
    let sizes = inputs.iter().map(|input| match input {
        Looked::Table(table) => table.bytes(),
        Looked::Other(_) => Some(0),
    });
    sizes.sum()
}

/// Names that are told one by one.
const TOLD: usize = 8;

/// The first of them, and how many more there are.
fn some_of<'a>(names: impl ExactSizeIterator<Item = &'a str>) -> String {
    let more = names.len().saturating_sub(TOLD);
    let told: Vec<String> = names.take(TOLD).map(|name| format!("`{name}`")).collect();
    match more {
        0 => told.join(", "),
        more => format!("{} and {more} more", told.join(", ")),
    }
}
