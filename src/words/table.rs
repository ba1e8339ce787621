//! How a table of words is made.

macro_rules! words {
    ($table:ident { $($name:ident => $text:literal;)* }) => {
        /// Texts of the program. `{}` stands for what `with` puts in, in order.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $table { $(#[doc = $text] $name,)* }

        impl $table {
            /// Every text of the table.
            pub const ALL: &'static [&'static str] = &[$($text,)*];

            /// Every text of the table with its name in the program.
            pub const NAMED: &'static [(&'static str, &'static str)] = &[$((stringify!($name), $text),)*];

            /// The text.
            pub fn text(self) -> &'static str {
                match self { $($table::$name => $text,)* }
            }

            /// The text with `parts` put in for each `{}`, in order.
            pub fn with<S: AsRef<str>>(self, parts: &[S]) -> String {
                $crate::words::table::put_in(self.text(), parts)
            }

            /// The text in a language.
            pub fn text_in(self, lang: $crate::words::lang::Lang) -> &'static str {
                let named = || match self { $($table::$name => concat!(stringify!($table), "::", stringify!($name)),)* };
                lang.word(named, self.text())
            }

            /// The text in a language with `parts` put in for each `{}`, in order.
            pub fn with_in<S: AsRef<str>>(self, lang: $crate::words::lang::Lang, parts: &[S]) -> String {
                $crate::words::table::put_in(self.text_in(lang), parts)
            }

            /// The word for one, or the word for `n` of them, in a language.
            pub fn counted_in(self, lang: $crate::words::lang::Lang, some: Self, n: usize) -> String {
                if n == 1 { self.text_in(lang).to_owned() } else { some.with_in(lang, &[n.to_string()]) }
            }

            /// "1 value", "9 values": the word for one, or the word for `n` of them.
            pub fn counted(self, some: Self, n: usize) -> String {
                if n == 1 { self.text().to_owned() } else { some.with(&[n.to_string()]) }
            }
        }
    };
}

/// A text with `parts` put in for each `{}`, in order. `[line|lines]` is the word for one or for several of the number
/// that stands before it.
pub fn put_in<S: AsRef<str>>(text: &str, parts: &[S]) -> String {
    let mut parts = parts.iter();
    let mut pieces = text.split("{}");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let part = parts.next().map_or("", |part| part.as_ref());
        out.push_str(part);
        push_counted(&mut out, after(part, piece), part == "1");
    }
    out
}

/// What follows on a part: where somebody's words end a sentence themselves, no second full stop.
fn after<'a>(part: &str, piece: &'a str) -> &'a str {
    match piece.strip_prefix('.') {
        Some(rest) if part.ends_with(['?', '!', '.']) && (rest.is_empty() || rest.starts_with([' ', '\n'])) => rest,
        _ => piece,
    }
}

fn push_counted(out: &mut String, piece: &str, is_one: bool) {
    let mut rest = piece;
    while let Some((before, after)) = rest.split_once('[') {
        let Some(((one, some), after)) =
            after.split_once(']').and_then(|(words, rest)| Some((words.split_once('|')?, rest)))
        else {
            break;
        };
        out.push_str(before);
        out.push_str(if is_one { one } else { some });
        rest = after;
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::put_in;

    #[test]
    fn one_is_said_as_one() {
        for (text, parts, wanted) in [
            ("{} [line|lines], {} placed", ["1", "0"], "1 line, 0 placed"),
            ("{} [line|lines], {} placed", ["12", "1"], "12 lines, 1 placed"),
            ("{} of {} [theme has|themes have] one", ["1", "1"], "1 of 1 theme has one"),
            ("{} [a] {} b]", ["1", "2"], "1 [a] 2 b]"),
        ] {
            assert_eq!(put_in(text, &parts), wanted);
        }
    }
}
