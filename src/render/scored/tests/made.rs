//! Made results, as a scorer would give them.

use crate::agreement::Kind;
use crate::needs::Route;
use crate::results::{Results, SetRow, StatementRow, Status};

/// Five answered: 2 domains, 5 statements, of which the last was answered by nobody who was asked and the one before was not asked.
pub(super) fn everybody(name: &str) -> Results<'_> {
    Results {
        organisation: name,
        role: None,
        responses: 5,
        sets: &SETS,
        statements: &STATEMENTS,
        needs: &[0, 1, 4],
    }
}

/// Those of a role who are too few.
pub(super) fn nurses(name: &str) -> Results<'_> {
    Results {
        organisation: name,
        role: Some("nurse"),
        responses: 1,
        sets: &[WITHHELD_SET; 2],
        statements: &[WITHHELD; 5],
        needs: &[],
    }
}

const SETS: [SetRow; 2] = [
    SetRow {
        counted: Some(2),
        applicable: Some(2),
        // (2 · 2 + 1 · 7/3) / 3 = 19/9, and (19/9 − 1)/2 · 100 = 500/9.
        score: Some(19.0 / 9.0),
        score_100: Some(500.0 / 9.0),
        at_target: Some(0.25),
        dont_know_share: None,
        few: Some(2),
        status: Status::Ok,
    },
    SetRow {
        counted: Some(1),
        applicable: Some(2),
        score: None,
        score_100: None,
        at_target: Some(1.0),
        dont_know_share: Some(0.5),
        few: Some(0),
        status: Status::TooFewAnswers,
    },
];
const ASKED: StatementRow<'static> = StatementRow {
    ratings: Some(5),
    others: [Some(0); 3],
    few: 0,
    counts: &[2, 1, 2],
    mean: Some(2.0),
    middle: Some(2.0),
    average_distance: Some(0.8),
    kind: Some(Kind::ViewsDiffer),
    shortfall: Some(1.0),
    priority: Some(3.0),
    route: Some(Route::Talk),
    rank: Some(1),
    status: Status::Ok,
};
const STATEMENTS: [StatementRow<'static>; 5] = [
    ASKED,
    StatementRow {
        ratings: Some(3),
        others: [None, None, None],
        few: 2,
        counts: &[0, 2, 1],
        mean: Some(7.0 / 3.0),
        average_distance: Some(4.0 / 9.0),
        kind: Some(Kind::Close),
        shortfall: Some(2.0 / 3.0),
        priority: Some(2.0 / 3.0),
        route: Some(Route::Act),
        rank: Some(2),
        ..ASKED
    },
    StatementRow {
        counts: &[0, 0, 5],
        mean: Some(3.0),
        middle: Some(3.0),
        average_distance: Some(0.0),
        kind: Some(Kind::Close),
        shortfall: Some(0.0),
        priority: Some(0.0),
        route: Some(Route::Keep),
        rank: Some(3),
        ..ASKED
    },
    StatementRow {
        others: [Some(0); 3],
        status: Status::NotAsked,
        route: None,
        kind: None,
        ..UNKNOWN
    },
    UNKNOWN,
];
const UNKNOWN: StatementRow<'static> = StatementRow {
    ratings: Some(0),
    others: [Some(5), Some(0), Some(0)],
    counts: &[0, 0, 0],
    mean: None,
    middle: None,
    average_distance: None,
    kind: Some(Kind::NotKnown),
    shortfall: None,
    priority: None,
    route: Some(Route::FindOut),
    rank: None,
    status: Status::TooFewAnswers,
    ..ASKED
};

const WITHHELD_SET: SetRow = SetRow {
    counted: None,
    applicable: None,
    score: None,
    score_100: None,
    at_target: None,
    dont_know_share: None,
    few: None,
    status: Status::TooFewOfRole,
};
const WITHHELD: StatementRow<'static> = StatementRow {
    ratings: None,
    others: [None; 3],
    few: 0,
    counts: &[],
    mean: None,
    middle: None,
    average_distance: None,
    kind: None,
    shortfall: None,
    priority: None,
    route: None,
    rank: None,
    status: Status::TooFewOfRole,
};
