//! One HTML file: no script, no font, nothing that is fetched. It follows the reader's light or dark, and prints.

use std::collections::BTreeSet;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Block, Document, Link, Section, Term, is_web, resource_anchor};
use crate::report::ResourceLine;
use crate::words::{plain, sentence, upper_first};

const STYLE: &str = include_str!("page.css");

/// A browser that honours it fetches nothing, whatever a text might contain.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

pub(super) fn render(document: &Document) -> String {
    let page = Page {
        anchors: document.sections.iter().flat_map(anchors).collect(),
    };
    let title = plain(&document.title);
    let listed = document.sections.iter().filter(|section| section.listed).count();
    let page = html! {
        (DOCTYPE)
        html lang=(plain(&document.language)) dir=(direction(&document.language)) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body class=[(listed > 1).then_some("with-contents")] {
                @if listed > 1 {
                    a.skip href="#_text" { "Skip the contents" }
                }
                header {
                    h1 { (title) }
                    @for block in &document.lead { (page.block(block)) }
                }
                @if listed > 1 {
                    nav aria-label="Contents" {
                        p.label { "Contents" }
                        (contents(&document.sections))
                    }
                }
                main id="_text" {
                    @for section in &document.sections { (page.section(section, 2)) }
                }
            }
        }
    };
    page.into_string() + "\n"
}

/// Whether the writing runs from the right, by the language's first part.
fn direction(language: &str) -> &'static str {
    let first = language.split(['-', '_']).next().unwrap_or_default().to_lowercase();
    match first.as_str() {
        "ar" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" => "rtl",
        _ => "ltr",
    }
}

fn contents(sections: &[Section]) -> Markup {
    let listed: Vec<&Section> = sections.iter().filter(|section| section.listed).collect();
    html! {
        @if !listed.is_empty() {
            ul {
                @for section in listed {
                    li {
                        a href={ "#" (section.anchor) } { (plain(&section.heading)) }
                        (contents(&section.sections))
                    }
                }
            }
        }
    }
}

/// Everything in a section that can be pointed to.
fn anchors(section: &Section) -> Vec<String> {
    let entries = section.blocks.iter().filter_map(|block| match block {
        Block::Entry(link, _) => Some(link.anchor.clone()),
        Block::Resource(line) => Some(resource_anchor(&line.id)),
        _ => None,
    });
    let below = section.sections.iter().flat_map(anchors);
    std::iter::once(section.anchor.clone())
        .chain(entries)
        .chain(below)
        .collect()
}

struct Page {
    anchors: BTreeSet<String>,
}

impl Page {
    fn section(&self, section: &Section, level: usize) -> Markup {
        let class = if section.listed { "part" } else { "statement" };
        html! {
            section id=(section.anchor) class=(class) {
                (heading(&section.heading, level))
                @for run in runs(&section.blocks) { (self.run(run)) }
                @for one in &section.sections { (self.section(one, level + 1)) }
            }
        }
    }

    /// Blocks that make one list, or one other block.
    fn run(&self, run: &[Block]) -> Markup {
        html! {
            @match run {
                [Block::Labelled(..) | Block::Links(..) | Block::Entry(..), ..] => {
                    dl.facts { @for block in run { (self.block(block)) } }
                }
                [Block::Resource(_), ..] => {
                    ul.resources { @for block in run { (self.block(block)) } }
                }
                _ => { @for block in run { (self.block(block)) } }
            }
        }
    }

    fn block(&self, block: &Block) -> Markup {
        match block {
            Block::Paragraph(text) => html! { p { (plain(text)) } },
            Block::Said(text) => html! { p.said { (plain(text)) } },
            Block::Labelled(label, text) => html! { div { dt { (plain(label)) } dd { (plain(text)) } } },
            Block::List(label, items) => html! {
                @if !label.is_empty() { p.label { (plain(label)) } }
                ul { @for item in items { li { (plain(item)) } } }
            },
            Block::Terms(label, terms) => self::terms(label, terms),
            Block::Links(label, links) => html! {
                div { dt { (plain(label)) } dd { @for (at, link) in links.iter().enumerate() {
                    @if at > 0 { "; " }
                    (self.link(link))
                } } }
            },
            Block::Entry(link, text) => html! {
                div id=(link.anchor) { dt { (plain(&link.text)) } dd { (plain(text)) } }
            },
            Block::Resource(line) => resource(line),
        }
    }

    fn link(&self, link: &Link) -> Markup {
        html! {
            @if self.anchors.contains(&link.anchor) {
                a href={ "#" (link.anchor) } { (plain(&link.text)) }
            } @else {
                (plain(&link.text))
            }
        }
    }
}

/// The blocks in runs: those that belong in one list together, any other alone.
fn runs(blocks: &[Block]) -> impl Iterator<Item = &[Block]> {
    let fact = |block: &Block| matches!(block, Block::Labelled(..) | Block::Links(..) | Block::Entry(..));
    let resource = |block: &Block| matches!(block, Block::Resource(_));
    blocks.chunk_by(move |one, next| (fact(one) && fact(next)) || (resource(one) && resource(next)))
}

fn heading(text: &str, level: usize) -> Markup {
    let text = plain(text);
    match level {
        2 => html! { h2 { (text) } },
        3 => html! { h3 { (text) } },
        4 => html! { h4 { (text) } },
        5 => html! { h5 { (text) } },
        _ => html! { h6 { (text) } },
    }
}

fn terms(label: &str, terms: &[Term]) -> Markup {
    html! {
        @if !label.is_empty() { p.label { (plain(label)) } }
        @if terms.iter().all(|term| term.text.is_empty()) {
            ul { @for term in terms { li { (plain(&term.name)) } } }
        } @else {
            dl.terms {
                @for term in terms {
                    div { dt { (plain(&term.name)) } dd { (plain(&term.text)) } }
                }
            }
        }
    }
}

fn resource(line: &ResourceLine) -> Markup {
    html! {
        li id=(resource_anchor(&line.id)) {
            cite { (plain(&sentence(&line.title))) } " " (plain(&line.about)) ". " (plain(&upper_first(&line.status))) "."
            @if !line.note.is_empty() { " " (plain(&line.note)) }
            @if !line.address.is_empty() { " " (address(&line.address)) }
            @if !line.archive.is_empty() { " Archive: " (address(&line.archive)) }
        }
    }
}

/// An address as a link when it is one; otherwise as text.
fn address(address: &str) -> Markup {
    let text = plain(address);
    html! {
        @if is_web(address) { a.address href=(text) rel="noreferrer" { (text) } } @else { (text) }
    }
}
