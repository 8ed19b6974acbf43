//! Why a record is not scored, and where it stands.

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
#[derive(Debug, Clone, PartialEq, Eq)]
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
