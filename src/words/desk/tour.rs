//! What the tour of the example says: a step on the screen, the same line by line, and the ways back.

words! { Tour {
    // A line.
    Write => "The last round of an example. Type any word, then {}.";
    WriteHere => "Type any word, then {}.";
    WriteAgain => "{} goes back to the line.";
    Reopen => "{} brings your line back, to change it.";
    ReopenLast => "{} brings the last line back, to change it.";
    Reword => "Add a word, then {}. The first wording is kept, too.";
    RewordPlain => "Type it anew, with a word more. The first wording is kept, too.";
    KeepFirst => "{} keeps what stands in the line; then the tour goes on.";
    TakeBack => "{} takes your last step back.";
    TakeBackCtrl => "{}, with Ctrl held down, takes your last step back.";
    BringAgain => "It is taken back. {} brings it back.";
    WriteFirst => "Type a word and {} first, so that there is something to take back.";
    // The agenda.
    Next => "{} goes to the next task of the agenda.";
    NextReview => "{} goes to the next task: here the review, months later.";
    Before => "This is the last task. {} goes back to the one before.";
    Go => "Now to “{}”: {} shows the agenda.";
    NumberKept => "“{}” was kept as a line: {} takes it back, {} opens the agenda.";
    GoPlain => "Now to “{}”: {} {}.";
    GoBeside => "{} goes to “{}”.";
    GoThere => "Type {}, then {}: to “{}”.";
    // A theme.
    Sort => "A card is lit. Another theme's digit, such as {}, puts it under that theme.";
    ToCards => "{} lights a card of the wall, to put it somewhere.";
    // The test.
    LeaveLine => "{} leaves the line; then {} lights the first thing that was asked.";
    BackToQuestion => "{} goes back to the question.";
    FirstValue => "{} lights the first thing that the room was asked about.";
    Again => "{} asks the room about it again.";
    Test => "Ask it aloud. Press {} if nobody is against it, {} if somebody is.";
    TestAgreed => "It is agreed already. Ask it again: {} leaves it so, {} says no.";
    WhatWasSaid => "Type what was said, then {}.";
    Differently => "Say it in other words, then {}.";
    // An action.
    ActWhat => "Type what will be done. {} goes to the next box: Who, then By when.";
    ActWho => "Who will do it? Then {}. {} puts it under another theme than {}.";
    ActWhoAlone => "Who will do it? Then {}.";
    ActWhen => "By when? Try 2 weeks, then {}.";
    ActKeep => "{} keeps the action.";
    ActOpen => "{} opens the action again, for what is still open: {}.";
    ActNoDay => "{} opens it again: “{}” is no day yet. Try 2 weeks.";
    ActOpened => "{} goes on to Who and By when.";
    ActPlain => "Type it in one line: what will be done ; who ; 2 weeks";
    // Looking at it.
    WhereFrom => "{} shows what {} came from.";
    WhereFromOwn => "You put it under theme {}: {} shows what theme {} came from.";
    YourAction => "your action";
    LightOne => "{} lights a line, to ask where it came from.";
    WhereFromSeen => "Behind it stands what the room said before. {} closes this.";
    Map => "{} draws the roadmap: every action, by theme and day.";
    MapSeenOwn => "Yours is lit, in its theme's lane. {} goes nearer, {} farther, {} closes.";
    MapSeen => "A lane for each theme. {} goes nearer, {} farther, {} closes.";
    MapAgain => "{} draws it again: there {} goes nearer, {} farther.";
    Large => "{} makes this large for the wall, {} again small.";
    // Papers and commands.
    Papers => "{} writes roadmap and report as files, to print and mail.";
    PapersCome => "Being written; that takes a moment.";
    EveryAfterPapers => "Above stands where they are. {} finds any command.";
    Every => "{} finds any command by a word.";
    EveryPlain => "{} lists every command that applies now.";
    EverySeen => "Type a word, such as clock: its key stands beside it. {} closes.";
    // The end, and ways back.
    End => "That was the tour. {} leaves; commonground alone begins a session of your own.";
    CloseThis => "{} closes this; then the tour goes on.";
    LeaveThis => "{} leaves this as it was; then the tour goes on.";
    OpenAgain => "{} opens the example again; there the tour goes on.";
    StepOf => "Tour {} of {}";
    StepBrief => "{}/{}";
    StepSaid => "{}: {}";
    Over => "Tour";
    Ways => "{} skip · {} end";
    WaysPlain => "{} skips a step of the tour, {} ends it.";
    EndWay => "{} end";
    EndWayPlain => "{} ends the tour.";
    Arrow => "Arrow {}";
    // Beside it.
    CanStart => "{} starts the tour.";
    Left => "The tour is over. {} starts it again.";
    NewHere => "New here? `commonground demo` shows you round in five minutes.";
    NewHerePlain => "New here? `commonground demo --plain` shows you round in five minutes.";
} }
