//! Records that are not scored: written as they are found, so that no number of them fills the memory.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};

use anyhow::{Context, Result};

use super::outputs::FULL;
use super::parts::Partial;
use crate::problem::excerpt::clean;
use crate::questionnaire::Questionnaire;
use crate::render::scored::{Form, Table, Writer};
use crate::store::draft::{Draft, spool};
use crate::tally::Tally;
use crate::tally::part::Sources;
use crate::tally::reject::Reject;

/// How many are told on the screen.
const TOLD: usize = 3;

/// The records that are not scored.
pub(super) struct Rejects<'q> {
    questionnaire: &'q Questionnaire,
    writer: Writer<'q>,
    to: To,
    waiting: Vec<u8>,
    /// The first of them, in words.
    pub first: Vec<String>,
    /// The part that they stand in as well.
    part: Option<Partial<'q>>,
    failed: Option<anyhow::Error>,
}

/// Where their rows go.
#[derive(Debug)]
pub(super) enum To {
    /// Into the file that was asked for.
    Draft(Draft),
    /// Aside, until it is their turn on standard output.
    Aside(Option<File>),
    /// Nowhere: nobody asked for them.
    Nowhere,
}

impl<'q> Rejects<'q> {
    pub(super) fn new(questionnaire: &'q Questionnaire, form: Form, to: To) -> Self {
        let mut writer = Writer::new(questionnaire, false, form, &[Table::Rejects]);
        let mut waiting = Vec::new();
        if matches!(to, To::Draft(_)) {
            writer.open(Table::Rejects, &mut waiting);
        }
        Self {
            questionnaire,
            writer,
            to,
            waiting,
            first: Vec::new(),
            part: None,
            failed: None,
        }
    }

    /// Writes them, and in the end what was counted, into a part as well.
    pub(super) fn keep_in(&mut self, part: Partial<'q>) {
        self.part = Some(part);
    }

    /// Ends the part, if one is written.
    pub(super) fn finish_part(&mut self, tally: &Tally, sources: &Sources) -> Result<()> {
        self.part.take().map_or(Ok(()), |part| part.finish(tally, sources))
    }

    /// Adds one. What goes wrong is told by [`Rejects::check`].
    pub(super) fn add(&mut self, file: &str, reject: &Reject) {
        if self.first.len() < TOLD {
            self.first.push(in_words(file, reject, self.questionnaire));
        }
        if !matches!(self.to, To::Nowhere) {
            self.writer.reject(file, reject, &mut self.waiting);
        }
        if let Some(part) = self.part.as_mut().filter(|_| self.failed.is_none()) {
            self.failed = part.reject(file, reject).err();
        }
        if self.waiting.len() >= FULL && self.failed.is_none() {
            self.failed = self.flush().err();
        }
    }

    /// Whether all could be written so far.
    pub(super) fn check(&mut self) -> Result<()> {
        self.failed.take().map_or(Ok(()), Err)
    }

    fn flush(&mut self) -> Result<()> {
        match &mut self.to {
            To::Draft(draft) => draft.add(&self.waiting)?,
            To::Aside(file) => {
                let file = match file {
                    Some(file) => file,
                    None => file.insert(spool()?),
                };
                file.write_all(&self.waiting)
                    .context("the temporary file cannot be written")?;
            }
            To::Nowhere => {}
        }
        self.waiting.clear();
        Ok(())
    }

    /// Ends the file that was asked for.
    pub(super) fn finish(&mut self) -> Result<()> {
        self.check()?;
        if !matches!(self.to, To::Draft(_)) {
            return Ok(());
        }
        self.flush()?;
        match std::mem::replace(&mut self.to, To::Nowhere) {
            To::Draft(draft) => draft.finish(),
            To::Aside(_) | To::Nowhere => Ok(()),
        }
    }

    /// Hands on the rows that were laid aside, in parts.
    pub(super) fn replay(&mut self, each: &mut dyn FnMut(&[u8]) -> Result<()>) -> Result<()> {
        if let To::Aside(Some(file)) = &mut self.to {
            let cannot = "the temporary file cannot be read";
            file.seek(SeekFrom::Start(0)).context(cannot)?;
            let mut part = vec![0; FULL];
            loop {
                let read = file.read(&mut part).context(cannot)?;
                if read == 0 {
                    break;
                }
                each(&part[..read])?;
            }
        }
        each(&self.waiting)
    }
}

/// `file:line:column: code: message`.
pub(super) fn in_words(file: &str, reject: &Reject, questionnaire: &Questionnaire) -> String {
    let column = reject.column.map(|column| format!(":{column}")).unwrap_or_default();
    let (code, message) = (reject.fault.code(), reject.fault.message(questionnaire));
    clean(&format!("{file}:{}{column}: {code}: {message}", reject.line)).replace('\n', " ")
}
