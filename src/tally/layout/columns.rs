//! What each column holds.

mod ours;

use super::heading::Field;
use super::refused;
use super::statement::{Found, Like, Names};
use super::{Column, Kind, Layout, Named};
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::Questionnaire;
use crate::text::alike;
pub(super) use ours::IGNORE;

/// Columns by which the exports of Microsoft Forms are known: the first has the number of the response.
const MICROSOFT: [&str; 3] = ["id", "start time", "completion time"];

/// The first column of the exports of Google Forms.
const GOOGLE: &str = "timestamp";

/// The most columns that are compared with texts: each takes time by the product of the lengths.
const MOST_COMPARED: usize = 200;

/// What a column holds, or why it is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    /// What is read.
    Read(Column),
    /// A note: known, and not read.
    Note,
    /// What a person said is to be left.
    Left,
    /// What is not known.
    Other,
}

/// The columns of a heading.
pub(super) struct Columns<'a> {
    questionnaire: &'a Questionnaire,
    names: &'a Names<'a>,
    fields: Vec<Field>,
    holds: Vec<Holds>,
    kind: Kind,
    numbered: bool,
    problems: Vec<Problem>,
}

impl<'a> Columns<'a> {
    pub(super) fn of(
        fields: Vec<Field>,
        questionnaire: &'a Questionnaire,
        names: &'a Names<'a>,
        named: &Named,
    ) -> Self {
        let mut columns = Self {
            questionnaire,
            names,
            holds: vec![Holds::Other; fields.len()],
            fields,
            kind: Kind::Wide,
            numbered: false,
            problems: Vec::new(),
        };
        for (ours, heading) in &named.columns {
            columns.by_person(ours, heading);
        }
        columns.by_our_names();
        columns.by_statements();
        columns.by_export();
        columns
    }

    /// How much sense the heading makes: columns that are read, then columns.
    pub(super) fn sense(&self) -> (usize, usize) {
        let read = self.holds.iter().filter(|holds| matches!(holds, Holds::Read(_)));
        (read.count(), self.fields.len())
    }

    fn by_statements(&mut self) {
        for at in 0..self.fields.len() {
            if self.holds[at] != Holds::Other {
                continue;
            }
            let field = &self.fields[at];
            match self.names.find(&field.text) {
                Found::Nothing => {}
                Found::One(statement) => self.holds[at] = Holds::Read(Column::Statement(statement)),
                Found::Several(one, other) => {
                    self.problems
                        .push(refused::of_several(field, self.questionnaire, one, other));
                }
                Found::Torn(id, text) => self.problems.push(refused::torn(field, self.questionnaire, id, text)),
            }
        }
    }

    /// The respondents of a survey's export: by the number of the response, else by that of the record.
    fn by_export(&mut self) {
        if self.kind == Kind::Long || self.holds.contains(&Holds::Read(Column::Respondent)) {
            return;
        }
        let headed = |name: &str| self.fields.iter().position(|field| alike(&field.text) == name);
        if let [Some(id), Some(_), Some(_)] = MICROSOFT.map(headed) {
            match self.holds[id] {
                Holds::Other => self.holds[id] = Holds::Read(Column::Respondent),
                _ => self.numbered = true,
            }
        } else {
            self.numbered = headed(GOOGLE) == Some(0);
        }
    }

    /// The layout, with an organisation for every record where no column says it.
    pub(super) fn layout(mut self, separator: u8, named: &Named) -> Result<Layout, Vec<Problem>> {
        let given = named.organisation.as_deref().map(str::trim);
        let given = given.filter(|name| !name.is_empty());
        let missing = self.missing();
        self.twice();
        self.losses(&missing);
        self.lacking(given.is_some(), &missing);
        if !self.problems.is_empty() {
            return Err(self.problems);
        }
        let has_organisation = self.has(Column::Organisation);
        Ok(Layout {
            kind: self.kind,
            separator,
            columns: self.holds.iter().map(|holds| holds.column()).collect(),
            organisation: given.filter(|_| !has_organisation).map(str::to_owned),
            numbered: self.numbered,
            ignored: self.ignored(),
            missing: if self.kind == Kind::Wide { missing } else { Vec::new() },
        })
    }

    fn has(&self, column: Column) -> bool {
        self.holds.contains(&Holds::Read(column))
    }

    /// Statements without a column.
    fn missing(&self) -> Vec<usize> {
        let mut there = vec![false; self.questionnaire.statements.len()];
        for holds in &self.holds {
            if let Holds::Read(Column::Statement(at)) = holds {
                there[*at] = true;
            }
        }
        let statements = there.iter().enumerate();
        statements.filter(|(_, there)| !**there).map(|(at, _)| at).collect()
    }

    fn twice(&mut self) {
        for (at, holds) in self.holds.iter().enumerate() {
            let Holds::Read(column) = *holds else { continue };
            if let Some(first) = self.holds[..at].iter().position(|before| before == holds) {
                let problem = refused::twice(&self.fields[first], &self.fields[at], column, self.questionnaire);
                self.problems.push(problem);
            }
        }
    }

    fn lacking(&mut self, organisation_given: bool, missing: &[usize]) {
        let unread: Vec<&Field> = self.unread().map(|(_, field)| field).collect();
        let mut problems = Vec::new();
        if !organisation_given && !self.has(Column::Organisation) {
            problems.push(refused::no_organisation(&unread));
        }
        if !self.numbered && !self.has(Column::Respondent) {
            problems.push(refused::no_respondent(&unread));
        }
        let statements = missing.len() < self.questionnaire.statements.len();
        match self.kind {
            Kind::Wide if !statements && !self.has_near_statements() => {
                problems.push(refused::neither(&self.fields, self.questionnaire))
            }
            Kind::Long if statements => problems.extend(self.mixed()),
            _ => {}
        }
        self.problems.extend(problems);
    }

    /// Whether a column was refused for looking like a statement's: then that is what is wrong.
    fn has_near_statements(&self) -> bool {
        let near = [ProblemCode::BadHeading, ProblemCode::UnknownStatement];
        self.problems.iter().any(|problem| near.contains(&problem.code))
    }

    fn mixed(&self) -> Option<Problem> {
        let of_a_statement = |holds: &Holds| matches!(holds, Holds::Read(Column::Statement(_)));
        let at = self.holds.iter().position(of_a_statement)?;
        Some(refused::mixed(&self.fields[at]))
    }

    /// Columns that look like a statement's and are none: their answers would be lost without a word.
    fn losses(&mut self, missing: &[usize]) {
        if self.kind == Kind::Long {
            return;
        }
        let refused: Vec<Problem> = (self.unread().take(MOST_COMPARED))
            .filter_map(|(_, field)| match self.names.like(&field.text, missing) {
                Like::Nothing => None,
                Like::Id => Some(refused::no_statement(field, self.questionnaire)),
                Like::BeginsWith(at) | Like::Text(at) => Some(refused::nearly(field, self.questionnaire, at)),
            })
            .collect();
        let known: Vec<_> = self.problems.iter().map(|problem| problem.place.clone()).collect();
        let new = refused.into_iter().filter(|problem| !known.contains(&problem.place));
        self.problems.extend(new);
    }

    /// The columns of which nothing is known.
    fn unread(&self) -> impl Iterator<Item = (usize, &Field)> {
        let columns = self.fields.iter().enumerate().zip(&self.holds);
        columns
            .filter(|(_, holds)| **holds == Holds::Other)
            .map(|(column, _)| column)
    }

    /// The headings of columns that are not read; a note is known, and what a person left out they know.
    fn ignored(&self) -> Vec<String> {
        let name = |(at, field): (usize, &Field)| match refused::shown(&field.text) {
            nothing if nothing.is_empty() => format!("column {} (no heading)", at + 1),
            heading => heading,
        };
        self.unread().map(name).collect()
    }
}

impl Holds {
    fn column(self) -> Column {
        match self {
            Self::Read(column) => column,
            Self::Note | Self::Left | Self::Other => Column::Ignored,
        }
    }
}
