//! What is said of sessions that go on from one another. Uses nothing.

words! { Series {
    GoesOnFrom => "Goes on from {}.";
    StillOpen => "Still open from then: {}.";
    OpenFromThen => "Still open from then";
    NothingOpen => "Nothing is open from then.";
    Actions => "{} [action|actions]";
    Asks => "{} [ask|asks] without an answer";
    NotAgreed => "{} not agreed";
    TakenOver => "Taken over from {}: {}. What is private stays there.";
    TakenNothing => "Nothing was open in {}: nothing was taken over.";
    ByCode => "{} [sign-up|sign-ups] by a code stayed there.";
    NoWords => "“{}” answers nothing; write it as NAME=WORDS: progress=done.";
    SayWhat => "Say what to write down about line {}; it has: {}.";
    NotTaken => "“{}”: {}";
    NoSuchAnswer => "Line {} has no answer “{}”; it has: {}.";
    TemplateWritten => "The agenda of “{}” is in it, with its minutes and questions; no line that anybody said.";
    TemplateEmpty => "“{}” has no agenda to make a template of.";
    TemplateThere => "{} is there already; name a new file.";
    TemplateEnding => "{} is no name for a template; name a file that ends in .ron.";
}}
