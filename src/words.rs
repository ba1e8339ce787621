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
    // The report and the linear text.
    ReportEyebrow => "Report of our future search";
    ReportPageTitle => "{}: report";
    ReportSkip => "Go to the report";
    ReportContents => "Contents";
    ReportPlace => "Place";
    ReportDates => "Dates";
    ReportInTheRoom => "In the room";
    ReportPeople => "{} people";
    ReportOnePerson => "1 person";
    ReportNextMeeting => "Next meeting";
    ReportOurTask => "Our task";
    ReportWhoWasThere => "Who was there";
    ReportGroupsCaption => "The groups, and how many came";
    ReportGroup => "Group";
    ReportExpected => "Expected";
    ReportPresent => "Present";
    ReportAreIn => "Authority, resources, expertise, information, need";
    ReportNotCounted => "not counted";
    ReportSmallerGroups => "Smaller groups, not named";
    ReportSmallerDots => "Smaller groups";
    ReportSmallerGroup => "a smaller group";
    ReportPooledNote => "A group with fewer than five people present is not named in this paper. What such groups counted is added up together.";
    ReportTogether => "Together";
    ReportTables => "Tables";
    ReportForThoseThere => "This copy is for those who were there: time lines and sorries are in it.";
    ReportForOthersNote => "This copy is for everyone. Time lines and sorries are in the copy for those who were there.";
    ReportActions => "What we will do";
    ReportNoActions => "No actions were written down.";
    ReportActionsCaption => "Actions: {}";
    ReportPledges => "What institutions pledged";
    ReportAsks => "What we ask of others";
    ReportNoTheme => "Under no theme";
    ReportNumber => "No.";
    ReportTheme => "Theme";
    ReportWhat => "What";
    ReportWho => "Who";
    ReportByWhen => "By when";
    ReportHelp => "Help needed";
    ReportBecame => "How it stands";
    ReportWith => "with {}";
    ReportPromised => "promised";
    ReportSaidOn => "said on {}";
    ReportSaidAs => "said as “{}”";
    ReportVision => "Our vision";
    ReportCommonGround => "Common ground";
    ReportAgreed => "agreed";
    ReportAgreedBy => "agreed, {} in the room";
    ReportToReword => "to be said differently";
    ReportNotYetAsked => "not yet asked";
    ReportStillOpen => "Not yet settled";
    ReportValues => "What we value";
    ReportValuesUnasked => "Said, and not yet asked of the whole room";
    ReportNotAgreedLead => "Kept in the words in which it was said. It comes back at the next meeting.";
    ReportNothingNotAgreed => "Nothing was kept as not agreed.";
    ReportObjection => "Somebody said";
    ReportAnswered => "answered, they say so";
    ReportFirstSaid => "first said: “{}”";
    ReportThenSaid => "then: “{}”";
    ReportAlsoWorded => "Two wordings stand side by side";
    ReportStart => "Before, and at the start";
    ReportStatements => "Common-ground statements";
    ReportOneStatement => "Common-ground statement";
    ReportHow => "How we got there";
    ReportPrintedAbove => "Printed above: {}.";
    ReportOther => "Other lines";
    ReportOtherTask => "Written down under “{}”";
    ReportNoTask => "Written down under no task";
    ReportBroughtTogether => "Brought together";
    ReportAbout => "About {}";
    ReportUnder => "Under";
    ReportDots => "Dots";
    ReportDotsCaption => "Dots by group. They show interest; they decide nothing.";
    ReportDotsSum => "{} together";
    ReportOutside => "said outside the room";
    ReportImported => "brought in from an earlier paper";
    ReportCameFrom => "Came from";
    ReportSeeAlso => "See also";
    ReportWithin => "Within";
    ReportAfter => "After";
    ReportUses => "Uses";
    ReportAnswers => "Answers";
    ReportSignedUp => "Signed up";
    ReportTag => "Marked";
    ReportTrendsWithin => "Trends in it";
    ReportRenderedBy => "put into this language by {}";
    ReportBroughtBack => "taken back by one and written on by another: it stands";
    ReportByHand => "changed by hand in the file";
    ReportGroupOnly => "for its own group only";
    ReportPulse => "How many said 1, not at all, to 5, fully";
    ReportAgenda => "The agenda";
    ReportAgendaCaption => "What was planned, and when it began";
    ReportItem => "Item";
    ReportMinutes => "Minutes planned";
    ReportBegan => "Began";
    ReportTakenBack => "Taken back";
    ReportTakenBackLead => "These lines were taken back. They are kept, with their words.";
    ReportOrphans => "Words without their line";
    ReportOrphansLead => "These words change lines that are not in this session. They are kept until the lines are found.";
    ReportCounts => "All of it, counted";
    ReportCountLines => "{} lines taken down: {}.";
    ReportOneLine => "1 line taken down: {}.";
    ReportStandHere => "{} stand here";
    ReportTakenBackCount => "{} taken back";
    ReportGroupOnlyCount => "{} for their own group only";
    ReportThoseThereCount => "{} in the copy for those who were there";
    ReportOfAll => "{}: {} of {}.";
    ReportStruck => "Taken out at a person's wish: {}.";
    ReportStruckWhich => "Struck at a person's wish: {}.";
    ReportUnknown => "Written by a newer version of this program, kept and not shown here: {}.";
    ReportCountsCaption => "Lines by what they are";
    ReportCountKind => "What it is";
    ReportCountHere => "Printed here";
    ReportSomeOfAll => "{} of {}";
    ReportThisPaper => "This paper";
    ReportSender => "Sent out by";
    ReportAsOf => "As of";
    ReportQuestion => "The question: {}";
    ReportOr => " or ";
    ReportCo => "How we do it together";
    ReportCoCommission => "deciding together what matters";
    ReportCoDesign => "designing together";
    ReportCoDeliver => "doing it together";
    ReportCoAssess => "judging together whether it works";
    ReportTable => "Table {}";
    ReportNoNews => "no news yet";
    ReportMadeWith => "Written down in the words of those who were there. No program has shortened, changed or chosen any of them.";

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
    Pasted => "PASTED";
    WhatWasSaid => "What was said?";
    OneSentence => "One sentence";
    SentenceFor => "{}: one sentence that all of us want";
    TakenBack => "{} is taken back.";
    BroughtBack => "{} is there again.";
    OldWords => "{}: the old words are back.";
    NewWords => "{}: the new words are back.";
    NotAskedAgain => "{}: not asked again.";
    AskedAsBefore => "{}: the answer is there again.";
    PromisedAgain => "{}: promised again.";
    AsBefore => "{} is as it was before.";
    ChangedAgain => "{} is changed again.";
    TheStep => "The last step";
    HalfLine => "Type Enter to keep the line; what is kept is saved. Ctrl-Q leaves, and the half line waits.";
    HalfWaits => "The half line waits in {}.";
    LastTask => "This is the last task. Ctrl-E writes the papers.";
    HowManyIn => "How many are in the room?";
    NowIn => "{} in the room.";
    StrikeWord => "strike";
    StrikeAsk => "Type the word strike";
    StrikeWhat => "Type the word strike, then Enter: the words of {} go for good. Esc leaves them.";
    StrikeWords => "{}: “{}”";
    NotStruck => "Nothing was struck. Type the word strike, or press Esc.";
    StruckNow => "{} is struck. Its words go from every file here.";
    StruckHere => "struck at a person's wish";
    StruckLeft => "Not everything can be reached from here: {}";
    LeftAsItWas => "Left as it was.";
    LinesKept => "{} lines kept. Ctrl-Z takes them back together.";
    ManyTakenBack => "{} lines are taken back.";
    ManyBroughtBack => "{} lines are there again.";
    PastedLines => "{} lines were pasted.";
    PasteAsMany => "1  {} lines as {} entries";
    PasteAsOne => "2  one entry";
    PasteNot => "Esc  nothing is written down";
    PasteFirst => "First say what becomes of the pasted lines: {}.";
    KeysOr => "{} or {}";
    PasteTooMany => "More than {} lines at once are too many: Esc, then paste them in parts.";
    PasteLineTooLong => "Line {} is longer than {} characters: Esc, then break it up where you copied it from.";
    PasteTooLong => "One entry holds {} characters: Esc, then break it into lines where you copied it from.";
    PasteDropped => "Nothing was written down of what was pasted.";
    PasteManyShort => "1 {} entries";
    PasteOneShort => "2 one";
    PasteNotShort => "Esc none";
    WritingPapers => "Writing the papers…";
    PapersWritten => "Two papers written beside the session, in {}:";
    PapersHold => "{}, {} ({} not agreed), {}: all in both.";
    OneValue => "1 value";
    SomeValues => "{} values";
    OneTheme => "1 theme";
    SomeThemes => "{} themes";
    OneAction => "1 action";
    SomeActions => "{} actions";
    ObjectionPrinted => "What you write is printed. No names are needed.";
    LargeBack => "{} back";
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
    SomeNotAsked => "{} not asked. Up goes there.";
    SentenceFirst => "First the sentence, then 1, 2 or 3.";
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
    NobodyYet => "{} is looking for someone: nobody has said who yet.";
    PromiseBack => "{}: the promise is taken back.";
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
    MoreAbove => "{} more above";
    MoreBelow => "{} more below";
    TooSmall => "Make the window a little larger.";
    NoSuchTheme2 => "There is no look called “{}”. There are: dark, light, projector, mono.";
    Slept => "The laptop slept for {}, or its clock was put forward. The task's clock counts them.";
    ClockPutForward => "The laptop's clock was put forward by {}. Lines keep their order; Ctrl-T starts the task's clock.";
    ClockPutBack => "The laptop's clock was put back by {}. Lines keep their order; Ctrl-T starts the task's clock.";
    OneMinute => "1 minute";
    SomeMinutes => "{} minutes";
    OneHour => "1 hour";
    SomeHours => "{} hours";
    OneDay => "1 day";
    SomeDays => "{} days";
    OneYear => "1 year";
    SomeYears => "{} years";
    LeftUnsaved => "Not everything could be saved on the disk.";
    NotSavedBecause => "NOT SAVED: {}.";
    KeptInMemory => "in memory only";
    KeptIn => "on this machine in {}";
    OneLineKept => "1 line is kept {} and tried again every 2 seconds.";
    SomeLinesKept => "{} lines are kept {} and tried again every 2 seconds.";
    OneLineOnScreenOnly => "1 line stands on this screen only.";
    SomeLinesOnScreenOnly => "{} lines stand on this screen only.";
    OneLeftBehind => "1 line stands on this screen only. The same key again leaves without it.";
    SomeLeftBehind => "{} lines stand on this screen only. The same key again leaves without them.";
    AllSavedAgain => "All is saved again.";
    ReadOnly => "READ ONLY: {}. You can look at everything; nothing can be changed.";
    OnlyRead => "Nothing was written down: this session can only be read, because {}.";
    FoundTitle => "What was found when the files were read";
    FoundInFiles => "Found in the files: {}.";
    FoundShows => "{} shows it.";
    FoundKey => "{} found, {}";
    OneNotRead => "1 thing that cannot be read, kept as it is";
    SomeNotRead => "{} things that cannot be read, kept as they are";
    OneByHand => "1 change by hand";
    SomeByHand => "{} changes by hand";
    OneElse => "1 other";
    SomeElse => "{} others";
    BesideOffer => "{} puts your old words beside theirs.";
    BesideDone => "Both wordings stand side by side, until somebody picks one.";
    AlsoSaid => "also: “{}”";
    ByHandNow => "Now: {}";
    ByHandEnter => "Enter takes this change back.";
    ByHandGone => "This change is taken back.";
    ByHandTakenBack => "The change that was made by hand is taken back. Ctrl-Z brings it again.";
    FoundText => "There stands: {}";
    DiskFull => "The disk is full. What was said is saved; room was kept for about {} more lines. Make room now.";
    NotWhereItWas => "not where it was · {} lines are kept on this machine; opening puts them back";
    StatePrepared => "prepared";
    StateOpen => "under way";
    StateHeld => "held";
    NoTerminal => "commonground needs a terminal for its screen. Try: commonground --help, or commonground --plain";

    // Line by line.
    PlainBegins => "Common Ground, line by line: type what is said and Enter keeps it; a word with a dot before it is a command, as .next, .undo, .show or .quit, and .help says them all; a line that itself begins with a dot is typed with two.";
    PlainSaved => "Saved.";
    PlainOnItsWay => "not yet saved";
    PlainAskHowLong => "{}. How long have you got?";
    PlainOpens => "Enter opens {}; a number opens that one; other words begin a new session.";
    PlainTask => "Task {} of {}: {}, {} minutes.";
    PlainKind => "What you type is taken down as: {}.";
    PlainKinds => "A digit writes a line of another kind: {}.";
    PlainBoxes => "Boxes, with a semicolon between blanks: {}. Empty boxes are fine.";
    PlainUnder => "Lines go under {} {}.";
    PlainUnderNone => "Lines go under no theme.";
    PlainHalf => "Half typed: {}";
    PlainHalfKeep => "Enter keeps it; other words take its place.";
    PlainChanging => "Changing {}: {}";
    PlainAnew => "Type it anew; Enter alone leaves it as it was.";
    PlainNameATheme => "Name a theme; .choose puts lines under themes.";
    PlainDigits => "{}. Enter opens the line to change it, .down leaves it, .write names another theme.";
    PlainDigitsActions => "{}. Enter opens the line to change it, .write writes again.";
    PlainChoose => "Enter opens it to change it; a number goes to that line; .write writes again.";
    PlainNoPlace => "0 under no theme";
    PlainStandsUnder => "{}, under {} {}";
    PlainStandsUnderNone => "{}, under no theme";
    PlainReadBack => "Enter: said aloud. .down: next.";
    PlainMeeting => "When do we meet next, and who sends this out? With a semicolon between blanks.";
    PlainSomebodySaid => "Somebody said: {}";
    PlainChosenFirst => "Choosing takes digits and Enter; .write writes a line.";
    PlainNotTaken => "Not taken: {}.";
    PlainNoSuchLine => "There is no line {}.";
    PlainNoSuchCommand => "There is no command .{}; .help says them all. A line that begins with a dot is typed with two.";
    PlainByHand => "The command .by-hand {} takes this change back.";
    PlainNotNow => "Nothing to do for .{} here.";
    PlainNoMeaning => ".{} is for the screen only.";
    PlainWhichLine => "Which line? Its number comes after the command, as .where 12";
    PlainFindWhat => "Find what? The words come after the command, as .find bus";
    PlainIn => "{}, in {}";
    PlainMove => "Type the number of the task that {} goes to; Enter alone leaves it.";
    PlainPlanned => "{}: {} minutes are planned; the clock does not run.";
    PlainLeft => "{}: {} minutes and {} seconds left.";
    PlainOver => "{}: {} minutes and {} seconds over.";
    PlainNowIs => "It is {}.";
    PlainDayEnds => "The day ends at {}.";
    PlainMinutes => "{} minutes";
    PlainDone => "done";
    PlainHere => "open now";
    PlainHelpShow => "Says everything of this task again";
    PlainHelpTime => "Says where the clock stands";
    PlainHelpAgenda => "Says the agenda with its times";
    PlainHelpFind => "Finds lines by their words";
    PlainHelpWhere => "Where that line came from, what came of it";
    PlainHelpLine => "Goes to that line, in whichever task it stands";
    PlainHelpHelp => "Says the commands that apply now";

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
    NotPromised => "not promised yet";
    RelationshipsToBuild => "WHAT WE BUILD BETWEEN US";
    PromisesMade => "PROMISED IN THE ROOM";
    PartOf => "{} of {}";
    CountPromised => "{} promised";
    CountNotPromised => "{} not yet promised";
    CountNotYet => "{} not yet";
    CountNotAgreed => "{} not agreed";
    NextMeeting => "next meeting {}";
    NothingOnRoadmap => "Nothing is on the roadmap yet.";
    NoActionsYet => "no actions yet";
    WithoutTheme => "Without a theme";
    WithWhom => "with {}";
    HelpIs => "help: {}";
    AfterCards => "after {}";
    StateDoing => "under way";
    StateDone => "done";
    StateChanged => "changed";
    StateHandedOn => "handed on";
    StateLetGo => "let go";
    StateNoNews => "no news yet";

    // Who keeps the record, and copies of it for others.
    KeepsThisRecord => "{} keeps this record.";
    WordsOutUntilThen => "Words can be taken out until {}.";
    KeptUntilThen => "Kept until {}.";
    TakingOut => "Who wants their words taken out tells {} the number of the line.";
    TakingOutUntil => "Who wants their words taken out tells {} the number of the line, until {}.";
    KeepItOn => "This record was to be kept until {}. Keep it on (say until when), or take it away?";
    KeepItOnHow => "{} opens the box for a new date. The program takes nothing away by itself: that is for whoever keeps the record.";
    WasToBeKept => "was to be kept until {}";
    NobodySaidWho => "Nobody has written down who keeps this record.";
    PlainCustody => "Who keeps the record, until when words can be taken out, until when it is kept? With a semicolon between blanks; .cancel leaves it as it was.";
    PublicCopy => "Public copy.";
    PublicCopyPooled => "Public copy. Groups of fewer than five are counted together.";
    AnonymousCopy => "Copy without names.";
    Somebody => "somebody";
    GroupOfLetter => "Group {}";

    // The roadmap on paper.
    PaperVision => "Our shared vision";
    PaperStatements => "What we all agreed";
    PaperNoVision => "The vision is not yet written.";
}

impl Word {
    /// "1 value", "9 values": the word for one, or the word for `n` of them.
    pub fn counted(self, some: Self, n: usize) -> String {
        if n == 1 { self.text().to_owned() } else { some.with(&[n.to_string()]) }
    }

    /// What the papers hold: values, themes, those of them that are not agreed, actions.
    pub fn papers_hold([values, themes, apart, actions]: [usize; 4]) -> String {
        Self::PapersHold.with(&[
            Self::OneValue.counted(Self::SomeValues, values),
            Self::OneTheme.counted(Self::SomeThemes, themes),
            apart.to_string(),
            Self::OneAction.counted(Self::SomeActions, actions),
        ])
    }

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
