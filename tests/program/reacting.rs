//! Half a day line by line, by somebody who only hears: nothing is typed before the line that asks for it was printed.
//! A room without a screen follows in a process of its own. Nothing sleeps: everything waits for words.

use super::path::{ACTIONS, FUTURE, VALUES};
use super::piped;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How long words are waited for before the test gives up.
const PATIENCE: Duration = Duration::from_mins(1);

/// A process that is talked with.
struct Talk {
    child: Child,
    stdin: Option<ChildStdin>,
    lines: Receiver<String>,
    /// Everything that was heard, for whoever reads why a test failed.
    heard: Vec<String>,
}

impl Talk {
    fn with(folder: &Path, arguments: &[&str]) -> Self {
        let mut program = piped::program(folder);
        let mut child = program.args(arguments).stderr(Stdio::inherit()).spawn().expect("the program starts");
        let out = child.stdout.take().expect("its output");
        let (tell, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if tell.send(line).is_err() {
                    return;
                }
            }
        });
        Self { stdin: child.stdin.take(), child, lines, heard: Vec::new() }
    }

    fn type_line(&mut self, line: &str) {
        let stdin = self.stdin.as_mut().expect("it takes lines");
        writeln!(stdin, "{line}").and_then(|()| stdin.flush()).expect("it takes lines");
    }

    /// Waits for a line that holds these words.
    fn hear(&mut self, words: &str) -> String {
        let begun = Instant::now();
        loop {
            let left = PATIENCE.saturating_sub(begun.elapsed());
            let Ok(line) = self.lines.recv_timeout(left) else {
                panic!("“{words}” was not heard in:\n{}", self.heard.join("\n"));
            };
            let drawn = |c: char| ('\u{2500}'..='\u{25FF}').contains(&c) || c.is_control();
            assert!(!line.contains(drawn), "{line:?}");
            self.heard.push(line.clone());
            if line.contains(words) {
                return line;
            }
        }
    }

    /// Types a line, and waits for the words that answer it.
    fn ask(&mut self, line: &str, words: &str) -> String {
        self.type_line(line);
        self.hear(words)
    }

    /// Nothing more is typed; whether it ended well.
    fn ends(&mut self) -> bool {
        self.stdin = None;
        self.child.wait().expect("it ends").success()
    }
}

fn session(folder: &Path) -> String {
    let all = fs::read_dir(folder.join("sessions")).expect("a folder of sessions");
    let mut all = all.map(|entry| entry.expect("readable").path());
    let path = all.find(|path| path.extension().is_some_and(|end| end == "ron")).expect("a session");
    path.to_string_lossy().into_owned()
}

#[test]
fn half_a_day_by_somebody_who_only_hears() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut desk = Talk::with(folder.path(), &["--plain"]);
    desk.hear("What is it about?");
    desk.ask("Healthy Valley", "1 half a day");
    desk.ask("1", "Task 1 of 8: Welcome");
    desk.hear("brings you");
    let mut room = Talk::with(folder.path(), &["room", "--plain", &session(folder.path())]);
    room.hear("The room of “Healthy Valley”, line by line");
    room.hear("brings you");
    room_is_steered(&mut desk, &mut room);
    the_clock_runs_over(&mut desk, &mut room);
    values_are_put_up(&mut desk, &mut room);
    to_the_end(&mut desk, &mut room);
    desk.type_line(".quit");
    assert!(desk.ends(), "{}", desk.heard.join("\n"));
    room.ask("what is this", "This window only shows the room");
    room.type_line("q");
    assert!(room.ends(), "{}", room.heard.join("\n"));
}

fn room_is_steered(desk: &mut Talk, room: &mut Talk) {
    desk.ask(".fit-page", "can everybody read it? .fit-page goes back");
    room.hear("Can you read this from the back?");
    desk.ask(".blank", "The room is blank. .blank brings it back.");
    room.hear("The room is blank.");
    desk.ask(".blank", "The room shows the task again.");
    room.hear("brings you");
    desk.ask(".help", ".roadmap-page: ");
    for name in [".put-up", ".blank", ".room-on", ".room-back", ".break-page", ".more", ".less", ".clock-face", ".go 5"]
    {
        assert!(desk.heard.iter().any(|line| line.starts_with(&format!("{name}: "))), "{name}: {:#?}", desk.heard);
    }
}

/// A minute more than planned: the day runs over by one, and something must give.
fn the_clock_runs_over(desk: &mut Talk, room: &mut Talk) {
    desk.ask(".clock", "The clock runs from");
    room.hear("The clock runs: 10 minutes.");
    desk.ask(".more", "“Welcome” has 11 minutes now, instead of 10.");
    desk.hear("1 minute over:");
    let way = desk.hear("Take it from the breaks");
    let way = way.split(' ').next().expect("its digit").to_owned();
    desk.ask(".what-gives", "Type its digit; Enter alone leaves it.");
    desk.ask(&way, "Planned again: Break 15 to 14. .undo takes it back.");
    desk.ask(".time", "Welcome: 1");
    desk.ask(".less", "“Welcome” has 10 minutes now, instead of 11.");
    desk.ask(".clock-face", "Only this desk shows the clock");
    desk.ask(".clock-face", "half time, one minute and the end, and no seconds");
    desk.ask(".clock-face", "Everybody sees the clock.");
    desk.ask(".next", "Task 2 of 8: What we value");
}

fn values_are_put_up(desk: &mut Talk, room: &mut Talk) {
    room.hear("What matters");
    room.hear("The clock runs: 30 minutes.");
    desk.ask(VALUES[0], "1 neighbours look in on each other, saved");
    room.hear("1 line written down");
    desk.ask(".put-up", "Up for the room. .put-up takes it down.");
    room.hear("1 neighbours look in on each other");
    // Two rows each on the wall: they take two pages.
    let long =
        |value: &str| format!("{value}, as everybody who was asked in these four villages says without being asked");
    for value in &VALUES[1..] {
        desk.ask(&long(value), ", saved");
        room.hear(&long(value));
    }
    // All pages of it are said, whichever is shown.
    room.ask("", &long(VALUES[VALUES.len() - 1]));
    // The desk hears within a second how many pages the room has.
    let begun = Instant::now();
    loop {
        desk.type_line(".room-on");
        if desk.hear("The room ").contains("page 2 of 2 and stays there.") {
            break;
        }
        assert!(begun.elapsed() < PATIENCE, "the desk never heard of the second page");
    }
    room.hear("Page 2 of 2.");
    room.hear(&long(VALUES[9]));
    desk.ask(".room-by-itself", "The room turns its pages by itself.");
    desk.ask(".room-by-itself", "The room stays on this page; you turn them.");
    desk.ask(".put-up", "Taken down: the room shows the question.");
    room.hear("Taken down: the wall shows the question.");
}

fn to_the_end(desk: &mut Talk, room: &mut Talk) {
    desk.ask(".next", "Task 3 of 8: The future we want");
    room.hear("The clock runs: 40 minutes.");
    for line in FUTURE {
        desk.ask(line, ", saved");
    }
    desk.ask(".put-up", "Up for the room.");
    room.hear(FUTURE[0]);
    desk.ask(".undo", "is taken back. Saved.");
    desk.ask(".redo", FUTURE[FUTURE.len() - 1]);
    desk.ask(".next", "We start again at");
    room.hear("Break: we start again at");
    desk.ask(".next", "Task 5 of 8: Themes");
    for (n, theme) in ["Places to belong", "Getting about", "Deciding together"].iter().enumerate() {
        desk.ask(theme, &format!("Theme {}: {theme}, saved", n + 1));
    }
    desk.ask(".choose", "1 Places to belong, 2 Getting about, 3 Deciding together");
    desk.ask("1 1 3", "under 3 Deciding together, saved");
    desk.ask(".next", "Is there anyone who does not want this?");
    desk.ask("1 1 1 1 1 1 1 1 1 1", "Theme 1 of 3: Places to belong");
    desk.hear("one sentence that all of us want");
    desk.ask(".put-up", "Up for the room.");
    desk.ask("A warm place for everyone.", "all of ours, 2 say it differently, 3");
    room.hear("A warm place for everyone.");
    desk.ask("1", "agreed");
    desk.ask("Free buses for all.", "all of ours, 2 say it differently, 3");
    room.hear("Free buses for all.");
    desk.ask("3", "What was said?");
    desk.ask("the county will never pay", "It stays, under Not agreed. Saved.");
    desk.ask("Who lives with it makes it.", "all of ours, 2 say it differently, 3");
    desk.ask("2", "Changing");
    desk.ask("Who lives with it decides it.", "all of ours, 2 say it differently, 3");
    room.hear("Who lives with it decides it.");
    desk.ask("1", "agreed");
    desk.ask(".next", "Boxes, with a semicolon between blanks: What ; Who ; By when ; Help.");
    desk.ask(&format!("{} ; Shanice ; 2 weeks", ACTIONS[0]), "1.1 Map every free room; Shanice; by");
    desk.ask(".put-up", "Up for the room.");
    room.hear("1 Places to belong");
    room.hear("1.1 Map every free room; Shanice");
    desk.ask(ACTIONS[1], "1.2 Open table each month; looking for someone; no date yet, saved");
    room.hear("1.2 Open table each month; looking for someone");
    desk.ask(".next", "1.1 Map every free room");
    desk.ask(".put-up", "Up for the room.");
    room.hear("Map every free room");
    desk.ask("", "promised, saved");
    desk.ask(".down", "1.2 Open table each month");
    desk.ask(".down", "When do we meet next, and who sends this out?");
    desk.ask("20 June 6pm ; Gwen", "Next meeting: 20 June 6pm");
    desk.ask(".roadmap-page", "The room shows the roadmap. .roadmap-page goes back");
    room.hear("Our roadmap");
    desk.ask(".papers", "papers written beside the session");
}
