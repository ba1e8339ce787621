//! Why something does nothing now, and what does.

words! { NotNow {
    NothingToBring => "There is nothing to bring back.";
    CloseFirst => "{} closes this first; then {}.";
    // Line by line.
    PlainCloseFirst => "Enter closes what was just shown; then .{}.";
    PlainWithoutDot => "That was taken down as a line. The command is .{}; .undo takes the line back.";
    PlainChoosing => "You are choosing already.";
    PlainWriting => "You are writing already: type the line.";
    PlainAsked => "The room is asked: answer with one of the digits first.";
    PlainNoChoice => "There is nothing to choose among here.";
    PlainNotHere => "There is no line {} here. .line {} goes to it, where there is one; .go {} goes to that task of the agenda.";
    PlainLater => "{} [line stands|lines stand] above these; .show says them all.";
    PlainRoadmap => "That is the roadmap. .papers writes it as a page and a poster.";
    PlainDrawn => "This is drawn on a screen. .papers writes it into a file.";
    PlainFoundIn => "{} ({}: {})";
}}
