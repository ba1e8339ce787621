//! What is said wherever lines are written down: where they are kept, by whom.

words! { Tasks {
    HalfWaitsIn => "{} half-written [line waits|lines wait] in {}.";
    WhichUnder => "Keep under what? Type its number, or the letter of a group; 0: under nothing, of nobody.";
    NothingCalled => "Nothing here is called {}.";
    ByGroup => "{} {}";
    ByTable => "table {}";
    PlainMark => ".mark marks it, or takes the mark away: {}.";
    PlainAnswer => "How is it with this line? {}, 0 takes the answer back.";
    PlainOfKind => "{} {}: {}";
    PlainAbout => "about {}";
    NoSuchAnswer => "There is no answer {} here: {}.";
    SpaceNothing => "Space does nothing here. A letter begins to write.";
    KindByDigit => "What you type now: {}. Esc, then another digit, for another kind.";
    UnderLine => "under {} {}";
}}
