//! Everything that a questionnaire says, once, in the order in which a reader wants it.

mod answers;
mod lists;
mod nodes;
mod results;
mod statements;
mod usual;

use super::{Block, Document, Section, Show, Term};
use crate::questionnaire::{Questionnaire, words};
use crate::words::{list, sentence, upper_first};
use usual::Usual;

/// A questionnaire, or a part of it, as a document.
#[must_use]
pub fn outline(questionnaire: &Questionnaire, show: Show) -> Document {
    let outline = Outline {
        questionnaire,
        usual: Usual::of(questionnaire),
        whole: show == Show::Whole,
    };
    let sections = match show {
        Show::Whole => outline.whole(),
        Show::Node(at) => vec![outline.node(questionnaire.nodes()[at])],
        Show::Statement(at) => vec![outline.statement(at)],
    };
    let lead = match show {
        Show::Whole => outline.lead(),
        _ => vec![Block::Paragraph(outline.identity())],
    };
    Document {
        language: questionnaire.language.clone(),
        title: questionnaire.title.clone(),
        lead,
        sections,
    }
}

struct Outline<'a> {
    questionnaire: &'a Questionnaire,
    usual: Usual,
    /// Whether all of it is shown; a part has to say what the whole says elsewhere.
    whole: bool,
}

impl Outline<'_> {
    fn whole(&self) -> Vec<Section> {
        let mut sections = vec![self.about(), self.privacy(), self.answers()];
        sections.extend(self.questionnaire.domains.iter().map(|domain| self.node(domain)));
        sections.extend([
            self.closing(),
            self.results(),
            self.report(),
            self.lenses(),
            self.criteria(),
            self.guidance(),
            self.resources(),
        ]);
        sections.retain(|section| !section.blocks.is_empty() || !section.sections.is_empty());
        sections
    }

    fn identity(&self) -> String {
        let one = self.questionnaire;
        format!("{}, version {}. {}", one.id, one.version, words::size(one))
    }

    fn lead(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Paragraph(self.identity())];
        paragraph(&mut blocks, &self.questionnaire.purpose);
        blocks
    }

    fn about(&self) -> Section {
        let one = self.questionnaire;
        let mut blocks = Vec::new();
        paragraph(&mut blocks, &one.about);
        labelled(&mut blocks, "Who answers it", &one.who);
        labelled(&mut blocks, "When", &one.when);
        if let Some(minutes) = one.minutes {
            labelled(&mut blocks, "How long", &format!("about {minutes} minutes"));
        }
        labelled(&mut blocks, "What it describes", &one.describes);
        let others: Vec<String> = one.translations.keys().cloned().collect();
        labelled(&mut blocks, "Language", &one.language);
        labelled(&mut blocks, "Also in", &list(&others));
        labelled(&mut blocks, "Licence", &one.licence);
        labelled(&mut blocks, "Read beside the answers to", &one.beside);
        labelled(&mut blocks, "Warnings that check leaves out", &list(&one.allow));
        chapter("about", "What it is for", blocks)
    }

    fn privacy(&self) -> Section {
        let privacy = &self.questionnaire.privacy;
        let mut blocks = vec![Block::Paragraph(words::privacy(privacy))];
        labelled(&mut blocks, "Said before answering", &privacy.note);
        chapter("privacy", "Who sees the answers", blocks)
    }

    fn closing(&self) -> Section {
        let closing = &self.questionnaire.closing;
        let blocks = closing.iter().flat_map(|one| {
            let mut blocks = vec![Block::Said(one.asked.clone())];
            if one.choices.is_empty() {
                paragraph(&mut blocks, "Answered in the person's own words.");
            } else {
                let choices = one.choices.iter().map(|choice| Term {
                    name: choice.label.clone(),
                    text: followed(&choice.then, choice.then_required),
                });
                let label = "Chosen by the person, never computed";
                blocks.push(Block::Terms(label.to_owned(), choices.collect()));
            }
            items(&mut blocks, "Said after the answer", &one.after);
            blocks
        });
        chapter("closing", "Questions at the end", blocks.collect())
    }

    fn report(&self) -> Section {
        let plan = &self.questionnaire.report;
        let mut blocks = Vec::new();
        labelled(&mut blocks, "It leads with", &plan.leads_with);
        let first = plan.first.iter().map(|part| Term {
            name: if part.heading.is_empty() {
                upper_first(words::shows(part.show))
            } else {
                part.heading.clone()
            },
            text: shown(part),
        });
        terms(&mut blocks, "Its first section", first.collect());
        labelled(&mut blocks, "It leaves out", &words::left_out(&plan.leave_out));
        labelled(&mut blocks, "It never shows", &plan.never_shows);
        chapter("report", "What the report shows", blocks)
    }
}

/// What is asked after a choice.
fn followed(then: &str, required: bool) -> String {
    match (then, required) {
        ("", _) => String::new(),
        (then, true) => format!("Then asked: {then} (has to be answered)"),
        (then, false) => format!("Then asked: {then} (may be left empty)"),
    }
}

fn shown(part: &crate::questionnaire::Part) -> String {
    let mut text = String::new();
    if !part.heading.is_empty() && part.show != crate::questionnaire::Show::Text {
        text.push_str(&sentence(&upper_first(words::shows(part.show))));
    }
    if let Some(most) = part.most {
        text.push_str(&format!(" At most {most}."));
    }
    format!("{text} {}", part.text).trim().to_owned()
}

/// A part of the document that is not a part of the questionnaire; no id has an underscore.
fn chapter(name: &str, heading: &str, blocks: Vec<Block>) -> Section {
    Section {
        anchor: format!("part_{name}"),
        heading: heading.to_owned(),
        listed: true,
        blocks,
        sections: Vec::new(),
    }
}

fn paragraph(blocks: &mut Vec<Block>, text: &str) {
    if !text.is_empty() {
        blocks.push(Block::Paragraph(text.to_owned()));
    }
}

fn labelled(blocks: &mut Vec<Block>, label: &str, text: &str) {
    if !text.is_empty() {
        blocks.push(Block::Labelled(label.to_owned(), text.to_owned()));
    }
}

fn items(blocks: &mut Vec<Block>, label: &str, items: &[String]) {
    if !items.is_empty() {
        blocks.push(Block::List(label.to_owned(), items.to_vec()));
    }
}

fn terms(blocks: &mut Vec<Block>, label: &str, terms: Vec<Term>) {
    if !terms.is_empty() {
        blocks.push(Block::Terms(label.to_owned(), terms));
    }
}

fn term(name: impl Into<String>, text: impl Into<String>) -> Term {
    Term {
        name: name.into(),
        text: text.into(),
    }
}
