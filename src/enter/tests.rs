use super::group::{all, ids, next};
use super::line::{Line, read};
use super::slip::Slip;
use super::template::template;
use super::{Typed, file, note, take};
use crate::questionnaire::{Questionnaire, catalogue, validate};
use crate::response::{Answer, Audience, Respondent, Response};

const NOW: &str = "2012-03-14T10:00";

fn six() -> Questionnaire {
    catalogue::find("ccg-six-domains").unwrap().questionnaire()
}

/// Levels that begin alike, a section after an answer, a part that may be left out, and a date that is needed.
fn small() -> Questionnaire {
    let text = "format: 1
id: small
version: '1'
title: Small
language: en-GB
target: 2
scales:
  - id: s
    levels:
      - {id: none, value: 0, label: Not begun}
      - {id: half, value: 0.5, label: Nearly there}
      - {id: done, value: 1, label: Done}
answers: {not_applicable: {allowed: true, reason: required}}
asks:
  - {id: due, kind: date, asked: 'By when?', label: Due, after: [half], required: true}
domains:
  - id: A
    title: First
    statements:
      - {id: A.1, short: One, statement: This is so.}
      - {id: A.2, short: Two, statement: That is so.}
    sections:
      - id: A.S
        title: After
        shown_if: {statement: A.1, answers: [done]}
        statements:
          - {id: A.3, short: Three, statement: More is so.}
  - id: B
    title: Second
    optional: true
    statements:
      - {id: B.1, short: Four, statement: Less is so.}
";
    validate::from_yaml(&text.replace("target: 2", "target: 1")).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn begun(questionnaire: &Questionnaire) -> Response {
    Response::begin(Respondent::Person("R6".to_owned()), "", questionnaire, NOW)
}

fn message(questionnaire: &Questionnaire, statements: &[usize], line: &str) -> String {
    read(questionnaire, statements, line).unwrap_err().message(false)
}

#[test]
fn a_line_is_read_with_spaces_or_commas_or_in_one_word() {
    let six = six();
    let first: Vec<usize> = (0..6).collect();
    let expected = [
        Typed::Rating(2),
        Typed::Rating(3),
        Typed::DontKnow,
        Typed::Blank,
        Typed::NotApplicable,
        Typed::Rating(0),
    ];
    for line in [
        "3 4 d - n 1",
        "3,4,d,-,na,1",
        " 3;4  dk\t_ x 1 ",
        "34d-n1",
        "In Emb Don - n 1",
    ] {
        assert_eq!(read(&six, &first, line), Ok(Line::Answers(expected.to_vec())), "{line}");
    }
    // It begins both Not started and Not for us yet.
    let slip = read(&six, &first, "3 4 d - not 1").unwrap_err();
    assert!(
        matches!(slip, Slip::Several { ref id, .. } if id == "D1.05"),
        "{slip:?}"
    );
}

#[test]
fn a_wrong_number_says_the_last_that_was_read() {
    let six = six();
    let first: Vec<usize> = (0..11).collect();
    assert_eq!(
        message(&six, &first, "3 4 2 3 1 2 3 3 2"),
        "That is 9 answers; 11 are needed. The last one read was D1.09 = 2."
    );
    let slip = read(&six, &first, "3 4 2 3 1 2 3 3 2 1 1 1").unwrap_err();
    assert_eq!(
        slip.message(false),
        "That is 12 answers; 11 are needed. The last one read was D1.11 = 1."
    );
    assert_eq!(
        slip.message(true),
        "1 too many. Begin at D1.01 and type one answer for each statement, with - where the form is blank."
    );
}

#[test]
fn hostile_tokens_name_their_statement_and_nothing_is_taken() {
    let six = six();
    let first: Vec<usize> = (0..3).collect();
    for token in [
        "5",
        "0",
        "-1",
        "3x4",
        "3.5",
        "\u{663}",
        "=1+1",
        "''",
        "1/2",
        "d2",
        "\u{202e}3",
        "null",
        &"9".repeat(3_000),
    ] {
        let text = message(&six, &first, &format!("1 {token} 2"));
        assert!(text.contains("is no answer to D1.02"), "{token}: {text}");
        assert!(text.len() < 250, "{text}");
    }
    assert_eq!(read(&six, &first, "1 2 \u{1b}[A"), Err(Slip::NotText));
    assert_eq!(read(&six, &first, "1 \0 2"), Err(Slip::NotText));
    assert_eq!(read(&six, &first, &"1 ".repeat(3_000)), Err(Slip::TooLong));
}

#[test]
fn what_stands_in_place_of_a_line() {
    let six = six();
    let first: Vec<usize> = (0..3).collect();
    assert_eq!(
        read(&six, &first, "d1.4 3"),
        Ok(Line::Correct(vec![(3, Typed::Rating(2))]))
    );
    assert_eq!(
        read(&six, &first, "D1.04=3 D2.01=d"),
        Ok(Line::Correct(vec![(3, Typed::Rating(2)), (11, Typed::DontKnow)]))
    );
    assert_eq!(
        read(&six, &first, "n D1.02 see the plan"),
        Ok(Line::Note(1, "see the plan".to_owned()))
    );
    assert_eq!(read(&six, &first, "g 2"), Ok(Line::Again(1)));
    assert_eq!(read(&six, &first, "?"), Ok(Line::Help));
    assert_eq!(read(&six, &first, ""), Ok(Line::Empty));
    assert_eq!(read(&six, &first, "q"), Ok(Line::Stop));
    assert_eq!(
        message(&six, &first, "g 9"),
        "There is no domain 9. They go from 1 to 6."
    );
    assert!(message(&six, &first, "D9.01 3").starts_with("There is no statement D9.01."));
    assert!(message(&six, &first, "D1.04 9").starts_with("\"9\" is no answer to D1.04."));
    assert!(message(&six, &first, "D1.04").contains("such as D1.04 3"));
    assert!(message(&six, &[], "hello").starts_with("I could not read \"hello\"."));
}

#[test]
fn a_cell_may_hold_a_value_and_its_label() {
    let questionnaire = small();
    assert_eq!(
        super::line::answer(&questionnaire, 0, "0.5 - nearly there"),
        Ok(Typed::Rating(1))
    );
    assert_eq!(super::line::answer(&questionnaire, 0, "1.0"), Ok(Typed::Rating(2)));
    assert!(super::line::answer(&questionnaire, 0, "1 - nearly there").is_err());
}

#[test]
fn the_beginning_of_a_label_is_enough_where_it_is_the_only_one() {
    let small = small();
    assert_eq!(
        read(&small, &[0, 1], "near done"),
        Ok(Line::Answers(vec![Typed::Rating(1), Typed::Rating(2)]))
    );
    // d is always don't know, though Done begins with it, and n is not applicable, though Not begun does.
    assert_eq!(
        read(&small, &[0, 1], "d n"),
        Ok(Line::Answers(vec![Typed::DontKnow, Typed::NotApplicable]))
    );
    assert_eq!(
        read(&small, &[0, 1], "0.5 1"),
        Ok(Line::Answers(vec![Typed::Rating(1), Typed::Rating(2)]))
    );
    assert!(message(&small, &[0, 1], "ne no").contains("\"no\" could be more than one answer to A.2"));
}

#[test]
fn a_line_for_each_domain_and_what_depends_on_an_answer_comes_after_it() {
    let small = small();
    let response = begun(&small);
    let group = next(&small, &response).unwrap();
    assert_eq!(
        (group.title.as_str(), group.statements),
        ("Domain 1. First", vec![0, 1])
    );
    let opened = take(&small, response, &[(0, Some(Answer::Rating(2))), (1, None)], NOW);
    assert!(opened.skipped.contains("A.2"));
    let group = next(&small, &opened).unwrap();
    assert_eq!((group.statements, group.rest), (vec![2], true));
    let closed = take(&small, opened, &[(0, Some(Answer::Rating(0)))], NOW);
    assert_eq!(next(&small, &closed).unwrap().statements, [3]);
}

#[test]
fn every_statement_of_every_shipped_questionnaire_comes_once() {
    for shipped in catalogue::SHIPPED {
        let questionnaire = shipped.questionnaire();
        let mut response = begun(&questionnaire);
        let roles = questionnaire.roles.iter().flat_map(|roles| &roles.choices);
        response.roles = roles.map(|role| role.id.clone()).collect();
        let groups = all(&questionnaire, &response);
        let mut seen: Vec<usize> = groups.iter().flat_map(|group| group.statements.clone()).collect();
        assert!(
            groups.iter().all(|group| group.statements.len() <= 16),
            "{}",
            shipped.id
        );
        assert_eq!(seen, questionnaire.order, "{}", shipped.id);
        seen.sort_unstable();
        assert_eq!(
            seen,
            (0..questionnaire.statements.len()).collect::<Vec<_>>(),
            "{}",
            shipped.id
        );
    }
}

#[test]
fn statements_in_a_row_are_a_range() {
    let six = six();
    assert_eq!(ids(&six, &[0, 1, 2, 5, 10, 11]), "D1.01 to D1.03, D1.06, D1.11, D2.01");
    assert_eq!(ids(&six, &[3, 4]), "D1.04, D1.05");
}

#[test]
fn a_blank_takes_away_what_was_there_and_all_that_went_with_it() {
    let small = small();
    let mut response = take(&small, begun(&small), &[(0, Some(Answer::Rating(1)))], NOW);
    response
        .also
        .entry("A.1".to_owned())
        .or_default()
        .insert("due".to_owned(), "2012-03-31".to_owned());
    let blank = take(&small, response, &[(0, None)], NOW);
    assert!(blank.answers.is_empty() && blank.also.is_empty() && blank.wording.is_empty());
    assert!(blank.skipped.contains("A.1"));
}

#[test]
fn a_note_is_for_those_it_is_meant_for() {
    let six = six();
    let noted = note(&six, begun(&six), 3, "see the plan", Audience::Facilitator);
    assert_eq!(noted.notes["D1.04"].audience, Audience::Facilitator);
    assert_eq!(noted.notes["D1.04"].text, "see the plan");
    assert!(noted.answers.is_empty());
}

fn problems(questionnaire: &Questionnaire, text: &str) -> Vec<(usize, usize, String)> {
    let wrong = file::read(questionnaire, &begun(questionnaire), text, NOW).unwrap_err();
    wrong
        .into_iter()
        .map(|one| (one.line, one.column, one.problem.message))
        .collect()
}

#[test]
fn a_table_is_taken_whole() {
    let small = small();
    let text = "statement,answer,reason,due,note,note_for,most_difference\n\
        A.3,Done,,,,,\n\
        A.1,1,,,\"a, b\",team,yes\n\
        A.2,0.5,,31/3/2012,,,\n\
        B.1,na,not ours,,,,\n";
    let read = file::read(&small, &begun(&small), text, NOW).unwrap();
    assert_eq!(read.answer("A.1"), Some(&Answer::Rating(2)));
    assert_eq!(read.answer("A.3"), Some(&Answer::Rating(2)));
    assert_eq!(read.answer("B.1"), Some(&Answer::NotApplicable("not ours".to_owned())));
    assert_eq!(read.also["A.2"]["due"], "2012-03-31");
    assert_eq!(read.notes["A.1"].audience, Audience::Team);
    assert_eq!(read.most_difference["A"], "A.1");
    assert_eq!(read.finished, NOW);
}

#[test]
fn everything_that_is_wrong_in_a_table_is_said_at_once() {
    let small = small();
    let text = "statement,answer,reason,due,note,note_for\n\
        A.1,7,,,,\n\
        A.9,1,,,,\n\
        A.1,1,,,,\n\
        A.2,1,,31/3/2012,,boss\n\
        A.3,1,,,,\n\
        B.1,n,,,,\n";
    let expected = [
        (2, 2, "`7` is no answer to `A.1`"),
        (3, 1, "there is no statement `A.9`"),
        (4, 1, "`A.1` stands in line 2 already"),
        (5, 4, "`due` is not asked after this answer"),
        (5, 6, "`boss` is not who may see a note"),
        (6, 0, "`A.3` is not asked of this respondent"),
        (7, 2, "`B.1` is not applicable without a reason"),
    ];
    let expected: Vec<_> = expected
        .map(|(line, column, text)| (line, column, text.to_owned()))
        .to_vec();
    assert_eq!(problems(&small, text), expected);
    assert_eq!(problems(&small, "statement,anser\nA.1,1\n").len(), 2);
    assert_eq!(problems(&small, " \n"), [(0, 0, "there is nothing in it".to_owned())]);
}

#[test]
fn words_cut_at_a_comma_are_not_dropped_in_silence() {
    let small = small();
    let text = "statement,answer,note\nA.1,1,it works, but slowly\nA.2,1,,,\n";
    let expected = "`but slowly` stands in a column without a heading".to_owned();
    assert_eq!(problems(&small, text), [(2, 4, expected)]);
    let text = "statement,,answer\nA.1,3,1\n";
    let expected = "`3` stands in a column without a heading".to_owned();
    assert_eq!(problems(&small, text), [(2, 2, expected)]);
}

#[test]
fn lines_are_taken_as_they_are_typed() {
    let small = small();
    let read = file::read(&small, &begun(&small), "done 0\n0.5\n-\n", NOW).unwrap();
    assert_eq!(read.answer("A.3"), Some(&Answer::Rating(1)));
    assert!(read.skipped.contains("B.1"));
    let expected = [
        (1, 2, "`7` is no answer to `A.2`"),
        (1, 0, "3 answers are here; 2 are needed"),
        (2, 1, "`B.1` is not applicable without a reason"),
        (3, 0, "every statement has an answer before this line"),
    ];
    let expected: Vec<_> = expected
        .map(|(line, column, text)| (line, column, text.to_owned()))
        .to_vec();
    assert_eq!(problems(&small, "0 7 1\nn\n1\n"), expected);
    assert_eq!(
        problems(&small, "0 1\n"),
        [(0, 0, "the file ends before B.1".to_owned())]
    );
}

#[test]
fn an_empty_template_comes_back_as_a_form_without_answers() {
    for shipped in catalogue::SHIPPED {
        let questionnaire = shipped.questionnaire();
        let response = begun(&questionnaire);
        let text = template(&questionnaire, &response);
        let rows = questionnaire.statements.len() + questionnaire.closing.len() + 1;
        assert_eq!(text.lines().count(), rows, "{}", shipped.id);
        let read = file::read(&questionnaire, &response, &text, NOW).unwrap_or_else(|wrong| panic!("{wrong:#?}"));
        assert!(read.answers.is_empty(), "{}", shipped.id);
    }
}
