//! Tables: however their bytes come and are cut, the same is counted and rejected, and it is what the plain model says.

use std::io::Read;

use ccg_diagnostic::questionnaire::Questionnaire;
use ccg_diagnostic::tally::blocks::{Block, Blocks, SIZE};
use ccg_diagnostic::tally::layout::{Kind, Layout, Named, layout};
use ccg_diagnostic::tally::reader::{Place, Reader};
use ccg_diagnostic::tally::reject::{CODES, Fault, Reject};
use ccg_diagnostic::tally::{Other, Reading, Slots, Tally};
use ccg_diagnostic::text::is_harmful;

use crate::chance::Chance;
use crate::model::{Model, counted};
use crate::mutate::mutate;
use crate::pieces::{Pieces, cut};
use crate::{Case, corpus, written};

pub(crate) fn target(case: &mut Case<'_>) {
    let questionnaire = case.questionnaire();
    let mut bytes = corpus::table(questionnaire, &mut case.chance);
    let other = corpus::table(questionnaire, &mut case.chance);
    if !case.chance.once_in(8) {
        mutate(&mut case.chance, &mut bytes, &other);
    }
    case.input(&bytes);
    hold(questionnaire, &bytes, &mut case.chance);
}

/// What came of a table.
pub(crate) struct Done {
    pub(crate) tally: Tally,
    pub(crate) rejects: Vec<Reject>,
    pub(crate) place: Place,
}

/// A table whose heading can be used.
struct Table<'a> {
    questionnaire: &'a Questionnaire,
    reading: Reading,
    layout: Layout,
    head_lines: u64,
    limited: bool,
}

/// Reads a table in every way.
pub(crate) fn hold(questionnaire: &Questionnaire, bytes: &[u8], chance: &mut Chance) {
    let reading = Reading::of(questionnaire, chance.once_in(2), chance.once_in(2));
    let named = Named {
        organisation: chance.once_in(6).then(|| "Named, once".to_owned()),
        columns: Vec::new(),
    };
    let Ok((table, blocks)) = opened(questionnaire, reading, &named, bytes, chance) else {
        return;
    };
    let done = table.done(&blocks, 1);
    sound(&table, &done);
    let records = blocks.iter().map(|block| &block.bytes[..]).collect::<Vec<_>>().concat();
    if blocks.iter().all(|block| block.too_long.is_none()) {
        as_the_model(&table, &done, &records);
        let cut = cut(&records, table.layout.separator, chance);
        same(&done, &table.done(&cut, 1 + chance.below(3)), 0);
    }
    in_pieces(&table, &done, &named, bytes, chance);
    if chance.once_in(100) {
        over_the_edge(&table, &done, &named, bytes, &records, chance);
    }
    if chance.once_in(3) {
        written::hold(questionnaire, &done, chance);
    }
}

type Opened<'q> = (Table<'q>, Vec<Block>);

fn opened<'q>(
    questionnaire: &'q Questionnaire,
    reading: Reading,
    named: &Named,
    bytes: impl Read,
    chance: &mut Chance,
) -> Result<Opened<'q>, ()> {
    let mut blocks = Blocks::open(bytes).map_err(drop)?;
    let layout = layout(blocks.head(), questionnaire, named).map_err(drop)?;
    blocks.separated_by(layout.separator);
    let table = Table {
        questionnaire,
        reading,
        layout,
        head_lines: blocks.head_lines(),
        limited: chance.once_in(2),
    };
    let mut all = Vec::new();
    let mut block = Block::default();
    while blocks.next(&mut block).unwrap() {
        all.push(block.clone());
    }
    Ok((table, all))
}

impl Table<'_> {
    /// Everything in order, parsed by so many readers in turn.
    fn done(&self, blocks: &[Block], readers: usize) -> Done {
        let slots = Slots::of(self.questionnaire);
        let mut tally = Tally::new(slots.clone(), self.reading);
        let reader = |_| Reader::new(self.questionnaire, &slots, &self.layout, self.reading);
        let mut readers: Vec<Reader<'_>> = (0..readers).map(reader).collect();
        let mut parsed = readers[0].room();
        let mut rejects = Vec::new();
        let mut place = Place {
            lines: self.head_lines,
            ..Place::default()
        };
        let number = readers.len();
        for (at, block) in blocks.iter().enumerate() {
            readers[at % number].parse(block, &mut parsed);
            tally.take(block, &parsed, self.limited, &mut place, &mut |reject| {
                rejects.push(reject)
            });
        }
        tally.finish(self.questionnaire);
        Done { tally, rejects, place }
    }
}

/// What is true of any table.
fn sound(table: &Table<'_>, done: &Done) {
    let place = done.place;
    assert_eq!(place.records, place.scored + place.rejected, "the sum of the records");
    assert_eq!(place.rejected, done.rejects.len() as u64, "as many rejects as are told");
    let mut last = (0, 0);
    for reject in &done.rejects {
        let at = (reject.record, reject.line);
        assert!(at.0 > last.0 && at.1 > last.1, "rejects are in order: {last:?} {at:?}");
        assert!(
            reject.record <= place.records && reject.line > table.head_lines.min(1),
            "{reject:?}"
        );
        assert!(
            reject
                .column
                .is_none_or(|at| (1..=table.layout.columns.len()).contains(&at)),
            "{reject:?}"
        );
        assert!(CODES.iter().any(|(code, _)| *code == reject.fault.code()), "{reject:?}");
        let message = reject.fault.message(table.questionnaire);
        assert!(!message.chars().any(is_harmful) && !message.is_empty(), "{message:?}");
        last = at;
    }
    let responses: u64 = done.tally.groups.iter().map(|group| u64::from(group.responses)).sum();
    match table.layout.kind {
        Kind::Wide => assert_eq!(responses, place.scored, "a response for each record"),
        Kind::Long => assert!(responses <= place.scored, "a record at least for each response"),
    }
    let people: usize = done.tally.organisations.iter().map(|one| one.people.len()).sum();
    assert_eq!(people as u64, responses, "a response of each respondent");
    answers_add_up(&done.tally);
}

/// Ratings and the other answers that are counted are at most as many as the responses.
pub(crate) fn answers_add_up(tally: &Tally) {
    let slots = &tally.slots;
    for group in &tally.groups {
        let mut rest = group.counts.iter();
        for statement in 0..slots.statements() {
            let number = slots.levels(statement) + Other::NUMBER;
            let unanswered = usize::from(slots.other(statement, Other::Unanswered));
            let counts = rest.by_ref().take(number).enumerate();
            let counted = counts.filter(|(at, _)| *at != unanswered);
            let sum: u64 = counted.map(|(_, count)| u64::from(*count)).sum();
            assert!(
                sum <= u64::from(group.responses),
                "statement {statement}: {sum} of {}",
                group.responses
            );
        }
    }
}

/// What has to be equal however a table is read. The other one has so many more lines before its records.
fn same(one: &Done, other: &Done, lines: u64) {
    let mut place = other.place;
    place.lines -= lines;
    assert_eq!(one.place, place);
    assert_eq!(one.rejects.len(), other.rejects.len());
    for (one, other) in one.rejects.iter().zip(&other.rejects) {
        let other = Reject {
            line: other.line - lines,
            ..other.clone()
        };
        assert_eq!(*one, other);
    }
    assert_eq!(one.tally.groups, other.tally.groups);
    let pairs = one.tally.organisations.iter().zip(&other.tally.organisations);
    for (one, other) in pairs {
        assert_eq!(
            (&one.name, one.limited, one.people.len()),
            (&other.name, other.limited, other.people.len())
        );
        assert_eq!((&one.answers, &one.group_of), (&other.answers, &other.group_of));
        for at in 0..one.people.len() {
            assert_eq!(one.people.code(at), other.people.code(at));
        }
    }
    assert_eq!(one.tally.organisations.len(), other.tally.organisations.len());
}

/// The model does not know of quotation marks that are not closed: it is not given that record.
fn as_the_model(table: &Table<'_>, done: &Done, records: &[u8]) {
    let open = done.rejects.last().filter(|last| last.fault == Fault::OpenQuote);
    let lines = open.map_or(usize::MAX, |open| {
        usize::try_from(open.line - 1 - table.head_lines).unwrap()
    });
    let mut ends = records.iter().enumerate().filter(|(_, byte)| **byte == b'\n');
    let begin = match lines {
        usize::MAX => records.len(),
        0 => 0,
        lines => ends.nth(lines - 1).map_or(records.len(), |(at, _)| at + 1),
    };
    let mut model = Model::default();
    model.table(
        table.questionnaire,
        table.reading,
        &table.layout,
        &records[..begin],
        table.head_lines,
    );
    let known = done.rejects.len() - usize::from(open.is_some());
    assert_eq!(done.rejects[..known], model.rejects, "rejects are those of the model");
    assert_eq!(
        done.place.records,
        model.records + u64::from(open.is_some()),
        "records are those of the model"
    );
    assert_eq!(
        counted(&done.tally),
        model.counts(table.questionnaire, table.reading),
        "counters are those of the model"
    );
}

fn in_pieces(table: &Table<'_>, done: &Done, named: &Named, bytes: &[u8], chance: &mut Chance) {
    let pieces = Pieces {
        bytes,
        most: *chance.pick(&[&1, &7, &500]),
        chance: chance.clone(),
    };
    let (again, blocks) = opened(table.questionnaire, table.reading, named, pieces, chance).unwrap();
    let again = Table {
        limited: table.limited,
        ..again
    };
    assert_eq!(again.layout, table.layout);
    same(done, &again.done(&blocks, 1), 0);
}

/// Blank lines push the records over the end of the first block.
fn over_the_edge(table: &Table<'_>, done: &Done, named: &Named, bytes: &[u8], records: &[u8], chance: &mut Chance) {
    let head = &bytes[..bytes.len() - records.len().min(bytes.len())];
    let blank = (SIZE - chance.below(records.len().min(SIZE))).saturating_sub(head.len());
    if blank == 0 || !head.ends_with(b"\n") || done.place.records == 0 {
        return;
    }
    let text = [head, &b"\n".repeat(blank), records].concat();
    let (again, blocks) = opened(table.questionnaire, table.reading, named, &text[..], chance).unwrap();
    let again = Table {
        limited: table.limited,
        ..again
    };
    same(done, &again.done(&blocks, 2), blank as u64);
}

/// A part of what a table holds, where its heading can be used.
pub(crate) fn part(questionnaire: &Questionnaire, bytes: &[u8], chance: &mut Chance) -> Option<Vec<u8>> {
    let reading = Reading::of(questionnaire, chance.once_in(2), chance.once_in(2));
    let (table, blocks) = opened(questionnaire, reading, &Named::default(), bytes, chance).ok()?;
    Some(written::part_of(questionnaire, &table.done(&blocks, 1)))
}
