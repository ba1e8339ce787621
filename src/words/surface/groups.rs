//! What is said where each group has a page of its own.

words! { Groups {
    WhichGroup => "Whose page? Type the letter of a group; 0: all groups.";
    WhichOfBoth => "Type the letter of a group, or the number of a key trend; 0: all groups.";
    ThingOf => "key trend {} of {} · {}: group, or the number of a key trend";
    ThingShort => "key trend {} of {}";
    OfThings => "{} key [trend|trends] · {}: group, or the number of a key trend";
    AllGroups => "all groups";
    Everybody => "everybody";
    PageOf => "{} of {}";
    Turn => "{} · {}";
    Starred => "{} starred";
    NoneStarred => "Nothing is starred yet.";
    NothingHere => "Nothing yet.";
    AboutNothing => "About none of them";
    NoThings => "No key trends were ringed. Lines are kept all the same.";
    NobodysLines => "–";
    Sum => "all";
    Legend => "{} · {}";
    NobodyNamed => "no name of anybody";
}}
