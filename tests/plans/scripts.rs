//! Plans in the scripts that the bundled typefaces draw. All of it is made up, for the tests of the picture alone.

#[path = "scripts/from_right.rs"]
pub mod from_right;
#[path = "scripts/indic.rs"]
pub mod indic;
#[path = "scripts/latin.rs"]
pub mod latin;

use chrono::{Days, NaiveDate};
use commonground::roadmap::plan::{Card, Lane, Plan, Vision, VisionSource};

type Lanes = [(&'static str, &'static str, &'static str, [&'static str; 6]); 4];

/// A language with what its room said.
pub struct Language {
    pub tag: &'static str,
    pub title: &'static str,
    pub place: &'static str,
    pub vision: [&'static str; 3],
    pub lanes: Lanes,
    pub who: [&'static str; 5],
    pub values: [&'static str; 3],
    pub assets: [(&'static str, &'static [&'static str]); 2],
    pub bond: &'static str,
    pub not_agreed: &'static str,
    pub next: &'static str,
}

/// The days of the cards' due dates, lane by lane; 0: no date.
const DUE: [[u64; 6]; 4] =
    [[20, 45, 95, 140, 300, 500], [30, 60, 100, 180, 420, 0], [25, 55, 85, 120, 330, 700], [40, 70, 98, 210, 280, 900]];

impl Language {
    /// Its plan, of 24 actions.
    pub fn plan(&self) -> Plan {
        let day_zero = NaiveDate::from_ymd_opt(2026, 5, 16).unwrap();
        let lanes = self.lanes.iter().zip(DUE).enumerate().map(|(at, ((name, statement, keeper, whats), days))| {
            let cards = whats.iter().zip(days).enumerate().map(|(row, (what, day))| {
                let due = (day > 0).then(|| day_zero + Days::new(day));
                let who = self.who.get((at + row) % 6).map(|who| (*who).to_owned());
                Card {
                    id: format!("a-{at}-{row}"),
                    number: format!("{}.{}", at + 1, row + 1),
                    what: (*what).to_owned(),
                    promised: who.is_some(),
                    who,
                    with: (row == 2).then(|| self.who[at].to_owned()),
                    due,
                    due_words: due.map_or("no date yet".into(), |due| due.format("by %-d %b %Y").to_string()),
                    milestone: row == 2,
                    pledge: row == 3,
                    ..Card::default()
                }
            });
            Lane {
                number: (at + 1).to_string(),
                name: (*name).to_owned(),
                statement: Some((*statement).to_owned()),
                keeper: Some((*keeper).to_owned()),
                key_goal: (at < 2).then(|| (*statement).to_owned()),
                cards: cards.collect(),
                ..Lane::default()
            }
        });
        Plan {
            title: self.title.into(),
            language: self.tag.into(),
            subtitle: format!("14–16 May 2026 · {} · 64 people in the room", self.place),
            day_zero,
            as_of: day_zero + Days::new(38),
            vision: Vision {
                source: VisionSource::Confirmed,
                year: Some(2036),
                lines: self.vision.iter().map(|line| (*line).to_owned()).collect(),
            },
            lanes: lanes.collect(),
            values: self.values.iter().map(|value| (*value).to_owned()).collect(),
            assets: self
                .assets
                .iter()
                .map(|(kind, things)| ((*kind).to_owned(), things.iter().map(|thing| (*thing).to_owned()).collect()))
                .collect(),
            relationships: vec![self.bond.into()],
            not_agreed: vec![self.not_agreed.into()],
            next_meeting: Some(self.next.into()),
            notice: Some("Made up, for a test.".into()),
            ..Plan::default()
        }
    }
}

/// The languages that the picture is tried in.
pub fn languages() -> Vec<Language> {
    vec![
        from_right::urdu(),
        from_right::arabic(),
        from_right::hebrew(),
        indic::hindi(),
        indic::bengali(),
        indic::punjabi(),
        latin::latin(),
    ]
}
