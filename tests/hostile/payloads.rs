//! The payloads: what somebody could type, paste, send or put into a file to steer a terminal, to hide or turn round
//! what is read, to become markup or a formula, or to leave its folder.

/// One payload.
#[derive(Clone)]
pub struct Payload {
    pub name: String,
    pub text: String,
}

/// Sequences that terminals obey, with and without their ends, in seven and eight bits.
const SEQUENCES: &[(&str, &str)] = &[
    ("colour", "\u{1b}[31mred\u{1b}[0m"),
    ("colour in eight bits", "\u{9b}31mred"),
    ("clear the screen", "\u{1b}[2J\u{1b}[H"),
    ("clear what was scrolled away", "\u{1b}[3J"),
    ("reset", "\u{1b}c"),
    ("go up and write over", "kept\u{1b}[1A\u{1b}[2Klost"),
    ("alternate screen", "\u{1b}[?1049h"),
    ("leave the alternate screen", "\u{1b}[?1049l"),
    ("hide the cursor", "\u{1b}[?25l"),
    ("report the cursor", "\u{1b}[6n"),
    ("report the device", "\u{1b}[c"),
    ("report in eight bits", "\u{9b}6n"),
    ("report the title", "\u{1b}[21t"),
    ("size of the window", "\u{1b}[8;1;1t"),
    ("iconify", "\u{1b}[2t"),
    ("mouse on", "\u{1b}[?1003h\u{1b}[?1006h"),
    ("a click", "\u{1b}[<0;10;10M"),
    ("paste on", "\u{1b}[?2004h"),
    ("end of a paste", "a\u{1b}[201~q\u{3}"),
    ("beginning of a paste", "\u{1b}[200~never closed"),
    ("scrolling region", "\u{1b}[5;5r"),
    ("insert mode", "\u{1b}[4h"),
    ("keyboard locked", "\u{1b}[2h"),
    ("media copy", "\u{1b}[5i"),
    ("soft reset", "\u{1b}[!p"),
    ("csi without an end", "\u{1b}[31;1;"),
    (
        "csi of very many numbers",
        "\u{1b}[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23;24;25;26;27;28;29;30m",
    ),
    ("csi of a very large number", "\u{1b}[99999999999999999999C"),
    ("escape alone at the end", "x\u{1b}"),
    ("two escapes", "\u{1b}\u{1b}[A"),
    ("title", "\u{1b}]0;owned\u{7}"),
    ("title with the other end", "\u{1b}]2;owned\u{1b}\\"),
    ("title in eight bits", "\u{9d}0;owned\u{9c}"),
    ("title without an end", "\u{1b}]0;owned"),
    ("clipboard", "\u{1b}]52;c;cm0gLXJmIH4=\u{7}"),
    ("clipboard asked for", "\u{1b}]52;c;?\u{7}"),
    ("a link", "\u{1b}]8;;http://evil.example\u{1b}\\here\u{1b}]8;;\u{1b}\\"),
    ("colours of the palette", "\u{1b}]4;1;?\u{7}"),
    ("working folder", "\u{1b}]7;file://x/etc\u{7}"),
    ("a notice", "\u{1b}]9;hello\u{7}"),
    ("a notice of another sort", "\u{1b}]777;notify;a;b\u{7}"),
    ("a picture of iTerm", "\u{1b}]1337;File=inline=1:AAAA\u{7}"),
    ("a command of a shell's marks", "\u{1b}]133;C\u{7}"),
    ("dcs", "\u{1b}P$q\"p\u{1b}\\"),
    ("dcs in eight bits", "\u{90}$q\"p\u{9c}"),
    ("dcs without an end", "\u{1b}Pxyz"),
    ("sixel", "\u{1b}Pq#0;2;0;0;0#0~~@@vv@@~~@@~~$-\u{1b}\\"),
    ("terminfo asked for", "\u{1b}P+q544e\u{1b}\\"),
    ("tmux passes on", "\u{1b}Ptmux;\u{1b}\u{1b}]52;c;eA==\u{7}\u{1b}\\"),
    ("screen's title", "\u{1b}kowned\u{1b}\\"),
    ("kitty's graphics", "\u{1b}_Gf=24,s=1,v=1;AAAA\u{1b}\\"),
    ("apc in eight bits", "\u{9f}Gx\u{9c}"),
    ("privacy message", "\u{1b}^hidden\u{1b}\\"),
    ("privacy message in eight bits", "\u{9e}hidden\u{9c}"),
    ("start of string", "\u{1b}Xhidden\u{1b}\\"),
    ("another character set", "\u{1b}(0lqk\u{1b}(B\u{e}x\u{f}"),
    ("double height", "\u{1b}#3tall"),
    ("screen of E", "\u{1b}#8"),
    ("backspaces write over", "no\u{8}\u{8}yes"),
    ("a return writes over", "not agreed\ragreed    "),
    ("line breaks", "one\ntwo\r\nthree\u{b}four\u{c}five"),
    ("line breaks of Unicode", "one\u{85}two\u{2028}three\u{2029}four"),
    ("end of input", "a\u{4}b\u{1a}c"),
    ("flow control", "a\u{13}b\u{11}c"),
];

/// What hides, turns round or piles up.
const UNSEEN: &[(&str, &str)] = &[
    ("right to left override", "agreed \u{202e}ton toN\u{202c}"),
    ("left to right override", "\u{202d}abc\u{202c}"),
    ("embeddings", "\u{202a}a\u{202b}b\u{202c}\u{202c}"),
    ("isolates", "\u{2066}a\u{2067}b\u{2068}c\u{2069}\u{2069}"),
    ("marks of direction", "a\u{200e}b\u{200f}c\u{61c}d"),
    ("zero width space", "pay\u{200b}pal"),
    ("word joiner", "pay\u{2060}pal"),
    ("byte order mark", "\u{feff}begin\u{feff}end"),
    ("soft hyphens", "ex\u{ad}am\u{ad}ple"),
    ("Mongolian vowel separator", "a\u{180e}b"),
    ("invisible operators", "a\u{2061}b\u{2062}c\u{2063}d\u{2064}e\u{2065}f"),
    ("deprecated format characters", "a\u{206a}b\u{206b}c\u{206c}d\u{206d}e\u{206e}f\u{206f}g"),
    ("interlinear annotation", "\u{fff9}a\u{fffa}b\u{fffb}"),
    ("object replacement", "see \u{fffc} here"),
    ("unassigned specials", "a\u{fff0}b\u{fff8}c"),
    ("format controls of music", "\u{1d173}a\u{1d174}b\u{1d17a}"),
    ("format controls of hieroglyphs", "\u{13080}\u{13430}\u{13080}\u{1343f}"),
    ("format controls of shorthand", "a\u{1bca0}b\u{1bca3}"),
    ("language tag", "a\u{e0001}\u{e0065}\u{e006e}b"),
    ("words in tag characters", "hello\u{e0069}\u{e0067}\u{e006e}\u{e006f}\u{e0072}\u{e0065}"),
    ("tags after a flag", "\u{1F3F4}\u{e0067}\u{e0062}\u{e0078}\u{e007f}"),
    ("noncharacters", "a\u{fdd0}b\u{fdef}c\u{fffe}d\u{ffff}e"),
    ("noncharacters of other planes", "a\u{1fffe}b\u{1ffff}c\u{10fffe}d\u{10ffff}"),
    ("joiners where nothing joins", " \u{200d} 1\u{200d}2 \u{200c}\u{200c}\u{200c}x"),
    ("a mark on nothing", "\u{301}\u{301}x"),
    (
        "marks with what goes between them",
        "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{200b}\u{301}\u{301}\u{301}\u{301}\u{301}b",
    ),
    ("selectors that carry words", "a\u{fe00}\u{fe05}\u{fe0f}\u{e0100}\u{e0130}\u{e01ef}b"),
];

/// What other programs would take for theirs.
const MARKUP: &[(&str, &str)] = &[
    ("a script", "<script>alert(1)</script>"),
    ("a script in capitals", "<SCRIPT SRC=//evil.example></SCRIPT>"),
    ("an event", "<img src=x onerror=alert(1)>"),
    ("out of an attribute", "\" onmouseover=\"alert(1)\" x=\""),
    ("out of the other quotation marks", "' onfocus='alert(1)' autofocus='"),
    ("out of style and title", "</style></title></head><svg onload=alert(1)>"),
    ("an end of svg", "</text></svg><script>alert(1)</script>"),
    ("foreign object", "<foreignObject><iframe src=javascript:alert(1)></foreignObject>"),
    ("use from elsewhere", "<use href=\"http://evil.example/x.svg#a\"/>"),
    ("a base", "<base href=http://evil.example/>"),
    ("refresh", "<meta http-equiv=refresh content=0;url=http://evil.example>"),
    ("cdata ends", "]]>"),
    ("cdata begins", "<![CDATA[ x"),
    ("comment ends", "-->"),
    ("comment begins", "<!-- x"),
    ("a doctype", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;"),
    ("an instruction", "<?xml-stylesheet href=\"http://evil.example\"?>"),
    ("names of characters", "&lt;b&gt; &#0; &#x1b; &amp;amp; &notanentity;"),
    ("a character named away", "&#x202e;abc &#27;[31m"),
    ("style", "x;background:url(http://evil.example/x)"),
    ("a link of Markdown", "[x](javascript:alert(1))"),
    ("a picture of Markdown", "![x](http://evil.example/x.png)"),
    ("a reference of Markdown", "[x]: http://evil.example \"t\""),
    ("a footnote of Markdown", "[^1]: x"),
    ("an address in angles", "<http://evil.example> <a@evil.example>"),
    ("a bare address", "http://evil.example www.evil.example javascript:alert(1)"),
    ("a table's bars", "a | b || c \\| d"),
    ("a table's head", "| --- |"),
    ("a heading", "# x ##"),
    ("a rule", "---"),
    ("a heading underlined", "==="),
    ("a fence", "```sh"),
    ("another fence", "~~~"),
    ("a list", "- [x] 1. + * x"),
    ("a number", "1. x"),
    ("a quotation", "> x"),
    ("code by four blanks", "    x"),
    ("mathematics", "$x$ \\(y\\) $$z$$"),
    ("a backslash at the end", "x\\"),
    ("a formula", "=cmd|' /C calc'!A0"),
    ("a formula with a plus", "+1+1"),
    ("a formula with an at", "@SUM(1+1)*cmd|' /C calc'!A0"),
    ("a formula behind a tab", "\t=1+1"),
    ("a calendar", "x\r\nEND:VEVENT\r\nBEGIN:VALARM\r\nATTACH:http://evil.example"),
    ("RON closed", "x\"))) //00000000"),
    ("RON opened", "\\u{1b}[31m r#\"x\"# (text:\"y\")"),
    ("a comment of RON", "x // 5d0c11aa */ /* y"),
    ("marks of a conflict", "<<<<<<< HEAD\n=======\n>>>>>>> other"),
    ("format strings", "{} {0} {x:?} {{}} %s%n%x %p $HOME `id` $(id)"),
    ("words of ours", "{title} {task} {horizon} {back} {1}"),
    ("marks of ours", "x ; y ; z ;  > a < b"),
];

/// What other systems would take for a path or a device.
const PATHS: &[(&str, &str)] = &[
    ("up", "../../../../etc/passwd"),
    ("up with the other stroke", "..\\..\\windows\\win.ini"),
    ("absolute", "/etc/passwd"),
    ("a drive", "C:\\con\\con"),
    ("a share", "\\\\evil.example\\share"),
    ("a device", "CON"),
    ("a device with an ending", "nul.ron"),
    ("a port", "COM1"),
    ("a stream", "a.ron::$DATA"),
    ("a zero", "a\0b.ron"),
    ("dots", ".."),
    ("hidden", ".ssh"),
    ("home", "~root"),
    ("trailing", "name. . ."),
    ("an option", "--help"),
    ("an option behind", "-rf /"),
];

/// Scripts, widths and lengths: nothing of them is an attack, and all of them must be drawn.
const SCRIPTS: &[(&str, &str)] = &[
    ("Hindi", "हिन्दी में कार्त्स्न्य"),
    ("Thai", "ภาษาไทย น้ำ ที่นี่"),
    ("Hebrew with points", "שָׁלוֹם עֲלֵיכֶם"),
    ("Arabic", "مرحبا بكم 123"),
    ("Persian with non-joiners", "می\u{200c}خواهم"),
    ("Sinhala with joiners", "ක්\u{200d}ෂ"),
    ("Welsh", "tŷ bach, sŵn y môr"),
    ("Yoruba", "Ọlá ẹ̀kọ́"),
    ("Tibetan", "ཧྐྵྨླྺྼྻྂ"),
    ("Japanese with a selector", "葛\u{e0100}城市"),
    ("Korean in parts", "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af}"),
    ("wide", "漢字カナ한국어"),
    ("ambiguous", "±×÷…—“”①■"),
    ("families", "👨🏽\u{200d}👩🏽\u{200d}👧🏽\u{200d}👦🏽 👩🏽\u{200d}🌾 ❤\u{fe0f}"),
    ("flags", "🇨🇾🇬🇧 \u{1F3F4}\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}"),
    ("keycaps", "1\u{fe0f}\u{20e3} #\u{fe0f}\u{20e3}"),
    ("private use", "\u{e000}\u{f8ff}\u{f0000}"),
];

/// Every payload.
pub fn all() -> Vec<Payload> {
    let mut out = Vec::new();
    let mut put = |name: String, text: String| out.push(Payload { name, text });
    for code in (0..0x20).chain(0x7f..0xa0) {
        let c = char::from_u32(code).expect("a character");
        put(format!("control {code:02x}"), format!("a{c}b{c}"));
    }
    for (name, text) in [SEQUENCES, UNSEEN, MARKUP, PATHS, SCRIPTS].into_iter().flatten() {
        put((*name).to_owned(), (*text).to_owned());
    }
    put("five hundred marks".to_owned(), format!("e{}", "\u{301}".repeat(500)));
    put("marks that take room".to_owned(), format!("क{}", "\u{93e}".repeat(500)));
    put("enclosing marks".to_owned(), format!("o{}", "\u{20dd}\u{489}".repeat(200)));
    put("five hundred joiners".to_owned(), format!("a{}b", "\u{200d}".repeat(500)));
    put("a chain of people".to_owned(), "👩\u{200d}".repeat(300));
    put("skin after skin".to_owned(), format!("👍{}", "\u{1F3FD}".repeat(300)));
    put("vowels of Korean".to_owned(), format!("\u{1100}{}", "\u{1161}".repeat(300)));
    put("a long word".to_owned(), "w".repeat(4000));
    put("a long wide word".to_owned(), "漢".repeat(1200));
    put("a long conjunct".to_owned(), "क्".repeat(300));
    put("many blanks".to_owned(), format!("a{}b", "\u{3000} ".repeat(400)));
    out
}
