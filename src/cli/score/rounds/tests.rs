use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::Rounds;
use crate::questionnaire::{PrivacyKind, Questionnaire};
use crate::report::fixture;
use crate::response::write::to_yaml;
use crate::response::{Respondent, Response, share};
use crate::round::{self, How, Round};
use crate::store;
use crate::tally::part::{Rows, Sources};
use crate::tally::{Reading, Slots, Tally};

/// A place with rounds and responses.
struct Place {
    folder: TempDir,
    small: Questionnaire,
}

impl Place {
    fn new() -> Self {
        let mut small = fixture::questionnaire(&["1", "2", "3"], &[2], &[]);
        small.privacy.kind = PrivacyKind::Protected;
        Self {
            folder: tempfile::tempdir().unwrap(),
            small,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn save(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        store::make_folder(path.parent().unwrap()).unwrap();
        store::save(&path, text.as_bytes()).unwrap();
        path
    }

    fn round(&self, name: &str, change: impl Fn(&mut Round)) -> PathBuf {
        let mut round = fixture::round(&self.small, How::Individual);
        round.organisation = "North".to_owned();
        change(&mut round);
        self.save(&format!("{name}/round.yaml"), &round::to_yaml(&round));
        self.path(name)
    }

    fn response(&self, name: &str, code: &str, words: &str, change: impl Fn(&mut Response)) -> PathBuf {
        let mut given = fixture::response(&self.small, code, words);
        change(&mut given);
        self.save(name, &to_yaml(&given, &self.small))
    }

    fn person(&self, round: &str, code: &str) -> PathBuf {
        self.response(&format!("{round}/responses/{code}.yaml"), code, "1 dk", |_| ())
    }

    fn tally(&self) -> Tally {
        Tally::new(Slots::of(&self.small), Reading::default())
    }
}

/// What came of some inputs.
struct Came {
    rows: Rows,
    tally: Tally,
    /// `file: line:column code: message`, each with the path from the place on.
    rejects: Vec<String>,
    remarks: Vec<String>,
    sources: Sources,
}

fn taken(place: &Place, inputs: &[PathBuf]) -> Came {
    let mut rounds = Rounds::new(&place.small, None);
    let mut tally = place.tally();
    let (mut rows, mut rejects) = (Rows::default(), Vec::new());
    let above = format!("{}/", place.folder.path().display());
    for input in inputs {
        let mut rejected = |file: &str, reject: crate::tally::reject::Reject| {
            let column = reject.column.map(|column| format!(":{column}")).unwrap_or_default();
            let (code, message) = (reject.fault.code(), reject.fault.message(&place.small));
            rejects.push(format!("{file}:{}{column} {code}: {message}", reject.line).replace(&above, ""));
        };
        let own = match store::is_folder(input) {
            true => rounds.folder(input, &mut tally, &mut rejected),
            false => rounds.file(input, &mut tally, &mut rejected),
        };
        rows = rows.plus(own.unwrap()).unwrap();
    }
    let mut sources = Sources::default();
    rounds.add_to(&mut sources);
    let remarks = rounds
        .remarks()
        .iter()
        .map(|remark| remark.replace(&above, ""))
        .collect();
    Came {
        rows,
        tally,
        rejects,
        remarks,
        sources,
    }
}

fn rows(scored: u64, rejected: u64) -> Rows {
    Rows {
        read: scored + rejected,
        scored,
        rejected,
    }
}

#[test]
fn a_round_counts_what_its_report_counts() {
    let place = Place::new();
    let round = place.round("a", |_| ());
    for code in ["R1", "R2"] {
        place.person("a", code);
    }
    place.response("a/responses/R3.yaml", "R3", "1 2", |one| one.finished.clear());
    place.response("a/responses/joint.yaml", "R1", "1 2", |one| {
        one.respondent = Respondent::Joint
    });
    place.response("a/responses/R5.yaml", "R6", "1 2", |_| ());
    place.save("a/responses/R4.yaml.old", "");
    let bad = to_yaml(&fixture::response(&place.small, "R7", "3 3"), &place.small).replace("answer: 3", "answer: 7");
    place.save("a/responses/R7.yaml", &bad);
    let came = taken(&place, std::slice::from_ref(&round));
    assert_eq!(came.rows, rows(2, 5));
    insta::assert_snapshot!(came.rejects.join("\n"));
    let folder = crate::cli::folder::Folder::open(&round);
    // The report itself needs a questionnaire that comes with the program, or a file in the round.
    assert!(folder.is_err());
    assert_eq!(came.tally.organisations[0].name, "North");
    assert_eq!(came.tally.groups[0].responses, 2);
    assert!(came.tally.organisations[0].limited);
    assert_eq!(came.sources.rounds["North"], "2011-10-01 Autumn 2011");
}

#[test]
fn a_joint_round_counts_the_team_finished_or_not_and_nobody_else() {
    let place = Place::new();
    let round = place.round("a", |round| round.how = How::Joint);
    place.person("a", "R1");
    place.response("a/responses/joint.yaml", "R1", "1 2", |one| {
        one.respondent = Respondent::Joint;
        one.finished.clear();
    });
    let came = taken(&place, &[round]);
    assert_eq!(came.rows, rows(1, 1));
    assert!(
        came.rejects[0].contains("another-way: this round is answered by the team together"),
        "{:?}",
        came.rejects
    );
    assert!(came.tally.organisations[0].joint && !came.tally.organisations[0].limited);
}

#[test]
fn a_round_is_limited_unless_it_is_open_and_nobody_was_promised_more() {
    let limited = |promised: &[Option<PrivacyKind>], last_is_finished: bool| {
        let place = Place::new();
        let round = place.round("a", |round| round.privacy = Some(PrivacyKind::Open));
        for (at, promised) in promised.iter().enumerate() {
            let code = format!("R{at}");
            place.response(&format!("a/responses/{code}.yaml"), &code, "1 2", |one| {
                one.promised = *promised;
                if at + 1 == 2 && !last_is_finished {
                    one.finished.clear();
                }
            });
        }
        taken(&place, &[round]).tally.organisations[0].limited
    };
    let (open, protected) = (Some(PrivacyKind::Open), Some(PrivacyKind::Protected));
    assert!(!limited(&[None, open], true));
    assert!(limited(&[open, protected], true));
    // A promise to somebody who has not finished is a promise.
    assert!(limited(&[open, protected], false));
}

#[test]
fn a_second_round_of_an_organisation_is_not_mixed_in() {
    let place = Place::new();
    let one = place.round("2012", |round| round.opened = "2012-03-01".to_owned());
    let two = place.round("2013", |round| round.opened = "2013-03-01".to_owned());
    let other = place.round("other", |round| round.organisation = "South".to_owned());
    for round in ["2012", "2013", "other"] {
        place.person(round, "R1");
        place.person(round, "R2");
    }
    let came = taken(&place, &[one, two, other]);
    assert_eq!(came.rows, rows(4, 2));
    assert_eq!(
        came.rejects[0],
        "2013/responses/R1.yaml:1 another-round: `2012` holds another round of this organisation, in which the same code may be \
         another person; score one round at a time"
    );
}

#[test]
fn a_loose_response_is_of_the_round_around_it_or_of_the_share_file_or_of_its_folder() {
    let place = Place::new();
    place.round("a", |_| ());
    let inside = place.person("a", "R1");
    let loose = place.response("West/R2.yaml", "R2", "1 2", |_| ());
    let given = fixture::response(&place.small, "R3", "1 2");
    let mut round = fixture::round(&place.small, How::Individual);
    round.organisation = "East".to_owned();
    let shared = place.save(
        "West/from-a-colleague.yaml",
        &share::to_share(&given, &place.small, &round),
    );
    let came = taken(&place, &[inside.clone(), shared, loose, inside]);
    let names: Vec<&str> = came.tally.organisations.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["North", "East", "West"]);
    assert_eq!(came.rows, rows(3, 1));
    assert!(
        came.rejects[0].starts_with("a/responses/R1.yaml:1 second-record: `R1` answered before"),
        "{:?}",
        came.rejects
    );
    let mut named = Rounds::new(&place.small, Some("Given"));
    let mut tally = place.tally();
    named
        .file(&place.path("West/R2.yaml"), &mut tally, &mut |_, _| ())
        .unwrap();
    assert_eq!(tally.organisations[0].name, "Given");
}

#[test]
fn what_answers_another_questionnaire_is_not_scored() {
    let place = Place::new();
    let round = place.round("a", |round| round.questionnaire = "other".to_owned());
    place.person("a", "R1");
    let other = to_yaml(&fixture::response(&place.small, "R1", "1 2"), &place.small).replace("id: small", "id: other");
    let loose = place.save("West/R1.yaml", &other);
    let came = taken(&place, &[round, loose]);
    assert_eq!(
        came.rejects,
        [
            "a/responses/R1.yaml:1 wrong-questionnaire: its round is about the questionnaire `other`, not `small`",
            "West/R1.yaml:4:7 wrong-questionnaire: it does not answer the questionnaire `small`",
        ]
    );
}

#[test]
fn targets_and_versions_of_rounds_are_told_once() {
    let place = Place::new();
    let rounds = ["a", "b", "c"].map(|name| {
        place.save(&format!("{name}/own.yaml"), "another version");
        place.round(name, |round| {
            round.organisation = name.to_owned();
            round.file = "own.yaml".to_owned();
            round.targets.insert("default".to_owned(), 3.0);
        })
    });
    let came = taken(&place, &rounds);
    assert_eq!(
        came.remarks,
        [
            "`a` and 2 more: targets of its own are left aside; everything is scored by those of the questionnaire",
            "`a` and 2 more: made with another version; everything is scored by version 1 of `small`",
        ]
    );
}

#[test]
fn what_is_no_text_is_a_record_and_what_cannot_be_read_is_an_error() {
    let place = Place::new();
    place.round("a", |_| ());
    let large = place.save("a/responses/R1.yaml", &"#".repeat(1_000_001));
    let came = taken(&place, &[large]);
    assert!(came.rejects[0].contains("R1.yaml:1 too-large: "), "{:?}", came.rejects);
    let mut rounds = Rounds::new(&place.small, None);
    let gone = rounds.file(Path::new("gone.yaml"), &mut place.tally(), &mut |_, _| ());
    assert!(gone.unwrap_err().to_string().contains("`gone.yaml` cannot be read"));
    place.save("b/round.yaml", "format: 1\n");
    let bad = rounds.folder(&place.path("b"), &mut place.tally(), &mut |_, _| ());
    assert!(bad.unwrap_err().to_string().contains("`organisation` is missing"));
}
