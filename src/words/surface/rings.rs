//! What is said where key trends are ringed.

words! { Rings {
    Invites => "The name of a ring, in the room's words. Enter keeps it.";
    First => "Type the name of the first ring. Then Esc: the number of a ring puts the lit trend within it.";
    WhichRing => "Which ring? Its number; 0: none.";
    NoRing => "There is no ring {}.";
    NoRingYet => "No ring has a name yet: type one first.";
    LitTrend => "{}: a ring's number puts it within, again takes it out; 0: out of all.";
    LitRing => "{}: a number puts it at that place.";
    Ring => "Ring {}: {}";
    Tag => "K{}";
    Within => "within {}";
    Nothing => "nothing within it yet";
    OneDot => "1 dot";
    SomeDots => "{} [dot|dots]";
    Trends => "Trends";
}}
