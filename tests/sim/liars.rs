//! The simulator itself: programs that say "saved" too early, each in a way that a real disk punishes, are caught, and
//! an honest one is not.

use super::disk::{Fault, No, SimDisk};
use super::explore::{ALL, combinations, crash_points};
use super::promise::Mark;
use super::wreck::Image;
use commonground::store::disk::{Disk, Open};
use std::io::Result;
use std::path::Path;
use std::sync::Arc;

const FILE: &str = "/home/words";
const NEW: &str = "/home/words.new";
const HOME: &str = "/home";

fn saved(disk: &SimDisk, words: &str) {
    disk.mark(Mark::ByHand(words.to_owned()));
}

fn create(disk: &SimDisk, path: &str) -> Result<Box<dyn Open>> {
    disk.create(Path::new(path))
}

/// Writes, syncs, syncs the folder; after a failed sync everything goes to a new file.
fn honest(disk: &SimDisk) -> Result<()> {
    let mut file = create(disk, FILE)?;
    file.append(b"one ")?;
    file.sync()?;
    disk.sync_folder(Path::new(HOME))?;
    saved(disk, "one");
    file.append(b"two ")?;
    if file.sync().is_err() {
        file = create(disk, NEW)?;
        file.append(b"one two ")?;
        file.sync()?;
        disk.sync_folder(Path::new(HOME))?;
        disk.rename(Path::new(NEW), Path::new(FILE))?;
        disk.sync_folder(Path::new(HOME))?;
    }
    saved(disk, "two");
    Ok(())
}

fn says_saved_before_the_sync(disk: &SimDisk) -> Result<()> {
    let mut file = create(disk, FILE)?;
    disk.sync_folder(Path::new(HOME))?;
    file.append(b"one ")?;
    saved(disk, "one");
    file.sync()
}

fn renames_without_a_sync(disk: &SimDisk) -> Result<()> {
    create(disk, NEW)?.append(b"one ")?;
    disk.rename(Path::new(NEW), Path::new(FILE))?;
    disk.sync_folder(Path::new(HOME))?;
    saved(disk, "one");
    Ok(())
}

fn never_syncs_the_folder(disk: &SimDisk) -> Result<()> {
    let mut file = create(disk, FILE)?;
    file.append(b"one ")?;
    file.sync()?;
    saved(disk, "one");
    Ok(())
}

fn never_syncs_the_folder_above(disk: &SimDisk) -> Result<()> {
    let folder = Path::new("/home/sessions");
    disk.make_folder(folder)?;
    let mut file = create(disk, "/home/sessions/words")?;
    file.append(b"one ")?;
    file.sync()?;
    disk.sync_folder(folder)?;
    saved(disk, "one");
    Ok(())
}

fn tries_a_failed_sync_again(disk: &SimDisk) -> Result<()> {
    let mut file = create(disk, FILE)?;
    disk.sync_folder(Path::new(HOME))?;
    file.append(b"one ")?;
    if file.sync().is_err() {
        file.sync()?;
    }
    saved(disk, "one");
    Ok(())
}

fn writes_over_the_only_copy(disk: &SimDisk) -> Result<()> {
    let mut file = create(disk, FILE)?;
    file.append(b"one ")?;
    file.sync()?;
    disk.sync_folder(Path::new(HOME))?;
    saved(disk, "one");
    disk.remove(Path::new(FILE))?;
    let mut file = create(disk, FILE)?;
    file.append(b"one two ")?;
    file.sync()?;
    disk.sync_folder(Path::new(HOME))?;
    saved(disk, "two");
    Ok(())
}

/// In how many states of the disk words are missing that were called saved.
fn lost(program: fn(&SimDisk) -> Result<()>, fault: Option<Fault>) -> usize {
    let mut home = Image::default();
    home.0.insert(Arc::from(Path::new(HOME)), None);
    let disk = SimDisk::boot(&home);
    disk.set_fault(fault);
    program(&disk).unwrap();
    let (log, _) = disk.take_log();
    let mut lost = 0;
    crash_points(&home, &log, |wreck| {
        let items = wreck.items();
        for fates in combinations(&items, 5, ALL) {
            let image = wreck.image(&items, &fates);
            let all: Vec<u8> = image.0.values().flatten().flat_map(|data| data.iter().copied()).collect();
            let words = String::from_utf8_lossy(&all);
            lost += usize::from(!wreck.promise.by_hand().iter().all(|saved| words.contains(saved)));
        }
    });
    lost
}

#[test]
fn a_program_that_lies_is_caught() {
    let first_sync = |at| Some(Fault { at, for_ever: false, no: No::Input, done: false });
    assert_eq!(lost(honest, None), 0);
    assert_eq!(lost(honest, first_sync(5)), 0, "a new file after a failed sync");
    for (name, program) in [
        ("says saved before the sync", says_saved_before_the_sync as fn(&SimDisk) -> Result<()>),
        ("renames without a sync", renames_without_a_sync),
        ("never syncs the folder", never_syncs_the_folder),
        ("never syncs the folder above", never_syncs_the_folder_above),
        ("writes over the only copy", writes_over_the_only_copy),
    ] {
        assert!(lost(program, None) > 0, "{name}");
    }
    assert_eq!(lost(tries_a_failed_sync_again, None), 0, "as long as no sync fails");
    assert!(lost(tries_a_failed_sync_again, first_sync(3)) > 0, "tries a failed sync again");
}
