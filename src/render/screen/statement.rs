//! The statement screen. Its parts always come in this order, so that it can be learned by ear: where you are, domain,
//! statement, levels, don't know, what is there, question, keys.

use unicode_width::UnicodeWidthStr;

use super::Look;
use super::text::{Page, dotted};
use crate::interview::Interview;
use crate::interview::words::{Tally, answer_words, dont_knows, keys_in_short, keys_listed};
use crate::questionnaire::Statement;

/// The widest column for a level's label; beyond it descriptors go under their labels.
const WIDEST_LABEL: usize = 24;

/// A statement with its levels. `first` is whether it is the first of the sitting: in plain, keys are listed once.
#[must_use]
pub fn statement(interview: &Interview, at: usize, look: Look, first: bool) -> String {
    let mut page = Page::new(look);
    let statement = interview.statement(at);
    progress(&mut page, interview, at, look);
    if look.plain {
        page.gap()
            .bold(&format!("{}. ", statement.id), &statement.statement)
            .gap();
        levels_by_ear(&mut page, interview, statement);
    } else {
        if look.wide() {
            page.gap().text(&interview.questionnaire().domain_of(statement).title);
        }
        page.gap()
            .bold(&format!("{}  ", statement.id), &statement.statement)
            .gap();
        levels(&mut page, interview, statement, look);
    }
    page.gap();
    standing(&mut page, interview, at);
    keys(&mut page, interview, at, look, first);
    page.finish()
}

fn progress(page: &mut Page, interview: &Interview, at: usize, look: Look) {
    let questionnaire = interview.questionnaire();
    let domain = interview.statement(at).domain;
    let tally = Tally::of_all(interview);
    let mut parts = vec![
        format!("Statement {} of {}", at + 1, questionnaire.statements.len()),
        format!("Domain {} of {}", domain + 1, questionnaire.domains.len()),
    ];
    let mut counts = Vec::new();
    if tally.dont_know > 0 {
        counts.push(dont_knows(tally.dont_know));
    }
    if tally.skipped > 0 {
        counts.push(format!("{} skipped", tally.skipped));
    }
    if look.plain {
        parts[1] = format!("{}, {}", parts[1], questionnaire.domains[domain].title);
        page.text(&format!("{}.", parts.join(". ")));
        if !counts.is_empty() {
            page.text(&format!("{} so far.", counts.join(", ")));
        }
    } else {
        parts.append(&mut counts);
        page.text(&dotted(&parts));
    }
}

/// Levels with their descriptors, beside or under their labels; then the answers that are not ratings.
fn levels(page: &mut Page, interview: &Interview, statement: &Statement, look: Look) {
    let questionnaire = interview.questionnaire();
    let levels = &questionnaire.scale_of(statement).levels;
    let key = levels.iter().map(|level| level.key.width()).max().unwrap_or(1);
    let label = levels
        .iter()
        .map(|level| page.tidy(&level.label).width())
        .max()
        .unwrap_or(0);
    let beside = look.wide() && label <= WIDEST_LABEL;
    let margin = if look.wide() { "  " } else { "" };
    for (level, descriptor) in levels.iter().zip(&statement.descriptors) {
        let number = format!("{margin}{:key$}  ", level.key);
        if beside {
            let name = page.tidy(&level.label);
            let gap = " ".repeat(label - name.width() + 2);
            page.hung(&format!("{number}{name}{gap}"), descriptor);
        } else {
            page.hung(&number, &level.label);
            page.hung(&" ".repeat(number.width()), descriptor);
        }
    }
    page.hung(&format!("{margin}{:key$}  ", "d"), &questionnaire.dont_know.label);
    if statement.not_applicable {
        let words = format!("{} (type x and why)", questionnaire.not_applicable.label);
        page.hung(&format!("{margin}{:key$}  ", "x"), &words);
    }
}

fn levels_by_ear(page: &mut Page, interview: &Interview, statement: &Statement) {
    let levels = &interview.questionnaire().scale_of(statement).levels;
    for (level, descriptor) in levels.iter().zip(&statement.descriptors) {
        page.text(&format!("Level {}, {}. {descriptor}", level.key, level.label));
    }
}

/// What is there already: an answer, a note.
fn standing(page: &mut Page, interview: &Interview, at: usize) {
    if interview.is_changed(at) {
        page.text("The wording of this one has changed since you answered it.");
    }
    if interview.note(at).is_some() {
        page.text("There is a note on this one. Type n to read it or add to it.");
    }
}

fn keys(page: &mut Page, interview: &Interview, at: usize, look: Look, first: bool) {
    let answered = interview.answer(at).is_some();
    if answered {
        page.text(&kept(interview, at));
    }
    if look.plain {
        keys_by_ear(page, interview, at, answered, first);
        return;
    }
    let keys = dotted(&["n note", "s skip", "b back", "? help", "q stop"].map(str::to_owned));
    if !answered && look.wide() {
        let describes = &interview.questionnaire().describes;
        page.text(&format!("Which level best describes {describes} today?"));
        let label = format!("{}    ", short(interview, at));
        if label.width() + keys.width() <= look.width.min(80) {
            page.hung(&label, &keys);
            return;
        }
    }
    if !answered {
        page.text(&short(interview, at));
    }
    page.text(&keys);
}

fn keys_by_ear(page: &mut Page, interview: &Interview, at: usize, answered: bool, first: bool) {
    let statement = interview.statement(at);
    let questionnaire = interview.questionnaire();
    if !answered {
        let listed = keys_listed(questionnaire.scale_of(statement)).replace(" or ", ", ");
        let not_applicable = if statement.not_applicable {
            format!(", or x and a reason for \"{}\"", questionnaire.not_applicable.label)
        } else {
            String::new()
        };
        page.text(&format!("Type {listed}, or d for don't know{not_applicable}."));
    }
    if first {
        page.text("Or type n for a note, s to skip, b to go back, l to list the domains, r to review, q to stop.");
    }
    page.text("Type ? for help.");
}

/// `You chose 2, Getting going. Press Enter to keep it, or type another.`
pub(super) fn kept(interview: &Interview, at: usize) -> String {
    let words = answer_words(interview, at);
    let stop = if words.ends_with('.') { "" } else { "." };
    format!("You chose {words}{stop} Press Enter to keep it, or type another.")
}

/// `Type 1 to 4, or d.`
pub(super) fn short(interview: &Interview, at: usize) -> String {
    let statement = interview.statement(at);
    let keys = keys_in_short(interview.questionnaire().scale_of(statement));
    let not_applicable = if statement.not_applicable {
        ", d or x."
    } else {
        ", or d."
    };
    format!("Type {keys}{not_applicable}")
}
