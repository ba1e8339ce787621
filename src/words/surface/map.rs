//! What is said at the trend map, the dots and the key trends.

words! { Map {
    WhichBranch => "Under which branch? Type its number; 0: a new branch. A letter: who speaks.";
    NoBranch => "No trend here has the number {}.";
    NewBranch => "a new branch";
    ToBePlaced => "to be placed later";
    OneTrend => "1 trend";
    SomeTrends => "{} [trend|trends]";
    OneBranch => "1 branch";
    SomeBranches => "{} [branch|branches]";
    WaitsForPlace => "to be placed";
    CountToPlace => "{} to be placed";
    PlaceLit => "Where does {} go? The number of its branch; 0: a new branch.";
    BranchOf => "branch {} of {}";
    LaterNow => "{} is placed later: Esc lights it, the number of its branch places it.";
    PlacedNow => "{} begins a branch of its own.";
    ForExample => "such as: {}";
    Together => "also {} {}";
    HangsWith => "hangs together with {}";
    CrossTo => "↔ {}";
    Empty => "The first line begins a branch. > before a line: a branch deeper than the line above; < one higher.";
}}
