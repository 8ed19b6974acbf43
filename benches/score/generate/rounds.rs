//! The folders of a national round: one for each organisation, in the program's own form.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

use ccg_diagnostic::questionnaire::PrivacyKind;
use ccg_diagnostic::response::{Answer, Audience, Note, Respondent, Response, write};
use ccg_diagnostic::round::{How, Round, to_yaml};

use crate::chance::drawn;
use crate::survey::{DONT_KNOW, NOT_APPLICABLE, Survey};

/// Of so many answers one has a note.
const NOTES: u64 = 12;

pub(crate) fn write(survey: &Survey, folder: &str) -> io::Result<()> {
    let mut number = 0;
    for respondent in 0..survey.respondents {
        let organisation = survey.organisation_of(respondent);
        let first = respondent == 0 || survey.organisation_of(respondent - 1) != organisation;
        number = if first { 1 } else { number + 1 };
        let folder = Path::new(folder).join(survey.organisation(organisation));
        if first {
            fs::create_dir_all(folder.join("responses"))?;
            fs::write(folder.join("round.yaml"), to_yaml(&round(survey, organisation)))?;
        }
        let code = format!("R{number}");
        let response = response(survey, respondent, &code);
        let text = write::to_yaml(&response, &survey.questionnaire);
        fs::write(folder.join("responses").join(format!("{code}.yaml")), text)?;
    }
    Ok(())
}

fn round(survey: &Survey, organisation: u64) -> Round {
    let questionnaire = &survey.questionnaire;
    Round {
        organisation: survey.organisation(organisation),
        title: "An invented round, March 2012".to_owned(),
        opened: "2012-03-01".to_owned(),
        how: How::Individual,
        questionnaire: questionnaire.id.clone(),
        version: questionnaire.version.clone(),
        digest: questionnaire.digest.clone(),
        file: String::new(),
        targets: BTreeMap::new(),
        sides_shown: false,
        invited: BTreeMap::new(),
        language: String::new(),
        privacy: None,
        closes: "2012-03-31".to_owned(),
        people: Vec::new(),
        hand_to: String::new(),
        follows: None,
    }
}

fn response(survey: &Survey, respondent: u64, code: &str) -> Response {
    let questionnaire = &survey.questionnaire;
    let who = Respondent::Person(code.to_owned());
    let mut response = Response::begin(who, "", questionnaire, "2012-03-05T20:40");
    response.last_answered = "2012-03-08T21:52".to_owned();
    response.finished = "2012-03-08T21:54".to_owned();
    response.promised = Some(PrivacyKind::Protected);
    for (at, statement) in questionnaire.statements.iter().enumerate() {
        let Some(answer) = answer(survey, survey.answer(respondent, at), at) else {
            continue;
        };
        let wording = response.wording_of(questionnaire, statement);
        response.wording.insert(statement.id.clone(), wording);
        response.answers.insert(statement.id.clone(), answer);
        response.changes += 1;
        if drawn(respondent, at as u64, 1 << 42).is_multiple_of(NOTES) {
            let text = format!(
                "We spoke about “{}” in February; 3 of us would say less.",
                statement.short
            );
            let audience = Audience::Team;
            response.notes.insert(statement.id.clone(), Note { text, audience });
        }
    }
    response
}

fn answer(survey: &Survey, said: usize, statement: usize) -> Option<Answer> {
    let levels = survey.levels(statement);
    match said.checked_sub(levels) {
        None => Some(Answer::Rating(said)),
        Some(DONT_KNOW) => Some(Answer::DontKnow),
        Some(NOT_APPLICABLE) => Some(Answer::NotApplicable("It begins next year.".to_owned())),
        Some(_) => None,
    }
}
