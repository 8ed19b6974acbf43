//! Changing one action.

use super::{Change, required, within};
use crate::plan::{Action, MOST_NAME, MOST_TEXT, Move, Status};

impl Action {
    pub(super) fn take(&mut self, change: &Change, today: &str) -> Result<(), String> {
        if let Some(action) = &change.action {
            self.action = required("action", action, MOST_TEXT)?;
        }
        if let Some(owner) = &change.owner {
            self.owner = within("owner", owner, MOST_NAME)?;
        }
        if let Some(evidence) = &change.evidence {
            self.evidence = within("evidence", evidence, MOST_TEXT)?;
        }
        let why = within("why", change.why.as_deref().unwrap_or_default(), MOST_TEXT)?;
        if let Some(status) = change.status {
            self.stands(status, &why, today)?;
        }
        match &change.due {
            Some(due) => self.due_on(due, &why, today),
            None if why.is_empty() || self.status == Status::Dropped => Ok(()),
            None => Err("a reason belongs to a new day or to an action that is dropped".to_owned()),
        }?;
        if !why.is_empty() && self.status == Status::Dropped {
            self.why = why;
        }
        Ok(())
    }

    fn stands(&mut self, status: Status, why: &str, today: &str) -> Result<(), String> {
        match status {
            Status::Moved => {
                return Err(format!(
                    "`{}` is moved when the next round looks at this plan again; to change its day, give a new one",
                    self.id
                ));
            }
            Status::Dropped if why.is_empty() && self.why.is_empty() => {
                return Err(format!("say why `{}` is dropped", self.id));
            }
            _ => {}
        }
        match (status.is_open(), self.closed_on.is_empty() || status != self.status) {
            (true, _) => self.closed_on.clear(),
            (false, true) => today.clone_into(&mut self.closed_on),
            (false, false) => {}
        }
        self.status = status;
        Ok(())
    }

    /// Sets the day; that it was another before is kept.
    pub(in crate::plan) fn due_on(&mut self, due: &str, why: &str, today: &str) -> Result<(), String> {
        if !self.status.is_open() {
            let word = self.status.word();
            return Err(format!(
                "`{}` is {word}: open it again before it gets a new day",
                self.id
            ));
        }
        if !self.due.is_empty() && self.due != due {
            self.moves.push(Move {
                from: self.due.clone(),
                to: due.to_owned(),
                why: why.to_owned(),
                on: today.to_owned(),
            });
        }
        due.clone_into(&mut self.due);
        Ok(())
    }
}
