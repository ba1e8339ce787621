//! What is said at the test for common ground: what was made clear, who wrote it, objections one by one, the vision, and
//! the list of what was not agreed.

words! { Ground {
    MadeClearAsk => "What was asked, and what was made clear?";
    WrittenByAsk => "Who wrote it? Groups, names or how many, as they want it said.";
    MadeClear => "made clear: {}";
    WrittenBy => "written by {}";
    ObjectionOpen => "An objection is open. It is settled when they say that it is answered, or that it stays.";
    StillOpen => "still open";
    WhichGroup => "Of which group? Its letter, only where they say so themselves; 0: of none.";
    WhichAnswered => "Which one is answered, as they say themselves? Type its number.";
    NoObjection => "No objection here has the number {}. Type one that stands before an objection.";
    Wordings => "{} [wording|wordings]";
    WordingsKey => "{} [wording|wordings], {}";
    FromTheFirst => "Down begins at the first.";
    WithDraft => "together with {}";
    MoreOfIt => "{} more, {}";
    MoreAgreed => "{} more agreed";
    PageOf => "page {} of {}";
    RegisterTitle => "Not agreed, and kept: {}";
    OneSentence => "1 sentence";
    SomeSentences => "{} [sentence|sentences]";
    OneCard => "1 card";
    SomeCards => "{} [card|cards]";
    SoManyNot => "{} not agreed";
    Split => "{} ({})";
    RegisterEmpty => "Nothing was kept as not agreed.";
    Nobody => "nobody: all of ours";
    Somebody => "somebody: not all";
    ToAskAgain => "to be asked again";
    AskAgain => "This was asked before. {} asks the room again.";
    OneOfThese => "Here 1, 2 and 3 answer the question; letters write a line of their own.";
    BesideTheTest => "A line of its own; Esc: back to the question";
    BesideWaits => "A line of its own waits; Esc: back to it";
    KeptBeside => "{} is kept with this task, and stands in the report.";
    TestShort => "ask the room";
    TestDraft => "{} asks the room about it: is there anyone who does not want this?";
    TestDrafts => "{} asks the room about one of them: is there anyone who does not want this?";
    DraftAgreed => "The room wants this one. {} shows it again.";
    WrittenAt => "in {}";
    PlainMore => ".made-clear writes down what was made clear, .objection an objection that is still open, .written-by who wrote it.";
    PlainDraft => "Type a sentence for the vision; the year and who wrote it come after it. .choose asks the room about one.";
    PlainRegister => "The command .not-agreed says everything that was not agreed.";
}}
