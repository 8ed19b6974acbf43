//! Questionnaires of people's own: read or refused, and what is read can be scored.

use ccg_diagnostic::problem::Source;
use ccg_diagnostic::problem::excerpt::render;
use ccg_diagnostic::questionnaire::validate;

use crate::mutate::mutate;
use crate::{Case, corpus, tables};

pub(crate) fn target(case: &mut Case<'_>) {
    let mut bytes = case.files[case.chance.below(case.files.len())].clone().into_bytes();
    let other = case.files[case.chance.below(case.files.len())].as_bytes();
    mutate(&mut case.chance, &mut bytes, other);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    case.input(text.as_bytes());
    match validate::from_yaml(&text) {
        Ok(questionnaire) => {
            let table = corpus::table(&questionnaire, &mut case.chance);
            tables::hold(&questionnaire, &table, &mut case.chance);
        }
        Err(problems) => {
            let name = "own.yaml".to_owned();
            assert!(!render(&Source { name, text }, &problems, false).is_empty());
        }
    }
}
