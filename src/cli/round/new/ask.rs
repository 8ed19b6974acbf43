//! Asking what a new round needs and the options do not say.

use std::collections::BTreeMap;

use anyhow::Result;
use jiff::Span;
use jiff::civil::Date;

use super::wanted::{Wanted, closing_date, number_of_people};
use crate::cli::prompt::Asker;
use crate::cli::setup::{self, answered, not_empty};
use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::render::screen::{Look, message};
use crate::words::{sentence, upper_first};

/// Asks the rest, one thing after another. `now` is the local time.
pub(super) fn rest(wanted: &mut Wanted, asker: &mut dyn Asker, look: Look, now: &str) -> Result<()> {
    let opening = "Let us set up a round that people answer one by one. It is kept in one folder on this computer. Type q to stop; \
                   nothing is written before the end.";
    if !wanted.joint {
        asker.say(&format!("{}\n", message(opening, look)))?;
    }
    if wanted.organisation.is_none() {
        let name = answered(asker.text("What is your organisation called?", &not_empty)?, asker)?;
        wanted.organisation = Some(name.trim().to_owned());
    }
    if wanted.questionnaire.is_none() {
        let chosen = setup::questionnaire(&wanted.known, |one| one.privacy.kind != PrivacyKind::Private, asker)?;
        wanted.take_questionnaire(chosen)?;
    }
    let Some((questionnaire, _)) = wanted.questionnaire.clone() else {
        return Ok(());
    };
    if !wanted.joint {
        people(wanted, &questionnaire, asker)?;
        promise(wanted, &questionnaire, asker)?;
    }
    if wanted.closes.is_none() {
        wanted.closes = last_day(asker, now)?;
    }
    if !wanted.joint && wanted.hand_to.is_none() {
        let question =
            "Who collects the files of those who answer on their own computer? (optional, Enter for nobody yet)";
        let name = answered(asker.text(question, &|_| Ok(()))?, asker)?;
        wanted.hand_to = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    }
    wanted.fits()
}

fn people(wanted: &mut Wanted, questionnaire: &Questionnaire, asker: &mut dyn Asker) -> Result<()> {
    if wanted.people.is_empty() {
        let read = |typed: &str| -> Result<Vec<String>, String> {
            let number = typed
                .trim()
                .parse()
                .map_err(|_| "Type a number, such as 8.".to_owned())?;
            number_of_people(number).map_err(|why| sentence(&upper_first(&why)))
        };
        let check = |typed: &str| read(typed).map(|_| ());
        let typed = answered(asker.text("How many people are invited?", &check)?, asker)?;
        wanted.people = read(&typed).unwrap_or_default();
    }
    let Some(roles) = questionnaire.roles.as_ref().filter(|_| wanted.invited.is_none()) else {
        return Ok(());
    };
    let mut invited = BTreeMap::new();
    for role in &roles.choices {
        let most = wanted.people.len();
        let read = |typed: &str| match typed.trim() {
            "" => Some(0),
            typed => typed.parse::<u32>().ok().filter(|number| *number as usize <= most),
        };
        let check = |typed: &str| {
            read(typed)
                .map(|_| ())
                .ok_or(format!("Type a number up to {most}, or press Enter."))
        };
        let question = format!("How many of them are: {}? (optional, Enter for not known)", role.label);
        let typed = answered(asker.text(&question, &check)?, asker)?;
        if let Some(number) = read(&typed).filter(|number| *number > 0) {
            invited.insert(role.id.clone(), number);
        }
    }
    wanted.invited = Some(invited).filter(|invited| !invited.is_empty());
    Ok(())
}

fn promise(wanted: &mut Wanted, questionnaire: &Questionnaire, asker: &mut dyn Asker) -> Result<()> {
    if wanted.privacy.is_some() || questionnaire.privacy.kind == PrivacyKind::Anonymous {
        return Ok(());
    }
    let items = [
        "Protected: nothing of too few people is shown".to_owned(),
        "Open: all agreed that everything may be shown".to_owned(),
    ];
    let question = "What is promised to people before they answer? It cannot be loosened afterwards.";
    let chosen = answered(asker.choose(question, &items, Some(0))?, asker)?;
    wanted.privacy = Some(if chosen == 0 {
        PrivacyKind::Protected
    } else {
        PrivacyKind::Open
    });
    Ok(())
}

/// A day that can be typed as it stands.
fn in_two_weeks(now: &str) -> String {
    let today: Option<Date> = now.get(..10).and_then(|day| day.parse().ok());
    let day = today.and_then(|day| day.checked_add(Span::new().days(14)).ok());
    day.map_or_else(String::new, |day| day.strftime("%d/%m/%Y").to_string())
}

fn last_day(asker: &mut dyn Asker, now: &str) -> Result<Option<String>> {
    let read = |typed: &str| match typed.trim() {
        "" => Ok(None),
        typed => closing_date(typed, now).map(Some),
    };
    let check = |typed: &str| read(typed).map(|_| ()).map_err(|why| upper_first(&why));
    let question = format!(
        "The last day for answers, such as {} (optional, Enter for none):",
        in_two_weeks(now)
    );
    let typed = answered(asker.text(&question, &check)?, asker)?;
    Ok(read(&typed).unwrap_or_default())
}
