//! Common Ground carries a future search from the first steering meeting to the last follow-up.
//!
//! # The house
//! ```text
//!                 cli                 arguments; everything without a terminal
//!                  |
//!                 ui                  the only terminal
//!   shell  threads, the loop: messages in, effects out
//!   tty    the terminal's bytes and the signals; `input` makes keys and pastes of them (pure)   wire   frames, in few bytes
//!   state  what the screen knows      update  message -> state, effects (pure)
//!   own    a person's files, `keys.ron` and `settings.ron`: where a mistake stands (pure)   keymap  what keys stand for
//!   instrument  for each kind of surface: what can be lit, what a typed line becomes, where it is kept (pure)
//!   view   state -> frame (pure)      command the table of commands and keys
//!                  |
//!      +-----------+-----------+
//!   export                   store    the only files, all through one trait, `disk`. text: lines, documents,
//!   session or scene ->        |      journals (pure)   open: a session that is open   machine: black box,
//!   pdf, png, svg, html,       |      drafts   shelf: library, search, templates, papers   taken_out: at a
//!   markdown, text             |      person's wish   carry: git, between sites
//!      |                       |
//!   roadmap                    |      session -> plan -> scene; `pictures`: the others (pure)
//!      |                       |
//!      +-----------+-----------+
//!                model                the domain (pure): operations, what people see
//!                  |                  of them, wishes, rules, stages, kinds, fields
//!                words                the words on screen and paper
//! ```
//! Arrows point down: a layer uses what is below it and nothing above. `tests/architecture.rs` holds them.
//!
//! # The screen
//! ```text
//! +--------------+------------------------------------------+---------+
//! | agenda       | the task's question             clock    |         |  ui/view/desk.rs
//! | ✓ 13:00 …    |                                          |         |
//! | ▶ 13:10 …    | the task's surface: lines, themes,       |         |  ui/view/{before,gather,agree}: a kind a file
//! |   13:40 …    | the test, actions, the roadmap           |         |
//! |              |                                          |         |
//! +--------------+------------------------------------------+---------+
//! | WRITING  the line                                                 |  ui/line.rs
//! | what just happened                                                |
//! | at most seven keys that apply now                                 |  ui/command.rs
//! +-------------------------------------------------------------------+
//! ```
//!
//! # The domain
//! ```text
//! model  op, entry, session: facts, and what people see of them    wish: what may be said; check: what was said, judged
//!        kind, field, stage, settings, template: the tables        query: a file for each subject that is asked about
//!        typed   what people type, understood: boxes, years, minutes, counts, lists from elsewhere
//!        day     the day itself: agenda, clocks, hall, who reports, what the wall shows
//!        after   the board and its news, the hundred days, sessions that go on from, beside and into each other
//!        at_once the same done with each of many, on all processors: reading, opening, searching
//! ```
//!
//! # The room and the clock
//! ```text
//! desk: ui/state/steering ---- says what the wall shows ----> model/day/now, a window's words of itself
//!       what is put up, which page, who steers                     |
//!       ui/shell/around: a thread for the other windows            v  NAME.journal/WRITER.now (store/open/now)
//!                                                                  |
//! room: ui/room, a process of its own <--- store/open/follow: polls, reads what is new, writes nothing
//!       ui/state/watch: what it knows         ui/view/room: its pages, which the large desk draws too
//!
//! table: the desk's program with another face and fewer commands; steers nothing, never folds
//!        ui/state/table: which table, whose lines       ui/update/table: goes where the desk goes
//!        ui/view/window/table: its window               ui/state/came_in: what others wrote while nobody was here
//!
//! model/day  clock: an item's start, stop and minutes    replan: what an overrun costs, and what can give
//!            legible: how many rows the last row of seats reads: for `room --distance` and the page to try
//! ```
//!
//! # Where a line belongs
//! A new kind of surface is a file in a room of `ui/instrument/` (`before`, `gather` or `agree`) and one of the same name
//! in that room of `ui/view/`. A new task is a row in `model/stage/`, a new kind of line a row in `model/kind.rs`, a new
//! answer a row in `model/field.rs`, a new command a row in `ui/command.rs`, a new step of the tour a row in
//! `ui/tour.rs`, a new word on the screen a row in `words/`, another language a folder there.
//! A new picture is a file in `roadmap/pictures/`, a new format of it a writer in `export/` and a row in
//! `export/formats.rs`, a new format for other people's tools a file in `export/tools/` and a row in `export/tools.rs`, a
//! new reader of the report a row in `export/report/readers.rs`. A session is changed in one way only: a wish is proposed
//! (`model::wish`), its operations are absorbed (`model::session`) and saved (`store::keeper`).

pub mod cli;
pub mod export;
pub mod model;
pub mod roadmap;
pub mod store;
pub mod ui;
pub mod words;
