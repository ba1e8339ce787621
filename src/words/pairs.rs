//! What is said when two lines are brought together, or a line is drawn between them.

words! { Pairs {
    JoinWhich => "{} says the same as which? Light it and press Enter, or type its number. Esc: as none.";
    CrossWhich => "{} hangs together with which? Light it and press Enter, or type its number. Esc: with none.";
    Joined => "{} and {} stand together, each in its own words. {} parts them.";
    Crossed => "A line goes from {} to {}. {} takes it away.";
    JoinedApart => "{} stands alone again.";
    CrossGone => "The line between {} and {} is gone.";
    AnotherOne => "That is the same one. Light another, or type its number.";
    NoNumber => "Nothing here has the number {}.";
}}
