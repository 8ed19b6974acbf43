//! Headings: what each column holds, or problems with places in the heading.

use ccg_diagnostic::problem::excerpt::{line, render};
use ccg_diagnostic::problem::{Problem, Source};
use ccg_diagnostic::questionnaire::Questionnaire;
use ccg_diagnostic::tally::blocks::Blocks;
use ccg_diagnostic::tally::layout::{Column, Kind, Layout, Named, layout};
use ccg_diagnostic::text::is_harmful;

use crate::mutate::mutate;
use crate::{Case, corpus};

pub(crate) fn target(case: &mut Case<'_>) {
    let questionnaire = case.questionnaire();
    let first = |table: Vec<u8>| table.split(|byte| *byte == b'\n').next().unwrap_or_default().to_vec();
    let mut bytes = first(corpus::table(questionnaire, &mut case.chance));
    let other = first(corpus::table(questionnaire, &mut case.chance));
    mutate(&mut case.chance, &mut bytes, &other);
    case.input(&bytes);
    let Ok(blocks) = Blocks::open(&bytes[..]) else { return };
    let named = Named {
        organisation: case.chance.once_in(4).then(|| "North".to_owned()),
        columns: Vec::new(),
    };
    match layout(blocks.head(), questionnaire, &named) {
        Ok(layout) => usable(&layout, blocks.head(), questionnaire),
        Err(problems) => told(&problems, blocks.head()),
    }
}

fn usable(layout: &Layout, head: &[u8], questionnaire: &Questionnaire) {
    let count = |column| layout.columns.iter().filter(|one| **one == column).count();
    for statement in 0..questionnaire.statements.len() {
        let number = count(Column::Statement(statement)) + usize::from(layout.missing.contains(&statement));
        assert_eq!(number, usize::from(layout.kind == Kind::Wide), "statement {statement}");
    }
    let long = usize::from(layout.kind == Kind::Long);
    assert_eq!((count(Column::Which), count(Column::Answer)), (long, long));
    assert_eq!(
        count(Column::Organisation) + usize::from(layout.organisation.is_some()),
        1
    );
    assert_eq!(count(Column::Respondent) + usize::from(layout.numbered), 1);
    assert!(count(Column::Role) <= 1);
    for remark in layout.remarks(questionnaire) {
        assert!(!remark.contains(is_harmful), "{remark:?}");
    }
    if !head.contains(&b'\n') {
        let mut builder = csv::ReaderBuilder::new();
        builder
            .has_headers(false)
            .flexible(true)
            .delimiter(layout.separator)
            .terminator(csv::Terminator::Any(b'\n'));
        let fields = builder
            .from_reader(head)
            .byte_records()
            .next()
            .map_or(0, |fields| fields.unwrap().len());
        assert_eq!(layout.columns.len(), fields, "a column for each field");
    }
}

fn told(problems: &[Problem], head: &[u8]) {
    let text = String::from_utf8_lossy(head).into_owned();
    assert!(!problems.is_empty());
    let source = Source {
        name: "a.csv".to_owned(),
        text,
    };
    for problem in problems {
        assert!(!problem.message.contains(is_harmful), "{problem:?}");
        if let Some(place) = &problem.place {
            assert!(source.text.get(place.clone()).is_some(), "{problem:?}");
        }
        assert!(!line(&source, problem).contains(is_harmful));
    }
    assert!(!render(&source, problems, false).contains(|c| is_harmful(c) && c != '\n'));
}
