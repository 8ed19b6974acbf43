//! Killed at any point, nothing that was accepted is lost. `KILLS=1000 cargo test killed` does it more often.

use std::collections::BTreeMap;
use std::time::Duration;

use ccg_diagnostic::questionnaire::catalogue;
use ccg_diagnostic::response::{Answer, Response, check};

use crate::support::Place;
use crate::terminal::Terminal;

/// A small generator of our own, so that each run kills at the same places as the last.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn saved(place: &Place) -> Response {
    let questionnaire = catalogue::find("ccg-six-domains").unwrap().questionnaire();
    let text = place.read("round/responses/joint.yaml");
    check::from_yaml(&text, &questionnaire).unwrap_or_else(|problems| panic!("{problems:?}\n{text}"))
}

/// The levels that the program said it had saved, the last word on each statement.
fn promised(shown: &str) -> BTreeMap<String, usize> {
    let said = shown.lines().filter_map(|line| line.split("Saved: ").nth(1));
    let pairs = said.filter_map(|said| said.split_once(" is "));
    pairs
        .filter_map(|(id, level)| Some((id.to_owned(), level.split(',').next()?.parse().ok()?)))
        .collect()
}

#[test]
fn killed_at_random_points_it_carries_on_with_nothing_lost() {
    let kills: u32 = std::env::var("KILLS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(100);
    let mut chance = Chance(2011);
    let mut place = Place::new();
    let mut before = BTreeMap::new();
    for _ in 0..kills {
        let arguments = [
            "assess",
            "round",
            "--joint",
            "--organisation",
            "Northbridge (invented)",
            "--questionnaire",
            "ccg-six-domains",
        ];
        let mut terminal = Terminal::start(place.command(&arguments));
        terminal.wait_for("> ");
        terminal.line("");
        let answers: String = (0..=chance.below(12))
            .map(|_| format!("{}\n", 1 + chance.below(4)))
            .collect();
        terminal.send(&answers);
        std::thread::sleep(Duration::from_micros(chance.below(60_000)));
        terminal.kill();
        let promised = promised(&terminal.shown());
        let after = saved(&place);
        for (id, level) in &promised {
            assert_eq!(after.answer(id), Some(&Answer::Rating(level - 1)), "{id} was promised");
        }
        for (id, answer) in &before {
            assert!(after.answers.contains_key(id), "{id} was {answer:?} and is lost");
        }
        before = after.answers.clone();
        if before.len() >= 60 {
            place = Place::new();
            before = BTreeMap::new();
        }
    }
}
