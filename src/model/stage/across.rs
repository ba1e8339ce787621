//! Several sites together: what each of them brings, and what they say across sites.

use super::{Grouping, Reader, RoadmapPart, Stage, Surface, Task, WallRule};
use crate::model::kind::Kind;

pub(super) const TASKS: &[Task] = &[
    Task {
        code: "site-lines",
        stage: Stage::After,
        title: "What each site brings",
        purpose: "Everybody has heard what the others found, before anything is laid beside anything.",
        prompt: "What does each site bring? What of it surprises the others?",
        notes: &[
            "The lines of the sites are here already, each with its letter and the number that it has at home: A-14.",
            "Site by site: the people of a site say in their own words what matters most to them in it. No slides.",
            "The others ask, and do not compare yet. A site that is only prepared says what it hopes for.",
            "A line that a site has and that is not here: type it, with the site's letter under {keep-under}.",
            "Large and small sites have the same time. The length of a list says nothing.",
        ],
        groups: Grouping::WholeRoom,
        minutes: 40,
        captures: &[Kind::SiteLine],
        takes: &[],
        surface: Surface::Lines,
        wall: WallRule::Live,
        reader: Reader::Everyone,
        feeds: &[],
    },
    Task {
        code: "across-sites",
        stage: Stage::After,
        title: "Across the sites",
        purpose: "The room names what runs through several sites, and lays the sites' own lines under it.",
        prompt: "What do you see at more than one site? What shall we call it? Which lines belong there?",
        notes: &[
            "Somebody names a row, in a few words; type it as said. Then the lines of the sites that belong under it.",
            "Read a line aloud with its site. Ask its own people whether it belongs there; they decide.",
            "Leave every line in its own words. Rows are for what is alike, and for what differs and is worth a row.",
            "A line that is at one site alone stays where it is. It is not lost, and often the most useful.",
            "A row under which stands one site alone: ask the others whether they know it too.",
            "No sentence yet: that comes next, and everybody is asked about it.",
        ],
        groups: Grouping::WholeRoom,
        minutes: 50,
        captures: &[Kind::Theme],
        takes: &[Kind::SiteLine],
        surface: Surface::Sort,
        wall: WallRule::Live,
        reader: Reader::Everyone,
        feeds: &[RoadmapPart::Lanes],
    },
];
