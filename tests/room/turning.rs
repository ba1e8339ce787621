//! A room that turns its pages by itself, by stamped ticks; and what is laid out once is drawn as if it were laid out anew.

use crate::frames::{Pencil, SIZES, at, rows, up, valley};
use chrono::TimeDelta;
use commonground::model::day::now::{Face, Now, Seen, Turning, Window};
use commonground::model::field::{Field, Value};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::query;
use commonground::model::session::Session;
use commonground::model::wish::{New, Wish};
use commonground::ui::state::watch::{Followed, Watch};
use commonground::ui::theme::Theme;
use commonground::ui::view::watch::{Kept, page_of, view};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// A room's window, by the clock of the test.
struct Room {
    watch: Watch,
    kept: Kept,
    shown: Vec<String>,
}

impl Room {
    fn of(session: &Session, now: &Now) -> Self {
        let mut room = Self { watch: Watch::new(Theme::Mono, at()), kept: Kept::default(), shown: Vec::new() };
        room.watch.take(Followed::Open(Box::new(session.clone())));
        room.hear(now);
        room
    }

    fn hear(&mut self, now: &Now) -> &mut Self {
        let window = Window { beat: 1, pages: 0, now: now.clone() };
        self.watch.take(Followed::Windows(vec![Seen { window, fresh: true, sure: true, ago: 0 }]));
        self.paint()
    }

    /// As the window does it: the pages turn, then it is drawn.
    fn paint(&mut self) -> &mut Self {
        self.watch.turn_by_itself();
        if let Some(line) = self.watch.to_bring_up()
            && let Some(page) = page_of(&self.watch, &mut self.kept, &line)
        {
            self.watch.bring_up(page);
        }
        let (shown, pages, words) = painted(&self.watch, &mut self.kept);
        let (again, ..) = painted(&self.watch, &mut Kept::default());
        assert_eq!(shown, again, "what is kept is drawn as if it were laid out anew");
        self.shown = shown;
        (self.watch.pages, self.watch.words) = (pages, words);
        self
    }

    fn pass(&mut self, seconds: u64) -> &mut Self {
        for _ in 0..seconds {
            self.watch.millis += 1000;
            self.watch.at += TimeDelta::seconds(1);
            self.paint();
        }
        self
    }

    /// The page that is shown, from 1.
    fn page(&self) -> usize {
        let of = |row: &String| row.trim().strip_prefix("page ")?.split(' ').next()?.parse().ok();
        self.shown.iter().find_map(of).unwrap_or(1)
    }

    /// How many seconds the page stands that is shown now.
    fn stands(&mut self) -> u64 {
        let page = self.page();
        (1..=90).find(|_| self.pass(1).page() != page).unwrap()
    }
}

fn painted(watch: &Watch, kept: &mut Kept) -> (Vec<String>, usize, usize) {
    let mut terminal = Terminal::new(TestBackend::new(watch.size.0, watch.size.1)).unwrap();
    let mut drawn = (0, 0);
    terminal.draw(|frame| drawn = view(watch, kept, frame)).unwrap();
    (rows(terminal.backend().buffer()), drawn.0, drawn.1)
}

fn item(session: &Session, task: &str) -> Id {
    let items = query::agenda(session);
    let item = items.into_iter().find(|item| item.words(Field::Stage) == task);
    item.unwrap().id.clone()
}

/// A wall of so many values, put up.
fn values(lines: usize) -> (Session, Now) {
    let (mut session, mut pencil) = (Session::default(), Pencil::new());
    let task = pencil.open(&mut session, "values");
    for n in 0..lines {
        let line = New::line(Kind::Value, "values", &format!("what matters in street {n} of the valley"));
        pencil.wish(&mut session, &Wish::Say(line)).unwrap();
    }
    (session, Now { turning: Turning::ByItself, ..up(&task) })
}

#[test]
fn pages_turn_by_themselves_as_long_as_it_takes_to_read_them() {
    let (session, now) = values(40);
    let mut room = Room::of(&session, &now);
    let pages = room.watch.pages;
    assert!(pages > 2, "{pages}");
    let (mut stood, mut seen) = (Vec::new(), Vec::new());
    for _ in 0..=pages {
        seen.push(room.page());
        let words = room.watch.words;
        stood.push((words, room.stands()));
    }
    let all: Vec<usize> = (1..=pages).chain([1]).collect();
    assert_eq!(seen, all, "after the last one the first");
    for (words, seconds) in &stood {
        let reads = u64::try_from(*words).unwrap();
        assert!(*seconds >= 8 && *seconds >= reads / 3 && *seconds <= 60, "{words} words stood {seconds} s");
    }
    let (most, least) = (stood.iter().max().unwrap(), stood.iter().min().unwrap());
    assert!(most.1 > least.1, "what is longer stands longer: {stood:?}");
    // What fits on one page stays, and nothing wakes the window for it.
    let (session, now) = values(2);
    let mut room = Room::of(&session, &now);
    assert_eq!((room.watch.pages, room.watch.until_turned()), (1, None));
    room.pass(70);
    assert_eq!(room.page(), 1);
}

#[test]
fn a_page_that_somebody_turned_stays() {
    let (session, now) = values(60);
    let mut room = Room::of(&session, &now);
    room.pass(5);
    room.stands();
    assert_eq!(room.page(), 2);
    // The desk has turned one, or says that it turns them: its page comes, and stays.
    for turning in [Turning::Stopped, Turning::Off] {
        room.hear(&Now { turning, page: 2, ..now.clone() }).pass(70);
        assert_eq!((room.page(), room.watch.until_turned()), (3, None));
    }
    // By itself again: on from the page that stood there.
    room.hear(&Now { page: 2, ..now.clone() });
    assert_eq!(room.page(), 3);
    room.stands();
    assert_eq!(room.page(), 4);
    // Turned at this window: it stays until the desk shows something else.
    room.watch.turn(false);
    room.paint().pass(70);
    assert_eq!(room.page(), 3);
    room.hear(&Now { left: Some(3), lit: Some(Id::session()), page: 2, ..now.clone() }).pass(60);
    assert_eq!(room.page(), 3, "that is nothing else");
    room.hear(&Now { face: Face::Blank, ..now.clone() }).hear(&now);
    assert_eq!(room.page(), 1);
    room.stands();
    assert_eq!(room.page(), 2);
    // A desk's page comes through though somebody turned another one here.
    room.watch.turn(true);
    room.paint().hear(&Now { turning: Turning::Stopped, page: 3, ..now });
    assert_eq!(room.page(), 4);
}

#[test]
fn what_is_written_down_meanwhile_turns_nothing() {
    let (session, now) = values(60);
    let mut room = Room::of(&session, &now);
    room.stands();
    let stays = room.stands();
    assert_eq!(room.page(), 3);
    let mut pencil = Pencil::from(5000);
    let first = query::lines(&session, "values").next().unwrap().id.clone();
    let mut changed = session.clone();
    pencil.wish(&mut changed, &Wish::Reword { entry: first, text: "what matters in street zero".into() });
    room.watch.take(Followed::Open(Box::new(changed)));
    assert_eq!(room.paint().page(), 3);
    let left = room.stands();
    assert!(left.abs_diff(stays) <= 2, "{left} instead of {stays}");
    // Fewer pages than the one that stood there: the last one, and on from the first.
    let (few, _) = values(30);
    room.watch.take(Followed::Open(Box::new(few)));
    let pages = room.paint().watch.pages;
    assert_eq!((pages, room.page()), (2, 2));
    room.stands();
    assert_eq!(room.page(), 1);
}

/// Whatever happens, a window that keeps its pages paints what one paints that lays them out anew: `paint` compares both.
#[test]
fn what_is_kept_is_what_would_be_laid_out() {
    let session = valley();
    let mut pencil = Pencil::new();
    let mut walls = 0;
    for size in SIZES.into_iter().take(2) {
        for task in ["values", "time-lines", "trends", "dots", "prouds-sorries", "lists", "confirm", "actions"] {
            let items = query::agenda(&session);
            if !items.iter().any(|item| item.words(Field::Stage) == task) {
                continue;
            }
            let now = Now { turning: Turning::ByItself, ..up(&item(&session, task)) };
            let mut room = Room::of(&session, &now);
            room.watch.size = size;
            for change in [
                Now { left: None, ..now.clone() },
                Now { left: Some(-5), ..now.clone() },
                Now { page: 1, turning: Turning::Off, ..now.clone() },
                Now { put_up: false, ..now.clone() },
                Now { revealed: false, ..now.clone() },
                Now { face: Face::Roadmap, ..now.clone() },
                Now { face: Face::Fit, ..now.clone() },
            ] {
                room.hear(&change).pass(1);
                walls += 1;
            }
            room.hear(&now);
            let mut more = session.clone();
            let line = New::line(Kind::Value, task, "a line that came later");
            pencil.wish(&mut more, &Wish::Say(line));
            room.watch.take(Followed::Open(Box::new(more)));
            room.paint();
            // A room whose window was made larger; and past midnight.
            room.watch.size = (size.0 + 7, size.1 + 3);
            room.paint();
            room.watch.at += TimeDelta::days(400);
            room.paint();
        }
    }
    assert!(walls >= 50, "{walls}");
}

/// A desk that leaves, or crashes, uncovers nothing: what it had blanked or taken down waits for the next one.
#[test]
fn what_was_covered_stays_covered_when_the_desk_goes() {
    let (mut session, now) = values(9);
    Pencil::from(9000).wish(&mut session, &Wish::answer(&Id::session(), Field::Wall, Value::Text("screen".into())));
    let lines = |room: &Room| room.shown.iter().filter(|row| row.contains("what matters in street")).count();
    let gone = |room: &mut Room| {
        room.watch.take(Followed::Windows(Vec::new()));
        room.paint().pass(40);
    };
    let mut room = Room::of(&session, &now);
    assert!(lines(&room) > 5);
    gone(&mut room);
    assert!(lines(&room) > 5, "what was up stays up");
    room.hear(&Now { face: Face::Blank, ..now.clone() });
    gone(&mut room);
    assert!(room.shown.iter().all(|row| row.trim().is_empty()), "{:?}", room.shown);
    room.hear(&Now { put_up: false, ..now.clone() });
    gone(&mut room);
    assert_eq!(lines(&room), 0, "{:?}", room.shown);
    // At a task that the desk was not at, nothing comes up by itself either.
    room.hear(&Now { task: None, ..now });
    gone(&mut room);
    assert_eq!(lines(&room), 0, "{:?}", room.shown);
}

/// Somebody shows the break in a task that is none: the wall says the time that the desk said, and then that it is over.
#[test]
fn a_break_between_tasks_says_when_we_start_again() {
    let (session, now) = values(2);
    let again = |minutes| Some(at() + TimeDelta::minutes(minutes));
    let mut room = Room::of(&session, &Now { face: Face::Break, again: again(15), left: Some(-60), ..now.clone() });
    assert!(room.shown.join("\n").contains("We start again at"), "{:?}", room.shown);
    room.pass(16 * 60);
    assert!(room.shown.join("\n").contains("We start again now"), "{:?}", room.shown);
    room.hear(&Now { face: Face::Break, left: Some(-60), ..now });
    let shown = room.shown.join("\n");
    assert!(shown.contains("break") && !shown.contains("again"), "{shown}");
}

/// A line that is said while another page stands brings its own up; it stands its time, and paging goes on from there.
#[test]
fn a_line_that_is_said_brings_its_page_up() {
    let (session, now) = values(40);
    let mut pencil = Pencil::from(7000);
    let mut says = |session: &mut Session, text: &str| {
        let before = session.clone();
        pencil.wish(session, &Wish::Say(New::line(Kind::Value, "values", text))).unwrap();
        session.ops().filter(|op| !before.is_said(&op.id)).cloned().collect::<Vec<_>>()
    };
    let mut room = Room::of(&session, &now);
    let last = room.watch.pages;
    assert_eq!(room.page(), 1);
    let mut grown = session.clone();
    let ops = says(&mut grown, "the last bus waits for the last train");
    room.watch.take(Followed::More(ops));
    assert_eq!(room.paint().page(), last);
    assert!(room.shown.join("\n").contains("the last bus waits"), "{:?}", room.shown);
    assert!(room.stands() >= 8, "it stands its time");
    assert_eq!(room.page(), 1, "and paging goes on from there");
    // The same where the whole document was written anew.
    room.watch.take(Followed::Open(Box::new({
        says(&mut grown, "a lamp on the footbridge");
        grown.clone()
    })));
    assert!(room.paint().shown.join("\n").contains("a lamp on the footbridge"));
    // Not where the desk holds a page, nor where somebody turned one at this window.
    for turning in [Turning::Stopped, Turning::Off] {
        room.hear(&Now { turning, ..now.clone() });
        room.watch.take(Followed::More(says(&mut grown, "a bench at the mill")));
        assert_eq!(room.paint().page(), 1);
        // Nor later, when the pages turn by themselves again.
        room.hear(&now);
        assert_eq!(room.page(), 1);
    }
    room.watch.turn(true);
    room.paint();
    room.watch.take(Followed::More(says(&mut grown, "a bench at the weir")));
    assert_eq!(room.paint().page(), 2);
}
