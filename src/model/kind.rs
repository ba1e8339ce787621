//! The table of kinds: everything that somebody can say, with the facilitators' word for it and the boxes of its line.
//! Uses the table of fields.

use super::field::Field;
use super::stage::Reader;

/// One row of the table of kinds.
#[derive(Debug)]
pub struct KindSpec {
    /// The kind that this row describes.
    pub kind: Kind,
    /// The name in files and on the command line, in kebab case.
    pub code: &'static str,
    /// The word on the screen for one of them.
    pub word: &'static str,
    /// The word on the screen for several.
    pub plural: &'static str,
    /// What the first box is called.
    pub head: &'static str,
    /// The boxes after the first one, in the order of Tab and of ` ; ` in one-line form.
    pub boxes: &'static [Field],
    /// Other fields that the kind may carry.
    pub also: &'static [Field],
    /// How its spoken number is made.
    pub numbering: Numbering,
    /// Who reads it in papers for others (design, section 4).
    pub reader: Reader,
}

/// How the spoken number of a kind is made (design, rule 29).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Numbering {
    /// One series for everything that is said: 1, 2, 3; at table 3: 3-1, 3-2.
    Line,
    /// Themes have a series of their own.
    Theme,
    /// Actions count within their theme: 3.2.
    Action,
    /// People have codes: person-07.
    Person,
    /// Not spoken: groups have letters, tables numbers of their own, the agenda its order.
    None,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident, $code:literal, $word:literal, $plural:literal, $head:literal,
       [$($box:ident),*], [$($also:ident),*], $numbering:ident, $reader:ident;)*) => {
        /// What sort of thing an entry is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum Kind { $($(#[$doc])* $name,)* }

        /// Every kind, in the order of the stages.
        pub const KINDS: &[KindSpec] = &[$(KindSpec {
            kind: Kind::$name, code: $code, word: $word, plural: $plural, head: $head,
            boxes: &[$(Field::$box),*], also: &[$(Field::$also),*],
            numbering: Numbering::$numbering, reader: Reader::$reader,
        }),*];

        impl Kind {
            /// The row of the table that describes this kind.
            pub fn spec(self) -> &'static KindSpec {
                match self { $(Kind::$name => {
                    const SPEC: &KindSpec = &KindSpec {
                        kind: Kind::$name, code: $code, word: $word, plural: $plural, head: $head,
                        boxes: &[$(Field::$box),*], also: &[$(Field::$also),*],
                        numbering: Numbering::$numbering, reader: Reader::$reader,
                    };
                    SPEC
                })* }
            }
        }
    };
}

kinds! {
    /// A stakeholder group (letter A to H).
    Group, "group", "Stakeholder group", "Stakeholder groups", "Name", [Letter, Expected, AreIn], [Colour, Shape, Residents], None, Everyone;
    /// A mixed table.
    Table, "table", "Table", "Tables", "Name", [Letter], [Seats], None, Everyone;
    /// One item of the agenda.
    Agenda, "agenda", "Agenda item", "Agenda", "Title", [Minutes, Prompt], [Stage, Day, Clock, Done, Began, Ended, Ran, Planned, Reported, MeetsOn], None, Everyone;
    /// Something to bring that the check list does not work out by itself.
    ToBring, "to-bring", "Thing to bring", "Things to bring", "What else to bring", [], [], None, Nobody;
    /// A line of the note-taker's practice: it counts for nothing.
    Practice, "practice", "Practice line", "Practice lines", "A line to try it with", [], [], None, Nobody;
    /// What was said outside the room, before the day.
    OutsideVoice, "outside-voice", "Outside voice", "Outside voices", "What was said", [Met, Method, When], [ToldTo], Line, Everyone;
    /// A gift, club, place or resource (the seeds' inventory).
    Asset, "asset", "Asset", "Assets", "What is there", [Sort, Source], [Hidden, Offered, Checked], Line, Everyone;
    /// A relationship between two parties, today and wanted.
    Relationship, "relationship", "Relationship", "Relationships", "Who", [ToParty, Now, Wanted], [Example], Line, Everyone;
    /// An entry on a time line.
    TimeLine, "time-line", "Time line", "Time lines", "What happened", [Year, Lane, Mark], [], Line, ThoseThere;
    /// The story that a table tells of a time line.
    Story, "story", "Story", "Stories", "The story", [Lane], [], Line, Everyone;
    /// A pattern that a table sees.
    Pattern, "pattern", "Pattern", "Patterns", "What recurs", [], [Parent, Lane], Line, Everyone;
    /// What a story means for the task.
    Implication, "implication", "Implication", "Implications", "What it means for our task", [], [Parent, Lane], Line, Everyone;
    /// What was heard in a dialogue.
    Insight, "insight", "Insight", "Insights", "What was heard", [], [], Line, Everyone;
    /// A trend on the trend map.
    Trend, "trend", "Trend", "Trends", "Trend", [Direction, Example], [Parent, Unplaced, Dots], Line, Everyone;
    /// A key trend ringed by people.
    KeyTrend, "key-trend", "Key trend", "Key trends", "Key trend", [], [Rank], Line, Everyone;
    /// What a group is doing now about a trend.
    DoingNow, "doing-now", "Doing now", "Doing now", "What we do now", [], [Parent], Line, Everyone;
    /// What a group wants to do about a trend.
    WantToDo, "want-to-do", "Want to do", "Want to do", "What we want to do", [], [Parent], Line, Everyone;
    /// What surprised the room.
    Surprise, "surprise", "Surprise", "Surprises", "What surprised us", [], [], Line, Everyone;
    /// What a group is proud of.
    Proud, "proud", "Proud", "Prouds", "We are proud of", [], [Starred], Line, Everyone;
    /// What a group is sorry about.
    Sorry, "sorry", "Sorry", "Sorries", "We are sorry about", [], [Starred], Line, ThoseThere;
    /// A shared value.
    Value, "value", "Value", "Values", "Value", [], [Theme, Test, Present, Clarified], Line, Everyone;
    /// An ideal future told by a table.
    IdealFuture, "ideal-future", "Ideal future", "Ideal futures", "Title", [Form, Barrier, Overcome, Year], [Media], Line, Everyone;
    /// Something that exists in the ideal future.
    Feature, "feature", "What is there", "What is there", "What is there", [], [Parent, Theme], Line, Everyone;
    /// What stood in the way, and how it was overcome.
    Barrier, "barrier", "Barrier", "Barriers", "What stood in the way", [Overcome, Source], [Parent], Line, Everyone;
    /// What a listener noted down while others told their future.
    Harvest, "harvest", "Listener's note", "Listeners' notes", "What recurs, what is new", [], [Parent], Line, Everyone;
    /// A card for the wall: something that we all want.
    Card, "card", "Card", "Cards", "What we all want", [], [Theme, List, Held], Line, Everyone;
    /// A potential project.
    Project, "project", "Project", "Projects", "Project", [], [Theme, List, Held], Line, Everyone;
    /// What was not agreed.
    NotAgreed, "not-agreed", "Not agreed", "Not agreed", "What we do not agree on", [], [Theme, List, Held], Line, Everyone;
    /// A theme of common ground.
    Theme, "theme", "Theme", "Themes", "Name of the theme", [], [Test, Present, Clarified, Purpose, Keeper, FirstMeeting, Members, KeyGoal, Sheets], Theme, Everyone;
    /// A common-ground statement.
    Statement, "statement", "Common ground", "Common ground", "What we all want", [], [Parent, Authors, Test, Present, Clarified], Line, Everyone;
    /// The words of somebody who does not want it.
    Objection, "objection", "Objection", "Objections", "What was said", [], [Parent, Open, Clarified], Line, Everyone;
    /// The vision, confirmed by the room; never composed by the program.
    Vision, "vision", "Vision", "Vision", "Vision", [Year, Authors], [Test, Present, Clarified], Line, Everyone;
    /// A goal between common ground and actions.
    Goal, "goal", "Goal", "Goals", "Goal", [], [Parent, Theme], Line, Everyone;
    /// An action.
    Action, "action", "Action", "Actions", "What", [Who, Due, Help],
        [Theme, With, FirstStep, Start, State, StateOn, HandedTo, HandedFrom, Why, TurnedOut, Outcome, Promised, Milestone, Co, DrivenBy], Action, Everyone;
    /// A pledge of an institution.
    Pledge, "pledge", "Pledge", "Pledges", "What", [Who, Due, Help], [Theme, With, FirstStep, Start, State, StateOn, HandedTo, HandedFrom, Why, TurnedOut, Outcome, Promised, Milestone, Co], Action, Everyone;
    /// An ask to somebody with power or means.
    Ask, "ask", "Ask", "Asks", "What we ask", [OfWhom, Level, Amount], [AskState, Reply, ReplyOn, Theme], Line, Everyone;
    /// One word, one commitment, in the closing circle.
    Commitment, "commitment", "Closing word", "Closing words", "One word, one commitment", [], [], Line, Everyone;
    /// A pulse: one sentence, five counts.
    Pulse, "pulse", "Pulse", "Pulse", "Sentence", [Counts], [Item], Line, Everyone;
    /// A review meeting.
    Review, "review", "Review meeting", "Review meetings", "Review", [When], [Present, Item], Line, Everyone;
    /// What has been done.
    Done, "done", "Done", "Done", "What we have done", [], [Parent, Item], Line, Everyone;
    /// What is done next.
    Next, "next", "Next", "Next", "What we do next", [], [Parent, Item], Line, Everyone;
    /// What help is needed.
    HelpNeeded, "help-needed", "Help needed", "Help needed", "What help we need", [], [Parent, Item], Line, Everyone;
    /// A lesson learned.
    Lesson, "lesson", "Lesson", "Lessons", "What we learned", [Context, Mechanism, Outcome, Keep], [Parent], Line, Everyone;
    /// A narrative of wellbeing.
    Narrative, "narrative", "Narrative", "Narratives", "What somebody tells", [When, ToldTo], [Parent], Line, Everyone;
    /// A future pathway.
    Pathway, "pathway", "Pathway", "Pathways", "Where this could go", [], [Parent], Line, Everyone;
    /// A line of another site, laid beside those of others in a meeting of several.
    SiteLine, "site-line", "Line of a site", "Lines of the sites", "What a site says", [Was, Stood], [Theme], Line, Everyone;
    /// What a meeting decided.
    Decision, "decision", "Decision", "Decisions", "What was decided", [Who, Due, Why], [State, StateOn], Line, Everyone;
    /// Something that is counted again and again: how many, out of how many, when, and who asks for it.
    Measure, "measure", "Measure", "Measures", "What is counted", [Figure, OutOf, When, Whose], [Parent, Source], Line, Everyone;
    /// A line of no special kind.
    Line, "line", "Line", "Lines", "What was said", [], [Item], Line, Everyone;
    /// A facilitator's own note; kept in the private file only.
    Note, "note", "Note for the facilitator", "Notes for the facilitator", "Note", [], [], None, Nobody;
    /// A person with full name, contact and consent; kept in the private file only.
    Person, "person", "Person", "People", "Full name", [Contact, Consent], [Letter], Person, Nobody;
}

impl Kind {
    /// The kind of that name, in kebab case.
    pub fn from_code(code: &str) -> Option<Self> {
        KINDS.iter().find(|spec| spec.code == code).map(|spec| spec.kind)
    }

    /// The name in files and on the command line.
    pub fn code(self) -> &'static str {
        self.spec().code
    }

    /// Whether the kind stays in the private file (design, rule 19).
    pub fn is_private(self) -> bool {
        matches!(self, Kind::Note | Kind::Person)
    }

    /// Whether the kind is one of the things that people say, and not the frame around them: groups, tables, the
    /// agenda, what is brought, and what was only tried out.
    pub fn is_said(self) -> bool {
        !matches!(self, Kind::Group | Kind::Table | Kind::Agenda | Kind::ToBring | Kind::Practice)
    }

    /// Whether the kind may carry the field.
    pub fn has(self, field: Field) -> bool {
        let spec = self.spec();
        field.is_common() || spec.boxes.contains(&field) || spec.also.contains(&field)
    }
}
