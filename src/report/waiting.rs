//! What a report says while there are too few responses of individuals to show more, or where there is no report of a team.

use crate::privacy::Extent;
use crate::questionnaire::PrivacyKind;
use crate::words::count;

use super::facts::Facts;
use super::{Block, paragraph};

/// Why the report holds less than it will; nothing where nothing is withheld.
pub(super) fn blocks(facts: &Facts<'_>) -> Vec<Block> {
    let privacy = &facts.questionnaire.privacy;
    if privacy.kind == PrivacyKind::Private {
        return vec![
            paragraph(
                "This questionnaire is private. What somebody answers is for them alone, so there is no report of several people.",
            ),
            paragraph("Each person can read their own page: `report ROUND --mine --as CODE`."),
        ];
    }
    let answered = match facts.responses.len() {
        0 => "Nobody has answered yet.".to_owned(),
        number => format!(
            "{} so far. Thank you.",
            count(number, "person has answered", "people have answered")
        ),
    };
    let waits = if facts.extent == Extent::Nothing {
        format!(
            "So that nobody's answers can be guessed, results are shown once {} people have answered.",
            privacy.minimum
        )
    } else {
        format!(
            "So that nobody's answers can be guessed, counts, statements and words are shown once {} people have answered.",
            privacy.detail
        )
    };
    let mut blocks = vec![paragraph(answered), paragraph(waits)];
    if facts.extent == Extent::Results {
        let domains = &facts.questionnaire.labels.domains;
        blocks.push(paragraph(format!(
            "Until then there are the results of the {domains} that rest on enough answers."
        )));
    }
    blocks
}

/// Which statements are withheld because they were asked of few.
pub(super) fn some_withheld(facts: &Facts<'_>) -> Option<Block> {
    let number = facts.withheld.iter().filter(|withheld| **withheld).count();
    let some = facts.extent == Extent::Detail && number > 0;
    some.then(|| {
        paragraph(format!(
            "{} asked of fewer than {} people. So that nobody's answers can be guessed, they are not shown, nor is any result that they count in.",
            count(number, "statement was", "statements were"),
            facts.questionnaire.privacy.detail
        ))
    })
}
