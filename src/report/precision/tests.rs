use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::render::{Format, Options, render};
use crate::report::fixture::{eight, people, questionnaire, response, round, shipped};
use crate::report::{Also, Input, Report, Whose, build};
use crate::response::Response;
use crate::round::How;

const FOUR: [&str; 4] = ["1", "2", "3", "4"];

fn made(questionnaire: &Questionnaire, how: How, responses: &[Response], technical: bool) -> Report {
    build(&Input {
        questionnaire,
        round: &round(questionnaire, how),
        responses,
        left_out: &[],
        whose: Whose::Team,
        today: None,
        beside: None,
        also: Also {
            technical,
            ..Also::default()
        },
    })
}

fn text(report: &Report, format: Format) -> String {
    String::from_utf8(render(report, format, Options::default())).unwrap()
}

fn markdown(questionnaire: &Questionnaire, answers: &[&str]) -> String {
    let all = people(questionnaire, answers);
    text(&made(questionnaire, How::Individual, &all, false), Format::Markdown)
}

fn says(text: &str, sentence: &str) {
    assert!(text.contains(sentence), "{sentence}\n{text}");
}

#[test]
fn a_likely_range_stands_beside_its_result() {
    // Means of people 1 2 2 3 4: 2.4 ± 1.416, cut at 1.
    let small = questionnaire(&FOUR, &[2], &[]);
    let text = markdown(&small, &["1 1", "1 3", "2 2", "3 3", "4 4"]);
    says(&text, "| A Domain A | 2.4 | 1.0 to 3.8 |");
    says(
        &text,
        "Differences between domains smaller than that are not worth arguing about.",
    );
    says(
        &text,
        "If everyone in the team answered, the results are exact for this team today.",
    );
    // Five people: below six.
    says(
        &text,
        "With so few people, agreement on a single statement can be luck; look at the pattern across the domain.",
    );
}

#[test]
fn from_six_people_on_agreement_is_not_called_luck() {
    let small = questionnaire(&FOUR, &[2], &[]);
    let text = markdown(&small, &["1 1", "1 3", "2 2", "3 3", "4 4", "2 3"]);
    assert!(!text.contains("can be luck"), "{text}");
}

#[test]
fn what_has_no_range_says_why() {
    let small = questionnaire(&FOUR, &[2], &[]);
    let same = markdown(&small, &["1 4", "2 3", "4 1", "3 2", "1 4"]);
    says(
        &same,
        "- A Domain A: Every member's answers lead to the same result; no range can be given.",
    );
    assert!(!same.contains("2.5 to 2.5"));
    let four = markdown(&small, &["1 4", "2 3", "4 1", "3 2"]);
    says(
        &four,
        "There is no likely range: it takes the answers of at least 5 people.",
    );
    says(&four, "can be luck");
}

#[test]
fn under_the_limit_for_counts_there_is_no_range_and_no_bound() {
    let mut small = questionnaire(&FOUR, &[2], &[]);
    small.privacy.kind = PrivacyKind::Protected;
    (small.privacy.minimum, small.privacy.detail) = (3, 7);
    let all = people(&small, &["1 1", "1 3", "2 2", "3 dk", "4 dk", "dk 1"]);
    let report = made(&small, How::Individual, &all, true);
    let text = text(&report, Format::Markdown);
    assert!(
        !text.contains("Likely range") && !text.contains("Had everybody known"),
        "{text}"
    );
    says(&text, "Measures of agreement are shown once 7 people have answered.");
    assert!(report.data.domains[0].score.score.is_some() && report.data.domains[0].likely.is_none());
    assert_eq!(report.data.technical, None);
}

#[test]
fn many_don_t_knows_leave_a_result_open() {
    // 3 3 3 and two don't knows, 2 2 2 2 2: 2.5, between 2.1 and 2.7.
    let small = questionnaire(&FOUR, &[2], &[]);
    let text = markdown(&small, &["3 2", "3 2", "3 2", "dk 2", "dk 2"]);
    says(
        &text,
        "- A Domain A: 2 of 10 answers were don't know. Had everybody known, the result would lie between 2.1 and 2.7.",
    );
}

#[test]
fn answers_that_allow_no_number_are_a_sentence() {
    let small = questionnaire(&FOUR, &[6], &[]);
    let text = markdown(
        &small,
        &["dk na - 2 3 4", "dk na - 3 3 1", "dk - - dk 3 1", "- na - na 3 1"],
    );
    for sentence in [
        "A.01: Nobody felt able to judge this (3 don't know).",
        "A.02: Not applicable here.",
        "A.03: Not answered.",
        "A.04: Fewer than three ratings: not counted in any result.",
        "A.05: Everyone gave the same rating.",
    ] {
        says(&text, sentence);
    }
    says(&text, "Too few answers to give a domain result (2 of 5 statements)");
}

#[test]
fn two_middles_that_differ_are_said_in_words() {
    let small = questionnaire(&FOUR, &[1], &[]);
    let text = markdown(&small, &["1", "1", "2", "2"]);
    says(
        &text,
        "The typical answer is between Level a and Level b. The middle is level 1",
    );
    assert!(!markdown(&small, &["1", "1", "2"]).contains("typical answer"));
}

#[test]
fn a_need_says_whether_one_person_decides_its_place() {
    // The example of the module `firm`: four firm, two borderline.
    let small = questionnaire(&FOUR, &[6], &[]);
    let all = [
        "1 1 1 1 3 1",
        "1 1 1 1 2 3",
        "1 1 1 1 2 3",
        "1 1 1 1 3 3",
        "1 1 1 1 3 3",
    ];
    let report = made(&small, How::Individual, &people(&small, &all), false);
    let firm: Vec<&str> = report.data.statements.iter().map(|row| row.firm).collect();
    assert_eq!(firm, ["firm", "firm", "firm", "firm", "borderline", "borderline"]);
    says(
        &text(&report, Format::Markdown),
        "How sure: Firm: it stays in our top five whoever is left out.",
    );
    let first = text(&report, Format::Statements);
    says(first.lines().nth(5).unwrap(), ",borderline");
}

#[test]
fn one_voice_has_no_range_and_no_measures() {
    let small = questionnaire(&FOUR, &[2], &[]);
    let report = made(&small, How::Joint, &[response(&small, "joint", "2 3")], true);
    let text = text(&report, Format::Markdown);
    assert!(!text.contains("ikely range") && !text.contains("can be luck"), "{text}");
    says(
        &text,
        "One voice has no agreement to measure: there are no measures here.",
    );
}

#[test]
fn the_annex_of_eight_people() {
    let shipped = shipped();
    let report = made(&shipped, How::Individual, &eight(&shipped), true).only(&["technical"]);
    insta::assert_snapshot!("annex", text(&report, Format::Markdown));
    insta::assert_snapshot!("annex_terminal", text(&report, Format::Terminal));
}

#[test]
fn the_annex_has_numbers_in_json_only_where_it_is_asked_for() {
    let small = questionnaire(&["1", "2", "3", "4", "5"], &[2], &[]);
    let all = people(&small, &["2 3", "2 3", "2 4", "3 4", "4 5", "4 4", "4 3"]);
    let json = text(&made(&small, How::Individual, &all, true), Format::Json);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let technical = &value["technical"];
    assert_eq!(technical["statements"][0]["measures"]["rwg_uniform"], 0.5);
    assert_eq!(technical["statements"][0]["measures"]["ipras"], serde_json::Value::Null);
    assert_eq!(
        technical["statements"][0]["undefined"]["ipras"],
        "cannot be computed: not defined for this scale"
    );
    assert_eq!(technical["statement_measures"][5]["id"], "rwg_uniform");
    // An open round: the lowest and the highest result without one person.
    assert!(technical["domains"][0]["without_one"].is_array(), "{technical}");
    let without = text(&made(&small, How::Individual, &all, false), Format::Json);
    assert!(!without.contains("technical"));
}

#[test]
fn only_an_open_round_says_what_leaving_one_person_out_does() {
    let mut small = questionnaire(&FOUR, &[2], &[]);
    let answers = ["1 1", "1 3", "2 2", "3 3", "4 4"];
    let open = text(
        &made(&small, How::Individual, &people(&small, &answers), true),
        Format::Markdown,
    );
    // Means of people 1 2 2 3 4: without the first 11/4, without the last 8/4.
    says(
        &open,
        "Leaving out any one person's answers, the result stays between 2.0 and 2.8. This is not a margin of error.",
    );
    small.privacy.kind = PrivacyKind::Protected;
    (small.privacy.minimum, small.privacy.detail) = (3, 5);
    let report = made(&small, How::Individual, &people(&small, &answers), true);
    assert!(!text(&report, Format::Markdown).contains("Leaving out any one"));
    assert!(
        !text(&report, Format::Json).contains("without_one"),
        "{}",
        text(&report, Format::Json)
    );
}

#[test]
fn the_annex_leaves_out_what_is_withheld() {
    let mut small = questionnaire(&FOUR, &[2, 1], &[]);
    small.privacy.kind = PrivacyKind::Protected;
    (small.privacy.minimum, small.privacy.detail) = (3, 5);
    let mut all = people(&small, &["1 1 2", "1 3 2", "2 2 3", "3 3 3", "4 4 4"]);
    all[0].left_out.insert("B".into());
    let report = made(&small, How::Individual, &all, true);
    assert_eq!(report.data.withheld, ["B.01"]);
    let json = text(&report, Format::Json);
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    let statements = value["technical"]["statements"].as_array().unwrap();
    assert_eq!(statements.len(), 2);
    let domain = &value["technical"]["domains"][1];
    assert_eq!(domain["measures"]["icc"], serde_json::Value::Null);
    assert_eq!(domain["undefined"]["icc"], "not shown: too few people");
    assert_eq!(domain["ratings"], 0);
}
