//! What a window of the room says that draws nothing: what stands on the wall, and what changes there.

words! { Aloud {
    Begins => "The room of “{}”, line by line: what stands on the wall is said when it changes. Enter says all of it again; q and Enter leaves.";
    Only => "This window only shows the room: Enter says all of it again, q leaves.";
    Blank => "The room is blank.";
    Break => "Break: we start again at {}.";
    BreakOver => "Break: we start again now.";
    BreakOnly => "Break.";
    Page => "Page {} of {}.";
    TakenDown => "Taken down: the wall shows the question.";
    NotThere => "Not on the wall any more: {}";
    Under => "{}: {}";
    OfWhom => "{} {}:";
    Dots => "{} {}";
    ClockRuns => "The clock runs: {}.";
    ClockStands => "The clock does not run.";
    HalfTime => "Half time.";
    OneMinute => "One minute left.";
    TimeIsUp => "Time is up.";
    NotHeard => "The desk has not been heard of since {}.";
    HeardAgain => "The desk is there again.";
}}
