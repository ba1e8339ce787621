//! Git as the carrier: rooms and sites that exchange lines through a bare repository, and what is said when they cannot.
//!
//! `COMMONGROUND_RUNS=20 cargo test --release --test program sync -- --nocapture` lets twenty devices push without pause.

use super::home::{Home, well};
use commonground::model::id::Id;
use commonground::model::kind::Kind;
use commonground::model::op::{Act, Op, Said};
use commonground::model::session::Session;
use commonground::store::{self, Book, Carrier, Local};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;
use std::sync::Mutex;
use std::time::{Duration, Instant};

fn bare(folder: &Path) -> String {
    let hub = folder.join("hub.git");
    let made = Command::new("git").args(["init", "--quiet", "--bare"]).arg(&hub).status().unwrap();
    assert!(made.success());
    hub.to_str().unwrap().to_owned()
}

fn values(home: &Home, name: &str) -> BTreeSet<String> {
    let session = Session::of(store::read(&home.path(name)).unwrap().ops);
    session.of_kind(Kind::Value).map(|line| line.text().to_owned()).collect()
}

#[test]
fn two_sites_hear_of_each_other_and_nothing_leaves_unasked() {
    let (hall, school) = (Home::new(), Home::new());
    let hub = bare(hall.dir.path());
    hall.session("s.ron");
    school.put("s.ron", hall.bytes("s.ron"));
    well(&hall, &["add", "s.ron", "--kind", "value", "neighbours look in"]);
    well(&school, &["add", "s.ron", "--kind", "value", "children are heard"]);

    let asked = well(&hall, &["sync", "s.ron", "--with", &hub]);
    assert!(asked.err.contains("cannot be taken back from other people's copies: --yes sends it"), "{asked:?}");
    let seen = well(&school, &["sync", "s.ron", "--with", &hub, "--yes"]);
    assert!(seen.err.contains("0 lines came") && seen.err.contains("no other device is there yet."), "{seen:?}");
    let sent = well(&hall, &["sync", "s.ron", "--yes"]);
    assert!(sent.err.contains("1 line came, 1 line went; 1 other device is there."), "{sent:?}");
    well(&school, &["sync", "s.ron"]);
    let both = BTreeSet::from(["children are heard".to_owned(), "neighbours look in".to_owned()]);
    assert_eq!((values(&hall, "s.ron"), values(&school, "s.ron")), (both.clone(), both));
    // Nothing new: nothing is sent, and there is one branch for each.
    let again = well(&hall, &["sync", "s.ron"]);
    assert!(again.err.contains("0 lines came, 0 lines went"), "{again:?}");
    let branches = Command::new("git").args(["--git-dir", &hub, "branch", "--list"]).output().unwrap().stdout;
    assert_eq!(String::from_utf8(branches).unwrap().lines().count(), 2);

    // What is struck here is struck there, and is not at the tip of any branch.
    // Both gave the number 1 at a desk: the sentence that asks which says how each is called.
    let which = school.run(&["strike", "s.ron", "1"]);
    let called: Vec<&str> = which.err.split('“').skip(1).filter_map(|rest| rest.split('”').next()).collect();
    assert!(called.len() == 2 && called[0] != called[1] && called[0].starts_with("1 (desk "), "{which:?}");
    let mut listed =
        called.iter().filter(|name| well(&school, &["strike", "s.ron", name]).out.contains("\tchildren are heard"));
    well(&school, &["strike", "s.ron", listed.next().expect("one of them"), "--yes"]);
    for home in [&school, &hall, &school] {
        well(home, &["sync", "s.ron"]);
    }
    assert!(!values(&hall, "s.ron").contains("children are heard"));
    let git = |arguments: &[&str]| {
        let output = Command::new("git").args(["--git-dir", &hub]).args(arguments).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let branches = git(&["for-each-ref", "--format=%(refname)"]);
    let tips: Vec<&str> = branches.lines().collect();
    assert_eq!(git(&[&["grep", "children are heard"][..], &tips].concat()), "");
    assert!(git(&[&["grep", "neighbours look in"][..], &tips].concat()).contains("neighbours"));

    // Beside its lines a branch holds the document as it was at the close: checked out it is a session that opens.
    for tip in &tips {
        let document = git(&["show", &format!("{tip}:session.ron")]);
        hall.put("looked-at.ron", document.into_bytes());
        assert_eq!(values(&hall, "looked-at.ron"), BTreeSet::from(["neighbours look in".to_owned()]), "{tip}");
    }
    let before = git(&["for-each-ref", "--format=%(objectname)"]);
    well(&hall, &["sync", "s.ron"]);
    assert_eq!(git(&["for-each-ref", "--format=%(objectname)"]), before, "nothing new, nothing sent");
}

#[test]
fn the_private_file_stays_at_home() {
    let home = Home::new();
    let hub = bare(home.dir.path());
    home.session("s.ron");
    well(&home, &["add", "s.ron", "--kind", "value", "neighbours look in"]);
    well(&home, &["add", "s.ron", "--kind", "person", "Ana Quokka ; 01792 000"]);
    well(&home, &["sync", "s.ron", "--with", &hub, "--yes"]);
    let clone = home.dir.path().join("clone.git");
    Command::new("git").args(["clone", "--quiet", "--mirror", &hub]).arg(&clone).status().unwrap();
    let all = Command::new("git").arg("--git-dir").arg(&clone).args(["log", "--all", "-p"]).output().unwrap().stdout;
    let all = String::from_utf8(all).unwrap();
    assert!(all.contains("neighbours look in") && !all.contains("Quokka") && !all.contains("01792"), "{all}");
    assert!(!all.contains(home.dir.path().to_str().unwrap()), "no path of a machine leaves");
}

#[test]
fn what_git_cannot_do_is_said_in_one_sentence() {
    let home = Home::new();
    home.session("s.ron");
    well(&home, &["add", "s.ron", "--kind", "value", "neighbours look in"]);
    std::fs::create_dir(home.path("no-repository")).unwrap();
    for (with, told) in [
        ("no-repository", "is no git repository"),
        ("nowhere", "is no git repository"),
        ("--upload-pack=touch hit", "is no name of a git repository"),
        ("ext::sh -c touch% hit", "is no name of a git repository"),
        ("https://127.0.0.1:9/none.git", "cannot be reached"),
    ] {
        let with = format!("--with={with}");
        let said = home.run(&["sync", "s.ron", &with, "--yes"]);
        assert_eq!(said.status, Some(1), "{said:?}");
        said.is_one_sentence().unwrap();
        assert!(said.err.contains(told), "{with}: {said:?}");
    }
    let nobody = Home::new();
    nobody.session("s.ron");
    let said = nobody.run(&["sync", "s.ron"]);
    assert!(said.status == Some(1) && said.err.contains("nobody has said where"), "{said:?}");
    let mut without = home.command(&["sync", "s.ron"]);
    let said = super::home::finish(
        {
            without.env("PATH", "");
            without
        },
        b"",
    );
    assert!(said.err.contains("git is not on this machine"), "{said:?}");
    assert_eq!(values(&home, "s.ron").len(), 1, "nothing is lost");
}

/// What one device does: it says lines and exchanges them, until it has said all.
struct Device {
    book: Book,
    carrier: Carrier,
    seen: BTreeSet<Id>,
}

impl Device {
    fn new(folder: &Path, document: &[u8], hub: &str) -> Self {
        std::fs::create_dir_all(folder.join("sessions")).unwrap();
        let path = folder.join("sessions/s.ron");
        std::fs::write(&path, document).unwrap();
        let local = Local::at(&folder.join("state"));
        let (book, _) = Book::open_on(std::sync::Arc::new(store::disk::RealDisk), local.clone(), &path, "t1").unwrap();
        let carrier = Carrier::of(&local, book.session()).unwrap();
        carrier.set_remote(hub).unwrap();
        carrier.agree().unwrap();
        let seen = book.ops().into_iter().map(|op| op.id).collect();
        Self { book, carrier, seen }
    }

    fn say(&mut self, n: usize, at: chrono::DateTime<chrono::FixedOffset>) -> Id {
        let id = Id::new(format!("{}.{n}", self.book.writer()));
        let text = commonground::model::text::Clean::new(&format!("line {n} of {}", self.book.writer()));
        let no = commonground::model::text::Clean::new(&format!("1-{n}"));
        let said = Said {
            kind: Kind::Value,
            no,
            task: commonground::model::text::Clean::new("values"),
            by: commonground::model::text::Clean::default(),
            text,
            with: Vec::new(),
            from: Vec::new(),
        };
        let op = Op {
            id: id.clone(),
            l: u64::try_from(n).unwrap(),
            at: Some(at),
            step: 1,
            part: (0, 0),
            of: vec![id.clone()],
            act: Act::Say(said),
        };
        self.book.append(&[op]).unwrap();
        id
    }
}

#[test]
fn devices_that_push_without_pause_all_hear_everything() {
    let long = std::env::var("COMMONGROUND_RUNS").ok().and_then(|runs| runs.parse::<usize>().ok());
    let (devices, rounds, each) = long.map_or((3, 2, 3), |devices| (devices, 20, 10));
    let dir = tempfile::tempdir().unwrap();
    let hub = bare(dir.path());
    let home = Home::new();
    home.session("s.ron");
    let document = home.bytes("s.ron");
    let all = devices * rounds * each;
    let said: Mutex<BTreeMap<Id, Instant>> = Mutex::default();
    let delays: Mutex<Vec<Duration>> = Mutex::default();
    let patience = Instant::now() + Duration::from_secs(if long.is_some() { 1_200 } else { 60 });
    std::thread::scope(|scope| {
        for device in 0..devices {
            let (said, delays, hub, document) = (&said, &delays, &hub, &document);
            let folder = dir.path().join(format!("device-{device}"));
            scope.spawn(move || {
                let mut one = Device::new(&folder, document, hub);
                let before = one.seen.len();
                // One has a clock that is a year wrong; another has no network half of the time.
                let year = chrono::TimeDelta::days(if device == 1 { 365 } else { 0 });
                let at = chrono::DateTime::parse_from_rfc3339("2026-05-14T10:00:00+01:00").unwrap() - year;
                for round in 0.. {
                    if round < rounds {
                        for n in 0..each {
                            let id = one.say(round * each + n + 1, at);
                            said.lock().unwrap().insert(id, Instant::now());
                        }
                    }
                    let offline = device == 2 && round < rounds && round % 2 == 0;
                    if !offline {
                        let synced = one.carrier.sync(&mut one.book).unwrap();
                        assert_eq!(synced.strange, 0);
                    }
                    let now = Instant::now();
                    let new: Vec<Id> =
                        one.book.ops().into_iter().map(|op| op.id).filter(|id| one.seen.insert(id.clone())).collect();
                    let said = said.lock().unwrap();
                    let foreign = new.iter().filter(|id| id.writer() != one.book.writer());
                    delays.lock().unwrap().extend(foreign.filter_map(|id| Some(now - *said.get(id)?)));
                    drop(said);
                    if one.seen.len() >= all + before && round >= rounds {
                        break;
                    }
                    assert!(Instant::now() < patience, "{} of {all} lines at device {device}", one.seen.len());
                }
                one.book.fold().unwrap();
                let texts = Session::of(store::read(&folder.join("sessions/s.ron")).unwrap().ops);
                assert_eq!(texts.of_kind(Kind::Value).count(), all, "each line once");
            });
        }
    });
    let mut delays = delays.into_inner().unwrap();
    delays.sort();
    println!(
        "{devices} devices, {all} lines, {} arrivals, 0 conflicts; from saved to another device: median {:?}, worst {:?}",
        delays.len(),
        delays[delays.len() / 2],
        delays[delays.len() - 1]
    );
}
