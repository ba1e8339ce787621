//! The screen. `shell` owns the terminal, the clock and the threads; everything else is pure:
//! a [`msg::Msg`] goes into [`update::update`], which changes the [`state::App`] and asks for [`msg::Effect`]s;
//! [`view::view`] draws the state and changes nothing. `update` and `view` use the model, the words and
//! `roadmap::plan` only.
//!
//! ```text
//!  keys, paste, resize ─┐                                   ┌─ Save, Draft ──> the keeper's thread
//!  the clock ───────────┼─> Msg ─> update(&mut App) ─> Vec<Effect> ─ Open, Create, Papers ─> the shell
//!  keeper, library ─────┘              │
//!                                      └─> view(&App, &mut Frame)
//! ```
//!
//! `plain` is the same without a screen: lines go in, `view::spoken` says what there is to say.

mod beside;
pub mod command;
pub mod input;
pub mod instrument;
pub mod keymap;
pub mod line;
pub mod msg;
pub mod own;
#[cfg(feature = "pixels")]
pub mod pixels;
pub mod plain;
mod room;
pub mod shell;
pub mod state;
pub mod text;
pub mod theme;
pub mod tour;
mod tty;
pub mod update;
pub mod view;
pub mod widgets;
pub mod wire;

pub use beside::run as run_compare;
pub use room::{run as run_room, run_plain as run_room_plain};
pub use shell::{Start, run};
