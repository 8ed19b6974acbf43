//! Texts that a translation lacks.

use std::collections::BTreeMap;

use super::{Look, Warning, WarningName, warning};
use crate::questionnaire::raw::{
    RawNode, RawNodeText, RawQuestionnaire, RawStatement, RawStatementText, RawTranslation,
};

/// How many missing texts a message names.
const NAMED: usize = 3;

pub(super) fn warnings(look: &Look<'_>, found: &mut Vec<Warning>) {
    for (language, translation) in look.raw.translations.iter().flatten() {
        let missing = missing(look.raw, translation);
        if missing.is_empty() {
            continue;
        }
        let named: Vec<String> = missing.iter().take(NAMED).map(|path| format!("`{path}`")).collect();
        let rest = missing.len().saturating_sub(NAMED);
        let more = if rest > 0 {
            format!(" and {rest} more")
        } else {
            String::new()
        };
        let message = format!("the language `{language}` lacks {}{more}", named.join(", "));
        let hint = "what is left out is shown in the base language";
        let path = format!("translations.{language}");
        found.push(warning(look, WarningName::Untranslated, &path, message, hint));
    }
}

/// The paths, below the language, of texts that the base language has and the translation has not.
fn missing(raw: &RawQuestionnaire, to: &RawTranslation) -> Vec<String> {
    let mut gaps = Gaps::default();
    gaps.text("title", raw.title.is_some(), to.title.is_some());
    gaps.text("about", raw.about.is_some(), to.about.is_some());
    gaps.text("purpose", raw.purpose.is_some(), to.purpose.is_some());
    gaps.text("describes", raw.describes.is_some(), to.describes.is_some());
    gaps.text("guidance", raw.guidance.is_some(), to.guidance.is_some());
    scales(raw, to, &mut gaps);
    lenses(raw, to, &mut gaps);
    let empty = (BTreeMap::new(), BTreeMap::new());
    let (domains, statements) = (
        to.domains.as_ref().unwrap_or(&empty.0),
        to.statements.as_ref().unwrap_or(&empty.1),
    );
    for domain in raw.domains.iter().flatten() {
        node(domain, domains, statements, &mut gaps);
    }
    gaps.0
}

#[derive(Default)]
struct Gaps(Vec<String>);

impl Gaps {
    fn text(&mut self, path: &str, wanted: bool, there: bool) {
        if wanted && !there {
            self.0.push(path.to_owned());
        }
    }
}

fn scales(raw: &RawQuestionnaire, to: &RawTranslation, gaps: &mut Gaps) {
    for scale in raw.scales.iter().flatten() {
        let id = scale.id.as_deref().unwrap_or_default();
        let text = to.scales.as_ref().and_then(|scales| scales.get(id));
        let asked = text.is_some_and(|text| text.asked.is_some());
        gaps.text(&format!("scales.{id}.asked"), scale.asked.is_some(), asked);
        for level in scale.levels.iter().flatten() {
            let level_id = level.id.as_deref().unwrap_or_default();
            let own = text
                .and_then(|text| text.levels.as_ref())
                .and_then(|levels| levels.get(level_id));
            let path = format!("scales.{id}.levels.{level_id}");
            gaps.text(
                &format!("{path}.label"),
                level.label.is_some(),
                own.is_some_and(|own| own.label.is_some()),
            );
            gaps.text(
                &format!("{path}.gist"),
                level.gist.is_some(),
                own.is_some_and(|own| own.gist.is_some()),
            );
        }
    }
}

fn lenses(raw: &RawQuestionnaire, to: &RawTranslation, gaps: &mut Gaps) {
    for lens in raw.lenses.iter().flatten() {
        let id = lens.id.as_deref().unwrap_or_default();
        let text = to.lenses.as_ref().and_then(|lenses| lenses.get(id));
        gaps.text(
            &format!("lenses.{id}.title"),
            lens.title.is_some(),
            text.is_some_and(|text| text.title.is_some()),
        );
        gaps.text(
            &format!("lenses.{id}.gist"),
            lens.gist.is_some(),
            text.is_some_and(|text| text.gist.is_some()),
        );
    }
}

fn node(
    raw: &RawNode,
    nodes: &BTreeMap<String, RawNodeText>,
    statements: &BTreeMap<String, RawStatementText>,
    gaps: &mut Gaps,
) {
    let id = raw.id.as_deref().unwrap_or_default();
    let text = nodes.get(id);
    let opening = text.is_some_and(|text| text.opening_question.is_some());
    gaps.text(
        &format!("domains.{id}.title"),
        raw.title.is_some(),
        text.is_some_and(|text| text.title.is_some()),
    );
    gaps.text(
        &format!("domains.{id}.aim"),
        raw.aim.is_some(),
        text.is_some_and(|text| text.aim.is_some()),
    );
    gaps.text(
        &format!("domains.{id}.opening_question"),
        raw.opening_question.is_some(),
        opening,
    );
    for one in raw.statements.iter().flatten() {
        statement(one, statements, gaps);
    }
    for section in raw.sections.iter().flatten() {
        node(section, nodes, statements, gaps);
    }
}

fn statement(raw: &RawStatement, statements: &BTreeMap<String, RawStatementText>, gaps: &mut Gaps) {
    let id = raw.id.as_deref().unwrap_or_default();
    let none = RawStatementText::default();
    let text = statements.get(id).unwrap_or(&none);
    for (key, wanted, there) in [
        ("short", raw.short.is_some(), text.short.is_some()),
        ("statement", raw.statement.is_some(), text.statement.is_some()),
        ("why", raw.why.is_some(), text.why.is_some()),
        ("descriptors", raw.descriptors.is_some(), text.descriptors.is_some()),
        ("think_of", raw.think_of.is_some(), text.think_of.is_some()),
        ("looks_like", raw.looks_like.is_some(), text.looks_like.is_some()),
        ("risk", raw.risk.is_some(), text.risk.is_some()),
        ("evidence", raw.evidence.is_some(), text.evidence.is_some()),
        ("discuss", raw.discuss.is_some(), text.discuss.is_some()),
        ("first_move", raw.first_move.is_some(), text.first_move.is_some()),
    ] {
        gaps.text(&format!("statements.{id}.{key}"), wanted, there);
    }
}
