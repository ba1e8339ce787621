//! What is said when several lines are changed at once, lines are split and tagged, charts are typed off, and of who has
//! not been heard yet and where things came from.

words! { Hands {
    Lines => "{} [line|lines]";
    Picked => "{} picked: {}";
    PickedNone => "None is picked any more.";
    PutThere => "{} [line is|lines are] put there.";
    NoneGoes => "None of the picked lines can go there.";
    MovedMany => "{} [line is|lines are] moved to {}.";
    JoinedMany => "{} [line stands together, in its|lines stand together, each in its] own words. {} parts them.";
    First => "First";
    Second => "Second";
    Third => "Third";
    SplitAsk => "{} becomes which lines? Tab: the next one.";
    SplitTwo => "A line is split into two or three: write something into at least two boxes, or Esc.";
    SplitDone => "{} became {}; its own words are kept as their source.";
    TagBox => "Tag";
    TagAsk => "Which tag for {}? A tag that is there already is taken away.";
    TagOn => "{} tagged #{}.";
    TagOff => "{} no longer tagged #{}.";
    PhotoBox => "Photograph";
    PhotoAsk => "The file name of the photograph of {}. Nothing: none";
    PhotoNamed => "The photograph of {} is {}.";
    PhotoNone => "No photograph is named for {} any more.";
    ChartsAsk => "New lines come from charts. The photograph's file name, or Enter alone:";
    ChartsNext => "The next photograph's file name. Enter alone: no longer from charts.";
    ChartsOver => "New lines are what the room says again.";
    ChartsOn => "New lines are marked: {}.";
    FromCharts => "from charts";
    NotHeardTitle => "Not heard yet";
    NobodyMissing => "Nothing to say: nobody is known to be missing here.";
    DoubledHead => "In two wordings: pick one, or join them";
    GroupsHead => "Groups without a line in this task";
    ThemesHead => "Themes that no resident group spoke to";
    ActionsHead => "Actions that no resident leads";
    NotSaidHead => "Actions of which nobody said who leads";
    VoicesHead => "Outside voices without an answer";
    AssetsHead => "Assets that no action uses";
    BarriersHead => "Barriers without an answer";
    GroupSpeaks => "Group {} speaks: what is written down now is theirs.";
    TreeFrom => "Came from";
    TreeOn => "Led to";
    PlainFarther => "{} ({} [step|steps] away)";
    AndMorePasted => "… and {} more";
    TreeMore => "There is more, farther away: Enter on a line goes on from there.";
    LineNo => "Line {}: {} Nothing is written down yet.";
    Understood => "{}: {}";
    UnderstoodNot => "{}: {} — cannot be kept: {}";
    PasteAsHead => "3  the first line as the name, {} [line|lines] under it";
    PasteHeadShort => "3 under the first";
    TakenBackTitle => "What was taken back: {}";
    TakenBackNothing => "Nothing was taken back.";
    TakenBackAt => "taken back {}";
    PutBack => "{} is back where it was.";
    ReportCharts => "typed from charts after the day";
}}
