//! What counts of a person's answers, and who is shown apart from the rest.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::privacy::{Extent, role_groups};
use crate::questionnaire::{AskKind, Questionnaire, Show, digest};
use crate::reach::{as_asked, reached};
use crate::response::{Answer, Response};

/// Sixteen hexadecimal digits for everything of a response that enters a number or a count: the answers to what was asked, the importance
/// and the dates given with them, choices at the end, roles, and what was left out. Notes, reasons and other words are not among it.
#[must_use]
pub fn digest_of(questionnaire: &Questionnaire, response: &Response) -> String {
    let asked = as_asked(questionnaire, response);
    let mut text = format!("{}\n{:?}\n{:?}\n", response.started, response.roles, response.left_out);
    for (id, answer) in &asked.answers {
        let word = match answer {
            Answer::Rating(level) => level.to_string(),
            Answer::DontKnow => "dk".to_owned(),
            Answer::NotApplicable(_) => "na".to_owned(),
        };
        let _ = writeln!(text, "{id} {word}");
    }
    let counted = |id: &&String| {
        let ask = questionnaire.asks.iter().find(|ask| ask.id == **id);
        ask.is_some_and(|ask| matches!(ask.kind, AskKind::Importance | AskKind::Date))
    };
    for (id, given) in &asked.also {
        for ask in given.keys().filter(counted) {
            let _ = writeln!(text, "{id} {ask} {}", given[ask]);
        }
    }
    let _ = writeln!(text, "{:?}", asked.most_difference);
    for question in questionnaire.closing.iter().filter(|one| !one.choices.is_empty()) {
        let answer = asked.closing.get(&question.id).map(|given| &given.answer);
        let _ = writeln!(text, "{} {answer:?}", question.id);
    }
    digest::of_file(text.as_bytes())[..16].to_owned()
}

/// The sets of people of whom something is shown apart: those who were asked a statement that not all were, and those with and
/// without each role whose view is shown.
#[must_use]
pub fn parts(questionnaire: &Questionnaire, extent: Extent, responses: &[Response]) -> Vec<BTreeSet<String>> {
    if extent != Extent::Detail {
        return Vec::new();
    }
    let code = |response: &Response| response.respondent.code().to_owned();
    let asked: Vec<Vec<bool>> = responses.iter().map(|one| reached(questionnaire, one)).collect();
    let of = |wanted: &dyn Fn(usize) -> bool| -> BTreeSet<String> {
        let some = (0..responses.len()).filter(|&at| wanted(at));
        some.map(|at| code(&responses[at])).collect()
    };
    let statements = (0..questionnaire.statements.len()).map(|statement| of(&|at| asked[at][statement]));
    let mut parts: BTreeSet<BTreeSet<String>> = statements.collect();
    let shows_roles = questionnaire.report.first.iter().any(|part| part.show == Show::Roles);
    for role in questionnaire.roles.iter().filter(|_| shows_roles).flat_map(|roles| {
        let groups = role_groups(questionnaire, responses);
        groups.shown.into_iter().map(|at| &roles.choices[at].id)
    }) {
        parts.insert(of(&|at| responses[at].roles.contains(role)));
        parts.insert(of(&|at| !responses[at].roles.contains(role)));
    }
    let all = responses.len();
    let enough = questionnaire.privacy.detail;
    parts
        .into_iter()
        .filter(|part| part.len() < all && part.len() >= enough)
        .collect()
}
