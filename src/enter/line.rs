//! The grammar of a line of answers, and of what can be typed in its place.

use super::Typed;
use super::slip::{Last, Slip};
use crate::questionnaire::{Questionnaire, Statement};
use crate::response::{Answer, check};

/// Longest line that is read, in bytes.
const LONGEST: usize = 4_000;

const DONT_KNOW: [&str; 3] = ["d", "dk", "?"];
const BLANK: [&str; 3] = ["-", "_", "."];
const NOT_APPLICABLE: [&str; 3] = ["n", "na", "x"];

/// What a typed line means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// The answers to the statements of the line, in their order.
    Answers(Vec<Typed>),
    /// Other answers to statements by position, in the order typed.
    Correct(Vec<(usize, Typed)>),
    /// A note on a statement, by position.
    Note(usize, String),
    /// A domain, by position, to be typed in again.
    Again(usize),
    /// Enter alone.
    Empty,
    /// Help.
    Help,
    /// Stop; what was confirmed is saved.
    Stop,
}

/// Reads a line for the statements at these positions. Without statements no answers are awaited, only the rest.
///
/// # Errors
///
/// Why it means nothing. Nothing of the line is to be taken then.
pub fn read(questionnaire: &Questionnaire, statements: &[usize], line: &str) -> Result<Line, Slip> {
    if line.len() > LONGEST {
        return Err(Slip::TooLong);
    }
    let line = line.trim_start_matches('\u{feff}').replace('\t', " ");
    if line.chars().any(char::is_control) {
        return Err(Slip::NotText);
    }
    let line = line.trim();
    match line.to_lowercase().as_str() {
        "" => return Ok(Line::Empty),
        "help" | "h" => return Ok(Line::Help),
        "?" if statements.len() != 1 => return Ok(Line::Help),
        "q" | "quit" | "exit" | "stop" => return Ok(Line::Stop),
        _ => {}
    }
    let answers = answers(questionnaire, statements, line);
    if let Ok(answers) = answers {
        return Ok(Line::Answers(answers));
    }
    let other = note(questionnaire, line).or_else(|| again(questionnaire, line));
    match other.or_else(|| correction(questionnaire, line)) {
        Some(found) => found,
        None if statements.is_empty() => Err(Slip::NoCommand { typed: shown(line) }),
        None => answers.map(Line::Answers),
    }
}

/// Reads the answer to the statement at a position.
///
/// # Errors
///
/// When it is none of them, or several.
pub fn answer(questionnaire: &Questionnaire, at: usize, token: &str) -> Result<Typed, Slip> {
    let statement = &questionnaire.statements[at];
    let lower = token.to_lowercase();
    let levels = &questionnaire.scale_of(statement).levels;
    if let Some(level) = levels.iter().position(|level| level.key == lower) {
        return Ok(Typed::Rating(level));
    }
    match lower.as_str() {
        typed if DONT_KNOW.contains(&typed) => Ok(Typed::DontKnow),
        typed if BLANK.contains(&typed) => Ok(Typed::Blank),
        typed if NOT_APPLICABLE.contains(&typed) && statement.not_applicable => Ok(Typed::NotApplicable),
        _ => by_label(questionnaire, at, &lower),
    }
}

/// The answers, one for each statement. A line without spaces whose every sign is an answer is read sign by sign.
fn answers(questionnaire: &Questionnaire, statements: &[usize], line: &str) -> Result<Vec<Typed>, Slip> {
    let tokens: Vec<&str> = tokens(line).collect();
    if let ([one], true) = (tokens.as_slice(), statements.len() > 1)
        && let Some(typed) = run_together(questionnaire, statements, one)
    {
        return Ok(typed);
    }
    let typed: Result<Vec<Typed>, Slip> = (statements.iter().zip(&tokens))
        .map(|(at, token)| answer(questionnaire, *at, token))
        .collect();
    let typed = typed?;
    if tokens.len() != statements.len() {
        let last = statements.iter().zip(&typed).next_back();
        return Err(Slip::Count {
            given: tokens.len(),
            needed: statements.len(),
            last: last.map(|(at, typed)| Last::new(questionnaire, *at, *typed)),
            first: statements.first().map(|at| questionnaire.statements[*at].id.clone()),
        });
    }
    Ok(typed)
}

fn run_together(questionnaire: &Questionnaire, statements: &[usize], token: &str) -> Option<Vec<Typed>> {
    if token.chars().count() != statements.len() {
        return None;
    }
    let signs = token.chars().map(|sign| sign.to_string());
    (statements.iter().zip(signs))
        .map(|(at, sign)| answer(questionnaire, *at, &sign).ok())
        .collect()
}

/// What stands between spaces, commas and semicolons.
pub(crate) fn tokens(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| c.is_whitespace() || c == ',' || c == ';')
        .filter(|token| !token.is_empty())
}

/// The answer whose label begins with this and no other's does.
fn by_label(questionnaire: &Questionnaire, at: usize, lower: &str) -> Result<Typed, Slip> {
    let statement = &questionnaire.statements[at];
    let labels = labels(questionnaire, statement);
    let exact = labels.iter().find(|(label, _)| label.to_lowercase() == lower);
    let begun = labels
        .iter()
        .filter(|(label, _)| label.to_lowercase().starts_with(lower));
    match exact.map_or_else(|| begun.collect(), |one| vec![one]).as_slice() {
        [(_, typed)] => Ok(*typed),
        [] => by_the_rule(questionnaire, at, lower).ok_or_else(|| Slip::no_answer(questionnaire, at, &shown(lower))),
        several => Err(Slip::several(questionnaire, at, &shown(lower), several)),
    }
}

/// What answers are anywhere else, such as `3 - In place` in a cell.
fn by_the_rule(questionnaire: &Questionnaire, at: usize, word: &str) -> Option<Typed> {
    let statement = &questionnaire.statements[at];
    match check::answer(word, questionnaire, statement)? {
        Answer::Rating(level) => Some(Typed::Rating(level)),
        Answer::DontKnow => Some(Typed::DontKnow),
        Answer::NotApplicable(_) => statement.not_applicable.then_some(Typed::NotApplicable),
    }
}

fn labels<'q>(questionnaire: &'q Questionnaire, statement: &Statement) -> Vec<(&'q str, Typed)> {
    let levels = questionnaire.scale_of(statement).levels.iter().enumerate();
    let mut labels: Vec<_> = levels
        .map(|(position, level)| (level.label.as_str(), Typed::Rating(position)))
        .collect();
    labels.push((questionnaire.dont_know.label.as_str(), Typed::DontKnow));
    if statement.not_applicable {
        labels.push((questionnaire.not_applicable.label.as_str(), Typed::NotApplicable));
    }
    labels
}

/// `n D1.04 the text`
fn note(questionnaire: &Questionnaire, line: &str) -> Option<Result<Line, Slip>> {
    let (at, text) = named(questionnaire, after(line, &["n", "note"])?)?;
    Some(if text.is_empty() {
        Err(Slip::NoNote {
            id: questionnaire.statements[at].id.clone(),
        })
    } else {
        Ok(Line::Note(at, text.to_owned()))
    })
}

/// `g 2`, `g D2`
fn again(questionnaire: &Questionnaire, line: &str) -> Option<Result<Line, Slip>> {
    let typed = after(line, &["g", "go", "again"])?;
    let domain = questionnaire.domain_loosely(typed);
    let by_statement = || {
        questionnaire
            .position_loosely(typed)
            .map(|at| questionnaire.statements[at].domain)
    };
    Some(
        domain
            .or_else(by_statement)
            .map(Line::Again)
            .ok_or_else(|| Slip::NoDomain {
                label: questionnaire.labels.domain.clone(),
                typed: shown(typed),
                number: questionnaire.domains.len(),
            }),
    )
}

/// `D1.04 3`, or several such pairs.
fn correction(questionnaire: &Questionnaire, line: &str) -> Option<Result<Line, Slip>> {
    let tokens: Vec<&str> = tokens(line)
        .flat_map(|token| token.split('='))
        .filter(|token| !token.is_empty())
        .collect();
    let first = tokens.first()?;
    let Some(at) = questionnaire.position_loosely(first) else {
        let like_one = first.contains('.') && first.ends_with(|c: char| c.is_ascii_digit()) && tokens.len() == 2;
        let example = questionnaire.statements.first().map(|statement| statement.id.clone());
        return like_one.then(|| {
            Err(Slip::NoStatement {
                typed: shown(first),
                example: example.unwrap_or_default(),
            })
        });
    };
    if tokens.len() < 2 {
        return Some(Err(Slip::NoValue {
            id: questionnaire.statements[at].id.clone(),
        }));
    }
    let pairs = tokens.chunks(2).map(|pair| {
        let at = questionnaire.position_loosely(pair[0])?;
        Some((at, *pair.get(1)?))
    });
    let pairs: Vec<(usize, &str)> = pairs.collect::<Option<_>>()?;
    let read = pairs
        .into_iter()
        .map(|(at, token)| Ok((at, answer(questionnaire, at, token)?)));
    Some(read.collect::<Result<_, _>>().map(Line::Correct))
}

/// A statement's number and what follows it.
pub(super) fn named<'l>(questionnaire: &Questionnaire, text: &'l str) -> Option<(usize, &'l str)> {
    let (name, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let at = questionnaire.position_loosely(name.trim_end_matches([':', '=']))?;
    Some((at, rest.trim()))
}

/// What follows one of these words at the beginning of a line.
fn after<'l>(line: &'l str, words: &[&str]) -> Option<&'l str> {
    let (first, rest) = line.split_once(char::is_whitespace)?;
    words.contains(&first.to_lowercase().as_str()).then(|| rest.trim())
}

/// What was typed, short enough to be repeated.
pub(crate) fn shown(typed: &str) -> String {
    let short: String = typed.chars().take(40).collect();
    if short.len() < typed.len() {
        format!("{short}...")
    } else {
        short
    }
}
