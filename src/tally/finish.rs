//! Counting the answers that were kept: of questionnaires where what a person is asked depends on their answers or their role.

use std::collections::{BTreeSet, HashMap};

use crate::questionnaire::{Questionnaire, Roles};
use crate::reach::reached;
use crate::response::{Answer, Respondent, Response};

use super::{Other, Slot, Slots, Tally};

impl Tally {
    /// Makes what was counted whole, and counts the answers of every respondent that are not counted yet. An answer to a statement that
    /// its respondent is not asked becomes [`Other::NotAsked`], as in [`crate::score::marks_of`]. What is counted stays as it is, so
    /// more may be taken afterwards.
    pub fn finish(&mut self, questionnaire: &Questionnaire) {
        let mut asking = Asking::new(questionnaire, &self.slots);
        let statements = self.slots.statements();
        for at in 0..self.organisations.len() {
            let one = &mut self.organisations[at];
            let mut answers = std::mem::take(&mut one.answers);
            let mut counted = std::mem::take(&mut one.counted);
            for (person, counted) in counted.iter_mut().enumerate().filter(|(_, counted)| !**counted) {
                *counted = true;
                let answers = &mut answers[person * statements..][..statements];
                let group = self.group_of(at, person);
                let asked = asking.of(&self.groups[group].role, answers);
                for (statement, slot) in answers.iter_mut().enumerate().filter(|(at, _)| !asked[*at]) {
                    self.not_asked += u64::from(*slot < self.slots.other(statement, Other::Unanswered));
                    *slot = self.slots.other(statement, Other::NotAsked);
                }
                self.count(group, answers);
            }
            (self.organisations[at].answers, self.organisations[at].counted) = (answers, counted);
        }
        self.settle();
    }

    /// Adds what was counted lately to where it belongs.
    pub(super) fn settle(&mut self) {
        self.recent.settle_all(&mut self.groups, &mut self.organisations);
    }
}

/// Which statements are asked of whom: found once for those with the same roles and the same answers to what others depend on.
struct Asking<'q> {
    questionnaire: &'q Questionnaire,
    slots: Slots,
    /// Statements whose answers lead to others.
    leading: Vec<usize>,
    /// By role cell, then by the answers to those.
    known: HashMap<String, HashMap<Vec<Slot>, Vec<bool>>>,
    response: Response,
}

impl<'q> Asking<'q> {
    fn new(questionnaire: &'q Questionnaire, slots: &Slots) -> Self {
        let nodes = questionnaire.nodes().into_iter();
        let leading: BTreeSet<usize> = nodes
            .filter_map(|node| Some(node.shown_if.as_ref()?.statement))
            .collect();
        Self {
            questionnaire,
            slots: slots.clone(),
            leading: leading.into_iter().collect(),
            known: HashMap::new(),
            response: Response::begin(Respondent::Person(String::new()), "", questionnaire, ""),
        }
    }

    /// Whether each statement is asked of a person with this role cell and these answers.
    fn of(&mut self, role: &str, answers: &[Slot]) -> &[bool] {
        let key: Vec<Slot> = self.leading.iter().map(|at| answers[*at]).collect();
        let Self {
            questionnaire,
            slots,
            leading,
            known,
            response,
        } = self;
        let known = known.entry(role.to_owned()).or_default();
        known.entry(key).or_insert_with_key(|key| {
            response.roles = chosen(questionnaire.roles.as_ref(), role);
            response.answers.clear();
            for (at, slot) in leading.iter().zip(key) {
                let id = questionnaire.statements[*at].id.clone();
                response
                    .answers
                    .extend(answer(slots, *at, *slot).map(|answer| (id, answer)));
            }
            reached(questionnaire, response)
        })
    }
}

/// The answer of a slot; `None` for unanswered.
fn answer(slots: &Slots, statement: usize, slot: Slot) -> Option<Answer> {
    if usize::from(slot) < slots.levels(statement) {
        return Some(Answer::Rating(usize::from(slot)));
    }
    if slot == slots.other(statement, Other::DontKnow) {
        return Some(Answer::DontKnow);
    }
    (slot == slots.other(statement, Other::NotApplicable)).then(|| Answer::NotApplicable(String::new()))
}

/// The roles that a cell names, by id or label, several with semicolons between them. What is no role of the questionnaire is none.
fn chosen(roles: Option<&Roles>, cell: &str) -> Vec<String> {
    let named: Vec<String> = cell.split(';').map(|name| name.trim().to_lowercase()).collect();
    let choices = roles.into_iter().flat_map(|roles| &roles.choices);
    choices
        .filter(|role| named.contains(&role.id.to_lowercase()) || named.contains(&role.label.trim().to_lowercase()))
        .map(|role| role.id.clone())
        .collect()
}
