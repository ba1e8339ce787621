//! What comes from outside and may be anything: mutated lines and documents, damage byte by byte, words, dates and
//! drafts, limits, clocks that are wrong by years, and sessions in which every operation is hostile.
//!
//! `COMMONGROUND_RUNS=20000000 cargo test --release --test fuzz -- --nocapture` is the long form: so many lines, a
//! hundredth as many documents, a two-thousandth as many sessions, and every byte of a 100 kB journal.
//! `COMMONGROUND_SEED` says where the seeds begin.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::too_many_lines,
    clippy::string_slice,
    reason = "a test may fail loudly, and tells its story whole"
)]

mod chains;
mod clock;
mod damage;
mod dice;
mod documents;
mod hostile;
mod limits;
mod lines;
mod mutate;
mod seeds;
mod speed;
mod words;
