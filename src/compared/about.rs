//! How a comparison is to be read.

use crate::change::ENOUGH;
use crate::report::Block;

use super::View;

pub(super) fn blocks(view: &View<'_>) -> Vec<Block> {
    let mut items = vec![
        "Only statements with the same wording and scale in both rounds are compared, and only where enough people rated them."
            .to_owned(),
        "So a result here can differ a little from the one in a round's own report.".to_owned(),
        "Both rounds are measured with the later round's weights and targets.".to_owned(),
        "At target: the share of ratings at or above the target, before and after.".to_owned(),
        "Changes are worked out before anything is rounded.".to_owned(),
    ];
    if !view.before.is_joint() && !view.after.is_joint() {
        items.extend(chance());
    }
    items.push("This is no verdict on anybody. What moved, and why, is for the group to say.".to_owned());
    vec![Block::List(String::new(), items)]
}

fn chance() -> [String; 3] {
    [
        "Likely range: how far the change could have come out otherwise, with other people like these or on another day. Its ends \
         are rounded: 0.0 can be a little above or below."
            .to_owned(),
        format!(
            "Nothing is said about chance with fewer than {ENOUGH} people in a round. The more results are compared, the more \
             it takes to be more than chance."
        ),
        "More than chance would explain: it is also a quarter of a step or more.".to_owned(),
    ]
}
