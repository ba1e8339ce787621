//! What is said where people go from task to task.

words! { Agenda {
    Title => "The agenda";
    TitleEnds => "The agenda · day ends {}";
    GoTo => "Go to: {}";
    GoThere => "go there";
    NotOn => "Not on the agenda";
    OffStays => "{} is not on the agenda, and nothing can be changed here. {} finds its lines.";
    PutAtEnd => "{} stands at the end of the agenda now.";
    Hint => "A number, or a part of a title.";
    OneLine => "1 line";
    SomeLines => "{} [line|lines]";
    ClockRunsOn => "The clock still runs for {}.";
    TaskOf => "task {} of {}";
    NextIs => "next {}";
    Key => "{} agenda";
    PlainWhich => "Which one? Its number comes after the command, as .go 5";
    PlainNone => "There is no task {} on the agenda. .agenda says them all.";
    PlainHelpGo => "Goes to that task, by its number or its title";
}}
