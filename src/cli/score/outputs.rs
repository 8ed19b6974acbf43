//! Where results go: tables in a folder, or one stream on standard output.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::rejects::{Rejects, To};
use super::wanted::{Goal, Wanted};
use crate::cli::output;
use crate::problem::excerpt::clean;
use crate::questionnaire::Questionnaire;
use crate::render::scored::{Form, Outputs as Buffers, Rows, Table, Writer};
use crate::results::{PersonRow, Results};
use crate::store;
use crate::store::draft::{Draft, Drafts, finish_all};

/// Bytes that are gathered before they are written.
pub(super) const FULL: usize = 1 << 17;

/// The results on their way.
pub(super) struct Outputs<'q> {
    questionnaire: &'q Questionnaire,
    by_role: bool,
    form: Form,
    /// Writes all but rows of organisations.
    writer: Writer<'q>,
    tables: Vec<Table>,
    /// The tables in a folder; none on standard output.
    drafts: Vec<(Table, Draft)>,
    people: Vec<u8>,
    stream: Vec<u8>,
}

/// Rows of some organisations.
#[derive(Default)]
pub(super) struct Made {
    /// Those that go into files.
    apart: Buffers,
    /// Those that go to standard output.
    together: Vec<u8>,
}

/// Makes rows of organisations, on any thread.
pub(super) struct RowMaker<'q> {
    writer: Writer<'q>,
    is_stream: bool,
}

impl RowMaker<'_> {
    /// Goes on behind so many organisations.
    pub(super) fn begin_at(&mut self, organisations: usize) {
        self.writer.goes_on(organisations > 0);
    }

    /// The rows of one organisation, or of those of it who have one role.
    pub(super) fn add(&mut self, results: &Results<'_>, made: &mut Made) {
        self.writer.add(results, &mut made.apart);
        // On standard output the rows of an organisation stay together, whatever they are of.
        if self.is_stream {
            made.apart.filled().for_each(|(_, bytes)| made.together.append(bytes));
        }
    }
}

/// The file of a table in a folder.
pub(super) fn file_of(folder: &Path, table: Table) -> PathBuf {
    folder.join(format!("{}.csv", table.name()))
}

impl<'q> Outputs<'q> {
    /// Begins everything that is to be written, so that what cannot be is said before the work.
    pub(super) fn begin(
        questionnaire: &'q Questionnaire,
        wanted: &Wanted,
        drafts: &Drafts,
    ) -> Result<(Self, Rejects<'q>)> {
        let form = wanted.form();
        let mut outputs = Self {
            questionnaire,
            by_role: wanted.by_role,
            form,
            writer: Writer::new(questionnaire, wanted.by_role, form, &[]),
            tables: wanted.tables.clone(),
            drafts: Vec::new(),
            people: Vec::new(),
            stream: Vec::new(),
        };
        let mut to = match wanted.tables.contains(&Table::Rejects) {
            true => To::Aside(None),
            false => To::Nowhere,
        };
        if let Goal::Folder(folder) = &wanted.goal {
            store::make_folder(folder)?;
            for &table in &wanted.tables {
                let file = file_of(folder, table);
                if store::is_folder(&file) {
                    bail!(
                        "`{}` is a folder; name another place",
                        clean(&file.display().to_string())
                    );
                }
                let draft = drafts.begin(&file)?;
                match table {
                    Table::Rejects => to = To::Draft(draft),
                    _ => outputs.drafts.push((table, draft)),
                }
            }
        }
        let rejects = Rejects::new(questionnaire, form, to);
        Ok((outputs, rejects))
    }

    fn has(&self, table: Table) -> bool {
        self.tables.contains(&table)
    }

    /// Whether rows of organisations are wanted.
    pub(super) fn has_organisations(&self) -> bool {
        [Table::Domains, Table::Statements, Table::Needs]
            .iter()
            .any(|&table| self.has(table))
    }

    /// Whether rows of respondents are wanted.
    pub(super) fn has_people(&self) -> bool {
        self.has(Table::Responses)
    }

    /// All was read: what stands before the first row.
    pub(super) fn head(&mut self, rows: Rows) -> Result<()> {
        self.writer.begin(rows, &mut self.stream);
        for table in [Table::Domains, Table::Statements, Table::Needs] {
            self.open(table)?;
        }
        Ok(())
    }

    /// What stands before the rows of a table.
    fn open(&mut self, table: Table) -> Result<()> {
        if !self.has(table) {
            return Ok(());
        }
        match self.drafts.iter_mut().find(|(one, _)| *one == table) {
            None => self.writer.open(table, &mut self.stream),
            Some((_, draft)) => {
                let mut head = Vec::new();
                self.writer.open(table, &mut head);
                draft.add(&head)?;
            }
        }
        Ok(())
    }

    /// Makes makers of rows, one for each thread.
    pub(super) fn row_makers(&self) -> impl Fn() -> RowMaker<'q> + Sync + use<'q> {
        let (questionnaire, by_role, form) = (self.questionnaire, self.by_role, self.form);
        let (tables, is_stream) = (self.tables.clone(), self.drafts.is_empty());
        move || RowMaker {
            writer: Writer::new(questionnaire, by_role, form, &tables),
            is_stream,
        }
    }

    /// Rows that were made: the next in order.
    pub(super) fn put(&mut self, made: &mut Made) -> Result<()> {
        for (table, bytes) in made.apart.filled() {
            put(&mut self.drafts, &mut self.stream, table, bytes)?;
        }
        self.stream.append(&mut made.together);
        self.drain(FULL)
    }

    /// What stands before the rows of respondents.
    pub(super) fn open_people(&mut self) -> Result<()> {
        self.open(Table::Responses)
    }

    /// The rows of one respondent.
    pub(super) fn person(&mut self, person: &PersonRow<'_>) -> Result<()> {
        self.writer.person(person, &mut self.people);
        if self.people.len() >= FULL {
            put(&mut self.drafts, &mut self.stream, Table::Responses, &mut self.people)?;
        }
        self.drain(FULL)
    }

    /// The last rows: those of the records that were not scored, and what stands after everything.
    pub(super) fn end(&mut self, rejects: &mut Rejects<'_>) -> Result<()> {
        self.flush()?;
        rejects.finish()?;
        if self.drafts.is_empty() && self.has(Table::Rejects) {
            self.open(Table::Rejects)?;
            rejects.replay(&mut |bytes| {
                self.stream.extend_from_slice(bytes);
                self.drain(FULL)
            })?;
        }
        self.writer.close(&mut self.stream);
        self.drain(1)?;
        finish_all(self.drafts.drain(..).map(|(_, draft)| draft).collect())
    }

    /// Writes what has been gathered of respondents.
    fn flush(&mut self) -> Result<()> {
        if !self.people.is_empty() {
            put(&mut self.drafts, &mut self.stream, Table::Responses, &mut self.people)?;
        }
        self.drain(FULL)
    }

    fn drain(&mut self, full: usize) -> Result<()> {
        if self.stream.len() >= full {
            output::data(&self.stream)?;
            self.stream.clear();
        }
        Ok(())
    }
}

fn put(drafts: &mut [(Table, Draft)], stream: &mut Vec<u8>, table: Table, bytes: &mut Vec<u8>) -> Result<()> {
    match drafts.iter_mut().find(|(one, _)| *one == table) {
        Some((_, draft)) => draft.add(bytes)?,
        None => stream.append(bytes),
    }
    bytes.clear();
    Ok(())
}
