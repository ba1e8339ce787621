//! The Clinton Future Search Conference (Clinton, Washington, USA, January 2012) and what became of it, after its published
//! report and the South Whidbey Record (southwhidbeyrecord.com, 2012 and 2013): groups, committees, actions. They name
//! nothing that was said of the past, the present or the future.

use super::{Fact, HOME, Said, Sitting, keyed, line, under};
use commonground::model::field::Field;
use commonground::model::kind::Kind;

const ECONOMY: &str = "Economic development";
const TRAILS: &str = "Trails and paths";
const FLOWERS: &str = "Beautification";
const STEERING: &str = "Steering committee";

/// The case.
pub const CLINTON: &[Sitting] = &[CONFERENCE, EIGHT_MONTHS, AFTERWARDS];

/// The three days themselves.
const CONFERENCE: Sitting = Sitting {
    at: "2012-01-27T09:00:00-08:00",
    tasks: &[
        (HOME, &[keyed(Fact(Field::Title), "", &["Clinton Future Search Conference"], "Enter 3")]),
        (
            "about",
            &[
                line(
                    Fact(Field::OurTask),
                    &["Given the inevitability of change, how do we take the reins and create a future for Clinton's \
                       central core that will enable our community to thrive?"],
                ),
                keyed(Fact(Field::Sponsor), "Enter", &["A steering committee"], "Enter"),
                line(Fact(Field::Venue), &["Clinton Community Hall"]),
                line(Fact(Field::FirstDay), &["27 January 2012"]),
                line(Fact(Field::LastDay), &["29 January 2012"]),
            ],
        ),
        (
            "groups",
            &[
                line(Said(Kind::Group), &["Owners of businesses in the Clinton core"]),
                line(Said(Kind::Group), &["Owners of other Clinton businesses"]),
                line(Said(Kind::Group), &["Residents of the Clinton core"]),
                line(Said(Kind::Group), &["Rural residents"]),
                line(Said(Kind::Group), &["Public agencies"]),
                line(Said(Kind::Group), &["Non-profits"]),
                line(Said(Kind::Group), &["Youth"]),
                line(Said(Kind::Group), &["Neighbors"]),
            ],
        ),
        ("agenda", &[line(Said(Kind::Agenda), &["Review meeting"]), line(Said(Kind::Agenda), &["Lessons"])]),
        (
            "welcome",
            &[
                keyed(Fact(Field::Present), "Alt-R", &["70"], "Enter"),
                line(Said(Kind::Line), &["A shared vision for the desired future"]),
                line(Said(Kind::Line), &["Specific plans for how to make that vision a reality"]),
                line(Said(Kind::Line), &["Commitments to move those plans into action"]),
            ],
        ),
        (
            "clusters",
            &[
                line(Said(Kind::Theme), &[FLOWERS]),
                line(Said(Kind::Theme), &[TRAILS]),
                line(Said(Kind::Theme), &[ECONOMY]),
                line(Said(Kind::Theme), &["Transportation"]),
                line(Said(Kind::Theme), &["Community center"]),
                line(Said(Kind::Theme), &["Infrastructure, utilities"]),
                line(Said(Kind::Theme), &[STEERING]),
            ],
        ),
    ],
};

/// Eight months after: what each committee reported; what comes next stands under its theme as an action.
const EIGHT_MONTHS: Sitting = Sitting {
    at: "2012-09-27T18:00:00-07:00",
    tasks: &[
        (
            "actions",
            &[
                under(
                    Said(Kind::Action),
                    "Ctrl-K 3",
                    ECONOMY,
                    &["A beer garden", "the market's manager", "next year", "more local people"],
                ),
                under(
                    Said(Kind::Action),
                    "Ctrl-K 2",
                    TRAILS,
                    &["Further trails to improve", "a volunteer", "", "input from bike riders and hikers"],
                ),
                under(
                    Said(Kind::Action),
                    "Ctrl-K 1",
                    FLOWERS,
                    &["Plant hundreds of spring bulbs in Clinton", "a volunteer", "27 Oct 2012", "volunteers"],
                ),
                under(Said(Kind::Action), "Ctrl-K 7", STEERING, &["Found the council", "an attorney"]),
            ],
        ),
        (
            "review",
            &[
                // The first question is what was done; what the meeting was stands before it.
                keyed(
                    Said(Kind::Review),
                    "Alt-Up",
                    &[
                        "Potluck, about 70 people, Clinton Community Hall, 6411 Central Avenue",
                        "27 September 2012, 6 to 9 pm",
                    ],
                    "Enter",
                ),
                under(
                    Said(Kind::Done),
                    "Ctrl-D Ctrl-K 3",
                    ECONOMY,
                    &["The market's first season, about 2,200 people in July and August, on the donated green \
                       behind the Dairy Queen"],
                ),
                under(
                    Said(Kind::Done),
                    "Ctrl-K 2",
                    TRAILS,
                    &["With the county, the trail we most want to improve: ferry dock to Ken's Korner"],
                ),
                under(
                    Said(Kind::Done),
                    "Ctrl-K 7",
                    STEERING,
                    &["Legal questions of forming a Clinton Community Council put to an open meeting"],
                ),
            ],
        ),
    ],
};

/// What became of it, nine to twenty-one months after.
const AFTERWARDS: Sitting = Sitting {
    at: "2013-10-28T18:30:00-07:00",
    tasks: &[
        (
            "goals",
            &[under(
                Said(Kind::Goal),
                "Ctrl-K 7",
                STEERING,
                &["The voice of Clinton in land-use planning and review, public safety and public facility siting"],
            )],
        ),
        (
            "actions",
            &[
                under(
                    Said(Kind::Ask),
                    "Ctrl-D Ctrl-D",
                    STEERING,
                    &["A roundabout at Deer Lake Road and Highway 525", "the state"],
                ),
                under(
                    Said(Kind::Ask),
                    "",
                    STEERING,
                    &["A vision for Clinton in the county comprehensive plan", "the county"],
                ),
            ],
        ),
        (
            "review",
            &[
                keyed(
                    Fact(Field::NextMeeting),
                    "Alt-.",
                    &["Fourth Monday of each month, 6:30 pm, Clinton fire hall, open to the public"],
                    "Enter Enter",
                ),
                keyed(
                    Said(Kind::Review),
                    "Alt-Up",
                    &["About 70 people, with energy and enthusiasm for moving something forward", "October 2013"],
                    "Enter",
                ),
                under(
                    Said(Kind::Done),
                    "Ctrl-D Ctrl-K 7",
                    STEERING,
                    &["Clinton Community Council running, two meetings held"],
                ),
                under(
                    Said(Kind::Done),
                    "",
                    STEERING,
                    &["Members from the chamber of commerce, the water district, the school district; four at large"],
                ),
                under(Said(Kind::Done), "", STEERING, &["13 positions: 9 from organisations, 4 at large; two vacant"]),
                under(
                    Said(Kind::Done),
                    "",
                    STEERING,
                    &["From school, port, parks and recreation, and water districts; planning commission and ferry \
                       advisory committee; chamber, Friends of the Library, Progressive Association"],
                ),
                under(
                    Said(Kind::Done),
                    "",
                    STEERING,
                    &["The council has a president, vice president, treasurer and secretary"],
                ),
            ],
        ),
        (
            "lessons",
            &[line(
                Said(Kind::Lesson),
                &["Sources differ on two or three days, and on the year: write the date down once"],
            )],
        ),
    ],
};
