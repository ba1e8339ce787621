//! Afterwards: review meetings and what was learned.

use super::{Grouping, Reader, RoadmapPart, Stage, Surface, Task, WallRule};
use crate::model::kind::Kind;

pub(super) const TASKS: &[Task] = &[
    Task {
        code: "review",
        stage: Stage::After,
        title: "Review meeting",
        purpose: "We look at what became of what we said, and go on from there.",
        prompt: "What have we done since we met? What will we do next? What help do we need?",
        notes: &[
            "Three to six months after, four to six hours. Ask people in who were not there the first time.",
            "Begin with what was done, also what nobody had planned. Then theme by theme along the roadmap.",
            "A date that has passed: ask for news, not for reasons. Changed, handed on and let go are good answers.",
            "Write under each: what was done, what is next, what help is needed.",
            "Read out what was not agreed last time. Ask whether anything has moved; do not work on it if not.",
            "Take the pulse again and lay it beside the first.",
            "Fix the next meeting, and send the papers within the week.",
        ],
        groups: Grouping::WholeRoom,
        minutes: 240,
        captures: &[Kind::Review, Kind::Done, Kind::Next, Kind::HelpNeeded, Kind::Ask, Kind::Pulse],
        takes: &[Kind::Action, Kind::Pledge, Kind::Ask, Kind::NotAgreed],
        surface: Surface::Board,
        wall: WallRule::Live,
        reader: Reader::Everyone,
        feeds: &[RoadmapPart::Cards, RoadmapPart::Edge],
    },
    Task {
        code: "lessons",
        stage: Stage::After,
        title: "Lessons",
        purpose: "What was learned is kept for the next time and for other places.",
        prompt: "What did we learn? What worked, for whom, and where could it go from here?",
        notes: &[
            "One lesson a line: what we tried, where, what made it work or not, what came of it.",
            "Ask for what did not work as warmly as for what did. Mixed results are written as mixed.",
            "Let people tell how life here has changed, in their own words. Ask before it is kept, and for how long.",
            "Where could this go next: somebody else's place, a larger circle, a thing that may now end?",
            "Compare with another place only after your own lines are down.",
        ],
        groups: Grouping::MixedTables,
        minutes: 60,
        captures: &[Kind::Lesson, Kind::Narrative, Kind::Pathway],
        takes: &[Kind::Action, Kind::Done],
        surface: Surface::Lines,
        wall: WallRule::Live,
        reader: Reader::Everyone,
        feeds: &[],
    },
];
