//! What is said of files for other people's tools. Uses nothing.

words! { Tools {
    Went => "{}: {} [line|lines] went out";
    AllWent => ", all that there are.";
    Stayed => "; {} did not";
    NoDay => "{} without a day";
    NoYear => "{} without a year";
    NoTheme => "{} under no theme";
    NoParties => "{} with both parties in one box";
    OtherKinds => "{} of kinds that this format does not hold";
    NotForThem => "{} not for these readers";
    TakenBack => "{} taken back";
    Struck => "{} struck";
    OtherLines => "Other lines";
    Today => "today {}";
    Wanted => "wanted {}";
    Party => "Party";
    Doing => "Who: {}";
    Under => "Theme: {}";
    Meetings => "{} review [meeting|meetings] of the agenda [is|are] in it, too.";
    MeetingsNoDay => "{} review [meeting|meetings] on the agenda [has|have] no day.";
    Reviewed => "Review meeting";
    From => "From: {}";
}}
