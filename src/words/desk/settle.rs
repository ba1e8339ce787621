//! What is said where a line stands in several wordings, until somebody picks one or joins them; and where lines of two
//! tables may be the same.

words! { Settle {
    Title => "Two wordings: {}";
    TitleOf => "Two wordings: {} · {} of {}";
    Session => "this session";
    WrittenBy => "{}, {}";
    ByHand => "by hand in the file";
    ByOther => "“{}”";
    Differs => "{}: {}?";
    Or => " or ";
    NoAnswer => "no answer";
    Join => "Join them: write your own";
    HowTo => "Enter takes the lit one; the others stay in its history. Esc leaves all of them standing.";
    Settled => "It stands in one wording now. Esc closes this.";
    Taken => "{} stands: “{}”. {} brings the others back.";
    TakenNothing => "{}: no answer stands. {} brings the others back.";
    More => "{} [line|lines] more in two wordings: {}.";
    Joining => "All wordings stand in the line: make one of them. Enter keeps it, Esc leaves all of them standing.";
    NoneLeft => "No line stands in two wordings.";
    Crossed => "Somebody has changed this line meanwhile: both wordings stand. {} settles it.";
    LitDoubled => "It stands in two wordings. {} shows them.";
    PlainAsk => "Which one? Type its number. Enter alone leaves all of them standing.";
}}
