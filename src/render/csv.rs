//! CSV for people who work with numbers: unrounded, empty where undefined, and safe to open in a spreadsheet.

use crate::number::{Number, shortest};
use crate::report::{Data, SetRow, StatementRow};
use crate::text::is_harmful;

/// `statements.csv`: one line per statement.
#[must_use]
pub fn statements(data: &Data) -> Vec<u8> {
    let counts: Vec<String> = (1..=data.most_levels).map(|level| format!("count_{level}")).collect();
    let before = [
        "organisation",
        "domain",
        "domain_title",
        "statement",
        "short",
        "text",
        "lens",
        "target",
        "responses",
        "ratings",
        "dont_know",
        "not_applicable",
        "unanswered",
    ];
    let after = [
        "mean",
        "middle",
        "average_distance",
        "at_or_above_target",
        "shortfall",
        "kind",
        "route",
        "priority",
        "rank",
        "tied",
        "strength",
        "makes_most_difference",
        "first_move",
        "resources",
        "notes",
        "not_asked",
        "value",
        "importance",
        "reverse",
        "given",
        "firm",
        "few",
    ];
    let head = before
        .iter()
        .copied()
        .chain(counts.iter().map(String::as_str))
        .chain(after);
    let mut rows = vec![head.map(str::to_owned).collect()];
    rows.extend(data.statements.iter().map(|row| statement(data, row)));
    written(&rows)
}

fn statement(data: &Data, row: &StatementRow) -> Vec<String> {
    let texts = [
        &data.organisation,
        &row.domain,
        &row.domain_title,
        &row.id,
        &row.short,
        &row.text,
        &row.lens,
    ];
    let mut cells: Vec<String> = texts.map(|text| safe(text)).to_vec();
    cells.push(shortest(&row.target));
    let numbers = [Some(row.responses), Some(row.ratings)].into_iter().chain(row.others());
    cells.extend(numbers.map(|number| number.map_or_else(String::new, |number| number.to_string())));
    let counts = (0..data.most_levels).map(|level| row.counts.get(level).map_or_else(String::new, u32::to_string));
    cells.extend(counts);
    cells.extend(
        [
            &row.mean,
            &row.middle,
            &row.average_distance,
            &row.at_target,
            &row.shortfall,
        ]
        .map(|number| optional(number.as_ref())),
    );
    cells.extend([row.kind, row.route].map(str::to_owned));
    cells.push(optional(row.priority.as_ref()));
    cells.push(row.rank.map_or_else(String::new, |rank| rank.to_string()));
    cells.extend([
        row.tied.to_string(),
        row.strength.to_string(),
        row.makes_most_difference.to_string(),
    ]);
    cells.extend([
        safe(&row.first_move),
        safe(&row.resources.join("; ")),
        safe(&row.notes.join(" | ")),
    ]);
    cells.extend([
        row.not_asked.to_string(),
        optional(row.value.as_ref()),
        shortest(&row.importance),
        row.reverse.to_string(),
        safe(&row.given.join(" | ")),
        row.firm.to_owned(),
        row.few.to_string(),
    ]);
    cells
}

/// `domains.csv`: one line per domain; then one per section, with what it stands in, and one for the overall result, where the
/// questionnaire has them.
#[must_use]
pub fn domains(data: &Data) -> Vec<u8> {
    let head = [
        "organisation",
        "domain",
        "title",
        "statements",
        "responses",
        "counted",
        "applicable",
        "score",
        "score_100",
        "at_or_above_target",
        "dont_know_share",
        "status",
        "lowest",
        "highest",
        "band",
        "attained",
        "within",
        "likely_low",
        "likely_high",
        "few",
    ];
    let mut rows = vec![head.map(str::to_owned).to_vec()];
    let all = data.domains.iter().chain(&data.sections).chain(&data.overall);
    rows.extend(all.map(|row| domain(data, row)));
    written(&rows)
}

fn domain(data: &Data, row: &SetRow) -> Vec<String> {
    let score = &row.score;
    let mut cells: Vec<String> = [&data.organisation, &row.id, &row.title]
        .map(|text| safe(text))
        .to_vec();
    let numbers = [row.statements, data.responses, score.counted, score.applicable];
    cells.extend(numbers.map(|number| number.to_string()));
    let shares = [
        score.score.clone(),
        score.score_100.clone(),
        score.at_target_share(),
        score.dont_know_share(),
    ];
    cells.extend(shares.map(|number| optional(number.as_ref())));
    cells.push(score.status().to_owned());
    let range = score.range.as_ref();
    cells.extend([range.map(|range| &range.0), range.map(|range| &range.1)].map(optional));
    cells.extend([&row.band, &row.attained, &row.within].map(|text| safe(text)));
    let likely = row.likely.as_ref();
    cells.extend([likely.map(|range| &range.0), likely.map(|range| &range.1)].map(optional));
    cells.push(row.few.map_or_else(String::new, |few| few.to_string()));
    cells
}

pub(crate) fn optional(number: Option<&Number>) -> String {
    number.map_or_else(String::new, shortest)
}

/// Text that a spreadsheet does not take for a formula: one that would begin a formula gets a leading apostrophe. Control
/// characters other than line breaks and tabs go; line ends become LF.
#[must_use]
pub fn safe(text: &str) -> String {
    if is_harmless(text) {
        return text.to_owned();
    }
    let begins = |text: &str| {
        let seen = text.trim_start_matches(|c: char| c.is_whitespace() || is_harmful(c) || c == '\u{200b}');
        seen.starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'])
    };
    let formula = text.starts_with(['\t', '\r']) || begins(text);
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = lines
        .chars()
        .filter(|c| !is_harmful(*c) || matches!(c, '\n' | '\t'))
        .collect();
    if formula { format!("'{kept}") } else { kept }
}

/// Most texts: nothing but signs of ASCII that can be seen, after a letter or digit.
fn is_harmless(text: &str) -> bool {
    let seen = |byte: &u8| matches!(byte, b' '..=b'~');
    text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric) && text.as_bytes().iter().all(seen)
}

pub(crate) fn written(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new().from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail, and every row has the length of the head.
        let _ = writer.write_record(row);
    }
    writer.into_inner().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{safe, written};

    #[test]
    fn formulas_are_text() {
        assert_eq!(safe("=1+1"), "'=1+1");
        assert_eq!(safe("  +44 20"), "'  +44 20");
        assert_eq!(safe("\t=x"), "'\t=x");
        assert_eq!(safe("\rx"), "'\nx");
        assert_eq!(safe("@sum"), "'@sum");
        assert_eq!(safe("-1"), "'-1");
        assert_eq!(safe("\0=1"), "'=1");
        assert_eq!(safe("a = b"), "a = b");
        assert_eq!(safe("a\tb\r\x7fc"), "a\tb\nc");
        assert_eq!(safe("a\u{1b}[1m\r\n|<&\"🙂"), "a[1m\n|<&\"🙂");
    }

    #[test]
    fn quotes_and_line_breaks_are_quoted() {
        let rows = vec![vec!["a".to_owned(), "b \"c\"\nd".to_owned()]];
        assert_eq!(written(&rows), b"a,\"b \"\"c\"\"\nd\"\n");
    }
}
