//! What is said where lines are put under themes.

words! { Themes {
    DigitAsTheme => "Esc, then {} puts the lit line under theme {}. Enter again makes a theme called {}.";
    DigitNoTheme => "There is no theme {} yet: name one in words first. Enter again makes a theme called {}.";
    NowUnder => "{} now under {} {}";
    StandsThere => "{} stands under {} {} already.";
    Begun => "Theme {} begun: {}. {} takes it back.";
    DigitBegun => "{}, then {} puts the lit card under theme {}.";
    MoreAbove => "{} more [theme|themes] above";
    MoreBelow => "{} more [theme|themes] below";
    LinesAbove => "{} above";
    LinesBelow => "{} below";
    DigitOnTheme => "A theme is lit. Down goes to the lines: there a digit puts the lit line under that theme.";
}}
