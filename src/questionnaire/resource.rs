//! A resource: guidance or good practice, and what is known of its address.

/// Guidance, a tool, a case study …
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// When.
    pub year: Option<i32>,
    /// Whether the year is an estimate.
    pub year_estimated: bool,
    /// What kind it is.
    pub kind: ResourceKind,
    /// Positions in [`super::Questionnaire::domains`].
    pub domains: Vec<usize>,
    /// Where it was seen; may be empty.
    pub address: String,
    /// What is known of the address.
    pub address_status: AddressStatus,
    /// Look-up address in a web archive; may be empty.
    pub archive: String,
    /// What else is known; may be empty.
    pub note: String,
}

/// The kinds of resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResourceKind {
    /// Guidance.
    Guidance,
    /// A tool.
    Tool,
    /// A case study.
    CaseStudy,
    /// Research, news or commentary.
    Report,
    /// A framework.
    Framework,
}

impl ResourceKind {
    /// Every kind with its word in files.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("guidance", Self::Guidance),
        ("tool", Self::Tool),
        ("case-study", Self::CaseStudy),
        ("report", Self::Report),
        ("framework", Self::Framework),
    ];

    /// Its name on screens.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Guidance => "guidance",
            Self::Tool => "tool",
            Self::CaseStudy => "case study",
            Self::Report => "report",
            Self::Framework => "framework",
        }
    }
}

/// What is known of a resource's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressStatus {
    /// A page with this address was seen in a search; whether it still answers was not checked.
    Found,
    /// A copy kept by somebody else.
    Copy,
    /// The original site has closed.
    Closed,
    /// No address is known.
    None,
}

impl AddressStatus {
    /// Every status with its word in files.
    pub const WORDS: [(&'static str, Self); 4] = [
        ("found", Self::Found),
        ("copy", Self::Copy),
        ("closed", Self::Closed),
        ("none", Self::None),
    ];

    /// What is known, in words.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Found => "seen in a search, not checked since",
            Self::Copy => "a copy kept by somebody else",
            Self::Closed => "the original site has closed",
            Self::None => "no address is known",
        }
    }
}
