//! A session for other people's tools: spreadsheets, scripts, calendars, diagrams, maps. One table, of which each row is
//! a format; what may go out is settled once, by the copy that [`leaving`] makes, so that no format decides it again. Each
//! says how many lines went and how many did not, and why. Uses the model, the copies, the report and the words.

mod calendar;
mod csv;
mod json;
pub mod leaving;
mod map;
mod mermaid;

use super::markdown;
use super::report;
use crate::words::tools::Tools;
pub use leaving::{Leaving, Readers};

/// The formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tool {
    /// A list for each kind of line.
    Csv,
    /// Everything, for scripts.
    Json,
    /// The report.
    Markdown,
    /// Actions over time.
    Gantt,
    /// What happened, by years.
    Timeline,
    /// Themes and what stands under them.
    Mindmap,
    /// Days as events.
    Calendar,
    /// Days as things to do.
    Todos,
    /// Parties and relationships for Kumu.
    Kumu,
    /// Parties and relationships for Graphviz.
    Dot,
}

/// What there is to know about a format.
pub struct Row {
    /// The format.
    pub tool: Tool,
    /// Its name on the command line.
    pub name: &'static str,
    /// What stands after the session's name in that of the file.
    pub after: &'static str,
    /// How its file ends; empty for a folder of files.
    pub ending: &'static str,
    /// What it is for.
    pub what: &'static str,
    make: fn(&Leaving) -> Parcel,
}

/// The formats, in the order in which they are listed.
pub const TOOLS: [Row; 10] = [
    Row {
        tool: Tool::Csv,
        name: "csv",
        after: "-lists",
        ending: "",
        what: "for spreadsheets: a folder with a list for each kind of line; `import` takes them in again",
        make: csv::lists,
    },
    Row {
        tool: Tool::Json,
        name: "json",
        after: "",
        ending: "json",
        what: "for scripts: every line with its answers and links",
        make: json::json,
    },
    Row {
        tool: Tool::Markdown,
        name: "md",
        after: "-report",
        ending: "md",
        what: "for wikis and notes: the report",
        make: report_in_markdown,
    },
    Row {
        tool: Tool::Gantt,
        name: "mermaid-gantt",
        after: "-gantt",
        ending: "mmd",
        what: "for Mermaid: actions with a date, a section for each theme",
        make: mermaid::gantt,
    },
    Row {
        tool: Tool::Timeline,
        name: "mermaid-timeline",
        after: "-timeline",
        ending: "mmd",
        what: "for Mermaid: the time lines by their years",
        make: mermaid::timeline,
    },
    Row {
        tool: Tool::Mindmap,
        name: "mermaid-mindmap",
        after: "-mindmap",
        ending: "mmd",
        what: "for Mermaid: themes with what stands under them",
        make: mermaid::mindmap,
    },
    Row {
        tool: Tool::Calendar,
        name: "ics",
        after: "",
        ending: "ics",
        what: "for calendars: an event for each action and review meeting with a date",
        make: calendar::events,
    },
    Row {
        tool: Tool::Todos,
        name: "ics-todo",
        after: "-todo",
        ending: "ics",
        what: "for task lists: the same as things to do",
        make: calendar::todos,
    },
    Row {
        tool: Tool::Kumu,
        name: "kumu",
        after: "-kumu",
        ending: "json",
        what: "for Kumu: groups, parties and assets, and the relationships between them",
        make: map::kumu,
    },
    Row {
        tool: Tool::Dot,
        name: "dot",
        after: "-relations",
        ending: "dot",
        what: "for Graphviz: parties and the relationships between them",
        make: map::dot,
    },
];

impl Tool {
    /// The row of the table that describes this format.
    pub fn row(self) -> &'static Row {
        const FIRST: &Row = &TOOLS[0];
        TOOLS.iter().find(|row| row.tool == self).unwrap_or(FIRST)
    }

    /// The format of that name.
    pub fn named(name: &str) -> Option<Tool> {
        TOOLS.iter().find(|row| row.name == name.trim().to_lowercase()).map(|row| row.tool)
    }
}

/// Why a line is not in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It has no day.
    NoDay,
    /// It has no year.
    NoYear,
    /// It stands under no theme.
    NoTheme,
    /// It names both parties in one box.
    NoParties,
    /// The format holds no such lines.
    OtherKinds,
    /// Only those who were there read it, or one group.
    NotForThem,
    /// It was taken back.
    TakenBack,
    /// Its words were taken out at a person's wish.
    Struck,
}

impl Why {
    fn words(self, n: usize) -> String {
        let word = match self {
            Why::NoDay => Tools::NoDay,
            Why::NoYear => Tools::NoYear,
            Why::NoTheme => Tools::NoTheme,
            Why::NoParties => Tools::NoParties,
            Why::OtherKinds => Tools::OtherKinds,
            Why::NotForThem => Tools::NotForThem,
            Why::TakenBack => Tools::TakenBack,
            Why::Struck => Tools::Struck,
        };
        word.with(&[n.to_string()])
    }
}

/// The files of a format, and what they hold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parcel {
    /// Names and texts. A format of one file gives it no name.
    pub files: Vec<(String, String)>,
    /// How many lines are in them.
    pub went: usize,
    /// How many are not, and why.
    pub stayed: Vec<(Why, usize)>,
    /// The review meetings of the agenda, which are no lines.
    pub meetings: Meetings,
}

/// How many review meetings of the agenda are in a calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Meetings {
    /// That many are.
    pub went: usize,
    /// That many have no day yet.
    pub no_day: usize,
}

impl Meetings {
    fn words(self) -> String {
        let said = [(Tools::Meetings, self.went), (Tools::MeetingsNoDay, self.no_day)];
        let said = said.into_iter().filter(|(_, n)| *n > 0).map(|(word, n)| word.with(&[n.to_string()]));
        said.map(|sentence| format!(" {sentence}")).collect()
    }
}

impl Parcel {
    /// One file with so many lines, and what stayed for reasons of the format.
    fn of(text: String, went: usize, stayed: Vec<(Why, usize)>) -> Self {
        Self { files: vec![(String::new(), text)], went, stayed, meetings: Meetings::default() }
    }

    /// How many went and how many did not, and why, as a sentence.
    pub fn sentence(&self, name: &str) -> String {
        let stayed: usize = self.stayed.iter().map(|(_, n)| n).sum();
        let went = Tools::Went.with(&[name.to_owned(), self.went.to_string()]);
        let meetings = self.meetings.words();
        if stayed == 0 {
            return went + Tools::AllWent.text() + &meetings;
        }
        let why: Vec<String> = self.stayed.iter().map(|(why, n)| why.words(*n)).collect();
        format!("{went}{}: {}.{meetings}", Tools::Stayed.with(&[stayed.to_string()]), why.join(", "))
    }
}

/// What a format makes of what goes out. Every line of the session is counted once: it went, or it did not.
pub fn make(tool: Tool, leaving: &Leaving) -> Parcel {
    let mut parcel = (tool.row().make)(leaving);
    let counted = parcel.went + parcel.stayed.iter().map(|(_, n)| n).sum::<usize>();
    // The report also says what was taken back, to those who were there.
    let mut missing = leaving.all.saturating_sub(counted);
    for (why, n) in
        [(Why::Struck, leaving.struck), (Why::NotForThem, leaving.not_for_them), (Why::TakenBack, leaving.taken_back)]
    {
        let n = n.min(missing);
        missing -= n;
        parcel.stayed.push((why, n));
    }
    parcel.stayed.push((Why::OtherKinds, missing));
    parcel.stayed.retain(|(_, n)| *n > 0);
    parcel.stayed.sort_unstable();
    parcel
}

/// The report for these readers, in Markdown.
fn report_in_markdown(leaving: &Leaving) -> Parcel {
    let whom = match leaving.readers {
        Readers::Public => report::For::Public,
        Readers::There => report::For::There,
    };
    let report = report::report_to(leaving.whole, whom, None);
    let printed = report.printed();
    Parcel::of(markdown::markdown(&report), printed.sum() + printed.taken_back, Vec::new())
}
