//! The poster itself on a terminal that shows pictures: what is sent is read back as the same picture, what is answered is
//! understood whatever it is, and nothing of it is ever a key.

#![cfg(feature = "pixels")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::many_single_char_names,
    reason = "tests fail by panicking, and their tables are data"
)]

use commonground::export::formats::{Picture, Wanted, roadmap};
use commonground::model::session::Session;
use commonground::ui::input::{Decoder, Input};
use commonground::ui::keymap::Key;
use commonground::ui::msg::{Msg, Opened, What};
use commonground::ui::pixels::answers::{Answers, QUESTION, Surroundings};
use commonground::ui::pixels::dots::{Dots, size_of_png};
use commonground::ui::pixels::{Protocol, base64, draw, encode, kitty, place, room, sixel};
use commonground::ui::state::App;
use commonground::ui::theme::Theme;
use commonground::ui::update::update;
use commonground::ui::view::{poster_area, view};
use proptest::prelude::*;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Rect;
use std::sync::OnceLock;

fn sample() -> Session {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/healthy-valley.ron");
    Session::of(commonground::store::read(&path).unwrap().ops)
}

/// The sample's poster, 700 dots wide.
fn poster() -> &'static [u8] {
    static POSTER: OnceLock<Vec<u8>> = OnceLock::new();
    POSTER.get_or_init(|| {
        let wanted = Wanted { width: Some(700), ..Wanted::default() };
        roadmap(&sample(), &[Picture::Png], &wanted, &[]).unwrap().files.remove(0).1.unwrap()
    })
}

/// Letters as bytes, by the rule of RFC 4648 and not by the code that made them.
fn bytes_of(letters: &[u8]) -> Vec<u8> {
    assert_eq!(letters.len() % 4, 0);
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        other => panic!("{other} is no letter of it"),
    };
    let mut out = Vec::new();
    for four in letters.chunks(4) {
        let real = four.iter().filter(|letter| **letter != b'=').count();
        let all =
            four[..real].iter().fold(0_u32, |all, letter| all << 6 | u32::from(value(*letter))) << (6 * (4 - real));
        out.extend(&all.to_be_bytes()[1..real]);
    }
    out
}

/// The pieces of kitty's graphics in what is sent: keys and payload of each. Nothing else may stand there.
fn kitty_pieces(mut sent: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut out = Vec::new();
    while !sent.is_empty() {
        sent = sent.strip_prefix(b"\x1b_G").unwrap();
        let end = sent.windows(2).position(|two| two == b"\x1b\\").unwrap();
        let at = sent[..end].iter().position(|byte| *byte == b';').unwrap_or(end);
        let keys = String::from_utf8(sent[..at].to_vec()).unwrap();
        out.push((keys, sent[(at + 1).min(end)..end].to_vec()));
        sent = &sent[end + 2..];
    }
    out
}

#[test]
fn kitty_gets_the_very_picture_in_pieces() {
    let png = poster();
    let pieces = kitty_pieces(&encode(Protocol::Kitty, png, 77).unwrap());
    assert!(pieces.len() > 3, "{}", pieces.len());
    for (n, (keys, letters)) in pieces.iter().enumerate() {
        let last = n + 1 == pieces.len();
        assert!(letters.len() <= kitty::PIECE && (last || letters.len() == kitty::PIECE), "{n}: {}", letters.len());
        let keys: Vec<&str> = keys.split(',').collect();
        assert!(keys.contains(&if last { "m=0" } else { "m=1" }), "{n}: {keys:?}");
        assert!(keys.contains(&"q=2"), "the terminal answers nothing to it: {keys:?}");
        for key in ["a=T", "f=100", "c=77"] {
            assert_eq!(keys.contains(&key), n == 0, "{n}: {keys:?}");
        }
    }
    let letters: Vec<u8> = pieces.iter().flat_map(|(_, letters)| letters.clone()).collect();
    assert!(bytes_of(&letters) == png);
    // What takes it away names the same picture.
    let away = kitty_pieces(kitty::TAKE_AWAY);
    let name = |keys: &str| keys.split(',').find(|key| key.starts_with("i=")).unwrap().to_owned();
    assert_eq!(name(&away[0].0), name(&pieces[0].0));
}

#[test]
fn iterm_gets_the_very_picture() {
    let png = poster();
    let sent = encode(Protocol::Iterm, png, 77).unwrap();
    let body = sent.strip_prefix(b"\x1b]1337;File=").unwrap().strip_suffix(b"\x07").unwrap();
    let at = body.iter().position(|byte| *byte == b':').unwrap();
    let keys = std::str::from_utf8(&body[..at]).unwrap();
    for key in ["inline=1".to_owned(), format!("size={}", png.len()), "width=77".to_owned()] {
        assert!(keys.split(';').any(|one| one == key), "{keys}");
    }
    assert!(bytes_of(&body[at + 1..]) == png);
}

/// Sixel as a terminal reads it: width, height, and the dots in hundredths.
fn of_sixel(sent: &[u8]) -> (usize, usize, Vec<Option<[u8; 3]>>) {
    let body = sent.strip_prefix(b"\x1bP0;1;0q").unwrap().strip_suffix(b"\x1b\\").unwrap();
    let mut at = 0;
    let numbers = |at: &mut usize| {
        let from = *at;
        while *at < body.len() && (body[*at].is_ascii_digit() || body[*at] == b';') {
            *at += 1;
        }
        let text = std::str::from_utf8(&body[from..*at]).unwrap();
        text.split(';').map(|number| number.parse().unwrap()).collect::<Vec<usize>>()
    };
    assert_eq!(body[at], b'"');
    at += 1;
    let raster = numbers(&mut at);
    let (width, height) = (raster[2], raster[3]);
    let mut dots = vec![None; width * height];
    let mut colours = std::collections::BTreeMap::new();
    let (mut x, mut top, mut colour, mut times) = (0, 0, 0, 1);
    while at < body.len() {
        let byte = body[at];
        at += 1;
        match byte {
            b'#' => match numbers(&mut at)[..] {
                [n] => colour = n,
                [n, 2, r, g, b] => {
                    assert!(n < 256 && r <= 100 && g <= 100 && b <= 100);
                    colours.insert(n, [r, g, b].map(|part| u8::try_from(part).unwrap()));
                }
                ref other => panic!("{other:?}"),
            },
            b'!' => times = numbers(&mut at)[0],
            b'$' => x = 0,
            b'-' => (x, top) = (0, top + 6),
            b'?'..=b'~' => {
                for x in x..x + times {
                    for row in (0..6).filter(|row| (byte - b'?') & (1 << row) != 0) {
                        dots[(top + row) * width + x] = Some(colours[&colour]);
                    }
                }
                (x, times) = (x + times, 1);
            }
            other => panic!("{other} means nothing in it"),
        }
    }
    (width, height, dots)
}

fn hundredths(part: u8) -> u8 {
    u8::try_from((u32::from(part) * 100 + 127) / 255).unwrap()
}

#[test]
fn sixel_is_the_same_picture() {
    let poster = Dots::of_png(poster()).unwrap();
    // A few flat colours, a size that is no whole number of bands, and runs of all lengths.
    let inks = [[0, 0, 0], [255, 255, 255], [72, 43, 185], [148, 99, 32], [179, 0, 27]];
    let few = Dots {
        width: 61,
        height: 23,
        bytes: (0..61 * 23_usize).flat_map(|n| inks[(n / 7 + n * n / 900) % 5]).collect(),
    };
    for (name, picture, off) in [("few colours", &few, 1), ("the poster", &poster, 26)] {
        let (width, height, dots) = of_sixel(&sixel::show(picture));
        assert_eq!((width, height), (picture.width, picture.height), "{name}");
        let painted = sixel::paint(picture);
        let mut far = 0_u64;
        for ((dot, number), seen) in picture.bytes.chunks(3).zip(&painted.dots).zip(&dots) {
            let seen = seen.unwrap_or_else(|| panic!("{name}: a dot is left out"));
            assert_eq!(seen, painted.colours[usize::from(*number)], "{name}");
            for (part, seen) in dot.iter().zip(seen) {
                let apart = hundredths(*part).abs_diff(seen);
                assert!(apart <= off, "{name}: {dot:?} {seen:?}");
                far += u64::from(apart);
            }
        }
        // On the whole it is as it was: a hundredth is seen by nobody.
        let parts = u64::try_from(picture.bytes.len()).unwrap();
        println!("{name}: {far} hundredths over {parts}");
        assert!(far < parts, "{name}: {far} of {parts}");
    }
}

#[test]
fn bytes_are_letters_and_bytes_again() {
    for (plain, letters) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
        assert_eq!(base64::letters(plain.as_bytes()), letters.as_bytes());
    }
    let all: Vec<u8> = (0..=255).collect();
    assert_eq!(bytes_of(&base64::letters(&all)), all);
}

/// What comes of bytes from the terminal: keys, and what they say of pictures.
fn heard(bytes: &[u8]) -> (Vec<Input>, Answers) {
    let mut decoder = Decoder::default();
    let mut answers = Answers::default();
    for piece in bytes.chunks(7) {
        decoder.feed(piece);
        decoder.answers().iter().for_each(|answer| answers.take(answer));
    }
    for _ in 0..3 {
        if decoder.patience().is_some() {
            decoder.quiet();
        }
    }
    decoder.answers().iter().for_each(|answer| answers.take(answer));
    (decoder.take(), answers)
}

const KITTY: &[u8] = b"\x1b_Gi=31;OK\x1b\\\x1bP>|kitty(0.36.4)\x1b\\\x1b[6;20;10t\x1b[?62;52;c";
const ITERM: &[u8] = b"\x1b_Gi=31;OK\x1b\\\x1bP>|iTerm2 3.5.0\x1b\\\x1b[6;17;8t\x1b[?62;4c";
const FOOT: &[u8] = b"\x1bP>|foot(1.16)\x1b\\\x1b[6;18;9t\x1b[?62;4;22;28c";
const XTERM: &[u8] = b"\x1bP>|XTerm(379)\x1b\\\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c";

#[test]
fn what_terminals_answer_is_understood() {
    let around = |term: &str, program: &str, within: bool| Surroundings {
        term: term.to_owned(),
        program: program.to_owned(),
        within,
    };
    let plain = around("xterm-256color", "", false);
    let table: [(&str, &[u8], Surroundings, Option<Protocol>); 12] = [
        ("kitty", KITTY, plain.clone(), Some(Protocol::Kitty)),
        ("iTerm2, which says yes to all", ITERM, plain.clone(), Some(Protocol::Iterm)),
        ("foot", FOOT, plain.clone(), Some(Protocol::Sixel)),
        ("xterm without sixel", XTERM, plain.clone(), None),
        ("WezTerm by its name", b"\x1bP>|WezTerm 2024\x1b\\\x1b[?65;4;6c", plain.clone(), Some(Protocol::Iterm)),
        ("mintty by its surroundings", b"\x1b[?64;1c", around("xterm", "mintty", false), Some(Protocol::Iterm)),
        ("iTerm2 behind tmux", b"\x1b[?1;2c", around("tmux-256color", "iTerm.app", true), None),
        (
            "tmux that draws sixel",
            b"\x1b[6;20;10t\x1b[?1;2;4c",
            around("tmux-256color", "tmux", true),
            Some(Protocol::Sixel),
        ),
        ("kitty within another", KITTY, around("xterm-kitty", "", true), None),
        ("sixel in cells of nobody knows how many dots", b"\x1b[?62;4c", plain.clone(), None),
        ("no last answer", b"\x1b_Gi=31;OK\x1b\\", around("xterm", "iTerm.app", false), None),
        ("another's picture, and a refusal", b"\x1b_Gi=7;OK\x1b\\\x1b_Gi=31;EINVAL\x1b\\\x1b[?62c", plain, None),
    ];
    for (name, bytes, around, wanted) in table {
        let (keys, answers) = heard(bytes);
        assert_eq!(keys, [], "{name}");
        assert_eq!(answers.protocol(&around, answers.cell), wanted, "{name}");
    }
    assert_eq!(heard(KITTY).1.cell, Some((10, 20)));
    for cell in ["0;0", "1;9000", "9999999999;8", ";", "20", "20;10;5", "-4;8"] {
        assert_eq!(heard(format!("\x1b[6;{cell}t").as_bytes()).1.cell, None, "{cell}");
    }
    // Nothing is asked of what would write the question out.
    for (term, asked) in [("xterm-kitty", true), ("linux", false), ("dumb", false), ("", false)] {
        let around = Surroundings::of(|name| (name == "TERM").then(|| term.to_owned()));
        assert_eq!(around.is_asked(), asked, "{term}");
    }
    assert!(QUESTION.ends_with(b"\x1b[c"), "what everybody answers comes last");
}

/// Answers, damaged ones, and bytes of all kinds.
fn soup() -> impl Strategy<Value = Vec<u8>> {
    let real = prop::sample::select(vec![KITTY, ITERM, FOOT, XTERM]).prop_map(<[u8]>::to_vec);
    let torn =
        (prop::sample::select(vec![KITTY, ITERM, FOOT, XTERM]), 0..40_usize, any::<u8>()).prop_map(|(b, at, to)| {
            let mut bytes = b.to_vec();
            let at = at % bytes.len();
            bytes[at] = to;
            bytes
        });
    let long = (0..3000_usize).prop_map(|n| [b"\x1b_Gi=31;", vec![b'O'; n].as_slice(), b"\x1b\\"].concat());
    prop::collection::vec(prop_oneof![real, torn, long, prop::collection::vec(any::<u8>(), 0..30)], 0..10)
        .prop_map(|all| all.concat())
}

proptest! {
    /// Whatever comes, it is taken for what it is and nothing is drawn on its word alone but what it said.
    #[test]
    fn hostile_answers_do_no_harm(bytes in soup()) {
        let (_, answers) = heard(&bytes);
        if let Some((wide, high)) = answers.cell {
            prop_assert!((2..=256).contains(&wide) && (2..=256).contains(&high));
        }
        if !answers.done {
            prop_assert_eq!(answers.protocol(&Surroundings::default(), Some((10, 20))), None);
        }
    }

    /// Whoever types while the terminal answers finds every letter, and no other.
    #[test]
    fn answers_are_never_keys(words in prop::collection::vec("[a-z]{1,6}", 1..5), which in 0..4_usize) {
        let answer = [KITTY, ITERM, FOOT, XTERM][which];
        let mut bytes = Vec::new();
        let mut wanted = Vec::new();
        for word in &words {
            bytes.extend(word.as_bytes());
            bytes.extend(answer);
            wanted.extend(word.chars().map(|c| Input::Key(Key::char(c))));
        }
        let (keys, answers) = heard(&bytes);
        prop_assert_eq!(keys, wanted);
        prop_assert!(answers.done);
    }
}

/// A desk with the sample's roadmap open.
struct Desk(App);

impl Desk {
    fn new(size: (u16, u16)) -> Self {
        let at = chrono::DateTime::parse_from_rfc3339("2026-06-01T10:00:00+01:00").unwrap();
        let mut desk = Self(App::new(size, at, Theme::Dark));
        desk.take(What::Opened(Box::new(Opened {
            session: sample(),
            writer: "desk-k7q2m4xw".to_owned(),
            ..Opened::default()
        })));
        desk.press("F2");
        desk
    }

    fn take(&mut self, what: What) {
        let at = self.0.at;
        drop(update(&mut self.0, Msg { at, millis: 1, what }));
    }

    fn press(&mut self, key: &str) {
        self.take(What::Key(Key::from_text(key).unwrap()));
    }

    fn text(&self) -> String {
        let mut terminal = Terminal::new(TestBackend::new(self.0.size.0, self.0.size.1)).unwrap();
        terminal.draw(|frame| view(&self.0, frame)).unwrap();
        terminal.backend().to_string()
    }
}

#[test]
fn the_poster_takes_the_place_of_the_cells_and_gives_it_back() {
    let mut desk = Desk::new((120, 36));
    let cells = desk.text();
    // Where the terminal has not said that it can, there is no such key.
    desk.press("i");
    assert_eq!((poster_area(&desk.0), desk.text()), (None, cells.clone()));
    desk.take(What::Pixels { can: true, drawn: false });
    assert!(desk.text().contains("i picture"), "{}", desk.text());
    desk.press("i");
    let area = poster_area(&desk.0).unwrap();
    assert_eq!(area, Rect::new(0, 0, 120, 35));
    assert!(desk.text().contains("The poster is being drawn."), "{}", desk.text());
    desk.take(What::Pixels { can: true, drawn: true });
    let text = desk.text();
    let rows: Vec<&str> = text.lines().collect();
    assert!(rows[..35].iter().all(|row| row.trim_matches(['"', ' ']).is_empty()), "only ground under it: {text}");
    assert!(rows[35].contains("i picture") && !rows[35].contains("nearer"), "{text}");
    // What is not seen is not lit or moved.
    for key in ["+", "Right", "Down", "Enter", "Tab", "t"] {
        desk.press(key);
    }
    assert_eq!(desk.text(), text);
    // A sentence at the foot takes its rows from it; what lies over it takes all.
    desk.take(What::Told("Somebody said something.".to_owned()));
    assert_eq!(poster_area(&desk.0).unwrap().height, 34);
    desk.press("Esc");
    assert_eq!(poster_area(&desk.0), None);
    desk.press("F2");
    desk.press("i");
    assert!(desk.text().contains("Doors that open") && poster_area(&desk.0).is_none(), "{}", desk.text());
}

#[test]
fn a_picture_fills_its_room_and_no_more() {
    for (area, cell) in [((120, 35), (10, 20)), ((200, 59), (8, 17)), ((60, 40), (9, 18))] {
        let area = Rect::new(0, 0, area.0, area.1);
        let room = room(area, cell).unwrap();
        let drawing = draw(&Session::default(), Protocol::Kitty, room, cell).unwrap();
        let (wide, high) = drawing.size;
        assert!(wide <= room.0 && high <= room.1, "{:?} in {room:?}", drawing.size);
        assert!(wide + 2 >= room.0 || high + 2 >= room.1, "{:?} in {room:?}", drawing.size);
        let at = place(area, cell, drawing.size);
        assert!(at.right() <= area.right() && at.bottom() <= area.bottom(), "{at:?}");
        assert!(u32::from(at.width) * u32::from(cell.0) >= wide && u32::from(at.height) * u32::from(cell.1) >= high);
        let letters: Vec<u8> = kitty_pieces(&drawing.bytes).into_iter().flat_map(|(_, letters)| letters).collect();
        assert_eq!(size_of_png(&bytes_of(&letters)).unwrap(), drawing.size);
    }
    assert_eq!(room(Rect::new(0, 0, 30, 20), (10, 20)), None, "too small to be read");
}
