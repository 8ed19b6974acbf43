//! Odd records: half of them have to be rejected, the other half are legal and only look unusual.

use crate::survey::{DONT_KNOW, NOT_APPLICABLE, Survey, UNANSWERED};
use crate::tables::Record;

/// A record that is not plain.
pub(crate) struct Odd {
    /// What stands in the file, its line end and blank lines before it included.
    pub(crate) bytes: Vec<u8>,
    /// Blank lines before it, which are no records.
    pub(crate) blank_lines: u64,
    /// The column of the field at fault, `None` where it is the whole record, and the code; `None` where it is legal.
    pub(crate) fault: Option<(Option<usize>, &'static str)>,
    /// The same answers as a plain row, with its line end; empty where it has to be rejected.
    pub(crate) tidy: Vec<u8>,
}

/// Why a record has to be rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    NoSuchLevel,
    NoAnswer,
    TwoFaults,
    StrayQuote,
    Sentence,
    NotText,
    NotTaken,
    Fewer,
    More,
    NoOrganisation,
    NoRespondent,
    Again,
    NoSuchStatement,
    NoStatement,
}

const FAULTS: [Fault; 14] = [
    Fault::NoSuchLevel,
    Fault::NoAnswer,
    Fault::TwoFaults,
    Fault::StrayQuote,
    Fault::Sentence,
    Fault::NotText,
    Fault::NotTaken,
    Fault::Fewer,
    Fault::More,
    Fault::NoOrganisation,
    Fault::NoRespondent,
    Fault::Again,
    Fault::NoSuchStatement,
    Fault::NoStatement,
];

/// What is unusual about a legal record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Habit {
    Quoted,
    Spaces,
    Windows,
    Labels,
    Exports,
    Descriptors,
    BlankLines,
    LineBreaks,
    LongNote,
    OtherLetters,
}

const HABITS: [Habit; 10] = [
    Habit::Quoted,
    Habit::Spaces,
    Habit::Windows,
    Habit::Labels,
    Habit::Exports,
    Habit::Descriptors,
    Habit::BlankLines,
    Habit::LineBreaks,
    Habit::LongNote,
    Habit::OtherLetters,
];

/// The odd form of a record, after one that was plain; `number` tells which form.
pub(crate) fn of(survey: &Survey, record: &Record, before: &Record, number: u64) -> Odd {
    let which = (number / 2) as usize;
    if number % 2 == 1 {
        faulty(survey, record, before, which)
    } else {
        unusual(survey, record, HABITS[which % HABITS.len()], which)
    }
}

/// The fields of a record in their order; a note, which is empty, comes last.
fn fields(survey: &Survey, record: &Record) -> Vec<Vec<u8>> {
    let mut fields = vec![
        survey
            .organisation(survey.organisation_of(record.respondent))
            .into_bytes(),
        survey.respondent(record.respondent).into_bytes(),
    ];
    fields.extend(
        record
            .statement
            .map(|at| survey.questionnaire.statements[at].id.clone().into_bytes()),
    );
    let answers = statements(record).zip(&record.answers);
    fields.extend(answers.map(|(at, &answer)| survey.words[at][answer].clone()));
    fields.push(Vec::new());
    fields
}

/// The statements that a record answers.
fn statements(record: &Record) -> impl Iterator<Item = usize> {
    record.statement.unwrap_or(0)..
}

fn faulty(survey: &Survey, record: &Record, before: &Record, which: usize) -> Odd {
    let mut fields = fields(survey, record);
    let first = fields.len() - 1 - record.answers.len();
    // Another column each time.
    let at = first + which * 7 % record.answers.len();
    let fault = possible(survey, record, before, FAULTS[which % FAULTS.len()]);
    let column = match fault {
        Fault::NoSuchLevel => bad(&mut fields, at, b"5"),
        Fault::NoAnswer => bad(&mut fields, at, b"perhaps"),
        Fault::TwoFaults => {
            fields[first + record.answers.len() - 1] = b"0".to_vec();
            bad(&mut fields, first, b"5")
        }
        Fault::StrayQuote => bad(&mut fields, at, b"3\""),
        Fault::Sentence => bad(&mut fields, at, b"\"Not yet,\nbut \"\"soon\"\"\""),
        Fault::NotText => bad(&mut fields, at, b"3\xff"),
        Fault::NotTaken => bad(&mut fields, first + refusing(survey, record).unwrap_or(0), b"na"),
        Fault::Fewer => whole(&mut fields, |fields| fields.truncate(first + record.answers.len() - 1)),
        Fault::More => whole(&mut fields, |fields| fields.push(b"3".to_vec())),
        Fault::NoOrganisation => bad(&mut fields, 0, b""),
        Fault::NoRespondent => bad(&mut fields, 1, b"  "),
        Fault::Again => again(survey, &mut fields, before),
        Fault::NoSuchStatement => bad(&mut fields, 2, b"D99.01"),
        Fault::NoStatement => bad(&mut fields, 2, b""),
    };
    Odd {
        bytes: row(&fields, b"\n"),
        blank_lines: 0,
        fault: Some((column, code(fault, record))),
        tidy: Vec::new(),
    }
}

/// The fault, or another where it cannot be in this record.
fn possible(survey: &Survey, record: &Record, before: &Record, fault: Fault) -> Fault {
    let (long, last) = (record.statement.is_some(), before.answers.last().copied());
    let impossible = match fault {
        Fault::NotTaken => refusing(survey, record).is_none(),
        Fault::NoSuchStatement | Fault::NoStatement => !long,
        // An empty answer may be followed by one.
        Fault::Again => {
            long && statements(before)
                .next()
                .zip(last)
                .is_some_and(|(at, last)| last == survey.levels(at) + UNANSWERED)
        }
        _ => false,
    };
    if impossible { Fault::NoAnswer } else { fault }
}

/// The place among its answers of the first statement that does not take not applicable.
fn refusing(survey: &Survey, record: &Record) -> Option<usize> {
    let asked = statements(record).take(record.answers.len());
    let mut taken = asked.map(|at| survey.questionnaire.statements[at].not_applicable);
    taken.position(|taken| !taken)
}

/// The code that `score` gives in rejects.csv.
fn code(fault: Fault, record: &Record) -> &'static str {
    match fault {
        Fault::NoSuchLevel | Fault::NoAnswer | Fault::TwoFaults | Fault::StrayQuote | Fault::Sentence => "bad-answer",
        Fault::NotText => "not-text",
        Fault::NotTaken => "not-applicable-not-taken",
        Fault::Fewer | Fault::More => "wrong-field-count",
        Fault::NoOrganisation => "no-organisation",
        Fault::NoRespondent => "no-respondent",
        Fault::Again if record.statement.is_some() => "second-answer",
        Fault::Again => "second-record",
        Fault::NoSuchStatement | Fault::NoStatement => "unknown-statement",
    }
}

/// Puts something else in a field; its column.
fn bad(fields: &mut [Vec<u8>], at: usize, text: &[u8]) -> Option<usize> {
    fields[at] = text.to_vec();
    Some(at + 1)
}

/// Changes the record as a whole: no column is at fault.
fn whole(fields: &mut Vec<Vec<u8>>, change: impl Fn(&mut Vec<Vec<u8>>)) -> Option<usize> {
    change(fields);
    None
}

/// Who answered in the record before, and to which statement, with an answer of its own.
fn again(survey: &Survey, fields: &mut [Vec<u8>], before: &Record) -> Option<usize> {
    let same = self::fields(survey, before);
    let long = before.statement.is_some();
    let who = if long { 3 } else { 2 };
    fields[..who].clone_from_slice(&same[..who]);
    if long {
        fields[3] = b"2".to_vec();
    }
    Some(who)
}

fn unusual(survey: &Survey, record: &Record, habit: Habit, which: usize) -> Odd {
    let mut fields = fields(survey, record);
    if habit == Habit::OtherLetters {
        fields[1] = format!("Zoë Ångström-{}", survey.respondent(record.respondent)).into_bytes();
    }
    let tidy = row(&fields[..fields.len() - 1], b"\n");
    let (mut before, mut end) = (&b""[..], &b"\n"[..]);
    match habit {
        Habit::Quoted => fields.iter_mut().for_each(|field| *field = quoted(field)),
        Habit::Spaces => fields
            .iter_mut()
            .for_each(|field| *field = [b"  ", &field[..], b" "].concat()),
        Habit::Windows => end = b"\r\n",
        Habit::Labels | Habit::Exports | Habit::Descriptors => dress(survey, record, &mut fields, habit),
        Habit::BlankLines => before = b"\n\r\n",
        Habit::LineBreaks => note(
            &mut fields,
            &format!("\"First,\nthen \"\"{which}\"\",\r\n\nand so on\""),
        ),
        Habit::LongNote => note(
            &mut fields,
            &"We talked about this for a long time. ".repeat(20 + which % 200),
        ),
        Habit::OtherLetters => note(&mut fields, "\"Dŵr, “llais” a’r 病院 – café\""),
    }
    Odd {
        bytes: [before, &row(&fields, end)].concat(),
        blank_lines: before.iter().filter(|byte| **byte == b'\n').count() as u64,
        fault: None,
        tidy,
    }
}

fn note(fields: &mut [Vec<u8>], text: &str) {
    if let Some(last) = fields.last_mut() {
        *last = text.as_bytes().to_vec();
    }
}

/// Answers in other words, as people and survey programs write them.
fn dress(survey: &Survey, record: &Record, fields: &mut [Vec<u8>], habit: Habit) {
    let first = fields.len() - 1 - record.answers.len();
    for (field, (at, &answer)) in fields[first..].iter_mut().zip(statements(record).zip(&record.answers)) {
        let text = in_words(survey, at, answer, habit);
        *field = if text.contains([',', '"']) {
            quoted(text.as_bytes())
        } else {
            text.into_bytes()
        };
    }
}

fn in_words(survey: &Survey, statement: usize, answer: usize, habit: Habit) -> String {
    let asked = &survey.questionnaire.statements[statement];
    let levels = &survey.questionnaire.scale_of(asked).levels;
    let Some(level) = levels.get(answer) else {
        return match (answer - levels.len(), habit) {
            (DONT_KNOW, Habit::Labels) => survey.questionnaire.dont_know.label.clone(),
            (NOT_APPLICABLE, Habit::Labels) => survey.questionnaire.not_applicable.label.clone(),
            (DONT_KNOW, _) => "DK".to_owned(),
            (NOT_APPLICABLE, _) => "Na".to_owned(),
            _ => String::new(),
        };
    };
    match habit {
        Habit::Exports => format!("{} - {}", level.key, level.label),
        Habit::Descriptors => asked.descriptors.get(answer).unwrap_or(&level.label).clone(),
        _ => level.label.to_uppercase(),
    }
}

fn quoted(field: &[u8]) -> Vec<u8> {
    let mut out = vec![b'"'];
    for &byte in field {
        if byte == b'"' {
            out.push(b'"');
        }
        out.push(byte);
    }
    out.push(b'"');
    out
}

fn row(fields: &[Vec<u8>], end: &[u8]) -> Vec<u8> {
    let mut row = fields.join(&b',');
    row.extend_from_slice(end);
    row
}
