//! The command that carries on with a response, as it can be pasted.

use crate::cli::folder::Folder;
use crate::cli::who;
use crate::response::{Respondent, Response};

pub(super) fn command(folder: &Folder, response: &Response) -> String {
    let path = folder.path.to_string_lossy();
    let place = if path == "." {
        String::new()
    } else {
        format!(" {}", for_shell(&path))
    };
    match &response.respondent {
        Respondent::Person(side) if !response.side.is_empty() => {
            format!("ccg-diagnostic assess{place} --side {}", for_shell(side))
        }
        Respondent::Person(code) if code != who::ALONE => format!("ccg-diagnostic assess{place} --as {code}"),
        _ => format!("ccg-diagnostic assess{place}"),
    }
}

/// A name as it can be pasted into a shell.
pub(in crate::cli) fn for_shell(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./\\:".contains(c);
    if name.chars().all(plain) {
        name.to_owned()
    } else {
        format!("'{}'", name.replace('\'', "'\\''"))
    }
}
