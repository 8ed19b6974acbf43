//! What a questionnaire says of itself as a whole.

use super::{Fact, Facts, Kind, yes};
use crate::number::shortest;
use crate::questionnaire::{AskKind, Basis, Questionnaire, words};
use crate::report::ResourceLine;

/// What the questionnaire says as a whole; its version and digest apart, which always differ.
pub(in crate::revision) fn of_whole(questionnaire: &Questionnaire) -> Vec<Fact> {
    let mut facts = Facts(Vec::new());
    about(&mut facts, questionnaire);
    answers(&mut facts, questionnaire);
    asked(&mut facts, questionnaire);
    results(&mut facts, questionnaire);
    report(&mut facts, questionnaire);
    lists(&mut facts, questionnaire);
    facts.0
}

fn about(facts: &mut Facts, one: &Questionnaire) {
    let minutes = one.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    for (what, text) in [
        ("title", one.title.clone()),
        ("about", one.about.clone()),
        ("purpose", one.purpose.clone()),
        ("who answers it", one.who.clone()),
        ("when", one.when.clone()),
        ("minutes", minutes),
        ("what it describes", one.describes.clone()),
        ("language", one.language.clone()),
        ("licence", one.licence.clone()),
        ("beside", one.beside.clone()),
        ("guidance", one.guidance.join(" ")),
        ("warnings left out", one.allow.join(", ")),
    ] {
        facts.add(Kind::Help, what, text);
    }
}

fn answers(facts: &mut Facts, one: &Questionnaire) {
    for scale in &one.scales {
        facts.add(Kind::Help, format!("question of the scale {}", scale.id), &scale.asked);
        for level in &scale.levels {
            let what = format!("meaning of {} in the scale {}", words::level(level), scale.id);
            facts.add(Kind::Help, what, &level.gist);
        }
        let passing = scale
            .passing
            .iter()
            .flatten()
            .map(|at| words::level(&scale.levels[*at]));
        let passing: Vec<String> = passing.collect();
        facts.add(
            Kind::Numbers,
            format!("what passes in the scale {}", scale.id),
            passing.join(", "),
        );
    }
    for (name, answer) in [("don't know", &one.dont_know), ("not applicable", &one.not_applicable)] {
        facts.add(Kind::Help, format!("label of {name}"), &answer.label);
        facts.add(Kind::Help, format!("meaning of {name}"), &answer.gist);
        facts.add(Kind::Numbers, name, words::counts_as(answer.counts_as));
    }
    facts.add(Kind::Numbers, "not answered", words::counts_as(one.unanswered));
    facts.yes(Kind::Asked, "not applicable needs a reason", one.reason_required);
}

fn asked(facts: &mut Facts, one: &Questionnaire) {
    if let Some(roles) = &one.roles {
        facts.add(Kind::Asked, "question about roles", &roles.asked);
        facts.yes(Kind::Asked, "several roles", roles.several);
        for role in &roles.choices {
            facts.add(Kind::Asked, format!("role {}", role.id), &role.label);
        }
    }
    for side in &one.sides {
        facts.add(
            Kind::Asked,
            format!("side {}", side.id),
            format!("{} {}", side.title, side.gist),
        );
    }
    for ask in &one.asks {
        let kinds = AskKind::WORDS.iter();
        let kind = kinds
            .filter(|(_, kind)| *kind == ask.kind)
            .map(|(word, _)| *word)
            .collect::<String>();
        let levels: Vec<String> = ask.levels.iter().map(words::level).collect();
        let text = format!(
            "{} ({kind}, after {}; required {}, private {}) {}",
            ask.asked,
            words::after(one, &ask.after),
            yes(ask.required),
            yes(ask.private),
            levels.join(", ")
        );
        facts.add(Kind::Asked, format!("asked with an answer: {}", ask.label), text.trim());
    }
    for closing in &one.closing {
        facts.add(Kind::Asked, format!("closing question {}", closing.id), &closing.asked);
        let after = closing.after.join(" ");
        facts.add(
            Kind::Asked,
            format!("said after closing question {}", closing.id),
            after,
        );
        for choice in &closing.choices {
            let required = if choice.then_required {
                "(has to be answered)"
            } else {
                ""
            };
            let text = format!("{} {} {required}", choice.label, choice.then);
            let what = format!("choice {} of closing question {}", choice.id, closing.id);
            facts.add(Kind::Asked, what, text.trim());
        }
    }
    facts.add(Kind::Asked, "order of asking", order(one));
    facts.add(Kind::Asked, "who sees the answers", words::privacy(&one.privacy));
    facts.add(Kind::Asked, "said before answering", &one.privacy.note);
}

/// The order of asking by id, where it is not the order of the file; a new statement alone does not change it.
fn order(one: &Questionnaire) -> String {
    if one.order.iter().copied().eq(0..one.statements.len()) {
        return String::new();
    }
    let ids = one.order.iter().map(|at| one.statements[*at].id.as_str());
    ids.collect::<Vec<_>>().join(", ")
}

fn results(facts: &mut Facts, one: &Questionnaire) {
    if let Some(gates) = &one.gates {
        for gate in &gates.levels {
            let text = format!("{} {} {}", gate.title, gate.gist, words::gate(gate));
            facts.add(Kind::Numbers, format!("level to attain {}", gate.id), text);
        }
        facts.yes(Kind::Numbers, "levels need all below them", gates.cumulative);
        facts.yes(Kind::Numbers, "an empty level passes", gates.empty_passes);
    }
    if let Some(overall) = &one.overall {
        let made = words::roll_up(overall.roll_up, &overall.start, &one.labels.domains);
        facts.add(Kind::Numbers, "overall result", format!("{}: {made}", overall.title));
        facts.add(
            Kind::Numbers,
            "needed for an overall result",
            words::percent(&overall.enough),
        );
        for band in &overall.bands {
            let what = format!("words for an overall result from {}", shortest(&band.from));
            facts.add(Kind::Numbers, what, format!("{} {}", band.label, band.gist).trim());
        }
    }
}

fn report(facts: &mut Facts, one: &Questionnaire) {
    let first: Vec<String> = one
        .report
        .first
        .iter()
        .map(|part| {
            let most = part.most.map(|most| format!("at most {most}")).unwrap_or_default();
            let words = [part.heading.as_str(), words::shows(part.show), &most, &part.text];
            words
                .into_iter()
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(": ")
        })
        .collect();
    for (what, text) in [
        ("the report leads with", one.report.leads_with.clone()),
        ("first section of the report", first.join("; ")),
        ("the report leaves out", one.report.leave_out.join(", ")),
        ("the report never shows", one.report.never_shows.clone()),
        (
            "name of a domain",
            format!("{}, {}", one.labels.domain, one.labels.domains),
        ),
        ("name of the risk", one.labels.risk.clone()),
        ("name of what it looks like", one.labels.looks_like.clone()),
    ] {
        facts.add(Kind::Help, what, text);
    }
}

fn lists(facts: &mut Facts, one: &Questionnaire) {
    for lens in &one.lenses {
        facts.add(
            Kind::Help,
            format!("lens {}", lens.id),
            format!("{} {}", lens.title, lens.gist).trim(),
        );
    }
    facts.add(Kind::Help, "note on criteria", &one.criteria_note);
    for criterion in &one.criteria {
        let basis = if criterion.basis == Basis::Seen {
            "seen"
        } else {
            "background"
        };
        let text = format!("{} ({basis})", criterion.text);
        facts.add(Kind::Help, format!("criterion {}", criterion.id), text);
    }
    for resource in &one.resources {
        let line = ResourceLine::new(resource);
        let domains = resource.domains.iter().map(|at| one.domains[*at].id.as_str());
        let text = [
            line.title,
            line.about,
            domains.collect::<Vec<_>>().join(", "),
            line.address,
            line.archive,
            line.status,
            line.note,
        ];
        let said: Vec<&str> = text
            .iter()
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect();
        facts.add(Kind::Help, format!("resource {}", resource.id), said.join("; "));
    }
}
