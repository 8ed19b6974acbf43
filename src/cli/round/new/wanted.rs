//! What is known of a new round: from the options, and from the round before.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use super::{Arguments, Before};
use crate::cli::failure::Failure;
use crate::cli::folder;
use crate::cli::setup::{self, Known};
use crate::interview::typed_date;
use crate::problem::excerpt::clean;
use crate::problem::nearest::hint;
use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::round::codes::{MOST, more};
use crate::words::{date, list};

/// What is known so far.
#[derive(Debug, Default)]
pub(super) struct Wanted {
    pub(super) joint: bool,
    pub(super) organisation: Option<String>,
    /// The questionnaire, with the text of one of one's own.
    pub(super) questionnaire: Option<(Questionnaire, Option<String>)>,
    pub(super) known: Known,
    pub(super) people: Vec<String>,
    pub(super) invited: Option<BTreeMap<String, u32>>,
    pub(super) privacy: Option<PrivacyKind>,
    pub(super) closes: Option<String>,
    pub(super) hand_to: Option<String>,
}

impl Wanted {
    /// What the options and the round before say.
    pub(super) fn of(arguments: &Arguments, before: Option<&Before>, now: &str) -> Result<Self> {
        let old = before.map(|before| &before.folder.round);
        let filled = |text: &String| !text.trim().is_empty();
        let mut wanted = Self {
            joint: arguments.joint,
            organisation: (arguments.organisation.clone()).or_else(|| old.map(|old| old.organisation.clone())),
            known: Known {
                questionnaire: (arguments.questionnaire.clone()).or_else(|| before.map(Before::questionnaire)),
                language: arguments.language.clone(),
                ..Known::default()
            },
            privacy: (arguments.privacy.map(super::Promise::kind))
                .or_else(|| old.filter(|_| arguments.questionnaire.is_none())?.privacy),
            hand_to: (arguments.hand_to.clone()).or_else(|| old.map(|old| old.hand_to.clone()).filter(filled)),
            closes: arguments
                .closes
                .as_deref()
                .map(|typed| closing_date(typed, now))
                .transpose()
                .map_err(usage)?,
            people: match arguments.people {
                Some(number) => number_of_people(number).map_err(usage)?,
                None => Vec::new(),
            },
            ..Self::default()
        };
        wanted.organisation = wanted.organisation.filter(filled);
        if let (true, Some(before)) = (arguments.same_codes, before) {
            wanted.people = before.codes()?;
            if wanted.people.is_empty() {
                bail!(Failure::Usage(
                    "the round before has no codes that people could keep: leave --same-codes out".to_owned()
                ));
            }
        }
        if let Some(name) = wanted.known.questionnaire.clone() {
            let read = folder::questionnaire(&name)?;
            let spoken = folder::asked_for(&read, arguments.language.as_deref())?;
            wanted.take_questionnaire(spoken)?;
        }
        if !arguments.invite.is_empty() {
            wanted.invited = Some(roles(&arguments.invite).map_err(usage)?);
        }
        wanted.fits()?;
        Ok(wanted)
    }

    /// The questionnaire, if a round of a group can be about it.
    pub(super) fn take_questionnaire(&mut self, questionnaire: Questionnaire) -> Result<()> {
        let kind = questionnaire.privacy.kind;
        if kind == PrivacyKind::Private {
            bail!(Failure::Usage(format!(
                "`{0}` is for each person alone, so there is no round to invite to\nEach begins on their own:  ccg-diagnostic \
                 assess --new --questionnaire {0}",
                questionnaire.id
            )));
        }
        if kind == PrivacyKind::Anonymous && self.joint {
            bail!(Failure::Usage(format!(
                "`{}` is answered by each person alone, so --joint has no place",
                questionnaire.id
            )));
        }
        let source = setup::own_file(&self.known)?;
        self.questionnaire = Some((questionnaire, source));
        Ok(())
    }

    /// Checks what belongs together, and sets what is usual.
    pub(super) fn fits(&mut self) -> Result<()> {
        let Some((questionnaire, _)) = &self.questionnaire else {
            return Ok(());
        };
        if questionnaire.privacy.kind == PrivacyKind::Anonymous {
            if self.privacy.is_some() {
                bail!(Failure::Usage(format!(
                    "`{}` is anonymous, which says itself what is promised: leave --privacy out",
                    questionnaire.id
                )));
            }
        } else if !self.joint && self.missing().is_empty() {
            self.privacy = self.privacy.or(Some(PrivacyKind::Protected));
        }
        if self.joint {
            self.privacy = None;
        }
        let Some(invited) = &self.invited else { return Ok(()) };
        known_roles(invited, questionnaire).map_err(usage)?;
        let several = questionnaire.roles.as_ref().is_some_and(|roles| roles.several);
        let sum: u64 = invited.values().map(|number| u64::from(*number)).sum();
        let people = self.people.len() as u64;
        if people > 0 && !several && sum > people {
            bail!(Failure::Usage(format!(
                "--invite names {sum} people in all, and there are {people}"
            )));
        }
        Ok(())
    }

    /// The options without which there is no round, each with what it says.
    pub(super) fn missing(&self) -> Vec<&'static str> {
        let table = [
            (
                self.organisation.is_none(),
                "  --organisation NAME       who is described",
            ),
            (
                self.questionnaire.is_none(),
                "  --questionnaire ID|FILE   which questionnaire, such as ccg-six-domains",
            ),
            (
                self.people.is_empty() && !self.joint,
                "  --people NUMBER           how many people are invited",
            ),
        ];
        let missing = table.into_iter().filter(|(missing, _)| *missing);
        missing.map(|(_, words)| words).collect()
    }
}

fn usage(words: String) -> Failure {
    Failure::Usage(words)
}

/// The codes of so many people.
pub(super) fn number_of_people(number: usize) -> Result<Vec<String>, String> {
    if (1..=MOST).contains(&number) {
        Ok(more(&[], number))
    } else {
        Err(format!("a round has 1 to {MOST} people"))
    }
}

/// A last day for answers, as `2011-10-14`.
pub(super) fn closing_date(typed: &str, now: &str) -> Result<String, String> {
    let (read, today) = (typed_date(typed.trim()), &now[..10]);
    let day = read.map_err(|why| {
        let why = if why.is_empty() {
            String::new()
        } else {
            format!(" {why}")
        };
        format!(
            "`{}` is not a date.{why} Write it like 14/10/2011 or 2011-10-14.",
            clean(typed)
        )
    })?;
    if day.as_str() < today {
        return Err(format!(
            "the last day for answers, {}, has passed: today is {}. Nobody could answer in time.",
            date(&day),
            date(today)
        ));
    }
    Ok(day)
}

/// Roles with numbers, each as `gp=5`.
pub(super) fn roles(typed: &[String]) -> Result<BTreeMap<String, u32>, String> {
    let mut invited = BTreeMap::new();
    for one in typed {
        let read = one.split_once('=').and_then(|(role, number)| {
            let number: u32 = number.trim().parse().ok().filter(|number| *number as usize <= MOST)?;
            Some((role.trim().to_owned(), number)).filter(|(role, _)| !role.is_empty())
        });
        let Some((role, number)) = read else {
            return Err(format!(
                "`{}` does not say how many of which role: write it like gp=5",
                clean(one)
            ));
        };
        if invited.insert(role.clone(), number).is_some() {
            return Err(format!("--invite names `{}` twice", clean(&role)));
        }
    }
    Ok(invited)
}

/// Whether every role is one of the questionnaire's.
fn known_roles(invited: &BTreeMap<String, u32>, questionnaire: &Questionnaire) -> Result<(), String> {
    let choices = questionnaire.roles.iter().flat_map(|roles| &roles.choices);
    let ids: Vec<&str> = choices.map(|role| role.id.as_str()).collect();
    let strangers: Vec<String> = (invited.keys())
        .filter(|role| *role != "all" && !ids.contains(&role.as_str()))
        .map(|role| format!("`{}`", clean(role)))
        .collect();
    if strangers.is_empty() {
        return Ok(());
    }
    let near = match invited
        .keys()
        .find(|role| *role != "all" && !ids.contains(&role.as_str()))
    {
        Some(first) if !ids.is_empty() => hint(first, ids.iter().copied()).unwrap_or_default(),
        _ => "it has none to choose from".to_owned(),
    };
    let role = if strangers.len() == 1 { "role" } else { "roles" };
    Err(format!("the questionnaire has no {role} {}: {near}", list(&strangers)))
}

#[cfg(test)]
mod tests {
    use super::{closing_date, roles};

    #[test]
    fn a_closing_date_is_read_as_people_write_it_and_lies_ahead() {
        let now = "2011-10-09T21:14";
        assert_eq!(closing_date("14/10/2011", now).as_deref(), Ok("2011-10-14"));
        assert_eq!(closing_date(" 2011-10-09 ", now).as_deref(), Ok("2011-10-09"));
        assert_eq!(
            closing_date("8 October 2011", now).unwrap_err(),
            "the last day for answers, 8 October 2011, has passed: today is 9 October 2011. Nobody could answer in time."
        );
        assert_eq!(
            closing_date("10/14/2011", now).unwrap_err(),
            "`10/14/2011` is not a date. There is no month 14: the day comes first, then the month. Write it like 14/10/2011 \
             or 2011-10-14."
        );
    }

    #[test]
    fn roles_are_named_with_numbers_once() {
        let read = |typed: &[&str]| roles(&typed.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>());
        assert_eq!(
            read(&["chair=1", "gp = 5"]).unwrap().into_iter().collect::<Vec<_>>(),
            [("chair".to_owned(), 1), ("gp".to_owned(), 5)]
        );
        for wrong in ["gp", "gp=", "=5", "gp=five", "gp=-1", "gp=99999"] {
            assert!(read(&[wrong]).unwrap_err().contains("write it like gp=5"), "{wrong}");
        }
        assert_eq!(read(&["gp=1", "gp=2"]).unwrap_err(), "--invite names `gp` twice");
    }
}
