//! What is said where questions have a page each.

words! { Pages {
    WhichPage => "Which page? Type its number, or the letter of a group; 0: the earlier map.";
    Question => "{} of {} · {}";
    InWords => "{} of {} · {} · as a table";
    Earlier => "the earlier map";
    EarlierQuestion => "Here is our earlier map. What is missing? What has gone?";
    NoEarlier => "No earlier map was taken in. What people miss is written down here all the same.";
    NotLooked => "{} not looked at yet";
    AllLooked => "all looked at";
    Lines => "{} [line|lines]";
    OneLine => "1 line";
    OneNotAsked => "1 to ask: may it be printed?";
    GiftsNotAsked => "{} to ask: may it be printed?";
    Nothing => "Nothing yet.";
    NewHere => "not on a list before";
    Today => "today {}";
    Wanted => "wanted {}";
    NotSaid => "not said";
    NeitherSaid => "today and wanted not said yet";
    WithWhom => "With whom? Tab goes to the second box. Enter keeps the line as it stands.";
    SaysDifferently => "{} says: {}";
    SaysOther => "line {} says: {}";
    Legend => "n none, t thin, g good, s strong: today>wanted";
    FromTo => "from ↓ to →";
    NotShown => "{} more [party|parties]: in the list";
    InOne => "{} in the list only";
    NoParties => "A line here has two parties: who, and with whom in the second box.";
}}
