//! How long a questionnaire takes to read, a round to score and a report to render.

use ccg_diagnostic::needs::findings;
use ccg_diagnostic::questionnaire::{Questionnaire, catalogue, validate};
use ccg_diagnostic::render::{Format, Options, render};
use ccg_diagnostic::report::{Input, Report, Whose, build};
use ccg_diagnostic::response::{Response, check};
use ccg_diagnostic::round::{self, Round};
use ccg_diagnostic::score::score;

fn main() {
    divan::main();
}

fn questionnaire() -> Questionnaire {
    catalogue::find(catalogue::USUAL).expect("shipped").questionnaire()
}

fn example() -> (Questionnaire, Round, Vec<Response>) {
    let questionnaire = questionnaire();
    let round = round::from_yaml(include_str!("../examples/eastvale-individual/round.yaml")).expect("an example");
    let texts = [
        include_str!("../examples/eastvale-individual/responses/R1.yaml"),
        include_str!("../examples/eastvale-individual/responses/R2.yaml"),
        include_str!("../examples/eastvale-individual/responses/R3.yaml"),
        include_str!("../examples/eastvale-individual/responses/R4.yaml"),
    ];
    let responses = texts
        .iter()
        .map(|text| check::from_yaml(text, &questionnaire).expect("an example"))
        .collect();
    (questionnaire, round, responses)
}

fn report() -> Report {
    let (questionnaire, round, responses) = example();
    build(&Input {
        questionnaire: &questionnaire,
        round: &round,
        responses: &responses,
        left_out: &[],
        whose: Whose::Team,
        today: None,
        beside: None,
        also: ccg_diagnostic::report::Also::default(),
    })
}

#[divan::bench]
fn the_shipped_questionnaire_as_prepared() -> Questionnaire {
    questionnaire()
}

#[divan::bench]
fn the_same_from_its_file() -> Questionnaire {
    validate::from_yaml(divan::black_box(
        catalogue::find(catalogue::USUAL).expect("shipped").yaml,
    ))
    .expect("a valid file")
}

#[divan::bench]
fn a_response_from_its_file(bencher: divan::Bencher) {
    let questionnaire = questionnaire();
    let text = include_str!("../examples/northbridge-joint/responses/joint.yaml");
    bencher.bench_local(|| check::from_yaml(divan::black_box(text), &questionnaire).expect("an example"));
}

#[divan::bench]
fn scores_and_findings(bencher: divan::Bencher) {
    let (questionnaire, _, responses) = example();
    bencher.bench_local(|| {
        let scores = score(&questionnaire, divan::black_box(&responses));
        findings(&questionnaire, &scores)
    });
}

#[divan::bench]
fn making_a_report(bencher: divan::Bencher) {
    let (questionnaire, round, responses) = example();
    bencher.bench_local(|| {
        build(&Input {
            questionnaire: &questionnaire,
            round: &round,
            responses: divan::black_box(&responses),
            left_out: &[],
            whose: Whose::Team,
            today: None,
            beside: None,
            also: ccg_diagnostic::report::Also::default(),
        })
    });
}

#[divan::bench(args = [Format::Terminal, Format::Markdown, Format::Statements, Format::Domains, Format::Json])]
fn a_report(bencher: divan::Bencher, format: Format) {
    let made = report();
    bencher.bench_local(|| render(divan::black_box(&made), format, Options::default()));
}
