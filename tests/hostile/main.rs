//! Hostile text: every payload through every boundary, every screen, standard output and error, and every paper; what
//! comes out is read strictly. `COMMONGROUND_RUNS` above 1 also draws at more sizes and tries more names.

#![expect(
    clippy::panic,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test may fail loudly, and its tables are data"
)]

mod beside;
#[expect(dead_code, reason = "shared with the tests of the screen, which use more of it")]
#[path = "../support/desk.rs"]
mod desk;
mod files;
mod names;
mod papers;
mod payloads;
#[path = "../support/piped.rs"]
mod piped;
mod processes;
mod screens;
mod strict;
mod tools;
mod walls;

/// How much is tried: 1 in the suite, more where somebody asks for it.
fn runs() -> usize {
    std::env::var("COMMONGROUND_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(1)
}

/// The judges see the payloads themselves: what they let pass was made harmless by the program, not overlooked.
#[test]
fn the_judges_are_awake() {
    let bad = payloads::all().into_iter().filter(|payload| strict::faults(&payload.text).is_some()).count();
    assert!(bad >= 120, "only {bad} payloads would be seen if they came through");
    for wrong in ["\u{1b}]52;c;eA==\u{7}", "\u{1b}[6n", "\u{1b}", "a\u{7}", "\u{1b}[?1049x", "\u{9b}31m", "x\u{202e}"] {
        assert!(strict::screen(wrong.as_bytes()).is_err(), "{wrong:?}");
    }
    assert!(strict::screen("\u{1b}[2;3H\u{1b}[38;5;1mहिन्दी\u{1b}[0m\u{1b}[?25l".as_bytes()).is_ok());
}
