//! `notes decide`: one decision, without being asked.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::Args;

use super::Desk;
use crate::cli::failure::Failure;
use crate::cli::output;
use crate::notes::{Decision, Text};
use crate::problem::nearest::hint;

/// What `notes decide` takes.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  ccg-diagnostic notes decide my-round --place D2.04 --digest 1a2b3c4d --show
  ccg-diagnostic notes decide my-round --place D2.04/reason --digest 5e6f7a8b --hide
  ccg-diagnostic notes decide my-round --place D2.04 --digest 1a2b3c4d --reword \"We did not ring back.\"")]
#[command(group(clap::ArgGroup::new("decision").required(true).args(["show", "hide", "reword"])))]
pub(super) struct Arguments {
    /// The round's folder; the current one unless told
    #[arg(value_name = "ROUND")]
    round: Option<PathBuf>,
    /// Where the text stands, as `notes list` says it
    #[arg(long)]
    place: String,
    /// Its digest, as `notes list` says it: 8 digits and letters, or more
    #[arg(long)]
    digest: String,
    /// The team sees it as it was written
    #[arg(long)]
    show: bool,
    /// The team does not see it; of a note for the facilitator alone: it has been read
    #[arg(long)]
    hide: bool,
    /// The team sees these words in its place
    #[arg(long, value_name = "TEXT")]
    reword: Option<String>,
}

impl Arguments {
    pub(super) fn round(&self) -> Option<&Path> {
        self.round.as_deref()
    }
}

pub(super) fn run(mut desk: Desk, arguments: &Arguments) -> Result<()> {
    let text = the_one(&desk, arguments)?;
    let decision = match &arguments.reword {
        _ if !text.may_be_shown() && !arguments.hide => bail!(Failure::Usage(
            "this note is for the facilitator alone and is never shown; `--hide` says that it has been read".to_owned()
        )),
        Some(words) if words.trim().is_empty() => bail!(Failure::Usage(
            "`--reword` needs words; to show nothing, use `--hide`".to_owned()
        )),
        Some(words) => Decision::Reword(words.trim().to_owned()),
        None if arguments.show => Decision::Show,
        None => Decision::Hide,
    };
    desk.decide(&text, decision)?;
    output::say(&format!("kept for {} {}", text.place, &text.digest[..8]));
    Ok(())
}

fn the_one(desk: &Desk, arguments: &Arguments) -> Result<Text> {
    let all = desk.texts();
    let digest = arguments.digest.trim().to_lowercase();
    let here = all
        .iter()
        .filter(|text| text.place.eq_ignore_ascii_case(arguments.place.trim()));
    let with = here
        .clone()
        .filter(|text| digest.len() >= 8 && text.digest.starts_with(&digest));
    match with.collect::<Vec<_>>().as_slice() {
        [one] => Ok((*one).clone()),
        _ if here.clone().next().is_none() => {
            let near = hint(&arguments.place, all.iter().map(|text| text.place.as_str()));
            let near = near.map_or_else(String::new, |near| format!("; {near}"));
            bail!(Failure::Usage(format!(
                "nothing was written at `{}`{near}\nTo see what was:  ccg-diagnostic notes list {}",
                arguments.place,
                desk.folder.path.display()
            )))
        }
        _ => bail!(Failure::Usage(format!(
            "no text at `{}` has the digest `{}`; it may have been changed since\nTo see them:  ccg-diagnostic notes list {}",
            arguments.place,
            arguments.digest,
            desk.folder.path.display()
        ))),
    }
}
