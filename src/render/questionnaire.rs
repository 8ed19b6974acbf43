//! A questionnaire as text for reading: the shipped ones in a list, and one of them whole, by domain or by statement.

use crate::questionnaire::catalogue::Shipped;
use crate::questionnaire::{Basis, Level, Questionnaire, Statement};
use crate::words::{count, plain, wrap};

/// What of a questionnaire is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// All of it.
    Whole,
    /// A domain, by position.
    Domain(usize),
    /// A statement, by position.
    Statement(usize),
}

/// The shipped questionnaires, each with what it is and how long.
#[must_use]
pub fn list(shipped: &[Shipped], width: usize) -> String {
    let mut page = Page {
        width,
        lines: Vec::new(),
    };
    for one in shipped {
        let questionnaire = one.questionnaire();
        page.gap();
        page.line(
            &format!("{} (version {})", questionnaire.id, questionnaire.version),
            "",
            "  ",
        );
        page.line(&questionnaire.title, "  ", "  ");
        page.line(&size(&questionnaire), "  ", "  ");
    }
    page.text()
}

/// A questionnaire, or a part of it.
#[must_use]
pub fn show(questionnaire: &Questionnaire, what: Show, width: usize) -> String {
    let mut page = Page {
        width,
        lines: Vec::new(),
    };
    match what {
        Show::Whole => {
            about(&mut page, questionnaire);
            (0..questionnaire.domains.len()).for_each(|at| domain(&mut page, questionnaire, at));
        }
        Show::Domain(at) => domain(&mut page, questionnaire, at),
        Show::Statement(at) => statement(&mut page, questionnaire, &questionnaire.statements[at]),
    }
    page.text()
}

fn size(questionnaire: &Questionnaire) -> String {
    let domains = count(questionnaire.domains.len(), "domain", "domains");
    let statements = count(questionnaire.statements.len(), "statement", "statements");
    let scales: Vec<String> = questionnaire
        .scales
        .iter()
        .map(|scale| count(scale.levels.len(), "level", "levels"))
        .collect();
    format!("{domains}, {statements}, {}.", scales.join(" or "))
}

fn about(page: &mut Page, questionnaire: &Questionnaire) {
    page.line(&questionnaire.title, "", "");
    page.line(
        &format!(
            "{}, version {}. {}",
            questionnaire.id,
            questionnaire.version,
            size(questionnaire)
        ),
        "",
        "",
    );
    page.labelled("Licence", &questionnaire.licence);
    page.paragraph(&questionnaire.about);
    for scale in &questionnaire.scales {
        page.gap();
        page.line(&format!("Scale {}:", scale.id), "", "  ");
        for level in &scale.levels {
            page.line(&with_gist(&named(level), &level.gist), "  ", "    ");
        }
    }
    for (key, other) in [("dk", &questionnaire.dont_know), ("na", &questionnaire.not_applicable)] {
        page.line(&with_gist(&format!("{key} {}", other.label), &other.gist), "  ", "    ");
    }
    if !questionnaire.lenses.is_empty() {
        page.gap();
        page.line("Lenses:", "", "");
        for lens in &questionnaire.lenses {
            page.line(&with_gist(&lens.title, &lens.gist), "  ", "    ");
        }
    }
    criteria(page, questionnaire);
    page.items("Guidance", &questionnaire.guidance, true);
}

fn criteria(page: &mut Page, questionnaire: &Questionnaire) {
    if questionnaire.criteria.is_empty() {
        return;
    }
    page.gap();
    page.line("Criteria:", "", "");
    page.line(&questionnaire.criteria_note, "  ", "  ");
    for criterion in &questionnaire.criteria {
        let background = match criterion.basis {
            Basis::Background => " (general knowledge of the period, not seen in a source)",
            Basis::Seen => "",
        };
        page.line(
            &format!("{} {}{background}", criterion.id, criterion.text),
            "  ",
            "    ",
        );
    }
}

fn domain(page: &mut Page, questionnaire: &Questionnaire, at: usize) {
    let domain = &questionnaire.domains[at];
    page.gap();
    let title = format!("{} {}", domain.id, domain.title);
    page.line(&title, "", "");
    page.lines.push("-".repeat(page.width.min(60)));
    page.labelled("As named in 2011", &domain.named_in_2011);
    page.labelled("Aim", &domain.aim);
    page.labelled("To open the conversation", &domain.opening_question);
    for position in domain.statements.clone() {
        statement(page, questionnaire, &questionnaire.statements[position]);
    }
}

fn statement(page: &mut Page, questionnaire: &Questionnaire, statement: &Statement) {
    let levels = &questionnaire.scale_of(statement).levels;
    page.gap();
    page.line(&format!("{} {}", statement.id, statement.short), "", "  ");
    page.line(&statement.statement, "  ", "  ");
    for (level, descriptor) in levels.iter().zip(&statement.descriptors) {
        page.line(&format!("{}: {descriptor}", named(level)), "    ", "      ");
    }
    page.labelled("  Why", &statement.why);
    page.labelled("  Target", &format!("level {}", named(&levels[statement.target])));
    if let Some(lens) = statement.lens {
        page.labelled("  Lens", &questionnaire.lenses[lens].title);
    }
    page.items("  Evidence", &statement.evidence, false);
    page.labelled("  To discuss", &statement.discuss);
    page.labelled("  A first move", &statement.first_move);
    let criteria: Vec<&str> = statement
        .criteria
        .iter()
        .map(|&at| questionnaire.criteria[at].id.as_str())
        .collect();
    page.labelled("  Criteria", &criteria.join(", "));
    let resources: Vec<&str> = statement
        .resources
        .iter()
        .map(|&at| questionnaire.resources[at].id.as_str())
        .collect();
    page.labelled("  Resources", &resources.join(", "));
}

fn named(level: &Level) -> String {
    format!("{} {}", level.key, level.label)
}

fn with_gist(name: &str, gist: &str) -> String {
    if gist.is_empty() {
        name.to_owned()
    } else {
        format!("{name}: {gist}")
    }
}

struct Page {
    width: usize,
    lines: Vec<String>,
}

impl Page {
    /// Adds text; nothing when it is empty.
    fn line(&mut self, text: &str, first: &str, rest: &str) {
        if !text.is_empty() {
            self.lines.extend(wrap(&plain(text), self.width, first, rest));
        }
    }

    fn labelled(&mut self, label: &str, text: &str) {
        if !text.is_empty() {
            let indent = if label.starts_with(' ') { "  " } else { "" };
            self.line(
                &format!("{}: {text}", label.trim_start()),
                indent,
                &format!("{indent}  "),
            );
        }
    }

    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.gap();
            self.line(text, "", "");
        }
    }

    fn items(&mut self, label: &str, items: &[String], apart: bool) {
        if items.is_empty() {
            return;
        }
        if apart {
            self.gap();
        }
        self.labelled_head(label);
        for item in items {
            self.line(item, "    - ", "      ");
        }
    }

    fn labelled_head(&mut self, label: &str) {
        let indent = if label.starts_with(' ') { "  " } else { "" };
        self.line(&format!("{}:", label.trim_start()), indent, indent);
    }

    fn gap(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    fn text(self) -> String {
        self.lines
            .into_iter()
            .flat_map(|line| [line, "\n".to_owned()])
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Show, list, show};
    use crate::questionnaire::catalogue::SHIPPED;
    use crate::report::fixture::{questionnaire, shipped};

    #[test]
    fn a_questionnaire_can_be_read() {
        let shipped = shipped();
        insta::assert_snapshot!("list", list(SHIPPED, 72));
        let at = shipped.position("D2.04").unwrap();
        insta::assert_snapshot!("statement", show(&shipped, Show::Statement(at), 72));
        let whole = show(&shipped, Show::Whole, 40);
        assert!(
            whole
                .lines()
                .all(|line| unicode_width::UnicodeWidthStr::width(line) <= 40)
        );
        assert!(shipped.statements.iter().all(|one| whole.contains(&one.id)));
        assert!(show(&shipped, Show::Domain(1), 80).starts_with("D2 Patients, carers and communities\n"));
        insta::assert_snapshot!(
            "small",
            show(&questionnaire(&["0", "0.5", "1"], &[1], &[]), Show::Whole, 72)
        );
    }
}
