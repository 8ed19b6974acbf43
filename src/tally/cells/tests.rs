use super::Cells;
use crate::questionnaire::{Questionnaire, validate};
use crate::response::Answer;
use crate::response::check::answer;
use crate::tally::reject::Fault;
use crate::tally::{Other, Slots};

fn small() -> Questionnaire {
    validate::from_yaml(include_str!("../../../tests/fixtures/small.yaml")).unwrap()
}

#[test]
fn a_cell_is_what_the_rule_says_however_often_it_is_asked_and_in_any_order() {
    let questionnaire = small();
    let slots = Slots::of(&questionnaire);
    let words = [
        "1",
        "3",
        "4",
        "0",
        "x",
        " ",
        "",
        "dk",
        "DK",
        "na",
        "Na",
        " 2",
        "3 ",
        "3\r",
        "é",
        "No.",
        "In part",
        "IN PART ",
        "Never.",
        "Daily.",
        "Yes.",
        "Don't know",
        "Not applicable",
        "1 - Not yet",
        "Nobody knows them.",
        "\u{a0}2\u{a0}",
        "2.0",
    ];
    let mut cells = Cells::new(&questionnaire);
    for turn in 0..3 {
        for word in words.iter().cycle().skip(turn * 7).take(words.len()) {
            for (at, statement) in questionnaire.statements.iter().enumerate() {
                let expected = match answer(word, &questionnaire, statement) {
                    _ if word.trim().is_empty() => Ok(slots.other(at, Other::Unanswered)),
                    Some(Answer::Rating(level)) => Ok(level as u16),
                    Some(Answer::DontKnow) => Ok(slots.other(at, Other::DontKnow)),
                    Some(Answer::NotApplicable(_)) if statement.not_applicable => {
                        Ok(slots.other(at, Other::NotApplicable))
                    }
                    Some(Answer::NotApplicable(_)) => Err(Fault::NotApplicable(at)),
                    None => Err(Fault::NotAnAnswer(at, word.trim().to_owned())),
                };
                assert_eq!(
                    cells.slot(at, word.as_bytes()),
                    expected,
                    "{word:?} to {}",
                    statement.id
                );
            }
        }
    }
    assert_eq!(cells.slot(0, b"1\xff"), Err(Fault::NotText));
}

#[test]
fn mistakes_are_not_remembered_and_words_only_so_many() {
    let questionnaire = small();
    let mut cells = Cells::new(&questionnaire);
    for spaces in 0..200 {
        let cell = format!("{}In part", " ".repeat(spaces));
        assert_eq!(cells.slot(0, cell.as_bytes()), Ok(1));
        assert!(cells.slot(0, format!("x{spaces}").as_bytes()).is_err());
    }
    assert_eq!(cells.shared[cells.tables[0]].1.longer.len(), super::MOST_WORDS);
}
