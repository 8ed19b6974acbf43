//! What the columns of a table hold, told from its heading.

/// How a table lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A line for each respondent, a column for each statement.
    Wide,
    /// A line for each answer.
    Long,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// The organisation's name.
    Organisation,
    /// The respondent's code.
    Respondent,
    /// The respondent's role.
    Role,
    /// The answer to a statement, by position: of a wide table.
    Statement(usize),
    /// Which statement the answer is to: of a long table.
    Which,
    /// The answer: of a long table.
    Answer,
    /// Something else: not read.
    Ignored,
}

/// The columns of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// How it lies.
    pub kind: Kind,
    /// What separates fields: a comma, a semicolon or a tab.
    pub separator: u8,
    /// One per column.
    pub columns: Vec<Column>,
    /// The organisation of every record, where no column says it.
    pub organisation: Option<String>,
    /// Whether respondents are called by the number of their record, because no column says who they are: `row 12`.
    pub numbered: bool,
    /// Headings of the columns that are not read.
    pub ignored: Vec<String>,
    /// Positions of the statements without a column, of a wide table: they are unanswered.
    pub missing: Vec<usize>,
}

/// What a person says of tables that their headings do not say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Named {
    /// The organisation of every record, for tables without such a column.
    pub organisation: Option<String>,
    /// Headings that stand for ours, such as `respondent` and `Your code`.
    pub columns: Vec<(String, String)>,
}
