//! The words of kinds, routes and statuses as cells, each with a comma behind it.

use super::line::Short;
use super::{Form, cell};
use crate::agreement::Kind;
use crate::needs::Route;
use crate::results::Status;

pub(super) const KINDS: [Kind; 4] = [Kind::Close, Kind::OneViewApart, Kind::ViewsDiffer, Kind::NotKnown];
pub(super) const ROUTES: [Route; 4] = [Route::FindOut, Route::Talk, Route::Act, Route::Keep];
pub(super) const STATUSES: [Status; 11] = [
    Status::Ok,
    Status::OkWithoutDetail,
    Status::NoResult,
    Status::Blocked,
    Status::NotAsked,
    Status::NotApplicable,
    Status::TooFewAnswers,
    Status::TooFewResponses,
    Status::TooFewForDetail,
    Status::TooFewOfRole,
    Status::Private,
];

/// The words of a form, by position.
#[derive(Debug)]
pub(super) struct Words {
    kinds: [Short; KINDS.len()],
    routes: [Short; ROUTES.len()],
    statuses: [Short; STATUSES.len()],
}

impl Words {
    /// Of a form.
    pub(super) fn new(form: Form) -> Self {
        let short = |word| Short::of(&[&cell::cell(form, word)[..], b","].concat());
        Self {
            kinds: KINDS.map(|kind| short(kind.label())),
            routes: ROUTES.map(|route| short(route.label())),
            statuses: STATUSES.map(|status| short(word(status))),
        }
    }

    /// Of a kind.
    pub(super) fn kind(&self, kind: Kind) -> &Short {
        &self.kinds[kind as usize]
    }

    /// Of a route.
    pub(super) fn route(&self, route: Route) -> &Short {
        &self.routes[route as usize]
    }

    /// Of a status.
    pub(super) fn status(&self, status: Status) -> &Short {
        &self.statuses[status as usize]
    }
}

/// The word of a status; those of a result are the words of [`crate::score::SetScore::status`].
pub(super) fn word(status: Status) -> &'static str {
    match status {
        Status::Ok => "ok",
        Status::OkWithoutDetail => "ok without detail",
        Status::NoResult => "no result",
        Status::Blocked => "blocked",
        Status::NotAsked => "not asked",
        Status::NotApplicable => "not applicable",
        Status::TooFewAnswers => "too few answers",
        Status::TooFewResponses => "too few responses",
        Status::TooFewForDetail => "too few for detail",
        Status::TooFewOfRole => "too few of this role",
        Status::Private => "private",
    }
}
