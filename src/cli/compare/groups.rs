//! Several groups' shared copies.

use std::path::Path;

use anyhow::{Result, bail};

use super::{Arguments, Made, show};
use crate::cli::failure::Failure;
use crate::cli::folder::all_of;
use crate::cli::output;
use crate::cli::surroundings::Surroundings;
use crate::common::{common, page};
use crate::shared_copy::{SharedCopy, read};
use crate::store;

/// What a copy's file is called in its folder.
const FILE: &str = "shared.yaml";

pub(super) fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let copies = all(arguments)?;
    let common = match common(&copies) {
        Ok(common) => common,
        Err(withheld) => bail!(Failure::Usage(page::refusal(&withheld))),
    };
    let (front, sections) = page::page(&common);
    let (csv, json) = (|| page::csv(&common), || page::json(&common));
    show(
        arguments,
        around,
        &Made {
            front: &front,
            sections: &sections,
            csv: &csv,
            json: &json,
        },
    )
}

/// Every copy, or the problems of all of them.
fn all(arguments: &Arguments) -> Result<Vec<SharedCopy>> {
    let (mut copies, mut bad) = (Vec::new(), 0);
    for path in &arguments.rounds {
        match one(path)? {
            Some(copy) => copies.push(copy),
            None => bad += 1,
        }
    }
    if bad > 0 {
        bail!(Failure::Problems(format!(
            "error: {bad} of {} copies cannot be used. Nothing was changed.",
            arguments.rounds.len()
        )));
    }
    Ok(copies)
}

/// A copy by its file, or by the folder that it is in; `None` when its problems have been said.
fn one(path: &Path) -> Result<Option<SharedCopy>> {
    let file = path.join(FILE);
    if store::is_folder(path) && !store::exists(&file) {
        let round = store::exists(&path.join("round.yaml"));
        let more = if round { "it is a round, not a copy\n" } else { "" };
        bail!(Failure::Usage(format!(
            "`{}` holds no {FILE}; {more}A copy is made with  ccg-diagnostic share ROUND",
            path.display()
        )));
    }
    let file = if store::is_folder(path) {
        file
    } else {
        path.to_path_buf()
    };
    let source = store::read(&file)?;
    match read::from_yaml(&source.text) {
        Ok(copy) => Ok(Some(copy)),
        Err(problems) => {
            output::say(&all_of(&source, &problems, false));
            Ok(None)
        }
    }
}
