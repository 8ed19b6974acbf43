//! First moves as a list of actions: ours, and where there is another side also theirs and joint ones. Owner and date are for
//! the team to fill in.

use crate::needs::Route;
use crate::words::upper_first;

use super::super::facts::Facts;
use super::super::{Block, Cell, paragraph, table};
use super::{first, sides};

pub(super) fn blocks(facts: &Facts<'_>, most: usize) -> Vec<Block> {
    let (gaps, _) = first(facts.with_route(Route::Act), most);
    let ours = gaps
        .iter()
        .map(|&at| (facts.named(at), facts.statement(at).first_move.clone()));
    let ours: Vec<(String, String)> = ours.filter(|(_, text)| !text.is_empty()).collect();
    if facts.questionnaire.sides.is_empty() {
        return without_sides(&ours);
    }
    let ours = ours.into_iter().map(|row| ("Ours".to_owned(), row));
    let theirs = facts.questionnaire.sides.iter();
    let theirs = theirs.map(|side| (upper_first(&side.title), (String::new(), String::new())));
    let joint = joint(facts, most).into_iter().map(|row| ("Joint".to_owned(), row));
    let rows = ours.chain(theirs).chain(joint).map(|(whose, (about, action))| {
        [
            Cell::Text(whose),
            action.into(),
            about.into(),
            Cell::Text(String::new()),
            Cell::Text(String::new()),
        ]
    });
    vec![
        paragraph("Ours are first moves for what is furthest below target. Theirs are for them to name, with us."),
        table(["Whose", "Action", "About", "Owner", "By"], rows.collect::<Vec<_>>()),
    ]
}

fn without_sides(ours: &[(String, String)]) -> Vec<Block> {
    if ours.is_empty() {
        return vec![paragraph("There is no first move to take yet.")];
    }
    let rows = ours.iter().map(|(about, action)| {
        [
            Cell::from(action),
            about.into(),
            Cell::Text(String::new()),
            Cell::Text(String::new()),
        ]
    });
    vec![table(["Action", "About", "Owner", "By"], rows.collect::<Vec<_>>())]
}

/// What to do together: talk where the two views are far apart. A line to fill in where there is nothing of that kind.
fn joint(facts: &Facts<'_>, most: usize) -> Vec<(String, String)> {
    let sides = facts.questionnaire.sides.iter();
    let apart = sides.flat_map(|side| sides::far_apart(facts, side).0);
    let rows: Vec<(String, String)> = apart
        .take(most)
        .map(|(at, _, _)| (facts.named(at), "Talk through where the two views part".to_owned()))
        .collect();
    if rows.is_empty() {
        return vec![(String::new(), String::new())];
    }
    rows
}
