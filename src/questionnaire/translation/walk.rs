//! Every text of a questionnaire that people see, in the order of the file.

mod people;

use std::collections::BTreeMap;

use super::Overlay;
use crate::questionnaire::raw::translation::{
    RawLabelText, RawNodeText, RawScaleText, RawStatementText, RawTitleText, RawTranslation,
};
use crate::questionnaire::{Band, Level, Node, OtherAnswer, Questionnaire, Side, Statement};

impl Overlay {
    /// Lays a translation over a questionnaire in its base language.
    pub(in super::super) fn lay(&mut self, base: &mut Questionnaire, own: &RawTranslation) {
        self.heads(base, own);
        self.scales(base, own);
        self.people(base, own);
        self.results(base, own);
        self.plans(base, own);
        self.themes(base, own);
        self.statements(base, own);
    }

    fn heads(&mut self, base: &mut Questionnaire, own: &RawTranslation) {
        self.text("title", &mut base.title, own.title.as_ref());
        self.text("about", &mut base.about, own.about.as_ref());
        self.text("purpose", &mut base.purpose, own.purpose.as_ref());
        self.text("who", &mut base.who, own.who.as_ref());
        self.text("when", &mut base.when, own.when.as_ref());
        self.text("describes", &mut base.describes, own.describes.as_ref());
        self.texts("guidance", &mut base.guidance, own.guidance.as_ref());
        let Some(own) = &own.answers else { return };
        self.within("answers", |here| {
            here.other("dont_know", &mut base.dont_know, own.dont_know.as_ref());
            here.other("not_applicable", &mut base.not_applicable, own.not_applicable.as_ref());
        });
    }

    fn other(&mut self, key: &str, base: &mut OtherAnswer, own: Option<&RawLabelText>) {
        let Some(own) = own else { return };
        self.within(key, |here| here.label(&mut base.label, &mut base.gist, own));
    }

    fn label(&mut self, label: &mut String, gist: &mut String, own: &RawLabelText) {
        self.text("label", label, own.label.as_ref());
        self.text("gist", gist, own.gist.as_ref());
    }

    fn title(&mut self, title: &mut String, gist: &mut String, own: &RawTitleText) {
        self.text("title", title, own.title.as_ref());
        self.text("gist", gist, own.gist.as_ref());
    }

    /// Scales, and with them the descriptors of statements that show the gists of their levels.
    fn scales(&mut self, base: &mut Questionnaire, own: &RawTranslation) {
        let before: Vec<Vec<String>> = base.scales.iter().map(super::super::Scale::gists).collect();
        let lay = |here: &mut Self, scale: &mut super::super::Scale, own: &RawScaleText| {
            here.text("asked", &mut scale.asked, own.asked.as_ref());
            here.levels(&mut scale.levels, own.levels.as_ref());
        };
        self.by_id(
            ("scales", "scale"),
            &mut base.scales,
            own.scales.as_ref(),
            |scale| &scale.id,
            lay,
        );
        for statement in &mut base.statements {
            if before.get(statement.scale) == Some(&statement.descriptors) {
                statement.descriptors = base.scales[statement.scale].gists();
            }
        }
    }

    fn levels(&mut self, base: &mut [Level], own: Option<&BTreeMap<String, RawLabelText>>) {
        let lay = |here: &mut Self, level: &mut Level, own: &RawLabelText| {
            here.label(&mut level.label, &mut level.gist, own);
        };
        self.by_id(("levels", "level"), base, own, |level| &level.id, lay);
    }

    fn themes(&mut self, base: &mut Questionnaire, own: &RawTranslation) {
        self.by_id(
            ("lenses", "lens"),
            &mut base.lenses,
            own.lenses.as_ref(),
            |lens| &lens.id,
            |here, lens, own| {
                here.title(&mut lens.title, &mut lens.gist, own);
            },
        );
        self.text("criteria_note", &mut base.criteria_note, own.criteria_note.as_ref());
        let criteria = own.criteria.as_ref();
        self.by_id(
            ("criteria", "criterion"),
            &mut base.criteria,
            criteria,
            |one| &one.id,
            |here, one, own| {
                here.text("text", &mut one.text, own.text.as_ref());
            },
        );
        let resources = own.resources.as_ref();
        self.by_id(
            ("resources", "resource"),
            &mut base.resources,
            resources,
            |one| &one.id,
            |here, one, own| {
                here.text("title", &mut one.title, own.title.as_ref());
                here.text("publisher", &mut one.publisher, own.publisher.as_ref());
                here.text("note", &mut one.note, own.note.as_ref());
            },
        );
    }

    fn statements(&mut self, base: &mut Questionnaire, own: &RawTranslation) {
        for (id, own) in own.domains.iter().flatten() {
            self.within("domains", |here| match called(&mut base.domains, id) {
                Some(node) => here.within(id, |here| here.node(node, own)),
                None => {
                    let nodes = base.domains.iter().flat_map(Node::with_sections);
                    here.unknown(id, "domain or section", nodes.map(|node| node.id.as_str()));
                }
            });
        }
        let (sides, asks): (_, Vec<String>) = (
            side_ids(&base.sides),
            base.asks.iter().map(|ask| ask.id.clone()).collect(),
        );
        let texts = own.statements.as_ref();
        self.by_id(
            ("statements", "statement"),
            &mut base.statements,
            texts,
            |one| &one.id,
            |here, one, own| {
                here.statement(one, own);
                here.by_position(("wordings", "side"), &sides, &mut one.wordings, own.wordings.as_ref());
                here.by_position(("prompts", "ask"), &asks, &mut one.prompts, own.prompts.as_ref());
            },
        );
    }

    fn node(&mut self, base: &mut Node, own: &RawNodeText) {
        self.text("title", &mut base.title, own.title.as_ref());
        self.text("named_in_2011", &mut base.named_in_2011, own.named_in_2011.as_ref());
        self.text("aim", &mut base.aim, own.aim.as_ref());
        self.text(
            "opening_question",
            &mut base.opening_question,
            own.opening_question.as_ref(),
        );
        self.text("go_on", &mut base.go_on, own.go_on.as_ref());
        self.bands(&mut base.bands, own.bands.as_ref());
    }

    fn bands(&mut self, base: &mut [Band], own: Option<&Vec<RawLabelText>>) {
        self.list("bands", base, own, |here, band, own| {
            here.label(&mut band.label, &mut band.gist, own)
        });
    }

    fn statement(&mut self, base: &mut Statement, own: &RawStatementText) {
        self.text("short", &mut base.short, own.short.as_ref());
        self.text("statement", &mut base.statement, own.statement.as_ref());
        self.text("why", &mut base.why, own.why.as_ref());
        self.texts("descriptors", &mut base.descriptors, own.descriptors.as_ref());
        self.text("think_of", &mut base.think_of, own.think_of.as_ref());
        self.text("looks_like", &mut base.looks_like, own.looks_like.as_ref());
        self.text("risk", &mut base.risk, own.risk.as_ref());
        self.texts("evidence", &mut base.evidence, own.evidence.as_ref());
        self.text("discuss", &mut base.discuss, own.discuss.as_ref());
        self.text("first_move", &mut base.first_move, own.first_move.as_ref());
    }

    /// Texts by id, over texts by the position of what has that id.
    fn by_position(
        &mut self,
        (key, what): (&str, &'static str),
        known: &[String],
        base: &mut BTreeMap<usize, String>,
        own: Option<&BTreeMap<String, String>>,
    ) {
        for (id, text) in own.into_iter().flatten() {
            let position = known.iter().position(|one| one == id);
            let base = position.map(|position| base.get_mut(&position));
            self.within(key, |here| match base {
                Some(Some(base)) => here.text(id, base, Some(text)),
                Some(None) => here.within(id, Self::nothing),
                None => here.unknown(id, what, known.iter().map(String::as_str)),
            });
        }
    }
}

fn side_ids(sides: &[Side]) -> Vec<String> {
    sides.iter().map(|side| side.id.clone()).collect()
}

/// The domain or section with this id.
fn called<'a>(nodes: &'a mut [Node], id: &str) -> Option<&'a mut Node> {
    nodes.iter_mut().find_map(|node| {
        if node.id == id {
            return Some(node);
        }
        called(&mut node.sections, id)
    })
}
