//! The ideas of the questionnaire's model in words: one sentence each, said the same way everywhere.

use num_traits::One;

use super::{After, CountsAs, Gate, Level, Node, Privacy, PrivacyKind, Questionnaire, RollUp, Scale, Show, Wanted};
use crate::number::{Number, shortest, whole};
use crate::words::{count, list};

/// `6 domains, 72 statements, 4 levels.`
pub(crate) fn size(questionnaire: &Questionnaire) -> String {
    let labels = &questionnaire.labels;
    let domains = count(questionnaire.domains.len(), &labels.domain, &labels.domains);
    let statements = count(questionnaire.statements.len(), "statement", "statements");
    let scales = questionnaire.scales.iter();
    let scales: Vec<String> = scales
        .map(|scale| count(scale.levels.len(), "level", "levels"))
        .collect();
    format!("{domains}, {statements}, {}.", scales.join(" or "))
}

/// What it helps with in one sentence: the first of its purpose, else of what it is; may be empty.
pub(crate) fn in_brief(questionnaire: &Questionnaire) -> &str {
    let text = match questionnaire.purpose.as_str() {
        "" => &questionnaire.about,
        purpose => purpose,
    };
    text.split_inclusive(". ").next().unwrap_or_default().trim()
}

/// `3 In place`.
pub(crate) fn level(level: &Level) -> String {
    format!("{} {}", level.key, level.label)
}

/// The question above the levels.
pub(crate) fn asked(questionnaire: &Questionnaire, scale: &Scale) -> String {
    if scale.asked.is_empty() {
        format!("Which level best describes {} today?", questionnaire.describes)
    } else {
        scale.asked.clone()
    }
}

/// What an answer that is not a rating does to a result, as the rest of a sentence.
pub(crate) fn counts_as(counts: CountsAs) -> &'static str {
    match counts {
        CountsAs::LeftOut => "left out of every result",
        CountsAs::Lowest => "counted as the lowest level, of a reversed statement as the highest",
        CountsAs::Blocks => "no result is given while there is one",
    }
}

/// How a result is made, as the rest of a sentence: `the mean of its statements, each by its weight`.
pub(crate) fn roll_up(roll_up: RollUp, start: &Number, of: &str) -> String {
    match roll_up {
        RollUp::WeightedMean => format!("the mean of {of}, each by its weight"),
        RollUp::Sum if *start == Number::default() => format!("the sum of {of}, each by its weight"),
        RollUp::Sum => format!("{} and the sum of {of}, each by its weight", shortest(start)),
        RollUp::Share => format!("what {of} reach of what is possible, as a percentage, each by its weight"),
        RollUp::SharePassing => format!("how many of {of} pass, as a percentage, each by its weight"),
        RollUp::Minimum => format!("the lowest of {of}"),
        RollUp::Maximum => format!("the highest of {of}"),
        RollUp::Middle => format!("the one in the middle of {of}, of two the lower"),
        RollUp::None => "none: it is a heading".to_owned(),
    }
}

/// How much has to be counted for a result, as a whole sentence.
pub(crate) fn enough(share: &Number, of: &str) -> String {
    if *share == Number::default() {
        return format!("A result is given as soon as one of {of} that apply is counted.");
    }
    let much = if share.is_one() {
        format!("all of {of} that apply are")
    } else if *share == Number::new(1.into(), 2.into()) {
        format!("at least half of {of} that apply are")
    } else {
        format!("at least {} of {of} that apply are", percent(share))
    };
    format!("A result is given only when {much} counted.")
}

/// A share as a percentage.
pub(crate) fn percent(share: &Number) -> String {
    format!("{}%", shortest(&(share * whole(100))))
}

/// Who may see what, as whole sentences.
pub(crate) fn privacy(privacy: &Privacy) -> String {
    let (minimum, detail) = (privacy.minimum, privacy.detail);
    let limits = if minimum <= 1 && detail <= 1 {
        "No smallest number of responses is set.".to_owned()
    } else {
        format!(
            "Of individuals nothing is shown under {}, and counts and single statements only from {detail}. \
             An answer that a team gives together has no such limit.",
            count(minimum, "response", "responses")
        )
    };
    match privacy.kind {
        PrivacyKind::Open => "Open: nothing is withheld from the report.".to_owned(),
        PrivacyKind::Protected => format!("Protected: the report shows how many answered what, never who. {limits}"),
        PrivacyKind::Anonymous => format!(
            "Anonymous: the report shows how many answered what, never who, and no name and no time of day is kept \
             with an answer. {limits}"
        ),
        PrivacyKind::Private => {
            "Private: for the person who answers, alone. No report of a team is made of it.".to_owned()
        }
    }
}

/// `2 Getting going or don't know`.
pub(crate) fn wanted(questionnaire: &Questionnaire, statement: usize, answers: &[Wanted]) -> String {
    let levels = &questionnaire.scale_of(&questionnaire.statements[statement]).levels;
    let words = answers.iter().map(|answer| match answer {
        Wanted::Level(at) => level(&levels[*at]),
        Wanted::DontKnow => questionnaire.dont_know.label.clone(),
        Wanted::NotApplicable => questionnaire.not_applicable.label.clone(),
    });
    either(&words.collect::<Vec<_>>())
}

/// After which answers something is asked; levels by their label, of every scale that has one with this id.
pub(crate) fn after(questionnaire: &Questionnaire, after: &[After]) -> String {
    if after.is_empty() {
        return "any level".to_owned();
    }
    let words = after.iter().map(|one| match one {
        After::Level(id) => {
            let levels = questionnaire.scales.iter().flat_map(|scale| &scale.levels);
            let found = levels.into_iter().find(|level| level.id == *id);
            found.map_or_else(|| id.clone(), |level| level.label.clone())
        }
        After::DontKnow => questionnaire.dont_know.label.clone(),
        After::NotApplicable => questionnaire.not_applicable.label.clone(),
    });
    either(&words.collect::<Vec<_>>())
}

/// `A`, `A or B`, `A, B or C`.
pub(crate) fn either(items: &[String]) -> String {
    match items {
        [most @ .., last] if !most.is_empty() => format!("{} or {last}", most.join(", ")),
        _ => items.join(""),
    }
}

/// What a gate asks for, as a whole sentence.
pub(crate) fn gate(gate: &Gate) -> String {
    let by = if gate.weighted { ", by weight," } else { "" };
    if gate.share.is_one() {
        return "Passes when all of its statements pass.".to_owned();
    }
    format!(
        "Passes when at least {} of its statements{by} pass.",
        percent(&gate.share)
    )
}

/// What a domain's or section's result is made of: `its statements`, `its sections`, or both.
pub(crate) fn made_of(node: &Node) -> &'static str {
    match (node.own.is_empty(), node.sections.is_empty()) {
        (false, true) => "its statements",
        (true, _) => "its sections",
        (false, false) => "its statements and sections",
    }
}

/// What a part of the report's first section shows.
pub(crate) fn shows(show: Show) -> &'static str {
    match show {
        Show::Gaps => "what is furthest below target, each with its risk and a first move",
        Show::ViewsDiffer => "where views differ, both views side by side",
        Show::NotKnown => "what is not known",
        Show::Strengths => "strengths to keep",
        Show::Closing => "the answers to the closing questions, in people's own words",
        Show::Dated => "the next things with a date, those past it first",
        Show::Progress => "how many of each answer",
        Show::Reasons => "what was not applicable, with the reasons",
        Show::Grid => "every statement by importance and level",
        Show::Sides => "where two sides' answers are 2 or more levels apart",
        Show::Actions => "first moves as a list of actions",
        Show::Outstanding => "what is outstanding before the next, with its risk",
        Show::Lenses => "for each lens, what is most worth talking about",
        Show::Roles => "the spread of answers by role, where roles are large enough",
        Show::Answered => "how many answered of how many invited",
        Show::Extremes => "what is experienced most often and least often",
        Show::Beside => "a group's own view in another questionnaire beside these answers",
        Show::Text => "words of the questionnaire's own",
    }
}

/// Names of sections that the report leaves out, as people know them.
pub(crate) fn left_out(names: &[String]) -> String {
    let words = names.iter().map(|name| match name.as_str() {
        "talk" => "where views differ",
        "unknown" => "what is not known",
        "difference" => "what would make the most difference",
        "next" => "next steps",
        "statements" => "all statements",
        "numbers" => "how the numbers are made",
        "needs" => "development needs",
        other => other,
    });
    list(&words.collect::<Vec<_>>())
}
