//! The plain model of a table's counters: the `csv` crate, maps, and the marks of responses. The fuzzer uses it as well.

use std::collections::BTreeMap;

use ccg_diagnostic::problem::nearest::nearest;
use ccg_diagnostic::questionnaire::Questionnaire;
use ccg_diagnostic::response::check::answer;
use ccg_diagnostic::response::{Answer, Respondent, Response};
use ccg_diagnostic::score::{Said, marks_of};
use ccg_diagnostic::tally::layout::{Column, Kind, Layout, Names};
use ccg_diagnostic::tally::reject::{Fault, Reject};
use ccg_diagnostic::tally::{Other, Reading, Slot, Slots, Tally};

/// Levels that are no whole numbers, a reversed statement, roles, a section after an answer; texts with commas and quotes.
pub(crate) const SMALL: &str = r#"
format: 1
id: small
version: "1"
title: Small
language: en-GB
target: 0.5
answers: {not_applicable: {allowed: true, reason: optional}}
roles: {asked: Which?, several: true, choices: [{id: gp, label: Family doctor}, {id: lay, label: Lay member}]}
scales:
  - {id: part, levels: [{id: none, value: 0, label: Not yet}, {id: some, value: 0.25, label: "In part, so far"}, {id: half, value: 0.5, label: Half}, {id: all, value: 1, label: All of it}]}
  - {id: yes, levels: [{id: n, value: 0, label: "No"}, {id: y, value: 1, label: "Yes"}]}
domains:
  - id: A
    title: A
    statements:
      - {id: A.1, short: One, statement: 'We say "yes", and mean it.', scale: yes, target: 1}
      - {id: A.2, short: Two, statement: Nothing is left undone., reverse: true}
      - {id: A.long-id-of-a-statement, short: Three, statement: "Café talk, too."}
    sections:
      - {id: A.S, title: S, shown_if: {statement: A.1, answers: [y]}, statements: [{id: A.4, short: Four, statement: Then this.}, {id: A.5, short: Five, statement: And this.}]}
  - id: B
    title: B
    roles: [lay]
    statements: [{id: B.1, short: Six, statement: Only lay members., not_applicable: false}]
"#;

/// One respondent of the plain model.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    role: String,
    wide: bool,
    answers: BTreeMap<usize, Option<Answer>>,
}

/// What tables hold, record by record.
#[derive(Debug, Default)]
pub(crate) struct Model {
    pub(crate) people: BTreeMap<(String, String), Person>,
    pub(crate) rejects: Vec<Reject>,
    pub(crate) records: u64,
}

fn text(field: &[u8]) -> Result<String, Fault> {
    let text = std::str::from_utf8(field).map_err(|_| Fault::NotText)?;
    Ok(text.trim().to_owned())
}

fn rated(questionnaire: &Questionnaire, statement: usize, field: &[u8]) -> Result<Option<Answer>, Fault> {
    let (text, one) = (text(field)?, &questionnaire.statements[statement]);
    if text.is_empty() {
        return Ok(None);
    }
    match answer(&text, questionnaire, one) {
        Some(Answer::NotApplicable(_)) if !one.not_applicable => Err(Fault::NotApplicable(statement)),
        Some(answer) => Ok(Some(answer)),
        None => Err(Fault::NotAnAnswer(statement, text)),
    }
}

fn named(questionnaire: &Questionnaire, name: &str) -> Result<usize, Fault> {
    let by_text = || questionnaire.statements.iter().position(|one| one.statement == name);
    let known = questionnaire.position(name).or_else(by_text);
    known
        .or_else(|| Names::of(questionnaire).position(name))
        .ok_or_else(|| {
            let ids = questionnaire.statements.iter().map(|one| one.id.as_str());
            Fault::UnknownStatement(name.to_owned(), nearest(name, ids).map(str::to_owned))
        })
}

type Wrong = (Option<usize>, Fault);

impl Model {
    /// Takes the records of a table, which follow so many lines of heading.
    pub(crate) fn table(
        &mut self,
        questionnaire: &Questionnaire,
        reading: Reading,
        layout: &Layout,
        records: &[u8],
        head_lines: u64,
    ) {
        // The crate would leave out a byte order mark at the very beginning, which is none behind a heading.
        let table = &[b"\n", records].concat()[..];
        let mut builder = csv::ReaderBuilder::new();
        builder
            .has_headers(false)
            .flexible(true)
            .delimiter(layout.separator)
            .terminator(csv::Terminator::Any(b'\n'));
        let mut reader = builder.from_reader(table);
        let mut number = 0;
        for record in reader.byte_records() {
            let record = record.unwrap();
            let mut begin = usize::try_from(record.position().unwrap().byte()).unwrap();
            while table[begin] == b'\n' {
                begin += 1;
            }
            if record.iter().all(|field| text(field).is_ok_and(|text| text.is_empty())) {
                continue;
            }
            number += 1;
            let line = table[..begin].iter().filter(|byte| **byte == b'\n').count() as u64 + head_lines;
            let fields: Vec<&[u8]> = record.iter().collect();
            if let Err((column, fault)) = self.record(questionnaire, reading, layout, &fields, number) {
                self.rejects.push(Reject {
                    record: number,
                    line,
                    column,
                    fault,
                });
            }
        }
        self.records += number;
    }

    fn record(
        &mut self,
        questionnaire: &Questionnaire,
        reading: Reading,
        layout: &Layout,
        fields: &[&[u8]],
        number: u64,
    ) -> Result<(), Wrong> {
        let (found, expected) = (fields.len(), layout.columns.len());
        if found != expected {
            return Err((None, Fault::Fields { found, expected }));
        }
        let at = |wanted| layout.columns.iter().position(|column| *column == wanted);
        let [mut organisation, mut respondent, mut role] = [const { String::new() }; 3];
        organisation.extend(layout.organisation.as_deref());
        if layout.numbered {
            respondent = format!("row {number}");
        }
        let which = at(Column::Which).map(|at| text(fields[at]).and_then(|name| named(questionnaire, &name)));
        let mut answers = BTreeMap::new();
        for (at, (column, field)) in layout.columns.iter().zip(fields).enumerate() {
            let wrong = |fault| (Some(at + 1), fault);
            match column {
                Column::Organisation => organisation = text(field).map_err(wrong)?,
                Column::Respondent => respondent = text(field).map_err(wrong)?,
                Column::Role if reading.roles => role = text(field).map_err(wrong)?,
                Column::Which => drop(which.clone().unwrap().map_err(wrong)?),
                Column::Statement(statement) => {
                    answers.insert(*statement, rated(questionnaire, *statement, field).map_err(wrong)?);
                }
                Column::Answer => match which.clone().unwrap() {
                    Ok(which) => drop(answers.insert(which, rated(questionnaire, which, field).map_err(wrong)?)),
                    Err(_) => drop(text(field).map_err(wrong)?),
                },
                _ => {}
            }
            for (wanted, name, fault) in [
                (Column::Organisation, &organisation, Fault::NoOrganisation),
                (Column::Respondent, &respondent, Fault::NoRespondent),
            ] {
                if *column == wanted && name.is_empty() {
                    return Err(wrong(fault));
                }
            }
        }
        self.person(reading, layout, [organisation, respondent, role], answers)
    }

    fn person(
        &mut self,
        reading: Reading,
        layout: &Layout,
        [organisation, respondent, role]: [String; 3],
        answers: BTreeMap<usize, Option<Answer>>,
    ) -> Result<(), Wrong> {
        let at = |wanted| {
            layout
                .columns
                .iter()
                .position(|column| *column == wanted)
                .map(|at| at + 1)
        };
        let role = if reading.roles { role } else { String::new() };
        let wide = layout.kind == Kind::Wide;
        let Some(known) = self.people.get_mut(&(organisation.clone(), respondent.clone())) else {
            self.people
                .insert((organisation, respondent), Person { role, wide, answers });
            return Ok(());
        };
        if wide || known.wide {
            return Err((at(Column::Respondent), Fault::RespondentAgain(respondent)));
        }
        if known.role != role {
            return Err((at(Column::Role), Fault::OtherRole(known.role.clone(), role)));
        }
        for (statement, answer) in answers {
            if known.answers.contains_key(&statement) {
                return Err((at(Column::Which), Fault::AnswerAgain(statement)));
            }
            known.answers.insert(statement, answer);
        }
        Ok(())
    }

    /// By organisation and role: the responses, and how often each answer was given to each statement.
    pub(crate) fn counts(&self, questionnaire: &Questionnaire, reading: Reading) -> Counted {
        let slots = Slots::of(questionnaire);
        let mut counted = Counted::new();
        for ((organisation, _), person) in &self.people {
            let (responses, counts) = counted.entry((organisation.clone(), person.role.clone())).or_default();
            *responses += 1;
            for (statement, slot) in said(questionnaire, person, reading).into_iter().enumerate() {
                if slot != slots.other(statement, Other::Unanswered) {
                    *counts.entry((statement, slot)).or_default() += 1;
                }
            }
        }
        counted
    }
}

/// Responses and how often each answer was given to each statement, by organisation and role.
pub(crate) type Counted = BTreeMap<(String, String), (u32, BTreeMap<(usize, Slot), u32>)>;

/// What one person said, by the marks of a response.
fn said(questionnaire: &Questionnaire, person: &Person, reading: Reading) -> Vec<Slot> {
    let mut response = Response::begin(Respondent::Person("R1".into()), "", questionnaire, "");
    for (statement, answer) in &person.answers {
        let id = questionnaire.statements[*statement].id.clone();
        response.answers.extend(answer.clone().map(|answer| (id, answer)));
    }
    for name in person.role.split(';').map(|name| name.trim().to_lowercase()) {
        let choices = questionnaire.roles.iter().flat_map(|roles| &roles.choices);
        let meant = choices.filter(|role| role.id == name || role.label.to_lowercase() == name);
        response.roles.extend(meant.map(|role| role.id.clone()));
    }
    assert!(
        reading.depends
            || marks_of(questionnaire, &response)
                .iter()
                .all(|mark| mark.said != Said::NotAsked)
    );
    let slots = Slots::of(questionnaire);
    let marks = marks_of(questionnaire, &response).into_iter().enumerate();
    marks.map(|(at, mark)| slots.said(at, mark.said)).collect()
}

/// The same of what was counted at speed.
pub(crate) fn counted(tally: &Tally) -> Counted {
    let slots = &tally.slots;
    let mut counted = Counted::new();
    for group in &tally.groups {
        let mut counts = BTreeMap::new();
        let mut rest = group.counts.iter();
        for statement in 0..slots.statements() {
            let number = slots.levels(statement) + Other::NUMBER;
            for (slot, count) in (0..).zip(rest.by_ref().take(number)) {
                if *count > 0 && slot != slots.other(statement, Other::Unanswered) {
                    counts.insert((statement, slot), *count);
                }
            }
        }
        let name = tally.organisations[group.organisation].name.clone();
        counted.insert((name, group.role.clone()), (group.responses, counts));
    }
    counted
}
