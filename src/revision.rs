//! Two versions of a questionnaire: what changed, and what that means for answers given to the older one.
//!
//! Everything is compared by id, as a list of facts: what a thing says, each fact with the kind of difference that a change in
//! it makes. Whether a statement reads the same is decided by [`digest::of_wording`], as it is for responses.

pub mod carry;
mod facts;
mod languages;
pub mod marks;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use crate::questionnaire::{Questionnaire, Statement, digest};
use facts::Fact;

/// What becomes of the answers to a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// The wording changed: it is shown again to those who answered.
    AskAgain,
    /// The scale changed, or the statement is gone: what was answered says nothing about the newer version.
    NotComparable,
    /// There was no such statement.
    New,
    /// It reads the same: the answers stand.
    CarriesOver,
}

/// What a difference touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// What can be chosen.
    Scale,
    /// What a respondent reads and answers.
    Wording,
    /// Where it stands.
    Place,
    /// Numbers of the report: answers stand.
    Numbers,
    /// Who is asked, and what is asked besides.
    Asked,
    /// Words that help, and words about it.
    Help,
}

/// One difference: a text that is empty was not there, or is no longer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it touches.
    pub kind: Kind,
    /// What changed: `statement`, `description of level 3`.
    pub what: String,
    /// As it was.
    pub old: String,
    /// As it is.
    pub new: String,
}

/// A statement that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementChange {
    /// Its id.
    pub id: String,
    /// A few words for it; the newer ones.
    pub short: String,
    /// What becomes of answers to it.
    pub fate: Fate,
    /// What changed; empty for one that is new or gone.
    pub changes: Vec<Change>,
    /// The text of one that is new or gone; else empty.
    pub text: String,
    /// Whether the newer text has so little of the older that it may mean something else.
    pub another: bool,
}

/// A domain or section that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeChange {
    /// Its id.
    pub id: String,
    /// Its title; the newer one.
    pub title: String,
    /// Whether it is in both versions, only in the newer, or only in the older.
    pub presence: Presence,
    /// What changed.
    pub changes: Vec<Change>,
}

/// Texts in another language that are not as they were. They never change what an answer means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageChange {
    /// The language's tag.
    pub tag: String,
    /// Whether it is in both versions, only in the newer, or only in the older.
    pub presence: Presence,
    /// What changed, by where it stands; of a language that is new or gone, every text.
    pub changes: Vec<Change>,
}

/// In which versions something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// In both.
    Both,
    /// Only in the newer.
    Added,
    /// Only in the older.
    Removed,
}

/// Every difference between two versions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Revision {
    /// Statements that are not as they were: those of the newer version in its order, then those that are gone.
    pub statements: Vec<StatementChange>,
    /// Domains and sections that are not as they were, in the same way.
    pub nodes: Vec<NodeChange>,
    /// What changed about the questionnaire as a whole.
    pub whole: Vec<Change>,
    /// Other languages whose texts are not as they were, by tag.
    pub languages: Vec<LanguageChange>,
    /// How many statements are exactly as they were.
    pub unchanged: usize,
}

impl Revision {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let around = self.nodes.is_empty() && self.whole.is_empty() && self.languages.is_empty();
        self.statements.is_empty() && around
    }

    /// How many statements meet this fate, those exactly as they were included.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        let changed = self.statements.iter().filter(|one| one.fate == fate).count();
        changed + if fate == Fate::CarriesOver { self.unchanged } else { 0 }
    }
}

/// Every difference. A questionnaire compared with itself has none.
#[must_use]
pub fn compare(old: &Questionnaire, new: &Questionnaire) -> Revision {
    let mut statements: Vec<StatementChange> = Vec::new();
    let mut unchanged = 0;
    for statement in &new.statements {
        match old.position(&statement.id) {
            None => statements.push(alone(statement, Fate::New)),
            Some(at) => match changed((old, &old.statements[at]), (new, statement)) {
                Some(change) => statements.push(change),
                None => unchanged += 1,
            },
        }
    }
    let gone = old.statements.iter().filter(|one| new.position(&one.id).is_none());
    statements.extend(gone.map(|one| alone(one, Fate::NotComparable)));
    Revision {
        statements,
        nodes: nodes(old, new),
        whole: differences(facts::of_whole(old), facts::of_whole(new)),
        languages: languages::compare(old, new),
        unchanged,
    }
}

/// What becomes of answers to the statement with this id; `None` when neither version has it.
#[must_use]
pub fn fate(old: &Questionnaire, new: &Questionnaire, id: &str) -> Option<Fate> {
    let before = old.position(id).map(|at| &old.statements[at]);
    let after = new.position(id).map(|at| &new.statements[at]);
    match (before, after) {
        (None, None) => None,
        (None, Some(_)) => Some(Fate::New),
        (Some(_), None) => Some(Fate::NotComparable),
        (Some(before), Some(after)) => Some(fate_of((old, before), (new, after))),
    }
}

type In<'a> = (&'a Questionnaire, &'a Statement);

fn fate_of((old, before): In<'_>, (new, after): In<'_>) -> Fate {
    let values = |(one, statement): In<'_>| -> Vec<_> {
        let levels = one.scale_of(statement).levels.iter();
        levels.map(|level| level.value.clone()).collect()
    };
    if values((old, before)) != values((new, after)) {
        Fate::NotComparable
    } else if digest::of_wording(old, before) != digest::of_wording(new, after) {
        Fate::AskAgain
    } else {
        Fate::CarriesOver
    }
}

fn changed(before: In<'_>, after: In<'_>) -> Option<StatementChange> {
    let fate = fate_of(before, after);
    let changes = differences(
        facts::of_statement(before.0, before.1),
        facts::of_statement(after.0, after.1),
    );
    let same = changes.is_empty() && fate == Fate::CarriesOver;
    (!same).then(|| StatementChange {
        id: after.1.id.clone(),
        short: after.1.short.clone(),
        fate,
        another: !marks::alike(&before.1.statement, &after.1.statement),
        changes,
        text: String::new(),
    })
}

fn alone(statement: &Statement, fate: Fate) -> StatementChange {
    StatementChange {
        id: statement.id.clone(),
        short: statement.short.clone(),
        fate,
        changes: Vec::new(),
        text: statement.statement.clone(),
        another: false,
    }
}

fn nodes(old: &Questionnaire, new: &Questionnaire) -> Vec<NodeChange> {
    let (before, after) = (facts::of_nodes(old), facts::of_nodes(new));
    let made = |id: &str, title: &str, presence, changes| NodeChange {
        id: id.to_owned(),
        title: title.to_owned(),
        presence,
        changes,
    };
    let mut found = Vec::new();
    for one in &after {
        match before.iter().find(|earlier| earlier.id == one.id) {
            None => found.push(made(&one.id, &one.title, Presence::Added, Vec::new())),
            Some(earlier) => {
                let changes = differences(earlier.facts.clone(), one.facts.clone());
                if !changes.is_empty() {
                    found.push(made(&one.id, &one.title, Presence::Both, changes));
                }
            }
        }
    }
    let gone = before.iter().filter(|one| after.iter().all(|later| later.id != one.id));
    found.extend(gone.map(|one| made(&one.id, &one.title, Presence::Removed, Vec::new())));
    found
}

/// Facts of the same name that say something else, in the order of the newer list; then those that are gone.
fn differences(old: Vec<Fact>, new: Vec<Fact>) -> Vec<Change> {
    let names: BTreeSet<&str> = new.iter().map(|fact| fact.what.as_str()).collect();
    let gone = old.iter().filter(|fact| !names.contains(fact.what.as_str()));
    let text_in = |facts: &[Fact], what: &str| {
        let found = facts.iter().find(|fact| fact.what == what);
        found.map(|fact| fact.text.clone()).unwrap_or_default()
    };
    let all = new.iter().chain(gone).map(|fact| Change {
        kind: fact.kind,
        what: fact.what.clone(),
        old: text_in(&old, &fact.what),
        new: text_in(&new, &fact.what),
    });
    all.filter(|change| change.old != change.new).collect()
}
