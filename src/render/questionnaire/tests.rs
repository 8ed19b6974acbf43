//! Every format says everything, and no text of anybody's is taken for anything but text.

use unicode_width::UnicodeWidthStr;

use super::{Format, Show, list, outline, render};
use crate::questionnaire::catalogue::SHIPPED;
use crate::questionnaire::{Questionnaire, validate};
use crate::render::Options;
use crate::report::fixture::shipped;

/// A questionnaire that uses every idea of the model once, with texts that try to be more than text.
fn review() -> Questionnaire {
    validate::from_yaml(include_str!("../../../tests/fixtures/review.yaml")).unwrap()
}

fn shown(questionnaire: &Questionnaire, show: Show, format: Format, width: usize) -> String {
    let options = Options {
        width,
        ..Options::default()
    };
    render(&outline(questionnaire, show), format, options)
}

#[test]
fn the_shipped_questionnaires_are_listed() {
    insta::assert_snapshot!("list", list(SHIPPED, 72));
}

#[test]
fn a_statement_is_shown_alone_with_all_that_it_says() {
    let shipped = shipped();
    let at = shipped.position("D2.04").unwrap();
    insta::assert_snapshot!("statement", shown(&shipped, Show::Statement(at), Format::Terminal, 72));
}

#[test]
fn every_idea_of_the_model_is_said_in_words() {
    insta::assert_snapshot!("review_terminal", shown(&review(), Show::Whole, Format::Terminal, 72));
}

#[test]
fn every_idea_of_the_model_is_said_in_markdown() {
    insta::assert_snapshot!("review_markdown", shown(&review(), Show::Whole, Format::Markdown, 72));
}

#[test]
fn every_idea_of_the_model_is_said_in_html() {
    let page = shown(&review(), Show::Whole, Format::Html, 72);
    let body = page
        .split_once("<body class=\"with-contents\">")
        .unwrap()
        .1
        .replace("><", ">\n<");
    insta::assert_snapshot!("review_html", body);
}

#[test]
fn lines_fit_windows_of_any_width() {
    for questionnaire in [shipped(), review()] {
        for width in [40, 64, 80, 100] {
            let text = shown(&questionnaire, Show::Whole, Format::Terminal, width);
            let too_long = text.lines().find(|line| line.width() > width && !line.contains("://"));
            assert_eq!(too_long, None, "{width}");
        }
    }
}

/// Every text of the questionnaire stands in every format, whatever it is escaped to there.
#[test]
fn nothing_is_left_out() {
    let shipped = shipped();
    for format in [Format::Terminal, Format::Markdown, Format::Html] {
        let text = words(&shown(&shipped, Show::Whole, format, 80));
        for statement in &shipped.statements {
            let levels = statement.descriptors.iter().chain(&statement.evidence);
            let texts = [
                &statement.short,
                &statement.statement,
                &statement.why,
                &statement.discuss,
            ];
            for said in texts.into_iter().chain(levels).chain([&statement.first_move]) {
                assert!(text.contains(&words(said)), "{format:?} lacks {said}");
            }
        }
        for resource in &shipped.resources {
            assert!(
                text.contains(&words(&resource.title)),
                "{format:?} lacks {}",
                resource.title
            );
        }
    }
}

/// The letters and digits alone, without the entities of HTML.
fn words(text: &str) -> String {
    let text = text
        .replace("&quot;", "")
        .replace("&amp;", "")
        .replace("&lt;", "")
        .replace("&gt;", "");
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn text_in_html_stays_text() {
    let page = shown(&review(), Show::Whole, Format::Html, 80);
    assert!(
        page.contains("&lt;script&gt;alert('x')&lt;/script&gt; &amp; mean it."),
        "{page}"
    );
    for tag in ["<script", "<b>", "<i>", "href=\"javascript:", "\u{202e}"] {
        assert!(!page.contains(tag), "{tag}");
    }
    assert!(page.contains("evil tricks 🙂"));
    assert!(page.contains("href=\"https://example.org/guide?a=1&amp;b=2\""));
}

#[test]
fn text_in_markdown_stays_text() {
    let page = shown(&review(), Show::Whole, Format::Markdown, 80);
    for text in [
        "# Working with \\<b\\>everybody\\</b\\> \\| a review = yes\n",
        "**We can say why we meet \\<script\\>alert('x')\\</script\\> & mean it.**",
        "- \\= minutes \\| of two meetings\n",
        "javascript:alert(1)",
    ] {
        assert!(page.contains(text), "{text} in\n{page}");
    }
    assert!(!page.contains("<javascript") && !page.contains('\u{202e}'));
}

#[test]
fn the_page_fetches_nothing_and_every_link_in_it_leads_somewhere() {
    for questionnaire in [shipped(), review()] {
        let page = shown(&questionnaire, Show::Whole, Format::Html, 80);
        for fetched in [
            "<script",
            "<link",
            "<img",
            "<iframe",
            "@import",
            "url(",
            "src=",
            "@font-face",
        ] {
            assert!(!page.contains(fetched), "{fetched}");
        }
        assert!(
            page.starts_with("<!DOCTYPE html><html lang=\"en-GB\" dir=\"ltr\">"),
            "{}",
            &page[..80]
        );
        let mut ids: Vec<&str> = between(&page, " id=\"");
        for target in between(&page, "href=\"#") {
            assert!(ids.contains(&target), "#{target} leads nowhere");
        }
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "an anchor stands twice");
    }
}

fn between<'a>(page: &'a str, start: &str) -> Vec<&'a str> {
    page.split(start)
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect()
}

#[test]
fn a_language_written_from_the_right_runs_from_the_right() {
    let mut welcome = review();
    welcome.language = "ur-PK".into();
    let page = shown(&welcome, Show::Whole, Format::Html, 80);
    assert!(page.contains("<html lang=\"ur-PK\" dir=\"rtl\">"));
}

#[test]
fn a_section_is_shown_with_what_stands_in_it() {
    let review = review();
    let at = review.nodes().iter().position(|node| node.id == "A-1").unwrap();
    let text = shown(&review, Show::Node(at), Format::Terminal, 80);
    assert!(
        text.contains("A-1 For chairs") && text.contains("A.03 Worries kept in"),
        "{text}"
    );
    assert!(
        !text.contains("A.01 A shared aim") && !text.contains("Questions at the end"),
        "{text}"
    );
}

/// A questionnaire of two domains, each with one statement and keys of its own.
fn two_domains(enough: &str, first: &str, second: &str, overall: &str) -> Questionnaire {
    let text = format!(
        "format: 1
id: ours
version: '1'
title: Ours
language: en-GB
target: 2
answers: {{enough: {enough}}}
{overall}
scales: [{{id: two, levels: [{{id: no, value: 1, label: 'No'}}, {{id: yes, value: 2, label: 'Yes'}}]}}]
domains:
  - {{id: A, title: One, {first} statements: [{{id: A.1, short: Papers, statement: Papers come.}}]}}
  - {{id: B, title: Two, {second} statements: [{{id: B.1, short: Time, statement: Time is kept.}}]}}
"
    );
    validate::from_yaml(&text).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// The chapter on results on one line.
fn results(questionnaire: &Questionnaire) -> String {
    let text = on_one_line(questionnaire, Show::Whole);
    text.split_once("How results are made").unwrap().1.to_owned()
}

fn on_one_line(questionnaire: &Questionnaire, show: Show) -> String {
    let text = shown(questionnaire, show, Format::Terminal, 100);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_sum_needs_everything_unless_it_says_otherwise() {
    let sum = "roll_up: sum,";
    let overall = "overall: {title: All of it, roll_up: sum}";
    let sums = results(&two_domains("0.5", sum, "roll_up: sum, enough: 0.8,", overall));
    for said in [
        "the result of a domain is the sum of what it holds, each by its weight. A result is given only when all of \
         the statements and sections in it that apply are counted. Otherwise",
        "B Two: A result is given only when at least 80% of its statements that apply are counted.",
        "the overall result: the sum of the domains, each by its weight. A result is given only when all of the \
         domains that apply are counted.",
    ] {
        assert!(sums.contains(said), "{said} in {sums}");
    }
    assert!(!sums.contains("A One"), "{sums}");
    let one = two_domains("0.5", sum, "", "");
    let alone = on_one_line(&one, Show::Node(0));
    assert!(
        alone.contains("only when all of its statements that apply are counted."),
        "{alone}"
    );
    let alone = on_one_line(&one, Show::Node(1));
    assert!(
        alone.contains("only when at least half of its statements that apply are counted."),
        "{alone}"
    );
}

#[test]
fn the_general_rule_is_what_the_file_says_in_general() {
    let said = results(&two_domains("0.75", "enough: 0.6,", "", ""));
    assert!(
        said.contains("at least 75% of the statements and sections in it that apply are counted. Otherwise"),
        "{said}"
    );
    assert!(
        said.contains("A One: A result is given only when at least 60% of its statements"),
        "{said}"
    );
    assert!(!said.contains("B Two"), "{said}");
}

#[test]
fn a_screen_reader_gets_no_rules_and_no_dashes() {
    let options = Options {
        plain: true,
        ..Options::default()
    };
    let text = render(&outline(&review(), Show::Whole), Format::Terminal, options);
    assert!(!text.contains("---") && !text.contains("  - "), "{text}");
}

#[test]
fn changes_are_said_in_words_with_both_texts() {
    let old = review();
    let text = include_str!("../../../tests/fixtures/review.yaml");
    let changes = [
        ("version: \"2.1\"", "version: \"3.0\""),
        ("We ask others.", "We ask others early."),
        ("There is time to lead.", "Papers arrive well before a meeting."),
        (
            "Worries are kept to oneself.\", scale: often",
            "Worries are kept to oneself.\", scale: steps",
        ),
        ("weight: 2\n", "weight: 4\n"),
        ("start: 10", "start: 20"),
        (
            "What is not said is not shared.",
            "Nobody can follow what was never spoken.",
        ),
        ("minimum: 4, detail: 8", "minimum: 5, detail: 8"),
        ("id: B.01,", "id: B.03,"),
        ("order: [B.01, A.01, A.02, A.03, B.02]\n", ""),
    ];
    let text = changes.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    });
    let new = validate::from_yaml(&text).unwrap_or_else(|problems| panic!("{problems:#?}"));
    let revision = crate::revision::compare(&old, &new);
    let document = super::changes(&old, &new, &revision, None);
    let options = Options {
        width: 72,
        ..Options::default()
    };
    insta::assert_snapshot!("changes", render(&document, Format::Terminal, options));
    let page = render(&document, Format::Html, options);
    assert!(
        page.contains("We ask others {+early.+}") || page.contains("[-others.-]"),
        "{page}"
    );
}
