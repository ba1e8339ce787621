//! What is said of sessions that go on from one another. Uses nothing.

words! { Series {
    GoesOnFrom => "Goes on from {}.";
    StillOpen => "Still open from then: {}.";
    NothingOpen => "Nothing is open from then.";
    Actions => "{} [action|actions]";
    Asks => "{} [ask|asks] without an answer";
    NotAgreed => "{} not agreed";
    TakenOver => "Taken over from {}: {}. What is private stays there.";
    TakenNothing => "Nothing was open in {}: nothing was taken over.";
    ByCode => "{} [sign-up|sign-ups] by a code stayed there.";
    FromPrivate => "{} is a private file; name the session itself.";
    Undone => "no news yet";
    NoSuchLine => "There is no line {} in this session.";
    NoSuchAnswer => "A line like {} has no answer “{}”; it has: {}.";
    Several => "There are several lines {}; name one: {}.";
    TemplateWritten => "The agenda of “{}” is in it, with its minutes and questions; no line that anybody said.";
    TemplateEmpty => "“{}” has no agenda to make a template of.";
    TemplateThere => "{} is there already; name a new file.";
    TemplateEnding => "{} is no name for a template; name a file that ends in .ron.";
}}
