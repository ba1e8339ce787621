//! A place that nobody knows, where it was asked under what lines are kept: what there is, how one gets out, and no letter
//! is lost.

use crate::ui::command::Command;
use crate::ui::instrument::Called;
use crate::ui::msg::Effect;
use crate::ui::state::desk::Desk;
use crate::ui::state::{App, Tone};
use crate::ui::update::write;
use crate::words::places::Places;

/// Says what can be named. The question stays open where a digit was wrong; where nothing can be named, and where a letter
/// begins a line, it is over.
pub fn refuse(app: &mut App, out: &mut Vec<Effect>, typed: &str) {
    let Some(desk) = app.desk_mut() else { return };
    let refused = desk.instrument().nothing_called(desk, typed);
    let words = if typed.chars().any(char::is_alphabetic) && desk.read_only.is_none() {
        write::start(desk);
        desk.asks_under = false;
        desk.line.insert(typed);
        Places::InTheLine.with(&[refused, app.keys.brief(Command::Under)])
    } else {
        match there(desk) {
            There::Nothing => {
                desk.asks_under = false;
                Places::NoneYet.with(&[refused])
            }
            There::These(names) => Places::These.with(&[refused, names, app.keys.brief(Command::Cancel)]),
            There::Many => Places::Leave.with(&[refused, app.keys.brief(Command::Cancel)]),
        }
    };
    app.say(Tone::Alarm, words);
    out.push(Effect::Bell);
}

/// What can be named.
enum There {
    /// Nothing, but for nothing itself.
    Nothing,
    /// These, in words.
    These(String),
    /// More than a sentence holds.
    Many,
}

fn there(desk: &Desk) -> There {
    let instrument = desk.instrument();
    let is = |name: &str| matches!(instrument.called(desk, name), Called::Whole(_) | Called::Longer(Some(_)));
    let goes_on = |name: &str| matches!(instrument.called(desk, name), Called::Longer(_));
    let mut numbers: Vec<u32> = Vec::new();
    for first in 1..=9u32 {
        let name = first.to_string();
        numbers.extend(is(&name).then_some(first));
        if goes_on(&name) {
            for next in 0..=9u32 {
                let name = format!("{first}{next}");
                // Names of three figures are too many to be said.
                if goes_on(&name) {
                    return There::Many;
                }
                numbers.extend(is(&name).then_some(first * 10 + next));
            }
        }
    }
    numbers.sort_unstable();
    let letters: Vec<u32> = ('A'..='Z').filter(|letter| is(&letter.to_string())).map(u32::from).collect();
    let letter = |n: u32| char::from_u32(n).map(String::from).unwrap_or_default();
    let mut names = runs(&numbers, |n| n.to_string());
    names.extend(runs(&letters, letter));
    match names.as_slice() {
        [] => There::Nothing,
        [_, ..] => There::These(names.join(", ")),
    }
}

/// What follows each other, as "1 to 8".
fn runs(all: &[u32], name: impl Fn(u32) -> String) -> Vec<String> {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for n in all {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *n => *last = *n,
            _ => runs.push((*n, *n)),
        }
    }
    let words = |(first, last): (u32, u32)| match last - first {
        0 => name(first),
        1 => format!("{}, {}", name(first), name(last)),
        _ => Places::UpTo.with(&[name(first), name(last)]),
    };
    runs.into_iter().map(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_each_other_is_said_as_one() {
        let said = |all: &[u32]| runs(all, |n| n.to_string()).join(", ");
        for (all, words) in
            [(&[][..], ""), (&[3], "3"), (&[1, 2], "1, 2"), (&[1, 2, 3, 4, 8], "1 to 4, 8"), (&[9, 10, 11], "9 to 11")]
        {
            assert_eq!(said(all), words);
        }
    }
}
