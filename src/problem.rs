//! Something wrong in a person's file: collected, never only the first, and always with a place and a way out.
//!
//! Readers return every [`Problem`] they find. Nothing here touches files; [`excerpt`] turns problems into text.

pub mod excerpt;
pub mod nearest;

use std::fmt;
use std::ops::Range;

/// A file as it was read: its name for messages, and its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The path as the person typed it, or `standard input`.
    pub name: String,
    /// The whole text, as in the file.
    pub text: String,
}

/// Where in a file: bytes of the text, end excluded. `None` stands for the file as a whole.
pub type Place = Option<Range<usize>>;

/// One thing that is wrong in a person's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Which rule was broken.
    pub code: ProblemCode,
    /// Where; `None` when it concerns the file as a whole.
    pub place: Place,
    /// What is wrong: a lowercase fragment, values in backticks, no full stop.
    pub message: String,
    /// What to do about it, with the nearest valid name where there is one.
    pub hint: Option<String>,
}

impl Problem {
    /// A problem without a hint.
    pub fn new(code: ProblemCode, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            place,
            message: message.into(),
            hint: None,
        }
    }

    /// The same problem with a hint.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal: $rule:literal),* $(,)?) => {
        /// The rules that a file can break, each with a stable name for scripts and documentation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ProblemCode { $(#[doc = $rule] $variant),* }

        impl ProblemCode {
            /// Every code, in the order of the documentation.
            pub const ALL: &'static [ProblemCode] = &[$(ProblemCode::$variant),*];

            /// The stable name, such as `duplicate-id`.
            #[must_use]
            pub fn name(self) -> &'static str { match self { $(Self::$variant => $name),* } }

            /// The rule in one sentence.
            #[must_use]
            pub fn rule(self) -> &'static str { match self { $(Self::$variant => $rule),* } }
        }
    };
}

codes! {
    NotText = "not-text": "A file is plain text in UTF-8 without NUL characters.",
    TooLarge = "too-large": "A YAML file is at most 1 MB.",
    TooDeep = "too-deep": "A YAML file nests at most 32 levels.",
    Syntax = "syntax": "A file is well-formed YAML, one document.",
    Anchor = "anchor": "A file uses no YAML anchors, aliases or tags.",
    DuplicateKey = "duplicate-key": "A key stands once in its mapping.",
    UnknownKey = "unknown-key": "Every key is one of the format's.",
    WrongType = "wrong-type": "A value is of the kind that its key asks for.",
    NewerFormat = "newer-format": "A file's format is one that this version knows.",
    MissingKey = "missing-key": "Every key that the format requires is there.",
    EmptyText = "empty-text": "A text is not empty.",
    TooLong = "too-long": "A text is not longer than its key allows.",
    EmptyList = "empty-list": "A list that is required holds at least one thing.",
    BadId = "bad-id": "An id is letters, digits, full stops and hyphens, begins with a letter or digit, and is at most 40 characters.",
    DuplicateId = "duplicate-id": "An id stands for one thing only.",
    UnknownReference = "unknown-reference": "What is referred to is there.",
    WrongDescriptors = "wrong-descriptors": "A statement has one descriptor for each level of its scale.",
    BadScale = "bad-scale": "A scale has at least 2 levels whose values rise.",
    TargetOutsideScale = "target-outside-scale": "A target is the value of a level of the scale.",
    BadNumber = "bad-number": "A number is one that its key allows.",
    BadCondition = "bad-condition": "A condition names an answer that can be given before what it decides on.",
    NoEffect = "no-effect": "What is written has an effect.",
    WrongTranslation = "wrong-translation": "A translation has a text for each text of the base language, in another language.",
    NotSupported = "not-supported": "What the program cannot express is refused, never guessed.",
    BadWord = "bad-word": "A value is one of the words that the format allows.",
    BadDate = "bad-date": "A date is written 2011-10-18, a time 2011-10-18T21:40.",
    UnknownStatement = "unknown-statement": "An answer belongs to a statement of the questionnaire.",
    BadAnswer = "bad-answer": "An answer is a level of the statement's scale, `dk`, or `na` where that is allowed, with a reason.",
    WrongQuestionnaire = "wrong-questionnaire": "A response answers the questionnaire of its round.",
    ChangedCopy = "changed-copy": "A shared copy is as the program made it.",
    BadHeading = "bad-heading": "A table's heading can be read, and says what each column holds.",
    MissingColumn = "missing-column": "A table has the columns that it needs.",
    DuplicateColumn = "duplicate-column": "A table has one column for each thing.",
    WrongName = "wrong-name": "A response's file is named after its respondent.",
}

impl fmt::Display for ProblemCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
