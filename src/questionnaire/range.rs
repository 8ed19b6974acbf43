//! The lowest and the highest result that a domain, a section or the whole can have, when everything in it applies.

use crate::number::{Number, whole};

use super::{Node, Overall, Questionnaire, RollUp};

/// The lowest and the highest possible value.
pub type Ends = (Number, Number);

/// Of a domain or section; `None` for a heading and where nothing counts.
#[must_use]
pub fn of_node(questionnaire: &Questionnaire, node: &Node) -> Option<Ends> {
    rolled_up(node.roll_up, &node.start, &parts(questionnaire, node))
}

/// Of the overall result; `None` where nothing counts in it.
#[must_use]
pub fn of_overall(questionnaire: &Questionnaire, overall: &Overall) -> Option<Ends> {
    let domains = questionnaire.domains.iter();
    let parts: Vec<Part> = domains.flat_map(|domain| part(questionnaire, domain)).collect();
    rolled_up(overall.roll_up, &overall.start, &parts)
}

/// Whether anything is taken together, in a mean, a minimum, a maximum or a middle, that runs over different ranges.
#[must_use]
pub fn differ(questionnaire: &Questionnaire) -> bool {
    let nodes = questionnaire.nodes().into_iter();
    let nodes = nodes.map(|node| (node.roll_up, parts(questionnaire, node)));
    let overall = questionnaire.overall.iter().map(|overall| {
        let domains = questionnaire.domains.iter();
        let parts: Vec<Part> = domains.flat_map(|domain| part(questionnaire, domain)).collect();
        (overall.roll_up, parts)
    });
    nodes.chain(overall).any(|(roll_up, parts)| {
        let mean_like = !matches!(
            roll_up,
            RollUp::None | RollUp::Sum | RollUp::Share | RollUp::SharePassing
        );
        mean_like && parts.windows(2).any(|pair| pair[0].ends != pair[1].ends)
    })
}

/// Something that counts in a result: its weight and its own ends.
struct Part {
    weight: Number,
    ends: Ends,
}

/// What counts in a node: its own statements, its sections, and what stands under headings in it.
fn parts(questionnaire: &Questionnaire, node: &Node) -> Vec<Part> {
    let statements = questionnaire.statements[node.own.clone()].iter();
    let counted = statements.filter(|statement| statement.counts).map(|statement| {
        let scale = questionnaire.scale_of(statement);
        Part {
            weight: statement.weight.clone(),
            ends: (scale.lowest().clone(), scale.highest().clone()),
        }
    });
    let sections = node.sections.iter();
    counted
        .chain(sections.flat_map(|section| part(questionnaire, section)))
        .collect()
}

/// What a node is in what it stands in: one thing, or, of a heading, what it holds.
fn part(questionnaire: &Questionnaire, node: &Node) -> Vec<Part> {
    if node.roll_up == RollUp::None {
        return parts(questionnaire, node);
    }
    let ends = of_node(questionnaire, node).filter(|_| node.counts);
    let weight = node.weight.clone();
    ends.into_iter()
        .map(|ends| Part {
            weight: weight.clone(),
            ends,
        })
        .collect()
}

fn rolled_up(roll_up: RollUp, start: &Number, parts: &[Part]) -> Option<Ends> {
    let first = parts.first()?;
    match roll_up {
        RollUp::None => None,
        RollUp::Share | RollUp::SharePassing => Some(percent()),
        RollUp::Sum => Some((
            parts
                .iter()
                .fold(start.clone(), |sum, part| sum + &part.weight * &part.ends.0),
            parts
                .iter()
                .fold(start.clone(), |sum, part| sum + &part.weight * &part.ends.1),
        )),
        RollUp::WeightedMean | RollUp::Minimum | RollUp::Maximum | RollUp::Middle => {
            let same = parts.iter().all(|part| part.ends == first.ends);
            Some(if same { first.ends.clone() } else { percent() })
        }
    }
}

/// What parts with different ends are brought to.
fn percent() -> Ends {
    (whole(0), whole(100))
}

#[cfg(test)]
mod tests {
    use super::{differ, of_node, of_overall};
    use crate::number::shortest;
    use crate::questionnaire::validate::from_yaml;

    #[test]
    fn what_is_taken_together_differs_by_what_counts_in_it() {
        let made = |domains: &str| {
            let head = "format: 1\nid: small\nversion: \"1\"\ntitle: Small\nlanguage: en-GB\nlicence: MIT\ntarget: 1\nscales:\n  - {id: two, levels: [{id: a, value: 0, label: A}, {id: b, value: 1, label: B}]}\ndomains:\n";
            from_yaml(&format!("{head}{domains}")).unwrap()
        };
        let one = |id: &str| format!("{{id: {id}, short: S, statement: Statement {id}.}}");
        let sums = |roll_up: &str| {
            made(&format!(
                "  - id: A\n    title: A\n    roll_up: {roll_up}\n    sections:\n      - {{id: B, title: B, roll_up: sum, statements: [{}, {}]}}\n      - {{id: C, title: C, roll_up: sum, statements: [{}]}}\n",
                one("x"),
                one("y"),
                one("z")
            ))
        };
        // One scale, and yet 0 to 2 beside 0 to 1.
        assert!(differ(&sums("weighted-mean")));
        assert!(!differ(&sums("sum")));
        assert!(!differ(&made(&format!(
            "  - {{id: A, title: A, statements: [{}, {}]}}\n",
            one("x"),
            one("y")
        ))));
    }

    #[test]
    fn ends_follow_from_scales_weights_and_roll_ups() {
        let questionnaire = from_yaml(include_str!("../../tests/fixtures/rich.yaml")).unwrap();
        let ends = |id: &str| {
            let nodes = questionnaire.nodes();
            let node = nodes.into_iter().find(|node| node.id == id).unwrap();
            of_node(&questionnaire, node).map(|(lowest, highest)| (shortest(&lowest), shortest(&highest)))
        };
        let pair = |lowest: &str, highest: &str| Some((lowest.to_owned(), highest.to_owned()));
        assert_eq!(ends("A"), pair("110", "113"), "110 + 3 · 0 to 110 + 3 · 1");
        assert_eq!(ends("B"), None, "a heading");
        assert_eq!(ends("B.b"), pair("0", "100"), "a share");
        assert_eq!(ends("C"), pair("0", "1"), "a mean on one scale");
        let overall = questionnaire.overall.as_ref().unwrap();
        let (lowest, highest) = of_overall(&questionnaire, overall).unwrap();
        assert_eq!(
            (shortest(&lowest), shortest(&highest)),
            ("0".to_owned(), "100".to_owned())
        );
    }
}
