//! Every input into one tally, in order of their names.

use anyhow::Result;

use super::inputs::{Input, Kind};
use super::look::{Looked, Looking};
use super::pipe;
use super::progress::Progress;
use super::rejects::Rejects;
use super::rounds::Rounds;
use super::table::Table;
use super::turns;
use super::wanted::Wanted;
use crate::cli::surroundings::Surroundings;
use crate::privacy::is_limited;
use crate::questionnaire::Questionnaire;
use crate::render::scored::{Rows, Table as Wants};
use crate::results::unknown_roles;
use crate::tally::layout::Layout;
use crate::tally::part::{self, Sources};
use crate::tally::reader::{Place, Reader};
use crate::tally::{self, Slots, Tally};

/// Inputs of fewer bytes than this are read by one thread: starting others would take as long.
const FOR_SEVERAL: u64 = 4 << 20;

/// What kinds of input were read.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Kinds {
    /// Tables.
    pub tables: bool,
    /// Responses that are files of their own.
    pub responses: bool,
}

/// What has been read.
pub(super) struct Reading<'q> {
    /// The questionnaire that is answered.
    pub questionnaire: &'q Questionnaire,
    /// What was counted.
    pub tally: Tally,
    /// What became of the records of each input.
    pub sources: Sources,
    /// What became of all records.
    pub rows: Rows,
    /// What was read, in a word for each kind.
    pub kinds: Kinds,
    /// Columns that are not read, statements without a column, and what is to be known of rounds.
    pub remarks: Vec<String>,
    /// How many threads were asked for.
    pub threads: Option<u8>,
    rounds: Rounds<'q>,
}

impl<'q> Reading<'q> {
    pub(super) fn new(questionnaire: &'q Questionnaire, wanted: &Wanted, threads: Option<u8>) -> Self {
        let responses = wanted.tables.contains(&Wants::Responses) || wanted.responses;
        let reading = tally::Reading::of(questionnaire, wanted.by_role, responses);
        Self {
            questionnaire,
            tally: Tally::new(Slots::of(questionnaire), reading),
            sources: Sources::default(),
            rows: Rows::default(),
            kinds: Kinds::default(),
            remarks: Vec::new(),
            rounds: Rounds::new(questionnaire, wanted.named.organisation.as_deref()),
            threads,
        }
    }

    /// What parts add up to, as if it had been read.
    pub(super) fn of_parts(
        questionnaire: &'q Questionnaire,
        tally: Tally,
        sources: Sources,
        threads: Option<u8>,
    ) -> Self {
        let mut rows = Rows::default();
        for one in sources.inputs.values() {
            rows.read = rows.read.saturating_add(one.read);
            rows.scored = rows.scored.saturating_add(one.scored);
            rows.rejected = rows.rejected.saturating_add(one.rejected);
        }
        Self {
            questionnaire,
            tally,
            sources,
            rows,
            kinds: Kinds::default(),
            remarks: Vec::new(),
            rounds: Rounds::new(questionnaire, None),
            threads,
        }
    }

    /// Reads all inputs.
    pub(super) fn all(
        &mut self,
        looking: Looking<'_>,
        rejects: &mut Rejects<'_>,
        quiet: bool,
        around: &Surroundings,
    ) -> Result<()> {
        let Looking { inputs, left_alone, .. } = looking;
        if !left_alone.is_empty() {
            let names = some_of(left_alone.iter().map(String::as_str));
            self.remarks.push(format!("no responses, and left alone: {names}"));
        }
        let mut progress = Progress::new(bytes_of(&inputs), around, quiet);
        let read = inputs.into_iter().try_for_each(|input| match input {
            Looked::Table(mut table) => self.table(&mut table, rejects, &mut progress),
            Looked::Other(input) => self.responses(input, rejects, &progress),
        });
        progress.end();
        read?;
        self.tally.finish(self.questionnaire);
        self.rounds.add_to(&mut self.sources);
        self.remarks.extend(self.rounds.remarks());
        self.remark_roles();
        if self.tally.not_asked > 0 {
            let number = self.tally.not_asked;
            self.remarks.push(format!(
                "answers that are not counted, because their respondents are not asked those statements: {number}"
            ));
        }
        Ok(())
    }

    /// A response, or those of a round.
    fn responses(&mut self, input: &Input, rejects: &mut Rejects<'_>, progress: &Progress) -> Result<()> {
        let mut rejected = |file: &str, reject| rejects.add(file, &reject);
        let rows = match input.kind {
            Kind::Round => self.rounds.folder(&input.path, &mut self.tally, &mut rejected)?,
            _ => self.rounds.file(&input.path, &mut self.tally, &mut rejected)?,
        };
        rejects.check()?;
        self.add(input, rows);
        progress.at(0, self.rows.read, self.rows.rejected);
        Ok(())
    }

    fn add(&mut self, input: &Input, rows: part::Rows) {
        match input.kind {
            Kind::Table | Kind::Standard => self.kinds.tables = true,
            Kind::Response | Kind::Round => self.kinds.responses = true,
        }
        // Names that are not text can look alike.
        let named = self.sources.inputs.entry(input.name()).or_default();
        *named = named.plus(rows).unwrap_or(*named);
        self.rows.read += rows.read;
        self.rows.scored += rows.scored;
        self.rows.rejected += rows.rejected;
    }

    fn table(&mut self, table: &mut Table<'_>, rejects: &mut Rejects<'_>, progress: &mut Progress) -> Result<()> {
        let mut blocks = table.blocks()?;
        let name = table.input.name();
        self.remark(&name, &table.layout);
        let threads = turns::threads(self.threads, table.bytes().is_none_or(|bytes| bytes >= FOR_SEVERAL));
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
        let rows = part::Rows {
            read: place.records,
            scored: place.scored,
            rejected: place.rejected,
        };
        self.add(table.input, rows);
        Ok(())
    }

    /// A role that is misspelt would be told apart in silence, and whoever has it not asked what is for the role that is meant.
    fn remark_roles(&mut self) {
        let unknown: Vec<&str> = unknown_roles(self.questionnaire, &self.tally).into_iter().collect();
        if !unknown.is_empty() {
            self.remarks.push(format!(
                "roles that the questionnaire does not have: {}",
                some_of(unknown.into_iter())
            ));
        }
    }

    fn remark(&mut self, name: &str, layout: &Layout) {
        if !layout.ignored.is_empty() {
            let ignored = some_of(layout.ignored.iter().map(String::as_str));
            self.remarks
                .push(format!("{name}: columns that are not read: {ignored}"));
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
