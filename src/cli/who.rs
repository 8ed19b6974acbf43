//! Who answers: as the command line says, as the round says, or as the person says.

use anyhow::{Result, bail};

use super::assess::Arguments;
use super::failure::Failure;
use super::prompt::Asker;
use super::setup::answered;
use super::surroundings::now;
use crate::problem::excerpt::clean;
use crate::problem::nearest::hint;
use crate::questionnaire::{PrivacyKind, Questionnaire, Roles};
use crate::response::{Respondent, Response};
use crate::round::codes::unknown;
use crate::round::{How, Round};

/// The code of a respondent who answers for nobody else: there is no other in the round.
pub const ALONE: &str = "ME";

/// What people type to stop or for help: nobody is meant to become a respondent by it.
const KEYS: [&str; 8] = ["q", "quit", "exit", "stop", "?", "h", "help", "why"];

/// The time now; where answers are anonymous, the day alone.
pub fn moment(questionnaire: &Questionnaire) -> String {
    let now = now();
    match questionnaire.privacy.kind {
        PrivacyKind::Anonymous => now.chars().take(10).collect(),
        _ => now,
    }
}

/// Who answers.
///
/// # Errors
///
/// When the command line does not fit the round, or the person stops.
pub fn respondent(
    arguments: &Arguments,
    questionnaire: &Questionnaire,
    round: &Round,
    asker: &mut dyn Asker,
) -> Result<Respondent> {
    if let Some(side) = &arguments.side {
        return Ok(Respondent::Person(side_id(questionnaire, side)?.to_owned()));
    }
    let joint = round.how == How::Joint;
    let private = questionnaire.privacy.kind == PrivacyKind::Private;
    let person = |typed: &str| person(typed, questionnaire, round);
    match (&arguments.code, arguments.joint) {
        (Some(_), _) if joint => bail!(Failure::Usage(format!(
            "this round is answered by the team together, so --as has no place\nTo answer one by one, begin a round of its own:  ccg-diagnostic assess NEW-ROUND --as {}",
            arguments.code.as_deref().unwrap_or_default()
        ))),
        (_, true) if !joint => bail!(Failure::Usage(
            "this round is answered one by one, so --joint has no place\nTo answer together, begin a round of its own:  ccg-diagnostic assess NEW-ROUND --joint".to_owned()
        )),
        (Some(code), _) => person(code).map_err(|words| Failure::Usage(words).into()),
        _ if joint => Ok(Respondent::Joint),
        _ if private => Ok(Respondent::Person(ALONE.to_owned())),
        _ => {
            let check = |typed: &str| person(typed).map(|_| ());
            let typed = answered(asker.text("Your code, for example R3:", &check)?, asker)?;
            person(&typed).map_err(|words| Failure::Usage(words).into())
        }
    }
}

/// The person with a typed code.
///
/// # Errors
///
/// Why it is none that can answer here, as a sentence.
pub fn person(typed: &str, questionnaire: &Questionnaire, round: &Round) -> Result<Respondent, String> {
    let mut sides = questionnaire.sides.iter();
    if let Some(side) = sides.find(|side| side.id.eq_ignore_ascii_case(typed.trim())) {
        return Err(format!(
            "That is the name of a side. It answers with --side {}.",
            side.id
        ));
    }
    if KEYS.contains(&typed.trim().to_lowercase().as_str()) {
        return Err(format!(
            "\"{}\" is a key of this program, so it cannot be a code. Type another, for example R3, or q to stop.",
            typed.trim()
        ));
    }
    match Respondent::from_code(typed) {
        Some(person @ Respondent::Person(_)) => match unknown(round, &person) {
            Some(why) => Err(why),
            None => Ok(person),
        },
        _ => Err(
            "A code is letters, digits and hyphens, at most 12, beginning with a letter, for example R3.".to_owned(),
        ),
    }
}

fn side_id<'q>(questionnaire: &'q Questionnaire, typed: &str) -> Result<&'q str> {
    let ids = questionnaire.sides.iter().map(|side| side.id.as_str());
    if let Some(id) = ids.clone().find(|id| id.eq_ignore_ascii_case(typed.trim())) {
        return Ok(id);
    }
    let typed = clean(typed);
    bail!(Failure::Usage(match hint(&typed, ids) {
        Some(hint) => format!("there is no side `{typed}` in this questionnaire; {hint}"),
        None => "this questionnaire is answered by one side only, so --side has no place".to_owned(),
    }))
}

/// A new response, with what is promised of it, and with the role as the command line or the person says. `drawn`: whether the
/// round's codes were drawn. `questionnaire` has the round's privacy.
///
/// # Errors
///
/// When the role is not one of the questionnaire's, the person stops, or the input ends.
pub fn begin(
    arguments: &Arguments,
    questionnaire: &Questionnaire,
    respondent: Respondent,
    drawn: bool,
    asker: &mut dyn Asker,
) -> Result<Response> {
    let mut begun = Response::begin(respondent, "", questionnaire, &moment(questionnaire));
    if let Some(side) = &arguments.side {
        side_id(questionnaire, side)?.clone_into(&mut begun.side);
    }
    let alone = begun.respondent != Respondent::Joint && begun.side.is_empty();
    begun.promised = alone.then_some(questionnaire.privacy.kind);
    // Where codes were drawn, a role in one's own words would tell who has which.
    if !drawn {
        begun.role = ask_role(arguments, &begun, questionnaire, asker)?;
    }
    with_role(arguments, questionnaire, begun)
}

/// A response with the role that the command line says, if it says one.
///
/// # Errors
///
/// When the role is not one of the questionnaire's.
pub fn with_role(arguments: &Arguments, questionnaire: &Questionnaire, mut response: Response) -> Result<Response> {
    if let Some(role) = &arguments.role {
        take_role(&mut response, role, questionnaire)?;
    }
    Ok(response)
}

/// The role in the person's own words, where it is not chosen in the interview and may be kept.
fn ask_role(
    arguments: &Arguments,
    response: &Response,
    questionnaire: &Questionnaire,
    asker: &mut dyn Asker,
) -> Result<String> {
    let told = arguments.code.is_some() || !response.side.is_empty() || response.respondent == Respondent::Joint;
    if told || questionnaire.roles.is_some() || unnamed(questionnaire) {
        return Ok(String::new());
    }
    let question = "Your role, for example nurse (optional, Enter for none):";
    Ok(answered(asker.text(question, &|_| Ok(()))?, asker)?.trim().to_owned())
}

/// Whether no words about the person are kept.
fn unnamed(questionnaire: &Questionnaire) -> bool {
    matches!(
        questionnaire.privacy.kind,
        PrivacyKind::Anonymous | PrivacyKind::Private
    )
}

fn take_role(response: &mut Response, typed: &str, questionnaire: &Questionnaire) -> Result<()> {
    if let Some(roles) = &questionnaire.roles {
        response.roles = role_ids(typed, roles)?;
    } else if unnamed(questionnaire) {
        bail!(Failure::Usage(
            "no role is kept with these answers: leave --role out".to_owned()
        ));
    } else {
        typed.trim().clone_into(&mut response.role);
    }
    Ok(())
}

fn role_ids(typed: &str, roles: &Roles) -> Result<Vec<String>> {
    let mut ids = Vec::new();
    for part in typed.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        let named = |text: &str| text.eq_ignore_ascii_case(part);
        let found = roles.choices.iter().find(|role| named(&role.id) || named(&role.label));
        let Some(role) = found else {
            let part = clean(part);
            let hint = hint(&part, roles.choices.iter().map(|role| role.id.as_str())).unwrap_or_default();
            bail!(Failure::Usage(format!("there is no role `{part}`; {hint}")));
        };
        if !ids.contains(&role.id) {
            ids.push(role.id.clone());
        }
    }
    if ids.len() > 1 && !roles.several {
        bail!(Failure::Usage("one role is chosen here: name the closest".to_owned()));
    }
    Ok(ids)
}
