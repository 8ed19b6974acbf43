//! What mutation begins with: questionnaires of every kind, and tables of answers to them.

use std::fmt::Write as _;

use ccg_diagnostic::questionnaire::{Questionnaire, catalogue, validate};

use crate::chance::Chance;
use crate::model::SMALL;

/// The questionnaires as files; mutated as well.
pub(crate) fn files() -> Vec<String> {
    let fixtures = [
        SMALL,
        include_str!("../../../tests/fixtures/rich.yaml"),
        include_str!("../../../tests/fixtures/whole.yaml"),
        include_str!("../../../tests/fixtures/small.yaml"),
    ];
    let mut all: Vec<String> = fixtures.map(str::to_owned).to_vec();
    all.push(eleven());
    all
}

/// Those that are answered.
pub(crate) fn questionnaires() -> Vec<Questionnaire> {
    let own = files();
    let own = own.iter().map(|text| validate::from_yaml(text).unwrap());
    let shipped = catalogue::SHIPPED.iter().map(|one| one.questionnaire());
    own.chain(shipped).collect()
}

/// Eleven levels from 0 to 10, of which the last has two digits, and 70 statements: more than one word of bits.
fn eleven() -> String {
    let mut text = String::from(
        "format: 1\nid: eleven\nversion: \"1\"\ntitle: Eleven\nlanguage: en-GB\ntarget: 7\nscales:\n  - id: s\n    levels:\n",
    );
    for level in 0..=10 {
        writeln!(
            text,
            "      - {{id: l{level}, value: {level}, label: \"Level {level}\"}}"
        )
        .unwrap();
    }
    text.push_str("domains:\n  - id: A\n    title: A\n    statements:\n");
    for number in 1..=70 {
        writeln!(
            text,
            "      - {{id: A.{number:02}, short: \"S {number}\", statement: \"Statement number {number} holds.\"}}"
        )
        .unwrap();
    }
    text
}

const ORGANISATIONS: [&str; 8] = [
    "North",
    "North",
    "South and West",
    "West, and \"more\"",
    "Nörd 1",
    "=cmd",
    " a name that is longer than thirty-two bytes, by far ",
    "Line\nbreak",
];

/// How a table is written.
struct Style {
    separator: char,
    end: &'static str,
    quoted: usize,
    odd: usize,
}

/// A table of either kind, or as a survey exports it.
pub(crate) fn table(questionnaire: &Questionnaire, chance: &mut Chance) -> Vec<u8> {
    let style = Style {
        separator: char::from(*chance.pick(&[&b',', &b',', &b',', &b';', &b'\t'])),
        end: chance.pick(&["\n", "\n", "\r\n"]),
        quoted: *chance.pick(&[&usize::MAX, &usize::MAX, &9, &1]),
        odd: *chance.pick(&[&usize::MAX, &200, &20]),
    };
    let mut text = String::new();
    match chance.below(5) {
        0 | 1 => long(questionnaire, chance, &style, &mut text),
        2 => export(questionnaire, chance, &style, &mut text),
        _ => wide(questionnaire, chance, &style, &mut text),
    }
    if chance.once_in(5) {
        text.truncate(text.trim_end().len());
    }
    text.into_bytes()
}

fn line<S: AsRef<str>>(fields: &[S], chance: &mut Chance, style: &Style, text: &mut String) {
    for (at, field) in fields.iter().enumerate() {
        let field = field.as_ref();
        if at > 0 {
            text.push(style.separator);
        }
        let needs = field.contains([style.separator, '"', '\n', '\r']);
        if needs || style.quoted != usize::MAX && chance.once_in(style.quoted) {
            write!(text, "\"{}\"", field.replace('"', "\"\"")).unwrap();
        } else {
            text.push_str(field);
        }
    }
    text.push_str(style.end);
}

/// A word for an answer, mostly one that the statement takes.
pub(crate) fn word(questionnaire: &Questionnaire, statement: usize, chance: &mut Chance, odd: usize) -> String {
    let one = &questionnaire.statements[statement];
    let levels = &questionnaire.scale_of(one).levels;
    let at = chance.below(levels.len());
    let level = &levels[at];
    if odd != usize::MAX && chance.once_in(odd) {
        return chance
            .pick(&["x", "99", "na", "3-", "4.", "not sure", "\u{feff}1", "1 2"])
            .to_owned();
    }
    match chance.below(24) {
        0 => level.label.clone(),
        1 => level.label.to_uppercase(),
        2 => format!("{} - {}", level.key, level.label),
        3 => format!(" {} ", level.key),
        4 => format!("{}.0", level.key),
        5 => one.descriptors.get(at).cloned().unwrap_or_default(),
        6 => "dk".to_owned(),
        7 if one.not_applicable => "na".to_owned(),
        8 => String::new(),
        9 => questionnaire.dont_know.label.clone(),
        _ => level.key.clone(),
    }
}

fn role(questionnaire: &Questionnaire, chance: &mut Chance) -> String {
    let choices = questionnaire.roles.iter().flat_map(|roles| &roles.choices);
    let mut all: Vec<&str> = choices
        .flat_map(|role| [role.id.as_str(), role.label.as_str()])
        .collect();
    all.extend(["", "gp", "GP; chair", "porter"]);
    chance.pick(&all).to_owned()
}

fn who(questionnaire: &Questionnaire, chance: &mut Chance, number: usize) -> [String; 3] {
    let respondent = match chance.below(30) {
        0 => String::new(),
        1 => "joint".to_owned(),
        2 => "R1".to_owned(),
        3 => format!("somebody with a long code {number}"),
        _ => format!("R{number}"),
    };
    let organisation = match chance.below(40) {
        0 => "",
        some => ORGANISATIONS[some % ORGANISATIONS.len()],
    };
    [organisation.to_owned(), respondent, role(questionnaire, chance)]
}

fn wide(questionnaire: &Questionnaire, chance: &mut Chance, style: &Style, text: &mut String) {
    let number = questionnaire.statements.len();
    let has_role = chance.once_in(2);
    let mut statements: Vec<usize> = (0..number).collect();
    if chance.once_in(4) {
        statements.swap(0, number / 2);
        statements.truncate(number - chance.below(number));
    }
    let note = chance.once_in(6);
    let ours = ["organisation", "respondent", "role"].map(str::to_owned);
    let mut head = ours[..2 + usize::from(has_role)].to_vec();
    head.extend(statements.iter().map(|at| questionnaire.statements[*at].id.clone()));
    head.extend(note.then(|| "Remarks, if any".to_owned()));
    line(&head, chance, style, text);
    for person in 0..chance.below(14) {
        let mut fields = who(questionnaire, chance, person)[..2 + usize::from(has_role)].to_vec();
        fields.extend(statements.iter().map(|at| word(questionnaire, *at, chance, style.odd)));
        fields.extend(note.then(|| chance.pick(&["", "well, \"so\"", "two\nlines"]).to_owned()));
        line(&fields, chance, style, text);
    }
}

fn export(questionnaire: &Questionnaire, chance: &mut Chance, style: &Style, text: &mut String) {
    let google = chance.once_in(2);
    let before: &[&str] = if google {
        &["Timestamp", "organisation"]
    } else {
        &["ID", "Start time", "Completion time", "Email", "Name", "organisation"]
    };
    let texts = questionnaire.statements.iter().map(|one| one.statement.clone());
    let head: Vec<String> = before.iter().map(|&name| name.to_owned()).chain(texts).collect();
    line(&head, chance, style, text);
    for person in 0..chance.below(9) {
        let mut fields = vec![person.to_string(); before.len() - 1];
        fields.push(who(questionnaire, chance, person)[0].clone());
        let statements = 0..questionnaire.statements.len();
        fields.extend(statements.map(|at| word(questionnaire, at, chance, style.odd)));
        line(&fields, chance, style, text);
    }
}

fn long(questionnaire: &Questionnaire, chance: &mut Chance, style: &Style, text: &mut String) {
    let has_role = chance.once_in(2);
    let apart = chance.once_in(4);
    let mut head = vec!["organisation", "respondent", "statement"];
    if apart {
        head.push("note");
    }
    head.push("answer");
    head.extend(has_role.then_some("role"));
    line(&head, chance, style, text);
    let every = *chance.pick(&[&usize::MAX, &usize::MAX, &5]);
    for person in 0..chance.below(5) {
        let [organisation, respondent, role] = who(questionnaire, chance, person);
        for at in 0..questionnaire.statements.len() {
            if every != usize::MAX && chance.once_in(every) {
                continue;
            }
            let one = &questionnaire.statements[at];
            let name = if chance.once_in(60) { &one.statement } else { &one.id };
            let mut fields = vec![organisation.clone(), respondent.clone(), name.clone()];
            fields.extend(apart.then(String::new));
            fields.push(word(questionnaire, at, chance, style.odd));
            fields.extend(has_role.then(|| role.clone()));
            line(&fields, chance, style, text);
        }
    }
}
