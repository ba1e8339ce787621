//! What is said at the time lines.

words! { TimeLines {
    WhichLane => "Which time line? Its number, or a letter with which it begins.";
    OnNone => "on no time line";
    NowOnNone => "{} is on no time line now.";
    TakenFor => "→ {} · {}";
    TakenMarked => "→ {} · {} · {}";
    NoYear => "no year";
    YearKey => "year";
    KeptOn => "Kept on {}.";
    YearWithin => "{}? Put it in front, or Tab into Year";
    SomeWithoutYear => "{} without a year";
    Decade => "{}s";
    GoesOn => "{}, more";
    High => "▲";
    Low => "▼";
    FromTo => "{} to {}";
    HighLow => "▲ high  ▼ low";
    PageOf => "page {} of {}";
    LaneOf => "{} of {}";
    NothingYet => "nothing yet";
    NamesAsked => "What are the time lines called? Put ; between the names.";
    NamesKept => "The time lines are: {}.";
    NamesNone => "At least one time line needs a name.";
    IsHigh => "{} is a high.";
    IsLow => "{} is a low.";
    IsNeither => "{} is neither high nor low.";
    LaneSaid => "{}: {} [line|lines], {} without a year";
}}
