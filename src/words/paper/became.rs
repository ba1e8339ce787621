//! The words of the papers that tell what became of it: follow-up, evidence, the sheets for outside voices. Uses nothing.

words! { Became {
    // Follow-up.
    Done => "What was done";
    AlsoDone => "Also done";
    UnderWay => "Under way, changed, handed on";
    LetGo => "Let go";
    Otherwise => "It turned out otherwise";
    NoNews => "No news yet";
    NoNewsLead => "No news of these has come yet. They are here so that somebody asks.";
    // What stands in place of news, told apart.
    ToldOf => "Something was written down, and not how it stands";
    HasPassed => "No news; its date has passed";
    NotDue => "No news; not yet due";
    NoDate => "No news; it has no date";
    ToldOfWord => "there are lines, no state was said";
    HasPassedWord => "no news; its date has passed";
    NotDueWord => "no news; not yet due";
    NoDateWord => "no news; it has no date";
    // An action, then and now.
    PlanBefore => "Before it was changed";
    ToWhom => " to ";
    FromWhen => ", from ";
    For => "For";
    NextThen => "Said to be next:";
    HelpThen => "Help was needed:";
    // The review meetings.
    Reviews => "The review meetings";
    ReviewsCaption => "When people met again, and who came";
    ReviewWhich => "Meeting";
    WhoCame => "Who came";
    FirstTime => "here for the first time";
    SmallerCame => "; smaller groups {} together";
    NoDay => "no day written down";
    SaidEarlier => "Said at earlier reviews";
    Asks => "What we asked of others";
    SetRightBy => "Then taken up by";
    WhatWasDone => "Done for it";
    Earlier => "Said before";
    Decisions => "What was decided";
    Lessons => "What we learned";
    Narratives => "What people tell";
    Next => "What is next";
    HelpNeeded => "Help that is needed";
    // The pulse.
    Pulse => "The pulse, each time that it was taken";
    PulseLead => "How many said 1, not at all, to 5, fully. Counts of fewer than five answers are not shown.";
    PulseWhen => "When";
    PulseAnswered => "Answered";
    PulseFew => "fewer than five";
    PulseNoCounts => "not counted";
    // Relationships.
    Relations => "Relationships, then and now";
    RelationsCaption => "Relationships: at the event, last said, wanted";
    RelationsCount => "{} [relationship|relationships] written down in all, {} of them looked at again.";
    Between => "Between whom";
    Then => "At the event";
    LastSaid => "Last said";
    Wanted => "Wanted";
    NotLookedAt => "not looked at again";
    SaidOn => "{}, {}";
    // Assets.
    Assets => "What we have, before and after";
    AssetsCount => "{} stood on the map by the event. Looked at again: {} still here, {} gone. New since: {}.";
    Gone => "Gone";
    New => "New since";
    // Measures.
    Measures => "What was counted";
    MeasuresCaption => "What was counted: our own, and what those ask for who give money";
    What => "What is counted";
    HowMany => "How many";
    OutOf => "Out of";
    When => "When";
    Whose => "Asked for by";
    Ours => "us";
    Funder => "whoever gives the money";
    Line => "Line";
    NotSaid => "not said";
    // By consent.
    NotTold => "{} of what people told [is|are] not here: nobody has said that [it|they] may be told to those who read this.";
    // Evidence.
    EvidenceLead => "Every sentence here was said or written by people, and chosen for this paper by a person. Every number says out of how many, as of when, and which lines it counts. What was let go, what turned out otherwise and what was not agreed stands here without being chosen.";
    SetOut => "What we set out to do";
    Happened => "What happened";
    BecameCaption => "What became of what was promised, as of {}";
    BecameOf => "What became of it";
    Lines => "Which";
    BeingDone => "being done";
    IsDone => "done";
    Changed => "changed";
    HandedOn => "handed on";
    LetGoWord => "let go";
    Conflicting => "of these, with conflicting results";
    LetGoOrOtherwise => "Changed, let go, or turned out otherwise";
    Learned => "What we learned";
    HowWeKnow => "How we know";
    InTheirWords => "In people’s words";
    RestsOn => "What this rests on";
    InRoom => "In the room";
    LinesTaken => "Lines taken down";
    LinesHere => "Lines on this paper";
    NothingChosen => "Nobody has chosen a line for this part yet. A line is chosen by the tag “evidence”.";
} }
