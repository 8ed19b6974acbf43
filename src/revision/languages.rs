//! Texts in other languages: which came, went or changed. Answers mean what they mean in the base language.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Fact;
use super::{Kind, LanguageChange, Presence, differences};
use crate::questionnaire::Questionnaire;

/// Every other language whose texts are not as they were.
pub(super) fn compare(old: &Questionnaire, new: &Questionnaire) -> Vec<LanguageChange> {
    let (before, after) = (old.translated(), new.translated());
    let tags: BTreeSet<&str> = before.keys().chain(after.keys()).copied().collect();
    let each = tags.into_iter().map(|tag| LanguageChange {
        tag: tag.to_owned(),
        presence: match (before.contains_key(tag), after.contains_key(tag)) {
            (true, true) => Presence::Both,
            (true, false) => Presence::Removed,
            (false, _) => Presence::Added,
        },
        changes: differences(facts(before.get(tag)), facts(after.get(tag))),
    });
    each.filter(|one| one.presence != Presence::Both || !one.changes.is_empty())
        .collect()
}

fn facts(texts: Option<&BTreeMap<String, String>>) -> Vec<Fact> {
    let each = texts.into_iter().flatten().map(|(path, text)| Fact {
        kind: Kind::Help,
        what: format!("text at {path}"),
        text: text.clone(),
    });
    each.collect()
}
