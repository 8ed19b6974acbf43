//! `explain`: where a figure comes from.

use std::path::PathBuf;

use anyhow::{Result, bail};
use clap::Args;

use super::assess::guard::only_to_its_owner;
use super::failure::Failure;
use super::folder;
use super::issue::issue;
use super::output;
use super::surroundings::Surroundings;
use crate::explain::{Input, explain};
use crate::needs::findings;
use crate::privacy::{Extent, extent, masked, withheld};
use crate::questionnaire::PrivacyKind;
use crate::score::score;
use crate::store;

/// What `explain` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic explain my-round D2.04             a statement
  ccg-diagnostic explain my-round D2                a domain or a section
  ccg-diagnostic explain my-round overall           the whole, where the questionnaire asks for it
  ccg-diagnostic explain my-round lens:culture      a lens
  ccg-diagnostic explain my-round criterion:D2-PPI  an authorisation theme")]
pub struct Arguments {
    /// The round's folder
    #[arg(value_name = "ROUND")]
    round: PathBuf,
    /// A statement, a domain, a section, `overall`, lens:NAME or criterion:NAME
    #[arg(value_name = "ID")]
    id: String,
    /// Where a word was chosen with a code: read it from standard input
    #[arg(long)]
    plain: bool,
}

/// Prints the arithmetic of one figure.
///
/// # Errors
///
/// When the round cannot be read, or there is nothing of that name.
pub fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let folder = folder::named_or_here(Some(&arguments.round))?;
    let found = folder.responses()?;
    for problem in &found.problems {
        output::say(problem);
    }
    let (limits, how) = (&folder.questionnaire.privacy, folder.round.how);
    if limits.kind == PrivacyKind::Private && several(&folder)? {
        bail!(Failure::Usage(format!(
            "`{}` is private: what somebody answers is for them alone, so there are no figures of several people",
            folder.questionnaire.title
        )));
    }
    if let (PrivacyKind::Private, [only]) = (limits.kind, found.counted.as_slice()) {
        only_to_its_owner(only, arguments.plain, around)?;
    }
    issue(&folder, &found)?;
    let full = score(&folder.questionnaire, &found.counted);
    let extent = match limits.kind {
        PrivacyKind::Private => Extent::Detail,
        _ => extent(limits, how, full.responses),
    };
    let scores = masked(&folder.questionnaire, how, extent, &full);
    let findings = findings(&folder.questionnaire, &scores);
    let input = Input {
        questionnaire: &folder.questionnaire,
        responses: &found.counted,
        left_out: &found.left_out,
        scores: &scores,
        findings: &findings,
        withheld: &withheld(limits, extent, how, &full),
    };
    match explain(&input, &arguments.id) {
        Ok(explanation) => output::text(&explanation.to_text(around.width.unwrap_or(80)), around),
        Err(words) => bail!(Failure::Usage(words)),
    }
}

/// Whether several people have begun, finished or not.
fn several(folder: &folder::Folder) -> Result<bool> {
    Ok(store::yaml_files(&folder.path.join("responses"))?.len() > 1)
}
