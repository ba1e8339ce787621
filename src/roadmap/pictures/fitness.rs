//! Whether a picture is fit to be given away: what can be said of any picture, and that everything that was said stands
//! on it once, with all its words. Uses the checks of the poster.

use super::super::check::{bare, sound, texts};
use super::Drawn;
use super::sheet;
use std::collections::BTreeMap;

/// What is wrong with a picture; empty if it is fit.
pub fn faults(drawn: &Drawn) -> Vec<String> {
    let mut out: Vec<String> = drawn.sheets.iter().flat_map(sound).collect();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut words: BTreeMap<&str, String> = BTreeMap::new();
    for scene in &drawn.sheets {
        for placed in &scene.placed {
            *places.entry(&placed.number).or_default() += 1;
        }
        for (_, item, text) in texts(scene) {
            if let Some(id) = item.group.strip_prefix("entry-") {
                words.entry(id).or_default().push_str(&bare(&text.plain()));
            }
        }
    }
    for (id, text) in &drawn.held {
        match places.remove(id.as_str()) {
            Some(1) => {}
            times => out.push(format!("“{text}” is there {} times, not once.", times.unwrap_or(0))),
        }
        if !words.get(id.as_str()).is_some_and(|said| said.contains(&bare(text))) {
            out.push(format!("Not all words of “{text}” are there."));
        }
    }
    out.extend(places.keys().map(|id| format!("{id} is on the picture and was not to be.")));
    out
}

/// What a person should know about a picture: how many sheets, how large the type, what is not as it should be.
pub fn notes(drawn: &Drawn) -> Vec<String> {
    let mut out = sheet::notes(drawn);
    out.extend(faults(drawn));
    out
}
