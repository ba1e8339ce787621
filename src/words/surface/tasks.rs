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
    KindNow => "{} is now of the kind {}, as line {}.";
    KindStays => "{} stays what it is ({}): other lines stand under it.";
    NowUnder => "{} is now under {}.";
    NowUnderNothing => "{} is now under nothing.";
    NowOf => "{} is now of {}.";
    NowNobodys => "{} is now of nobody in particular.";
    GoesWhere => "Where does {} go? {}";
    UnderLine => "under {} {}";
}}
