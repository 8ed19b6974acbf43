//! One row: a statement with its answer and what goes with it, or a question at the end.

use std::collections::BTreeMap;

use super::{Row, Wrong, cell_text};
use crate::enter::{Typed, beside, line};
use crate::problem::ProblemCode;
use crate::problem::nearest::hint;
use crate::questionnaire::{Closing, Questionnaire};
use crate::reach;
use crate::response::{Answer, Audience, ClosingAnswer};

/// An answer with what it carries, by ask id.
#[derive(Debug)]
pub(super) struct Given {
    pub(super) answer: Answer,
    pub(super) carries: BTreeMap<String, String>,
}

/// All that the rows hold, by position of the statement.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) answers: BTreeMap<usize, Given>,
    pub(super) notes: BTreeMap<usize, (String, Audience)>,
    pub(super) most: BTreeMap<String, String>,
    pub(super) closing: BTreeMap<String, ClosingAnswer>,
    /// The line of each statement.
    pub(super) lines: BTreeMap<usize, usize>,
}

/// A row with its headings.
struct Cells<'a> {
    columns: &'a BTreeMap<String, usize>,
    row: &'a Row,
}

impl Cells<'_> {
    fn get(&self, name: &str) -> &str {
        self.columns
            .get(name)
            .map_or("", |column| cell_text(self.row.cell(*column)))
    }

    fn wrong(&self, name: &str, code: ProblemCode, message: String, hint: impl Into<String>) -> Wrong {
        let column = self.columns.get(name).map_or(0, |column| column + 1);
        Wrong::new(self.row.number, column, code, message, hint)
    }
}

impl Read {
    /// Whether a row for the statement is there, and holds no answer.
    pub(super) fn is_blank(&self, at: usize) -> bool {
        self.lines.contains_key(&at) && !self.answers.contains_key(&at)
    }

    pub(super) fn row(
        &mut self,
        questionnaire: &Questionnaire,
        columns: &BTreeMap<String, usize>,
        row: &Row,
        wrong: &mut Vec<Wrong>,
    ) {
        let cells = Cells { columns, row };
        let id = cells.get("statement");
        if let Some(closing) = questionnaire.closing.iter().find(|closing| closing.id == id) {
            return self.closing(closing, &cells, wrong);
        }
        let Some(at) = questionnaire.position_loosely(id) else {
            let ids = questionnaire.statements.iter().map(|statement| statement.id.as_str());
            let message = format!("there is no statement `{}`", line::shown(id));
            let advice = hint(id, ids).unwrap_or_else(|| "write its number, as it stands before it on the form".into());
            return wrong.push(cells.wrong("statement", ProblemCode::UnknownStatement, message, advice));
        };
        if let Some(first) = self.lines.insert(at, row.number) {
            let message = format!("`{}` stands in line {first} already", questionnaire.statements[at].id);
            return wrong.push(cells.wrong(
                "statement",
                ProblemCode::DuplicateId,
                message,
                "leave one of the rows out",
            ));
        }
        self.answer(questionnaire, at, &cells, wrong);
        self.note(at, &cells, wrong);
        self.most(questionnaire, at, &cells, wrong);
    }

    fn answer(&mut self, questionnaire: &Questionnaire, at: usize, cells: &Cells, wrong: &mut Vec<Wrong>) {
        let id = &questionnaire.statements[at].id;
        let (typed, reason) = (cells.get("answer"), cells.get("reason"));
        let read = if typed.is_empty() {
            Ok(Typed::Blank)
        } else {
            line::answer(questionnaire, at, typed)
        };
        let answer = match read {
            Ok(Typed::Rating(level)) => Some(Answer::Rating(level)),
            Ok(Typed::DontKnow) => Some(Answer::DontKnow),
            Ok(Typed::NotApplicable) if reason.is_empty() && questionnaire.reason_required => {
                let message = format!("`{id}` is not applicable without a reason");
                return wrong.push(cells.wrong("answer", ProblemCode::BadAnswer, message, "write why in `reason`"));
            }
            Ok(Typed::NotApplicable) => Some(Answer::NotApplicable(reason.to_owned())),
            Ok(Typed::Blank) => None,
            Err(slip) => {
                let message = format!("`{}` is no answer to `{id}`", line::shown(typed));
                let advice = slip.can_be().unwrap_or_default();
                return wrong.push(cells.wrong("answer", ProblemCode::BadAnswer, message, advice));
            }
        };
        if !reason.is_empty() && !matches!(answer, Some(Answer::NotApplicable(_))) {
            let message = "a reason is there, and the statement is not answered as not applicable".to_owned();
            wrong.push(cells.wrong(
                "reason",
                ProblemCode::NoEffect,
                message,
                "put it in `note`, or take it out",
            ));
        }
        let carries = carries(questionnaire, at, answer.as_ref(), cells, wrong);
        if let Some(answer) = answer {
            self.answers.insert(at, Given { answer, carries });
        }
    }

    fn note(&mut self, at: usize, cells: &Cells, wrong: &mut Vec<Wrong>) {
        let (text, word) = (cells.get("note"), cells.get("note_for"));
        let known = Audience::WORDS.iter().find(|(known, _)| *known == word);
        if !word.is_empty() && known.is_none() {
            let message = format!("`{}` is not who may see a note", line::shown(word));
            let advice = hint(word, Audience::WORDS.map(|(known, _)| known)).unwrap_or_default();
            wrong.push(cells.wrong("note_for", ProblemCode::BadWord, message, advice));
        } else if !text.is_empty() {
            let audience = known.map_or(Audience::OnlyMe, |(_, audience)| *audience);
            self.notes.insert(at, (text.to_owned(), audience));
        }
    }

    fn most(&mut self, questionnaire: &Questionnaire, at: usize, cells: &Cells, wrong: &mut Vec<Wrong>) {
        let statement = &questionnaire.statements[at];
        let column = "most_difference";
        match cells.get(column).to_lowercase().as_str() {
            "" | "no" => {}
            "yes" | "y" | "x" => {
                let domain = questionnaire.domain_of(statement).id.clone();
                if let Some(other) = self.most.insert(domain, statement.id.clone()) {
                    let message = format!("`{other}` is marked too, in the same {}", questionnaire.labels.domain);
                    wrong.push(cells.wrong(column, ProblemCode::BadWord, message, "mark one of them"));
                }
            }
            other => {
                let message = format!("`{}` is neither yes nor no", line::shown(other));
                wrong.push(cells.wrong(column, ProblemCode::BadWord, message, "write yes, or leave it blank"));
            }
        }
    }

    fn closing(&mut self, closing: &Closing, cells: &Cells, wrong: &mut Vec<Wrong>) {
        let (typed, then) = (cells.get("answer"), cells.get("reason").to_owned());
        if typed.is_empty() {
            return;
        }
        let read = if closing.choices.is_empty() {
            beside::text(typed)
        } else {
            beside::choice(closing, typed).map(|choice| choice.id.clone())
        };
        match read {
            Ok(answer) => {
                self.closing.insert(closing.id.clone(), ClosingAnswer { answer, then });
            }
            Err(why) => {
                let message = format!("`{}` is no answer to `{}`", line::shown(typed), closing.id);
                wrong.push(cells.wrong("answer", ProblemCode::BadAnswer, message, why));
            }
        }
    }
}

/// What the answer carries, by ask id. Something that does not follow the answer has no effect, and is said.
fn carries(
    questionnaire: &Questionnaire,
    at: usize,
    answer: Option<&Answer>,
    cells: &Cells,
    wrong: &mut Vec<Wrong>,
) -> BTreeMap<String, String> {
    let statement = &questionnaire.statements[at];
    let after = answer.map_or_else(Vec::new, |answer| reach::asks_after(questionnaire, statement, answer));
    let mut carries = BTreeMap::new();
    for (position, ask) in questionnaire.asks.iter().enumerate() {
        let typed = cells.get(&ask.id);
        if typed.is_empty() {
            continue;
        }
        if !after.contains(&position) {
            let message = format!("`{}` is not asked after this answer", ask.id);
            wrong.push(cells.wrong(
                &ask.id,
                ProblemCode::NoEffect,
                message,
                "take it out, or change the answer",
            ));
            continue;
        }
        match beside::value(ask, typed) {
            Ok(value) => {
                carries.insert(ask.id.clone(), value);
            }
            Err(why) => {
                let message = format!("`{}` cannot be kept as `{}`", line::shown(typed), ask.id);
                wrong.push(cells.wrong(&ask.id, ProblemCode::BadAnswer, message, why));
            }
        }
    }
    carries
}
