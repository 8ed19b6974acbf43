//! Response files: the quick reader reads what the strict one does, and what is read is counted.

use std::collections::BTreeMap;

use ccg_diagnostic::problem::Source;
use ccg_diagnostic::problem::excerpt::render;
use ccg_diagnostic::questionnaire::{AskKind, PrivacyKind, Questionnaire};
use ccg_diagnostic::render::scored::Rows;
use ccg_diagnostic::response::check::from_yaml;
use ccg_diagnostic::response::write::to_yaml;
use ccg_diagnostic::response::{Answer, Audience, ClosingAnswer, Note, Respondent, Response};
use ccg_diagnostic::score::marks_of;
use ccg_diagnostic::tally::{Reading, Slots, Tally};

use crate::chance::Chance;
use crate::mutate::mutate;
use crate::{Case, written};

/// A comment where the program writes none, so that the strict reader decides.
const ODD: &str = " #\n";

pub(crate) fn target(case: &mut Case<'_>) {
    let questionnaire = case.questionnaire();
    let mut made = || to_yaml(&response(questionnaire, &mut case.chance), questionnaire).into_bytes();
    let (mut bytes, other) = (made(), made());
    if !case.chance.once_in(8) {
        mutate(&mut case.chance, &mut bytes, &other);
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    case.input(text.as_bytes());
    match from_yaml(&text, questionnaire) {
        Ok(response) => taken(&text, &response, questionnaire, &mut case.chance),
        Err(problems) => {
            let name = "R1.yaml".to_owned();
            assert!(!render(&Source { name, text }, &problems, false).is_empty());
        }
    }
}

fn taken(text: &str, response: &Response, questionnaire: &Questionnaire, chance: &mut Chance) {
    if text.ends_with('\n') {
        let strict = from_yaml(&format!("{text}{ODD}"), questionnaire);
        assert_eq!(
            strict.as_ref(),
            Ok(response),
            "the quick reader reads as the strict one"
        );
    }
    let reading = Reading::of(questionnaire, chance.once_in(2), chance.once_in(2));
    let mut tally = Tally::new(Slots::of(questionnaire), reading);
    let marks = marks_of(questionnaire, response);
    let limited = chance.once_in(2);
    tally.take_response("North", response, &marks, limited).unwrap();
    tally.take_response("North", response, &marks, limited).unwrap_err();
    tally.finish(questionnaire);
    let rows = Rows {
        read: 1,
        scored: 1,
        rejected: 0,
    };
    written::results(questionnaire, &tally, &[], rows, chance.clone());
}

const TEXTS: [&str; 8] = [
    "Plain words.",
    "two\nlines",
    "a: b # c",
    "\"so\" it is",
    "- 1\n- 2",
    "caf\u{e9} \u{202e}x",
    "'",
    "|",
];

/// A response as the interview would leave it.
fn response(questionnaire: &Questionnaire, chance: &mut Chance) -> Response {
    let person = Respondent::Person(format!("R{}", chance.below(20)));
    let mut made = Response::begin(person, chance.pick(&TEXTS), questionnaire, "2011-10-09T21:14");
    if chance.once_in(2) {
        made.finished = "2011-10-10T08:00".to_owned();
    }
    made.changes = u32::try_from(chance.below(9)).unwrap();
    made.promised = chance.once_in(2).then_some(PrivacyKind::Protected);
    for (at, statement) in questionnaire.statements.iter().enumerate() {
        let id = &statement.id;
        let levels = questionnaire.scale_of(statement).levels.len();
        match chance.below(levels + 3) {
            0 => drop(made.answers.insert(id.clone(), Answer::DontKnow)),
            1 if statement.not_applicable => {
                let reason = chance.pick(&TEXTS).to_owned();
                made.answers.insert(id.clone(), Answer::NotApplicable(reason));
            }
            1 | 2 => drop(made.skipped.insert(id.clone())),
            level => drop(made.answers.insert(id.clone(), Answer::Rating(level - 3))),
        }
        made.wording.insert(id.clone(), statement.wording.clone());
        if chance.once_in(12) {
            let audience = Audience::WORDS[chance.below(3)].1;
            let text = chance.pick(&TEXTS).to_owned();
            made.notes.insert(id.clone(), Note { text, audience });
        }
        if chance.once_in(4) && !questionnaire.asks.is_empty() {
            let ask = &questionnaire.asks[at % questionnaire.asks.len()];
            let text = match ask.kind {
                AskKind::Date => "2012-03-31".to_owned(),
                AskKind::Importance => ask.levels[0].key.clone(),
                AskKind::Text | AskKind::Evidence => chance.pick(&TEXTS).to_owned(),
            };
            made.also.insert(id.clone(), BTreeMap::from([(ask.id.clone(), text)]));
        }
    }
    for question in &questionnaire.closing {
        let choice = question.choices.first().map(|choice| choice.id.clone());
        let answer = choice.unwrap_or_else(|| chance.pick(&TEXTS).to_owned());
        let then = chance.pick(&["", "then this"]).to_owned();
        made.closing.insert(question.id.clone(), ClosingAnswer { answer, then });
    }
    made
}
