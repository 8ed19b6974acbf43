use super::fixture::{all_shown, eight, joint, note, people, questionnaire, response, round, shipped};
use super::{Also, Block, Input, LeftOut, Report, Whose, build};
use crate::questionnaire::{PrivacyKind, Questionnaire, Role, Roles};
use crate::render::{Format, Options, render};
use crate::response::{Audience, Response};
use crate::round::How;
use unicode_width::UnicodeWidthStr;

const FORMATS: [Format; 5] = [
    Format::Terminal,
    Format::Markdown,
    Format::Statements,
    Format::Domains,
    Format::Json,
];

const HOSTILE: &str = "= | < & \"q\" + - @ \n# x\r\n1. y\u{202e}\u{200f} 🙂\0\u{1b}[31m <img src=x> [a](http://b.c)";

fn report(questionnaire: &Questionnaire, how: How, responses: &[Response], whose: Whose) -> Report {
    let round = round(questionnaire, how);
    let left_out = [LeftOut {
        code: "R9".into(),
        reason: "not finished".into(),
    }];
    let left_out = if how == How::Individual && whose == Whose::Team {
        &left_out[..]
    } else {
        &[]
    };
    let notes = all_shown(responses);
    build(&Input {
        questionnaire,
        round: &round,
        responses,
        left_out,
        whose,
        today: None,
        beside: None,
        also: Also {
            notes: Some(&notes),
            ..Also::default()
        },
    })
}

/// The version is left out of what is compared: it changes with every release.
fn text(report: &Report, format: Format, width: usize) -> String {
    let made = format!("ccg-diagnostic {}", env!("CARGO_PKG_VERSION"));
    let text = String::from_utf8(render(
        report,
        format,
        Options {
            width,
            ..Options::default()
        },
    ))
    .unwrap();
    text.replace(&made, "ccg-diagnostic VERSION")
}

#[test]
fn a_joint_report() {
    let shipped = shipped();
    let made = report(&shipped, How::Joint, &[joint(&shipped)], Whose::Team);
    insta::assert_snapshot!("joint_markdown", text(&made, Format::Markdown, 80));
    insta::assert_snapshot!("joint_terminal_80", text(&made, Format::Terminal, 80));
}

#[test]
fn a_report_of_eight_people() {
    let shipped = shipped();
    let made = report(&shipped, How::Individual, &eight(&shipped), Whose::Team);
    insta::assert_snapshot!("eight_markdown", text(&made, Format::Markdown, 80));
    insta::assert_snapshot!("eight_terminal_100", text(&made, Format::Terminal, 100));
    insta::assert_snapshot!("eight_statements", text(&made, Format::Statements, 80));
    insta::assert_snapshot!("eight_domains", text(&made, Format::Domains, 80));
}

#[test]
fn a_small_report_in_quarters() {
    let small = questionnaire(
        &["0", "0.25", "0.5", "1"],
        &[2, 2],
        &[("A.01", "weight: 2"), ("B.02", "importance: 3")],
    );
    let answers = people(&small, &["0 0.25 1 dk", "0.5 0.25 1 dk", "1 0.25 0.5 na"]);
    let made = report(&small, How::Individual, &answers, Whose::Team);
    insta::assert_snapshot!("small_json", text(&made, Format::Json, 80));
    insta::assert_snapshot!("small_terminal_40", text(&made, Format::Terminal, 40));
    insta::assert_snapshot!("small_markdown", text(&made, Format::Markdown, 80));
}

#[test]
fn the_order_of_responses_changes_no_byte() {
    let shipped = shipped();
    let mut all = eight(&shipped);
    let made = report(&shipped, How::Individual, &all, Whose::Team);
    all.reverse();
    all.swap(1, 5);
    let again = report(&shipped, How::Individual, &all, Whose::Team);
    for format in FORMATS {
        assert_eq!(text(&made, format, 80), text(&again, format, 80));
    }
}

#[test]
fn a_team_report_shows_only_what_everybody_may_see() {
    let shipped = shipped();
    let mut all = eight(&shipped);
    all[3].role = "practice nurse in Eastfield".into();
    let made = report(&shipped, How::Individual, &all, Whose::Team);
    for format in FORMATS {
        let text = text(&made, format, 200);
        assert!(!text.contains("secret of R1") && !text.contains("Eastfield"));
        assert!(
            ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8"]
                .iter()
                .all(|code| !text.contains(code))
        );
    }
    let markdown = text(&made, Format::Markdown, 80);
    let (first, second) = (markdown.find("Aardvark").unwrap(), markdown.find("Zebra").unwrap());
    assert!(first < second, "notes are sorted by their text, not by who wrote them");
}

#[test]
fn one_s_own_page_holds_private_notes() {
    let shipped = shipped();
    let all = eight(&shipped);
    let made = report(&shipped, How::Individual, &all[..1], Whose::Mine);
    let text = text(&made, Format::Markdown, 80);
    let own = own_sentences(&made).join(" ");
    assert!(text.contains("secret of R1"));
    assert!(text.contains("for you only"));
    assert!(!own.contains(" we ") && !own.contains(" us "), "{own}");
}

#[test]
fn a_response_in_progress_says_so() {
    let small = questionnaire(&["1", "2", "3", "4"], &[4, 4], &[]);
    let mut one = response(&small, "joint", "1 2 3 - - - - -");
    one.finished = String::new();
    let text = text(&report(&small, How::Joint, &[one], Whose::Team), Format::Markdown, 80);
    assert!(text.contains("Still in progress: 3 of 8 answered"));
    assert!(text.contains("Too few answers to give a domain result (0 of 4 statements)"));
    assert!(text.contains("| 1 2 3 - | 2.0 | 1 of 4 | 0 |"), "{text}");
}

#[test]
fn a_round_without_answers_has_a_report() {
    let shipped = shipped();
    for (how, whose) in [
        (How::Joint, Whose::Team),
        (How::Individual, Whose::Team),
        (How::Individual, Whose::Mine),
    ] {
        let made = report(&shipped, how, &[], whose);
        for format in FORMATS {
            assert!(!text(&made, format, 40).is_empty());
        }
    }
}

#[test]
fn a_questionnaire_of_one_statement_without_extras_reads_well() {
    let small = questionnaire(&["-1", "0", "1"], &[1], &[]);
    let made = report(&small, How::Joint, &[response(&small, "joint", "-1")], Whose::Team);
    let ids: Vec<&str> = made.sections.iter().map(|section| section.id).collect();
    assert_eq!(
        ids,
        [
            "summary",
            "domains",
            "strengths",
            "needs",
            "unknown",
            "next",
            "about",
            "statements",
            "numbers"
        ]
    );
    let text = text(&made, Format::Markdown, 80);
    assert!(text.contains("## 2. The domain\n"), "{text}");
    assert!(text.contains("1 statement is a development need."));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let shipped = shipped();
    let mut all = eight(&shipped);
    for one in &mut all {
        note(one, "D1.01", &format!("{HOSTILE} {}", "x".repeat(300)), Audience::Team);
        note(
            one,
            "D1.03",
            "日本語のとても長いノート".repeat(9).as_str(),
            Audience::Team,
        );
    }
    let joint = [joint(&shipped)];
    for made in [
        report(&shipped, How::Individual, &all, Whose::Team),
        report(&shipped, How::Joint, &joint, Whose::Team),
    ] {
        for width in [40, 50, 60, 80, 120, 200] {
            let text = text(&made, Format::Terminal, width);
            for line in text.lines() {
                assert!(line.width() <= width, "{width}: {line}");
                assert!(line.chars().all(|c| !c.is_control() && c != '\u{202e}'), "{line:?}");
            }
        }
    }
}

#[test]
fn colour_adds_bold_headings_and_nothing_else() {
    let shipped = shipped();
    let made = report(&shipped, How::Joint, &[joint(&shipped)], Whose::Team);
    let written = |colour| {
        String::from_utf8(render(
            &made,
            Format::Terminal,
            Options {
                colour,
                ..Options::default()
            },
        ))
        .unwrap()
    };
    let bold = written(true);
    assert!(bold.contains("\u{1b}[1m1. Summary\u{1b}[0m"));
    assert_eq!(bold.replace("\u{1b}[1m", "").replace("\u{1b}[0m", ""), written(false));
}

#[test]
fn plain_text_has_no_tables_and_no_rules() {
    let shipped = shipped();
    let plain = Options {
        plain: true,
        ..Options::default()
    };
    for made in [
        report(&shipped, How::Joint, &[joint(&shipped)], Whose::Team),
        report(&shipped, How::Individual, &eight(&shipped), Whose::Team),
        report(&shipped, How::Individual, &eight(&shipped)[..1], Whose::Mine),
    ] {
        let text = String::from_utf8(render(&made, Format::Terminal, plain)).unwrap();
        assert!(!text.contains("---") && !text.contains("===") && !text.contains("\n  - "));
        assert!(!text.contains("   D1"), "no columns");
        let row = text
            .lines()
            .find(|line| line.starts_with("D1 Clinical focus and added value. "));
        assert!(row.is_some_and(|row| row.contains(". Levels 1 ")), "{row:?}");
    }
}

#[test]
fn text_is_narrow_on_a_wide_terminal_and_tables_are_not() {
    let shipped = shipped();
    let made = report(&shipped, How::Individual, &eight(&shipped), Whose::Team);
    let text = text(&made, Format::Terminal, 160);
    let line = text.lines().find(|line| line.contains("furthest short"));
    assert!(line.is_some_and(|line| line.width() <= 80));
    assert!(text.lines().any(|line| line.starts_with("D") && line.width() > 80));
    assert!(text.lines().any(|line| line == "-".repeat(80)));
}

#[test]
fn addresses_stay_whole_where_they_fit() {
    let shipped = shipped();
    let made = report(&shipped, How::Individual, &eight(&shipped), Whose::Team);
    let text = text(&made, Format::Terminal, 200);
    for line in text.lines().filter(|line| line.contains("http")) {
        assert!(line.trim_start().starts_with("http"), "{line}");
    }
    for section in made.sections.iter().filter(|section| section.id != "other-needs") {
        for block in &section.blocks {
            let Block::Resources(_, lines) = block else { continue };
            for one in lines.iter().filter(|one| one.archive.is_empty()) {
                assert!(text.contains(&one.address), "{}", one.address);
            }
        }
    }
}

#[test]
fn where_every_view_differs_the_report_says_what_comes_first() {
    let small = questionnaire(&["1", "2", "3", "4"], &[2, 1], &[]);
    let answers = people(&small, &["1 1 1", "1 1 1", "4 4 4", "4 4 -"]);
    let text = text(
        &report(&small, How::Individual, &answers, Whose::Team),
        Format::Markdown,
        80,
    );
    assert!(text.contains("What needs work: No statement is a development need yet: 3 are to talk about first."));
    assert!(text.contains("4 people answered 2 to 3 of 3 statements, each alone."));
    assert!(text.contains("| Left out | R9 (not finished) |"), "{text}");
}

#[test]
fn a_barely_started_response_has_one_sentence_for_its_results() {
    let shipped = shipped();
    let mut one = response(&shipped, "R1", "1 2 dk");
    one.finished = String::new();
    let text = text(
        &report(&shipped, How::Individual, &[one], Whose::Mine),
        Format::Terminal,
        80,
    );
    assert!(text.contains("You answered 3 of 72 statements."));
    assert!(text.contains("There are too few answers yet to give a result for any domain."));
    assert_eq!(text.matches("oo few answers").count(), 1);
}

#[test]
fn hostile_text_stays_text() {
    let small = questionnaire(&["1", "2", "3", "4"], &[2], &[]);
    let mut one = response(&small, "joint", "1 na");
    note(&mut one, "A.01", HOSTILE, Audience::Team);
    one.answers
        .insert("A.02".into(), crate::response::Answer::NotApplicable(HOSTILE.into()));
    let mut round = round(&small, How::Joint);
    round.organisation = HOSTILE.into();
    let made = build(&Input {
        questionnaire: &small,
        round: &round,
        responses: &[one],
        left_out: &[],
        whose: Whose::Team,
        today: None,
        beside: None,
        also: crate::report::Also::default(),
    });
    let markdown = text(&made, Format::Markdown, 80);
    assert_eq!(markdown.lines().filter(|line| line.starts_with("# ")).count(), 1);
    let mut bare = markdown.clone();
    for c in "\\`*_[]<>|&#~^$@:.-+=!)".chars() {
        bare = bare.replace(&format!("\\{c}"), "");
    }
    assert!(
        !bare.contains("<img") && !bare.contains('[') && !bare.contains('\0'),
        "{bare}"
    );
    for line in markdown.lines().filter(|line| line.starts_with("| A.02")) {
        let bars = line.replace("\\|", "").matches('|').count();
        assert!(bars == 4 || bars == 6, "{line}");
    }
    let csv = text(&made, Format::Statements, 80);
    let mut reader = ::csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2);
    assert!(rows[0][0].starts_with("'= | <") && rows[0].iter().all(|cell| !cell.contains('\0')));
    let json: serde_json::Value = serde_json::from_str(&text(&made, Format::Json, 80)).unwrap();
    assert_eq!(json["organisation"], HOSTILE);
}

/// Text of our own: not a questionnaire's, not people's.
fn own_sentences(report: &Report) -> Vec<String> {
    let mut texts = vec![report.front.purpose.clone()];
    for section in report
        .sections
        .iter()
        .filter(|section| !["needs", "other-needs"].contains(&section.id))
    {
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => texts.push(text.clone()),
                Block::Labelled(label, text) if label != "As named in 2011" && !label.starts_with("About") => {
                    texts.push(text.clone());
                }
                Block::Steps(items) => texts.extend(items.clone()),
                Block::List(_, items) if ["numbers", "about"].contains(&section.id) => texts.extend(items.clone()),
                _ => {}
            }
        }
    }
    texts
        .iter()
        .flat_map(|text| text.split(['.', ';', ':']))
        .map(str::to_owned)
        .collect()
}

#[test]
fn sentences_are_short_and_plain() {
    let shipped = shipped();
    for made in [
        report(&shipped, How::Individual, &eight(&shipped), Whose::Team),
        report(&shipped, How::Joint, &[joint(&shipped)], Whose::Team),
        report(&shipped, How::Individual, &eight(&shipped)[..1], Whose::Mine),
    ] {
        for sentence in own_sentences(&made) {
            assert!(sentence.split_whitespace().count() <= 25, "too long: {sentence}");
            assert!(!sentence.contains(['%', '&', '!']), "{sentence}");
        }
        for word in ["score", "weakness", "fail", "maturity", "compliance"] {
            let with = own_sentences(&made)
                .into_iter()
                .find(|one| one.to_lowercase().contains(word));
            assert_eq!(with, None, "{word}");
        }
    }
}

#[test]
fn headings_come_in_order() {
    let shipped = shipped();
    let made = report(&shipped, How::Individual, &eight(&shipped), Whose::Team);
    let markdown = text(&made, Format::Markdown, 80);
    let mut before = 0;
    for line in markdown.lines().filter(|line| line.starts_with('#')) {
        let level = line.chars().take_while(|c| *c == '#').count();
        assert!(level <= before + 1, "{line}");
        before = level;
    }
}

#[test]
fn the_counts_of_every_statement_add_up() {
    let shipped = shipped();
    let made = report(&shipped, How::Individual, &eight(&shipped), Whose::Team);
    for row in &made.data.statements {
        assert_eq!(row.counts.iter().sum::<u32>(), row.ratings);
        let others = row.dont_know + row.not_applicable + row.unanswered + row.few;
        assert_eq!(row.ratings + others, 8);
        assert!(row.dont_know != 1 && row.not_applicable != 1, "{}", row.id);
    }
}

#[test]
fn a_reversed_need_is_short_of_its_target_and_not_below_it() {
    let small = questionnaire(&["1", "2", "3", "4"], &[2], &[("A.01", "reverse: true")]);
    // Turned round 2 2 3 3, target 3: 2 of 4 are short, (1 + 1 + 0 + 0)/4 = 1/2.
    let all = people(&small, &["3 3", "3 3", "2 3", "2 3"]);
    let made = build(&Input {
        questionnaire: &small,
        round: &round(&small, How::Individual),
        responses: &all,
        left_out: &[],
        whose: Whose::Team,
        today: None,
        beside: None,
        also: crate::report::Also::default(),
    });
    let text = String::from_utf8(render(&made, Format::Markdown, Options::default())).unwrap();
    let target =
        "Target: Level 2, Level b or lower. 2 of 4 ratings are short of it: 0.5 levels on average over all ratings.";
    assert!(text.contains(target), "{text}");
}

fn everything(questionnaire: &Questionnaire, responses: &[Response]) -> Vec<Vec<u8>> {
    let made = report(questionnaire, How::Individual, responses, Whose::Team);
    let rendered = FORMATS.map(|format| render(&made, format, Options::default()));
    rendered.to_vec()
}

fn protected(mut small: Questionnaire) -> Questionnaire {
    small.privacy.kind = PrivacyKind::Protected;
    (small.privacy.minimum, small.privacy.detail) = (3, 5);
    small
}

#[test]
fn under_the_minimum_no_file_depends_on_what_was_answered() {
    let small = protected(questionnaire(&["1", "2", "3", "4"], &[2, 2], &[]));
    let (some, others) = (["1 dk na 4", "1 - na 4"], ["3 3 2 -", "na 2 2 1"]);
    assert_eq!(
        everything(&small, &people(&small, &some)),
        everything(&small, &people(&small, &others))
    );
}

#[test]
fn no_file_depends_on_what_was_answered_to_a_statement_asked_of_few() {
    let mut small = protected(questionnaire(
        &["1", "2", "3", "4"],
        &[2, 2],
        &[("B.01", "counts: false")],
    ));
    small.roles = Some(Roles {
        asked: "Which?".into(),
        several: false,
        choices: vec![Role {
            id: "chair".into(),
            label: "Chair".into(),
        }],
    });
    small.domains[1].roles = vec![0];
    let of_chairs = |words: [&str; 2]| {
        let mut all = people(&small, &["1 2 - -"; 6]);
        for (one, words) in all.iter_mut().zip(words) {
            one.answers = response(&small, "R1", words).answers;
            one.roles = vec!["chair".into()];
        }
        everything(&small, &all)
    };
    assert_eq!(of_chairs(["1 2 4 1", "1 2 dk na"]), of_chairs(["1 2 - 3", "1 2 - -"]));
}

mod individuals;
