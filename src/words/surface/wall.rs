//! What is said at the wall: its three lists, cards brought together, two tables side by side.

words! { Wall {
    AllWant => "We all want";
    Projects => "Projects";
    NotAgreed => "Not agreed";
    FromTable => "{} · {}";
    FirstOnWall => "{} says which table writes, {} goes to the next list.";
    WhichTable => "Which table? Type its number, or the letter of a group; 0: nobody in particular.";
    WhichBeside => "Which table sits beside them? Type its number.";
    MovedTo => "{} hangs under “{}” now.";
    HeapMovedTo => "{} [card hangs|cards hang] under “{}” now.";
    NoCardYet => "No card here yet.";
    TwoAreNeeded => "Two tables are needed to say what only one of them holds.";
    NoTables => "No table has a card yet. {} says which table writes.";
    TableIs => "Table {}";
    NoTable => "No table";
    CardsHeld => "both hold {} of {}";
    BothHoldIt => "{}: both tables hold it.";
    OneRest => "1 card that only one of these tables holds is under not agreed now. {} brings it back.";
    SomeRest => "{} [card|cards] that only one of these tables holds [is|are] under not agreed now. {} brings them back.";
    NoRest => "Both tables hold everything that is left here.";
    PairOf => "tables {} of {}";
    PlainOn => "{}, under {}";
    PlainTogether => "together with {}";
    PlainWall => "1, 2 or 3 hangs it under we all want, projects or not agreed; Enter opens it to change it; .left and .right go to another list; .write writes again.";
    PlainTables => "1 or 2: both tables hold it, as what we all want or as a project; 3: not agreed. .rest-not-agreed hangs what only one table holds under not agreed; .page-down goes to the next two tables.";
}}
