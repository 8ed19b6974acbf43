//! What stands round the rows in a JSON document, and the last line of JSON Lines.

use super::columns::Table;
use super::{Form, Rows, cell};
use crate::questionnaire::Questionnaire;
use crate::results::Results;

/// The beginning of the document: the format, the questionnaire and the numbers of rows.
pub(super) fn begin(questionnaire: &Questionnaire, rows: Rows, out: &mut Vec<u8>) {
    let text = |text: &str| String::from_utf8_lossy(&cell::cell(Form::Json, text)).into_owned();
    let [id, version, digest] = [&questionnaire.id, &questionnaire.version, &questionnaire.digest].map(|one| text(one));
    let about = format!(
        "{{\n\"format\":1,\n\"questionnaire\":{{\"id\":{id},\"version\":{version},\"digest\":{digest}}},\n\"rows\":{{{}}}",
        counted(rows)
    );
    out.extend(about.into_bytes());
}

/// The beginning of the list that a table's rows belong to, after the end of the one before; nothing where it is open already.
pub(super) fn open(list: &mut Option<&'static str>, table: Table, out: &mut Vec<u8>) {
    let name = match table {
        Table::Responses | Table::Rejects => table.name(),
        Table::Domains | Table::Statements | Table::Needs => "organisations",
    };
    if *list == Some(name) {
        return;
    }
    end(*list, out);
    out.extend(format!(",\n\"{name}\":[\n").into_bytes());
    *list = Some(name);
}

/// The end of the document.
pub(super) fn close(list: Option<&'static str>, out: &mut Vec<u8>) {
    end(list, out);
    out.extend_from_slice(b"\n}\n");
}

fn end(list: Option<&'static str>, out: &mut Vec<u8>) {
    if list.is_some() {
        out.extend_from_slice(b"\n]");
    }
}

/// What stands between this row of a list and the one before.
pub(super) fn between(form: Form, some: &mut bool, out: &mut Vec<u8>) {
    if form == Form::Json && std::mem::replace(some, true) {
        out.extend_from_slice(b",\n");
    }
}

/// The beginning of an organisation.
pub(super) fn organisation(results: &Results<'_>, by_role: bool, out: &mut Vec<u8>) {
    out.extend_from_slice(b"{\"organisation\":");
    cell::push(Form::Json, results.organisation, out);
    if by_role {
        out.extend_from_slice(b",\"role\":");
        cell::push(Form::Json, results.role.unwrap_or(""), out);
    }
    out.extend(format!(",\"responses\":{}", results.responses).into_bytes());
}

/// A list of an organisation. Its rows end with what stands between two of them.
pub(super) fn list(name: &str, out: &mut Vec<u8>, rows: impl FnOnce(&mut Vec<u8>)) {
    out.extend(format!(",\n\"{name}\":[").into_bytes());
    let empty = out.len();
    out.push(b'\n');
    rows(out);
    let kept = if out.len() == empty + 1 {
        empty
    } else {
        out.len() - b",\n".len()
    };
    out.truncate(kept);
    out.push(b']');
}

/// The last line of JSON Lines.
pub(super) fn last_line(rows: Rows, out: &mut Vec<u8>) {
    out.extend(format!("{{\"table\":\"rows\",{}}}\n", counted(rows)).into_bytes());
}

fn counted(rows: Rows) -> String {
    format!(
        "\"read\":{},\"scored\":{},\"rejected\":{}",
        rows.read, rows.scored, rows.rejected
    )
}
