use super::{Extent, RoleGroups, extent, masked, role_groups, shuffled};
use crate::number::whole;
use crate::questionnaire::{Gate, Gates, Node, Overall, Privacy, PrivacyKind, Questionnaire, Role, Roles, RollUp};
use crate::report::fixture::{people, questionnaire};
use crate::response::Response;
use crate::round::How;
use crate::score::score;

fn limits(kind: PrivacyKind) -> Privacy {
    Privacy {
        kind,
        minimum: 3,
        detail: 5,
        note: String::new(),
    }
}

fn protected(domains: &[usize]) -> Questionnaire {
    let mut made = questionnaire(&["1", "2", "3", "4"], domains, &[]);
    made.privacy = limits(PrivacyKind::Protected);
    made
}

fn with_roles(answered: &[&[&str]]) -> (Questionnaire, Vec<Response>) {
    let mut made = protected(&[1]);
    let choices = ["council", "provider", "charity", "other"].map(|id| Role {
        id: id.into(),
        label: id.into(),
    });
    made.roles = Some(Roles {
        asked: "Which?".into(),
        several: true,
        choices: choices.to_vec(),
    });
    let mut all = people(&made, &vec!["1"; answered.len()]);
    for (one, roles) in all.iter_mut().zip(answered) {
        one.roles = roles.iter().map(|role| (*role).to_owned()).collect();
    }
    (made, all)
}

fn groups(sizes: [usize; 4], without: usize) -> RoleGroups {
    let ids = ["council", "provider", "charity", "other"];
    let mut answered: Vec<&[&str]> = Vec::new();
    for (at, size) in sizes.iter().enumerate() {
        answered.extend(vec![&ids[at..=at]; *size]);
    }
    answered.extend(vec![&[][..]; without]);
    let (made, all) = with_roles(&answered);
    role_groups(&made, &all)
}

#[test]
fn a_questionnaire_without_privacy_withholds_nothing() {
    let small = questionnaire(&["1", "2"], &[1], &[]);
    for responses in 0..6 {
        assert_eq!(extent(&small.privacy, How::Individual, responses), Extent::Detail);
    }
}

#[test]
fn open_has_no_limit_and_private_nothing_to_show() {
    assert_eq!(extent(&limits(PrivacyKind::Open), How::Individual, 1), Extent::Detail);
    assert_eq!(
        extent(&limits(PrivacyKind::Private), How::Individual, 9),
        Extent::Nothing
    );
    assert_eq!(extent(&limits(PrivacyKind::Private), How::Joint, 1), Extent::Nothing);
}

#[test]
fn under_the_minimum_there_is_no_number() {
    let small = protected(&[2]);
    let scores = score(&small, &people(&small, &["1 4", "2 3"]));
    let masked = masked(&small, How::Individual, Extent::Nothing, &scores);
    assert_eq!(masked.domains[0].score, None);
    assert_eq!(masked.domains[0].asked, 0);
    assert!(
        masked
            .statements
            .iter()
            .all(|one| one.responses() == 0 && one.mean.is_none())
    );
}

#[test]
fn under_detail_results_stay_without_counts() {
    let small = protected(&[2, 1]);
    let scores = score(&small, &people(&small, &["1 4 1", "2 3 2", "3 2 2", "dk 2 1"]));
    let masked = masked(&small, How::Individual, Extent::Results, &scores);
    assert_eq!(masked.domains[0].score, scores.domains[0].score);
    assert!(masked.domains[0].score.is_some());
    assert_eq!((scores.domains[0].dont_know, masked.domains[0].dont_know), (1, 0));
    assert_eq!(masked.domains[0].ratings, 0);
    // The second domain is one statement: its result would be the statement's.
    assert!(scores.domains[1].score.is_some() && masked.domains[1].score.is_none());
    assert!(masked.statements.iter().all(|one| one.counts == [0, 0, 0, 0]));
}

#[test]
fn what_is_not_shown_tells_nothing_of_what_was_said_not_to_apply() {
    let small = protected(&[3]);
    let scores = score(&small, &people(&small, &["1 na na", "2 na na"]));
    assert_eq!(scores.domains[0].applicable, 1);
    let masked = masked(&small, How::Individual, Extent::Nothing, &scores);
    assert_eq!((masked.domains[0].counted, masked.domains[0].applicable), (0, 3));
}

#[test]
fn a_result_of_one_counted_statement_is_that_statement() {
    let answers = ["1 4", "2 3", "3 dk"];
    let results = |extra: &[(&str, &str)], answers: &[&str]| {
        let mut small = questionnaire(&["1", "2", "3", "4"], &[2], extra);
        small.privacy = limits(PrivacyKind::Protected);
        let scores = score(&small, &people(&small, answers));
        assert_eq!(scores.domains[0].score, Some(whole(2)), "the mean of 1, 2 and 3");
        masked(&small, How::Individual, Extent::Results, &scores).domains[0].clone()
    };
    // The other has 2 ratings of 3, or does not count.
    assert_eq!(results(&[], &answers).score, None);
    assert_eq!(
        results(&[("A.02", "counts: false")], &["1 4", "2 3", "3 3"]).score,
        None
    );
}

#[test]
fn the_whole_does_not_tell_the_one_domain_that_is_not_shown() {
    let mut small = protected(&[2, 1]);
    small.overall = Some(Overall {
        title: "All".into(),
        roll_up: RollUp::WeightedMean,
        start: whole(0),
        enough: whole(0),
        bands: Vec::new(),
    });
    let answers = ["1 4 1", "2 3 2", "3 2 4"];
    let shown = |small: &Questionnaire| {
        let scores = score(small, &people(small, &answers));
        assert!(scores.overall.as_ref().unwrap().score.is_some());
        masked(small, How::Individual, Extent::Results, &scores)
            .overall
            .unwrap()
    };
    // Twice the whole less A would be B, which is one statement.
    assert_eq!(shown(&small).score, None);
    small.domains[1].counts = false;
    assert_eq!(shown(&small).score, None, "B has a result all the same");
    small.domains[1] = Node {
        statements: 2..2,
        own: 2..2,
        ..small.domains[1].clone()
    };
    assert!(shown(&small).score.is_some());
}

#[test]
fn what_is_not_shown_attains_nothing() {
    let mut small = protected(&[2]);
    let gate = |id: &str| Gate {
        id: id.into(),
        title: id.into(),
        gist: String::new(),
        share: whole(1),
        weighted: false,
    };
    small.gates = Some(Gates {
        levels: vec![gate("one"), gate("two")],
        empty_passes: true,
        cumulative: true,
    });
    small.statements[0].gate = Some(1);
    let scores = score(&small, &people(&small, &["1 4", "2 3", "3 4"]));
    for extent in [Extent::Nothing, Extent::Results] {
        let masked = masked(&small, How::Individual, extent, &scores);
        assert_eq!(masked.nodes[0].attained, None, "{extent:?}");
    }
}

#[test]
fn a_statement_for_few_takes_the_results_with_it() {
    let mut small = protected(&[2, 2]);
    small.roles = Some(Roles {
        asked: "Which?".into(),
        several: false,
        choices: vec![Role {
            id: "chair".into(),
            label: "Chair".into(),
        }],
    });
    small.domains[1].roles = vec![0];
    let mut all = people(&small, &["1 2 3 4"; 6]);
    all[0].roles = vec!["chair".into()];
    let scores = score(&small, &all);
    let masked = masked(&small, How::Individual, Extent::Detail, &scores);
    assert_eq!(masked.statements[0], scores.statements[0]);
    assert_eq!(masked.statements[2].responses(), 0);
    assert_eq!(masked.domains[0], scores.domains[0]);
    assert_eq!(masked.domains[1].score, None);
}

#[test]
fn a_role_and_all_the_others_both_need_enough() {
    // 6 and 5 of 11: each is the other's rest.
    assert_eq!(groups([6, 5, 0, 0], 0).shown, [0, 1]);
    // 8 and 4: the 4 are too few, and so the 8 have too few others.
    let found = groups([8, 4, 0, 0], 0);
    assert_eq!((found.shown, found.too_small), (vec![], vec![0, 1]));
}

#[test]
fn a_small_rest_takes_the_smallest_role_with_it() {
    // 7, 6 and 5 are large enough, but all less the three would be the 2 others.
    let found = groups([7, 6, 5, 2], 0);
    assert_eq!((found.shown, found.too_small), (vec![0, 1], vec![2, 3]));
    // Those without a role are such a rest as well.
    assert_eq!(groups([7, 6, 0, 0], 2).shown, [0]);
    assert_eq!(groups([7, 6, 0, 0], 5).shown, [0, 1]);
}

#[test]
fn two_roles_that_differ_by_few_are_not_both_shown() {
    // 6 in both, 1 in the first alone: 7 less 6 would be that one.
    let both: &[&str] = &["council", "provider"];
    let mut answered = vec![both; 6];
    answered.push(&["council"]);
    answered.extend(vec![&[][..]; 6]);
    let (made, all) = with_roles(&answered);
    assert_eq!(role_groups(&made, &all).shown, [0]);
}

#[test]
fn few_who_have_two_roles_are_not_told_by_both() {
    // 6 and 6 of 11: what both have beyond the whole would be the 1 person who has both.
    let both: &[&str] = &["council", "provider"];
    let mut answered: Vec<&[&str]> = vec![both];
    answered.extend(vec![&["council"][..]; 5]);
    answered.extend(vec![&["provider"][..]; 5]);
    let (made, all) = with_roles(&answered);
    let found = role_groups(&made, &all);
    assert_eq!((found.shown.len(), found.too_small.len()), (1, 1));
    // With 5 of both, 5 of each and 5 of none there is nobody to find.
    let mut answered = vec![both; 5];
    answered.extend(vec![&["council"][..]; 5]);
    answered.extend(vec![&["provider"][..]; 5]);
    answered.extend(vec![&[][..]; 5]);
    let (made, all) = with_roles(&answered);
    assert_eq!(role_groups(&made, &all).shown, [0, 1]);
}

#[test]
fn anonymous_words_are_shuffled_the_same_way_each_time() {
    let words = || ["a", "b", "c", "d"].map(str::to_owned).to_vec();
    let mut other = words();
    other.reverse();
    let anonymous = shuffled(words(), &limits(PrivacyKind::Anonymous));
    assert_eq!(anonymous, shuffled(other, &limits(PrivacyKind::Anonymous)));
    // SHA-256 of b begins 3e, of c 2e, of d 18 and of a ca.
    assert_eq!(anonymous, ["d", "c", "b", "a"]);
    assert_eq!(shuffled(words(), &limits(PrivacyKind::Protected)), ["a", "b", "c", "d"]);
}
