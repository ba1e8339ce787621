//! Signals: the terminal is given back, by `restore`, before the program goes. The thread ends the process by itself, because after a
//! hang-up the main thread may never come back from the terminal.

use super::shell::Heard;
use std::sync::mpsc::Sender;
use std::time::Duration;

/// How long the main thread has to save and leave by itself.
#[cfg(unix)]
const PATIENCE: Duration = Duration::from_secs(2);

/// Waits for TERM, HUP and INT on a thread of its own.
#[cfg(unix)]
pub fn listen(heard: Sender<Heard>, restore: fn()) -> std::io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            // Every kept line is with the writer's thread already; the half-typed one is in the state folder.
            let _ = heard.send(Heard::Leave(128 + signal));
            std::thread::sleep(if signal == SIGHUP { PATIENCE / 4 } else { PATIENCE });
            restore();
            std::process::exit(128 + signal);
        }
    })?;
    Ok(())
}

/// Elsewhere the system ends the program; every kept line is on the disk already.
#[cfg(not(unix))]
pub fn listen(heard: Sender<Heard>, _restore: fn()) -> std::io::Result<()> {
    drop(heard);
    Ok(())
}
