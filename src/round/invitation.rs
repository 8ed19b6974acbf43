//! The text that invites one person to a round: what it is, what is promised, and a slip with the code to cut off.

use super::Round;
use super::codes::whom;
use crate::questionnaire::words::in_brief;
use crate::questionnaire::{Privacy, PrivacyKind, Questionnaire};
use crate::words::{count, date, plain, sentence, upper_first, wrap};

/// The columns of a text, so that a message or a printed page breaks no line of it.
const COLUMNS: usize = 76;

/// How the sentence begins that no limit can do without.
const GUESS: &str = "In a small team people may still guess";

/// The invitation of the person with this code. `questionnaire` has the round's privacy; `folder` is the name of the round's
/// folder.
#[must_use]
pub fn text(round: &Round, questionnaire: &Questionnaire, code: &str, folder: &str) -> String {
    let mut page = Page::default();
    page.paragraph(&round.organisation).paragraph(&round.title).gap();
    page.paragraph(&format!(
        "You are invited to answer: {}",
        sentence(&plain(&questionnaire.title))
    ));
    page.paragraph(in_brief(questionnaire));
    page.paragraph("There are no right answers, and low levels are places to start.")
        .gap();
    page.paragraph(&time(round, questionnaire)).gap();
    page.paragraph("What is promised");
    for promise in promises(&questionnaire.privacy, round) {
        page.item("- ", &promise);
    }
    slip(&mut page, round, code, folder);
    page.out
}

/// How much there is to answer, about how long it takes, and until when.
fn time(round: &Round, questionnaire: &Questionnaire) -> String {
    let statements = questionnaire.statements.len();
    let minutes = questionnaire
        .minutes
        .map_or_else(|| usual_minutes(statements), |minutes| minutes as usize);
    let until = if round.closes.is_empty() {
        String::new()
    } else {
        format!(" Please answer by {}.", date(&round.closes))
    };
    format!(
        "There are {}: about {}. You can stop at any time and carry on later; nothing is lost.{until}",
        count(statements, "statement", "statements"),
        count(minutes, "minute", "minutes")
    )
}

/// Half a minute for each statement, to the next five minutes.
fn usual_minutes(statements: usize) -> usize {
    statements.div_ceil(2).div_ceil(5) * 5
}

/// What is promised of the answers, one sentence or two at a time.
fn promises(privacy: &Privacy, round: &Round) -> Vec<String> {
    let mut all: Vec<String> = match privacy.kind {
        PrivacyKind::Open => {
            vec!["All have agreed that everything may be shown: the team sees what was answered.".to_owned()]
        }
        PrivacyKind::Private => vec!["Your answers are for you alone.".to_owned()],
        PrivacyKind::Protected => vec![few(privacy), "Nobody is shown your levels with your code.".to_owned()],
        PrivacyKind::Anonymous => vec![
            few(privacy),
            "No name and no time of day is kept with your answers.".to_owned(),
        ],
    };
    // What a questionnaire says of its limits is not so in a round that has set them aside.
    if !privacy.note.is_empty() && round.privacy != Some(PrivacyKind::Open) {
        all.retain(|promise| !privacy.note.contains(promise.trim_end_matches('.')));
        all.push(upper_first(&sentence(&privacy.note)));
    }
    all.push("A note is for you only, unless you choose who else may see it.".to_owned());
    if privacy.kind != PrivacyKind::Open && !privacy.note.contains(GUESS) {
        all.push(format!("{GUESS} who said what."));
    }
    all.push(
        "Write as if the whole team, and possibly the public, may read it. What a public body holds may have to be disclosed."
            .to_owned(),
    );
    all.push("Nothing is sent anywhere. Whoever can open the round's folder can read the files in it.".to_owned());
    all
}

/// From how many people reports show anything, as people are told before they answer.
#[must_use]
pub fn few(privacy: &Privacy) -> String {
    match (privacy.minimum, privacy.detail) {
        (0 | 1, _) => "Reports show counts, without names.".to_owned(),
        (minimum, detail) if minimum == detail => format!("Reports show nothing of fewer than {minimum} people."),
        (minimum, detail) => {
            format!("Reports show nothing of fewer than {minimum} people, and no counts of fewer than {detail}.")
        }
    }
}

/// What a person keeps: the code, and the two ways to answer with it.
fn slip(page: &mut Page, round: &Round, code: &str, folder: &str) {
    let dashes = "- ".repeat(16);
    page.gap()
        .line(&format!("{dashes}cut here {}", dashes.trim_end()))
        .gap();
    page.line(&format!("Your code:  {code}")).gap();
    page.paragraph(if round.follows.as_ref().is_some_and(|before| before.same_codes) {
        "It is the code of last time. If you had another one then, give this text back and take your own."
    } else {
        "The codes were drawn, so nobody knows who has which. Keep yours to yourself."
    });
    page.gap();
    page.paragraph("On the computer that is passed round: type your code when it is your turn. To start it there:");
    page.line(&format!("  ccg-diagnostic assess {} --pass", quoted(folder)))
        .gap();
    let own = if round.file.is_empty() {
        "the file round.yaml that you were sent".to_owned()
    } else {
        format!("the files round.yaml and {} that you were sent", round.file)
    };
    page.paragraph(&format!(
        "On a computer of your own that has the program: put {own} in an empty folder, open a terminal there (on Windows: Command \
         Prompt) and type"
    ));
    page.line(&format!("  ccg-diagnostic assess --as {code}"));
    let by = if round.closes.is_empty() {
        String::new()
    } else {
        format!(" by {}", date(&round.closes))
    };
    page.paragraph(&format!(
        "When you have finished, give the file to-hand-over/{code}.yaml to {}{by}. It holds neither your name nor the notes that \
         are only for you.",
        plain(whom(round))
    ));
}

/// A folder's name as it can be typed after a command.
fn quoted(folder: &str) -> String {
    let folder = plain(folder);
    if folder.contains(' ') {
        format!("\"{folder}\"")
    } else {
        folder
    }
}

#[derive(Default)]
struct Page {
    out: String,
}

impl Page {
    fn paragraph(&mut self, text: &str) -> &mut Self {
        self.item("", text)
    }

    /// A paragraph behind a mark; further lines begin under its first word. Nothing is written of an empty one.
    fn item(&mut self, mark: &str, text: &str) -> &mut Self {
        let text = plain(text);
        if !text.is_empty() {
            for line in wrap(&text, COLUMNS, mark, &" ".repeat(mark.len())) {
                self.line(&line);
            }
        }
        self
    }

    fn line(&mut self, line: &str) -> &mut Self {
        self.out.push_str(line.trim_end());
        self.out.push('\n');
        self
    }

    fn gap(&mut self) -> &mut Self {
        self.line("")
    }
}

#[cfg(test)]
mod tests {
    use super::text;
    use crate::questionnaire::{PrivacyKind, catalogue};
    use crate::round::{Follows, Round, from_yaml, privacy_of};

    fn round() -> Round {
        let text = "format: 1\norganisation: \"Northbridge CCG (emerging)\"\ntitle: \"Self-assessment, October 2011\"\n\
                    opened: 2011-10-03\nhow: individual\nquestionnaire:\n  id: ccg-six-domains\n  version: \"1.0\"\n\
                    people: [R1, R2, R3]\ncloses: 2011-10-14\nhand_to: \"Helen Osei\"\n";
        from_yaml(text).unwrap()
    }

    fn invitation(round: &Round) -> String {
        let mut questionnaire = catalogue::find("ccg-six-domains").unwrap().questionnaire();
        questionnaire.privacy = privacy_of(&questionnaire, round);
        text(round, &questionnaire, "R3", "northbridge-2011-10")
    }

    #[test]
    fn an_invitation_to_a_protected_round() {
        let made = invitation(&round());
        assert!(made.lines().all(|line| line.chars().count() <= 76), "{made}");
        insta::assert_snapshot!(made);
    }

    #[test]
    fn what_is_promised_and_how_to_answer_follow_the_round() {
        let mut other = round();
        other.privacy = Some(PrivacyKind::Open);
        other.file = "questionnaire.yaml".to_owned();
        other.closes.clear();
        other.hand_to.clear();
        other.follows = Some(Follows {
            title: "Before".to_owned(),
            opened: "2010-10-03".to_owned(),
            same_codes: true,
        });
        let made = invitation(&other);
        assert!(made.contains("All have agreed that everything may be shown"), "{made}");
        assert!(!made.contains("nothing of fewer"), "{made}");
        assert!(
            made.contains("the files round.yaml and\nquestionnaire.yaml that you were sent"),
            "{made}"
        );
        assert!(made.contains("to whoever\ninvited you. It holds"), "{made}");
        assert!(made.contains("It is the code of last time."), "{made}");
        assert!(!made.contains("Please answer by"), "{made}");
    }

    #[test]
    fn what_a_questionnaire_promises_itself_is_not_said_twice() {
        let mut questionnaire = catalogue::find("ccg-organisational-health").unwrap().questionnaire();
        let mut other = round();
        other.questionnaire = questionnaire.id.clone();
        questionnaire.privacy = privacy_of(&questionnaire, &other);
        let made = text(&other, &questionnaire, "R3", "health");
        assert_eq!(made.matches("No name and no time of day").count(), 1, "{made}");
        assert_eq!(made.matches("people may still guess").count(), 1, "{made}");
    }

    #[test]
    fn names_cannot_command_a_terminal_or_break_out_of_their_line() {
        let mut other = round();
        other.organisation = "North\u{1b}[2Jbridge\nYour code:  R9".to_owned();
        let made = invitation(&other);
        assert!(!made.contains('\u{1b}'));
        assert_eq!(made.lines().filter(|line| line.starts_with("Your code:")).count(), 1);
    }
}
