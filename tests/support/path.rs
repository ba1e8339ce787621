//! What is typed on the simple path.

pub const VALUES: [&str; 10] = [
    "neighbours look in on each other",
    "nobody is asked twice",
    "the river is everybody's",
    "we mend before we buy",
    "children are heard",
    "a door is open somewhere every evening",
    "old skills are handed on",
    "people who are new are fetched",
    "we say what we cannot do",
    "the bus driver knows our names",
];

pub const FUTURE: [&str; 8] = [
    "a bus every evening",
    "a warm room in each village",
    "the mill makes electricity",
    "a market under cover",
    "two doctors and a garden",
    "the school stays open till nine",
    "paths that wheelchairs can use",
    "meetings where anyone may speak",
];

pub const ACTIONS: [&str; 8] = [
    "Map every free room",
    "Open table each month",
    "Ask the chapel for its kitchen",
    "Try one evening bus in June",
    "Print the room list for the surgery",
    "Invite the youth club to choose a date",
    "Write up who decides what",
    "Count who came and who did not",
];
