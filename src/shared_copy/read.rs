//! Reading a shared copy strictly: every problem at once, and nothing of a copy that was changed is used.

mod ids;

use super::raw::{RawAction, RawCopy, RawDomain, RawNeed, RawStatement};
use super::write::of_text;
use super::{CopyAction, CopyDomain, CopyNeed, CopyStatement, SharedCopy};
use crate::agreement::Kind;
use crate::needs::Route;
use crate::plan::Status;
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};
use crate::round::How;
use crate::yaml::{Checked, checked};

/// More responses than any group has.
const MOST: u32 = 100_000;

/// Reads `shared.yaml`.
///
/// # Errors
///
/// Every problem of the file, in its order; of one that was changed after it was made, that it was.
pub fn from_yaml(text: &str) -> Result<SharedCopy, Vec<Problem>> {
    checked(text, |file, raw: RawCopy| Check { file }.copy(raw, text))
}

struct Check<'a, 'f> {
    file: &'a mut Checked<'f>,
}

impl Check<'_, '_> {
    fn copy(&mut self, raw: RawCopy, text: &str) -> SharedCopy {
        self.file.format(raw.format);
        self.seal(raw.seal.as_deref(), text);
        let pin = raw.questionnaire.unwrap_or_default();
        let responses = raw.responses.unwrap_or_default();
        let responses = (
            self.number("responses.at_least", responses.at_least),
            self.number("responses.at_most", responses.at_most),
        );
        self.within("responses", responses.0 <= responses.1 && responses.1 <= MOST);
        let copy = SharedCopy {
            organisation: raw.organisation,
            questionnaire: [
                self.text("questionnaire.id", pin.id),
                pin.version.unwrap_or_default(),
                pin.digest.unwrap_or_default(),
            ],
            title: self.text("title", raw.title),
            month: self.month(raw.month),
            how: self.how(raw.how),
            domains: self.domains(raw.domains),
            statements: self.statements(raw.statements.unwrap_or_default(), responses.1),
            responses,
            needs: raw.needs.unwrap_or_default(),
            plan: self.plan(raw.plan.unwrap_or_default()),
            notes: (raw.notes.unwrap_or_default().into_iter())
                .map(|note| (note.statement.unwrap_or_default(), note.text.unwrap_or_default()))
                .collect(),
            left_out: raw.left_out.unwrap_or_default(),
        };
        self.within("responses", copy.how == How::Individual || copy.responses == (1, 1));
        self.needs(&copy);
        self.twice("domains", copy.domains.iter().map(|one| one.id.as_str()));
        self.twice("statements", copy.statements.iter().map(|one| one.id.as_str()));
        copy
    }

    /// Whether the text before the seal is what was sealed.
    fn seal(&mut self, seal: Option<&str>, text: &str) {
        let Some(seal) = seal else {
            self.missing("seal");
            return;
        };
        let sealed = text.rfind("\nseal:").map(|at| of_text(&text[..=at]));
        if sealed.as_deref() != Some(seal) {
            self.file.push(
                ProblemCode::ChangedCopy,
                "seal",
                "the copy was changed after it was made".to_owned(),
                "ask the group for the copy as it was made; they can leave out what they like and make it again",
            );
        }
    }

    fn text(&mut self, path: &str, text: Option<String>) -> String {
        let text = text.filter(|text| !text.trim().is_empty());
        if text.is_none() {
            self.missing(path);
        }
        text.unwrap_or_default()
    }

    fn number(&mut self, path: &str, number: Option<u32>) -> u32 {
        if number.is_none() {
            self.missing(path);
        }
        number.unwrap_or_default()
    }

    fn missing(&mut self, path: &str) {
        let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
        let advice = "ask for the copy as the program made it";
        self.file.missing(parent, key, advice);
    }

    fn month(&mut self, month: Option<String>) -> String {
        let month = self.text("month", month);
        let good = month.len() == 7 && format!("{month}-01").parse::<jiff::civil::Date>().is_ok();
        if !good && !month.is_empty() {
            let message = format!("`{}` is not a month", brief(&month));
            self.file
                .push(ProblemCode::BadDate, "month", message, "it is written like 2011-10");
        }
        month
    }

    fn how(&mut self, how: Option<String>) -> How {
        let how = self.text("how", how);
        let known = [How::Joint, How::Individual];
        let found = known.into_iter().find(|one| one.word() == how);
        if found.is_none() && !how.is_empty() {
            let message = format!("`{}` is not a way of answering", brief(&how));
            self.file.push(
                ProblemCode::BadWord,
                "how",
                message,
                "it can be `joint` or `individual`",
            );
        }
        found.unwrap_or(How::Joint)
    }

    fn domains(&mut self, domains: Option<Vec<RawDomain>>) -> Vec<CopyDomain> {
        if domains.is_none() {
            self.missing("domains");
        }
        let each = domains.unwrap_or_default().into_iter().enumerate();
        each.map(|(at, raw)| {
            let path = format!("domains[{at}]");
            let finite = raw.result.is_none_or(f64::is_finite);
            self.within(&format!("{path}.result"), finite);
            CopyDomain {
                id: self.id(&format!("{path}.id"), raw.id),
                title: self.text(&format!("{path}.title"), raw.title),
                result: raw.result,
                reaches_target: raw.reaches_target,
            }
        })
        .collect()
    }

    fn statements(&mut self, statements: Vec<RawStatement>, most: u32) -> Vec<CopyStatement> {
        let each = statements.into_iter().enumerate();
        each.map(|(at, raw)| self.statement(&format!("statements[{at}]"), raw, most))
            .collect()
    }

    fn statement(&mut self, path: &str, raw: RawStatement, most: u32) -> CopyStatement {
        let levels = raw.levels.unwrap_or_default();
        let counts = levels.iter().chain(&raw.dont_know);
        self.within(&format!("{path}.levels"), levels.len() >= 2);
        let all: u64 = counts.map(|count| u64::from(*count)).sum();
        if all > u64::from(most) {
            self.file.push(
                ProblemCode::BadNumber,
                &format!("{path}.levels"),
                format!("{all} answers are more than the {most} responses"),
                "the counts of a statement add up to the responses at most; ask for the copy as it was made",
            );
        }
        let kinds = [Kind::Close, Kind::OneViewApart, Kind::ViewsDiffer, Kind::NotKnown].map(Kind::label);
        let routes = [Route::FindOut, Route::Talk, Route::Act, Route::Keep].map(Route::label);
        CopyStatement {
            id: self.id(&format!("{path}.id"), raw.id),
            short: self.text(&format!("{path}.short"), raw.short),
            wording: self.text(&format!("{path}.wording"), raw.wording),
            dont_know: raw.dont_know,
            kind: self.word(&format!("{path}.kind"), raw.kind, &kinds),
            route: self.word(&format!("{path}.route"), raw.route, &routes),
            levels,
        }
    }

    fn word(&mut self, path: &str, word: Option<String>, known: &[&'static str]) -> String {
        let Some(word) = word else {
            return String::new();
        };
        if !known.contains(&word.as_str()) {
            let message = format!("`{}` is not one of the words for this", brief(&word));
            let near = hint(&word, known.iter().copied());
            self.file.push(
                ProblemCode::BadWord,
                path,
                message,
                near.as_deref().unwrap_or("ask for the copy as the program made it"),
            );
        }
        word
    }

    fn plan(&mut self, plan: Vec<RawNeed>) -> Vec<CopyNeed> {
        let each = plan.into_iter().enumerate();
        each.map(|(at, raw)| {
            let path = format!("plan[{at}]");
            let actions = raw.actions.unwrap_or_default().into_iter().enumerate();
            CopyNeed {
                actions: actions
                    .map(|(number, raw)| self.action(&format!("{path}.actions[{number}]"), raw))
                    .collect(),
                title: self.text(&format!("{path}.title"), raw.title),
                statements: raw.statements.unwrap_or_default(),
            }
        })
        .collect()
    }

    fn action(&mut self, path: &str, raw: RawAction) -> CopyAction {
        let words = Status::WORDS.map(|(word, _)| word);
        let status = self.word(&format!("{path}.status"), raw.status, &words);
        let found = Status::WORDS.iter().find(|(word, _)| *word == status);
        CopyAction {
            action: self.text(&format!("{path}.action"), raw.action),
            owner: raw.owner.unwrap_or_default(),
            due: raw.due.unwrap_or_default(),
            status: found.map_or_else(Status::default, |(_, status)| *status),
        }
    }

    fn within(&mut self, path: &str, good: bool) {
        if !good {
            let message = "this number cannot be right".to_owned();
            let advice = "ask for the copy as the program made it";
            self.file.push(ProblemCode::BadNumber, path, message, advice);
        }
    }
}
