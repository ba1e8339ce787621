//! The paper check list: what has to be in the hall before people come, worked out from the session's own agenda,
//! groups and tables. Its ticks are answers of the session. Uses the session and the table of stages.

use super::seating::{Wanted, tables_for};
use crate::model::entry::Entry;
use crate::model::field::{Field, Value};
use crate::model::id::Id;
use crate::model::kind::Kind;
use crate::model::query;
use crate::model::session::Session;
use crate::model::stage::{Grouping, Task};
use crate::model::time_lines;
use crate::model::wish::Wish;
use crate::words::counts::Counts;

/// One line of the check list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its name in the session's answers; it stays the same when the numbers change.
    pub code: String,
    /// What it is.
    pub what: String,
    /// How many, or how many metres.
    pub amount: u64,
    /// What is counted: "m", "sheets"; empty where it is the thing itself.
    pub unit: &'static str,
    /// How the number was come by, in words.
    pub why: String,
    /// Somebody has ticked it.
    pub ticked: bool,
}

/// Metres of paper for one lane of a time line.
pub const METRES_A_LANE: u64 = 6;
/// Metres of paper for the trend map.
pub const METRES_OF_MAP: u64 = 4;
/// Metres of paper for one column of the common-ground wall.
pub const METRES_A_COLUMN: u64 = 2;
/// Dots for each person, where nobody has said.
pub const DOTS_EACH: u64 = 7;
/// Cards for each table.
pub const CARDS_A_TABLE: u64 = 20;
/// Markers for each table.
pub const MARKERS_A_TABLE: u64 = 4;
/// Sign-up sheets, where the themes are not yet known.
pub const THEMES: u64 = 8;

/// The numbers that the list is worked out from.
struct Room<'a> {
    session: &'a Session,
    tasks: Vec<&'static Task>,
    people: u64,
    tables: u64,
    groups: Vec<&'a Entry>,
}

impl Room<'_> {
    fn takes_down(&self, kinds: &[Kind]) -> bool {
        self.tasks.iter().any(|task| task.captures.iter().any(|kind| kinds.contains(kind)))
    }

    /// How many tasks that take something down are done in such groups.
    fn tasks_in(&self, grouping: Grouping) -> u64 {
        long(self.tasks.iter().filter(|task| task.groups == grouping && !task.captures.is_empty()).count())
    }

    fn counts_dots(&self) -> bool {
        self.tasks.iter().any(|task| task.code == query::dots::task())
    }

    /// How many lanes the time line has.
    fn lanes(&self) -> u64 {
        long(time_lines::lanes(self.session).iter().filter(|lane| !lane.name.is_empty()).count())
    }

    /// Whether people sign up for themes: everybody for themselves, and nothing is taken down.
    fn signs_up(&self) -> bool {
        let signs = |task: &&&Task| {
            task.groups == Grouping::Individuals && task.captures.is_empty() && task.takes.contains(&Kind::Theme)
        };
        self.tasks.iter().any(|task| signs(&task))
    }
}

fn long(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// A tenth more, rounded up: some fall down, some are put on twice.
fn and_a_tenth(n: u64) -> u64 {
    n.saturating_add(n.div_ceil(10))
}

/// The paper check list of a session.
pub fn kit(session: &Session) -> Vec<Item> {
    let groups: Vec<&Entry> = session.of_kind(Kind::Group).collect();
    let by_group = query::together(groups.iter().map(|group| expected(session, group)));
    let people = if by_group > 0 { by_group } else { query::present(session, "").unwrap_or(0) };
    let tables = long(session.of_kind(Kind::Table).count());
    let tables = if tables > 0 { tables } else { tables_for(people, Wanted::default()) };
    let mut tasks: Vec<&Task> = query::on_the_days(session).into_iter().filter_map(query::task_of).collect();
    tasks.sort_by_key(|task| task.code);
    tasks.dedup_by_key(|task| task.code);
    let room = Room { session, tasks, people, tables, groups };
    let mut list = List { session, items: Vec::new() };
    walls(&room, &mut list);
    charts(&room, &mut list);
    dots(&room, &mut list);
    sheets(&room, &mut list);
    list.items
}

/// How many of a group to reckon with before the day.
fn expected(session: &Session, group: &Entry) -> u64 {
    group.count(Field::Expected).or_else(|| query::reckoned(session, "", group)).unwrap_or(0)
}

/// The wish that an item is ticked, or is not.
pub fn tick(code: &str, yes: bool) -> Wish {
    Wish::Answer { of: Id::session(), field: Field::KitTicked, key: code.into(), to: Value::Flag(yes) }
}

struct List<'a> {
    session: &'a Session,
    items: Vec<Item>,
}

impl List<'_> {
    fn add(&mut self, code: &str, what: impl Into<String>, amount: u64, unit: &'static str, why: impl Into<String>) {
        if amount > 0 {
            let ticked = matches!(self.session.get_at(Field::KitTicked, code), Some(Value::Flag(true)));
            let item = Item { code: code.to_owned(), what: what.into(), amount, unit, why: why.into(), ticked };
            self.items.push(item);
        }
    }
}

fn walls(room: &Room<'_>, list: &mut List<'_>) {
    if room.takes_down(&[Kind::TimeLine]) {
        let lanes = room.lanes();
        let why = format!("{lanes} lanes of {METRES_A_LANE} m, decades marked");
        list.add("wall-time-lines", "Paper for the time lines", lanes.saturating_mul(METRES_A_LANE), "m", why);
    }
    if room.takes_down(&[Kind::Trend]) {
        let why = "one map, two sheets high, our task in the middle";
        list.add("wall-trends", "Paper for the trend map", METRES_OF_MAP, "m", why);
    }
    if room.takes_down(&[Kind::Card, Kind::Project, Kind::NotAgreed]) {
        let why = "themes, potential projects, not agreed";
        list.add("wall-common-ground", "Paper for the common ground", 3 * METRES_A_COLUMN, "m", why);
    }
}

fn charts(room: &Room<'_>, list: &mut List<'_>) {
    let at_tables = room.tasks_in(Grouping::MixedTables).saturating_mul(room.tables);
    let groups = long(room.groups.len());
    let in_groups = room.tasks_in(Grouping::StakeholderGroups).saturating_mul(groups);
    let whole = room.tasks_in(Grouping::WholeRoom);
    let sheets = query::together([at_tables, in_groups, whole]);
    let why = format!("{at_tables} at the tables, {in_groups} in the groups, {whole} for the whole room, and a tenth");
    list.add("charts", "Flip-chart paper", and_a_tenth(sheets), "sheets", why);
    let markers = room.tables.saturating_mul(MARKERS_A_TABLE);
    let why = Counts::MarkersAtEach.with(&[MARKERS_A_TABLE.to_string(), room.tables.to_string()]);
    list.add("markers", "Markers", markers, "", why);
    if room.takes_down(&[Kind::Card, Kind::Project, Kind::NotAgreed]) {
        let why = Counts::AtEachTable.with(&[CARDS_A_TABLE.to_string(), room.tables.to_string()]);
        list.add("cards", "Cards for the wall", room.tables.saturating_mul(CARDS_A_TABLE), "", why);
    }
}

fn dots(room: &Room<'_>, list: &mut List<'_>) {
    if !room.counts_dots() {
        return;
    }
    let each = query::dots::each(room.session).unwrap_or(DOTS_EACH);
    let mut of = |code: String, what: String, people: u64| {
        let why = Counts::PeopleEach.with(&[people.to_string(), each.to_string()]);
        list.add(&code, what, and_a_tenth(people.saturating_mul(each)), "", why);
    };
    if room.groups.is_empty() {
        of("dots".to_owned(), "Dots of one colour".to_owned(), room.people);
    }
    for group in &room.groups {
        let (letter, colour) = (group.words(Field::Letter), group.words(Field::Colour));
        let colour = if colour.is_empty() { String::new() } else { format!(", {colour}") };
        of(format!("dots-{letter}"), format!("Dots for group {letter}{colour}"), expected(room.session, group));
    }
}

fn sheets(room: &Room<'_>, list: &mut List<'_>) {
    let why = Counts::PeopleAndTenth.with(&[room.people.to_string()]);
    list.add("badges", "Badges with group and table", and_a_tenth(room.people), "", why);
    if room.signs_up() {
        let themes = long(room.session.of_kind(Kind::Theme).count());
        let (n, why) =
            if themes > 0 { (themes, "one a theme") } else { (THEMES, "one a theme; it is not yet known how many") };
        list.add("sign-up", "Sign-up sheets", n, "", why);
    }
    if room.takes_down(&[Kind::Action]) {
        let themes = long(room.session.of_kind(Kind::Theme).count());
        let n = if themes > 0 { themes } else { THEMES };
        list.add("action-sheets", "Action sheets", n.saturating_mul(2), "sheets", "two for each action group");
    }
}
