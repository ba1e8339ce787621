//! The words of the sheets that go back to outside voices: plain sentences to a person who was not in the room. Uses
//! nothing.

words! { Voices {
    Title => "What you told us";
    YouTold => "You told us:";
    YouToldAt => "You told us ({}):";
    ThisCame => "This came of it:";
    Nothing => "Nothing has come of it yet that we can tell you. It is not forgotten: it is kept in our record under the number above.";
    WeMeet => "We meet again: {}.";
    NotFixed => "When we meet again is not fixed yet.";
    SentBy => "This comes from {}.";
    Ask => "If you have a question, ask {}.";
    // What came of it.
    Asset => "It stands among what we have here:";
    Value => "It stands among what we value:";
    Trend => "It stands on our picture of what is changing:";
    KeyTrend => "It is among the changes that matter most to us:";
    Feature => "It went into our picture of the future:";
    Barrier => "It stands among what is in the way:";
    Card => "It led to a card on the wall:";
    Project => "It led to a proposal:";
    Theme => "It belongs to what we work on together:";
    Statement => "It led to a sentence for everybody:";
    Vision => "It is in the future that we want:";
    Goal => "It led to a goal:";
    Action => "It led to something that people want to do:";
    Pledge => "It led to a promise:";
    Ask1 => "It led us to ask this of others:";
    AskOf => "It led us to ask this of {}:";
    Decision => "It led to a decision:";
    Done => "This was done:";
    Answer => "This was written down as an answer:";
    Together => "It was put together with this:";
    // How a sentence stands.
    Agreed => "Everybody in the room agreed.";
    AgreedOf => "Everybody in the room agreed; {} people were there.";
    Reword => "The room wants to say it in other words.";
    NotAgreed => "Not everybody in the room agreed to it. It is kept as it was said.";
    NotAsked => "Not everybody has been asked about it yet.";
    // How an action stands.
    On => "On {} we heard: {}";
    IsDone => "It is done.";
    IsDoing => "It is being done.";
    IsChanged => "It was changed.";
    IsChangedTo => "It was changed: {}.";
    IsHandedOn => "It was handed on.";
    IsHandedTo => "It was handed on to {}.";
    IsLetGo => "It was let go.";
    NoNews => "There is no news of it yet.";
    StillDue => "It is to be done by {}.";
    Worked => "It worked.";
    Partly => "It worked in part.";
    DidNotWork => "It did not work.";
    Conflicting => "What came of it contradicts itself.";
    Said => "What was said of it: “{}”";
    // How an ask stands.
    Asked => "We have asked, and there is no answer yet.";
    NotAnswered => "There is no answer yet.";
    Pledged => "They have promised it.";
    Secured => "It is secured.";
    Refused => "They said no.";
    Reply => "Their answer: “{}”";
} }
