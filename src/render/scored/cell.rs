//! A text as a cell: the same escaping as in every other file of the form.

use crate::render::csv::safe;
use crate::text;

use super::Form;

/// The cell with a text in it; an empty one is missing.
pub(super) fn cell(form: Form, text: &str) -> Vec<u8> {
    match form {
        _ if text.is_empty() => missing(form).to_vec(),
        Form::Csv => quoted(text),
        Form::Json | Form::JsonLines => text::json(&text).trim_end().as_bytes().to_vec(),
    }
}

/// Appends the cell with a text in it. What is plain in every form takes no time.
pub(super) fn push(form: Form, text: &str, out: &mut Vec<u8>) {
    match form {
        Form::Csv if is_plain(text) => out.extend_from_slice(text.as_bytes()),
        Form::Json | Form::JsonLines if is_plain(text) => {
            out.push(b'"');
            out.extend_from_slice(text.as_bytes());
            out.push(b'"');
        }
        _ => out.extend(cell(form, text)),
    }
}

/// The cell of what is missing.
pub(super) fn missing(form: Form) -> &'static [u8] {
    match form {
        Form::Csv => b"",
        Form::Json | Form::JsonLines => b"null",
    }
}

/// Letters, digits and a few signs that no form escapes, and no sign at the beginning.
fn is_plain(text: &str) -> bool {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'.' | b'-' | b'_' | b'/');
    text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) && text.as_bytes().iter().all(plain)
}

/// Safe in a spreadsheet, and in quotes where it has to be: by hand, for a writer of the library takes 8 KiB for each.
fn quoted(text: &str) -> Vec<u8> {
    let text = safe(text);
    let ends_a_cell = |byte: u8| matches!(byte, b',' | b'"' | b'\n' | b'\r');
    match text.bytes().any(ends_a_cell) {
        true => format!("\"{}\"", text.replace('"', "\"\"")).into_bytes(),
        false => text.into_bytes(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, any, proptest};

    use super::{Form, cell, push};
    use crate::render::csv::{safe, written};

    #[test]
    fn texts_are_data_in_every_form() {
        let text = "=1+1, \"so\"\nit \u{202e}is 🙂";
        assert_eq!(
            String::from_utf8(cell(Form::Csv, text)).unwrap(),
            "\"'=1+1, \"\"so\"\"\nit is 🙂\""
        );
        let json = String::from_utf8(cell(Form::Json, text)).unwrap();
        assert_eq!(json, r#""=1+1, \"so\"\nit \u202eis 🙂""#);
        assert_eq!(cell(Form::Csv, ""), b"");
        assert_eq!(cell(Form::JsonLines, ""), b"null");
        assert_eq!(cell(Form::Csv, "\u{200b}"), "\u{200b}".as_bytes());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn cells_are_those_that_the_library_writes(short in "[ -~\r\n\t]{1,4}", any in any::<String>()) {
            for text in [short, any] {
                // As the second of two cells, for the library writes a line with one empty cell in another way.
                let line = written(&[vec![String::new(), safe(&text)]]);
                assert_eq!(cell(Form::Csv, &text), line[1..line.len() - 1]);
            }
        }

        #[test]
        fn what_is_plain_is_what_escaping_leaves_alone(
            short in "[ -~]{0,4}", any in any::<String>(), form in 0..3_usize
        ) {
            let form = [Form::Csv, Form::Json, Form::JsonLines][form];
            for text in [short, any] {
                let mut out = Vec::new();
                push(form, &text, &mut out);
                assert_eq!(out, cell(form, &text));
            }
        }
    }
}
