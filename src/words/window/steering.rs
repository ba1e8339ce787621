//! What stands on the room's window beside its pages, and what the desk says of it.

words! { Steering {
    OtherDeskAt => "Another desk is at {} now. This one stays here.";
    Waiting => "Waiting for {}.";
    WaitingWhy => "The session is not here yet, or not here any more. It comes up by itself.";
    CannotRead => "This session cannot be read at the moment. It comes back by itself.";
    AsOf => "as of {}";
    NoRoom => "no room open";
    OtherDesk => "room: other desk";
    RoomIs => "room: {}";
    RoomIsHere => "room: here, {}";
    IsBlank => "blank";
    IsBreak => "break";
    IsFit => "fit page";
    IsRoadmap => "roadmap";
    IsTitle => "title";
    IsQuestion => "question";
    IsWall => "wall";
    IsWallPage => "wall {}/{}";
    IsWallByItself => "wall {}/{} by itself";
    ByItself => "The room turns its pages by itself. {} lets you turn them.";
    ByKey => "The room stays on this page; you turn them. {} has it turn them by itself again.";
    PageStays => "The room shows page {} of {} and stays there. {} has it turn by itself again.";
    TakeOver => "The room is steered at the other desk. Press again to take it over.";
    TakenOver => "The other desk steers the room now.";
    SteersNow => "The other desk has gone: this one steers the room now.";
    Up => "Up for the room. {} takes it down.";
    Down => "Taken down: the room shows the question. {} puts it up again.";
    NeverUp => "What is written down here is never shown to the room.";
    Blank => "The room is blank. {} brings it back.";
    Back => "The room shows the task again.";
    Revealed => "The room sees the numbers. {} hides them again.";
    Hidden => "The numbers are hidden from the room.";
    Page => "The room shows page {} of {}.";
    LitIsBack => "{} is lit, and is in sight again: now the key speaks of it.";
    OnePage => "The room has this one page.";
    BreakUp => "The room shows that it is a break, without a time: none is planned here. {} goes back to the task.";
    BreakUpUntil => "The room shows: we start again at {}. {} goes back to the task.";
    FitUp => "The room shows the fit page: can everybody read it? {} goes back to the task.";
    RoadmapUp => "The room shows the roadmap. {} goes back to the task.";
    OneLineUp => "1 line up";
    SomeLinesUp => "{} [line|lines] up";
    OneLineHeld => "1 line, not shown";
    SomeLinesHeld => "{} [line|lines], not shown";
    NothingYet => "nothing written down yet";
}}
