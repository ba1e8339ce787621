//! What is said of how large letters must be to be read from the last row of seats.

words! { Legible {
    Reads => "From {} away, a picture of {} is read in at most {} of {}; with ease in {} of {}.";
    OneRow => "1 row";
    Rows => "{} [row|rows]";
    OneColumn => "1 column";
    Columns => "{} [column|columns]";
    Larger => "Make the letters of the window larger until it has no more rows and columns than that.";
    TooFar => "From {} away, nothing is read on a picture of {}: the seats nearer, or the picture larger.";
    TooFewRows => "Pages of the room need 40 columns and 12 rows at the least: the seats nearer, or the picture larger.";
    SizeReads => "{} is read from there with ease.";
    SizeJustReads => "{} is just read from there, with good eyes and in good light.";
    SizeTooSmall => "{} is too small to be read from there.";
    Window => "This window: {} [row|rows] of {}. Every corner must be seen.";
    LastRow => "The last row may sit at most {} picture heights away.";
}}
