//! The loop around the interview: show, read a line, save, say what was saved.

#[cfg(test)]
mod tests;

use std::mem::{Discriminant, discriminant};

use super::prompt::Asker;
use crate::interview::refusal::Refusal;
use crate::interview::{Interview, Outcome, Reply, Step};
use crate::render::screen::{self, Look};
use crate::response::{Audience, Response};

/// How a sitting ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// The response was finished.
    Finished(Response),
    /// It was stopped: by `q`, by the end of input, or because it could not be saved. The response is as last saved.
    Stopped(Response),
}

/// Conducts a sitting until the response is finished or stopped.
///
/// `opening` is the text shown first, [`screen::before_you_start`] or [`screen::welcome`]; its prompt is read as at the
/// list of domains, so that Enter leads to the first statement. When it is empty the first statement is shown at once.
/// `look` is asked before every screen, so that a window of another size is obeyed from the next one on. `typing` is told
/// when a note is being typed and when it is saved or given up: whoever hears Ctrl-C can then say that it was lost.
/// `save` is called after each reply that changed the response, before anything else is shown. It must replace the file
/// in one step: when it fails, the earlier file stays, and the same response is tried again.
///
/// # Errors
///
/// When the asker cannot read or write. A save that fails is no error: it is told, and tried again.
pub fn conduct(
    asker: &mut dyn Asker,
    interview: Interview,
    look: &dyn Fn() -> Look,
    opening: &str,
    clock: &dyn Fn() -> String,
    typing: &dyn Fn(bool),
    save: &mut dyn FnMut(&Response) -> anyhow::Result<()>,
) -> anyhow::Result<Ended> {
    let saved = interview.response().clone();
    let mut sitting = Sitting {
        asker,
        interview,
        look,
        clock,
        typing,
        save,
        saved,
        refused: None,
        first: true,
    };
    sitting.open(opening)?;
    loop {
        if let Some(ended) = sitting.turn()? {
            return Ok(ended);
        }
    }
}

struct Sitting<'a, 'q> {
    asker: &'a mut dyn Asker,
    interview: Interview<'q>,
    look: &'a dyn Fn() -> Look,
    clock: &'a dyn Fn() -> String,
    typing: &'a dyn Fn(bool),
    save: &'a mut dyn FnMut(&Response) -> anyhow::Result<()>,
    /// The response as it is in the file.
    saved: Response,
    /// The kind of the last refusal, when the line before was refused.
    refused: Option<Discriminant<Refusal>>,
    /// Whether no statement has been shown yet.
    first: bool,
}

impl Sitting<'_, '_> {
    fn open(&mut self, opening: &str) -> anyhow::Result<()> {
        if opening.is_empty() {
            return self.show();
        }
        self.asker.say(opening)?;
        self.interview.take(Reply::List, &(self.clock)());
        Ok(())
    }

    fn show(&mut self) -> anyhow::Result<()> {
        let text = screen::step(&self.interview, (self.look)(), self.first);
        if matches!(self.interview.step(), Step::Statement(_)) {
            self.first = false;
        }
        self.asker.say(&format!("\n{text}"))?;
        Ok(())
    }

    /// One typed line and all that follows from it.
    fn turn(&mut self) -> anyhow::Result<Option<Ended>> {
        let Some(line) = self.asker.line(screen::prompt((self.look)()))? else {
            self.asker.say("\n")?;
            return Ok(Some(self.stop()));
        };
        match self.interview.read(&line) {
            Err(refusal) => {
                let kind = Some(discriminant(&refusal));
                let again = self.refused == kind;
                self.refused = if again { None } else { kind };
                self.tell(&refusal.message(again))?;
                Ok(None)
            }
            Ok(reply) => {
                self.refused = None;
                self.act(reply)
            }
        }
    }

    fn act(&mut self, reply: Reply) -> anyhow::Result<Option<Ended>> {
        match reply {
            Reply::Stop => return Ok(Some(self.stop())),
            Reply::Help => self
                .asker
                .say(&format!("\n{}", screen::help(&self.interview, (self.look)())))?,
            Reply::Again => self
                .asker
                .say(&screen::one_line_prompt(&self.interview, (self.look)()))?,
            Reply::AskNote => return self.ask_note(),
            Reply::Note(_) | Reply::DropNote => {
                let done = self.take(reply)?;
                if done {
                    self.asker
                        .say(&screen::one_line_prompt(&self.interview, (self.look)()))?;
                }
                return Ok((!done).then(|| self.stop()));
            }
            _ => return self.step(reply),
        }
        Ok(None)
    }

    fn step(&mut self, reply: Reply) -> anyhow::Result<Option<Ended>> {
        if !self.take(reply)? {
            return Ok(Some(self.stop()));
        }
        if *self.interview.step() == Step::Finished {
            return Ok(Some(Ended::Finished(self.saved.clone())));
        }
        self.show()?;
        Ok(None)
    }

    /// Takes a reply, saves, says what was saved and asks for a new note's audience; false to stop. A note without an
    /// audience is only for the respondent.
    fn take(&mut self, reply: Reply) -> anyhow::Result<bool> {
        let outcome = self.interview.take(reply, &(self.clock)());
        if !self.keep(&outcome)? {
            return Ok(false);
        }
        let Some(at) = outcome.ask_audience else {
            return Ok(true);
        };
        let (question, items) = screen::audience_question();
        let chosen = self.asker.number(question, &items.map(str::to_owned), 0)?;
        let Some((_, audience)) = chosen.and_then(|chosen| Audience::WORDS.get(chosen)) else {
            return Ok(false);
        };
        let outcome = self.interview.take(Reply::Audience(at, *audience), "");
        self.keep(&outcome)
    }

    /// Saves what has changed and says so; false when the person gave up on saving.
    fn keep(&mut self, outcome: &Outcome) -> anyhow::Result<bool> {
        if *self.interview.response() != self.saved {
            loop {
                match (self.save)(self.interview.response()) {
                    Ok(()) => break,
                    Err(error) => {
                        if !self.try_again(&error)? {
                            return Ok(false);
                        }
                    }
                }
            }
            self.saved.clone_from(self.interview.response());
            (self.typing)(false);
        }
        self.tell(&outcome.said)?;
        Ok(true)
    }

    fn try_again(&mut self, error: &anyhow::Error) -> anyhow::Result<bool> {
        let safe = self.saved.answered(self.interview.questionnaire());
        let why = sentence(&format!("{error:#}"));
        self.asker.say(&screen::not_saved(&why, safe, (self.look)()))?;
        let line = self.asker.line(screen::prompt((self.look)()))?;
        Ok(line.is_some_and(|line| !matches!(line.trim().to_lowercase().as_str(), "q" | "quit" | "exit" | "stop")))
    }

    fn ask_note(&mut self) -> anyhow::Result<Option<Ended>> {
        let Step::Statement(at) = *self.interview.step() else {
            return Ok(None);
        };
        self.asker
            .say(&format!("\n{}", screen::note(&self.interview, at, (self.look)())))?;
        (self.typing)(true);
        let Some(note) = self.note()? else {
            (self.typing)(false);
            return Ok(Some(self.stop()));
        };
        if note.is_empty() {
            (self.typing)(false);
            self.tell("No note was added.")?;
            self.asker
                .say(&screen::one_line_prompt(&self.interview, (self.look)()))?;
            return Ok(None);
        }
        self.act(Reply::Note(note))
    }

    /// The lines of a note up to an empty one; `None` at the end of input.
    fn note(&mut self) -> anyhow::Result<Option<String>> {
        let mut lines: Vec<String> = Vec::new();
        loop {
            let Some(line) = self.asker.line(screen::prompt((self.look)()))? else {
                if !lines.is_empty() {
                    self.tell(&format!("\n{}", screen::NOTE_LOST))?;
                }
                return Ok(None);
            };
            let line = screen::clean(&line);
            if line.trim().is_empty() {
                return Ok(Some(lines.join("\n")));
            }
            lines.push(line.trim_end().to_owned());
        }
    }

    /// Says a message in lines that fit.
    fn tell(&mut self, text: &str) -> anyhow::Result<()> {
        if !text.is_empty() {
            self.asker.say(&screen::message(text, (self.look)()))?;
        }
        Ok(())
    }

    fn stop(&self) -> Ended {
        Ended::Stopped(self.saved.clone())
    }
}

/// An error's fragment as a sentence.
fn sentence(fragment: &str) -> String {
    let mut letters = fragment.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    let stop = if fragment.ends_with('.') { "" } else { "." };
    format!("{first}{}{stop}", letters.as_str())
}
