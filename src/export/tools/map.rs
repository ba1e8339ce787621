//! Who is tied to whom, for Kumu (a blueprint in JSON) and for Graphviz (DOT). Two lines about the same two parties stay
//! two. Uses the model's queries.

use super::json::{Json, of};
use super::{Leaving, Parcel, Why};
use crate::export::escape;
use crate::model::entry::Entry;
use crate::model::field::Field;
use crate::model::kind::Kind;
use crate::model::query::{self, relationships};
use crate::model::tongue;
use crate::words::lang::Lang;
use crate::words::tools::Tools;
use std::collections::BTreeMap;

/// Parties, and what was said of two of them.
struct Map<'a> {
    parties: Vec<Party>,
    places: BTreeMap<String, usize>,
    /// From, to, and the line that says it.
    ties: Vec<(usize, usize, &'a Entry)>,
    in_one: usize,
}

struct Party {
    name: String,
    /// What sort: a stakeholder group, or only a party of a relationship.
    sort: &'static str,
}

impl<'a> Map<'a> {
    fn of(leaving: &'a Leaving) -> Self {
        let mut map = Map { parties: Vec::new(), places: BTreeMap::new(), ties: Vec::new(), in_one: 0 };
        for group in leaving.session.of_kind(Kind::Group) {
            map.party(group.text(), Kind::Group.spec().word);
        }
        for (entry, parties) in relationships::ties(&leaving.session) {
            match parties {
                Some((from, to)) => {
                    let ends = (map.party(from, Tools::Party.text()), map.party(to, Tools::Party.text()));
                    map.ties.push((ends.0, ends.1, entry));
                }
                None => map.in_one += 1,
            }
        }
        map
    }

    /// The place of a party; one of the same name is the same party.
    fn party(&mut self, name: &str, sort: &'static str) -> usize {
        let parties = &mut self.parties;
        *self.places.entry(name.trim().to_lowercase()).or_insert_with(|| {
            parties.push(Party { name: name.trim().to_owned(), sort });
            parties.len() - 1
        })
    }
}

/// Today and wanted, in words.
fn strength(entry: &Entry, lang: Lang) -> Vec<String> {
    let (now, wanted) = relationships::said(entry);
    let said = [(Tools::Today, now), (Tools::Wanted, wanted)];
    said.into_iter()
        .filter(|(_, word)| !word.is_empty())
        .map(|(label, word)| label.with_in(lang, &[tongue::own_word(&word, lang)]))
        .collect()
}

/// A blueprint: groups, parties and assets as elements, relationships and what uses what as connections.
pub fn kumu(leaving: &Leaving) -> Parcel {
    let map = Map::of(leaving);
    let mut elements: Vec<Json> = map
        .parties
        .iter()
        .enumerate()
        .map(|(n, party)| {
            of([
                ("id", Json::text(format!("party-{}", n + 1))),
                ("label", Json::text(&party.name)),
                ("type", Json::text(party.sort)),
            ])
        })
        .collect();
    let assets = leaving.of_kinds(&[Kind::Asset]);
    elements.extend(assets.iter().map(|asset| {
        of([
            ("id", Json::text(leaving.name(&asset.id))),
            ("label", Json::text(asset.text())),
            ("type", Json::text(Kind::Asset.spec().word)),
            (Field::Sort.spec().word, Json::text(asset.words(Field::Sort))),
            (Field::Source.spec().word, Json::text(asset.words(Field::Source))),
        ])
    }));
    let connections = map.ties.iter().map(|(from, to, entry)| {
        of([
            ("id", Json::text(leaving.name(&entry.id))),
            ("from", Json::text(format!("party-{}", from + 1))),
            ("to", Json::text(format!("party-{}", to + 1))),
            ("direction", Json::text("mutual")),
            ("type", Json::text(Kind::Relationship.spec().word)),
            ("label", Json::text(strength(entry, leaving.session.lang()).join(", "))),
            (Field::Now.spec().word, Json::text(entry.words(Field::Now))),
            (Field::Wanted.spec().word, Json::text(entry.words(Field::Wanted))),
            (Field::Example.spec().word, Json::text(entry.words(Field::Example))),
        ])
    });
    let connections: Vec<Json> = connections.collect();
    let went = assets.len() + connections.len();
    let text = of([("elements", Json::List(elements)), ("connections", Json::List(connections))]).file();
    Parcel::of(text, went, vec![(Why::NoParties, map.in_one)])
}

/// A graph without direction: a dashed line where there is nothing today.
pub fn dot(leaving: &Leaving) -> Parcel {
    let map = Map::of(leaving);
    let mut out = format!(
        "graph relationships {{\n  graph [label={}, charset=\"UTF-8\", overlap=false];\n  node [shape=box, style=rounded];\n",
        quoted(&query::title(&leaving.session))
    );
    for (n, party) in map.parties.iter().enumerate() {
        out.push_str(&format!("  p{} [label={}];\n", n + 1, quoted(&party.name)));
    }
    for (from, to, entry) in &map.ties {
        let style = if entry.words(Field::Now) == "none" { ", style=dashed" } else { "" };
        out.push_str(&format!(
            "  p{} -- p{} [label={}, id={}{style}];\n",
            from + 1,
            to + 1,
            quoted(&strength(entry, leaving.session.lang()).join(", ")),
            quoted(leaving.name(&entry.id))
        ));
    }
    out.push_str("}\n");
    Parcel::of(out, map.ties.len(), vec![(Why::NoParties, map.in_one)])
}

/// Words in quotation marks as DOT reads them: a stroke would begin one of its own signs, and `&` the name of a
/// character.
fn quoted(words: &str) -> String {
    let mut out = String::from("\"");
    for c in escape::plain(words).chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
