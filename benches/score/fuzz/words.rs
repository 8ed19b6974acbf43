//! Cells: what is remembered of them is what the one rule of answers says.

use ccg_diagnostic::questionnaire::Questionnaire;
use ccg_diagnostic::response::Answer;
use ccg_diagnostic::response::check::answer;
use ccg_diagnostic::tally::cells::Cells;
use ccg_diagnostic::tally::reject::Fault;
use ccg_diagnostic::tally::{Other, Slot, Slots};

use crate::mutate::mutate;
use crate::{Case, corpus};

pub(crate) fn target(case: &mut Case<'_>) {
    let questionnaire = case.questionnaire();
    let (mut cells, slots) = (Cells::new(questionnaire), Slots::of(questionnaire));
    let mut known: Vec<Vec<u8>> = vec![Vec::new()];
    for _ in 0..1 + case.chance.below(120) {
        let statement = case.chance.below(slots.statements());
        let cell = if case.chance.once_in(3) {
            known[case.chance.below(known.len())].clone()
        } else {
            let mut cell = corpus::word(questionnaire, statement, &mut case.chance, 9).into_bytes();
            if case.chance.once_in(2) {
                mutate(&mut case.chance, &mut cell, b"3 - In place");
            }
            cell
        };
        case.input(&cell);
        let expected = by_the_rule(questionnaire, &slots, statement, &cell);
        assert_eq!(
            cells.slot(statement, &cell),
            expected,
            "statement {statement}, {cell:?}"
        );
        known.push(cell);
    }
}

fn by_the_rule(questionnaire: &Questionnaire, slots: &Slots, statement: usize, cell: &[u8]) -> Result<Slot, Fault> {
    let text = std::str::from_utf8(cell).map_err(|_| Fault::NotText)?.trim();
    let one = &questionnaire.statements[statement];
    if text.is_empty() {
        return Ok(slots.other(statement, Other::Unanswered));
    }
    match answer(text, questionnaire, one) {
        Some(Answer::Rating(level)) => Ok(Slot::try_from(level).unwrap()),
        Some(Answer::DontKnow) => Ok(slots.other(statement, Other::DontKnow)),
        Some(Answer::NotApplicable(_)) if one.not_applicable => Ok(slots.other(statement, Other::NotApplicable)),
        Some(Answer::NotApplicable(_)) => Err(Fault::NotApplicable(statement)),
        None => Err(Fault::NotAnAnswer(statement, text.to_owned())),
    }
}
