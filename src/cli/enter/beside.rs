//! Around a line: the roles, whether its part was filled in at all, and what the answers have to carry.

use anyhow::Result;

use super::sitting::{Go, Sitting};
use crate::cli::who;
use crate::enter::beside::value;
use crate::enter::group::{Group, ids, seen};
use crate::interview::{Interview, Reply, Step};
use crate::questionnaire::{AskKind, Node};
use crate::reach;
use crate::render::screen;
use crate::words::{count, sentence};

impl Sitting<'_> {
    /// The roles, where the questionnaire has them: they decide which statements are on the form.
    pub(super) fn roles(&mut self) -> Result<Go> {
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
                    let before = self.response.roles.clone();
                    self.response.roles = interview.into_response().roles;
                    return if before == self.response.roles {
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

    /// Whether the parts around a line that may be left out were filled in; one that was not is left out as a whole. `None` to
    /// stop.
    pub(super) fn filled_in(&mut self, group: &Group) -> Result<Option<bool>> {
        let questionnaire = self.questionnaire();
        let around = questionnaire.path(group.statements[0]).into_iter();
        let nothing = |node: &&Node| {
            !node
                .statements
                .clone()
                .any(|at| seen(questionnaire, &self.response, at))
        };
        let open: Vec<&Node> = around.filter(|node| node.optional).filter(nothing).collect();
        for node in open {
            let number = count(node.statements.len(), "statement", "statements");
            self.gap()?;
            self.tell(&format!(
                "{} {}: {number} that may be left out as a whole. Is any of it filled in on the form? Type y or n.",
                node.id, node.title
            ))?;
            match self.yes_or_no()? {
                None => return Ok(None),
                Some(true) => {}
                Some(false) => {
                    self.response.left_out.insert(node.id.clone());
                    return Ok(Some(false));
                }
            }
        }
        Ok(Some(true))
    }

    fn yes_or_no(&mut self) -> Result<Option<bool>> {
        loop {
            let Some(line) = self.ask("> ")? else { return Ok(None) };
            match line.trim().to_lowercase().as_str() {
                "y" | "yes" => return Ok(Some(true)),
                "n" | "no" => return Ok(Some(false)),
                "q" | "quit" => return Ok(None),
                _ => self.tell("Type y if anything in it is filled in, n if all of it is empty, or q to stop.")?,
            }
        }
    }

    /// What the answers carry: first what they have to, statement by statement; then what they may, a list for each thing.
    pub(super) fn beside(&mut self) -> Result<Go> {
        if self.needed()? == Go::Stop {
            return Ok(Go::Stop);
        }
        let fresh = std::mem::take(&mut self.fresh);
        for ask in 0..self.questionnaire().asks.len() {
            let follows: Vec<usize> = fresh.iter().copied().filter(|at| self.may_carry(*at, ask)).collect();
            if !follows.is_empty() && self.optional(ask, &follows)? == Go::Stop {
                return Ok(Go::Stop);
            }
        }
        Ok(Go::On)
    }

    fn may_carry(&self, at: usize, ask: usize) -> bool {
        let questionnaire = self.questionnaire();
        let statement = &questionnaire.statements[at];
        let answer = self.response.answer(&statement.id);
        let after = answer.map_or_else(Vec::new, |answer| reach::asks_after(questionnaire, statement, answer));
        !questionnaire.asks[ask].required && after.contains(&ask)
    }

    fn needed(&mut self) -> Result<Go> {
        for at in reach::incomplete(self.questionnaire(), &self.response) {
            while let Some(ask) = reach::missing(self.questionnaire(), &self.response, at) {
                if self.lacking.contains(&at) {
                    break;
                }
                if self.one_needed(at, ask)? == Go::Stop {
                    return Ok(Go::Stop);
                }
            }
        }
        Ok(Go::On)
    }

    fn one_needed(&mut self, at: usize, ask: usize) -> Result<Go> {
        let statement = &self.questionnaire().statements[at];
        let asked = &self.questionnaire().asks[ask];
        let wording = statement.prompts.get(&ask).unwrap_or(&asked.asked);
        self.tell(&format!(
            "{}: {} Type - where the form does not say.",
            statement.id,
            sentence(wording)
        ))?;
        loop {
            let Some(words) = self.ask("> ")?.and_then(|line| self.words(&line)) else {
                return Ok(Go::Stop);
            };
            match words.as_str() {
                "-" => {
                    self.lacking.push(at);
                    return Ok(Go::On);
                }
                "" => self.tell("This belongs to the answer. Type it, or - where the form does not say.")?,
                words => match value(asked, words) {
                    Ok(value) => return self.carry(at, ask, value),
                    Err(why) => self.tell(&why)?,
                },
            }
        }
    }

    fn carry(&mut self, at: usize, ask: usize, value: String) -> Result<Go> {
        let id = self.questionnaire().statements[at].id.clone();
        let name = self.questionnaire().asks[ask].id.clone();
        self.response.also.entry(id).or_default().insert(name, value);
        self.response.last_answered = who::moment(self.questionnaire());
        self.save()
    }

    /// Something that these answers may carry: a line with one for each of them where it is a number, else a line for each that
    /// has something; Enter goes on.
    fn optional(&mut self, ask: usize, follows: &[usize]) -> Result<Go> {
        let questionnaire = self.questionnaire();
        let asked = &questionnaire.asks[ask];
        let ids = ids(questionnaire, follows);
        let example = &questionnaire.statements[follows[0]].id;
        let how = if asked.kind == AskKind::Importance {
            let keys: Vec<&str> = asked.levels.iter().map(|level| level.key.as_str()).collect();
            format!(
                "Type the {} answers with spaces: {}, or - for blank",
                follows.len(),
                keys.join(", ")
            )
        } else {
            format!("Type the number and what the form says, such as {example} ..., one on each line")
        };
        self.tell(&format!(
            "{}, for {ids}. {how}. Press Enter when there is no more.",
            asked.label
        ))?;
        loop {
            let Some(words) = self.ask("> ")?.and_then(|line| self.words(&line)) else {
                return Ok(Go::Stop);
            };
            if words.is_empty() {
                return Ok(Go::On);
            }
            match self.given(ask, follows, &words) {
                Err(why) => self.tell(&why)?,
                Ok(given) => {
                    let done = given.len() == follows.len() && asked.kind == AskKind::Importance;
                    for (at, value) in given {
                        if self.carry(at, ask, value)? == Go::Stop {
                            return Ok(Go::Stop);
                        }
                    }
                    if done {
                        return Ok(Go::On);
                    }
                    self.tell("Saved.")?;
                }
            }
        }
    }

    fn given(&self, ask: usize, follows: &[usize], words: &str) -> Result<Vec<(usize, String)>, String> {
        let questionnaire = self.questionnaire();
        let asked = &questionnaire.asks[ask];
        if let Some((name, rest)) = words.split_once(' ')
            && let Some(at) = questionnaire.position_loosely(name.trim_end_matches([':', '=']))
        {
            if !follows.contains(&at) {
                return Err(format!(
                    "{} carries no such thing here.",
                    questionnaire.statements[at].id
                ));
            }
            return value(asked, rest.trim()).map(|value| vec![(at, value)]);
        }
        let tokens: Vec<&str> = words.split([' ', ',']).filter(|token| !token.is_empty()).collect();
        if asked.kind != AskKind::Importance || tokens.len() != follows.len() {
            let example = &questionnaire.statements[follows[0]].id;
            let number = match asked.kind {
                AskKind::Importance => format!("That is {}; {} are needed. ", tokens.len(), follows.len()),
                _ => String::new(),
            };
            return Err(format!(
                "{number}To give one alone, begin with its number, such as {example}."
            ));
        }
        let pairs = follows.iter().zip(tokens).filter(|(_, token)| *token != "-");
        pairs.map(|(at, token)| Ok((*at, value(asked, token)?))).collect()
    }
}
