//! The common picture for people and for programs.

use serde_json::json;

use super::{Common, CommonStatement, GROUPS, Withheld};
use crate::render::csv::{safe, written};
use crate::report::{Block, Cell, Front, Section, Table};
use crate::words::{count, list, plural};

/// Why nothing is shown, and what to do.
#[must_use]
pub fn refusal(withheld: &Withheld) -> String {
    match withheld {
        Withheld::TooFew(groups) => format!(
            "these copies are of {}; what groups have in common is shown from {GROUPS} groups on, so that none can be \
             recognised\nWait for more groups to share, or talk with these about their copies",
            count(*groups, "group", "groups")
        ),
        Withheld::OneIsMost => {
            "one group is more than half of all who answered, so the picture would be its own\nWait for more \
                                groups to share"
                .to_owned()
        }
        Withheld::Different(ids) => {
            let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
            format!(
                "these copies are of different questionnaires: {}\nName copies of one of them",
                list(&ids)
            )
        }
    }
}

/// The page.
#[must_use]
pub fn page(common: &Common) -> (Front, Vec<Section>) {
    let fact = |label: &str, text: String| (label.to_owned(), text);
    let mut facts = vec![
        fact("Groups", common.groups.to_string()),
        fact("Questionnaire", common.title.clone()),
    ];
    if common.repeated > 0 {
        let text = format!(
            "{} of a group that was counted already",
            count(common.repeated, "copy was", "copies were each")
        );
        facts.push(fact("Counted once", text));
    }
    let front = Front {
        heading: "What several groups have in common".to_owned(),
        purpose: "From copies that each group chose to share. No group is named, and groups are not put in any order."
            .to_owned(),
        facts,
        asked: Vec::new(),
    };
    let all = [
        section("needs", "Needs in common", needs(common)),
        section("domains", "Domains below target", domains(common)),
        section("left-out", "What is left out", left_out(common)),
    ];
    (
        front,
        all.into_iter().filter(|section| !section.blocks.is_empty()).collect(),
    )
}

fn section(id: &'static str, heading: &str, blocks: Vec<Block>) -> Section {
    Section {
        id,
        heading: heading.to_owned(),
        blocks,
    }
}

fn needs(common: &Common) -> Vec<Block> {
    let something = |one: &&CommonStatement| one.act + one.talk + one.find_out > 0;
    let rows: Vec<[String; 5]> = (common.statements.iter().filter(something))
        .map(|one| {
            [
                format!("{} {}", one.id, one.short),
                one.act.to_string(),
                one.talk.to_string(),
                one.find_out.to_string(),
                one.groups.to_string(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return vec![Block::Paragraph(
            "There is no statement on which one of these groups acts, and which five of them shared.".to_owned(),
        )];
    }
    vec![
        Block::Paragraph(
            "In how many groups there is something to act on, to talk about or to find out. What most groups act on stands first."
                .to_owned(),
        ),
        table(["Statement", "Act", "Talk", "Find out", "Groups"], rows),
    ]
}

fn domains(common: &Common) -> Vec<Block> {
    if common.domains.is_empty() {
        return Vec::new();
    }
    let rows = common.domains.iter().map(|one| {
        [
            format!("{} {}", one.id, one.title),
            format!("{} of {}", one.below, one.groups),
        ]
    });
    vec![table(["Domain", "Groups below target"], rows)]
}

fn table<const N: usize>(head: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> Block {
    Block::Table(Table {
        head: head.map(str::to_owned).to_vec(),
        rows: rows.into_iter().map(|row| row.map(Cell::Text).to_vec()).collect(),
        key: String::new(),
    })
}

fn left_out(common: &Common) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !common.other_wording.is_empty() {
        blocks.push(Block::List(
            "Worded differently in the versions that groups used".to_owned(),
            common
                .other_wording
                .iter()
                .map(|(id, short)| format!("{id} {short}"))
                .collect(),
        ));
    }
    if common.too_few > 0 {
        blocks.push(Block::Paragraph(format!(
            "{} {} left out, because too few groups shared {}.",
            count(common.too_few, "statement", "statements"),
            plural(common.too_few, "is", "are"),
            plural(common.too_few, "it", "them")
        )));
    }
    blocks
}

/// One line per statement.
#[must_use]
pub fn csv(common: &Common) -> Vec<u8> {
    let mut rows = vec![
        ["statement", "short", "groups", "act", "talk", "find_out"]
            .map(str::to_owned)
            .to_vec(),
    ];
    rows.extend(common.statements.iter().map(|one| {
        let numbers = [one.groups, one.act, one.talk, one.find_out].map(|number| number.to_string());
        [safe(&one.id), safe(&one.short)].into_iter().chain(numbers).collect()
    }));
    written(&rows)
}

/// The same for programs that read JSON; format 1.
#[must_use]
pub fn json(common: &Common) -> Vec<u8> {
    let statements = common.statements.iter().map(|one| {
        json!({"id": one.id, "short": one.short, "groups": one.groups, "act": one.act, "talk": one.talk, "find_out": one.find_out})
    });
    let domains = common
        .domains
        .iter()
        .map(|one| json!({"id": one.id, "title": one.title, "groups": one.groups, "below": one.below}));
    let other: Vec<&String> = common.other_wording.iter().map(|(id, _)| id).collect();
    let value = json!({
        "format": 1,
        "groups": common.groups,
        "repeated": common.repeated,
        "statements": statements.collect::<Vec<_>>(),
        "domains": domains.collect::<Vec<_>>(),
        "other_wording": other,
        "too_few": common.too_few,
    });
    crate::text::json(&value).into_bytes()
}
