//! What differs between systems: permissions, and how to tell whether a name still leads to an open file. The only
//! file with `cfg`; other systems get the portable answer.

use std::fs::{DirBuilder, File, Metadata, OpenOptions};
use std::io;

/// What tells one file from another on a running system; `None` where the system does not say.
pub type Identity = Option<(u64, u64)>;

/// Which file this is.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no answer")]
pub fn identity(meta: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt as _;
    Some((meta.dev(), meta.ino()))
}

/// Which file this is: this system does not say, so that only the name counts.
#[cfg(not(unix))]
pub fn identity(_: &Metadata) -> Identity {
    None
}

/// Makes files readable to their owner alone.
#[cfg(unix)]
pub fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.mode(0o600)
}

/// Makes files readable to their owner alone: here the folder's own rights count.
#[cfg(not(unix))]
pub fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// Makes folders readable to their owner alone.
#[cfg(unix)]
pub fn private_folder(builder: &mut DirBuilder) -> &mut DirBuilder {
    use std::os::unix::fs::DirBuilderExt as _;
    builder.mode(0o700)
}

/// Makes folders readable to their owner alone: here the parent's rights count.
#[cfg(not(unix))]
pub fn private_folder(builder: &mut DirBuilder) -> &mut DirBuilder {
    builder
}

/// Syncs a folder, so that new names in it last. A file system that cannot is no error; a failing disk is.
#[cfg(unix)]
pub fn sync_folder(folder: &std::path::Path) -> io::Result<()> {
    match File::open(folder).and_then(|open| open.sync_all()) {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        other => other,
    }
}

/// Syncs a folder: this system does it by itself.
#[cfg(not(unix))]
pub fn sync_folder(_: &std::path::Path) -> io::Result<()> {
    Ok(())
}

/// Whether an error says that links lead round in a circle.
pub fn is_loop(error: &io::Error) -> bool {
    // ELOOP: the standard library has no stable name for it. 40 on Linux, 62 on macOS and the BSDs.
    let number = if cfg!(target_os = "linux") { 40 } else { 62 };
    cfg!(unix) && error.raw_os_error() == Some(number)
}

/// Whether the program that shows folders says by its status whether it could.
pub const OPENER_SAYS: bool = !cfg!(windows);

/// The program that shows a folder in a window of the desktop's own; `None` where there is no desktop: it would look for
/// a program of the terminal then, and there is one on it already.
pub fn folder_opener() -> Option<std::process::Command> {
    let desktop = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let name = if cfg!(windows) {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else if desktop("DISPLAY") || desktop("WAYLAND_DISPLAY") {
        "xdg-open"
    } else {
        return None;
    };
    let mut opener = std::process::Command::new(name);
    apart(&mut opener);
    Some(opener)
}

/// A process of a group of its own: what is pressed to stop this program does not reach it.
#[cfg(unix)]
fn apart(command: &mut std::process::Command) {
    use std::os::unix::process::CommandExt as _;
    command.process_group(0);
}

/// A process of a group of its own: this system has none.
#[cfg(not(unix))]
fn apart(_: &mut std::process::Command) {}
