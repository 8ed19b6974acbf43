use std::io::Cursor;

use super::{Asker, Plain};

fn plain(input: &str) -> Plain<Cursor<Vec<u8>>, Vec<u8>> {
    Plain::new(Cursor::new(input.as_bytes().to_vec()), Vec::new())
}

fn items() -> Vec<String> {
    ["one", "two"].map(str::to_owned).to_vec()
}

#[test]
fn lines_lose_their_ends_and_the_end_of_input_is_none() {
    let mut asker = Plain::new(Cursor::new(b"first\r\n\nlast \xff".to_vec()), Vec::new());
    assert_eq!(asker.line("> ").unwrap().as_deref(), Some("first"));
    assert_eq!(asker.line("> ").unwrap().as_deref(), Some(""));
    assert_eq!(asker.line("> ").unwrap().as_deref(), Some("last \u{fffd}"));
    assert_eq!(asker.line("> ").unwrap(), None);
}

#[test]
fn a_line_without_end_is_capped_and_the_next_one_is_whole() {
    let mut asker = plain(&format!("{}\nnext\n", "a".repeat(200_000)));
    assert_eq!(asker.line("").unwrap().unwrap().len(), 64 * 1024 + 1);
    assert_eq!(asker.line("").unwrap().as_deref(), Some("next"));
}

#[test]
fn choices_are_numbered_and_enter_takes_the_default() {
    assert_eq!(plain("9\nx\n2\n").choose("Which?", &items(), None).unwrap(), Some(1));
    assert_eq!(plain("\n").choose("Which?", &items(), Some(0)).unwrap(), Some(0));
    assert_eq!(plain("\nq\n").choose("Which?", &items(), None).unwrap(), None);
    assert_eq!(plain("").choose("Which?", &items(), Some(0)).unwrap(), None);
    assert_eq!(plain("3\nn\n").confirm("Go on?", true).unwrap(), Some(false));
}

#[test]
fn a_text_is_asked_for_until_it_will_do() {
    let check = |text: &str| {
        if text == "R3" {
            Ok(())
        } else {
            Err("Type R3.".to_owned())
        }
    };
    assert_eq!(
        plain("r\n R3 \n").text("Your code?", &check).unwrap().as_deref(),
        Some("R3")
    );
    assert_eq!(plain("r\n").text("Your code?", &check).unwrap(), None);
}

#[test]
fn nothing_that_is_written_is_an_escape_code() {
    let mut asker = plain("9\n1\n");
    asker.choose("Which?", &items(), Some(1)).unwrap();
    let output = asker.into_output();
    let text = String::from_utf8(output).unwrap();
    assert!(!text.contains('\u{1b}'));
    insta::assert_snapshot!(text, @r#"
    Which?
      1  one
      2  two
    Type 1 to 2. Press Enter for 2.
    > There are 2 choices. Type 1 to 2, or q to stop. Press Enter for 2.
    >
    "#);
}
