//! Why a record is not scored, and where it stands.

use crate::problem::excerpt::{brief, clean};
use crate::problem::nearest::nearest;
use crate::questionnaire::{Questionnaire, Statement};
use crate::response::check::{Meant, meant};

/// A record that is not scored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// Its number among the records of its file, the heading not counted, from 1.
    pub record: u64,
    /// The line on which it begins, from 1.
    pub line: u64,
    /// The column of the field at fault, from 1; `None` where it is the whole record.
    pub column: Option<usize>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Fault {
    /// It has so many fields; the heading has so many.
    Fields {
        /// Fields of the record.
        found: usize,
        /// Fields of the heading.
        expected: usize,
    },
    /// A field is not UTF-8.
    NotText,
    /// A field is no answer to its statement: the statement's position, and the field.
    NotAnAnswer(usize, String),
    /// Not applicable, which the statement does not take: its position.
    NotApplicable(usize),
    /// No organisation.
    NoOrganisation,
    /// No respondent.
    NoRespondent,
    /// The respondent's answers were scored already: the code.
    RespondentAgain(String),
    /// The respondent's answer to the statement was scored already: the statement's position.
    AnswerAgain(usize),
    /// There is no such statement: the field, and the nearest id.
    UnknownStatement(String, Option<String>),
    /// The respondent had another role before: that role, and this one.
    OtherRole(String, String),
    /// It is longer than the bytes that a record may have.
    TooLong,
    /// A quotation mark is not closed.
    OpenQuote,
    /// What the reader of another kind of file says: a code and a message.
    Other(&'static str, String),
}

/// The stable names of what can be wrong with a record of a table, each with its rule, in the order of the documentation.
pub const CODES: [(&str, &str); 12] = [
    ("wrong-field-count", "A record has as many fields as the heading."),
    ("not-text", "A field that is read is UTF-8."),
    ("no-organisation", "A record says which organisation answered."),
    ("no-respondent", "A record says who answered."),
    (
        "bad-answer",
        "An answer is a level of the statement's scale, `dk`, `na`, or empty.",
    ),
    ("not-applicable-not-taken", "`na` is given to statements that take it."),
    (
        "unknown-statement",
        "An answer belongs to a statement of the questionnaire.",
    ),
    (
        "second-record",
        "A respondent of an organisation has one record in a wide table.",
    ),
    (
        "second-answer",
        "A respondent of an organisation answers a statement once.",
    ),
    ("other-role", "A respondent of an organisation has one role."),
    ("record-too-long", "A record has at most 16 MiB."),
    ("open-quote", "A quotation mark is closed."),
];

impl Fault {
    /// Its stable name, one of [`CODES`] but for that of another kind of file.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Fields { .. } => "wrong-field-count",
            Self::NotText => "not-text",
            Self::NoOrganisation => "no-organisation",
            Self::NoRespondent => "no-respondent",
            Self::NotAnAnswer(..) => "bad-answer",
            Self::NotApplicable(_) => "not-applicable-not-taken",
            Self::UnknownStatement(..) => "unknown-statement",
            Self::RespondentAgain(_) => "second-record",
            Self::AnswerAgain(_) => "second-answer",
            Self::OtherRole(..) => "other-role",
            Self::TooLong => "record-too-long",
            Self::OpenQuote => "open-quote",
            Self::Other(code, _) => code,
        }
    }

    /// What is wrong and what to do about it: a lowercase fragment on one line, with what is in the file cut and made harmless.
    #[must_use]
    pub fn message(&self, questionnaire: &Questionnaire) -> String {
        let statement = |at: usize| &questionnaire.statements[at];
        match self {
            Self::Fields { found, expected } => fields(*found, *expected),
            Self::NotText => "this is not UTF-8; save the table as `CSV UTF-8`".to_owned(),
            Self::NoOrganisation => "no organisation; write its name in each record".to_owned(),
            Self::NoRespondent => "no respondent; write a code for each person".to_owned(),
            Self::NotAnAnswer(at, field) => not_an_answer(field, questionnaire, statement(*at)),
            Self::NotApplicable(at) => {
                let id = &statement(*at).id;
                format!(
                    "not applicable is not an answer to `{id}`; {}",
                    can_be(questionnaire, statement(*at))
                )
            }
            Self::UnknownStatement(field, near) => unknown(field, near.as_deref(), questionnaire),
            Self::RespondentAgain(code) => format!(
                "`{}` answered before in these inputs; give each person a code of their own, or take one of the two out",
                shown(code)
            ),
            Self::AnswerAgain(at) => {
                let id = &statement(*at).id;
                format!("this respondent answered `{id}` before; the first answer stays, take one of the two out")
            }
            Self::OtherRole(before, now) => format!(
                "this respondent had the role `{}` before, and `{}` here; write the same role in each record",
                shown(before),
                shown(now)
            ),
            Self::TooLong => {
                "this record is longer than 16 MiB; look for a quotation mark that is not closed".to_owned()
            }
            Self::OpenQuote => {
                "a quotation mark is not closed; close it, or write it twice where it is part of a text".to_owned()
            }
            Self::Other(_, message) => one_line(message),
        }
    }
}

fn fields(found: usize, expected: usize) -> String {
    let are = |number: usize| {
        if number == 1 {
            "1 field".to_owned()
        } else {
            format!("{number} fields")
        }
    };
    let hint = if found < expected {
        "write a separator for each empty field"
    } else {
        "put a field that holds a separator within quotation marks"
    };
    format!("{}, and the heading has {}; {hint}", are(found), are(expected))
}

fn not_an_answer(field: &str, questionnaire: &Questionnaire, statement: &Statement) -> String {
    let (field_shown, id) = (shown(field), &statement.id);
    let said = match meant(field, questionnaire, statement) {
        Meant::Several => format!("`{field_shown}` could be more than one answer to `{id}`"),
        _ => format!("`{field_shown}` is not an answer to `{id}`"),
    };
    format!("{said}; {}", can_be(questionnaire, statement))
}

fn can_be(questionnaire: &Questionnaire, statement: &Statement) -> String {
    let levels = &questionnaire.scale_of(statement).levels;
    let keys: Vec<&str> = levels.iter().map(|level| level.key.as_str()).collect();
    let na = if statement.not_applicable { ", `na`" } else { "" };
    format!("it can be {}, `dk`{na} or empty", keys.join(", "))
}

fn unknown(field: &str, near: Option<&str>, questionnaire: &Questionnaire) -> String {
    let ids = questionnaire.statements.iter().map(|one| one.id.as_str());
    let near = near.or_else(|| nearest(field, ids));
    let hint = near.map_or_else(
        || "write its id as `questionnaire show` lists it".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    match shown(field) {
        nothing if nothing.is_empty() => format!("no statement; {hint}"),
        field => format!("there is no statement `{field}`; {hint}"),
    }
}

/// What stands in a file, for a message: its beginning, on one line.
fn shown(text: &str) -> String {
    one_line(&brief(text.trim()))
}

fn one_line(text: &str) -> String {
    clean(text).replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::{CODES, Fault};
    use crate::questionnaire::validate;

    /// One of each, with what is said of it.
    fn all() -> Vec<(Fault, &'static str)> {
        let text = |text: &str| text.to_owned();
        vec![
            (
                Fault::Fields { found: 1, expected: 8 },
                "1 field, and the heading has 8 fields; write a separator for each empty field",
            ),
            (
                Fault::Fields { found: 9, expected: 8 },
                "9 fields, and the heading has 8 fields; put a field that holds a separator within quotation marks",
            ),
            (Fault::NotText, "this is not UTF-8; save the table as `CSV UTF-8`"),
            (Fault::NoOrganisation, "no organisation; write its name in each record"),
            (Fault::NoRespondent, "no respondent; write a code for each person"),
            (
                Fault::NotAnAnswer(0, text("4")),
                "`4` is not an answer to `D1.01`; it can be 1, 2, 3, `dk` or empty",
            ),
            (
                Fault::NotAnAnswer(1, text("x\u{1b}[31m\ty")),
                "`x\u{fffd}[31m y` is not an answer to `D1.02`; it can be 1, 2, 3, `dk`, `na` or empty",
            ),
            (
                Fault::NotApplicable(0),
                "not applicable is not an answer to `D1.01`; it can be 1, 2, 3, `dk` or empty",
            ),
            (
                Fault::UnknownStatement(text("D1.1x"), Some(text("D1.01"))),
                "there is no statement `D1.1x`; did you mean `D1.01`?",
            ),
            (
                Fault::UnknownStatement(text("D2.2"), None),
                "there is no statement `D2.2`; did you mean `D2.02`?",
            ),
            (
                Fault::UnknownStatement(text(" "), None),
                "no statement; write its id as `questionnaire show` lists it",
            ),
            (
                Fault::RespondentAgain(text("R1")),
                "`R1` answered before in these inputs; give each person a code of their own, or take one of the two out",
            ),
            (
                Fault::AnswerAgain(3),
                "this respondent answered `D2.02` before; the first answer stays, take one of the two out",
            ),
            (
                Fault::OtherRole(text("gp"), text("lay")),
                "this respondent had the role `gp` before, and `lay` here; write the same role in each record",
            ),
            (
                Fault::TooLong,
                "this record is longer than 16 MiB; look for a quotation mark that is not closed",
            ),
            (
                Fault::OpenQuote,
                "a quotation mark is not closed; close it, or write it twice where it is part of a text",
            ),
            (Fault::Other("bad-date", text("`x`\nis no date")), "`x` is no date"),
        ]
    }

    #[test]
    fn each_says_what_is_wrong_and_what_to_do() {
        let questionnaire = validate::from_yaml(include_str!("../../tests/fixtures/small.yaml")).unwrap();
        for (fault, expected) in all() {
            assert_eq!(fault.message(&questionnaire), expected);
        }
        let long = Fault::RespondentAgain("x".repeat(100)).message(&questionnaire);
        assert!(long.starts_with(&format!("`{}…` answered", "x".repeat(80))));
    }

    #[test]
    fn what_could_be_two_answers_says_so() {
        let mut questionnaire = validate::from_yaml(include_str!("../../tests/fixtures/small.yaml")).unwrap();
        questionnaire.scales[0].levels[0].label = "In part".to_owned();
        assert!(
            Fault::NotAnAnswer(0, "in part".to_owned())
                .message(&questionnaire)
                .starts_with("`in part` could be more than one answer to `D1.01`; it can be 1, 2, 3")
        );
    }

    #[test]
    fn codes_are_those_that_are_listed() {
        let mut codes: Vec<&str> = all().iter().map(|(fault, _)| fault.code()).collect();
        codes.sort_unstable();
        codes.dedup();
        let mut listed: Vec<&str> = CODES.iter().map(|(code, _)| *code).collect();
        listed.push("bad-date");
        listed.sort_unstable();
        assert_eq!(codes, listed);
    }
}
