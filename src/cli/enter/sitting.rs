//! A sitting with a form: a line for each domain, read back, confirmed and saved.

use std::mem::{Discriminant, discriminant};

use anyhow::{Result, bail};

use super::begin::{Place, so_far};
use crate::cli::folder::Folder;
use crate::cli::keep::Keep;
use crate::cli::prompt::Asker;
use crate::cli::stop::Farewell;
use crate::cli::who;
use crate::enter::group::{self, Group, ids};
use crate::enter::line::{self, Line};
use crate::enter::slip::{Slip, allowed, key};
use crate::enter::{self, Typed};
use crate::interview::{Interview, Reply, Step};
use crate::questionnaire::Questionnaire;
use crate::reach;
use crate::render::screen::{self, Look};
use crate::response::{Answer, Audience, Response};
use crate::words::{count, plural, sentence};

/// Whether the person goes on, or stops here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Go {
    On,
    Stop,
}

/// What the answers to one line are, for the place in the file.
type Given = Vec<(usize, Option<Answer>)>;

/// A sitting with one form.
pub(super) struct Sitting<'a> {
    asker: &'a mut dyn Asker,
    folder: &'a Folder,
    pub(super) response: Response,
    keep: Keep<'a>,
    look: &'a dyn Fn() -> Look,
    farewell: &'a Farewell,
    place: Place,
    /// The kind of the last slip, when the line before was one.
    slipped: Option<Discriminant<Slip>>,
    /// What can be typed for the statements of the last line; said again when it changes.
    told: String,
    /// Statements that are not asked, and that has been said.
    unasked: Vec<usize>,
    /// Lines to be typed in again, the nearest first.
    again: Vec<Group>,
    /// Statements whose form lacks what has to be given with the answer, by position.
    pub(super) lacking: Vec<usize>,
    /// Statements answered since it was last asked what their answers carry, by position.
    pub(super) fresh: Vec<usize>,
    /// Whether the first line has been confirmed, so that the keys are known.
    known: bool,
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
            return self.tell(&words);
        }
        let now = who::moment(self.questionnaire());
        enter::finish(&mut self.response, &now);
        if self.save()? == Go::Stop {
            bail!("the form is not marked as finished: it could not be saved");
        }
        self.finished()
    }

    fn form(&mut self) -> Result<Go> {
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

    fn open(&mut self) -> Result<()> {
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

    /// The roles, where the questionnaire has them: they decide which statements are on the form.
    fn roles(&mut self) -> Result<Go> {
        let mut interview = Interview::resume(self.questionnaire(), self.response.clone());
        while *interview.step() == Step::Roles {
            let shown = screen::step(&interview, self.look(), true);
            self.gap()?;
            self.asker.say(&shown)?;
            let Some(line) = self.asker.line(screen::prompt(self.look()))? else {
                return Ok(Go::Stop);
            };
            match interview.read(&line) {
                Ok(Reply::Stop) => return Ok(Go::Stop),
                Ok(reply @ (Reply::Roles(_) | Reply::Drop | Reply::Continue)) => {
                    let outcome = interview.take(reply, &who::moment(self.questionnaire()));
                    self.tell(&outcome.said)?;
                    let before = (self.response.changes, self.response.roles.clone());
                    self.response.roles = interview.into_response().roles;
                    return if before.1 == self.response.roles {
                        Ok(Go::On)
                    } else {
                        self.save()
                    };
                }
                Ok(_) => self.tell("Choose the roles first, or press Enter where the form has none.")?,
                Err(refusal) => self.tell(&refusal.message(false))?,
            }
        }
        Ok(Go::On)
    }

    /// One line of the form, once it is known that its part was filled in.
    fn part(&mut self, group: Group) -> Result<Go> {
        match self.filled_in(&group)? {
            None => Ok(Go::Stop),
            Some(false) => self.save(),
            Some(true) => self.line(&group),
        }
    }

    fn line(&mut self, group: &Group) -> Result<Go> {
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
    fn read_back(&mut self, group: &Group, mut typed: Vec<Typed>) -> Result<Option<Vec<Typed>>> {
        self.slipped = None;
        loop {
            let pairs = group.statements.iter().zip(&typed).map(|(at, typed)| {
                let id = &self.questionnaire().statements[*at].id;
                format!("{id}={}", key(self.questionnaire(), *at, *typed))
            });
            let back = pairs.collect::<Vec<_>>().join(" ");
            let how = if self.known {
                ""
            } else {
                " Press Enter if it is. Type n to type the line again, or one answer again, such as its number and 3."
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
    fn confirmed(&mut self, group: &Group, typed: &[Typed]) -> Result<Go> {
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

    fn with_reasons(&mut self, typed: &[(usize, Typed)]) -> Result<Option<Given>> {
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

    fn reason(&mut self, at: usize) -> Result<Option<String>> {
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

    /// Takes answers and saves them, and says what is no longer asked because of them.
    fn take(&mut self, given: &[(usize, Option<Answer>)], words: &str) -> Result<Go> {
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

    /// What can be typed in place of answers.
    fn other(&mut self, line: Line) -> Result<Go> {
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

    fn correct(&mut self, found: &[(usize, Typed)]) -> Result<Go> {
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

    fn note(&mut self, at: usize, text: &str) -> Result<Go> {
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

    fn type_again(&mut self, domain: usize) -> Result<()> {
        self.again = group::of(self.questionnaire(), &self.response, domain);
        if self.again.is_empty() {
            let label = &self.questionnaire().labels.domain;
            self.tell(&format!("Nothing in this {label} is asked here."))?;
        }
        Ok(())
    }

    /// After the last line: corrections and notes until Enter alone, which is `None`.
    fn last(&mut self) -> Result<Option<Go>> {
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

    fn finished(&mut self) -> Result<()> {
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

    fn not_asked(&mut self, at: usize) -> Result<()> {
        let id = self.questionnaire().statements[at].id.clone();
        self.slip(&Slip::NotAsked { id })
    }

    /// Says which statements the line leaves out, once.
    fn say_unasked(&mut self, group: &Group) -> Result<()> {
        let last = group.statements.last().copied().unwrap_or_default();
        let asked = reach::reached(self.questionnaire(), &self.response);
        let new: Vec<usize> = (0..last)
            .filter(|at| !asked[*at] && !self.unasked.contains(at))
            .collect();
        self.unasked.extend(&new);
        if new.is_empty() || !self.questionnaire().order.is_sorted() {
            return Ok(());
        }
        let are = plural(new.len(), "is", "are");
        let ids = ids(self.questionnaire(), &new);
        self.gap()?;
        self.tell(&format!(
            "{ids} {are} not asked of {}: leave what the form has there out.",
            self.place.whose
        ))
    }

    fn heading(&mut self, group: &Group) -> String {
        let questionnaire = self.questionnaire();
        let can = can_type(questionnaire, &group.statements);
        let number = count(group.statements.len(), "answer", "answers");
        let rest = if group.rest {
            " The rest of it has been typed in."
        } else {
            ""
        };
        let spaced = questionnaire.order.is_sorted();
        let order = if spaced {
            String::new()
        } else {
            format!("\nIn this order: {}.", spelt(questionnaire, group))
        };
        let what = if self.told == can {
            String::new()
        } else {
            format!(": {can}. Then press Enter")
        };
        self.told.clone_from(&can);
        let with_spaces = if self.known { "" } else { " with spaces" };
        format!("{}. Type the {number}{with_spaces}{what}.{rest}{order}", group.title)
    }

    fn prompt(&self, group: &Group) -> String {
        let in_order = self.questionnaire().order.is_sorted();
        let [first, .., last] = group.statements.as_slice() else {
            return format!("{} > ", ids(self.questionnaire(), &group.statements));
        };
        let id = |at: &usize| self.questionnaire().statements[*at].id.as_str();
        let to = if in_order && last - first + 1 == group.statements.len() {
            "to"
        } else {
            "..."
        };
        format!("{} {to} {} > ", id(first), id(last))
    }

    fn help(&mut self) -> Result<()> {
        let example = self
            .questionnaire()
            .statements
            .first()
            .map(|one| one.id.clone())
            .unwrap_or_default();
        self.tell(&format!(
            "A line holds one answer for each statement, in the order of the form, with spaces or commas between them: {}.\n\
             A level can be typed as its number or as the beginning of its name.\n\
             The line is read back. Enter saves it; before that none of it is kept.\n\
             In place of a line you can type:\n\
             {example} 3: another answer to {example}.\n\
             n {example} and the words: a note that the form has on it.\n\
             g 2: the line of {} 2 once more.\n\
             q: stop. The same command with --again carries on.",
            if self.told.is_empty() { "as the form has them" } else { &self.told },
            self.questionnaire().labels.domain
        ))
    }

    fn slip(&mut self, slip: &Slip) -> Result<()> {
        let kind = Some(discriminant(slip));
        let again = self.slipped == kind;
        self.slipped = if again { None } else { kind };
        self.tell(&slip.message(again))
    }

    fn stopped(&self) -> String {
        let (answered, asked) = reach::progress(self.questionnaire(), &self.response);
        let saved = if self.keep.is_new() { 0 } else { answered };
        format!(
            "Stopped. {saved} of {asked} answers of {} are saved. A line that was not confirmed is not.\nTo carry on:  {}",
            self.place.whose, self.place.again
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

/// The ids of a line, each by itself.
fn spelt(questionnaire: &Questionnaire, group: &Group) -> String {
    let ids: Vec<&str> = group
        .statements
        .iter()
        .map(|at| questionnaire.statements[*at].id.as_str())
        .collect();
    ids.join(" ")
}

/// What can be typed for these statements: once where it is the same for all.
fn can_type(questionnaire: &Questionnaire, statements: &[usize]) -> String {
    let same = |one: &usize, next: &usize| allowed(questionnaire, *one).0 == allowed(questionnaire, *next).0;
    let runs: Vec<&[usize]> = statements.chunk_by(same).collect();
    match runs.as_slice() {
        [] => String::new(),
        [run] => allowed(questionnaire, run[0]).0,
        runs => {
            let parts = runs
                .iter()
                .map(|run| format!("{}: {}", ids(questionnaire, run), allowed(questionnaire, run[0]).0));
            parts.collect::<Vec<_>>().join("; ")
        }
    }
}
