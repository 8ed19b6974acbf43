//! A sitting with a form: a line for each domain, read back, confirmed and saved.

use std::mem::{Discriminant, discriminant};

use anyhow::{Result, bail};

use super::begin::{Place, so_far};
use crate::cli::folder::Folder;
use crate::cli::keep::Keep;
use crate::cli::prompt::Asker;
use crate::cli::stop::Farewell;
use crate::cli::who;
use crate::enter;
use crate::enter::group::{self, Group, ids};
use crate::enter::slip::Slip;
use crate::questionnaire::Questionnaire;
use crate::reach;
use crate::render::screen::{self, Look};
use crate::response::{Answer, Response};
use crate::words::{plural, sentence};

/// Whether the person goes on, or stops here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Go {
    On,
    Stop,
}

/// A sitting with one form.
pub(super) struct Sitting<'a> {
    pub(super) asker: &'a mut dyn Asker,
    pub(super) folder: &'a Folder,
    pub(super) response: Response,
    keep: Keep<'a>,
    look: &'a dyn Fn() -> Look,
    farewell: &'a Farewell,
    pub(super) place: Place,
    /// The kind of the last slip, when the line before was one.
    pub(super) slipped: Option<Discriminant<Slip>>,
    /// What can be typed for the statements of the last line; said again when it changes.
    pub(super) told: String,
    /// Statements that are not asked, and that has been said.
    pub(super) unasked: Vec<usize>,
    /// Lines to be typed in again, the nearest first.
    pub(super) again: Vec<Group>,
    /// Statements whose form lacks what has to be given with the answer, by position.
    pub(super) lacking: Vec<usize>,
    /// Statements answered since it was last asked what their answers carry, by position.
    pub(super) fresh: Vec<usize>,
    /// Whether the first line has been confirmed, so that the keys are known.
    pub(super) known: bool,
}

impl<'a> Sitting<'a> {
    pub(super) fn new(
        asker: &'a mut dyn Asker,
        folder: &'a Folder,
        response: Response,
        keep: Keep<'a>,
        look: &'a dyn Fn() -> Look,
        farewell: &'a Farewell,
        place: Place,
    ) -> Self {
        Self {
            asker,
            folder,
            response,
            keep,
            look,
            farewell,
            place,
            slipped: None,
            told: String::new(),
            unasked: Vec::new(),
            again: Vec::new(),
            lacking: Vec::new(),
            fresh: Vec::new(),
            known: false,
        }
    }

    /// Types in the form to its end, or until the person stops.
    pub(super) fn run(mut self) -> Result<()> {
        self.farewell.say(self.stopped());
        self.open()?;
        if self.form()? == Go::Stop {
            let words = self.stopped();
            return Ok(self.asker.say(&words)?);
        }
        let now = who::moment(self.questionnaire());
        enter::finish(&mut self.response, &now);
        if self.save()? == Go::Stop {
            bail!("the form is not marked as finished: it could not be saved");
        }
        self.finished()
    }

    pub(super) fn form(&mut self) -> Result<Go> {
        if self.roles()? == Go::Stop {
            return Ok(Go::Stop);
        }
        loop {
            if self.beside()? == Go::Stop {
                return Ok(Go::Stop);
            }
            let group = match self.again.is_empty() {
                true => group::next(self.questionnaire(), &self.response),
                false => Some(self.again.remove(0)),
            };
            let went = match group {
                Some(group) => self.part(group)?,
                None => match self.last()? {
                    None => return self.end(),
                    Some(went) => went,
                },
            };
            if went == Go::Stop {
                return Ok(Go::Stop);
            }
        }
    }

    pub(super) fn questionnaire(&self) -> &'a Questionnaire {
        &self.folder.questionnaire
    }

    pub(super) fn open(&mut self) -> Result<()> {
        let round = &self.folder.round;
        let heading = format!("{}, {}", round.organisation, round.title);
        let whose = &self.place.whose;
        let begun = !self.keep.is_new();
        let mut text = format!("The form of {whose}. {}", sentence(&heading));
        if begun {
            let far = so_far(self.questionnaire(), &self.response);
            text.push_str(&format!(
                "\n{whose} has begun: {far}. All of it stays unless you type another answer."
            ));
        } else {
            text.push_str(&format!(
                "\nEach line is saved once you confirm it, in {}.",
                self.place.file
            ));
        }
        text.push_str("\nType ? for help, or q to stop.");
        self.tell(&text)
    }

    /// Takes answers and saves them, and says what is no longer asked because of them.
    pub(super) fn take(&mut self, given: &[(usize, Option<Answer>)], words: &str) -> Result<Go> {
        let questionnaire = self.questionnaire();
        let before = reach::reached(questionnaire, &self.response);
        let mut order = given.to_vec();
        order.sort_by_key(|(at, _)| questionnaire.order.iter().position(|other| other == at));
        self.response = enter::take(
            questionnaire,
            self.response.clone(),
            &order,
            &who::moment(questionnaire),
        );
        self.fresh.extend(order.iter().map(|(at, _)| *at));
        self.lacking.retain(|at| order.iter().all(|(other, _)| other != at));
        if self.save()? == Go::Stop {
            return Ok(Go::Stop);
        }
        let after = reach::reached(questionnaire, &self.response);
        let answered = |at: &usize| self.response.answer(&questionnaire.statements[*at].id).is_some();
        let gone: Vec<usize> = (0..after.len())
            .filter(|at| before[*at] && !after[*at])
            .filter(answered)
            .collect();
        let mut words = words.to_owned();
        if !gone.is_empty() {
            let answers = plural(gone.len(), "The answer", "The answers");
            let ids = ids(questionnaire, &gone);
            words.push_str(&format!(
                " {answers} to {ids} stay in the file and do not count: not asked any more."
            ));
        }
        self.tell(&words)?;
        Ok(Go::On)
    }

    pub(super) fn finished(&mut self) -> Result<()> {
        let lacking = reach::incomplete(self.questionnaire(), &self.response);
        if !lacking.is_empty() {
            let ids = ids(self.questionnaire(), &lacking);
            self.tell(&format!("Without what has to be given with the answer: {ids}."))?;
        }
        let place = self.place.clone();
        self.gap()?;
        self.tell(&format!("Finished: the form of {} is typed in.", place.whose))?;
        self.asker
            .say(&format!("It is in {}\nTo correct it:  {}\n", place.file, place.again))?;
        Ok(())
    }

    pub(super) fn is_asked(&self, at: usize) -> bool {
        reach::reached(self.questionnaire(), &self.response)[at]
    }

    pub(super) fn not_asked(&mut self, at: usize) -> Result<()> {
        let id = self.questionnaire().statements[at].id.clone();
        self.slip(&Slip::NotAsked { id })
    }

    pub(super) fn slip(&mut self, slip: &Slip) -> Result<()> {
        let kind = Some(discriminant(slip));
        let again = self.slipped == kind;
        self.slipped = if again { None } else { kind };
        self.tell(&slip.message(again))
    }

    pub(super) fn stopped(&self) -> String {
        let (answered, asked) = reach::progress(self.questionnaire(), &self.response);
        let saved = if self.keep.is_new() { 0 } else { answered };
        let words = format!(
            "Stopped. {saved} of {asked} answers of {} are saved. A line that was not confirmed is not.",
            self.place.whose
        );
        format!(
            "{}To carry on:  {}\n",
            screen::message(&words, self.look()),
            self.place.again
        )
    }

    /// Saves the response as it is; a save that fails is told and tried again, until the person stops.
    pub(super) fn save(&mut self) -> Result<Go> {
        self.response.changes += 1;
        loop {
            let saved = self.keep.save(&self.response);
            let words = self.stopped();
            let result = self.farewell.saving(words, || saved);
            let Err(error) = result else { return Ok(Go::On) };
            let why = sentence(&crate::words::upper_first(&format!("{error:#}")));
            self.tell(&format!(
                "Not saved. {why} Press Enter to try again, or type q to stop."
            ))?;
            let line = self.ask("> ")?;
            if line.is_none_or(|line| matches!(line.trim(), "q" | "quit")) {
                return Ok(Go::Stop);
            }
        }
    }

    /// Words as typed: `None` to stop.
    pub(super) fn words(&self, line: &str) -> Option<String> {
        match line.trim() {
            "q" | "quit" => None,
            words => Some(crate::words::plain(words)),
        }
    }

    pub(super) fn ask(&mut self, prompt: &str) -> Result<Option<String>> {
        let prompt = if self.look().plain {
            prompt.replace(" > ", ": ").replace("> ", "Answer: ")
        } else {
            prompt.to_owned()
        };
        let line = self.asker.line(&prompt)?;
        if line.is_none() {
            self.asker.say("\n")?;
        }
        Ok(line)
    }

    pub(super) fn look(&self) -> Look {
        (self.look)()
    }

    pub(super) fn gap(&mut self) -> Result<()> {
        Ok(self.asker.say("\n")?)
    }

    pub(super) fn tell(&mut self, text: &str) -> Result<()> {
        if !text.is_empty() {
            let text = screen::message(text, self.look());
            self.asker.say(&text)?;
        }
        Ok(())
    }
}
