//! `sync`: a session carried between rooms and sites by git. Uses the store's carrier.

use super::args::SyncArgs;
use super::{Ended, out};
use crate::store::{Book, Carrier, Local, StoreError, Synced, library};
use std::path::Path;
use std::time::Duration;

/// Exchanges what is new, once or until it is stopped.
pub fn sync(arguments: &SyncArgs, folder: Option<&Path>) -> Ended {
    let path = library::resolve(&library::folder(folder), &arguments.session)?;
    let (mut book, opened) = Book::open(&path, "sync")?;
    out::damage(&opened.findings);
    let mut carrier = Carrier::of(&Local::of_this_machine(), book.session())?;
    if let Some(remote) = &arguments.with {
        carrier.set_remote(&whole(remote))?;
    }
    if arguments.yes {
        carrier.agree()?;
    }
    let Some(seconds) = arguments.every else {
        let synced = carrier.sync(&mut book)?;
        said(&synced, &carrier);
        if book.fold().is_ok() {
            carrier.put_document(&path)?;
        }
        return Ok(true);
    };
    again_and_again(&mut carrier, &mut book, Duration::from_secs(seconds))
}

/// The remote as it is found from anywhere: a folder by its whole path.
fn whole(remote: &str) -> String {
    let folder = Path::new(remote);
    let whole = std::fs::canonicalize(folder).ok().filter(|_| folder.is_dir());
    whole.map_or_else(|| remote.to_owned(), |whole| whole.to_string_lossy().into_owned())
}

/// Until somebody stops it. A trouble is said once, and once that it is over.
fn again_and_again(carrier: &mut Carrier, book: &mut Book, pause: Duration) -> Ended {
    let mut trouble: Option<StoreError> = None;
    loop {
        match carrier.sync(book) {
            Ok(synced) => {
                if trouble.take().is_some() {
                    out::message("It goes on.");
                }
                if synced.came + synced.went + synced.wait > 0 {
                    said(&synced, carrier);
                }
            }
            Err(error) if trouble.as_ref() != Some(&error) => {
                out::message(&error.to_string());
                trouble = Some(error);
            }
            Err(_) => {}
        }
        std::thread::sleep(pause);
    }
}

fn said(synced: &Synced, carrier: &Carrier) {
    let lines = |count: usize| if count == 1 { "1 line".to_owned() } else { format!("{count} lines") };
    let devices = match synced.devices {
        0 => "no other device is there yet".to_owned(),
        1 => "1 other device is there".to_owned(),
        count => format!("{count} other devices are there"),
    };
    out::message(&format!("{} came, {} went; {devices}.", lines(synced.came), lines(synced.went)));
    if synced.strange > 0 {
        out::message("A branch there holds something else than this session; it was left as it is.");
    }
    if synced.wait > 0 {
        let place = out::shown(Path::new(&carrier.remote().unwrap_or_default()));
        out::message(&format!(
            "{} would leave for {place}, and what leaves cannot be taken back from other people's copies: --yes sends it.",
            lines(synced.wait)
        ));
    }
}
