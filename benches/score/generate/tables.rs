//! Tables: a row for each respondent, or for each answer.

use std::io::{self, Write};

use crate::arguments::{Arguments, Shape};
use crate::odd::{self, Odd};
use crate::survey::Survey;

/// A record: who, and what is answered.
#[derive(Debug, Clone, Default)]
pub(crate) struct Record {
    pub(crate) respondent: u64,
    /// The statement of a line of a long table; `None` of a wide one.
    pub(crate) statement: Option<usize>,
    /// One per statement of a wide table, one of a long one: positions in [`Survey::words`].
    pub(crate) answers: Vec<usize>,
}

/// Where the next record begins.
#[derive(Debug, Default)]
struct Place {
    record: u64,
    line: u64,
}

pub(crate) fn write(
    survey: &Survey,
    arguments: &Arguments,
    out: &mut impl Write,
    manifest: &mut impl Write,
) -> io::Result<()> {
    let noted = arguments.dirty > 0 && !arguments.tidy;
    manifest.write_all(b"record,line,column,code\n")?;
    heading(survey, arguments.shape, noted, out)?;
    let mut place = Place { record: 0, line: 2 };
    let (mut before, mut record) = (Record::default(), Record::default());
    let (mut row, mut who) = (Vec::new(), Who::default());
    let mut each = Records::new(survey, arguments.shape);
    while each.next(survey, &mut record) {
        place.record += 1;
        out.write_all(&row)?;
        row.clear();
        if arguments.dirty > 0 && place.record.is_multiple_of(arguments.dirty) {
            let odd = odd::of(survey, &record, &before, place.record / arguments.dirty);
            write_odd(&odd, arguments.tidy, &mut row, &mut place, manifest)?;
        } else {
            plain(survey, &record, &mut who, &mut row);
            row.extend_from_slice(if noted { b",\n" } else { b"\n" });
            place.line += 1;
            if arguments.dirty > 0 {
                before.clone_from(&record);
            }
        }
    }
    if noted && row.ends_with(b"\n") {
        // A last line without its end is legal too.
        row.pop();
    }
    out.write_all(&row)
}

fn write_odd(odd: &Odd, tidy: bool, row: &mut Vec<u8>, place: &mut Place, manifest: &mut impl Write) -> io::Result<()> {
    let begins = place.line + odd.blank_lines;
    place.line = begins + odd.bytes.iter().filter(|byte| **byte == b'\n').count() as u64 - odd.blank_lines;
    if let Some((column, code)) = odd.fault {
        let column = column.map_or(String::new(), |column| column.to_string());
        writeln!(manifest, "{},{begins},{column},{code}", place.record)?;
    }
    match (tidy, odd.fault) {
        (false, _) => row.extend_from_slice(&odd.bytes),
        (true, None) => row.extend_from_slice(&odd.tidy),
        (true, Some(_)) => {}
    }
    Ok(())
}

fn heading(survey: &Survey, shape: Shape, noted: bool, out: &mut impl Write) -> io::Result<()> {
    if noted {
        out.write_all("\u{feff}".as_bytes())?;
    }
    out.write_all(b"organisation,respondent")?;
    if shape == Shape::Long {
        out.write_all(b",statement,answer")?;
    } else {
        for statement in &survey.questionnaire.statements {
            write!(out, ",{}", statement.id)?;
        }
    }
    out.write_all(if noted { b",note\n" } else { b"\n" })
}

/// Who answers, as the first two fields: kept for the lines that follow.
#[derive(Debug, Default)]
struct Who {
    respondent: Option<u64>,
    fields: String,
}

impl Who {
    fn fields(&mut self, survey: &Survey, respondent: u64) -> &[u8] {
        if self.respondent != Some(respondent) {
            let organisation = survey.organisation(survey.organisation_of(respondent));
            self.fields = format!("{organisation},{}", survey.respondent(respondent));
            self.respondent = Some(respondent);
        }
        self.fields.as_bytes()
    }
}

/// A record without anything odd, without its line end.
fn plain(survey: &Survey, record: &Record, who: &mut Who, row: &mut Vec<u8>) {
    row.extend_from_slice(who.fields(survey, record.respondent));
    if let Some(statement) = record.statement {
        row.push(b',');
        row.extend_from_slice(survey.questionnaire.statements[statement].id.as_bytes());
    }
    let first = record.statement.unwrap_or(0);
    for (words, &answer) in survey.words[first..].iter().zip(&record.answers) {
        row.push(b',');
        row.extend_from_slice(&words[answer]);
    }
}

/// The records one after the other.
struct Records<F> {
    next: u64,
    number: u64,
    lines: u64,
    scattered: bool,
    order: F,
}

impl Records<()> {
    fn new(survey: &Survey, shape: Shape) -> Records<impl Fn(u64) -> u64> {
        let lines = if shape == Shape::Long {
            survey.words.len() as u64
        } else {
            1
        };
        let number = survey.respondents * lines;
        let scattered = survey.is_scattered();
        Records {
            next: 0,
            number,
            lines: if shape == Shape::Long { lines } else { 0 },
            scattered,
            order: survey.order(if scattered { number } else { survey.respondents }),
        }
    }
}

impl<F: Fn(u64) -> u64> Records<F> {
    fn next(&mut self, survey: &Survey, record: &mut Record) -> bool {
        if self.next == self.number {
            return false;
        }
        let next = self.next;
        self.next += 1;
        if self.lines == 0 {
            record.respondent = (self.order)(next);
            record.statement = None;
            survey.answers(record.respondent, &mut record.answers);
        } else {
            let at = if self.scattered { (self.order)(next) } else { next };
            self.line(survey, at, record);
        }
        true
    }

    fn line(&self, survey: &Survey, at: u64, record: &mut Record) {
        let (respondent, statement) = (at / self.lines, (at % self.lines) as usize);
        if self.scattered {
            record.respondent = respondent;
        } else if statement == 0 {
            record.respondent = (self.order)(respondent);
        }
        record.statement = Some(statement);
        record.answers.clear();
        record.answers.push(survey.answer(record.respondent, statement));
    }
}
