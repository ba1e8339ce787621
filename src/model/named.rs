//! Where somebody is named: words looked for in everything that was ever said of a thing, small and capital letters and
//! accents alike. Uses the session.

use super::id::Id;
use super::likeness::folded;
use super::session::Session;

/// Words to look for, whole and in parts.
#[derive(Debug, Clone, Default)]
pub struct Naming {
    whole: Vec<String>,
    parts: Vec<String>,
}

/// The shortest part of a name that is looked for.
const SHORTEST: usize = 3;

impl Naming {
    /// Looks for these words, and for their parts.
    pub fn of(words: &[String]) -> Self {
        let tidy = |word: &str| folded(word).split_whitespace().collect::<Vec<_>>().join(" ");
        let whole: Vec<String> = words.iter().map(|word| tidy(word)).filter(|word| long_enough(word)).collect();
        let mut parts: Vec<String> =
            whole.iter().flat_map(|word| pieces(word)).filter(|part| long_enough(part)).collect();
        parts.sort();
        parts.dedup();
        Self { whole, parts }
    }

    /// Whether one of the words stands, whole, in anything that was said of a thing.
    pub fn whole_in(&self, session: &Session, thing: &Id) -> bool {
        said_of(session, thing).iter().any(|said| {
            let said = folded(said).split_whitespace().collect::<Vec<_>>().join(" ");
            self.whole.iter().any(|word| said.contains(word.as_str()))
        })
    }

    /// What was said of a thing, in any version, that holds one of the words or a part of one.
    pub fn parts_in(&self, session: &Session, thing: &Id) -> Vec<String> {
        let mut found = said_of(session, thing);
        found.retain(|said| {
            let said = folded(said);
            pieces(&said).iter().any(|piece| self.parts.contains(piece))
                || self.whole.iter().any(|word| said.contains(word.as_str()))
        });
        found
    }
}

fn long_enough(word: &str) -> bool {
    word.chars().count() >= SHORTEST
}

/// The parts of a text: runs of letters and digits.
fn pieces(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Every text that was ever said of a thing, once each.
pub fn said_of(session: &Session, thing: &Id) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for op in session.about(thing).filter(|op| op.of.first() == Some(thing)) {
        for words in op.act.words() {
            if !words.is_empty() && !out.iter().any(|had| had == words) {
                out.push(words.to_owned());
            }
        }
    }
    out
}
