//! Striking on the screen.

use crate::until;

#[test]
fn a_line_is_struck_by_a_typed_word_and_nothing_of_it_stays_in_the_window() {
    let mut screen = until("ten_values", 80, 24);
    screen.play("\"the quokka\" Enter Esc Enter \" again\" Enter Alt-X \"yes\" Enter");
    assert!(screen.text().contains("Nothing was struck") && screen.text().contains("the quokka again"));
    screen.play("Esc Alt-X");
    let asked = screen.text();
    for words in ["11: “the quokka again”", "Enter strike"] {
        assert!(asked.contains(words), "{words}:\n{asked}");
    }
    screen.play("\"strike\" Enter");
    let text = screen.text();
    assert!(text.contains("struck at a person's wish") && !text.contains("quokka"), "{text}");
    assert!(!screen.draft.contains("quokka"), "{}", screen.draft);
    screen.play("Ctrl-Z");
    assert!(screen.text().contains("struck at a person's wish"), "there is no way back: {}", screen.text());
    screen.play("Alt-N");
    assert!(!screen.text().contains("quokka"), "{}", screen.text());
    assert!(screen.saved.iter().any(|op| matches!(op.act, commonground::model::op::Act::Strike(_))));
}
