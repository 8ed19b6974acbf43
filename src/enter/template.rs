//! An empty table of answers, to be filled in.

use super::file::columns_of;
use super::group;
use crate::questionnaire::Questionnaire;
use crate::response::Response;

/// The headings and a row for each statement that may be asked of this respondent, in the order of asking, and for each
/// question at the end. `text` repeats the words and is not read.
#[must_use]
pub fn template(questionnaire: &Questionnaire, response: &Response) -> String {
    let columns = columns_of(questionnaire);
    let mut rows = vec![columns.join(",")];
    let row = |id: &str, text: &str| {
        let cells = columns.iter().map(|column| match *column {
            "statement" => cell(id),
            "text" => cell(text),
            _ => String::new(),
        });
        cells.collect::<Vec<_>>().join(",")
    };
    for at in group::possible(questionnaire, response) {
        let statement = &questionnaire.statements[at];
        rows.push(row(&statement.id, response.text_of(questionnaire, statement)));
    }
    rows.extend(
        questionnaire
            .closing
            .iter()
            .map(|closing| row(&closing.id, &closing.asked)),
    );
    rows.join("\n") + "\n"
}

/// Quoted where it has to be; never a formula.
fn cell(text: &str) -> String {
    let text = crate::words::plain(text);
    let safe = if text.starts_with(['=', '+', '-', '@']) {
        format!("'{text}")
    } else {
        text
    };
    if safe.contains([',', '"', ';', '\'']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}
