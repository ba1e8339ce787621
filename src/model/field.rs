//! The table of fields: every answer that an entry or the session can carry beside its words.
//! Uses nothing but `std` and `serde`.

use super::id::Id;
use super::text::Clean;
use chrono::{DateTime, FixedOffset, NaiveDate};

/// What sort of answer a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Free words.
    Words,
    /// One of these, in kebab case.
    OneOf(&'static [&'static str]),
    /// A whole number.
    Number,
    /// Yes or no.
    YesNo,
    /// A date, with the words that it was taken for.
    Date,
    /// A moment.
    Moment,
    /// Another entry.
    Other,
    /// Several numbers.
    Numbers,
}

/// One row of the table of fields.
#[derive(Debug)]
pub struct FieldSpec {
    /// The field that this row describes.
    pub field: Field,
    /// The name in files, in snake case.
    pub code: &'static str,
    /// The word on the screen.
    pub word: &'static str,
    /// What sort of answer it takes.
    pub sort: Sort,
}

/// The words of a test's result.
pub mod result {
    /// The room has said that nobody does not want it.
    pub const AGREED: &str = "agreed";
    /// The room wants it said differently.
    pub const REWORD: &str = "reword";
    /// At least one person does not want it.
    pub const NOT_AGREED: &str = "not-agreed";
}

/// The words of the three lists on the wall.
pub mod list {
    /// What all of us want.
    pub const ALL_WANT: &str = "we-all-want";
    /// What could be done.
    pub const PROJECT: &str = "projects";
    /// What is not agreed.
    pub const NOT_AGREED: &str = "not-agreed";
}

macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident, $code:literal, $word:literal, $sort:expr;)*) => {
        /// The name of an answer.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum Field { $($(#[$doc])* $name,)* }

        /// Every field.
        pub const FIELDS: &[FieldSpec] = &[$(FieldSpec { field: Field::$name, code: $code, word: $word, sort: $sort }),*];

        impl Field {
    /// Whether the field stays in the private file (design, rule 19).
    pub fn is_private(self) -> bool {
        matches!(self, Field::Contact | Field::Consent)
    }

            /// The row of the table that describes this field.
            pub fn spec(self) -> &'static FieldSpec {
                match self { $(Field::$name => {
                    const SPEC: &FieldSpec = &FieldSpec { field: Field::$name, code: $code, word: $word, sort: $sort };
                    SPEC
                })* }
            }
        }
    };
}

fields! {
    /// The task that an entry stands in, where it was moved.
    Task, "task", "Task", Sort::Words;
    /// By whom: a group's letter or `T3`.
    By, "by", "By", Sort::Words;
    /// The place in an order: a text that sorts; the last one said counts, silently.
    Place, "place", "Place", Sort::Words;
    /// Where it came from: `room`, `outside`, `imported`, `charts` (typed from them after the day).
    Origin, "origin", "Origin", Sort::OneOf(&["room", "outside", "imported", "charts"]);
    /// The session that it was said in, and by whom there, where it was taken in from another one.
    CameWith, "came_with", "Came with", Sort::Words;
    /// What a line of another site is there: a theme, an asset, an action.
    Was, "was", "What it is there", Sort::Words;
    /// How a line of another site stands there.
    Stood, "stood", "How it stands there", Sort::Words;
    /// The file name of the photograph that it was read from.
    Photo, "photo", "Photograph", Sort::Words;
    /// Shown to the group only.
    GroupOnly, "group_only", "For the group only", Sort::YesNo;
    /// What it stands under.
    Parent, "under", "Under", Sort::Other;
    /// The theme that it stands under.
    Theme, "theme", "Theme", Sort::Other;
    /// A group's letter.
    Letter, "letter", "Letter", Sort::Words;
    /// A group's colour.
    Colour, "colour", "Colour", Sort::Words;
    /// A group's shape.
    Shape, "shape", "Shape", Sort::Words;
    /// How many are expected.
    Expected, "expected", "Expected", Sort::Number;
    /// Authority, resources, expertise, information, need.
    AreIn, "are_in", "ARE IN", Sort::Words;
    /// A group of those who live here.
    Residents, "residents", "They live here", Sort::YesNo;
    /// How many of a group sit at a table; the key is the group's letter.
    Seats, "seats", "Seats", Sort::Number;
    /// Minutes planned.
    Minutes, "minutes", "Minutes", Sort::Number;
    /// The day of the event on which an agenda item stands, from 1.
    Day, "day", "Day", Sort::Number;
    /// When a day begins, as said; the key is the day's number.
    DayStarts, "day_starts", "The day begins", Sort::Words;
    /// When a day must be over, as said; the key is the day's number.
    DayEnds, "day_ends", "The day ends", Sort::Words;
    /// The task of the stages table that an agenda item opens.
    Stage, "stage", "Task", Sort::Words;
    /// The agenda item at which a line was said, where its task stands there more than once and each has lines of its own.
    Item, "item", "On the agenda", Sort::Other;
    /// The prompt for the room, where the session has its own.
    Prompt, "prompt", "Prompt", Sort::Words;
    /// When the clock of an agenda item was started.
    Clock, "clock", "Clock started", Sort::Moment;
    /// An agenda item is ticked off.
    Done, "done", "Done", Sort::YesNo;
    /// When the clock of an agenda item was first started, where it was stopped or started anew since.
    Began, "began", "Began", Sort::Moment;
    /// When an agenda item was over.
    Ended, "ended", "Ended", Sort::Moment;
    /// How many seconds the clock of an agenda item ran before it was last started.
    Ran, "seconds_run", "Seconds run", Sort::Number;
    /// Minutes planned for an agenda item before they were changed on the day.
    Planned, "planned", "Minutes planned at first", Sort::Number;
    /// When a table or a group has reported; the key is its letter or number.
    Reported, "reported", "Has reported", Sort::Moment;
    /// Where somebody was met.
    Met, "met", "Met where", Sort::Words;
    /// How it was asked.
    Method, "method", "How", Sort::Words;
    /// When it was.
    When, "when", "When", Sort::Words;
    /// One of the nine kinds of asset (seed A:188 and asset-based community development, joined).
    Sort, "sort", "Kind of asset", Sort::OneOf(&["value", "relationship", "individual", "association", "institution", "place", "economy", "environment", "culture-story"]);
    /// A hidden asset.
    Hidden, "hidden", "Not on a list before", Sort::YesNo;
    /// Offered to the plan.
    Offered, "offered", "Offered", Sort::YesNo;
    /// Where it is known from.
    Source, "source", "Source", Sort::Words;
    /// An earlier asset, looked at again.
    Checked, "checked", "Looked at again", Sort::OneOf(&["still-here", "gone"]);
    /// The other party of a relationship.
    ToParty, "to_party", "With whom", Sort::Words;
    /// A relationship today.
    Now, "now", "Today", Sort::OneOf(STRENGTHS);
    /// A relationship as wanted.
    Wanted, "wanted", "Wanted", Sort::OneOf(STRENGTHS);
    /// A year or a decade.
    Year, "year", "Year", Sort::Words;
    /// The lane of a time line.
    Lane, "lane", "Time line", Sort::Words;
    /// A high or a low.
    Mark, "mark", "High or low", Sort::OneOf(&["high", "low"]);
    /// The direction of a trend.
    Direction, "direction", "More or less", Sort::Words;
    /// An example of a trend.
    Example, "example", "Example", Sort::Words;
    /// A trend whose branch was pointed at and not spoken.
    Unplaced, "unplaced", "To be placed", Sort::YesNo;
    /// Dots of one group; the key is the group's letter.
    Dots, "dots", "Dots", Sort::Number;
    /// The rank of a key trend.
    Rank, "rank", "Rank", Sort::Number;
    /// Starred by its group.
    Starred, "starred", "Starred", Sort::YesNo;
    /// The result of the test for common ground.
    Test, "test", "Do we all want this?", Sort::OneOf(&[result::AGREED, result::REWORD, result::NOT_AGREED]);
    /// How many were there; for the session the key is `TASK/LETTER`, or `TASK` for the whole room; for one of several
    /// meetings of a task `TASK#ITEM/LETTER`, `TASK#ITEM/new` for whoever came for the first time, `TASK#ITEM` for all.
    Present, "present", "In the room", Sort::Number;
    /// What was asked back before the test.
    Clarified, "clarified", "Made clear", Sort::Words;
    /// The list on the wall to which people moved a card.
    List, "list", "Moved to", Sort::OneOf(&[list::ALL_WANT, list::PROJECT, list::NOT_AGREED]);
    /// Both of two tables say that they hold it.
    Held, "held", "Both tables hold it", Sort::YesNo;
    /// The form in which a future is told.
    Form, "form", "Told as", Sort::Words;
    /// What stood in the way of an ideal future.
    Barrier, "barrier", "What stood in the way", Sort::Words;
    /// How a barrier was overcome.
    Overcome, "overcome", "How we got past it", Sort::Words;
    /// A recording or photograph.
    Media, "media", "Recording", Sort::Words;
    /// The purpose of an action group.
    Purpose, "purpose", "Purpose", Sort::Words;
    /// The keeper of a theme.
    Keeper, "keeper", "Keeper", Sort::Words;
    /// When an action group meets first, as said.
    FirstMeeting, "first_meeting", "First meeting", Sort::Words;
    /// How many have signed up.
    Members, "members", "Signed up", Sort::Number;
    /// How many sheets of actions are expected under a theme.
    Sheets, "sheets", "Sheets expected", Sort::Number;
    /// The goal that a lane's arrow ends in.
    KeyGoal, "key_goal", "Key goal", Sort::Other;
    /// Who wrote it.
    Authors, "authors", "Written by", Sort::Words;
    /// The state of an objection.
    Open, "state", "Objection", Sort::OneOf(&["open", "answered", "stands"]);
    /// Under which public label somebody promises (design, section 4).
    Who, "who", "Who", Sort::Words;
    /// By when.
    Due, "due", "By when", Sort::Date;
    /// From when.
    Start, "start", "From", Sort::Date;
    /// What help is needed.
    Help, "help", "Help", Sort::Words;
    /// With whom.
    With, "with", "With", Sort::Words;
    /// The first step.
    FirstStep, "first_step", "First step", Sort::Words;
    /// What became of an action.
    State, "progress", "What became of it", Sort::OneOf(&["doing", "done", "changed", "handed-on", "let-go", "no-news"]);
    /// When that was said.
    StateOn, "progress_on", "Said on", Sort::Date;
    /// To whom it was handed on.
    HandedTo, "handed_to", "Handed on to", Sort::Words;
    /// From when it is theirs to whom it was handed on.
    HandedFrom, "handed_from", "Theirs from", Sort::Date;
    /// Why it was changed or let go.
    Why, "why", "Why", Sort::Words;
    /// Promised aloud in the room.
    Promised, "promised", "Promised", Sort::YesNo;
    /// A milestone.
    Milestone, "milestone", "Milestone", Sort::YesNo;
    /// The four Co's: letters C, D, L, A.
    Co, "co", "Co", Sort::Words;
    /// Driven by the community or by an institution.
    DrivenBy, "driven_by", "Led by", Sort::OneOf(&["community", "institution", "both"]);
    /// Of whom something is asked.
    OfWhom, "of_whom", "Of whom", Sort::Words;
    /// On which level.
    Level, "level", "Level", Sort::OneOf(&["local", "regional", "national"]);
    /// How much.
    Amount, "amount", "How much", Sort::Words;
    /// What became of an ask.
    AskState, "ask_state", "What became of it", Sort::OneOf(&["asked", "pledged", "secured", "refused"]);
    /// What was answered to an ask, in the words of those who were asked.
    Reply, "reply", "Their answer", Sort::Words;
    /// When that was answered.
    ReplyOn, "reply_on", "Answered on", Sort::Date;
    /// The day of a meeting of its own on the agenda: a review.
    MeetsOn, "meets_on", "The meeting is on", Sort::Date;
    /// Five counts.
    Counts, "counts", "Counts", Sort::Numbers;
    /// In what context.
    Context, "context", "Where and when", Sort::Words;
    /// By what mechanism.
    Mechanism, "mechanism", "What made it work", Sort::Words;
    /// With what outcome.
    Outcome, "outcome", "What came of it", Sort::Words;
    /// How to reach a person (private).
    Contact, "contact", "How to reach them", Sort::Words;
    /// What a person agreed to (private).
    Consent, "consent", "Agreed to", Sort::Words;
    /// The session's title.
    Title, "title", "Title", Sort::Words;
    /// The session's conference task.
    OurTask, "our_task", "Our task", Sort::Words;
    /// The sponsor.
    Sponsor, "sponsor", "Sponsor", Sort::Words;
    /// The place.
    Venue, "venue", "Place", Sort::Words;
    /// The first day.
    FirstDay, "first_day", "First day", Sort::Date;
    /// The last day.
    LastDay, "last_day", "Last day", Sort::Date;
    /// How many years back.
    BackYears, "back_years", "How far back", Sort::Number;
    /// The year that the future is told from.
    Horizon, "horizon", "How far forward", Sort::Number;
    /// Who is responsible for the record, and how to reach them.
    Responsible, "responsible", "Responsible", Sort::Words;
    /// Until when words can be taken out.
    WordsOutUntil, "words_out_until", "Words can be taken out until", Sort::Date;
    /// Until when the record is kept.
    KeptUntil, "kept_until", "Kept until", Sort::Date;
    /// When people meet next, as said.
    NextMeeting, "next_meeting", "When do we meet next?", Sort::Words;
    /// Who sends the papers out.
    Sender, "sender", "Who sends this out?", Sort::Words;
    /// How many are in the room, where groups are not counted.
    Room, "room", "In the room", Sort::Number;
    /// Whether the wall is paper or screen (design, section 4).
    Wall, "wall", "The wall", Sort::OneOf(&["paper", "screen"]);
    /// How many dots each person has.
    DotsEach, "dots_each", "Dots each", Sort::Number;
    /// The numbers of the dots are held back until somebody shows them.
    DotsHidden, "dots_hidden", "Dots held back until all are in", Sort::YesNo;
    /// Somebody has shown the numbers of the dots.
    DotsShown, "dots_shown", "Dots shown", Sort::YesNo;
    /// Who sees the clock.
    ClockFace, "clock_face", "Who sees the clock", Sort::OneOf(&["shown", "desk-alone", "cues"]);
    /// The bell rings at half time, one minute before the end, and at the end.
    ClockBell, "clock_bell", "A bell at half time, one minute and the end", Sort::YesNo;
    /// An item of the paper check list is there; the key is the item's code.
    KitTicked, "kit_ticked", "There", Sort::YesNo;
    /// Whether the session uses the four Co's.
    FourCos, "four_cos", "Four Co's with each action", Sort::YesNo;
    /// The names of the time lines, in their order, with ` ; ` between them.
    Lanes, "lanes", "Time lines", Sort::Words;
    /// The agenda item that is open now.
    Here, "here", "Open now", Sort::Other;
    /// A notice printed with everything, for example that a sample is made up.
    Notice, "notice", "Notice", Sort::Words;
    /// The template that the session was made from.
    Template, "template", "Template", Sort::Words;
    /// The language of the session.
    Language, "language", "Language", Sort::Words;
}

/// The words for a relationship's strength (design, section 3).
pub const STRENGTHS: &[&str] = &["none", "thin", "good", "strong"];

impl Field {
    /// The field of that name in files.
    pub fn from_code(code: &str) -> Option<Self> {
        FIELDS.iter().find(|spec| spec.code == code).map(|spec| spec.field)
    }

    /// The name in files.
    pub fn code(self) -> &'static str {
        self.spec().code
    }

    /// Whether every entry may carry it.
    pub fn is_common(self) -> bool {
        matches!(
            self,
            Field::Task | Field::By | Field::Place | Field::Origin | Field::CameWith | Field::Photo | Field::GroupOnly
        )
    }

    /// Whether there is one answer for each stakeholder group, by its letter.
    pub fn is_by_group(self) -> bool {
        self == Field::Dots
    }

    /// Whether several standing answers are settled silently by the greatest (design, rule 26: the place in an order;
    /// and what the program itself notes down about the walk through the agenda).
    pub fn settles_itself(self) -> bool {
        matches!(
            self,
            Field::Place
                | Field::CameWith
                | Field::Here
                | Field::Clock
                | Field::Done
                | Field::Began
                | Field::Ended
                | Field::Ran
                | Field::Planned
                | Field::Reported
        )
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Value {
    /// No answer (any more).
    Nothing,
    /// Words, or one of a list.
    Text(Clean),
    /// A number.
    Count(u64),
    /// Yes or no.
    Flag(bool),
    /// A date with the words that it was taken for; the words alone where no date was understood (design, rule 31).
    Date {
        /// The date that the words were taken for.
        on: Option<NaiveDate>,
        /// The words as said.
        said: Clean,
    },
    /// A moment.
    Moment(DateTime<FixedOffset>),
    /// Another entry.
    Other(Id),
    /// Several numbers.
    Counts(Vec<u64>),
}

impl Value {
    /// The answer as words for people; another entry is given by its name, which a reader may look up.
    pub fn words(&self) -> String {
        match self {
            Value::Nothing => String::new(),
            Value::Text(text) => text.to_string(),
            Value::Count(n) => n.to_string(),
            Value::Flag(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Value::Date { on, said } => match on {
                Some(day) => super::dates::written_out(*day),
                None => said.to_string(),
            },
            Value::Moment(at) => at.format("%H:%M").to_string(),
            Value::Other(id) => id.to_string(),
            Value::Counts(counts) => counts.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        }
    }

    /// Whether the value is of the sort that a field takes.
    pub fn fits(&self, sort: Sort) -> bool {
        match (self, sort) {
            (Value::Nothing, _)
            | (Value::Text(_), Sort::Words)
            | (Value::Count(_), Sort::Number)
            | (Value::Flag(_), Sort::YesNo)
            | (Value::Date { .. }, Sort::Date)
            | (Value::Moment(_), Sort::Moment)
            | (Value::Other(_), Sort::Other)
            | (Value::Counts(_), Sort::Numbers) => true,
            (Value::Text(text), Sort::OneOf(words)) => words.contains(&text.as_str()),
            _ => false,
        }
    }
}
