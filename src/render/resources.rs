//! The list of guidance and good practice: which resources are wanted, and what is known of each.

use crate::questionnaire::{Questionnaire, Resource, ResourceKind};
use crate::report::ResourceLine;
use crate::words::{address, count, plain, upper_first, wrap};

/// Which resources are wanted: those that fit every condition given. An empty filter takes all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Positions of domains: those that name the domain, or belong to one of its statements.
    pub domains: Vec<usize>,
    /// Positions of statements.
    pub statements: Vec<usize>,
    /// Positions of lenses: those of their statements.
    pub lenses: Vec<usize>,
    /// Kinds.
    pub kinds: Vec<ResourceKind>,
    /// Words that all have to occur in title, publisher, note or id; case does not matter.
    pub words: Vec<String>,
    /// Ids.
    pub ids: Vec<String>,
}

/// Positions of the resources that a filter takes, in questionnaire order.
#[must_use]
pub fn select(questionnaire: &Questionnaire, filter: &Filter) -> Vec<usize> {
    (0..questionnaire.resources.len())
        .filter(|&at| takes(questionnaire, filter, at))
        .collect()
}

fn takes(questionnaire: &Questionnaire, filter: &Filter, at: usize) -> bool {
    let resource = &questionnaire.resources[at];
    let used_by = |wanted: &dyn Fn(usize) -> bool| {
        let statements = questionnaire.statements.iter().enumerate();
        statements
            .filter(|(_, one)| one.resources.contains(&at))
            .any(|(position, _)| wanted(position))
    };
    let domain = |position: usize| filter.domains.contains(&questionnaire.statements[position].domain);
    let lens = |position: usize| {
        questionnaire.statements[position]
            .lens
            .is_some_and(|one| filter.lenses.contains(&one))
    };
    (filter.domains.is_empty() || resource.domains.iter().any(|one| filter.domains.contains(one)) || used_by(&domain))
        && (filter.statements.is_empty() || used_by(&|position| filter.statements.contains(&position)))
        && (filter.lenses.is_empty() || used_by(&lens))
        && (filter.kinds.is_empty() || filter.kinds.contains(&resource.kind))
        && (filter.ids.is_empty() || filter.ids.iter().any(|id| id.eq_ignore_ascii_case(&resource.id)))
        && filter.words.iter().all(|word| mentions(resource, word))
}

fn mentions(resource: &Resource, word: &str) -> bool {
    let word = word.to_lowercase();
    [&resource.title, &resource.publisher, &resource.note, &resource.id]
        .iter()
        .any(|text| text.to_lowercase().contains(&word))
}

/// The list as text, wrapped to a width.
#[must_use]
pub fn list(questionnaire: &Questionnaire, wanted: &[usize], width: usize) -> String {
    let mut lines = wrap(&count(wanted.len(), "resource", "resources"), width, "", "");
    for &at in wanted {
        lines.push(String::new());
        lines.extend(entry(questionnaire, at, width));
    }
    lines.into_iter().flat_map(|line| [line, "\n".to_owned()]).collect()
}

fn entry(questionnaire: &Questionnaire, at: usize, width: usize) -> Vec<String> {
    let resource = &questionnaire.resources[at];
    let line = ResourceLine::new(resource);
    let statements = questionnaire
        .statements
        .iter()
        .filter(|one| one.resources.contains(&at));
    let statements: Vec<&str> = statements.map(|one| one.id.as_str()).collect();
    let domains: Vec<&str> = resource
        .domains
        .iter()
        .map(|&one| questionnaire.domains[one].id.as_str())
        .collect();
    let about = format!("{}.", upper_first(&line.about));
    let belongs = if domains.is_empty() {
        String::new()
    } else {
        format!("Domains: {}", domains.join(", "))
    };
    let used = if statements.is_empty() {
        String::new()
    } else {
        format!("Statements: {}", statements.join(", "))
    };
    let mut lines = wrap(&plain(&format!("{} [{}]", line.title, line.id)), width, "", "  ");
    let text = |text: &str| wrap(&plain(text), width, "  ", "    ");
    lines.extend(text(&about));
    if !line.address.is_empty() {
        lines.extend(address(&line.address, width, "  "));
    }
    lines.extend(text(&format!("Address: {}.", line.status)));
    if !line.archive.is_empty() {
        lines.extend(text("Archive:"));
        lines.extend(address(&line.archive, width, "  "));
    }
    let rest = [line.note, belongs, used];
    lines.extend(rest.iter().filter(|one| !one.is_empty()).flat_map(|one| text(one)));
    lines
}

#[cfg(test)]
mod tests {
    use super::{Filter, list, select};
    use crate::questionnaire::ResourceKind;
    use crate::report::fixture::shipped;

    #[test]
    fn every_condition_narrows_the_list() {
        let shipped = shipped();
        let all = select(&shipped, &Filter::default());
        assert_eq!(all.len(), shipped.resources.len());
        let statement = shipped.position("D1.01").unwrap();
        let mut wanted = Filter {
            statements: vec![statement],
            ..Filter::default()
        };
        let mut expected = shipped.statements[statement].resources.clone();
        expected.sort_unstable();
        assert_eq!(select(&shipped, &wanted), expected);
        wanted.kinds = vec![ResourceKind::CaseStudy];
        assert!(select(&shipped, &wanted).len() < expected.len());
        let by_id = Filter {
            ids: vec!["RCGP-Carers".into()],
            ..Filter::default()
        };
        assert_eq!(select(&shipped, &by_id).len(), 1);
        let by_words = Filter {
            words: vec!["carers".into(), "principles".into()],
            ..Filter::default()
        };
        assert_eq!(select(&shipped, &by_words).len(), 1);
        let by_lens = Filter {
            lenses: vec![0],
            domains: vec![3],
            ..Filter::default()
        };
        assert!(!select(&shipped, &by_lens).is_empty());
    }

    #[test]
    fn the_list_says_what_is_known_of_an_address() {
        let shipped = shipped();
        let wanted = Filter {
            words: vec!["carers".into()],
            ..Filter::default()
        };
        insta::assert_snapshot!("resources", list(&shipped, &select(&shipped, &wanted), 72));
        let all = list(&shipped, &select(&shipped, &Filter::default()), 40);
        assert!(
            all.lines()
                .all(|line| unicode_width::UnicodeWidthStr::width(line) <= 40)
        );
    }
}
