//! Looking at last time's plan again: was it done, does it go on, or is it dropped?

use super::change::{free, within};
use super::{Action, Change, ChosenNeed, MOST_TEXT, Plan, Status};

/// What became of an action of last time's plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done {
        /// What shows it; may be empty.
        evidence: String,
    },
    /// It goes on in this round's plan.
    Moved {
        /// By when, as `2012-06-30`.
        due: String,
        /// Why; may be empty.
        why: String,
    },
    /// The group will not do it.
    Dropped {
        /// Why.
        why: String,
    },
}

/// Records what became of an open action of last time's plan. One that goes on is added to `now`, this round's plan, under the
/// same need, with all that is known of it; if a save was cut off after that, the second time finds it there.
///
/// # Errors
///
/// When there is no such action, it is closed already, or a reason is missing. Both plans are then as they were.
pub fn decide(last: &mut Plan, now: &mut Plan, action: &str, outcome: &Outcome, today: &str) -> Result<(), String> {
    let found = last.action(action)?.clone();
    if !found.status.is_open() {
        return Err(format!("`{}` is {} already", found.id, found.status.word()));
    }
    match outcome {
        Outcome::Done { evidence } => close(last, &found, Status::Done, Some(evidence), None, today),
        Outcome::Dropped { why } => close(last, &found, Status::Dropped, None, Some(why), today),
        Outcome::Moved { due, why } => {
            let why = within("why", why, MOST_TEXT)?;
            carry(last, now, &found, due, &why, today)?;
            for one in last.actions.iter_mut().filter(|one| one.id == found.id) {
                one.status = Status::Moved;
                today.clone_into(&mut one.closed_on);
                one.why.clone_from(&why);
            }
            Ok(())
        }
    }
}

fn close(
    last: &mut Plan,
    found: &Action,
    status: Status,
    evidence: Option<&String>,
    why: Option<&String>,
    today: &str,
) -> Result<(), String> {
    let change = Change {
        status: Some(status),
        // An empty line keeps the evidence that is there.
        evidence: evidence.filter(|text| !text.trim().is_empty()).cloned(),
        why: why.cloned(),
        ..Change::default()
    };
    last.update(&found.id, &change, today).map(|_| ())
}

/// Adds an action to this round's plan, unless it is there already.
fn carry(last: &Plan, now: &mut Plan, found: &Action, due: &str, why: &str, today: &str) -> Result<(), String> {
    let need = last.need(&found.need)?;
    let into = carried_need(now, need);
    let alike = |plan: &Plan, need: &str| plan.actions_of(need).filter(|one| one.action == found.action).count();
    let moved = last.actions_of(&need.id);
    let moved = moved.filter(|one| one.action == found.action && one.status == Status::Moved);
    // Each of these has brought one here: one more is this action, from a time that was cut off.
    let there = alike(now, &into) > moved.count();
    if there {
        let mut open = now.actions.iter_mut().rev();
        let same = open.find(|one| one.need == into && one.action == found.action && one.status.is_open());
        return same.map_or(Ok(()), |one| one.due_on(due, why, today));
    }
    let mut action = Action {
        id: free(now, 'A'),
        need: into,
        status: Status::default(),
        ..found.clone()
    };
    action.due_on(due, why, today)?;
    now.actions.push(action);
    Ok(())
}

/// The id of the need in this round's plan: the one about the same statements, or a new one.
fn carried_need(now: &mut Plan, need: &ChosenNeed) -> String {
    let same = |one: &&ChosenNeed| {
        one.statements.len() == need.statements.len() && one.statements.iter().all(|id| need.statements.contains(id))
    };
    let mut alike: Vec<&ChosenNeed> = now.needs.iter().filter(same).collect();
    alike.sort_by_key(|one| one.title != need.title);
    if let Some(one) = alike.first() {
        return one.id.clone();
    }
    let taken = now.need(&need.id).is_ok() || now.action(&need.id).is_ok();
    let id = if taken { free(now, 'N') } else { need.id.clone() };
    now.needs.push(ChosenNeed {
        id: id.clone(),
        ..need.clone()
    });
    id
}
