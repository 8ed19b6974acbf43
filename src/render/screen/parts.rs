//! What decides what is asked: roles, domains and sections that may be left out; and going on with things outstanding.

use super::Look;
use super::text::Page;
use crate::interview::Interview;
use crate::interview::words::{answer_words, count, listed};
use crate::words::{list, sentence, upper_first};

/// The respondent's roles.
pub(super) fn roles(interview: &Interview, look: Look) -> String {
    let mut page = Page::new(look);
    let questionnaire = interview.questionnaire();
    let Some(roles) = &questionnaire.roles else {
        return String::new();
    };
    page.bold("", &roles.asked).gap();
    let margin = if look.wide() { "  " } else { "" };
    for (number, role) in roles.choices.iter().enumerate() {
        page.hung(&format!("{margin}{}  ", number + 1), &role.label);
    }
    page.gap();
    if questionnaire.nodes().iter().any(|node| !node.roles.is_empty()) {
        page.text("Some statements are only for some of these.");
    }
    page.text(&roles_line(interview));
    page.finish()
}

/// What is there, and what can be typed at the roles.
pub(super) fn roles_line(interview: &Interview) -> String {
    let roles = interview.questionnaire().roles.as_ref();
    let choices = roles.map_or(0, |roles| roles.choices.len());
    let chosen = interview.role_labels();
    if !chosen.is_empty() {
        let chosen = sentence(&list(&chosen));
        return format!("You chose {chosen} Press Enter to keep this, type again, or type - for none.");
    }
    let several = if roles.is_some_and(|roles| roles.several) && choices > 1 {
        " Several with commas, such as 1, 2."
    } else {
        ""
    };
    format!("Type {}.{several} Press Enter to leave this out.", numbers(choices))
}

/// `1, 2 or 3`, `1 to 7`.
pub(super) fn numbers(items: usize) -> String {
    if items > 4 {
        return format!("1 to {items}");
    }
    let all: Vec<String> = (1..=items).map(|number| number.to_string()).collect();
    listed(&all, "or")
}

/// A domain or section that may be left out, by its position among all; `at` is a statement in it.
pub(super) fn section(interview: &Interview, position: usize, at: usize, look: Look) -> String {
    let mut page = Page::new(look);
    let node = interview.node(position);
    page.text(&heading(interview, position, at)).gap();
    if !node.aim.is_empty() {
        page.text(&sentence(&node.aim));
    }
    let statements = node.statements.clone().filter(|at| interview.is_offered(*at));
    page.text(&format!(
        "{}. You may leave this out as a whole.",
        count(statements.count(), "statement", "statements")
    ));
    if interview.is_left_out(node) {
        page.text("So far you have left it out. What you had answered in it is kept.");
    }
    page.gap().text(&section_line(interview, position));
    page.finish()
}

/// What can be typed at a domain or section that may be left out.
pub(super) fn section_line(interview: &Interview, position: usize) -> String {
    let questionnaire = interview.questionnaire();
    let id = &interview.node(position).id;
    let label = if questionnaire.domains.iter().any(|domain| domain.id == *id) {
        &questionnaire.labels.domain
    } else {
        "part"
    };
    format!("Answer this {label}? Type y or n. You can change this later.")
}

/// `Stage 2 of 3: Building`; of a section within, its title.
fn heading(interview: &Interview, position: usize, at: usize) -> String {
    let node = interview.node(position);
    let questionnaire = interview.questionnaire();
    let domain = interview.statement(at).domain;
    let of = interview.domains().len();
    let label = upper_first(&questionnaire.labels.domain);
    match interview.domain_number(domain) {
        Some(number) if questionnaire.domains[domain].id == node.id && interview.by_domain() && of > 1 => {
            format!("{label} {number} of {of}: {}", node.title)
        }
        _ => node.title.clone(),
    }
}

/// What is outstanding at the end of a domain or section, by its position among all, and who agreed to go on.
pub(super) fn go_on(interview: &Interview, position: usize, look: Look) -> String {
    let mut page = Page::new(look);
    let node = interview.node(position);
    let outstanding = interview.outstanding(node);
    let are = if outstanding.len() == 1 { "is" } else { "are" };
    page.text(&format!(
        "{}: {} {are} outstanding",
        node.title,
        count(outstanding.len(), "statement", "statements")
    ))
    .gap();
    for at in outstanding {
        one_outstanding(&mut page, interview, at, look);
    }
    page.gap().bold("", &node.go_on);
    page.text(&go_on_line(interview, position));
    page.finish()
}

fn one_outstanding(page: &mut Page, interview: &Interview, at: usize, look: Look) {
    let statement = interview.statement(at);
    let answer = match answer_words(interview, at) {
        words if words.is_empty() => "not answered".to_owned(),
        words => words,
    };
    let risk = if statement.risk.is_empty() {
        String::new()
    } else {
        format!(
            "{}: {}",
            interview.questionnaire().labels.risk,
            sentence(&statement.risk)
        )
    };
    if look.plain {
        page.text(format!("{}, {}: {answer}. {risk}", statement.id, statement.short).trim_end());
        return;
    }
    let margin = if look.wide() { "  " } else { "" };
    let label = format!("{margin}{}  ", statement.id);
    page.hung(&label, &format!("{} ({answer})", statement.short));
    if !risk.is_empty() {
        page.hung(&" ".repeat(label.len()), &risk);
    }
}

/// What is there, and what can be typed where somebody agrees to go on.
pub(super) fn go_on_line(interview: &Interview, position: usize) -> String {
    match interview.response().go_on.get(&interview.node(position).id) {
        Some(who) => format!(
            "So far: {} Press Enter to keep it, type another, or type - to take it away.",
            sentence(who)
        ),
        None => "Type a name, or press Enter to leave this out.".to_owned(),
    }
}
