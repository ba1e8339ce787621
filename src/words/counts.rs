//! What is said of numbers where a list is worked out or looked through: one is said as one.

words! { Counts {
    AtEachTable => "{} at each of {} [table|tables]";
    MarkersAtEach => "{} at each of {} [table|tables]; no yellow, no orange, no red";
    PeopleEach => "{} [person|people], {} each, and a tenth";
    PeopleAndTenth => "{} [person|people], and a tenth";
    DotsOver => "{} {} [dot|dots] on the map; {} [person|people] with {} each make {}.";
    FromNewer => "{} [line|lines] from a newer program: kept, not shown.";
    LinesLooked => "{}: {} [line|lines], {} broken, {} open";
}}
