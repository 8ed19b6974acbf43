//! Results are those of a report of the same responses.

use std::fmt::Write as _;

use crate::number::{Number, to_double};
use crate::questionnaire::{PrivacyKind, Questionnaire, catalogue};
use crate::report::fixture::{eight, response, round};
use crate::report::{Also, Data, Input, Whose, build};
use crate::response::Response;
use crate::results::{Results, Scorer, SetRow, Wanted};
use crate::round::How;
use crate::score::marks_of;
use crate::tally::{Reading, Slots, Tally};

fn tally(questionnaire: &Questionnaire, responses: &[Response]) -> Tally {
    let mut tally = Tally::new(Slots::of(questionnaire), Reading::default());
    let at = tally.organisation("Northbridge");
    tally.organisations[at].limited = crate::privacy::is_limited(&questionnaire.privacy);
    let group = tally.group(at, "");
    for response in responses {
        tally.count_marks(group, &marks_of(questionnaire, response));
    }
    tally
}

/// What both have, as text.
fn of_report(data: &Data) -> String {
    let mut text = String::new();
    let double = |number: &Option<Number>| number.as_ref().map(to_double);
    for set in data.domains.iter().chain(&data.sections).chain(&data.overall) {
        let set = &set.score;
        let shares = (double(&set.at_target_share()), double(&set.dont_know_share()));
        let _ = writeln!(
            text,
            "{:?} {:?} {shares:?} {}",
            double(&set.score),
            double(&set.score_100),
            set.few
        );
    }
    for one in &data.statements {
        let numbers = [
            &one.mean,
            &one.middle,
            &one.average_distance,
            &one.shortfall,
            &one.priority,
        ]
        .map(double);
        let words = (one.kind, one.route, one.rank);
        let _ = writeln!(
            text,
            "{} {:?} {} {:?} {numbers:?} {words:?}",
            one.ratings,
            one.others(),
            one.few,
            one.counts
        );
    }
    text
}

fn of_results(results: &Results<'_>) -> String {
    let mut text = String::new();
    for SetRow {
        score,
        score_100,
        at_target,
        dont_know_share,
        few,
        ..
    } in results.sets
    {
        let shares = (at_target, dont_know_share);
        let _ = writeln!(text, "{score:?} {score_100:?} {shares:?} {}", few.unwrap_or(0));
    }
    for one in results.statements {
        let Some(ratings) = one.ratings else { continue };
        let numbers = [one.mean, one.middle, one.average_distance, one.shortfall, one.priority];
        let words = (
            one.kind.map_or("", crate::agreement::Kind::label),
            one.route.map_or("", crate::needs::Route::label),
            one.rank,
        );
        let _ = writeln!(
            text,
            "{ratings} {:?} {} {:?} {numbers:?} {words:?}",
            one.others, one.few, one.counts
        );
    }
    text
}

fn compare(questionnaire: &Questionnaire, responses: &[Response]) {
    let round = round(questionnaire, How::Individual);
    let report = build(&Input {
        questionnaire,
        round: &round,
        responses,
        left_out: &[],
        whose: Whose::Team,
        today: None,
        beside: None,
        also: Also::default(),
    });
    let tally = tally(questionnaire, responses);
    let mut scorer = Scorer::new(questionnaire, &tally.slots, Wanted::default());
    let mut seen = String::new();
    scorer.organisation(&tally, 0, &mut |results| seen = of_results(results));
    assert_eq!(seen, of_report(&report.data), "{}", questionnaire.id);
}

#[test]
fn of_eight_people_and_of_the_first_few_of_them() {
    let mut questionnaire = crate::report::fixture::shipped();
    let responses = eight(&questionnaire);
    for kind in [PrivacyKind::Protected, PrivacyKind::Open, PrivacyKind::Anonymous] {
        questionnaire.privacy.kind = kind;
        for number in 1..=8 {
            compare(&questionnaire, &responses[..number]);
        }
    }
}

#[test]
fn of_every_questionnaire_that_comes_with_the_program() {
    for shipped in catalogue::SHIPPED {
        let questionnaire = shipped.questionnaire();
        let people = if questionnaire.privacy.kind == PrivacyKind::Private {
            2
        } else {
            7
        };
        let responses: Vec<Response> = (1..=people).map(|number| person(&questionnaire, number)).collect();
        compare(&questionnaire, &responses);
    }
}

fn person(questionnaire: &Questionnaire, number: usize) -> Response {
    let statements = questionnaire.statements.iter().enumerate();
    let words = statements.map(|(at, statement)| {
        let levels = &questionnaire.scale_of(statement).levels;
        match (at * 7 + number * 5) % 11 {
            0 => "dk".to_owned(),
            1 if statement.not_applicable => "na".to_owned(),
            2 => "-".to_owned(),
            other => levels[(other * number + at) % levels.len()].key.clone(),
        }
    });
    response(
        questionnaire,
        &format!("R{number}"),
        &words.collect::<Vec<_>>().join(" "),
    )
}
