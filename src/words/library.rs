//! What is said where many sessions are looked through: what was found, what was promised, what changed.

words! { Library {
    NothingAsked => "Say what to look for: words, or one of --kind, --group, --table, --task, --since, --until, --as.";
    NoSessions => "There are no sessions in {}.";
    NothingFound => "Nothing was found in {} [session|sessions]. Fewer words find more.";
    NoActions => "No action is like that in {} [session|sessions].";
    DatePassed => "date has passed";
    DatePassedNoNews => "date has passed, no news yet";
    ByWhen => "by {}";
    NotAField => "There is no answer “{}”; {}";
    NotAnAnswer => "“{}” is not an answer; write it as name=words, such as test=agreed.";
    DidYouMean => "did you mean {}?";
    OneOfThese => "it is one of {}.";
    OnlyToLook => "it was opened only to look";
    LookIsForTheScreen => "--look opens a session on the screen: commonground SESSION --look. No other command needs it.";
    NothingBegun => "The program was started only to look; a session is begun without --look.";
    NoPapers => "The session was opened only to look; without --look, or with `report` and `roadmap`, papers are written.";
    ByPlace => "by place";
    ByDay => "by day";
    ByState => "by state";
    ByNext => "by next meeting";
    InYourSessions => "Enter begins a new session. Down: one of these.";
    LitOpens => "Enter opens the lit one. Up: back to the title.";
    SameTitle => "You have a session of this title. Esc, then Down, goes to it.";
    NothingInSessions => "Nothing of that in your sessions.";
    NothingSince => "Nothing has changed since {}.";
    Written => "written down";
    Reworded => "reworded";
    Decided => "decided";
    Answered => "answered";
    Rendered => "in other words";
    TakenBack => "taken back";
    BackAgain => "back again";
    Together => "brought together";
    Struck => "struck at a person's wish";
    WasAndIs => "{} — before: {}";
    AnswerIs => "{} — {}: {}";
    NoAnswer => "nothing any more";
} }
