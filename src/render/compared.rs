//! A comparison for programs: CSV and JSON, exact, empty or null where something is undefined or may not be shown.

use serde_json::{Value, json};

use crate::change::{Comparison, Linked, NoChange, SetChange};
use crate::compared::{Data, RoundData};
use crate::number::{Number, to_double};

use super::csv::{optional, safe, written};

const HEAD: [&str; 26] = [
    "organisation",
    "before",
    "before_opened",
    "after",
    "after_opened",
    "kind",
    "domain",
    "title",
    "score_before",
    "score_after",
    "change",
    "low",
    "high",
    "label",
    "direction",
    "up",
    "same",
    "down",
    "n_before",
    "n_after",
    "compared",
    "applicable",
    "at_target_before",
    "at_target_after",
    "step",
    "status",
];

/// One line for each domain and lens of each round and the one after it.
#[must_use]
pub fn csv(data: &Data) -> Vec<u8> {
    let mut rows = vec![HEAD.map(str::to_owned).to_vec()];
    for (at, comparison) in &data.pairs {
        let (before, after) = (&data.rounds[*at], &data.rounds[at + 1]);
        let kinds = [("domain", &comparison.domains), ("lens", &comparison.lenses)];
        for (kind, sets) in kinds {
            rows.extend(sets.iter().map(|set| row(data, before, after, kind, set)));
        }
    }
    written(&rows)
}

fn row(data: &Data, before: &RoundData, after: &RoundData, kind: &str, set: &SetChange) -> Vec<String> {
    let mut cells: Vec<String> = [
        &data.organisation,
        &before.title,
        &before.opened,
        &after.title,
        &after.opened,
    ]
    .map(|text| safe(text))
    .to_vec();
    cells.push(kind.to_owned());
    cells.extend([&set.id, &set.title].map(|text| safe(text)));
    let shown = |score: &Option<Number>| optional(score.as_ref().filter(|_| set.change.is_some()));
    cells.extend([
        shown(&set.before.score),
        shown(&set.after.score),
        optional(set.change.as_ref()),
    ]);
    let (low, high) = set
        .interval
        .as_ref()
        .map_or((None, None), |(low, high)| (Some(low), Some(high)));
    cells.extend([optional(low), optional(high), label(set).to_owned()]);
    cells.push(set.direction().map_or("", |direction| direction.word()).to_owned());
    let members = set.members.as_ref().map(|one| [one.up, one.same, one.down]);
    cells.extend(members.map_or_else(Default::default, |counts| counts.map(|number| number.to_string())));
    cells.extend([before.responses, after.responses].map(|number| number.to_string()));
    cells.extend(statements(set).map(|number| number.map_or_else(String::new, |number| number.to_string())));
    let shares = [set.before.at_target_share(), set.after.at_target_share()];
    cells.extend(shares.map(|share| optional(share.as_ref())));
    cells.push(optional(set.step.as_ref()));
    cells.push(status(set).to_owned());
    cells
}

/// How many statements are compared and how many apply: of too few people nothing is said of either.
fn statements(set: &SetChange) -> [Option<usize>; 2] {
    let shown = set.why_not != Some(NoChange::TooFewPeople);
    [set.compared, set.applicable].map(|number| Some(number).filter(|_| shown))
}

fn label(set: &SetChange) -> &'static str {
    set.label.map_or("", |label| label.words())
}

/// Why there is no change, or no label.
fn status(set: &SetChange) -> &'static str {
    match set.why_not {
        Some(NoChange::TooFewPeople) => "too few people",
        Some(NoChange::TooFewStatements) => "too few statements",
        Some(NoChange::NoResult) => "no result",
        None if set.identical => "identical",
        None if set.unmoved => "no range",
        None => "ok",
    }
}

/// The same for programs that read JSON; format 1.
#[must_use]
pub fn json(data: &Data) -> Vec<u8> {
    let rounds: Vec<Value> = data.rounds.iter().map(round).collect();
    let pairs: Vec<Value> = data.pairs.iter().map(|(at, one)| pair(*at, one)).collect();
    let value = json!({
        "format": 1,
        "organisation": data.organisation,
        "questionnaire": data.questionnaire,
        "rounds": rounds,
        "changes": pairs,
        "trend": data.trend.as_ref().map(trend),
    });
    crate::text::json(&value).into_bytes()
}

fn round(round: &RoundData) -> Value {
    json!({
        "title": round.title,
        "opened": round.opened,
        "how": round.how,
        "version": round.version,
        "responses": round.responses,
    })
}

fn pair(at: usize, one: &Comparison) -> Value {
    let left_out = one
        .left_out
        .iter()
        .filter(|left| one.shows_statements || left.why.is_of_the_questionnaire());
    json!({
        "before": at,
        "after": at + 1,
        "linked": match one.linked {
            Linked::Joint => "joint",
            Linked::DrawnAnew => "drawn anew",
            Linked::SameCodes(_) => "same codes",
        },
        "domains": one.domains.iter().map(set).collect::<Vec<_>>(),
        "lenses": one.lenses.iter().map(set).collect::<Vec<_>>(),
        "not_compared": left_out
            .map(|left| json!({"statement": left.id, "why": left.why.word()}))
            .collect::<Vec<_>>(),
    })
}

fn number(value: Option<&Number>) -> Value {
    value.map_or(Value::Null, |value| json!(to_double(value)))
}

fn set(set: &SetChange) -> Value {
    let shown = |score: &Option<Number>| number(score.as_ref().filter(|_| set.change.is_some()));
    json!({
        "id": set.id,
        "title": set.title,
        "score_before": shown(&set.before.score),
        "score_after": shown(&set.after.score),
        "change": number(set.change.as_ref()),
        "low": number(set.interval.as_ref().map(|(low, _)| low)),
        "high": number(set.interval.as_ref().map(|(_, high)| high)),
        "label": set.label.map(|label| label.words()),
        "direction": set.direction().map(|direction| direction.word()),
        "up": set.members.map(|one| one.up),
        "same": set.members.map(|one| one.same),
        "down": set.members.map(|one| one.down),
        "compared": statements(set)[0],
        "applicable": statements(set)[1],
        "at_target_before": number(set.before.at_target_share().as_ref()),
        "at_target_after": number(set.after.at_target_share().as_ref()),
        "status": status(set),
    })
}

fn trend(trend: &crate::trend::Trend) -> Value {
    let row = |row: &crate::trend::Row| {
        json!({
            "id": row.id,
            "title": row.title,
            "scores": row.results.iter().map(|one| number(one.score.as_ref())).collect::<Vec<_>>(),
            "stays_below": row.stays_below,
        })
    };
    json!({"compared": trend.compared, "domains": trend.domains.iter().map(row).collect::<Vec<_>>()})
}

#[cfg(test)]
mod tests {
    use super::{HEAD, csv, json};
    use crate::change::fixture::{following, people};
    use crate::compared::build;
    use crate::number::{shortest, whole};
    use crate::report::fixture::questionnaire;

    #[test]
    fn the_files_hold_exact_numbers_and_nothing_for_what_is_undefined() {
        let small = questionnaire(&["1", "2", "3", "4"], &[1, 1], &[]);
        // A: 2 2 2 2 3 becomes 3 3 3 3 3: 2.2 to 3, +0.8. B: nobody rated it the first time.
        let before = people(&small, "2011-10-01", &["2 dk", "2 dk", "2 dk", "2 dk", "3 dk"]);
        let after = following(people(&small, "2012-10-01", &["3 2"; 5]), &before);
        let made = build(&[before.wave(), after.wave()], None).unwrap();
        let text = String::from_utf8(csv(&made.data)).unwrap();
        let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
        assert_eq!(rows.len(), 3);
        let cell = |row: usize, name: &str| rows[row][HEAD.iter().position(|head| *head == name).unwrap()];
        assert_eq!(
            (cell(1, "change"), cell(1, "score_before"), cell(1, "n_after")),
            ("0.8", "2.2", "5")
        );
        assert_eq!((cell(1, "up"), cell(1, "same"), cell(1, "down")), ("4", "1", "0"));
        assert_eq!(
            (cell(2, "change"), cell(2, "label"), cell(2, "status")),
            ("", "", "too few statements")
        );
        assert_eq!(shortest(&whole(3)), cell(1, "score_after"));
        let value: serde_json::Value = serde_json::from_slice(&json(&made.data)).unwrap();
        assert_eq!(value["changes"][0]["domains"][0]["change"], 0.8);
        assert_eq!(value["changes"][0]["domains"][1]["change"], serde_json::Value::Null);
        assert_eq!(value["changes"][0]["not_compared"][0]["why"], "too-few");
        assert_eq!(value["trend"], serde_json::Value::Null);
    }
}
