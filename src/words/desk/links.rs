//! What is said of links between lines.

words! { Links {
    FoundTag => "tag";
    FoundAlso => "in another language";
    Which => "Link {} with which line? Its number";
    Ask => "Type the number of the other line. A link that is there already is taken away.";
    NoSuchLine => "There is no line {}. Type the number that stands before it; Esc leaves it.";
    Itself => "That is the same line. Type the number of another one; Esc leaves it.";
    Made => "{}.";
    TakenAway => "No longer: {}.";
    Preview => "{} — {}";
    PreviewAway => "Takes away: {}";
    Answers => "{} answers {}";
    Uses => "{} uses {}";
    After => "{} comes after {}";
    From => "{} comes from {}";
    Linked => "{} and {} belong together";
    ItAnswers => "answers {}";
    ItIsAnswered => "answered by {}";
    ItUses => "uses {}";
    ItIsUsed => "used by {}";
    ItIsAfter => "after {}";
    ItComesFrom => "from {}";
    ItLedTo => "led to {}";
}}
