//! The counts of a pulse: how many said 1, not at all, to 5, fully. Pure.

use crate::words::pulse::Pulse;

/// How many answers a sentence has.
pub const ANSWERS: usize = 5;

/// The counts with the words of both ends; the bare numbers, where there are not five of them.
pub fn in_words(counts: &[u64]) -> String {
    let numbers: Vec<String> = counts.iter().map(ToString::to_string).collect();
    if numbers.len() == ANSWERS { Pulse::Answers.with(&numbers) } else { numbers.join(" ") }
}

/// What typed counts are taken for; what is wanted, where they are not five numbers.
pub fn taken_for(typed: &str) -> String {
    let counts: Option<Vec<u64>> = typed.split([' ', ',']).filter(|n| !n.is_empty()).map(|n| n.parse().ok()).collect();
    counts.filter(|all| all.len() == ANSWERS).map_or_else(|| Pulse::Five.text().to_owned(), |all| in_words(&all))
}
