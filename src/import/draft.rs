//! Rows put together: domains, sections in them, and the ids that were not given.

use std::collections::{BTreeMap, BTreeSet};

use super::grid::{At, CellProblem};
use super::rows::{Cell, Statement};
use super::write::slug;
use crate::problem::ProblemCode;
use crate::problem::excerpt::brief;
use crate::words::count;

/// The most characters of a short name that is made.
const SHORT: usize = 60;

/// What the rows make.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) domains: Vec<Domain>,
    /// Lenses, in the order in which they first stand.
    pub(super) lenses: Vec<Lens>,
    /// What was made on the way.
    pub(super) notes: Vec<String>,
}

/// A domain: its own statements, then those of its sections.
#[derive(Debug)]
pub(super) struct Domain {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) at: At,
    pub(super) statements: Vec<Statement>,
    pub(super) sections: Vec<Section>,
}

#[derive(Debug)]
pub(super) struct Lens {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) at: At,
}

#[derive(Debug)]
pub(super) struct Section {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) at: At,
    pub(super) statements: Vec<Statement>,
}

impl Draft {
    /// Puts the rows together. Where they do not say enough something stands in for it, so that the rest can be checked.
    pub(super) fn of(rows: Vec<Statement>, problems: &mut Vec<CellProblem>) -> Self {
        let titled = rows.iter().any(|row| row.cells.contains_key("domain title"));
        let taken = ids(&rows, titled);
        let mut draft = Self::default();
        problems.extend(twice(&rows));
        let mut last: Option<(usize, Option<usize>)> = None;
        let mut apart = false;
        for mut row in rows {
            let domain = draft.domain(&row, titled, last, problems);
            let section = draft.section(&row, domain, last);
            apart |= last.is_some_and(|(before, _)| domain < before);
            last = Some((domain, section));
            draft.lens(&mut row);
            let domain = &mut draft.domains[domain];
            match section {
                Some(section) => domain.sections[section].statements.push(row),
                None => domain.statements.push(row),
            }
        }
        if apart {
            draft
                .notes
                .push("put the rows of each domain together: they stood apart".to_owned());
        }
        draft.name(titled, taken);
        draft
    }

    /// The domain of a row; where its cell is empty, that of the row above, as in merged cells.
    fn domain(
        &mut self,
        row: &Statement,
        titled: bool,
        last: Option<(usize, Option<usize>)>,
        problems: &mut Vec<CellProblem>,
    ) -> usize {
        let Some(name) = row.text("domain") else {
            return match last {
                Some((domain, _)) => domain,
                None => self.no_domain(row, problems),
            };
        };
        let title = row.text("domain title");
        let found = self.domains.iter().position(|domain| {
            if titled {
                domain.id == name
            } else {
                domain.title == name
            }
        });
        if let (Some(found), Some(title)) = (found, title)
            && self.domains[found].title != title
        {
            problems.push(other_title(row, name, &self.domains[found].title));
        }
        found.unwrap_or_else(|| {
            let (id, title) = if titled {
                (name, title.unwrap_or(name))
            } else {
                ("", name)
            };
            self.begin(id, title, row.at("domain"))
        })
    }

    fn begin(&mut self, id: &str, title: &str, at: At) -> usize {
        self.domains.push(Domain {
            id: id.to_owned(),
            title: title.to_owned(),
            at,
            statements: Vec::new(),
            sections: Vec::new(),
        });
        self.domains.len() - 1
    }

    /// A domain that stands in for the one which the first row does not name.
    fn no_domain(&mut self, row: &Statement, problems: &mut Vec<CellProblem>) -> usize {
        let hint = "write the domain in the first row at least; rows without one belong to the domain above";
        let message = "the first statement has no domain";
        problems.push(CellProblem::new(row.at, ProblemCode::EmptyText, message, hint));
        self.begin("", "?", row.at)
    }

    /// The section of a row; where both its cell and that of the domain are empty, that of the row above.
    fn section(&mut self, row: &Statement, domain: usize, last: Option<(usize, Option<usize>)>) -> Option<usize> {
        let Some(title) = row.text("section") else {
            return if row.text("domain").is_none() {
                last.and_then(|(_, section)| section)
            } else {
                None
            };
        };
        let sections = &mut self.domains[domain].sections;
        let found = sections.iter().position(|section| section.title == title);
        Some(found.unwrap_or_else(|| {
            let (title, at) = (title.to_owned(), row.at("section"));
            sections.push(Section {
                id: String::new(),
                title,
                at,
                statements: Vec::new(),
            });
            sections.len() - 1
        }))
    }

    /// Gathers the lenses, and puts a lens's id in the place of its title. Capital letters make no difference.
    fn lens(&mut self, row: &mut Statement) {
        let Some(cell) = row.cells.get_mut("lens") else {
            return;
        };
        let same = |one: &&Lens| one.title.to_lowercase() == cell.text.to_lowercase();
        if let Some(first) = self.lenses.iter().find(same) {
            cell.text.clone_from(&first.id);
            return;
        }
        let id = slug(&cell.text);
        let taken = id.is_empty() || self.lenses.iter().any(|lens| lens.id == id);
        let id = if taken {
            format!("lens-{}", self.lenses.len() + 1)
        } else {
            id
        };
        let title = std::mem::replace(&mut cell.text, id.clone());
        self.lenses.push(Lens { id, title, at: cell.at });
    }

    /// Makes the ids that are not there: `D1`, `D1-1`, `D1.01`.
    fn name(&mut self, titled: bool, mut taken: BTreeSet<String>) {
        let (mut statements, mut shorts) = (Made::default(), 0);
        for (position, domain) in self.domains.iter_mut().enumerate() {
            if domain.id.is_empty() {
                domain.id = free(&mut taken, position + 1, |number| format!("D{number}"));
            }
            let id = domain.id.clone();
            let mut next = 1;
            let mut all: Vec<&mut Statement> = domain.statements.iter_mut().collect();
            for (position, section) in domain.sections.iter_mut().enumerate() {
                section.id = free(&mut taken, position + 1, |number| format!("{id}-{number}"));
                all.extend(&mut section.statements);
            }
            for statement in all {
                if statement.text("id").is_none() {
                    let made = free(&mut taken, next, |number| format!("{id}.{number:02}"));
                    statements.add(&made);
                    statement.cells.insert(
                        "id",
                        Cell {
                            text: made,
                            at: statement.at,
                        },
                    );
                }
                next += 1;
                shorts += usize::from(name_short(statement));
            }
        }
        self.said(titled, statements, shorts);
    }

    fn said(&mut self, titled: bool, statements: Made, shorts: usize) {
        if let (false, Some(first)) = (titled, self.domains.first()) {
            let number = count(self.domains.len(), "domain", "domains");
            self.notes
                .push(format!("made ids for {number}, beginning with {}", first.id));
        }
        if statements.number > 0 {
            let number = count(statements.number, "statement", "statements");
            self.notes
                .push(format!("made ids for {number}, beginning with {}", statements.first));
        }
        if shorts > 0 {
            let number = count(shorts, "statement", "statements");
            self.notes
                .push(format!("made short names for {number}, of their first words"));
        }
    }
}

#[derive(Default)]
struct Made {
    number: usize,
    first: String,
}

impl Made {
    fn add(&mut self, id: &str) {
        if self.number == 0 {
            id.clone_into(&mut self.first);
        }
        self.number += 1;
    }
}

/// Gives a statement a short name of its first words, where it has none.
fn name_short(statement: &mut Statement) -> bool {
    if statement.cells.contains_key("short") {
        return false;
    }
    let text = statement.text("statement").unwrap_or_default();
    let words: Vec<&str> = text.split(' ').collect();
    let first = words.iter().take(5).copied().collect::<Vec<_>>().join(" ");
    let brief: String = first.chars().take(SHORT).collect();
    let cut = words.len() > 5 || brief.len() < first.len();
    let short = brief.trim_end_matches(['.', ',', ';', ':']).to_owned() + if cut { " \u{2026}" } else { "" };
    let at = statement.at("statement");
    statement.cells.insert("short", Cell { text: short, at });
    true
}

/// The first id from a number on that is not taken.
fn free(taken: &mut BTreeSet<String>, from: usize, id: impl Fn(usize) -> String) -> String {
    let found = (from..).map(id).find(|id| !taken.contains(id)).unwrap_or_default();
    taken.insert(found.clone());
    found
}

/// Every id that the sheet gives.
fn ids(rows: &[Statement], titled: bool) -> BTreeSet<String> {
    let statements = rows.iter().filter_map(|row| row.text("id"));
    let domains = rows.iter().filter(|_| titled).filter_map(|row| row.text("domain"));
    statements.chain(domains).map(str::to_owned).collect()
}

fn other_title(row: &Statement, name: &str, title: &str) -> CellProblem {
    let message = format!("`{}` is called `{}` above", brief(name), brief(title));
    let hint = "write its title the same way, or only once";
    CellProblem::new(row.at("domain title"), ProblemCode::DuplicateId, message, hint)
}

/// Ids of statements that stand twice.
fn twice(rows: &[Statement]) -> Vec<CellProblem> {
    let mut seen: BTreeMap<&str, At> = BTreeMap::new();
    let mut problems = Vec::new();
    for cell in rows.iter().filter_map(|row| row.cells.get("id")) {
        if let Some(first) = seen.get(cell.text.as_str()) {
            let message = format!("statement id `{}` is used twice", brief(&cell.text));
            let hint = format!("first used at {first}; give this one an id of its own");
            problems.push(CellProblem::new(cell.at, ProblemCode::DuplicateId, message, hint));
        } else {
            seen.insert(&cell.text, cell.at);
        }
    }
    problems
}
