//! What is said where dots are counted.

words! { Dots {
    Invites => "A trend's number, then its dots: 14 a3 b2, or 14 6";
    Line => "Dots";
    Was => "{} (was {})";
    OfGroup => "{} of {}";
    OneColour => "{} [dot|dots]";
    ReadBack => "{} {}: {}.";
    Over => "{} has {} on the map, and was given {}";
    OverToo => "{} has {}, and was given {}";
    OverAgain => "{}. Count once more, then leave it.";
    NotKept => "Not kept. {} Typing begins a new line; an arrow key changes this one.";
    WasNotKept => "Not kept, and begun anew: {}";
    NotCounted => "not counted yet";
    OverPlain => "{} [dot is|dots are] on the map; {} [was|were] given out. Count once more, then leave it.";
    Understood => "{} {}: {}";
    HowManyEach => "How many dots has each person? Type the number, then Enter.";
    EachNow => "{} [dot|dots] each.";
    NotANumber => "“{}” is no number of dots. Type digits, such as 3.";
    CellIs => "{}: how many dots of {}?";
    CellPlain => "{}: how many dots?";
    Counts => "{} · {} not counted yet";
    AllCounted => "{} · all counted · {} [dot|dots]";
    HeldBack => "numbers held back";
    Counted => "counted";
    EachUnknown => "{}: how many each";
    FromEvery => "from every group";
    MostlyFrom => "mostly from {}";
    NoDots => "no dots; it stays on the map";
    NoDotsShort => "no dots";
    Unit => "a letter is {} dots";
    ShowThem => "numbers held back · {} shows them";
    Shown => "The numbers are shown, most dots first.";
    Unshown => "The map's own order again.";
    NowHeldBack => "The numbers are held back until you show them.";
    NowFree => "The numbers are shown as they come in.";
    NothingToDot => "There are no trends yet. They are written down at the trend map.";
    Left => "left";
    SoFar => "so far";
    OverBy => "{} over";
    None => "none";
}}
