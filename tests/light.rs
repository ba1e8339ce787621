//! Light and distance: every role of every theme stands out from its ground, the groups' colours are told apart in four
//! kinds of vision, and what the last row of seats can read.

#![expect(clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use commonground::model::day::legible;
use commonground::model::group::BADGES;
use commonground::roadmap::palette::{Rgb, contrast};
use commonground::ui::theme::{Depth, Role, THEMES, Theme};
use ratatui::style::{Color, Modifier, Style};

/// The sixteen colours with names as two widespread terminals fill them: xterm's own table, and the Linux console's.
const NAMED: [[u32; 16]; 2] = [
    [
        0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5, 0x7f_7f7f, 0xff_0000,
        0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
    ],
    [
        0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa, 0x55_5555, 0xff_5555,
        0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
    ],
];

fn rgb(colour: Color, named: &[u32; 16]) -> Rgb {
    let number = match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(number) => number,
        other => panic!("{other} is not in the table"),
    };
    match number {
        0..16 => {
            let [_, r, g, b] = named[usize::from(number)].to_be_bytes();
            Rgb(r, g, b)
        }
        16..232 => {
            let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
            let n = number - 16;
            Rgb(step(n / 36), step(n / 6 % 6), step(n % 6))
        }
        _ => Rgb(8 + 10 * (number - 232), 8 + 10 * (number - 232), 8 + 10 * (number - 232)),
    }
}

/// Letters and ground as they are seen; what a theme leaves to the terminal is light on dark there.
fn seen(style: Style, named: &[u32; 16]) -> (Rgb, Rgb) {
    let letters = rgb(style.fg.unwrap_or(Color::Gray), named);
    let ground = rgb(style.bg.unwrap_or(Color::Black), named);
    if style.add_modifier.contains(Modifier::REVERSED) { (ground, letters) } else { (letters, ground) }
}

const ROLES: [Role; 11] = [
    Role::Text,
    Role::Bar,
    Role::Strong,
    Role::Key,
    Role::Rule,
    Role::Lit,
    Role::Writing,
    Role::Choosing,
    Role::Good,
    Role::Alarm,
    Role::Marked,
];

/// The place of a role in the list: a new role does not compile before it stands there.
fn place(role: Role) -> usize {
    match role {
        Role::Text => 0,
        Role::Bar => 1,
        Role::Strong => 2,
        Role::Key => 3,
        Role::Rule => 4,
        Role::Lit => 5,
        Role::Writing => 6,
        Role::Choosing => 7,
        Role::Good => 8,
        Role::Alarm => 9,
        Role::Marked => 10,
    }
}

#[test]
fn every_role_stands_out_from_its_ground() {
    assert!(ROLES.iter().enumerate().all(|(n, role)| place(*role) == n), "each role once");
    let kinds = [Theme::Dark, Theme::Light, Theme::ProjectorDark, Theme::ProjectorLight, Theme::Mono];
    assert!(kinds.iter().all(|kind| THEMES.iter().any(|(_, theme)| theme == kind)));
    let mut figures = format!("{:<16}{}\n", "", ROLES.map(|role| format!("{role:?}")).join("  "));
    for (name, theme) in THEMES {
        let least = if theme.is_for_the_wall() { 7.0 } else { 4.5 };
        let row = ROLES.map(|role| {
            let style = theme.style(role);
            assert!(!style.add_modifier.contains(Modifier::DIM), "{name} {role:?} is dim");
            let measured = NAMED.iter().map(|named| {
                let (letters, ground) = seen(style, named);
                contrast(letters, ground)
            });
            let measured = measured.fold(21.0_f64, f64::min);
            assert!(measured >= least, "{name} {role:?}: {measured:.1}");
            let wide = format!("{role:?}").len();
            format!("{measured:>wide$.1}")
        });
        figures += &format!("{name:<16}{}\n", row.join("  "));
    }
    insta::assert_snapshot!("contrast", figures);
}

#[test]
fn the_badge_of_every_group_carries_its_letter() {
    for (name, theme) in THEMES.iter().filter(|(_, theme)| *theme != Theme::Mono) {
        for (n, badge) in BADGES.iter().enumerate() {
            assert_eq!(theme.group(n), theme.coloured(badge.colour), "{name} {}", badge.colour);
            let (letters, ground) = seen(theme.group(n), &NAMED[0]);
            assert!(contrast(letters, ground) >= 7.0, "{name} {}", badge.colour);
        }
    }
    let named = |find: fn(&commonground::model::group::Badge) -> &'static str| {
        BADGES.iter().map(find).collect::<std::collections::BTreeSet<_>>().len()
    };
    assert_eq!((named(|b| b.colour), named(|b| b.shape), named(|b| b.sign)), (8, 8, 8));
}

/// How colours are seen by people who lack one kind of cone, on linear light, at full severity. Machado, Oliveira and
/// Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, table 1.
const VISIONS: [(&str, [[f64; 3]; 3]); 4] = [
    ("usual", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
    ),
    (
        "deuteranopia",
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
    ),
    (
        "tritanopia",
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ),
];

/// CIE L*a*b* of a colour under a kind of vision, for daylight (D65).
fn lab(colour: Rgb, vision: &[[f64; 3]; 3]) -> [f64; 3] {
    let linear = [colour.0, colour.1, colour.2].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    let times =
        |m: &[[f64; 3]; 3], v: [f64; 3]| [0, 1, 2].map(|row| m[row].iter().zip(v).map(|(a, b)| a * b).sum::<f64>());
    let seen = times(vision, linear).map(|part| part.clamp(0.0, 1.0));
    let xyz = times(
        &[
            [0.412_456_4, 0.357_576_1, 0.180_437_5],
            [0.212_672_9, 0.715_152_2, 0.072_175_0],
            [0.019_333_9, 0.119_192_0, 0.950_304_1],
        ],
        seen,
    );
    let f = |t: f64| if t > 216.0 / 24389.0 { t.cbrt() } else { (24389.0 / 27.0 * t + 16.0) / 116.0 };
    let [x, y, z] = [f(xyz[0] / 0.950_47), f(xyz[1]), f(xyz[2] / 1.088_83)];
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// The difference of two colours as people see it: CIEDE2000 (CIE 142-2001).
fn difference(one: [f64; 3], other: [f64; 3]) -> f64 {
    let chroma = |c: [f64; 3]| c[1].hypot(c[2]);
    let mean = f64::midpoint(chroma(one), chroma(other));
    let widened = 0.5 * (1.0 - (mean.powi(7) / (mean.powi(7) + 25f64.powi(7))).sqrt());
    let wide = |c: [f64; 3]| [c[0], c[1] * (1.0 + widened), c[2]];
    let (one, other) = (wide(one), wide(other));
    let hue = |c: [f64; 3]| c[2].atan2(c[1]).to_degrees().rem_euclid(360.0);
    let (c1, c2, h1, h2) = (chroma(one), chroma(other), hue(one), hue(other));
    let grey = c1 * c2 == 0.0;
    let dh = if grey { 0.0 } else { (h2 - h1 + 180.0).rem_euclid(360.0) - 180.0 };
    let d_hue = 2.0 * (c1 * c2).sqrt() * (dh / 2.0).to_radians().sin();
    let (light, c) = (f64::midpoint(one[0], other[0]), f64::midpoint(c1, c2));
    let h = match (grey, (h1 - h2).abs() <= 180.0) {
        (true, _) => h1 + h2,
        (false, true) => f64::midpoint(h1, h2),
        (false, false) => f64::midpoint(h1, h2) + if h1 + h2 < 360.0 { 180.0 } else { -180.0 },
    };
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(h - 30.0) + 0.24 * cos(2.0 * h) + 0.32 * cos(3.0 * h + 6.0) - 0.20 * cos(4.0 * h - 63.0);
    let turn = 30.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let r = -(2.0 * turn).to_radians().sin() * 2.0 * (c.powi(7) / (c.powi(7) + 25f64.powi(7))).sqrt();
    let sl = 1.0 + 0.015 * (light - 50.0).powi(2) / (20.0 + (light - 50.0).powi(2)).sqrt();
    let parts = [(other[0] - one[0]) / sl, (c2 - c1) / (1.0 + 0.045 * c), d_hue / (1.0 + 0.015 * c * t)];
    (parts.iter().map(|part| part * part).sum::<f64>() + r * parts[1] * parts[2]).sqrt()
}

/// Two pairs of the table published with the formula (Sharma, Wu and Dalal 2005, rows 1 and 17).
#[test]
fn the_difference_is_measured_as_published() {
    let rows =
        [([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425), ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492)];
    for (one, other, published) in rows {
        let measured = difference(one, other);
        assert!((measured - published).abs() < 0.0001, "{measured}");
    }
}

#[test]
fn any_two_groups_are_told_apart_in_four_kinds_of_vision() {
    let mut figures = String::new();
    // Without colour it is the letter and the sign that tell them apart.
    for (name, theme) in THEMES.iter().filter(|(_, theme)| *theme != Theme::Mono) {
        let fills: Vec<Rgb> =
            (0..8).map(|n| rgb(theme.group(n).bg.expect("a fill for each of the eight"), &NAMED[0])).collect();
        for (vision, matrix) in &VISIONS {
            let mut least = (f64::MAX, "", "");
            for (n, one) in fills.iter().enumerate() {
                for (m, other) in fills.iter().enumerate().skip(n + 1) {
                    let apart = difference(lab(*one, matrix), lab(*other, matrix));
                    if apart < least.0 {
                        least = (apart, BADGES[n].colour, BADGES[m].colour);
                    }
                }
            }
            figures += &format!("{name:<16}{vision:<14}{:.1}  {} and {}\n", least.0, least.1, least.2);
            assert!(least.0 >= 8.0, "{name} {vision}: {least:?}");
        }
    }
    insta::assert_snapshot!("groups_apart", figures);
}

/// What went well and what is wrong are told apart in each of them too, and neither is taken for plain text.
#[test]
fn good_and_alarm_are_told_apart_in_four_kinds_of_vision() {
    let mut figures = String::new();
    for (name, theme) in THEMES.iter().filter(|(_, theme)| *theme != Theme::Mono) {
        for (vision, matrix) in &VISIONS {
            let colour = |role, named| lab(seen(theme.style(role), named).0, matrix);
            let apart = |one, other| {
                let each = NAMED.iter().map(|named| difference(colour(one, named), colour(other, named)));
                each.fold(f64::MAX, f64::min)
            };
            let (good, alarm) = (apart(Role::Good, Role::Alarm), apart(Role::Alarm, Role::Text));
            assert!(good >= 8.0 && alarm >= 8.0, "{name} {vision}: {good:.1} {alarm:.1}");
            figures += &format!("{name:<16}{vision:<14}good and alarm {good:.1}  alarm and text {alarm:.1}\n");
        }
    }
    insta::assert_snapshot!("good_and_alarm", figures);
}

/// A picture of 16:9, and the last row of seats at so many times its height: (rows, columns) that can be read at 16
/// minutes of arc, and at 20. Worked out by hand from capital = 0.626 row.
#[test]
fn the_last_row_reads_so_many_rows() {
    let at = |times: f64, minutes: f64| legible::rows_and_columns(16.0 / 9.0, 1.0, times, minutes);
    for (times, least, easy) in [(4.0, (33, 115), (26, 92)), (6.0, (22, 77), (17, 61)), (8.0, (16, 57), (13, 46))] {
        assert_eq!(at(times, legible::LEAST), Some(least), "{times}");
        assert_eq!(at(times, legible::EASY), Some(easy), "{times}");
    }
    for (width, distance) in [(0.0, 1.0), (1.0, 0.0), (f64::NAN, 1.0), (1.0, f64::INFINITY), (-1.0, 1.0)] {
        assert_eq!(legible::rows_and_columns(width, 1.0, distance, 16.0), None);
    }
    for (rows, times) in [(24, "5.6"), (18, "7.5"), (36, "3.7")] {
        let away = legible::heights_away(rows, legible::LEAST).expect("some distance");
        assert_eq!(format!("{away:.1}"), times);
        // There and back: from a little nearer as many rows are read, from a little farther fewer.
        assert_eq!(at(away * 0.999, legible::LEAST).map(|(read, _)| read), Some(rows));
        assert_eq!(at(away * 1.001, legible::LEAST).map(|(read, _)| read), Some(rows - 1));
    }
    assert_eq!((legible::heights_away(0, 16.0), legible::heights_away(24, f64::NAN)), (None, None));
}

/// On a light ground of the terminal's own no word of the roadmap is written in a colour that only a dark one carries.
#[test]
fn the_roadmap_in_sixteen_colours_is_read_on_a_light_ground() {
    let palette = Theme::Light.palette(Depth::Sixteen);
    let lanes = palette.lanes.iter().chain([&palette.bare]).flat_map(|lane| [lane.looking, lane.sign]);
    for style in lanes.chain([palette.title, palette.gate, palette.axis, palette.soft, palette.today]) {
        for named in &NAMED {
            let ink = style.fg.filter(|ink| *ink != Color::Reset).map_or(Rgb(0, 0, 0), |ink| rgb(ink, named));
            assert!(style.bg.is_some() || contrast(ink, Rgb(255, 255, 255)) >= 4.5, "{style:?}");
        }
    }
}

/// On a dark ground every sign and every word of the roadmap stands out, and so do the letters on each of its fills.
#[test]
fn the_roadmap_in_sixteen_colours_is_read_on_a_dark_ground() {
    let mut figures = String::new();
    for (name, palette) in
        [("dark", Theme::Dark.palette(Depth::Sixteen)), ("light", Theme::Light.palette(Depth::Sixteen))]
    {
        let lanes = palette.lanes.iter().chain([&palette.bare]).enumerate();
        let lanes = lanes.flat_map(|(n, lane)| {
            let each =
                [("head", lane.head), ("promised", lane.promised), ("looking", lane.looking), ("sign", lane.sign)];
            each.map(|(what, style)| (format!("lane {} {what}", n + 1), style))
        });
        let others = [
            ("title", palette.title),
            ("soft", palette.soft),
            ("quiet", palette.quiet),
            ("gate", palette.gate),
            ("axis", palette.axis),
            ("today", palette.today),
            ("notice", palette.notice),
            ("lit", palette.lit),
            ("vision", palette.vision),
            ("vision head", palette.vision.patch(palette.vision_head)),
            ("ground", palette.ground),
            ("ground sign", palette.ground_sign),
            ("detail", palette.detail),
        ];
        for (what, style) in lanes.chain(others.map(|(what, style)| (what.to_owned(), style))) {
            let plain = |colour: Option<Color>| colour.filter(|colour| *colour != Color::Reset);
            let style = palette.base.patch(style);
            let style = Style { fg: plain(style.fg).or(plain(palette.base.fg)), bg: plain(style.bg), ..style };
            let measured = NAMED.iter().map(|named| {
                let (letters, ground) = seen(style, named);
                contrast(letters, ground)
            });
            let measured = measured.fold(21.0_f64, f64::min);
            assert!(measured >= 4.5, "{name} {what}: {measured:.1}, {style:?}");
            figures += &format!("{name:<6} {what:<16} {measured:.1}\n");
        }
    }
    insta::assert_snapshot!("roadmap_in_sixteen", figures);
}
