//! Small counts of don't know and not applicable: in a round that protects its individuals one person is not counted out.

use crate::agreement::Kind;
use crate::questionnaire::PrivacyKind;

use super::Voice;
use super::facts::Facts;

impl Facts<'_> {
    /// How many said that they do not know. Of a statement that is not known at least 2 did, which its kind says already.
    pub(super) fn dont_knows(&self, at: usize) -> String {
        let count = self.score(at).dont_know;
        if self.findings[at].kind == Some(Kind::NotKnown) {
            return count.to_string();
        }
        self.few(count)
    }

    /// How many said that it does not apply.
    pub(super) fn not_applicables(&self, at: usize) -> String {
        self.few(self.score(at).not_applicable)
    }

    /// A count of don't know or not applicable of one statement: `1 or 2` for each of them where individuals are protected,
    /// for a single person's answer could be told by the others.
    pub(super) fn few(&self, count: u32) -> String {
        let kind = self.questionnaire.privacy.kind;
        let protects = matches!(kind, PrivacyKind::Protected | PrivacyKind::Anonymous);
        if self.voice == Voice::Individuals && protects && (1..=2).contains(&count) {
            return "1 or 2".to_owned();
        }
        count.to_string()
    }
}
