//! A whole form from a file or from standard input: all of it, or nothing.

use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, Result};

use super::begin::Place;
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::cli::keep::Keep;
use crate::cli::{output, who};
use crate::enter::file::{self, Wrong};
use crate::interview::Interview;
use crate::interview::words::summary_of;
use crate::problem::excerpt::render;
use crate::problem::{Problem, Source};
use crate::response::Response;
use crate::words::count;
use crate::{store, yaml};

/// The most problems that are listed.
const MOST: usize = 100;

/// The file's name and text.
pub(super) fn read(file: &Path) -> Result<Source> {
    if file != Path::new("-") {
        return store::read(file);
    }
    let mut bytes = Vec::new();
    let most = u64::try_from(yaml::MOST_BYTES).unwrap_or(u64::MAX);
    io::stdin()
        .lock()
        .take(most + 1)
        .read_to_end(&mut bytes)
        .context("standard input cannot be read")?;
    let name = "standard input".to_owned();
    match yaml::text_of(&bytes) {
        Ok(text) => Ok(Source { name, text }),
        Err(problem) => Err(store::NotReadable(with_source(&name, &problem)).into()),
    }
}

/// Takes the form and saves it, or says everything that is wrong with it.
pub(super) fn take(form: &Source, folder: &Folder, begun: &Response, mut keep: Keep, place: &Place) -> Result<()> {
    let questionnaire = &folder.questionnaire;
    let now = who::moment(questionnaire);
    let read = file::read(questionnaire, begun, &form.text, &now);
    let mut taken = read.map_err(|wrong| refused(&form.name, &wrong))?;
    taken.changes = begun.changes + 1;
    keep.save(&taken)?;
    let interview = Interview::resume(questionnaire, taken);
    output::say(&format!("Saved for {}: {}.", place.whose, summary_of(&interview)));
    output::say(&format!("The form is marked as finished: {}", place.file));
    Ok(())
}

/// Every problem with its line and column, and their number.
fn refused(name: &str, wrong: &[Wrong]) -> anyhow::Error {
    let mut text = String::new();
    for Wrong { line, column, problem } in wrong.iter().take(MOST) {
        let place = match (line, column) {
            (0, _) => name.to_owned(),
            (line, 0) => format!("{name}:{line}"),
            (line, column) => format!("{name}:{line}, column {column}"),
        };
        let source = Source {
            name: place,
            text: String::new(),
        };
        text.push_str(&render(&source, std::slice::from_ref(problem), false));
    }
    if wrong.len() > MOST {
        text.push_str(&format!("and {} more problems\n\n", wrong.len() - MOST));
    }
    let number = count(wrong.len(), "problem", "problems");
    Failure::Problems(format!("{text}{number} in {name}. Nothing was written.")).into()
}

fn with_source(name: &str, problem: &Problem) -> String {
    let hint = problem
        .hint
        .as_ref()
        .map(|hint| format!("; {hint}"))
        .unwrap_or_default();
    format!("error[{}]: `{name}`: {}{hint}", problem.code, problem.message)
}
