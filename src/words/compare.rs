//! What is said where sessions stand side by side, and where their lines come into a meeting of their own. Uses nothing.

words! { Compare {
    And => "{} and {}";
    // The parts, and what stands where a session has nothing of one.
    About => "The sessions";
    Task => "Our task";
    Who => "Who takes part";
    Themes => "Themes";
    Values => "What people value";
    Assets => "What is there";
    Trends => "Trends";
    NotAgreed => "Not agreed";
    Actions => "What people will do";
    NothingAnywhere => "None of them has anything written down of: {}.";
    NothingOf => "“{}” – {}.";
    NothingHere => "Nothing written down";
    NotYet => "Not yet: prepared only";
    // What leads a row.
    State => "State";
    Place => "Place";
    Dates => "Dates";
    Horizon => "Looks ahead to";
    InTheRoom => "In the room";
    Expected => "Expected";
    Lines => "Lines for everyone";
    NextMeeting => "Next meeting";
    Group => "Group";
    KeyTrend => "Key trend";
    Trend => "Trend";
    OtherAssets => "Also there";
    Open => "Open";
    Caption => "{}: a column for each session that has something of it";
    // How a session stands.
    Prepared => "prepared, not held yet";
    Begun => "begun";
    Held => "held";
    // How a line stands.
    Came => "{} came";
    CameOf => "{} came, {} expected";
    AreExpected => "{} expected";
    NotCounted => "not counted";
    Dots => "{} [dot|dots]";
    Under => "under {}";
    Because => "because {}";
    HandedTo => "handed on to {}";
    InWords => "“{}”";
    DueBy => "by {}";
    Sentence => "Sentence";
    Somebody => "Somebody said";
    SomebodyAnswered => "Somebody said, and was answered";
    // What a reader should know.
    OnlyPrepared => "“{}” is prepared and not held yet: of it stand here its plan, and what was gathered before the day.";
    Sizes => "They differ much in size: “{}” has {} [line|lines], “{}” has {}. More lines come of more time, more tables or more hands that wrote, and say nothing about how much people care.";
    Nothing => "Nothing is written down in “{}” yet.";
    NotMatched => "What stands in one row stands there by its order at each place. Nothing was matched, joined or reworded: that is for people to do.";
    ForEveryone => "Here is what everyone may read: without time lines and sorries, and without what is for one group only. Groups of fewer than five are counted together and not named.";
    // The meeting of several sites.
    SiteLine => "{}, {}";
    OfSite => "{} {}";
    New => "{} [line|lines] new";
    Changed => "{} with new words, or standing otherwise";
    Already => "{} here already";
    OfOne => "{} {}: {}.";
    NothingToTake => "“{}” has no line yet that could be laid beside others: only its name came in, as group {}.";
    NotWritten => "Nothing was written.";
    YesTakes => "Nothing was written. --yes takes it in.";
    // What is wrong with a call.
    HowMany => "Two to four sessions can stand side by side; {} [was|were] named.";
    Twice => "{} and {} are the same session: name each once.";
    IsTheMeeting => "{} is the meeting itself: name the sessions of its sites.";
    ComesFrom => "From {}";
    WithItsSite => "{} ({})";
    // The screen.
    KeyPage => "Up Down";
    DoesPage => "page";
    KeyPart => "Tab";
    DoesPart => "next part";
    KeySession => "Left Right";
    DoesSession => "session";
    KeyLeave => "Esc";
    DoesLeave => "leaves";
    PartOf => "{} of {}";
    PageOf => "page {} of {}";
    SessionOf => "session {} of {}";
    ReadOnly => "side by side · read only";
}}
