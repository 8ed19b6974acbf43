//! Do the files of a round fit each other? What is doubtful is said, and nothing is refused because of it.

use crate::notes::{Review, texts};
use crate::plan::Plan;
use crate::questionnaire::Questionnaire;
use crate::response::Response;
use crate::round::status::{odd, used_twice};
use crate::round::{How, Round};
use crate::words::{count, list, plural};

/// Everything that could be read of a round.
#[derive(Debug)]
pub struct Whole<'a> {
    /// The questionnaire, with the round's privacy.
    pub questionnaire: &'a Questionnaire,
    /// What `round.yaml` says.
    pub round: &'a Round,
    /// Every response, finished or not, with its file's name from the round's folder.
    pub responses: &'a [(String, Response)],
    /// Every version that was set aside, likewise.
    pub aside: &'a [(String, Response)],
    /// What was decided about texts, where something was.
    pub review: Option<&'a Review>,
    /// The plans, with their files' names.
    pub plans: &'a [(&'a str, Plan)],
    /// The local time, such as `2011-10-09T21:14`.
    pub now: &'a str,
}

/// Something doubtful.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The file, by its name from the round's folder.
    pub file: String,
    /// What is doubtful and what to do, in whole sentences.
    pub text: String,
}

/// What is doubtful, file by file.
#[must_use]
pub fn doubts(whole: &Whole<'_>) -> Vec<Doubt> {
    let all = whole.responses.iter().chain(whole.aside);
    let mut found: Vec<Doubt> = all
        .flat_map(|(file, response)| of_response(whole, response).map(|text| doubt(file, text)))
        .collect();
    found.extend(twice(whole));
    found.extend(whole.review.and_then(|review| decided(whole, review)));
    found.extend(whole.plans.iter().flat_map(|(file, plan)| {
        let needs = gone(whole.questionnaire, plan);
        needs.into_iter().map(|text| doubt(file, text)).collect::<Vec<_>>()
    }));
    found
}

fn doubt(file: &str, text: String) -> Doubt {
    Doubt {
        file: file.to_owned(),
        text,
    }
}

fn of_response<'a>(whole: &'a Whole<'_>, response: &'a Response) -> impl Iterator<Item = String> + 'a {
    let clock = odd(response, whole.now);
    let clock = (!clock.is_empty()).then(|| {
        format!(
            "By its dates it was {}. The clock of that computer may have been wrong; which version counts does not depend on it.",
            list(&clock)
        )
    });
    [version(whole.questionnaire, response), promised(whole, response), clock]
        .into_iter()
        .flatten()
}

/// That another version of the questionnaire was answered.
fn version(questionnaire: &Questionnaire, response: &Response) -> Option<String> {
    if response.digest.is_empty() || response.digest == questionnaire.digest {
        return None;
    }
    let differ = response.changed(questionnaire).len();
    let then = match differ {
        0 => "No statement that was answered reads differently.".to_owned(),
        some => format!(
            "{} {} differently: carrying on asks for {} again.",
            count(some, "answered statement", "answered statements"),
            plural(some, "reads", "read"),
            plural(some, "it", "them")
        ),
    };
    let (old, own) = (&response.version, &questionnaire.version);
    Some(match old == own {
        true => format!("It answers another wording of version {old} of the questionnaire than this round has. {then}"),
        false => format!("It answers version {old} of the questionnaire, and the round has version {own}. {then}"),
    })
}

/// That a person was promised otherwise than the round says.
fn promised(whole: &Whole<'_>, response: &Response) -> Option<String> {
    let (then, now) = (response.promised?, whole.questionnaire.privacy.kind);
    (then != now && whole.round.how == How::Individual).then(|| {
        format!(
            "It was promised to be {} when it was begun, and the round says {} now. Where that is less private, nothing is shown until \
             `privacy` says what was promised.",
            then.word(),
            now.word()
        )
    })
}

fn twice(whole: &Whole<'_>) -> Vec<Doubt> {
    let versions = whole.responses.iter().chain(whole.aside);
    let codes = used_twice(versions.map(|(_, response)| response));
    let said = |code: String| {
        let of_code = |(_, response): &&(String, Response)| response.respondent.code() == code;
        let files: Vec<&str> = whole
            .aside
            .iter()
            .filter(of_code)
            .map(|(file, _)| file.as_str())
            .collect();
        Doubt {
            text: format!(
                "The code {code} was begun at different times, perhaps by two people. If {} is another person's, give it a code of its own \
                 with `round add --as`.",
                list(&files)
            ),
            file: files.first().map_or_else(String::new, |file| (*file).to_owned()),
        }
    };
    codes.into_iter().map(said).collect()
}

/// That something was decided about texts that are no longer there.
fn decided(whole: &Whole<'_>, review: &Review) -> Option<Doubt> {
    let responses: Vec<Response> = whole.responses.iter().map(|(_, response)| response.clone()).collect();
    let texts = texts(whole.questionnaire, &responses);
    let there = |key: &(String, String)| texts.iter().any(|text| text.place == key.0 && text.digest == key.1);
    let gone: Vec<&str> = review
        .decisions
        .keys()
        .filter(|key| !there(key))
        .map(|(place, _)| place.as_str())
        .collect();
    let number = gone.len();
    (number > 0).then(|| {
        doubt(
            "notes.yaml",
            format!(
                "{} about {} that {} no longer there, at {}. A text that was changed waits to be read again.",
                count(number, "decision is", "decisions are"),
                plural(number, "a text", "texts"),
                plural(number, "is", "are"),
                list(&gone)
            ),
        )
    })
}

/// Needs that name statements that the questionnaire no longer has.
fn gone(questionnaire: &Questionnaire, plan: &Plan) -> Vec<String> {
    let missing = |ids: &[String]| -> Vec<String> {
        let gone = ids.iter().filter(|id| questionnaire.position(id).is_none());
        gone.cloned().collect()
    };
    let needs = plan.needs.iter().map(|need| (need, missing(&need.statements)));
    needs
        .filter(|(_, gone)| !gone.is_empty())
        .map(|(need, gone)| {
            format!(
                "The need {} names {}, which this version of the questionnaire does not have. The need and its actions stay; name \
                 another statement, or leave it.",
                need.id,
                list(&gone)
            )
        })
        .collect()
}

#[cfg(test)]
mod tests;
