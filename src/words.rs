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
    OtherActions => "Other actions";
    FromTo => "{}: {} to {}";
    AssetIndividual => "People's gifts";
    AssetAssociation => "Groups and clubs";
    AssetInstitution => "Services";
    AssetPlace => "Places and things";
    AssetEconomy => "Work and money";
    AssetEnvironment => "Land, water, nature";
    AssetCulture => "Culture and stories";
    AssetRelationship => "Who works well together";
    AssetValue => "What we stand for";

    // The screen.
    HalfADay => "half a day";
    TwoDays => "two days";
    ThreeDays => "three days";
    AssetsFirst => "assets first";
    TitleFirst => "Type what it is about, then Enter.";
    OpenOne => "Enter opens it. Or type what a new one is about.";
    Looking => "Looking for sessions…";
    Making => "Making the session…";
    NewSession => "New session";
    Writing => "WRITING";
    Choosing => "CHOOSING";
    WhatWasSaid => "What was said?";
    OneSentence => "One sentence";
    SentenceFor => "{}: one sentence that all of us want";
    TakenBack => "{} is taken back.";
    BroughtBack => "{} is there again.";
    TheStep => "The last step";
    LeftAsItWas => "Left as it was.";
    LinesKept => "{} lines kept. The undo key takes them back together.";
    WritingPapers => "Writing the papers…";
    PapersWritten => "Two papers written beside the session:";
    PapersHold => "In both: {} values, {} themes ({} not agreed), {} actions.";
    AlreadySaved => "Already saved.";
    NothingUnsaved => "Nothing is unsaved. Ctrl-Q leaves.";
    StillSaving => "Still saving. Ctrl-Q leaves when it is done.";
    ClockRuns => "The clock runs from {}.";
    ClockStopped => "The clock is stopped.";
    NoSuchTheme => "There is no theme {}.";
    MovedTo => "Moved to {}.";
    Agreed => "agreed";
    AgreedNow => "{}: agreed.";
    AgreedInTheRoom => "{}: agreed, {} in the room.";
    StaysNotAgreed => "It stays, under Not agreed.";
    NoDateInThat => "kept as said, no date in it";
    Minutes => "{} min";
    Left => "{} left";
    Over => "{} over";
    EndOfDay => "end of the day";
    DayNumber => "Day {}";
    StartAgain => "We start again at {}";
    NothingYet => "Type what is said. Enter keeps it.";
    NameATheme => "Name a theme";
    LinesPlaced => "{} lines, {} placed";
    LinesNonePlaced => "{} lines, none placed";
    LinesAllPlaced => "{} lines, all placed";
    AnyoneNot => "Is there anyone who does not want this?";
    OfMany => "{} of {}";
    AllAsked => "Everything was asked.";
    AllAskedCount => "{} agreed, {} not agreed, {} not asked.";
    NothingToAsk => "There is nothing to ask about yet.";
    TestAll => "all of ours";
    TestReword => "say it differently";
    TestNot => "not all";
    TestAnswered => "they say it is answered";
    SayItAnew => "Type it anew, or press an arrow key to change it.";
    EnterNothing => "Enter alone: nothing is written down.";
    PrintedWho => "What you write under Who is printed. A role or a group is fine.";
    UnderTheme => "under {} {}";
    UnderNone => "under no theme";
    WhichTheme => "Under which theme? Type its number; 0: no theme.";
    MoreDigits => "{}… another digit, or Enter";
    Changing => "changing {}";
    SaidAloudHint => "Enter: said aloud   Down: next";
    Promised => "promised";
    NoActions => "There are no actions yet.";
    AllRead => "Everything was read back.";
    MeetNext => "Next meeting: {}";
    SendsOut => "Sent out by: {}";
    HelpNeeded => "needs {}";
    WereIn => "{} in the room";
    HelpTitle => "Keys that apply now";
    PaletteTitle => "Commands";
    SearchTitle => "Find a line";
    NotesTitle => "Notes: {}";
    MessagesTitle => "What was said here";
    WhereFromTitle => "Where this came from";
    MoveTitle => "Move to";
    CameFrom => "from";
    LedTo => "led to";
    Wordings => "Earlier words: {}";
    NothingFound => "Nothing found.";
    NothingKnown => "Nothing is noted of where it came from.";
    HelpKey => "F1 help";
    NotSavedHere => "NOT SAVED";
    SavedAll => "saved";
    MoreAbove => "{} more above";
    MoreBelow => "{} more below";
    TooSmall => "Make the window a little larger.";
    NoPlainYet => "--plain is not there yet. Meanwhile add, show, report and roadmap work line by line.";
    NoSuchTheme2 => "There is no look called “{}”. There are: dark, light, projector, mono.";
    LeftUnsaved => "Not everything could be saved on the disk.";
    KeptInMemory => "It is kept in memory and tried again.";
    KeptIn => "It is kept in {} and tried again.";
    StatePrepared => "prepared";
    StateOpen => "under way";
    StateHeld => "held";
    NoTerminal => "commonground needs a terminal for its screen. Try: commonground --help";
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
