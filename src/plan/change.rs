//! Changes of a plan: each is made whole or refused in a sentence, and then nothing has changed.

mod action;

use super::{Action, ChosenNeed, MOST_NAME, MOST_TEXT, Plan, Status};
use crate::interview::typed_date;
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::questionnaire::Questionnaire;
use crate::words::{count, list};

/// What is said of a need when it is chosen. What is `None` stays as it was; of a new need it is empty, and its title that of
/// its first statement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// Its statements, as typed: `D2.04`, `2.4`.
    pub statements: Vec<String>,
    /// Its title.
    pub title: Option<String>,
    /// Why it was chosen.
    pub reason: Option<String>,
    /// Where the group wants to be in 12 months: the key of a level.
    pub in_12_months: Option<String>,
}

/// An action to be added.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewAction {
    /// Its need: the id in the plan.
    pub need: String,
    /// What will be done.
    pub action: String,
    /// Who sees to it; may be empty.
    pub owner: String,
    /// By when, as `2011-12-15`; may be empty.
    pub due: String,
}

/// What is to be changed of an action. What is `None` stays as it was; an owner or evidence that is empty is taken away.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Change {
    /// What will be done.
    pub action: Option<String>,
    /// Who sees to it.
    pub owner: Option<String>,
    /// By when, as `2011-12-15`.
    pub due: Option<String>,
    /// Where it stands.
    pub status: Option<Status>,
    /// What shows that it was done.
    pub evidence: Option<String>,
    /// Why it was dropped, or why its day was changed.
    pub why: Option<String>,
}

/// A day as people type it, `15/12/2011` or `15 December 2011`, as `2011-12-15`.
///
/// # Errors
///
/// What is the matter with it.
pub fn date_of(typed: &str) -> Result<String, String> {
    typed_date(typed).map_err(|why| {
        let why = if why.is_empty() {
            String::new()
        } else {
            format!(" {why}")
        };
        format!(
            "`{}` is not a day.{why} Write it like 15/12/2011 or 15 December 2011",
            brief(typed)
        )
    })
}

impl Plan {
    /// Chooses a need, at the end of the list, or says more of the one with the same statements. Returns its id.
    ///
    /// # Errors
    ///
    /// When a statement or level is not in the questionnaire, or a text is too long.
    pub fn choose(&mut self, choice: &Choice, questionnaire: &Questionnaire) -> Result<String, String> {
        let statements = resolved(&choice.statements, questionnaire)?;
        let there = self.needs.iter().position(|need| same(&need.statements, &statements));
        let mut need = match there {
            Some(at) => self.needs[at].clone(),
            None => self.begun(statements, questionnaire),
        };
        if let Some(title) = &choice.title {
            need.title = required("title", title, MOST_NAME)?;
        }
        if let Some(reason) = &choice.reason {
            need.reason = within("reason", reason, MOST_TEXT)?;
        }
        if let Some(level) = &choice.in_12_months {
            level.trim().clone_into(&mut need.in_12_months);
            a_level(&need, questionnaire)?;
        }
        let id = need.id.clone();
        match there {
            Some(at) => self.needs[at] = need,
            None => self.needs.push(need),
        }
        Ok(id)
    }

    fn begun(&self, statements: Vec<String>, questionnaire: &Questionnaire) -> ChosenNeed {
        let at = questionnaire.position(&statements[0]);
        let title = at.map_or_else(
            || statements[0].clone(),
            |at| questionnaire.statements[at].short.trim().to_owned(),
        );
        ChosenNeed {
            id: free(self, 'N'),
            title: title.chars().take(MOST_NAME).collect(),
            statements,
            reason: String::new(),
            in_12_months: String::new(),
        }
    }

    /// Takes a need out of the plan.
    ///
    /// # Errors
    ///
    /// When there is none, or it has actions and `with_actions` does not say that they go as well.
    pub fn leave_out(&mut self, need: &str, with_actions: bool) -> Result<(), String> {
        let id = self.need(need)?.id.clone();
        let actions: Vec<String> = self.actions_of(&id).map(|action| action.id.clone()).collect();
        if !actions.is_empty() && !with_actions {
            return Err(format!(
                "`{id}` has {} ({}), which would go as well",
                count(actions.len(), "action", "actions"),
                list(&actions)
            ));
        }
        self.needs.retain(|need| need.id != id);
        self.actions.retain(|action| action.need != id);
        Ok(())
    }

    /// Puts the needs in this order; those that are not named come after, in the order they had.
    ///
    /// # Errors
    ///
    /// When an id is none, or is there twice.
    pub fn order(&mut self, ids: &[String]) -> Result<(), String> {
        let mut first: Vec<ChosenNeed> = Vec::new();
        for typed in ids {
            let need = self.need(typed)?.clone();
            if first.contains(&need) {
                return Err(format!("`{}` is there twice in the order", need.id));
            }
            first.push(need);
        }
        let rest = self.needs.iter().filter(|need| !first.contains(need)).cloned();
        self.needs = first.iter().cloned().chain(rest.collect::<Vec<_>>()).collect();
        Ok(())
    }

    /// Adds an action. Returns its id.
    ///
    /// # Errors
    ///
    /// When there is no such need, or a text is missing or too long.
    pub fn add(&mut self, new: &NewAction) -> Result<String, String> {
        let action = Action {
            id: free(self, 'A'),
            need: self.need(&new.need)?.id.clone(),
            action: required("action", &new.action, MOST_TEXT)?,
            owner: within("owner", &new.owner, MOST_NAME)?,
            due: new.due.clone(),
            status: Status::default(),
            evidence: String::new(),
            why: String::new(),
            closed_on: String::new(),
            moves: Vec::new(),
        };
        let id = action.id.clone();
        self.actions.push(action);
        Ok(id)
    }

    /// Changes an action on a day. A day by which it was due already becomes a [`super::Move`]; done and dropped close it, and any
    /// other status opens it again. Returns its id.
    ///
    /// # Errors
    ///
    /// When there is no such action, a reason is missing, or what is asked for makes no sense together.
    pub fn update(&mut self, action: &str, change: &Change, today: &str) -> Result<String, String> {
        let id = self.action(action)?.id.clone();
        let at = self.actions.iter().position(|one| one.id == id).unwrap_or_default();
        let mut changed = self.actions[at].clone();
        changed.take(change, today)?;
        self.actions[at] = changed;
        Ok(id)
    }
}

/// The ids of the statements that were typed, each once.
fn resolved(typed: &[String], questionnaire: &Questionnaire) -> Result<Vec<String>, String> {
    let mut ids: Vec<String> = Vec::new();
    for typed in typed.iter().map(|typed| typed.trim()).filter(|typed| !typed.is_empty()) {
        let Some(at) = questionnaire.position_loosely(typed) else {
            let names = questionnaire.statements.iter().map(|one| one.id.as_str());
            let hint = hint(typed, names).map(|hint| format!("; {hint}")).unwrap_or_default();
            return Err(format!("there is no statement `{}`{hint}", brief(typed)));
        };
        let id = questionnaire.statements[at].id.clone();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    if ids.is_empty() {
        return Err("a need is about at least one statement, such as D2.04".to_owned());
    }
    Ok(ids)
}

fn same(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().all(|id| other.contains(id))
}

/// That the need's level is one of its statements'.
fn a_level(need: &ChosenNeed, questionnaire: &Questionnaire) -> Result<(), String> {
    if need.in_12_months.is_empty() || need.level(questionnaire).is_some() {
        return Ok(());
    }
    let known = need.statements.iter().filter_map(|id| questionnaire.position(id));
    let mut keys: Vec<&str> = known
        .flat_map(|at| &questionnaire.scale_of(&questionnaire.statements[at]).levels)
        .map(|level| level.key.as_str())
        .collect();
    keys.dedup();
    Err(format!(
        "`{}` is not a level of {}; the levels are {}",
        brief(&need.in_12_months),
        list(&need.statements),
        keys.join(", ")
    ))
}

/// The first free id after all that are in use: `N4`, `A1`.
pub(super) fn free(plan: &Plan, letter: char) -> String {
    let needs = plan.needs.iter().map(|need| need.id.as_str());
    let ids = needs.chain(plan.actions.iter().map(|action| action.id.as_str()));
    let numbers = ids.filter_map(|id| {
        id.strip_prefix([letter, letter.to_ascii_lowercase()])?
            .parse::<u32>()
            .ok()
    });
    format!("{letter}{}", numbers.max().unwrap_or(0).saturating_add(1))
}

fn required(what: &str, text: &str, most: usize) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err(format!("the {what} is empty; write something"));
    }
    within(what, text, most)
}

pub(super) fn within(what: &str, text: &str, most: usize) -> Result<String, String> {
    let text = text.trim();
    let length = text.chars().count();
    if length > most {
        return Err(format!(
            "the {what} has {length} characters, and at most {most} are kept; say it shorter"
        ));
    }
    Ok(text.to_owned())
}
