//! Whose form it is: a code of the round that has no answers yet, or has been named with `--again`.

use std::path::Path;

use anyhow::{Result, bail};

use super::{Arguments, named};
use crate::cli::failure::Failure;
use crate::cli::folder::Folder;
use crate::cli::prompt::Asker;
use crate::cli::setup::answered;
use crate::cli::{assess, who};
use crate::enter::group;
use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::response::{Respondent, Response};
use crate::round::{How, Round};
use crate::words::date;

/// Where the answers go, in words for the screens.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The response's file.
    pub(super) file: String,
    /// `R6`, or `the team`.
    pub(super) whose: String,
    /// The command that carries on.
    pub(super) again: String,
}

impl Place {
    pub(super) fn of(folder: &Folder, path: &Path, code: &str) -> Self {
        let side = folder.questionnaire.sides.iter().any(|side| side.id == code);
        let (whose, option) = match code {
            "joint" => ("the team".to_owned(), String::new()),
            code if side => (format!("the side {code}"), format!(" --side {code}")),
            code => (code.to_owned(), format!(" --as {code}")),
        };
        Self {
            file: path.display().to_string(),
            whose,
            again: format!("ccg-diagnostic enter{}{option} --again", named(folder)),
        }
    }
}

/// Somebody without answers, for what a form may hold.
pub(super) fn anybody(arguments: &Arguments, folder: &Folder, asker: &mut dyn Asker) -> Result<Response> {
    let questionnaire = &folder.questionnaire;
    let code = (folder.round.how == How::Individual).then_some("R1");
    let given = as_assess(arguments, code);
    let of_any_code = Round {
        people: Vec::new(),
        ..folder.round.clone()
    };
    let respondent = who::respondent(&given, questionnaire, &of_any_code, asker)?;
    who::begin(&given, questionnaire, respondent, true, asker)
}

/// The code on the form: one of the round's, where the round names them.
pub(super) fn code(arguments: &Arguments, folder: &Folder, asker: &mut dyn Asker) -> Result<String> {
    let round = &folder.round;
    let person = arguments.side.is_none() && round.how == How::Individual;
    let private = folder.questionnaire.privacy.kind == PrivacyKind::Private;
    let typed = match &arguments.code {
        None if person && !private => Some(ask_code(arguments, folder, asker)?),
        given => given.clone(),
    };
    let given = as_assess(arguments, typed.as_deref());
    let respondent = who::respondent(&given, &folder.questionnaire, round, asker)?;
    Ok(respondent.code().to_owned())
}

fn ask_code(arguments: &Arguments, folder: &Folder, asker: &mut dyn Asker) -> Result<String> {
    if arguments.from.is_some() {
        bail!(Failure::Usage(
            "whose form is it? Name its code, such as --as R6".to_owned()
        ));
    }
    let check = |typed: &str| who::person(typed, &folder.questionnaire, &folder.round).map(|_| ());
    let typed = asker.text("The code on the form, for example R6:", &check)?;
    answered(typed, asker)
}

/// The response as it is, which needs `--again`, or a new one.
pub(super) fn response(arguments: &Arguments, folder: &Folder, code: &str, asker: &mut dyn Asker) -> Result<Response> {
    let questionnaire = &folder.questionnaire;
    let given = as_assess(arguments, Some(code).filter(|_| folder.round.how == How::Individual));
    let Some(there) = folder.response(code)? else {
        return begun(&given, folder, code, asker);
    };
    if !there.word.is_empty() {
        bail!(Failure::Usage(format!(
            "{code} answers at a computer and has chosen a word to come back with, so only they can carry on\n\
             They do so with:  ccg-diagnostic assess{} --as {code}",
            named(folder)
        )));
    }
    if !arguments.again {
        bail!(Failure::Usage(format!(
            "{} has begun: {}\nTo carry on or to correct it, add --again. Nothing was changed.",
            Place::of(folder, Path::new(""), code).whose,
            so_far(questionnaire, &there)
        )));
    }
    who::with_role(&given, questionnaire, there)
}

fn begun(given: &assess::Arguments, folder: &Folder, code: &str, asker: &mut dyn Asker) -> Result<Response> {
    let questionnaire = &folder.questionnaire;
    let respondent = match folder.round.how {
        How::Joint if given.side.is_none() => Respondent::Joint,
        _ => Respondent::Person(code.to_owned()),
    };
    let drawn = !folder.round.people.is_empty();
    who::begin(given, questionnaire, respondent, drawn, asker)
}

/// How much of a form has been typed in, and when: `D1 (11 of 11), D2 (4 of 13), finished on 14 March 2012`. Never the answers.
pub(super) fn so_far(questionnaire: &Questionnaire, response: &Response) -> String {
    let domains = questionnaire.domains.iter().filter_map(|domain| {
        let statements = || domain.statements.clone();
        let seen = statements()
            .filter(|at| group::seen(questionnaire, response, *at))
            .count();
        (seen > 0).then(|| format!("{} ({seen} of {})", domain.id, statements().len()))
    });
    let mut words: Vec<String> = domains.collect();
    if words.is_empty() {
        words.push("no answers yet".to_owned());
    }
    if !response.finished.is_empty() {
        words.push(format!("finished on {}", date(&response.finished)));
    }
    words.join(", ")
}

/// What the functions about respondents are told: all that is known of this one.
fn as_assess(arguments: &Arguments, code: Option<&str>) -> assess::Arguments {
    assess::Arguments {
        code: code.map(str::to_owned).filter(|_| arguments.side.is_none()),
        role: arguments.role.clone(),
        side: arguments.side.clone(),
        ..assess::Arguments::default()
    }
}
