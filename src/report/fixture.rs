//! Questionnaires, rounds and responses for tests.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::notes::{Decision, Review};
use crate::questionnaire::{Questionnaire, catalogue, validate};
use crate::response::{Answer, Audience, Note, Respondent, Response};
use crate::round::{How, Round};

/// A questionnaire with one scale: `domains` gives the number of statements of each; ids are `A.01`, `A.02`, `B.01` …
///
/// The target is the second highest level. `extra` is added to a statement by its id, such as `weight: 2`.
pub(crate) fn questionnaire(values: &[&str], domains: &[usize], extra: &[(&str, &str)]) -> Questionnaire {
    let mut yaml = format!(
        "format: 1\nid: small\nversion: \"1\"\ntitle: Small\nlanguage: en-GB\nlicence: MIT\ndescribes: your group\n\
         privacy: {{default: open}}\n\
         target: {}\nanswers:\n  dont_know: {{label: \"Don't know\"}}\n  \
         not_applicable: {{label: Not applicable, allowed: true}}\nscales:\n  - id: main\n    levels:\n",
        values[values.len() - 2]
    );
    for (at, value) in values.iter().enumerate() {
        let _ = writeln!(
            yaml,
            "      - {{id: l{at}, value: {value}, label: Level {}}}",
            (b'a' + at as u8) as char
        );
    }
    yaml.push_str("domains:\n");
    for (domain, statements) in domains.iter().enumerate() {
        let letter = (b'A' + domain as u8) as char;
        let _ = writeln!(yaml, "  - id: {letter}\n    title: Domain {letter}\n    statements:");
        for number in 1..=*statements {
            let id = format!("{letter}.{number:02}");
            let _ = writeln!(
                yaml,
                "      - id: {id}\n        short: Short {id}\n        statement: Statement {id}."
            );
            let descriptors: Vec<String> = values.iter().map(|value| format!("\"Like {value}.\"")).collect();
            let _ = writeln!(yaml, "        descriptors: [{}]", descriptors.join(", "));
            for (_, key) in extra.iter().filter(|(for_id, _)| *for_id == id) {
                let _ = writeln!(yaml, "        {key}");
            }
        }
    }
    validate::from_yaml(&yaml).unwrap_or_else(|problems| panic!("{problems:#?}\n{yaml}"))
}

/// The questionnaire that comes with the program.
pub(crate) fn shipped() -> Questionnaire {
    catalogue::find("ccg-six-domains").unwrap().questionnaire()
}

/// A finished response from one word per statement, in questionnaire order: a level's key, `dk`, `na`, or `-` for unanswered.
pub(crate) fn response(questionnaire: &Questionnaire, code: &str, words: &str) -> Response {
    let respondent = Respondent::from_code(code).unwrap();
    let mut response = Response::begin(respondent, "", questionnaire, "2011-10-03T09:00");
    response.last_answered = "2011-10-14T11:20".into();
    response.finished = "2011-10-14T11:20".into();
    for (statement, word) in questionnaire.statements.iter().zip(words.split_whitespace()) {
        let levels = &questionnaire.scale_of(statement).levels;
        let answer = match word {
            "-" => continue,
            "dk" => Answer::DontKnow,
            "na" => Answer::NotApplicable("Not ours.".into()),
            key => Answer::Rating(levels.iter().position(|level| level.key == key).unwrap()),
        };
        response.answers.insert(statement.id.clone(), answer);
    }
    response
}

/// The responses of several people, each given as for [`response`].
pub(crate) fn people(questionnaire: &Questionnaire, answers: &[&str]) -> Vec<Response> {
    let numbered = answers.iter().zip(1..);
    numbered
        .map(|(words, number)| response(questionnaire, &format!("R{number}"), words))
        .collect()
}

/// A round of `Northbridge`.
pub(crate) fn round(questionnaire: &Questionnaire, how: How) -> Round {
    Round {
        organisation: "Northbridge Commissioning Group".into(),
        title: "Autumn 2011".into(),
        opened: "2011-10-01".into(),
        how,
        questionnaire: questionnaire.id.clone(),
        version: questionnaire.version.clone(),
        digest: questionnaire.digest.clone(),
        file: String::new(),
        targets: BTreeMap::new(),
        sides_shown: false,
        invited: BTreeMap::new(),
        language: String::new(),
        privacy: None,
        closes: String::new(),
        people: Vec::new(),
        hand_to: String::new(),
        follows: None,
    }
}

/// Adds a note to a response.
pub(crate) fn note(response: &mut Response, id: &str, text: &str, audience: Audience) {
    response.notes.insert(
        id.into(),
        Note {
            text: text.into(),
            audience,
        },
    );
}

/// A team's joint response to all 72 statements of the shipped questionnaire, with a few that are not ratings.
pub(crate) fn joint(questionnaire: &Questionnaire) -> Response {
    let words: Vec<String> = (0..questionnaire.statements.len())
        .map(|at| match at {
            7 | 31 => "dk".into(),
            44 => "na".into(),
            70 => "-".into(),
            _ => ((at * 7 + at / 3) % 4).clamp(0, 3).saturating_add(1).to_string(),
        })
        .collect();
    let mut response = response(questionnaire, "joint", &words.join(" "));
    note(
        &mut response,
        "D1.01",
        "Practices say \"they\" | <b>not</b> 'we' & mean it",
        Audience::Team,
    );
    note(&mut response, "D1.05", "for the facilitator", Audience::Facilitator);
    note(&mut response, "D2.02", "only for me", Audience::OnlyMe);
    response.most_difference.insert("D1".into(), "D1.05".into());
    response
}

/// Eight people's responses to the shipped questionnaire.
pub(crate) fn eight(questionnaire: &Questionnaire) -> Vec<Response> {
    let mut all: Vec<Response> = (0..8)
        .map(|person| {
            let words: Vec<String> = (0..questionnaire.statements.len()).map(|at| word(at, person)).collect();
            response(questionnaire, &format!("R{}", person + 1), &words.join(" "))
        })
        .collect();
    note(&mut all[2], "D2.03", "Zebra: we never rang them back", Audience::Team);
    note(&mut all[5], "D2.03", "Aardvark: nobody owns this", Audience::Team);
    note(&mut all[0], "D2.03", "secret of R1", Audience::OnlyMe);
    for (person, id) in [(0, "D4.02"), (1, "D4.02"), (2, "D4.05")] {
        all[person].most_difference.insert("D4".into(), id.into());
    }
    all
}

fn word(at: usize, person: usize) -> String {
    let base = (at * 5 + at / 4) % 4;
    let level = match at % 6 {
        0 => base,
        1 | 2 => (base + person % 2).min(3),
        3 => (person * 3 + at) % 4,
        4 => {
            if person == 0 {
                0
            } else {
                base.max(2)
            }
        }
        _ => base.saturating_sub(usize::from(person > 4)),
    };
    match (at % 13, person) {
        (6, 0..3) => "dk".into(),
        (9, 7) => "na".into(),
        (11, 6) => "-".into(),
        _ => (level + 1).to_string(),
    }
}

/// A review in which somebody has read every text of these responses and shows it.
pub(crate) fn all_shown(responses: &[Response]) -> Review {
    let mut texts: Vec<(String, &str)> = Vec::new();
    for one in responses {
        texts.extend(one.notes.iter().map(|(id, note)| (id.clone(), note.text.as_str())));
        texts.extend(one.answers.iter().filter_map(|(id, answer)| match answer {
            Answer::NotApplicable(reason) => Some((format!("{id}/reason"), reason.as_str())),
            _ => None,
        }));
        for (id, given) in &one.also {
            texts.extend(given.iter().map(|(ask, text)| (format!("{id}/{ask}"), text.as_str())));
        }
        for (id, closing) in &one.closing {
            let place = format!("closing/{id}");
            texts.extend([(place.clone(), closing.answer.as_str()), (place, closing.then.as_str())]);
        }
    }
    let decided = texts
        .into_iter()
        .map(|(place, text)| (Review::key(&place, text), Decision::Show));
    Review {
        decisions: decided.collect(),
    }
}
