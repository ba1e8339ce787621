//! What terminals send, and that no way of cutting it, no paste and no damage does harm.

use super::{Decoder, Input};
use crate::ui::command::COMMANDS;
use crate::ui::keymap::{Code, Key};
use proptest::prelude::*;

/// Everything that comes of bytes that arrive in these pieces, and then nothing for a while.
fn heard(pieces: &[&[u8]]) -> Vec<Input> {
    let mut decoder = Decoder::default();
    for piece in pieces {
        decoder.feed(piece);
    }
    quiet(&mut decoder);
    decoder.take()
}

fn quiet(decoder: &mut Decoder) {
    for _ in 0..3 {
        if decoder.patience().is_some() {
            decoder.quiet();
        }
    }
    assert_eq!(decoder.patience(), None, "something stays open for ever");
}

/// Input as a person writes it down: keys by name, pasted text in quotation marks.
fn written(input: &[Input]) -> String {
    let one = |input: &Input| match input {
        Input::Key(key) => key.to_string(),
        Input::Paste(text) => format!("“{text}”"),
        Input::Mouse(mouse) => format!("{:?} {},{}", mouse.what, mouse.x, mouse.y),
    };
    input.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// The keys of many terminals: bytes, and what they are.
const SENT: &[(&str, &[&[u8]])] = &[
    ("Up", &[b"\x1b[A", b"\x1bOA", b"\x1b[1A", b"\x1b[1;1A", b"\x1b[1;2A", b"\x1b[a", b"\x1b[57419u"]),
    ("Down", &[b"\x1b[B", b"\x1bOB"]),
    ("Right", &[b"\x1b[C", b"\x1bOC"]),
    ("Left", &[b"\x1b[D", b"\x1bOD"]),
    ("Ctrl-Left", &[b"\x1b[1;5D", b"\x1b[1;6D", b"\x1bOd"]),
    ("Alt-Right", &[b"\x1b[1;3C", b"\x1b\x1b[C", b"\x1b\x1bOC"]),
    ("Home", &[b"\x1b[H", b"\x1bOH", b"\x1b[1~", b"\x1b[7~"]),
    ("End", &[b"\x1b[F", b"\x1bOF", b"\x1b[4~", b"\x1b[8~"]),
    ("PgUp", &[b"\x1b[5~", b"\x1b[5$", b"\x1b[57421u"]),
    ("PgDn", &[b"\x1b[6~"]),
    ("Del", &[b"\x1b[3~", b"\x1b[3;1~"]),
    ("Ctrl-Del", &[b"\x1b[3;5~", b"\x1b[3^"]),
    ("F1", &[b"\x1bOP", b"\x1b[11~", b"\x1b[[A", b"\x1b[P", b"\x1b[1;1P"]),
    ("F4", &[b"\x1bOS", b"\x1b[14~", b"\x1b[[D", b"\x1b[S"]),
    ("F5", &[b"\x1b[15~", b"\x1b[[E"]),
    ("F12", &[b"\x1b[24~", b"\x1b[24;2~"]),
    ("Enter", &[b"\r", b"\n", b"\x1bOM", b"\x1b[13u", b"\x1b[106;5u", b"\x1b[57414u", b"\x1b[13;1:1u"]),
    ("Tab", &[b"\t", b"\x1b[9u"]),
    ("Shift-Tab", &[b"\x1b[Z", b"\x1b[9;2u", b"\x1b[27;2;9~", b"\x1b[1;2Z"]),
    ("Backspace", &[b"\x7f", b"\x1b[127u"]),
    ("Alt-Backspace", &[b"\x1b\x7f", b"\x1b\x08", b"\x1b[127;3u"]),
    ("Esc", &[b"\x1b", b"\x1b[27u"]),
    ("Esc Esc", &[b"\x1b\x1b"]),
    ("Ctrl-N", &[b"\x0e", b"\x1b[110;5u", b"\x1b[27;5;110~", b"\x1b[110:78;6u"]),
    ("Ctrl-Q", &[b"\x11"]),
    ("Ctrl-H", &[b"\x08"]),
    ("Alt-+", &[b"\x1b+"]),
    ("Alt-.", &[b"\x1b."]),
    ("Alt-M", &[b"\x1bm", b"\x1bM", b"\x1b[109;3u"]),
    ("Alt-O", &[b"\x1bO"]),
    ("Alt-P", &[b"\x1bP"]),
    ("a", &[b"a", b"\x1b[97u"]),
    ("A", &[b"A", b"\x1b[97;2u", b"\x1b[27;2;65~"]),
    ("å", &["å".as_bytes(), b"\x1b[97;;229u"]),
    ("5", &[b"5", b"\x1bOu", b"\x1b[57404u"]),
    // Typed so fast, or sent over so slow a line, that it comes in one piece.
    ("Esc 1", &[b"\x1b1"]),
    ("Esc Enter", &[b"\x1b\r"]),
    ("Esc h e", &[b"\x1bhe"]),
    ("Esc O l d", &[b"\x1bOld"]),
    ("Esc O a k", &[b"\x1bOak"]),
    ("Esc P a u l", &[b"\x1bPaul"]),
    ("Esc [ Enter", &[b"\x1b[\r"]),
    ("Esc ] x", &[b"\x1b]x"]),
    ("Esc é", &["\u{1b}é".as_bytes()]),
    ("Alt-T Ctrl-N", &[b"\x1bt\x0e"]),
    ("Alt-T Up", &[b"\x1bt\x1b[A"]),
    ("Esc Alt-T", &[b"\x1b\x1bt"]),
    // What is no key of ours: releases, the window's own key, mice, focus, answers, the cursor's place.
    ("", &[b"\x1b[97;1:3u", b"\x1b[97;9u", b"\x1b[2~", b"\x1b[M !!"]),
    ("", &[b"\x1b[32;10;20M", b"\x1b[I", b"\x1b[O", b"\x1b[24;80R", b"\x1b[?62;22c", b"\x1b[?2026;2$y", b"\x1b[?1u"]),
    (
        "",
        &[
            b"\x1b]11;rgb:0000/0000/0000\x1b\\",
            b"\x1b]11;rgb:0/0/0\x07",
            b"\x1bP>|xterm(388)\x1b\\",
            b"\x1b_Gi=1\x1b\\",
        ],
    ),
    ("x", &[b"\x1b]52;c;\x11\r\x07x", b"\x1bP1$r0m\x1b\\x", b"\x1b[201~x", b"\x1b[57358ux"]),
    // What is no UTF-8 goes, and takes nothing with it.
    ("b", &[b"\xe4b", b"\xffb", b"\x80b", b"\xf0\x9fb", b"b\xc3"]),
    ("ä b", &[b"\xc3\xc3\xa4b", b"\xc3\xa4\xa4b"]),
    ("“a b”", &[b"\x1b[200~a b\x1b[201~"]),
    ("“1\n2\n\n3”", &[b"\x1b[200~1\r2\n\r\n3\x1b[201~"]),
    ("“ab”", &[b"\x1b[200~a\xffb\x1b[201~"]),
    ("", &[b"\x1b[200~\x1b[201~"]),
    // It begins once more, or ends itself: all that comes with it belongs to it.
    ("“a\u{11}\n1b”", &[b"\x1b[200~a\x1b[201~\x11\r1b\x1b[201~", b"\x1b[200~a\x1b[200~\x11\x1b[201~\r1b\x1b[201~"]),
    ("“a\u{1b}[A\n”", &[b"\x1b[200~a\x1b[201~\x1b[A\r"]),
];

#[test]
fn keys_of_many_terminals_are_understood() {
    for (wanted, all) in SENT {
        for bytes in *all {
            assert_eq!(written(&heard(&[bytes])), *wanted, "{:?}", String::from_utf8_lossy(bytes));
            // Cut anywhere it is the same.
            for at in 0..bytes.len() {
                let (one, other) = bytes.split_at(at);
                assert_eq!(written(&heard(&[one, other])), *wanted, "{:?} cut at {at}", String::from_utf8_lossy(bytes));
            }
        }
    }
}

#[test]
fn an_open_paste_is_shown_and_what_comes_alone_afterwards_is_a_key() {
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b[200~half\r\x11");
    assert_eq!(decoder.take(), [], "it may still end");
    decoder.quiet();
    assert_eq!(written(&decoder.take()), "“half\n\u{11}”");
    // The rest of it, after a while: still nothing but text.
    decoder.feed(b"more\r\x111");
    decoder.quiet();
    assert_eq!(written(&decoder.take()), "“more\n\u{11}1”");
    // Somebody presses a key, and another.
    decoder.feed(b"\x1b[A");
    decoder.quiet();
    decoder.feed(b"x\r");
    assert_eq!(written(&decoder.take()), "Up x Enter");
}

#[test]
fn a_paste_without_an_end_that_goes_on_in_time_ends_as_others_do() {
    let mut decoder = Decoder::default();
    for piece in [&b"\x1b[200~one "[..], b"two ", b"three\x1b[201~"] {
        decoder.feed(piece);
        decoder.quiet();
    }
    quiet(&mut decoder);
    decoder.feed(b"\x11");
    assert_eq!(written(&decoder.take()), "“one ” “two ” “three” Ctrl-Q");
}

#[test]
fn a_paste_of_a_megabyte_is_one_text() {
    let text = "seven lines of what was said\n".repeat(36_158);
    let bytes = [b"\x1b[200~", text.as_bytes(), b"\x1b[201~"].concat();
    let pieces: Vec<&[u8]> = bytes.chunks(4095).collect();
    assert_eq!(heard(&pieces), [Input::Paste(text)]);
}

/// Bytes that mean something to a terminal, and others.
fn soup() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        prop::sample::select(SENT.iter().flat_map(|(_, all)| all.iter()).collect::<Vec<_>>()).prop_map(|b| b.to_vec()),
        prop::sample::select(vec![
            &b"\x1b"[..],
            b"\x1b[",
            b"\x1bO",
            b"\x1b]0;",
            b"\x1b[200~",
            b"\x1b[201~",
            b"\x1b[M",
            b"\x1b[<0;3;4M",
            b"\x1b[<64;"
        ])
        .prop_map(<[u8]>::to_vec),
        any::<String>().prop_map(String::into_bytes),
        prop::collection::vec(any::<u8>(), 0..12),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|all| all.concat())
}

/// Every letter and mark that a command has with Alt arrives as that key.
#[test]
fn every_key_with_alt_arrives() {
    let keys = COMMANDS.iter().flat_map(|spec| spec.keys).filter_map(|name| Key::from_text(name));
    let mut marks = 0;
    for key in keys.filter(|key| key.alt) {
        let Code::Char(letter) = key.code else { continue };
        assert_eq!(heard(&[format!("\u{1b}{letter}").as_bytes()]), [Input::Key(key)], "{key}");
        marks += usize::from(!letter.is_alphabetic());
    }
    assert!(marks > 8, "{marks}");
}

proptest! {
    /// However bytes are cut, the same is understood; nothing panics, nothing stays open.
    #[test]
    fn cutting_changes_nothing(bytes in soup(), size in 1_usize..9) {
        let pieces: Vec<&[u8]> = bytes.chunks(size).collect();
        prop_assert_eq!(heard(&[&bytes]), heard(&pieces));
    }

    /// Whatever stands in a paste, and right behind a paste that ends itself: no key comes of it.
    #[test]
    fn what_is_pasted_is_never_a_key(inside in soup()) {
        for bytes in [[b"\x1b[200~", &inside[..], b"\x1b[201~"].concat(), [b"\x1b[200~", &inside[..]].concat()] {
            let keys = heard(&[&bytes]).into_iter().filter(|one| matches!(one, Input::Key(_))).count();
            prop_assert_eq!(keys, 0);
        }
    }

    /// Letters typed in any script arrive, each once, in their order.
    #[test]
    fn letters_arrive(text in "\\PC{0,40}", size in 1_usize..9) {
        let pieces: Vec<&[u8]> = text.as_bytes().chunks(size).collect();
        let keys: Vec<Input> = text.chars().map(|c| Input::Key(Key::char(c))).collect();
        prop_assert_eq!(heard(&pieces), keys);
    }

    /// Escape before words does not cost a letter of them.
    #[test]
    fn escape_costs_no_letter(text in "[a-zA-Z0-9 ,.éß]{2,20}") {
        let mut wanted = vec!["Esc".to_owned()];
        wanted.extend(text.chars().map(|c| Key::char(c).to_string()));
        // `OA` is an arrow, `P1` begins an answer: no way to tell.
        prop_assume!(!text.starts_with(['O', 'P']));
        prop_assert_eq!(written(&heard(&[b"\x1b", text.as_bytes()])), wanted.join(" "));
    }
}

/// Reports of the mouse: the left button and the wheel are told, everything else is passed over.
#[test]
fn the_mouse_is_understood() {
    for (bytes, wanted) in [
        (&b"\x1b[<0;1;1M"[..], "Press 0,0"),
        (b"\x1b[<0;80;24m", "Release 79,23"),
        (b"\x1b[<32;10;3M", "Drag 9,2"),
        (b"\x1b[<64;10;3M", "WheelUp 9,2"),
        (b"\x1b[<65;10;3M", "WheelDown 9,2"),
        (b"\x1b[<80;10;3M", "WheelUp 9,2"),
        (b"\x1b[<0;300;200M", "Press 299,199"),
        (b"\x1b[<0;3;4Mx\x1b[<65;1;2M", "Press 2,3 x WheelDown 0,1"),
        // Other buttons, a mouse that only moves, the wheel to the side.
        (b"\x1b[<1;3;4M\x1b[<2;3;4M\x1b[<2;3;4m\x1b[<35;3;4M\x1b[<66;3;4M\x1b[<4;3;4M", ""),
    ] {
        assert_eq!(written(&heard(&[bytes])), wanted, "{:?}", String::from_utf8_lossy(bytes));
    }
}

/// Whatever is damaged in a report: no key comes of it, and nothing that was typed is lost.
#[test]
fn damaged_reports_of_the_mouse_are_nothing() {
    for bytes in [
        &b"\x1b[<0;0;4M"[..],
        b"\x1b[<0;3;0M",
        b"\x1b[<0;70000;4M",
        b"\x1b[<0;99999999999999999999;4M",
        b"\x1b[<0;3M",
        b"\x1b[<0M",
        b"\x1b[<0;3;4;5M",
        b"\x1b[<0;;M",
        b"\x1b[<-1;3;4M",
        b"\x1b[<0;3;-4M",
        b"\x1b[<0;3",
        b"\x1b[<0;3;",
        b"\x1b[<6",
        b"\x1b[<0;3;4\x1b[<0;3;",
        b"\x1b[<0;333333333333333333333333333333333333333333333333333333333333333333333333333333333;4M",
    ] {
        assert_eq!(heard(&[bytes]), [], "{:?}", String::from_utf8_lossy(bytes));
    }
    assert_eq!(written(&heard(&[b"\x1b[<0;3;4\r", b"x"])), "Enter x");
}
