//! One whole report for each kind of questionnaire, as a person reads it, and what each part promises.

use crate::privacy::Extent;
use crate::questionnaire::{PrivacyKind, Questionnaire, validate};
use crate::render::{Format, Options, render};
use crate::report::facts::Facts;
use crate::report::fixture::{all_shown, note, people, questionnaire, response, round};
use crate::report::{Also, Beside, Input, LeftOut, Report, Whose, build};
use crate::response::{Answer, Audience, ClosingAnswer, Response};
use crate::round::{How, Round};

fn read(yaml: &str) -> Questionnaire {
    validate::from_yaml(yaml).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

fn checklist() -> Questionnaire {
    read(include_str!("fixtures/checklist.yaml"))
}

fn reflection() -> Questionnaire {
    read(include_str!("fixtures/reflection.yaml"))
}

fn partners() -> Questionnaire {
    read(include_str!("fixtures/partners.yaml"))
}

fn customer() -> Questionnaire {
    read(include_str!("fixtures/customer.yaml"))
}

fn made(questionnaire: &Questionnaire, round: &Round, responses: &[Response], whose: Whose) -> Report {
    let notes = all_shown(responses);
    build(&Input {
        questionnaire,
        round,
        responses,
        left_out: &[],
        whose,
        today: Some("2011-11-01".parse().unwrap()),
        beside: None,
        also: Also {
            notes: Some(&notes),
            ..Also::default()
        },
    })
}

fn team(questionnaire: &Questionnaire, how: How, responses: &[Response]) -> Report {
    made(questionnaire, &round(questionnaire, how), responses, Whose::Team)
}

/// The version is left out of what is compared: it changes with every release.
fn text(report: &Report, format: Format) -> String {
    let version = format!("ccg-diagnostic {}", env!("CARGO_PKG_VERSION"));
    let bytes = render(report, format, Options::default());
    String::from_utf8(bytes)
        .unwrap()
        .replace(&version, "ccg-diagnostic VERSION")
}

fn markdown(report: &Report) -> String {
    text(report, Format::Markdown)
}

fn carry(response: &mut Response, id: &str, given: &[(&str, &str)]) {
    let given = given.iter().map(|(ask, text)| ((*ask).to_owned(), (*text).to_owned()));
    response.also.insert(id.into(), given.collect());
}

fn close(response: &mut Response, id: &str, answer: &str, then: &str) {
    let answer = ClosingAnswer {
        answer: answer.into(),
        then: then.into(),
    };
    response.closing.insert(id.into(), answer);
}

fn kept_checklist(questionnaire: &Questionnaire) -> Response {
    let mut one = response(questionnaire, "joint", "2 2 2 3 dk na 1 -");
    one.left_out.insert("CS".into());
    carry(&mut one, "PF.1", &[("due", "2011-12-01"), ("owner", "Helen")]);
    carry(&mut one, "PF.2", &[("due", "2011-10-20"), ("owner", "Priya")]);
    carry(&mut one, "PF.3", &[("due", "2012-03-31")]);
    carry(
        &mut one,
        "GV.1",
        &[("where", "Shared drive, governance"), ("due", "2011-09-01")],
    );
    carry(&mut one, "GV.2", &[("find-out-by", "2011-11-15"), ("owner", "Tom")]);
    one
}

#[test]
fn a_checklist() {
    let list = checklist();
    let made = team(&list, How::Joint, &[kept_checklist(&list)]);
    insta::assert_snapshot!("checklist", markdown(&made));
    insta::assert_snapshot!("checklist_terminal", text(&made, Format::Terminal));
}

/// What a part held before it was left out as a whole stays in the file, and is nobody's next date.
#[test]
fn what_is_left_out_has_no_date_to_come() {
    let list = checklist();
    let mut one = kept_checklist(&list);
    let asked = markdown(&team(&list, How::Joint, std::slice::from_ref(&one)));
    assert!(asked.contains("20 October 2011") && asked.contains("Tom"), "{asked}");
    one.left_out.extend(["PF".into(), "GV".into()]);
    let left_out = markdown(&team(&list, How::Joint, &[one]));
    assert!(asked.contains("| GV.3 A shared office | \u{201c}"), "{asked}");
    assert!(!left_out.contains("| GV.3 A shared office | \u{201c}"), "{left_out}");
    for text in ["20 October 2011", "Tom", "Helen", "Shared drive"] {
        assert!(!left_out.contains(text), "{text} in\n{left_out}");
    }
}

#[test]
fn without_a_clock_no_date_has_passed() {
    let list = checklist();
    let round = round(&list, How::Joint);
    let responses = [kept_checklist(&list)];
    let made = build(&Input {
        questionnaire: &list,
        round: &round,
        responses: &responses,
        left_out: &[],
        whose: Whose::Team,
        today: None,
        beside: None,
        also: crate::report::Also::default(),
    });
    let text = markdown(&made);
    assert!(!text.contains("passed"), "{text}");
    // Two at most, the earliest first; a date left from before it was done is not one.
    assert!(
        text.contains("| 20 October 2011 | PF.2 Council is engaged | Priya |\n| 15 November 2011 | GV.2"),
        "{text}"
    );
    assert!(!text.contains("1 September 2011"));
}

fn reflected(questionnaire: &Questionnaire) -> Response {
    let mut one = response(questionnaire, "R1", "4 2 dk 1 -");
    one.roles = vec!["chair".into()];
    carry(&mut one, "A.1", &[("example", "The June members' meeting.")]);
    carry(&mut one, "A.2", &[("help", "A mentor from another group.")]);
    note(&mut one, "A.3", "Ask Ruth.", Audience::OnlyMe);
    close(&mut one, "view", "not-yet", "A deputy for my practice.");
    one
}

#[test]
fn a_private_reflection() {
    let role = reflection();
    let page = team(&role, How::Individual, &[reflected(&role)]);
    insta::assert_snapshot!("reflection", markdown(&page));
    let own = made(&role, &round(&role, How::Individual), &[reflected(&role)], Whose::Mine);
    assert_eq!(
        page, own,
        "a private questionnaire has a page of one's own and nothing else"
    );
}

#[test]
fn several_private_responses_are_no_team() {
    let role = reflection();
    let page = team(&role, How::Individual, &[reflected(&role), reflected(&role)]);
    let all: String = [Format::Markdown, Format::Terminal, Format::Statements, Format::Json]
        .iter()
        .map(|format| text(&page, *format))
        .collect();
    assert!(all.contains("there is no report of several people"), "{all}");
    for own in ["mentor", "June", "Ruth", "deputy", "\"mean\": 2"] {
        assert!(!all.contains(own), "{own}");
    }
    assert_eq!(page.data.statements.len(), 0);
    assert_eq!(page.data.withheld.len(), role.statements.len());
}

/// Twelve partners: 6 of the council, 5 providers and 1 charity, of 30 invited.
fn twelve(questionnaire: &Questionnaire) -> Vec<Response> {
    let council = ["4 1 1 2"; 6];
    let provider = ["2 3 1 dk", "2 4 2 3", "1 3 1 4", "2 3 4 2", "2 4 1 3"];
    let mut all = people(questionnaire, &[&council[..], &provider[..], &["3 2 2 2"][..]].concat());
    for (at, one) in all.iter_mut().enumerate() {
        one.roles = vec![["council", "provider", "charity"][usize::from(at > 5) + usize::from(at > 10)].into()];
    }
    close(&mut all[0], "keep", "The monthly breakfast", "");
    close(&mut all[7], "keep", "Answering letters", "");
    close(&mut all[11], "keep", "Asking small charities too", "");
    all
}

fn invited(questionnaire: &Questionnaire) -> Round {
    let numbers = [("council", 8), ("provider", 10), ("charity", 12)];
    Round {
        invited: numbers.map(|(id, number)| (id.to_owned(), number)).into(),
        ..round(questionnaire, How::Individual)
    }
}

/// Our own round, answered together: level 4, level 1, and one that is not known.
fn own_round() -> (Questionnaire, Response) {
    let own = questionnaire(&["1", "2", "3", "4"], &[2, 1], &[]);
    let answers = response(&own, "joint", "4 1 dk");
    (own, answers)
}

fn partners_report(responses: &[Response], left_out: &[LeftOut], with_own: bool) -> Report {
    let (view, (own, answers)) = (partners(), own_round());
    let own_round = round(&own, How::Joint);
    let beside = Beside {
        questionnaire: &own,
        round: &own_round,
        responses: std::slice::from_ref(&answers),
    };
    let notes = all_shown(responses);
    build(&Input {
        questionnaire: &view,
        round: &invited(&view),
        responses,
        left_out,
        whose: Whose::Team,
        today: None,
        beside: with_own.then_some(beside),
        also: Also {
            notes: Some(&notes),
            ..Also::default()
        },
    })
}

#[test]
fn a_partners_view_with_roles_and_our_own_view_beside_it() {
    let left_out = ["R13", "R14"].map(|code| LeftOut {
        code: code.into(),
        reason: "not finished".into(),
    });
    let made = partners_report(&twelve(&partners()), &left_out, true);
    insta::assert_snapshot!("partners", markdown(&made));
}

#[test]
fn without_our_own_round_the_report_says_how_to_add_one() {
    let text = markdown(&partners_report(&twelve(&partners()), &[], false));
    assert!(
        text.contains("add a round of small: \\`report ROUND --beside OTHER\\_ROUND\\`."),
        "{text}"
    );
}

#[test]
fn a_report_under_the_minimum_says_kindly_what_it_waits_for() {
    let view = partners();
    let all = twelve(&view);
    let made = partners_report(&all[..4], &[], true);
    insta::assert_snapshot!("too_few", markdown(&made));
    for format in [Format::Statements, Format::Domains, Format::Json, Format::Terminal] {
        let text = text(&made, format);
        for told in ["breakfast", "Rarely", "council"] {
            assert!(!text.contains(told), "{told}: {text}");
        }
    }
    let row = &made.data.domains[0].score;
    assert_eq!(
        (row.score.clone(), row.ratings, row.status()),
        (None, 0, "too few answers")
    );
    let json: serde_json::Value = serde_json::from_str(&text(&made, Format::Json)).unwrap();
    assert_eq!(json["withheld"].as_array().unwrap().len(), 4);
    assert_eq!(json["statements"].as_array().unwrap().len(), 0);
}

#[test]
fn words_of_anonymous_people_are_shown_only_where_the_first_section_asks_for_them() {
    let mut view = partners();
    view.report
        .first
        .retain(|part| part.show != crate::questionnaire::Show::Closing);
    let made = made(&view, &invited(&view), &twelve(&view), Whose::Team);
    assert!(!markdown(&made).contains("breakfast"));
}

#[test]
fn between_minimum_and_detail_there_are_results_and_no_counts() {
    let mut view = customer();
    view.report.leave_out.clear();
    let all = people(&view, &["1 3 2 4", "2 2 dk 3", "3 1 3 4", "2 2 2 3"]);
    let made = team(&view, How::Individual, &all);
    let text = markdown(&made);
    let ids: Vec<&str> = made.sections.iter().map(|section| section.id).collect();
    assert_eq!(ids, ["summary", "domains", "about", "numbers"], "{text}");
    // Means 2, 2, 7/3 and 7/2: (2 + 2 + 7/3 + 7/2)/4 = 59/24, 2.458.
    assert!(text.contains("| K Knowing what we need | 2.5 |\n"), "{text}");
    assert!(text.contains("4 people have answered so far. Thank you."));
    assert!(text.contains("once 5 people have answered"));
    assert!(!text.contains("K.1") && !text.contains("at level"));
}

/// Five people and their supplier.
fn both_sides(questionnaire: &Questionnaire) -> Vec<Response> {
    let mut all = people(questionnaire, &["1 3 1 3", "1 2 1 4", "2 3 4 3", "1 2 4 3", "1 2 4 na"]);
    for one in &mut all {
        for (id, importance) in [("K.1", "3"), ("K.2", "2"), ("K.3", "3"), ("K.4", "1")] {
            carry(one, id, &[("importance", importance)]);
        }
    }
    let mut supplier = response(questionnaire, "S1", "3 2 3 1");
    supplier.side = "supplier".into();
    all.push(supplier);
    all
}

#[test]
fn a_customer_and_the_supplier() {
    let view = customer();
    let agreed = Round {
        sides_shown: true,
        ..round(&view, How::Individual)
    };
    let made = made(&view, &agreed, &both_sides(&view), Whose::Team);
    insta::assert_snapshot!("customer", markdown(&made));
}

#[test]
fn the_other_side_is_shown_only_when_both_have_agreed() {
    let view = customer();
    let made = team(&view, How::Individual, &both_sides(&view));
    let text = markdown(&made);
    assert!(text.contains("The supplier has answered too."), "{text}");
    assert!(!text.contains("2 or more levels apart. Both"), "{text}");
    assert_eq!(made.data.statements[0].responses, 5, "the supplier is no sixth of us");
}

#[test]
fn a_nested_questionnaire_with_gates() {
    let nested = read(include_str!("fixtures/nested.yaml"));
    let made = team(&nested, How::Joint, &[response(&nested, "joint", "1 0.5 1 dk 0.5 0")]);
    insta::assert_snapshot!("nested", markdown(&made));
}

#[test]
fn a_stage_that_was_agreed_to_go_on_from_is_behind_us() {
    let stages = read(include_str!("fixtures/stages.yaml"));
    let mut one = response(&stages, "joint", "2 3 1 dk 1");
    one.go_on.insert("PLAN".into(), "The chair, 3 October".into());
    close(&mut one, "interviews", "14 May 2012", "");
    insta::assert_snapshot!("stages", markdown(&team(&stages, How::Joint, &[one.clone()])));
    // Everything done: nothing is outstanding.
    for id in ["L.1", "L.2", "L.3", "L.4", "L.5"] {
        one.answers.insert(id.into(), Answer::Rating(2));
    }
    let text = markdown(&team(&stages, How::Joint, &[one]));
    assert!(text.contains("Nothing is outstanding in any stage."), "{text}");
}

#[test]
fn private_asks_are_on_one_s_own_page_only() {
    let mut view = customer();
    view.asks[0].kind = crate::questionnaire::AskKind::Text;
    view.asks[0].private = true;
    view.report.leave_out.clear();
    let mut all = people(&view, &["1 1 1 1"; 6]);
    carry(&mut all[0], "K.1", &[("importance", "a secret")]);
    let team = team(&view, How::Individual, &all);
    assert!(!markdown(&team).contains("a secret"));
    let own = made(&view, &round(&view, How::Individual), &all[..1], Whose::Mine);
    assert!(markdown(&own).contains("a secret"));
}

#[test]
fn a_closing_choice_of_several_is_a_count() {
    let mut role = reflection();
    role.privacy.kind = PrivacyKind::Protected;
    (role.privacy.minimum, role.privacy.detail) = (3, 5);
    let mut all = people(&role, &["3 3 3 - -"; 5]);
    for (at, one) in all.iter_mut().enumerate() {
        close(
            one,
            "view",
            if at < 2 { "ready-now" } else { "not-yet" },
            if at == 4 { "Time" } else { "" },
        );
    }
    let text = markdown(&team(&role, How::Individual, &all));
    assert!(
        text.contains("2 of 5: Ready now.") && text.contains("3 of 5: Not yet."),
        "{text}"
    );
    assert!(text.contains("- \u{201c}Time\u{201d}"), "{text}");
}

#[test]
fn what_is_withheld_is_counted_as_such() {
    let mut role = reflection();
    role.privacy.kind = PrivacyKind::Protected;
    (role.privacy.minimum, role.privacy.detail) = (3, 5);
    role.report = Default::default();
    let mut all = people(&role, &["3 2 3 1 -"; 6]);
    all[0].roles = vec!["chair".into()];
    let round = round(&role, How::Individual);
    let input = Input {
        questionnaire: &role,
        round: &round,
        responses: &all,
        left_out: &[],
        whose: Whose::Team,
        today: None,
        beside: None,
        also: crate::report::Also::default(),
    };
    let facts = Facts::new(&input);
    assert_eq!(facts.extent, Extent::Detail);
    let tally = facts.tally(&facts.all());
    // The chair's own statement was asked of one person; nobody is the chief finance officer.
    assert_eq!(
        (tally.withheld, tally.not_asked, tally.at_target, tally.below),
        (1, 1, 2, 1)
    );
    let text = markdown(&build(&input));
    assert!(text.contains("1 statement was asked of fewer than 5 people."), "{text}");
    assert!(!text.contains("C.1"), "{text}");
    // Nothing is said of the answers to it, not even that there is no don't know.
    assert!(
        text.contains("| C Chair | Too few people | None apply | Not shown | Not shown |"),
        "{text}"
    );
    assert!(text.contains("Of the statements that are shown here, "), "{text}");
    assert_eq!(build(&input).data.withheld, ["C.1"]);
}

#[test]
fn equal_dates_stand_in_an_order_that_is_nobody_s() {
    let list = checklist();
    let mut all = people(&list, &["2 2 2 3 dk na 1 -"; 2]);
    carry(&mut all[0], "PF.1", &[("due", "2011-12-01"), ("owner", "Tom")]);
    carry(&mut all[1], "PF.1", &[("due", "2011-12-01"), ("owner", "Helen")]);
    let first = markdown(&team(&list, How::Individual, &all));
    all.reverse();
    assert_eq!(first, markdown(&team(&list, How::Individual, &all)));
    assert!(first.find("| Helen |") < first.find("| Tom |"), "{first}");
}
