//! Meetings that go on from one another: a community of practice by the month, the steering group, what is counted again
//! and again. They stand afterwards; each goes on from what the one before has left open.

use super::{Grouping, Reader, Stage, Surface, Task, WallRule};
use crate::model::kind::Kind;

/// What every row here has in common: a small circle that sits together.
const ROW: Task = Task {
    code: "",
    stage: Stage::After,
    title: "",
    purpose: "",
    prompt: "",
    notes: &[],
    groups: Grouping::WholeRoom,
    minutes: 20,
    captures: &[],
    takes: &[],
    surface: Surface::Lines,
    wall: WallRule::Live,
    reader: Reader::Everyone,
    feeds: &[],
};

pub(super) const TASKS: &[Task] = &[
    Task {
        code: "said",
        title: "What we said",
        purpose: "What was promised last time is read out before anything new is.",
        prompt: "What did we say that we would do?",
        notes: &[
            "Read each out, with who sees to it. Those who do it say what became of it; nobody else does it for them.",
            "A date that has passed: ask for news, not for reasons. Handed on and let go are good answers.",
            "What was not agreed is read out too. It is not worked on, unless something has moved.",
        ],
        captures: &[Kind::Action, Kind::Pledge, Kind::Ask],
        takes: &[Kind::NotAgreed],
        surface: Surface::Actions,
        ..ROW
    },
    Task {
        code: "done",
        title: "What we have done",
        purpose: "What was done comes first, also what nobody had planned.",
        prompt: "What have we done since we met?",
        notes: &[
            "Begin with what went well, however small. What nobody had planned counts as much.",
            "A line each, in the words of those who did it.",
            "Write under an action what was done for it: its number, and then the words.",
        ],
        captures: &[Kind::Done, Kind::HelpNeeded],
        takes: &[Kind::Action, Kind::Pledge],
        ..ROW
    },
    Task {
        code: "reflection",
        title: "Looking at how we work",
        purpose: "The circle looks at its own practice: relationships, shared ownership, pathways.",
        prompt: "How do we work together, and what does that change?",
        notes: &[
            "Three questions, a page each. A few minutes alone with each, then round the circle.",
            "A relationship that was written down before is looked at again, not written down twice.",
            "What was conflicting is written down as conflicting.",
        ],
        captures: &[Kind::Relationship, Kind::Insight, Kind::Pathway],
        surface: Surface::Pages,
        ..ROW
    },
    Task {
        code: "next",
        title: "What we do next",
        purpose: "Everybody leaves with their own next step, and says what help they need.",
        prompt: "What do we do next? What help do we need?",
        notes: &[
            "Small steps, until the next meeting. Who is not here is asked, not given a task.",
            "What is bigger than a step goes to the actions, with a name and a date.",
            "Ask each what help would make it easier, and who here can give it.",
        ],
        captures: &[Kind::Next, Kind::HelpNeeded],
        ..ROW
    },
    Task {
        code: "decisions",
        title: "Decisions",
        purpose: "What is decided is written down while everybody hears it, with who sees to it and why.",
        prompt: "What do we decide, who sees to it, and by when?",
        notes: &[
            "Read each decision out before it is kept. It stands in the words in which it was agreed.",
            "Why is worth a few words: those who come later will ask.",
            "What is not decided is not decided. Write it down as not agreed, with the words.",
        ],
        captures: &[Kind::Decision, Kind::NotAgreed],
        minutes: 30,
        ..ROW
    },
    Task {
        code: "measures",
        title: "What we count",
        purpose: "The group's own measures stand beside those of whoever gives the money.",
        prompt: "What do we want to know, how many is it now, and out of how many?",
        notes: &[
            "Our own measures first: what would tell us that life here is better?",
            "How many, and out of how many. A number without the whole behind it says little.",
            "Sentences with five answers are asked as a pulse: the sentence, and how many said 1, 2, 3, 4 and 5.",
            "Only counts are typed here. Sheets with names on them stay with those who asked.",
        ],
        captures: &[Kind::Measure, Kind::Pulse],
        takes: &[Kind::Goal],
        minutes: 30,
        ..ROW
    },
];
