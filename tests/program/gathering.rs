//! `round add`: share files in any order, twice, older and newer, and made to do harm.

use std::collections::BTreeMap;
use std::path::Path;

use ccg_diagnostic::questionnaire::{PrivacyKind, Questionnaire, validate};
use ccg_diagnostic::response::share::to_share;
use ccg_diagnostic::response::{Answer, Audience, Note, Respondent, Response, write};
use ccg_diagnostic::round::{self, Round};

use crate::support::{Place, Ran, repository};

const ROUND: &str = "format: 1\norganisation: \"Eastvale CCG (emerging)\"\ntitle: \"October 2011\"\nopened: 2011-10-03\nhow: individual\n\
                     questionnaire:\n  id: small\n  version: \"1.0\"\n  file: questionnaire.yaml\n\
                     people: [R1, R2, R3, R4, R5, R6, R7, R8]\nhand_to: \"Helen Osei\"\n";

pub(crate) fn questionnaire() -> Questionnaire {
    validate::from_yaml(&std::fs::read_to_string(repository().join("tests/fixtures/small.yaml")).unwrap()).unwrap()
}

fn the_round() -> Round {
    round::from_yaml(ROUND).unwrap()
}

/// A round of individuals without answers, in the folder `round`.
pub(crate) fn place() -> Place {
    let place = Place::new();
    let small = std::fs::read_to_string(repository().join("tests/fixtures/small.yaml")).unwrap();
    place.write("round/questionnaire.yaml", &small);
    place.write("round/round.yaml", ROUND);
    place
}

/// A finished response to all 5 statements, which was changed so many times.
pub(crate) fn response(code: &str, levels: [usize; 5], changes: u32) -> Response {
    let questionnaire = questionnaire();
    let respondent = Respondent::from_code(code).unwrap();
    let mut made = Response::begin(respondent, "", &questionnaire, "2011-10-09T21:14");
    for (statement, level) in questionnaire.statements.iter().zip(levels) {
        made.answers.insert(statement.id.clone(), Answer::Rating(level - 1));
    }
    made.changes = changes;
    made.last_answered = format!("2011-10-09T21:{:02}", 20 + changes);
    made.finished = made.last_answered.clone();
    made
}

pub(crate) fn share(response: &Response) -> String {
    to_share(response, &questionnaire(), &the_round())
}

fn add(place: &Place, more: &[&str]) -> Ran {
    let arguments: Vec<&str> = ["round", "add", "--to", "round"].iter().chain(more).copied().collect();
    place.run(&arguments)
}

/// Every file below a folder but the hidden ones, by name.
pub(crate) fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder_now) = open.pop() {
        for entry in std::fs::read_dir(&folder_now).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            if path.file_name().unwrap().to_string_lossy().starts_with('.') {
                continue;
            } else if path.is_dir() {
                open.push(path);
            } else {
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// The names of the files that were set aside.
fn aside(place: &Place) -> Vec<String> {
    contents(&place.path("round/set-aside")).into_keys().collect()
}

#[test]
fn files_are_added_and_the_same_one_twice_changes_nothing() {
    let place = place();
    place.write("inbox/R3 (1).yaml", &share(&response("R3", [1, 2, 3, 1, 2], 5)));
    place.write("inbox/copy of R3.yaml", &share(&response("R3", [1, 2, 3, 1, 2], 5)));
    let mut unfinished = response("R4", [1, 1, 1, 1, 1], 2);
    unfinished.answers.remove("D2.03");
    unfinished.finished.clear();
    place.write("inbox/r4.yaml", &share(&unfinished));
    let ran = add(&place, &["inbox"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    insta::assert_snapshot!("added_and_the_same", ran.out);
    let first = contents(&place.path("round"));
    let ran = add(&place, &["inbox"]);
    assert!(ran.out.ends_with("3 files read: 3 the same.\n"), "{}", ran.out);
    assert_eq!(contents(&place.path("round")), first);
    let status = place.run(&["check", "round"]);
    assert_eq!(status.code, 0, "{}", status.err);
}

#[test]
fn a_newer_version_counts_and_the_older_is_kept() {
    let place = place();
    place.write("second.yaml", &share(&response("R3", [3, 3, 3, 3, 3], 9)));
    place.write("first.yaml", &share(&response("R3", [1, 2, 3, 1, 2], 5)));
    place.write("zero.yaml", &share(&response("R3", [2, 2, 2, 2, 2], 1)));
    let mut said = String::new();
    for file in ["first.yaml", "second.yaml", "zero.yaml"] {
        said.push_str(add(&place, &[file]).out.lines().next().unwrap());
        said.push('\n');
    }
    insta::assert_snapshot!("newer_and_older", said);
    assert!(place.read("round/responses/R3.yaml").contains("changes: 9"));
    assert_eq!(aside(&place).len(), 2);
}

#[test]
fn a_response_that_is_here_in_full_stays_and_is_never_lost() {
    let place = place();
    let mut full = response("R3", [1, 2, 3, 1, 2], 5);
    let note = Note {
        text: "for nobody else".to_owned(),
        audience: Audience::OnlyMe,
    };
    full.notes.insert("D1.01".to_owned(), note);
    full.word = "digest of a word".to_owned();
    let text = write::to_yaml(&full, &questionnaire());
    place.write("round/responses/R3.yaml", &text);
    place.write("same.yaml", &share(&full));
    place.write("newer.yaml", &share(&response("R3", [3, 3, 3, 3, 3], 9)));
    let ran = add(&place, &["same.yaml"]);
    assert!(ran.out.contains("1 the same"), "{}", ran.out);
    assert_eq!(place.read("round/responses/R3.yaml"), text);
    let ran = add(&place, &["newer.yaml"]);
    assert!(ran.out.contains("newer than the one here"), "{}", ran.out);
    assert!(!place.read("round/responses/R3.yaml").contains("for nobody else"));
    assert_eq!(place.read(&format!("round/set-aside/{}", aside(&place)[0])), text);
}

#[test]
fn a_code_used_twice_is_said_and_given_a_code_of_its_own() {
    let place = place();
    let mut second = response("R3", [3, 3, 3, 3, 3], 9);
    second.started = "2011-10-11T08:00".to_owned();
    place.write("one.yaml", &share(&second));
    place.write("two.yaml", &share(&response("R3", [1, 2, 3, 1, 2], 5)));
    let ran = add(&place, &["one.yaml", "two.yaml"]);
    insta::assert_snapshot!("a_code_used_twice", ran.out);
    assert!(
        place
            .read("round/responses/R3.yaml")
            .contains("started: 2011-10-09T21:14")
    );
    let command = ran.out.split("ccg-diagnostic ").nth(1).unwrap().lines().next().unwrap();
    let ran = place.run(&command.split_whitespace().collect::<Vec<_>>());
    let said = "R9 added. 5 of 5 answered, finished. R9 is not among the codes of this round";
    assert!(ran.out.contains(said), "{}", ran.out);
    assert!(
        place
            .read("round/responses/R9.yaml")
            .contains("started: 2011-10-11T08:00")
    );
    assert!(aside(&place).is_empty());
}

#[test]
fn what_is_set_aside_stays_when_it_is_given_the_code_that_it_has() {
    let place = place();
    place.write("older.yaml", &share(&response("R3", [1, 2, 3, 1, 2], 5)));
    place.write("newer.yaml", &share(&response("R3", [3, 3, 3, 3, 3], 9)));
    add(&place, &["older.yaml", "newer.yaml"]);
    let before = contents(&place.path("round"));
    let file = format!("round/set-aside/{}", aside(&place)[0]);
    let ran = add(&place, &[&file, "--as", "R3"]);
    assert!(ran.out.contains("R3, the same as the one here"), "{}", ran.out);
    assert_eq!(contents(&place.path("round")), before);
    assert_eq!(add(&place, &["older.yaml", "newer.yaml", "--as", "R9"]).code, 2);
    assert_eq!(add(&place, &["older.yaml", "--as", "../R9"]).code, 2);
}

#[test]
fn what_is_private_in_a_whole_response_is_not_taken_in() {
    let place = place();
    let mut full = response("R3", [1, 2, 3, 1, 2], 5);
    let note = Note {
        text: "for nobody else".to_owned(),
        audience: Audience::OnlyMe,
    };
    full.notes.insert("D1.01".to_owned(), note);
    full.role = "nurse".to_owned();
    place.write("R3.yaml", &write::to_yaml(&full, &questionnaire()));
    let ran = add(&place, &["R3.yaml"]);
    assert!(
        ran.out
            .contains("What was private in it was left out. It does not say which round it is from."),
        "{}",
        ran.out
    );
    let taken = place.read("round/responses/R3.yaml");
    assert!(!taken.contains("nobody else") && !taken.contains("nurse"), "{taken}");
}

/// A file's name, its bytes, and part of the sentence that says why it is refused.
type Hostile = (&'static str, Vec<u8>, &'static str);

fn refusals() -> Vec<Hostile> {
    [of_another_form(), of_another_place()].concat()
}

/// The share file of R3 with one thing put in place of another.
fn with(from: &str, to: &str) -> Vec<u8> {
    let good = share(&response("R3", [1, 2, 3, 1, 2], 5));
    assert!(good.contains(from), "{from}");
    good.replacen(from, to, 1).into_bytes()
}

fn of_another_form() -> Vec<Hostile> {
    let good = share(&response("R3", [1, 2, 3, 1, 2], 5));
    vec![
        ("truncated", good.as_bytes()[..good.len() / 2].to_vec(), "problem"),
        ("large", vec![b'a'; 2_000_000], "more than the 1000000 that are read"),
        ("nul", with("respondent: R3", "respondent: R3\0"), "NUL"),
        (
            "latin",
            with("Eastvale", "Eastv\u{e4}le")
                .iter()
                .map(|byte| if *byte == 0xc3 { 0xff } else { *byte })
                .collect(),
            "UTF-8",
        ),
        ("bad-answer", with("answer: 2", "answer: 7"), "1 problem"),
        ("bad-time", with("2011-10-09T21:14", "yesterday"), "1 problem"),
        (
            "duplicate-key",
            with("respondent: R3", "respondent: R3\nrespondent: R4"),
            "1 problem",
        ),
        (
            "unknown-key",
            with("respondent: R3", "respondent: R3\nname: Ann"),
            "1 problem",
        ),
        (
            "a-tag",
            with("respondent: R3", "respondent: !!python/object R3"),
            "problem",
        ),
        ("empty", Vec::new(), "problem"),
        ("no-response", b"<html>".to_vec(), "problem"),
        ("other-words", b"format: 1\norganisation: X\n".to_vec(), "problem"),
    ]
}

fn of_another_place() -> Vec<Hostile> {
    vec![
        (
            "another-round",
            with("October 2011", "March 2012"),
            "from round \"March 2012\" of Eastvale CCG (emerging), opened on 3 October 2011. This is \"October 2011\"",
        ),
        (
            "another-organisation",
            with("Eastvale CCG", "Westvale CCG"),
            "Name that round with --to.",
        ),
        (
            "another-day",
            with("opened: 2011-10-03", "opened: 2012-10-03"),
            "opened on 3 October 2012",
        ),
        (
            "another-questionnaire",
            with("id: small", "id: other"),
            "This response answers `other`, the round is about `small`.",
        ),
        (
            "newer",
            with("format: 1", "format: 2"),
            "use a newer version of the program",
        ),
        (
            "unknown-code",
            with("respondent: R3", "respondent: R99"),
            "There is no code R99 in this round. Codes are R1 to R8. Ask Helen Osei",
        ),
        ("a-path", with("respondent: R3", "respondent: ../../R3"), "1 problem"),
        (
            "a-path-as-side",
            with("respondent: R3", "respondent: ../x\nside: ../x"),
            "problem",
        ),
        (
            "a-path-as-side-of-another-version",
            String::from_utf8(with("respondent: R3", "respondent: ../x\nside: ../x"))
                .unwrap()
                .replacen("  digest: \"", "  digest: \"0", 1)
                .into_bytes(),
            "no side",
        ),
        (
            "joint",
            with("respondent: R3", "respondent: joint"),
            "answers of a team together",
        ),
    ]
}

#[test]
fn hostile_files_are_refused_by_name_and_the_others_still_added() {
    let place = place();
    let refusals = refusals();
    assert!(refusals.len() >= 20);
    for (name, bytes, _) in &refusals {
        place.write("inbox/x", "");
        std::fs::write(place.path(&format!("inbox/{name}.yaml")), bytes).unwrap();
    }
    place.write("inbox/zz-good.yaml", &share(&response("R5", [1, 2, 3, 1, 2], 5)));
    let ran = add(&place, &["inbox"]);
    assert_eq!(ran.code, 3);
    for (name, _, why) in &refusals {
        let line = ran
            .out
            .lines()
            .find(|line| line.starts_with(&format!("inbox/{name}.yaml: ")));
        let line = line.unwrap_or_else(|| panic!("{name} in\n{}", ran.out));
        assert!(line.contains("refused. ") && line.contains(why), "{line}");
    }
    let number = refusals.len();
    let sum = format!("{} files read: 1 added and {number} refused.\n", number + 1);
    assert!(ran.out.ends_with(&sum), "{}", ran.out);
    assert!(
        ran.err.contains("bad-answer") && ran.err.contains("--> inbox/bad-answer.yaml:"),
        "{}",
        ran.err
    );
    let kept: Vec<String> = contents(&place.path("round")).into_keys().collect();
    assert_eq!(kept, ["questionnaire.yaml", "responses/R5.yaml", "round.yaml"]);
    let outside: Vec<String> = contents(&place.path("."))
        .into_keys()
        .filter(|name| !name.starts_with("inbox/") && !name.starts_with("round/"))
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
}

#[test]
fn keys_of_files_by_hand_never_leave_their_place() {
    let place = place();
    let good = share(&response("R3", [1, 2, 3, 1, 2], 5)).replacen("  digest: \"", "  digest: \"0", 1);
    let hostile = format!(
        "{good}makes_most_difference:\n  \"x: y\\nrespondent\": D1.01\nwording:\n  \"a\\nrespondent: R4\": b\n"
    );
    place.write("R3.yaml", &hostile);
    let ran = add(&place, &["R3.yaml"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert_eq!(place.run(&["check", "round"]).code, 0);
    assert_eq!(
        place.read("round/responses/R3.yaml").matches("\nrespondent: ").count(),
        1
    );
}

#[test]
fn any_order_gives_the_same_folder_byte_for_byte() {
    let mut second = response("R3", [3, 3, 3, 3, 3], 9);
    second.started = "2011-10-11T08:00".to_owned();
    let files = [
        response("R3", [1, 2, 3, 1, 2], 5),
        response("R3", [1, 2, 3, 1, 3], 5),
        response("R3", [2, 2, 3, 1, 2], 7),
        second,
    ];
    let orders = [[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2], [2, 3, 1, 0]];
    let made = orders.map(|order| {
        let place = place();
        for (at, file) in files.iter().enumerate() {
            place.write(&format!("{at}.yaml"), &share(file));
        }
        for at in order {
            assert_eq!(add(&place, &[&format!("{at}.yaml")]).code, 0);
        }
        add(&place, &["0.yaml", "3.yaml", "1.yaml"]);
        contents(&place.path("round"))
    });
    assert_eq!(
        made[0].len(),
        2 + 1 + 3,
        "the round, the one that counts, and those set aside: {:?}",
        made[0].keys()
    );
    for other in &made[1..] {
        assert_eq!(other, &made[0]);
    }
}

#[test]
fn a_response_promised_protection_is_not_taken_into_an_open_round() {
    let place = place();
    place.write("round/round.yaml", &format!("{ROUND}privacy: open\n"));
    let mut promised = response("R3", [1, 2, 3, 1, 2], 5);
    promised.promised = Some(PrivacyKind::Protected);
    place.write("R3.yaml", &share(&promised));
    let ran = add(&place, &["R3.yaml"]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.out
            .contains("promised that answers are protected, and this round is open"),
        "{}",
        ran.out
    );
    assert!(!place.path("round/responses/R3.yaml").exists());
}

#[test]
fn another_version_of_the_questionnaire_is_taken_in_and_said() {
    let place = place();
    let mut older = response("R3", [1, 2, 3, 1, 2], 5);
    older.digest = "0".repeat(64);
    older.version = "0.9".to_owned();
    older.wording.insert("D1.01".to_owned(), "00000000".to_owned());
    older
        .wording
        .insert("D1.02".to_owned(), questionnaire().statements[1].wording.clone());
    place.write("R3.yaml", &share(&older));
    let ran = add(&place, &["R3.yaml"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out
            .contains("Answered to version 0.9 of the questionnaire: 1 statement of theirs reads differently here."),
        "{}",
        ran.out
    );
}

#[test]
fn a_trial_writes_nothing() {
    let place = place();
    place.write("R3.yaml", &share(&response("R3", [1, 2, 3, 1, 2], 5)));
    let ran = add(&place, &["R3.yaml", "--dry-run"]);
    assert!(
        ran.out
            .contains("1 file read: 1 added. Nothing was written: this was a trial."),
        "{}",
        ran.out
    );
    assert!(!place.path("round/responses").exists() && !place.path("round/.round.yaml.lock").exists());
}

/// `KILLS=300 cargo test gathering::killed` does it more often.
#[test]
fn killed_at_any_point_it_is_whole_and_running_it_again_ends_the_same() {
    let kills: u64 = std::env::var("KILLS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(8);
    let files: Vec<(String, String)> = (1..=8u32)
        .flat_map(|code| (1..=4u32).map(move |changes| (code, changes)))
        .map(|(code, changes)| {
            (
                format!("inbox/{code}-{changes}.yaml"),
                share(&response(&format!("R{code}"), [1, 2, 3, 1, 2], changes)),
            )
        })
        .collect();
    let filled = || {
        let place = place();
        files.iter().for_each(|(name, text)| place.write(name, text));
        assert_eq!(
            add(&place, &["inbox/1-2.yaml", "inbox/2-4.yaml", "inbox/3-1.yaml"]).code,
            0
        );
        place
    };
    let whole = filled();
    assert_eq!(add(&whole, &["inbox"]).code, 0);
    for kill in 0..kills {
        let place = filled();
        let mut child = place.command(&["round", "add", "inbox", "--to", "round"]);
        let mut child = child.stdout(std::process::Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(4 + kill * 97 % 61));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_eq!(place.run(&["check", "round"]).code, 0, "every file is whole");
        assert_eq!(add(&place, &["inbox"]).code, 0);
        assert_eq!(
            contents(&place.path("round")),
            contents(&whole.path("round")),
            "killed {kill}"
        );
    }
}

#[test]
fn rounds_that_take_no_share_files_say_so() {
    let place = Place::with_example("northbridge-joint");
    let ran = add(&place, &["x.yaml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("takes no share files"), "{}", ran.err);
    let place = Place::with_example("leadership-reflection");
    let ran = add(&place, &["x.yaml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("private"), "{}", ran.err);
}

#[test]
fn a_file_here_that_was_edited_into_nonsense_is_left_alone() {
    let place = place();
    place.write("round/responses/R3.yaml", "format: 1\nrespondent: R3\nanswers: [");
    place.write("R3.yaml", &share(&response("R3", [1, 2, 3, 1, 2], 5)));
    place.write("R4.yaml", &share(&response("R4", [1, 2, 3, 1, 2], 5)));
    let ran = add(&place, &["R3.yaml", "R4.yaml"]);
    assert_eq!(ran.code, 3);
    assert!(
        ran.out.contains("The file of R3 that is here has problems"),
        "{}",
        ran.out
    );
    assert_eq!(
        place.read("round/responses/R3.yaml"),
        "format: 1\nrespondent: R3\nanswers: ["
    );
    assert!(place.path("round/responses/R4.yaml").exists());
}

#[test]
fn one_at_a_time() {
    let place = place();
    place.write("R3.yaml", &share(&response("R3", [1, 2, 3, 1, 2], 5)));
    let round = ccg_diagnostic::store::lock(&place.path("round/round.yaml"), "2011-10-09T21:00").unwrap();
    let ran = add(&place, &["R3.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err
            .contains("this round is being changed in another window (since 2011-10-09 21:00)"),
        "{}",
        ran.err
    );
    drop(round);
    std::fs::create_dir_all(place.path("round/responses")).unwrap();
    let answering = ccg_diagnostic::store::lock(&place.path("round/responses/R3.yaml"), "2011-10-09T21:00").unwrap();
    let ran = add(&place, &["R3.yaml"]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("this response is open in another window"),
        "{}",
        ran.err
    );
    assert!(!place.path("round/responses/R3.yaml").exists());
    drop(answering);
    assert_eq!(add(&place, &["R3.yaml"]).code, 0);
}

#[test]
fn stopped_half_way_it_can_be_run_again() {
    let whole = place();
    let stopped = place();
    let older = share(&response("R3", [1, 2, 3, 1, 2], 5));
    let newer = share(&response("R3", [3, 3, 3, 3, 3], 9));
    for place in [&whole, &stopped] {
        place.write("older.yaml", &older);
        place.write("newer.yaml", &newer);
        place.write("R4.yaml", &share(&response("R4", [1, 2, 3, 1, 2], 5)));
        assert_eq!(add(place, &["older.yaml"]).code, 0);
    }
    assert_eq!(add(&whole, &["newer.yaml", "R4.yaml"]).code, 0);
    // A folder where R4 would be written stands for a disk that fills up: R3 is written before it, R4 is not.
    std::fs::create_dir(stopped.path("round/responses/R4.yaml")).unwrap();
    let ran = add(&stopped, &["newer.yaml", "R4.yaml"]);
    assert_ne!(ran.code, 0);
    assert_eq!(place_of("R3", &stopped), place_of("R3", &whole));
    std::fs::remove_dir(stopped.path("round/responses/R4.yaml")).unwrap();
    assert_eq!(add(&stopped, &["newer.yaml", "R4.yaml"]).code, 0);
    assert_eq!(contents(&stopped.path("round")), contents(&whole.path("round")));
}

fn place_of(code: &str, place: &Place) -> String {
    place.read(&format!("round/responses/{code}.yaml"))
}

/// A folder that stands in the way of what is set aside: nothing that counts is replaced before the old is safe.
#[test]
fn what_counts_is_not_replaced_before_the_old_is_safe() {
    let place = place();
    place.write("older.yaml", &share(&response("R3", [1, 2, 3, 1, 2], 5)));
    place.write("newer.yaml", &share(&response("R3", [3, 3, 3, 3, 3], 9)));
    add(&place, &["older.yaml"]);
    let before = place_of("R3", &place);
    place.write("round/set-aside", "a file in the way");
    let ran = add(&place, &["newer.yaml"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.err.contains("Every file in the round is whole"), "{}", ran.err);
    assert_eq!(place_of("R3", &place), before);
}

/// The commands of a page's `console` blocks, each with the output that follows.
pub(crate) fn shown(page: &str) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(repository().join(page)).unwrap();
    let blocks = text
        .split("```console\n")
        .skip(1)
        .filter_map(|rest| rest.split("```").next());
    let parts = blocks.flat_map(|block| block.split("$ ").skip(1));
    parts
        .map(|part| part.split_once('\n').unwrap_or((part, "")))
        .map(|(command, output)| (command.to_owned(), output.to_owned()))
        .collect()
}

/// Runs the commands of a page in order, and compares what they say line by line; `...` stands for lines left out.
pub(crate) fn says_what_it_shows(page: &str, place: &Place) {
    let shown = shown(page);
    assert!(shown.len() >= 3, "{page} shows commands");
    for (command, output) in shown {
        let words: Vec<&str> = command.split_whitespace().collect();
        assert_eq!(words[0], "ccg-diagnostic", "{command}");
        let ran = place.run(&words[1..]);
        let said = format!("{}{}", ran.out, ran.err)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        for part in output.split("...\n") {
            let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.contains(&part), "`{command}` does not say\n{part}\nbut\n{said}");
        }
    }
}

#[test]
fn the_page_about_gathering_shows_what_the_program_says() {
    let place = place();
    place.write(
        "round/responses/R1.yaml",
        &write::to_yaml(&response("R1", [1, 1, 2, 2, 3], 6), &questionnaire()),
    );
    let mut second = response("R2", [3, 3, 3, 3, 3], 5);
    second.started = "2011-10-11T08:00".to_owned();
    let mut elsewhere = the_round();
    elsewhere.title = "March 2012".to_owned();
    for (name, text) in [
        ("R1.yaml", share(&response("R1", [1, 1, 2, 2, 2], 4))),
        ("R2 (1).yaml", share(&second)),
        ("R2.yaml", share(&response("R2", [2, 2, 2, 2, 2], 5))),
        ("R3.yaml", share(&response("R3", [1, 2, 3, 1, 2], 5))),
        (
            "R7.yaml",
            to_share(&response("R7", [1, 2, 3, 1, 2], 5), &questionnaire(), &elsewhere),
        ),
    ] {
        place.write(&format!("inbox/{name}"), &text);
    }
    says_what_it_shows("docs/gathering.md", &place);
}

#[test]
fn nothing_is_written_through_a_link_out_of_the_round() {
    let place = place();
    place.write("elsewhere/kept.txt", "not ours");
    std::os::unix::fs::symlink(place.path("elsewhere"), place.path("round/set-aside")).unwrap();
    place.write("R1.yaml", &share(&response("R1", [1, 2, 3, 1, 2], 3)));
    let ran = add(&place, &["R1.yaml"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("is a link to another place"), "{}", ran.err);
    assert_eq!(contents(&place.path("elsewhere")).len(), 1);
    assert!(!place.path("round/responses/R1.yaml").exists());
}
