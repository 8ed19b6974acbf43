//! Looking at last time's plan again.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use clap::{ArgGroup, Args};

use super::file::{Kept, LAST, PLAN};
use super::reviewing::reviewing;
use super::{ask, file, today, usage};
use crate::cli::folder::{self, Folder, for_shell};
use crate::cli::output;
use crate::cli::surroundings::Surroundings;
use crate::plan::{Outcome, Summary, date_of, decide};
use crate::store;
use crate::words::count;
use crate::yaml::MOST_BYTES;

/// What `plan review` takes.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("outcome").args(["done", "move_to", "drop"]).requires("action"), after_help = "\
Examples:
  ccg-diagnostic plan review spring-2012 --from autumn-2011    asks, one by one
  ccg-diagnostic plan review spring-2012 --action A1 --done --evidence \"Signed in May\"
  ccg-diagnostic plan review spring-2012 --action A2 --move 30/06/2012 --why \"Short of staff\"
  ccg-diagnostic plan review spring-2012 --action A3 --drop --why \"The council does it\"

Last time's plan is copied into this round once, as last-plan.yaml, and stays
as it is in its own round. An action that is moved goes on in this round's
plan.yaml. Each decision is saved at once: stop at any time and carry on.")]
pub(super) struct Arguments {
    /// The folder of this round; the current one unless told
    #[arg(value_name = "ROUND")]
    round: Option<PathBuf>,
    /// The folder of the round before
    #[arg(long, value_name = "OLDROUND")]
    from: Option<PathBuf>,
    /// The action that the decision is about
    #[arg(long, value_name = "A1", requires = "outcome")]
    action: Option<String>,
    /// It was done
    #[arg(long)]
    done: bool,
    /// It goes on, with a new day
    #[arg(long = "move", id = "move_to", value_name = "DAY")]
    move_to: Option<String>,
    /// It will not be done
    #[arg(long, requires = "why")]
    drop: bool,
    /// What shows that it was done
    #[arg(long, value_name = "TEXT", requires = "done")]
    evidence: Option<String>,
    /// Why it is moved or dropped
    #[arg(long, value_name = "TEXT", requires = "action", conflicts_with = "done")]
    why: Option<String>,
    /// One line at a time, no columns; reads standard input whatever it is
    #[arg(long)]
    plain: bool,
}

const INSTEAD: &str = "To decide without being asked:  ccg-diagnostic plan review ROUND --action A1 --done, or --move DAY, or --drop --why TEXT";

/// Records one decision, or asks for one after the other.
pub(super) fn run(arguments: &Arguments, around: &Surroundings) -> Result<()> {
    let folder = folder::named_or_here(arguments.round.as_deref())?;
    let outcome = outcome(arguments)?;
    bring(&folder, arguments.from.as_deref())?;
    let mut last = Kept::open(&folder, LAST)?;
    let mut now = Kept::open(&folder, PLAN)?;
    match (&arguments.action, outcome) {
        (Some(action), Some(outcome)) => {
            decide(&mut last.plan, &mut now.plan, action, &outcome, &today().to_string()).map_err(usage)?;
            save(&mut last, &mut now, &outcome)?;
        }
        _ => {
            let mut asker = ask::asker(arguments.plain, around, &ask::instead(INSTEAD, &folder))?;
            reviewing(&mut last, &mut now, asker.as_mut())?;
        }
    }
    let summary = Summary::of(&last.plan, None);
    output::tell(&format!("Last time's plan, {}", summary.sentence()));
    let round = for_shell(&folder.path.to_string_lossy());
    if summary.open > 0 {
        let left = count(summary.open, "action is", "actions are");
        output::tell(&format!(
            "{left} left. To carry on:  ccg-diagnostic plan review {round}"
        ));
    } else {
        output::tell(&format!(
            "Nothing of it is open any more. To see what goes on in this round:  ccg-diagnostic plan {round}\n\
             To choose needs from what is answered now:  ccg-diagnostic plan choose {round}"
        ));
    }
    Ok(())
}

/// What goes on is written where it goes first: a cut in between leaves it open in last time's plan, and it is found again.
pub(super) fn save(last: &mut Kept<'_>, now: &mut Kept<'_>, outcome: &Outcome) -> Result<()> {
    if matches!(outcome, Outcome::Moved { .. }) {
        now.save()?;
    }
    last.save()
}

fn outcome(arguments: &Arguments) -> Result<Option<Outcome>> {
    let why = || arguments.why.clone().unwrap_or_default();
    if let Some(day) = &arguments.move_to {
        let due = date_of(day).map_err(usage)?;
        return Ok(Some(Outcome::Moved { due, why: why() }));
    }
    if arguments.done {
        let evidence = arguments.evidence.clone().unwrap_or_default();
        return Ok(Some(Outcome::Done { evidence }));
    }
    Ok(arguments.drop.then(|| Outcome::Dropped { why: why() }))
}

/// Copies the plan of the round before into this one, byte for byte, unless that was done already.
fn bring(folder: &Folder, from: Option<&Path>) -> Result<()> {
    let path = folder.path.join(LAST);
    if store::exists(&path) {
        if from.is_some() {
            output::tell(&format!(
                "`{}` is there already, so it is not copied again.",
                path.display()
            ));
        }
        return Ok(());
    }
    let Some(from) = from else {
        let round = for_shell(&folder.path.to_string_lossy());
        bail!(usage(format!(
            "last time's plan is not in `{round}` yet\nTo bring it in:  ccg-diagnostic plan review {round} --from OLDROUND"
        )));
    };
    let old = Folder::open(from)?;
    if old.round == folder.round {
        bail!(usage(format!(
            "`{}` is this round; name the folder of the round before",
            from.display()
        )));
    }
    // Looked at first: a plan with problems is not brought in.
    file::there(&old)?;
    let bytes = store::read_bytes(&old.path.join(PLAN), MOST_BYTES as u64)?;
    store::save_new(&path, &bytes)?;
    output::tell(&format!(
        "Copied the plan of {} to {}.",
        old.path.display(),
        path.display()
    ));
    Ok(())
}
