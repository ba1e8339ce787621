//! The children of Southern Sudan (Nairobi, November 1999), after futuresearch.net ("I dream of peace" and the pages beside
//! it): the past, prouds and sorries, dreams. They name no question, no action and nobody who sees to one.

use super::{Fact, HOME, Said, Sitting, keyed, line};
use commonground::model::field::Field;
use commonground::model::kind::Kind;

/// The case.
pub const SUDAN: &[Sitting] = &[
    Sitting {
        at: "1999-11-15T09:00:00+03:00",
        tasks: &[
            (HOME, &[keyed(Fact(Field::Title), "", &["The children of Southern Sudan"], "Enter 3")]),
            (
                "about",
                &[
                    keyed(Fact(Field::Sponsor), "Enter Enter", &["Operation Lifeline Sudan, with UNICEF"], "Enter"),
                    line(Fact(Field::Venue), &["Nairobi"]),
                ],
            ),
            (
                "groups",
                &[
                    line(Said(Kind::Group), &["Children of 13 to 17, with their teachers", "", "40"]),
                    line(Said(Kind::Group), &["Chiefs, in three languages"]),
                ],
            ),
            ("agenda", &[line(Said(Kind::Agenda), &["Review meeting"])]),
            (
                "outside",
                &[
                    line(Said(Kind::OutsideVoice), &["Peace", "The children's own future search"]),
                    line(Said(Kind::OutsideVoice), &["Access to health services", "The children's own future search"]),
                    line(Said(Kind::OutsideVoice), &["Above all, to go to school and learn"]),
                ],
            ),
            (
                "welcome",
                &[
                    line(Said(Kind::Line), &["What the children found is carried into a second one, with adults"]),
                    line(Said(Kind::Line), &["Translators"]),
                ],
            ),
            (
                "time-lines",
                &[
                    line(Said(Kind::TimeLine), &["Loss of children, parents, siblings"]),
                    line(Said(Kind::TimeLine), &["Bombing of schools"]),
                    line(Said(Kind::TimeLine), &["Fleeing in terror from attacks"]),
                ],
            ),
            (
                "prouds-sorries",
                &[
                    line(Said(Kind::Proud), &["Under very difficult circumstances people try to improve their lives"]),
                    line(Said(Kind::Proud), &["Tribal chiefs' attempts at reconciliation between Dinka and Nuer"]),
                    keyed(
                        Said(Kind::Sorry),
                        "Ctrl-D",
                        &["Parents unable to provide for their families during the famine"],
                        "Enter",
                    ),
                ],
            ),
            (
                "lists",
                &[
                    line(Said(Kind::Card), &["Peace and reconciliation"]),
                    line(Said(Kind::Card), &["Education"]),
                    line(Said(Kind::Card), &["Health services"]),
                ],
            ),
            ("goals", &[line(Said(Kind::Goal), &["Peace between the north and south by 2005"])]),
        ],
    },
    Sitting {
        at: "2005-01-05T09:00:00+03:00",
        tasks: &[(
            "review",
            &[
                keyed(
                    Said(Kind::Review),
                    "Alt-Up",
                    &["Demobilising child soldiers, a future search in Rumbek", "July 2001"],
                    "Enter",
                ),
                keyed(Said(Kind::Done), "Ctrl-D", &["A UNICEF team newly trained to run it"], "Enter"),
                line(Said(Kind::Done), &["2,500 to 3,500 boys demobilised in February 2001; the figures differ"]),
                line(Said(Kind::Done), &["The final protocol signed just before the new year of 2005"]),
            ],
        )],
    },
];
