//! Who answers what: everything follows from the seed and from positions, so that nothing has to be kept.

use ccg_diagnostic::questionnaire::{Questionnaire, Statement};

use crate::arguments::{Arguments, Order};
use crate::chance::{Shuffle, drawn};

/// What was answered: a level's position, or one of these after the levels.
pub(crate) const DONT_KNOW: usize = 0;
pub(crate) const NOT_APPLICABLE: usize = 1;
pub(crate) const UNANSWERED: usize = 2;

/// Of 65,536 answers, those that are missing (3 %); those before not applicable ends (1 %) and before don't know ends (5 %).
const ENDS: [u16; 3] = [1966, 2621, 5898];

/// How ratings spread over four levels, in hundredths, from an organisation at its beginning to one that is far on.
const SPREADS: [[u64; 3]; 8] = [
    [45, 80, 96],
    [36, 74, 95],
    [28, 66, 93],
    [21, 57, 90],
    [15, 48, 86],
    [11, 39, 80],
    [7, 30, 72],
    [4, 21, 62],
];

/// A survey.
pub(crate) struct Survey {
    pub(crate) questionnaire: Questionnaire,
    /// What is written for each answer: by statement, then levels, then don't know, not applicable and nothing.
    pub(crate) words: Vec<Vec<Vec<u8>>>,
    pub(crate) respondents: u64,
    pub(crate) organisations: u64,
    order: Order,
    seed: u64,
    ends: [[u16; 3]; 8],
    /// How easily the levels of each statement are reached: 0 to 3.
    easy: Vec<u64>,
    digits: usize,
}

impl Survey {
    pub(crate) fn new(questionnaire: Questionnaire, arguments: &Arguments) -> Self {
        let words: Vec<_> = questionnaire
            .statements
            .iter()
            .map(|one| words(&questionnaire, one))
            .collect();
        let easy = (0..words.len() as u64).map(|at| drawn(arguments.seed, at, 1 << 41) % 4);
        Self {
            easy: easy.collect(),
            words,
            questionnaire,
            respondents: arguments.respondents,
            organisations: arguments.organisations.min(arguments.respondents),
            order: arguments.order,
            seed: arguments.seed,
            ends: SPREADS.map(|spread| spread.map(end)),
            digits: arguments.respondents.to_string().len(),
        }
    }

    /// Number of levels of a statement.
    pub(crate) fn levels(&self, statement: usize) -> usize {
        self.words[statement].len() - 3
    }

    /// The order of so many things.
    pub(crate) fn order(&self, number: u64) -> impl Fn(u64) -> u64 {
        let shuffle = Shuffle::of(number, self.seed ^ 0x5eed);
        let grouped = self.order == Order::Grouped;
        move |place| if grouped { place } else { shuffle.at(place) }
    }

    pub(crate) fn is_scattered(&self) -> bool {
        self.order == Order::Scattered
    }

    pub(crate) fn organisation_of(&self, respondent: u64) -> u64 {
        respondent * self.organisations / self.respondents
    }

    pub(crate) fn organisation(&self, at: u64) -> String {
        format!("CCG{:04}", at + 1)
    }

    pub(crate) fn respondent(&self, at: u64) -> String {
        format!("R{:0digits$}", at + 1, digits = self.digits)
    }

    /// What a respondent answered to a statement: a position in [`Survey::words`].
    pub(crate) fn answer(&self, respondent: u64, statement: usize) -> usize {
        let four = drawn(self.seed, respondent, statement as u64 / 4);
        self.said(self.far(respondent), statement, (four >> (statement % 4 * 16)) as u16)
    }

    /// The same for all statements, into `answers`.
    pub(crate) fn answers(&self, respondent: u64, answers: &mut Vec<usize>) {
        answers.clear();
        let (far, mut four) = (self.far(respondent), 0);
        for statement in 0..self.words.len() {
            if statement % 4 == 0 {
                four = drawn(self.seed, respondent, statement as u64 / 4);
            }
            answers.push(self.said(far, statement, four as u16));
            four >>= 16;
        }
    }

    /// How far on a respondent's organisation is: 0 to 4.
    fn far(&self, respondent: u64) -> u64 {
        drawn(self.seed, self.organisation_of(respondent), 1 << 40) % 5
    }

    fn said(&self, far: u64, statement: usize, chance: u16) -> usize {
        let levels = self.levels(statement);
        if chance >= ENDS[2] {
            let ends = &self.ends[(far + self.easy[statement]) as usize];
            let level: usize = ends.iter().map(|end| usize::from(chance >= *end)).sum();
            return level * levels / 4;
        }
        let taken = self.questionnaire.statements[statement].not_applicable;
        levels
            + match chance {
                chance if chance < ENDS[0] => UNANSWERED,
                chance if chance < ENDS[1] && taken => NOT_APPLICABLE,
                _ => DONT_KNOW,
            }
    }
}

fn words(questionnaire: &Questionnaire, statement: &Statement) -> Vec<Vec<u8>> {
    let levels = questionnaire.scale_of(statement).levels.iter();
    let keys = levels.map(|level| level.key.clone().into_bytes());
    keys.chain(["dk", "na", ""].map(|word| word.as_bytes().to_vec()))
        .collect()
}

/// Where a share of the ratings ends, in hundredths of them.
fn end(hundredths: u64) -> u16 {
    let first = u64::from(ENDS[2]);
    u16::try_from(first + (65_536 - first) * hundredths / 100).unwrap_or(u16::MAX)
}
