//! A round: one time of doing the self-assessment, kept in one folder.

pub mod codes;
pub mod invitation;
pub mod raw;
pub mod status;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use crate::number::from_decimal;
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Problem, ProblemCode};
use crate::questionnaire::plan::{DETAIL, MINIMUM};
use crate::questionnaire::{Privacy, PrivacyKind, Questionnaire};
use crate::response::Respondent;
use crate::yaml::{Checked, Index, checked, in_order};
use raw::{RawFollows, RawRound};
pub use write::to_yaml;

/// How a round is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The team together: one response.
    Joint,
    /// Each person alone.
    Individual,
}

impl How {
    /// Its word in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Joint => "joint",
            Self::Individual => "individual",
        }
    }
}

/// What `round.yaml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct Round {
    /// The organisation that is described.
    pub organisation: String,
    /// A title for this time.
    pub title: String,
    /// The day it was opened: `2011-10-03`.
    pub opened: String,
    /// How it is answered.
    pub how: How,
    /// Id of its questionnaire.
    pub questionnaire: String,
    /// Version of the questionnaire when the round was opened.
    pub version: String,
    /// Digest of the questionnaire's file when the round was opened.
    pub digest: String,
    /// The questionnaire's file, relative to the round's folder, when it did not come with the program; else empty.
    pub file: String,
    /// Targets of this round, by statement id, domain id or `default`: the value of a level.
    pub targets: BTreeMap<String, f64>,
    /// Whether both sides have agreed that each may see the other's answers.
    pub sides_shown: bool,
    /// How many people were invited: by role id, or `all`; may be empty.
    pub invited: BTreeMap<String, u32>,
    /// The language of its screens and reports; empty for the questionnaire's own.
    pub language: String,
    /// What individuals were promised before they answered; `None` for what the questionnaire says. See [`privacy_of`].
    pub privacy: Option<PrivacyKind>,
    /// The last day for answers, `2011-10-14`; empty where none is set.
    pub closes: String,
    /// The codes of those who are invited, such as `R1`: drawn, so that nobody knows whose is whose. Empty where any code will do.
    pub people: Vec<String>,
    /// To whom people who answer on their own hand their share files; may be empty.
    pub hand_to: String,
    /// The round that this one comes after.
    pub follows: Option<Follows>,
}

/// The round before a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follows {
    /// Its title.
    pub title: String,
    /// The day it was opened.
    pub opened: String,
    /// Whether people kept their codes, so that `R3` is the same person in both.
    pub same_codes: bool,
}

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

/// What individuals are promised in a round: the questionnaire's own privacy, or the round's where the questionnaire leaves the choice.
/// Anonymous and private questionnaires leave none. What is open withholds nothing.
#[must_use]
pub fn privacy_of(questionnaire: &Questionnaire, round: &Round) -> Privacy {
    let own = &questionnaire.privacy;
    match (own.kind, round.privacy) {
        (PrivacyKind::Anonymous | PrivacyKind::Private, _) | (_, None) => own.clone(),
        (_, Some(PrivacyKind::Open)) => Privacy {
            kind: PrivacyKind::Open,
            minimum: 1,
            detail: 1,
            note: own.note.clone(),
        },
        (PrivacyKind::Open, Some(_)) => Privacy {
            kind: PrivacyKind::Protected,
            minimum: MINIMUM,
            detail: DETAIL,
            note: own.note.clone(),
        },
        (PrivacyKind::Protected, Some(_)) => own.clone(),
    }
}

/// The questionnaire with the round's own targets and privacy, once all that the round says of it is right. `index` gives the places in `round.yaml`: [`crate::yaml::places`] of its text.
///
/// # Errors
///
/// Every target that names no statement or domain, or no level of its scale, and every role invited that there is not.
pub fn with_targets(
    questionnaire: &Questionnaire,
    round: &Round,
    index: &Index,
) -> Result<Questionnaire, Vec<Problem>> {
    let mut made = questionnaire.clone();
    made.privacy = privacy_of(questionnaire, round);
    let mut problems: Vec<Problem> = (round.targets.keys())
        .filter_map(|name| unknown_target(questionnaire, name, index))
        .collect();
    let invited = round.invited.keys();
    problems.extend(invited.filter_map(|name| unknown_role(questionnaire, name, index)));
    problems.extend(broken_promise(questionnaire, round, index));
    let mut outside = BTreeSet::new();
    for statement in &mut made.statements {
        let domain = &made.domains[statement.domain].id;
        let named = [statement.id.as_str(), domain, "default"];
        let Some((name, target)) = named.iter().find_map(|name| Some((*name, *round.targets.get(*name)?))) else {
            continue;
        };
        let levels = &made.scales[statement.scale].levels;
        let wanted = from_decimal(target);
        match levels.iter().position(|level| Some(&level.value) == wanted.as_ref()) {
            Some(level) => statement.target = level,
            // A target of a domain is wrong once, however many statements it has.
            None if !outside.insert(name.to_owned()) => {}
            None => {
                let keys: Vec<&str> = levels.iter().map(|level| level.key.as_str()).collect();
                let message = format!("target `{target}` is not a level of `{}`", statement.id);
                let place = index.value(&format!("targets.{name}"));
                problems.push(
                    Problem::new(ProblemCode::TargetOutsideScale, place, message)
                        .with_hint(format!("its levels are {}", keys.join(", "))),
                );
            }
        }
    }
    if problems.is_empty() {
        Ok(made)
    } else {
        Err(in_order(problems))
    }
}

fn unknown_target(questionnaire: &Questionnaire, name: &str, index: &Index) -> Option<Problem> {
    let domains = questionnaire.domains.iter().map(|domain| domain.id.as_str());
    let statements = questionnaire.statements.iter().map(|statement| statement.id.as_str());
    let names: Vec<&str> = ["default"].into_iter().chain(domains).chain(statements).collect();
    if names.contains(&name) {
        return None;
    }
    let message = format!("there is no statement or domain `{name}` to set a target for");
    let place = index.key(&format!("targets.{name}"));
    let mut problem = Problem::new(ProblemCode::UnknownReference, place, message);
    problem.hint = hint(name, names);
    Some(problem)
}

/// A round cannot promise less than its questionnaire does.
fn broken_promise(questionnaire: &Questionnaire, round: &Round, index: &Index) -> Option<Problem> {
    let kind = questionnaire.privacy.kind;
    let alone = matches!(kind, PrivacyKind::Anonymous | PrivacyKind::Private);
    (alone && round.privacy.is_some()).then(|| {
        let message = format!("the questionnaire is {}, and a round of it cannot choose", kind.word());
        Problem::new(ProblemCode::NoEffect, index.key("privacy"), message).with_hint("leave `privacy` out")
    })
}

fn unknown_role(questionnaire: &Questionnaire, name: &str, index: &Index) -> Option<Problem> {
    let roles = questionnaire.roles.iter().flat_map(|roles| &roles.choices);
    let names: Vec<&str> = ["all"].into_iter().chain(roles.map(|role| role.id.as_str())).collect();
    if names.contains(&name) {
        return None;
    }
    let message = format!("there is no role `{}` to invite", brief(name));
    let mut problem = Problem::new(
        ProblemCode::UnknownReference,
        index.key(&format!("invited.{name}")),
        message,
    );
    problem.hint = hint(name, names);
    Some(problem)
}
