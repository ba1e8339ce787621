//! Before the day: what is settled before people come. None of it is asked on the way, none of it needs an answer.

use super::{Grouping, Reader, Stage, Surface, Task, WallRule};
use crate::model::kind::Kind;

/// What every row here has in common: the steering group sits together, and no wall shows it.
const ROW: Task = Task {
    code: "",
    stage: Stage::Prepare,
    title: "",
    purpose: "",
    prompt: "",
    notes: &[],
    groups: Grouping::WholeRoom,
    minutes: 15,
    captures: &[],
    takes: &[],
    surface: Surface::Lines,
    wall: WallRule::Never,
    reader: Reader::Everyone,
    feeds: &[],
};

pub(super) const TASKS: &[Task] = &[
    Task {
        code: "about",
        title: "About this session",
        purpose: "What everybody should know before they come: our task, where, when, who asks.",
        prompt: "What are we here to work on? Enter leaves a question open.",
        notes: &[
            "Our task is one sentence that everybody can say yes to working on. Write it with the steering group.",
            "How far back: as long as the oldest people here remember. How far forward: far enough to dream.",
            "The sponsor is whoever asks people to come and can help with what they decide.",
            "Nothing has to be answered now. Come back whenever something is settled.",
        ],
        minutes: 30,
        surface: Surface::Facts,
        ..ROW
    },
    Task {
        code: "groups",
        title: "Who should be in the room",
        purpose: "The whole system comes: everybody who has authority, resources, expertise, information, need.",
        prompt: "Who must be in the room so that those who are there can act?",
        notes: &[
            "About eight groups of eight. Each gets a letter, a colour and a shape for its badges and dots.",
            "ARE IN: who has the authority to act, the resources, the expertise, the information, and the need?",
            "Tick what each group brings. What nobody brings is who you still need.",
            "Mark the groups of those who live here: the program can then say whether they were heard.",
            "On the day, count each group at the door: b 6.",
        ],
        minutes: 45,
        captures: &[Kind::Group],
        surface: Surface::Groups,
        ..ROW
    },
    Task {
        code: "tables",
        title: "Tables",
        purpose: "Every table is a small picture of the whole room.",
        prompt: "How many tables? Each gets one of every group, as evenly as the numbers allow.",
        notes: &[
            "Eight people at a table can all speak. Ten are too many.",
            "The program only proposes: move people until it is right. Families and bosses sit apart.",
            "Write group and table on every badge before people come.",
            "When people stay away, count them at the door and let the tables be proposed again.",
        ],
        surface: Surface::Seats,
        ..ROW
    },
    Task {
        code: "agenda",
        title: "Our agenda",
        purpose: "The day fits into the day: with breaks, and with the time that the end needs.",
        prompt: "When do we begin, how long does each thing take, when are we done?",
        notes: &[
            "The minutes come from the template and have been tried. Take from the front before you take from the end.",
            "Nobody works well for longer than an hour and a half: put the breaks where they are needed.",
            "The common ground and the actions are what people come for. They need two nights, or at least one.",
            "Say when the day ends, and keep to it.",
        ],
        surface: Surface::Program,
        ..ROW
    },
    Task {
        code: "kit",
        title: "What to bring",
        purpose: "On the day nobody looks for a pen.",
        prompt: "What is packed? The list is worked out from the agenda, the groups and the tables.",
        notes: &[
            "Long walls matter more than anything: look at the room before you take it.",
            "Paper goes on the wall the evening before. Pens are tried, one by one.",
            "Dots are counted out by group into envelopes with the group's letter.",
        ],
        captures: &[Kind::ToBring],
        surface: Surface::Kit,
        reader: Reader::Nobody,
        ..ROW
    },
    Task {
        code: "practice",
        title: "Practice",
        purpose: "Whoever writes down has tried it before people speak.",
        prompt: "Try it: write a line, press Enter. Nothing of this counts, and nothing of it is printed.",
        notes: &[
            "Type what is said, Enter keeps it. Up opens the last line to change it.",
            "{undo} takes the last step back, {redo} brings it back.",
            "Let somebody read you ten lines at the pace of a room: one every six seconds.",
            "These lines stay on this page: they have no numbers, and no paper or search finds them.",
        ],
        minutes: 5,
        captures: &[Kind::Practice],
        reader: Reader::Nobody,
        ..ROW
    },
];
