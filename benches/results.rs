//! How long the results of an organisation take, once its answers are counted: 60 statements in 6 domains.

use ccg_diagnostic::questionnaire::{Questionnaire, validate};
use ccg_diagnostic::results::{Scorer, Wanted};
use ccg_diagnostic::tally::{Other, Reading, Slot, Slots, Tally};

const ORGANISATIONS: usize = 200;

fn main() {
    divan::main();
}

fn questionnaire() -> Questionnaire {
    let mut yaml = String::from(
        "format: 1\nid: bench\nversion: '1'\ntitle: Bench\nlanguage: en\ntarget: 3\n\
         answers: {dont_know: {label: Don't know}, not_applicable: {label: Not applicable, allowed: true}}\n\
         scales: [{id: main, levels: [{id: a, value: 1, label: A}, {id: b, value: 2, label: B}, \
         {id: c, value: 3, label: C}, {id: d, value: 4, label: D}]}]\ndomains:\n",
    );
    for domain in 1..=6 {
        yaml += &format!("- id: D{domain}\n  title: D{domain}\n  statements:\n");
        for statement in 1..=10 {
            let id = format!("D{domain}.{statement:02}");
            yaml += &format!("  - {{id: {id}, short: S, statement: Statement {id}.}}\n");
        }
    }
    validate::from_yaml(&yaml).expect("valid")
}

/// Organisations of so many respondents, with a few answers in a hundred that are not ratings.
fn tally(questionnaire: &Questionnaire, respondents: usize, limited: bool) -> Tally {
    let slots = Slots::of(questionnaire);
    let mut tally = Tally::new(slots.clone(), Reading::default());
    let mut seed = 7_u64;
    let mut dice = |end: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % end
    };
    for number in 0..ORGANISATIONS {
        let at = tally.organisation(&format!("Organisation {number}"));
        tally.organisations[at].limited = limited;
        let group = tally.group(at, "");
        for _ in 0..respondents {
            let answers: Vec<Slot> = (0..slots.statements())
                .map(|at| match dice(100) {
                    0..3 => slots.other(at, Other::DontKnow),
                    3 => slots.other(at, Other::NotApplicable),
                    4 => slots.other(at, Other::Unanswered),
                    other => (other % 4) as Slot,
                })
                .collect();
            tally.count(group, &answers);
        }
    }
    tally
}

#[divan::bench(args = [(12, false), (12, true), (200, false), (200, true)])]
fn organisations(bencher: divan::Bencher<'_, '_>, (respondents, limited): (usize, bool)) {
    let questionnaire = questionnaire();
    let tally = tally(&questionnaire, respondents, limited);
    let mut scorer = Scorer::new(&questionnaire, &tally.slots, Wanted::default());
    bencher
        .counter(divan::counter::ItemsCount::new(ORGANISATIONS))
        .bench_local(move || {
            for at in 0..ORGANISATIONS {
                scorer.organisation(&tally, at, &mut |results| {
                    divan::black_box(results);
                });
            }
        });
}

#[divan::bench]
fn a_scorer(bencher: divan::Bencher<'_, '_>) {
    let questionnaire = questionnaire();
    let slots = Slots::of(&questionnaire);
    bencher.bench_local(|| {
        divan::black_box(Scorer::new(&questionnaire, &slots, Wanted::default()));
    });
}
