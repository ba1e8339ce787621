//! What is said where nothing is called what was typed for a place.

words! { Places {
    InTheLine => "{} It stands in the line now; {} asks again.";
    NoneYet => "{} There is nothing to name here yet.";
    These => "{} There are: {}. {} leaves it as it is.";
    Leave => "{} {} leaves it as it is.";
    UpTo => "{} to {}";
}}
