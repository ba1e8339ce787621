//! What is said when two lines are brought together, or a line is drawn between them.

words! { Pairs {
    JoinWhich => "{} says the same as which? Light it and press Enter, or type its number. Esc: as none.";
    CrossWhich => "{} hangs together with which? Light it and press Enter, or type its number. Esc: with none.";
    Joined => "{} and {} stand together, each in its own words. {} parts them.";
    Crossed => "A line goes from {} to {}. {} takes it away.";
    JoinedApart => "{} stands alone again.";
    CrossGone => "The line between {} and {} is gone.";
    AnotherOne => "That is the same one. Light another, or type its number.";
    AlikeNoTitle => "May say the same";
    AlikeTitle => "May say the same · {} of {}";
    AlikeAsk => "Do they say the same? Enter: yes, they stand together under the first, each in its own words. n: no, they are not proposed again. Down leaves them for later.";
    AlikePlain => "Do they say the same? 1: yes, they stand together, each in its own words. 2: no. Enter alone closes.";
    KeptApart => "{} and {} do not say the same; they are not proposed again. {} forgets that.";
    AlikeApart => "They do not say the same.";
    AlikeDone => "They stand together, each in its own words.";
    NoneAlike => "No two lines of different tables look alike here. Any other two can be brought together by hand.";
    Same => "the same";
    Later => "later";
    NoNumber => "Nothing here has the number {}. Type one that stands before a line.";
}}
