//! The numbers of one round: statements, and sets of statements such as a domain or a lens.
//!
//! Everything is exact: integers and fractions until display. Missing is `None`, never 0.

use num_traits::Zero;

use crate::number::{Number, percentage, rounded, share, whole};
use crate::questionnaire::{Level, Questionnaire, RollUp, Scale, Statement};
use crate::reach::reached;
use crate::response::{Answer, Response};

/// The numbers of one statement. Ratings + don't knows + not applicable + unanswered = responses asked.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementScore {
    /// Ratings at each level, lowest first: one per level.
    pub counts: Vec<u32>,
    /// How many answered don't know.
    pub dont_know: u32,
    /// How many answered not applicable.
    pub not_applicable: u32,
    /// How many were asked and did not answer.
    pub unanswered: u32,
    /// How many were not asked: it is for other roles, follows another answer, or was left out as a whole.
    pub not_asked: u32,
    /// Σx/n in scale units; `None` without ratings.
    pub mean: Option<Number>,
    /// The lower median: a level's position in the scale; `None` without ratings.
    pub middle: Option<usize>,
    /// Ratings at or above the target.
    pub at_target: u32,
    /// Σ max(0, t − x)/n in scale units; `None` without ratings.
    pub shortfall: Option<Number>,
    /// What it contributes to the result of its domain, in scale units: the mean of the ratings, turned round where the
    /// statement is reversed, with the other answers that the questionnaire counts as the lowest level; `None` without any.
    pub value: Option<Number>,
    /// Whether it passes a gate or an item of a checklist.
    pub passes: bool,
    /// Whether an answer stands in the way of every result that this statement counts in.
    pub blocks: bool,
    /// The mean importance that respondents gave it, in units of its levels; `None` where none was given.
    pub importance: Option<Number>,
}

impl StatementScore {
    /// Number of ratings.
    #[must_use]
    pub fn ratings(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// Ratings below the target.
    #[must_use]
    pub fn below_target(&self) -> u32 {
        self.ratings() - self.at_target
    }

    /// Number of responses that were asked.
    #[must_use]
    pub fn responses(&self) -> u32 {
        self.ratings() + self.dont_know + self.not_applicable + self.unanswered
    }

    /// Whether a set may count this statement: at least min(3, responses) ratings, and at least one.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.ratings() >= self.responses().clamp(1, 3)
    }

    /// Whether the statement applies here: not so when all answers are not applicable or missing, and at least one is the former.
    #[must_use]
    pub fn is_applicable(&self) -> bool {
        self.ratings() + self.dont_know > 0 || self.not_applicable == 0
    }

    /// Don't knows among those asked: dk / (ratings + dk), from 0 to 1; `None` when nobody rated or said don't know.
    #[must_use]
    pub fn dont_know_share(&self) -> Option<Number> {
        share(self.dont_know, self.ratings() + self.dont_know)
    }
}

/// The numbers of one statement over all responses.
#[must_use]
pub fn statement(questionnaire: &Questionnaire, statement: &Statement, responses: &[Response]) -> StatementScore {
    let levels = &questionnaire.scale_of(statement).levels;
    let mut counts = vec![0; levels.len()];
    let (mut dont_know, mut not_applicable, mut unanswered) = (0, 0, 0);
    let at = questionnaire.position(&statement.id).unwrap_or_default();
    let mut not_asked = 0;
    for response in responses {
        if !reached(questionnaire, response)[at] {
            not_asked += 1;
            continue;
        }
        match response.answer(&statement.id) {
            Some(Answer::Rating(level)) if *level < counts.len() => counts[*level] += 1,
            Some(Answer::DontKnow) => dont_know += 1,
            Some(Answer::NotApplicable(_)) => not_applicable += 1,
            Some(Answer::Rating(_)) | None => unanswered += 1,
        }
    }
    StatementScore {
        mean: mean(&counts, levels),
        middle: middle(&counts),
        passes: middle(&counts).is_some_and(|level| passes(questionnaire, statement, level)),
        at_target: counts[statement.target..].iter().sum(),
        shortfall: shortfall(&counts, levels, statement.target),
        counts,
        dont_know,
        not_applicable,
        unanswered,
        not_asked,
        value: None,
        blocks: false,
        importance: None,
    }
}

/// The value of a level on the hopeful direction of a statement: its own, or lowest + highest − x of a reversed statement.
#[must_use]
pub fn turned(scale: &Scale, statement: &Statement, level: usize) -> Number {
    let value = &scale.levels[level].value;
    if statement.reverse {
        scale.lowest() + scale.highest() - value
    } else {
        value.clone()
    }
}

/// Whether a rating at this level is at or above the statement's target: turned round where it is reversed.
#[must_use]
pub fn is_at_target(questionnaire: &Questionnaire, statement: &Statement, level: usize) -> bool {
    let scale = questionnaire.scale_of(statement);
    turned(scale, statement, level) >= scale.levels[statement.target].value
}

fn passes(questionnaire: &Questionnaire, statement: &Statement, level: usize) -> bool {
    match &questionnaire.scale_of(statement).passing {
        Some(passing) => passing.contains(&level),
        None => is_at_target(questionnaire, statement, level),
    }
}

/// Σx/n over ratings counted per level; `None` without ratings.
fn mean(counts: &[u32], levels: &[Level]) -> Option<Number> {
    average(counts, levels.iter().map(|level| level.value.clone()))
}

/// Σ max(0, t − x)/n: people above the target do not hide people below it (statistics: priorities).
fn shortfall(counts: &[u32], levels: &[Level], target: usize) -> Option<Number> {
    let goal = &levels[target].value;
    average(
        counts,
        levels.iter().map(|level| {
            if level.value < *goal {
                goal - &level.value
            } else {
                Number::zero()
            }
        }),
    )
}

fn average(counts: &[u32], values: impl Iterator<Item = Number>) -> Option<Number> {
    let ratings: u32 = counts.iter().sum();
    let total: Number = counts
        .iter()
        .zip(values)
        .map(|(count, value)| value * whole(i64::from(*count)))
        .sum();
    (ratings > 0).then(|| total / whole(i64::from(ratings)))
}

/// The lower of the two middles when the number of ratings is even.
fn middle(counts: &[u32]) -> Option<usize> {
    let ratings: u32 = counts.iter().sum();
    let mut seen = 0;
    counts.iter().position(|count| {
        seen += count;
        ratings > 0 && 2 * u64::from(seen) >= u64::from(ratings)
    })
}

/// The numbers of a set of statements: a domain, a lens or a criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct SetScore {
    /// How the result is made.
    pub roll_up: RollUp,
    /// Whether what it is made of was brought to 0 to 100 first, because the ranges differ.
    pub normalised: bool,
    /// Statements with enough ratings to count.
    pub counted: usize,
    /// Statements that apply here.
    pub applicable: usize,
    /// Σ w·mean / Σ w over the counted statements, in scale units; `None` unless at least half of the applicable statements are
    /// counted, or where scales differ.
    pub score: Option<Number>,
    /// The same from 0 to 100: (score − lowest)/(highest − lowest)·100.
    pub score_100: Option<Number>,
    /// The lowest and the highest result that there could be, in the units of the result; `None` without a result.
    pub range: Option<(Number, Number)>,
    /// Whether an answer stands in the way of a result.
    pub blocked: bool,
    /// Position of its band, where it has a result and bands.
    pub band: Option<usize>,
    /// What it attains as a whole, where the questionnaire has gates.
    pub attained: Option<Attained>,
    /// Ratings at or above target over the counted statements.
    pub at_target: u32,
    /// Ratings over the counted statements.
    pub ratings: u32,
    /// Don't knows over all statements of the set.
    pub dont_know: u32,
    /// Ratings and don't knows over all statements of the set.
    pub asked: u32,
}

/// What a node attains as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attained {
    /// Position of the highest gate attained in [`crate::questionnaire::Gates::levels`]; `None` for none.
    pub gate: Option<usize>,
    /// One per gate, lowest first.
    pub gates: Vec<GateScore>,
}

/// One gate of a node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateScore {
    /// Its statements that pass.
    pub passing: usize,
    /// Its statements that apply.
    pub applicable: usize,
    /// Whether it passes by itself.
    pub passes: bool,
}

impl SetScore {
    /// Ratings at or above target among ratings, from 0 to 1; `None` without a counted statement.
    #[must_use]
    pub fn at_target_share(&self) -> Option<Number> {
        share(self.at_target, self.ratings)
    }

    /// Don't knows among those asked, from 0 to 1; `None` when nobody rated or said don't know.
    #[must_use]
    pub fn dont_know_share(&self) -> Option<Number> {
        share(self.dont_know, self.asked)
    }

    /// Whether at least half of the applicable statements are counted, and at least one.
    #[must_use]
    pub fn has_enough(&self) -> bool {
        self.counted > 0 && 2 * self.counted >= self.applicable
    }

    /// Whether the result is a percentage: a share, or made of what was brought to 0 to 100.
    #[must_use]
    pub fn is_percentage(&self) -> bool {
        self.normalised || matches!(self.roll_up, RollUp::Share | RollUp::SharePassing)
    }

    /// The result as people read it, rounded once; a percentage is 100 only when it is exactly that, and 0 likewise.
    #[must_use]
    pub fn shown(&self, places: u32) -> Option<String> {
        let write = if self.is_percentage() { percentage } else { rounded };
        self.score.as_ref().map(|score| write(score, places))
    }

    /// `ok`, `too few answers`, `different scales` or `not applicable`.
    #[must_use]
    pub fn status(&self) -> &'static str {
        match &self.score {
            Some(_) => "ok",
            None if self.applicable == 0 => "not applicable",
            None if self.has_enough() => "different scales",
            None => "too few answers",
        }
    }
}

/// The numbers of a set of statements, given by position, from the numbers of every statement.
#[must_use]
pub fn set(questionnaire: &Questionnaire, scores: &[StatementScore], members: &[usize]) -> SetScore {
    let counted: Vec<usize> = members.iter().copied().filter(|&at| scores[at].is_counted()).collect();
    let applicable = members.iter().filter(|&&at| scores[at].is_applicable()).count();
    let enough = !counted.is_empty() && 2 * counted.len() >= applicable;
    let scale = common_scale(questionnaire, &counted);
    let score = if enough && scale.is_some() {
        weighted_mean(questionnaire, scores, &counted)
    } else {
        None
    };
    let sum = |of: fn(&StatementScore) -> u32, list: &[usize]| list.iter().map(|&at| of(&scores[at])).sum();
    SetScore {
        roll_up: RollUp::default(),
        normalised: false,
        counted: counted.len(),
        applicable,
        score_100: score.as_ref().zip(scale).map(|(score, scale)| out_of_100(score, scale)),
        score,
        range: None,
        blocked: false,
        band: None,
        attained: None,
        at_target: sum(|s| s.at_target, &counted),
        ratings: sum(StatementScore::ratings, &counted),
        dont_know: sum(|s| s.dont_know, members),
        asked: sum(|s| s.ratings() + s.dont_know, members),
    }
}

fn common_scale<'a>(questionnaire: &'a Questionnaire, counted: &[usize]) -> Option<&'a Scale> {
    let first = questionnaire.statements[*counted.first()?].scale;
    counted
        .iter()
        .all(|&at| questionnaire.statements[at].scale == first)
        .then(|| &questionnaire.scales[first])
}

fn weighted_mean(questionnaire: &Questionnaire, scores: &[StatementScore], counted: &[usize]) -> Option<Number> {
    let (mut total, mut weights) = (Number::zero(), Number::zero());
    for &at in counted {
        let weight = &questionnaire.statements[at].weight;
        total += weight * scores[at].mean.as_ref()?;
        weights += weight;
    }
    (!weights.is_zero()).then(|| total / weights)
}

fn out_of_100(score: &Number, scale: &Scale) -> Number {
    let lowest = &scale.levels[0].value;
    let highest = &scale.levels[scale.levels.len() - 1].value;
    (score - lowest) / (highest - lowest) * whole(100)
}

/// Every number of a round: one per statement, and one per domain, lens and criterion.
#[derive(Debug, Clone, PartialEq)]
pub struct Scores {
    /// Number of responses.
    pub responses: usize,
    /// One per statement, in questionnaire order.
    pub statements: Vec<StatementScore>,
    /// One per domain.
    pub domains: Vec<SetScore>,
    /// One per domain and section, in the order of [`Questionnaire::nodes`].
    pub nodes: Vec<SetScore>,
    /// The overall result, where the questionnaire asks for one.
    pub overall: Option<SetScore>,
    /// One per lens.
    pub lenses: Vec<SetScore>,
    /// One per criterion.
    pub criteria: Vec<SetScore>,
}

/// Scores the responses of one round. The order of the responses does not matter.
#[must_use]
pub fn score(questionnaire: &Questionnaire, responses: &[Response]) -> Scores {
    let statements: Vec<StatementScore> = questionnaire
        .statements
        .iter()
        .map(|one| statement(questionnaire, one, responses))
        .collect();
    let over = |members: Vec<usize>| set(questionnaire, &statements, &members);
    Scores {
        responses: responses.len(),
        domains: questionnaire
            .domains
            .iter()
            .map(|domain| over(domain.statements.clone().collect()))
            .collect(),
        nodes: (questionnaire.nodes().iter())
            .map(|node| over(node.statements.clone().collect()))
            .collect(),
        overall: None,
        lenses: (0..questionnaire.lenses.len())
            .map(|lens| over(with_lens(questionnaire, lens)))
            .collect(),
        criteria: (0..questionnaire.criteria.len())
            .map(|criterion| over(with_criterion(questionnaire, criterion)))
            .collect(),
        statements,
    }
}

/// Positions of the statements seen through a lens.
#[must_use]
pub fn with_lens(questionnaire: &Questionnaire, lens: usize) -> Vec<usize> {
    positions(questionnaire, |statement| statement.lens == Some(lens))
}

/// Positions of the statements that bear on a criterion.
#[must_use]
pub fn with_criterion(questionnaire: &Questionnaire, criterion: usize) -> Vec<usize> {
    positions(questionnaire, |statement| statement.criteria.contains(&criterion))
}

fn positions(questionnaire: &Questionnaire, wanted: impl Fn(&Statement) -> bool) -> Vec<usize> {
    let statements = questionnaire.statements.iter().enumerate();
    statements
        .filter(|(_, statement)| wanted(statement))
        .map(|(position, _)| position)
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Just, Strategy, prop_oneof, proptest};

    use super::{Scores, score};
    use crate::number::{Number, whole};
    use crate::report::fixture::{people, questionnaire, response};

    const FOUR: [&str; 4] = ["1", "2", "3", "4"];

    fn fraction(over: i64, under: i64) -> Number {
        Number::new(over.into(), under.into())
    }

    fn scored(values: &[&str], domains: &[usize], extra: &[(&str, &str)], answers: &[&str]) -> Scores {
        let small = questionnaire(values, domains, extra);
        score(&small, &people(&small, answers))
    }

    #[test]
    fn a_statement_by_hand() {
        // 1 2 2 4, target 3: mean 9/4, middle 2 (the lower of 2 and 2), shortfall (2+1+1+0)/4 = 1.
        let scores = scored(&FOUR, &[1], &[], &["1", "2", "2", "4", "dk", "na", "-"]);
        let one = &scores.statements[0];
        assert_eq!(one.counts, [1, 2, 0, 1]);
        assert_eq!(one.mean, Some(fraction(9, 4)));
        assert_eq!(one.middle, Some(1));
        assert_eq!(one.shortfall, Some(whole(1)));
        assert_eq!((one.at_target, one.below_target()), (1, 3));
        assert_eq!(
            (one.dont_know, one.not_applicable, one.unanswered, one.responses()),
            (1, 1, 1, 7)
        );
        assert_eq!(one.dont_know_share(), Some(fraction(1, 5)));
    }

    #[test]
    fn the_middle_is_the_lower_of_two() {
        let middle = |answers: &[&str]| scored(&FOUR, &[1], &[], answers).statements[0].middle;
        assert_eq!(middle(&["1", "4"]), Some(0));
        assert_eq!(middle(&["1", "1", "3", "4"]), Some(0));
        assert_eq!(middle(&["1", "2", "3", "4"]), Some(1));
        assert_eq!(middle(&["1", "3", "4"]), Some(2));
        assert_eq!(middle(&["dk", "na"]), None);
    }

    #[test]
    fn a_statement_counts_with_three_ratings_or_with_all_of_fewer_responses() {
        let counted = |answers: &[&str]| scored(&FOUR, &[1], &[], answers).statements[0].is_counted();
        assert!(counted(&["1"]));
        assert!(counted(&["1", "2"]));
        assert!(!counted(&["1", "dk"]));
        assert!(!counted(&["1", "2", "dk", "dk"]));
        assert!(counted(&["1", "2", "3", "dk", "-"]));
        assert!(!counted(&[]));
        assert!(!counted(&["dk"]));
    }

    #[test]
    fn a_domain_by_hand() {
        // Means 2 and 3; the third statement has no rating: 2 of 3 counted, (2 + 3)/2 = 5/2, (5/2 - 1)/3 · 100 = 50.
        let scores = scored(&FOUR, &[3], &[], &["2 3 dk"]);
        let domain = &scores.domains[0];
        assert_eq!((domain.counted, domain.applicable), (2, 3));
        assert_eq!(domain.score, Some(fraction(5, 2)));
        assert_eq!(domain.score_100, Some(whole(50)));
        assert_eq!(domain.at_target_share(), Some(fraction(1, 2)));
        assert_eq!(domain.dont_know_share(), Some(fraction(1, 3)));
        assert_eq!(domain.status(), "ok");
    }

    #[test]
    fn half_of_the_applicable_statements_have_to_count() {
        let domain = |answers: &str| scored(&FOUR, &[4], &[], &[answers]).domains[0].clone();
        assert_eq!(domain("1 2 - dk").score, Some(fraction(3, 2)));
        let few = domain("1 - - dk");
        assert_eq!(
            (few.score.clone(), few.status(), few.counted, few.applicable),
            (None, "too few answers", 1, 4)
        );
        // Not applicable leaves the count: 1 of 2 is half.
        assert_eq!(domain("1 - na na").score, Some(whole(1)));
        let none = domain("na na na na");
        assert_eq!(
            (none.score.clone(), none.status(), none.applicable),
            (None, "not applicable", 0)
        );
        assert_eq!(domain("- - - -").status(), "too few answers");
    }

    #[test]
    fn not_applicable_for_some_still_applies() {
        let scores = scored(&FOUR, &[1], &[], &["na", "na", "3"]);
        assert!(scores.statements[0].is_applicable());
        let scores = scored(&FOUR, &[1], &[], &["na", "na", "-"]);
        assert!(!scores.statements[0].is_applicable());
    }

    #[test]
    fn weights_count_in_the_mean_and_not_at_target() {
        // (2·1 + 1·4)/3 = 2.
        let scores = scored(&FOUR, &[2], &[("A.01", "weight: 2")], &["1 4"]);
        assert_eq!(scores.domains[0].score, Some(whole(2)));
        assert_eq!((scores.domains[0].at_target, scores.domains[0].ratings), (1, 2));
    }

    #[test]
    fn levels_may_be_quarters_or_negative() {
        // 0.25 and 1: mean 5/8 and 62.5 of 100; target 0.5: (1/4 + 0)/2 = 1/8 short.
        let scores = scored(&["0", "0.25", "0.5", "1"], &[1], &[], &["0.25", "1"]);
        assert_eq!(scores.statements[0].mean, Some(fraction(5, 8)));
        assert_eq!(scores.statements[0].shortfall, Some(fraction(1, 8)));
        assert_eq!(scores.domains[0].score_100, Some(fraction(125, 2)));
        // -2 and 1: mean -1/2, from -2 to 2 that is 37.5 of 100; target 1: 3/2 short.
        let scores = scored(&["-2", "-1", "1", "2"], &[1], &[], &["-2", "1"]);
        assert_eq!(scores.statements[0].mean, Some(fraction(-1, 2)));
        assert_eq!(scores.statements[0].shortfall, Some(fraction(3, 2)));
        assert_eq!(scores.domains[0].score_100, Some(fraction(75, 2)));
    }

    #[test]
    fn an_answer_outside_the_scale_is_no_rating() {
        let small = questionnaire(&FOUR, &[1], &[]);
        let mut one = response(&small, "R1", "1");
        one.answers.insert("A.01".into(), crate::response::Answer::Rating(9));
        assert_eq!(score(&small, &[one]).statements[0].unanswered, 1);
    }

    proptest! {
        #[test]
        fn order_is_irrelevant_and_results_lie_within_the_scale(
            answers in proptest::collection::vec(proptest::collection::vec(
                prop_oneof![
                    Just("-1"), Just("0"), Just("0.5"), Just("2"), Just("dk"), Just("na"), Just("-")
                ].prop_map(str::to_owned), 6), 0..9),
        ) {
            let small = questionnaire(&["-1", "0", "0.5", "2"], &[4, 2], &[("A.02", "weight: 0.5"), ("B.01", "importance: 3")]);
            let lines: Vec<String> = answers.iter().map(|one| one.join(" ")).collect();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            let mut all = people(&small, &lines);
            let scores = score(&small, &all);
            all.reverse();
            assert_eq!(scores, score(&small, &all));
            for one in &scores.statements {
                assert_eq!(one.responses() as usize, lines.len());
            }
            for set in &scores.domains {
                assert_eq!(set.score.is_some(), set.counted > 0 && 2 * set.counted >= set.applicable);
                if let (Some(score), Some(scaled)) = (&set.score, &set.score_100) {
                    assert!(*score >= whole(-1) && *score <= whole(2));
                    assert!(*scaled >= whole(0) && *scaled <= whole(100));
                }
            }
        }
    }
}
