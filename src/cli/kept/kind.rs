//! What a file in a round's folder is, by its place and name.

use std::path::Path;

use crate::cli::{report, share};
use crate::response::Respondent;

/// What a file in a round's folder is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// `round.yaml`.
    Round,
    /// A questionnaire's copy.
    Questionnaire,
    /// A response, by code; `joint` of a team.
    Response(String),
    /// An invitation, by code.
    Invitation(String),
    /// A share file to hand over, by code.
    HandOver(String),
    /// A version of a response that does not count, by code.
    SetAside(String),
    /// What was decided about notes.
    Notes,
    /// What was shown and handed out.
    Record,
    /// The plan, or the one of the round before.
    Plan,
    /// Made from the others.
    Report,
    /// A copy for others, made from the others.
    Shared,
    /// Dates of the plan for a calendar.
    Calendar,
    /// Keeps two windows from writing at once; holds a time.
    Lock,
    /// Left behind by a save that was interrupted.
    Unfinished,
    /// Not made by this program.
    Other,
}

impl Kind {
    /// What a file is, by its path from the round's folder.
    pub(super) fn of(path: &Path) -> Self {
        let parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let unfinished = |part: &&str| part.starts_with(".unfinished-") && part.ends_with(".tmp");
        if parts.iter().any(unfinished) {
            return Self::Unfinished;
        }
        match parts.as_slice() {
            // A copy of the round from before its questionnaire changed is a round like any other.
            [copy, rest @ ..] if copy.starts_with("before-") && !rest.is_empty() => {
                Self::of(&rest.iter().collect::<std::path::PathBuf>())
            }
            [.., name] if name.starts_with('.') && name.ends_with(".lock") => Self::Lock,
            [name] => Self::at_the_top(name),
            ["report", name] if report::FILES.iter().any(|(made, _)| made == name) => Self::Report,
            [folder, name] if folder.starts_with("shared-") && share::FILES.contains(name) => Self::Shared,
            [folder, name] => Self::of_code(folder, name).unwrap_or(Self::Other),
            _ => Self::Other,
        }
    }

    fn at_the_top(name: &str) -> Self {
        match name {
            "round.yaml" => Self::Round,
            "notes.yaml" => Self::Notes,
            "record.yaml" => Self::Record,
            "plan.yaml" | "last-plan.yaml" => Self::Plan,
            "plan.ics" => Self::Calendar,
            _ if name.starts_with("questionnaire") && name.ends_with(".yaml") => Self::Questionnaire,
            _ => Self::Other,
        }
    }

    fn of_code(folder: &str, name: &str) -> Option<Self> {
        let made = match folder {
            "responses" => Self::Response,
            "invitations" => Self::Invitation,
            "to-hand-over" => Self::HandOver,
            "set-aside" => Self::SetAside,
            _ => return None,
        };
        let (stem, ending) = name.rsplit_once('.')?;
        let code = match (folder, stem.rsplit_once('-')) {
            ("set-aside", Some((code, digits))) if digits.chars().all(|c| c.is_ascii_hexdigit()) => code,
            ("set-aside", _) => return None,
            _ => stem,
        };
        let right = ending == if folder == "invitations" { "txt" } else { "yaml" };
        let known = Respondent::from_code(code)?.code().eq_ignore_ascii_case(code);
        (right && known).then(|| made(code.to_owned()))
    }

    /// Whose answers it holds; `None` where it holds no one respondent's.
    pub(super) fn answers_of(&self) -> Option<&str> {
        match self {
            Self::Response(code) | Self::HandOver(code) | Self::SetAside(code) => Some(code),
            _ => None,
        }
    }

    /// What it is, in words.
    pub(super) fn words(&self) -> String {
        match self {
            Self::Round => "what the round is about".to_owned(),
            Self::Questionnaire => "the questionnaire".to_owned(),
            Self::Response(code) if code == "joint" => "the team's answers and notes".to_owned(),
            Self::Response(code) => format!("answers and notes of {code}"),
            Self::Invitation(code) => format!("the invitation of {code}"),
            Self::HandOver(code) => format!("the copy of {code} to hand over"),
            Self::SetAside(code) => format!("answers of {code} that were set aside"),
            Self::Notes => "what was decided about notes".to_owned(),
            Self::Record => "what was shown and handed out".to_owned(),
            Self::Plan => "needs and actions".to_owned(),
            Self::Shared => "a copy to hand to others; safe to delete".to_owned(),
            Self::Calendar => "dates of the plan for a calendar; safe to delete".to_owned(),
            Self::Report => "the report; safe to delete".to_owned(),
            Self::Lock => "keeps two windows apart; holds only a time".to_owned(),
            Self::Unfinished => "left by an interrupted save; safe to delete".to_owned(),
            Self::Other => "not made by this program".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Kind;

    #[test]
    fn a_file_is_known_by_its_place_and_name() {
        let of = |path: &str| Kind::of(Path::new(path));
        assert_eq!(of("responses/R3.yaml"), Kind::Response("R3".to_owned()));
        assert_eq!(of("before-1.0/responses/R3.yaml"), Kind::Response("R3".to_owned()));
        assert_eq!(of("set-aside/A-3-0123abcd.yaml"), Kind::SetAside("A-3".to_owned()));
        assert_eq!(of("to-hand-over/R3.yaml"), Kind::HandOver("R3".to_owned()));
        assert_eq!(of("invitations/R3.txt"), Kind::Invitation("R3".to_owned()));
        assert_eq!(of("report/report.md"), Kind::Report);
        assert_eq!(of("shared-north/shared.md"), Kind::Shared);
        assert_eq!(of("plan.ics"), Kind::Calendar);
        assert_eq!(of("responses/.R3.yaml.lock"), Kind::Lock);
        assert_eq!(of("responses/.unfinished-x1.tmp"), Kind::Unfinished);
        assert_eq!(of(".unfinished-x1.tmp/responses/R3.yaml"), Kind::Unfinished);
        assert_eq!(of("questionnaire-2.0.yaml"), Kind::Questionnaire);
    }

    #[test]
    fn what_people_put_there_is_not_the_program_s() {
        for path in [
            "minutes.docx",
            "report/minutes.md",
            "shared-north/minutes.md",
            "holidays.ics",
            "responses/R3 (1).yaml",
            "responses/R3.yml",
            "responses/old/R3.yaml",
            "set-aside/R3.yaml",
            "invitations/R3.yaml",
            "before-1.0",
            "photos/round.yaml",
        ] {
            assert_eq!(Kind::of(Path::new(path)), Kind::Other, "{path}");
        }
    }
}
