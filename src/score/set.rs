//! The numbers of a set of statements: a domain, a section, the whole, a lens or a criterion.

use crate::number::{Number, percentage, rounded, share, whole};
use crate::questionnaire::RollUp;

/// The lowest and the highest value that there could be.
pub type Range = (Number, Number);

/// The numbers of a set of statements.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SetScore {
    /// How the result is made.
    pub roll_up: RollUp,
    /// What the result is made of: what `counted` and `applicable` count.
    pub made_of: MadeOf,
    /// How many of them are counted: statements with enough answers, sections with a result.
    pub counted: usize,
    /// How many of them apply here.
    pub applicable: usize,
    /// The share of what applies, 0 to 1, that has to be counted for a result.
    pub enough: Number,
    /// The result, in scale units or from 0 to 100; `None` where it is blocked, where too little is counted, and of a heading.
    pub score: Option<Number>,
    /// The same from 0 to 100: (score − lowest)/(highest − lowest)·100 of its own range.
    pub score_100: Option<Number>,
    /// The lowest and the highest result that there could be; `None` of a heading and where nothing applies.
    pub range: Option<Range>,
    /// Whether what it is made of is brought to 0 to 100 first, because the ranges differ in the questionnaire.
    pub normalised: bool,
    /// Whether an answer stands in the way of a result.
    pub blocked: bool,
    /// Position of its band, where it has a result and bands: the one with the highest `from` that is not above the exact result.
    pub band: Option<usize>,
    /// What it attains as a whole; `None` where the questionnaire has no gates, and where nothing that belongs to one applies.
    pub attained: Option<Attained>,
    /// Ratings at or above target over the counted statements.
    pub at_target: u32,
    /// Ratings over the counted statements.
    pub ratings: u32,
    /// Don't knows over all statements of the set.
    pub dont_know: u32,
    /// Ratings and don't knows over all statements of the set.
    pub asked: u32,
    /// Answers over all statements of the set of which the kind is not told ([`crate::score::StatementScore::few`]): so many more may be
    /// don't knows.
    pub few: u32,
}

/// What a result is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MadeOf {
    /// Statements alone.
    #[default]
    Statements,
    /// Sections alone; of the overall result, domains.
    Sections,
    /// Statements and sections.
    Both,
}

impl MadeOf {
    /// `1 statement`, `4 sections`, `5 statements and sections`.
    #[must_use]
    pub fn count(self, number: usize) -> String {
        let words = match (self, number) {
            (Self::Statements, 1) => "statement",
            (Self::Statements, _) => "statements",
            (Self::Sections, 1) => "section",
            (Self::Sections, _) => "sections",
            (Self::Both, 1) => "statement or section",
            (Self::Both, _) => "statements and sections",
        };
        format!("{number} {words}")
    }
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
    /// The share of them that passes, 0 to 1, by number or by weight as the gate says; `None` where none applies.
    pub share: Option<Number>,
    /// Whether it passes by itself.
    pub passes: bool,
}

impl SetScore {
    /// Ratings at or above target among ratings, from 0 to 1; `None` without a counted statement.
    #[must_use]
    pub fn at_target_share(&self) -> Option<Number> {
        share(self.at_target, self.ratings)
    }

    /// Don't knows among those asked, from 0 to 1; `None` when nobody rated or said don't know, and where some are not told.
    #[must_use]
    pub fn dont_know_share(&self) -> Option<Number> {
        share(self.dont_know, self.asked).filter(|_| self.few == 0)
    }

    /// Whether enough of what applies is counted, and at least one.
    #[must_use]
    pub fn has_enough(&self) -> bool {
        let of = |number: usize| whole(i64::try_from(number).unwrap_or(i64::MAX));
        self.counted > 0 && of(self.counted) >= &self.enough * of(self.applicable)
    }

    /// `ok`, `too few answers`, `not applicable`, `blocked` or `no result` (a heading has none).
    #[must_use]
    pub fn status(&self) -> &'static str {
        match &self.score {
            _ if self.roll_up == RollUp::None => "no result",
            Some(_) => "ok",
            None if self.blocked => "blocked",
            None if self.applicable == 0 => "not applicable",
            None => "too few answers",
        }
    }

    /// Whether the result is a percentage: a share, or made of what was brought to 0 to 100.
    #[must_use]
    pub fn is_percentage(&self) -> bool {
        self.normalised || matches!(self.roll_up, RollUp::Share | RollUp::SharePassing)
    }

    /// The decimals that people read it with: none of a percentage, 2 of a sum, else as many as the levels of the questionnaire
    /// ask for ([`crate::questionnaire::Questionnaire::places`]).
    #[must_use]
    pub fn decimals(&self, places: u32) -> u32 {
        match self.roll_up {
            _ if self.is_percentage() => 0,
            RollUp::Sum => 2,
            _ => places,
        }
    }

    /// The result as people read it, rounded once; a percentage is 100 only when it is exactly that, and 0 likewise.
    /// Without a percent sign. `None` without a result.
    #[must_use]
    pub fn shown(&self, places: u32) -> Option<String> {
        let write = if self.is_percentage() { percentage } else { rounded };
        let places = self.decimals(places);
        let text = write(self.score.as_ref()?, places);
        Some(match self.roll_up {
            RollUp::Sum => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
            _ => text,
        })
    }
}
