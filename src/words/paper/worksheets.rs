//! What stands on the sheets that are printed before the day.

words! { Sheets {
    PageTitle => "{}: worksheets";
    Agenda => "The agenda";
    AgendaOf => "The agenda, day {}";
    OurTask => "Our task";
    Item => "What";
    Minutes => "Minutes";
    MinutesOf => "{} [minute|minutes]";
    Together => "Together";
    WholeRoom => "Everybody together";
    Individuals => "Each for yourself";
    MixedTables => "At mixed tables: as many kinds of people as a table holds";
    StakeholderGroups => "In your own group: those with the same stake sit together";
    ActionGroups => "In the group of a theme that you chose yourselves";
    TableNo => "Table";
    GroupNo => "Group";
    ThemeNo => "Theme";
    SheetNo => "Sheet";
    WorksWith => "You work with: {}.";
    OneOf => "{}: {}";
    Held => "This sheet goes on the wall when you have read it and say so, not before.";
    WhoIsPrinted => "What you write under Who is printed. A role or a group is fine.";
    Which => "Which one (its number)";
    Notes => "In your words";
    CardTitle => "For the one at the laptop";
    CardLine => "Type what is said, as it was said. Enter keeps the line.";
    CardBoxes => "Tab goes to the next box. In one line the boxes stand between semicolons, each with a blank before and after it:";
    CardEmpty => "An empty box is fine. Nothing within a box is read as a mark.";
    CardDots => "One line for each trend: its number, then each letter with how many dots. 14 a3 b2 f is trend 14: three of A, two of B, one of F.";
    Trend => "Trend (its number)";
    ColourOf => "dots of {}";
    Seated => "Who sits here";
    SeatedMore => "{} of {}";
    Badges => "Badges of the groups";
    BadgesHow => "A letter, a shape and a colour for each group: on the badge, the dots and the pens. Copy as many as people come.";
    Badge => "{} {}";
}}
