//! Standard output and standard error. A closed pipe ends a command quietly. Uses nothing but `std`.

use super::Failure;
use std::io::{self, ErrorKind, Write};

/// Writes data to standard output. Gives back whether anybody is still reading.
///
/// # Errors
/// The output cannot be written, for another reason than that nobody reads it any more.
pub fn data(text: &str) -> Result<bool, Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(false),
        Err(error) => Err(Failure::failed(format!("The output cannot be written: {error}."))),
    }
}

/// Writes one message, a sentence, to standard error.
pub fn message(sentence: &str) {
    // Where even this cannot be written, the exit status is all that is left to say it.
    drop(writeln!(io::stderr().lock(), "commonground: {sentence}"));
}
