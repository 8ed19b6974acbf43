//! What the answers that are not ratings mean in a result, in words.

use crate::questionnaire::{CountsAs, Questionnaire};

/// One sentence for each answer that is not a rating: don't know, not applicable, unanswered.
///
/// The labels are the questionnaire's own.
#[must_use]
pub fn policies(questionnaire: &Questionnaire) -> Vec<String> {
    let kinds = [
        (
            questionnaire.dont_know.label.as_str(),
            questionnaire.dont_know.counts_as,
        ),
        (
            questionnaire.not_applicable.label.as_str(),
            questionnaire.not_applicable.counts_as,
        ),
        ("Not answered", questionnaire.unanswered),
    ];
    let sentence = |(label, counts_as): (&str, CountsAs)| format!("{label}: {}.", meaning(counts_as));
    kinds.into_iter().map(sentence).collect()
}

/// Whether everything that is not a rating is left out of the results.
#[must_use]
pub fn leaves_all_out(questionnaire: &Questionnaire) -> bool {
    let kinds = [
        questionnaire.dont_know.counts_as,
        questionnaire.not_applicable.counts_as,
        questionnaire.unanswered,
    ];
    kinds.iter().all(|counts_as| *counts_as == CountsAs::LeftOut)
}

/// What one kind of answer means in a result.
#[must_use]
pub fn meaning(counts_as: CountsAs) -> &'static str {
    match counts_as {
        CountsAs::LeftOut => "left out",
        CountsAs::Lowest => "counts as the least hopeful level",
        CountsAs::Blocks => "there is no result while there is one",
    }
}
