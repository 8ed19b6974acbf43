use super::{Extent, RoleGroups, extent, masked, role_groups, shuffled};
use crate::questionnaire::{Privacy, PrivacyKind, Questionnaire, Role, Roles};
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
    let scores = score(&small, &people(&small, &["1 4 1", "2 3 2", "3 dk 2"]));
    let masked = masked(&small, How::Individual, Extent::Results, &scores);
    assert_eq!(masked.domains[0].score, scores.domains[0].score);
    assert!(masked.domains[0].score.is_some());
    assert_eq!((masked.domains[0].dont_know, masked.domains[0].ratings), (0, 0));
    // The second domain is one statement: its result would be the statement's.
    assert!(scores.domains[1].score.is_some() && masked.domains[1].score.is_none());
    assert!(masked.statements.iter().all(|one| one.counts == [0, 0, 0, 0]));
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
