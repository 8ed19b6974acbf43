//! Results and parts of what was counted: tables read back, documents are documents, a part adds up to what it was made of.

use ccg_diagnostic::number::Number;
use ccg_diagnostic::questionnaire::Questionnaire;
use ccg_diagnostic::render::scored::{Form, Outputs, Rows, Table, Writer};
use ccg_diagnostic::results::{Scorer, Wanted, in_order};
use ccg_diagnostic::tally::Tally;
use ccg_diagnostic::tally::part::{self, Merging, Sources};
use ccg_diagnostic::tally::reject::Reject;
use ccg_diagnostic::text::is_harmful;
use serde_json::Value;

use crate::chance::Chance;
use crate::tables::Done;

const NAME: &str = "=a.csv";

/// Everything that is made of what a table holds.
pub(crate) fn hold(questionnaire: &Questionnaire, done: &Done, chance: &mut Chance) {
    let tables = results(questionnaire, &done.tally, &done.rejects, rows(done), chance.clone());
    if !chance.once_in(3) {
        return;
    }
    let part = part_of(questionnaire, done);
    let mut merging = Merging::new(questionnaire);
    merging
        .add("part", &part[..])
        .unwrap_or_else(|refused| panic!("a part of our own: {refused:?}"));
    let merged = merging.finish();
    let rejects: Vec<Reject> = merged.rejects.into_iter().map(|(_, reject)| reject).collect();
    let again = results(questionnaire, &merged.tally, &rejects, rows(done), chance.clone());
    // Its draws are others, as one was used up before; so it is made again from the whole.
    let whole = results(questionnaire, &done.tally, &done.rejects, rows(done), chance.clone());
    assert_eq!(tables.len(), again.len());
    for (one, other) in whole.iter().zip(&again) {
        assert_eq!(
            String::from_utf8_lossy(one),
            String::from_utf8_lossy(other),
            "a part has the same results"
        );
    }
}

fn rows(done: &Done) -> Rows {
    Rows {
        read: done.place.records,
        scored: done.place.scored,
        rejected: done.place.rejected,
    }
}

/// A part of what a table holds.
pub(crate) fn part_of(questionnaire: &Questionnaire, done: &Done) -> Vec<u8> {
    let mut writer = part::Writer::begin(Vec::new(), questionnaire, done.tally.reading, &[]).unwrap();
    for reject in &done.rejects {
        writer.reject(NAME, reject).unwrap();
    }
    let rows = rows(done);
    let rows = part::Rows {
        read: rows.read,
        scored: rows.scored,
        rejected: rows.rejected,
    };
    let sources = Sources {
        inputs: [(NAME.to_owned(), rows)].into(),
        ..Sources::default()
    };
    writer.finish(&done.tally, &sources).unwrap()
}

/// The results in every form, each read back.
pub(crate) fn results(
    questionnaire: &Questionnaire,
    tally: &Tally,
    rejects: &[Reject],
    rows: Rows,
    mut chance: Chance,
) -> Vec<Vec<u8>> {
    let by_role = tally.reading.roles && chance.once_in(2);
    let wanted = Wanted {
        by_role,
        open: chance.once_in(2),
        below: chance.once_in(3).then(|| Number::from_integer(2.into())),
    };
    let mut tables = vec![Table::Domains, Table::Statements, Table::Needs, Table::Rejects];
    if tally.reading.keep {
        tables.insert(3, Table::Responses);
    }
    let mut made = Vec::new();
    for table in &tables {
        let one = document(questionnaire, tally, rejects, rows, &wanted, Form::Csv, &[*table]);
        reads_back(&one);
        made.push(one);
    }
    for form in [Form::Json, Form::JsonLines] {
        let whole = document(questionnaire, tally, rejects, rows, &wanted, form, &tables);
        is_json(&whole, form);
        made.push(whole);
    }
    made
}

fn document(
    questionnaire: &Questionnaire,
    tally: &Tally,
    rejects: &[Reject],
    rows: Rows,
    wanted: &Wanted,
    form: Form,
    tables: &[Table],
) -> Vec<u8> {
    let mut scorer = Scorer::new(questionnaire, &tally.slots, wanted.clone());
    let mut writer = Writer::new(questionnaire, wanted.by_role, form, tables);
    let mut out = Vec::new();
    let has = |table| tables.contains(&table);
    writer.begin(rows, &mut out);
    let of_organisations = [Table::Domains, Table::Statements, Table::Needs];
    for table in of_organisations.into_iter().filter(|table| has(*table)) {
        writer.open(table, &mut out);
    }
    for at in in_order(tally) {
        let mut outputs = Outputs::default();
        scorer.organisation(tally, at, &mut |results| writer.add(results, &mut outputs));
        for (_, bytes) in outputs.filled() {
            out.append(bytes);
        }
    }
    if has(Table::Responses) {
        writer.open(Table::Responses, &mut out);
        for at in in_order(tally) {
            scorer.people(tally, at, &mut |person| writer.person(person, &mut out));
        }
    }
    if has(Table::Rejects) {
        writer.open(Table::Rejects, &mut out);
        for reject in rejects {
            writer.reject(NAME, reject, &mut out);
        }
    }
    writer.close(&mut out);
    out
}

/// A table of ours has rows of one length, and no cell that a spreadsheet would run.
fn reads_back(table: &[u8]) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(table);
    for record in reader.records() {
        for cell in &record.unwrap() {
            let formula = cell.trim_start().starts_with(['=', '+', '-', '@']);
            assert!(!formula || cell.parse::<f64>().is_ok(), "a formula: {cell:?}");
            let harmful = |c: char| is_harmful(c) && c != '\n' && c != '\t';
            assert!(!cell.contains(harmful), "{cell:?}");
        }
    }
}

fn is_json(document: &[u8], form: Form) {
    let text = std::str::from_utf8(document).unwrap();
    match form {
        Form::Json => assert!(serde_json::from_str::<Value>(text).unwrap().is_object()),
        _ => {
            for line in text.lines() {
                assert!(serde_json::from_str::<Value>(line).unwrap().is_object(), "{line}");
            }
        }
    }
}
