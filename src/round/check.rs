//! Reading `round.yaml`: every problem, with its place.

use super::raw::{RawFollows, RawRound};
use super::{Follows, How, Round};
use crate::problem::excerpt::brief;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::PrivacyKind;
use crate::response::Respondent;
use crate::yaml::{Checked, checked};

/// Reads `round.yaml`.
///
/// # Errors
///
/// Every problem of the file, in the order of the file.
pub fn from_yaml(text: &str) -> Result<Round, Vec<Problem>> {
    checked(text, |file, raw: RawRound| Check { file }.round(&raw))
}

struct Check<'a, 'f> {
    file: &'a mut Checked<'f>,
}

impl Check<'_, '_> {
    fn round(&mut self, raw: &RawRound) -> Round {
        self.file.format(raw.format);
        let pin = raw.questionnaire.as_ref();
        let id = if pin.is_some() {
            self.text("questionnaire.id", pin.and_then(|pin| pin.id.as_ref()))
        } else {
            self.text("questionnaire", None)
        };
        let round = Round {
            organisation: self.text("organisation", raw.organisation.as_ref()),
            title: self.text("title", raw.title.as_ref()),
            opened: self.text("opened", raw.opened.as_ref()),
            how: self.how(raw.how.as_ref()),
            questionnaire: id,
            version: pin.and_then(|pin| pin.version.clone()).unwrap_or_default(),
            digest: pin.and_then(|pin| pin.digest.clone()).unwrap_or_default(),
            file: pin.and_then(|pin| pin.file.clone()).unwrap_or_default(),
            targets: raw.targets.clone().unwrap_or_default(),
            sides_shown: raw.sides_shown.unwrap_or(false),
            invited: raw.invited.clone().unwrap_or_default(),
            language: match &raw.language {
                Some(language) => self.text("language", Some(language)),
                None => String::new(),
            },
            privacy: self.privacy(raw.privacy.as_ref()),
            closes: raw.closes.clone().unwrap_or_default(),
            people: self.people(raw.people.as_deref().unwrap_or_default()),
            hand_to: raw.hand_to.clone().unwrap_or_default(),
            follows: raw.follows.as_ref().map(|before| self.follows(before)),
        };
        self.date("opened", &round.opened);
        self.date("closes", &round.closes);
        if let Some(before) = &round.follows {
            self.date("follows.opened", &before.opened);
        }
        self.file(&round.file);
        round
    }

    fn text(&mut self, path: &str, value: Option<&String>) -> String {
        if let Some(text) = value.map(|text| text.trim()).filter(|text| !text.is_empty()) {
            return text.to_owned();
        }
        let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
        if self.file.index.unread(path) {
            // A problem of form has said so.
        } else if self.file.index.has(path) {
            let message = format!("`{key}` is empty");
            self.file.push_at(
                ProblemCode::EmptyText,
                self.file.index.key(path),
                message,
                "write something",
            );
        } else {
            let advice = match key {
                "format" => "begin the file with `format: 1`",
                "opened" => "write the day like 2011-10-03",
                "how" => "write `joint` or `individual`",
                "questionnaire" | "id" => "write which questionnaire the round is about: id, version and digest",
                _ => "add it",
            };
            let message = format!("`{key}` is missing");
            self.file
                .push_at(ProblemCode::MissingKey, self.file.index.value(parent), message, advice);
        }
        String::new()
    }

    fn how(&mut self, word: Option<&String>) -> How {
        match self.text("how", word).as_str() {
            "individual" => How::Individual,
            "joint" | "" => How::Joint,
            other => {
                let message = format!("`{}` is not a way of answering", brief(other));
                let advice = "it can be `joint` or `individual`";
                self.file
                    .push_at(ProblemCode::BadWord, self.file.index.value("how"), message, advice);
                How::Joint
            }
        }
    }

    fn privacy(&mut self, word: Option<&String>) -> Option<PrivacyKind> {
        match word?.as_str() {
            "open" => Some(PrivacyKind::Open),
            "protected" => Some(PrivacyKind::Protected),
            other => {
                let message = format!("`{}` is not what a round can promise", brief(other));
                let advice =
                    "it can be `open` or `protected`; what is anonymous or private is said by the questionnaire";
                self.file
                    .push_at(ProblemCode::BadWord, self.file.index.value("privacy"), message, advice);
                None
            }
        }
    }

    fn people(&mut self, codes: &[String]) -> Vec<String> {
        let mut people: Vec<String> = Vec::new();
        for (position, typed) in codes.iter().enumerate() {
            let place = self.file.index.value(&format!("people[{position}]"));
            match Respondent::from_code(typed) {
                Some(Respondent::Person(code)) if people.contains(&code) => {
                    let message = format!("the code `{code}` is there twice");
                    let advice = "each person has a code of their own";
                    self.file.push_at(ProblemCode::DuplicateId, place, message, advice);
                }
                Some(Respondent::Person(code)) => people.push(code),
                _ => {
                    let message = format!("`{}` is not a code", brief(typed));
                    let advice = "letters, digits and hyphens, at most 12, beginning with a letter, such as R3";
                    self.file.push_at(ProblemCode::BadWord, place, message, advice);
                }
            }
        }
        people
    }

    fn follows(&mut self, raw: &RawFollows) -> Follows {
        Follows {
            title: self.text("follows.title", raw.title.as_ref()),
            opened: self.text("follows.opened", raw.opened.as_ref()),
            same_codes: raw.same_codes.unwrap_or(false),
        }
    }

    fn date(&mut self, path: &str, date: &str) {
        if !date.is_empty() && date.parse::<jiff::civil::Date>().is_err() {
            let message = format!("`{}` is not a date", brief(date));
            let place = self.file.index.value(path);
            self.file
                .push_at(ProblemCode::BadDate, place, message, "write it like 2011-10-03");
        }
    }

    fn file(&mut self, file: &str) {
        let outside = file.starts_with('/') || file.contains("..") || file.contains([':', '\\']);
        if outside {
            self.file.push_at(
                ProblemCode::NotSupported,
                self.file.index.value("questionnaire.file"),
                "the questionnaire's file lies outside the round's folder".to_owned(),
                "copy it into the round's folder and name it here",
            );
        }
    }
}
