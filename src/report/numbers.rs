//! How the numbers are made, in plain words, for this questionnaire.

use num_traits::One;

use crate::privacy::Extent;
use crate::questionnaire::{AskKind, RollUp};
use crate::words::count;

use super::facts::Facts;
use super::{Block, leaves_out, policy};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::List("Answers".into(), answers(facts))];
    blocks.push(Block::List("Results".into(), results(facts)));
    let gates = policy::gates(facts.questionnaire);
    if !gates.is_empty() {
        blocks.push(Block::List("Levels to attain".into(), gates));
    }
    blocks.extend((facts.extent != Extent::Detail).then(|| Block::List("Privacy".into(), limits(facts))));
    if facts.extent != Extent::Detail {
        return blocks;
    }
    if !facts.is_single() {
        blocks.push(Block::List(
            "How alike the answers are, tested in this order".into(),
            kinds(),
        ));
    }
    blocks.push(Block::List("What to do first".into(), routes(facts)));
    blocks
}

fn answers(facts: &Facts<'_>) -> Vec<String> {
    let all = facts.all();
    let target = match facts.common_target_level(&all) {
        Some(level) if facts.is_worded(0) => {
            format!(
                "The target is \u{201c}{}\u{201d} or above, for every statement.",
                level.label
            )
        }
        Some(level) => format!(
            "The target is level {}, {}, for every statement.",
            level.key, level.label
        ),
        None if leaves_out(facts, "statements") => "Targets differ between statements.".to_owned(),
        None => "Targets differ between statements. They are listed in Appendix A.".to_owned(),
    };
    let mut items = vec![target];
    if policy::leaves_out(facts.questionnaire) {
        items.push(
            "Don't know, not applicable and not answered never enter a mean. They do not count as the lowest level."
                .to_owned(),
        );
    } else {
        items.extend(policy::answers(facts.questionnaire));
    }
    let asked = if some_not_asked(facts) {
        " that were asked it"
    } else {
        ""
    };
    items.push(format!(
        "For every statement: ratings, don't knows, not applicable and not answered add up to the responses{asked}."
    ));
    if facts.is_single() {
        items.push("Not applicable statements are left out of the counts.".to_owned());
    } else {
        items.push(
            "The level shown is the middle rating: line the ratings up and take the one in the middle.".to_owned(),
        );
        let reversed = facts.questionnaire.statements.iter().any(|one| one.reverse);
        let of_two = if reversed { "less hopeful" } else { "lower" };
        items.push(format!(
            "With an even number of ratings it is the {of_two} of the two in the middle."
        ));
        items.push("A statement that is to find out shows a question mark in place of a level.".to_owned());
    }
    items
}

fn results(facts: &Facts<'_>) -> Vec<String> {
    let questionnaire = facts.questionnaire;
    let mut items = vec![counts(facts)];
    if policy::is_usual(questionnaire) {
        items.extend(usual_results(facts));
    } else {
        items.extend(policy::results(questionnaire));
    }
    if questionnaire
        .nodes()
        .iter()
        .any(|node| node.roll_up == RollUp::WeightedMean)
    {
        items.push(
            "A mean treats the steps between levels as equally big. That is a convenience: look at the figures too."
                .to_owned(),
        );
    }
    items.extend(policy::reversed(questionnaire));
    items.extend(policy::what_passes(questionnaire));
    items.extend(likely(facts));
    match policy::overall(questionnaire) {
        Some(words) => items.extend([
            words,
            "Numbers are exact until they are shown, and rounded once.".to_owned(),
        ]),
        None => items
            .push("There is no overall result. Numbers are exact until they are shown, and rounded once.".to_owned()),
    }
    items
}

/// How likely ranges are made, where there is one.
fn likely(facts: &Facts<'_>) -> Vec<String> {
    let any = facts.precision.ranges.nodes.iter().any(|one| one.interval().is_some());
    let items = [
        "The likely range leaves each person out once and makes the result again. Student's t for 95 in 100 gives its ends.",
        "Firm: a statement stays among the 5 highest priorities, or equal to the fifth, whoever is left out. If not, it is borderline.",
    ];
    items.into_iter().filter(|_| any).map(str::to_owned).collect()
}

/// `A statement counts when it has at least 3 ratings.`
fn counts(facts: &Facts<'_>) -> String {
    let enough = facts.responses.len().clamp(1, 3);
    let enough = if policy::leaves_out(facts.questionnaire) {
        count(enough, "rating", "ratings")
    } else {
        count(enough, "answer that counts", "answers that count")
    };
    let fewer = if some_not_asked(facts) {
        ", or as many as were asked where these are fewer"
    } else {
        ""
    };
    format!("A statement counts when it has at least {enough}{fewer}.")
}

fn some_not_asked(facts: &Facts<'_>) -> bool {
    facts.scores.statements.iter().any(|one| one.not_asked > 0)
}

fn usual_results(facts: &Facts<'_>) -> [String; 2] {
    let label = &facts.questionnaire.labels.domain;
    let weighted = facts.questionnaire.statements.iter().any(|one| !one.weight.is_one());
    [
        if weighted {
            format!(
                "The mean of a {label} is the weighted mean of its statements' means; a statement counts as often as its weight."
            )
        } else {
            format!("The mean of a {label} is the mean of its statements' means, all counting the same.")
        },
        "A result is given only when at least half of the statements that apply are counted.".to_owned(),
    ]
}

/// The limits under which this report shows less.
fn limits(facts: &Facts<'_>) -> Vec<String> {
    let privacy = &facts.questionnaire.privacy;
    vec![
        format!("Nothing is shown of fewer than {} people.", privacy.minimum),
        format!(
            "Counts, statements and words are shown from {} people on.",
            privacy.detail
        ),
    ]
}

fn kinds() -> Vec<String> {
    [
        "Not known: at least 2 people, and at least a quarter of those asked, said don't know.",
        "Views differ: at least 2 people are 2 or more levels away from at least 2 others. \
         With more than 8 ratings, a quarter of them at each end takes the place of 2 people.",
        "With 3 ratings, views differ when the lowest and the highest are 2 or more levels apart.",
        "One view apart: the lowest and the highest are 2 or more levels apart in any other way.",
        "Close: the rest. With 2 ratings or fewer there is no kind but not known.",
    ]
    .map(str::to_owned)
    .to_vec()
}

fn routes(facts: &Facts<'_>) -> Vec<String> {
    let important = facts.questionnaire.statements.iter().any(|one| one.importance != 1);
    let asked = facts
        .questionnaire
        .asks
        .iter()
        .any(|ask| ask.kind == AskKind::Importance);
    let priority = if asked {
        "The priority is the average distance below the target, times the importance that was given, on average."
    } else if important {
        "The priority is the average distance below the target, times the statement's importance from 1 to 3."
    } else {
        "The priority is the average distance below the target. Answers above it do not hide those below it."
    };
    let (find_out, act) = if facts.is_single() {
        (
            "Find out: the answer is don't know.",
            "Act: the level is below the target. These are the development needs.",
        )
    } else {
        (
            "Find out: it is not known, or nobody who was asked could rate it.",
            "Act: at least half of the ratings are below the target. These are the development needs.",
        )
    };
    let mut items = vec![find_out.to_owned()];
    if !facts.is_single() {
        items.push("Talk: views differ.".to_owned());
    }
    items.push(act.to_owned());
    items.push("Keep: the rest. It is a strength when every rating is at the target or above.".to_owned());
    items.push(priority.to_owned());
    if facts.questionnaire.has_scales_of_different_length() {
        items.push(
            "Scales differ, so the order goes by the priority as a share of the statement's own scale.".to_owned(),
        );
    }
    items.push(
        "Equal priorities are ordered by the share below target, then by don't knows, then as in the questionnaire."
            .to_owned(),
    );
    items
}
