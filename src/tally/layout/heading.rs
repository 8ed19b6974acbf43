//! The heading of a table as text: its fields with their places, and what separates them.

use std::ops::Range;

use crate::problem::{Problem, ProblemCode};

/// What may separate fields.
const SEPARATORS: [u8; 3] = *b",;\t";

/// Those that stand in a text, a comma before a semicolon before a tab; a comma where none does.
pub(super) fn separators(text: &str) -> Vec<u8> {
    let there = |separator: &u8| text.as_bytes().contains(separator);
    let found: Vec<u8> = SEPARATORS.into_iter().filter(there).collect();
    if found.is_empty() { vec![b','] } else { found }
}

/// The most columns of a table.
const MOST: usize = 10_000;

/// The first bytes of files that are no text, what they are, and what to do.
const OTHERS: [(&[u8], &str, &str); 5] = [
    (b"\xff\xfe", UTF_16, AS_UTF_8),
    (b"\xfe\xff", UTF_16, AS_UTF_8),
    (b"PK\x03\x04", "this is a workbook, not a table in text", FROM_WORKBOOK),
    (
        b"\xd0\xcf\x11\xe0",
        "this is a workbook, not a table in text",
        FROM_WORKBOOK,
    ),
    (
        b"\x1f\x8b",
        "this is compressed",
        "give it a name that ends with `.gz`, or unpack it",
    ),
];

const UTF_16: &str = "this is UTF-16, as some spreadsheets save `Unicode text`";
const AS_UTF_8: &str = "save it as `CSV UTF-8`, or: iconv -f UTF-16 -t UTF-8 answers.csv > answers-utf8.csv";
const FROM_WORKBOOK: &str = "open it in a spreadsheet and save the sheet as `CSV UTF-8`";

/// A field of the heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Field {
    /// Where it stands in the heading's text, quotation marks included.
    pub(super) place: Range<usize>,
    /// What it says.
    pub(super) text: String,
}

/// The heading as text, without a byte order mark.
///
/// # Errors
///
/// When it is no text, or empty.
pub(super) fn text(head: &[u8]) -> Result<&str, Problem> {
    let whole = |code, message: &str, hint: &str| Problem::new(code, None, message).with_hint(hint);
    if let Some((_, what, hint)) = OTHERS.iter().find(|(begin, ..)| head.starts_with(begin)) {
        return Err(whole(ProblemCode::NotText, what, hint));
    }
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let nothing = head.iter().filter(|byte| **byte == 0).count();
    if nothing * 4 >= head.len().max(1) {
        return Err(whole(ProblemCode::NotText, UTF_16, AS_UTF_8));
    }
    let text = std::str::from_utf8(head).map_err(|error| {
        let at = error.valid_up_to();
        let message = format!("byte {} of the heading, `0x{:02x}`, is not UTF-8", at + 1, head[at]);
        whole(ProblemCode::NotText, &message, "save the table as `CSV UTF-8`")
    })?;
    if let Some(at) = text.find('\0') {
        let problem = Problem::new(ProblemCode::NotText, Some(at..at + 1), "a NUL character in the heading");
        return Err(problem.with_hint("take it out; a heading is plain text"));
    }
    if text.trim().is_empty() {
        return Err(whole(
            ProblemCode::EmptyText,
            "there is no heading",
            "the first line of a table says what each column holds, such as `organisation,respondent,D1.01`",
        ));
    }
    // Within quotation marks a field may have line ends of any kind.
    if text.trim().contains('\r') && !text.contains(['\n', '"']) {
        return Err(whole(
            ProblemCode::BadHeading,
            "the lines end as on old Macintosh computers, so all of the table is one line",
            "save it again as `CSV UTF-8`, or: tr '\\r' '\\n' < answers.csv > answers-lines.csv",
        ));
    }
    Ok(text)
}

/// The fields, read as the `csv` crate reads them: a quotation mark opens only at the beginning of a field, and stands twice within.
///
/// # Errors
///
/// A quotation mark that is not closed; a line that spreadsheets write before the heading; too many columns.
pub(super) fn fields(text: &str, separator: u8) -> Result<Vec<Field>, Problem> {
    let bad = |place, message: &str, hint: &str| Problem::new(ProblemCode::BadHeading, place, message).with_hint(hint);
    if text.len() < 8 && text.to_lowercase().starts_with("sep=") {
        let hint = "delete that line: what separates the columns is told from the heading itself";
        return Err(bad(
            Some(0..text.len()),
            "the first line is one for spreadsheets, not the heading",
            hint,
        ));
    }
    let (mut fields, mut at) = (Vec::new(), 0);
    loop {
        let Some(field) = field(text, at, separator) else {
            let hint = "close it, or write it twice where it is part of a heading";
            return Err(bad(Some(at..at + 1), "a quotation mark that is not closed", hint));
        };
        at = field.place.end + 1;
        fields.push(field);
        if at > text.len() {
            return Ok(fields);
        }
        if fields.len() == MOST {
            let message = format!("there are more than {MOST} columns");
            return Err(bad(None, &message, "a wide table has a column for each statement"));
        }
    }
}

/// The field that begins at a byte. `None` when a quotation mark in it is not closed.
fn field(text: &str, start: usize, separator: u8) -> Option<Field> {
    let bytes = text.as_bytes();
    let (mut said, mut at) = (String::new(), start);
    if bytes.get(at) == Some(&b'"') {
        at += 1;
        loop {
            let end = at + text[at..].find('"')?;
            said.push_str(&text[at..end]);
            at = end + 1;
            if bytes.get(at) != Some(&b'"') {
                break;
            }
            said.push('"');
            at += 1;
        }
    }
    let rest = &text[at..];
    let end = at + rest.find(char::from(separator)).unwrap_or(rest.len());
    said.push_str(&text[at..end]);
    Some(Field {
        place: start..end,
        text: said,
    })
}

#[cfg(test)]
mod tests {
    use super::{fields, text};

    #[test]
    fn fields_are_those_that_the_csv_reader_finds() {
        for head in [
            "a,b,c",
            "",
            "a",
            ",",
            "a,",
            ",a",
            "\"a,b\",c",
            "\"a \"\"b\"\"\",c",
            "\"a\"b,c",
            "a\"b\",c",
            " \"a\",b",
            "\"\",\"\"\"\"",
            "\"two\nlines\",é",
            "\"a\" ,b",
        ] {
            let found: Vec<String> = (fields(head, b',').unwrap().into_iter())
                .map(|field| field.text)
                .collect();
            let mut reader = csv::ReaderBuilder::new()
                .has_headers(false)
                .from_reader(head.as_bytes());
            let record = reader.records().next();
            let expected: Vec<String> = record.map_or(vec![String::new()], |record| {
                record.unwrap().iter().map(str::to_owned).collect()
            });
            assert_eq!(found, expected, "{head}");
        }
    }

    #[test]
    fn places_are_those_in_the_text() {
        let head = "a;\"b;c\";é";
        let places: Vec<&str> = (fields(head, b';').unwrap().iter())
            .map(|field| &head[field.place.clone()])
            .collect();
        assert_eq!(places, ["a", "\"b;c\"", "é"]);
    }

    #[test]
    fn what_is_no_text_is_named_with_a_way_out() {
        for (head, says, hint) in [
            (&b"\xff\xfeo\0r\0g\0"[..], "UTF-16", "iconv"),
            (b"o\0r\0g\0", "UTF-16", "CSV UTF-8"),
            (b"PK\x03\x04\x14", "workbook", "spreadsheet"),
            (b"\x1f\x8b\x08", "compressed", ".gz"),
            (b"organisation,r\xe9p", "byte 15 of the heading, `0xe9`", "CSV UTF-8"),
            (b"", "no heading", "first line"),
            (b"\xef\xbb\xbf \r", "no heading", "first line"),
            (b"organisation,a\0b", "NUL", "take it out"),
        ] {
            let problem = text(head).unwrap_err();
            assert!(problem.message.contains(says), "{problem:?}");
            assert!(problem.hint.unwrap().contains(hint), "{says}");
        }
    }
}
