//! What a group can choose from: the development needs that its answers show, route by route.

use anyhow::Result;

use crate::cli::folder::{Folder, Responses};
use crate::cli::{issue, output};
use crate::needs::{Route, findings};
use crate::privacy::{Extent, extent, masked};
use crate::questionnaire::PrivacyKind;
use crate::score::score;
use crate::store;

/// What the answers say, as far as it may be shown.
#[derive(Debug, Default)]
pub(super) struct Offer {
    /// Positions of statements with their route: first to act on, then to talk about, then to find out; each by priority.
    pub(super) statements: Vec<(Route, usize)>,
    /// The level shown of each statement, by position in its scale; `None` where there is none to show.
    pub(super) levels: Vec<Option<usize>>,
    /// Why there is nothing to choose from, as a sentence; empty where there is.
    pub(super) nothing: String,
}

/// The needs of a round. What is private is for its one respondent alone.
pub(super) fn offer(folder: &Folder) -> Result<Offer> {
    let found = folder.responses()?;
    for problem in &found.problems {
        output::say(problem);
    }
    let private = folder.questionnaire.privacy.kind == PrivacyKind::Private;
    if private && store::yaml_files(&folder.path.join("responses"))?.len() > 1 {
        return Ok(nothing(
            "What several people answered here is for each of them alone, so it is not listed.",
        ));
    }
    if found.counted.is_empty() {
        return Ok(nothing("There are no finished answers to choose from yet."));
    }
    if !private {
        issue::issue(folder, &found)?;
    }
    Ok(of_answers(folder, &found, private))
}

fn nothing(why: &str) -> Offer {
    Offer {
        nothing: why.to_owned(),
        ..Offer::default()
    }
}

fn of_answers(folder: &Folder, found: &Responses, private: bool) -> Offer {
    let (questionnaire, how) = (&folder.questionnaire, folder.round.how);
    let full = score(questionnaire, &found.counted);
    let extent = match private {
        true => Extent::Detail,
        false => extent(&questionnaire.privacy, how, full.responses),
    };
    let scores = masked(questionnaire, how, extent, &full);
    let mut findings = findings(questionnaire, &scores);
    findings.sort_by_key(|one| (one.rank.is_none(), one.rank, one.statement));
    let routes = [Route::Act, Route::Talk, Route::FindOut].into_iter();
    let statements: Vec<(Route, usize)> = routes
        .flat_map(|route| {
            let with = findings.iter().filter(move |one| one.route == Some(route));
            with.map(move |one| (route, one.statement))
        })
        .collect();
    let why = match (extent, statements.is_empty()) {
        (Extent::Detail, true) => "The answers show no development need.",
        (Extent::Detail, false) => "",
        _ => "Too few people have answered to say anything about single statements.",
    };
    Offer {
        statements,
        levels: scores.statements.iter().map(|one| one.middle).collect(),
        nothing: why.to_owned(),
    }
}
