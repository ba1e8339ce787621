//! What is said where tables tell something, and where others listen.

words! { Told {
    HeadFirst => "As a whole; after Enter, what is in it.";
    WhichTable => "Which table? Its number; 0: no table.";
    WhichTableOrLane => "Which table? Its number; 0: no table. Or a letter of the time line.";
    Table => "Table {}";
    Tables => "Tables";
    NoTable => "No table";
    OneHasTold => "1 table has told";
    HaveTold => "{} [table has|tables have] told";
    HaveToldOf => "{} of {} [table has|tables have] told";
    ToldOf => "{} of {} told";
    MoreOf => "{}: {}";
    FormLike => "how they show it: a play, the news, a letter";
    NotYet => "not yet: {}";
    NothingYet => "Nothing from here yet.";
    NoHeadYet => "As a whole: not told yet.";
    PageOf => "page {} of {}";
    OnLane => "on {}";
    ToldAs => "Told as: {}";
    InTheYear => "In {}";
    StoodInTheWay => "In the way: {}";
    GotPast => "Past it: {}";
    OnStage => "On stage: {} of {}";
    ComesNext => "next: {}";
    LastOne => "the last one";
    AllOfThem => "About all of them";
    InOrder => "{} is number {} in the order.";
    NothingToShow => "No table has told its future yet.";
    Notes => "What was noted";
    NotedBy => "What {} noted";
}}
