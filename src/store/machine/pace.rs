//! Syncing soon: files of the state folder are synced by a thread of their own, so that no key and no line waits for
//! them. Uses `disk`.

use crate::store::disk::Disk;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, Once, PoisonError, Weak};
use std::time::Duration;

/// How long is waited, so that many writes cost one sync; with the disk's own time it stays below a second.
const SOON: Duration = Duration::from_millis(400);

/// What is to be synced.
pub(in crate::store) struct Pace {
    disk: Arc<dyn Disk>,
    todo: Arc<(Mutex<Todo>, Condvar)>,
    thread: Option<Once>,
}

#[derive(Default)]
struct Todo {
    files: BTreeSet<PathBuf>,
    /// Files that may go once the others are on the disk.
    retired: Vec<PathBuf>,
    /// Files whose names are on the disk.
    known: BTreeSet<PathBuf>,
    over: bool,
}

fn lock(todo: &Mutex<Todo>) -> MutexGuard<'_, Todo> {
    todo.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Pace {
    /// Without a thread: nothing is synced but by `settle`.
    pub fn of_nobody(disk: Arc<dyn Disk>) -> Arc<Self> {
        Arc::new(Self { disk, todo: Arc::default(), thread: None })
    }

    /// With a thread, which begins when there is something to sync and ends when nobody is left.
    pub fn of_a_thread(disk: Arc<dyn Disk>) -> Arc<Self> {
        Arc::new(Self { disk, todo: Arc::default(), thread: Some(Once::new()) })
    }

    /// Syncs a file soon.
    pub fn soon(self: &Arc<Self>, file: &Path) {
        lock(&self.todo.0).files.insert(file.to_owned());
        if let Some(once) = &self.thread {
            once.call_once(|| {
                let (todo, own) = (self.todo.clone(), Arc::downgrade(self));
                // Without a thread the system writes when it likes, which is later.
                drop(std::thread::Builder::new().name("pace".to_owned()).spawn(move || run(&todo, &own)));
            });
        }
        self.todo.1.notify_one();
    }

    /// Takes a file away as soon as its successor is on the disk.
    pub fn retire(self: &Arc<Self>, old: PathBuf, new: &Path) {
        lock(&self.todo.0).retired.push(old);
        self.soon(new);
    }

    /// Syncs what waits, now.
    pub fn settle(&self) {
        let (files, retired) = {
            let mut todo = lock(&self.todo.0);
            (std::mem::take(&mut todo.files), std::mem::take(&mut todo.retired))
        };
        let mut all_well = true;
        for file in files {
            // One that has been taken away needs no sync.
            all_well &= self.disk.sync_file(&file).is_ok() || self.disk.stat(&file).is_err();
            if !lock(&self.todo.0).known.contains(&file)
                && let Some(folder) = file.parent()
                && self.disk.sync_folder(folder).is_ok()
            {
                lock(&self.todo.0).known.insert(file);
            }
        }
        if all_well {
            for old in retired {
                // One too many is read, and does no harm.
                let _ = self.disk.remove(&old);
            }
        } else {
            lock(&self.todo.0).retired.extend(retired);
        }
    }
}

impl Drop for Pace {
    fn drop(&mut self) {
        lock(&self.todo.0).over = true;
        self.todo.1.notify_one();
    }
}

fn run(todo: &(Mutex<Todo>, Condvar), pace: &Weak<Pace>) {
    loop {
        let mut waits = lock(&todo.0);
        while waits.files.is_empty() && !waits.over {
            waits = todo.1.wait(waits).unwrap_or_else(PoisonError::into_inner);
        }
        if waits.over {
            return;
        }
        drop(waits);
        std::thread::sleep(SOON);
        let Some(pace) = pace.upgrade() else { return };
        pace.settle();
    }
}
