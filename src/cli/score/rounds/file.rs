//! A response's file: what is in it, or why it is not scored.

use std::path::Path;

use anyhow::Result;

use super::around::Around;
use crate::privacy::is_limited;
use crate::problem::excerpt::clean;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::Questionnaire;
use crate::response::share::RoundName;
use crate::response::{Response, check};
use crate::store;
use crate::tally::reject::{Fault, Reject};
use crate::yaml;

/// A response's file as it was read.
pub(super) struct File {
    /// Its name for messages.
    pub(super) name: String,
    /// The response, or why it is not scored.
    pub(super) read: Result<Response, Reject>,
    text: String,
}

impl File {
    /// Reads a file. What is wrong with it, and that it is of another questionnaire, is no error.
    pub(super) fn read(path: &Path, questionnaire: &Questionnaire, around: Option<&Around>) -> Result<Self> {
        let name = clean(&path.display().to_string());
        let ending = path
            .extension()
            .is_some_and(|ending| ending == "yaml" || ending == "yml");
        if let Some(other) = around.and_then(|around| around.other_questionnaire.clone()) {
            return Ok(Self::rejected(
                name,
                whole(ProblemCode::WrongQuestionnaire.name(), other),
            ));
        }
        if !ending {
            let message = "its name does not end in .yaml".to_owned();
            return Ok(Self::rejected(name, whole(ProblemCode::WrongName.name(), message)));
        }
        let text = match text_of(path)? {
            Ok(text) => text,
            Err(problem) => return Ok(Self::rejected(name, whole(problem.code.name(), problem.message))),
        };
        let open = around.map_or(!is_limited(&questionnaire.privacy), Around::is_open);
        let checked = check::from_yaml(&text, questionnaire).and_then(|response| {
            match around.and_then(|around| around.misnamed(path, &response, &text)) {
                Some(problem) => Err(vec![problem]),
                None => Ok(response),
            }
        });
        let read = checked.map_err(|problems| first_of(&text, &problems, open, questionnaire));
        Ok(Self { name, read, text })
    }

    fn rejected(name: String, reject: Reject) -> Self {
        Self {
            name,
            read: Err(reject),
            text: String::new(),
        }
    }

    /// The round that a share file says it belongs to. Hardly any file needs to be read again to know.
    pub(super) fn round(&self) -> Option<RoundName> {
        self.text
            .contains("round")
            .then(|| RoundName::in_file(&self.text))
            .flatten()
    }
}

/// The text of a file, or what keeps it from being one.
fn text_of(path: &Path) -> Result<Result<String, Problem>> {
    let one_more = yaml::MOST_BYTES as u64 + 1;
    match store::read_bytes(path, one_more) {
        Ok(bytes) => Ok(yaml::text_of(&bytes)),
        Err(error) if error.downcast_ref::<store::NotReadable>().is_some() => {
            Ok(Err(Problem::new(ProblemCode::TooLarge, None, format!("{error:#}"))))
        }
        Err(error) => Err(error),
    }
}

/// Something about a file as a whole.
pub(super) fn whole(code: &'static str, message: String) -> Reject {
    of_the_whole(Fault::Other(code, message))
}

pub(super) fn of_the_whole(fault: Fault) -> Reject {
    Reject {
        record: 1,
        line: 1,
        column: None,
        fault,
    }
}

/// The first problem of a file, and how many more there are. `open` is whether everybody may see what is in it: a message can hold
/// what a person answered.
fn first_of(text: &str, problems: &[Problem], open: bool, questionnaire: &Questionnaire) -> Reject {
    let other = problems.iter().find(|one| one.code == ProblemCode::WrongQuestionnaire);
    let Some(first) = other.or(problems.first()) else {
        return whole(ProblemCode::Syntax.name(), "it cannot be read".to_owned());
    };
    let message = match first.code {
        ProblemCode::WrongQuestionnaire => format!("it does not answer the questionnaire `{}`", questionnaire.id),
        _ if open => clean(&first.message),
        code => rule(code),
    };
    let more = match problems.len() {
        _ if other.is_some() => String::new(),
        0 | 1 => String::new(),
        2 => "; and 1 more problem".to_owned(),
        all => format!("; and {} more problems", all - 1),
    };
    let (line, column) = first
        .place
        .as_ref()
        .map_or((1, None), |place| line_and_column(text, place.start));
    Reject {
        record: 1,
        line,
        column,
        fault: Fault::Other(first.code.name(), format!("{message}{more}")),
    }
}

/// The rule of a code as a fragment.
fn rule(code: ProblemCode) -> String {
    let rule = code.rule().trim_end_matches('.');
    let mut letters = rule.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}

fn line_and_column(text: &str, place: usize) -> (u64, Option<usize>) {
    let before = text.get(..place).unwrap_or(text);
    let lines = before.matches('\n').count() as u64 + 1;
    let begin = before.rfind('\n').map_or(0, |end| end + 1);
    (lines, Some(before[begin..].chars().count() + 1))
}
