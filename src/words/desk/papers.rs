//! What is said when the papers are written, and about the folder that they are in. Uses nothing.

words! { Papers {
    OpensFolder => "{} shows them.";
    ThemesOfWhich => "{} ({})";
    SoManyAgreed => "{} agreed";
    SoManyNotAgreed => "{} not agreed";
    SoManyNotAsked => "{} not asked yet";
    ValuesApart => "{} not agreed: in the report.";
    SoMany => "{} [paper|papers] written, in {}. {}";
    AndMore => "And {} [file|files] more.";
    AndThese => "And {} [file|files] more: {}.";
    UnderWay => "The papers are being written. {} shows them as soon as they are there.";
    NoneYet => "There are no papers yet. {} writes them.";
    Opening => "Opening the folder…";
    NoDesktop => "There is no desktop here on which a folder could be opened. The papers are in {}.";
    NoOpener => "{} is not installed here, so that the folder cannot be opened. The papers are in {}.";
    NotOpened => "{} could not open the folder. The papers are in {}.";
}}
