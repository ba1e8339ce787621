//! A document that somebody's editor laid out anew: read whole with `ron`, since no line is as we wrote it (design, rule
//! 8). Uses the document.

use super::{FORMAT, Reading, names_in};
use crate::store::escape::{compact, spaced};
use crate::store::hand::Edited;
use crate::store::line::{self, Fault};
use crate::store::readable::Section;
use ron::value::RawValue;
use std::collections::{BTreeSet, HashMap};

/// Every sum that stands in a text.
fn sums_in(text: &str) -> BTreeSet<u32> {
    let digits = |rest: &str| rest.get(..8).and_then(|hex| u32::from_str_radix(hex, 16).ok());
    text.split("//").skip(1).filter_map(digits).collect()
}

/// A file that an editor laid out anew, with no line left as we wrote it (rule 8).
pub(super) fn read_whole(text: &str) -> Option<Reading<'static>> {
    let all: HashMap<String, &RawValue> = {
        #[derive(serde::Deserialize)]
        struct Whole<'a> {
            #[serde(default)]
            format: u64,
            #[serde(borrow, default)]
            app: Option<&'a RawValue>,
            #[serde(borrow, default)]
            id: Option<&'a RawValue>,
            #[serde(borrow, default)]
            title: Option<&'a RawValue>,
            #[serde(borrow, default)]
            shown: Option<&'a RawValue>,
            #[serde(borrow, default)]
            session: Option<&'a RawValue>,
            #[serde(borrow, default)]
            groups: Option<&'a RawValue>,
            #[serde(borrow, default)]
            tables: Option<&'a RawValue>,
            #[serde(borrow, default)]
            agenda: Option<&'a RawValue>,
            #[serde(borrow, default)]
            entries: Option<&'a RawValue>,
            #[serde(borrow)]
            record: &'a RawValue,
        }
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let Whole { format, app, id, title, shown, session, groups, tables, agenda, entries, record } =
            options.from_str(text).ok()?;
        if format == 0 {
            return None;
        }
        [
            ("app", app),
            ("id", id),
            ("title", title),
            ("shown", shown),
            ("session", session),
            ("groups", groups),
            ("tables", tables),
            ("agenda", agenda),
            ("entries", entries),
            ("record", Some(record)),
        ]
        .into_iter()
        .filter_map(|(name, raw)| Some((name.to_owned(), raw?)))
        .collect()
    };
    let mut reading = Reading { closed: true, ..Reading::default() };
    for name in ["app", "id", "title", "shown"] {
        if let Some(value) = all.get(name).and_then(|raw| ron::from_str(raw.get_ron()).ok()) {
            reading.out.header.put(name, &value, true);
        }
    }
    reading.out.header.format = FORMAT;
    let record: Vec<&RawValue> = ron::from_str(all.get("record")?.get_ron()).ok()?;
    let sums = sums_in(text);
    for raw in record {
        // Where the editor has kept the sums, they still say what is sound.
        let (raw, compacted) = (raw.get_ron().trim(), compact(raw.get_ron()));
        let known = |text: &str| sums.contains(&line::sum(text));
        let spaced = spaced(&compacted);
        let text = [raw, &compacted].into_iter().find(|text| known(text)).unwrap_or(&spaced);
        let read = if sums.is_empty() || known(text) { line::parse(text) } else { Err(Fault::Sum) };
        match read {
            Ok(kept) => {
                reading.out.record.add(kept);
            }
            Err(why) => reading.aside(0, why, text),
        }
    }
    for section in Section::ALL {
        let Some(raw) = all.get(section.name()) else { continue };
        reading.headings += 1;
        match ron::from_str::<ron::Value>(raw.get_ron()) {
            Ok(ron::Value::Seq(values)) => {
                for value in values {
                    reading.seen.extend(names_in(section, &value));
                    reading.edited.push(Edited { section, line: 0, value });
                }
            }
            Ok(value @ ron::Value::Map(_)) => {
                reading.seen.extend(names_in(section, &value));
                reading.edited.push(Edited { section, line: 0, value });
            }
            Ok(_) => {}
            Err(_) => reading.broken = true,
        }
    }
    Some(reading)
}
