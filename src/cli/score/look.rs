//! What every input is, found out before anything is read: what is wrong with any of them is said at once.

use anyhow::{Result, anyhow, bail};

use super::found;
use super::inputs::{Input, Kind};
use super::table::{self, Table, Unusable};
use crate::cli::failure::Failure;
use crate::cli::folder::all_of;
use crate::questionnaire::Questionnaire;
use crate::tally::layout::Named;

/// An input that has been looked at.
pub(super) enum Looked<'i> {
    /// A table with its columns.
    Table(Box<Table<'i>>),
    /// A response or a round.
    Other(&'i Input),
}

/// What was looked at, and what is wrong with it.
#[derive(Default)]
pub(super) struct Looking<'i> {
    /// What is to be read.
    pub inputs: Vec<Looked<'i>>,
    /// Files in folders that are no responses.
    pub left_alone: Vec<String>,
    failed: Vec<anyhow::Error>,
    headings: Vec<String>,
}

/// Looks at all headings, so that what is wrong with any of them is said at once and before any work.
pub(super) fn look<'i>(inputs: &'i [Input], questionnaire: &Questionnaire, named: &Named) -> Result<Looking<'i>> {
    let mut looking = Looking::default();
    for input in inputs {
        match input.kind {
            Kind::Response => looking.response(input),
            Kind::Round => looking.inputs.push(Looked::Other(input)),
            Kind::Table | Kind::Standard => {
                let table = table::look(input, questionnaire, named, inputs.len() == 1);
                looking.table(table);
            }
        }
    }
    match (looking.failed.is_empty(), looking.headings.is_empty()) {
        (true, true) => Ok(looking),
        (true, false) => {
            let files = looking.headings.join("\n\n");
            bail!(Failure::Problems(format!("{files}. Nothing was written.")))
        }
        _ => Err(together(looking.failed, &looking.headings)),
    }
}

impl<'i> Looking<'i> {
    /// What is to be read.
    pub(super) fn scored(&self) -> impl Iterator<Item = &Input> {
        self.inputs.iter().map(|looked| match looked {
            Looked::Table(table) => table.input,
            Looked::Other(input) => input,
        })
    }

    fn table(&mut self, table: Result<Table<'i>, Unusable>) {
        match table {
            Ok(table) => self.inputs.push(Looked::Table(Box::new(table))),
            Err(Unusable::Results) => {}
            Err(Unusable::Failed(error)) => self.failed.push(error),
            Err(Unusable::Heading(source, problems)) => self.headings.push(all_of(&source, &problems, false)),
        }
    }

    /// What is named itself is taken for a response whatever is in it, so that what is wrong is told.
    fn response(&mut self, input: &'i Input) {
        match !input.found || found::is_response(&input.path) {
            true => self.inputs.push(Looked::Other(input)),
            false => self.left_alone.push(input.name()),
        }
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
