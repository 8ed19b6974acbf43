//! What is to be known of statements whose answers allow less than usual: nobody could judge them, they do not apply, all agree.

use crate::score::StatementScore;
use crate::words::list;

use super::Block;
use super::facts::Facts;

/// What has to be said of a statement's answers, as a sentence; `None` where its numbers speak for themselves.
///
/// All don't know; none apply; none answered; fewer than three ratings that no result counts; all the same.
pub(crate) fn remark(score: &StatementScore) -> Option<String> {
    let ratings = score.ratings();
    match (ratings, score.dont_know) {
        (0, unknown) if unknown > 0 => Some(format!("Nobody felt able to judge this ({unknown} don't know).")),
        (0, _) if score.not_applicable > 0 => Some("Not applicable here.".to_owned()),
        (0, _) if score.unanswered > 0 => Some("Not answered.".to_owned()),
        (1 | 2, _) if !score.is_counted() => Some("Fewer than three ratings: not counted in any result.".to_owned()),
        (2.., _) if score.counts.contains(&ratings) => Some("Everyone gave the same rating.".to_owned()),
        _ => None,
    }
}

/// The remarks on these statements, those of the same words together.
pub(super) fn blocks(facts: &Facts<'_>, members: &[usize]) -> Option<Block> {
    let mut found: Vec<(String, Vec<&str>)> = Vec::new();
    let shown = members.iter().filter(|&&at| !facts.is_single() && !facts.withheld[at]);
    for &at in shown {
        let Some(text) = remark(facts.score(at)) else { continue };
        let id = facts.statement(at).id.as_str();
        match found.iter_mut().find(|(known, _)| *known == text) {
            Some((_, ids)) => ids.push(id),
            None => found.push((text, vec![id])),
        }
    }
    let lines = found.iter().map(|(text, ids)| format!("{}: {text}", list(ids)));
    (!found.is_empty()).then(|| Block::List("To bear in mind".into(), lines.collect()))
}

#[cfg(test)]
mod tests {
    use super::remark;
    use crate::report::fixture::{people, questionnaire};
    use crate::score::score;

    fn of(answers: [&str; 4]) -> Option<String> {
        let small = questionnaire(&["1", "2", "3", "4"], &[1], &[]);
        remark(&score(&small, &people(&small, &answers)).statements[0])
    }

    #[test]
    fn what_cannot_be_a_number_is_a_sentence() {
        let said = |answers, sentence: &str| assert_eq!(of(answers).as_deref(), Some(sentence));
        said(
            ["dk", "dk", "dk", "-"],
            "Nobody felt able to judge this (3 don't know).",
        );
        said(["na", "na", "-", "-"], "Not applicable here.");
        said(["-", "-", "-", "-"], "Not answered.");
        said(
            ["2", "3", "dk", "-"],
            "Fewer than three ratings: not counted in any result.",
        );
        said(
            ["1", "dk", "na", "-"],
            "Fewer than three ratings: not counted in any result.",
        );
        said(["3", "3", "3", "dk"], "Everyone gave the same rating.");
        assert_eq!(of(["3", "3", "2", "dk"]), None);
    }
}
