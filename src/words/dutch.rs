//! Dutch: what stands on prompts, pictures and papers of a session whose language is `nl`. What is said to the room is
//! said with "je" and "jullie". Uses nothing but the parts beside it.

mod after;
mod beside;
mod lists;
mod papers;
mod pictures;
mod room;
mod tasks;

use super::lang::Other;

/// The whole table.
pub(super) const DUTCH: Other = Other {
    tag: "nl",
    name: "Nederlands",
    parts: &[
        tasks::TASKS,
        tasks::TEMPLATES,
        lists::KINDS,
        lists::BOXES,
        lists::ANSWERS,
        pictures::PICTURES,
        papers::PAPERS,
        after::BECAME,
        after::BOARD,
        after::VOICES,
        beside::BESIDE,
        room::ROOM,
    ],
};
