//! Somebody who has every output of a round, of any number of reports, and knows who answered, tries to find what one person
//! answered.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ccg_diagnostic::change::Wave;
use ccg_diagnostic::compared as comparison;
use ccg_diagnostic::explain::{self, explain};
use ccg_diagnostic::needs::findings;
use ccg_diagnostic::privacy::{Extent, extent, masked, role_groups, withheld};
use ccg_diagnostic::questionnaire::{Questionnaire, validate};
use ccg_diagnostic::record::{Record, Showing, Verdict, digest_of, may_issue, parts};
use ccg_diagnostic::render::{Format, Options, compared as files, markdown, render};
use ccg_diagnostic::report::{Also, Input, Whose, build};
use ccg_diagnostic::response::{Answer, Respondent, Response};
use ccg_diagnostic::round::{How, Round};
use ccg_diagnostic::score::{Scores, score};
use ccg_diagnostic::shared_copy::Choice;
use ccg_diagnostic::shared_copy::make::{self as copied, make};
use ccg_diagnostic::shared_copy::page::{listed, page};
use ccg_diagnostic::shared_copy::write::to_yaml;
use proptest::prelude::*;

const STATEMENTS: usize = 7;
const PEOPLE: usize = 12;
const ROLES: [&str; 3] = ["gp", "nurse", "lay"];

/// Two domains and a lens across them, roles whose views are shown, and answers that are no ratings.
fn questionnaire(kind: &str) -> Questionnaire {
    let mut yaml = format!(
        "format: 1\nid: small\nversion: '1'\ntitle: Small\nlanguage: en-GB\ntarget: 3\nprivacy: {{default: {kind}}}\n\
         answers: {{not_applicable: {{allowed: true, reason: optional}}}}\n\
         roles: {{asked: 'Which?', choices: [{{id: gp, label: GP}}, {{id: nurse, label: Nurse}}, {{id: lay, label: Lay member}}]}}\n\
         report: {{first: [{{show: roles}}, {{show: answered}}, {{show: views-differ}}, {{show: not-known}}, {{show: extremes}}, {{show: gaps}}]}}\n\
         lenses: [{{id: values, title: Values}}]\n\
         overall: {{title: All}}\n\
         scales:\n  - id: main\n    levels:\n"
    );
    for level in 1..=4 {
        let _ = writeln!(yaml, "      - {{id: l{level}, value: {level}, label: Level {level}}}");
    }
    yaml.push_str("domains:\n");
    for (domain, statements) in [("A", 4), ("B", 3)] {
        let _ = writeln!(yaml, "  - id: {domain}\n    title: Domain {domain}\n    statements:");
        for number in 1..=statements {
            let lens = if number == 1 { ", lens: values" } else { "" };
            let _ = writeln!(
                yaml,
                "      - {{id: {domain}.{number}, short: Short {domain} {number}, statement: Statement {domain} {number}.{lens}}}"
            );
        }
    }
    validate::from_yaml(&yaml).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn round(questionnaire: &Questionnaire) -> Round {
    Round {
        organisation: "Northbridge".into(),
        title: "Autumn".into(),
        opened: "2011-10-01".into(),
        how: How::Individual,
        questionnaire: questionnaire.id.clone(),
        version: "1".into(),
        digest: String::new(),
        file: String::new(),
        targets: BTreeMap::new(),
        sides_shown: false,
        invited: BTreeMap::new(),
        language: String::new(),
        privacy: None,
        closes: String::new(),
        people: Vec::new(),
        hand_to: String::new(),
        follows: None,
    }
}

/// What one person answered: a role, and 0 for unanswered, 1 to 4 for a level, 5 for don't know, 6 for not applicable.
type Answers = (usize, [u8; STATEMENTS]);

fn person(questionnaire: &Questionnaire, number: usize, answers: &Answers) -> Response {
    let respondent = Respondent::from_code(&format!("R{number}")).unwrap();
    let mut made = Response::begin(respondent, "", questionnaire, "2011-10-03T09:00");
    made.last_answered = "2011-10-14T11:20".into();
    made.finished = "2011-10-14T11:20".into();
    made.roles = vec![ROLES[answers.0].into()];
    for (statement, answer) in questionnaire.statements.iter().zip(answers.1) {
        let answer = match answer {
            0 => continue,
            5 => Answer::DontKnow,
            6 => Answer::NotApplicable(String::new()),
            level => Answer::Rating(usize::from(level) - 1),
        };
        made.answers.insert(statement.id.clone(), answer);
    }
    made
}

fn people(questionnaire: &Questionnaire, answers: &[(usize, Answers)]) -> Vec<Response> {
    answers
        .iter()
        .map(|(number, own)| person(questionnaire, *number, own))
        .collect()
}

/// Everything that the program says of these people: each format of the report, and the explanation of each figure.
fn outputs(questionnaire: &Questionnaire, responses: &[Response]) -> String {
    let made = build(&Input {
        questionnaire,
        round: &round(questionnaire),
        responses,
        left_out: &[],
        whose: Whose::Team,
        today: None,
        beside: None,
        also: Also {
            technical: true,
            ..Also::default()
        },
    });
    let formats = [
        Format::Markdown,
        Format::Terminal,
        Format::Statements,
        Format::Domains,
        Format::Json,
    ];
    let mut out = String::new();
    for format in formats {
        out.push_str(&String::from_utf8(render(&made, format, Options::default())).unwrap());
    }
    let (shown, full, scores) = numbers(questionnaire, responses);
    let input = explain::Input {
        questionnaire,
        responses,
        left_out: &[],
        scores: &scores,
        findings: &findings(questionnaire, &scores),
        withheld: &withheld(&questionnaire.privacy, shown, How::Individual, &full),
    };
    let statements = questionnaire.statements.iter().map(|one| one.id.as_str());
    for id in statements.chain(["A", "B", "overall", "lens:values"]) {
        let _ = match explain(&input, id) {
            Ok(explanation) => writeln!(out, "{}", explanation.to_text(80)),
            Err(words) => writeln!(out, "{words}"),
        };
    }
    // What `plan choose` offers is in this order.
    let _ = writeln!(out, "{:?}", findings(questionnaire, &scores));
    out + &compared(questionnaire, responses) + &handed_out(questionnaire, responses)
}

/// What `compare` says of these people and of those of another round, whose codes were drawn anew.
fn compared(questionnaire: &Questionnaire, responses: &[Response]) -> String {
    let before: Vec<(usize, Answers)> = (0..6u8)
        .map(|one| (usize::from(one) + 1, (0, [1, 2, 3, 4, 2, 3, 1 + one % 4])))
        .collect();
    let before = people(questionnaire, &before);
    let (first, second) = (round(questionnaire), round(questionnaire));
    let second = Round {
        opened: "2012-10-01".into(),
        ..second
    };
    let wave = |round, responses| Wave {
        questionnaire,
        round,
        responses,
    };
    let (then, now) = (wave(&first, before.as_slice()), wave(&second, responses));
    let mut out = String::new();
    // Two rounds, and a table of three; what is said in words is of the last two.
    for rounds in [vec![then, now], vec![now, then], vec![then, now, then]] {
        let made = comparison::build(&rounds, None).unwrap();
        out.push_str(&markdown::document(&made.front, &made.sections));
        out.push_str(&String::from_utf8(files::csv(&made.data)).unwrap());
        out.push_str(&String::from_utf8(files::json(&made.data)).unwrap());
    }
    out
}

/// The copy that `share` makes of these people's round, and the list of what leaves.
fn handed_out(questionnaire: &Questionnaire, responses: &[Response]) -> String {
    let copy = make(&copied::Input {
        questionnaire,
        round: &round(questionnaire),
        responses,
        notes: None,
        plan: None,
        choice: &Choice::default(),
    });
    let (front, sections) = page(&copy);
    let parts = [
        to_yaml(&copy),
        listed(&copy).join("\n"),
        markdown::document(&front, &sections),
    ];
    parts.concat()
}

/// The first lines that are not in both of two outputs; empty where they are the same.
fn differing(one: &str, other: &str) -> String {
    let pairs = one.lines().zip(other.lines()).filter(|(own, its)| own != its);
    let lines: Vec<String> = pairs.take(12).map(|(own, its)| format!("- {own}\n+ {its}\n")).collect();
    match lines.is_empty() && one != other {
        true => "one is longer than the other".to_owned(),
        false => lines.concat(),
    }
}

fn numbers(questionnaire: &Questionnaire, responses: &[Response]) -> (Extent, Scores, Scores) {
    let full = score(questionnaire, responses);
    let shown = extent(&questionnaire.privacy, How::Individual, responses.len());
    let scores = masked(questionnaire, How::Individual, shown, &full);
    (shown, full, scores)
}

fn showing(questionnaire: &Questionnaire, responses: &[Response]) -> Showing {
    let shown = extent(&questionnaire.privacy, How::Individual, responses.len());
    let one = |response: &Response| {
        (
            response.respondent.code().to_owned(),
            digest_of(questionnaire, response),
        )
    };
    Showing {
        people: responses.iter().map(one).collect(),
        parts: parts(questionnaire, shown, responses),
    }
}

/// What happens in a round: who is there with which of two versions of their answers, when somebody asks for a report.
type Visit = Vec<(bool, bool)>;

fn answers() -> impl Strategy<Value = Answers> {
    let one = prop::sample::select(vec![0u8, 1, 2, 3, 4, 1, 2, 3, 4, 2, 3, 5, 5, 6]);
    (
        prop::sample::select(vec![0usize, 0, 0, 1, 1, 2]),
        prop::array::uniform7(one),
    )
}

fn story() -> impl Strategy<Value = (Vec<[Answers; 2]>, Vec<Visit>)> {
    let visit = prop::collection::vec((prop::bool::weighted(0.75), prop::bool::weighted(0.2)), PEOPLE);
    let people = prop::collection::vec(prop::array::uniform2(answers()), PEOPLE);
    (people, prop::collection::vec(visit, 1..6))
}

/// Who is there, and with which version.
fn there(visit: &Visit) -> Vec<(usize, usize)> {
    let all = visit.iter().enumerate().filter(|(_, (there, _))| *there);
    all.map(|(person, (_, changed))| (person, usize::from(*changed)))
        .collect()
}

fn of(questionnaire: &Questionnaire, people: &[[Answers; 2]], there: &[(usize, usize)]) -> Vec<Response> {
    let own: Vec<(usize, Answers)> = there
        .iter()
        .map(|&(person, version)| (person + 1, people[person][version]))
        .collect();
    self::people(questionnaire, &own)
}

/// The visits at which something is shown, in order.
fn shown(questionnaire: &Questionnaire, people: &[[Answers; 2]], visits: &[Visit]) -> Vec<Vec<(usize, usize)>> {
    let mut record = Record::default();
    let mut shown = Vec::new();
    for there in visits.iter().map(there) {
        let responses = of(questionnaire, people, &there);
        let showing = showing(questionnaire, &responses);
        let extent = extent(&questionnaire.privacy, How::Individual, responses.len());
        if extent == Extent::Nothing
            || matches!(
                may_issue(&record, &showing, &questionnaire.privacy),
                Verdict::Refused(_)
            )
        {
            continue;
        }
        record = record.with("2011-10-14", extent, &showing);
        shown.push(there);
    }
    shown
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// However a round goes, everybody is one of at least 3 people whose answers can be exchanged without a single byte of any output
    /// changing. So nothing that is worked out from the outputs, by subtraction or otherwise, is about fewer than 3.
    #[test]
    fn everybody_is_one_of_three_who_cannot_be_told_apart((people, visits) in story(), turn in 1usize..4) {
        let questionnaire = questionnaire("protected");
        let shown = shown(&questionnaire, &people, &visits);
        let mut alike: BTreeMap<Vec<bool>, Vec<(usize, usize)>> = BTreeMap::new();
        let mut all: Vec<(usize, usize)> = shown.iter().flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        for one in all {
            alike.entry(shown.iter().map(|there| there.contains(&one)).collect()).or_default().push(one);
        }
        // Everybody gets the answers of somebody who is alike.
        let mut turned = people.clone();
        for group in alike.values() {
            prop_assert!(group.len() >= 3, "{group:?}");
            for (at, &(person, version)) in group.iter().enumerate() {
                let (from, which) = group[(at + turn) % group.len()];
                turned[person][version] = people[from][which];
            }
        }
        let every = |people: &[[Answers; 2]]| -> Vec<String> {
            shown.iter().map(|there| outputs(&questionnaire, &of(&questionnaire, people, there))).collect()
        };
        for (before, after) in every(&people).iter().zip(every(&turned)) {
            prop_assert_eq!(differing(before, &after), "");
        }
    }

    /// The order in which people's files are read says nothing.
    #[test]
    fn no_output_follows_the_order_of_codes(own in prop::collection::vec(answers(), 3..PEOPLE)) {
        let numbered: Vec<(usize, Answers)> = own.iter().copied().enumerate().map(|(at, one)| (at + 1, one)).collect();
        let mut back: Vec<(usize, Answers)> = own.iter().rev().copied().enumerate().map(|(at, one)| (at + 1, one)).collect();
        back.rotate_left(1);
        for kind in ["protected", "open"] {
            let questionnaire = questionnaire(kind);
            let (one, other) = (people(&questionnaire, &numbered), people(&questionnaire, &back));
            prop_assert_eq!(differing(&outputs(&questionnaire, &one), &outputs(&questionnaire, &other)), "");
        }
    }

    /// Under 5 people no count is told: one person's two ratings in a domain, exchanged, change the counts of both statements and leave the
    /// result, and no output differs.
    #[test]
    fn of_three_or_four_no_count_is_told(own in prop::collection::vec(answers(), 3..5), (one, other) in (1u8..5, 1u8..5), rest in 1u8..5) {
        let questionnaire = questionnaire("protected");
        let with = |ratings: [u8; 2]| -> Vec<Response> {
            let mut own = own.clone();
            // All rate both, so that each statement's mean stands for as many.
            own.iter_mut().for_each(|(_, answers)| answers[1..3].copy_from_slice(&[rest, 2]));
            own[0].1[1..3].copy_from_slice(&ratings);
            let numbered: Vec<(usize, Answers)> = own.into_iter().enumerate().map(|(at, one)| (at + 1, one)).collect();
            people(&questionnaire, &numbered)
        };
        let (as_they_are, exchanged) = (with([one, other]), with([other, one]));
        prop_assert_eq!(differing(&outputs(&questionnaire, &as_they_are), &outputs(&questionnaire, &exchanged)), "");
    }

    /// Under 5 people nothing tells which answers one person gave together: exchanging two people's answers to a statement changes
    /// nothing at all.
    #[test]
    fn of_three_or_four_only_results_are_told(own in prop::collection::vec(answers(), 3..5), statement in 0..STATEMENTS) {
        let questionnaire = questionnaire("protected");
        let numbered = |own: &[Answers]| -> Vec<(usize, Answers)> { own.iter().copied().enumerate().map(|(at, one)| (at + 1, one)).collect() };
        let mut other = own.clone();
        let kept = other[0].1[statement];
        other[0].1[statement] = other[1].1[statement];
        other[1].1[statement] = kept;
        let (one, two) = (people(&questionnaire, &numbered(&own)), people(&questionnaire, &numbered(&other)));
        prop_assert_eq!(differing(&outputs(&questionnaire, &one), &outputs(&questionnaire, &two)), "");
    }

    /// Of a don't know or a not applicable that 1 person gave, no output tells which it was: the numbers that every output is made of are the
    /// same when it is the other, or none.
    #[test]
    fn a_kind_that_one_person_gave_is_not_told(own in prop::collection::vec(answers(), 5..PEOPLE), statement in 0..STATEMENTS) {
        let questionnaire = questionnaire("protected");
        let numbered = |own: &[Answers]| -> Vec<(usize, Answers)> { own.iter().copied().enumerate().map(|(at, one)| (at + 1, one)).collect() };
        let others: Vec<usize> = (0..own.len()).filter(|&at| matches!(own[at].1[statement], 0 | 5 | 6)).collect();
        // With no rating at all what is said is told by where the statement stands.
        prop_assume!(others.len() == 1 && own.len() > 1);
        let every: Vec<String> = [0, 5, 6].iter().map(|kind| {
            let mut other = own.clone();
            other[others[0]].1[statement] = *kind;
            outputs(&questionnaire, &people(&questionnaire, &numbered(&other)))
        }).collect();
        prop_assert_eq!(differing(&every[0], &every[1]), "");
        prop_assert_eq!(differing(&every[0], &every[2]), "");
    }

    /// What is told of roles: no group that can be formed of the whole and the roles shown by adding and subtracting is smaller
    /// than 5.
    #[test]
    fn roles_and_the_whole_leave_no_small_group(own in prop::collection::vec(answers(), 5..PEOPLE)) {
        let questionnaire = questionnaire("protected");
        let numbered: Vec<(usize, Answers)> = own.iter().copied().enumerate().map(|(at, one)| (at + 1, one)).collect();
        let groups = role_groups(&questionnaire, &people(&questionnaire, &numbered));
        let size = |role: usize| own.iter().filter(|one| one.0 == role).count();
        let rest = own.len() - groups.shown.iter().map(|&role| size(role)).sum::<usize>();
        prop_assert!(groups.shown.iter().all(|&role| size(role) >= 5));
        prop_assert!(groups.shown.is_empty() || rest == 0 || rest >= 5);
    }
}

/// Taking the counts of one report from those of another tells the late person's answers to everybody who has both: that is what
/// the rule keeps from happening, and what happens without it.
#[test]
fn without_the_rule_a_late_answer_is_plain_to_see() {
    let questionnaire = questionnaire("protected");
    let own: Vec<(usize, Answers)> = (1..=8)
        .map(|number| (number, (0, [(number % 4 + 1) as u8; STATEMENTS])))
        .collect();
    let (early, late) = (people(&questionnaire, &own[..7]), people(&questionnaire, &own));
    let counts = |responses: &[Response]| numbers(&questionnaire, responses).2.statements[0].counts.clone();
    let differ: Vec<u32> = counts(&late)
        .iter()
        .zip(counts(&early))
        .map(|(now, then)| now - then)
        .collect();
    // The eighth person chose the first level.
    assert_eq!(differ, [1, 0, 0, 0]);
    let record = Record::default().with("2011-10-14", Extent::Detail, &showing(&questionnaire, &early));
    let verdict = may_issue(&record, &showing(&questionnaire, &late), &questionnaire.privacy);
    assert!(matches!(verdict, Verdict::Refused(_)), "{verdict:?}");
}

/// What cannot be kept: where all give the same rating, everybody's is known. Under 5 people a result at the end of its range
/// would say the same, and is not told.
#[test]
fn unanimity_is_told_from_five_people_on_and_not_before() {
    let questionnaire = questionnaire("protected");
    let all = |people: usize| -> Vec<(usize, Answers)> {
        (1..=people).map(|number| (number, (0, [4; STATEMENTS]))).collect()
    };
    let of = |number: usize| numbers(&questionnaire, &people(&questionnaire, &all(number))).2;
    assert_eq!(of(5).statements[0].counts, [0, 0, 0, 5]);
    assert!(of(5).domains[0].score.is_some());
    assert_eq!(of(4).domains[0].score, None);
    assert_eq!(of(4).overall.unwrap().score, None);
}

/// What goes across statements, told exactly, would tell which ratings one person gave together: of individuals it is rounded in the
/// data files as well. In an open round it is exact.
#[test]
fn what_goes_across_statements_is_rounded_in_the_data_files() {
    let own: Vec<(usize, Answers)> = (1..=7)
        .map(|number| (number, (0, [1, 2, 3, 4, 1, 2, (number % 4 + 1) as u8])))
        .chain([(8, (0, [4, 3, 3, 1, 2, 1, 4]))])
        .collect();
    let decimals = |kind: &str, key: &str| -> usize {
        let questionnaire = questionnaire(kind);
        let text = outputs(&questionnaire, &people(&questionnaire, &own));
        let lines = text.lines().filter(|line| line.contains(key));
        let found = lines.filter_map(|line| Some(line.trim_end_matches(',').split_once('.')?.1.len()));
        found.max().unwrap()
    };
    for (key, most) in [
        ("\"likely_low\":", 1),
        ("\"standard_error\":", 2),
        ("\"icc\":", 2),
        ("\"low\":", 1),
    ] {
        assert!(decimals("protected", key) <= most, "{key}");
        assert!(decimals("open", key) > most, "{key}");
    }
}
