//! A plan for tests, of a small questionnaire: `A.01` to `A.03`, `B.01` and `B.02`, levels 1 to 4.

use super::{Action, ChosenNeed, Move, Plan, Status};
use crate::questionnaire::Questionnaire;

pub(crate) fn questionnaire() -> Questionnaire {
    crate::report::fixture::questionnaire(&["1", "2", "3", "4"], &[3, 2], &[])
}

fn text(text: &str) -> String {
    text.to_owned()
}

pub(crate) fn need(id: &str, statements: &[&str]) -> ChosenNeed {
    ChosenNeed {
        id: text(id),
        title: format!("Title of {id}"),
        statements: statements.iter().map(|id| text(id)).collect(),
        reason: String::new(),
        in_12_months: String::new(),
    }
}

pub(crate) fn action(id: &str, need: &str, due: &str, status: Status) -> Action {
    Action {
        id: text(id),
        need: text(need),
        action: format!("Do {id}"),
        owner: text("Dr Priya Nair"),
        due: text(due),
        status,
        evidence: String::new(),
        why: String::new(),
        closed_on: if status.is_open() {
            String::new()
        } else {
            text("2011-12-01")
        },
        moves: Vec::new(),
    }
}

/// Three needs and six actions: A1 late, A2 due on the 20th, A3 done, A4 dropped, A5 at risk without a day, A6 moved.
pub(crate) fn plan() -> Plan {
    let mut first = need("N2", &["B.01", "A.02"]);
    first.title = text("Hear from people who are seldom heard");
    first.reason = text("People stop taking part when they hear nothing back.");
    first.in_12_months = text("3");
    let mut late = action("A1", "N2", "2011-12-05", Status::OnTrack);
    late.action = text("Ring everyone who came to the Eastfield meeting, and write down what each of them says");
    late.moves = vec![Move {
        from: text("2011-11-15"),
        to: text("2011-12-05"),
        why: text("2 of us were ill"),
        on: text("2011-11-14"),
    }];
    let mut done = action("A3", "N1", "2011-11-30", Status::Done);
    done.evidence = text("The board's minutes of 1 December");
    let mut dropped = action("A4", "N1", "", Status::Dropped);
    dropped.why = text("The council does it");
    let mut risky = action("A5", "N2", "", Status::AtRisk);
    risky.owner = String::new();
    let mut moved = action("A6", "N1", "2012-01-31", Status::Moved);
    moved.why = text("It needs a budget");
    Plan {
        review_on: text("2012-01-17"),
        needs: vec![first, need("N1", &["A.01"]), need("N3", &["Z.09", "A.03"])],
        actions: vec![
            late,
            action("A2", "N2", "2011-12-20", Status::NotStarted),
            done,
            dropped,
            risky,
            moved,
        ],
    }
}
