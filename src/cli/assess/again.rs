//! The command that carries on with a response, as it can be pasted.

use crate::cli::folder::{Folder, for_shell};
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
