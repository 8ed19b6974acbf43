//! Notes, and who may see them.

use super::course::said;
use super::words::audience_words;
use super::{Interview, Outcome};
use crate::response::{Audience, Note};

impl Interview<'_> {
    pub(super) fn add_note(&mut self, at: usize, text: &str) -> Outcome {
        let id = self.statement(at).id.clone();
        let joint = self.is_joint() || self.is_side();
        let private = self.is_private();
        let note = self.response.notes.entry(id.clone()).or_insert_with(|| Note {
            text: String::new(),
            audience: Audience::OnlyMe,
        });
        if !note.text.is_empty() {
            note.text.push('\n');
        }
        note.text.push_str(text);
        // What is new in it was not meant for anybody yet, whoever might see the rest.
        note.audience = if joint && !private {
            Audience::Team
        } else {
            Audience::OnlyMe
        };
        Outcome {
            said: format!("Saved: note on {id}: {text}"),
            ask_audience: (!joint && !private).then_some(at),
            ..Outcome::default()
        }
    }

    pub(super) fn set_audience(&mut self, at: usize, audience: Audience) -> Outcome {
        let id = self.statement(at).id.clone();
        match self.response.notes.get_mut(&id) {
            Some(note) => {
                note.audience = audience;
                said(format!("Saved: note on {id}, {}.", audience_words(audience)))
            }
            None => Outcome::default(),
        }
    }
}
