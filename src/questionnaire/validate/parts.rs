//! Whether each part that a report leads with can ever show something.

use super::Check;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::raw::RawQuestionnaire;
use crate::questionnaire::{AskKind, Part, PrivacyKind, Questionnaire, Show, Statement};

impl Check<'_> {
    pub(super) fn parts(&mut self, raw: &RawQuestionnaire, made: &Questionnaire) {
        let Some(report) = &raw.report else { return };
        if report.first.as_ref().is_some_and(Vec::is_empty) {
            self.missing_or_empty("report.first");
        }
        if !made.report.leads_with.is_empty() && report.first.is_none() && !self.troubled("report") {
            let problem = Problem::new(
                ProblemCode::NoEffect,
                self.index.key("report.leads_with"),
                "`leads_with` without the parts that it is the heading of",
            );
            self.push(problem.with_hint("list the parts under `first`, or leave `leads_with` out"));
        }
        if self.troubled("report.first") {
            return;
        }
        let parts = made.report.first.iter().enumerate();
        let problems = parts.filter_map(|(position, part)| self.never_shows(position, part, made));
        let problems: Vec<Problem> = problems.collect();
        self.problems.extend(problems);
    }

    fn never_shows(&self, position: usize, part: &Part, made: &Questionnaire) -> Option<Problem> {
        let alone = made.privacy.kind == PrivacyKind::Private && of_several(part.show);
        if !alone && has_what_it_needs(part, made) {
            return None;
        }
        let (key, lacks, advice) = if alone { ALONE } else { lack(part.show)? };
        if self.troubled(key) {
            return None;
        }
        let place = self.index.value(&format!("report.first[{position}].show"));
        let message = format!("this part never shows anything: {lacks}");
        Some(Problem::new(ProblemCode::NoEffect, place, message).with_hint(advice))
    }
}

/// The key of the file that a part needs, what is lacking, and what to do.
type Lack = (&'static str, &'static str, &'static str);

const ALONE: Lack = (
    "privacy",
    "a private questionnaire has the answers of one person",
    "leave it out, or choose another `privacy: default`",
);

/// Whether it sets several people beside each other.
fn of_several(show: Show) -> bool {
    matches!(show, Show::ViewsDiffer | Show::Sides | Show::Roles | Show::Answered)
}

fn has_what_it_needs(part: &Part, made: &Questionnaire) -> bool {
    let asked = |kind: AskKind| made.asks.iter().any(|ask| ask.kind == kind);
    let any = |of: fn(&Statement) -> bool| made.statements.iter().any(of);
    match part.show {
        Show::Closing => !made.closing.is_empty(),
        Show::Dated => asked(AskKind::Date),
        Show::Grid => asked(AskKind::Importance),
        Show::Sides => !made.sides.is_empty(),
        Show::Lenses => any(|statement| statement.lens.is_some()),
        Show::Roles => made.roles.is_some(),
        Show::Beside => !made.beside.is_empty(),
        Show::Reasons => any(|statement| statement.not_applicable),
        Show::Actions => any(|statement| !statement.first_move.is_empty()),
        Show::Text => !part.text.is_empty(),
        Show::Gaps
        | Show::ViewsDiffer
        | Show::NotKnown
        | Show::Strengths
        | Show::Progress
        | Show::Outstanding
        | Show::Answered
        | Show::Extremes => true,
    }
}

fn lack(show: Show) -> Option<Lack> {
    Some(match show {
        Show::Closing => (
            "closing",
            "there are no closing questions",
            "write them under `closing`",
        ),
        Show::Dated => (
            "asks",
            "no answer carries a date",
            "write an ask with `kind: date` under `asks`",
        ),
        Show::Grid => (
            "asks",
            "nobody is asked how important a statement is",
            "write an ask with `kind: importance` under `asks`",
        ),
        Show::Sides => ("sides", "there are no other sides", "write them under `sides`"),
        Show::Lenses => (
            "domains",
            "no statement has a lens",
            "write `lenses`, and `lens` at the statements",
        ),
        Show::Roles => ("roles", "there are no roles", "write them under `roles`"),
        Show::Beside => (
            "beside",
            "there is nothing to lay beside this",
            "write `beside` at the top of the file and at statements",
        ),
        Show::Reasons => (
            "domains",
            "not applicable cannot be given anywhere",
            "allow it under `answers: not_applicable`",
        ),
        Show::Actions => (
            "domains",
            "no statement has a first move",
            "write `first_move` at the statements",
        ),
        Show::Text => ("report", "it has no text", "write the words under `text`"),
        _ => return None,
    })
}
