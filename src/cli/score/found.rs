//! Which of the files that lie in a folder hold answers.

use std::io::Read;
use std::path::Path;

use crate::store::stream;

/// The keys of a response that stand at the beginning of a line.
const KEYS: [&str; 2] = ["respondent:", "answers:"];

/// A response has one of its keys within so many bytes.
const WITHIN: u64 = 1 << 16;

/// Whether a YAML file is a response rather than something else that people keep beside their answers, such as a questionnaire. One
/// that cannot be read is taken for one, so that it is told.
pub(super) fn is_response(path: &Path) -> bool {
    let mut bytes = Vec::new();
    let read = stream::open(path).and_then(|stream| Ok(stream.take(WITHIN).read_to_end(&mut bytes)?));
    let text = String::from_utf8_lossy(&bytes);
    let has = |line: &str| KEYS.iter().any(|key| line.starts_with(key));
    let asks = |line: &str| line.starts_with("domains:") || line.starts_with("scales:");
    read.is_err() || (text.lines().any(has) && !text.lines().any(asks))
}

/// The first columns of the tables that this program writes.
const OURS: [&str; 6] = [
    "organisation,domain,",
    "organisation,role,domain,",
    "organisation,rank,",
    "organisation,role,rank,",
    "organisation,respondent,role,domain,",
    "file,record,line,column,code,message",
];

/// Whether a table's heading is one that this program writes over results.
pub(super) fn is_ours(head: &[u8]) -> bool {
    OURS.iter().any(|ours| head.starts_with(ours.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::is_response;
    use crate::store;

    #[test]
    fn a_questionnaire_is_no_response_although_it_has_answers() {
        let folder = tempfile::tempdir().unwrap();
        let is = |text: &str| {
            let path = folder.path().join("x.yaml");
            store::save(&path, text.as_bytes()).unwrap();
            is_response(&path)
        };
        assert!(is("format: 1\nrespondent: R1\n"));
        assert!(is("answers:\n  A.1: 2\n"));
        assert!(!is("format: 1\nid: small\nanswers: {}\ndomains: []\n"));
        assert!(!is("actions: []\n"));
    }
}
