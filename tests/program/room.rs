//! What is said of the room before the day, without the screen.

use crate::home::Home;

/// Arguments, and what is said: first what the last row of seats reads, then what each task takes.
#[test]
fn what_the_last_row_of_seats_reads() {
    let home = Home::new();
    home.session("s.ron");
    let reads = "From 12 away, a picture of 2.4 by 1.35 is read in at most 15 rows of 52 columns; with ease in 12 rows of 41 columns.\n";
    let larger = "Make the letters of the window larger until it has no more rows and columns than that.\n";
    let far = ["--distance", "12", "--picture", "2.4x1.35"];
    let cases: &[(&[&str], &str, &str)] = &[
        (&[], larger, ""),
        (&["--check", "41x12", "s.ron"], "41x12 is read from there with ease.\n", "41 columns by 12 rows"),
        (&["--check", "50x15", "s.ron"], "50x15 is just read from there", "50 columns by 15 rows"),
        (&["--check", "80x24", "s.ron"], "80x24 is too small to be read from there. Make", "80 columns by 24 rows"),
        (&["s.ron"], larger, "Our valley: pages of the room at 52 columns by 15 rows\nWelcome: 1 page\n"),
    ];
    for (arguments, verdict, pages) in cases {
        let said = home.run(&[&["room"], &far[..], arguments].concat());
        assert_eq!(said.status, Some(0), "{arguments:?} {said:?}");
        assert!(said.out.starts_with(reads) && said.out.contains(verdict) && said.out.contains(pages), "{said:?}");
        assert!(said.err.is_empty(), "{said:?}");
    }
    // A comma for a point, and a unit beside the number.
    let said = home.run(&["room", "--distance", "8,1 m", "--picture", "2,4x1,35m"]);
    assert!(said.out.starts_with("From 8,1 m away, a picture of 2,4 by 1,35m is read in at most 22 rows"), "{said:?}");
}

#[test]
fn where_nothing_can_be_read_it_says_what_to_do() {
    let home = Home::new();
    home.session("s.ron");
    for (distance, picture, what) in [
        (
            "900",
            "2x1",
            "From 900 away, nothing is read on a picture of 2x1: the seats nearer, or the picture larger.\n",
        ),
        ("20", "1.6x1", "Pages of the room need 40 columns and 12 rows at the least"),
    ] {
        let said = home.run(&["room", "--distance", distance, "--picture", picture, "s.ron"]);
        assert!(said.status == Some(0) && said.out.contains(what), "{said:?}");
    }
    for (arguments, what) in [
        (&["room"][..], "<SESSION> is missing"),
        (&["room", "--distance", "12"], "--picture"),
        (&["room", "--picture", "2x1", "s.ron"], "--distance"),
        (&["room", "--check", "80x24"], "<SESSION> is missing"),
        (&["room", "--distance", "far", "--picture", "2x1"], "“far” is no distance"),
        (&["room", "--distance", "-3", "--picture", "2x1"], "-3"),
        (&["room", "--distance", "3", "--picture", "2"], "“2” is no picture"),
        (&["room", "--distance", "3", "--picture", "0x1"], "“0x1” is no picture"),
        (&["room", "--distance", "inf", "--picture", "2x1"], "“inf” is no distance"),
    ] {
        let said = home.run(arguments);
        assert_eq!(said.status, Some(2), "{arguments:?} {said:?}");
        assert!(said.err.contains(what) && said.err.lines().count() == 1 && said.out.is_empty(), "{said:?}");
    }
}
