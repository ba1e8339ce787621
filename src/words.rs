//! The words on the screen and on paper, in one table, so that another language is another column. Uses nothing.
//! The stages table holds its own titles and prompts, the tables of kinds and fields their own words.

macro_rules! words {
    ($($name:ident => $text:literal;)*) => {
        /// A text of the program. `{}` stands for what [`Word::with`] puts in, in order.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Word { $(#[doc = $text] $name,)* }

        impl Word {
            /// The text.
            pub fn text(self) -> &'static str {
                match self { $(Word::$name => $text,)* }
            }
        }
    };
}

words! {
    ProgramName => "Common Ground";
    HomeQuestion => "What is it about?";
    HowLong => "How long have you got?";
    Saved => "saved";
    Saving => "saving…";
    NotSaved => "NOT SAVED";
    LookingForSomeone => "looking for someone";
    NoDateYet => "no date yet";
    ByDate => "by {}";
    NotAgreed => "Not agreed";
    InTheRoom => "{} in the room";

    // The roadmap.
    OtherActions => "Other actions";
    FromTo => "{}: {} to {}";
    AssetIndividual => "People's gifts";
    AssetAssociation => "Groups and clubs";
    AssetInstitution => "Services";
    AssetPlace => "Places and things";
    AssetEconomy => "Work and money";
    AssetEnvironment => "Land, water, nature";
    AssetCulture => "Culture and stories";
    AssetRelationship => "Who works well together";
    AssetValue => "What we stand for";
}

impl Word {
    /// The text with `parts` put in for each `{}`, in order.
    pub fn with<S: AsRef<str>>(self, parts: &[S]) -> String {
        let mut parts = parts.iter();
        let mut pieces = self.text().split("{}");
        let mut out = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            out.push_str(parts.next().map_or("", |part| part.as_ref()));
            out.push_str(piece);
        }
        out
    }
}
