//! What became of the plan: how many actions were done, moved, dropped or are open, with the reasons.

use crate::plan::{Action, Plan, Status};
use crate::report::Block;
use crate::words::{count, list, sentence};

use super::paragraph;

/// What became of each action of a plan; nothing without a plan or without an action in it. It never says whose an action was.
#[must_use]
pub fn was_it_done(plan: Option<&Plan>) -> Vec<Block> {
    let Some(plan) = plan.filter(|plan| !plan.actions.is_empty()) else {
        return Vec::new();
    };
    let of = |wanted: &dyn Fn(Status) -> bool| -> Vec<&Action> {
        plan.actions.iter().filter(|action| wanted(action.status)).collect()
    };
    let (done, moved) = (
        of(&|status| status == Status::Done),
        of(&|status| status == Status::Moved),
    );
    let (dropped, open) = (of(&|status| status == Status::Dropped), of(&|status| status.is_open()));
    let groups = [
        (&done, "done"),
        (&moved, "moved to the next plan"),
        (&dropped, "dropped"),
        (&open, "still open"),
    ];
    let counts = groups.iter().filter(|(actions, _)| !actions.is_empty());
    let counts: Vec<String> = counts
        .map(|(actions, what)| format!("{} {what}", actions.len()))
        .collect();
    let all = count(plan.actions.len(), "action", "actions");
    let mut blocks = vec![paragraph(format!("Of {all}: {}.", list(&counts)))];
    for (actions, label) in [
        (&done, "Done"),
        (&moved, "Moved"),
        (&dropped, "Dropped"),
        (&open, "Open"),
    ] {
        if !actions.is_empty() {
            let items = actions.iter().map(|action| said(action)).collect();
            blocks.push(Block::List(label.to_owned(), items));
        }
    }
    blocks
}

fn said(action: &Action) -> String {
    let reason = if action.status == Status::Done {
        &action.evidence
    } else {
        &action.why
    };
    match (reason.is_empty(), action.status) {
        (false, _) => format!("{} {} {}", action.id, sentence(&action.action), sentence(reason)),
        (true, Status::Moved | Status::Dropped) => {
            format!("{} {} No reason was given.", action.id, sentence(&action.action))
        }
        _ => format!("{} {}", action.id, sentence(&action.action)),
    }
}
