//! Our levels beside those of another side that answered the same statements: where they are 2 or more levels apart, both are
//! shown and neither is called right. Only when both have agreed to it.

use crate::questionnaire::{Show, Side};
use crate::response::Response;
use crate::score::score;
use crate::words::{count, upper_first};

use super::super::facts::Facts;
use super::super::stand::Shown;
use super::super::{Block, Cell, paragraph, table};

/// Nothing where the questionnaire has no sides.
pub(in super::super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let sides = facts.questionnaire.sides.iter();
    sides.flat_map(|side| one(facts, side)).collect()
}

fn one(facts: &Facts<'_>, side: &Side) -> Vec<Block> {
    let theirs = answers_of(facts, side);
    let title = upper_first(&side.title);
    if theirs.is_empty() {
        return vec![paragraph(format!("{title} has not answered."))];
    }
    if !facts.round.sides_shown {
        return vec![paragraph(format!(
            "{title} has answered too. The two views are set side by side once both have agreed to it, with `sides_shown: true` in round.yaml."
        ))];
    }
    let (apart, compared) = far_apart(facts, side);
    let of = count(compared, "statement", "statements");
    if apart.is_empty() {
        return vec![paragraph(format!(
            "On none of {of} that both could rate are the two views 2 or more levels apart."
        ))];
    }
    let rows = apart.iter().map(|&(at, ours, theirs)| {
        [
            Cell::Text(facts.named(at)),
            upper_first(&facts.level_text(at, ours)).into(),
            upper_first(&facts.level_text(at, theirs)).into(),
            facts.statement(at).discuss.clone().into(),
        ]
    });
    vec![
        paragraph(format!(
            "On {} of {of} that both could rate, the two views are 2 or more levels apart.{}",
            apart.len(),
            neither_is_right(facts)
        )),
        table(
            [
                "Statement",
                &upper_first(facts.voice.we()),
                &title,
                "A question to discuss",
            ],
            rows.collect::<Vec<_>>(),
        ),
    ]
}

/// What is said once: the questionnaire's own words for this part may say it already.
fn neither_is_right(facts: &Facts<'_>) -> &'static str {
    let parts = facts.questionnaire.report.first.iter();
    let mut own = parts.filter(|part| part.show == Show::Sides && !part.text.is_empty());
    if own.next().is_some() {
        ""
    } else {
        " Both are shown, and neither is called right."
    }
}

fn answers_of(facts: &Facts<'_>, side: &Side) -> Vec<Response> {
    let theirs = facts.others.iter().filter(|one| one.side == side.id);
    theirs.map(|one| (*one).clone()).collect()
}

/// The statements where a side's level is 2 or more levels from ours, each with both levels; and how many could be compared.
/// None where the two sides have not both agreed.
pub(super) fn far_apart(facts: &Facts<'_>, side: &Side) -> (Vec<(usize, usize, usize)>, usize) {
    if !facts.round.sides_shown {
        return (Vec::new(), 0);
    }
    // The middle of their ratings stands for them as it does for us.
    let theirs = score(facts.questionnaire, &without_side(answers_of(facts, side)));
    let levels = facts.all().into_iter().filter_map(|at| match facts.shown(at) {
        Shown::Level(ours) => Some((at, ours, theirs.statements[at].middle?)),
        _ => None,
    });
    let both: Vec<(usize, usize, usize)> = levels.collect();
    let mut apart: Vec<_> = both.iter().copied().filter(|(_, a, b)| a.abs_diff(*b) >= 2).collect();
    apart.sort_by_key(|(at, a, b)| (std::cmp::Reverse(a.abs_diff(*b)), *at));
    (apart, both.len())
}

/// The same answers as of a round of their own.
fn without_side(responses: Vec<Response>) -> Vec<Response> {
    let bare = responses.into_iter();
    bare.map(|one| Response {
        side: String::new(),
        ..one
    })
    .collect()
}
