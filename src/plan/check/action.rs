//! Is an action right?

use super::Check;
use crate::plan::raw::{RawAction, RawMove};
use crate::plan::{Action, ChosenNeed, MOST_NAME, MOST_TEXT, Move, Status};
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};

impl Check<'_, '_> {
    pub(super) fn action(&mut self, at: usize, raw: &RawAction, needs: &[ChosenNeed]) -> Action {
        let path = format!("actions[{at}]");
        let moves = raw.moves.as_deref().unwrap_or_default().iter().enumerate();
        let status = self.status(&path, raw.status.as_ref());
        let action = Action {
            id: self.id(&path, raw.id.as_ref(), "A1"),
            need: self.need_of(&path, raw.need.as_ref(), needs),
            action: self.required(&path, "action", raw.action.as_ref(), MOST_TEXT),
            owner: self.text(&format!("{path}.owner"), raw.owner.as_ref(), MOST_NAME),
            due: self.date(&format!("{path}.due"), raw.due.as_ref()),
            status: status.unwrap_or_default(),
            evidence: self.text(&format!("{path}.evidence"), raw.evidence.as_ref(), MOST_TEXT),
            why: self.text(&format!("{path}.why"), raw.why.as_ref(), MOST_TEXT),
            closed_on: self.date(&format!("{path}.closed_on"), raw.closed_on.as_ref()),
            moves: moves
                .map(|(number, one)| self.changed(&format!("{path}.moves[{number}]"), one))
                .collect(),
        };
        if status.is_some() {
            self.closed(&path, &action);
        }
        action
    }

    /// An action that is closed says since when; one that is open does not.
    fn closed(&mut self, path: &str, action: &Action) {
        let word = action.status.word();
        let said = self.file.index.has(&format!("{path}.closed_on")) && !action.closed_on.is_empty();
        if action.status.is_open() && said {
            let message = format!("`closed_on` has no effect while the status is `{word}`");
            let advice = "leave it out, or say `status: done`";
            let place = self.file.index.key(&format!("{path}.closed_on"));
            self.file.push_at(ProblemCode::NoEffect, place, message, advice);
        } else if !action.status.is_open() && action.closed_on.is_empty() {
            let advice = format!("the status is `{word}`: write since which day, like 2011-12-15");
            self.file.missing(path, "closed_on", &advice);
        }
    }

    fn need_of(&mut self, path: &str, raw: Option<&String>, needs: &[ChosenNeed]) -> String {
        let name = self.required(path, "need", raw, MOST_NAME);
        if let Some(need) = needs.iter().find(|need| need.id.eq_ignore_ascii_case(&name)) {
            return need.id.clone();
        }
        if !name.is_empty() {
            let ids = needs.iter().map(|need| need.id.as_str()).filter(|id| !id.is_empty());
            let ids: Vec<&str> = ids.collect();
            let place = self.file.index.value(&format!("{path}.need"));
            let message = format!("there is no need `{}` in this plan", brief(&name));
            let mut problem = Problem::new(ProblemCode::UnknownReference, place, message);
            problem.hint =
                hint(&name, ids).or_else(|| Some("add the need to `needs`, or take the action out".to_owned()));
            self.file.add(problem);
        }
        name
    }

    /// Where it stands; `None` where that cannot be told.
    fn status(&mut self, path: &str, raw: Option<&String>) -> Option<Status> {
        let Some(word) = raw.map(|word| word.trim()).filter(|word| !word.is_empty()) else {
            let unread = self.file.index.unread(&format!("{path}.status"));
            return (!unread).then(Status::default);
        };
        if let Some(status) = Status::from_word(word) {
            return Some(status);
        }
        let words = Status::WORDS.map(|(word, _)| word);
        let message = format!("`{}` is not a status of an action", brief(word));
        let place = self.file.index.value(&format!("{path}.status"));
        let mut problem = Problem::new(ProblemCode::BadWord, place, message);
        problem.hint = match word {
            "late" => Some("that it is late follows from its day; leave the status as it was".to_owned()),
            _ => hint(word, words),
        };
        self.file.add(problem);
        None
    }

    fn changed(&mut self, path: &str, raw: &RawMove) -> Move {
        let mut day = |key: &str, value: Option<&String>| {
            if value.is_none_or(|value| value.trim().is_empty()) {
                self.file.missing(path, key, "write the day like 2011-12-15");
            }
            self.date(&format!("{path}.{key}"), value)
        };
        Move {
            from: day("from", raw.from.as_ref()),
            to: day("to", raw.to.as_ref()),
            on: day("on", raw.on.as_ref()),
            why: self.text(&format!("{path}.why"), raw.why.as_ref(), MOST_TEXT),
        }
    }
}
