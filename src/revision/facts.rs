//! What a statement, a domain and a questionnaire say, as facts that can be compared.

mod whole;

pub(super) use whole::of_whole;

use super::Kind;
use crate::number::shortest;
use crate::questionnaire::{Node, Questionnaire, Statement, words};

/// One thing that is said. Facts with an empty text are left out, so that a key that is left out and one that is empty agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fact {
    pub(super) kind: Kind,
    pub(super) what: String,
    pub(super) text: String,
}

/// A domain or section with its facts.
pub(super) struct NodeFacts {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) facts: Vec<Fact>,
}

struct Facts(Vec<Fact>);

impl Facts {
    fn add(&mut self, kind: Kind, what: impl Into<String>, text: impl Into<String>) {
        let (what, text) = (what.into(), text.into());
        if !text.is_empty() {
            self.0.push(Fact { kind, what, text });
        }
    }

    fn yes(&mut self, kind: Kind, what: &str, holds: bool) {
        self.add(kind, what, yes(holds));
    }
}

fn yes(holds: bool) -> &'static str {
    if holds { "yes" } else { "no" }
}

/// What a statement says.
pub(super) fn of_statement(questionnaire: &Questionnaire, statement: &Statement) -> Vec<Fact> {
    let mut facts = Facts(Vec::new());
    read(&mut facts, questionnaire, statement);
    counted(&mut facts, questionnaire, statement);
    helping(&mut facts, questionnaire, statement);
    facts.0
}

/// What a respondent reads, and can choose.
fn read(facts: &mut Facts, questionnaire: &Questionnaire, statement: &Statement) {
    let levels = &questionnaire.scale_of(statement).levels;
    let keys: Vec<&str> = levels.iter().map(|level| level.key.as_str()).collect();
    facts.add(Kind::Scale, "levels", keys.join(", "));
    facts.add(Kind::Wording, "statement", &statement.statement);
    for (level, descriptor) in levels.iter().zip(&statement.descriptors) {
        facts.add(Kind::Wording, format!("name of level {}", level.key), &level.label);
        facts.add(Kind::Wording, format!("description of level {}", level.key), descriptor);
    }
    let position = questionnaire.position(&statement.id).unwrap_or_default();
    let path = questionnaire.path(position);
    let path: Vec<&str> = path.iter().map(|node| node.id.as_str()).collect();
    facts.add(Kind::Place, "stands in", path.join(", "));
}

fn counted(facts: &mut Facts, questionnaire: &Questionnaire, statement: &Statement) {
    let levels = &questionnaire.scale_of(statement).levels;
    facts.add(Kind::Numbers, "target", words::level(&levels[statement.target]));
    facts.add(Kind::Numbers, "weight", shortest(&statement.weight));
    facts.add(Kind::Numbers, "importance", statement.importance.to_string());
    facts.yes(Kind::Numbers, "counts in the result", statement.counts);
    facts.yes(Kind::Numbers, "reversed", statement.reverse);
    let gates = questionnaire.gates.iter().flat_map(|gates| &gates.levels);
    let gate = statement.gate.and_then(|at| gates.into_iter().nth(at));
    facts.add(Kind::Numbers, "belongs to", gate.map_or("", |gate| &gate.title));
    facts.yes(Kind::Asked, "not applicable may be given", statement.not_applicable);
}

fn helping(facts: &mut Facts, questionnaire: &Questionnaire, statement: &Statement) {
    let lens = statement.lens.map_or("", |at| questionnaire.lenses[at].id.as_str());
    let criteria = statement
        .criteria
        .iter()
        .map(|at| questionnaire.criteria[*at].id.as_str());
    let resources = statement
        .resources
        .iter()
        .map(|at| questionnaire.resources[*at].id.as_str());
    for (what, text) in [
        ("short name", statement.short.clone()),
        ("why it matters", statement.why.clone()),
        ("think of", statement.think_of.clone()),
        ("what it looks like", statement.looks_like.clone()),
        ("risk", statement.risk.clone()),
        ("evidence", statement.evidence.join("; ")),
        ("to discuss", statement.discuss.clone()),
        ("first move", statement.first_move.clone()),
        ("lens", lens.to_owned()),
        ("criteria", criteria.collect::<Vec<_>>().join(", ")),
        ("resources", resources.collect::<Vec<_>>().join(", ")),
        ("beside it", statement.beside.join(", ")),
    ] {
        facts.add(Kind::Help, what, text);
    }
    for (at, text) in &statement.wordings {
        let side = questionnaire.sides.get(*at).map_or("", |side| &side.title);
        facts.add(Kind::Asked, format!("wording for {side}"), text);
    }
    for (at, text) in &statement.prompts {
        let ask = questionnaire.asks.get(*at).map_or("", |ask| &ask.id);
        facts.add(Kind::Asked, format!("question for {ask}"), text);
    }
}

/// What every domain and section says, each before what it holds.
pub(super) fn of_nodes(questionnaire: &Questionnaire) -> Vec<NodeFacts> {
    let mut found = Vec::new();
    for domain in &questionnaire.domains {
        of_node(&mut found, questionnaire, domain, "");
    }
    found
}

fn of_node(found: &mut Vec<NodeFacts>, questionnaire: &Questionnaire, node: &Node, around: &str) {
    let mut facts = Facts(Vec::new());
    for (what, text) in [
        ("title", &node.title),
        ("as named in 2011", &node.named_in_2011),
        ("aim", &node.aim),
        ("to open the conversation", &node.opening_question),
    ] {
        facts.add(Kind::Help, what, text);
    }
    facts.add(Kind::Place, "stands in", around);
    result(&mut facts, node);
    conditions(&mut facts, questionnaire, node);
    found.push(NodeFacts {
        id: node.id.clone(),
        title: node.title.clone(),
        facts: facts.0,
    });
    for section in &node.sections {
        of_node(found, questionnaire, section, &node.id);
    }
}

fn result(facts: &mut Facts, node: &Node) {
    let made = words::roll_up(node.roll_up, &node.start, "what it holds");
    facts.add(Kind::Numbers, "result", made);
    facts.add(Kind::Numbers, "needed for a result", words::percent(&node.enough));
    facts.add(Kind::Numbers, "weight", shortest(&node.weight));
    facts.yes(Kind::Numbers, "counts in what it stands in", node.counts);
    for band in &node.bands {
        let text = format!("{} {}", band.label, band.gist);
        let what = format!("words for a result from {}", shortest(&band.from));
        facts.add(Kind::Numbers, what, text.trim());
    }
}

fn conditions(facts: &mut Facts, questionnaire: &Questionnaire, node: &Node) {
    let choices = questionnaire.roles.as_ref().map_or(&[][..], |roles| &roles.choices);
    let roles = node.roles.iter().filter_map(|at| choices.get(*at));
    let roles: Vec<String> = roles.map(|role| role.label.clone()).collect();
    facts.add(Kind::Asked, "only for", words::either(&roles));
    if let Some(condition) = &node.shown_if {
        let id = &questionnaire.statements[condition.statement].id;
        let answers = words::wanted(questionnaire, condition.statement, &condition.answers);
        facts.add(Kind::Asked, "only after", format!("{id}: {answers}"));
    }
    facts.yes(Kind::Asked, "may be left out", node.optional);
    facts.add(Kind::Asked, "asked at its end", &node.go_on);
}
