//! How this was done: who answered and when, with what, by which rules, and what it is not.

use crate::privacy::Extent;
use crate::questionnaire::PrivacyKind;
use crate::words::{count, date_range, list, plural, upper_first};

use super::facts::Facts;
use super::front::left_out;
use super::{Block, Voice, labelled, paragraph, policy};

pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let questionnaire = facts.questionnaire;
    let mut blocks = if facts.voice == Voice::Individuals {
        let mut items = together(facts);
        items.push(view(facts).to_owned());
        items.push("It is not an NHS or government service.".to_owned());
        items.extend(protection(facts));
        vec![Block::List(String::new(), items)]
    } else {
        vec![paragraph(format!(
            "{} It is not an NHS or government service.",
            view(facts)
        ))]
    };
    if !facts.left_out.is_empty() {
        blocks.push(Block::Labelled("Left out".into(), format!("{}.", left_out(facts))));
    }
    let label = |label: &str, text: &str| (!text.is_empty()).then(|| labelled(label, text));
    blocks.extend(label("It never shows", &questionnaire.report.never_shows));
    blocks.extend(label("Privacy", &questionnaire.privacy.note));
    blocks.extend(label("Who answers it", &questionnaire.who));
    blocks.extend(label("When it is worth doing", &questionnaire.when));
    if !questionnaire.about.is_empty() {
        let about = questionnaire.about.clone();
        blocks.push(Block::Labelled("About the questionnaire".into(), about));
    }
    let made = [
        format!("ccg-diagnostic {}", env!("CARGO_PKG_VERSION")),
        format!("questionnaire {}, version {}", questionnaire.id, questionnaire.version),
    ];
    blocks.push(paragraph(format!("Made with {}.", list(&made))));
    blocks
}

fn view(facts: &Facts<'_>) -> &'static str {
    match facts.voice {
        Voice::Mine => "This is your own view on one day. It is not an assessment by anyone else.",
        Voice::Individuals if !facts.questionnaire.who.is_empty() => {
            "This is the view of those who answered, at the time. It is not an assessment by anyone else."
        }
        Voice::Individuals => "This is our own view on one day. It is not an assessment by anyone else.",
        Voice::Joint => "This is the group's own view on one day. It is not an assessment by anyone else.",
    }
}

/// Who answered what, and by which rules answers are called alike.
fn together(facts: &Facts<'_>) -> Vec<String> {
    let questionnaire = facts.questionnaire;
    let mut items = Vec::new();
    if !facts.responses.is_empty() {
        let when = date_range(&facts.first_day(), &facts.last_day());
        items.push(format!(
            "{} answered, each on their own: {when}.",
            upper_first(&facts.people())
        ));
    }
    let statements = count(questionnaire.statements.len(), "statement", "statements");
    let labels = &questionnaire.labels;
    let domains = count(questionnaire.domains.len(), &labels.domain, &labels.domains);
    let asked = plural(questionnaire.statements.len(), "was", "were");
    items.push(format!("{statements} in {domains} {asked} asked{}.", levels(facts)));
    if facts.extent == Extent::Detail {
        items.extend(kinds(facts.responses.len()));
    }
    if policy::leaves_out(questionnaire) {
        items.push("What was skipped or not known is left out. It does not count as the lowest level.".to_owned());
    }
    items
}

fn levels(facts: &Facts<'_>) -> String {
    match facts.questionnaire.scales.as_slice() {
        [scale] => format!(", on {} levels", scale.levels.len()),
        _ => String::new(),
    }
}

/// The kinds' rules for so many ratings; [`crate::agreement::kind`] has them in full.
fn kinds(people: usize) -> [String; 4] {
    let enough = people.div_ceil(4).max(2);
    let few = if enough == 2 {
        "1 person".to_owned()
    } else {
        format!("fewer than {enough} people")
    };
    let differ = if people == 3 {
        "the lowest and the highest are 2 or more levels apart".to_owned()
    } else {
        format!("at least {enough} people are 2 or more levels away from at least {enough} others")
    };
    [
        "\u{201c}Close\u{201d} means that all ratings are within 1 level.".to_owned(),
        format!(
            "\u{201c}One view apart\u{201d} means that ratings are 2 or more levels apart only because of {few} at an end."
        ),
        format!("\u{201c}Views differ\u{201d} means that {differ}."),
        "\u{201c}Not known\u{201d} means that at least 2 people, and a quarter of those asked, said don't know."
            .to_owned(),
    ]
}

/// What keeps a person's answers from being told.
fn protection(facts: &Facts<'_>) -> Vec<String> {
    let privacy = &facts.questionnaire.privacy;
    let by_name = "Nobody's answers are shown by name. In a small group some may still be guessed.".to_owned();
    match privacy.kind {
        PrivacyKind::Protected | PrivacyKind::Anonymous => vec![
            by_name,
            format!(
                "Nothing is shown of fewer than {}. Counts and words are shown from {} people on.",
                count(privacy.minimum, "person", "people"),
                privacy.detail
            ),
            "What somebody wrote is shown once the facilitator has read it.".to_owned(),
        ],
        PrivacyKind::Open | PrivacyKind::Private => vec![by_name],
    }
}
