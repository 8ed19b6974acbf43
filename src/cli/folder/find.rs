//! Finding the questionnaire that a round or a person names, in the language that is wanted.

use std::path::Path;

use anyhow::{Result, bail};

use super::refused;
use crate::cli::failure::Failure;
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode, excerpt};
use crate::questionnaire::{Questionnaire, catalogue, validate};
use crate::round::Round;
use crate::store;

/// The questionnaire in a language; as it is when none is named.
///
/// # Errors
///
/// A problem without a place when it does not have the language.
pub(super) fn in_language(questionnaire: &Questionnaire, tag: &str) -> Result<Questionnaire, Problem> {
    if tag.is_empty() {
        return Ok(questionnaire.clone());
    }
    questionnaire.in_language(tag).ok_or_else(|| {
        let tag = excerpt::brief(tag);
        let message = format!("the questionnaire is not written in `{tag}`");
        let mut problem = Problem::new(ProblemCode::UnknownReference, None, message);
        problem.hint = hint(&tag, questionnaire.languages());
        problem
    })
}

/// The questionnaire in a language that was asked for; as it is when none was.
///
/// # Errors
///
/// When it does not have the language, with those that it has.
pub fn asked_for(questionnaire: &Questionnaire, tag: Option<&str>) -> Result<Questionnaire> {
    in_language(questionnaire, tag.unwrap_or_default()).map_err(|problem| {
        let hint = problem.hint.map(|hint| format!("; {hint}")).unwrap_or_default();
        Failure::Usage(format!("{}{hint}", problem.message)).into()
    })
}

/// The questionnaire that a round names: its own file, or one that comes with the program. The round's own targets are not in it.
///
/// # Errors
///
/// When it is not to be found, has problems, or is another than the round says.
pub fn questionnaire_of(path: &Path, round: &Round) -> Result<Questionnaire> {
    if !round.file.is_empty() {
        let made = read_questionnaire(&path.join(&round.file))?;
        if made.id != round.questionnaire {
            bail!(Failure::Problems(format!(
                "error: `{}` holds the questionnaire `{}`, but the round is about `{}`",
                round.file, made.id, round.questionnaire
            )));
        }
        return Ok(made);
    }
    shipped(&round.questionnaire)
}

/// A questionnaire that comes with the program.
///
/// # Errors
///
/// When there is none with this id, with the nearest.
pub fn shipped(id: &str) -> Result<Questionnaire> {
    let id = &excerpt::clean(id);
    if let Some(found) = catalogue::find(id) {
        return Ok(found.questionnaire());
    }
    let ids: Vec<&str> = catalogue::SHIPPED.iter().map(|shipped| shipped.id).collect();
    let near = hint(id, ids).unwrap_or_default();
    bail!(Failure::Usage(format!(
        "there is no questionnaire `{id}`; {near}\nA questionnaire of your own is named by its file, such as ./{id}.yaml"
    )))
}

/// A questionnaire by id or by file. A name with a dot or a slash is a file.
///
/// # Errors
///
/// When it is not to be found or has problems.
pub fn questionnaire(name: &str) -> Result<Questionnaire> {
    if name.contains(['/', '\\', '.']) {
        read_questionnaire(Path::new(name))
    } else {
        shipped(name)
    }
}

fn read_questionnaire(path: &Path) -> Result<Questionnaire> {
    let source = store::read(path)?;
    validate::from_yaml(&source.text).map_err(|problems| refused(&source, &problems))
}
