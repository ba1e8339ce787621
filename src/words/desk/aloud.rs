//! What is said where nothing is drawn, of the room and of what a digit chooses.

words! { Aloud {
    Begins => "The room of “{}”, line by line: what stands on the wall is said when it changes. Enter says all of it again; q and Enter leaves.";
    Only => "This window only shows the room: Enter says all of it again, q leaves.";
    Blank => "The room is blank.";
    Break => "Break: we start again at {}.";
    BreakFor => "Break: {}, from when its clock begins.";
    BreakOver => "Break: we start again now.";
    BreakOnly => "Break.";
    Page => "Page {} of {}.";
    TakenDown => "Taken down: the wall shows the question.";
    NotThere => "Not on the wall any more: {}";
    Under => "{}: {}";
    OfWhom => "{} {}:";
    Dots => "{} {}";
    High => "high,";
    Low => "low,";
    Starred => "starred: {}";
    ClockRuns => "The clock runs: {}.";
    ClockStands => "The clock does not run.";
    HalfTime => "Half time.";
    OneMinute => "One minute left.";
    TimeIsUp => "Time is up.";
    NotHeard => "The desk has not been heard of since {}.";
    WhichNumber => "Which? .{} takes a number after it, as .{} 1";
    WhichTask => "Which one? Several tasks fit: {}.";
    NoSuchTask => "There is no task {} to put on the agenda.";
    PutIn => "Which task comes on the agenda? Its number, or its title; Enter alone leaves it.";
    Gives => "Which? Type its digit; Enter alone leaves it.";
    HeardAgain => "The desk is there again.";
}}
