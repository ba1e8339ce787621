//! The words on the screen and on paper, in one table, so that another language is another column. Uses nothing.
//! The stages table holds its own titles and prompts, the tables of kinds and fields their own words.

macro_rules! words {
    ($($name:ident => $text:literal;)*) => {
        /// A text of the program. `{}` stands for what [`Word::with`] puts in, in order.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Word { $(#[doc = $text] $name,)* }

        impl Word {
            /// The text.
            pub fn text(self) -> &'static str {
                match self { $(Word::$name => $text,)* }
            }
        }
    };
}

words! {
    ProgramName => "Common Ground";
    HomeQuestion => "What is it about?";
    HowLong => "How long have you got?";
    Saved => "saved";
    Saving => "saving…";
    NotSaved => "NOT SAVED";
    LookingForSomeone => "looking for someone";
    NoDateYet => "no date yet";
    ByDate => "by {}";
    NotAgreed => "Not agreed";
    InTheRoom => "{} in the room";

    // The roadmap.
    FirstHundredDays => "first 100 days";
    RestOfYearOne => "rest of year one";
    Towards => "towards {}";
    DayHundred => "day 100";
    Today => "today";
    TodayIs => "today {}";
    Earlier => "{} earlier";
    Later => "{} later";
    FromDay => "from {}";
    OurSharedVision => "OUR SHARED VISION";
    WhatWeAllWant => "WHAT WE ALL WANT";
    VisionNotYet => "The vision is not yet written";
    GroundWeStandOn => "the ground we stand on";
    Keeper => "Keeper: {}";
    Promised => "promised";
    NotPromised => "not promised yet";
    RelationshipsToBuild => "WHAT WE BUILD BETWEEN US";
    PromisesMade => "PROMISED IN THE ROOM";
    PartOf => "{} of {}";
    CountPromised => "{} promised";
    CountLooking => "{} looking";
    CountNotAgreed => "{} not agreed";
    NextMeeting => "next meeting {}";
    NothingOnRoadmap => "Nothing is on the roadmap yet.";
    NoActionsYet => "no actions yet";
    WithoutTheme => "Without a theme";
    WithWhom => "with {}";
    HelpNeeded => "help: {}";
    AfterCards => "after {}";
    StateDoing => "under way";
    StateDone => "done";
    StateChanged => "changed";
    StateHandedOn => "handed on";
    StateLetGo => "let go";
    StateNoNews => "no news yet";
}

impl Word {
    /// The text with `parts` put in for each `{}`, in order.
    pub fn with<S: AsRef<str>>(self, parts: &[S]) -> String {
        let mut parts = parts.iter();
        let mut pieces = self.text().split("{}");
        let mut out = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            out.push_str(parts.next().map_or("", |part| part.as_ref()));
            out.push_str(piece);
        }
        out
    }
}
