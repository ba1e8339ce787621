//! The writer's thread and the sessions folder, through a real folder.

use super::room::*;
use commonground::store::{Keeper, Report, library};
use std::fs;
use std::sync::mpsc::channel;
use std::time::Duration;

#[test]
fn the_keeper_saves_reports_and_folds_at_the_end() {
    let room = Room::new();
    let desk = room.create();
    let ops: Vec<_> = (1..=50)
        .map(|n| {
            let mut op = op(&desk, n, vec![], said(&format!("line {n}")));
            op.id = commonground::model::id::Id::new(format!("{}.{n}", desk.writer()));
            op.of = vec![op.id.clone()];
            op
        })
        .collect();
    let (report, reports) = channel();
    let keeper = Keeper::start(desk, true, report).unwrap();
    for op in &ops {
        keeper.save(vec![op.clone()]);
    }
    assert!(keeper.close(Duration::from_secs(20)));
    let mut saved = Vec::new();
    let mut folded = false;
    for report in reports {
        match report {
            Report::Saved { ids, .. } => saved.extend(ids),
            Report::Folded { .. } => folded = true,
            other => panic!("{other:?}"),
        }
    }
    saved.sort();
    let mut ids: Vec<_> = ops.into_iter().map(|op| op.id).collect();
    ids.sort();
    assert_eq!(saved, ids);
    assert!(folded);
    assert_eq!(room.files(), ["before.ron"]);
    assert_eq!(room.read().ops.len(), 50);
}

#[test]
fn what_cannot_be_saved_is_told_and_saved_later() {
    let room = Room::new();
    let desk = room.create();
    // A file stands where the journal's folder must be: for root, too, nothing can be written there.
    fs::write(room.journal(), "in the way").unwrap();
    let op = op(&desk, 0, vec![], said("in spite of that"));
    let (report, reports) = channel();
    let keeper = Keeper::start(desk, false, report).unwrap();
    keeper.save(vec![op.clone()]);
    let told = reports.recv_timeout(Duration::from_secs(10)).unwrap();
    assert!(matches!(&told, Report::NotSaved { ids, .. } if *ids == [op.id.clone()]), "{told:?}");
    fs::remove_file(room.journal()).unwrap();
    let told = reports.recv_timeout(Duration::from_secs(20)).unwrap();
    assert!(matches!(&told, Report::Saved { ids, .. } if *ids == [op.id.clone()]), "{told:?}");
    assert!(keeper.close(Duration::from_secs(20)));
    assert_eq!(texts(&room.read().ops), ["in spite of that"]);
}

#[test]
fn a_session_is_found_by_name_path_and_nearly_its_name() {
    let room = Room::new();
    drop(room.create());
    let folder = room.folder();
    assert_eq!(library::resolve(&folder, "hackney").unwrap(), room.path());
    assert_eq!(library::resolve(&folder, "hack").unwrap(), room.path());
    assert_eq!(library::resolve(&folder, room.path().to_str().unwrap()).unwrap(), room.path());
    let told = library::resolve(&folder, "hakcney").unwrap_err().to_string();
    assert!(told.contains("did you mean “hackney”?"), "{told}");
    for word in [folder.to_str().unwrap(), "/dev/null", "/nowhere/at/all.ron"] {
        let told = library::resolve(&folder, word).unwrap_err().to_string();
        assert!(told.ends_with('.') && !told.contains('\n'), "{told}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("loop.ron", folder.join("loop.ron")).unwrap();
        let told = library::resolve(&folder, "loop").unwrap_err().to_string();
        assert!(told.contains("circle"), "{told}");
    }
    fs::write(folder.join("not.ron"), "(a: 1,\n b: [2)").unwrap();
    let told = commonground::store::read(&folder.join("not.ron")).unwrap_err();
    assert_eq!((told.line, told.what.as_str()), (2, "is not a session of this program"));
    assert_eq!(library::list(&folder).unwrap().len(), 1);
}

#[test]
fn file_names_are_made_from_the_title_and_never_become_paths() {
    for (title, name) in [
        ("Hackney", "hackney"),
        ("../../etc/passwd", "etc-passwd"),
        ("Tŷ Bach: Caffè & Co", "ty-bach-caffe-co"),
        ("हिन्दी", "future-search"),
        ("con", "session-con"),
    ] {
        assert_eq!(library::slug(title), name);
    }
    let long = library::slug(&"very long ".repeat(50));
    assert!(long.len() <= 41 && !long.ends_with('-'), "{long}");
    // Where the name is taken, the date comes before it; then a number.
    let room = Room::new();
    let day = "2026-11-22".parse().unwrap();
    for name in ["hackney.ron", "2026-11-22-hackney.ron", "2026-11-22-hackney-2.ron"] {
        let path = library::new_path(&room.folder(), day, "Hackney");
        assert_eq!(path, room.folder().join(name));
        fs::write(path, "").unwrap();
    }
}

#[cfg(unix)]
#[test]
fn files_and_folders_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let room = Room::new();
    let mut desk = room.create();
    say(&mut desk, "one");
    desk.fold().unwrap();
    say(&mut desk, "two");
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&room.path()), 0o600);
    assert_eq!(mode(&room.journal()), 0o700);
    for file in room.files() {
        assert_eq!(mode(&room.journal().join(file)), 0o600);
    }
}
