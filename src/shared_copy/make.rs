//! Making a shared copy of a round.

use crate::needs::{Finding, Route, findings};
use crate::notes::Review;
use crate::number::{Number, rounded};
use crate::plan::{ChosenNeed, Plan};
use crate::privacy::{Extent, extent, masked, shuffled, withheld};
use crate::questionnaire::plan::{DETAIL, MINIMUM};
use crate::questionnaire::{Node, Privacy, PrivacyKind, Questionnaire, RollUp};
use crate::response::{Audience, Response};
use crate::round::{How, Round};
use crate::score::{Scores, SetScore, score};
use crate::trend::target_of;

use super::{Choice, CopyAction, CopyDomain, CopyNeed, CopyStatement, Part, SharedCopy};

/// What a copy is made of.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The questionnaire, with the round's targets and privacy.
    pub questionnaire: &'a Questionnaire,
    /// The round.
    pub round: &'a Round,
    /// The responses that count: of our own side.
    pub responses: &'a [Response],
    /// What the facilitator decided about texts; without it no note leaves.
    pub notes: Option<&'a Review>,
    /// The round's plan.
    pub plan: Option<&'a Plan>,
    /// What the group chose.
    pub choice: &'a Choice,
}

/// Makes the copy. Statements are in it only where others may see them: from five people on, or of a joint response.
#[must_use]
pub fn make(input: &Input<'_>) -> SharedCopy {
    let outside = Outside::new(input);
    let round = input.round;
    let name = (!input.choice.without.contains(&Part::Organisation)).then(|| round.organisation.clone());
    let questionnaire = &outside.questionnaire;
    SharedCopy {
        organisation: name,
        questionnaire: [&questionnaire.id, &questionnaire.version, &questionnaire.digest].map(Clone::clone),
        title: questionnaire.title.clone(),
        month: round.opened.get(..7).unwrap_or_default().to_owned(),
        how: round.how,
        responses: outside.responses(),
        domains: outside.domains(),
        statements: outside.statements(),
        needs: outside.needs(),
        plan: outside.plan(),
        notes: outside.notes(),
        left_out: left_out(input.choice),
    }
}

fn left_out(choice: &Choice) -> Vec<String> {
    let parts = choice.without.iter().map(|part| part.word().to_owned());
    let domains = choice.without_domains.iter().map(|id| format!("domain:{id}"));
    parts.chain(domains).collect()
}

/// A round as people outside the group may see it.
struct Outside<'a> {
    input: &'a Input<'a>,
    questionnaire: Questionnaire,
    scores: Scores,
    findings: Vec<Finding>,
    /// Whether each statement is withheld or left out.
    hidden: Vec<bool>,
}

impl<'a> Outside<'a> {
    fn new(input: &'a Input<'a>) -> Self {
        let mut questionnaire = input.questionnaire.clone();
        questionnaire.privacy = for_others(&questionnaire.privacy);
        let how = input.round.how;
        let seen = extent(&questionnaire.privacy, how, input.responses.len());
        let own = score(&questionnaire, input.responses);
        let hidden = withheld(&questionnaire.privacy, seen, how, &own);
        let scores = masked(&questionnaire, how, seen, &own);
        let left = |at: usize| {
            let domain = &questionnaire.domains[questionnaire.statements[at].domain].id;
            input.choice.without_domains.contains(domain)
        };
        let hidden = hidden
            .iter()
            .enumerate()
            .map(|(at, hidden)| *hidden || left(at))
            .collect();
        Self {
            findings: findings(&questionnaire, &scores),
            input,
            scores,
            hidden,
            questionnaire,
        }
    }

    fn leaves(&self, part: Part) -> bool {
        !self.input.choice.without.contains(&part)
    }

    fn shows_domain(&self, domain: &Node) -> bool {
        !self.input.choice.without_domains.contains(&domain.id)
    }

    /// The number itself from 5 on; fewer are not told apart.
    fn responses(&self) -> (u32, u32) {
        let number = u32::try_from(self.input.responses.len()).unwrap_or(u32::MAX);
        match (self.input.round.how, number) {
            (How::Individual, 0..3) => (0, 2),
            (How::Individual, 3..5) => (3, 4),
            _ => (number, number),
        }
    }

    fn domains(&self) -> Vec<CopyDomain> {
        let each = self.questionnaire.domains.iter().zip(&self.scores.domains);
        each.filter(|(domain, _)| self.shows_domain(domain))
            .map(|(domain, score)| self.domain(domain, score))
            .collect()
    }

    fn domain(&self, domain: &Node, score: &SetScore) -> CopyDomain {
        let shown = score.score.as_ref().filter(|result| !self.tells_all(score, result));
        let places = score.decimals(self.questionnaire.places());
        let members: Vec<usize> = domain.statements.clone().collect();
        let goal = target_of(&self.questionnaire, &members).filter(|_| score.roll_up != RollUp::SharePassing);
        let reached = score.score_100.as_ref().filter(|_| shown.is_some()).zip(goal);
        CopyDomain {
            id: domain.id.clone(),
            title: domain.title.clone(),
            result: shown.and_then(|result| rounded(result, places).parse().ok()),
            reaches_target: reached.map(|(result, goal)| *result >= goal),
        }
    }

    /// Of a few people a result at an end of its range says what each of them answered to everything.
    fn tells_all(&self, score: &SetScore, result: &Number) -> bool {
        let few = self.input.round.how == How::Individual && self.input.responses.len() < DETAIL;
        let ends = score.range.as_ref();
        few && ends.is_none_or(|(lowest, highest)| result == lowest || result == highest)
    }

    fn shown(&self) -> impl Iterator<Item = usize> {
        (0..self.hidden.len()).filter(|at| !self.hidden[*at])
    }

    fn statements(&self) -> Vec<CopyStatement> {
        if !self.leaves(Part::Statements) {
            return Vec::new();
        }
        self.shown().map(|at| self.statement(at)).collect()
    }

    fn statement(&self, at: usize) -> CopyStatement {
        let (statement, score) = (&self.questionnaire.statements[at], &self.scores.statements[at]);
        let finding = &self.findings[at];
        CopyStatement {
            id: statement.id.clone(),
            short: statement.short.clone(),
            wording: statement.wording.clone(),
            levels: score.counts.clone(),
            dont_know: Some(score.dont_know).filter(|number| *number >= 3),
            kind: finding.kind.map_or("", |kind| kind.label()).to_owned(),
            route: finding.route.map_or("", Route::label).to_owned(),
        }
    }

    fn needs(&self) -> Vec<String> {
        if !self.leaves(Part::Needs) {
            return Vec::new();
        }
        let mut act: Vec<&Finding> = self.shown().map(|at| &self.findings[at]).collect();
        act.retain(|finding| finding.route == Some(Route::Act));
        act.sort_by_key(|finding| (finding.rank.is_none(), finding.rank));
        let ids = act
            .iter()
            .map(|finding| self.questionnaire.statements[finding.statement].id.clone());
        ids.collect()
    }

    /// The plan is the group's own words: what is about a domain that is left out stays.
    fn plan(&self) -> Vec<CopyNeed> {
        let Some(plan) = self.input.plan.filter(|_| self.leaves(Part::Needs)) else {
            return Vec::new();
        };
        let leaves = |need: &&ChosenNeed| need.statements.iter().all(|id| !self.is_left(id));
        plan.needs
            .iter()
            .filter(leaves)
            .map(|need| self.need(plan, need))
            .collect()
    }

    fn is_left(&self, id: &str) -> bool {
        let domain = self
            .questionnaire
            .position(id)
            .map(|at| self.questionnaire.statements[at].domain);
        domain.is_some_and(|at| !self.shows_domain(&self.questionnaire.domains[at]))
    }

    fn need(&self, plan: &Plan, need: &ChosenNeed) -> CopyNeed {
        let owners = self.leaves(Part::PlanOwners);
        let actions = plan.actions.iter().filter(|action| action.need == need.id);
        CopyNeed {
            title: need.title.clone(),
            statements: need.statements.clone(),
            actions: actions
                .map(|action| CopyAction {
                    action: action.action.clone(),
                    owner: if owners { action.owner.clone() } else { String::new() },
                    due: action.due.clone(),
                    status: action.status,
                })
                .collect(),
        }
    }

    /// Notes for the team, on statements that are shown, that somebody read and decided to show.
    fn notes(&self) -> Vec<(String, String)> {
        let Some(review) = self.input.notes.filter(|_| self.leaves(Part::Notes)) else {
            return Vec::new();
        };
        let on = |at: usize| {
            let id = self.questionnaire.statements[at].id.clone();
            let notes = self
                .input
                .responses
                .iter()
                .filter_map(|response| response.notes.get(&id));
            let notes = notes.filter(|note| note.audience == Audience::Team);
            let shown = notes.filter_map(|note| review.shown(&id, &note.text)).collect();
            let shown = shuffled(shown, &self.questionnaire.privacy).into_iter();
            shown.map(|text| (id.clone(), text)).collect::<Vec<_>>()
        };
        self.shown().flat_map(on).collect()
    }
}

/// What others may see of individuals: never more than a protected round shows.
fn for_others(privacy: &Privacy) -> Privacy {
    Privacy {
        kind: match privacy.kind {
            PrivacyKind::Open => PrivacyKind::Protected,
            kind => kind,
        },
        minimum: privacy.minimum.max(MINIMUM),
        detail: privacy.detail.max(DETAIL),
        note: privacy.note.clone(),
    }
}

/// How much others may see of a round.
#[must_use]
pub fn extent_for_others(questionnaire: &Questionnaire, how: How, responses: usize) -> Extent {
    extent(&for_others(&questionnaire.privacy), how, responses)
}
