//! What an answer carries besides the rating: one question, what is there, what can be typed.

use super::Look;
use super::text::Page;
use crate::interview::Interview;
use crate::interview::words::given_words;
use crate::questionnaire::{AskKind, Level};
use crate::words::sentence;

/// An ask after an answer, both by position.
pub(super) fn ask(interview: &Interview, at: usize, ask: usize, look: Look) -> String {
    let mut page = Page::new(look);
    let asked = interview.ask(ask);
    let label = if look.plain { ". " } else { "  " };
    let id = &interview.statement(at).id;
    page.bold(&format!("{id}{label}"), interview.ask_wording(at, ask));
    if asked.kind == AskKind::Importance {
        levels(&mut page, &asked.levels, look);
    }
    if asked.private {
        page.text("Only for you: no report for others shows it.");
    }
    page.text(&line(interview, at, ask));
    page.finish()
}

fn levels(page: &mut Page, levels: &[Level], look: Look) {
    let margin = if look.wide() { "  " } else { "" };
    for level in levels {
        let gist = if level.gist.is_empty() {
            String::new()
        } else {
            format!(". {}", level.gist)
        };
        page.hung(&format!("{margin}{}  ", level.key), &format!("{}{gist}", level.label));
    }
}

/// What is there, and what can be typed.
pub(super) fn line(interview: &Interview, at: usize, ask: usize) -> String {
    let asked = interview.ask(ask);
    let type_what = match asked.kind {
        AskKind::Date => "Type a date such as 31/3/2012",
        AskKind::Importance => "Type a number",
        AskKind::Evidence => "Type where it can be found: a few words or an address",
        AskKind::Text => "Type a few words",
    };
    if interview.carried(at, ask).is_some() {
        let given = sentence(&given_words(interview, at, ask));
        return format!("So far: {given} Press Enter to keep it, type another, or type - to take it away.");
    }
    if asked.required {
        format!("{type_what}. This is needed; to leave it for later, type s.")
    } else {
        format!("{type_what}, or press Enter to leave this out.")
    }
}
