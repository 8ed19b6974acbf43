//! From a questionnaire as read to one that is valid, or to everything that is wrong with it.

use std::collections::BTreeMap;

use super::raw::{RawAnswers, RawDomain, RawOtherAnswer, RawQuestionnaire, RawResource, RawScale, RawStatement};
use super::{
    AddressStatus, Basis, Criterion, Domain, Lens, Level, OtherAnswer, Questionnaire, Resource, ResourceKind, RollUp,
    Scale, Statement,
};
use crate::number::{Number, from_decimal, shortest, whole};
use crate::problem::nearest::hint;
use crate::problem::{Place, Problem, ProblemCode};
use crate::yaml::{Document, Index, read};

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
        Some(Err(more)) => problems.extend(beside(more, &problems)),
        _ => {}
    }
    problems.sort_by_key(|problem| problem.place.as_ref().map_or(0, |place| place.start));
    Err(problems)
}

/// Problems of substance that a problem of form has not already named: a value that could not be read is not also missing.
fn beside(found: Vec<Problem>, form: &[Problem]) -> Vec<Problem> {
    let named = |problem: &Problem| {
        let Some(place) = &problem.place else { return false };
        form.iter()
            .filter_map(|p| p.place.as_ref())
            .any(|bad| bad.start >= place.start && bad.end <= place.end)
    };
    found
        .into_iter()
        .filter(|problem| problem.code != ProblemCode::MissingKey || !named(problem))
        .collect()
}

/// Makes a questionnaire of a file as read. `index` gives the places, `digest` is the file's SHA-256 in hexadecimal.
///
/// # Errors
///
/// Every problem of substance: missing, empty, duplicate, out of range, referring to nothing.
pub fn validate(raw: &RawQuestionnaire, index: &Index, digest: &str) -> Result<Questionnaire, Vec<Problem>> {
    let mut check = Check {
        index,
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
struct Ids(BTreeMap<String, usize>);

struct Check<'a> {
    index: &'a Index,
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
            describes: raw
                .describes
                .as_ref()
                .map_or_else(|| "your organisation".to_owned(), |t| self.text("describes", Some(t))),
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
        let mut seen = Ids::default();
        for (position, id) in ids.enumerate() {
            let path = format!("{list}[{position}].id");
            let id = self.id(&path, id);
            if id.is_empty() {
                continue;
            }
            if let Some(first) = seen.0.get(&id) {
                let first = format!("{list}[{first}]");
                self.duplicate(&path, what, &id, &first);
            } else {
                seen.0.insert(id, position);
            }
        }
        seen
    }

    fn duplicate(&mut self, path: &str, what: &str, id: &str, first: &str) {
        self.push(
            Problem::new(
                ProblemCode::DuplicateId,
                self.index.value(path),
                format!("{what} id `{id}` is used twice"),
            )
            .with_hint(format!("first used at {first}; give this one an id of its own")),
        );
    }

    fn id(&mut self, path: &str, id: Option<&String>) -> String {
        let id = self.text(path, id);
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
        let good = id.len() <= 40 && id.chars().all(plain) && id.starts_with(|c: char| c.is_ascii_alphanumeric());
        if !id.is_empty() && !good {
            self.push(
                Problem::new(
                    ProblemCode::BadId,
                    self.index.value(path),
                    format!("`{id}` cannot be an id"),
                )
                .with_hint("use letters, digits, full stops and hyphens, at most 40, beginning with a letter or digit"),
            );
        }
        id
    }

    fn scales(&mut self, raw: Option<&[RawScale]>) -> Vec<Scale> {
        let Some(raw) = raw.filter(|scales| !scales.is_empty()) else {
            self.missing_or_empty("scales");
            return Vec::new();
        };
        self.ids("scales", "scale", raw.iter().map(|scale| scale.id.as_ref()));
        raw.iter()
            .enumerate()
            .map(|(position, scale)| self.scale(&format!("scales[{position}]"), scale))
            .collect()
    }

    fn scale(&mut self, path: &str, raw: &RawScale) -> Scale {
        let levels = raw.levels.as_deref().unwrap_or_default();
        let list = format!("{path}.levels");
        if levels.len() < 2 {
            let place = self.index.key(&list).or_else(|| self.index.value(path));
            self.push(
                Problem::new(
                    ProblemCode::BadScale,
                    place,
                    format!("a scale of {} levels", levels.len()),
                )
                .with_hint("give at least 2 levels, lowest first"),
            );
        }
        self.ids(&list, "level", levels.iter().map(|level| level.id.as_ref()));
        let levels: Vec<Level> = levels
            .iter()
            .enumerate()
            .map(|(position, level)| {
                let at = format!("{list}[{position}]");
                let value = self
                    .value(&format!("{at}.value"), level.value)
                    .unwrap_or_else(|| whole(i64::try_from(position).unwrap_or(0)));
                Level {
                    id: level.id.clone().unwrap_or_default(),
                    key: shortest(&value),
                    value,
                    label: self.text(&format!("{at}.label"), level.label.as_ref()),
                    gist: self.optional(&format!("{at}.gist"), level.gist.as_ref()),
                }
            })
            .collect();
        for (position, pair) in levels.windows(2).enumerate() {
            if pair[1].value <= pair[0].value {
                let at = self.index.value(&format!("{list}[{}].value", position + 1));
                self.push(
                    Problem::new(
                        ProblemCode::BadScale,
                        at,
                        format!("value `{}` is not above `{}`", pair[1].key, pair[0].key),
                    )
                    .with_hint("put the levels in order, lowest first"),
                );
            }
        }
        Scale {
            id: raw.id.clone().unwrap_or_default(),
            levels,
        }
    }

    fn value(&mut self, path: &str, value: Option<f64>) -> Option<Number> {
        let Some(value) = value else {
            let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
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
                self.target("target", target, scale);
            }
            (Some(_), None) => {}
        }
    }

    fn target(&mut self, path: &str, target: f64, scale: &Scale) -> usize {
        let wanted = from_decimal(target);
        let found = scale
            .levels
            .iter()
            .position(|level| Some(&level.value) == wanted.as_ref());
        if found.is_none() && !scale.levels.is_empty() {
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
            label: raw.and_then(|r| r.label.as_ref()).map_or_else(
                || label.to_owned(),
                |t| check.text(&format!("answers.{key}.label"), Some(t)),
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
        if let Some(word) = raw.and_then(|r| r.unanswered.as_deref()) {
            self.word("answers.unanswered", word, &[("left-out", ())]);
        }
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
                basis: criterion
                    .basis
                    .as_deref()
                    .and_then(|word| self.word(&format!("{at}.basis"), word, &words))
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
        let mut seen = BTreeMap::new();
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
        if let Some(word) = raw.roll_up.as_deref() {
            self.word(
                &format!("{path}.roll_up"),
                word,
                &[("weighted-mean", RollUp::WeightedMean)],
            );
        }
        Domain {
            id: raw.id.clone().unwrap_or_default(),
            title: self.text(&format!("{path}.title"), raw.title.as_ref()),
            named_in_2011: self.optional(&format!("{path}.named_in_2011"), raw.named_in_2011.as_ref()),
            aim: self.optional(&format!("{path}.aim"), raw.aim.as_ref()),
            opening_question: self.optional(&format!("{path}.opening_question"), raw.opening_question.as_ref()),
            roll_up: RollUp::WeightedMean,
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
        {
            self.target(at, *target, scale);
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
            lens: raw
                .lens
                .as_ref()
                .and_then(|lens| self.reference(&format!("{at}.lens"), "lens", lens, &names.lenses)),
            scale,
            weight: self.weight(&format!("{at}.weight"), raw.weight),
            importance: self.importance(&format!("{at}.importance"), raw.importance),
            target: self.statement_target(at, raw, scale, context),
            not_applicable: raw.not_applicable.unwrap_or(context.defaults.not_applicable),
            descriptors: self.descriptors(at, raw, context.scales.get(scale)),
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
                context.seen.insert(id.clone(), at.to_owned());
            }
        }
        id
    }

    fn statement_scale(&mut self, at: &str, raw: &RawStatement, scales: &[Scale]) -> usize {
        let Some(wanted) = raw.scale.as_deref() else { return 0 };
        let ids = Ids(scales
            .iter()
            .enumerate()
            .map(|(position, scale)| (scale.id.clone(), position))
            .collect());
        self.reference(&format!("{at}.scale"), "scale", wanted, &ids)
            .unwrap_or(0)
    }

    fn statement_target(&mut self, at: &str, raw: &RawStatement, scale: usize, context: &Context<'_>) -> usize {
        let Some(scale) = context.scales.get(scale) else {
            return 0;
        };
        if let Some(own) = raw.target {
            return self.target(&format!("{at}.target"), own, scale);
        }
        let inherited = context
            .target
            .as_ref()
            .map(|(_, target)| *target)
            .or(context.defaults.target)
            .and_then(from_decimal);
        scale
            .levels
            .iter()
            .position(|level| Some(&level.value) == inherited.as_ref())
            .unwrap_or_else(|| {
                if scale.id != context.scales[0].id {
                    self.push(
                        Problem::new(
                            ProblemCode::TargetOutsideScale,
                            self.index.key(at),
                            format!("the default target is not a level of the scale `{}`", scale.id),
                        )
                        .with_hint("give this statement a `target` of its own"),
                    );
                }
                0
            })
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

    fn descriptors(&mut self, at: &str, raw: &RawStatement, scale: Option<&Scale>) -> Vec<String> {
        let path = format!("{at}.descriptors");
        let wanted = scale.map_or(0, |scale| scale.levels.len());
        let found = raw.descriptors.as_ref().map_or(0, Vec::len);
        if raw.descriptors.is_none() {
            self.missing(at, "descriptors", Some("give one text for each level, lowest first"));
        } else if found != wanted && wanted > 0 {
            self.push(
                Problem::new(
                    ProblemCode::WrongDescriptors,
                    self.index.key(&path),
                    format!("{found} descriptors for {wanted} levels"),
                )
                .with_hint("give one text for each level, lowest first"),
            );
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
        let status = raw
            .address_status
            .as_deref()
            .and_then(|word| self.word(&format!("{at}.address_status"), word, &AddressStatus::WORDS));
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
        match raw.kind.as_deref() {
            Some(word) => self
                .word(&format!("{at}.kind"), word, &ResourceKind::WORDS)
                .unwrap_or(ResourceKind::Guidance),
            None => {
                self.missing(
                    at,
                    "kind",
                    Some("it can be `guidance`, `tool`, `case-study`, `report`, `framework`"),
                );
                ResourceKind::Guidance
            }
        }
    }

    fn references(&mut self, list: &str, what: &str, ids: Option<&[String]>, known: &Ids) -> Vec<usize> {
        let ids = ids.unwrap_or_default().iter().enumerate();
        ids.filter_map(|(position, id)| self.reference(&format!("{list}[{position}]"), what, id, known))
            .collect()
    }

    fn reference(&mut self, path: &str, what: &str, id: &str, known: &Ids) -> Option<usize> {
        let found = known.0.get(id).copied();
        if found.is_none() {
            let mut problem = Problem::new(
                ProblemCode::UnknownReference,
                self.index.value(path),
                format!("there is no {what} `{id}`"),
            );
            problem.hint = hint(id, known.0.keys().map(String::as_str))
                .or_else(|| Some(format!("add a {what} with this id, or correct it")));
            self.push(problem);
        }
        found
    }

    fn word<T: Copy>(&mut self, path: &str, word: &str, words: &[(&str, T)]) -> Option<T> {
        let found = words.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
        if found.is_none() {
            let mut problem = Problem::new(
                ProblemCode::BadWord,
                self.index.value(path),
                format!("`{word}` is not one of the words for this"),
            );
            problem.hint = hint(word, words.iter().map(|(name, _)| *name));
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
        match text {
            None if !self.index.has(path) => {
                let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
                self.missing(parent, key, None);
            }
            None => self.empty(path),
            Some(text) if text.trim().is_empty() => self.empty(path),
            Some(text) => return text.trim().to_owned(),
        }
        String::new()
    }

    fn optional(&mut self, path: &str, text: Option<&String>) -> String {
        text.map_or_else(String::new, |text| self.text(path, Some(text)))
    }

    fn empty(&mut self, path: &str) {
        let place: Place = self.index.key(path);
        let key = path.rsplit('.').next().unwrap_or(path).to_owned();
        self.push(
            Problem::new(ProblemCode::EmptyText, place, format!("`{key}` is empty"))
                .with_hint("write something, or leave the key out where it may be left out"),
        );
    }

    fn missing(&mut self, parent: &str, key: &str, hint: Option<&str>) {
        let place = self.index.value(parent);
        let mut problem = Problem::new(ProblemCode::MissingKey, place, format!("`{key}` is missing"));
        problem.hint = hint.map(str::to_owned);
        self.push(problem);
    }

    fn missing_or_empty(&mut self, path: &str) {
        let (parent, key) = path.rsplit_once('.').unwrap_or(("", path));
        if self.index.has(path) {
            self.push(
                Problem::new(
                    ProblemCode::EmptyList,
                    self.index.key(path),
                    format!("`{key}` holds nothing"),
                )
                .with_hint("give at least one"),
            );
        } else {
            self.missing(parent, key, None);
        }
    }

    fn push(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
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
