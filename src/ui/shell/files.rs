//! What the shell does with files, each in its own thread: listing, making, opening, saving, drafts, papers. Uses the
//! store; hands what comes of it back as replies.

use super::Heard;
use super::around::Around;
use super::folder;
use super::found::found;
use super::papers;
use crate::model::begin::begin;
use crate::model::dates;
use crate::model::day::now::{Now, label_of_table};
use crate::model::op::Op;
use crate::model::search::Asked;
use crate::model::session::Session;
use crate::model::text::{self, Clean};
use crate::model::wish::{Stamp, propose};
use crate::store::disk::RealDisk;
use crate::store::header::Header;
use crate::store::now as store_now;
use crate::store::{self, search};
use crate::store::{Book, Finding, Keeper, Local, Pen, Report, StoreError, ahead, library, template};
use crate::ui::msg::{By, Found, Line, Listed, Opened, What};
use crate::ui::state::saves::Trouble;
use crate::words::Word;
use crate::words::library::Library;
use chrono::{DateTime, Local as Clock};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

/// What comes back from the files.
pub enum Reply {
    /// For the screen as it is.
    What(What),
    /// A session is open, with its writer's thread.
    Open(Box<Ready>),
    /// A session is open only to be looked at.
    Look(Box<Opened>),
    /// From the writer's thread.
    Report(Report),
}

/// A session with its writer's thread.
pub struct Ready {
    opened: Opened,
    session: String,
    keeper: Keeper,
    path: PathBuf,
    pen: Pen,
}

/// How many lines are found at most while somebody types: nobody reads more.
const MOST_FOUND: usize = 200;

/// How long a session that is let go of has for its last lines.
const LETTING_GO: Duration = Duration::from_secs(10);

/// The label of a desk's writer, and the place under which it keeps its half-typed lines.
const DESK: &str = "desk";

/// The place, and the name in place of a session's, under which the title of a new session is kept.
const HOME: &str = "home";

/// The files of the screen.
pub struct Files {
    folder: PathBuf,
    /// The label of this window's writer, and the place of its half-typed lines.
    label: String,
    heard: Sender<Heard>,
    local: Local,
    open: Option<(Keeper, PathBuf, Pen)>,
    /// The open session's own name, where it may be written.
    session: Option<String>,
    /// The other windows of the open session.
    around: Option<Around>,
    /// Keeps the title that is being typed at home.
    home: Option<Pen>,
    /// Only to look: nothing is written.
    look: bool,
    /// Which search is the last that was asked for; the others stop.
    searches: Arc<AtomicU64>,
}

impl Files {
    /// The files of a folder of sessions, for a desk or a table, or only to look at them.
    pub fn new(folder: PathBuf, heard: Sender<Heard>, table: Option<u32>, look: bool) -> Self {
        let label = table.map_or_else(|| DESK.to_owned(), label_of_table);
        Self {
            folder,
            label,
            heard,
            local: if look { Local::none() } else { Local::of_this_machine() },
            open: None,
            session: None,
            around: None,
            home: None,
            look,
            searches: Arc::default(),
        }
    }

    /// Does something in a thread of its own and hears what comes of it.
    fn aside(&self, work: impl FnOnce(&Sender<Heard>) -> Reply + Send + 'static) {
        let heard = self.heard.clone();
        let spawned = thread::Builder::new().spawn(move || {
            let reply = work(&heard);
            let _ = heard.send(Heard::Files(reply));
        });
        if let Err(error) = spawned {
            let _ = self.heard.send(Heard::Files(Reply::What(What::Failed(error.to_string()))));
        }
    }

    /// Lists the sessions.
    pub fn list(&self) {
        let folder = self.folder.clone();
        self.aside(move |heard| {
            let listed = match library::list(&folder) {
                Ok(listed) => listed,
                Err(error) => return Reply::What(What::Failed(error.to_string())),
            };
            let lost = library::lost(&folder, &listed);
            let shown = listed.iter().map(listed_as_shown).chain(lost.into_iter().map(lost_as_shown));
            let shown = shown.enumerate().map(|(nth, listed)| Listed { nth, ..listed }).collect();
            // The list is shown before the files that cannot be read are looked into.
            let _ = heard.send(Heard::Files(Reply::What(What::Sessions(shown))));
            Reply::What(What::Found(library::unreadable(&folder).iter().map(unreadable).collect()))
        });
    }

    /// The title that was half-typed when the program ended.
    pub fn title(&mut self) -> Option<String> {
        let (pen, mut drafts) = self.local.drafts(HOME);
        self.home = Some(pen);
        drafts.remove(HOME)
    }

    /// Whether nobody has begun the tour of the example on this machine yet.
    pub fn is_first_run(&self) -> bool {
        self.local.is_first_run()
    }

    /// At which step the tour was left on this copy of the example.
    pub fn tour_left_at(&self, copy: &Path) -> Option<usize> {
        self.local.tour_left_at(copy)
    }

    /// Notes down where it is left.
    pub fn leave_tour_at(&self, copy: &Path, step: Option<usize>) {
        self.local.leave_tour_at(copy, step);
    }

    /// Looks through every session for words; what was asked for before is given up.
    pub fn search(&self, words: String) {
        let (folder, searches) = (self.folder.clone(), self.searches.clone());
        let own = searches.fetch_add(1, Ordering::Relaxed) + 1;
        self.aside(move |_| {
            let is_stale = || searches.load(Ordering::Relaxed) != own;
            let asked = Asked::words(words.split_whitespace());
            let found = search::search_but_days(&folder, &asked, &is_stale, &lines_of).unwrap_or_default();
            let lines = found.volumes.into_iter().flat_map(|volume| volume.of).take(MOST_FOUND).collect();
            Reply::What(What::Lines(words, lines))
        });
    }

    /// Opens a session.
    pub fn open(&self, path: PathBuf) {
        if self.look {
            self.aside(move |_| look(&path));
            return;
        }
        let (local, label) = (self.local.clone(), self.label.clone());
        self.aside(move |heard| ready(open(&path, &label, &local, heard)));
    }

    /// Makes a session and opens it.
    pub fn create(&self, title: String, template: String) {
        if self.look {
            self.aside(|_| Reply::What(What::Failed(Library::NothingBegun.text().to_owned())));
            return;
        }
        let (folder, local) = (self.folder.clone(), self.local.clone());
        self.aside(move |heard| {
            ready(create(&folder, &title, &template).and_then(|path| open(&path, DESK, &local, heard)))
        });
    }

    /// Hands operations to the writer's thread. They stand beside the half-typed line until that thread has them: the
    /// draft from which they came may be wiped out at once, and the disk holds nobody up.
    pub fn save(&mut self, ops: Vec<Op>) {
        if let Some((keeper, _, pen)) = &mut self.open {
            if keeper.has_taken_all() {
                pen.ahead_is_taken();
            }
            pen.keep_ahead(&ops);
            keeper.save(ops);
        }
    }

    /// Keeps the half-typed lines: one small write without a sync, so that whatever ends the program finds them kept.
    pub fn draft(&mut self, text: &str) {
        if let Some((keeper, _, pen)) = &mut self.open {
            if keeper.has_taken_all() {
                pen.ahead_is_taken();
            }
            pen.keep(&self.label, text);
        } else {
            self.home.get_or_insert_with(|| self.local.drafts(HOME).0).keep(HOME, text);
        }
    }

    /// Writes the papers beside the session.
    pub fn papers(&self, session: Session) {
        if self.look {
            self.aside(|_| Reply::What(What::Failed(Library::NoPapers.text().to_owned())));
            return;
        }
        let Some((keeper, path, _)) = &self.open else { return };
        keeper.fold();
        let path = path.clone();
        self.aside(move |_| {
            Reply::What(match papers::write(&path, &session) {
                Ok((folder, names)) => What::PapersWritten(folder, names),
                Err(sentence) => What::Failed(sentence),
            })
        });
    }

    /// Shows the folder that the papers are in; nobody waits for it.
    pub fn open_folder(&self) {
        let Some((_, path, _)) = &self.open else { return };
        let path = std::path::absolute(path).unwrap_or_else(|_| path.clone());
        let folder = path.parent().unwrap_or(&path).to_path_buf();
        let heard = self.heard.clone();
        thread::spawn(move || {
            if let Err(sentence) = folder::show(&folder) {
                let _ = heard.send(Heard::Files(Reply::What(What::Failed(sentence))));
            }
        });
    }

    /// Takes a reply in; what is left of it for the screen.
    pub fn take(&mut self, reply: Reply) -> Option<What> {
        match reply {
            Reply::What(what) => Some(what),
            Reply::Look(opened) => {
                self.let_go();
                Some(What::Opened(opened))
            }
            Reply::Open(ready) => {
                let Ready { opened, session, keeper, path, pen } = *ready;
                self.let_go();
                if let Some(home) = &mut self.home {
                    // The title has become the session's, or another session was wanted.
                    home.keep(HOME, "");
                }
                let says = opened.read_only.is_none();
                self.around = Around::begin(&path, &opened.writer, keeper.looker(), self.heard.clone(), says);
                self.session = Some(session).filter(|_| says);
                self.open = Some((keeper, path, pen));
                Some(What::Opened(Box::new(opened)))
            }
            Reply::Report(report) => match report {
                Report::Saved { ids, .. } => {
                    if let Some((_, _, pen)) = self.open.as_mut().filter(|(keeper, ..)| keeper.has_taken_all()) {
                        pen.ahead_is_taken();
                    }
                    Some(What::Saved(ids))
                }
                Report::NotSaved { why, kept_in, .. } => Some(What::NotSaved(trouble(&why, kept_in))),
                Report::Refused { ids, why } => Some(What::Refused(ids, trouble(&why, None))),
                Report::FoldFailed(why) => Some(What::Failed(why.to_string())),
                Report::Full { lines } => Some(What::Failed(Word::DiskFull.with(&[lines.to_string()]))),
                Report::TakenOut { left } if left.is_empty() => None,
                Report::TakenOut { left } => Some(What::Told(Word::StruckLeft.with(&[left.join(" ")]))),
                Report::Folded { .. } => None,
                Report::News { ops, findings } => {
                    if !findings.is_empty() {
                        let what = What::Found(found(&findings));
                        let _ = self.heard.send(Heard::Files(Reply::What(what)));
                    }
                    (!ops.is_empty()).then_some(What::Heard(ops))
                }
            },
        }
    }

    /// Says what the desk says of itself, for the room.
    pub fn show(&mut self, now: Now) {
        if let Some(around) = &mut self.around {
            around.show(now);
        }
    }

    /// Lets the open session go; its writer's thread ends by itself.
    pub fn let_go(&mut self) {
        let around = self.around.take();
        if let Some((keeper, _, pen)) = self.open.take() {
            thread::spawn(move || {
                around.into_iter().for_each(Around::end);
                close(keeper, pen, LETTING_GO)
            });
        }
    }

    /// Saves what is left, for so long; whether everything was saved. `wished`: its person wished to leave; else the wall
    /// comes back as it was.
    pub fn close(&mut self, patience: Duration, wished: bool) -> bool {
        let local = self.local.clone();
        let wall = self.around.as_ref().and_then(Around::wall).filter(|_| !wished);
        if let (Some(session), Some(wall)) = (&self.session, wall) {
            store_now::keep_wall(&local, session, wall);
        }
        // What is half-typed is on the disk, too, when the program has ended.
        let drafts = thread::spawn(move || local.settle());
        self.around.take().into_iter().for_each(Around::end);
        let saved = self.open.take().is_none_or(|(keeper, _, pen)| close(keeper, pen, patience));
        let until = std::time::Instant::now() + patience;
        while !drafts.is_finished() && std::time::Instant::now() < until {
            thread::sleep(Duration::from_millis(2));
        }
        saved
    }
}

/// Saves what is left; afterwards nothing waits beside the half-typed line.
fn close(keeper: Keeper, mut pen: Pen, patience: Duration) -> bool {
    let saved = keeper.close(patience);
    if saved {
        pen.ahead_is_taken();
    }
    saved
}

fn ready(opened: Result<Ready, String>) -> Reply {
    match opened {
        Ok(ready) => Reply::Open(Box::new(ready)),
        Err(sentence) => Reply::What(What::Failed(sentence)),
    }
}

fn open(path: &Path, label: &str, local: &Local, heard: &Sender<Heard>) -> Result<Ready, String> {
    let (mut book, mut opened) = Book::open(path, label).map_err(|error| error.to_string())?;
    let (mut pen, mut drafts) = local.drafts_at(book.session(), Some(label));
    if let Ok(new) = book.take_up(&ahead(&mut drafts)) {
        pen.ahead_is_taken();
        if !new.is_empty() {
            opened.findings.push(Finding::Restored { count: new.len() });
        }
        opened.ops.extend(new.into_iter().map(Arc::new));
    }
    let draft = drafts.remove(label).unwrap_or_default();
    // What a killed window of this machine said of itself stands for nothing, but its wall comes back.
    let wall = store_now::sweep(&RealDisk, book.path(), |writer| local.window_has_ended(book.session(), writer));
    let kept = store_now::take_wall(local, book.session());
    let session = book.session().to_owned();
    let opened = Opened {
        wall: wall.or(kept),
        writer: book.writer().to_owned(),
        next: book.next(),
        draft,
        notice: None,
        found: self::found(&opened.findings),
        read_only: opened.read_only,
        session: Session::of(opened.ops),
    };
    let path = book.path().to_owned();
    let (report, reports) = channel();
    let keeper = Keeper::start(book, label == DESK, report).map_err(|error| error.to_string())?;
    let heard = heard.clone();
    thread::spawn(move || {
        for report in reports {
            if heard.send(Heard::Files(Reply::Report(report))).is_err() {
                return;
            }
        }
    });
    Ok(Ready { opened, session, keeper, path, pen })
}

/// Opens a session only to look at it: it is read, and nothing is written, locked or noted anywhere.
fn look(path: &Path) -> Reply {
    match store::read(path) {
        Ok(opened) => Reply::Look(Box::new(Opened {
            writer: "look".to_owned(),
            next: 1,
            found: self::found(&opened.findings),
            read_only: Some(Library::OnlyToLook.text().to_owned()),
            session: Session::of(opened.ops),
            ..Opened::default()
        })),
        Err(error) => Reply::What(What::Failed(error.to_string())),
    }
}

/// What was found in a session, as it is shown at home.
fn lines_of(place: &search::Place, hits: &[search::Hit]) -> Vec<Line> {
    let title = Some(place.header().title).filter(|title| !title.is_empty()).unwrap_or_else(|| place.name().into());
    let line = |hit: &search::Hit| Line {
        path: place.path.to_owned(),
        title: title.clone(),
        no: hit.no.as_ref().into(),
        words: hit.told.in_one().into(),
        entry: hit.told.entry(),
    };
    hits.iter().map(line).collect()
}

/// Why something is not saved, as it stands on the screen: people know their session by its name.
fn trouble(why: &StoreError, kept_in: Option<PathBuf>) -> Trouble {
    let name = text::clean(&why.path.file_name().unwrap_or(why.path.as_os_str()).to_string_lossy());
    let mut todo = text::clean(&why.todo);
    if let Some(first) = todo.chars().next() {
        let rest = todo.split_off(first.len_utf8());
        todo = first.to_uppercase().chain(rest.chars()).collect();
        if !todo.ends_with(['.', '?', '!']) {
            todo.push('.');
        }
    }
    // "The disk is full" says what; "is not here" needs to be told of which file.
    let why = if why.what.starts_with("the ") { why.what.clone() } else { format!("{name} {}", why.what) };
    Trouble { why: why.into(), todo: todo.into(), kept_in: kept_in.map(|folder| folder.display().to_string().into()) }
}

fn unreadable(error: &StoreError) -> Found {
    Found { sentence: error.to_string().into(), text: Clean::default(), op: None, is_damage: true }
}

/// Makes a session; its path. The document is folded before it is opened, so that its title stands in it from the start.
fn create(folder: &Path, title: &str, template: &str) -> Result<PathBuf, String> {
    let title = text::clean(title);
    let own = directories::ProjectDirs::from("", "", "commonground").map(|dirs| dirs.config_dir().join("templates"));
    let template = template::find(template, own.as_deref()).map_err(|error| error.to_string())?;
    let at = Clock::now().fixed_offset();
    let path = library::new_path(folder, at.date_naive(), &title);
    let mut book = Book::create(&path, DESK).map_err(|error| error.to_string())?;
    let stamp = Stamp { writer: book.writer().to_owned(), next: book.next(), step: 1, at };
    let ops = propose(&Session::default(), &begin(&title, &template, at.date_naive()), &stamp)
        .map_err(|refusal| refusal.to_string())?;
    book.append(&ops).map_err(|error| error.to_string())?;
    book.fold().map_err(|error| error.to_string())?;
    Ok(path)
}

fn lost_as_shown(lost: crate::store::lost::Lost) -> Listed {
    let stands = Word::NotWhereItWas.with(&[lost.lines.to_string()]);
    Listed { path: lost.path, title: lost.title, stands, ..Listed::default() }
}

/// Whether the day of a next meeting is past by now: it was said when people had met.
fn is_past(header: &Header, next: &str) -> bool {
    let met = header.dates.rsplit(' ').next().and_then(|day| day.parse().ok());
    let day = met.and_then(|met| dates::at_the_end(next, met));
    day.is_some_and(|day| day < Clock::now().date_naive())
}

/// A session's days, as its head has them, written out.
fn days(said: &str) -> Option<String> {
    let (first, last) = said.split_once(" to ").unwrap_or((said, said));
    Some(dates::span(first.parse().ok()?, last.parse().ok()?))
}

fn listed_as_shown(listed: &library::Listed) -> Listed {
    let header = &listed.header;
    let written = listed.written.map(|at| DateTime::<Clock>::from(at).date_naive());
    let state = match header.state.as_str() {
        "held" => Word::StateHeld.text(),
        "open" => Word::StateOpen.text(),
        _ => Word::StatePrepared.text(),
    };
    let counts = header.counts.iter().filter(|(_, n)| *n > 0).map(|(what, n)| match n {
        1 => format!("1 {}", what.strip_suffix('s').unwrap_or(what)),
        n => format!("{n} {what}"),
    });
    let over = header.was_to_be_kept(Clock::now().date_naive());
    let next = Some(&header.next_meeting).filter(|next| !next.is_empty() && !is_past(header, next));
    let next = next.map(|next| Word::NextMeeting.with(&[next.as_str()]));
    let place = Some(header.place.to_string()).filter(|place| !place.is_empty());
    let said = next.into_iter().chain(place);
    Listed {
        path: listed.path.clone(),
        title: if header.title.is_empty() { listed.name().into() } else { header.title.clone() },
        // Its own days; where it has none yet, when it was written last.
        date: days(&header.dates).or(written.map(dates::written_out)).unwrap_or_default(),
        stands: std::iter::once(state.to_owned()).chain(over).chain(said).chain(counts).collect::<Vec<_>>().join(" · "),
        nth: 0,
        by: By {
            place: header.place.clone(),
            day: header.dates.split(' ').next().unwrap_or_default().into(),
            state: header.state.clone(),
            next: header.next_meeting.clone(),
        },
    }
}
