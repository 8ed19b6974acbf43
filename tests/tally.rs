//! Scoring at speed says what the plain way says: the `csv` crate, maps, and the marks of responses.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use ccg_diagnostic::problem::nearest::nearest;
use ccg_diagnostic::questionnaire::{Questionnaire, catalogue, validate};
use ccg_diagnostic::response::check::answer;
use ccg_diagnostic::response::{Answer, Respondent, Response};
use ccg_diagnostic::score::{Said, marks_of};
use ccg_diagnostic::tally::blocks::{Block, Blocks};
use ccg_diagnostic::tally::layout::{Column, Kind, Layout};
use ccg_diagnostic::tally::reader::{Parsed, Place, Reader};
use ccg_diagnostic::tally::reject::{Fault, Reject};
use ccg_diagnostic::tally::{Other, Reading, Slot, Slots, Tally};
use proptest::prelude::*;

/// Levels that are no whole numbers, a reversed statement, roles, a section after an answer; texts with commas and quotes.
const SMALL: &str = r#"
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

static QUESTIONNAIRES: LazyLock<Vec<Questionnaire>> = LazyLock::new(|| {
    let shipped = ["ccg-six-domains", "ccg-leadership-roles", "ccg-development-checklists"];
    let mut all = vec![validate::from_yaml(SMALL).unwrap_or_else(|problems| panic!("{problems:#?}"))];
    all.extend(shipped.map(|id| catalogue::find(id).unwrap().questionnaire()));
    all
});

const ORGANISATIONS: [&str; 4] = [
    "North",
    "West, and \"more\"",
    "Nörd 1",
    " a name that is longer than thirty-two bytes, by far ",
];
const ROLES: [&str; 5] = ["", "gp", "Lay member", "lay; GP", "porter"];

/// One answer as somebody may write it.
#[derive(Debug, Clone)]
struct Said1 {
    organisation: usize,
    respondent: usize,
    statement: usize,
    word: usize,
    style: u16,
}

fn words(questionnaire: &Questionnaire, statement: usize) -> Vec<String> {
    let one = &questionnaire.statements[statement];
    let mut words: Vec<String> = ["dk", "", "DK", " dk "].map(str::to_owned).to_vec();
    for level in &questionnaire.scale_of(one).levels {
        words.extend([
            level.key.clone(),
            level.key.clone(),
            level.key.clone(),
            level.label.to_uppercase(),
        ]);
    }
    if one.not_applicable {
        words.push("na".into());
    }
    words
}

/// A cell with its quotation marks, where it needs them or is given them.
fn cell(text: &str, quoted: bool) -> String {
    if quoted || text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

const ORDERS: [&[Column]; 5] = [
    &[Column::Organisation, Column::Respondent, Column::Which, Column::Answer],
    &[
        Column::Organisation,
        Column::Respondent,
        Column::Which,
        Column::Answer,
        Column::Ignored,
        Column::Role,
    ],
    &[
        Column::Answer,
        Column::Role,
        Column::Respondent,
        Column::Ignored,
        Column::Which,
        Column::Organisation,
    ],
    &[Column::Which, Column::Answer, Column::Organisation, Column::Respondent],
    &[
        Column::Role,
        Column::Ignored,
        Column::Organisation,
        Column::Respondent,
        Column::Which,
        Column::Answer,
        Column::Ignored,
    ],
];

fn long_layout(order: usize) -> Layout {
    Layout {
        kind: Kind::Long,
        separator: b',',
        columns: ORDERS[order].to_vec(),
        organisation: None,
        numbered: false,
        ignored: Vec::new(),
        missing: Vec::new(),
    }
}

fn wide_layout(questionnaire: &Questionnaire) -> Layout {
    let first = [Column::Organisation, Column::Respondent, Column::Role];
    let statements = (0..questionnaire.statements.len()).map(Column::Statement);
    Layout {
        kind: Kind::Wide,
        columns: first.into_iter().chain(statements).collect(),
        ..long_layout(0)
    }
}

/// A line of a long table. `dirt` of a hundred lines have something wrong with them.
fn long_line(questionnaire: &Questionnaire, said: &Said1, order: usize, dirt: u16) -> Vec<u8> {
    let statement = said.statement % questionnaire.statements.len();
    let words = words(questionnaire, statement);
    let (style, mut dirty) = (said.style % 16, said.style / 16 % 100 < dirt);
    let one = &questionnaire.statements[statement];
    let which = if style == 3 { &one.statement } else { &one.id };
    let role = ROLES[(said.organisation + said.respondent) % ROLES.len()];
    let mut fields: Vec<Vec<u8>> = Vec::new();
    for column in ORDERS[order] {
        let text = match column {
            Column::Organisation => ORGANISATIONS[said.organisation % ORGANISATIONS.len()],
            Column::Respondent => ["R1", "R2", "R10", "somebody with a long code"][said.respondent % 4],
            Column::Role => role,
            Column::Which => which,
            Column::Answer => &words[said.word % words.len()],
            _ => ["", "well, \"so\"", "two\nlines", "note"][usize::from(style) % 4],
        };
        fields.push(cell(text, style == 5 || style == 6 && *column == Column::Answer).into_bytes());
    }
    let at = usize::from(said.style / 1600) % fields.len();
    if dirty {
        match said.style / 16 % 7 {
            0 => fields.push(b"more".to_vec()),
            1 => fields[at] = b"\xff\xfe".to_vec(),
            2 => fields[at] = b"".to_vec(),
            3 => fields[at] = b"D9.99".to_vec(),
            4 => fields[at] = b" na".to_vec(),
            5 => drop(fields.pop()),
            _ => dirty = false,
        }
    }
    let mut line = fields.join(&b","[..]);
    line.extend_from_slice(if style == 7 { b"\r\n" } else { b"\n" });
    if style == 8 && !dirty {
        line.extend_from_slice(b"\r\n\n");
    }
    line
}

fn wide_line(questionnaire: &Questionnaire, who: [&str; 3], slots: &BTreeMap<usize, String>, quoted: bool) -> String {
    let answers = (0..questionnaire.statements.len()).map(|at| slots.get(&at).map_or("", String::as_str));
    let fields: Vec<String> = who.into_iter().chain(answers).map(|text| cell(text, quoted)).collect();
    fields.join(",") + "\n"
}

/// Blocks as small as their records, each with so many bytes or its record.
fn cut(text: &[u8], size: usize) -> Vec<Block> {
    let whole = [b"heading\n", text].concat();
    let mut blocks = Blocks::open(whole.as_slice()).unwrap();
    blocks.separated_by(b',');
    let mut block = Block::default();
    let mut all = Vec::new();
    while blocks.next(&mut block).unwrap() {
        all.extend_from_slice(&block.bytes);
    }
    assert_eq!(all, text);
    let mut made = vec![Block::default()];
    let mut rest = text;
    while !rest.is_empty() {
        let mut open = false;
        let end = rest.iter().position(|byte| {
            open ^= *byte == b'"';
            *byte == b'\n' && !open
        });
        let (record, after) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
        let last = made.last_mut().unwrap();
        if last.bytes.len() + record.len() > size && !last.bytes.is_empty() {
            made.push(Block::default());
        }
        made.last_mut().unwrap().bytes.extend_from_slice(record);
        rest = after;
    }
    for block in &mut made {
        block.plain = !block.bytes.contains(&b'"');
    }
    made
}

struct Done {
    tally: Tally,
    rejects: Vec<Reject>,
    place: Place,
}

/// Everything in order, parsed by as many readers as there are threads.
fn fast(
    questionnaire: &Questionnaire,
    reading: Reading,
    tables: &[(Layout, Vec<u8>)],
    size: usize,
    threads: usize,
) -> Done {
    let slots = Slots::of(questionnaire);
    let mut tally = Tally::new(slots.clone(), reading);
    let (mut rejects, mut total) = (Vec::new(), Place::default());
    for (layout, text) in tables {
        let blocks = cut(text, size);
        let parsed: Vec<Vec<(usize, Parsed)>> = std::thread::scope(|scope| {
            let run = |thread: usize| {
                let (blocks, slots) = (&blocks, &slots);
                scope.spawn(move || {
                    let mut reader = Reader::new(questionnaire, slots, layout, reading);
                    let own = blocks.iter().enumerate().skip(thread).step_by(threads);
                    own.map(|(at, block)| {
                        let mut parsed = reader.room();
                        reader.parse(block, &mut parsed);
                        (at, parsed)
                    })
                    .collect()
                })
            };
            let running: Vec<_> = (0..threads).map(run).collect();
            running.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let mut parsed: Vec<(usize, Parsed)> = parsed.into_iter().flatten().collect();
        parsed.sort_by_key(|(at, _)| *at);
        let mut place = Place {
            lines: 1,
            ..Place::default()
        };
        for (at, parsed) in &parsed {
            tally.take(&blocks[*at], parsed, false, &mut place, &mut |reject| {
                rejects.push(reject)
            });
        }
        assert_eq!(place.records, place.scored + place.rejected);
        total.records += place.records;
        total.scored += place.scored;
        total.rejected += place.rejected;
    }
    tally.finish(questionnaire);
    Done {
        tally,
        rejects,
        place: total,
    }
}

/// One respondent of the plain model.
#[derive(Debug, Clone)]
struct Person {
    role: String,
    wide: bool,
    answers: BTreeMap<usize, Option<Answer>>,
}

#[derive(Debug, Default)]
struct Model {
    people: BTreeMap<(String, String), Person>,
    rejects: Vec<Reject>,
    records: u64,
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
    questionnaire.position(name).or_else(by_text).ok_or_else(|| {
        let ids = questionnaire.statements.iter().map(|one| one.id.as_str());
        Fault::UnknownStatement(name.to_owned(), nearest(name, ids).map(str::to_owned))
    })
}

type Wrong = (Option<usize>, Fault);

impl Model {
    fn table(&mut self, questionnaire: &Questionnaire, reading: Reading, layout: &Layout, table: &[u8]) {
        let mut builder = csv::ReaderBuilder::new();
        builder
            .has_headers(false)
            .flexible(true)
            .terminator(csv::Terminator::Any(b'\n'));
        let mut reader = builder.from_reader(table);
        let mut number = 0;
        for record in reader.byte_records() {
            let record = record.unwrap();
            if record.len() == 1 && record[0] == *b"\r" {
                continue;
            }
            let mut begin = usize::try_from(record.position().unwrap().byte()).unwrap();
            while table[begin] == b'\n' {
                begin += 1;
            }
            number += 1;
            let line = table[..begin].iter().filter(|byte| **byte == b'\n').count() as u64 + 2;
            let fields: Vec<&[u8]> = record.iter().collect();
            if let Err((column, fault)) = self.record(questionnaire, reading, layout, &fields) {
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
    ) -> Result<(), Wrong> {
        let (found, expected) = (fields.len(), layout.columns.len());
        if found != expected {
            return Err((None, Fault::Fields { found, expected }));
        }
        let at = |wanted| layout.columns.iter().position(|column| *column == wanted);
        let [mut organisation, mut respondent, mut role] = [const { String::new() }; 3];
        let which = at(Column::Which).map(|at| text(fields[at]).and_then(|name| named(questionnaire, &name)));
        let mut answers = BTreeMap::new();
        for (at, (column, field)) in layout.columns.iter().zip(fields).enumerate() {
            let wrong = |fault| (Some(at + 1), fault);
            match column {
                Column::Organisation => organisation = text(field).map_err(wrong)?,
                Column::Respondent => respondent = text(field).map_err(wrong)?,
                Column::Role => role = text(field).map_err(wrong)?,
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
    fn counts(&self, questionnaire: &Questionnaire, reading: Reading) -> Counted {
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

type Counted = BTreeMap<(String, String), (u32, BTreeMap<(usize, Slot), u32>)>;

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

fn counted(tally: &Tally) -> Counted {
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

fn hold(questionnaire: &Questionnaire, reading: Reading, tables: &[(Layout, Vec<u8>)], size: usize) -> Done {
    let mut model = Model::default();
    for (layout, table) in tables {
        model.table(questionnaire, reading, layout, table);
    }
    let done = fast(questionnaire, reading, tables, size, 1);
    assert_eq!(done.rejects, model.rejects);
    assert_eq!(done.place.records, model.records);
    assert_eq!(done.place.rejected, model.rejects.len() as u64);
    assert_eq!(counted(&done.tally), model.counts(questionnaire, reading));
    if reading.keep {
        let people: usize = done.tally.organisations.iter().map(|one| one.counted.len()).sum();
        assert_eq!(people, model.people.len());
    }
    let two = fast(questionnaire, reading, tables, size, 2);
    assert_eq!(two.rejects, done.rejects);
    assert_eq!((&two.tally.groups, two.place), (&done.tally.groups, done.place));
    done
}

fn answers() -> impl Strategy<Value = Vec<Said1>> {
    let one = (0..4_usize, 0..4_usize, 0..64_usize, 0..40_usize, any::<u16>());
    let one = one.prop_map(|(organisation, respondent, statement, word, style)| Said1 {
        organisation,
        respondent,
        statement,
        word,
        style,
    });
    proptest::collection::vec(one, 0..60)
}

/// Answers as a table mostly has them: each respondent's together, the statements in order, plainly written.
fn tidy(mut answers: Vec<Said1>, plain: bool) -> Vec<Said1> {
    answers.sort_by_key(|one| (one.organisation, one.respondent, one.statement));
    for one in answers.iter_mut().filter(|_| plain) {
        one.style = one.style / 16 * 16;
    }
    answers
}

fn reading(questionnaire: &Questionnaire, roles: bool, keep: bool) -> Reading {
    Reading::of(questionnaire, roles, keep)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn long_tables_are_counted_as_the_model_counts_them(
        said in answers(),
        (which, order, size) in (0..4_usize, 0..5_usize, 1..3000_usize),
        (roles, keep, sorted, plain) in any::<(bool, bool, bool, bool)>(),
        dirt in 0..30_u16,
    ) {
        let questionnaire = &QUESTIONNAIRES[which];
        let said = if sorted { tidy(said, plain) } else { said };
        let lines = said.iter().map(|one| long_line(questionnaire, one, order, dirt));
        let mut table = lines.collect::<Vec<_>>().concat();
        if roles && table.last() == Some(&b'\n') {
            table.pop();
        }
        hold(questionnaire, reading(questionnaire, roles, keep), &[(long_layout(order), table)], size);
    }

    #[test]
    fn wide_and_long_tables_of_the_same_answers_count_the_same(
        said in answers(),
        (which, order, size) in (0..4_usize, 1..3_usize, 1..5000_usize),
        (roles, quoted, both) in any::<(bool, bool, bool)>(),
    ) {
        let questionnaire = &QUESTIONNAIRES[which];
        let reading = reading(questionnaire, roles, true);
        let mut seen = BTreeSet::new();
        let number = questionnaire.statements.len();
        let mut said = tidy(said, !quoted);
        said.retain(|one| seen.insert((one.organisation, one.respondent, one.statement % number)));
        let lines = said.iter().map(|one| long_line(questionnaire, one, order, 0));
        let long = (long_layout(order), lines.collect::<Vec<_>>().concat());
        let mut people: BTreeMap<(usize, usize), BTreeMap<usize, String>> = BTreeMap::new();
        for one in &said {
            let statement = one.statement % number;
            let words = words(questionnaire, statement);
            let word = words[one.word % words.len()].clone();
            people.entry((one.organisation, one.respondent)).or_default().insert(statement, word);
        }
        let lines = people.iter().map(|(who, answers)| {
            let codes = ["R1", "R2", "R10", "somebody with a long code"];
            let who = [ORGANISATIONS[who.0], codes[who.1], ROLES[(who.0 + who.1) % ROLES.len()]];
            wide_line(questionnaire, who, answers, quoted)
        });
        let wide = (wide_layout(questionnaire), lines.collect::<String>().into_bytes());
        let by_long = hold(questionnaire, reading, std::slice::from_ref(&long), size);
        let by_wide = hold(questionnaire, reading, std::slice::from_ref(&wide), size);
        prop_assert_eq!(counted(&by_long.tally), counted(&by_wide.tally));
        if both {
            let once = hold(questionnaire, reading, &[wide.clone(), long.clone()], size);
            prop_assert_eq!(once.place.rejected, said.len() as u64);
            let twice = hold(questionnaire, reading, &[long, wide], size);
            prop_assert_eq!(twice.place.rejected, people.len() as u64);
        }
    }
}
