//! The statement screen. Its parts always come in this order, so that it can be learned by ear: where you are, domain,
//! statement, levels, don't know, what is there, question, keys.

use unicode_width::UnicodeWidthStr;

use super::Look;
use super::text::{Page, dotted};
use crate::interview::Interview;
use crate::interview::words::{
    Tally, answer_words, dont_know, dont_knows, given_words, keys_in_short, keys_listed, levels_in_line,
};
use crate::questionnaire::{Level, Statement};
use crate::words::{sentence, upper_first};

/// The widest column for a level's label; beyond it descriptors go under their labels.
const WIDEST_LABEL: usize = 24;

/// A statement with its levels. `first` is whether it is the first of the sitting: in plain, keys are listed once.
#[must_use]
pub fn statement(interview: &Interview, at: usize, look: Look, first: bool) -> String {
    let mut page = Page::new(look);
    let statement = interview.statement(at);
    progress(&mut page, interview, at, look);
    if look.plain {
        page.gap().bold(&format!("{}. ", statement.id), interview.text(at));
        beside(&mut page, interview, statement, look);
        page.gap();
        levels_by_ear(&mut page, interview, at, first);
    } else {
        if look.wide() && interview.by_domain() {
            page.gap().text(&place(interview, at));
        }
        page.gap().bold(&format!("{}  ", statement.id), interview.text(at));
        beside(&mut page, interview, statement, look);
        page.gap();
        if first || !interview.knows_levels(at) {
            levels(&mut page, interview, statement, look);
        } else {
            levels_in_short(&mut page, interview, statement, look);
        }
    }
    page.gap();
    standing(&mut page, interview, at);
    keys(&mut page, interview, at, look, first);
    page.finish()
}

/// The titles of the domain and of the sections that a statement stands in.
fn place(interview: &Interview, at: usize) -> String {
    let path = interview.questionnaire().path(at);
    let titles: Vec<&str> = path.iter().map(|node| node.title.as_str()).collect();
    titles.join(": ")
}

/// What helps to answer: what to think of; and what done looks like, where levels have no descriptions of their own.
fn beside(page: &mut Page, interview: &Interview, statement: &Statement, look: Look) {
    let indent = if look.wide() { "  " } else { "" };
    if !statement.think_of.is_empty() {
        page.hung(indent, &format!("Think of: {}", statement.think_of));
    }
    if !statement.looks_like.is_empty() && interview.has_gists_only(statement) {
        let label = &interview.questionnaire().labels.looks_like;
        page.hung(indent, &format!("{label}: {}", statement.looks_like));
    }
}

fn progress(page: &mut Page, interview: &Interview, at: usize, look: Look) {
    let questionnaire = interview.questionnaire();
    let domain = interview.statement(at).domain;
    let tally = Tally::of_all(interview);
    let (number, of) = (interview.number(at).unwrap_or(at + 1), interview.asked().len());
    let mut parts = vec![format!("Statement {number} of {of}")];
    if let Some(number) = interview.domain_number(domain).filter(|_| interview.by_domain()) {
        let label = upper_first(&questionnaire.labels.domain);
        parts.push(format!("{label} {number} of {}", interview.domains().len()));
    }
    let mut counts = Vec::new();
    if tally.dont_know > 0 {
        counts.push(dont_knows(questionnaire, tally.dont_know));
    }
    if tally.skipped > 0 {
        counts.push(format!("{} skipped", tally.skipped));
    }
    if tally.incomplete > 0 {
        counts.push(format!("{} incomplete", tally.incomplete));
    }
    if look.plain {
        if let Some(part) = parts.get_mut(1) {
            *part = format!("{part}, {}", place(interview, at));
        }
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
        page.hung(&format!("{margin}{:key$}  ", "x"), &not_applicable(interview));
    }
}

/// What not applicable is called, and what is typed for it.
fn not_applicable(interview: &Interview) -> String {
    let questionnaire = interview.questionnaire();
    let label = &questionnaire.not_applicable.label;
    if questionnaire.reason_required {
        format!("{label} (type x and why)")
    } else {
        label.clone()
    }
}

/// The levels by name only, once their meaning has been shown.
fn levels_in_short(page: &mut Page, interview: &Interview, statement: &Statement, look: Look) {
    let questionnaire = interview.questionnaire();
    let levels = questionnaire.scale_of(statement).levels.iter();
    let name = |level: &Level| match level.label == level.key {
        true => level.key.clone(),
        false => format!("{} {}", level.key, level.label),
    };
    let mut names: Vec<String> = levels.map(name).collect();
    names.push(format!("d {}", questionnaire.dont_know.label));
    if statement.not_applicable {
        names.push(format!("x {}", not_applicable(interview)));
    }
    let margin = if look.wide() { "  " } else { "" };
    page.hung(margin, &dotted(&names));
}

fn levels_by_ear(page: &mut Page, interview: &Interview, at: usize, first: bool) {
    let statement = interview.statement(at);
    let scale = interview.questionnaire().scale_of(statement);
    if !first && interview.knows_levels(at) {
        page.text(&format!("Levels: {}.", levels_in_line(scale)));
        return;
    }
    for (level, descriptor) in scale.levels.iter().zip(&statement.descriptors) {
        page.text(format!("Level {}, {}. {descriptor}", level.key, level.label).trim_end());
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
    for line in given(interview, at) {
        page.text(&line);
    }
}

/// What the answer carries so far, and what it lacks.
fn given(interview: &Interview, at: usize) -> Vec<String> {
    let asks = 0..interview.questionnaire().asks.len();
    let carried = asks.filter(|ask| interview.carried(at, *ask).is_some());
    let mut lines: Vec<String> = carried
        .map(|ask| {
            let given = sentence(&given_words(interview, at, ask));
            format!("{}: {given}", interview.ask(ask).label)
        })
        .collect();
    let missing = interview.missing(at);
    lines.extend(missing.map(|ask| format!("Still needed: {}", interview.ask_wording(at, ask))));
    lines
}

fn keys(page: &mut Page, interview: &Interview, at: usize, look: Look, first: bool) {
    let answered = interview.answer(at).is_some();
    let asked = &interview.questionnaire().scale_of(interview.statement(at)).asked;
    if answered {
        page.text(&kept(interview, at));
    } else if !asked.is_empty() {
        page.text(asked);
    }
    if look.plain {
        keys_by_ear(page, interview, at, answered, first);
        return;
    }
    let keys = dotted(&["n note", "s skip", "b back", "? help", "q stop"].map(str::to_owned));
    if !answered && look.wide() {
        if asked.is_empty() {
            let describes = &interview.questionnaire().describes;
            page.text(&format!("Which level best describes {describes} today?"));
        }
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
        let label = &questionnaire.not_applicable.label;
        let not_applicable = match (statement.not_applicable, questionnaire.reason_required) {
            (false, _) => String::new(),
            (true, true) => format!(", or x and a reason for \"{label}\""),
            (true, false) => format!(", or x for \"{label}\""),
        };
        let dont_know = dont_know(questionnaire);
        page.text(&format!("Type {listed}, or d for {dont_know}{not_applicable}."));
    }
    if first {
        let list = if interview.by_domain() {
            format!("to list the {}", questionnaire.labels.domains)
        } else {
            "to see how far you are".to_owned()
        };
        page.text(&format!(
            "Or type n for a note, s to skip, b to go back, l {list}, r to review, q to stop."
        ));
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
