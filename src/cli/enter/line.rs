//! One line of the form: asked, read, read back, confirmed and taken.

use anyhow::Result;

use super::sitting::{Go, Sitting};
use crate::enter::Typed;
use crate::enter::group::Group;
use crate::enter::line::{self, Line};
use crate::enter::slip::{Slip, key};
use crate::response::Answer;
use crate::words::count;

/// What the answers to some statements are, by position.
type Given = Vec<(usize, Option<Answer>)>;

impl Sitting<'_> {
    /// One line of the form, once it is known that its part was filled in.
    pub(super) fn part(&mut self, group: Group) -> Result<Go> {
        match self.filled_in(&group)? {
            None => Ok(Go::Stop),
            Some(false) => self.save(),
            Some(true) => self.line(&group),
        }
    }

    pub(super) fn line(&mut self, group: &Group) -> Result<Go> {
        self.say_unasked(group)?;
        let heading = self.heading(group);
        self.gap()?;
        self.tell(&heading)?;
        loop {
            let Some(line) = self.ask(&self.prompt(group))? else {
                return Ok(Go::Stop);
            };
            match line::read(self.questionnaire(), &group.statements, &line) {
                Err(slip) => self.slip(&slip)?,
                Ok(Line::Answers(typed)) => match self.read_back(group, typed)? {
                    None => return Ok(Go::Stop),
                    Some(typed) if typed.is_empty() => {}
                    Some(typed) => return self.confirmed(group, &typed),
                },
                Ok(Line::Empty) => self.tell(&heading)?,
                Ok(Line::Again(domain)) => {
                    self.type_again(domain)?;
                    return Ok(Go::On);
                }
                Ok(other) => {
                    if self.other(other)? == Go::Stop {
                        return Ok(Go::Stop);
                    }
                }
            }
        }
    }

    /// What was read, until it is right; empty when the line is to be typed again, `None` to stop.
    pub(super) fn read_back(&mut self, group: &Group, mut typed: Vec<Typed>) -> Result<Option<Vec<Typed>>> {
        self.slipped = None;
        loop {
            let pairs = group.statements.iter().zip(&typed).map(|(at, typed)| {
                let id = &self.questionnaire().statements[*at].id;
                format!("{id}={}", key(self.questionnaire(), *at, *typed))
            });
            let back = pairs.collect::<Vec<_>>().join(" ");
            let how = match group.statements.last() {
                Some(at) if !self.known => format!(
                    " Press Enter if it is. Type n to type the line again, or only what is wrong, such as {} {}.",
                    self.questionnaire().statements[*at].id,
                    typed
                        .last()
                        .map_or_else(String::new, |typed| key(self.questionnaire(), *at, *typed))
                ),
                _ => String::new(),
            };
            self.tell(&format!("{back}\nIs that right?{how}"))?;
            let Some(line) = self.ask("Enter for yes, n for no > ")? else {
                return Ok(None);
            };
            match line.trim().to_lowercase().as_str() {
                "" | "y" | "yes" | "right" => return Ok(Some(typed)),
                "n" | "no" => return Ok(Some(Vec::new())),
                _ => {}
            }
            match line::read(self.questionnaire(), &[], &line) {
                Ok(Line::Stop) => return Ok(None),
                Ok(Line::Correct(found)) => {
                    for (at, answer) in found {
                        match group.statements.iter().position(|other| *other == at) {
                            Some(place) => typed[place] = answer,
                            None => {
                                self.tell("That statement is not in this line. Correct it once this line is right.")?
                            }
                        }
                    }
                }
                Err(
                    slip @ (Slip::NoAnswer { .. }
                    | Slip::Several { .. }
                    | Slip::NoValue { .. }
                    | Slip::NoStatement { .. }),
                ) => {
                    self.slip(&slip)?;
                }
                _ => self.tell(
                    "Press Enter if it is right, type n to type the line again, or a statement and its answer.",
                )?,
            }
        }
    }

    /// The reasons that the form has, then all of the line at once.
    pub(super) fn confirmed(&mut self, group: &Group, typed: &[Typed]) -> Result<Go> {
        let pairs: Vec<(usize, Typed)> = group.statements.iter().copied().zip(typed.iter().copied()).collect();
        let Some(given) = self.with_reasons(&pairs)? else {
            return Ok(Go::Stop);
        };
        self.known = true;
        let blanks = given.iter().filter(|(_, answer)| answer.is_none()).count();
        let blank = if blanks == 0 {
            String::new()
        } else {
            format!(", {blanks} blank")
        };
        let answers = count(given.len() - blanks, "answer", "answers");
        self.take(&given, &format!("Saved: {answers}{blank}."))
    }

    pub(super) fn with_reasons(&mut self, typed: &[(usize, Typed)]) -> Result<Option<Given>> {
        let mut given = Vec::new();
        for (at, typed) in typed {
            let answer = match typed {
                Typed::Rating(level) => Some(Answer::Rating(*level)),
                Typed::DontKnow => Some(Answer::DontKnow),
                Typed::Blank => None,
                Typed::NotApplicable => match self.reason(*at)? {
                    Some(reason) => Some(Answer::NotApplicable(reason)),
                    None => return Ok(None),
                },
            };
            given.push((*at, answer));
        }
        Ok(Some(given))
    }

    pub(super) fn reason(&mut self, at: usize) -> Result<Option<String>> {
        let id = &self.questionnaire().statements[at].id;
        let label = self.questionnaire().not_applicable.label.to_lowercase();
        let needed = self.questionnaire().reason_required;
        let left = if needed {
            ""
        } else {
            " Press Enter if the form does not say."
        };
        self.tell(&format!("Why is {id} {label}? Type what the form says.{left}"))?;
        loop {
            let Some(line) = self.ask("> ")? else { return Ok(None) };
            match self.words(&line) {
                None => return Ok(None),
                Some(words) if words.is_empty() && needed => {
                    self.tell("A few words are needed. Where the form has none, type: no reason given.")?;
                }
                Some(words) => return Ok(Some(words)),
            }
        }
    }
}
