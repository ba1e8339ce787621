//! What a window at a table says, and what windows say of each other.

words! { Tables {
    TableNo => "Table {}";
    TheDesk => "The desk";
    TheRoom => "The room";
    ThisWindow => "this window";
    DeskIsAt => "The desk is at {} now. {} goes there.";
    DeskWentOn => "The desk has gone on to {}.";
    KeptThenOn => "{} is kept in {}. The desk has gone on to {}.";
    NextStays => "The desk is at {} now. The next line is still kept in {}; Enter alone goes there.";
    HalfFirst => "The desk is at {} now. This window goes there when the line is kept.";
    BackAtDesk => "Back with the desk.";
    SpokenOf => "{} {}";
    OwnLines => "Only this table's lines.";
    EverybodysLines => "Everybody's lines. {} shows this table's alone.";
    OwnShort => "ours alone";
    OwnDoes => "Show this table's lines alone";
    EverybodysShown => "everybody's lines";
    OtherSort => "Write a line of another sort";
    OtherSortShort => "other sort";
    SortBeforeShort => "sort before";
    SortOf => "what sort";
    SortBefore => "Write a line of the sort before";
    WindowsTitle => "Who is here";
    WindowsNobody => "No other window is open.";
    AtTask => "{} · {}";
    OneLine => "1 line";
    SomeLines => "{} [line|lines]";
    HeardAgo => "heard {} s ago";
    SilentSeconds => "silent for {} s";
    OneMinuteSilent => "silent for 1 minute";
    SomeMinutesSilent => "silent for {} [minute|minutes]";
    WentSilent => "Table {} has gone silent: nothing was heard of its window for half a minute. What it has kept is there.";
    CameInTitle => "What came in from others";
    CameInNothing => "Nothing came in from others.";
    ManyCameIn => "{} lines came in at once. {} shows them.";
    OneCameIn => "1 line came in while you were away. {} shows it.";
    SomeCameIn => "{} lines came in while you were away. {} shows them.";
}}
