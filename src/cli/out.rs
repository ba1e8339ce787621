//! Standard output and standard error. A closed pipe ends a command quietly. What steers a terminal is
//! taken out of every message. Uses the store's sentences.

use super::Failure;
use crate::model::text;
use crate::store::{Finding, StoreError};
use std::io::{self, BufWriter, ErrorKind, IsTerminal as _, Write};
use std::path::Path;

/// How many bytes of pieces are written at once: as many as a pipe holds.
const AT_ONCE: usize = 64 * 1024;

/// Writes a path and a line break to standard output, byte for byte, so that a script can open it.
///
/// # Errors
/// As for [`data`].
pub fn path(path: &Path) -> Result<bool, Failure> {
    if io::stdout().is_terminal() {
        return data(&format!("{}\n", shown(path)));
    }
    let mut bytes = path.as_os_str().as_encoded_bytes().to_vec();
    bytes.push(b'\n');
    write(&bytes)
}

/// A path as it may stand in a message: nothing in it steers the terminal.
pub fn shown(path: &Path) -> String {
    text::clean(&path.display().to_string())
}

/// The fonts of a folder, as the bytes of their files; a message for each that cannot be used.
pub fn fonts(folder: Option<&Path>) -> Vec<Vec<u8>> {
    let (fonts, unusable) = crate::store::fonts::read(folder);
    for sentence in &unusable {
        message(sentence);
    }
    fonts
}

/// Writes data to standard output. Gives back whether anybody is still reading.
///
/// # Errors
/// The output cannot be written, for another reason than that nobody reads it any more.
pub fn data(text: &str) -> Result<bool, Failure> {
    write(text.as_bytes())
}

/// Writes data that comes in pieces to standard output, many at once.
///
/// # Errors
/// As for [`data`].
pub fn pieces<'a>(pieces: impl IntoIterator<Item = &'a str>) -> Result<bool, Failure> {
    let mut out = BufWriter::with_capacity(AT_ONCE, io::stdout().lock());
    let written = pieces.into_iter().try_for_each(|piece| out.write_all(piece.as_bytes()));
    is_read(written.and_then(|()| out.flush()))
}

fn write(bytes: &[u8]) -> Result<bool, Failure> {
    let mut out = io::stdout().lock();
    is_read(out.write_all(bytes).and_then(|()| out.flush()))
}

/// Whether anybody is still reading, by what came of writing.
fn is_read(written: io::Result<()>) -> Result<bool, Failure> {
    match written {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(StoreError::io(Path::new("standard output"), &error).into()),
    }
}

/// A message for each damage that was found in a session's files.
pub fn damage(findings: &[Finding]) {
    findings.iter().filter(|finding| finding.is_damage()).for_each(|damage| message(&damage.words()));
}

/// The same, and that lines came back from this machine's own copy.
pub fn damage_and_rescue(findings: &[Finding]) {
    let told = findings.iter().filter(|finding| finding.is_damage() || finding.is_rescue());
    told.for_each(|finding| message(&finding.words()));
}

/// Writes lines to standard error as they stand, each without what steers a terminal.
pub fn lines(text: &str) {
    let lines: String = text.lines().map(|line| format!("{}\n", text::sift(line))).collect();
    drop(io::stderr().lock().write_all(lines.as_bytes()));
}

/// Writes one message, a sentence, to standard error.
pub fn message(sentence: &str) {
    // Where even this cannot be written, the exit status is all that is left to say it.
    drop(writeln!(io::stderr().lock(), "commonground: {}", text::clean(sentence)));
}
