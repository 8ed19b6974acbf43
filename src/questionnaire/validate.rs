//! From a questionnaire as read to one that is valid, or to everything that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use super::raw::{
    RawAnswers, RawDomain, RawLevel, RawOtherAnswer, RawQuestionnaire, RawResource, RawScale, RawStatement,
};
use super::{
    AddressStatus, Basis, Criterion, Domain, Lens, Level, OtherAnswer, Questionnaire, Resource, ResourceKind, RollUp,
    Scale, Statement,
};
use crate::number::{Number, from_decimal, shortest, whole};
use crate::problem::excerpt::brief;
use crate::problem::nearest::hint;
use crate::problem::{Place, Problem, ProblemCode};
use crate::yaml::{Document, Index, in_order, read};

/// The version of the format that this program reads and writes.
pub const FORMAT: u32 = 1;

/// Reads and validates a questionnaire's file.
///
/// # Errors
///
/// Every problem of the file, in the order of the file.
pub fn from_yaml(text: &str) -> Result<Questionnaire, Vec<Problem>> {
    let Document {
        value,
        index,
        mut problems,
    } = read::<RawQuestionnaire>(text);
    let validated = value.map(|raw| validate(&raw, &index, &super::digest::of_file(text.as_bytes())));
    match validated {
        Some(Ok(questionnaire)) if problems.is_empty() => return Ok(questionnaire),
        Some(Err(more)) => problems.extend(more),
        _ => {}
    }
    Err(in_order(problems))
}

/// Makes a questionnaire of a file as read. `index` gives the places, `digest` is the file's SHA-256 in hexadecimal.
///
/// # Errors
///
/// Every problem of substance: missing, empty, duplicate, out of range, referring to nothing.
pub fn validate(raw: &RawQuestionnaire, index: &Index, digest: &str) -> Result<Questionnaire, Vec<Problem>> {
    let mut check = Check {
        index,
        unsound: BTreeSet::new(),
        problems: Vec::new(),
    };
    let questionnaire = check.questionnaire(raw, digest);
    match questionnaire {
        Some(questionnaire) if check.problems.is_empty() => Ok(questionnaire),
        _ => Err(check.problems),
    }
}

/// What statements refer to: each id with its position.
struct Names {
    lenses: Ids,
    criteria: Ids,
    resources: Ids,
    domains: Ids,
}

#[derive(Default)]
struct Ids {
    positions: BTreeMap<String, usize>,
    /// Some ids could not be read, so that a reference to nothing may be right.
    partly: bool,
}

struct Check<'a> {
    index: &'a Index,
    /// Positions of the scales that have problems: what depends on them is not looked at.
    unsound: BTreeSet<usize>,
    problems: Vec<Problem>,
}

impl Check<'_> {
    fn questionnaire(&mut self, raw: &RawQuestionnaire, digest: &str) -> Option<Questionnaire> {
        if !self.format(raw.format) {
            return None;
        }
        let names = self.names(raw);
        let scales = self.scales(raw.scales.as_deref());
        let defaults = Defaults {
            target: raw.target,
            not_applicable: raw
                .answers
                .as_ref()
                .and_then(|a| a.not_applicable.as_ref())
                .and_then(|a| a.allowed)
                .unwrap_or(false),
        };
        self.default_target(raw, &scales);
        let (domains, statements) = self.domains(raw, &scales, &names, defaults);
        let id = self.id("id", raw.id.as_ref());
        let (dont_know, not_applicable) = self.answers(raw.answers.as_ref());
        Some(Questionnaire {
            id,
            version: self.text("version", raw.version.as_ref()),
            title: self.text("title", raw.title.as_ref()),
            language: self.text("language", raw.language.as_ref()),
            licence: self.optional("licence", raw.licence.as_ref()),
            about: self.optional("about", raw.about.as_ref()),
            describes: self.optional_or("describes", raw.describes.as_ref(), "your organisation"),
            scales,
            dont_know,
            not_applicable,
            guidance: self.texts("guidance", raw.guidance.as_deref()),
            lenses: self.lenses(raw),
            criteria_note: self.optional("criteria_note", raw.criteria_note.as_ref()),
            criteria: self.criteria(raw),
            domains,
            statements,
            resources: self.resources(raw.resources.as_deref().unwrap_or_default(), &names),
            digest: digest.to_owned(),
        })
    }

    fn format(&mut self, format: Option<u32>) -> bool {
        match format {
            Some(FORMAT) => true,
            Some(newer) if newer > FORMAT => {
                self.push(
                    Problem::new(
                        ProblemCode::NewerFormat,
                        self.index.value("format"),
                        format!("format {newer} is from a newer version of the program"),
                    )
                    .with_hint(format!("this version reads format {FORMAT}; nothing was changed")),
                );
                false
            }
            Some(other) => {
                self.push(
                    Problem::new(
                        ProblemCode::NewerFormat,
                        self.index.value("format"),
                        format!("there is no format {other}"),
                    )
                    .with_hint(format!("write `format: {FORMAT}`")),
                );
                false
            }
            None => {
                self.missing("", "format", Some("begin the file with `format: 1`"));
                true
            }
        }
    }

    fn names(&mut self, raw: &RawQuestionnaire) -> Names {
        let none = &[];
        Names {
            lenses: self.ids(
                "lenses",
                "lens",
                raw.lenses.as_deref().unwrap_or(none).iter().map(|x| x.id.as_ref()),
            ),
            criteria: self.ids(
                "criteria",
                "criterion",
                raw.criteria.as_deref().unwrap_or(&[]).iter().map(|x| x.id.as_ref()),
            ),
            resources: self.ids(
                "resources",
                "resource",
                raw.resources.as_deref().unwrap_or(&[]).iter().map(|x| x.id.as_ref()),
            ),
            domains: self.ids(
                "domains",
                "domain",
                raw.domains.as_deref().unwrap_or(&[]).iter().map(|x| x.id.as_ref()),
            ),
        }
    }

    fn ids<'x>(&mut self, list: &str, what: &str, ids: impl Iterator<Item = Option<&'x String>>) -> Ids {
        let mut seen = Ids {
            partly: self.index.unread(list),
            ..Ids::default()
        };
        for (position, id) in ids.enumerate() {
            let path = format!("{list}[{position}].id");
            let id = self.id(&path, id);
            if id.is_empty() {
                seen.partly = true;
                continue;
            }
            if let Some(first) = seen.positions.get(&id) {
                let first = format!("{list}[{first}].id");
                self.duplicate(&path, what, &id, &first);
            } else {
                seen.positions.insert(id, position);
            }
        }
        seen
    }

    fn duplicate(&mut self, path: &str, what: &str, id: &str, first: &str) {
        let place = self.index.value(path);
        let message = format!("{what} id `{}` is used twice", brief(id));
        let first = match self.index.line(first) {
            Some(line) => format!("on line {line}"),
            None => format!("at {first}"),
        };
        self.push(
            Problem::new(ProblemCode::DuplicateId, place, message)
                .with_hint(format!("first used {first}; give this one an id of its own")),
        );
    }

    fn id(&mut self, path: &str, id: Option<&String>) -> String {
        let text = self.text(path, id);
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
        let good = text.len() <= 40
            && text.chars().all(plain)
            && text.starts_with(|c: char| c.is_ascii_alphanumeric())
            && id.is_some_and(|id| *id == text);
        // These two have a meaning of their own in a round's and a response's file.
        let taken = text == "default" || text.eq_ignore_ascii_case("null");
        if !text.is_empty() && (!good || taken) {
            let advice = if taken {
                "choose another: this word has a meaning of its own"
            } else {
                "use letters, digits, full stops and hyphens, at most 40, beginning with a letter or digit"
            };
            let message = format!("`{}` cannot be an id", brief(&text));
            self.push(Problem::new(ProblemCode::BadId, self.index.value(path), message).with_hint(advice));
        }
        text
    }

    fn scales(&mut self, raw: Option<&[RawScale]>) -> Vec<Scale> {
        let Some(raw) = raw.filter(|scales| !scales.is_empty()) else {
            self.missing_or_empty("scales");
            return Vec::new();
        };
        self.ids("scales", "scale", raw.iter().map(|scale| scale.id.as_ref()));
        let mut scales = Vec::new();
        for (position, scale) in raw.iter().enumerate() {
            let (path, before) = (format!("scales[{position}]"), self.problems.len());
            scales.push(self.scale(&path, scale));
            let levels = scale.levels.as_deref().unwrap_or_default();
            if self.problems.len() > before || levels.len() < 2 || levels.iter().any(|level| level.value.is_none()) {
                self.unsound.insert(position);
            }
        }
        scales
    }

    fn scale(&mut self, path: &str, raw: &RawScale) -> Scale {
        let levels = raw.levels.as_deref().unwrap_or_default();
        let list = format!("{path}.levels");
        if levels.len() < 2 && !self.index.unread(&list) {
            let place = self.index.key(&list).or_else(|| self.index.value(path));
            let message = match levels.len() {
                0 => "a scale without levels",
                _ => "a scale of 1 level",
            };
            self.push(
                Problem::new(ProblemCode::BadScale, place, message).with_hint("give at least 2 levels, lowest first"),
            );
        }
        self.ids(&list, "level", levels.iter().map(|level| level.id.as_ref()));
        let made: Vec<Level> = (levels.iter().enumerate())
            .map(|(position, level)| self.level(&format!("{list}[{position}]"), position, level))
            .collect();
        for (position, pair) in levels.windows(2).enumerate() {
            if pair.iter().all(|level| level.value.is_some()) {
                self.rising(&list, position + 1, &made[position], &made[position + 1]);
            }
        }
        Scale {
            id: raw.id.clone().unwrap_or_default(),
            levels: made,
        }
    }

    fn level(&mut self, at: &str, position: usize, raw: &RawLevel) -> Level {
        let value = self
            .value(&format!("{at}.value"), raw.value)
            .unwrap_or_else(|| whole(i64::try_from(position).unwrap_or(0)));
        Level {
            id: raw.id.clone().unwrap_or_default(),
            key: shortest(&value),
            value,
            label: self.text(&format!("{at}.label"), raw.label.as_ref()),
            gist: self.optional(&format!("{at}.gist"), raw.gist.as_ref()),
        }
    }

    fn rising(&mut self, list: &str, position: usize, lower: &Level, upper: &Level) {
        if upper.value <= lower.value {
            let at = self.index.value(&format!("{list}[{position}].value"));
            let message = format!("value `{}` is not above `{}`", upper.key, lower.key);
            self.push(
                Problem::new(ProblemCode::BadScale, at, message).with_hint("put the levels in order, lowest first"),
            );
        }
    }

    fn value(&mut self, path: &str, value: Option<f64>) -> Option<Number> {
        let Some(value) = value else {
            let (parent, key) = parted(path);
            self.missing(parent, key, None);
            return None;
        };
        self.number(path, value)
    }

    fn number(&mut self, path: &str, value: f64) -> Option<Number> {
        let number = from_decimal(value).filter(|_| value.abs() <= 1e6 && (value == 0.0 || value.abs() >= 1e-6));
        if number.is_none() {
            self.push(
                Problem::new(
                    ProblemCode::BadNumber,
                    self.index.value(path),
                    format!("`{value}` is not a number that can be used here"),
                )
                .with_hint("use a number from -1000000 to 1000000 with at most 6 decimals"),
            );
        }
        number
    }

    fn default_target(&mut self, raw: &RawQuestionnaire, scales: &[Scale]) {
        match (raw.target, scales.first()) {
            (None, _) => self.missing(
                "",
                "target",
                Some("write the value of the level to aim for, such as `target: 3`"),
            ),
            (Some(target), Some(scale)) => {
                self.target("target", target, scale, 0);
            }
            (Some(_), None) => {}
        }
    }

    fn target(&mut self, path: &str, target: f64, scale: &Scale, position: usize) -> usize {
        let found = level_at(scale, target);
        if found.is_none() && !self.unsound.contains(&position) {
            let keys: Vec<&str> = scale.levels.iter().map(|level| level.key.as_str()).collect();
            self.push(
                Problem::new(
                    ProblemCode::TargetOutsideScale,
                    self.index.value(path),
                    format!("target `{target}` is not a level of the scale `{}`", scale.id),
                )
                .with_hint(format!("its levels are {}", keys.join(", "))),
            );
        }
        found.unwrap_or(0)
    }

    fn answers(&mut self, raw: Option<&RawAnswers>) -> (OtherAnswer, OtherAnswer) {
        let other = |check: &mut Self, key: &str, raw: Option<&RawOtherAnswer>, label: &str| OtherAnswer {
            label: check.optional_or(
                &format!("answers.{key}.label"),
                raw.and_then(|r| r.label.as_ref()),
                label,
            ),
            gist: check.optional(&format!("answers.{key}.gist"), raw.and_then(|r| r.gist.as_ref())),
        };
        let dont_know = other(self, "dont_know", raw.and_then(|r| r.dont_know.as_ref()), "Don't know");
        let not_applicable = other(
            self,
            "not_applicable",
            raw.and_then(|r| r.not_applicable.as_ref()),
            "Not applicable",
        );
        if raw.and_then(|r| r.dont_know.as_ref()).and_then(|d| d.allowed) == Some(false) {
            let place = self.index.value("answers.dont_know.allowed");
            self.push(
                Problem::new(ProblemCode::NotSupported, place, "don't know cannot be switched off")
                    .with_hint("leave this key out: don't know is always offered"),
            );
        }
        let unanswered = raw.and_then(|r| r.unanswered.as_ref());
        self.word("answers.unanswered", unanswered, &[("left-out", ())]);
        (dont_know, not_applicable)
    }

    fn lenses(&mut self, raw: &RawQuestionnaire) -> Vec<Lens> {
        let list = raw.lenses.as_deref().unwrap_or_default().iter().enumerate();
        list.map(|(position, lens)| Lens {
            id: lens.id.clone().unwrap_or_default(),
            title: self.text(&format!("lenses[{position}].title"), lens.title.as_ref()),
            gist: self.optional(&format!("lenses[{position}].gist"), lens.gist.as_ref()),
        })
        .collect()
    }

    fn criteria(&mut self, raw: &RawQuestionnaire) -> Vec<Criterion> {
        let list = raw.criteria.as_deref().unwrap_or_default().iter().enumerate();
        list.map(|(position, criterion)| {
            let at = format!("criteria[{position}]");
            let words = [("seen", Basis::Seen), ("background", Basis::Background)];
            Criterion {
                id: criterion.id.clone().unwrap_or_default(),
                text: self.text(&format!("{at}.text"), criterion.text.as_ref()),
                basis: self
                    .word(&format!("{at}.basis"), criterion.basis.as_ref(), &words)
                    .unwrap_or(Basis::Background),
            }
        })
        .collect()
    }

    fn domains(
        &mut self,
        raw: &RawQuestionnaire,
        scales: &[Scale],
        names: &Names,
        defaults: Defaults,
    ) -> (Vec<Domain>, Vec<Statement>) {
        let (mut domains, mut statements) = (Vec::new(), Vec::new());
        let own = |(id, position): (&String, &usize)| (id.clone(), format!("domains[{position}].id"));
        let mut seen = names.domains.positions.iter().map(own).collect();
        let Some(list) = raw.domains.as_deref().filter(|list| !list.is_empty()) else {
            self.missing_or_empty("domains");
            return (domains, statements);
        };
        for (position, domain) in list.iter().enumerate() {
            let path = format!("domains[{position}]");
            let first = statements.len();
            let context = Context {
                scales,
                names,
                seen: &mut seen,
                domain: position,
                target: domain.target.map(|t| (format!("{path}.target"), t)),
                defaults,
            };
            self.statements(&path, domain, context, &mut statements);
            domains.push(self.domain(&path, domain, first..statements.len()));
        }
        (domains, statements)
    }

    fn domain(&mut self, path: &str, raw: &RawDomain, statements: std::ops::Range<usize>) -> Domain {
        let words = [("weighted-mean", RollUp::WeightedMean)];
        let roll_up = self.word(&format!("{path}.roll_up"), raw.roll_up.as_ref(), &words);
        Domain {
            id: raw.id.clone().unwrap_or_default(),
            title: self.text(&format!("{path}.title"), raw.title.as_ref()),
            named_in_2011: self.optional(&format!("{path}.named_in_2011"), raw.named_in_2011.as_ref()),
            aim: self.optional(&format!("{path}.aim"), raw.aim.as_ref()),
            opening_question: self.optional(&format!("{path}.opening_question"), raw.opening_question.as_ref()),
            roll_up: roll_up.unwrap_or_default(),
            statements,
        }
    }

    fn statements(&mut self, path: &str, raw: &RawDomain, mut context: Context<'_>, into: &mut Vec<Statement>) {
        let list = format!("{path}.statements");
        let Some(statements) = raw.statements.as_deref().filter(|list| !list.is_empty()) else {
            self.missing_or_empty(&list);
            return;
        };
        if let Some((at, target)) = &context.target
            && let Some(scale) = context.scales.first()
            && !(1..context.scales.len()).any(|other| self.may_hold(context.scales, other, *target))
        {
            self.target(at, *target, scale, 0);
        }
        for (position, statement) in statements.iter().enumerate() {
            let at = format!("{list}[{position}]");
            let made = self.statement(&at, statement, &mut context);
            into.push(made);
        }
    }

    fn statement(&mut self, at: &str, raw: &RawStatement, context: &mut Context<'_>) -> Statement {
        let id = self.statement_id(at, raw, context);
        let scale = self.statement_scale(at, raw, context.scales);
        let names = context.names;
        Statement {
            id,
            domain: context.domain,
            short: self.text(&format!("{at}.short"), raw.short.as_ref()),
            statement: self.text(&format!("{at}.statement"), raw.statement.as_ref()),
            why: self.optional(&format!("{at}.why"), raw.why.as_ref()),
            lens: (self.given(&format!("{at}.lens"), raw.lens.as_ref()))
                .and_then(|lens| self.reference(&format!("{at}.lens"), "lens", lens, &names.lenses)),
            scale,
            weight: self.weight(&format!("{at}.weight"), raw.weight),
            importance: self.importance(&format!("{at}.importance"), raw.importance),
            target: self.statement_target(at, raw, scale, context),
            not_applicable: raw.not_applicable.unwrap_or(context.defaults.not_applicable),
            descriptors: self.descriptors(at, raw, context.scales, scale),
            evidence: self.texts(&format!("{at}.evidence"), raw.evidence.as_deref()),
            discuss: self.optional(&format!("{at}.discuss"), raw.discuss.as_ref()),
            first_move: self.optional(&format!("{at}.first_move"), raw.first_move.as_ref()),
            criteria: self.references(
                &format!("{at}.criteria"),
                "criterion",
                raw.criteria.as_deref(),
                &names.criteria,
            ),
            resources: self.references(
                &format!("{at}.resources"),
                "resource",
                raw.resources.as_deref(),
                &names.resources,
            ),
        }
    }

    fn statement_id(&mut self, at: &str, raw: &RawStatement, context: &mut Context<'_>) -> String {
        let path = format!("{at}.id");
        let id = self.id(&path, raw.id.as_ref());
        if !id.is_empty() {
            if let Some(first) = context.seen.get(&id).cloned() {
                self.duplicate(&path, "statement", &id, &first);
            } else {
                context.seen.insert(id.clone(), path);
            }
        }
        id
    }

    fn statement_scale(&mut self, at: &str, raw: &RawStatement, scales: &[Scale]) -> usize {
        let path = format!("{at}.scale");
        let Some(wanted) = self.given(&path, raw.scale.as_ref()) else {
            return 0;
        };
        let ids = Ids {
            positions: (scales.iter().enumerate())
                .map(|(position, scale)| (scale.id.clone(), position))
                .collect(),
            partly: self.index.unread("scales") || scales.iter().any(|scale| scale.id.is_empty()),
        };
        self.reference(&path, "scale", wanted, &ids).unwrap_or(0)
    }

    fn statement_target(&mut self, at: &str, raw: &RawStatement, position: usize, context: &Context<'_>) -> usize {
        let Some(scale) = context.scales.get(position) else {
            return 0;
        };
        if let Some(own) = raw.target {
            return self.target(&format!("{at}.target"), own, scale, position);
        }
        let of_domain = context.target.as_ref().map(|(_, target)| *target);
        let Some(inherited) = of_domain.or(context.defaults.target) else {
            return 0;
        };
        if let Some(level) = level_at(scale, inherited) {
            return level;
        }
        // A target that is no level of any scale was reported where it stands.
        let elsewhere = match of_domain {
            Some(target) => (0..context.scales.len()).any(|other| self.may_hold(context.scales, other, target)),
            None => position != 0,
        };
        if elsewhere && !self.unsound.contains(&position) {
            let what = if of_domain.is_some() { "domain's" } else { "default" };
            let message = format!("the {what} target is not a level of the scale `{}`", brief(&scale.id));
            let place = self.index.key(&format!("{at}.id")).or_else(|| self.index.key(at));
            self.push(
                Problem::new(ProblemCode::TargetOutsideScale, place, message)
                    .with_hint("give this statement a `target` of its own"),
            );
        }
        0
    }

    /// Whether a target is a level of a scale, or may be one of a scale with problems.
    fn may_hold(&self, scales: &[Scale], position: usize, target: f64) -> bool {
        self.unsound.contains(&position) || level_at(&scales[position], target).is_some()
    }

    fn weight(&mut self, path: &str, weight: Option<f64>) -> Number {
        let Some(weight) = weight else { return whole(1) };
        if weight <= 0.0 {
            self.push(
                Problem::new(
                    ProblemCode::BadNumber,
                    self.index.value(path),
                    format!("weight `{weight}` is not more than 0"),
                )
                .with_hint("leave it out for 1"),
            );
            return whole(1);
        }
        self.number(path, weight).unwrap_or_else(|| whole(1))
    }

    fn importance(&mut self, path: &str, importance: Option<u32>) -> u32 {
        let importance = importance.unwrap_or(1);
        if !(1..=3).contains(&importance) {
            self.push(
                Problem::new(
                    ProblemCode::BadNumber,
                    self.index.value(path),
                    format!("importance `{importance}` is not 1, 2 or 3"),
                )
                .with_hint("leave it out for 1"),
            );
        }
        importance
    }

    fn descriptors(&mut self, at: &str, raw: &RawStatement, scales: &[Scale], scale: usize) -> Vec<String> {
        let path = format!("{at}.descriptors");
        let wanted = scales.get(scale).map_or(0, |scale| scale.levels.len());
        let found = raw.descriptors.as_ref().map_or(0, Vec::len);
        let advice = "give one text for each level, lowest first";
        if raw.descriptors.is_none() {
            self.missing(at, "descriptors", Some(advice));
        } else if found != wanted && wanted > 1 && !self.index.unread(&path) {
            let message = format!("{found} descriptors for {wanted} levels");
            self.push(Problem::new(ProblemCode::WrongDescriptors, self.index.key(&path), message).with_hint(advice));
        }
        self.texts(&path, raw.descriptors.as_deref())
    }

    fn resources(&mut self, raw: &[RawResource], names: &Names) -> Vec<Resource> {
        raw.iter()
            .enumerate()
            .map(|(position, resource)| self.resource(&format!("resources[{position}]"), resource, names))
            .collect()
    }

    fn resource(&mut self, at: &str, raw: &RawResource, names: &Names) -> Resource {
        let status = self.word(
            &format!("{at}.address_status"),
            raw.address_status.as_ref(),
            &AddressStatus::WORDS,
        );
        let address = self.optional(&format!("{at}.address"), raw.address.as_ref());
        Resource {
            id: raw.id.clone().unwrap_or_default(),
            title: self.text(&format!("{at}.title"), raw.title.as_ref()),
            publisher: self.text(&format!("{at}.publisher"), raw.publisher.as_ref()),
            year: raw.year,
            year_estimated: raw.year_estimated.unwrap_or(false),
            kind: self.kind(at, raw),
            domains: self.references(
                &format!("{at}.domains"),
                "domain",
                raw.domains.as_deref(),
                &names.domains,
            ),
            address_status: status.unwrap_or(if address.is_empty() {
                AddressStatus::None
            } else {
                AddressStatus::Found
            }),
            address,
            archive: self.optional(&format!("{at}.archive"), raw.archive.as_ref()),
            note: self.optional(&format!("{at}.note"), raw.note.as_ref()),
        }
    }

    fn kind(&mut self, at: &str, raw: &RawResource) -> ResourceKind {
        let path = format!("{at}.kind");
        if raw.kind.is_none() && !self.index.has(&path) {
            let words = ResourceKind::WORDS.map(|(word, _)| format!("`{word}`"));
            self.missing(at, "kind", Some(&format!("it can be {}", words.join(", "))));
        }
        self.word(&path, raw.kind.as_ref(), &ResourceKind::WORDS)
            .unwrap_or(ResourceKind::Guidance)
    }

    fn references(&mut self, list: &str, what: &str, ids: Option<&[String]>, known: &Ids) -> Vec<usize> {
        let ids = ids.unwrap_or_default().iter().enumerate();
        ids.filter_map(|(position, id)| self.reference(&format!("{list}[{position}]"), what, id, known))
            .collect()
    }

    fn reference(&mut self, path: &str, what: &str, id: &str, known: &Ids) -> Option<usize> {
        let found = known.positions.get(id).copied();
        if found.is_some() || known.partly || self.index.unread(path) {
            return found;
        }
        if id.trim().is_empty() {
            self.empty(path);
            return None;
        }
        let id = brief(id);
        let message = format!("there is no {what} `{id}`");
        let mut problem = Problem::new(ProblemCode::UnknownReference, self.index.value(path), message);
        problem.hint = hint(&id, known.positions.keys().map(String::as_str))
            .or_else(|| Some(format!("add a {what} with this id, or correct it")));
        self.push(problem);
        None
    }

    /// A text that may be left out, but not left empty.
    fn given<'x>(&mut self, path: &str, text: Option<&'x String>) -> Option<&'x String> {
        let written = text.is_some() || self.index.has(path);
        if written && text.is_none_or(|text| text.trim().is_empty()) {
            if !self.index.unread(path) {
                self.empty(path);
            }
            return None;
        }
        text
    }

    fn word<T: Copy>(&mut self, path: &str, word: Option<&String>, words: &[(&str, T)]) -> Option<T> {
        let word = self.given(path, word)?;
        let found = words.iter().find(|(name, _)| name == word).map(|(_, value)| *value);
        if found.is_none() {
            let message = format!("`{}` is not one of the words for this", brief(word));
            let mut problem = Problem::new(ProblemCode::BadWord, self.index.value(path), message);
            problem.hint = hint(&brief(word), words.iter().map(|(name, _)| *name));
            self.push(problem);
        }
        found
    }

    fn texts(&mut self, list: &str, texts: Option<&[String]>) -> Vec<String> {
        let texts = texts.unwrap_or_default().iter().enumerate();
        texts
            .map(|(position, text)| self.text(&format!("{list}[{position}]"), Some(text)))
            .collect()
    }

    fn text(&mut self, path: &str, text: Option<&String>) -> String {
        match text.map(|text| text.trim()) {
            Some(text) if !text.is_empty() => return text.to_owned(),
            None if !self.index.has(path) => {
                let (parent, key) = parted(path);
                self.missing(parent, key, None);
            }
            _ if self.index.unread(path) => {}
            _ => self.empty(path),
        }
        String::new()
    }

    fn optional(&mut self, path: &str, text: Option<&String>) -> String {
        self.optional_or(path, text, "")
    }

    fn optional_or(&mut self, path: &str, text: Option<&String>, otherwise: &str) -> String {
        self.given(path, text)
            .map_or_else(|| otherwise.to_owned(), |text| text.trim().to_owned())
    }

    fn empty(&mut self, path: &str) {
        let place: Place = self.index.key(path);
        let key = parted(path).1;
        let what = match key.strip_suffix(']').and_then(|key| key.split_once('[')) {
            Some((list, position)) => {
                let number = position.parse::<usize>().map_or(0, |position| position + 1);
                format!("item {number} of `{list}`")
            }
            None => format!("`{key}`"),
        };
        self.push(
            Problem::new(ProblemCode::EmptyText, place, format!("{what} is empty"))
                .with_hint("write something, or leave it out where it may be left out"),
        );
    }

    /// Says that a key is missing, or stands there without a value; nothing when its value could not be read.
    fn missing(&mut self, parent: &str, key: &str, hint: Option<&str>) {
        let path = if parent.is_empty() {
            key.to_owned()
        } else {
            format!("{parent}.{key}")
        };
        if self.index.unread(&path) {
            return;
        }
        let (place, what) = match self.index.key(&path) {
            Some(place) => (Some(place), "has no value"),
            None => (self.index.value(parent), "is missing"),
        };
        let mut problem = Problem::new(ProblemCode::MissingKey, place, format!("`{key}` {what}"));
        problem.hint = Some(hint.map_or_else(|| format!("write `{key}:` and what belongs there"), str::to_owned));
        self.push(problem);
    }

    fn missing_or_empty(&mut self, path: &str) {
        let (parent, key) = parted(path);
        if !self.index.has(path) {
            self.missing(parent, key, None);
        } else if !self.index.unread(path) {
            let message = format!("`{key}` holds nothing");
            self.push(
                Problem::new(ProblemCode::EmptyList, self.index.key(path), message).with_hint("give at least one"),
            );
        }
    }

    fn push(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}

/// A path without its last key, and that key.
fn parted(path: &str) -> (&str, &str) {
    path.rsplit_once('.').unwrap_or(("", path))
}

/// Position of the level whose value a target is.
fn level_at(scale: &Scale, target: f64) -> Option<usize> {
    let wanted = from_decimal(target)?;
    scale.levels.iter().position(|level| level.value == wanted)
}

#[derive(Clone, Copy)]
struct Defaults {
    target: Option<f64>,
    not_applicable: bool,
}

struct Context<'a> {
    scales: &'a [Scale],
    names: &'a Names,
    seen: &'a mut BTreeMap<String, String>,
    domain: usize,
    target: Option<(String, f64)>,
    defaults: Defaults,
}
