//! What would come of scoring a table, without doing it: for `check`. The table goes through the same code.

use std::path::Path;

use anyhow::{Result, bail};

use super::inputs::{self, TABLES};
use super::rejects::in_words;
use super::table::{self, Unusable};
use super::{pipe, wanted};
use crate::privacy::is_limited;
use crate::problem::{Problem, Source};
use crate::questionnaire::Questionnaire;
use crate::tally::layout::{Layout, Named};
use crate::tally::reader::{Place, Reader};
use crate::tally::{Reading, Slots, Tally};

/// How many records that would not be scored are told.
const TOLD: usize = 20;

/// A table that was read.
#[derive(Debug)]
pub(in crate::cli) struct Trial {
    /// Its columns.
    pub layout: Layout,
    /// Its records, and what would come of them.
    pub place: Place,
    /// Organisations.
    pub organisations: usize,
    /// The first records that would not be scored, in words.
    pub first: Vec<String>,
}

/// Whether a file is a table, by its name.
pub(in crate::cli) fn is_table(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    TABLES.iter().any(|ending| name.ends_with(ending))
}

/// What a person says of tables, as it is typed.
pub(in crate::cli) fn named(organisation: Option<&str>, columns: &[String]) -> Result<Named> {
    let columns = columns.iter().map(|text| wanted::column(text));
    Ok(Named {
        organisation: organisation.map(str::to_owned),
        columns: columns.collect::<Result<_>>()?,
    })
}

/// Reads a table to its end. Problems of its heading come back with the heading.
///
/// # Errors
///
/// When it cannot be read, or changed meanwhile.
pub(in crate::cli) fn read(
    path: &Path,
    questionnaire: &Questionnaire,
    named: &Named,
) -> Result<Result<Trial, (Source, Vec<Problem>)>> {
    let input = inputs::Input::table(path);
    let mut table = match table::look(&input, questionnaire, named, true) {
        Ok(table) => table,
        Err(Unusable::Heading(source, problems)) => return Ok(Err((source, problems))),
        Err(Unusable::Failed(error)) => return Err(error),
        Err(Unusable::Results) => bail!("`{}` holds results, not answers", input.name()),
    };
    let mut blocks = table.blocks()?;
    let reading = Reading::of(questionnaire, false, false);
    let slots = Slots::of(questionnaire);
    let mut tally = Tally::new(slots.clone(), reading);
    let mut place = Place {
        lines: blocks.head_lines(),
        ..Place::default()
    };
    let limited = is_limited(&questionnaire.privacy);
    let (name, mut first) = (input.name(), Vec::new());
    let read = pipe::run(
        &mut blocks,
        1,
        &|| Reader::new(questionnaire, &slots, &table.layout, reading),
        &mut |block, parsed| {
            tally.take(block, parsed, limited, &mut place, &mut |reject| {
                if first.len() < TOLD {
                    first.push(in_words(&name, &reject, questionnaire));
                }
            });
            Ok(())
        },
    );
    read.map_err(|ended| table.failed(ended))?;
    table.unchanged()?;
    Ok(Ok(Trial {
        layout: table.layout,
        place,
        organisations: tally.organisations.len(),
        first,
    }))
}
