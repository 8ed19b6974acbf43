use std::collections::BTreeMap;
use std::io::Read;
use std::sync::LazyLock;

use proptest::collection::vec;
use proptest::prelude::{Just, Strategy, any, prop_oneof, proptest};
use proptest::{prop_assert_eq, sample};

use crate::questionnaire::{Questionnaire, catalogue, validate};
use crate::tally::blocks::tests::{Pieces, hostile, small};
use crate::tally::blocks::{Block, Blocks, LONGEST};
use crate::tally::layout::{Column, Kind, Layout};
use crate::tally::reader::Place;
use crate::tally::reject::{Fault, Reject};
use crate::tally::{Other, Reading, Slot, Slots, Tally};

use super::{Cells, Parsed, Wide, Wrong};

/// Its first two statements differ in taking not applicable.
static SMALL: LazyLock<Questionnaire> =
    LazyLock::new(|| validate::from_yaml(include_str!("../../../tests/fixtures/small.yaml")).unwrap());

/// All its statements take the same.
static USUAL: LazyLock<Questionnaire> = LazyLock::new(|| catalogue::find(catalogue::USUAL).unwrap().questionnaire());

/// Organisation, respondent, role, then as many statements.
fn columns(statements: usize) -> Vec<Column> {
    let mut columns = vec![Column::Organisation, Column::Respondent, Column::Role];
    columns.extend((0..statements).map(Column::Statement));
    columns
}

fn layout(columns: Vec<Column>) -> Layout {
    Layout {
        kind: Kind::Wide,
        separator: b',',
        columns,
        organisation: None,
        numbered: false,
        ignored: Vec::new(),
        missing: Vec::new(),
    }
}

/// What came of a table.
#[derive(Debug, PartialEq)]
struct Outcome {
    place: Place,
    rejects: Vec<Reject>,
    /// By organisation: its respondents in their order.
    people: BTreeMap<String, Vec<String>>,
    /// By organisation and role: responses and counters.
    groups: BTreeMap<(String, String), (u32, Vec<u32>)>,
    flags: BTreeMap<String, (bool, bool)>,
}

fn taken<R: Read>(blocks: Blocks<R>, layout: &Layout, reading: Reading) -> (Outcome, Tally) {
    taken_by(&SMALL, blocks, layout, reading)
}

fn taken_by<R: Read>(
    questionnaire: &Questionnaire,
    mut blocks: Blocks<R>,
    layout: &Layout,
    reading: Reading,
) -> (Outcome, Tally) {
    let slots = Slots::of(questionnaire);
    let mut wide = Wide::new(questionnaire, &slots, layout, reading);
    let mut tally = Tally::new(slots, reading);
    let mut place = Place {
        lines: blocks.head_lines(),
        ..Place::default()
    };
    let (mut block, mut parsed, mut rejects) = (Block::default(), Parsed::default(), Vec::new());
    blocks.separated_by(layout.separator);
    while blocks.next(&mut block).unwrap() {
        wide.parse(&block, &mut parsed);
        tally.take_wide(&block, &parsed, true, &mut place, &mut |reject| rejects.push(reject));
    }
    tally.settle();
    (outcome(&tally, place, rejects), tally)
}

fn outcome(tally: &Tally, place: Place, rejects: Vec<Reject>) -> Outcome {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let codes = |one: &crate::tally::Organisation| (0..one.people.len()).map(|at| text(&one.people.code(at))).collect();
    let organisations = || tally.organisations.iter();
    let groups = tally.groups.iter().map(|group| {
        let name = tally.organisations[group.organisation].name.clone();
        ((name, group.role.clone()), (group.responses, group.counts.clone()))
    });
    Outcome {
        place,
        rejects,
        people: organisations().map(|one| (one.name.clone(), codes(one))).collect(),
        groups: groups.collect(),
        flags: organisations()
            .map(|one| (one.name.clone(), (one.limited, one.joint)))
            .collect(),
    }
}

fn of(text: &str, layout: &Layout) -> Outcome {
    taken(
        Blocks::open(text.as_bytes()).unwrap(),
        layout,
        Reading {
            roles: true,
            ..Reading::default()
        },
    )
    .0
}

fn reject(record: u64, line: u64, column: Option<usize>, fault: Fault) -> Reject {
    Reject {
        record,
        line,
        column,
        fault,
    }
}

#[test]
fn every_fault_has_its_record_its_line_and_its_column() {
    let text = "o,r,role,a,b\n\
        A,R1,gp,1,na\n\
        A,R2,gp,1\n\
        \n\
        ,R3,gp,1,2\n\
        A, ,gp,1,2\n\
        A,R4,gp,4,2\n\
        \"A\nB\",R5,gp,1,x\n\
        A,R6,gp,na,1\n\
        A,R1,gp,2,2\n\
        \n\
        A,R7,gp,3,dk,\n\
        \"A\",R8,\"gp\",\"3\",\"Daily.\"\r\n\
        A,R9,gp,3,\"2";
    let found = of(text, &layout(columns(2)));
    let fields = |found| Fault::Fields { found, expected: 5 };
    let expected = [
        reject(2, 3, None, fields(4)),
        reject(3, 5, Some(1), Fault::NoOrganisation),
        reject(4, 6, Some(2), Fault::NoRespondent),
        reject(5, 7, Some(4), Fault::NotAnAnswer(0, "4".to_owned())),
        reject(6, 8, Some(5), Fault::NotAnAnswer(1, "x".to_owned())),
        reject(7, 10, Some(4), Fault::NotApplicable(0)),
        reject(8, 11, Some(2), Fault::RespondentAgain("R1".to_owned())),
        reject(9, 13, None, fields(6)),
        reject(11, 15, None, Fault::OpenQuote),
    ];
    assert_eq!(found.rejects, expected);
    assert_eq!(
        (
            found.place.records,
            found.place.scored,
            found.place.rejected,
            found.place.lines
        ),
        (11, 2, 9, 14)
    );
    assert_eq!(found.people["A"], ["R1", "R8"]);
    // Level 1 by R1 and level 3 by R8; not applicable and level 3 of the second statement. Four other counters of each.
    let (responses, counts) = &found.groups[&("A".to_owned(), "gp".to_owned())];
    assert_eq!(
        (*responses, &counts[..14]),
        (2, &[1, 0, 1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0][..])
    );
}

#[test]
fn text_that_is_not_utf_8_is_at_fault_only_where_it_is_read() {
    let mut all = columns(1);
    all.push(Column::Ignored);
    let text = b"h\nA,R1,gp,1,\xff\nA,R2,\xff,1,x\nA,R3,gp,\xff,x\n\xff,R4,gp,1,x\nCh\xc3\xa2teau,R5,gp,1,x\n";
    let run = |roles| {
        taken(
            Blocks::open(&text[..]).unwrap(),
            &layout(all.clone()),
            Reading {
                roles,
                ..Reading::default()
            },
        )
        .0
    };
    let columns = |found: &Outcome| {
        found
            .rejects
            .iter()
            .map(|one| (one.record, one.column))
            .collect::<Vec<_>>()
    };
    assert_eq!(columns(&run(true)), [(2, Some(3)), (3, Some(4)), (4, Some(1))]);
    assert_eq!(columns(&run(false)), [(3, Some(4)), (4, Some(1))]);
    assert!(run(true).rejects.iter().all(|one| one.fault == Fault::NotText));
    assert_eq!(run(true).people["Château"], ["R5"]);
}

#[test]
fn what_no_column_says_is_said_for_all() {
    let mut given = layout(vec![Column::Statement(1), Column::Statement(0)]);
    given.organisation = Some("Ours".to_owned());
    given.numbered = true;
    let found = of("h\n1,2\nx,1\n\nna,3\n", &given);
    assert_eq!(found.people["Ours"], ["row 1", "row 3"]);
    assert_eq!(
        found.rejects,
        [reject(2, 3, Some(1), Fault::NotAnAnswer(1, "x".to_owned()))]
    );
    let counts = &found.groups[&("Ours".to_owned(), String::new())].1;
    assert_eq!(counts[..14], [0, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0]);
}

#[test]
fn a_line_of_empty_fields_is_blank() {
    let found = of(
        "h\n,,,\nA,R1,gp,1\n,,\n \"\", ,\n\"\",\" \",,\"\"\r\n,,,x\n",
        &layout(columns(1)),
    );
    assert_eq!(found.people["A"], ["R1"]);
    // The line of quotation marks behind a space is none.
    let faults = [(2, 5, None), (3, 7, Some(1))];
    let of_reject = |one: &Reject| (one.record, one.line, one.column);
    assert_eq!(found.rejects.iter().map(of_reject).collect::<Vec<_>>(), faults);
    // Without a column that says whose it is, too.
    let mut given = layout(vec![Column::Statement(1), Column::Statement(0)]);
    given.organisation = Some("Ours".to_owned());
    given.numbered = true;
    let found = of("h\n1,2\n,\n ,\n\t, \n,3\n,\n", &given);
    assert_eq!(found.people["Ours"], ["row 1", "row 2"]);
}

#[test]
fn a_response_of_the_team_together_is_known_in_any_case() {
    let found = of("h\nA,Joint,,1\nB,joints,,1\nC,x,,9\n", &layout(columns(1)));
    assert_eq!(found.flags["A"], (true, true));
    assert_eq!(found.flags["B"], (true, false));
    assert!(!found.flags.contains_key("C"));
}

#[test]
fn answers_are_kept_and_counted_or_left_to_be_counted() {
    let text = "h\nA,R1,gp,3,na\nA,R2,,dk,\nA,R1,gp,1,1\n";
    for depends in [false, true] {
        let reading = Reading {
            roles: true,
            keep: true,
            depends,
        };
        let (_, tally) = taken(Blocks::open(text.as_bytes()).unwrap(), &layout(columns(2)), reading);
        let one = &tally.organisations[0];
        let statements = tally.slots.statements();
        let unanswered = |statement| tally.slots.other(statement, Other::Unanswered);
        // Slots of the first two statements: level 3 and not applicable, don't know and nothing.
        assert_eq!(
            (&one.answers[..2], &one.answers[statements..statements + 2]),
            (&[2, 4][..], &[3, unanswered(1)][..])
        );
        assert!((2..statements).all(|at| one.answers[at] == unanswered(at)));
        assert_eq!(
            (one.answers.len(), &one.counted[..], &one.group_of[..]),
            (2 * statements, &[!depends; 2][..], &[0, 1][..])
        );
        let responses: u32 = tally.groups.iter().map(|group| group.responses).sum();
        assert_eq!(responses, if depends { 0 } else { 2 });
    }
}

#[test]
fn a_record_that_is_too_long_is_one_record() {
    let text = format!("h\nA,R1,,1\nA,\"{}\nA,R2,,1\n", "\n".repeat(LONGEST));
    let found = of(&text, &layout(columns(1)));
    assert_eq!(found.rejects, [reject(2, 3, None, Fault::TooLong)]);
    assert_eq!((found.place.records, found.place.lines), (3, 3 + LONGEST as u64 + 1));
    assert_eq!(found.people["A"], ["R1", "R2"]);
}

#[test]
fn many_records_of_a_group_are_counted_as_one_by_one() {
    // 100 records, side by side and in turn: by levels 1, 2, 3, don't know, and nothing.
    let cell = |at: usize| ["1", "2", "3", "dk", ""][at % 5];
    let line = |at: usize, name: &str| format!("{name},R{at},,{},{}\n", cell(at), cell(at / 5));
    let together: String = (0..100).map(|at| line(at, "A")).collect();
    let in_turn: String = (0..100).map(|at| line(at, "A") + &line(at, "B")).collect();
    let one = of(&format!("h\n{together}"), &layout(columns(2)));
    let two = of(&format!("h\n{in_turn}"), &layout(columns(2)));
    let group = |found: &Outcome, name: &str| found.groups[&(name.to_owned(), String::new())].clone();
    assert_eq!(
        group(&one, "A").1[..14],
        [20, 20, 20, 20, 0, 20, 0, 20, 20, 20, 20, 0, 20, 0]
    );
    assert_eq!(
        (group(&two, "A"), group(&two, "B")),
        (group(&one, "A"), group(&one, "A"))
    );
}

/// Organisation, respondent and role, then the answers; or what is wrong.
type Plain = Result<([String; 3], Vec<Slot>), Wrong>;

/// The same by the `csv` crate and nothing else.
fn plainly(questionnaire: &Questionnaire, text: &[u8], layout: &Layout) -> Vec<Plain> {
    let mut cells = Cells::new(questionnaire);
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(layout.separator)
        .terminator(csv::Terminator::Any(b'\n'))
        .from_reader(text);
    let records: Vec<csv::ByteRecord> = reader.byte_records().map(Result::unwrap).collect();
    let is_blank = |record: &csv::ByteRecord| record.iter().all(crate::tally::quotes::is_empty);
    let records = records.iter().filter(|record| !is_blank(record));
    records.map(|record| plain_record(record, layout, &mut cells)).collect()
}

fn plain_record(record: &csv::ByteRecord, layout: &Layout, cells: &mut Cells<'_>) -> Plain {
    let (found, expected) = (record.len(), layout.columns.len());
    if found != expected {
        return Err((None, Fault::Fields { found, expected }));
    }
    let (mut names, mut slots) = ([const { String::new() }; 3], Vec::new());
    for ((at, column), field) in layout.columns.iter().enumerate().zip(record) {
        let wrong = |fault| (Some(at + 1), fault);
        let text = || {
            std::str::from_utf8(field)
                .map(|text| text.trim().to_owned())
                .map_err(|_| wrong(Fault::NotText))
        };
        match column {
            Column::Statement(statement) => slots.push(cells.slot(*statement, field).map_err(wrong)?),
            Column::Organisation => names[0] = text()?,
            Column::Respondent => names[1] = text()?,
            Column::Role => names[2] = text()?,
            _ => {}
        }
        match column {
            Column::Organisation if names[0].is_empty() => return Err(wrong(Fault::NoOrganisation)),
            Column::Respondent if names[1].is_empty() => return Err(wrong(Fault::NoRespondent)),
            _ => {}
        }
    }
    Ok((names, slots))
}

/// What comes of records that were read plainly.
fn counted(questionnaire: &Questionnaire, text: &[u8], layout: &Layout) -> Outcome {
    let slots = Slots::of(questionnaire);
    let reading = Reading {
        roles: true,
        ..Reading::default()
    };
    let mut tally = Tally::new(slots, reading);
    let statements: Vec<usize> = layout
        .columns
        .iter()
        .filter_map(|column| match column {
            Column::Statement(statement) => Some(*statement),
            _ => None,
        })
        .collect();
    let respondents = layout
        .columns
        .iter()
        .position(|column| *column == Column::Respondent)
        .unwrap()
        + 1;
    let (mut place, mut rejects) = (Place::default(), Vec::new());
    for record in plainly(questionnaire, text, layout) {
        place.records += 1;
        let scored = record.and_then(|([organisation, respondent, role], answers)| {
            let at = tally.organisation(&organisation);
            if !tally.organisations[at].people.place(respondent.as_bytes()).1 {
                return Err((Some(respondents), Fault::RespondentAgain(respondent)));
            }
            tally.organisations[at].limited = true;
            tally.organisations[at].joint |= respondent.to_lowercase() == "joint";
            let group = tally.group(at, &role);
            tally.groups[group].responses += 1;
            for (statement, slot) in statements.iter().zip(answers) {
                let counter = tally.slots.starts[*statement] + usize::from(slot);
                tally.groups[group].counts[counter] += 1;
            }
            Ok(())
        });
        match scored {
            Ok(()) => place.scored += 1,
            Err((column, fault)) => {
                place.rejected += 1;
                rejects.push(reject(place.records, 0, column, fault));
            }
        }
    }
    outcome(&tally, place, rejects)
}

/// Without lines, which the `csv` crate counts otherwise.
fn without_lines(mut outcome: Outcome) -> Outcome {
    outcome.place.lines = 0;
    outcome.rejects.iter_mut().for_each(|one| one.line = 0);
    outcome
}

/// Lines of which most are right, and every kind of mistake.
fn lines() -> impl Strategy<Value = Vec<u8>> {
    let cell = prop_oneof![
        12 => sample::select(&["1", "2", "3", "dk", ""][..]),
        3 => sample::select(&["na", "DK", " 1", "2 ", "In part", "Daily.", "\"3\"", "\" 2\"", "\"In part\""][..]),
        1 => sample::select(&["4", "x", "\"", "\"\"", "1,", "\u{e9}", "\t", "\r", "1\r", "dkx", "na1", "\"1\"x", "\"dk\"\"\"", ",", "\n"][..]),
    ];
    let name = sample::select(
        &[
            "A",
            "A",
            "A",
            "Bee CCG",
            "\"C, D\"",
            "Ch\u{e2}teau",
            " A ",
            "\"A\"",
            "",
            "\"E \"\"F\"\"\"",
        ][..],
    );
    let role = sample::select(&["gp", "gp", "", "nurse", "\"a\nb\""][..]);
    let end = prop_oneof![20 => Just("\n"), 4 => Just("\r\n"), 1 => Just("\n\n"), 1 => Just("\r\n\n")];
    let line = (name, 0_usize..40, role, vec(cell, 4..6), end).prop_map(|(name, number, role, cells, end)| {
        let cells = if cells.len() == 5 && number != 0 {
            &cells[..4]
        } else {
            &cells[..]
        };
        format!("{name},R{number},{role},{}{end}", cells.join(",")).into_bytes()
    });
    let one = prop_oneof![30 => line, 1 => hostile(), 1 => Just(b"A,R1,\xff,1,1,1,1\n".to_vec())];
    (vec(one, 0..60), any::<bool>()).prop_map(|(lines, ended)| {
        let text = lines.concat();
        let end = if ended { text.len() } else { text.trim_ascii_end().len() };
        text[..end].to_vec()
    })
}

/// Statements side by side, behind, before and between others.
fn layouts() -> impl Strategy<Value = Layout> {
    Just(columns(4)).prop_shuffle().prop_flat_map(|shuffled| {
        let mut apart = columns(4);
        apart.rotate_left(3);
        let mut between = columns(4);
        between.rotate_left(1);
        prop_oneof![Just(columns(4)), Just(apart), Just(between), Just(shuffled)].prop_map(layout)
    })
}

/// The columns of each line as another layout has them, where there is no mark.
fn arranged(text: &[u8], layout: &Layout) -> Vec<u8> {
    if text.contains(&b'"') {
        return text.to_vec();
    }
    let line = |line: &[u8]| {
        let fields: Vec<&[u8]> = line.split(|byte| *byte == b',').collect();
        if fields.len() != layout.columns.len() {
            return line.to_vec();
        }
        let place = |column: &Column| columns(4).iter().position(|one| one == column).unwrap();
        let fields: Vec<&[u8]> = layout.columns.iter().map(|column| fields[place(column)]).collect();
        fields.join(&b","[..])
    };
    let lines: Vec<Vec<u8>> = text.split(|byte| *byte == b'\n').map(line).collect();
    lines.join(&b"\n"[..])
}

proptest! {
    #[test]
    fn lines_are_read_as_the_csv_crate_reads_them(text in lines(), layout in layouts(), usual in any::<bool>()) {
        let questionnaire: &Questionnaire = if usual { &USUAL } else { &SMALL };
        let text = arranged(&text, &layout);
        let reading = Reading { roles: true, ..Reading::default() };
        let whole = [b"h\n", &text[..]].concat();
        let (found, _) = taken_by(questionnaire, Blocks::open(&whole[..]).unwrap(), &layout, reading);
        let found = without_lines(found);
        if crate::tally::quotes::is_open(&text, *b",,,") {
            // To the crate the end closes what is open; here that last record is at fault, and the others are the same.
            let expected = counted(questionnaire, &[&text[..], b"x\""].concat(), &layout);
            let last = found.place.records;
            let others = |outcome: &Outcome| {
                let others = outcome.rejects.iter().filter(|one| one.record < last);
                others.cloned().collect::<Vec<_>>()
            };
            prop_assert_eq!(found.rejects.last(), Some(&reject(last, 0, None, Fault::OpenQuote)));
            prop_assert_eq!((others(&found), last), (others(&expected), expected.place.records));
        } else {
            prop_assert_eq!(found, counted(questionnaire, &text, &layout));
        }
    }

    #[test]
    fn blocks_and_pieces_change_nothing(text in lines(), sizes in vec(1_usize..9, 1..4), block in 1_usize..300) {
        let text = [b"h\n", &text[..]].concat();
        let reading = Reading { roles: true, keep: true, depends: false };
        let (one, tally) = taken(small(&text[..], 1 << 16, 1 << 20), &layout(columns(4)), reading);
        let (other, again) = taken(small(Pieces::new(&text, &sizes), block, 1 << 20), &layout(columns(4)), reading);
        prop_assert_eq!(one, other);
        for (one, other) in tally.organisations.iter().zip(&again.organisations) {
            prop_assert_eq!((&one.answers, &one.group_of), (&other.answers, &other.group_of));
        }
    }
}
