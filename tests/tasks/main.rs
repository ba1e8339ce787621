//! Each task of the method, played through on its surface by keys alone: what the screen shows at the sizes of a desk, in
//! colour and without, and what the session then holds.

#![expect(clippy::panic, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod action;
mod alike;
mod aside;
mod assets;
mod before;
mod board;
mod breaks;
mod clock;
#[expect(dead_code, reason = "shared with the tests of the screen, which use more of it")]
#[path = "../support/desk.rs"]
mod desk;
mod dots;
mod drafts;
mod ends;
mod first_time;
mod free_rows;
mod ground;
mod groups;
mod hands;
#[expect(dead_code, clippy::unwrap_used, reason = "shared with the tests of the program, which use more of it")]
#[path = "../program/home.rs"]
mod home;
mod large_view;
mod library;
mod lines;
mod looking_back;
mod map;
mod outcome;
mod pictures;
mod places;
mod plain_answers;
mod real_case;
mod reviews;
mod rings;
mod said_aloud;
mod said_back;
mod scene;
mod series;
mod settling;
mod sheet;
mod steering;
mod surfaces;
mod table;
mod there;
mod time_lines;
mod told;
mod wakes;
mod wall;
mod ways;
mod wordings;
mod years;
