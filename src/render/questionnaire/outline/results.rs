//! How results are made: roll-ups, what other answers mean, gates and the overall result.

use num_traits::One;

use super::nodes::bands;
use super::{Outline, chapter, labelled, paragraph, term, terms};
use crate::number::Number;
use crate::questionnaire::words;
use crate::questionnaire::{Gates, Node, Overall, RollUp};
use crate::render::questionnaire::{Block, Section, Term};
use crate::words::count;

impl Outline<'_> {
    pub(super) fn results(&self) -> Section {
        let mut blocks = Vec::new();
        paragraph(&mut blocks, &self.usual_result());
        terms(&mut blocks, "Otherwise", self.other_floors());
        self.policy(&mut blocks);
        self.kinds(&mut blocks);
        match &self.questionnaire.overall {
            Some(overall) => self.overall(&mut blocks, overall),
            None => paragraph(&mut blocks, "There is no overall result."),
        }
        if let Some(gates) = &self.questionnaire.gates {
            self::gates(&mut blocks, gates);
        }
        chapter("results", "How results are made", blocks)
    }

    fn usual_result(&self) -> String {
        let one = self.questionnaire;
        let nodes = one.nodes();
        if nodes.iter().all(|node| node.roll_up == RollUp::None) {
            return format!("A {} has no result: answers are shown one by one.", one.labels.domain);
        }
        let made = words::roll_up(self.usual.roll_up, &Number::default(), "what it holds");
        let enough = self.usual.enough(self.usual.roll_up);
        let enough = words::enough(&enough, "the statements and sections in it");
        let domain = &one.labels.domain;
        format!("Unless it says otherwise, the result of a {domain} is {made}. {enough}")
    }

    /// What has to be counted where that is not as usual.
    fn other_floors(&self) -> Vec<Term> {
        let usual = self.usual.enough(self.usual.roll_up);
        let nodes = self.questionnaire.nodes().into_iter();
        let others = nodes.filter(|node| node.roll_up != RollUp::None && node.enough != usual);
        let floor = |node: &Node| {
            let name = format!("{} {}", node.id, node.title);
            term(name, words::enough(&node.enough, words::made_of(node)))
        };
        others.map(floor).collect()
    }

    /// What answers other than ratings mean in a result.
    fn policy(&self, blocks: &mut Vec<Block>) {
        let one = self.questionnaire;
        let not_applicable = one.statements.iter().any(|statement| statement.not_applicable);
        let answers = [
            (one.dont_know.label.as_str(), one.dont_know.counts_as, true),
            (
                one.not_applicable.label.as_str(),
                one.not_applicable.counts_as,
                not_applicable,
            ),
            ("Not answered", one.unanswered, true),
        ];
        for (label, counts_as, _) in answers.into_iter().filter(|(.., shown)| *shown) {
            labelled(blocks, label, words::counts_as(counts_as));
        }
    }

    /// What some statements have that others have not, with its meaning.
    fn kinds(&self, blocks: &mut Vec<Block>) {
        let statements = || self.questionnaire.statements.iter();
        let reversed = statements().filter(|one| one.reverse).count();
        if reversed > 0 {
            let text = format!(
                "{}: the level is turned round before it counts, so that higher is better throughout",
                count(reversed, "statement", "statements")
            );
            labelled(blocks, "Reversed", &text);
        }
        if statements().any(|one| !one.weight.is_one()) {
            labelled(
                blocks,
                "Weight",
                "how much a statement counts in a result; 1 unless it says otherwise",
            );
        }
        if statements().any(|one| one.importance != 1) {
            let text = "1 to 3, in the order of development needs only, never in a result; 1 unless it says otherwise";
            labelled(blocks, "Importance", text);
        }
    }

    fn overall(&self, blocks: &mut Vec<Block>, overall: &Overall) {
        let domains = format!("the {}", self.questionnaire.labels.domains);
        let made = words::roll_up(overall.roll_up, &overall.start, &domains);
        let text = format!(
            "the overall result: {made}. {}",
            words::enough(&overall.enough, &domains)
        );
        labelled(blocks, &overall.title, &text);
        terms(blocks, "Words for it", bands(&overall.bands));
    }
}

fn gates(blocks: &mut Vec<Block>, gates: &Gates) {
    let levels = gates.levels.iter().map(|gate| {
        let text = format!("{} {}", gate.gist, words::gate(gate));
        term(&gate.title, text.trim())
    });
    terms(blocks, "Levels to attain", levels.collect());
    let attained = if gates.cumulative {
        "the highest level that passes together with all below it"
    } else {
        "the highest level that passes, whatever those below it do"
    };
    labelled(blocks, "Attained is", attained);
    let empty = if gates.empty_passes { "passes" } else { "does not pass" };
    labelled(blocks, "A level without statements that apply", empty);
}
