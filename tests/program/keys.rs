//! A person's own keys: the table as it stands, a file to begin with, and what is said of a file with mistakes.

use super::home::Home;

/// Every mistake is one sentence with its place and with what to do, in the order of the file.
#[test]
fn a_file_of_keys_with_three_mistakes_gives_three_sentences_with_their_places() {
    let home = Home::new();
    home.put("keys.ron", "// ours\n{\n    \"next-task\": [\"F10\", \"Ctrl-N\"],\n    \"undoo\": \"F11\",\n    \"papers\": \"Ctrl-M\", \"search\": [\"Ctrl-F\", \"Ctrl-Q\"],\n}\n");
    let said = home.run(&["keys", "--check", "keys.ron"]);
    assert_eq!(said.status, Some(1));
    assert_eq!(
        said.err.lines().collect::<Vec<_>>(),
        [
            "commonground: keys.ron, line 4, column 5: There is no command “undoo”: did you mean undo?",
            "commonground: keys.ron, line 5, column 15: No terminal sends Ctrl-M, they send Enter for it: take another, such \
             as F10.",
            "commonground: keys.ron, line 5, column 46: Ctrl-Q would be both “leave” and “search” at the same moment: give \
             one of them another key.",
        ]
    );
    assert_eq!(said.out, "");
}

/// Each kind of mistake alone, with the place of what is wrong.
#[test]
fn every_mistake_in_a_file_of_keys_is_said_with_its_place() {
    let home = Home::new();
    for (text, place, what) in [
        ("{ \"undo\": }", "1, column 10", "cannot be read"),
        ("{\n  \"undo\": 3,\n}", "2, column ", "a key in quotation marks"),
        ("{\n  \"undo\": \"F10\"\n  \"redo\": \"F11\" }", "3, column ", "Expected comma"),
        ("{ /* \"a\" */ \"undo\": \"banana\" }", "1, column 21", "“banana” is no key"),
        ("{ \"undo\": [] }", "1, column 3", "“undo” has no key left"),
        ("{ \"undo\": \"ü\" }", "1, column 11", "is written while people speak"),
        ("{ \"undo\": \"Alt-ü\" }", "1, column 11", "No terminal sends"),
        ("{ \"undo\": \"Ctrl-1\" }", "1, column 11", "No terminal sends Ctrl-1: take another"),
        ("{ \"undo\": \"Alt-5\" }", "1, column 11", "they send Esc 5 for it"),
        ("{ \"undo\": \"Ctrl-H\" }", "1, column 11", "they send Backspace for it"),
        ("{ \"undo\": \"Space\" }", "1, column 11", "means the same everywhere"),
        ("{ \"undo\": \"Up\" }", "1, column 11", "means the same everywhere"),
        ("{ \"count\": \"F10\" }", "1, column 3", "answered by the digit"),
        ("{ \"stop\": \"F10\" }", "1, column 3", "stays on Ctrl-C"),
        ("{ \"undo\": \"Ctrl-C\" }", "1, column 11", "Ctrl-C would be both “stop” and “undo”"),
        ("{ \"undo\": \"F10\", \"undo\": \"F11\" }", "1, column 18", "a second time"),
        ("{ \"undo\": \"F10\", \"redo\": \"F10\" }", "1, column 26", "F10 would be both “undo” and “redo”"),
    ] {
        home.put("k.ron", text);
        let said = home.run(&["keys", "--check", "k.ron"]);
        assert_eq!((said.status, said.err.lines().count()), (Some(1), 1), "{text}: {}", said.err);
        assert!(said.err.contains(&format!("k.ron, line {place}")) && said.err.contains(what), "{text}: {}", said.err);
    }
}

#[test]
fn what_commands_of_different_moments_share_is_no_mistake() {
    let home = Home::new();
    for text in [
        "",
        "// nothing yet\n",
        "{}",
        "{ \"clock\": \"F10\", \"to-the-desk\": \"F10\" }",
        "{ \"today\": \"d\", \"keep\": [] }",
        "{ \"large\": [\"Ctrl-L\", \"F10\", \"F11\"] }",
        "{ \"undo\": \"Ctrl-Y\", \"redo\": \"Ctrl-Z\" }",
    ] {
        home.put("k.ron", text);
        let said = home.run(&["keys", "--check", "k.ron"]);
        assert_eq!((said.status, said.err.as_str()), (Some(0), ""), "{text}");
    }
}

#[test]
fn the_file_to_begin_with_holds_every_command_and_nothing_is_wrong_in_it() {
    let home = Home::new();
    let template = home.run(&["keys", "--template"]).out;
    home.put("k.ron", &template);
    assert_eq!(
        home.run(&["keys", "--check", "k.ron"]).out,
        "k.ron: 0 commands have other keys, and nothing is wrong.\n"
    );
    // With every line taken in, the keys are those that they were.
    let all: String = template.lines().map(|line| line.replace("    // \"", "    \"") + "\n").collect();
    assert!(all.matches("\n    \"").count() > 100, "{all}");
    home.put("all.ron", &all);
    let said = home.run(&["keys", "--check", "all.ron"]);
    assert_eq!(
        (said.out.as_str(), said.err.as_str()),
        ("all.ron: 0 commands have other keys, and nothing is wrong.\n", "")
    );
}

#[test]
fn the_table_of_keys_is_that_of_the_file() {
    let home = Home::new();
    home.put("k.ron", "{ \"next-task\": [\"F10\", \"Ctrl-N\"], \"keep\": \"F11\" }");
    let table = home.run(&["keys", "--keys", "k.ron"]).out;
    assert!(table.contains("F10, Ctrl-N\tnext-task\t") && table.contains("Enter, F11\tkeep\t"), "{table}");
    // The usual place.
    let settings = home.dir.path().join("config/commonground");
    std::fs::create_dir_all(&settings).unwrap();
    std::fs::write(settings.join("keys.ron"), "{ \"undo\": \"F10\" }").unwrap();
    assert!(home.run(&["keys"]).out.contains("F10\tundo\t"));
    assert!(home.run(&["paths"]).out.contains("your own keys\t"));
    // With mistakes the table is the usual one, and says so.
    std::fs::write(settings.join("keys.ron"), "{ \"undo\": \"F99\" }").unwrap();
    let said = home.run(&["keys"]);
    assert!(said.status == Some(1) && said.out.contains("Ctrl-Z\tundo\t"), "{said:?}");
    assert!(said.err.contains("“F99” is no key") && said.err.contains("The usual keys are in use."), "{said:?}");
    let said = home.run(&["keys", "--check", "none.ron"]);
    assert!(said.status == Some(1) && said.err.contains("There is no file none.ron"), "{said:?}");
}

#[test]
fn settings_are_printed_and_what_is_wrong_in_them_is_said() {
    let home = Home::new();
    let said = home.run(&["settings"]);
    assert_eq!(
        (said.status, said.out.as_str()),
        (Some(0), "theme\tdark or light, as the terminal is\nmouse\toff\ncolours\t0\n")
    );
    let template = home.run(&["settings", "--template"]).out;
    home.put("s.ron", &template);
    assert_eq!(home.run(&["settings", "--check", "s.ron"]).out, "s.ron: nothing is wrong.\n");
    // With every line taken in it is sound, and all of it can be read.
    let all: String = template
        .lines()
        .map(|line| line.replacen("    // ", "    ", 1).replacen("    //     ", "        ", 1) + "\n")
        .collect();
    home.put("all.ron", &all);
    let said = home.run(&["settings", "--settings", "all.ron"]);
    assert_eq!((said.out.as_str(), said.err.as_str()), ("theme\tdark\nmouse\ton\ncolours\t8\n", ""), "{all}");
    home.put(
        "s.ron",
        "(\n    theme: \"drak\",\n    mouse: \"maybe\",\n    colours: { \"dark\": { \"accent\": \"blu\" } },\n)",
    );
    let said = home.run(&["settings", "--check", "s.ron"]);
    assert_eq!(said.status, Some(1));
    assert_eq!(
        said.err.lines().collect::<Vec<_>>(),
        [
            "commonground: s.ron, line 2, column 12: There is no look “drak”: did you mean dark?",
            "commonground: s.ron, line 3, column 12: The mouse is “on” or “off”, not “maybe”: write one of them.",
            "commonground: s.ron, line 4, column 36: “blu” is no colour: did you mean blue?",
        ]
    );
}
