//! What is said on the pictures that lie over the desk: the roadmap, and who is tied to whom.

words! { Over {
    OpensCard => "everything";
    OpensTree => "open";
    PosterComes => "The poster is being drawn.";
    Ties => "Who is tied to whom, today and as wanted";
    NoTies => "No relationship was written down yet.";
    Today => "today";
    Wanted => "wanted";
    WantedIs => "wanted: {}";
    TodayAndWanted => "{}, wanted: {}";
    Either => ", or ";
    LightOne => "Up and Down light one party with its neighbours.";
    InOne => "{} [line names|lines name] both parties in one and [stands|stand] in the list of [its|their] task.";
}}
