//! What is experienced most often and least often, as counts. Reversed statements are turned round for the order only.

use super::super::facts::Facts;
use super::super::{Block, paragraph};
use super::{answers_in_words, share_of_scale};

pub(super) fn blocks(facts: &Facts<'_>, most: usize) -> Vec<Block> {
    let all = facts.all().into_iter();
    let mut counted: Vec<usize> = all.filter(|&at| facts.score(at).is_counted()).collect();
    if counted.is_empty() {
        return vec![paragraph("No statement has enough answers yet.")];
    }
    counted.sort_by(|&a, &b| share_of_scale(facts, b).cmp(&share_of_scale(facts, a)).then(a.cmp(&b)));
    let most = most.min(counted.len().div_ceil(2));
    let mut least = counted.split_off(most);
    least.reverse();
    least.truncate(most);
    let lines = |list: &[usize]| list.iter().map(|&at| line(facts, at)).collect();
    let mut blocks = vec![Block::List("Most often".to_owned(), lines(&counted))];
    if !least.is_empty() {
        blocks.push(Block::List("Least often".to_owned(), lines(&least)));
    }
    if counted.iter().chain(&least).any(|&at| facts.statement(at).reverse) {
        blocks.push(paragraph(
            "A statement marked \u{201c}turned round\u{201d} is hopeful where it is rare. Its answers stand as they were given.",
        ));
    }
    blocks
}

fn line(facts: &Facts<'_>, at: usize) -> String {
    let turned = if facts.statement(at).reverse {
        " (turned round)"
    } else {
        ""
    };
    format!("{}{turned}: {}.", facts.named(at), answers_in_words(facts, at))
}
