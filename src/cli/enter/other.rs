//! What can be typed in place of a line: a correction, a note, a domain once more.

use anyhow::Result;

use super::sitting::{Go, Sitting};
use crate::enter::line::{self, Line};
use crate::enter::slip::key;
use crate::enter::{self, Typed, group};
use crate::interview::Interview;
use crate::render::screen;
use crate::response::Audience;

impl Sitting<'_> {
    /// What can be typed in place of answers.
    pub(super) fn other(&mut self, line: Line) -> Result<Go> {
        self.slipped = None;
        match line {
            Line::Stop => return Ok(Go::Stop),
            Line::Correct(found) => return self.correct(&found),
            Line::Note(at, text) => return self.note(at, &text),
            Line::Again(domain) => self.type_again(domain)?,
            _ => self.help()?,
        }
        Ok(Go::On)
    }

    pub(super) fn correct(&mut self, found: &[(usize, Typed)]) -> Result<Go> {
        if let Some((at, _)) = found.iter().find(|(at, _)| !self.is_asked(*at)) {
            self.not_asked(*at)?;
            return Ok(Go::On);
        }
        let Some(given) = self.with_reasons(found)? else {
            return Ok(Go::Stop);
        };
        let pairs = found.iter().map(|(at, typed)| {
            format!(
                "{}={}",
                self.questionnaire().statements[*at].id,
                key(self.questionnaire(), *at, *typed)
            )
        });
        let words = format!("Saved: {}.", pairs.collect::<Vec<_>>().join(" "));
        self.take(&given, &words)
    }

    pub(super) fn note(&mut self, at: usize, text: &str) -> Result<Go> {
        if !self.is_asked(at) {
            self.not_asked(at)?;
            return Ok(Go::On);
        }
        let questionnaire = self.questionnaire();
        let interview = Interview::resume(questionnaire, self.response.clone());
        let mut audience = Audience::OnlyMe;
        if enter::chooses_audience(&interview) {
            let (question, items) = screen::audience_question();
            let Some(chosen) = self.asker.number(question, &items.map(str::to_owned), 0)? else {
                self.tell(screen::NOTE_LOST)?;
                return Ok(Go::Stop);
            };
            audience = Audience::WORDS.get(chosen).map_or(audience, |(_, audience)| *audience);
        }
        let text = crate::words::plain(text);
        self.response = enter::note(questionnaire, self.response.clone(), at, &text, audience);
        if self.save()? == Go::Stop {
            return Ok(Go::Stop);
        }
        self.tell(&format!("Saved: note on {}.", questionnaire.statements[at].id))?;
        Ok(Go::On)
    }

    pub(super) fn type_again(&mut self, domain: usize) -> Result<()> {
        self.again = group::of(self.questionnaire(), &self.response, domain);
        if self.again.is_empty() {
            let label = &self.questionnaire().labels.domain;
            self.tell(&format!("Nothing in this {label} is asked here."))?;
        }
        Ok(())
    }

    /// After the last line: corrections and notes until Enter alone, which is `None`.
    pub(super) fn last(&mut self) -> Result<Option<Go>> {
        let interview = Interview::resume(self.questionnaire(), self.response.clone());
        let summary = crate::interview::words::summary_of(&interview);
        self.gap()?;
        self.tell(&format!(
            "All lines are typed in: {summary}.\nCorrect one with its number and the answer, add a note with n, or press Enter to go on."
        ))?;
        loop {
            let Some(line) = self.ask("> ")? else {
                return Ok(Some(Go::Stop));
            };
            match line::read(self.questionnaire(), &[], &line) {
                Ok(Line::Empty) => return Ok(None),
                Ok(line @ (Line::Again(_) | Line::Correct(_))) => return self.other(line).map(Some),
                Ok(other) => {
                    if self.other(other)? == Go::Stop {
                        return Ok(Some(Go::Stop));
                    }
                }
                Err(slip) => self.slip(&slip)?,
            }
        }
    }
}
