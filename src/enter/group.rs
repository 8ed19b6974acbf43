//! Which statements are typed in one line: those of a domain; of a section where the domain is long.

use std::ops::Range;

use crate::questionnaire::{Node, Questionnaire};
use crate::reach;
use crate::response::Response;
use crate::words::{count, upper_first};

/// The most statements in one line.
const MOST: usize = 16;

/// The statements of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// `Domain 2. Patients, carers and communities`.
    pub title: String,
    /// Positions of its statements, in the order of asking. Never empty.
    pub statements: Vec<usize>,
    /// Whether some of its statements have been typed in already and are not in it.
    pub rest: bool,
}

/// Every line of a respondent's form, typed in or not, in the order of asking.
#[must_use]
pub fn all(questionnaire: &Questionnaire, response: &Response) -> Vec<Group> {
    let asked = reach::reached(questionnaire, response);
    if !questionnaire.order.is_sorted() {
        return in_own_order(questionnaire, &asked);
    }
    let domains = 0..questionnaire.domains.len();
    domains.flat_map(|at| of_domain(questionnaire, &asked, at)).collect()
}

/// The lines of one domain, by position.
#[must_use]
pub fn of(questionnaire: &Questionnaire, response: &Response, domain: usize) -> Vec<Group> {
    of_domain(questionnaire, &reach::reached(questionnaire, response), domain)
}

/// The next line: the first with a statement that is neither answered nor left blank. Only such statements are in it.
#[must_use]
pub fn next(questionnaire: &Questionnaire, response: &Response) -> Option<Group> {
    let open = |at: &usize| !seen(questionnaire, response, *at);
    let mut groups = all(questionnaire, response).into_iter();
    let mut group = groups.find(|group| group.statements.iter().any(open))?;
    let before = group.statements.len();
    group.statements.retain(open);
    group.rest = group.statements.len() < before;
    Some(group)
}

/// Statements that may come to be asked, in the order of asking: those for the respondent's roles, or for any
/// where none are chosen, whatever is answered before.
#[must_use]
pub fn possible(questionnaire: &Questionnaire, response: &Response) -> Vec<usize> {
    let known = |node: &Node| response.roles.is_empty() || reach::for_roles(questionnaire, response, node);
    let order = questionnaire.order.iter().copied();
    order
        .filter(|at| questionnaire.path(*at).into_iter().all(known))
        .collect()
}

/// Whether a statement is answered or was left blank.
#[must_use]
pub fn seen(questionnaire: &Questionnaire, response: &Response, at: usize) -> bool {
    let id = &questionnaire.statements[at].id;
    response.answers.contains_key(id) || response.skipped.contains(id)
}

/// Statements by their ids, those that follow each other as a range: `D1.03, D2.01 to D2.04`. Positions rise.
#[must_use]
pub fn ids(questionnaire: &Questionnaire, statements: &[usize]) -> String {
    let id = |at: usize| questionnaire.statements[at].id.as_str();
    let joined = |one: usize, next: usize| numbered_on(id(one), id(next));
    let runs: Vec<String> = statements
        .chunk_by(|one, next| joined(*one, *next))
        .map(|run| match run {
            [first, _, .., last] => format!("{} to {}", id(*first), id(*last)),
            [first, last] => format!("{}, {}", id(*first), id(*last)),
            run => run.iter().map(|at| id(*at)).collect(),
        })
        .collect();
    runs.join(", ")
}

/// Whether the statements follow each other by their numbers, so that the first and the last say which are between.
#[must_use]
pub fn is_range(questionnaire: &Questionnaire, statements: &[usize]) -> bool {
    let id = |at: &usize| questionnaire.statements[*at].id.as_str();
    statements
        .windows(2)
        .all(|pair| numbered_on(id(&pair[0]), id(&pair[1])))
}

/// Whether the second id is the first with the next number.
fn numbered_on(one: &str, next: &str) -> bool {
    let parts = |id: &str| {
        let name = id.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
        let number: Option<u32> = id[name.len()..].parse().ok();
        (name, number)
    };
    let ((name, number), (other, after)) = (parts(one), parts(next));
    name == other && number.is_some_and(|number| number.checked_add(1) == after)
}

fn of_domain(questionnaire: &Questionnaire, asked: &[bool], domain: usize) -> Vec<Group> {
    let node = &questionnaire.domains[domain];
    let label = upper_first(&questionnaire.labels.domain);
    let title = format!("{label} {}. {}", domain + 1, node.title);
    let within = |range: &Range<usize>| -> Vec<usize> { range.clone().filter(|at| asked[*at]).collect() };
    let whole = within(&node.statements);
    if whole.len() <= MOST {
        return group(&title, whole).into_iter().collect();
    }
    let mut found = Vec::new();
    for (name, range) in pieces(node) {
        let title = name.map_or_else(|| title.clone(), |name| format!("{title}: {name}"));
        found.extend(
            within(&range)
                .chunks(MOST)
                .filter_map(|part| group(&title, part.to_vec())),
        );
    }
    found
}

/// A node's own statements, then those of its sections, each with the section's title.
fn pieces(node: &Node) -> Vec<(Option<String>, Range<usize>)> {
    let mut found = vec![(None, node.own.clone())];
    for section in &node.sections {
        let below = pieces(section).into_iter();
        found.extend(below.map(|(name, range)| (name.or_else(|| Some(section.title.clone())), range)));
    }
    found
}

fn in_own_order(questionnaire: &Questionnaire, asked: &[bool]) -> Vec<Group> {
    let order: Vec<usize> = questionnaire.order.iter().copied().filter(|at| asked[*at]).collect();
    let all = count(order.len(), "statement", "statements");
    let parts = order.chunks(MOST).enumerate();
    let title = |number: usize, part: &[usize]| match part.len() == order.len() {
        true => all.clone(),
        false => format!(
            "Statements {} to {} of {}",
            number * MOST + 1,
            number * MOST + part.len(),
            order.len()
        ),
    };
    parts
        .filter_map(|(number, part)| group(&title(number, part), part.to_vec()))
        .collect()
}

fn group(title: &str, statements: Vec<usize>) -> Option<Group> {
    let title = title.to_owned();
    (!statements.is_empty()).then_some(Group {
        title,
        statements,
        rest: false,
    })
}
