//! What is said before the day: the session's own facts, groups, tables, the agenda, what to bring, who is there.

words! { Before {
    // What a step was about, and where.
    InTask => "In “{}”: {}";
    AnswerTo => "“{}”";
    // About this session.
    WhichQuestion => "Which question? Up and Down light one.";
    TakenFor => "→ {}";
    ForExample => "for example: {}";
    NoAnswerYet => "no answer yet";
    AnsweredOf => "{} of {} answered. None has to be.";
    NoDateFound => "No date was found in this: it is kept as words. Write it like 12 May 2027.";
    NoSuchDay => "No calendar has “{}”: kept as words. Write it like 12 May 2027.";
    NoSuchDayShort => "kept as said, no such day";
    NotADate => "no date";
    BeforeFirstDay => "→ {}. That is before the first day.";
    LoneNumber => "“{}” alone is no day. Write it like 12 May, or in words; Backspace takes it out.";
    ToSettle => "Still to settle: {}.";
    ToSettleMore => "Still to settle: {}, and {} more.";
    // Groups and who is there.
    NameOfGroup => "Name";
    ColumnExpected => "expected";
    ColumnHere => "here";
    ColumnLiveHere => "live here";
    LiveHere => "yes";
    NoGroups => "No groups yet. Type the name of the first one; its letter comes by itself.";
    LetterTaken => "{} is the letter of {} already. Leave the letter empty: the next free one is given.";
    GroupBecomes => "→ {}, {}, {}";
    SoManyExpected => "{} expected";
    SoManyExpectedBut => "{} expected, and nobody said yet how many of {}";
    NoneExpected => "Nobody said yet how many are expected.";
    NobodyBrings => "Who we still need: nobody here brings {}.";
    WithoutTick => "Not yet said what they bring: {}.";
    AllBrought => "All five of ARE IN are there.";
    GridEmpty => "What does each group bring: authority, resources, expertise, information, need? Esc, then Left and Right; Space ticks.";
    AsksExpected => "{}: how many are expected? Type it. Right: what they bring.";
    AsksBrings => "{} brings {}? Space ticks it. Digits: expected.";
    AsksLiveHere => "{}: do they live here? Space ticks it. Digits: expected.";
    KeyExpected => "expected";
    KeyChange => "change";
    CountedByGroup => "The groups are counted one by one: type who and how many, as a9 b6.";
    NoGroupsYet => "“In the room” is a number.";
    WhoIs => "Who are the {}? Type the letter before the number, as b 6.";
    NoSuchGroup => "There is no group {}; the groups are: {}.";
    HowManyOf => "How many of {}? Type the number after the letter, as {} 6.";
    WhoIsHere => "Type who is here, as a9 b6 c8, or one number for all.";
    HereNow => "In the room: {}";
    // Tables.
    Table => "Table";
    HowManyTables => "How many tables?";
    NoTables => "No tables yet. Type how many: a proposal seats one of every group at each.";
    SeatsHow => "a number of tables · b 3 5: one b from table 3 to 5 · 3 b 2: two b at table 3";
    SeatsExample => "how many tables; or b 3 5: one b from table 3 to 5";
    ProposesFor => "→ seats {} [person|people] at {} [table|tables], and shows how";
    SoManyAt => "→ {} of {} at table {}";
    OneMoves => "→ one {} goes from table {} to table {}";
    NoSuchTable => "There is no table {}.";
    SoManyTables => "A hall has 1 to {} tables.";
    NobodyOfThere => "Nobody of {} sits there.";
    NobodyToSeat => "There is nobody to be seated yet: say for each group how many are expected, or count them: Alt-R.";
    SitSoAlready => "They sit so already.";
    Seated => "{} [person|people] at {} [table|tables], as proposed. Change what you like.";
    InHand => "One {} from table {} in your hand. Light another table; Space seats them there.";
    PutBack => "Nobody was moved.";
    TableWithout => "Table {}: nobody of {}.";
    TableLarger => "Table {}: at least two more people than another.";
    SeatedOf => "Group {}: {} seated, {} to be seated.";
    TogetherSeated => "{} together";
    SumOfColumn => "all";
    // The agenda.
    BeforeTheDay => "Before the day";
    BeforeTheDayItem => "{}, before the day";
    WhatComes => "What comes here";
    ItemExample => "the name of a task or of a break, or whatever you do";
    PutIn => "→ {}, {} min, {}";
    After => "after {}";
    WentTo => "{}: {}.";
    OnDay => "day {}";
    FirstOfDay => "at the beginning of day {}";
    PutInTitle => "Put on the agenda";
    OpenNow => "This is open now. Go to another task first, then take it off the agenda.";
    NoFurther => "It can go no further.";
    NoClock => "Before the day there is no clock.";
    NoTimeInThat => "“{}” is no time of the day. Type it as 9:00 or 5 pm.";
    DayFromTo => "{} to {}";
    DayNoStart => "begins when? Type it: 9:00";
    DayBegins => "→ day {} begins at {}";
    DayMustEnd => "→ day {} must be over by {}";
    DayBeginsEnds => "→ day {} begins at {} and must be over by {}";
    AsksDay => "When does day {} begin? Type it: 9:00. Enter: its end too.";
    DaysToSettle => "still to settle: when day {} begins";
    AsksItem => "How long? Type it: 45, or 1h 30. Enter: its name too.";
    KeyBegins => "begins at";
    KeyMinutes => "minutes";
    MinutesLike => "45, or 1h 30";
    OverAgainst => "over by {} min against {}";
    FreeUntil => "{} min free until {}";
    HoursMinutes => "{} h {} min";
    OnlyHours => "{} h";
    // What to bring.
    MoreToBring => "More to bring";
    ThereOf => "{} of {} are there";
    IsThere => "there";
    NotThereYet => "not there yet";
    PlainTick => ".tick-lit ticks it, or takes its tick away.";
    NothingToBring => "Nothing to bring yet: the list comes from the agenda, the groups and the tables.";
}}
