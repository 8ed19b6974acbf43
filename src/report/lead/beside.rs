//! Our own view in another questionnaire beside the answers here, the largest difference first.

use crate::number::Number;
use crate::words::upper_first;

use super::super::facts::Facts;
use super::super::stand::Shown;
use super::super::{Block, Cell, Input, Whose, paragraph, table};
use super::{answers_in_words, share_of_scale};

pub(super) fn blocks(facts: &Facts<'_>, most: usize) -> Vec<Block> {
    let wanted = &facts.questionnaire.beside;
    let Some(beside) = facts.beside else {
        return vec![paragraph(format!(
            "To see our own view beside these answers, add a round of {wanted}: `report ROUND --beside OTHER_ROUND`."
        ))];
    };
    let own = Facts::new(&Input {
        questionnaire: beside.questionnaire,
        round: beside.round,
        responses: beside.responses,
        left_out: &[],
        whose: Whose::Team,
        today: None,
        beside: None,
        also: crate::report::Also::default(),
    });
    let mut pairs = pairs(facts, &own);
    if pairs.is_empty() {
        return vec![paragraph("No statement has both an answer here and a level there.")];
    }
    pairs.sort_by(|a, b| b.apart.cmp(&a.apart).then((a.here, a.there).cmp(&(b.here, b.there))));
    let rows = pairs.iter().take(most).map(|pair| {
        [
            Cell::Text(facts.named(pair.here)),
            answers_in_words(facts, pair.here).into(),
            own.named(pair.there).into(),
            upper_first(&own.level_text(pair.there, pair.level)).into(),
        ]
    });
    vec![
        paragraph(format!(
            "Our own view is from \u{201c}{}\u{201d}. The largest difference comes first. Neither view is called right.",
            beside.round.title
        )),
        table(
            ["They were asked", "They answered", "We were asked", "Our level"],
            rows.collect::<Vec<_>>(),
        ),
    ]
}

struct Pair {
    here: usize,
    there: usize,
    level: usize,
    /// How far apart the two are, as a share of their scales.
    apart: Number,
}

fn pairs(facts: &Facts<'_>, own: &Facts<'_>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for here in facts.all().into_iter().filter(|&at| facts.score(at).is_counted()) {
        for id in &facts.statement(here).beside {
            let there = own.questionnaire.position(id);
            let Some((there, theirs)) = there.zip(share_of_scale(facts, here)) else {
                continue;
            };
            if let (Shown::Level(level), Some(ours)) = (own.shown(there), share_of_scale(own, there)) {
                pairs.push(Pair {
                    here,
                    there,
                    level,
                    apart: (theirs - ours).abs(),
                });
            }
        }
    }
    pairs
}
