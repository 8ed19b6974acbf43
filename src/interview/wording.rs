//! Which version of the questionnaire a response answers, statement by statement and as a whole.

use super::Interview;

impl Interview<'_> {
    /// The wording as it is now is what was answered.
    pub(super) fn affirm(&mut self, at: usize, now: &str) {
        let statement = self.statement(at);
        let wording = self.response.wording_of(self.questionnaire, statement);
        self.response.wording.insert(statement.id.clone(), wording);
        now.clone_into(&mut self.response.last_answered);
        self.changed.remove(&at);
        self.passed.remove(&at);
        if self.changed.is_empty() && !self.holds_strangers() {
            self.response.version.clone_from(&self.questionnaire.version);
            self.response.digest.clone_from(&self.questionnaire.digest);
        }
    }

    /// Whether it holds something that this version of the questionnaire does not have. Under this version's digest its
    /// file would be refused, so it keeps the digest that it belongs to.
    fn holds_strangers(&self) -> bool {
        let (response, questionnaire) = (&self.response, self.questionnaire);
        let also = response.also.keys();
        let mut ids = response.kept.keys().chain(response.notes.keys()).chain(also);
        let mut asks = response.also.values().flat_map(|given| given.keys());
        let mut roles = response.roles.iter();
        let mut nodes = response.left_out.iter().chain(response.go_on.keys());
        let mut closing = response.closing.keys();
        let known = questionnaire.roles.iter().flat_map(|roles| &roles.choices);
        let known: Vec<&String> = known.map(|role| &role.id).collect();
        ids.any(|id| questionnaire.position(id).is_none())
            || asks.any(|id| questionnaire.asks.iter().all(|ask| ask.id != *id))
            || roles.any(|id| !known.contains(&id))
            || nodes.any(|id| questionnaire.nodes().iter().all(|node| node.id != *id))
            || closing.any(|id| questionnaire.closing.iter().all(|one| one.id != *id))
    }
}
