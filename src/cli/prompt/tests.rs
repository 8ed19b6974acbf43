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
    insta::assert_snapshot!(text, @"
    Which?
      1  one
      2  two
    Type 1 or 2, then press Enter. Enter alone takes 2.
    Answer: There are 2 choices. Type 1 or 2, or q to stop. Enter alone takes 2.
    Answer:
    ");
}

#[test]
fn a_number_is_typed_and_enter_takes_the_default_that_is_said() {
    let items = ["one", "two", "three"].map(str::to_owned);
    assert_eq!(plain("3\n").number("Which?", &items, 0).unwrap(), Some(2));
    assert_eq!(plain("\n").number("Which?", &items, 0).unwrap(), Some(0));
    assert_eq!(plain("4\nq\n").number("Which?", &items, 0).unwrap(), None);
    let mut asker = plain("4\n2\n");
    asker.number("Which?", &items, 0).unwrap();
    insta::assert_snapshot!(String::from_utf8(asker.into_output()).unwrap(), @"
    Which?
      1  one
      2  two
      3  three
    Type 1, 2 or 3, then press Enter. Enter alone takes 1.
    Answer: There are 3 choices. Type 1, 2 or 3, or q to stop. Enter alone takes 1.
    Answer:
    ");
    let mut asker = plain("2\n1\n");
    asker.choose("Which?", &items[..1], None).unwrap();
    insta::assert_snapshot!(String::from_utf8(asker.into_output()).unwrap(), @"
    Which?
      1  one
    Type 1, then press Enter.
    Answer: There is 1 choice. Type 1, or q to stop.
    Answer:
    ");
}

#[test]
fn in_a_window_what_is_said_is_wrapped() {
    let mut asker = plain("x\n3\n").in_window(|| Some(44));
    let items = [
        "Only me. It stays in my response's file and out of every report",
        "The facilitator",
        "The team, without my name",
    ]
    .map(str::to_owned);
    asker.number("Who may see this note?", &items, 0).unwrap();
    insta::assert_snapshot!(String::from_utf8(asker.into_output()).unwrap(), @"
    Who may see this note?
      1  Only me. It stays in my response's file
         and out of every report
      2  The facilitator
      3  The team, without my name
    Type 1, 2 or 3, then press Enter. Enter
    alone takes 1.
    > There are 3 choices. Type 1, 2 or 3, or q to
    stop. Enter alone takes 1.
    >
    ");
}

#[test]
fn several_are_chosen_by_typed_numbers() {
    let items = ["one", "two", "three"].map(str::to_owned);
    let chosen = |typed: &str, before: &[usize]| plain(typed).several("Which?", &items, before).unwrap();
    assert_eq!(chosen("3 1\n", &[]), Some(vec![0, 2]));
    assert_eq!(chosen("1,2, 2\n", &[]), Some(vec![0, 1]));
    assert_eq!(chosen("\n", &[]), Some(vec![]));
    assert_eq!(chosen("\n", &[1]), Some(vec![1]));
    assert_eq!(chosen("-\n", &[1]), Some(vec![]));
    assert_eq!(chosen("4\n0\nx\n2\n", &[]), Some(vec![1]));
    assert_eq!(chosen("q\n", &[1]), None);
    assert_eq!(chosen("", &[1]), None);
    let mut asker = plain("9\n2\n");
    asker.several("Which?", &items, &[0, 2]).unwrap();
    insta::assert_snapshot!(String::from_utf8(asker.into_output()).unwrap(), @"
    Which?
      1  one (chosen)
      2  two
      3  three (chosen)
    Type the numbers that you choose, such as 1 4 7, then press Enter. Enter alone keeps 1 and 3. A hyphen chooses none.
    Answer: Type numbers from 1 to 3 with spaces between them, or q to stop. Enter alone keeps 1 and 3. A hyphen chooses none.
    Answer:
    ");
}
