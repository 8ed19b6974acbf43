//! Scoring at speed says what the plain way says: the `csv` crate, maps, and the marks of responses.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

#[path = "tally/model.rs"]
mod model;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use ccg_diagnostic::questionnaire::{Questionnaire, catalogue, validate};
use ccg_diagnostic::tally::blocks::{Block, Blocks};
use ccg_diagnostic::tally::layout::{Column, Kind, Layout};
use ccg_diagnostic::tally::reader::{Parsed, Place, Reader};
use ccg_diagnostic::tally::reject::Reject;
use ccg_diagnostic::tally::{Reading, Slots, Tally};
use model::{Model, SMALL, counted};
use proptest::prelude::*;

static QUESTIONNAIRES: LazyLock<Vec<Questionnaire>> = LazyLock::new(|| {
    let shipped = ["ccg-six-domains", "ccg-leadership-roles", "ccg-development-checklists"];
    let mut all = vec![validate::from_yaml(SMALL).unwrap_or_else(|problems| panic!("{problems:#?}"))];
    all.extend(shipped.map(|id| catalogue::find(id).unwrap().questionnaire()));
    all
});

const ORGANISATIONS: [&str; 6] = [
    "North",
    "West,\nand \"more\"",
    "Nörd 1",
    " a name that is longer than thirty-two bytes, by far ",
    concat!(
        "A name of more than a hundred bytes without anything odd in it ",
        "as nobody has it but a table may well have"
    ),
    concat!(
        "A name of more than 255 bytes: what is compared with the row before has an end. ",
        "It goes on and on and on and on and on and on and on and on and on and on and on. ",
        "It goes on and on and on and on and on and on and on and on and on and on and on. ",
        "Here it ends at last"
    ),
];
const ROLES: [&str; 5] = ["", "gp", "Lay member", "lay; GP", "porter"];

/// One answer as somebody may write it.
#[derive(Debug, Clone)]
struct Said1 {
    organisation: usize,
    respondent: usize,
    statement: usize,
    word: usize,
    style: u16,
}

fn words(questionnaire: &Questionnaire, statement: usize) -> Vec<String> {
    let one = &questionnaire.statements[statement];
    let mut words: Vec<String> = ["dk", "", "DK", " dk "].map(str::to_owned).to_vec();
    for level in &questionnaire.scale_of(one).levels {
        words.extend([
            level.key.clone(),
            level.key.clone(),
            level.key.clone(),
            level.label.to_uppercase(),
        ]);
    }
    if one.not_applicable {
        words.push("na".into());
    }
    words
}

/// A cell with its quotation marks, where it needs them or is given them.
fn cell(text: &str, quoted: bool) -> String {
    if quoted || text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

const ORDERS: [&[Column]; 5] = [
    &[Column::Organisation, Column::Respondent, Column::Which, Column::Answer],
    &[
        Column::Organisation,
        Column::Respondent,
        Column::Which,
        Column::Answer,
        Column::Ignored,
        Column::Role,
    ],
    &[
        Column::Answer,
        Column::Role,
        Column::Respondent,
        Column::Ignored,
        Column::Which,
        Column::Organisation,
    ],
    &[Column::Which, Column::Answer, Column::Organisation, Column::Respondent],
    &[
        Column::Role,
        Column::Ignored,
        Column::Organisation,
        Column::Respondent,
        Column::Which,
        Column::Answer,
        Column::Ignored,
    ],
];

fn long_layout(order: usize) -> Layout {
    Layout {
        kind: Kind::Long,
        separator: b',',
        columns: ORDERS[order].to_vec(),
        organisation: None,
        numbered: false,
        ignored: Vec::new(),
        missing: Vec::new(),
    }
}

fn wide_layout(questionnaire: &Questionnaire) -> Layout {
    let first = [Column::Organisation, Column::Respondent, Column::Role];
    let statements = (0..questionnaire.statements.len()).map(Column::Statement);
    Layout {
        kind: Kind::Wide,
        columns: first.into_iter().chain(statements).collect(),
        ..long_layout(0)
    }
}

/// A line of a long table. `dirt` of a hundred lines have something wrong with them.
fn long_line(questionnaire: &Questionnaire, said: &Said1, order: usize, dirt: u16) -> Vec<u8> {
    let statement = said.statement % questionnaire.statements.len();
    let words = words(questionnaire, statement);
    let (style, mut dirty) = (said.style % 16, said.style / 16 % 100 < dirt);
    let one = &questionnaire.statements[statement];
    let which = match style {
        3 => &one.statement,
        10 => &one.id.to_lowercase(),
        _ => &one.id,
    };
    let role = ROLES[(said.organisation + said.respondent) % ROLES.len()];
    let mut fields: Vec<Vec<u8>> = Vec::new();
    for column in ORDERS[order] {
        let text = match column {
            Column::Organisation => ORGANISATIONS[said.organisation % ORGANISATIONS.len()],
            Column::Respondent => ["R1", "R2", "R10", "somebody with a long code"][said.respondent % 4],
            Column::Role => role,
            Column::Which => which,
            Column::Answer => &words[said.word % words.len()],
            _ => ["", "well, \"so\"", "two\nlines", "note"][usize::from(style) % 4],
        };
        fields.push(cell(text, style == 5 || style == 6 && *column == Column::Answer).into_bytes());
    }
    let at = usize::from(said.style / 1600) % fields.len();
    if dirty {
        match said.style / 16 % 7 {
            0 => fields.push(b"more".to_vec()),
            1 => fields[at] = b"\xff\xfe".to_vec(),
            2 => fields[at] = b"".to_vec(),
            3 => fields[at] = b"D9.99".to_vec(),
            4 => fields[at] = b" na".to_vec(),
            5 => drop(fields.pop()),
            _ => dirty = false,
        }
    }
    let mut line = fields.join(&b","[..]);
    line.extend_from_slice(if style == 7 { b"\r\n" } else { b"\n" });
    if style == 8 && !dirty {
        line.extend_from_slice(b"\r\n\n");
    }
    if style == 9 && !dirty {
        line.extend_from_slice(b",,\n,\"\", ,\" \n\"\t\n");
    }
    line
}

fn wide_line(questionnaire: &Questionnaire, who: [&str; 3], slots: &BTreeMap<usize, String>, quoted: bool) -> String {
    let answers = (0..questionnaire.statements.len()).map(|at| slots.get(&at).map_or("", String::as_str));
    let fields: Vec<String> = who.into_iter().chain(answers).map(|text| cell(text, quoted)).collect();
    fields.join(",") + "\n"
}

/// Blocks as small as their records, each with so many bytes or its record.
fn cut(text: &[u8], size: usize) -> Vec<Block> {
    let whole = [b"heading\n", text].concat();
    let mut blocks = Blocks::open(whole.as_slice()).unwrap();
    blocks.separated_by(b',');
    let mut block = Block::default();
    let mut all = Vec::new();
    while blocks.next(&mut block).unwrap() {
        all.extend_from_slice(&block.bytes);
    }
    assert_eq!(all, text);
    let mut made = vec![Block::default()];
    let mut rest = text;
    while !rest.is_empty() {
        let mut open = false;
        let end = rest.iter().position(|byte| {
            open ^= *byte == b'"';
            *byte == b'\n' && !open
        });
        let (record, after) = rest.split_at(end.map_or(rest.len(), |end| end + 1));
        let last = made.last_mut().unwrap();
        if last.bytes.len() + record.len() > size && !last.bytes.is_empty() {
            made.push(Block::default());
        }
        made.last_mut().unwrap().bytes.extend_from_slice(record);
        rest = after;
    }
    for block in &mut made {
        block.plain = !block.bytes.contains(&b'"');
    }
    made
}

struct Done {
    tally: Tally,
    rejects: Vec<Reject>,
    place: Place,
}

/// Everything in order, parsed by as many readers as there are threads.
fn fast(
    questionnaire: &Questionnaire,
    reading: Reading,
    tables: &[(Layout, Vec<u8>)],
    size: usize,
    threads: usize,
) -> Done {
    let slots = Slots::of(questionnaire);
    let mut tally = Tally::new(slots.clone(), reading);
    let (mut rejects, mut total) = (Vec::new(), Place::default());
    for (layout, text) in tables {
        let blocks = cut(text, size);
        let parsed: Vec<Vec<(usize, Parsed)>> = std::thread::scope(|scope| {
            let run = |thread: usize| {
                let (blocks, slots) = (&blocks, &slots);
                scope.spawn(move || {
                    let mut reader = Reader::new(questionnaire, slots, layout, reading);
                    let own = blocks.iter().enumerate().skip(thread).step_by(threads);
                    own.map(|(at, block)| {
                        let mut parsed = reader.room();
                        reader.parse(block, &mut parsed);
                        (at, parsed)
                    })
                    .collect()
                })
            };
            let running: Vec<_> = (0..threads).map(run).collect();
            running.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let mut parsed: Vec<(usize, Parsed)> = parsed.into_iter().flatten().collect();
        parsed.sort_by_key(|(at, _)| *at);
        let mut place = Place {
            lines: 1,
            ..Place::default()
        };
        for (at, parsed) in &parsed {
            tally.take(&blocks[*at], parsed, false, &mut place, &mut |reject| {
                rejects.push(reject)
            });
        }
        assert_eq!(place.records, place.scored + place.rejected);
        total.records += place.records;
        total.scored += place.scored;
        total.rejected += place.rejected;
    }
    tally.finish(questionnaire);
    Done {
        tally,
        rejects,
        place: total,
    }
}

fn hold(questionnaire: &Questionnaire, reading: Reading, tables: &[(Layout, Vec<u8>)], size: usize) -> Done {
    let mut model = Model::default();
    for (layout, table) in tables {
        model.table(questionnaire, reading, layout, table, 1);
    }
    let done = fast(questionnaire, reading, tables, size, 1);
    assert_eq!(done.rejects, model.rejects);
    assert_eq!(done.place.records, model.records);
    assert_eq!(done.place.rejected, model.rejects.len() as u64);
    assert_eq!(counted(&done.tally), model.counts(questionnaire, reading));
    if reading.keep {
        let people: usize = done.tally.organisations.iter().map(|one| one.counted.len()).sum();
        assert_eq!(people, model.people.len());
    }
    let two = fast(questionnaire, reading, tables, size, 2);
    assert_eq!(two.rejects, done.rejects);
    assert_eq!((&two.tally.groups, two.place), (&done.tally.groups, done.place));
    done
}

fn answers() -> impl Strategy<Value = Vec<Said1>> {
    let one = (0..4_usize, 0..4_usize, 0..64_usize, 0..40_usize, any::<u16>());
    let one = one.prop_map(|(organisation, respondent, statement, word, style)| Said1 {
        organisation,
        respondent,
        statement,
        word,
        style,
    });
    proptest::collection::vec(one, 0..60)
}

/// Answers as a table mostly has them: each respondent's together, the statements in order, plainly written.
fn tidy(mut answers: Vec<Said1>, plain: bool) -> Vec<Said1> {
    answers.sort_by_key(|one| (one.organisation, one.respondent, one.statement));
    for one in answers.iter_mut().filter(|_| plain) {
        one.style = one.style / 16 * 16;
    }
    answers
}

fn reading(questionnaire: &Questionnaire, roles: bool, keep: bool) -> Reading {
    Reading::of(questionnaire, roles, keep)
}

/// One odd row of each kind, in turn in the first rows of respondents and others, where all else is plain.
#[test]
fn one_odd_row_changes_nothing_of_those_round_it() {
    let questionnaire = &QUESTIONNAIRES[1];
    let number = questionnaire.statements.len();
    let forms = (0..9_u16).map(|form| (form, 0));
    let faults = (0..7_u16).flat_map(|fault| (0..7_u16).map(move |column| (16 * fault + 1600 * column, 100)));
    for (style, dirt) in forms.chain(faults) {
        for odd in [0, 1, number - 1, number, number + 1, 2 * number] {
            let line = |at: usize| {
                let said = Said1 {
                    organisation: 0,
                    respondent: at / number,
                    statement: at % number,
                    word: 4 + at % 3 * 4,
                    style: if at == odd { style } else { 0 },
                };
                long_line(questionnaire, &said, 0, if at == odd { dirt } else { 0 })
            };
            let table = (0..2 * number + 9).map(line).collect::<Vec<_>>().concat();
            hold(
                questionnaire,
                reading(questionnaire, false, true),
                &[(long_layout(0), table)],
                20_000,
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn long_tables_are_counted_as_the_model_counts_them(
        said in answers(),
        (which, order, size) in (0..4_usize, 0..5_usize, 1..3000_usize),
        (roles, keep, sorted, plain) in any::<(bool, bool, bool, bool)>(),
        dirt in 0..30_u16,
    ) {
        let questionnaire = &QUESTIONNAIRES[which];
        let said = if sorted { tidy(said, plain) } else { said };
        let lines = said.iter().map(|one| long_line(questionnaire, one, order, dirt));
        let mut table = lines.collect::<Vec<_>>().concat();
        if roles && table.last() == Some(&b'\n') {
            table.pop();
        }
        hold(questionnaire, reading(questionnaire, roles, keep), &[(long_layout(order), table)], size);
    }

    /// Every respondent answers everything, in the same order and plainly, but for a few rows: record and line numbers stay right.
    #[test]
    fn odd_rows_among_plain_ones_are_counted_as_the_model_counts_them(
        (which, order, size) in (0..4_usize, 0..5_usize, 1..20_000_usize),
        (first, people) in (0..24_usize, 1..5_usize),
        odd in proptest::collection::vec((0..300_usize, any::<u16>()), 0..12),
        words in proptest::collection::vec(0..16_usize, 300),
        (roles, keep) in any::<(bool, bool)>(),
    ) {
        let questionnaire = &QUESTIONNAIRES[which];
        let number = questionnaire.statements.len();
        let mut lines = Vec::new();
        for (at, word) in words.iter().enumerate().take(people * number) {
            let who = first + at / number;
            let odd = odd.iter().find(|(odd, _)| *odd == at);
            let said = Said1 {
                organisation: who % 6,
                respondent: who / 6,
                statement: at % number,
                // Mostly a level; now and then don't know, or nothing.
                word: [0, 1, 2].get(*word).copied().unwrap_or(4 + word % 2 * 4),
                style: odd.map_or(0, |(_, style)| *style),
            };
            lines.push(long_line(questionnaire, &said, order, if odd.is_some() { 60 } else { 0 }));
        }
        hold(questionnaire, reading(questionnaire, roles, keep), &[(long_layout(order), lines.concat())], size);
    }

    #[test]
    fn wide_and_long_tables_of_the_same_answers_count_the_same(
        said in answers(),
        (which, order, size) in (0..4_usize, 1..3_usize, 1..5000_usize),
        (roles, quoted, both) in any::<(bool, bool, bool)>(),
    ) {
        let questionnaire = &QUESTIONNAIRES[which];
        let reading = reading(questionnaire, roles, true);
        let mut seen = BTreeSet::new();
        let number = questionnaire.statements.len();
        let mut said = tidy(said, !quoted);
        said.retain(|one| seen.insert((one.organisation, one.respondent, one.statement % number)));
        let lines = said.iter().map(|one| long_line(questionnaire, one, order, 0));
        let long = (long_layout(order), lines.collect::<Vec<_>>().concat());
        let mut people: BTreeMap<(usize, usize), BTreeMap<usize, String>> = BTreeMap::new();
        for one in &said {
            let statement = one.statement % number;
            let words = words(questionnaire, statement);
            let word = words[one.word % words.len()].clone();
            people.entry((one.organisation, one.respondent)).or_default().insert(statement, word);
        }
        let lines = people.iter().map(|(who, answers)| {
            let codes = ["R1", "R2", "R10", "somebody with a long code"];
            let who = [ORGANISATIONS[who.0], codes[who.1], ROLES[(who.0 + who.1) % ROLES.len()]];
            wide_line(questionnaire, who, answers, quoted)
        });
        let wide = (wide_layout(questionnaire), lines.collect::<String>().into_bytes());
        let by_long = hold(questionnaire, reading, std::slice::from_ref(&long), size);
        let by_wide = hold(questionnaire, reading, std::slice::from_ref(&wide), size);
        prop_assert_eq!(counted(&by_long.tally), counted(&by_wide.tally));
        if both {
            let once = hold(questionnaire, reading, &[wide.clone(), long.clone()], size);
            prop_assert_eq!(once.place.rejected, said.len() as u64);
            let twice = hold(questionnaire, reading, &[long, wide], size);
            prop_assert_eq!(twice.place.rejected, people.len() as u64);
        }
    }
}
