//! How a table of words is made.

macro_rules! words {
    ($table:ident { $($name:ident => $text:literal;)* }) => {
        /// Texts of the program. `{}` stands for what `with` puts in, in order.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $table { $(#[doc = $text] $name,)* }

        impl $table {
            /// The text.
            pub fn text(self) -> &'static str {
                match self { $($table::$name => $text,)* }
            }

            /// The text with `parts` put in for each `{}`, in order.
            pub fn with<S: AsRef<str>>(self, parts: &[S]) -> String {
                $crate::words::table::put_in(self.text(), parts)
            }

            /// "1 value", "9 values": the word for one, or the word for `n` of them.
            pub fn counted(self, some: Self, n: usize) -> String {
                if n == 1 { self.text().to_owned() } else { some.with(&[n.to_string()]) }
            }
        }
    };
}

/// A text with `parts` put in for each `{}`, in order.
pub fn put_in<S: AsRef<str>>(text: &str, parts: &[S]) -> String {
    let mut parts = parts.iter();
    let mut pieces = text.split("{}");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(parts.next().map_or("", |part| part.as_ref()));
        out.push_str(piece);
    }
    out
}
